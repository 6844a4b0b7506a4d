// Official tables on the publisher's page: imported in the browser, with all that they change, and nothing leaves it.
import { LOOKS, overflow, unfold, violations } from "./checks.mjs";
import { expect, open, read, test } from "./site.mjs";
import { bomb, csv, manyLaughs, ods, recordedCrime, xlsx } from "./workbooks.mjs";

const PAGE = "publish/";
const KNIFE = JSON.parse(read("data/knife-offences.json"));
const YEARS = JSON.parse(read("data/recorded-crime-calendar.json"));
const SHEET = "Table P6";
/** The day after the published figures. */
const DAY = new Date(Date.parse(KNIFE.updated) + 86_400_000);
const NEXT = `${DAY.getFullYear() + 1}-07-31`;

const periods = [...new Set(KNIFE.rows.map(({ period }) => period))].sort();
const value = (area, period) => KNIFE.rows.find((row) => row.area === area && row.period === period)?.value;

/** The official table with the published figures. `change` may change its rows, the first five of which are headings. */
function official(change = () => {}) {
  const heads = periods.map((period) => `Apr ${period.slice(0, 4)} to Mar ${Number(period.slice(0, 4)) + 1}`);
  const rows = [
    ["Table P6: Offences with a knife"],
    ["Source: police recorded crime"],
    [""],
    [""],
    ["Area Codes", "Area name", ...heads],
    ...KNIFE.areas.map(({ code, name }) => [code, name, ...periods.map((period) => value(code, period) ?? "")]),
  ];
  change(rows);
  return rows;
}

/** The table with one figure more in the first area's first year. */
const revised = () => official((rows) => (rows[5][2] += 1));

const files = (page) => page.getByLabel("Choose files, or drop them here");
const choose = (page, buffer, name = "tables.xlsx") => files(page).setInputFiles({ name, mimeType: "", buffer });
const status = (page) => page.locator(".check-files [role=status]");
const told = (page) => page.locator(".import-table [role=status]");
const problems = (page) => page.locator(".problems > li");
const download = (page, name) => page.getByRole("link", { name: `Download ${name}` });
const figures = (rows) => rows.slice(5).length * periods.length;

/** The page on the day after the figures that are published. */
async function openPublisher(page, site) {
  await page.clock.setFixedTime(DAY);
  await open(page, site + PAGE);
}

async function saved(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), download(page, name).click()]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

for (const [kind, write] of [["XLSX", xlsx], ["ODS", ods]]) {
  test(`an official ${kind} file: read, explained, checked and finished`, async ({ page, site }) => {
    const away = [];
    page.on("request", (request) => !(request.url().startsWith(site) || request.url().startsWith("blob:")) && away.push(request.url()));
    await openPublisher(page, site);
    const rows = revised();
    await choose(page, write(SHEET, rows), `tables.${kind.toLowerCase()}`);
    // No other dataset has this sheet, so nothing needs to be chosen.
    await expect(status(page)).toHaveText(`${figures(rows)} figures read, 1 differs from what is published. Everything is right. 1 published figure changes: say below why.`);
    await expect(page.getByLabel("Which figures are in it?")).toHaveValue("knife-offences");
    await expect(page.getByText(`${figures(rows)} figures from sheet “${SHEET}”.`)).toBeVisible();
    await expect(download(page, "")).toHaveCount(0);
    await page.getByLabel("Why are published figures changing?").fill("The police found one more.");
    await page.getByLabel("When are the next figures due?").fill(NEXT);
    await page.getByRole("button", { name: "Import the table" }).click();
    await expect(told(page)).toHaveText(`${figures(rows)} figures read, 1 differs from what is published. Everything is right.`);
    const data = JSON.parse(await saved(page, "knife-offences.json"));
    expect(data.nextUpdate).toBe(NEXT);
    expect(data.corrections[0].why).toBe("The police found one more.");
    expect(data.rows.find(({ area, period }) => area === KNIFE.areas[0].code && period === periods[0])).toMatchObject({ value: rows[5][2], status: "r" });
    expect(JSON.parse(await saved(page, "days.json"))["knife-offences"]).toBe(data.updated);
    expect(away).toEqual([]);
  });
}

test("each chart is shown before and after, and every sentence that changes", async ({ page, site }) => {
  await openPublisher(page, site);
  await choose(page, xlsx(SHEET, revised()));
  await expect(status(page)).toContainText("Everything is right.");
  const chart = page.locator(".charts-touched article").filter({ has: page.locator("a[href$='charts/knife-offences/']") });
  await expect(chart.getByRole("figure")).toHaveCount(2);
  const pictures = await chart.locator("svg.chart-thumbnail").evaluateAll((all) => all.map((one) => [one.outerHTML, one.getBoundingClientRect().height]));
  expect(pictures).toHaveLength(2);
  expect(pictures[0][0]).not.toBe(pictures[1][0]);
  for (const [, height] of pictures) expect(height).toBeGreaterThan(60);
  await expect(chart.getByRole("figure").first()).toContainText(/^Published: .+/);
  await expect(chart.getByRole("figure").last()).toContainText(/^New: .+/);
  await page.locator(".seen summary", { hasText: /^Charts: / }).click();
  const change = page.locator(".seen").getByRole("row").filter({ hasText: KNIFE.rows[0].value.toLocaleString("en-GB") }).first();
  await expect(change).toContainText((KNIFE.rows[0].value + 1).toLocaleString("en-GB"));
});

