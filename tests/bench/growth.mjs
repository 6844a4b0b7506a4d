// Measures how the build grows with the number of charts, and the check with the number of rows, in copies of the
// project in which charts and rows are made up. Nothing here passes or fails: times differ from machine to machine.
//   cargo xtask bench            CHARTS=100 and ROWS=1000 for less
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { record } from "./record.mjs";

const PROJECT = new URL("../..", import.meta.url).pathname;
const SITE = join(PROJECT, "target/debug/site");
const OURS = readdirSync(join(PROJECT, "public/data/charts")).length;
const CHARTS = (process.env.CHARTS ?? "100,1000").split(",").map(Number);
const ROWS = (process.env.ROWS ?? "1000,10000,100000").split(",").map(Number);
/** So many rows fit into the 2 MB that a file may have. */
const MOST = 20_000;

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const write = (path, data) => writeFileSync(path, JSON.stringify(data));

/** A copy of the project, for `change` to change. */
function copy(change) {
  const folder = mkdtempSync(join(tmpdir(), "growth-"));
  for (const part of ["public", "records", "style", "js", "paper", "package.json", "index.html"]) cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
  for (const part of ["node_modules", "src", "target"]) symlinkSync(join(PROJECT, part), join(folder, part));
  change(join(folder, "public/data"));
  return folder;
}

/** How long the tool takes in a folder, in seconds. */
function seconds(folder, ...command) {
  const start = performance.now();
  execFileSync(SITE, command, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return (performance.now() - start) / 1000;
}

/** All files of a folder: how many, and their bytes. */
function weigh(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return { files: files.length, bytes: files.reduce((sum, one) => sum + statSync(join(one.parentPath ?? one.path, one.name)).size, 0) };
}

/** Lists more files in the data package. */
function list(data, names) {
  const path = join(data, "datapackage.json");
  const whole = read(path);
  whole.resources.push(...names.map((name) => ({ name, path: `${name}.json` })));
  write(path, whole);
}

/** Adds charts until there are `count`, each with a dataset of its own. */
function charts(data, count) {
  const [chart, dataset] = [read(join(data, "charts/knife-offences.json")), read(join(data, "knife-offences.json"))];
  const names = Array.from({ length: count - OURS }, (_, i) => `made-up-${i + 1}`);
  names.forEach((name, i) => {
    write(join(data, `${name}.json`), { ...dataset, name, title: `${dataset.title} (made up ${i + 1})`, rows: dataset.rows.map((row) => (row.value ? { ...row, value: row.value + i + 1 } : row)) });
    write(join(data, `charts/${name}.json`), { ...chart, name, dataset: name, title: `${chart.title} (made up ${i + 1})`, number: 100 + i });
  });
  list(data, names);
}

/** Adds datasets with so many rows altogether. */
function rows(data, count) {
  const dataset = read(join(data, "knife-offences.json"));
  const files = Math.ceil(count / MOST);
  const names = Array.from({ length: files }, (_, i) => `made-up-${i + 1}`);
  const years = 50;
  for (const name of names) {
    const areas = Array.from({ length: count / files / years }, (_, i) => ({ code: `E${10_000_000 + i}`, name: `Area ${i}`, kind: "area" }));
    const rows = areas.flatMap(({ code }) => Array.from({ length: years }, (_, year) => ({ area: code, period: String(1970 + year), value: 100 + year })));
    const { limits, ...rest } = dataset;
    write(join(data, `${name}.json`), { ...rest, name, title: `Rows of ${name}`, periodKind: "calendar-year", areas, rows });
  }
  list(data, names);
}

console.log("| charts | check | build | files | bytes | a chart |\n| --- | --- | --- | --- | --- | --- |");
const built = [];
for (const count of [OURS, ...CHARTS]) {
  const folder = copy((data) => charts(data, count));
  seconds(folder, "snapshot");
  const check = seconds(folder, "check");
  const build = seconds(folder, "build");
  const { files, bytes } = weigh(join(folder, "dist"));
  rmSync(folder, { recursive: true });
  built.push({ count, check, build, bytes });
  console.log(`| ${count} | ${check.toFixed(2)} s | ${build.toFixed(1)} s | ${files} | ${bytes} | ${Math.round((bytes - built[0].bytes) / (count - OURS || 1))} |`);
}
record("charts", built.map((one) => one.count), { build: { "The whole build": built.map((one) => one.build), "The check alone": built.map((one) => one.check) }, size: { "All files": built.map((one) => one.bytes) } });

console.log("\n| more rows | check |\n| --- | --- |");
const checked = [];
for (const count of ROWS) {
  const folder = copy((data) => rows(data, count));
  checked.push(seconds(folder, "check"));
  rmSync(folder, { recursive: true });
  console.log(`| ${count} | ${checked.at(-1).toFixed(2)} s |`);
}
record("check", ROWS, { check: { "The check": checked } });
