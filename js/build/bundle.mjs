// Bundles into <folder>/assets what pages need whatever is on them: the typeface, the scripts that are fetched when they
// are needed, and those of embeds; and the modules that trunk compiled. Prints names and digests as JSON. The scripts
// and styles of pages follow once the pages are written (js/build/finish-pages.mjs).
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
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
  made("js/desk/checker.js"),
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

const asset = (path) => {
  const bytes = readFileSync(path);
  return { path: relative(out, path), integrity: `sha384-${createHash("sha384").update(bytes).digest("base64")}` };
};
console.log(
  JSON.stringify({
    embed_page: asset(join(out, "assets", found(out, "embed-page", "js"))),
    embed: asset(join(out, "embed/v1.js")),
  }),
);
// The newest version of the script for embedding sites also has an address without a number.
copyFileSync(join(out, "embed/v1.js"), join(out, "embed.js"));
copyFileSync(licenceFile(), join(out, "assets/heading-font-licence.txt"));
