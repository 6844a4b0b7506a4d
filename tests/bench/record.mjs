// Writes what was measured as something grows into records/speed.json, from which the page /speed/ is made.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

const FILE = new URL("../../records/speed.json", import.meta.url);

/** Takes a growth over: its `counts`, and `measures`, each with the values of each side in the order of the counts. */
export function record(name, counts, measures) {
  const all = JSON.parse(readFileSync(FILE, "utf8"));
  const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory`;
  const growth = {
    day: new Date().toISOString().slice(0, 10),
    machine,
    counts,
    measures: Object.fromEntries(Object.entries(measures).map(([what, sides]) => [what, Object.entries(sides).map(([side, values]) => ({ side: side === "ours" ? "This site" : side, values: values.map((value) => Number(value.toPrecision(3))) }))])),
  };
  writeFileSync(FILE, `${JSON.stringify({ ...all, [name]: growth }, null, 2)}\n`);
}
