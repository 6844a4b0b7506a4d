// Measures how long the publisher's page takes for a hundred thousand rows, beside what the browser takes to parse the same
// text, in one run, and prints both. A file may have 2 MB, so the rows are in four files. The same number of rows is then
// imported as an official table. Nothing here passes or fails.
//   cargo xtask bench            RUNS=9 for more runs, DIST=folder for another build
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../js/build/serve.mjs";
import { csv, recordedCrime, xlsx } from "../browser/workbooks.mjs";

const DIST = process.env.DIST ?? new URL("../../dist", import.meta.url).pathname;
const RUNS = Number(process.env.RUNS ?? 5);
const [FILES, AREAS, YEARS] = [4, 125, 200];

/** A dataset with its own name and 25,000 rows. */
function file(number) {
  const data = JSON.parse(readFileSync(join(DIST, "data/knife-offences.json"), "utf8"));
  const code = (area) => `E${String(10_000_000 + area).slice(-8)}`;
  data.name = `rows-${number}`;
  data.sources.length = 1;
  data.periodKind = "calendar-year";
  delete data.limits;
  data.areas = Array.from({ length: AREAS }, (_, area) => ({ code: code(area), name: `Area ${area}`, kind: "area" }));
  data.rows = data.areas.flatMap(({ code }) => Array.from({ length: YEARS }, (_, year) => ({ area: code, period: String(1950 + year), value: 100 + ((year * 7) % 900) })));
  return { name: `${data.name}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(data)) };
}

const files = Array.from({ length: FILES }, (_, number) => file(number));
const { address, close } = await serve(DIST, { strength: 5 });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
await page.goto(`${address}publish/`);
await page.locator("html[data-ready]").waitFor({ state: "attached" });

/** How long the page takes, in milliseconds, from the moment that it has the files. */
async function measure(files) {
  const measured = page.evaluate(
    () =>
      new Promise((resolve) => {
        const status = document.querySelector(".check-files [role=status]");
        document.querySelector("#files").addEventListener("change", () => {
          const start = performance.now();
          const watch = new MutationObserver(() => /found|right|below/.test(status.textContent) && (watch.disconnect(), resolve(performance.now() - start)));
          watch.observe(status, { childList: true, characterData: true, subtree: true });
        }, { once: true });
      }),
  );
  await page.locator("#files").setInputFiles(files);
  return measured;
}

const times = [];
const parses = [];
for (let run = 0; run < RUNS; run += 1) {
  times.push(await measure(files));
  parses.push(await page.evaluate((texts) => {
    const start = performance.now();
    for (const text of texts) JSON.parse(text);
    return performance.now() - start;
  }, files.map(({ buffer }) => buffer.toString())));
}

const ROWS = FILES * AREAS * YEARS;
const crime = recordedCrime(JSON.parse(readFileSync(join(DIST, "data/recorded-crime.json"), "utf8")), ROWS);
const tables = [];
for (const [name, buffer] of [["prc.csv", csv(crime)], ["prc.xlsx", xlsx("2014-15", crime)]]) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure({ name, mimeType: "", buffer }));
  tables.push([name, times]);
}
await browser.close();
await close();

const middle = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
console.log(`${ROWS.toLocaleString("en-GB")} rows on the publisher's page (the first check also fetches the published files)`);
console.log(`first check ${Math.round(times[0])} ms, later ones ${Math.round(middle(times.slice(1)))} ms (aim: under 3,000 ms)`);
console.log(`${Math.round(middle(times.slice(1)) / middle(parses))} times as long as JSON.parse takes for the same text (${Math.round(middle(parses))} ms)`);
for (const [name, times] of tables) console.log(`${name} with as many rows, imported: ${Math.round(middle(times))} ms`);
