// Every page in every way of reading it: small, large, dark, forced colours, still, printed.
import AxeBuilder from "@axe-core/playwright";
import { KINDS, PAGES, expect, open, test } from "./site.mjs";

const MODES = {
  desktop: {},
  phone: { viewport: { width: 360, height: 740 } },
  "320 px": { viewport: { width: 320, height: 512 } },
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
};

const ALL = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** What can differ from the desktop and the phone, where the markup is the same. */
const SEEN = { runOnly: { type: "rule", values: ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"] } };

for (const [mode, use] of Object.entries(MODES)) {
  test.describe(mode, () => {
    test.use(use);

    // Pages of one kind are alike in all but their words, which have to fit a phone.
    for (const path of mode === "phone" ? PAGES : KINDS) {
      test(`/${path} passes axe and fits`, async ({ page, site }) => {
        await open(page, site + path);
        // What is folded away is read too.
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        expect(await overflow(page)).toEqual([]);
        if (!KINDS.includes(path)) return;
        const { violations } = await new AxeBuilder({ page }).options(["desktop", "phone"].includes(mode) ? ALL : SEEN).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 160))])).toEqual([]);
      });
    }
  });
}

/** What sticks out of the page sideways. Tables may, inside a frame that scrolls. */
const overflow = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest(".table-frame, svg"))
      .map((one) => `${one.tagName}.${one.className}`);
  });

for (const path of KINDS) {
  test(`/${path} takes text of twice the size on a phone`, async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, site + path);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    expect(await overflow(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test(`/${path} has targets for thumbs and a focus that is seen`, async ({ page, site }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, site + path);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    const small = await page.evaluate(() =>
      // A figure in a sentence is as high as its line, as links in sentences are.
      [...document.querySelectorAll("button:not(.in-text), select, input, summary, .site-header a, .site-footer li a, .way-back a, .strip a")]
        .filter((one) => one.checkVisibility())
        .map((one) => [one, (one.closest("label") ?? one).getBoundingClientRect()])
        .filter(([, box]) => box.height < 44)
        .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.height}`),
    );
    expect(small).toEqual([]);
    const first = page.locator("a, button, summary").nth(2);
    await page.keyboard.press("Tab");
    await first.focus();
    expect(await first.evaluate((one) => getComputedStyle(one).outlineWidth)).toBe("3px");
  });
}

test("large text gets the drawing with large text", async ({ page, site }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await open(page, `${site}charts/first-time-entrants/`);
  await expect(page.locator(".wide")).toBeVisible();
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await expect(page.locator(".chart .narrow")).toBeVisible();
  await expect(page.locator(".wide")).toBeHidden();
});

test("nothing moves for readers who want no motion", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, `${site}charts/recorded-crime-rate/`);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("the chart follows the dark scheme without a new drawing", async ({ page, site }) => {
  await open(page, `${site}charts/recorded-crime-rate/`);
  const line = page.locator(".wide .svg path[stroke^='var(--series-1,']").first();
  const stroke = () => line.evaluate((path) => getComputedStyle(path).stroke);
  expect(await stroke()).toBe("rgb(11, 74, 111)");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await stroke()).toBe("rgb(124, 196, 242)");
});

test.describe("on paper", () => {
  for (const path of PAGES.filter((path) => path.startsWith("charts/") || path === "safety/water/")) {
    test(`/${path} prints its words, picture and table, and nothing that needs a screen`, async ({ page, site }) => {
      await open(page, site + path);
      await page.emulateMedia({ media: "print" });
      for (const hidden of ["nav", ".controls", ".tip", ".hint"]) {
        for (const one of await page.locator(hidden).all()) await expect(one).toBeHidden();
      }
      await expect(page.locator("h1")).toBeVisible();
      if (path === "safety/water/") {
        expect(await page.locator(".strip a").evaluate((one) => getComputedStyle(one).color)).toBe("rgb(0, 0, 0)");
      }
      if (/^charts\/./.test(path)) {
        await expect(page.locator(".wide .svg svg")).toBeVisible();
        await expect(page.locator("#figures-caption")).toBeVisible();
      }
      if (/^charts\/./.test(path)) {
        // As wide as A4 is between its margins: the picture with its words fits on one page, and is not cut.
        await page.setViewportSize({ width: 718, height: 1000 });
        const picture = page.locator(".picture").first();
        expect((await picture.boundingBox()).height).toBeLessThan(900);
        await expect(picture).toHaveCSS("break-inside", "avoid");
      }
      expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    });
  }
});
