// Measures how soon 999 can be tapped on pages of emergencies where there is hardly any signal: 50 kbit/s with 500 ms to
// the host, nothing cached; also with its style and its scripts taken out. Nothing here passes or fails.
//   cargo xtask bench            RUNS=9 for more runs, DIST=folder for another build
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { serve } from "../../js/build/serve.mjs";
import { middle, ms, phone } from "./phone.mjs";

const DIST = process.env.DIST ?? new URL("../../dist", import.meta.url).pathname;
const RUNS = Number(process.env.RUNS ?? 5);
const AIM = 3000;
const HARDLY_ANY = { latency: 500, downloadThroughput: 50_000 / 8, uploadThroughput: 50_000 / 8, offline: false };
const PAGES = ["safety/water/in-the-water-now/", "safety/water/not-breathing/", "safety/home/fire-escape/", "help/danger/"];

const STYLE = /<style[^>]*>.*?<\/style>|<link[^>]*rel="?stylesheet[^>]*>/gs;
const server = await serve(DIST, {
  answer: (request, response, path) => {
    if (!path.startsWith("/plain/")) return false;
    if (!path.endsWith("/")) {
      response.writeHead(404).end();
      return true;
    }
    const html = readFileSync(join(DIST, path.slice("/plain/".length), "index.html"), "utf8").replace(STYLE, "");
    response.writeHead(200, { "Content-Type": "text/html;charset=utf-8", "Content-Encoding": "br" });
    response.end(brotliCompressSync(html));
    return true;
  },
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

/** In the page: when a finger in the middle of the first link to 999 would call. */
const watch = () => {
  const look = () => {
    const link = document.querySelector("a[href='tel:999']");
    const { x, y, width, height } = link?.getBoundingClientRect() ?? {};
    if (width > 0 && link.contains(document.elementFromPoint(x + width / 2, y + height / 2))) window.callable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** One visit, to the moment when 999 can be tapped. */
async function visit(path) {
  const { page, close } = await phone(browser, HARDLY_ANY);
  await page.addInitScript(watch);
  await page.goto(server.address + path, { waitUntil: "commit" });
  const callable = await page.waitForFunction(() => window.callable).then((handle) => handle.jsonValue());
  await close();
  return { callable };
}

console.log(`50 kbit/s, 500 ms, 360 px, nothing cached; medians of ${RUNS} visits\n`);
console.log("| page | 999 can be tapped | without style or script | aim | |\n| --- | --- | --- | --- | --- |");
for (const path of PAGES) {
  const runs = { styled: [], plain: [] };
  for (let run = 0; run < RUNS; run += 1) {
    runs.styled.push(await visit(path));
    runs.plain.push(await visit(`plain/${path}`));
  }
  const [styled, plain] = [middle(runs.styled, "callable"), middle(runs.plain, "callable")];
  console.log(`| ${path} | ${ms(styled)} | ${ms(plain)} | ≤ ${ms(AIM)} | ${Math.max(styled, plain) <= AIM ? "met" : "missed"} |`);
}
await browser.close();
await server.close();
