// Saving, copying, sharing and hearing a chart: the downloads that the build writes beside its page, and what the choices
// of its sheets make of the current view. sheets.spec.mjs tests the sheets themselves.
import { Resvg } from "@resvg/resvg-js";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { fontFile } from "../../js/build/heading-font.mjs";
import { readText, withText } from "../../js/chart/png-text.js";
import { compose } from "../../js/chart/sheet.js";
import { estimate } from "../../js/chart/text-width.js";
import { violations } from "./checks.mjs";
import { CHARTS, DIST, asDrawn, built, expect, open, test } from "./site.mjs";

const crime = "charts/recorded-crime-rate/";
const entrants = "charts/first-time-entrants/";
/** A view that is not the first: two areas, three years. */
const chosen = `${crime}?areas=kent,durham-force-area&from=2012&to=2014`;

const button = (page, name) => page.locator(`[data-do=${name}]`);
/** What is said of a control. */
const status = (page, name) => page.locator(`:has(> [data-do=${name}]) > [role=status]`);
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const metadataOf = async (page) => JSON.parse(await page.locator("[data-metadata]").textContent());
const text = async (locator) => (await locator.textContent()).trim().replace(/\s+/g, " ");

/** Opens the changed view, and waits for its picture. */
async function openChosen(page, site) {
  await open(page, site + chosen);
  await expect(page.locator(".wide").getByRole("option", { name: "Kent, 2014" })).toHaveCount(1, { timeout: 20_000 });
}

/** Opens the sheet with a choice, unless it is open. */
async function openSheet(page, name) {
  const id = name.startsWith("save-") ? "download" : "share";
  const sheet = page.locator(`#${id}`);
  if (!(await sheet.evaluate((one) => one.open))) {
    await page.keyboard.press("Escape");
    await page.locator(`a[href="#${id}"]`).first().click();
  }
  if (!(await button(page, name).isVisible())) await sheet.locator("summary").click();
}

/** Presses a choice of a sheet. */
async function press(page, name) {
  await openSheet(page, name);
  await button(page, name).click();
}

/** Presses a choice that saves, and reads the file. */
async function saved(page, name) {
  await openSheet(page, name);
  const download = page.waitForEvent("download");
  await button(page, name).click();
  const file = await download;
  await expect(status(page, name)).toHaveText(`Saved: ${file.suggestedFilename()}`);
  await expect(button(page, name).locator(".label")).toHaveText("Saved");
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Width and height of a PNG, from its header. */
function size(png) {
  expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** CSV by RFC 4180, read without the code that wrote it. */
function readCsv(text) {
  expect(text).toMatch(/^[^\ufeff]/);
  const rows = [[]];
  for (const [, field, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g)) {
    rows.at(-1).push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === "\r\n") rows.push([]);
  }
  expect(rows.pop()).toEqual([""]);
  return rows;
}

/** The table as the page shows it: headings, then rows. */
const table = (page) =>
  page.evaluate(() =>
    [...document.querySelector("#figures-caption").closest("table").rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
  );

/** The figures that are plotted, as the points of the picture say them. */
const plotted = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".wide .point")].flatMap((one) => {
      const figure = /: (−?[\d,]+(?:\.\d+)?)/.exec(one.getAttribute("aria-label"));
      return figure ? [figure[1].replaceAll(",", "").replace("−", "-")] : [];
    }),
  );

/** What a browser makes of an SVG that stands alone. */
const read = (page, svg) =>
  page.evaluate((source) => {
    const whole = new DOMParser().parseFromString(source, "image/svg+xml");
    const root = whole.documentElement;
    const first = (name) => whole.getElementsByTagName(name)[0]?.textContent;
    return {
      root: root.nodeName,
      size: [root.getAttribute("width"), root.getAttribute("height")].map(Number),
      title: root.querySelector(":scope > title")?.textContent,
      desc: root.querySelector(":scope > desc")?.textContent,
      terms: Object.fromEntries(["title", "source", "rights", "date", "identifier"].map((name) => [name, first(`dc:${name}`)])),
      texts: [...root.querySelectorAll("text")].map((one) => one.textContent),
      risky: root.querySelectorAll("script, style, foreignObject, image, a, [style]").length,
    };
  }, svg);

