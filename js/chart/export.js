// Makes files of a chart's figures in the browser, with the code that made those beside the page.
import init, { csv, json } from "export";
import wasm from "export.wasm";

let ready;

/** @param {"csv" | "json"} kind @param {string} plot as JSON @param {import("./describe.js").Metadata} metadata
 * @returns {Promise<string>} the file's text */
export async function exported(kind, plot, metadata) {
  ready ??= init({ module_or_path: new URL(wasm, import.meta.url) }).catch((error) => {
    // The next time may go better.
    ready = undefined;
    throw error;
  });
  await ready;
  const text = kind === "csv" ? csv(plot) : json(plot, JSON.stringify(metadata));
  if (text === undefined) throw new Error("The figures can't be read.");
  return text;
}
