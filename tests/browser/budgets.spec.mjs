// Size limits of pages, after Brotli at full strength. 1 KB is 1,024 bytes.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { CHARTS, DIST, PAGES, expect, test } from "./site.mjs";

const packed = (path) => brotliCompressSync(readFileSync(join(DIST, path))).length;
const assets = (pattern) => readdirSync(join(DIST, "assets")).filter((name) => pattern.test(name)).map((name) => join("assets", name));
const sum = (paths) => paths.reduce((total, path) => total + packed(path), 0);
const KB = 1024;

for (const path of CHARTS) {
  test(`the HTML of /${path} stays under 15 KB`, () => {
    expect(packed(join(path, "index.html"))).toBeLessThan(15 * KB);
  });
}

test("all CSS stays under 10 KB", () => {
  expect(sum(assets(/\.css$/))).toBeLessThan(10 * KB);
});

/** What a page of islands loads: its script, what that imports at once, and its module. */
const loaded = (path) => {
  const html = readFileSync(join(DIST, path, "index.html"), "utf8");
  const files = [...html.matchAll(/(?:src|href)="[./]*(assets\/(?:hydrate|app|figures)[^"]*)"/g)].map(([, file]) => file);
  const imported = files.flatMap((file) => [...readFileSync(join(DIST, file), "latin1").matchAll(/from"\.\/(chunk[^"]*)"/g)].map(([, name]) => join("assets", name)));
  return [...new Set([...files, ...imported])];
};

test("the module that hydrates a chart, and its scripts stay under 110 KB", () => {
  const paths = loaded("charts/recorded-crime-rate");
  expect(paths.length).toBeGreaterThanOrEqual(2);
  expect(sum(paths)).toBeLessThan(110 * KB);
});

test("the module that hydrates lists of figures, and its scripts stay under 90 KB", () => {
  const paths = loaded("");
  expect(paths.length).toBeGreaterThanOrEqual(2);
  expect(sum(paths)).toBeLessThan(90 * KB);
});

test("ECharts stays under 175 KB and no page asks for it", () => {
  const [redraw, ...more] = assets(/^redraw.*\.js$/);
  expect(more).toEqual([]);
  expect(packed(redraw)).toBeLessThan(175 * KB);
  for (const path of PAGES) {
    const file = path.endsWith(".html") ? path : join(path, "index.html");
    expect(readFileSync(join(DIST, file), "utf8")).not.toContain("redraw");
  }
});

test("pages without anything to hydrate load one small script, under 1 KB; advice has one for editors, and both are under 1.5 KB", () => {
  const page = assets(/^page-.*\.js$/);
  for (const [path, wanted, most] of [["charts/", page, 1], ["about/", page, 1], ["safety/water/", [...page, ...assets(/^open-dialog-.*\.js$/)], 1.5]]) {
    const html = readFileSync(join(DIST, path, "index.html"), "utf8");
    const scripts = [...html.matchAll(/<script(?! type="application\/ld)[^>]*src="[./]*(assets\/[^"]*)"/g)].map(([, file]) => file);
    expect(scripts.toSorted()).toEqual(wanted.toSorted());
    expect(sum(scripts)).toBeLessThan(most * KB);
  }
});

for (const path of PAGES.filter((path) => path.startsWith("safety/") || path === "help/")) {
  test(`/${path} with all that it loads stays under 25 KB`, () => {
    const html = readFileSync(join(DIST, path, "index.html"), "utf8");
    const files = [...html.matchAll(/(?:src|href)="[./]*((?:assets\/|icon)[^"]*)"/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(packed(join(path, "index.html")) + sum([...new Set(files)])).toBeLessThan(25 * KB);
  });
}
