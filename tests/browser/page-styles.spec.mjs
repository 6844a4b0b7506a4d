// Each page carries the rules that it can use. Here the whole style sheet takes their place, and nothing may look
// different: not at first, not with everything opened, nor in the dark or on paper.
import { FONT_FACE, wholeStyle } from "../../js/build/style-sheet.mjs";
import { unfold } from "./checks.mjs";
import { LIVING, PAGES, SNAPSHOTS, expect, open, test } from "./site.mjs";

const whole = (await wholeStyle()).replace(FONT_FACE, "");

const dialog = async (page) => {
  const share = page.locator('a[href="#share"]');
  if (await share.count()) await share.click();
  const fold = page.locator("details:has(a[data-embed]) > summary");
  if (await fold.count()) await fold.first().click();
  await page.locator("a[data-embed]").first().click();
  await page.locator(".embed-dialog textarea").first().waitFor({ state: "attached" });
};
/** What brings parts into a page that are not in its HTML. */
const chooses = async (page) => {
  await page.locator(".picture [role=option]").first().waitFor({ state: "attached" });
  await page.evaluate(() => document.querySelector(".picture [role=option]").focus());
};
const hydrates = async (page) => {
  await page.locator("[data-reach=picture]").press("Enter");
  await expect(page.locator(".reach")).toHaveCount(0);
};

const some = (list, pattern) => list.find((path) => pattern.test(path));
const CASES = [
  [""], ["about/"], ["facts/", dialog], ["charts/"], ["schools/"], ["schools/water-ks2/"], ["schools/water-ks2/slides/"], ["schools/home-ks4/quiz/"],
  ["schools/road-ks1/sheet/"], ["schools/home-ks2/poster/"], ["theme/"], ["theme/objectives/vulnerable-people/"], ["safety/"], ["safety/water/board/"], ["safety/water/in-the-water-now/", dialog],
  ["safety/road/stopping-distances/", dialog], ["help/"], ["help/abuse/"], ["pages/"], ["embed/"], ["embed/check/"], ["embed/evidence/"], ["404.html"],
  ["charts/recorded-crime-rate/", chooses, dialog], ["charts/crime-partnership-rate/", chooses], ["charts/recorded-crime-rate/all/"],
  ["embed/recorded-crime-rate/", hydrates], ["embed/recorded-crime-rate/?theme=dark&controls=on", hydrates], [some(LIVING, /\/fact\//)], [some(LIVING, /\/advice\//)], [some(LIVING, /\/pack\//)],
  [SNAPSHOTS[0]],
].filter(([path]) => path.startsWith("embed/") || PAGES.includes(path));

/** How many of elements that stand alike are looked at: enough for every other row, and for the first. */
const ALIKE = 4;

/** What looks different with the whole style sheet, in any property that it sets. Of custom properties only those are kept
 * that something reads, so they are left out. Of elements with the same names and classes up to the root, as the rows of
 * a long table have them, some are looked at, and each that is the last of its parent. */
const look = (page, css) =>
  page.evaluate(([css, ALIKE]) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const properties = new Set();
    const collect = (rules) => {
      for (const rule of rules) {
        if (rule.cssRules) collect(rule.cssRules);
        for (const name of rule.style ?? []) if (!name.startsWith("--")) properties.add(name);
      }
    };
    collect(sheet.cssRules);
    const counts = new Map();
    const standing = (one) => `${one.parentElement ? standing(one.parentElement) : ""}>${one.localName}.${one.getAttribute("class")}`;
    const isLooked = (one) => {
      const count = (counts.get(standing(one)) ?? 0) + 1;
      counts.set(standing(one), count);
      return count <= ALIKE || !one.nextElementSibling;
    };
    const elements = [...document.querySelectorAll("*")].filter((one) => !one.closest("head") && isLooked(one));
    const all = (parts) => {
      const seen = [];
      for (const one of elements) {
        for (const part of parts) {
          const style = getComputedStyle(one, part);
          const values = [...properties].map((name) => `${name}: ${style.getPropertyValue(name)}`);
          seen.push([`${one.cloneNode().outerHTML.slice(0, 90)} ${part ?? ""}`, values]);
        }
      }
      return seen;
    };
    const parts = [undefined, "::before", "::after"];
    const [own] = document.styleSheets;
    const trimmed = all(parts);
    document.adoptedStyleSheets = [sheet];
    own.disabled = true;
    const before = all(parts);
    own.disabled = false;
    document.adoptedStyleSheets = [];
    const wrong = trimmed.flatMap(([name, values], i) => values.flatMap((value, j) => (value === before[i][1][j] ? [] : [`${name} has ${value}, not ${before[i][1][j]}`])));
    return { count: trimmed.length, wrong: wrong.slice(0, 20) };
  }, [css, ALIKE]);

async function compare(page, when) {
  for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { colorScheme: "light", media: "print" }, { colorScheme: "light", media: "screen", forcedColors: "active" }]) {
    await page.emulateMedia({ media: "screen", forcedColors: "none", reducedMotion: "reduce", ...media });
    const { count, wrong } = await look(page, whole);
    expect(count).toBeGreaterThan(40);
    expect(wrong, `${when}, ${JSON.stringify(media)}`).toEqual([]);
  }
  await page.emulateMedia({ media: "screen", forcedColors: "none", colorScheme: "light" });
}

test.use({ expected: [/Failed to load resource: net::ERR_FAILED/] });

for (const [path, ...steps] of CASES) {
  test(`/${path} looks as with the whole style sheet`, async ({ page, site }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    // Headings stay in the fallback of their typeface in both.
    await page.route("**/*.woff2", (route) => route.abort());
    if (path.startsWith("embed/") && !["embed/", "embed/check/", "embed/evidence/"].includes(path)) await page.goto(site + path);
    else await open(page, site + path);
    await compare(page, "at first");
    for (const step of steps) await step(page);
    await unfold(page);
    await compare(page, "with everything opened");
  });
}

test.describe("the policy of a page", () => {
  test.use({ expected: [/violates the following Content Security Policy directive 'style-src|^console error: policy: style-src/] });

  test("names its one style, and refuses any other", async ({ page, site }) => {
    await open(page, `${site}about/`);
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
    expect(await page.locator("link[rel=stylesheet]").count()).toBe(0);
    await page.evaluate(() => (document.head.appendChild(document.createElement("style")).textContent = "body { color: red }"));
    await expect(page.locator("body")).not.toHaveCSS("color", "rgb(255, 0, 0)");
  });
});
