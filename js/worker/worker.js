// The service worker: it keeps pages on the device, so that they open without signal. `js/build/service-worker.mjs` bundles it to
// `sw.js` and puts these in: ON, BUILD, PAGES (of the pages for emergencies: address below the root, name, and the digest
// of the main part) and SHELL (the page for what is not kept).
//
// What is kept can't be mixed from two builds. A page names its style and scripts by names that hold their content's
// hash, so a name never means two things, and a page is kept only together with all that it names. That is also why a
// new worker may take over while pages of the last build are open.

const scope = registration.scope;
const base = new URL(scope).pathname;
// Other sites may lie in other folders of the same host, and share its storage.
const PREFIX = `kept ${base} `;
/** The pages for emergencies: all of one build. */
const EMERGENCY = `${PREFIX}emergency ${BUILD}`;
/** Pages and data that were read. They stay through updates; another form of keeping them takes another number. */
const READ = `${PREFIX}read 1`;
/** Files with a hash in their names, for all of these. */
const ASSETS = `${PREFIX}assets 1`;

/** The header that says when a copy was fetched. */
const FETCHED = "x-fetched";
/** How long the network may take, in milliseconds, before a copy is shown. */
const PATIENCE = 4_000;
/** How long a file that goes with a page may take. Others wait for it to be kept. */
const LATEST = 30_000;
/** What is larger, in bytes, is no page or file of this site. */
const LARGEST = 4_000_000;
/** A page that is read pushes out no more than this many older ones when the storage is full. Should that not help,
 * dropping all would not either. */
const MOST_DROPPED = 5;

const HASHED = /^assets\/[\w-]+-[0-9A-Z]{8}\.\w+$/;
const CODE = /\.(js|css)$/;
const DATA = /^(data\/.+|search)\.json$/;

const isHtml = (response) => /^text\/html\b/i.test(response.headers.get("content-type"));
const fetchedAt = (response) => Number(response.headers.get(FETCHED));
const ignore = () => {};

/** One task at a time, also of the last worker and the next. */
const alone = (task) => navigator.locks.request(PREFIX, task);

/** Only what is whole: no error, no part, and nothing from where a host sent on to, which may be elsewhere. And nothing that
 * the host forbids to keep. */
function mayBeKept(response) {
  const control = response.headers.get("cache-control") ?? "";
  return response.status === 200 && !response.redirected && !/no-store/i.test(control);
}

/** Where the copy of a page lies. Its query chooses a view of the same page. */
function placeOf(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

/** The copy in one cache. Storage that can't be read is storage without a copy. */
const copyIn = (cacheName, address) => caches.match(address, { cacheName, ignoreVary: true }).catch(ignore);

async function newestCopy(address) {
  const copies = await Promise.all([copyIn(EMERGENCY, address), copyIn(READ, address)]);
  return copies.filter(Boolean).sort((a, b) => fetchedAt(b) - fetchedAt(a))[0];
}

/** A response with another body. The old one's length and packing no longer hold. */
function withBody(response, body, more = {}) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(body, { headers });
}

/** The whole body. One that breaks off, or does not end, is refused. */
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

/** The files with hashes that a page, a script or a style names, with their digests where it gives them. What a script
 * imports only when it is needed is kept when it is needed. */
