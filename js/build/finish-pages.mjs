// Gives each page its style and its script: `node js/build/finish-pages.mjs <folder>`, after all pages and the files of
// js/build/bundle.mjs are written. Prints {pages, styles} as JSON.
//
// Pages come with gaps: `<style></style>` and, in their policy, `{style}` for its digest; and `<script data-parts>`,
// which says what the page's script is made of. Nothing that a page needs to be seen is a file of its own, which would
// be a round trip on a phone; and what it needs afterwards stands at its end, so that nothing is fetched before the whole
// page has come.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { found, pageScript } from "./scripts.mjs";
import { FONT, styled, wholeStyle } from "./style-sheet.mjs";
import { code, namesIn, trimmer } from "./trim-style.mjs";

const folder = process.argv[2];
const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const asset = (file) => readFileSync(join(folder, "assets", file), "utf8");

/** Scripts that add no elements to the page: they make images and files, or check them. */
const NO_ELEMENTS = /^(redraw|export|checker)-/;
/** What the service worker adds to the pages that it keeps. */
const NOTICE = '<p class="notice" role="note">';

/** A script and the scripts that it fetches. */
function scripts(file, seen = new Set()) {
  if (seen.has(file) || NO_ELEMENTS.test(file)) return [];
  seen.add(file);
  const text = asset(file);
  const more = [...text.matchAll(/"(?:\.\/)?([\w-]+-[0-9A-Z]{8}\.js)"/g)].flatMap(([, name]) => scripts(name, seen));
  return [text, ...more];
}
/** The sources of islands and of what they are made of, by the name of the module. Where two have one name, they count as
 * one. */
const SOURCES = new Map();
for (const path of ["src/island", "src/part", "src/browser"]) {
  for (const name of readdirSync(join(PROJECT, path))) {
    const key = name.replace(".rs", "");
    SOURCES.set(key, `${SOURCES.get(key) ?? ""}${readFileSync(join(PROJECT, path, name), "utf8").replace(/\/\/.*/g, "")}`);
  }
}
/** The sources of what a module adds to a page: the file of its island, and the files that this uses. */
function sources(island, seen = new Set()) {
  if (seen.has(island)) return [];
  seen.add(island);
  const text = SOURCES.get(island);
  const used = [...SOURCES.keys()].filter((name) => new RegExp(`\\b${name}::`).test(text));
  return [text, ...used.flatMap((name) => sources(name, seen))];
}
/** The island of each part of a script that starts a module; of the publisher's page, what its module draws. */
const ISLANDS = { charts: "chart", facts: "figures", publisher: "chart_thumbnail" };

const pages = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((one) => one.isFile() && one.name.endsWith(".html"))
  .map((one) => join(one.parentPath, one.name))
  .map((path) => ({ path, html: readFileSync(path, "utf8") }))
  .filter(({ html }) => html.includes("<style></style>"));
const byPath = new Map(pages.map((page) => [resolve(page.path), page]));

// Each set of parts is bundled once.
const parts = [...new Set(pages.flatMap(({ html }) => partsOf(html) ?? []))];
const made = new Map(await Promise.all(parts.map(async (name) => [name, await pageScript(folder, name)])));

function partsOf(html) {
  return /<script data-parts="([^"]*)"><\/script>/.exec(html)?.[1];
}

/** What the HTML of other pages adds to a page: the dialog for editors, and the chart of an embed. */
const DIALOG = namesIn(readFileSync(join(folder, "embed/index.html"), "utf8"), "data-embed-dialog");
const islands = new Map();
function hydrated(page, live) {
  const path = resolve(dirname(page.path), live, "index.html");
  if (!islands.has(path)) islands.set(path, namesIn(byPath.get(path).html, "data-island"));
  return islands.get(path);
}

// What code may add to pages with these parts; to embeds, and to those that can be hydrated.
const codes = new Map();
function codeFor(key, texts) {
  if (!codes.has(key)) codes.set(key, code(texts()));
  return codes.get(key);
}
const file = (name) => found(folder, name, "js");

/** A page's names, and those that may be added. */
function used(page) {
  const names = namesIn(page.html);
  const name = partsOf(page.html);
  if (name) {
    for (const one of namesIn(NOTICE)) names.add(one);
    if (name.split("-").includes("embed")) for (const one of DIALOG) names.add(one);
    const islands = name.split("-").flatMap((part) => (part in ISLANDS ? sources(ISLANDS[part]) : []));
    return { names, code: codeFor(name, () => [...scripts(made.get(name).script), ...islands]) };
  }
  const live = / data-live="([^"]*)"/.exec(page.html)?.[1];
  if (!live) return { names, code: codeFor("embed", () => scripts(file("embed-page"))) };
  for (const one of hydrated(page, live)) names.add(one);
  return { names, code: codeFor("live", () => [...scripts(file("embed-page")), ...scripts(file("hydrate-charts")), ...sources("chart")]) };
}

const trim = trimmer(await wholeStyle());
const font = found(folder, "heading", "woff2");
const styles = new Set();
for (const page of pages) {
  const root = /<link rel="icon" href="([^"]*)icon\.svg"/.exec(page.html)[1];
  const style = trim({ ...used(page), mentions: (text) => page.html.includes(text) }).replace(FONT, () => `url("${root}assets/${font}")`);
  styles.add(style);
  const script = (_, name) => lastLines(root, made.get(name), name.split("-")).join("\n");
  const html = styled(page.html, style).replace(/<script data-parts="([^"]*)"><\/script>/, script);
  writeFileSync(page.path, html);
}
console.log(JSON.stringify({ pages: pages.length, styles: styles.size }));

/** The last lines of a page: what it fetches once it is seen. */
function lastLines(root, { script, modules }, parts) {
  const address = (name) => `${root}assets/${name}`;
  const integrity = `sha384-${createHash("sha384").update(asset(script)).digest("base64")}`;
  // The name alone: the service worker keeps what a page names by its address.
  const hydrates = parts.includes("charts") ? ` data-hydrates="${file("hydrate-charts")}"` : "";
  return [
    ...modules.map((name) => `<link rel="preload" href="${address(name)}" as="fetch" type="application/wasm" crossorigin="anonymous">`),
    `<script type="module" src="${address(script)}" integrity="${integrity}"${hydrates}></script>`,
  ];
}
