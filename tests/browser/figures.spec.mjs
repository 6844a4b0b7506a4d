// Figures in sentences, which open their sources in place.
import { FILES, built, expect, fileOf, open, read, test } from "./site.mjs";

const path = "theme/";
/** A figure in a sentence of the page that is in doubt, as the data has it. */
const used = [...read(fileOf(path)).matchAll(/facts\/#fact-([\w-]+)/g)].map(([, name]) => name);
const fact = JSON.parse(read("data/key-facts.json")).rows.find(({ name, doubt, follows }) => doubt && !follows && used.includes(name));
const link = `a[href$="#fact-${fact.name}"]`;
const behind = (page) => page.locator(`.behind:has(${link})`).first();
const button = (page) => page.locator(`button.in-text:has(+ .behind ${link})`).first();

test("a pointer opens a figure's meaning, period, doubt and source, and closes it", async ({ page, site }) => {
  await open(page, site + path);
  await expect(behind(page)).toBeHidden();
  await button(page).click();
  for (const part of [fact.label, fact.period, `Note: ${fact.doubt}`, "Source: "]) await expect(behind(page)).toContainText(part);
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
  await expect(page).toHaveURL(`${site}facts/#fact-${fact.name}`);
  await expect(page.locator(`#fact-${fact.name}`)).toBeInViewport();
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
  const { title, years } = built("charts/recorded-crime-rate/");
  const [about, way, dataset] = await data("charts/recorded-crime-rate/");
  expect(about["@type"]).toBe("WebPage");
  expect(way.itemListElement.map((step) => step.name)).toEqual(["Home", "Charts", title]);
  expect(dataset).toMatchObject({ "@type": "Dataset", isAccessibleForFree: true, temporalCoverage: `${years[0]}/${years.at(-1)}` });
  expect(dataset.description.length).toBeGreaterThan(50);
  const list = await (await page.request.get(`${site}sitemap.xml`)).text();
  const listed = [...list.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address.replace(/^https:\/\/[^/]*\//, ""));
  // A page that has taken the place of another stands at its address too, and names its own.
  const isOwn = (file) => new RegExp(`<link rel="canonical" href="https://[^/"]*/${file.replace("index.html", "")}">`).test(read(file));
  const indexed = FILES.filter((file) => file.endsWith("index.html") && isOwn(file));
  expect(listed.toSorted()).toEqual(indexed.map((file) => file.replace(/index\.html$/, "")).toSorted());
});
