// Changing what a chart shows, and the address that records the selection.
import { built, expect, open, test } from "./site.mjs";

const crime = "charts/recorded-crime-rate/";
const { heads, years } = built(crime);
const rows = (page) => page.locator("#figures-caption ~ tbody tr");
const names = (page) => page.locator("#figures-caption ~ thead th[scope=col]");
const texts = (page) => page.locator(".wide .svg text");
const area = (page, name) => page.locator(".areas").getByLabel(name, { exact: true });
const chip = (page, name) => page.getByRole("button", { name: `Remove ${name}`, exact: true });

/** Ticks an area, or takes its tick away. */
async function tick(page, name) {
  if (!(await page.locator(".areas").isVisible())) await page.locator("#add-area").click();
  await page.locator(".areas").getByText(name, { exact: true }).click();
}

/** Moves an end of the range of years by so many years, as a keyboard does. */
async function move(page, end, by) {
  await page.getByLabel(end).focus();
  for (let i = 0; i < Math.abs(by); i += 1) await page.keyboard.press(by > 0 ? "ArrowRight" : "ArrowLeft");
}

test("ECharts is fetched only when the picture changes", async ({ page, site }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page, site + crime);
  await page.locator(".wide [tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await page.locator("#add-area").click();
  expect(asked.filter((path) => path.includes("redraw"))).toEqual([]);
  await page.locator("#add-area").click();
  await chip(page, "Cleveland").click();
  await expect(texts(page).filter({ hasText: "Cleveland" })).toHaveCount(0);
  expect(asked.filter((path) => path.includes("redraw"))).toHaveLength(2);
});

test("a choice changes finding, sentences, image, points, table and address together", async ({ page, site }) => {
  const to = years.at(-4);
  await open(page, site + crime);
  await tick(page, "Cleveland");
  await tick(page, "Avon and Somerset");
  await move(page, "Last year", -3);
  await expect(names(page)).toHaveText(["Year ending March", "Durham force area", "Northumbria", "England and Wales", "Avon and Somerset"]);
  await expect(rows(page)).toHaveCount(years.length - 3);
  await expect(page.locator(".finding")).toContainText(`in the year ending March ${to}`);
  // One for each area, the change of counting, where the first of them stands, and what the band is.
  await expect(page.locator(".sentences li")).toHaveCount(7);
  // A long name has more than one line.
  await expect(texts(page).filter({ hasText: /^Avon and/ })).toHaveCount(1);
  await expect(page.locator(".wide").getByRole("option")).toHaveCount(4 * (years.length - 3));
  await expect(page).toHaveURL(`${site}${crime}?areas=durham-force-area,northumbria,england-and-wales,avon-and-somerset&to=${to}`);
  await page.locator("#point-wide-3-0").focus();
  const figure = await rows(page).first().locator("td").last().textContent();
  await expect(page.locator(".read-at")).toContainText(years[0]);
  await expect(page.locator(".readout .r4")).toHaveText(`Avon and Somerset ${figure}`);
});

test("an address restores its view on load, back and forward", async ({ page, site }) => {
  await open(page, `${site}${crime}?areas=kent,durham-force-area&from=2012&to=2014`);
  await expect(names(page)).toHaveText(["Year ending March", "Kent", "Durham force area"]);
  await expect(page.locator(".finding")).toContainText("Recorded crime per 1,000 people in Kent");
  await expect(texts(page).filter({ hasText: "Kent" })).toHaveCount(1);
  await expect(area(page, "Kent")).toBeChecked();
  await expect(page.locator(".years p")).toHaveText("2012 to 2014");
  await expect(page.getByLabel("First year")).toHaveAttribute("aria-valuetext", "2012");
  await chip(page, "Durham force area").click();
  await expect(names(page)).toHaveText(["Year ending March", "Kent"]);
  await page.goBack();
  await expect(names(page)).toHaveText(["Year ending March", "Kent", "Durham force area"]);
  await expect(area(page, "Durham force area")).toBeChecked();
  await page.goForward();
  await expect(names(page)).toHaveText(["Year ending March", "Kent"]);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(names(page)).toHaveText(heads);
  await expect(page).toHaveURL(site + crime);
});

test("what an address asks for and the data lacks is left out, and said", async ({ page, site }) => {
  await open(page, `${site}${crime}?areas=atlantis,cumbria&from=1066&colour=red&areas=x`);
  await expect(names(page)).toHaveText(["Year ending March", "Cumbria"]);
  await expect(page.locator(".lost")).toContainText("so we left it out");
});

