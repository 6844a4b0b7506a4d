// Renders chart images when the site is built: `node js/build/render-charts.mjs`. Reads [{option, width, height, shown}]
// from standard input and prints [{svg, points}] in the same order. Images of an earlier build are taken from the cache.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import colours from "../chart/light-colours.mjs";
import { cached, hash, isCached } from "./cache.mjs";

const FOLDER = "chart-images";

// What an image is made of besides its request.
const code = ["../chart/draw.js", "../../node_modules/echarts/package.json", "../../node_modules/zrender/package.json"];
const files = code.map((name) => readFileSync(fileURLToPath(new URL(name, import.meta.url))));
const version = hash(JSON.stringify(colours), ...files);

const requests = JSON.parse(readFileSync(0, "utf8")).map((request) => {
  return { request, name: `${hash(version, JSON.stringify(request))}.json` };
});
// ECharts takes longer to load than a build without new images takes.
const draw = requests.some(({ name }) => !isCached(FOLDER, name)) && (await import("../chart/draw.js")).draw;
const images = requests.map(({ request, name }) => cached(FOLDER, name, () => Buffer.from(JSON.stringify(draw(request)))));
process.stdout.write(`[${images.join(",")}]`);
