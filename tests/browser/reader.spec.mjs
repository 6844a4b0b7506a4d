// Reading a chart point by point.
import { expect, open, test } from "./site.mjs";

const crime = "charts/recorded-crime-rate/";
const entrants = "charts/first-time-entrants/";
const points = (page) => page.locator(".wide [role=listbox]");
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label"));

test("the keyboard reaches every point through one stop", async ({ page, site }) => {
  await open(page, site + entrants);
  await expect(points(page).getByRole("option")).toHaveCount(11);
  await expect(page.locator(".drawing:visible [tabindex='0']")).toHaveCount(1);
  await page.locator(".drawing:visible [tabindex='0']").focus();
  expect(await focused(page)).toBe("County Durham, 2007/08: 1,129 children");
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe("County Durham, 2008/09: no figure found");
  await page.keyboard.press("End");
  expect(await focused(page)).toBe("County Durham, 2017/18: 119 children");
  for (let i = 0; i < 4; i += 1) await page.keyboard.press("ArrowLeft");
  expect(await focused(page)).toBe("County Durham, 2013/14: 210 children, worked out from other figures");
  await page.keyboard.press("Home");
  expect(await focused(page)).toBe("County Durham, 2007/08: 1,129 children");
  await page.keyboard.press("ArrowUp");
  expect(await focused(page)).toBe("County Durham, 2007/08: 1,129 children");
});

test("up and down go between lines in the order in which they lie", async ({ page, site }) => {
  await open(page, site + crime);
  await page.locator(".wide [tabindex='0']").focus();
  expect(await focused(page)).toContain("Durham force area, 2010: 65.3");
  await page.keyboard.press("ArrowUp");
  expect(await focused(page)).toContain("England and Wales, 2010: 76.1");
  await page.keyboard.press("ArrowUp");
  expect(await focused(page)).toContain("Cleveland, 2010: 84.6");
  await page.keyboard.press("ArrowUp");
  expect(await focused(page)).toContain("Cleveland, 2010: 84.6");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toContain("Northumbria, 2010: 62.8");
});

test("Tab leaves the chart and comes back to the point that was read", async ({ page, site }) => {
  await open(page, site + crime);
  await page.locator(".wide [tabindex='0']").focus();
  await page.keyboard.press("End");
  const label = await focused(page);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => Boolean(document.activeElement.closest(".reader")))).toBe(false);
  await page.keyboard.press("Shift+Tab");
  expect(await focused(page)).toBe(label);
});

test("every point speaks a figure that stands in the table", async ({ page, site }) => {
  await open(page, site + crime);
  const cells = (await page.locator("#figures-caption ~ tbody td").allTextContents()).map((cell) => cell.replace(/ \[.\]/, ""));
  const spoken = await points(page).getByRole("option").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  expect(spoken).toHaveLength(cells.length);
  for (const label of spoken) expect(cells).toContain(label.match(/: ([\d.,]+)/)[1]);
});

test("the point that is read is ringed, marked as selected and described beside it", async ({ page, site }) => {
  await open(page, site + crime);
  const first = page.locator("#point-wide-0-0");
  await first.focus();
  await expect(first).toHaveAttribute("aria-selected", "true");
  await expect(page.locator(".wide .tip")).toHaveText("Durham force area, 2010: 65.3 offences for each 1,000 people");
  const ring = await first.evaluate((circle) => getComputedStyle(circle).stroke);
  expect(ring).toBe("rgb(22, 33, 43)");
  await page.keyboard.press("ArrowRight");
  await expect(first).toHaveAttribute("aria-selected", "false");
});

test("pointer and touch find the nearest point", async ({ page, site }) => {
  await open(page, site + crime);
  const box = await page.locator("#point-wide-2-8").boundingBox();
  await page.mouse.move(box.x + box.width / 2 + 6, box.y + box.height / 2 - 6);
  await expect(page.locator(".wide .tip")).toContainText("Northumbria, 2018: 105.6");
  await page.mouse.move(5, 5);
  await expect(page.locator(".wide .tip")).toBeHidden();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("a tap reads a point of the narrow drawing", async ({ page, site }) => {
    await open(page, site + entrants);
    await expect(page.locator(".chart .narrow")).toBeVisible();
    await expect(page.locator(".wide")).toBeHidden();
    await page.locator("#point-narrow-0-7").tap({ force: true });
    await expect(page.locator(".narrow .tip")).toHaveText("County Durham, 2014/15: 193 children");
  });
});

test("the accessibility tree names the chart, its points and its table", async ({ page, site }) => {
  await open(page, site + entrants);
  await expect(page.locator(".wide .reader")).toMatchAriaSnapshot(`
    - listbox "Points of the chart. Left and right arrows move along a line, up and down between lines.":
      - 'option "County Durham, 2007/08: 1,129 children"'
      - 'option "County Durham, 2008/09: no figure found"'
      - 'option "County Durham, 2009/10: no figure found"'
      - 'option "County Durham, 2010/11: no figure found"'
      - 'option "County Durham, 2011/12: no figure found"'
      - 'option "County Durham, 2012/13: no figure found"'
      - 'option "County Durham, 2013/14: 210 children, worked out from other figures"'
      - 'option "County Durham, 2014/15: 193 children"'
      - 'option "County Durham, 2015/16: 161 children"'
      - 'option "County Durham, 2016/17: no figure found"'
      - 'option "County Durham, 2017/18: 119 children"'
  `);
  const figure = page.getByRole("figure", { name: /children entering youth justice.*fell by 89.5%/ });
  await expect(figure).toHaveCount(1);
  await expect(page.getByRole("table", { name: /2007\/08 to 2017\/18/ })).toHaveCount(1);
});

test("the first chart says when it answers", async ({ page, site }) => {
  await open(page, site + crime);
  expect(await page.evaluate(() => performance.getEntriesByName("chart-hydrated").length)).toBe(1);
});
