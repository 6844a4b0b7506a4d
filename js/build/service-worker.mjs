// Makes the built site work offline: `node js/build/service-worker.mjs <folder>`, after everything else is written. Reads
// {name, short, description, on, keep, also, colours} from standard input: `keep` are the addresses of the emergency
// pages below the root, `also` those of pages that are stored without being listed, and `colours` those of the light
// scheme by name. Writes sw.js, assets/digests-*.json, manifest.webmanifest and icons/, and prints {build, pages, bytes}
// as JSON. If `on` is false, sw.js is a worker that deletes the caches of the previous one and unregisters itself.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { build } from "esbuild";
import { parse } from "node-html-parser";
import { dayOf, digestOf, pageDigest } from "../worker/proof.js";
import { oldestBrowsers } from "./oldest-browsers.mjs";
import { png } from "./png.mjs";
import { FONT_FACE, styled, wholeStyle } from "./style-sheet.mjs";
import { code as codeOf, namesIn, trimmer } from "./trim-style.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const hash = (text) => createHash("sha256").update(text).digest("hex");

let input = "";
for await (const chunk of process.stdin) input += chunk;
const site = JSON.parse(input);
const folder = process.argv[2];
const listed = site.keep.map(readPage);
const pages = [...listed, ...site.also.map(readPage)];

const shell = site.on ? await writeShell(pages[0]) : "";
const list = site.on ? await writeDigests() : [];
const code = await bundle("", []);
// Readers fetch the pages again only when one of them has changed.
const id = hash(JSON.stringify([code, pages.map(({ html }) => html)])).slice(0, 12);
const worker = await bundle(id, list);
writeFileSync(join(folder, "sw.js"), worker);
writeFileSync(join(folder, "manifest.webmanifest"), `${JSON.stringify(manifest(), null, 2)}\n`);
writeIcons();
console.log(JSON.stringify({ build: id, pages: pages.length, bytes: Buffer.byteLength(worker) }));

/** An emergency page, with its name. */
function readPage(path) {
  const file = join(folder, path, "index.html");
  if (!existsSync(file)) throw new Error(`The page ${path} is to be kept for times without signal, but ${file} does not exist.`);
  const html = readFileSync(file, "utf8");
  const root = parse(html);
  const name = root.querySelector("main h1")?.innerHTML.replace(/<[^>]*>/g, "").trim();
  if (!name) throw new Error(`${file} has no main part with an h1, so it can't be kept for times without signal.`);
  return { path, html, root, name };
}

/** Writes the digests of everything that the worker may store, by path, and returns the path of their file and its own
 * digest. Left out are embeds, which are never stored, and what no page fetches. */
async function writeDigests() {
  const assets = join(folder, "assets");
  mkdirSync(assets, { recursive: true });
  for (const name of readdirSync(assets)) if (/^digests-/.test(name)) rmSync(join(assets, name));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const digests = {};
  for (const file of files.map((one) => relative(folder, join(one.parentPath, one.name)).split(sep).join("/")).sort()) {
    const found = await proofOf(file);
    if (found) digests[found[0]] = found[1];
  }
  const text = JSON.stringify(digests);
  const path = `assets/digests-${hash(text).slice(0, 8).toUpperCase()}.json`;
  writeFileSync(join(folder, path), text);
  return [path, await digestOf(new TextEncoder().encode(text))];
}

/** The path of a file, and its digest. */
async function proofOf(file) {
  const bytes = () => readFileSync(join(folder, file));
  const page = /^(?!embed\/)((?:.*\/)?)index\.html$/.exec(file);
  if (page) return [page[1], await pageDigest(bytes().toString())];
  if (/^assets\/.*-[0-9A-Z]{8}\.\w+$|^search\.json$|^data\/published\.json$/.test(file)) return [file, await digestOf(bytes())];
  // Publishers replace these without a build.
  if (/^data\/(?!days\.).*\.json$/.test(file) && dayOf(file, bytes().toString())) return [file, ""];
  return undefined;
}