/** Runs in the page: the colour of a picture's lower right corner, and how many of its pixels have a colour. */
async function look([base64, wanted]) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const pen = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height }).getContext("2d");
  pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, picture.width, picture.height);
  const colour = (at) => `#${[...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (colour(at) === wanted) count += 1;
  return [colour(data.length - 4), count];
}

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

// ---- The choices

test.describe("with a clipboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("nothing is fetched before the first click", async ({ page, site }) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await open(page, site + crime);
    await openSheet(page, "copy-link");
    await button(page, "copy-link").focus();
    await button(page, "copy-link").hover();
    expect(asked.filter((path) => path.includes("save-actions"))).toEqual([]);
    await button(page, "copy-link").click();
    await expect(status(page, "copy-link")).toHaveText("Copied: the link to this view.");
    expect(asked.filter((path) => path.includes("save-actions"))).toHaveLength(1);
  });

  test("the link is that of the view", async ({ page, site }) => {
    await openChosen(page, site);
    await page.goto(`${page.url()}#figures-caption`);
    await press(page, "copy-link");
    await expect(status(page, "copy-link")).toHaveText("Copied: the link to this view.");
    expect(await clipboard(page)).toBe(site + chosen);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Reset" }).click();
    await press(page, "copy-link");
    await expect(status(page, "copy-link")).toHaveText("Copied: the link to this view.");
    expect(await clipboard(page)).toBe(site + crime);
  });

  test("the description is that of the view", async ({ page, site }) => {
    for (const path of [entrants, chosen]) {
      await (path === chosen ? openChosen(page, site) : open(page, site + path));
      await press(page, "copy-words");
      await expect(status(page, "copy-words")).toHaveText("Copied: the description of this view.");
      const copied = await clipboard(page);
      expect(copied.startsWith(`${await text(page.locator(".finding"))}.`)).toBe(true);
      for (const sentence of await page.locator(".sentences li").allTextContents()) expect(copied).toContain(sentence);
      expect(copied.endsWith(`Source: ${(await metadataOf(page)).source}. ${site}${path}`)).toBe(true);
    }
  });

  test("the quote is the finding, its caution and its day, with a link to what it quotes, as text and as HTML", async ({ page, site }) => {
    const both = () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
      });
    // Of the first view, the snapshot of the day; of any other, the page.
    for (const path of [crime, chosen]) {
      await (path === chosen ? openChosen(page, site) : open(page, site + path));
      const { site: name, date, address } = await metadataOf(page);
      await press(page, "copy-quote");
      await expect(status(page, "copy-quote")).toHaveText("Copied: the quote.");
      const [plain, html] = await both();
      const said = `${await text(page.locator(".finding"))}. ${await text(page.locator(".caution"))}`;
      const day = new Date(`${date} UTC`).toISOString().slice(0, 10);
      const to = path === chosen ? site + path : `${new URL(address).origin}/embed/recorded-crime-rate/${day}/`;
      expect(plain).toBe(`${said} (${name}, figures of ${date}: ${to})`);
      expect(html).toContain(`${said} (<a href="${to.replaceAll("&", "&amp;")}">${name}, figures of ${date}</a>)`);
      if (path === crime) expect(existsSync(join(DIST, "embed/recorded-crime-rate", day, "index.html"))).toBe(true);
    }
  });

  test("without a script the quote can be read and selected", async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of [crime, entrants]) {
      await page.goto(site + path);
      await expect(page.locator("#quote")).toBeVisible();
      expect(await text(page.locator("#quote"))).toContain(await text(page.locator(".finding")));
      await expect(page.locator("#quote")).toHaveText(/, figures of \d+ \w+ \d{4}: https:\S+\/\d{4}-\d\d-\d\d\/\)$/);
    }
    await context.close();
  });

  test("the citation is on show, and copied as it stands", async ({ page, site }) => {
    await open(page, site + crime);
    await openSheet(page, "copy-citation");
    await expect(page.locator("#citation")).toBeVisible();
    await press(page, "copy-citation");
    await expect(status(page, "copy-citation")).toHaveText("Copied: the citation.");
    expect(await clipboard(page)).toBe(await text(page.locator("#citation")));
  });

  test("the picture is copied", async ({ page, site }) => {
    await openChosen(page, site);
    await press(page, "copy-picture");
    await expect(status(page, "copy-picture")).toHaveText("Copied: the picture of this view.");
    const bytes = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return [...new Uint8Array(await (await item.getType("image/png")).arrayBuffer())];
    });
    const [width, height] = size(Buffer.from(bytes));
    expect(width).toBe(1200);
    expect(height).toBeGreaterThan(800);
  });
});

