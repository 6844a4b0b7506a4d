// Runs Lighthouse on the first page, a chart and a page of advice, and says what costs points. Nothing here passes or
// fails: speed differs from machine to machine.
//   cargo xtask bench            DIST=folder for another build
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../../js/build/serve.mjs";

const DIST = process.env.DIST ?? new URL("../../dist", import.meta.url).pathname;
const PAGES = ["", "charts/recorded-crime-rate/", "safety/water/rivers/"];
const server = await serve(DIST);
const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ["--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
for (const path of PAGES) {
  const run = async () => (await lighthouse(server.address + path, { port: chrome.port, logLevel: "silent" })).lhr;
  // A browser that has just started may show nothing for so long that Lighthouse gives up.
  let lhr = await run();
  if (lhr.runtimeError) lhr = await run();
  if (lhr.runtimeError) console.log(`/${path}: ${lhr.runtimeError.code}`);
  const scores = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  console.log(`/${path}: ${scores.join(", ")}`);
  for (const { title, auditRefs } of Object.values(lhr.categories)) {
    for (const { id, weight } of auditRefs) {
      const { score, displayValue = "", scoreDisplayMode } = lhr.audits[id];
      if (weight > 0 && score !== null && score < 1 && scoreDisplayMode !== "informative") console.log(`  ${title}: ${id} ${Math.round(score * 100)} ${displayValue}`);
    }
  }
}
chrome.kill();
await server.close();
