// Saving a chart: the downloads that the build writes beside its page, and what the choices of its sheets make of the
// current view. sheets.spec.mjs tests the sheets themselves.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { readText } from "../../js/chart/png-text.js";
import { button, chosen, crime, entrants, look, metadataOf, openChosen, plotted, press, read, readCsv, saved, size, status, table, text } from "./choices.mjs";
import { CHARTS, DIST, asDrawn, built, expect, open, test } from "./site.mjs";

// ---- The files of the build

for (const path of CHARTS) {
  test(`the files beside /${path} are whole`, async ({ page, site }) => {
    await open(page, site + path);
    const metadata = await metadataOf(page);
    const svg = readFileSync(join(DIST, path, "chart.svg"), "utf8");
    const drawn = await read(page, svg);
    expect(drawn).toMatchObject({ root: "svg", title: metadata.title, risky: 0 });
    expect(drawn.desc).toContain(metadata.finding);
    for (const sentence of metadata.sentences) expect(drawn.desc).toContain(sentence);
    expect(drawn.terms).toMatchObject({ title: metadata.title, source: metadata.source, rights: metadata.licence, identifier: metadata.address });
    expect(drawn.terms.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(svg).not.toContain("var(");
    const [, height] = drawn.size;
    const files = { "chart.png": [1200, height], "chart-large.png": [2400, 2 * height], "chart-square.png": [1080, 1080] };
    for (const [name, expected] of Object.entries(files)) {
      const png = readFileSync(join(DIST, path, name));
      expect(size(png), name).toEqual(expected);
      expect(readText(png), name).toEqual({
        Title: metadata.title,
        Description: drawn.desc,
        Source: metadata.source,
        Copyright: metadata.licence,
        "Creation Time": metadata.date,
        URL: metadata.address,
      });
      expect(png.length, name).toBeLessThan((name === "chart-large.png" ? 400 : 200) * 1024);
    }
  });
}

test("what the buttons fetch stays under 12 KB, and what makes files of figures under 44 KB", () => {
  const packed = (pattern) => {
    const names = readdirSync(join(DIST, "assets")).filter((name) => pattern.test(name));
    expect(names).toHaveLength(1);
    return brotliCompressSync(readFileSync(join(DIST, "assets", names[0]))).length;
  };
  expect(packed(/^save-actions-\w+\.js$/)).toBeLessThan(12 * 1024);
  expect(packed(/^export-\w+\.js$/) + packed(/^export\w*-\w+\.wasm$/)).toBeLessThan(44 * 1024);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the files are there and no button is", async ({ page, site }) => {
    await page.goto(site + crime);
    for (const one of await page.locator("#share button, #download button, .tools").all()) await expect(one).toBeHidden();
    const links = await page.locator("#download a[download]").all();
    expect(links.length).toBeGreaterThanOrEqual(10);
    for (const link of links) {
      const file = new URL(await link.getAttribute("href"), page.url()).pathname;
      expect(existsSync(join(DIST, file)), file).toBe(true);
    }
    const download = page.waitForEvent("download");
    await links[0].click();
    size(readFileSync(await (await download).path()));
  });
});