test.describe("where the browser refuses the clipboard", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const refuse = async () => {
        throw new DOMException("No.", "NotAllowedError");
      };
      Object.assign(Object.getPrototypeOf(navigator.clipboard), { writeText: refuse, write: refuse });
    }),
  );

  test("a text stands ready to be copied by hand, and goes with the next action", async ({ page, site }) => {
    await open(page, site + crime);
    await press(page, "copy-link");
    await expect(status(page, "copy-link")).toHaveText("The browser didn’t let this page copy. Copy the text from the box below.");
    const field = page.getByLabel("Copy it from here:");
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(site + crime);
    expect(await page.evaluate(() => getSelection().toString())).toBe(site + crime);
    await press(page, "copy-picture");
    await expect(field).toHaveCount(0);
  });

  test("a picture is offered for saving", async ({ page, site }) => {
    await open(page, site + crime);
    await press(page, "copy-picture");
    await expect(status(page, "copy-picture")).toHaveText("The browser didn’t let this page copy the picture. Try again, or download it instead.");
    const { bytes } = await saved(page, "save-png");
    expect(size(bytes)[0]).toBe(1200);
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
    await page.getByRole("button", { name: "Take off Cleveland" }).click();
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

test.describe("sharing", () => {
  test("is hidden where the browser can't", async ({ page, site }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "share", { value: undefined }));
    await open(page, site + crime);
    await openSheet(page, "copy-link");
    await expect(button(page, "copy-link")).toBeVisible();
    await expect(button(page, "share")).toBeHidden();
  });

  test("hands over title, finding and link; a change of mind stays silent", async ({ page, site }) => {
    await page.addInitScript(() => {
      const errors = ["AbortError", "NotAllowedError"];
      const share = async (what) => {
        if (globalThis.shared) throw new DOMException("No.", errors.shift());
        globalThis.shared = what;
      };
      Object.defineProperty(Navigator.prototype, "share", { value: share });
    });
    await openChosen(page, site);
    await press(page, "share");
    await expect(status(page, "share")).toHaveText("Shared: the link to this view.");
    const { title } = await metadataOf(page);
    expect(await page.evaluate(() => globalThis.shared)).toEqual({ title, text: `${await text(page.locator(".finding"))}. ${await text(page.locator(".caution"))}`, url: site + chosen });
    await button(page, "share").click();
    await expect(status(page, "share")).toHaveText("");
    await expect(button(page, "share").locator(".label")).toHaveText("Share…");
    await button(page, "share").click();
    await expect(status(page, "share")).toHaveText("The browser didn’t share the link. Copy it instead.");
  });
});

test.describe("full screen", () => {
  test("fills the screen with the picture, and the points can be read there", async ({ page, site }) => {
    await open(page, site + crime);
    const name = await text(button(page, "full-screen"));
    await button(page, "full-screen").click();
    await expect(button(page, "full-screen")).toHaveText("Leave full screen");
    await expect(status(page, "full-screen")).toHaveText("The picture fills the screen. Press Escape to leave.");
    expect(await page.evaluate(() => document.fullscreenElement.className)).toBe("picture");
    expect(await page.evaluate(() => document.fullscreenElement.contains(document.activeElement))).toBe(true);
    await page.evaluate(() => document.exitFullscreen());
    await expect(button(page, "full-screen")).toHaveText(name);
    await expect(button(page, "full-screen")).toBeFocused();
    await expect(status(page, "full-screen")).toHaveText("The picture is back in its place.");
  });

  test("gives way to the sentence that Enter leads to", async ({ page, site }) => {
    await open(page, site + crime);
    await button(page, "full-screen").click();
    await expect(button(page, "full-screen")).toHaveText("Leave full screen");
    await page.locator(".wide [role=option]").first().focus();
    await page.keyboard.press("Enter");
    await expect(button(page, "full-screen")).toHaveText("Full screen");
    await expect(page.locator(".sentences li").first()).toBeFocused();
  });

  test("says so where the browser refuses", async ({ page, site }) => {
    await page.addInitScript(() => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("No."))));
    await open(page, site + crime);
    await button(page, "full-screen").click();
    await expect(status(page, "full-screen")).toContainText("didn’t let the picture fill the screen");
  });

  test("is hidden where the browser can't", async ({ page, site }) => {
    await page.addInitScript(() => Object.defineProperty(Document.prototype, "fullscreenEnabled", { value: false }));
    await open(page, site + crime);
    await expect(button(page, "listen")).toBeVisible();
    await expect(button(page, "full-screen")).toBeHidden();
  });
});

