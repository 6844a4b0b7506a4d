// Serves the built site, and provides a page that fails its test on any console message, error or policy violation.
import { test as base, expect } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parse } from "node-html-parser";
import { serve } from "../../js/build/serve.mjs";

export const DIST = resolve(import.meta.dirname, "../../dist");

/** The files of a build, relative to its folder: `charts/index.html`. */
export const FILES = readdirSync(DIST, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile())
  .map((one) => relative(DIST, join(one.parentPath, one.name)).replaceAll("\\", "/"))
  .sort();

/** The file of a page. */
export const fileOf = (path) => (path.endsWith(".html") ? path : join(path, "index.html"));
export const read = (file) => readFileSync(join(DIST, file), "utf8");

/** The embeds: each chart and each of its views, current and as snapshots; figures; pages of advice. */
export const EMBEDS = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../records/embed-addresses.json"), "utf8")).addresses;

/** The advice that other pages have taken the place of, each as the end of its addresses. They show the page that has. */
const FORMER = FILES.filter((file) => /^data\/advice\/[^/]+\.json$/.test(file)).flatMap((file) => JSON.parse(read(file)).formerly ?? []);
const isFormer = (path) => /^(safety\/[^/]+|embed\/advice)\/[^/]+\/$/.test(path) && FORMER.includes(path.split("/").at(-2));

/** The snapshots, the embeds of pages that have gone, and the other embeds. */
export const SNAPSHOTS = EMBEDS.filter((path) => /\/\d{4}-\d\d-\d\d\/$/.test(path));
export const OLD = EMBEDS.filter(isFormer);
export const LIVING = EMBEDS.filter((path) => !SNAPSHOTS.includes(path) && !OLD.includes(path));

/** A lesson in one file is no page of the site: it has no layout, and is opened from a disk. */
const BUILT = FILES.filter((file) => file.endsWith(".html") && !/^schools\/[^/]+\/lesson\.html$/.test(file)).map((file) => file.replace(/(^|\/)index\.html$/, "$1"));

export const PACKS = BUILT.flatMap((path) => /^schools\/([^/]+-ks\d)\/$/.exec(path)?.[1] ?? []);

/** Whether a page is a part of another, which lists and the search leave out: a resource of a lesson pack, a chart's table of all areas, a data file's own page. */
export const isPart = (path) => /^(schools\/[^/]+\/[^/]+|charts\/[^/]+\/all|data\/[^/]+)\/$/.test(path);

/** The parts that the tests cover: all resources of one pack, and one kind from each other topic; tables of many years, and of many areas. */
const PARTS = /^(schools\/(water-ks2\/[\w-]+|road-ks4\/slides|road-ks1\/sheet|home-ks2\/poster|home-ks4\/quiz)|charts\/(recorded-crime-rate|crime-partnership-rate)\/all|data\/(recorded-crime|key-facts|contacts))\/$/;

/** The site's own pages. */
export const PAGES = BUILT.filter((path) => !EMBEDS.includes(path) && !isFormer(path) && (!isPart(path) || PARTS.test(path)));

/** Some pages of each kind that is rendered alike, for checks that would take too long on all. */
const ALIKE = [
  [/^safety\/[^/]+\/./, /\/(board|in-the-water-now|rivers|stopping-distances|twenty-near-schools)\/$/],
  [/^schools\/[^/]+\/$/, /\/(water-ks2|home-ks4|year)\/$/],
  [/^schools\/[^/]+\/./, /^schools\/water-ks2\//],
  [/^charts\/[^/]+\/./, /^charts\/recorded-crime-rate\//],
  [/^charts\/[^/]+\/$/, /\/(first-time-entrants|recorded-crime-rate|crime-groups|crime-groups-index|re-offending)\/$/],
  [/^theme\/objectives\/./, /\/vulnerable-people\/$/],
  [/^help\/./, /\/(abuse|danger)\/$/],
];
export const KINDS = PAGES.filter((path) => ALIKE.every(([kind, chosen]) => !kind.test(path) || chosen.test(path)));

export const CHARTS = PAGES.filter((path) => /^charts\/[^/]+\/$/.test(path));

/** What the build wrote into a page of a chart, or of a view, below its address. */
export function built(path) {
  const html = parse(read(fileOf(path)));
  const text = (selector) => html.querySelector(selector)?.textContent.trim();
  const table = html.querySelector("#figures-caption").parentNode;
  const rows = table.querySelectorAll("tbody tr").map((row) => row.querySelectorAll("th, td").map((cell) => cell.textContent));
  const heads = table.querySelectorAll("thead th").map((cell) => cell.textContent);
  return { title: text("h1"), finding: text(".finding"), heads, years: rows.map(([year]) => year), rows };
}

/** The kind of a chart: lines, bars, ranked or rows. An index is drawn as what it is worked out from. */
export const kindOf = (path) => JSON.parse(read(`data/charts/${path.split("/")[1].replace(/-index$/, "")}.json`)).kind;

/** The rows of a chart's table as its picture has them: beside bars and in rows, years without a figure share a place. */
export function asDrawn(path, rows) {
  if (!["bars", "rows"].includes(kindOf(path))) return rows;
  const isEmpty = ([, ...cells]) => cells.every((cell) => /^\[.\]$/.test(cell));
  const runs = [];
  for (const row of rows) {
    if (isEmpty(row) && runs.length && isEmpty(runs.at(-1)[0])) runs.at(-1).push(row);
    else runs.push([row]);
  }
  return runs.map(([[first, ...cells], ...rest]) => [rest.length ? `${first} to ${rest.at(-1)[0]}` : first, ...cells]);
}

/** A day as pages write it: 23 November 2026. */
export const inWords = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export const test = base.extend({
  /** Responses that a test gives instead of files: path below the site's root to a function of request and response. */
  answers: [{}, { option: true }],

  /** The folder under which the site is served. */
  base: ["/", { option: true }],

  /** The site's address. */
  site: async ({ answers, base }, use) => {
    const answer = (request, response, path) => {
      const own = answers[path];
      if (own) own(request, response);
      return Boolean(own);
    };
    const server = await serve(DIST, { base, answer, strength: 5 });
    await use(server.address);
    await server.close();
  },

  /** Messages that a test expects, as patterns. Any other fails it. */
  expected: [[], { option: true }],

  page: async ({ page, expected }, use) => {
    const faults = [];
    const note = (text) => {
      if (/registration blocked by Playwright/.test(text)) return;
      if (!expected.some((pattern) => pattern.test(text))) faults.push(text);
    };
    page.on("console", (message) => note(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => note(`error: ${error.message}`));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      );
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** Opens a page and waits until its islands are hydrated. */
export async function open(page, address) {
  const response = await page.goto(address);
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  return response;
}

/** Splits a list into chunks, so that no test takes so long that a busy machine fails it. */
export const batches = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

export { expect };
