// A page that the browser keeps whole for the Back button works on from where it was.
import config from "./playwright.config.mjs";
import { expect, open, test } from "./site.mjs";

const crime = "charts/recorded-crime-rate/";
// Playwright turns this off in all its browsers.
test.use({ launchOptions: { ...config.use.launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] } });

test("the Back button brings a page back as it was left, and alive", async ({ page, site }) => {
  const names = page.locator("#figures-caption ~ thead th[scope=col]");
  const takeOff = (name) => page.getByRole("button", { name: `Remove ${name}`, exact: true }).click();
  await open(page, site + crime);
  await takeOff("Cleveland");
  await expect(names).toHaveCount(4);
  await page.evaluate(() => {
    globalThis.left = true;
    addEventListener("pageshow", ({ persisted }) => (globalThis.wasKept = persisted));
  });
  await page.getByRole("link", { name: "Charts" }).first().click();
  await page.waitForURL(`${site}charts/`);
  await page.goBack({ waitUntil: "commit" });
  // Loaded again, the page would have neither.
  await expect.poll(() => page.evaluate(() => [globalThis.left, globalThis.wasKept])).toEqual([true, true]);
  await expect(names).toHaveCount(4);
  await takeOff("Northumbria");
  await expect(names).toHaveCount(3);
  await expect(page.locator(".wide .svg text").filter({ hasText: "Northumbria" })).toHaveCount(0);
});
