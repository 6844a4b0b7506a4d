// What the offline tests share: a host that can go offline, new builds, and a look at what is stored.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve } from "../../js/build/serve.mjs";
import { DIST, PAGES, expect, open, test as base } from "./site.mjs";

export const manifest = JSON.parse(readFileSync(join(DIST, "manifest.webmanifest"), "utf8"));
/** The pages for emergencies, which are also what a long press on the icon offers. */
export const EMERGENCY = manifest.shortcuts.map(({ url }) => url);
/** All pages that are stored ahead: also those of help, which no list names. */
export const STORED = [...EMERGENCY, ...PAGES.filter((path) => /^help\/./.test(path))];
const ROOT = resolve(import.meta.dirname, "../..");

export const test = base.extend({
  serviceWorkers: "allow",

  /** A host with a copy of the site that a test may change. Without it there is no signal. */
  host: async ({ base }, use, info) => {
    const folder = info.outputPath("site");
    // Pictures and tables to take away are most of the site, and nothing here asks for them.
    cpSync(DIST, folder, { recursive: true, filter: (path) => !/[\\/](cards|embed|schools)$|[\\/]charts[\\/].*\.(png|svg|csv|xlsx|json)$/.test(path) });
    const host = { folder, asked: [], answers: {}, signal: true };
    const answer = (request, response, path) => {
      host.asked.push(path.slice(1));
      // Browsers fetch the icon past the worker.
      if (!host.signal && path !== "/icon.svg") return Boolean(request.socket.destroy());
      host.answers[path]?.(request, response);
      return path in host.answers;
    };
    const { address, close } = await serve(folder, { base, answer, strength: 5 });
    await use(Object.assign(host, { address }));
    await close();
  },
});

export const read = (host, path) => readFileSync(join(host.folder, path), "utf8");
export const html = (path) => join(path, "index.html");
export const notice = (page) => page.locator("main > .notice[role=note]");
export const send = (status, body = "Oops", headers = {}) => (request, response) =>
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", ...headers }).end(body);

/** The addresses of all that is kept, below the root, by the kind of cache. */
export const kept = (page, host, kind = "") =>
  page.evaluate(
    async ([kind, root]) => {
      const names = (await caches.keys()).filter((name) => name.startsWith("kept ") && name.includes(kind));
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return keys.flat().map(({ url }) => url.replace(root, ""));
    },
    [kind, host.address],
  );
export const builds = (page) => page.evaluate(async () => (await caches.keys()).flatMap((name) => name.match(/(?<= emergency )\w+/) ?? []));

/** Opens a page, and waits until the worker is at work and has kept it. */
export async function visit(page, host, path) {
  await open(page, host.address + path);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  // The pages for emergencies are stored ahead, in a cache of their own.
  await expect.poll(() => kept(page, host)).toContain(path);
}

/** The file with the digests of a build. */
export const digests = (host) => readdirSync(join(host.folder, "assets")).find((name) => /^digests-/.test(name));

/** Changes the words of pages, and the name of a script, as another build would. */
export function change(host, paths = EMERGENCY) {
  const [old] = /assets\/page[\w-]*\.js/.exec(read(host, html(EMERGENCY[0])));
  const next = old.replace(/-.{8}\.js$/, "-BUILDTWO.js");
  for (const path of paths) {
    const text = read(host, html(path)).replace(/<h1>[^<]*/, "<h1>New words");
    writeFileSync(join(host.folder, html(path)), text.replaceAll(old, next));
  }
  renameSync(join(host.folder, old), join(host.folder, next));
  return { old, next };
}

/** Makes the worker for what lies in the folder now. */
export function build(host, { on = true } = {}) {
  const colours = { brand: manifest.theme_color, surface: manifest.background_color };
  const request = { name: manifest.name, short: manifest.short_name, description: manifest.description, on, keep: EMERGENCY, also: [], colours };
  const { build } = JSON.parse(execFileSync("node", ["js/build/service-worker.mjs", host.folder], { cwd: ROOT, input: JSON.stringify(request) }));
  return build;
}

/** Looks for a new worker, and says what became of it. */
export const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing), { once: true }));
    const end = (worker) =>
      new Promise((done) => {
        const look = () => /activated|redundant/.test(worker.state) && done(worker.state);
        worker.addEventListener("statechange", look);
        look();
      });
    // The browser may be looking already.
    if (registration.installing) await end(registration.installing);
    await registration.update().catch(() => {});
    return end(await found);
  });
