// What a saved file says of itself: which chart it shows, of which day, and its figures.
import { machineDate } from "../chart/describe.js";
import { readText } from "../chart/png-text.js";

/** @typedef {{address?: string, day?: string, figures?: Map<string, number>}} Claims */

/** The name of a figure: its area and its year, in either order, as tables of ranked areas stand on their side. */
export const nameOf = (a, b) => [a, b].sort().join("\n");

/** The most cells that a table is read to: many times what any of ours has. */
const MOST = 200_000;

/** The rows of a CSV file. Quotation marks hold commas, line ends and doubled quotation marks. Throws if anything in the
 * text is no field, so that nothing is passed over that a reader would see, and takes time in proportion to its length.
 * @returns {string[][]} */
export function rowsOf(text) {
  const rows = [[]];
  let cells = 0;
  let isWhole = false;
  for (const [, quoted, plain, end] of text.replace(/^\u{feff}/u, "").matchAll(/(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/gy)) {
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.split('""').join('"'));
    cells += 1;
    isWhole = end === "";
    if (isWhole || cells > MOST) break;
    if (end !== ",") rows.push([]);
  }
  if (!isWhole) throw new Error("This is no table of ours.");
  return rows.filter((row) => row.some(Boolean));
}

/** Adds a figure. No file of ours has two under one name: the second would be compared, and the first shown. */
function add(figures, name, value) {
  if (figures.has(name) && figures.get(name) !== value) throw new Error(`${name} comes twice.`);
  figures.set(name, value);
}

/** The figures of a table of one view: a column for each series, with its symbols beside it. */
function csv(text) {
  const [heads, ...rows] = rowsOf(text);
  const figures = new Map();
  for (const [row, ...cells] of rows) {
    cells.forEach((cell, i) => {
      const column = heads[i + 1] ?? "";
      if (cell !== "" && !column.endsWith(": symbol")) add(figures, nameOf(row, column), Number(cell));
    });
  }
  return figures.size ? { figures } : {};
}

function json(text) {
  const { address, date, columns, rows } = JSON.parse(text);
  const figures = new Map();
  for (const { period, values } of rows) {
    if (values.length !== columns.length) throw new Error(`${period} has other columns.`);
    values.forEach((value, i) => value !== null && add(figures, nameOf(period, columns[i]), value));
  }
  return figures.size ? { address, day: machineDate(date), figures } : {};
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