test.describe("listening", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      globalThis.heard = [];
      const { setValueAtTime } = AudioParam.prototype;
      AudioParam.prototype.setValueAtTime = function (value, at) {
        if (value > 20) heard.at(-1).tones.push([value, at]);
        return setValueAtTime.call(this, value, at);
      };
      globalThis.OscillatorNode = class extends OscillatorNode {
        constructor(...all) {
          super(...all);
          heard.push({ tones: [] });
        }
        start(at) {
          heard.at(-1).start = at;
          super.start(at);
        }
        stop(at) {
          heard.at(-1).stop = at;
          super.stop(at);
        }
      };
    }),
  );

  test("plays one line after the other, higher for a higher figure", async ({ page, site }) => {
    await openChosen(page, site);
    const figures = (await plotted(page)).map(Number);
    expect(await page.evaluate(() => heard)).toEqual([]);
    // A line takes half a second, in which a busy machine may not get to look.
    await page.evaluate(() => {
      globalThis.shown = [];
      const look = () => ["[data-do=listen]", ".tools [role=status]"].forEach((one) => shown.push(document.querySelector(one).textContent));
      new MutationObserver(look).observe(document.querySelector(".tools"), { subtree: true, childList: true, characterData: true });
    });
    await button(page, "listen").click();
    await expect(status(page, "listen")).toHaveText("Played: Kent, then Durham force area.");
    await expect(button(page, "listen")).not.toHaveText("Stop the sound");
    const shown = (await page.evaluate(() => globalThis.shown)).filter((words, i, all) => all.indexOf(words) === i);
    const order = ["Playing: Kent, 2012 to 2014.", "Playing: Durham force area, 2012 to 2014.", "Played:"].map((words) => shown.findIndex((one) => one.includes(words)));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(shown).toContain("Stop the sound");
    const lines = await page.evaluate(() => heard);
    expect(lines.map(({ tones }) => tones.length)).toEqual([3, 3]);
    expect(lines[1].start).toBeGreaterThan(lines[0].stop);
    const pitches = lines.flatMap(({ tones }) => tones.map(([pitch]) => pitch));
    const most = Math.max(...figures);
    for (const [i, pitch] of pitches.entries()) expect(pitch).toBeCloseTo(220 * 4 ** (figures[i] / most), 3);
    for (const { start, tones } of lines) tones.forEach(([, at], i) => expect(at).toBeCloseTo(start + 0.18 * i, 6));
  });

  test("leaves a gap silent, and stops at a click", async ({ page, site }) => {
    await open(page, site + entrants);
    const figures = await plotted(page);
    await button(page, "listen").click();
    await expect(status(page, "listen")).toContainText("Playing: County Durham");
    const [line] = await page.evaluate(() => heard);
    expect(line.tones).toHaveLength(figures.length);
    const years = (await table(page)).length - 1;
    expect(line.stop - line.start).toBeCloseTo(years * 0.18, 6);
    await button(page, "listen").click();
    await expect(status(page, "listen")).toHaveText("The sound is stopped.");
    await expect(button(page, "listen")).not.toHaveText("Stop the sound");
  });
});

