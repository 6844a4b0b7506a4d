// The service worker: it stores pages on the device, so that they open without signal. `js/build/service-worker.mjs`
// bundles it as `sw.js` and defines these constants: ON; BUILD, which changes with the worker or an emergency page;
// PAGES, the emergency pages, each with its path below the root and its name; LIST, the path and the digest of the file
// that has the digests of all pages and files; and SHELL, the page that is shown where there is no copy.
//
// Only what can be proven is stored: pages and files with the digest that the build has worked out, and data files that
// are the right ones and newer. Whatever else comes, such as a notice of maintenance, half a page or an empty file, is
// never stored. So copies from two builds can't mix: a page is stored only together with all files that it names, and
// these are of the same build. For the same reason a new worker may take over while pages of the previous build are open.
import { digestOf, headingOf, isNewer, keyOf, pageDigest, typeOf, whole, withBody } from "./proof.js";

const scope = keyOf(registration.scope);
const base = new URL(scope).pathname;
// Other sites in other folders of the same host share its storage.
const PREFIX = `kept ${base} `;
/** The cache of emergency pages, all of the same build. */
const EMERGENCY = `${PREFIX}emergency ${BUILD}`;
/** The cache of other pages, and of data, that were read. It stays when the site is updated; if the format of its entries
 * or the rules for them change, the number must change. */
const READ = `${PREFIX}read 2`;
/** The cache of files with a hash in their names, which the pages in both other caches need. */
const ASSETS = `${PREFIX}assets 2`;

/** The header with the time at which a copy was fetched, in milliseconds since 1970. */
const FETCHED = "x-fetched";
/** The time, in milliseconds, after which a stored copy is shown because the network is slow. */
const SLOW = 4_000;
/** The time limit, in milliseconds, for a file that a page needs. Tasks run one at a time, so others wait for it. */
const TIMEOUT = 30_000;
/** The most older pages that are deleted for a new one when the storage is full. If that does not make enough room,
 * deleting them all would not either. */
const MOST_DROPPED = 5;

const HASHED = /^assets\/[\w-]+-[0-9A-Z]{8}\.\w+$/;
/** Scripts name others. */
const CODE = /\.js$/;
/** The list of days says what is newer than a page, so an old copy of it would be of no use. */
const DATA = /^(data\/(?!days\.json$).+|search)\.json$/;

const isHtml = (response) => /^text\/html\b/i.test(response.headers.get("content-type"));
const fetchedAt = (response) => Number(response.headers.get(FETCHED));
const pathOf = (address) => address.slice(scope.length);
const isEmergency = (address) => PAGES.some(([path]) => path === pathOf(address));
const cacheOf = (address) => (isEmergency(address) ? EMERGENCY : READ);
const ignore = () => {};

/** Runs one task at a time, across the old and the new worker too. */
const alone = (task) => navigator.locks.request(PREFIX, task);

/** Whether a response may be stored: it is complete, no error, not redirected (perhaps to another site), and the host
 * does not forbid it. */
function mayBeStored(response) {
  const control = response.headers.get("cache-control") ?? "";
  return response.status === 200 && !response.redirected && !/no-store/i.test(control);
}

/** The copy in a cache. If the storage can't be read, there is none. */
const copyIn = (cacheName, address) => caches.match(address, { cacheName, ignoreVary: true }).catch(ignore);

// ---- What the build says

let proofs;

/** The digests of all pages and files of the build, by their paths. That of a data file which publishers may replace is
 * empty: such a file speaks for itself. */
function digests() {
  const read = async () => {
    const [path, digest] = LIST;
    return ((await copyIn(ASSETS, scope + path)) ?? (await fetchProven(scope + path, digest))).json();
  };
  return (proofs ??= read().catch((error) => {
    // Forget the failed attempt, so that the next one can succeed.
    proofs = undefined;
    throw error;
  }));
}

const isProven = async (address, body, digest) =>
  digest === (await (/\/$/.test(address) ? body.text().then(pageDigest) : body.arrayBuffer().then(digestOf)));

/** Fetches a page or file of the build. If the answer is not what the build has made, asks once more past the browser's
 * own cache, which may hold a bad answer for long. Throws if it is still not. While a new build is being uploaded, that
 * happens to good pages too. */
async function fetchProven(address, digest, cache = "default") {
  for (const mode of [cache, "reload"]) {
    const response = await fetch(address, { cache: mode, signal: AbortSignal.timeout(TIMEOUT) });
    const body = await whole(response);
    if (!mayBeStored(response) || !(await isProven(address, body, digest))) continue;
    return withBody(response, body, { ...typeOf(address), [FETCHED]: Date.now() });
  }
  throw new Error(`${address} is not that of this build.`);
}

// ---- Storing

/** The paths of the hashed files that a page or script names. What a script fetches later is named without a dot in front,
 * and stored when it is first used. */
