// The components on the style guide, and the social card of a shared link.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DIST, PAGES, expect, isPart, open, test } from "./site.mjs";

const PARTS = [
  ".hero .bend svg", ".mark", ".colour", ".in-text", ".ways-on", ".notice", ".notice.warning", ".strip a", ".emergency .steps",
  ".actions", ".steps", ".steps.drawn .picture-kit", ".chart-card .tabs", ".fact .figure", ".fact .doubt", ".fact .later", ".fact .hundred", ".fact .bars",
  ".fact details", ".contact .call", ".contact dl", ".contact details", ".button", ".choices .done .choice", ".choices .outcome", "fieldset", "input[type=search]", ".maker [aria-invalid=true]", "select", "button:disabled",
];

test("the page of parts shows every part", async ({ page, site }) => {
  await open(page, `${site}style/`);
  for (const part of PARTS) expect(await page.locator(part).count(), part).toBeGreaterThan(0);
});

test("each picture is a file as SVG and as PNG", () => {
  const files = readdirSync(join(DIST, "pictures"));
  const names = (ending) => files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -4)).sort();
  expect(names(".svg").length).toBeGreaterThan(80);
  expect(names(".png")).toEqual(names(".svg"));
  for (const name of names(".png")) {
    const png = readFileSync(join(DIST, "pictures", `${name}.png`));
    expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], name).toEqual(["PNG", 480, 480]);
    expect(png.length, name).toBeLessThan(20 * 1024);
  }
});

test.describe("tabs", () => {
  const path = "style/#charts";
  const group = (page) => page.locator(".tabs").first();
  const tab = (page, name) => group(page).getByRole("tab", { name });

  test("a pointer and the keyboard choose a view", async ({ page, site }) => {
    await open(page, site + path);
    await expect(tab(page, "Picture")).toHaveAttribute("aria-selected", "true");
    await expect(group(page).getByRole("tabpanel")).toHaveCount(1);
    await tab(page, "Figures").click();
    await expect(group(page).getByRole("tabpanel", { name: "Figures" })).toBeVisible();
    await expect(group(page).locator("svg")).toBeHidden();
    await page.keyboard.press("ArrowRight");
    await expect(tab(page, "Picture")).toBeFocused();
    await expect(group(page).locator("svg")).toBeVisible();
    await page.keyboard.press("End");
    await expect(tab(page, "Figures")).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(tab(page, "Picture")).toHaveAttribute("aria-selected", "true");
    // One stop for all tabs: the next one is what is in the view, or after it.
    await page.keyboard.press("Tab");
    await expect(group(page).getByRole("tab", { selected: false })).not.toBeFocused();
  });

  test("without a script, and on paper, every view stands under its heading", async ({ browser, page, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(site + path);
    for (const shown of ["svg", "table", "h4"]) await expect(group(still).locator(shown).first()).toBeVisible();
    await expect(still.getByRole("tab")).toHaveCount(0);
    await context.close();
    await open(page, site + path);
    await page.emulateMedia({ media: "print" });
    for (const shown of ["svg", "table", "h4"]) await expect(group(page).locator(shown).first()).toBeVisible();
    await expect(group(page).locator("[role=tablist]")).toBeHidden();
  });
});

test("headings come in their own typeface without moving the page", async ({ page, site }) => {
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.moved += one.value))).observe({ type: "layout-shift", buffered: true });
  });
  await open(page, `${site}theme/`);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => document.fonts.check("700 20px 'Atkinson Hyperlegible Next'"))).toBe(true);
  expect(await page.evaluate(() => window.moved)).toBeLessThan(0.02);
  expect(readFileSync(join(DIST, "assets/heading-font-licence.txt"), "utf8")).toContain("SIL OPEN FONT LICENSE");
});

test("pages fade into one another only for readers who don't mind motion", async ({ page, site }) => {
  await open(page, site);
  const rules = () =>
    page.evaluate(() => {
      const all = (list) => [...list].flatMap((rule) => (rule.cssRules && (!rule.media || matchMedia(rule.media.mediaText).matches) ? [rule, ...all(rule.cssRules)] : [rule]));
      return [...document.styleSheets].flatMap((sheet) => all(sheet.cssRules)).filter((rule) => rule.constructor.name === "CSSViewTransitionRule").length;
    });
  expect(await rules()).toBe(1);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await rules()).toBe(0);
});

test("every page has a picture of its own for sharing, or that of the page that it is a part of, in words too", async ({ page, site }) => {
  const seen = new Set();
  for (const path of PAGES) {
    const html = readFileSync(join(DIST, path.endsWith(".html") ? path : join(path, "index.html")), "utf8");
    const meta = (name) => html.match(new RegExp(`<meta property="${name}" content="([^"]*)">`))[1];
    const file = meta("og:image").replace("https://altogether-safer.example/", "");
    const picture = readFileSync(join(DIST, file));
    expect(picture.subarray(1, 4).toString(), file).toBe("PNG");
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], file).toEqual([1200, 630]);
    expect(picture.length, file).toBeLessThan(60 * 1024);
    expect(meta("og:image:alt").length, file).toBeGreaterThan(20);
    seen.add(file);
  }
  expect(seen.size).toBe(PAGES.filter((path) => !isPart(path)).length);
  await open(page, `${site}theme/objectives/re-offending/`);
  const words = await page.locator('meta[property="og:image:alt"]').getAttribute("content");
  for (const part of ["h1", ".fact .figure"]) expect(words).toContain((await page.locator(part).first().textContent()).trim());
});
