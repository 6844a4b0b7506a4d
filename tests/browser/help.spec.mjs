// Help: short on a phone, and every page that names abuse can be left at once.
import { PAGES, expect, open, test } from "./site.mjs";

const PHONE = { width: 360, height: 740 };
const NEEDS = PAGES.filter((path) => /^help\/./.test(path));
const LEFT = "https://www.bbc.co.uk/weather";

/** The height of the page in screens, folded as a reader first sees it. The header is held by a test of its own, and
 * counts here as what it may be. */
const HEADER = 64;
const over = (page) => page.evaluate((most) => Math.max(0, document.querySelector(".site-header").offsetHeight - most), HEADER);
const screens = async (page) => ((await page.evaluate(() => document.documentElement.scrollHeight)) - (await over(page))) / PHONE.height;

test.use({ viewport: PHONE });

test("the hub is two screens of a phone at most, with 999 first", async ({ page, site }) => {
  await open(page, `${site}help/`);
  expect(await screens(page)).toBeLessThanOrEqual(2);
  await expect(page.getByRole("link", { name: "Call 999" })).toBeInViewport({ ratio: 1 });
  const links = page.locator(".needs a");
  await expect(links).toHaveCount(NEEDS.length);
  const heights = await page.locator(".needs li").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});

test("each need is three screens of a phone at most", async ({ page, site }) => {
  expect(NEEDS.length).toBeGreaterThan(10);
  for (const path of NEEDS) {
    await open(page, site + path);
    expect.soft(await screens(page), path).toBeLessThanOrEqual(3);
    const call = await page.locator(".call, .strip a").first().boundingBox();
    expect.soft(call.y + call.height - (await over(page)), path).toBeLessThanOrEqual(PHONE.height);
  }
});

test.describe("the bar", () => {
  /** Opens a page after another, and answers for the site that the bar leads to. */
  const arrive = async (page, site, path = "help/abuse/") => {
    await page.route(`${LEFT}**`, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Weather</h1>" }));
    await open(page, `${site}about/`);
    await open(page, site + path);
  };

  test("covers no words at the top, and nothing that a link or the Tab key leads to", async ({ page, site }) => {
    for (const path of ["help/", "help/abuse/", "theme/objectives/vulnerable-people/"]) {
      await open(page, site + path);
      const bar = await page.locator(".exit").boundingBox();
      const header = await page.locator(".site-header").boundingBox();
      expect(bar).toMatchObject({ x: 0, y: 0, width: PHONE.width });
      expect(header.y).toBeGreaterThanOrEqual(bar.height);
    }
    await open(page, `${site}help/abuse/#watched`);
    const under = async (place) => expect((await place.boundingBox()).y).toBeGreaterThanOrEqual((await page.locator(".exit").boundingBox()).height);
    await under(page.locator("#watched"));
    await page.locator(".site-footer a").last().focus();
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Shift+Tab");
      await under(page.locator(":focus"));
    }
  });

  test("blanks the page and leaves it, and Back does not lead here again", async ({ page, site }) => {
    await arrive(page, site);
    await page.getByRole("link", { name: "Leave this page" }).click();
    await expect(page).toHaveURL(LEFT);
    await page.goBack();
    await expect(page).toHaveURL(`${site}about/`);
  });

  test("works by three presses of Shift, and says so", async ({ page, site }) => {
    await arrive(page, site);
    await expect(page.locator(".exit")).toContainText("or press Shift 3 times");
    const blank = page.evaluate(() => new Promise((done) => new MutationObserver(() => done(document.body.hidden)).observe(document.body, { attributes: true })));
    // A capital letter in between is no sign of haste.
    for (const key of ["Shift", "Shift", "a", "Shift", "Shift"]) await page.keyboard.press(key);
    await expect(page).toHaveURL(`${site}help/abuse/`);
    await page.keyboard.press("Shift");
    expect(await blank).toBe(true);
    await expect(page).toHaveURL(LEFT);
  });

  test("is a plain link without scripts, and says nothing of keys", async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site}help/abuse/`);
    await expect(page.getByRole("link", { name: "Leave this page" })).toHaveAttribute("href", LEFT);
    await expect(page.locator(".exit")).not.toContainText("Shift", { useInnerText: true });
    await context.close();
  });
});
