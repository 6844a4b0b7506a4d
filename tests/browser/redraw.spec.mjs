// Changing what a chart shows, and the address that records the selection.
import { built, expect, open, test } from "./site.mjs";

const crime = "charts/recorded-crime-rate/";
const { heads, years } = built(crime);
const rows = (page) => page.locator("#figures-caption ~ tbody tr");
const names = (page) => page.locator("#figures-caption ~ thead th[scope=col]");
const texts = (page) => page.locator(".wide .svg text");
const area = (page, name) => page.locator(".areas").getByLabel(name, { exact: true });
const openControls = (page) => page.getByText("Choose what to show").click();

test("ECharts is fetched only when the picture changes", async ({ page, site }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, site + crime);
  await page.locator(".wide [tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await openControls(page);
  expect(asked.filter((path) => path.includes("redraw"))).toEqual([]);
  await area(page, "Cleveland").uncheck();
  await expect(texts(page).filter({ hasText: "Cleveland" })).toHaveCount(0);
  expect(asked.filter((path) => path.includes("redraw"))).toHaveLength(2);
});

test("a choice changes finding, sentences, image, points, table and address together", async ({ page, site }) => {
  const to = years.at(-4);
  await open(page, site + crime);
  await openControls(page);
  await area(page, "Cleveland").uncheck();
  await area(page, "Avon and Somerset").check();
  await page.getByLabel("To", { exact: true }).selectOption(to);
  await expect(names(page)).toHaveText(["Year ending March", "Durham force area", "Northumbria", "England and Wales", "Avon and Somerset"]);
  await expect(rows(page)).toHaveCount(years.length - 3);
  await expect(page.locator(".finding")).toContainText(`between the years ending March ${years[0]} and ${to}`);
  // One for each area, where the first of them stands, and what the band is.
  await expect(page.locator(".sentences li")).toHaveCount(6);
  await expect(texts(page).filter({ hasText: "Avon and Somerset" })).toHaveCount(1);
  await expect(page.locator(".wide").getByRole("option")).toHaveCount(4 * (years.length - 3));
  await expect(page).toHaveURL(`${site}${crime}?areas=durham-force-area,northumbria,england-and-wales,avon-and-somerset&to=${to}`);
  await page.locator("#point-wide-3-0").focus();
  const figure = await rows(page).first().locator("td").last().textContent();
  await expect(page.locator(".wide .tip")).toContainText(`Avon and Somerset, ${years[0]}: ${figure}`);
});

test("an address restores its view on load, back and forward", async ({ page, site }) => {
  await open(page, `${site}${crime}?areas=kent,durham-force-area&from=2012&to=2014`);
  await expect(names(page)).toHaveText(["Year ending March", "Kent", "Durham force area"]);
  await expect(page.locator(".finding")).toContainText("The rate of recorded crime in Kent");
  await expect(texts(page).filter({ hasText: "Kent" })).toHaveCount(1);
  await openControls(page);
  await expect(area(page, "Kent")).toBeChecked();
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("2012");
  await area(page, "Durham force area").uncheck();
  await expect(names(page)).toHaveText(["Year ending March", "Kent"]);
  await page.goBack();
  await expect(names(page)).toHaveText(["Year ending March", "Kent", "Durham force area"]);
  await expect(area(page, "Durham force area")).toBeChecked();
  await page.goForward();
  await expect(names(page)).toHaveText(["Year ending March", "Kent"]);
  await page.getByRole("button", { name: "Show the chart as it was first" }).click();
  await expect(names(page)).toHaveText(heads);
  await expect(page).toHaveURL(site + crime);
});

test("what an address asks for and the data lacks is left out, and said", async ({ page, site }) => {
  await open(page, `${site}${crime}?areas=atlantis,cumbria&from=1066&colour=red&areas=x`);
  await expect(names(page)).toHaveText(["Year ending March", "Cumbria"]);
  await expect(page.locator(".lost")).toContainText("left out");
});

test("at most four areas, at least one, found by typing", async ({ page, site }) => {
  await open(page, site + crime);
  await openControls(page);
  await expect(area(page, "Kent")).toBeDisabled();
  await area(page, "Cleveland").uncheck();
  await expect(area(page, "Kent")).toBeEnabled();
  await page.getByLabel(/^Search for one of the \d+ areas$/).fill("york");
  await expect(page.locator(".found")).toHaveText("3 areas found.");
  await expect(page.locator(".areas li:visible")).toHaveText(["North Yorkshire", "South Yorkshire", "West Yorkshire"]);
  await page.getByLabel(/^Search for one of the \d+ areas$/).fill("zzz");
  await expect(page.locator(".found")).toHaveText("No area has that name.");
  await page.getByLabel(/^Search for one of the \d+ areas$/).fill("");
  await area(page, "Northumbria").uncheck();
  await area(page, "England and Wales").uncheck();
  await expect(names(page)).toHaveText(["Year ending March", "Durham force area"]);
  await area(page, "Durham force area").click();
  await expect(area(page, "Durham force area")).toBeChecked();
  await expect(names(page)).toHaveText(["Year ending March", "Durham force area"]);
});

test("the keyboard alone changes the view, and keeps its place", async ({ page, site }) => {
  await open(page, site + crime);
  await page.locator(".controls summary").focus();
  await page.keyboard.press("Enter");
  await area(page, "Cleveland").focus();
  await page.keyboard.press("Space");
  await expect(names(page)).toHaveCount(4);
  await expect(area(page, "Cleveland")).toBeFocused();
});

test("years in the wrong order are put right", async ({ page, site }) => {
  const [early, late] = [years[1], years.at(-2)];
  await open(page, site + crime);
  await openControls(page);
  await page.getByLabel("From", { exact: true }).selectOption(late);
  await page.getByLabel("To", { exact: true }).selectOption(early);
  await expect(page.getByLabel("From", { exact: true })).toHaveValue(early);
  await expect(page.getByLabel("To", { exact: true })).toHaveValue(late);
  await expect(rows(page)).toHaveCount(years.length - 2);
});

test.describe("when the drawing code can't be fetched", () => {
  test.use({ expected: [/ERR_FAILED/] });

  test("without the drawing code, words and table follow and the page says so", async ({ page, site }) => {
    await page.route("**/assets/redraw*", (route) => route.abort());
    await open(page, site + crime);
    await openControls(page);
    await area(page, "Cleveland").uncheck();
    await expect(names(page)).toHaveCount(4);
    await expect(page.locator("[data-island] .status")).toContainText("The picture could not be drawn again");
    await page.unroute("**/assets/redraw*");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(texts(page).filter({ hasText: "Cleveland" })).toHaveCount(0);
    await expect(page.locator("[data-island] .status")).toContainText("Figures published on");
  });
});
