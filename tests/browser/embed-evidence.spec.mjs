// What is said to data-protection officers on /embed/evidence/ is what a browser finds: records/embed-audit.json is
// held against every address that was ever offered. A change that is meant is accepted with:
//   npx playwright test --config tests/browser/playwright.config.mjs embed-evidence --update-snapshots
// The page shows it after the next build.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { tryEach, watchUse } from "./embed-watch.mjs";
import { HOSTS, batches, frame, misfit, test } from "./hosts.mjs";
import { EMBEDS, expect } from "./site.mjs";

const FILE = resolve(import.meta.dirname, "../../records/embed-audit.json");
const HOW = "Accept it with --update-snapshots if it is meant; see the top of embed-evidence.spec.mjs";
/** So many frames stand on one page. */
const TOGETHER = 12;
const KINDS = {
  chart: /^embed\/(?!fact\/|advice\/|pack\/)[^/]+\/$/,
  view: /^embed\/(?!fact\/|advice\/|pack\/)[^/]+\/(?!\d{4}-)[^/]+\/$/,
  kept: /\/\d{4}-\d\d-\d\d\/$/,
  figure: /^embed\/fact\//,
  advice: /^embed\/advice\//,
  pack: /^embed\/pack\//,
};
/** What a host is asked for, as the page says it. */
const FILES = { document: "page", stylesheet: "style", script: "script", font: "font" };
/** What scripts fetch, by the end of its name. */
const FETCHED = { wasm: "wasm", json: "data", "": "page" };
/** The headers that say what a page may do and what it gives away. */
const HEADERS = ["content-security-policy", "permissions-policy", "referrer-policy", "x-content-type-options"];


/** The frames of these addresses, once each has its heading. */
async function framesOf(page, site, paths) {
  const find = (path) => page.frames().find((one) => one.url() === site + path);
  await expect.poll(() => paths.filter((path) => !find(path))).toEqual([]);
  const frames = paths.map(find);
  for (const one of frames) await one.locator("h1").waitFor({ state: "attached" });
  return frames;
}

/** Waits until a frame that is looked at is as high as its content. */
async function fits(one) {
  await (await one.frameElement()).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await misfit(one)).off).toBe(0);
  return true;
}

/** Everything that the device keeps for the site, as seen from a frame of it. */
const kept = (one) =>
  one.evaluate(async () => ({
    used: { ...used },
    storage: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

/** What one kind of address does in a page of somebody else, with its tables and notes opened. */
async function measured({ page, context, show, site }, paths, { hydrate = false } = {}) {
  const counts = { otherHosts: 0, cookies: 0, setCookie: 0, storage: 0, databases: 0, caches: 0, workers: 0, keeping: 0, sending: 0, fingerprinting: 0, messages: 0 };
  let addresses = 0;
  const files = new Set();
  const headers = new Map();
  const asked = (request) => {
    const address = request.url();
    if (address.startsWith(show.address) || address.startsWith("data:")) return;
    if (!address.startsWith(site)) counts.otherHosts += 1;
    else if (address !== `${site}embed.js`) files.add(FILES[request.resourceType()] ?? FETCHED[/\w*$/.exec(new URL(address).pathname)[0]] ?? request.resourceType());
  };
  const answered = async (response) => {
    if (!response.url().startsWith(`${site}embed/`)) return;
    const all = response.headers();
    if ("set-cookie" in all) counts.setCookie += 1;
    headers.set(JSON.stringify(HEADERS.map((name) => [name, all[name] ?? "none"])), true);
  };
  const spoken = () => (counts.messages += 1);
  page.on("request", asked).on("response", answered).on("console", spoken).on("pageerror", spoken);
  for (const together of batches(paths, TOGETHER)) {
    await show(HOSTS["our script"].html(together.map((path) => site + path), site));
    for (const one of await framesOf(page, site, together)) {
      await one.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      await fits(one);
      if (hydrate) {
        await one.locator("[data-reach=picture]").click();
        await expect(one.locator(".reach")).toHaveCount(0);
        await fits(one);
      }
      // What follows uses some of what is counted, so the count is taken first.
      const { used, ...rest } = await kept(one);
      for (const [name, count] of Object.entries({ ...used, ...rest })) counts[name] += count;
      addresses += 1;
    }
  }
  counts.cookies = (await context.cookies()).length;
  page.off("request", asked).off("response", answered).off("console", spoken).off("pageerror", spoken);
  return { addresses, counts, files: [...files].sort(), headers: [...headers.keys()].map((text) => Object.fromEntries(JSON.parse(text))) };
}

/** How many of all addresses are whole in a frame that may do so little. */
async function whole({ page, show, site }, sandbox, isWhole) {
  let count = 0;
  for (const together of batches(EMBEDS, TOGETHER)) {
    await show(`${together.map((path) => frame(site + path, `sandbox="${sandbox}"`)).join("")}<script src="${site}embed.js"></script>`);
    for (const one of await framesOf(page, site, together)) count += Number(await isWhole(one));
  }
  return count;
}

/** Holds a part of the evidence against the file, or puts it there where the change is meant. */
function holds(part, found) {
  const kept = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : {};
  if (["all", "changed"].includes(test.info().config.updateSnapshots)) {
    kept[part] = found;
    writeFileSync(FILE, `${JSON.stringify(kept, null, 2)}\n`);
  }
  expect(found, HOW).toEqual(kept[part]);
}

test.describe("evidence", () => {
  // They share a file.
  test.describe.configure({ mode: "serial" });
  test.use({ expected: [/Blocked script execution in .* because the document's frame is sandboxed/] });

  test("what is said of every address is what a browser finds", async ({ page, context, show, site }) => {
    await page.addInitScript(watchUse);
    const kinds = [];
    const headers = [];
    for (const [kind, pattern] of Object.entries(KINDS)) {
      const one = await measured({ page, context, show, site }, EMBEDS.filter((path) => pattern.test(path)));
      kinds.push({ kind, addresses: one.addresses, files: one.files, counts: one.counts });
      headers.push(...one.headers);
    }
    // The same of charts that somebody reaches into.
    const living = EMBEDS.filter((path) => KINDS.chart.test(path) || KINDS.view.test(path));
    const { headers: again, ...hydrated } = await measured({ page, context, show, site }, living, { hydrate: true });
    headers.push(...again);
    const all = kinds.reduce((sum, one) => sum + one.addresses, 0);
    expect(all, "each address is of one kind").toBe(EMBEDS.length);
    const [first] = headers;
    for (const one of headers) expect(one, "all pages come with the same headers").toEqual(first);
    holds("kinds", kinds);
    holds("hydrated", hydrated);
    holds("headers", first);
  });

  test("the sandboxes that are named are enough for every address", async ({ page, show, site }) => {
    const scripts = await whole({ page, show, site }, "allow-scripts", fits);
    const nothing = await whole({ page, show, site }, "", (one) => one.evaluate(() => document.querySelector("main").innerText.length > 100));
    holds("sandboxes", { scripts, nothing });
  });

  test("what is looked for would be seen", async ({ page, show }) => {
    await page.addInitScript(watchUse);
    await show("");
    const counted = await tryEach(page);
    expect(Object.entries(counted).filter(([, isCounted]) => !isCounted)).toEqual([]);
  });
});
