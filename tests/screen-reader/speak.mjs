// Listens to the site with a real screen reader: Orca, with Chromium, on a screen that nobody sees. Real keys are
// pressed, Orca writes down what it says, and each point of each kind of chart must be said once.
//
//   node tests/screen-reader/speak.mjs [folder, dist unless told]        LOG=file keeps Orca's whole log
//
// Needs Debian's: apt-get install --no-install-recommends orca xvfb at-spi2-core dbus libglib2.0-bin xdotool openbox chromium
// (`gdbus` is in libglib2.0-bin). CHROMIUM names another browser. Ends with 1 if a point was not said.
import { copyFileSync, cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve } from "../../js/serve.mjs";
import { desk, plain, until } from "./desk.mjs";

/** How long words may take after a key before they count as not said, in milliseconds. */
const LATE = 10_000;

const CHARTS = ["charts/first-time-entrants/", "charts/recorded-crime-rate/"];
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../../dist"));

const { home, log, heard, open, close, press } = await desk();
let server;
let page;
let silent = 0;

const focused = () => page.evaluate(() => ((document.activeElement.dataset.seen ??= String(Math.random())), document.activeElement.dataset.seen));
const holds = (selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);

/** Presses a key and gives what was said after it, once the words that are wanted have come, or too late. */
async function hear(key, wanted = "") {
  const from = heard.count;
  press(key);
  const words = typeof wanted === "string" ? wanted : await wanted();
  await until(() => heard.since(from).some((one) => one.includes(plain(words))), LATE);
  await heard.quiet();
  return heard.since(from);
}

/** Presses Tab until something is reached. Gives the words of the last press. */
async function tabTo(selector) {
  for (let i = 0; i < 100; i += 1) {
    const before = await focused();
    const words = await hear("Tab", async () => (await until(async () => (await focused()) !== before, LATE), ""));
    if (await holds(selector)) return words;
  }
  throw new Error(`No ${selector} was reached with Tab.`);
}

/** Opens a page, and waits until Orca has read it out. Gives what it said. */
async function go(path) {
  const from = heard.count;
  const address = server.address + path;
  if (page) await page.goto(address);
  else page = await open(address);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  const title = plain(await page.title());
  await until(() => heard.since(from).some((one) => one.startsWith("Finished loading") && one.includes(title)), LATE);
  await heard.quiet();
  return heard.since(from);
}

const show = (what, words) => console.log(`  ${what.padEnd(22)} ${words.length ? words.map((one) => `“${one}”`).join(" ") : "(silence)"}`);
const visible = (selector) => page.locator(selector).filter({ visible: true });

/** Walks over every point by the arrow keys, line by line from the highest. */
async function points() {
  const all = await visible(".reader [role=option]").evaluateAll((all) =>
    all.map((one) => {
      const [series, year] = one.id.split("-").slice(-2).map(Number);
      return { id: one.id, label: one.getAttribute("aria-label"), series, year, y: Number(one.getAttribute("cy")) };
    }),
  );
  const said = new Map(all.map((one) => [one.id, []]));
  const others = [];
  const note = (point, words) => {
    said.get(point.id).push(words);
    const wrong = all.filter((one) => one !== point && one.label !== point.label && words.some((word) => word.includes(plain(one.label))));
    if (wrong.length) others.push([point, words]);
  };
  const at = (series, year) => all.find((one) => one.series === series && one.year === year);
  const lines = all.filter((one) => one.year === 0).sort((a, b) => a.y - b.y || a.series - b.series);
  const years = all.filter((one) => one.series === 0).length;
  const move = async (key, point) => {
    const words = await hear(key, point.label);
    if ((await page.evaluate(() => document.activeElement.id)) !== point.id) throw new Error(`${key} did not lead to “${point.label}”.`);
    note(point, words);
  };
  const reached = await tabTo("[role=option]");
  const first = at(0, 0);
  note(first, reached);
  for (let rank = lines.indexOf(first); rank > 0; rank -= 1) await move("Up", lines[rank - 1]);
  for (const [rank, line] of lines.entries()) {
    if (rank) await move("Down", line);
    for (let year = 1; year < years; year += 1) await move("Right", at(line.series, year));
    await move("Home", line);
  }
  const times = (point) => said.get(point.id).map((words) => words.filter((word) => word.includes(plain(point.label))).length);
  return {
    all,
    reached,
    others,
    spoken: all.filter((point) => times(point).some((n) => n > 0)),
    missed: all.filter((point) => times(point).every((n) => n === 0)),
    sometimes: all.filter((point) => times(point).some((n) => n > 0) && times(point).some((n) => n === 0)),
    twice: all.filter((point) => times(point).some((n) => n > 1)),
    words: (point) => said.get(point.id)[0],
  };
}

