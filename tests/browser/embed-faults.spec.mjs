// An embed is complete even if any of its files fails to load: text, image and table are in the page itself.
import { frame, ours, test } from "./hosts.mjs";
import { built, expect } from "./site.mjs";

const CHART = "embed/recorded-crime-rate/";

/** Answers nothing to whatever asks for files like this, and gives back what was asked. */
async function refuse(page, pattern) {
  const refused = [];
  await page.route(pattern, (route) => (refused.push(route.request().url()), route.abort()));
  return refused;
}

/** Words, both drawings and every row of the table. */
const whole = (one) =>
  one.evaluate(() => ({
    heading: document.querySelector("h1").textContent,
    finding: document.querySelector(".finding").textContent.length > 40,
    drawings: [...document.querySelectorAll("[data-live] .picture .svg > svg")].map((svg) => svg.querySelectorAll("path").length > 3),
    rows: document.querySelectorAll("table tbody tr").length > 5,
    source: /published on \d/i.test(document.querySelector("main").textContent),
  }));
const WHOLE = { heading: built(CHART).title, finding: true, drawings: [true, true], rows: true, source: true };

/** What a reader sees of it, with the table opened. The copy that failed to hydrate is gone again. */
async function seen(one) {
  await expect(one.locator("[data-island=chart][hidden]")).toHaveCount(0);
  await expect(one.locator(".finding")).toBeVisible();
  await expect(one.locator(".picture .svg > svg").filter({ visible: true })).toHaveCount(1);
  await one.locator("details.table > summary").click();
  await expect(one.locator("table tbody tr").first()).toBeVisible();
}

for (const [what, pattern] of [
  ["its figures", "**/*.json"],
  ["its modules", "**/*.wasm"],
  ["any script", "**/*.js"],
  ["its typeface", "**/*.woff2"],
]) {
  test.describe(`without ${what}`, () => {
    test.use({ expected: [/ERR_FAILED|Failed to fetch/] });

    test("a frame is whole", async ({ page, show, site }) => {
      const refused = await refuse(page, pattern);
      await show(`${frame(site + CHART)}<script src="${site}embed.js"></script>`);
      const one = await ours(page, site);
      expect(await whole(one)).toEqual(WHOLE);
      // Whoever points at the picture may hydrate, and loses nothing by it.
      await one.locator(".picture").hover();
      await expect.poll(() => refused.length).toBeGreaterThan(0);
      await seen(one);
      expect(await whole(one)).toEqual(WHOLE);
    });
  });
}