test("at most four areas, at least one, found by typing", async ({ page, site }) => {
  await open(page, site + crime);
  const search = page.getByLabel("Find by name");
  await page.locator("#add-area").click();
  await search.fill("york");
  await expect(page.locator(".found")).toHaveText("3 areas found.");
  await expect(page.locator(".areas li:visible")).toHaveText(["North Yorkshire", "South Yorkshire", "West Yorkshire"]);
  await search.fill("zzz");
  await expect(page.locator(".found")).toHaveText("No area has that name.");
  await search.fill("");
  // A fifth takes the place of the oldest, but for the first.
  await page.locator(".areas").getByText("Kent", { exact: true }).click();
  await expect(names(page)).toHaveText([heads[0], heads[1], heads[3], heads[4], "Kent"]);
  await expect(page.locator(".changed [role=status]")).toHaveText(`Kent added. ${heads[2]} removed.`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(names(page)).toHaveText(heads);
  for (const name of heads.slice(2)) await chip(page, name).click();
  await expect(names(page)).toHaveText(heads.slice(0, 2));
  await expect(page.locator(".chips button")).toHaveCount(0);
  // The tick of the last area stays, too.
  await tick(page, heads[1]);
  await expect(area(page, heads[1])).toBeChecked();
  await expect(names(page)).toHaveText(heads.slice(0, 2));
});

test("the keyboard alone changes the view, and keeps its place", async ({ page, site }) => {
  await open(page, site + crime);
  await page.locator("#add-area").focus();
  await page.keyboard.press("Enter");
  await area(page, "Cleveland").focus();
  await page.keyboard.press("Space");
  await expect(names(page)).toHaveCount(4);
  await expect(area(page, "Cleveland")).toBeFocused();
  await page.getByLabel("Find by name").focus();
  await page.keyboard.press("Escape");
  await expect(page.locator("#add-area")).toBeFocused();
  await expect(page.locator(".areas")).toBeHidden();
  await chip(page, "Northumbria").focus();
  await page.keyboard.press("Enter");
  await expect(names(page)).toHaveCount(3);
  await expect(page.locator("#add-area")).toBeFocused();
});

test("years in the wrong order are put right", async ({ page, site }) => {
  await open(page, site + crime);
  await move(page, "Last year", -(years.length - 1));
  await expect(rows(page)).toHaveCount(1);
  await page.getByLabel("First year").fill("3");
  await expect(page.locator(".years p")).toHaveText(`${years[0]} to ${years[3]}`);
  await expect(rows(page)).toHaveCount(4);
});

test("a mouse moves both ends of the years", async ({ page, site }) => {
  await open(page, site + crime);
  const box = await page.getByLabel("First year").boundingBox();
  const y = box.y + box.height / 2;
  for (const [from, to] of [[22, box.width * 0.4], [box.width - 22, box.width * 0.7]]) {
    await page.mouse.move(box.x + from, y);
    await page.mouse.down();
    await page.mouse.move(box.x + to, y, { steps: 4 });
    await page.mouse.up();
  }
  const shown = await rows(page).locator("th").allTextContents();
  expect(shown.length).toBeGreaterThan(3);
  expect(shown.length).toBeLessThan(years.length / 2);
  await expect(page.locator(".years p")).toHaveText(`${shown[0]} to ${shown.at(-1)}`);
});

test.describe("when the drawing code can't be fetched", () => {
  test.use({ expected: [/ERR_FAILED/] });

  test("without the drawing code, words and table follow and the page says so", async ({ page, site }) => {
    await page.route("**/assets/redraw*", (route) => route.abort());
    await open(page, site + crime);
    await chip(page, "Cleveland").click();
    await expect(names(page)).toHaveCount(4);
    await expect(page.locator("[data-island] .status")).toContainText("The picture didn’t update");
    await page.unroute("**/assets/redraw*");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(texts(page).filter({ hasText: "Cleveland" })).toHaveCount(0);
    await expect(page.locator("[data-island] .status")).toContainText("Figures published on");
  });

  test("a choice that is taken back leaves no notice, as the picture is right", async ({ page, site }) => {
    await page.route("**/assets/redraw*", (route) => route.abort());
    await open(page, site + crime);
    const notice = page.locator("[data-island] .status");
    await chip(page, "Cleveland").click();
    await expect(notice).toContainText("The picture didn’t update");
    await page.goBack();
    await expect(texts(page).filter({ hasText: "Cleveland" })).not.toHaveCount(0);
    await expect(notice).toContainText("Figures published on");
  });

  test("newest figures that can't be had either don't hide that the picture is not what was chosen", async ({ page, site }) => {
    await page.route("**/assets/redraw*", (route) => route.abort());
    let go;
    const waiting = new Promise((done) => (go = done));
    await page.route("**/data/recorded-crime-rate.json", (route) => waiting.then(() => route.fulfill({ body: "{}" })));
    await open(page, site + crime);
    const notice = page.locator("[data-island] .status");
    await chip(page, "Cleveland").click();
    await expect(notice).toContainText("The picture didn’t update");
    const answered = page.waitForResponse("**/data/recorded-crime-rate.json");
    go();
    await (await answered).finished();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await expect(notice).toContainText("The picture didn’t update");
  });
});
