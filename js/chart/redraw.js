// Renders a plot again in the browser: charming's options come from the second module, and ECharts renders them here.
import init, { options } from "redraw";
import wasm from "redraw.wasm";
import { draw } from "./draw.js";

let ready;

/** @param {string} plot as JSON @returns {Promise<string>} two images, wide and narrow, each [svg, points], as JSON */
export async function redraw(plot) {
  ready ??= init({ module_or_path: new URL(wasm, import.meta.url) }).catch((error) => {
    // Forget the failed attempt, so that the next one can succeed.
    ready = undefined;
    throw error;
  });
  await ready;
  return JSON.stringify(JSON.parse(options(plot)).map(draw).map(({ svg, points }) => [svg, points]));
}
