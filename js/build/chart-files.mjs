// Draws the files of charts that readers take away, when the site is built: `node js/build/chart-files.mjs <folder>`.
// Reads from standard input [{folder, name, svg, metadata}], writes <name>.svg and <name>.png to <folder>/<folder of the
// chart>, of the view called "chart" a large and a square picture too, and prints [{path, bytes}].
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { cached, hash, writeWhole } from "./cache.mjs";
import { fontFile } from "./heading-font.mjs";
import { compose, entries, withText } from "../chart/sheet.js";
import { png } from "./png.mjs";

/** Only the fonts of the package, so that pictures are the same on every machine. */
const font = {
  loadSystemFonts: false,
  fontFiles: [fontFile("400Regular"), fontFile("700Bold")],
  defaultFontFamily: "Atkinson Hyperlegible Next",
};

const PICTURES = [
  { ending: ".png", shape: "wide", width: 1200 },
  { ending: "-large.png", shape: "wide", width: 2400 },
  { ending: "-square.png", shape: "square", width: 1080 },
];

// What a picture is made of besides its sheet and its texts.
const code = ["chart-files.mjs", "png.mjs", "../chart/sheet.js", "../../node_modules/@resvg/resvg-js/package.json"];
const version = hash(
  ...code.map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)))),
  ...font.fontFiles.map((path) => readFileSync(path)),
);

const [, , out] = process.argv;
const written = JSON.parse(readFileSync(0, "utf8")).flatMap(({ folder, name: view, svg, metadata }) => {
  const sheets = { wide: compose(svg, metadata, "wide"), square: compose(svg, metadata, "square") };
  const write = (name, bytes) => {
    writeWhole(join(out, folder, name), bytes);
    return { path: `${folder}/${name}`, bytes: bytes.length };
  };
  return [
    write(`${view}.svg`, Buffer.from(`${sheets.wide}\n`)),
    ...PICTURES.filter(({ ending }) => view === "chart" || ending === ".png").map(({ ending, shape, width }) =>
      write(`${view}${ending}`, picture(sheets[shape], width, entries(metadata))),
    ),
  ];
});
process.stdout.write(JSON.stringify(written));

/** A sheet as a PNG file with texts about it. The same comes out of many builds. */
function picture(sheet, width, texts) {
  const key = hash(version, sheet, String(width), JSON.stringify(texts));
  return cached("chart-files", `${key}.png`, () => {
    const drawn = new Resvg(sheet, { font, fitTo: { mode: "width", value: width } }).render();
    return Buffer.from(withText(png(drawn), texts));
  });
}
