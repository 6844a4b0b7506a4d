// Reading a chart point by point. The expected values come from the table below it.
import { asDrawn, expect, open, test } from "./site.mjs";

const crime = "charts/recorded-crime-rate/";
const entrants = "charts/first-time-entrants/";
const points = (page) => page.locator(".wide [role=listbox]");
const focused = (page) => page.evaluate(() => document.activeElement.getAttribute("aria-label"));

/** The picture's lines as the table has them: each its name and its figures by year, as text without the symbols; empty
 * where there is none. */
async function linesOf(page) {
  const [names, all] = await page.locator("#figures-caption").evaluate((caption) => {
    const { tHead, tBodies } = caption.closest("table");
    const texts = (row) => [...row.cells].map((cell) => cell.textContent);
    return [texts(tHead.rows[0]).slice(1), [...tBodies[0].rows].map(texts)];
  });
  const rows = asDrawn(new URL(page.url()).pathname.slice(1), all);
  return names.map((name, i) => ({ name, points: rows.map((row) => ({ year: row[0], figure: row[i + 1].replace(/ ?\[.\]/, ""), symbol: row[i + 1].match(/\[(.)\]/)?.[1] })) }));
}
/** How a point is spoken, up to its figure. */
const spoken = (line, i) => `${line.name}, ${line.points.at(i).year}: ${line.points.at(i).figure || "no figure found"}`;

test("the keyboard reaches every point through one stop", async ({ page, site }) => {
  await open(page, site + entrants);
  const [line] = await linesOf(page);
  const last = line.points.length - 1;
  // There is something of each kind to read.
  expect(line.points.map(({ symbol }) => symbol)).toEqual(expect.arrayContaining(["e", "x", undefined]));
  await expect(points(page).getByRole("option")).toHaveCount(line.points.length);
  await expect(page.locator(".drawing:visible [tabindex='0']")).toHaveCount(1);
  await page.locator(".drawing:visible [tabindex='0']").focus();
  expect(await focused(page)).toContain(spoken(line, 0));
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toContain(spoken(line, 1));
  await page.keyboard.press("End");
  expect(await focused(page)).toContain(spoken(line, last));
  for (let i = last - 1; i >= 0; i -= 1) {
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toContain(spoken(line, i));
    if (line.points[i].symbol === "e") expect(await focused(page)).toContain("worked out from other figures");
  }
  await page.keyboard.press("ArrowUp");
  expect(await focused(page)).toContain(spoken(line, 0));
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  expect(await focused(page)).toContain(spoken(line, 0));
});

test("up and down go between lines in the order in which they lie", async ({ page, site }) => {
  await open(page, site + crime);
  const lines = await linesOf(page);
  const byFigure = lines.toSorted((a, b) => Number(a.points[0].figure) - Number(b.points[0].figure));
  const start = byFigure.indexOf(lines[0]);
  await page.locator(".wide [tabindex='0']").focus();
  expect(await focused(page)).toContain(spoken(lines[0], 0));
  for (let i = start + 1; i <= byFigure.length; i += 1) {
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toContain(spoken(byFigure[Math.min(i, byFigure.length - 1)], 0));
  }
  for (let i = byFigure.length - 2; i >= 0; i -= 1) {
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toContain(spoken(byFigure[i], 0));
  }
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

test("Enter leads from a point to the sentence about its line", async ({ page, site }) => {
  await open(page, site + crime);
  await page.locator(".wide [role=option]").first().focus();
  await page.keyboard.press("ArrowDown");
  const [name] = (await focused(page)).split(",");
  await page.keyboard.press("Enter");
  await expect(page.locator(".sentences li:focus")).toContainText(`${name}:`);
});

test("the point that is read is ringed and marked as selected, and its year is read out", async ({ page, site }) => {
  await open(page, site + crime);
  const first = page.locator("#point-wide-0-0");
  await first.focus();
  await expect(first).toHaveAttribute("aria-selected", "true");
  const [, year] = (await first.getAttribute("aria-label")).match(/, (\d+):/);
  await expect(page.locator(".read-at")).toContainText(year);
  const [stroke, text] = await first.evaluate((circle) => [getComputedStyle(circle).stroke, getComputedStyle(document.body).color]);
  expect(stroke).toBe(text);
  await page.keyboard.press("ArrowRight");
  await expect(first).toHaveAttribute("aria-selected", "false");
});

test("pointer and touch find the nearest point", async ({ page, site }) => {
  await open(page, site + crime);
  const point = page.locator(".wide [role=option]").last();
  const box = await point.boundingBox();
  await page.mouse.move(box.x + box.width / 2 + 6, box.y + box.height / 2 + 6);
  await expect(point).toHaveClass(/active/);
  await page.mouse.move(5, 5);
  await expect(page.locator(".active")).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test("a tap reads a point of the narrow image", async ({ page, site }) => {
    await open(page, site + entrants);
    await expect(page.locator(".chart .narrow")).toBeVisible();
    await expect(page.locator(".wide")).toBeHidden();
    const [{ points }] = await linesOf(page);
    const point = page.locator(`#point-narrow-0-${points.findIndex(({ symbol }, i) => i > 0 && !symbol)}`);
    await point.tap({ force: true });
    await expect(point).toHaveClass(/active/);
    await expect(page.locator(".readout li")).toContainText((await point.getAttribute("aria-label")).match(/: ([\d,.]+)/)[1]);
  });
});

for (const hasTouch of [false, true]) {
  test.describe(hasTouch ? "with a finger" : "with a mouse", () => {
    test.use({ hasTouch });

    test("a year that is read by a tap beside the points stays", async ({ page, site }) => {
      await open(page, site + crime);
      const [{ points }] = await linesOf(page);
      const box = await page.locator(".wide .reader").boundingBox();
      const [first, last] = await Promise.all([0, points.length - 1].map((at) => page.locator(`#point-wide-0-${at}`).boundingBox()));
      const middle = Math.floor(points.length / 2);
      const x = first.x + first.width / 2 + ((last.x - first.x) * middle) / (points.length - 1);
      await page.evaluate(() => addEventListener("click", () => setTimeout(() => (globalThis.isClicked = true)), { once: true }));
      if (hasTouch) await page.touchscreen.tap(x, box.y + box.height - 45);
      else await page.mouse.click(x, box.y + box.height - 45);
      // The focus has gone where the tap puts it by then.
      await page.waitForFunction(() => globalThis.isClicked);
      expect(await page.locator(".read-at").textContent()).toContain(points[middle].year);
    });
  });
}

test("the accessibility tree names the chart, its points and its table", async ({ page, site }) => {
  await open(page, site + entrants);
  await expect(page.locator(".wide").getByRole("listbox", { name: /^Points of the chart\. Left and right arrows move along a line/ })).toHaveCount(1);
  const [title, finding] = await Promise.all([page.locator("h1"), page.locator(".finding")].map((one) => one.textContent()));
  const figure = page.getByRole("figure", { name: finding.trim() });
  await expect(figure, title).toHaveCount(1);
  const [line] = await linesOf(page);
  await page.locator(".actions").getByText("Table").click();
  await expect(page.getByRole("table", { name: `${line.points[0].year} to ${line.points.at(-1).year}` })).toHaveCount(1);
});

test("the first chart says when it answers", async ({ page, site }) => {
  await open(page, site + crime);
  expect(await page.evaluate(() => performance.getEntriesByName("chart-hydrated").length)).toBe(1);
});