const names = {
  [entrants]: "altogether-safer-first-time-entrants",
  [chosen]: "altogether-safer-recorded-crime-rate-kent-durham-force-area-2012-to-2014",
};
for (const path of [entrants, chosen]) {
  const start = (page, site) => (path === chosen ? openChosen(page, site) : open(page, site + path));

  test(`pictures of /${path} are saved with their metadata`, async ({ page, site }) => {
    await start(page, site);
    const metadata = { ...(await metadataOf(page)), finding: await text(page.locator(".finding")) };
    const square = await saved(page, "save-square");
    const large = await saved(page, "save-large");
    const plain = await saved(page, "save-png");
    expect([plain.name, large.name, square.name]).toEqual(["", "-large", "-square"].map((end) => `${names[path]}${end}.png`));
    const [width, height] = size(plain.bytes);
    expect(width).toBe(1200);
    expect(size(large.bytes)).toEqual([2400, 2 * height]);
    expect(size(square.bytes)).toEqual([1080, 1080]);
    for (const { bytes } of [plain, large, square]) {
      const { Description, ...others } = readText(bytes);
      expect(others).toEqual({ Title: metadata.title, Source: metadata.source, Copyright: metadata.licence, "Creation Time": metadata.date, URL: site + path });
      expect(Description).toBe([`${metadata.finding}.`, ...(await page.locator(".caution, .sentences li").allTextContents())].filter(Boolean).join(" "));
    }
    const [corner, lines] = await page.evaluate(look, [plain.bytes.toString("base64"), metadata.colours["series-1"]]);
    expect(corner).toBe("#ffffff");
    expect(lines).toBeGreaterThan(300);
  });

  test(`the SVG of /${path} stands alone`, async ({ page, site }) => {
    await start(page, site);
    const { name, bytes } = await saved(page, "save-svg");
    expect(name).toBe(`${names[path]}.svg`);
    const svg = bytes.toString();
    const drawn = await read(page, svg);
    const metadata = await metadataOf(page);
    expect(drawn).toMatchObject({ root: "svg", title: metadata.title, risky: 0 });
    expect(drawn.desc).toContain(await text(page.locator(".finding")));
    expect(drawn.terms).toMatchObject({ source: metadata.source, rights: metadata.licence, identifier: site + path });
    expect(svg).not.toMatch(/var\(|dominant-baseline|clip-path|aria-hidden/);
    const shown = await page.locator(".wide .svg text").allTextContents();
    for (const one of shown) expect(drawn.texts).toContain(one);
    const whole = drawn.texts.join(" ").replace(/[\s\u00a0]+/g, "");
    for (const one of await page.locator(".figures > .notes li, .figures > .key dd").allTextContents()) {
      expect(whole).toContain(one.replace(/[\s\u00a0]+/g, ""));
    }
  });

  test(`the table of /${path} is saved as it stands`, async ({ page, site }) => {
    await start(page, site);
    const [columns, ...rows] = await table(page);
    const csvFile = await saved(page, "save-csv");
    const jsonFile = await saved(page, "save-json");
    expect([csvFile.name, jsonFile.name]).toEqual([`${names[path]}.csv`, `${names[path]}.json`]);
    const [heads, ...cells] = readCsv(csvFile.bytes.toString());
    expect(heads.filter((head) => !head.endsWith(": symbol"))).toEqual(columns);
    expect(heads.slice(1)).toEqual(columns.slice(1).flatMap((name) => [name, `${name}: symbol`]));
    expect(cells.map((row) => row[0])).toEqual(rows.map((row) => row[0]));
    const all = cells.flat();
    const figures = await plotted(page);
    expect(figures.length).toBeGreaterThan(4);
    for (const figure of figures) expect(all).toContain(figure);
    const json = JSON.parse(jsonFile.bytes);
    expect(json.columns).toEqual(columns.slice(1));
    expect(json.rows).toEqual(
      cells.map(([period, ...row], i) => ({
        period,
        figures: rows[i].slice(1),
        values: row.filter((_, at) => at % 2 === 0).map((cell) => (cell ? Number(cell) : null)),
        statuses: row.filter((_, at) => at % 2 === 1).map((cell) => cell || null),
      })),
    );
    const metadata = await metadataOf(page);
    expect(json).toMatchObject({ title: metadata.title, source: metadata.source, licence: metadata.licence, date: metadata.date, address: site + path });
    expect([json.finding, json.subtitle]).toEqual([await text(page.locator(".finding")), await text(page.locator(".subtitle"))]);
    if (path === entrants) {
      expect(all).toContain("e");
      expect(json.marks.join(" ")).toContain("[e]: worked out from other figures.");
      expect(json.symbols).toContainEqual(["[e]", "worked out from other figures"]);
      for (const note of metadata.notes) expect(json.notes).toContain(note);
    }
  });
}

test("the workbook of all figures is the build's, under a name of its own", async ({ page, site }) => {
  await openChosen(page, site);
  const { name, bytes } = await saved(page, "save-all");
  expect(name).toBe("altogether-safer-recorded-crime-rate-all-figures.xlsx");
  expect(bytes.equals(readFileSync(join(DIST, crime, "data.xlsx")))).toBe(true);
});

test("the build and the sheets make the same files of the same choice", async ({ page, site }) => {
  const file = (path, name) => readFileSync(join(DIST, path, name), "utf8");
  for (const path of [entrants, crime]) {
    await open(page, site + path);
    expect((await saved(page, "save-csv")).bytes.toString()).toBe(file(path, "chart.csv"));
    const { address, ...others } = JSON.parse(file(path, "chart.json"));
    const json = (await saved(page, "save-json")).bytes.toString();
    // The address is the site's own: here it is the test's.
    expect(json.replace(site + path, address)).toBe(file(path, "chart.json"));
    expect(Object.keys(others).length).toBeGreaterThan(10);
  }
  const views = await page.locator(".files.views li > a:first-child").all();
  for (const view of views) {
    const name = /(\w[\w-]*)\.csv$/.exec(await view.locator("xpath=..").locator("[href$='.csv']").getAttribute("href"))[1];
    const query = new URL(await view.getAttribute("href"), page.url()).search;
    const other = await page.context().newPage();
    await open(other, site + crime + query);
    expect((await saved(other, "save-csv")).bytes.toString(), name).toBe(file(crime, `${name}.csv`));
    const { address } = JSON.parse(file(crime, `${name}.json`));
    expect((await saved(other, "save-json")).bytes.toString().replace(site + crime + query, address), name).toBe(file(crime, `${name}.json`));
    await other.close();
  }
  expect(views.length).toBeGreaterThan(0);
});

test.describe("where the chart is not hydrated", () => {
  test.use({ expected: [/ERR_FAILED|Failed to fetch/] });

  for (const [what, pattern] of Object.entries({ module: "**/*.wasm", props: "**/props-*.json" })) {
    test(`for want of its ${what}, the build's own files are saved`, async ({ page, site }) => {
      await page.route(pattern, (route) => route.abort());
      await page.goto(site + entrants);
      await expect(page.locator("html")).toHaveAttribute("data-failed", "");
      for (const kind of ["csv", "json"]) {
        expect((await saved(page, `save-${kind}`)).bytes.toString()).toBe(readFileSync(join(DIST, entrants, `chart.${kind}`), "utf8"));
      }
    });
  }
});

test("on a phone, the wide picture is saved, although the narrow one is on show", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, site + crime);
  await expect(page.locator(".chart .narrow")).toBeVisible();
  expect(size((await saved(page, "save-png")).bytes)[0]).toBe(1200);
});

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark" });

  test("paper stays white", async ({ page, site }) => {
    await open(page, site + crime);
    const svg = (await saved(page, "save-svg")).bytes.toString();
    const { colours } = await metadataOf(page);
    expect(svg).toContain(colours["series-1"]);
    expect(svg).not.toContain(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--series-1")));
  });
});

