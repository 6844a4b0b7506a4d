// Makes the pictures as PNG files, for programs that show no SVG: `node js/build/pictures.mjs <folder>`. A request is
// {file, svg}.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { makeFiles } from "./make-files.mjs";
import { png } from "./png.mjs";

/** The width and height, in pixels: sharp on a sheet of paper, small in a document. */
const SIZE = 480;

makeFiles({
  cache: "pictures",
  version: readFileSync(fileURLToPath(import.meta.resolve("@resvg/resvg-js/package.json")), "utf8"),
  sources: [import.meta.url, new URL("./png.mjs", import.meta.url).href],
  read: JSON.parse,
  make: ({ svg }) => png(new Resvg(svg, { fitTo: { mode: "width", value: SIZE }, background: "#ffffff", font: { loadSystemFonts: false } }).render()),
});
