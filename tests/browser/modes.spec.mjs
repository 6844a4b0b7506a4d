// What changes in a page when its reader's settings do. pages.spec.mjs tests that every page is readable with each of
// them.
import { expect, open, test } from "./site.mjs";

test("large text gets the chart image with large text", async ({ page, site }) => {
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

test("the chart image follows the dark scheme without being rendered again", async ({ page, site }) => {
  await open(page, `${site}charts/recorded-crime-rate/`);
  const line = page.locator(".wide .svg path[stroke^='var(--series-1']").first();
  const image = await page.locator(".wide .svg").innerHTML();
  const colours = () =>
    line.evaluate((path) => {
      const swatch = document.body.appendChild(document.createElement("i"));
      swatch.style.color = getComputedStyle(document.documentElement).getPropertyValue("--series-1");
      const asked = getComputedStyle(swatch).color;
      swatch.remove();
      return { stroke: getComputedStyle(path).stroke, asked };
    });
  const light = await colours();
  expect(light.stroke).toBe(light.asked);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await colours();
  expect(dark.stroke).toBe(dark.asked);
  expect(dark.stroke).not.toBe(light.stroke);
  expect(await page.locator(".wide .svg").innerHTML()).toBe(image);
});
