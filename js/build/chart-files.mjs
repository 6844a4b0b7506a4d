// Makes the images of charts for readers to download: `node js/build/chart-files.mjs <folder>`. A request is {file,
// svg, metadata, shape, width?}: the chart image is put on a sheet of that shape, with the text needed to understand
// it, and written as SVG or, if a width in pixels is given, as PNG.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { fontFile } from "./heading-font.mjs";
import { hash } from "./cache.mjs";
import { makeFiles } from "./make-files.mjs";
import { png } from "./png.mjs";
import { entries, withText } from "../chart/png-text.js";
import { compose } from "../chart/sheet.js";

/** Only the fonts of the package, so that images are the same on every machine. */
const font = {
  loadSystemFonts: false,
  fontFiles: [fontFile("400Regular"), fontFile("700Bold")],
  defaultFontFamily: "Atkinson Hyperlegible Next",
};

const resvg = fileURLToPath(import.meta.resolve("@resvg/resvg-js/package.json"));

/** What affects the look of the images, besides this file. */
const SOURCES = ["./png.mjs", ...["describe", "mark", "png-text", "sheet", "text-width"].map((name) => `../chart/${name}.js`)];

makeFiles({
  cache: "chart-files",
  version: hash(...[resvg, ...font.fontFiles].map((path) => readFileSync(path))),
  sources: [import.meta.url, ...SOURCES.map((path) => new URL(path, import.meta.url).href)],
  read: JSON.parse,
  make({ svg, metadata, shape, width }) {
    const sheet = compose(svg, metadata, shape);
    if (!width) return Buffer.from(`${sheet}\n`);
    const picture = new Resvg(sheet, { font, fitTo: { mode: "width", value: width } }).render();
    return Buffer.from(withText(png(picture), entries(metadata)));
  },
});
