// Listens to the site with a real screen reader: Orca, with Chromium, on a screen that nobody sees. Real keys are
// pressed, Orca writes down what it says, and each point of each kind of chart has to be said, however it is reached.
//
//   node tests/screen-reader/speak.mjs [folder, dist unless told]        LOG=file keeps Orca's whole log
//
// Needs, besides `npm ci`, Debian's packages (`gdbus` is in libglib2.0-bin; CHROMIUM names another browser):
//   apt-get install --no-install-recommends orca xvfb at-spi2-core dbus libglib2.0-bin xdotool openbox chromium
//
// Ends with 1 if a point was not said. It takes about two minutes.
import { copyFileSync, cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve } from "../../js/build/serve.mjs";
import { desktop, plain, until } from "./desktop.mjs";

/** How long words may take after a key before they count as not said, in milliseconds. */
const LATE = 8_000;

const CHARTS = ["charts/first-time-entrants/", "charts/recorded-crime-rate/"];
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../dist"));

const { home, log, heard, open, close, press } = await desktop();
let server;
let page;

const visible = (selector) => page.locator(selector).filter({ visible: true });
const mark = () => page.evaluate(() => (globalThis.before = document.activeElement));
const moved = () => until(() => page.evaluate(() => globalThis.before !== document.activeElement), LATE);
const focused = (name) => page.evaluate((name) => (name === "text" ? document.activeElement.textContent : document.activeElement.getAttribute(name)), name);
const holds = (words, wanted) => words.some((one) => one.includes(plain(wanted)));
const show = (what, words) => console.log(`  ${what.padEnd(24)} ${words.length ? words.map((one) => `“${one}”`).join(" ") : "(silence)"}`);

/** Presses a key, and gives what was said once the wanted words have come or it is too late. `wanted` are words, or a
 *  function that waits for what the key does and gives them. */
async function hear(key, wanted = "") {
  const from = heard.count;
  press(key);
  const words = typeof wanted === "string" ? wanted : await wanted();
  await until(() => holds(heard.since(from), words), LATE);
  await heard.quiet();
  return heard.since(from);
}

/** Presses Tab until something has the focus, and gives what was said after the last press. */
async function tabTo(selector) {
  for (let i = 0; i < 100; i += 1) {
    await mark();
    const words = await hear("Tab", async () => {
      await moved();
      const there = await page.evaluate((selector) => document.activeElement.matches(selector), selector);
      return there ? ((await focused("aria-label")) ?? (await focused("text"))) : "";
    });
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return words;
  }
  throw new Error(`Tab never led to ${selector}.`);
}

/** Goes to a page in some way, and gives what was said up to the end of its loading. */
async function load(way) {
  const from = heard.count;
  await way();
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  const title = `Finished loading ${plain(await page.title())}`;
  await until(() => holds(heard.since(from), title), LATE);
  await heard.quiet();
  return heard.since(from);
}
const go = (path) => load(() => page.goto(server.address + path));

/** Walks over every point by the arrow keys, line by line from the highest, beginning at the first point. Gives what
 *  was said on each visit. */
async function walk(all, visit) {
  const at = (series, year) => all.find((one) => one.series === series && one.year === year);
  const lines = all.filter((one) => one.year === 0).sort((a, b) => a.y - b.y || a.series - b.series);
  const years = all.length / lines.length;
  const move = async (key, point) => {
    const words = await hear(key, point.label);
    if ((await focused("id")) === point.id) return visit(point, words);
    // The key never reached the page, as when the screen reader has lost the point. Go on from where it should lead.
    visit(point, []);
    await page.locator(`#${point.id}`).focus();
    await heard.quiet();
  };
  for (let rank = lines.indexOf(at(0, 0)); rank > 0; rank -= 1) await move("Up", lines[rank - 1]);
  for (const [rank, line] of lines.entries()) {
    if (rank) await move("Down", line);
    for (let year = 1; year < years; year += 1) await move("Right", at(line.series, year));
    if (years > 1) await move("Home", line);
  }
}