function named(text) {
  const all = new Set();
  for (const [, name] of text.matchAll(/(assets\/[\w-]+-[0-9A-Z]{8}\.\w+)"/g)) all.add(name);
  for (const [, name] of text.matchAll(/["'(]\.\/([\w-]+-[0-9A-Z]{8}\.\w+)/g)) all.add(`assets/${name}`);
  return [...all];
}

/** A file with a hash in its name, from the store or, if it can be proven, from the network and then stored. */
async function stored(address, digest, needed) {
  const copy = await copyIn(ASSETS, address);
  if (copy) return copy;
  const file = await fetchProven(address, digest);
  await put(ASSETS, address, file, needed);
  return file;
}

/** Stores all files that a text names, and those that they name in turn. Adds their addresses to `needed`. */
async function gather(text, needed) {
  for (const path of named(text)) {
    const address = scope + path;
    if (needed.has(address)) continue;
    needed.add(address);
    const file = await stored(address, (await digests())[path], needed);
    if (CODE.test(address)) await gather(await file.text(), needed);
  }
}

/** Puts a copy into a cache. If the storage is full, deletes the pages that were fetched longest ago, but never
 * emergency pages. */
async function put(cacheName, address, response, needed, most = MOST_DROPPED) {
  const cache = await caches.open(cacheName);
  for (let left = most; ; left -= 1) {
    try {
      return await cache.put(address, response.clone());
    } catch (error) {
      if (error.name !== "QuotaExceededError" || left === 0 || !(await dropOldest(needed))) throw error;
    }
  }
}

async function dropOldest(needed) {
  const cache = await caches.open(READ);
  const copies = await Promise.all((await cache.keys()).map(async (key) => [key, fetchedAt(await cache.match(key))]));
  const [oldest] = copies.sort(([, a], [, b]) => a - b);
  if (!oldest) return false;
  await cache.delete(oldest[0]);
  await sweep(needed);
  return true;
}

/** Deletes the files that no stored page needs, not even later. */
async function sweep(needed = new Set()) {
  const assets = await caches.open(ASSETS);
  let unused = await assets.keys();
  const look = async (text) => {
    const used = unused.filter(({ url }) => text.includes(url.split("/").pop()));
    unused = unused.filter((key) => !used.includes(key));
    for (const key of used) if (CODE.test(key.url)) await look(await (await assets.match(key)).text());
  };
  await look([SHELL, LIST, ...needed].join());
  for (const cacheName of await caches.keys()) {
    if (!cacheName.startsWith(PREFIX) || cacheName === ASSETS) continue;
    const cache = await caches.open(cacheName);
    for (const key of await cache.keys()) await look(await (await cache.match(key)).text());
  }
  await Promise.all(unused.map((key) => assets.delete(key)));
}

/** Deletes the pages and data that the build no longer has. */
async function dropGone() {
  const list = await digests();
  const cache = await caches.open(READ);
  for (const key of await cache.keys()) if (!(pathOf(key.url) in list)) await cache.delete(key);
}

/** Stores what was read if it can be proven, after all that it needs. If it can't, or that fails, the previous copy and
 * its files stay. */
async function store(address, response) {
  const now = Date.now();
  const path = pathOf(address);
  const digest = (await digests())[path];
  if (digest === undefined || isHtml(response) === DATA.test(path)) return response.body?.cancel();
  const body = await whole(response);
  await alone(async () => {
    const text = await body.text();
    const before = await (await copyIn(cacheOf(address), address))?.text();
    if (!(digest ? await isProven(address, body, digest) : isNewer(path, text, before))) return;
    const needed = new Set();
    if (isHtml(response)) await gather(text, needed);
    await put(cacheOf(address), address, withBody(response, body, { ...typeOf(address), [FETCHED]: now }), needed);
    // Only what the previous copy alone has needed can be without use now.
    if (before && named(before).some((name) => !needed.has(scope + name))) await sweep(needed);
  });
}

/** Stores all emergency pages or none: if one fails, the installation fails, and the previous worker and its pages
 * stay. Those that are stored already, because only other pages have changed, are not fetched again. */
async function install() {
  await alone(async () => {
    const isNew = !(await caches.has(EMERGENCY));
    const needed = new Set();
    try {
      await stored(scope + LIST[0], LIST[1], needed);
      const list = await digests();
      const fetched = async ([path]) => {
        const address = scope + path;
        return [address, (await copyIn(EMERGENCY, address)) ?? (await fetchProven(address, list[path], "no-cache"))];
      };
      const pages = await Promise.all(PAGES.map(fetched));
      await gather(SHELL, needed);
      for (const [, page] of pages) await gather(await page.clone().text(), needed);
      for (const [address, page] of pages) await put(EMERGENCY, address, page, needed, Infinity);
    } catch (error) {
      if (isNew) await caches.delete(EMERGENCY);
      throw error;
    }
  });
  await skipWaiting();
}

/** Stores the page that was open before this worker was active. */
async function storeOpenPage({ url }) {
  const address = keyOf(url);
  const response = address.startsWith(scope) && (await fetch(address));
  if (response && mayBeStored(response)) await store(address, response);
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && ![EMERGENCY, READ, ASSETS].includes(name)) await caches.delete(name);
  }
  // Lets the browser request a page while the worker is still starting. Firefox shows its own error page if that request
  // fails, whatever the worker answers.
  await registration.navigationPreload?.[/Firefox/.test(navigator.userAgent) ? "disable" : "enable"]();
  await clients.claim();
  // Pages wait for the activation, so it skips the sweep if another task runs. The next one does it.
  await navigator.locks.request(PREFIX, { ifAvailable: true }, (lock) => lock && dropGone().then(() => sweep()));
}

// ---- Answering

/** Fetches from the network and stores the response. Deletes the copy of a page that is gone for good. A page that is only
 * not found is one of a build that is not all there, or the next build says so. */
async function fetchAndStore(event, address) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  if (mayBeStored(response)) {
    event.waitUntil(store(address, response.clone()).catch(ignore));
  } else if (response.status === 410) {
    event.waitUntil(caches.open(READ).then((cache) => cache.delete(address)).catch(ignore));
  }
  return response;
}

/** The answer for pages and data: from the network; or, if that fails or is slow, the copy. */
async function networkFirst(event, address) {
  const isPage = event.request.mode === "navigate";
  const fetching = fetchAndStore(event, address);
  // A response that comes too late is still stored for the next time.
  event.waitUntil(fetching.catch(ignore));
  const copy = await copyIn(cacheOf(address), address);
  if (!copy) return fetching.catch(() => (isPage ? notStored(address) : Response.error()));
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, SLOW, "The signal is weak.")));
  const judged = fetching.then((response) => (isPage ? judge(response, event.request.url, copy.clone()) : response));
  const answer = await Promise.race([judged.catch(() => "No signal."), late]);
  clearTimeout(timer);
  if (answer instanceof Response) return answer;
  return isPage && isHtml(copy) ? withNotice(copy, answer) : copy;
}

