// The built site under a real server, and a page that fails its test on any message, fault or breach of policy.
import { test as base, expect } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve } from "../../js/build/serve.mjs";

export const DIST = resolve(import.meta.dirname, "../../dist");

export const PACKS = ["water", "road", "home"].flatMap((topic) => [1, 2, 3, 4].map((stage) => `${topic}-ks${stage}`));

/** One pack with all its parts, and one part of each other topic: all packs have the same parts. */
const PARTS = [
  ...["slides", "sheet", "answers", "quiz", "poster", "letter"].map((part) => `water-ks2/${part}`),
  "road-ks4/slides",
  "road-ks1/sheet",
  "home-ks2/poster",
  "home-ks4/quiz",
];

export const PAGES = [
  "",
  "theme/",
  "theme/objectives/",
  ...["anti-social-behaviour", "vulnerable-people", "re-offending", "alcohol-and-substance-misuse", "safe-environment", "think-family"].map(
    (name) => `theme/objectives/${name}/`,
  ),
  "facts/",
  "charts/",
  ...[
    "alcohol-admissions-under-18",
    "anti-social-behaviour",
    "child-road-casualties-rate",
    "crime-groups",
    "crime-groups-index",
    "crime-severity-score",
    "drug-treatment-completed",
    "drug-treatment-completed-other",
    "first-time-entrants",
    "first-time-entrants-rate",
    "first-time-entrants-rate-index",
    "open-water-deaths",
    "open-water-deaths-uk",
    "re-offending",
    "recorded-crime",
    "recorded-crime-rate",
    "recorded-crime-rate-index",
    "road-deaths-and-injuries",
    "youth-custody",
    "youth-remand",
  ].map((name) => `charts/${name}/`),
  "safety/",
  ...advice(),
  "schools/",
  ...PACKS.map((name) => `schools/${name}/`),
  ...PARTS.map((part) => `schools/${part}/`),
  "help/",
  "about/",
  "embed/",
  "embed/promise/",
  "embed/evidence/",
  "site-index/",
  "style/",
  "404.html",
];

/** The pages of advice, as their files name them. */
function advice() {
  const folder = resolve(import.meta.dirname, "../../public/data/advice");
  const files = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
  return files.map(({ topic, name }) => (topic === name ? `safety/${topic}/` : `safety/${topic}/${name}/`)).sort();
}

/** The pages for frames: each chart and each of its views, as it is and as it was, figures, pages of advice. */
export const EMBEDS = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../records/embed-addresses.json"), "utf8")).addresses;

/** Those that stay as they were on a day, and the others. The ones that stay grow more with each day of new figures, and
 * are drawn as the others are: tests that take long look at some of them. */
export const KEPT = EMBEDS.filter((path) => /\/\d{4}-\d\d-\d\d\/$/.test(path));
export const LIVING = EMBEDS.filter((path) => !KEPT.includes(path));

/** One page of each kind that is drawn alike, for tests that would take too long on all. */
const ALIKE = [
  [/^safety\/[^/]+\/./, /\/(in-the-water-now|rivers|stopping-distances|twenty-near-schools)\/$/],
  [/^schools\/[^/]+\/$/, /\/(water-ks2|home-ks4)\/$/],
  [/^charts\/./, /\/(first-time-entrants|recorded-crime-rate|crime-groups|crime-groups-index|re-offending)\/$/],
  [/^theme\/objectives\/./, /\/vulnerable-people\/$/],
];
export const KINDS = PAGES.filter((path) => ALIKE.every(([kind, chosen]) => !kind.test(path) || chosen.test(path)));

/** Whether a page is a part of another, which lists and the search lead to and which gives it its picture. */
export const isPart = (path) => /^schools\/[^/]+\/[^/]+\/$/.test(path);

export const CHARTS = PAGES.filter((path) => /^charts\/./.test(path));

export const test = base.extend({
  /** Answers that a test gives in place of files: path below the site's root to a function of request and response. */
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
    const server = await serve(DIST, { base, answer });
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

export { expect };
