// Measures what frames cost the page that shows them: ours beside the same chart as a frame with Highcharts and with
// Chart.js, one of each, twenty and a hundred. Nothing here passes or fails: times differ from machine to machine, so they are
// printed, and compared only within one run.
//   cargo xtask bench            RUNS=9 for more runs, DIST=folder for another build
//
// Highcharts is commercial. It is here to be measured and for nothing else: no page of the site and nothing in dist/
// holds any of it. It comes with its part for accessibility. The others draw lines with a title, an axis, a key and a
// tip; ours has words, a table, notes and source as well. Everything is packed with Brotli, and kept by the browser as
// hosts of libraries have it kept. Host and frames share a process, as they mostly do on phones.
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { serve } from "../../js/build/serve.mjs";
import { CPU, PHONE, TERMS, median } from "./phone.mjs";
import { record } from "./record.mjs";

const DIST = process.env.DIST ?? new URL("../../dist", import.meta.url).pathname;
const MODULES = new URL("node_modules/", import.meta.url);
const RUNS = Number(process.env.RUNS ?? 5);
const NAME = "recorded-crime-rate";

const { title, areas, rows } = JSON.parse(readFileSync(join(DIST, `data/${NAME}.json`), "utf8"));
const years = [...new Set(rows.map((row) => row.period))];
const lines = areas.slice(0, 4).map(({ code, name }) => ({ name, values: years.map((year) => rows.find((row) => row.area === code && row.period === year)?.value ?? null) }));

/** How each library shows the chart. These run in the page. */
const LIBRARIES = {
  Highcharts: {
    files: ["highcharts/highcharts.js", "highcharts/modules/accessibility.js"],
    draw(title, years, lines) {
      const series = lines.map(({ name, values }) => ({ name, data: values }));
      Highcharts.chart("place", { chart: { type: "line", animation: false }, title: { text: title }, xAxis: { categories: years }, plotOptions: { series: { animation: false } }, series });
    },
  },
  "Chart.js": {
    files: ["chart.js/dist/chart.umd.min.js"],
    draw(title, years, lines) {
      const canvas = document.querySelector("#place").appendChild(document.createElement("canvas"));
      const datasets = lines.map(({ name, values }) => ({ label: name, data: values }));
      new Chart(canvas, { type: "line", data: { labels: years, datasets }, options: { animation: false, maintainAspectRatio: false, plugins: { title: { display: true, text: title } } } });
    },
  },
};

