// Measures how soon a chart's page is seen and answers, beside a plain page with the same heading and picture and beside
// the same figures in Chart.js, all in one run, and prints the result with its aims. Nothing here passes or fails: times
// differ from machine to machine.
//   cargo xtask bench            RUNS=9 for more runs, DIST=folder for another build, CHART=name for another chart
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { parse } from "node-html-parser";
import { serve } from "../../js/build/serve.mjs";
import { TERMS, kb, middle, ms, phone, watch } from "./phone.mjs";

const DIST = process.env.DIST ?? new URL("../../dist", import.meta.url).pathname;
const RUNS = Number(process.env.RUNS ?? 5);
const CHART = process.env.CHART ?? "recorded-crime-rate";
const ADVICE = "safety/water/rivers/";

const html = readFileSync(join(DIST, `charts/${CHART}/index.html`), "utf8");
const root = parse(html);
const part = (selector) => root.querySelector(selector).toString();

/** The page's heading, finding and picture as plain HTML, with its colours and nothing else. */
function plain() {
  const colours = part(".narrow svg").replace(/var\(--series-\d\)/g, "#0b4a6f").replace(/var\(--[a-z-]+\)/g, "#777");
  return `<!DOCTYPE html><html lang="en-GB" data-ready><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plain</title></head><body><main>${part("h1")}${part(".finding")}<div class="svg">${colours}</div></main></body></html>`;
}

const { title, areas, rows } = JSON.parse(readFileSync(join(DIST, `data/${CHART}.json`), "utf8"));
const years = [...new Set(rows.map((row) => row.period))].sort();

/** The same figures in a page with Chart.js, which draws once its script is there. */
function library() {
  const datasets = areas.slice(0, 4).map(({ code, name }) => ({ label: name, data: years.map((year) => rows.find((row) => row.area === code && row.period === year)?.value ?? null) }));
  const options = { animation: false, maintainAspectRatio: false, plugins: { title: { display: true, text: title } } };
  const config = JSON.stringify({ type: "line", data: { labels: years, datasets }, options });
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Chart.js</title></head><body><h1>${title}</h1><div style="height:400px"><canvas></canvas></div><script src="/beside/chart.js"></script><script>new Chart(document.querySelector("canvas"), ${config}); document.documentElement.dataset.ready = ""</script></body></html>`;
}

/** Packed as the server packs the site. */
const packed = (type, body) => [type, brotliCompressSync(body)];
const beside = {
  "/beside/plain/": packed("text/html", plain()),
  "/beside/library/": packed("text/html", library()),
  "/beside/chart.js": packed("text/javascript", readFileSync(new URL("node_modules/chart.js/dist/chart.umd.min.js", import.meta.url))),
};
const server = await serve(DIST, {
  answer: (request, response, path) => {
    if (!(path in beside)) return false;
    const [type, body] = beside[path];
    response.removeHeader("Content-Security-Policy");
    response.writeHead(200, { "Content-Type": `${type};charset=utf-8`, "Content-Encoding": "br" });
    response.end(body);
    return true;
  },
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

/** One visit, to the moment when the page is alive; of a chart, also the first choice. */
async function visit(path, choose) {
  const { page, received, close } = await phone(browser);
  await page.addInitScript(watch);
  await page.goto(server.address + path, { waitUntil: "load" });
  await page.waitForFunction(() => seen.first > 0 && seen.alive > 0);
  const { bytes } = received;
  const result = { ...(await page.evaluate(() => ({ ...seen }))), bytes };
  if (choose) {
    await page.waitForLoadState("networkidle");
    const before = received.bytes;
    await page.evaluate(choose, years.at(-2));
    await page.locator("html[data-drawing=done]").waitFor({ state: "attached", timeout: 60_000 });
    await page.waitForLoadState("networkidle");
    result.redraw = received.bytes - before;
  }
  await close();
  return result;
}

/** In a chart's page: leaves out the last year, as the Back button would. */
const choose = (year) => {
  history.pushState(null, "", `?to=${year}`);
  dispatchEvent(new PopStateEvent("popstate"));
};

const SIDES = { plain: ["beside/plain/"], library: ["beside/library/"], chart: [`charts/${CHART}/`, choose], advice: [ADVICE], home: [""], embed: [`embed/${CHART}/`] };
const runs = Object.fromEntries(Object.keys(SIDES).map((side) => [side, []]));
for (let run = 0; run <= RUNS; run += 1) {
  for (const [side, [path, act]] of Object.entries(SIDES)) {
    // A frame that stands alone says nothing of being alive.
    const result = side === "embed" ? await seenOnly(path) : await visit(path, act);
    // The first run warms the browser up.
    if (run > 0) runs[side].push(result);
  }
}

async function seenOnly(path) {
  const { page, received, close } = await phone(browser);
  await page.addInitScript(watch);
  await page.goto(server.address + path, { waitUntil: "load" });
  await page.waitForFunction(() => seen.chart > 0);
  const result = { ...(await page.evaluate(() => ({ ...seen }))), bytes: received.bytes };
  await close();
  return result;
}

const of = (side, field) => middle(runs[side], field);
const ratio = (over, under) => [over / under, `${(over / under).toFixed(2)} (${ms(over)} / ${ms(under)})`];
const size = (bytes) => [bytes / 1024, kb(bytes)];
const time = (number) => [number, ms(number)];
const TABLE = [
  ["chart seen / plain page seen", 1.2, ratio(of("chart", "chart"), of("plain", "chart"))],
  ["advice page, first paint / plain page", 1.15, ratio(of("advice", "first"), of("plain", "first"))],
  ["chart alive / Chart.js alive", 0.9, ratio(of("chart", "alive"), of("library", "alive"))],
  ["all bytes until alive, KB", 105, size(of("chart", "bytes"))],
  ["advice page, all bytes, first visit, KB", 14, size(of("advice", "bytes"))],
  ["blocking, ms", 50, time(of("chart", "blocking"))],
  ["redraw after the first choice, KB", 180, size(of("chart", "redraw"))],
];
console.log(`${TERMS}, nothing cached; medians of ${RUNS} visits, side by side\n`);
console.log("| page | first paint | chart seen | alive | received | blocking | layout shift |\n| --- | --- | --- | --- | --- | --- | --- |");
for (const side of Object.keys(SIDES)) {
  console.log(`| ${[side, ms(of(side, "first")), ms(of(side, "chart")), ms(of(side, "alive")), kb(of(side, "bytes")), ms(of(side, "blocking")), of(side, "shift").toFixed(3)].join(" | ")} |`);
}
console.log("\n| what | here | aim | |\n| --- | --- | --- | --- |");
for (const [what, aim, [number, words]] of TABLE) console.log(`| ${what} | ${words} | ≤ ${aim} | ${number <= aim ? "met" : "missed"} |`);
await browser.close();
await server.close();