test("a table that may be of several datasets is asked about, by keyboard alone", async ({ page, site }) => {
  await openPublisher(page, site);
  // A CSV file has no sheet that would tell, and the rates of police forces stand under the same headings.
  const year = Math.max(...YEARS.rows.map(({ period }) => Number(period)));
  const rows = YEARS.areas.map(({ code, name }) => [code, name, YEARS.rows.find((row) => row.area === code && Number(row.period) === year).value]);
  await choose(page, csv([[`Table P1: offences, year ending December ${year}`], ["Area Code", "Area Name", "Total recorded crime (excluding fraud)"], ...rows]), "table.csv");
  await expect(status(page)).toHaveText("The table has figures for 2 files: choose one below.");
  await expect(page.locator("optgroup").first().locator("option")).toHaveCount(2);
  await files(page).focus();
  for (const label of ["Or paste the file’s text", "Check"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByLabel(label, { exact: true }).or(page.getByRole("button", { name: label, exact: true })).first()).toBeFocused();
  }
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Which figures are in it?")).toBeFocused();
  await page.keyboard.type(YEARS.title);
  await expect(page.getByLabel("Which figures are in it?")).toHaveValue(YEARS.name);
  await page.getByRole("button", { name: "Import the table" }).focus();
  await page.keyboard.press("Enter");
  await expect(told(page)).toContainText("0 differ from what is published. Everything is right.");
  await expect(page.getByRole("button", { name: "Import the table" })).toBeFocused();
});

test("a table that is pasted is read as one", async ({ page, site }) => {
  await openPublisher(page, site);
  await page.getByLabel("Or paste the file’s text").fill(csv(official().slice(4)).toString());
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(status(page)).toContainText("0 differ from what is published. Everything is right. There is nothing to publish.");
  await expect(download(page, "")).toHaveCount(0);
});

const text = (rows) => csv(rows).toString();
for (const [what, name, make, cell, words] of [
  ["a letter in a figure", "tables.xlsx", () => xlsx(SHEET, official((rows) => (rows[5][2] = "3O6"))), "Sheet “Table P6”, cell C6", /3O6/],
  ["a heading that Excel made a date of", "tables.xlsx", () => xlsx(SHEET, official((rows) => (rows[4][2] = "Mar-11"))), "Sheet “Table P6”, cell C5", /Mar-11/],
  ["another sheet", "tables.xlsx", () => xlsx("Table P7", official()), "", /no sheet/],
  ["a formula in a CSV file", "table.csv", () => csv(official((rows) => (rows[5][2] = "=cmd|' /C calc'!A0"))), "Cell C6", /=cmd\|' \/C calc'!A0/],
  ["an area with a formula", "table.csv", () => csv(official((rows) => (rows[5][0] = '=HYPERLINK("https://example.org")'))), "", /no row or column for Durham force area/],
  ["markup in a figure", "table.csv", () => csv(official((rows) => (rows[5][2] = '<img src="x" onerror="document.title=1">'))), "Cell C6", /<img src=/],
]) {
  test(`${what} is told at its cell, as text`, async ({ page, site }) => {
    await openPublisher(page, site);
    const title = await page.title();
    await choose(page, make(), name);
    await expect(status(page)).not.toHaveText(/Reading|^$/);
    if ((await page.getByLabel("Which figures are in it?").inputValue()) === "") {
      await page.getByLabel("Which figures are in it?").selectOption("knife-offences");
      await page.getByRole("button", { name: "Import the table" }).click();
      await expect(told(page)).toHaveText(/^\d+ problems? found in the table\.$/);
    }
    await expect(problems(page).first()).toContainText(words);
    if (cell) await expect(problems(page).first()).toContainText(`${cell}: `);
    await expect(download(page, "")).toHaveCount(0);
    await expect(page.locator(".reviews img")).toHaveCount(0);
    expect(await page.title()).toBe(title);
  });
}

