// Bundles into <folder>/assets what pages need whatever is on them: the typeface, the scripts that are fetched when they
// are needed, and those of embeds; and the modules that trunk compiled. Prints names and digests as JSON. The scripts
// and styles of pages follow once the pages are written (js/build/finish-pages.mjs).
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { headingFont, licenceFile } from "./heading-font.mjs";
import { takeModules } from "./modules.mjs";
import { bundle, found } from "./scripts.mjs";

const out = process.argv[2];
await takeModules(out);
const made = (...entryPoints) => bundle(out, { entryPoints });
await Promise.all([
  made("js/chart/redraw.js"),
  made("js/chart/export.js"),
  made("js/embed/dialog.js"),
  made("js/publisher/checker.js"),
  writeFont(),
]);
await Promise.all([
  made("js/chart/save-actions.js"),
  // An embed hydrates a chart with this, and not with the script of the chart's page.
  made("js/chart/hydrate-charts.js"),
  // A classic script: a page in a sandboxed frame may not load modules from every host.
  bundle(out, { entryPoints: ["js/embed/embed-page.js"], format: "iife" }),
]);

async function writeFont() {
  const bytes = await headingFont();
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  mkdirSync(join(out, "assets"), { recursive: true });
  writeFileSync(join(out, `assets/heading-${hash}.woff2`), bytes);
}

// What other sites load. The newest also has an address without a number.
const number = (name) => Number(/^v(\d+)\.js$/.exec(name)?.[1]);
const versions = readdirSync(join(out, "embed")).filter(number).sort((one, other) => number(one) - number(other));
const digest = (name) => `sha384-${createHash("sha384").update(readFileSync(join(out, "embed", name))).digest("base64")}`;
copyFileSync(join(out, "embed", versions.at(-1)), join(out, "embed.js"));
console.log(
  JSON.stringify({
    embed_page: `assets/${found(out, "embed-page", "js")}`,
    embed: versions.map((name) => [`embed/${name}`, digest(name)]),
  }),
);
copyFileSync(licenceFile(), join(out, "assets/heading-font-licence.txt"));