async function chart(path) {
  console.log(`\n${path}`);
  const loaded = await go(path);
  show("on loading", loaded.filter((one) => /^(Loading|Finished|Page has|Figures published)/.test(one)));
  await hear("ctrl+Home");
  for (const heading of await visible("h1, h2, h3, h4").allTextContents()) show("h", await hear("h", heading));
  show("t, the table", await hear("t", await page.locator("caption").first().textContent()));
  await hear("ctrl+Home");
  await hear("h", await page.locator("h1").textContent());
  const finding = plain(await visible(".finding").first().textContent());
  const lines = [];
  for (let i = 0; i < 6 && !lines.join(" ").includes(finding); i += 1) lines.push(...(await hear("Down")));
  show("Down, the finding", lines);

  const all = await visible(".reader [role=option]").evaluateAll((all) =>
    all.map((one) => {
      const [series, year] = one.id.split("-").slice(-2).map(Number);
      return { id: one.id, label: one.getAttribute("aria-label"), series, year, y: Number(one.getAttribute("cy")), visits: [] };
    }),
  );
  if (all.length === 0) throw new Error(`${path} has no points.`);
  const point = (id) => all.find((one) => one.id === id);
  const into = await tabTo("[role=option]");
  all[0].visits.push(into);
  await walk(all, (one, words) => one.visits.push(words));
  show("Tab, into the points", into);
  show(`to ${all[1].id}`, all[1].visits[0]);
  show(`to ${all.at(-1).id}`, all.at(-1).visits[0]);

  // The other ways to a point: back from its line's sentence, and after the page was loaded again.
  const here = point(await focused("id"));
  const sentence = page.locator(`#line-${here.series}`);
  const leave = await hear("Return", async () => sentence.textContent());
  show("Enter, the sentence", leave);
  const back = await hear("shift+Tab", here.label);
  show("Shift+Tab, back", back);
  await load(() => press("F5"));
  const anew = await tabTo("[role=option]");
  show("F5, Tab", anew);

  const times = (one) => one.visits.map((words) => words.filter((word) => word.includes(plain(one.label))).length);
  const some = (test) => all.filter((one) => times(one).some(test));
  const missed = all.filter((one) => times(one).every((n) => n === 0));
  const notAlways = some((n) => n === 0);
  const twice = some((n) => n > 1);
  const wrong = all.filter((one) => all.some((other) => other.label !== one.label && one.visits.some((words) => holds(words, other.label))));
  const visits = all.flatMap((one) => one.visits);
  for (const [what, which] of Object.entries({ "NOT SAID": missed, "NOT EACH TIME": notAlways, TWICE: twice, "WITH ANOTHER": wrong })) {
    for (const one of which) for (const words of one.visits) show(`${what}: ${one.label}`, words);
  }
  const said = (words, wanted) => (holds(words, wanted) ? "said" : "SILENT");
  return {
    chart: path.split("/")[1],
    points: all.length,
    said: all.length - missed.length,
    missed: missed.length,
    visits: visits.length,
    "silent visits": all.flatMap(times).filter((n) => n === 0).length,
    twice: twice.length,
    "with another": wrong.length,
    "“not selected”": visits.filter((words) => holds(words, "not selected")).length,
    Enter: said(leave, await sentence.textContent()),
    "Shift+Tab": said(back, here.label),
    "F5, Tab": said(anew, await focused("aria-label")),
  };
}

async function figure() {
  console.log("\ntheme/, a figure in a sentence");
  await go("theme/");
  await hear("ctrl+Home");
  show("Tab", await tabTo("[popovertarget]"));
  show("Enter", await hear("Return", "expanded"));
  show("Tab", await hear("Tab", "More about this figure"));
  show("Escape", await hear("Escape", "collapsed"));
  await hear("Return", "expanded");
  show("Insert+a", await hear("Insert+a", "mode"));
  for (let i = 0; i < 3; i += 1) show("Down", await hear("Down"));
}

async function search() {
  console.log("\nsite-index/?q=river, the status of the search");
  const loaded = await go("site-index/?q=river");
  const status = page.locator(".found");
  const words = plain(await status.textContent());
  show(`among ${loaded.length}`, loaded.flatMap((one, i) => (one.includes(words) ? [`${i + 1}: ${one}`] : [])));
  await tabTo("input[type=search]");
  await hear("ctrl+a");
  const from = heard.count;
  for (const letter of "floods") press(letter);
  await until(async () => (await status.textContent()).includes("floods"), LATE);
  const next = plain(await status.textContent());
  await until(() => holds(heard.since(from), next), LATE);
  await heard.quiet();
  show("typed “floods”", heard.since(from));
}

try {
  cpSync(folder, join(home, "site"), { recursive: true });
  server = await serve(join(home, "site"));
  // On the first page of a window Orca still says what it leaves out on later ones, so the charts are never the first.
  page = await open(`${server.address}charts/`);
  await load(() => page.waitForLoadState());
  const rows = [];
  for (const path of CHARTS) rows.push(await chart(path));
  await figure();
  await search();
  console.log();
  console.table(Object.fromEntries(rows.map(({ chart, ...row }) => [chart, row])));
  const silent = rows.filter((row) => row.missed || row["silent visits"] || row["Shift+Tab"] === "SILENT" || row["F5, Tab"] === "SILENT");
  console.log(silent.length ? `Points were not said in ${silent.map((row) => row.chart).join(" and ")}.` : "Every point was said, each time.");
  process.exitCode = silent.length ? 1 : 0;
} finally {
  if (process.env.LOG) copyFileSync(log, process.env.LOG);
  await close();
  await server?.close();
}
