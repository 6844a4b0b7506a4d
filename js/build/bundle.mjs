// Bundles the page's scripts, the chart code and the style sheet into <folder>/assets, with hashes in their names, and
// the modules that trunk compiled. Prints their names and digests as JSON.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { headingFontPlugin, licenceFile } from "./heading-font.mjs";
import { lightColoursPlugin } from "../chart/light-colours.mjs";
import { modules } from "./modules.mjs";
import { oldestBrowsers } from "./oldest-browsers.mjs";
import { themePlugin } from "./theme-css.mjs";

const out = process.argv[2];
const options = {
  alias: await modules(out),
  // Only the code that `modules` removes uses these classes of the glue, so they can go too.
  define: { "Symbol.dispose": "undefined" },
  plugins: [headingFontPlugin, lightColoursPlugin, themePlugin],
  bundle: true,
  minify: true,
  format: "esm",
  ...oldestBrowsers,
  loader: { ".wasm": "file", ".woff2": "file" },
  outdir: join(out, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};
// Scripts that fetch more when needed are split into chunks, each script in a build of its own: a chunk shared by two
// of them would cost every page another round trip.
const builds = [
  { entryPoints: ["js/chart/hydrate-figures.js", "js/page/page.js", "js/page/tabs.js", "js/search/search.js", "js/page/share.js", "js/lesson/slides.js", "js/lesson/quiz.js", "style/site.css"] },
  { entryPoints: ["js/chart/hydrate-charts.js"], splitting: true },
  { entryPoints: ["js/chart/save.js"], splitting: true },
  { entryPoints: ["js/embed/open-dialog.js"], splitting: true },
  // A classic script: a page in a sandboxed frame may not load modules from every host.
  { entryPoints: ["js/embed/embed-page.js"], format: "iife" },
];
const results = await Promise.all(builds.map((one) => build({ ...options, ...one })));
const built = results.flatMap(({ metafile }) => Object.keys(metafile.outputs));
const asset = (path) => {
  const bytes = readFileSync(path);
  return { path: relative(out, path), integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}` };
};
const find = (pattern) => asset(built.find((name) => pattern.test(name)));
const script = (name) => find(new RegExp(`/${name}-[^/]*\\.js$`));
console.log(
  JSON.stringify({
    style: find(/\/site-[^/]*\.css$/),
    font: find(/\.woff2$/),
    charts: script("hydrate-charts"),
    charts_wasm: find(/\/app[^/]*\.wasm$/),
    figures: script("hydrate-figures"),
    figures_wasm: find(/\/figures[^/]*\.wasm$/),
    page: script("page"),
    tabs: script("tabs"),
    search: script("search"),
    save: script("save"),
    share: script("share"),
    slides: script("slides"),
    quiz: script("quiz"),
    embed_dialog: script("open-dialog"),
    embed_page: script("embed-page"),
    embed: asset(join(out, "embed/v1.js")),
  }),
);
// The newest version of the script for embedding sites also has an address without a number.
copyFileSync(join(out, "embed/v1.js"), join(out, "embed.js"));
copyFileSync(licenceFile(), join(out, "assets/heading-font-licence.txt"));
