// Measures how fast a chart is rendered again, beside Chart.js and Highcharts with the same figures. Nothing here passes or
// fails: times differ from machine to machine, so they are printed, and compared only within one run.
//   cargo xtask bench            RUNS=9 for more runs, DIST=folder for another build
//
// Highcharts is commercial. It is here to be measured and for nothing else: no page of the site and nothing in dist/
// holds any of it.
//
// The others draw lines with an axis, a key and a tip. Our page does more with the same file: it holds every row
// against the rules, and brings its two pictures (wide and narrow), points, sentences, table and form up to date.
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../js/build/serve.mjs";
import { record } from "./record.mjs";

const DIST = process.env.DIST ?? new URL("../../dist", import.meta.url).pathname;
const RUNS = Number(process.env.RUNS ?? 5);
const NAME = "recorded-crime-rate";
const FILE = `/data/${NAME}.json`;
/** What src/data/read.rs takes at most. */
const LARGEST = 2 * 1024 * 1024;
const WANTED = 100_000;

/** The published file with figures made up for so many areas and years, a year younger; as short as it can be written. */
function made(areaCount, yearCount) {
  const { nextUpdate, ...data } = JSON.parse(readFileSync(join(DIST, FILE), "utf8"));
  const more = (i) => ({ code: `E99${String(i).padStart(6, "0")}`, name: `Area ${i}`, kind: data.areas[0].kind });
  data.areas = Array.from({ length: areaCount }, (_, i) => data.areas[i] ?? more(i));
  data.sources = data.sources.slice(0, 1);
  data.updated = data.updated.replace(/^\d+/, (year) => Number(year) + 1);
  data.ended = "These figures are made up.";
  const last = 2025;
  const value = (area, year) => Math.round(600 + 200 * Math.sin(area / 3) + 80 * Math.sin(year / 4 + area)) / 10;
  data.rows = data.areas.flatMap(({ code }, area) =>
    Array.from({ length: yearCount }, (_, i) => last - yearCount + 1 + i).map((year) => ({ area: code, period: String(year), value: value(area, year) })),
  );
  return { areas: areaCount, years: yearCount, rows: data.rows.length, body: JSON.stringify(data) };
}

/** The most areas with so many years that a page takes. */
function largest(yearCount) {
  let [fits, over] = [1, Math.ceil(WANTED / yearCount) + 1];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (Buffer.byteLength(made(middle, yearCount).body) <= LARGEST) fits = middle;
    else over = middle;
  }
  return made(fits, yearCount);
}

/** How each library draws lines, and renders them again where they are there already. These run in the page. Each
 * gets a copy of the figures: Highcharts writes into the lists that it is given. */
const LIBRARIES = {
  "Chart.js": {
    file: "chart.js/dist/chart.umd.min.js",
    draw(years, lines) {
      const data = { labels: years, datasets: lines.map(({ name, values }) => ({ label: name, data: [...values] })) };
      if (!globalThis.drawn) {
        const canvas = document.querySelector("#place").appendChild(document.createElement("canvas"));
        globalThis.drawn = new Chart(canvas, { type: "line", data, options: { animation: false, maintainAspectRatio: false } });
      } else {
        drawn.data = data;
        drawn.update("none");
      }
    },
  },
  Highcharts: {
    file: "highcharts/highcharts.js",
    draw(years, lines) {
      const data = { xAxis: { categories: years }, series: lines.map(({ name, values }) => ({ name, data: [...values] })) };
      const still = { chart: { type: "line", animation: false }, plotOptions: { series: { animation: false } } };
      // Without its part for accessibility, which would be one more file, it warns unless that is said.
      const bare = { title: { text: "" }, accessibility: { enabled: false } };
      if (globalThis.drawn) drawn.update(data, true, true, false);
      else globalThis.drawn = Highcharts.chart("place", { ...still, ...bare, ...data });
    },
  },
};
const SIDES = ["ours", ...Object.keys(LIBRARIES)];

/** In every page: times work from its start, or from the first byte of a file that it fetches, to the frame that shows it. */
function watch() {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });
  // The task after a frame's own work: what was drawn is on the page.
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
  globalThis.time = async (work, address) => {
    let from = performance.now();
    const since = from;
    await work();
    const to = await painted();
    if (address) from = performance.getEntriesByName(address).at(-1).responseStart;
    // Long tasks are told late.
    await painted();
    await painted();
    const longest = Math.max(0, ...tasks.filter((task) => task.startTime + task.duration > since).map((task) => task.duration));
    return { time: to - from, longest };
  };
}

/** In our page: works a control and waits for the new picture, or for the words that say why there is none. */
function ourPage() {
  const change = (selector) =>
    new Promise((done, failed) => {
      const [frame, picture] = [document.querySelector(".chart"), document.querySelector(".wide .svg")];
      const before = picture.firstChild;
      const observer = new MutationObserver(() => {
        const fault = frame.querySelector(".status.failed p");
        if (picture.firstChild === before && !fault) return;
        observer.disconnect();
        if (fault) failed(new Error(fault.textContent));
        else done();
      });
      observer.observe(frame, { subtree: true, childList: true, attributeFilter: ["class"] });
      frame.querySelector(selector).click();
    });
  const area = (slug) => () => change(`.areas input[value=${slug}]`);
  globalThis.first = area("northumbria");
  globalThis.second = area("northumbria");
  globalThis.arrive = () => change(".status button");
  // A choice takes Cleveland off, unmeasured, and puts it back.
  globalThis.before = area("cleveland");
  globalThis.choose = area("cleveland");
}