/** The page shown for anything that is not stored, with the layout of one that is. Its links are relative to the site's
 * root, as it can be shown at any address. The worker fills in `{root}` and `{pages}`. Its headings come in the fallback
 * of their typeface: the way to the file would change the style, whose digest is in the policy. */
async function writeShell(page) {
  if (!page) throw new Error("No page is to be kept for times without signal. List those for emergencies.");
  const policy = page.root.querySelector("meta[http-equiv=Content-Security-Policy]")?.toString() ?? "";
  const name = escape(site.name);
  const html = `<!DOCTYPE html>
<html lang="en-GB" data-ready>
<head>
<meta charset="utf-8">
${policy.replace(/'sha256-[^']*'|&#39;sha256-.*?&#39;/, "{style}")}
<title>No signal – ${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="{root}icon.svg" type="image/svg+xml">
<style></style>
</head>
<body>
<header class="site-header"><div class="inside"><a class="site-name" href="{root}">${name}</a></div></header>
<main id="main" tabindex="-1"><p class="strip"><a href="tel:999">Call 999</a> <span>Is someone in danger now?</span></p>
<h1>No signal</h1>
<p class="lead">This page is not saved on your device. These pages are:</p>
<ul>{pages}</ul>
<p>When you have a signal, <a href="">try again</a>.</p></main>
</body>
</html>
`;
  const trim = trimmer((await wholeStyle()).replace(FONT_FACE, ""));
  return styled(html, trim({ names: namesIn(`${html}<li>`), code: codeOf([]), mentions: (text) => html.includes(text) }));
}

async function bundle(buildId, list) {
  const define = {
    ON: site.on,
    BUILD: buildId,
    PAGES: pages.map((page) => [page.path, listed.includes(page) ? page.name : ""]),
    LIST: list,
    SHELL: shell,
  };
  const { outputFiles } = await build({
    entryPoints: [here("../worker/worker.js")],
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    bundle: true,
    minify: true,
    format: "iife",
    ...oldestBrowsers,
    legalComments: "none",
    logLevel: "warning",
    write: false,
  });
  return outputFiles[0].text;
}

/** All addresses are relative to the manifest, so the site may be in any folder. It has no `id`, which would be
 * relative to the host's root; without one, browsers use `start_url`. */
function manifest() {
  const icon = (file, size, purpose) => ({ src: `icons/${file}`, sizes: `${size}x${size}`, type: "image/png", purpose });
  return {
    name: site.name,
    short_name: site.short,
    description: site.description,
    lang: "en-GB",
    dir: "ltr",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: site.colours.surface,
    theme_color: site.colours.brand,
    icons: [
      icon("icon-192.png", 192, "any"),
      icon("icon-512.png", 512, "any"),
      icon("maskable-512.png", 512, "maskable"),
    ],
    // The menu that a long press on the icon opens.
    shortcuts: listed.map(({ path, root }) => ({ name: root.querySelector("main h1").text.trim(), url: path || "./" })),
  };
}

function writeIcons() {
  const svg = readFileSync(here("../../public/icon.svg"), "utf8");
  const inside = svg.replace(/^<svg[^>]*>|<\/svg>\s*$/g, "");
  // Phones crop these icons to a shape of their own, so this tile has no rounded corners. Only a central circle of four
  // fifths is sure to be visible: the mark lies inside it, and its legs run on to the edge.
  const tile = (x, y, size) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${size} ${size}"><rect x="${x}" y="${y}" width="${size}" height="${size}" fill="${site.colours.brand}"/>${inside.replace(/ clip-path="[^"]*"/g, "")}</svg>`;
  mkdirSync(join(folder, "icons"), { recursive: true });
  for (const [file, picture, width] of [
    ["icon-192.png", svg, 192],
    ["icon-512.png", svg, 512],
    ["maskable-512.png", tile(-4, -8, 56), 512],
    ["apple-touch-icon.png", tile(0, 0, 48), 180],
  ]) {
    const drawn = new Resvg(picture, { fitTo: { mode: "width", value: width } }).render();
    // A picture with a palette is half as large, but has no transparent corners.
    writeFileSync(join(folder, "icons", file), picture === svg ? drawn.asPng() : png(drawn));
  }
}

function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}