for (const [what, name, make, words] of [
  ["an empty CSV file", "table.csv", () => Buffer.alloc(0), undefined],
  ["a CSV file in Windows-1252", "table.csv", () => Buffer.from(text(official((rows) => (rows[0][0] = "Café"))), "latin1"), /Windows-1252/],
  ["a CSV file in UTF-16", "table.csv", () => Buffer.from(`\ufeff${text(official())}`, "utf16le"), /UTF-16/],
  ["an old workbook", "tables.xls", () => Buffer.from("d0cf11e0a1b11ae10000", "hex"), /old Excel file/],
  ["a workbook that was cut off", "tables.xlsx", () => xlsx(SHEET, official()).subarray(0, 2_000), /can't be read/],
  ["a picture with another name", "tables.xlsx", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /./],
  ["a workbook that unpacks to hundreds of megabytes", "tables.xlsx", () => bomb(), /larger than 400 MB when it is unpacked/],
  ["one that lies about it", "tables.xlsx", () => bomb(1_000), /larger than 400 MB when it is unpacked|can't be read/],
  ["names inside names", "tables.xlsx", manyLaughs, /./],
]) {
  test(`${what} is refused with words, and the page goes on`, async ({ page, site }) => {
    await openPublisher(page, site);
    await choose(page, make(), name);
    await expect(status(page)).not.toHaveText(/Reading|^$/, { timeout: 20_000 });
    await expect(download(page, "")).toHaveCount(0);
    if (words) {
      await expect(status(page)).toHaveText("The table can’t be read.");
      await expect(problems(page).first()).toContainText(words);
    } else await expect(status(page)).toHaveText("Say below which figures are in this table.");
    await choose(page, xlsx(SHEET, official()));
    await expect(status(page)).toContainText("Everything is right.");
  });
}

const CRIME = JSON.parse(read("data/recorded-crime.json"));

test("a table of a hundred thousand rows is read, and the page stays free meanwhile", async ({ page, site }) => {
  await openPublisher(page, site);
  await choose(page, csv(recordedCrime(CRIME, 100_000)), "prc.csv");
  await expect(status(page)).toHaveText("Reading…");
  // The page answers while the worker reads.
  await page.getByLabel("Paste a press release or report").fill("Meanwhile");
  await expect(status(page)).not.toHaveText("Reading…", { timeout: 30_000 });
});

test.describe("a table that is chosen while another one is read", () => {
  const held = [];
  const path = "data/knife-offences.json";
  test.use({ answers: { [`/${path}`]: (request, response) => held.push(response) } });

  test("is offered for the files that it fits itself", async ({ page, site }) => {
    held.length = 0;
    await openPublisher(page, site);
    await choose(page, csv(recordedCrime(CRIME, 0)), "prc.csv");
    await expect.poll(() => held.length).toBe(1);
    await choose(page, xlsx(SHEET, official()));
    held[0].writeHead(200, { "Content-Type": "application/json" }).end(read(path));
    await expect(status(page)).toContainText("Everything is right. There is nothing to publish.");
    await expect(page.getByText(`${figures(official())} figures from sheet “${SHEET}”.`)).toBeVisible();
    await expect(page.locator("optgroup").first().locator("option")).toHaveText([KNIFE.title]);
  });
});

test("what other files say otherwise is told", async ({ page, site }) => {
  await openPublisher(page, site);
  await choose(page, csv(recordedCrime(CRIME, 0, 10)), "prc.csv");
  await expect(status(page)).not.toHaveText(/Reading|^$/);
  if ((await page.getByLabel("Which figures are in it?").inputValue()) === "") {
    await page.getByLabel("Which figures are in it?").selectOption("recorded-crime");
    await page.getByRole("button", { name: "Import the table" }).click();
  }
  const other = page.locator(".review").filter({ hasText: "key-facts.json" });
  await expect(other.locator(".problems")).toContainText("Rule: figures-disagree.");
  await expect(download(page, "")).toHaveCount(0);
});

test.describe("without a connection", () => {
  test.use({ expected: [/Failed to load resource/] });
  test("a page that was loaded still reads tables and checks files, and then with one", async ({ page, site, context }) => {
    const module = page.waitForResponse((response) => response.url().endsWith(".wasm"));
    const published = page.waitForResponse((response) => /published-.*\.json$/.test(response.url()));
    await openPublisher(page, site);
    for (const response of [await module, await published]) await response.finished();
    await context.setOffline(true);
    await choose(page, xlsx(SHEET, official()));
    await expect(status(page)).toHaveText(/0 differ from what is published\. Everything is right\. There is nothing to publish\. There’s no connection/);
    await choose(page, Buffer.from(read("data/knife-offences.json")), "knife-offences.json");
    await expect(status(page)).toHaveText(/^Everything is right\. There’s no connection/);
    await context.setOffline(false);
    await choose(page, Buffer.from(read("data/knife-offences.json")), "knife-offences.json");
    await expect(status(page)).toHaveText("Everything is right.");
  });
});

for (const width of [320, 1280]) {
  test(`a table's form and results are readable and in reach at ${width} pixels`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await openPublisher(page, site);
    await choose(page, xlsx(SHEET, revised()));
    await expect(status(page)).toContainText("Everything is right.");
    await unfold(page);
    expect(await overflow(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await violations(page, { rules: LOOKS })).toEqual([]);
    // Both states stand side by side where there is room.
    const [before, after] = await page.locator(".before-after").first().getByRole("figure").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(before === after).toBe(width > 1000);
  });
}
