// Measures every page on a slow phone's terms, beside a plain page with the same picture. Nothing here passes or
// fails: times differ from machine to machine, so they are printed, and compared only within one run.
//   cargo xtask bench            RUNS=9 for more runs
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "../../js/build/serve.mjs";
import { TERMS, middle, ms, phone, watch } from "./phone.mjs";

const DIST = new URL("../../dist", import.meta.url).pathname;
const PAGES = ["", "theme/", "facts/", "charts/", "charts/first-time-entrants/", "charts/first-time-entrants-rate/", "charts/recorded-crime-rate/", "safety/water/", "about/"];
const RUNS = Number(process.env.RUNS ?? 7);

/** The page's heading, finding and picture as plain HTML, with its colours and nothing else. */
function plainPage(path) {
  const html = readFileSync(join(DIST, path, "index.html"), "utf8");
  const [picture = ""] = html.match(/<svg aria-hidden[\s\S]*?<\/svg>/) ?? [];
  const [heading] = html.match(/<h1[\s\S]*?<\/h1>/);
  const [finding = ""] = html.match(/<p class="(?:finding|lead)">[\s\S]*?<\/p>/) ?? [];
  const colors = picture.replace(/var\(--series-\d\)/g, "#0b4a6f").replace(/var\(--[a-z-]+\)/g, "#777");
  return `<!DOCTYPE html><html lang="en-GB" data-ready><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plain</title></head><body><main>${heading}${finding}<div class="svg">${colors}</div></main></body></html>`;
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

async function visit(address) {
  const { page, received, close } = await phone(browser);
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "load" });
  await page.waitForFunction(() => seen.first > 0 && seen.alive > 0);
  const result = await page.evaluate(() => ({ ...seen }));
  await close();
  return { ...result, bytes: received.bytes };
}

console.log(`${TERMS}; medians of ${RUNS} runs, each beside its plain page`);
console.log("page | KB | first paint | largest paint | chart seen | alive | blocking | layout shift | chart seen ÷ plain page");
for (const path of PAGES) {
  const [own, beside] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const pair = [await visit(server.address + path), await visit(`${server.address}plain/${path}`)];
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
