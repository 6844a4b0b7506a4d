// The service worker: it stores pages on the device, so that they open without signal. `js/build/service-worker.mjs`
// bundles it as `sw.js` and defines these constants: ON; BUILD; PAGES, the emergency pages, each with its path below
// the root, its name and the digest of its `main` element; and SHELL, the page that is shown where there is no copy.
//
// Copies from two builds can't mix. The names of scripts and modules contain a hash of their content, so a name
// always means the same file, and a page is stored only together with all files that it names. For the same reason a
// new worker may take over while pages of the previous build are open.

const scope = registration.scope;
const base = new URL(scope).pathname;
// Other sites in other folders of the same host share its storage.
const PREFIX = `kept ${base} `;
/** The cache of emergency pages, all of the same build. */
const EMERGENCY = `${PREFIX}emergency ${BUILD}`;
/** The cache of pages and data that were read. It stays when the site is updated; if the format of its entries changes,
 * the number must change. */
const READ = `${PREFIX}read 1`;
/** The cache of files with a hash in their names, which the pages in both other caches need. */
const ASSETS = `${PREFIX}assets 1`;

/** The header with the time at which a copy was fetched, in milliseconds since 1970. */
const FETCHED = "x-fetched";
/** The time, in milliseconds, after which a stored copy is shown because the network is slow. */
const SLOW = 4_000;
/** The time limit, in milliseconds, for a file that a page needs. Tasks run one at a time, so others wait for it. */
const TIMEOUT = 30_000;
/** The most bytes that a page or file of this site can have. */
const LARGEST = 4_000_000;
/** The most older pages that are deleted for a new one when the storage is full. If that does not make enough room,
 * deleting them all would not either. */
const MOST_DROPPED = 5;

const HASHED = /^assets\/[\w-]+-[0-9A-Z]{8}\.\w+$/;
/** Scripts name others. So do style sheets, of pages that were kept before each page had its style in itself. */
const CODE = /\.(js|css)$/;
/** The list of days says what is newer than a page, so an old copy of it would be of no use. */
const DATA = /^(data\/(?!days\.json$).+|search)\.json$/;

const isHtml = (response) => /^text\/html\b/i.test(response.headers.get("content-type"));
const fetchedAt = (response) => Number(response.headers.get(FETCHED));
const ignore = () => {};

/** Runs one task at a time, across the old and the new worker too. */
const alone = (task) => navigator.locks.request(PREFIX, task);

/** Whether a response may be stored: it is complete, no error, not redirected (perhaps to another site), and the host
 * does not forbid it. */
function mayBeStored(response) {
  const control = response.headers.get("cache-control") ?? "";
  return response.status === 200 && !response.redirected && !/no-store/i.test(control);
}

/** The cache key of an address: without the query, which only chooses a view of the same page. */
function keyOf(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** The copy in a cache. If the storage can't be read, there is none. */
const copyIn = (cacheName, address) => caches.match(address, { cacheName, ignoreVary: true }).catch(ignore);

async function newestCopy(address) {
  const copies = await Promise.all([copyIn(EMERGENCY, address), copyIn(READ, address)]);
  return copies.filter(Boolean).sort((a, b) => fetchedAt(b) - fetchedAt(a))[0];
}

/** A response with another body, and without the headers on the old body's length and compression. */
function withBody(response, body, more = {}) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(body, { headers });
}

/** The whole body. Throws if the body breaks off or is too large. */
async function whole(response) {
  const pieces = [];
  let size = 0;
  const reader = response.body.getReader();
  for (let next; !(next = await reader.read()).done; ) {
    pieces.push(next.value);
    if ((size += next.value.length) <= LARGEST) continue;
    reader.cancel().catch(ignore);
    throw new Error("There is too much of it.");
  }
  return new Blob(pieces);
}

/** The hashed files that a page or script names, each with its digest if there is one. Dynamic imports are
 * left out: they are stored when they are first used. */
