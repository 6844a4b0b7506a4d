// Draws the files of charts that readers take away, when the site is built: `node js/build/chart-files.mjs <folder>`.
// Reads from standard input [{folder, name, svg, metadata}], writes <name>.svg and <name>.png to <folder>/<folder of the
// chart>, of the view called "chart" a large and a square picture too, and prints [{path, bytes, width, height}].
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { fontFile } from "./heading-font.mjs";
import { entries, withText } from "../chart/png-text.js";
import { compose } from "../chart/sheet.js";
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

let input = "";
for await (const chunk of process.stdin) input += chunk;
const [, , out] = process.argv;
const written = JSON.parse(input).flatMap(({ folder, name: view, svg, metadata }) => {
  const sheets = { wide: compose(svg, metadata, "wide"), square: compose(svg, metadata, "square") };
  mkdirSync(join(out, folder), { recursive: true });
  const write = (name, content, width, height) => {
    const bytes = Buffer.from(content);
    writeFileSync(join(out, folder, name), bytes);
    return { path: `${folder}/${name}`, bytes: bytes.length, width, height };
  };
  const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(sheets.wide).map(Number);
  return [
    write(`${view}.svg`, `${sheets.wide}\n`, width, height),
    ...PICTURES.filter(({ ending }) => view === "chart" || ending === ".png").map(({ ending, shape, width }) => {
      const picture = new Resvg(sheets[shape], { font, fitTo: { mode: "width", value: width } }).render();
      return write(`${view}${ending}`, withText(png(picture), entries(metadata)), picture.width, picture.height);
    }),
  ];
});
process.stdout.write(JSON.stringify(written));