async function chart(path) {
  const loaded = await go(path);
  console.log(`\n${path}`);
  show("on loading", loaded.filter((one) => /loading|^Page has|published|figures/i.test(one)).slice(0, 6));
  await hear("ctrl+Home");
  for (const heading of await visible("h1, h2, h3, h4").allTextContents()) {
    show("h", await hear("h", heading));
    if (heading === (await page.locator("h1").textContent())) show("Down: the finding", await hear("Down", await visible(".finding").first().textContent()));
  }
  show("t: the table", await hear("t", await page.locator("caption").first().textContent()));
  await hear("ctrl+Home");
  const result = await points();
  show("Tab: into the points", result.reached);
  for (const point of [result.all[1], result.all.at(-1)]) show(`to ${point.id}`, result.words(point));
  show("Enter: the sentence", await hear("Return", await page.locator(".sentences li").first().textContent()));
  for (const point of result.missed) show(`NOT SAID: ${point.label}`, result.words(point));
  for (const point of result.twice) show(`TWICE: ${point.label}`, result.words(point));
  for (const point of result.sometimes) show(`NOT EACH TIME: ${point.label}`, result.words(point));
  for (const [point, words] of result.others) show(`WITH OTHERS: ${point.label}`, words);
  silent += result.missed.length + (result.all.length ? 0 : 1);
  const { all, spoken, missed, twice, others } = result;
  return { chart: path, points: all.length, spoken: spoken.length, missed: missed.length, twice: twice.length, "with another": others.length };
}

async function figure() {
  await go("theme/");
  console.log("\ntheme/, a figure in a sentence");
  await hear("ctrl+Home");
  show("Tab", await tabTo("[popovertarget]"));
  const behind = page.locator(".behind:popover-open");
  show("Enter", await hear("Return", async () => plain((await behind.textContent()).slice(0, 20))));
  show("Down", await hear("Down"));
  show("Tab", await hear("Tab", "More about this figure"));
  show("Escape", await hear("Escape"));
}

async function search() {
  const loaded = await go("site-index/?q=river");
  console.log("\nsite-index/?q=river, the status of the search");
  const status = await page.locator(".found").textContent();
  show(`said ${loaded.filter((one) => one.includes(plain(status))).length} times`, loaded.filter((one) => one.includes("river")).slice(0, 4));
  await tabTo("input[type=search]");
  await hear("ctrl+a");
  for (const letter of "flood") press(letter);
  const words = await hear("s", async () => (await until(async () => (await page.locator(".found").textContent()).includes("floods")), page.locator(".found").textContent()));
  show("typed “floods”", words);
}

try {
  cpSync(folder, join(home, "site"), { recursive: true });
  server = await serve(join(home, "site"));
  const rows = [];
  for (const path of CHARTS) rows.push(await chart(path));
  await figure();
  await search();
  console.log();
  console.table(rows);
  console.log(silent ? `${silent} points were not said.` : "Every point was said.");
  process.exitCode = silent ? 1 : 0;
} finally {
  if (process.env.LOG) copyFileSync(log, process.env.LOG);
  await close();
  await server?.close();
}