/** In every frame: when its picture is on the screen, and when it answers. */
function watch() {
  if (parent === window) {
    globalThis.blocking = 0;
    const add = (entry) => (blocking += Math.max(0, entry.duration - 50));
    return new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: "longtask", buffered: true });
  }
  const from = performance.timeOrigin;
  const look = () => {
    const picture = [...document.querySelectorAll(".picture svg, #place svg, #place canvas")].find((one) => one.getBoundingClientRect().height > 50);
    if (picture) requestAnimationFrame((now) => (globalThis.seen = from + now));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const page = ({ files, draw }) => `<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><body><div id="place" style="height:400px"></div>${files.map((file) => `<script src="/lib/${file}"></script>`).join("")}<script>(function ${draw})(${[title, years, lines].map((one) => JSON.stringify(one)).join(", ")})</script></body></html>`;
const packed = new Map();
for (const [name, library] of Object.entries(LIBRARIES)) {
  packed.set(`/frame/${name}/`, ["text/html", brotliCompressSync(page(library))]);
  for (const file of library.files) packed.set(`/lib/${file}`, ["text/javascript", brotliCompressSync(readFileSync(new URL(file, MODULES)))]);
}
const server = await serve(DIST, {
  answer: (request, response, path) => {
    const [type, body] = packed.get(path) ?? [];
    if (!type) return false;
    response.removeHeader("Content-Security-Policy");
    response.writeHead(200, { "Content-Type": `${type};charset=utf-8`, "Content-Encoding": "br", "Cache-Control": "max-age=3600" });
    response.end(body);
    return true;
  },
});
const host = await serve(DIST, {
  answer: (request, response) => {
    const { side, count } = Object.fromEntries(new URL(request.url, "http://host").searchParams);
    const address = (i) => (side === "ours" ? `${server.address}embed/${NAME}/?n=${i}` : `${server.address}frame/${side}/?n=${i}`);
    const frames = Array.from({ length: count }, (_, i) => `<iframe title="Chart" src="${address(i)}" width="100%" height="450" style="border:0"></iframe>`);
    const script = side === "ours" ? `<script src="${server.address}embed.js" async></script>` : "";
    response.removeHeader("Content-Security-Policy");
    response.writeHead(200, { "Content-Type": "text/html;charset=utf-8" });
    response.end(`<!DOCTYPE html><meta name="viewport" content="width=device-width"><title>A host</title><link rel="icon" href="data:,">${frames.join("")}${script}`);
    return true;
  },
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

/** Whether our frames hydrate at all. */
let hydrates = true;

/** Points at the picture of a frame, and waits until the frame says that it is hydrated; `undefined` where it stays the
 * picture that it is. */
async function answers(frame) {
  if (!hydrates) return undefined;
  const from = Date.now();
  await frame.locator(".picture").hover();
  const ready = frame.waitForFunction(() => "ready" in document.documentElement.dataset, undefined, { timeout: 15_000 });
  hydrates = await ready.then(() => true, () => false);
  return hydrates ? Date.now() - from : undefined;
}

async function visit(side, count) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", PHONE);
  await client.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  let bytes = 0;
  client.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(watch);
  await page.goto(`${host.address}?side=${encodeURIComponent(side)}&count=${count}`, { waitUntil: "load", timeout: 180_000 });
  const [first] = page.frames().slice(1);
  await first.waitForFunction(() => globalThis.seen);
  const seen = (await first.evaluate(() => seen)) - (await page.evaluate(() => performance.timeOrigin));
  const [all, blocking] = await page.evaluate(() => [performance.timing.loadEventEnd - performance.timing.navigationStart, blocking]);
  const result = { bytes, seen, all, blocking, hydrated: side === "ours" ? await answers(first) : seen };
  await context.close();
  return result;
}

const SIDES = ["ours", ...Object.keys(LIBRARIES)];
const MEASURES = {
  "over the wire": ["bytes", (bytes) => `${(bytes / 1024).toFixed(0)} KB`],
  "first chart seen": ["seen", (time) => `${Math.round(time)} ms`],
  "all loaded": ["all", (time) => `${Math.round(time)} ms`],
  "first chart answers": ["hydrated", (time) => `${Math.round(time)} ms`],
  "host held up": ["blocking", (time) => `${Math.round(time)} ms`],
};
console.log(`${TERMS}; medians of ${RUNS} visits, the three side by side. Ours answers once somebody points at it: its time is from then on.\n`);
console.log(`| frames | what | ${SIDES.join(" | ")} | ${SIDES.slice(1).map((side) => `ours ÷ ${side}`).join(" | ")} |`);
console.log(`| ${Array(SIDES.length * 2 + 1).fill("---").join(" | ")} |`);
const COUNTS = [1, 20, 100];
const growth = Object.fromEntries(["bytes", "seen"].map((field) => [field, Object.fromEntries(SIDES.map((side) => [side, []]))]));
for (const count of COUNTS) {
  const visits = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const all = [];
    for (const side of SIDES) all.push(await visit(side, count));
    // The first run warms the browser up.
    if (run > 0) visits.push(all);
  }
  for (const [what, [field, say]] of Object.entries(MEASURES)) {
    const each = SIDES.map((_, side) => {
      const numbers = visits.map((all) => all[side][field]).filter((number) => number !== undefined);
      return numbers.length ? median(numbers) : undefined;
    });
    if (field in growth) SIDES.forEach((side, i) => growth[field][side].push(each[i]));
    const ratios = each.slice(1).map((other) => (field === "hydrated" || !other ? "–" : `${(each[0] / other).toFixed(2)}x`));
    console.log(`| ${[count, what, ...each.map((number) => (number === undefined ? "–" : say(number))), ...ratios].join(" | ")} |`);
  }
}
record("embeds", COUNTS, growth);
await browser.close();
await Promise.all([server.close(), host.close()]);
