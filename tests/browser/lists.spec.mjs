// The pages that list much: key facts, charts, about and data files. They are short, answer first, and lose nothing.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "node-html-parser";
import { CHARTS, DIST, expect, fileOf, open, read, test } from "./site.mjs";

const PHONE = { width: 360, height: 740 };
const json = (path) => JSON.parse(readFileSync(join(DIST, path), "utf8"));
const files = json("data/datapackage.json").resources;
const sets = files.map(({ path }) => json(`data/${path}`)).filter(({ rows }) => rows?.[0]?.definition && rows[0].label);
const facts = sets.flatMap(({ rows }) => rows);
const rows = (page) => page.locator(".all-facts tbody tr[id]:visible");
const field = (page, name) => page.locator(".filters").getByLabel(name);

/** The longest that pages may be on a phone, in screens. */
for (const [path, most] of [["facts/", 6], ["charts/", 5], ["about/", 6], ["data/", 7]]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`/${path} is at most ${most} screens of a phone ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, site }) => {
      const context = await browser.newContext({ javaScriptEnabled, viewport: PHONE });
      const page = await context.newPage();
      await page.goto(site + path);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(height / PHONE.height).toBeLessThanOrEqual(most);
      await context.close();
    });
  }
}

test("every figure is in the table once, with what it counts, where, when, what it means and its source", () => {
  const html = parse(read(fileOf("facts/")));
  expect(facts.length).toBeGreaterThan(100);
  expect(html.querySelectorAll(".all-facts tbody tr[id]")).toHaveLength(facts.length);
  for (const { name, label, period, area, definition, source } of facts) {
    const row = html.getElementById(`fact-${name}`);
    const { title } = sets.find(({ rows }) => rows.some((one) => one.name === name)).sources.find(({ id }) => id === source);
    for (const part of [label, period, area.name, definition, title]) expect(row.textContent).toContain(part);
    expect(row.querySelector(`details a[href="#fact-${name}"]`)).toBeTruthy();
  }
});

test("the figures that matter most stand first, and lead to their rows", async ({ page, site }) => {
  await page.setViewportSize(PHONE);
  await open(page, `${site}facts/`);
  const links = page.locator(".small-cards a");
  await expect(links).toHaveCount(12);
  await links.first().click();
  const row = page.locator(new URL(page.url()).hash);
  await expect(row).toBeInViewport();
  await expect(row.locator("dl")).toBeVisible();
});

test("fields filter the table by topic, area and year, and say how many there are", async ({ page, site }) => {
  await open(page, `${site}facts/`);
  await expect(rows(page)).toHaveCount(facts.length);
  await field(page, "Topic").selectOption("Roads");
  const ofRoads = facts.filter(({ topic }) => topic === "Roads");
  await expect(rows(page)).toHaveCount(ofRoads.length);
  await expect(page.locator(".all-facts tbody:visible")).toHaveCount(1);
  await field(page, "Area").selectOption("County Durham");
  const ofBoth = ofRoads.filter(({ area }) => area.name === "County Durham");
  await expect(rows(page)).toHaveCount(ofBoth.length);
  await expect(page.locator(".found")).toHaveText(`${ofBoth.length} of ${facts.length} figures`);
  await field(page, "Topic").selectOption("");
  await field(page, "Area").selectOption("");
  await field(page, "Year").selectOption("2024");
  await expect(rows(page).first()).toContainText("2024");
  expect(await rows(page).count()).toBeLessThan(facts.length);
  await field(page, "Year").selectOption("");
  await expect(rows(page)).toHaveCount(facts.length);
  await expect(page.locator(".found")).toHaveText("All figures are shown.");
});

test("a link to a figure that is filtered away shows it again", async ({ page, site }) => {
  await open(page, `${site}facts/`);
  await field(page, "Topic").selectOption("Water");
  await page.evaluate(() => (location.hash = "#fact-stop-20"));
  await expect(page.locator("#fact-stop-20 dl")).toBeVisible();
  await expect(page.locator("#fact-stop-20")).toBeInViewport();
  await expect(field(page, "Topic")).toHaveValue("");
});

test("an address that ends in no valid encoding leaves the page whole", async ({ page, site }) => {
  for (const end of ["#%", "#50%", "#%E9"]) {
    await page.goto("about:blank");
    await open(page, `${site}facts/${end}`);
    await expect(field(page, "Topic"), end).toBeVisible();
  }
});

/** What `/facts/` and `/about/` could be linked to before they were short. */
const BEFORE = {
  "facts/": ["disagree", "later", "embed", "sources", "chart-recorded-crime-rate", "chart-first-time-entrants-rate", ...sets.map(({ name }) => name), "fact-crime-fall", "fact-river-deaths-2018"],
  "about/": ["what", "figures", "data-files", "privacy", "access", "sources"],
};
for (const [path, ids] of Object.entries(BEFORE)) {
  test(`old links into /${path} still lead on`, async ({ page, site }) => {
    for (const id of ids) {
      await page.goto("about:blank");
      await open(page, `${site}${path}#${id}`);
      await expect(page.locator(`[id="${id}"]`), id).toBeInViewport();
    }
  });
}

