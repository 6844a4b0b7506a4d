// Whether a saved file is still true. What is sure comes first: a file whose digest was published is the one that was
// published. Of others, the figures are compared where the file has any. A picture’s can’t be: of it, only the day that it
// names is judged, in a state of its own, so that nobody takes a forged picture for ours.
import { nameOf, rowsOf } from "./claims.js";

/**
 * @typedef {"current" | "uncompared" | "superseded" | "corrected" | "withdrawn" | "unknown"} State
 * @typedef {{state: State, words: string[], page?: string, title?: string}} Verdict
 */

const DAY = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const inWords = (day) => new Date(day).toLocaleDateString("en-GB", DAY);

/** @param {Omit<Verdict, "state">} more @returns {Verdict} */
const verdict = (state, words, more) => ({ state, words, ...more });

const CHANGED = "This isn’t a file that we published, or it has been changed. Opening a file and saving it again changes it too.";
const unknown = (words = CHANGED, more) => verdict("unknown", [words], more);

/** The page of a file: its chart, lesson pack or list. */
const pageOf = (path) => path.replace(/[^/]*$/, "").replace(/^pictures\/.*/, "style/pictures/");
const chartOf = (path) => /^charts\/([^/]+)\//.exec(path)?.[1];

/** What is published of a chart. A file may name anything, also what every object has: “constructor”. */
const chartIn = ({ charts }, name) => (Object.prototype.hasOwnProperty.call(charts, name) ? charts[name] : undefined);

/** What has become of a chart since a day. `proof` says how it is known that a file which is still true is as it was, or
 * that it isn’t known: then the day is only what the file says. */
function since(name, day, published, proof) {
  const chart = chartIn(published, name);
  if (!chart) return verdict("withdrawn", ["We no longer publish this chart."]);
  const more = { title: chart.title, page: `charts/${name}/` };
  const corrected = chart.corrections.filter(({ date }) => date > day);
  const isKnown = proof !== UNSEEN && proof !== UNCOMPARED;
  const figures = `${isKnown ? "It has" : "It says that it has"} the figures published on ${inWords(day)}`;
  const newer = `${figures}. The newest were published on ${inWords(chart.updated)}.`;
  if (corrected.length) {
    return verdict("corrected", [newer, ...corrected.map(({ date, what }) => `${inWords(date)}: ${what}`)], more);
  }
  if (chart.updated > day) return verdict("superseded", [newer], more);
  return verdict(isKnown ? "current" : "uncompared", [`${figures}, which are the newest.`, proof], more);
}

const IDENTICAL = "It’s the same as the file on this site.";
const REDRAWN = "We have drawn it again since, with the same figures.";
const SAME = "All its figures are the same as ours.";
const UNCOMPARED = "We can’t tell whether anyone has changed its figures since. Compare them with the chart.";
const UNSEEN = "We can’t tell whether anyone has changed the picture since. Compare it with the chart.";

/** The figures of a chart's newest file, by their names. */
function newest(text) {
  const figures = new Map();
  for (const [, name, period, value] of rowsOf(text).slice(1)) if (value !== "") figures.set(nameOf(name, period), Number(value));
  return figures;
}

/** The figures of a snapshot, by their names. `undefined` for an index, which is worked out from them. */
function ofDay(text) {
  const { chart, dataset } = JSON.parse(text);
  if (chart.index) return undefined;
  const { areas, area: only, rows: all } = dataset;
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const year = (period) => period.replace(/^(\d{4})-(\d\d)$/, (_, year, month) => `${SHORT[month - 1]} ${year}`);
  const rows = all.filter(({ value }) => value !== null);
  return new Map(rows.map(({ area, period, value }) => [nameOf(names.get(area) ?? only?.name ?? "", year(period)), value]));
}
const SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The figures of a chart on a day. */
async function figuresOf(name, day, published, get) {
  if (day === published.charts[name].updated) return newest(await get(`charts/${name}/data.csv`));
  return ofDay(await get(`data/editions/${name}/${day}.json`));
}

/** How a file's figures fit those of a day: the first that differs, as [name, the file's, ours]. */
function compare(figures, ours) {
  let wrong;
  for (const [name, value] of figures) {
    if (!ours.has(name)) return { fits: false };
    if (!wrong && ours.get(name) !== value) wrong = [name.replace("\n", ", "), value, ours.get(name)];
  }
  return { fits: true, wrong };
}

const differs = ([name, has, ours]) => `Someone has changed it. For ${name} it has ${has}; we published ${ours}.`;

/** A file that names its chart and day. */
async function claimed({ address, day, figures }, published, get) {
  const name = /\/charts\/([a-z0-9-]+)\//.exec(address)?.[1];
  if (published.withdrawn.includes(name)) return since(name, day, published, UNSEEN);
  const chart = chartIn(published, name);
  if (!chart) return unknown();
  const more = { title: chart.title, page: `charts/${name}/` };
  if (day !== chart.updated && !chart.days.includes(day)) {
    return unknown("It names a day on which we published no figures for this chart, so someone may have changed it.", more);
  }
  const ours = figures && (await figuresOf(name, day, published, get));
  if (!ours) return since(name, day, published, figures ? UNCOMPARED : UNSEEN);
  const { fits, wrong } = compare(figures, ours);
  if (!fits) return unknown("It has figures that this chart doesn’t have, so someone may have changed it.", more);
  return wrong ? unknown(differs(wrong), more) : since(name, day, published, SAME);
}

/** A table that doesn’t say where it is from: the chart and the day of which it has the figures. */
async function recognised(figures, published, get) {
  let altered;
  for (const [name, chart] of Object.entries(published.charts)) {
    for (const day of new Set([chart.updated, ...[...chart.days].sort().reverse()])) {
      const ours = await figuresOf(name, day, published, get);
      const { fits, wrong } = ours ? compare(figures, ours) : {};
      if (fits && !wrong) return since(name, day, published, SAME);
      if (fits) altered ??= unknown(differs(wrong), { title: chart.title, page: `charts/${name}/` });
    }
  }
  return altered ?? unknown();
}

/** Whether a file is still true.
 * @param {string} digest @param {import("./claims.js").Claims} claims
 * @param {object} published `data/published.json`
 * @param {(path: string) => Promise<string>} get the text of a file of the site
 * @returns {Promise<Verdict>} */
export async function judge(digest, claims, published, get) {
  const path = published.files[digest];
  if (path) {
    const chart = chartOf(path);
    if (chart) return since(chart, published.charts[chart].updated, published, IDENTICAL);
    return verdict("current", [IDENTICAL], { page: pageOf(path) });
  }
  const [earlier, day] = published.earlier[digest] ?? [];
  if (day) return since(chartOf(earlier), day, published, REDRAWN);
  if (earlier) {
    const isThere = Object.values(published.files).includes(earlier);
    return isThere
      ? verdict("superseded", ["There’s a newer one on this site."], { page: pageOf(earlier) })
      : verdict("withdrawn", ["We no longer publish this file."]);
  }
  if (claims.address) return claimed(claims, published, get);
  return claims.figures ? recognised(claims.figures, published, get) : unknown();
}
