// How scripts are bundled for the browser. A page has one script, which holds all that the page runs at once: each
// further file would be a round trip on a phone. What only a click needs is a file of its own, again without parts that
// it shares with others.
import { build } from "esbuild";
import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { lightColoursPlugin } from "../chart/light-colours.mjs";
import { MODULES } from "./modules.mjs";
import { oldestBrowsers } from "./oldest-browsers.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The parts of pages' scripts, by the names that pages ask for them (`Script` in src/page/site.rs). */
const PARTS = {
  page: "../page/page.js",
  charts: "../chart/hydrate-charts.js",
  facts: "../chart/hydrate-figures.js",
  filter: "../page/filter.js",
  tabs: "../page/tabs.js",
  search: "../search/search.js",
  save: "../chart/save.js",
  share: "../page/share.js",
  where: "../page/where.js",
  board: "../board/board.js",
  stilltrue: "../still-true/still-true.js",
  publisher: "../publisher/publisher.js",
  slides: "../lesson/slides.js",
  quiz: "../lesson/quiz.js",
  embed: "../embed/open-dialog.js",
  embedcheck: "../embed/check-page.js",
};

/** The file of this name in the built folder, without its hash. @returns {string | undefined} */
export function found(folder, name, ending) {
  const assets = join(folder, "assets");
  const pattern = new RegExp(`^${name}-[0-9A-Z]{8}\\.${ending}$`);
  return existsSync(assets) ? readdirSync(assets).find((file) => pattern.test(file)) : undefined;
}

/** The address of a script that has been built before: `later:redraw` is fetched when it is needed, `worker:checker` runs
 * in a worker. The service worker keeps what is named with a dot in front together with the page. */
const addressPlugin = (folder) => ({
  name: "address",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(later|worker):/ }, ({ path }) => ({ path, namespace: "address" }));
    onLoad({ filter: /./, namespace: "address" }, ({ path }) => {
      const [kind, name] = path.split(":");
      const file = found(folder, name, "js");
      if (!file) throw new Error(`${name} is used by a script that is built before it: see js/build/bundle.mjs.`);
      return { contents: `export default "${kind === "later" ? "" : "./"}${file}";` };
    });
  },
});

/** A script that has these parts in this order. */
const partsPlugin = {
  name: "parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^parts:/ }, ({ path }) => ({ path, namespace: "parts" }));
    onLoad({ filter: /./, namespace: "parts" }, ({ path }) => {
      const parts = path.slice("parts:".length).split("-");
      const unknown = parts.filter((part) => !PARTS[part]);
      if (unknown.length) throw new Error(`js/build/scripts.mjs has no script of the name ${unknown.join(" or ")}.`);
      return { contents: parts.map((part) => `import ${JSON.stringify(here(PARTS[part]))};`).join("\n"), resolveDir: here(".") };
    });
  },
};

/** Bundles into `<folder>/assets`, and returns esbuild's list of what was written. */
export async function bundle(folder, options) {
  const { metafile } = await build({
    alias: MODULES,
    // Only the code that js/build/modules.mjs removes uses these classes of the glue, so they can go too.
    define: { "Symbol.dispose": "undefined" },
    plugins: [addressPlugin(folder), partsPlugin, lightColoursPlugin],
    bundle: true,
    minify: true,
    format: "esm",
    ...oldestBrowsers,
    loader: { ".wasm": "file" },
    outdir: join(folder, "assets"),
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    ...options,
  });
  return metafile.outputs;
}

/** The script of pages with these parts, such as `page-charts-save`.
 * @returns {Promise<{script: string, modules: string[]}>} its file, and the WebAssembly that it starts with */
export async function pageScript(folder, parts) {
  const outputs = Object.entries(await bundle(folder, { entryPoints: [{ in: `parts:${parts}`, out: parts }] }));
  const file = (pattern) => outputs.map(([path]) => basename(path)).filter((name) => pattern.test(name));
  return { script: file(/\.js$/)[0], modules: file(/\.wasm$/) };
}
