// Makes the social cards, the pictures that go with links to pages when they are shared: `node js/build/social-cards.mjs
// <folder>`. Reads [{path, title, figure?, words?, about?, site, host, colours}] from standard input, writes each card to
// <folder>/<path> as a PNG of 1200 by 630, and prints [{path, bytes}] in the same order.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { png } from "./png.mjs";
import { cached, hash, writeWhole } from "./cache.mjs";
import { layOut, svg, version } from "./typst.mjs";

const WIDTH = 1200;

const [folder] = process.argv.slice(2);
const scripts = ["social-cards.mjs", "./png.mjs"].map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url))));

const cards = JSON.parse(readFileSync(0, "utf8")).map(({ path, ...request }) => {
  const key = hash(version, ...scripts, JSON.stringify(request));
  const bytes = cached("social-cards", `${key}.png`, () => draw(request));
  writeWhole(join(folder, path), bytes);
  return { path, bytes: bytes.length };
});
process.stdout.write(JSON.stringify(cards));

/** Letters are outlines in the SVG, so no font is needed here. */
function draw(request) {
  const page = svg(layOut("card", request));
  return png(new Resvg(page, { fitTo: { mode: "width", value: WIDTH }, font: { loadSystemFonts: false } }).render());
}