test.describe("what the choices do can't be fetched", () => {
  test.use({ expected: [/ERR_FAILED/], permissions: ["clipboard-read", "clipboard-write"] });

  test("is said", async ({ page, site }) => {
    await page.route("**/assets/save-actions*", (route) => route.abort());
    await open(page, site + crime);
    await press(page, "copy-link");
    await expect(status(page, "copy-link")).toHaveText("The network didn’t answer. Try again.");
    await press(page, "save-png");
    await expect(status(page, "save-png")).toHaveText("The network didn’t answer. Try again, or use one of the files below.");
    // Which are there to see, and need no script.
    const download = page.waitForEvent("download");
    await page.locator("#download").getByRole("link", { name: "First view as PNG" }).click();
    size(readFileSync(await (await download).path()));
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

test("the sheet passes axe with words and field on show", async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.getPrototypeOf(navigator.clipboard).writeText = () => Promise.reject(new DOMException("No.", "NotAllowedError"));
  });
  await open(page, site + crime);
  for (const name of ["copy-citation", "copy-link"]) {
    await press(page, name);
    await expect(page.getByLabel("Copy it from here:")).toBeVisible();
    await expect(status(page, name)).not.toBeEmpty();
    expect(await violations(page, { within: "#share" })).toEqual([]);
  }
});

// ---- The sheet of paper, on its own

const { colours: LIGHT } = JSON.parse(
  /data-metadata>(.*?)<\/script>/s.exec(readFileSync(join(DIST, crime, "index.html"), "utf8"))[1],
);
const PICTURE =
  '<svg aria-hidden="true" width="720" height="400" viewBox="0 0 720 400"><path d="M52 368L712 368" stroke="var(--chart-grid)"></path>' +
  '<g clip-path="url(#gone)"><path d="M52 9L712 300" fill="none" stroke="var(--series-1)"></path></g>' +
  '<text dominant-baseline="central" font-size="15" y="7.5" transform="translate(82 376)" fill="var(--chart-text)">2010</text></svg>';
const METADATA = {
  title: "Police recorded crime per 1,000 people",
  finding: "Recorded crime in the Durham force area: 97.1 offences in the year ending March 2018, up from 52.8 in 2014",
  caution: "The police changed how they record crime after 2014, so a rise is partly better recording.",
  subtitle: "Offences recorded by the police per 1,000 people, without fraud. Durham force area, years ending March 2010 to 2018.",
  sentences: ["Durham force area: 97.1 offences, up from 52.8."],
  notes: ["[x]: no figure found."],
  source: "Office for National Statistics and Home Office",
  licence: "Open Government Licence v3.0",
  date: "23 November 2026",
  address: "https://altogether-safer.example/charts/recorded-crime-rate/",
  site: "Altogether Safer",
  colours: LIGHT,
};
const LONG = "The police force changed how it counts offences in this year, so the figure can’t be compared with those before it. ";
const sheets = {
  "plain metadata": METADATA,
  "metadata without notes": { ...METADATA, notes: [] },
  "twelve long notes": { ...METADATA, notes: Array.from({ length: 12 }, (_, i) => `${2000 + i}: ${LONG.repeat(2)}`) },
  "everything too long": {
    ...METADATA,
    title: "W".repeat(300),
    finding: `${"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(8)} fell`,
    subtitle: LONG.repeat(9),
    notes: ["x".repeat(3000), LONG.repeat(20)],
    source: LONG.repeat(9),
    address: `${METADATA.address}?areas=${"avon-and-somerset,".repeat(30)}`,
    site: "A very long name of a site that nobody should have given to it",
  },
};

for (const [name, metadata] of Object.entries(sheets)) {
  for (const shape of ["wide", "square"]) {
    test(`a ${shape} sheet of ${name} keeps everything apart and legible`, async ({ page }) => {
      await page.setContent(compose(PICTURE, metadata, shape));
      const { boxes, sizes, sheet } = await page.evaluate(() => {
        const svg = document.querySelector("svg");
        const place = (one) => {
          const [{ left, top }, box] = [svg, one].map((each) => each.getBoundingClientRect());
          return { what: one.textContent.slice(0, 30), x: box.x - left, y: box.y - top, right: box.right - left, bottom: box.bottom - top };
        };
        const nested = svg.querySelector("svg");
        const [x, y, width, height] = ["x", "y", "width", "height"].map((side) => Number(nested.getAttribute(side)));
        const chart = { what: "the chart", x, y, right: x + width, bottom: y + height };
        const scale = width / nested.viewBox.baseVal.width;
        const size = (text, factor) => Number(text.getAttribute("font-size")) * factor;
        const texts = [...svg.querySelectorAll(":scope > text")];
        return {
          boxes: [chart, ...texts.map(place), place(svg.querySelector(":scope > g"))],
          sizes: [...texts.map((one) => size(one, 1)), ...[...nested.querySelectorAll("text")].map((one) => size(one, scale))],
          sheet: { right: svg.width.baseVal.value, bottom: svg.height.baseVal.value },
        };
      });
      const overlaps = boxes.flatMap((a, i) =>
        // Lines of text reach a little into the leading above and below them.
        boxes.slice(i + 1).filter((b) => a.x < b.right && b.x < a.right && a.y + 3 < b.bottom && b.y + 3 < a.bottom).map((b) => [a, b]),
      );
      expect(overlaps).toEqual([]);
      expect(boxes.filter((one) => one.x < 40 || one.y < 40 || one.right > sheet.right - 40 || one.bottom > sheet.bottom - 40)).toEqual([]);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14);
    });
  }
}