function named(text) {
  const all = new Map();
  for (const [, name, digest] of text.matchAll(/assets\/([\w-]+-[0-9A-Z]{8}\.\w+)"(?:[^>]* integrity="([^"]+)")?/g)) {
    all.set(name, digest || all.get(name));
  }
  for (const [, later, name] of text.matchAll(/(import\()?["'(]\.\/([\w-]+-[0-9A-Z]{8}\.\w+)/g)) if (!later) all.set(name);
  return [...all].map(([name, digest]) => [`${scope}assets/${name}`, digest]);
}

/** Sees to it that all that a text names is kept, and what that names in turn. Adds their addresses to `needed`. */
async function gather(text, needed) {
  const files = named(text).filter(([address]) => !needed.has(address));
  for (const [address] of files) needed.add(address);
  for (const [address, integrity = ""] of files) {
    let file = await copyIn(ASSETS, address);
    if (!file) {
      // The browser may have it already; a name with a hash can't be out of date.
      file = await fetch(address, { integrity, signal: AbortSignal.timeout(LATEST) });
      if (!mayBeKept(file) || isHtml(file)) throw new Error(`${address} is not there.`);
      file = withBody(file, await whole(file));
      await put(ASSETS, address, file, needed);
    }
    if (CODE.test(address)) await gather(await file.text(), needed);
  }
}

/** Puts a copy into a cache. When the storage is full, the pages that were read longest ago make room, never those for
 * emergencies. */
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

/** Deletes the files that no kept page needs any more, not even after a click. */
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

/** Keeps what was read, and before it all that it needs. Should that fail, the last copy and its files stay. */
async function keep(address, response) {
  const now = Date.now();
  const body = await whole(response);
  await alone(async () => {
    const needed = new Set();
    if (isHtml(response)) await gather(await body.text(), needed);
    await put(READ, address, withBody(response, body, { [FETCHED]: now }), needed);
  });
}

/** All pages for emergencies, or none: what is not whole leaves the last worker and its pages in their place. */
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

/** A page as the host has it now. While a new build is put there, it may still be the last one. Only the main part tells,
 * as some hosts add scripts of their own around it. */
async function fetchPage(address, digest) {
  const response = await fetch(address, { cache: "reload" });
  const text = await (await whole(response)).text();
  const main = text.match(/<main[^]*<\/main>/)?.[0].replace(/\s+/g, " ");
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(main));
  if (!mayBeKept(response) || btoa(String.fromCharCode(...new Uint8Array(hash))) !== digest) {
    throw new Error(`${address} is not that of this build.`);
  }
  return { address, text, copy: withBody(response, text, { [FETCHED]: Date.now() }) };
}

/** Keeps the page that a reader had open before there was a worker to see it. */
async function keepSeen({ url }) {
  const address = placeOf(url);
  const response = address.startsWith(scope) && (await fetch(address));
  if (response && mayBeKept(response) && isHtml(response)) await keep(address, response);
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && ![EMERGENCY, READ, ASSETS].includes(name)) await caches.delete(name);
  }
  // The browser may ask for a page while this worker is still starting.
  await registration.navigationPreload?.enable();
  await clients.claim();
  // Pages wait for this, so it waits for nobody. What it leaves is swept the next time.
  await navigator.locks.request(PREFIX, { ifAvailable: true }, (lock) => lock && sweep());
}

/** Asks the network, and keeps what comes. A page that is gone is forgotten. */
async function ask(event, address) {
  const response = (await event.preloadResponse) ?? (await fetch(event.request));
  const path = address.slice(scope.length);
  if (mayBeKept(response) && isHtml(response) !== DATA.test(path)) {
    event.waitUntil(keep(address, response.clone()).catch(ignore));
  } else if (response.status === 404 || response.status === 410) {
    event.waitUntil(caches.open(READ).then((cache) => cache.delete(address)).catch(ignore));
  }
  return response;
}

/** Pages and data: from the network, and from the device when it does not answer. */
async function networkFirst(event) {
  const isPage = event.request.mode === "navigate";
  const address = placeOf(event.request.url);
  const asking = ask(event, address);
  // What comes too late is still kept for the next time.
  event.waitUntil(asking.catch(ignore));
  const copy = await newestCopy(address);
  if (!copy) return asking.catch(() => (isPage ? notKept(address) : Response.error()));
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, PATIENCE, "The signal is weak.")));
  const answer = await Promise.race([asking.catch(() => "No signal."), late]);
  clearTimeout(timer);
  if (answer instanceof Response && !(isPage && answer.status >= 500)) return answer;
  return isPage && isHtml(copy) ? withNotice(copy, answer.status ? "The site does not answer." : answer) : copy;
}

async function withNotice(copy, why) {
  const time = new Date(fetchedAt(copy));
  const day = time.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const clock = time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const notice = `<p class="notice" role="note">${why} This page was saved on ${day} at ${clock}.</p>`;
  return withBody(copy, (await copy.text()).replace(/<main\b[^>]*>/, (tag) => tag + notice));
}

/** The answer for a page without a copy. It lists the pages for emergencies, which every reader has, and not those that
 * were read: on a device that somebody else looks at, that would be a history that can't be cleared. */
async function notKept(address) {
  // A host sends on to the slash at the end; here nobody else does.
  if (await newestCopy(`${address}/`)) return Response.redirect(`${address}/`);
  const links = PAGES.map(([path, name]) => `<li><a href="${base}${path}">${name}</a></li>`).join("");
  const page = SHELL.replaceAll("{root}", () => base).replace("{pages}", () => links);
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

/** Files with a hash in their names: what is kept is right for ever. */
async function assetFirst(event) {
  const address = placeOf(event.request.url);
  const copy = await copyIn(ASSETS, address);
  if (copy) return copy;
  const response = await fetch(event.request);
  // Some hosts answer with a page where a file is missing.
  if (mayBeKept(response) && !isHtml(response)) {
    const twin = response.clone();
    const keeping = async () => {
      const file = withBody(twin, await whole(twin));
      await alone(() => put(ASSETS, address, file, new Set([address])));
    };
    event.waitUntil(keeping().catch(ignore));
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
    const path = placeOf(url).slice(scope.length);
    // Nothing that other sites show is kept on a device: that is promised to them.
    if (path.startsWith("embed/")) return;
    if (HASHED.test(path)) event.respondWith(assetFirst(event));
    else if (mode === "navigate" || DATA.test(path)) event.respondWith(networkFirst(event));
  });
  addEventListener("message", (event) => event.waitUntil(keepSeen(event.source).catch(ignore)));
} else {
  // The switch to turn it all off: this worker takes the last one's place, clears up and goes.
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(leave()));
}
