// Measures every page on a slow phone's terms, beside a plain page with the same picture. Nothing here passes or
// fails: times differ from machine to machine, so they are printed, and compared only within one run.
//   cargo xtask bench            RUNS=9 for more runs
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../js/build/serve.mjs";

const DIST = new URL("../../dist", import.meta.url).pathname;
const PAGES = ["", "theme/", "facts/", "charts/", "charts/first-time-entrants/", "charts/first-time-entrants-rate/", "charts/recorded-crime-rate/", "safety/water/", "about/"];
const RUNS = Number(process.env.RUNS ?? 7);
const PHONE = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false };
const CPU = 4;

/** The page's heading, finding and picture as plain HTML, with its colours and nothing else. */
function plainPage(path) {
  const html = readFileSync(join(DIST, path, "index.html"), "utf8");
  const [picture = ""] = html.match(/<svg aria-hidden[\s\S]*?<\/svg>/) ?? [];
  const [heading] = html.match(/<h1[\s\S]*?<\/h1>/);
  const [finding = ""] = html.match(/<p class="(?:finding|lead)">[\s\S]*?<\/p>/) ?? [];
  const colors = picture.replace(/var\(--series-\d\)/g, "#0b4a6f").replace(/var\(--[a-z-]+\)/g, "#777");
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plain</title></head><body><main>${heading}${finding}<div class="svg">${colors}</div></main></body></html>`;
}

function watch() {
  const seen = { shift: 0, blocking: 0 };
  globalThis.seen = seen;
  const observe = (type, then) => new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true });
  observe("paint", (entry) => entry.name === "first-contentful-paint" && (seen.first = entry.startTime));
  observe("largest-contentful-paint", (entry) => (seen.largest = entry.startTime));
  observe("layout-shift", (entry) => (seen.shift += entry.value));
  observe("longtask", (entry) => (seen.blocking += Math.max(0, entry.duration - 50)));
  const look = () => {
    const picture = [...document.querySelectorAll(".svg svg")].find((svg) => svg.getBoundingClientRect().height > 50);
    // The frame after the one in which it has a place is the one in which it is seen.
    if (picture && seen.first) requestAnimationFrame((now) => (seen.chart = now));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

const plain = Object.fromEntries(PAGES.map((path) => [`/plain/${path}`, plainPage(path)]));
const server = await serve(DIST, {
  answer: (request, response, path) => {
    if (!(path in plain)) return false;
    // Packed here as the site's own pages are.
    response.removeHeader("Content-Security-Policy");
    response.writeHead(200, { "Content-Type": "text/html;charset=utf-8" });
    response.end(plain[path]);
    return true;
  },
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

async function visit(address, hydrates) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  await client.send("Network.emulateNetworkConditions", PHONE);
  await client.send("Emulation.setCPUThrottlingRate", { rate: CPU });
  let bytes = 0;
  client.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "load" });
  if (hydrates) await page.locator("html[data-ready]").waitFor({ state: "attached" });
  await page.waitForFunction(() => globalThis.seen.first > 0);
  const result = await page.evaluate(() => ({ ...globalThis.seen, alive: performance.getEntriesByName("chart-hydrated")[0]?.startTime }));
  await context.close();
  return { ...result, bytes };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const middle = (runs, field) => {
  const numbers = runs.map((run) => run[field]).filter((number) => number !== undefined);
  return numbers.length ? median(numbers) : undefined;
};
const ms = (number) => (number === undefined ? "–" : `${Math.round(number)} ms`);

console.log(`1.6 Mbit/s, 150 ms, ${CPU}x CPU, 360 px; medians of ${RUNS} runs, each beside its plain page`);
console.log("page | KB | first paint | largest paint | chart seen | chart alive | blocking | layout shift | chart seen ÷ plain page");
for (const path of PAGES) {
  const hydrates = readFileSync(join(DIST, path, "index.html"), "utf8").includes("data-island");
  const [own, beside] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const pair = [await visit(server.address + path, hydrates), await visit(`${server.address}plain/${path}`, false)];
    // The first run warms the browser up.
    if (run > 0) [own, beside].forEach((runs, i) => runs.push(pair[i]));
  }
  const [seen, plainSeen] = [own, beside].map((runs) => middle(runs, "chart") ?? middle(runs, "first"));
  const row = [
    `/${path}`,
    (middle(own, "bytes") / 1024).toFixed(1),
    ms(middle(own, "first")),
    ms(middle(own, "largest")),
    ms(middle(own, "chart")),
    ms(middle(own, "alive")),
    ms(middle(own, "blocking")),
    middle(own, "shift").toFixed(3),
    `${(seen / plainSeen).toFixed(2)}x (${ms(seen)} ÷ ${ms(plainSeen)})`,
  ];
  console.log(row.join(" | "));
}
await browser.close();
await server.close();