test("notes that have no room in a square are not dropped in silence", () => {
  const long = sheets["twelve long notes"];
  expect(compose(PICTURE, long, "square")).toContain("More notes stand on the page.");
  expect(compose(PICTURE, long, "wide")).not.toContain("More notes");
});

test("what symbols mean goes with the picture", () => {
  expect(compose(PICTURE, { ...METADATA, marks: ["[e]: worked out."] }).replace(/<(desc|metadata)>.*?<\/\1>/gs, "")).toContain("[e]: worked out.");
});

test("a band behind the lines is explained on the sheet", () => {
  const words = "shaded band from the lowest to the highest.";
  const metadata = { ...METADATA, sentences: [...METADATA.sentences, words] };
  const drawn = (metadata) => compose(PICTURE, metadata).replace(/<(desc|metadata)>.*?<\/\1>/gs, "");
  expect(drawn({ ...metadata, band: words })).toContain(words);
  expect(drawn(metadata)).not.toContain(words);
});

test("the published pictures with a band say what it is, and no other does", () => {
  const shown = (path) => readFileSync(join(DIST, path, "chart.svg"), "utf8").replace(/<(desc|metadata)>.*?<\/\1>/gs, "");
  const withBand = CHARTS.filter((path) => readFileSync(join(DIST, path, "index.html"), "utf8").includes("shaded band"));
  expect(withBand.length).toBeGreaterThan(0);
  for (const path of CHARTS) expect(/shaded band/.test(shown(path)), path).toBe(withBand.includes(path));
});

test("an unknown colour is refused, not drawn black", () => {
  expect(() => compose(PICTURE.replace("--chart-grid", "--nowhere"), METADATA)).toThrow("nowhere");
});

test("a text is never wider than it is taken for", () => {
  const font = { loadSystemFonts: false, fontFiles: [fontFile("400Regular"), fontFile("700Bold")], defaultFontFamily: "Atkinson Hyperlegible Next" };
  const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
  const lines = [...ascii.map((letter) => `H${letter.repeat(9)}H`), METADATA.finding, LONG, "193 ÷ (1 − 0.081) = 210 – “so”, ‘so’ · £5 × 2"];
  for (const weight of [400, 700]) {
    for (const line of lines) {
      const escaped = line.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text xml:space="preserve" font-size="100" font-weight="${weight}">${escaped}</text></svg>`;
      const { width } = new Resvg(svg, { font }).getBBox();
      expect(estimate(line, 100, weight), line).toBeGreaterThanOrEqual(width);
      expect(estimate(line, 100, weight), line).toBeLessThan(width * (ascii.includes(line[1]) && line.length === 11 ? 2 : 1.15) + 20);
    }
  }
});

test("texts go into a PNG and come out again", () => {
  const png = new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').render().asPng();
  const all = { Title: "Gwent – “Gŵyl” 日本", Description: "a\nb", URL: "https://example.org/?a=1&b=2" };
  const whole = Buffer.from(withText(png, all));
  expect(readText(whole)).toMatchObject(all);
  expect(whole.toString("latin1", 37, 41)).toBe("iTXt");
  whole[whole.indexOf("Gwent")] += 1;
  expect(() => readText(whole)).toThrow("iTXt");
});