function named(text) {
  const all = new Map();
  for (const [, name, digest] of text.matchAll(/assets\/([\w-]+-[0-9A-Z]{8}\.\w+)"(?:[^>]* integrity="([^"]+)")?/g)) {
    all.set(name, digest || all.get(name));
  }
  for (const [, later, name] of text.matchAll(/(import\()?["'(]\.\/([\w-]+-[0-9A-Z]{8}\.\w+)/g)) if (!later) all.set(name);
  return [...all].map(([name, digest]) => [`${scope}assets/${name}`, digest]);
}

/** Stores all files that a text names, and those that they name in turn. Adds their addresses to `needed`. */
async function gather(text, needed) {
  const files = named(text).filter(([address]) => !needed.has(address));
  for (const [address] of files) needed.add(address);
  for (const [address, integrity = ""] of files) {
    let file = await copyIn(ASSETS, address);
    if (!file) {
      // The browser's HTTP cache may answer: a file with a hash in its name can't be outdated.
      file = await fetch(address, { integrity, signal: AbortSignal.timeout(TIMEOUT) });
      if (!mayBeStored(file) || isHtml(file)) throw new Error(`${address} is not there.`);
      file = withBody(file, await whole(file));
      await put(ASSETS, address, file, needed);
    }
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

/** Deletes the files that no stored page needs, not even through a dynamic import. */
async function sweep(needed = new Set()) {
  const assets = await caches.open(ASSETS);
  let unused = await assets.keys();
  const look = async (text) => {
    const used = unused.filter(({ url }) => text.includes(url.split("/").pop()));
    unused = unused.filter((key) => !used.includes(key));
    for (const key of used) if (CODE.test(key.url)) await look(await (await assets.match(key)).text());
  };
  await look(SHELL + [...needed].join());
  for (const cacheName of await caches.keys()) {
    if (!cacheName.startsWith(PREFIX) || cacheName === ASSETS) continue;
    const cache = await caches.open(cacheName);
    for (const key of await cache.keys()) await look(await (await cache.match(key)).text());
  }
  await Promise.all(unused.map((key) => assets.delete(key)));
}

/** Stores what was read, after all that it needs. If that fails, the previous copy and its files stay. */
async function store(address, response) {
  const now = Date.now();
  const body = await whole(response);
  await alone(async () => {
    const needed = new Set();
    if (isHtml(response)) await gather(await body.text(), needed);
    await put(READ, address, withBody(response, body, { [FETCHED]: now }), needed);
  });
}

/** Stores all emergency pages or none: if one fails, the installation fails, and the previous worker and its pages
 * stay. */
async function install() {
  const pages = await Promise.all(PAGES.map(([path, , digest]) => fetchPage(scope + path, digest)));
  await alone(async () => {
    try {
      const needed = new Set();
      await gather(SHELL, needed);
      for (const { text } of pages) await gather(text, needed);
      for (const { address, copy } of pages) await put(EMERGENCY, address, copy, needed, Infinity);
    } catch (error) {
      await caches.delete(EMERGENCY);
      throw error;
    }
  });
  await skipWaiting();
}

/** Fetches an emergency page past the HTTP cache. Throws if it is not of this build, which happens while a new build is
 * being uploaded. Only `main` is compared, because some hosts add scripts of their own around it. */
async function fetchPage(address, digest) {
  const response = await fetch(address, { cache: "reload" });
  const text = await (await whole(response)).text();
  const main = text.match(/<main[^]*<\/main>/)?.[0].replace(/\s+/g, " ");
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(main));
  if (!mayBeStored(response) || btoa(String.fromCharCode(...new Uint8Array(hash))) !== digest) {
    throw new Error(`${address} is not that of this build.`);
  }
  return { address, text, copy: withBody(response, text, { [FETCHED]: Date.now() }) };
}

/** Stores the page that was open before the first worker was active. */
async function storeOpenPage({ url }) {
  const address = keyOf(url);
  const response = address.startsWith(scope) && (await fetch(address));
  if (response && mayBeStored(response) && isHtml(response)) await store(address, response);
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
  await navigator.locks.request(PREFIX, { ifAvailable: true }, (lock) => lock && sweep());
}

/** Fetches from the network and stores the response. Deletes the copy of a page that is gone. */
async function fetchAndStore(event, address) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  const path = address.slice(scope.length);
  if (mayBeStored(response) && isHtml(response) !== DATA.test(path)) {
    event.waitUntil(store(address, response.clone()).catch(ignore));
  } else if (response.status === 404 || response.status === 410) {
    event.waitUntil(caches.open(READ).then((cache) => cache.delete(address)).catch(ignore));
  }
  return response;
}

/** The answer for pages and data: from the network; or, if that fails or is slow, the newest copy. */
async function networkFirst(event) {
  const isPage = event.request.mode === "navigate";
  const address = keyOf(event.request.url);
  const fetching = fetchAndStore(event, address);
  // A response that comes too late is still stored for the next time.
  event.waitUntil(fetching.catch(ignore));
  const copy = await newestCopy(address);
  if (!copy) return fetching.catch(() => (isPage ? notStored(address) : Response.error()));
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, SLOW, "The signal is weak.")));
  const answer = await Promise.race([fetching.catch(() => "No signal."), late]);
  clearTimeout(timer);
  if (answer instanceof Response && !(isPage && answer.status >= 500)) return answer;
  return isPage && isHtml(copy) ? withNotice(copy, answer.status ? "The site isn’t answering." : answer) : copy;
}

async function withNotice(copy, why) {
  const time = new Date(fetchedAt(copy));
  const day = time.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const notice = `<p class="notice" role="note">${why} This page was saved on ${day} at ${clock}.</p>`;
  return withBody(copy, (await copy.text()).replace(/<main\b[^>]*>/, (tag) => tag + notice));
}

/** The answer for a page without a copy. It lists the emergency pages, which every reader has, and not the pages that
 * were read: on a shared device, that would be a history that readers can't clear. */
async function notStored(address) {
  // Hosts redirect to the address with a slash at the end; without signal the worker has to.
  if (await newestCopy(`${address}/`)) return Response.redirect(`${address}/`);
  const links = PAGES.filter(([, name]) => name).map(([path, name]) => `<li><a href="${base}${path}">${name}</a></li>`).join("");
  const page = SHELL.replaceAll("{root}", () => base).replace("{pages}", () => links);
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

/** The answer for files with a hash in their names, whose copies are never outdated. */
async function assetFirst(event) {
  const address = keyOf(event.request.url);
  const copy = await copyIn(ASSETS, address);
  if (copy) return copy;
  const response = await fetch(event.request);
  // Some hosts answer with an HTML page if a file is missing.
  if (mayBeStored(response) && !isHtml(response)) {
    const copied = response.clone();
    const storing = async () => {
      const file = withBody(copied, await whole(copied));
      await alone(() => put(ASSETS, address, file, new Set([address])));
    };
    event.waitUntil(storing().catch(ignore));
  }
  return response;
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
    if (method !== "GET" || !url.startsWith(scope) || headers.has("range")) return;
    const path = keyOf(url).slice(scope.length);
    // Embeds are never stored on a device: sites that embed were promised that.
    if (path.startsWith("embed/")) return;
    if (HASHED.test(path)) event.respondWith(assetFirst(event));
    else if (mode === "navigate" || DATA.test(path)) event.respondWith(networkFirst(event));
  });
  addEventListener("message", (event) => event.waitUntil(storeOpenPage(event.source).catch(ignore)));
} else {
  // Offline use is turned off: this worker replaces the previous one, deletes all copies and unregisters itself.
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(leave()));
}
