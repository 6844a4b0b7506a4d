// Makes files of a chart's figures in the browser, with the same code that the build used for the downloads.
import init, { csv, json } from "export";
import wasm from "export.wasm";

let ready;

/** @param {"csv" | "json"} kind @param {string} plot as JSON @param {import("./describe.js").Metadata} metadata
 * @returns {Promise<string>} the file's text */
export async function exported(kind, plot, metadata) {
  ready ??= init({ module_or_path: new URL(wasm, import.meta.url) }).catch((error) => {
    // Forget the failed attempt, so that the next one can succeed.
    ready = undefined;
    throw error;
  });
  await ready;
  const text = kind === "csv" ? csv(plot) : json(plot, JSON.stringify(metadata));
  if (text === undefined) throw new Error("The figures can't be read.");
  return text;
}
