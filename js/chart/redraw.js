// Draws a plot anew in the browser: charming's options from the second module, ECharts' drawing from here.
import init, { options } from "redraw";
import wasm from "redraw.wasm";
import { draw } from "./draw.js";

let ready;

/** @param {string} plot as JSON @returns {Promise<string>} two pictures, wide and narrow, each [svg, points], as JSON */
export async function redraw(plot) {
  ready ??= init({ module_or_path: new URL(wasm, import.meta.url) }).catch((error) => {
    // The next time may go better.
    ready = undefined;
    throw error;
  });
  await ready;
  return JSON.stringify(JSON.parse(options(plot)).map(draw).map(({ svg, points }) => [svg, points]));
}
