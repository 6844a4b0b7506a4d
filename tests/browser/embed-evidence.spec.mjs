// The figures on /embed/evidence/, for data-protection officers, are what a browser measures: this compares
// records/embed-audit.json with every address ever published, in batches that a busy machine can manage. To accept an
// intended change:
//   npx playwright test --config tests/browser/playwright.config.mjs embed-evidence --update-snapshots
// The page shows it after the next build.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { tryEach, watchUse } from "./embed-watch.mjs";
import { HOSTS, frame, misfit, test } from "./hosts.mjs";
import { EMBEDS, batches, expect } from "./site.mjs";

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
const FILES = { document: "page", script: "script", font: "font" };
/** What scripts fetch, by the end of its name. */
const FETCHED = { wasm: "wasm", json: "data", "": "page" };
/** The list of the days on which figures changed. */
const DAYS = "/data/days.json";
/** The headers that say what a page may do and what it gives away. Its policy is in the page: they differ by the digest of
 * each page's style. */
const HEADERS = ["permissions-policy", "referrer-policy", "x-content-type-options"];

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

const NOTHING = { otherHosts: 0, cookies: 0, setCookie: 0, storage: 0, databases: 0, caches: 0, workers: 0, keeping: 0, sending: 0, fingerprinting: 0, messages: 0 };

/** What some addresses do in a page of somebody else, with their tables and notes opened. */
async function measured({ page, context, show, site }, paths, { hydrate = false } = {}) {
  const counts = { ...NOTHING };
  const files = new Set();
  const headers = new Set();
  const policies = new Set();
  page.on("request", (request) => {
    const address = request.url();
    if (address.startsWith(show.address) || address.startsWith("data:")) return;
    if (!address.startsWith(site)) counts.otherHosts += 1;
    else if (address.endsWith(DAYS)) files.add("days");
    else if (address !== `${site}embed.js`) files.add(FILES[request.resourceType()] ?? FETCHED[/\w*$/.exec(new URL(address).pathname)[0]] ?? request.resourceType());
  });
  page.on("response", (response) => {
    if (!response.url().startsWith(`${site}embed/`)) return;
    const all = response.headers();
    if ("set-cookie" in all) counts.setCookie += 1;
    headers.add(Object.fromEntries(HEADERS.map((name) => [name, all[name] ?? "none"])));
  });
  const message = () => (counts.messages += 1);
  page.on("console", message).on("pageerror", message);
  await show(HOSTS["our script"].html(paths.map((path) => site + path), site));
  for (const one of await framesOf(page, site, paths)) {
    await one.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    policies.add((await one.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content")).replace(/'sha256-[^']*'/, "'sha256-…'"));
    await fits(one);
    // An embed with figures asks for the list of days once it is seen.
    await one.waitForFunction((list) => !document.querySelector("[data-newer]") || performance.getEntriesByType("resource").some(({ name }) => name.endsWith(list)), DAYS);
    if (hydrate) {
      // A pointer that still lies where the last button was could rest on this picture, which then hydrates by itself.
      await page.mouse.move(0, 0);
      // The button is there for a keyboard. Real keys: a click could move the pointer over the picture.
      await one.locator("[data-reach=picture]").press("Enter");
      // A page, a module and its code are fetched and compiled for it, while the others on the page do the same.
      await expect(one.locator(".reach")).toHaveCount(0, { timeout: 60_000 });
      await fits(one);
    }
    // What follows uses some of what is counted, so the count is taken first.
    const { used, ...rest } = await kept(one);
    for (const [name, count] of Object.entries({ ...used, ...rest })) counts[name] += count;
  }
  counts.cookies = (await context.cookies()).length;
  const both = [...policies].flatMap((policy) => [...headers].map((rest) => JSON.stringify({ "content-security-policy": policy, ...rest })));
  return { counts, files, headers: new Set(both) };
}

/** Whether these addresses are whole in a frame that may do only what the sandbox allows. */
async function whole({ page, show, site }, paths, sandbox, isWhole) {
  await show(`${paths.map((path) => frame(site + path, `sandbox="${sandbox}"`)).join("")}<script src="${site}embed.js"></script>`);
  let count = 0;
  for (const one of await framesOf(page, site, paths)) count += Number(await isWhole(one));
  return count;
}

/** Compares a part of the evidence with the file, or puts it there where the change is meant. */
function holds(part, found) {
  const kept = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : {};
  if (["all", "changed"].includes(test.info().config.updateSnapshots)) {
    kept[part] = found;
    writeFileSync(FILE, `${JSON.stringify(kept, null, 2)}\n`);
  }
  expect(found, HOW).toEqual(kept[part]);
}

test.describe("evidence", () => {
  // They share a file and what they found.
  test.describe.configure({ mode: "serial" });
  test.use({ expected: [/Blocked script execution in .* because the document's frame is sandboxed/] });

  // What all batches found so far. They run one after another, and if one fails, those behind it don't run.
  const headers = new Set();
  const living = EMBEDS.filter((path) => KINDS.chart.test(path) || KINDS.view.test(path));

  /** Measures addresses in bounded pieces, each a test of its own, and hands on the sum. */
  function measuredInBatches(name, paths, options, then) {
    const sum = { counts: { ...NOTHING }, files: new Set() };
    for (const some of batches(paths, TOGETHER)) {
      test(`${name}: /${some[0]} and ${some.length - 1} more`, async ({ page, context, show, site }) => {
        await page.addInitScript(watchUse);
        const found = await measured({ page, context, show, site }, some, options);
        for (const [what, count] of Object.entries(found.counts)) sum.counts[what] += count;
        for (const file of found.files) sum.files.add(file);
        for (const one of found.headers) headers.add(one);
      });
    }
    test(`${name}: what is said of them is what a browser finds`, () => then({ addresses: paths.length, files: [...sum.files].sort(), counts: sum.counts }));
  }

  const kinds = [];
  for (const [kind, pattern] of Object.entries(KINDS)) {
    measuredInBatches(kind, EMBEDS.filter((path) => pattern.test(path)), {}, (found) => kinds.push({ kind, ...found }));
  }
  measuredInBatches("hydrated charts", living, { hydrate: true }, (found) => holds("hydrated", found));

  test("what is said of every kind of address is what a browser finds", () => {
    const all = kinds.reduce((sum, one) => sum + one.addresses, 0);
    expect(all, "each address is of one kind").toBe(EMBEDS.length);
    holds("kinds", kinds);
    expect(headers.size, "all pages come with the same headers").toBe(1);
    holds("headers", JSON.parse([...headers][0]));
  });

  const enough = { scripts: 0, nothing: 0 };
  for (const paths of batches(EMBEDS, TOGETHER)) {
    test(`the sandboxes that are named are enough for /${paths[0]} and ${paths.length - 1} more`, async ({ page, show, site }) => {
      enough.scripts += await whole({ page, show, site }, paths, "allow-scripts", fits);
      enough.nothing += await whole({ page, show, site }, paths, "", (one) => one.evaluate(() => document.querySelector("main").innerText.length > 100));
    });
  }
  test("the sandboxes that are named are enough for every address", () => holds("sandboxes", enough));

  test("what is looked for would be seen", async ({ page, show }) => {
    await page.addInitScript(watchUse);
    await show("");
    const counted = await tryEach(page);
    expect(Object.entries(counted).filter(([, isCounted]) => !isCounted)).toEqual([]);
  });
});