test.describe("while the picture lags behind", () => {
  const leave = async (page, site) => {
    await open(page, site + crime);
    await page.getByRole("button", { name: "Remove Cleveland" }).click();
    await expect(page.locator("#figures-caption ~ thead th")).toHaveCount(4);
  };

  test("saving waits for it", async ({ page, site }) => {
    let go;
    const held = new Promise((done) => (go = done));
    await page.route("**/assets/redraw*", async (route) => (await held, route.continue()));
    await leave(page, site);
    const saving = saved(page, "save-svg");
    await expect(page.locator(".wide .svg text").filter({ hasText: "Cleveland" })).toHaveCount(1);
    go();
    const svg = (await saving).bytes.toString();
    expect(svg).not.toContain("Cleveland");
    expect(svg).toContain("Northumbria");
  });

  test.describe("for good", () => {
    test.use({ expected: [/ERR_FAILED/] });

    test("no picture is saved with other words than its own; the table still is", async ({ page, site }) => {
      await page.clock.install();
      await page.route("**/assets/redraw*", (route) => route.abort());
      await leave(page, site);
      await saved(page, "save-csv");
      await press(page, "save-png");
      // The clock may run ahead before the wait has begun.
      await expect(async () => {
        await page.clock.fastForward(6_000);
        await expect(status(page, "save-png")).toHaveText("The picture isn’t ready yet. Try again, or use one of the files below.", { timeout: 500 });
      }).toPass();
    });
  });
});

// ---- Newer and hostile data

test.describe("newer figures with hostile words", () => {
  const file = "/data/first-time-entrants.json";
  const data = JSON.parse(readFileSync(join(DIST, file), "utf8"));
  const name = '=HYPERLINK("https://evil.example","Click & <b>win</b>")';
  const year = Number(data.updated.slice(0, 4)) + 1;
  const day = `15 January ${year}`;
  data.updated = `${year}-01-15`;
  data.nextUpdate = `${year + 1}-01-15`;
  delete data.ended;
  data.areas[0].name = name;
  delete data.areas[0].said;
  const answer = (request, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-cache" });
    response.end(JSON.stringify(data));
  };
  test.use({ answers: { [file]: answer }, permissions: ["clipboard-read", "clipboard-write"] });

  test("are safe in every file, with the newer date", async ({ page, site }) => {
    await open(page, site + entrants);
    await expect(page.locator("#figures-caption ~ thead th").nth(1)).toHaveText(name);
    const [heads] = readCsv((await saved(page, "save-csv")).bytes.toString());
    expect(heads).toEqual([(await table(page))[0][0], `'${name}`, `'${name}: symbol`]);
    const svg = (await saved(page, "save-svg")).bytes.toString();
    const drawn = await read(page, svg);
    expect(drawn).toMatchObject({ root: "svg", risky: 0, terms: { date: data.updated } });
    expect(drawn.desc).toContain(name);
    const { bytes, name: called } = await saved(page, "save-png");
    expect(called).toBe("altogether-safer-first-time-entrants.png");
    expect(readText(bytes)["Creation Time"]).toBe(day);
    expect(JSON.parse((await saved(page, "save-json")).bytes)).toMatchObject({ date: day, columns: [name] });
    const [from, , , , to] = built(entrants).years.slice(-5).map((one) => one.replace("/", "-"));
    await open(page, `${site}${entrants}?from=${from}`);
    await expect(page.locator(".wide").getByRole("option")).toHaveCount(asDrawn(entrants, built(entrants).rows.slice(-5)).length, { timeout: 20_000 });
    expect((await saved(page, "save-csv")).name).toBe(`altogether-safer-first-time-entrants-${from}-to-${to}.csv`);
  });
});