/** The network's answer, or why the copy is shown instead of it. An emergency page gives way to nothing that has another
 * heading or no end. Of the next build, which this worker can't prove, it still has its heading. */
async function judge(response, url, copy) {
  if (response.status >= 500) return "The site isn’t answering.";
  // Hosts may lead from other spellings of its address to the page.
  if (!isEmergency(url.replace(/[?#].*/, ""))) return response;
  const [sent, own] = await Promise.all([response.clone(), copy].map(async (one) => headingOf(await (await whole(one)).text())));
  return sent === own ? response : "The page didn’t load properly.";
}

async function withNotice(copy, why) {
  const time = new Date(fetchedAt(copy));
  const day = time.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const notice = `<p class="notice" role="note">${why} You’re reading a copy saved on ${day} at ${clock}.</p>`;
  return withBody(copy, (await copy.text()).replace(/<main\b[^>]*>/, (tag) => tag + notice));
}

/** The answer for a page without a copy. It lists the emergency pages, which every reader has, and not the pages that
 * were read: on a shared device, that would be a history that readers can't clear. */
async function notStored(address) {
  // Hosts redirect to the address with a slash at the end; without signal the worker has to.
  if (await copyIn(cacheOf(`${address}/`), `${address}/`)) return Response.redirect(`${address}/`);
  const links = PAGES.filter(([, name]) => name).map(([path, name]) => `<li><a href="${base}${path}">${name}</a></li>`).join("");
  const page = SHELL.replaceAll("{root}", () => base).replace("{pages}", () => links);
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

/** The answer for files with a hash in their names, whose copies are never outdated. */
async function assetFirst(event, address) {
  const copy = await copyIn(ASSETS, address);
  if (copy) return copy;
  const digest = (await digests())[pathOf(address)];
  // It is of another build.
  if (!digest) return fetch(event.request);
  const file = await fetchProven(address, digest);
  const kept = file.clone();
  event.waitUntil(alone(() => put(ASSETS, address, kept, new Set([address]))).catch(ignore));
  return file;
}

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
}

if (ON) {
  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(activate()));
  addEventListener("fetch", (event) => {
    const { method, mode, url, headers } = event.request;
    const address = keyOf(url);
    if (method !== "GET" || !address.startsWith(scope) || headers.has("range")) return;
    const path = pathOf(address);
    // Embeds are never stored on a device: sites that embed were promised that.
    if (path.startsWith("embed/")) return;
    const isAsset = HASHED.test(path);
    if (!isAsset && mode !== "navigate" && !DATA.test(path)) return;
    // What can't be proven, or if anything here fails, comes as if there were no worker.
    event.respondWith((isAsset ? assetFirst : networkFirst)(event, address).catch(() => fetch(event.request)));
  });
  addEventListener("message", (event) => event.waitUntil(storeOpenPage(event.source).catch(ignore)));
} else {
  // Offline use is turned off: this worker replaces the previous one, deletes all copies and unregisters itself.
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(leave()));
}
