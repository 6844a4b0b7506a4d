// Changing what a chart shows, and the address that carries it.
import { CHARTS, expect, open, test } from "./site.mjs";

const crime = "charts/recorded-crime-rate/";
const names = (page) => page.locator("#figures-caption ~ thead th[scope=col]");
const drawn = (page) => page.locator(".wide .svg text");
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
  await expect(drawn(page).filter({ hasText: "Cleveland" })).toHaveCount(0);
  expect(asked.filter((path) => path.includes("redraw"))).toHaveLength(2);
});

test("a choice changes finding, sentences, picture, points, table and address together", async ({ page, site }) => {
  await open(page, site + crime);
  await openControls(page);
  await area(page, "Cleveland").uncheck();
  await area(page, "Avon and Somerset").check();
  await page.getByLabel("To", { exact: true }).selectOption("2015");
  await expect(names(page)).toHaveText(["Year ending March", "Durham force area", "Northumbria", "England and Wales", "Avon and Somerset"]);
  await expect(page.locator("#figures-caption ~ tbody tr")).toHaveCount(6);
  await expect(page.locator(".finding")).toContainText("went from 65.3 to 52.8 between the years ending March 2010 and 2015");
  // One for each area, where the first of them stands, and what the band is.
  await expect(page.locator(".sentences li")).toHaveCount(6);
  await expect(drawn(page).filter({ hasText: "Avon and Somerset" })).toHaveCount(1);
  await expect(page.locator(".wide").getByRole("option")).toHaveCount(24);
  await expect(page).toHaveURL(`${site}${crime}?areas=durham-force-area,northumbria,england-and-wales,avon-and-somerset&to=2015`);
  await page.locator("#point-wide-3-0").focus();
  await expect(page.locator(".wide .tip")).toContainText("Avon and Somerset, 2010: 78.3");
});

test("an address restores its view on load, back and forward", async ({ page, site }) => {
  await open(page, `${site}${crime}?areas=kent,durham-force-area&from=2012&to=2014`);
  await expect(names(page)).toHaveText(["Year ending March", "Kent", "Durham force area"]);
  await expect(page.locator(".finding")).toContainText("The rate of recorded crime in Kent");
  await expect(drawn(page).filter({ hasText: "Kent" })).toHaveCount(1);
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
  await expect(names(page)).toHaveCount(5);
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
  await page.getByLabel("Search for one of the 44 areas").fill("york");
  await expect(page.locator(".found")).toHaveText("3 areas found.");
  await expect(page.locator(".areas li:visible")).toHaveText(["North Yorkshire", "South Yorkshire", "West Yorkshire"]);
  await page.getByLabel("Search for one of the 44 areas").fill("zzz");
  await expect(page.locator(".found")).toHaveText("No area has that name.");
  await page.getByLabel("Search for one of the 44 areas").fill("");
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
  await open(page, site + crime);
  await openControls(page);
  await page.getByLabel("From", { exact: true }).selectOption("2016");
  await page.getByLabel("To", { exact: true }).selectOption("2012");
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("2012");
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("2016");
  await expect(page.locator("#figures-caption ~ tbody tr")).toHaveCount(5);
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
    await expect(drawn(page).filter({ hasText: "Cleveland" })).toHaveCount(0);
    await expect(page.locator("[data-island] .status")).toContainText("Figures published on");
  });
});

// What the page came with was drawn when the site was built; a browser has other fonts, and measures them in its own way.
test("every chart is drawn here as it was when the site was built", async ({ page, site }) => {
  for (const path of CHARTS) {
    await open(page, site + path);
    const pictures = () => page.locator(".drawing .svg").evaluateAll((all) => all.map((one) => one.innerHTML.replace(/zr\d+/g, "")));
    const built = await pictures();
    await openControls(page);
    const from = page.getByLabel("From", { exact: true });
    await from.selectOption(await from.locator("option").last().getAttribute("value"));
    await expect.poll(pictures).not.toEqual(built);
    await page.getByRole("button", { name: "Show the chart as it was first" }).click();
    await expect.poll(async () => (await pictures()).join() === built.join(), path).toBe(true);
  }
});
