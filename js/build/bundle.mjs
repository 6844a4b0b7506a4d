// Bundles the page's script, the drawing code and the style sheet into <folder>/assets, with hashes in their names,
// around the module that trunk has compiled there. Prints their names and digests as JSON.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { headingFontPlugin, licenceFile } from "./heading-font.mjs";
import { themePlugin } from "./theme-css.mjs";

const out = process.argv[2];
const compiled = readdirSync(out);
const compiledFile = (pattern) => {
  const name = compiled.find((name) => pattern.test(name));
  if (!name) throw new Error(`There is no compiled module like ${pattern} in ${out}. Run trunk build.`);
  return join(out, name);
};
const modules = {
  app: compiledFile(/^app.*\.js$/),
  "app.wasm": compiledFile(/^app.*_bg\.wasm$/),
  figures: compiledFile(/^figures.*\.js$/),
  "figures.wasm": compiledFile(/^figures.*_bg\.wasm$/),
  redraw: compiledFile(/^redraw.*\.js$/),
  "redraw.wasm": compiledFile(/^redraw.*_bg\.wasm$/),
  export: compiledFile(/^export.*\.js$/),
  "export.wasm": compiledFile(/^export.*_bg\.wasm$/),
};

for (const name of ["app.wasm", "figures.wasm", "redraw.wasm", "export.wasm"]) shrink(modules[name]);

const options = {
  alias: modules,
  // The glue's classes for what `shrink` takes out have no other use of it; without, they fall away.
  define: { "Symbol.dispose": "undefined" },
  plugins: [headingFontPlugin, themePlugin],
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome107", "firefox110", "safari16"],
  loader: { ".wasm": "file", ".woff2": "file" },
  outdir: join(out, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};
// Scripts that fetch more when it is needed are cut into pieces, each by itself: a piece that two of them shared would
// cost every page one more journey.
const builds = [
  { entryPoints: ["js/chart/hydrate-figures.js", "js/page/page.js", "js/page/tabs.js", "js/search/search.js", "js/page/share.js", "js/lesson/slides.js", "js/lesson/quiz.js", "style/site.css"] },
  { entryPoints: ["js/chart/hydrate-charts.js"], splitting: true },
  { entryPoints: ["js/chart/save.js"], splitting: true },
  { entryPoints: ["js/embed/open-dialog.js"], splitting: true },
  // A plain script: a page in a sandboxed frame may not load modules from every host.
  { entryPoints: ["js/embed/embed-page.js"], format: "iife" },
];
const built = [];
for (const one of builds) built.push(...Object.keys((await build({ ...options, ...one })).metafile.outputs));
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
// The newest of the scripts that other sites load also has an address without a number.
copyFileSync(join(out, "embed/v1.js"), join(out, "embed.js"));
copyFileSync(licenceFile(), join(out, "assets/heading-font-licence.txt"));
for (const path of [...Object.values(modules), join(out, "index.html")]) rmSync(path);

/** Takes out of a module what only unused exports reach (leptos brings streams that no page here calls), and makes the
 * rest small. The features are those that rustc emits; "all" would let in some that browsers refuse. */
function shrink(path) {
  // The same module comes out of many builds that only change data or style.
  const kept = join("target/shrunk", `${createHash("sha256").update(readFileSync(path)).update(shrink.toString()).digest("hex")}.wasm`);
  if (existsSync(kept)) return copyFileSync(kept, path);
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(path))).map(({ name }) => name);
  const used = exported.filter((name) => !/intounderlying|_WASM_SPLIT_MARKER/.test(name));
  const graph = `${path}.graph.json`;
  writeFileSync(graph, JSON.stringify(used.map((name) => ({ name: `export ${name}`, export: name, root: true }))));
  const features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
  const wanted = features.map((name) => `--enable-${name}`);
  const binaryen = (tool, ...options) =>
    execFileSync("node", [`node_modules/binaryen/bin/${tool}`, path, ...options, ...wanted, "-o", path], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  binaryen("wasm-metadce", `--graph-file=${graph}`);
  // Flattened and looped anew, the code packs a percent smaller.
  binaryen("wasm-opt", "-Oz", "--flatten", "--rereloop", "-Oz", "--converge", "--strip-debug", "--strip-producers");
  // Once more without loops made anew, and without the list of features, which only tools read: half a percent.
  binaryen("wasm-opt", "-Oz", "--strip-target-features");
  rmSync(graph);
  mkdirSync("target/shrunk", { recursive: true });
  copyFileSync(path, kept);
}
