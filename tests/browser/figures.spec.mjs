// Figures in sentences, which open what stands behind them in place.
import { PACKS, PAGES, expect, isPart, open, test } from "./site.mjs";

const path = "theme/";
const button = (page) => page.getByRole("button", { name: "27.3%" });
const behind = (page) => page.locator(".behind").filter({ hasText: "27.3%" });

test("a pointer opens a figure's meaning, period, doubt and source, and closes it", async ({ page, site }) => {
  await open(page, site + path);
  await expect(behind(page)).toBeHidden();
  await button(page).click();
  await expect(behind(page)).toContainText("People who offend again, County Durham");
  await expect(behind(page)).toContainText("about 2013/14");
  await expect(behind(page)).toContainText("In doubt: The document does not print the period.");
  await expect(behind(page)).toContainText("Source: 2016 Integrated Needs Assessment");
  await page.locator("h1").click();
  await expect(behind(page)).toBeHidden();
});

test("the keyboard opens it, follows its link and closes it", async ({ page, site }) => {
  await open(page, site + path);
  await button(page).focus();
  await page.keyboard.press("Enter");
  await expect(behind(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(behind(page)).toBeHidden();
  await expect(button(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${site}facts/#fact-reoffending-local`);
  await expect(page.locator("#fact-reoffending-local")).toBeInViewport();
});

test("it opens without scripts too, and works on a phone", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 560 } });
  const page = await context.newPage();
  await page.goto(site + path);
  await button(page).click();
  await expect(behind(page)).toBeVisible();
  const { x, width } = await behind(page).boundingBox();
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(320);
  await context.close();
});

test("every figure in words stands with the same value on the page of figures", async ({ page, site }) => {
  await open(page, `${site}theme/`);
  const used = await page.locator(".behind").evaluateAll((all) =>
    all.map((one) => [one.previousElementSibling.textContent, one.querySelector("a").getAttribute("href").split("#")[1]]),
  );
  expect(used.length).toBeGreaterThan(10);
  await open(page, `${site}facts/`);
  for (const [words, id] of used) await expect(page.locator(`#${id} strong`).first()).toContainText(words);
});

test("a page says of itself what search engines read", async ({ page, site }) => {
  const data = async (path) => {
    await open(page, site + path);
    return JSON.parse(await page.locator("script[type='application/ld+json']").textContent())["@graph"];
  };
  const [about, way, dataset] = await data("charts/recorded-crime-rate/");
  expect(about["@type"]).toBe("WebPage");
  expect(way.itemListElement.map((step) => step.name)).toEqual(["Home", "Charts", "Police recorded crime for each 1,000 people"]);
  expect(dataset).toMatchObject({ "@type": "Dataset", isAccessibleForFree: true, temporalCoverage: "2010/2018" });
  expect(dataset.description.length).toBeGreaterThan(50);
  const list = await (await page.request.get(`${site}sitemap.xml`)).text();
  expect(list.match(/<loc>/g)).toHaveLength(PAGES.filter((path) => !isPart(path)).length - 2 + PACKS.length * 6);
});
