// Size limits of pages, after Brotli at full strength. 1 KB is 1,024 bytes.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { wholeStyle } from "../../js/build/style-sheet.mjs";
import { CHARTS, DIST, PAGES, expect, fileOf, read, test } from "./site.mjs";

const packed = (path) => brotliCompressSync(readFileSync(join(DIST, path))).length;
const assets = (pattern) => readdirSync(join(DIST, "assets")).filter((name) => pattern.test(name)).map((name) => join("assets", name));
const sum = (paths) => paths.reduce((total, path) => total + packed(path), 0);
const KB = 1024;

for (const path of CHARTS) {
  test(`/${path} with its style stays under 19 KB`, () => {
    expect(packed(join(path, "index.html"))).toBeLessThan(19 * KB);
  });
}

test("the figures that a chart hydrates with stay under 10 KB, those of the list of all under 20 KB", () => {
  const [list, ...more] = assets(/^props-facts-.*\.json$/);
  expect(more).toEqual([]);
  expect(packed(list)).toBeLessThan(20 * KB);
  const files = assets(/^props-.*\.json$/).filter((file) => file !== list);
  expect(files).toHaveLength(CHARTS.length);
  for (const file of files) expect(packed(file), file).toBeLessThan(10 * KB);
});

/** The style in a page. */
const styleOf = (path) => /<style>([^<]*)<\/style>/.exec(read(fileOf(path)))[1];

test("the whole style sheet, which no page carries, stays under 12 KB, and that of a page of advice under 5 KB", async () => {
  expect(brotliCompressSync(await wholeStyle()).length).toBeLessThan(12 * KB);
  for (const path of PAGES.filter((path) => /^safety\//.test(path))) {
    expect(brotliCompressSync(styleOf(path)).length, path).toBeLessThan(5 * KB);
  }
});

/** What a page fetches by itself: its script, and the module and the figures that this starts with. */
const loaded = (path) => [...read(fileOf(path)).matchAll(/<(?:script|link rel="preload")[^>]* (?:src|href)="[./]*(assets\/[^"]*)"/g)].map(([, file]) => file);
const scripts = (path) => loaded(path).filter((file) => file.endsWith(".js"));
const code = (path) => loaded(path).filter((file) => /\.(js|wasm)$/.test(file));

test("the module that hydrates a chart, and the page's script stay under 119 KB", () => {
  const paths = code("charts/recorded-crime-rate/");
  expect(paths).toHaveLength(2);
  expect(sum(paths)).toBeLessThan(119 * KB);
});

test("the module that hydrates lists of figures, and the page's script stay under 90 KB", () => {
  const paths = code("facts/");
  expect(paths).toHaveLength(2);
  expect(sum(paths)).toBeLessThan(90 * KB);
});

test("ECharts stays under 175 KB and no page asks for it", () => {
  const [redraw, ...more] = assets(/^redraw.*\.js$/);
  expect(more).toEqual([]);
  expect(packed(redraw)).toBeLessThan(175 * KB);
  for (const path of PAGES) expect(read(fileOf(path))).not.toContain("redraw");
});

test("every page has one script, which fetches no other before it is asked for something", () => {
  for (const path of PAGES) {
    expect(scripts(path), path).toHaveLength(1);
    const [script] = scripts(path);
    expect(read(script).match(/(?:import|from)"[^"]*"/g), script).toBe(null);
  }
});

test("the script of pages without anything to hydrate stays under 1 KB, and that of advice under 1.6 KB", () => {
  for (const [path, most] of [["charts/", 1], ["about/", 1], ["safety/water/", 1.6]]) expect(sum(scripts(path)), path).toBeLessThan(most * KB);
});

for (const path of PAGES.filter((path) => /^(safety|help)\//.test(path))) {
  test(`/${path} with all that it loads stays under 18 KB`, () => {
    const html = readFileSync(join(DIST, path, "index.html"), "utf8");
    const files = [...html.matchAll(/(?:src|href)="[./]*((?:assets\/|icon)[^"]*)"/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThanOrEqual(2);
    expect(packed(join(path, "index.html")) + sum([...new Set(files)])).toBeLessThan(18 * KB);
  });
}