/** In a plain page: fetches the same file, reads it, and draws `count` of its areas with `draw`. */
function plainPage(draw, library, file, count) {
  let lines, years;
  const get = async () => {
    const data = JSON.parse(await (await fetch(file, { cache: "no-cache" })).text());
    const rows = Map.groupBy(data.rows, (row) => row.area);
    years = rows.get(data.areas[0].code).map((row) => row.period);
    lines = data.areas.slice(0, count).map(({ code, name }) => ({ name, values: rows.get(code).map((row) => row.value) }));
  };
  const load = () =>
    new Promise((done, failed) => document.head.append(Object.assign(document.createElement("script"), { src: library, onload: done, onerror: failed })));
  globalThis.prepare = get;
  globalThis.first = async () => (await load(), draw(years, lines));
  globalThis.second = async () => {};
  globalThis.arrive = async () => (await get(), draw(years, lines));
  globalThis.before = async () => draw(years, lines.toSpliced(1, 1));
  globalThis.choose = async () => draw(years, lines);
}

/** The file that the server answers with in place of the published one. */
let arriving;
const server = await serve(DIST, {
  answer: (request, response, path) => {
    const send = (type, body) => {
      response.removeHeader("Content-Security-Policy");
      response.writeHead(200, { "Content-Type": `${type};charset=utf-8` });
      response.end(body);
      return true;
    };
    const library = Object.values(LIBRARIES).find(({ file }) => path === `/plain/${file}`);
    if (library) return send("text/javascript", readFileSync(new URL(`node_modules/${library.file}`, import.meta.url)));
    if (path === "/plain/") {
      return send("text/html", '<!DOCTYPE html><html lang="en-GB"><title>Plain</title><body><div id="place" style="width:760px;height:420px"></div></body></html>');
    }
    return path === FILE && arriving ? send("application/json", arriving) : false;
  },
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

/** One visit: the first picture of all, with the drawing code; the newer file; and a choice in it. */
async function visit(side, { body, lines }) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  arriving = undefined;
  if (side === "ours") {
    await page.goto(`${server.address}charts/${NAME}/`);
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    await page.evaluate(ourPage);
  } else {
    const { draw, file } = LIBRARIES[side];
    await page.goto(`${server.address}plain/`);
    await page.evaluate(`(${plainPage})(function ${draw}, "/plain/${file}", "${FILE}", ${lines})`);
    await page.evaluate(() => prepare());
  }
  const result = { first: await page.evaluate(() => time(first)) };
  await page.evaluate(() => time(second));
  arriving = body;
  try {
    result.file = await page.evaluate((address) => time(arrive, address), new URL(FILE, server.address).href);
    await page.evaluate(() => time(before));
    result.choice = await page.evaluate(() => time(choose));
  } finally {
    await context.close();
  }
  return result;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (number) => `${Math.round(number)} ms`;

console.log(`No throttle; medians of ${RUNS} visits, the three side by side. Tasks are only told from 50 ms up.`);
const tooMany = made(WANTED / 16, 16);
const verdict = await visit("ours", tooMany).then(() => "taken", (error) => `refused: ${error.message.match(/Error: (.*)/)[1]}`);
console.log(`${tooMany.rows} rows, ${(tooMany.body.length / 1e6).toFixed(1)} MB: ${verdict}`);

const few = made(42, 16);
const growing = [made(63, 16), made(625, 16), largest(16)].map((order) => ({ ...order, lines: 4 }));
const orders = [{ ...few, lines: 4 }, { ...few, lines: 42 }, ...growing, { ...largest(126), lines: 4 }];
const choices = [];
const WHAT = { first: "first picture of the published file, drawing code fetched", file: "newer file, first byte to picture", choice: "a choice to its picture" };
console.log(["areas x years = rows (MB), lines of the others", "what", ...SIDES, "ours ÷ Chart.js", "ours ÷ Highcharts", "longest task each"].join(" | "));
for (const order of orders) {
  const visits = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const all = [];
    for (const side of SIDES) all.push(await visit(side, order));
    // The first run warms the browser up.
    if (run > 0) visits.push(all);
  }
  for (const [step, what] of Object.entries(WHAT)) {
    // The published file is the same in every order.
    if (step === "first" && order.areas !== few.areas) continue;
    const middle = (field) => SIDES.map((_, side) => median(visits.map((all) => all[side][step][field])));
    const [times, tasks] = [middle("time"), middle("longest")];
    if (step === "choice" && growing.includes(order)) choices.push(times);
    const size = `${order.areas} x ${order.years} = ${order.rows} (${(order.body.length / 1e6).toFixed(2)}), ${order.lines}`;
    const ratios = times.slice(1).map((time) => `${(times[0] / time).toFixed(2)}x`);
    console.log([size, what, ...times.map(ms), ...ratios, tasks.map((task) => (task ? ms(task) : "under 50 ms")).join(", ")].join(" | "));
  }
}
record("choice", growing.map((order) => order.rows), { time: Object.fromEntries(SIDES.map((side, i) => [side, choices.map((times) => times[i])])) });
await browser.close();
await server.close();
