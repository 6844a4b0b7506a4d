// What a saved file says of itself: which chart it shows, of which day, and its figures.
import { machineDate } from "../chart/describe.js";
import { readText } from "../chart/png-text.js";

/** @typedef {{address?: string, day?: string, figures?: Map<string, number>}} Claims */

/** The name of a figure: its area and its year, in either order, as tables of ranked areas stand on their side. */
export const nameOf = (a, b) => [a, b].sort().join("\n");

/** The rows of a CSV file. Quotation marks hold commas, line ends and doubled quotation marks. @returns {string[][]} */
export function rowsOf(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\u{feff}/u, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu)) {
    rows[rows.length - 1].push(quoted?.replace(/""/g, '"') ?? plain);
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}

/** The figures of a table of one view: a column for each series, with its symbols beside it. */
function csv(text) {
  const [heads, ...rows] = rowsOf(text);
  const figures = new Map();
  for (const [row, ...cells] of rows) {
    cells.forEach((cell, i) => {
      const column = heads[i + 1] ?? "";
      if (cell !== "" && !column.endsWith(": symbol")) figures.set(nameOf(row, column), Number(cell));
    });
  }
  return figures.size ? { figures } : {};
}

function json(text) {
  const { address, date, columns, rows } = JSON.parse(text);
  const figures = new Map();
  for (const { period, values } of rows) {
    values.forEach((value, i) => value !== null && figures.set(nameOf(period, columns[i]), value));
  }
  return { address, day: machineDate(date), figures };
}

function png(bytes) {
  const { URL: address, "Creation Time": date } = readText(bytes);
  return { address, day: machineDate(date) };
}

function svg(text) {
  const term = (name) => new RegExp(`<dc:${name}>([^<]*)</dc:${name}>`).exec(text)?.[1].replace(/&amp;/g, "&");
  return { address: term("identifier"), day: term("date") };
}

const PNG = [0x89, 0x50, 0x4e, 0x47];

/** What a file says of itself. Nothing, if it is of another kind or broken. @param {ArrayBuffer} buffer @returns {Claims} */
export function claims(buffer) {
  const bytes = new Uint8Array(buffer);
  try {
    if (PNG.every((byte, i) => bytes[i] === byte)) return png(bytes);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/^\s*\{/.test(text)) return json(text);
    return /<svg[\s>]/.test(text) ? svg(text) : csv(text);
  } catch {
    return {};
  }
}
