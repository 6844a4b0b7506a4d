// Finds and orders the results of a query: what saves a life first, a single figure last.
import MiniSearch from "minisearch";
import { guideOf } from "./guide.js";
import { OPTIONS, isCommon, isSound, terms } from "./search-options.js";

/** How much a record counts, by its kind. */
const WEIGHTS = { danger: 2.4, advice: 2, help: 2, chart: 1.5, lesson: 1, plan: 1, other: 0.7, figure: 1 };
/** How much more a record counts if the query asks for its kind. */
const WANTED = 4;
/** How much what the pages call a thing counts, beside the reader's own word. */
const MEANT = 0.8;
/** The share of the query, by weight, that a page must have of what the best page has. */
const ENOUGH = 0.7;
/** The kinds of records that help somebody at once. */
export const HELPS = new Set(["danger", "advice", "help"]);
/** The most results on one page of the site. The parts of a chart's page have all the same words. */
const mostOn = (kind) => (kind === "chart" ? 1 : 2);

const pageOf = (address) => address.split("#")[0];

/** The search in a parsed index.
 *
 * A query gives `results`, the best first; `calls`, the numbers to ring at once; and `meant`, the query with its
 * misspelled words put right, if there are any.
 *
 * Throws if the index is not sound. */
export function searchIn(saved) {
  if (!isSound(saved)) throw new Error("The index is not sound.");
  const index = MiniSearch.loadJS(saved, OPTIONS);
  const guide = guideOf(saved.guide, saved.index);
  const { emergency } = saved.guide;

  /** The records that have one group of words, with their scores and the terms that were found. */
  function having({ own, means, isLast }) {
    const found = new Map();
    for (const [words, weight] of [[own, 1], ...means.map((one) => [one, MEANT])]) {
      const results = index.search(words.join(" "), {
        combineWith: "AND",
        tokenize: (text) => text.split(" "),
        processTerm: (word) => word,
        prefix: (word, i, all) => word.length > 3 || (words === own && isLast && i === all.length - 1),
        boost: { heading: 3 },
      });
      for (const { id, score, terms } of results) {
        const one = found.get(id) ?? { score: 0, terms: [] };
        // A term of several words counts no more than one of one word.
        const each = (score * weight) / words.length;
        found.set(id, { score: Math.max(one.score, each), terms: [...one.terms, ...terms] });
      }
    }
    return found;
  }

  /** The records with any of the groups, each with its page's share of the query. */
  function search(groups, wanted) {
    const records = new Map();
    const pages = new Map();
    let total = 0;
    for (const group of groups) {
      const found = having(group);
      // A rare word says more about what is meant; one that is on no page, or asks for a kind of page, says less.
      const weight = Math.log(1 + index.documentCount / (found.size || 1)) / (found.size && !group.asksKind ? 1 : 3);
      total += weight;
      const seen = new Set();
      for (const [id, { score, terms }] of found) {
        const record = records.get(id) ?? { id, ...index.getStoredFields(id), score: 0, terms: new Set() };
        record.score += score;
        for (const one of terms) record.terms.add(one);
        records.set(id, record);
        const page = pageOf(id);
        const sum = pages.get(page) ?? { share: 0, named: 0 };
        if (!seen.has(page)) {
          sum.share += weight;
          if (isNamed(group, record.title)) sum.named += weight;
        }
        pages.set(page, sum);
        seen.add(page);
      }
    }
    const most = Math.max(0, ...[...pages.values()].map(({ share }) => share));
    const found = [...records.values()].filter(({ id }) => pages.get(pageOf(id)).share >= ENOUGH * most);
    return found.map((record) => {
      const { share, named } = pages.get(pageOf(record.id));
      const title = terms(record.title).filter((one) => !isCommon(one));
      const isAsked = (one) => groups.some(({ own, means }) => [own, ...means].some((all) => all.includes(one)));
      const asked = title.filter(isAsked).length / title.length;
      const isWhole = named === total && asked === 1;
      const weight = WEIGHTS[record.kind] * (wanted.has(record.kind) || (record.kind === "danger" && wanted.has("advice")) ? WANTED : 1);
      const own = record.id === pageOf(record.id) ? 1.3 : 1;
      const score = record.score * weight * own * (share / total) ** 2 * (1 + (3 * named) / total + asked) ** 2;
      return { ...record, score, band: band(record.kind, isWhole) };
    });
  }

  /** The record at an address, as a result. */
  const at = (address) => ({ id: address, ...index.getStoredFields(address), terms: new Set() });

  return function find(query) {
    const right = guide.corrected(query);
    const wanted = guide.kindsIn(right);
    const found = search(guide.groups(right), wanted);
    const bets = guide.betsFor(right);
    // Who asks for a lesson or a chart by name gets it, below the call.
    const asksForOther = wanted.has("lesson") || wanted.has("chart");
    const isMeant = ({ to }) => !asksForOther || !HELPS.has(index.getStoredFields(to).kind);
    const first = bets.filter(isMeant).map(({ to }) => to);
    const places = [...new Set(first)].map((to) => found.find(({ id }) => id === to) ?? at(to));
    const ordered = byPage(found).filter(({ id }) => !first.includes(id));
    const pages = new Map();
    const results = [...places, ...ordered].filter(({ id, kind }) => {
      const page = kind === "figure" ? id : pageOf(id);
      pages.set(page, (pages.get(page) ?? 0) + 1);
      return pages.get(page) <= mostOn(kind);
    });
    const [best] = results;
    const called = bets.flatMap(({ call }) => call);
    // A query that is no best bet may still lead to a place where one calls.
    if (best && !bets.length) called.push(...(best.kind === "danger" ? emergency : guide.callsAt(best.id)));
    const calls = new Map(called.map((one) => [one.tel, one]));
    return { results, calls: [...calls.values()], meant: right === query ? undefined : right };
  };
}

/** Whether a page's title has a group of words. */
function isNamed({ own, means }, title) {
  const words = terms(title);
  return [own, ...means].some((all) => all.every((one) => words.some((word) => word === one || (one.length > 3 && word.startsWith(one)))));
}

/** What comes first whatever its score: what to do, who helps, charts and lessons; then the theme and its plan; single
 * figures last. A page that is called what was asked for is never held back. */
function band(kind, isWhole) {
  if (kind === "figure") return 2;
  return kind === "plan" && !isWhole ? 1 : 0;
}

/** The records of a page together, the best page of each band first. */
function byPage(found) {
  const best = new Map();
  const key = ({ id, band }) => `${band} ${band === 2 ? id : pageOf(id)}`;
  for (const one of found) best.set(key(one), Math.max(best.get(key(one)) ?? 0, one.score));
  return found.sort(
    (one, other) => one.band - other.band || best.get(key(other)) - best.get(key(one)) || other.score - one.score || (one.id < other.id ? -1 : 1),
  );
}