test("without a script, a link leads to a figure in the table", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${site}facts/#fact-parents-no-water-talk`);
  await expect(page.locator("#fact-parents-no-water-talk summary")).toBeInViewport();
  await expect(page.locator(".filters")).toBeHidden();
  await context.close();
});

test("every chart stands in the list under a question, with its picture and an anchor", () => {
  const html = parse(read(fileOf("charts/")));
  const linked = html.querySelectorAll(".asked a").map((link) => `charts/${link.getAttribute("href").replace("../charts/", "")}`);
  expect(linked.toSorted()).toEqual([...CHARTS].toSorted());
  expect(html.querySelectorAll(".asked [id^=chart-]")).toHaveLength(CHARTS.length);
  for (const item of html.querySelectorAll(".asked > ul > li")) {
    expect(item.id).toBe(`chart-${/([^/]+)\/$/.exec(item.querySelector("a").getAttribute("href"))[1]}`);
    expect(item.querySelectorAll("svg.chart-thumbnail path, svg.chart-thumbnail rect").length, item.id).toBeGreaterThan(1);
    expect(item.querySelector("p").textContent, item.id).toMatch(/\d/);
  }
});

test("every published file has the size and the digest of the list, and leads to its schema", () => {
  for (const { path, bytes, hash } of files) {
    const file = readFileSync(join(DIST, "data", path));
    expect(bytes, path).toBe(file.length);
    expect(hash, path).toBe(`sha256:${createHash("sha256").update(file).digest("hex")}`);
    expect(existsSync(join(DIST, "data", dirname(path), JSON.parse(file).$schema)), path).toBe(true);
  }
});

test("every published file is in the catalogue with its downloads, and the footer leads there", async ({ page, site }) => {
  const html = parse(read(fileOf("data/")));
  for (const { name, title } of files) {
    const one = html.getElementById(`data-${name}`);
    expect(one.textContent).toContain(title);
    expect(one.querySelector("a").getAttribute("href")).toBe(`../data/${name}/`);
    const own = parse(read(fileOf(`data/${name}/`)));
    const downloads = own.querySelectorAll(".downloads a").map((link) => link.getAttribute("href"));
    expect(downloads).toContain(`../../data/${name}.json`);
    for (const file of downloads) expect(existsSync(join(DIST, "data", name, file)), file).toBe(true);
    if (json(`data/${name}.json`).measure) expect(downloads.map((file) => file.split("/").at(-1)).toSorted()).toEqual(
      [`${name}.json`, "data.csv", "data.csv-metadata.json", "data.json-stat.json", "data.xlsx"].toSorted());
  }
  await open(page, site);
  await page.getByRole("link", { name: "Data files", exact: true }).click();
  await expect(page).toHaveURL(`${site}data/`);
  await page.locator(".published a").first().click();
  await expect(page.locator(".downloads").first()).toBeVisible();
});
