// What proves that an answer is what the site has published. The build writes the digests with this too.

/** The most bytes that a page or file of this site can have. */
const LARGEST = 4_000_000;
/** A year, in milliseconds. */
const YEAR = 366 * 86_400_000;
/** Hosts may send a file under a wrong type, and browsers then refuse it. */
const TYPES = {
  css: "text/css",
  js: "text/javascript",
  json: "application/json",
  wasm: "application/wasm",
  woff2: "font/woff2",
};

/** The one address of all spellings of an address: without the query, which only chooses a view of the same page, and
 * with nothing escaped, doubled or named that need not be. */
export function keyOf(address) {
  const { origin, pathname } = new URL(address);
  let path = pathname;
  try {
    path = decodeURI(pathname);
  } catch {
    // It has signs that are no text. No page of this site has.
  }
  return new URL(path.replace(/[\\/]+/g, "/").replace(/\/index\.html$/, "/"), origin).href;
}

/** The whole body. Throws if the body breaks off or is too large. */
export async function whole(response) {
  const pieces = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next; reader && !(next = await reader.read()).done; ) {
    pieces.push(next.value);
    if ((size += next.value.length) <= LARGEST) continue;
    reader.cancel().catch(() => {});
    throw new Error("There is too much of it.");
  }
  return new Blob(pieces);
}

/** A response with another body, and without the headers on the old body's length and compression. */
export function withBody(response, body, more = {}) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(body, { headers });
}

/** What a file's type must be, as a header, if its name says it. */
export function typeOf(address) {
  const type = TYPES[address.split(".").pop()];
  return type ? { "content-type": type } : {};
}

/** 96 bits of a SHA-256 digest: enough against accidents, and a third as long. @param {BufferSource} bytes */
export async function digestOf(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(hash))).slice(0, 16);
}

/** The `main` element of a page that has come to its end. Only this is compared, without the white space, because some
 * hosts add scripts of their own around it. */
const mainOf = (html) => /<main[^]*<\/main>(?=[^]*<\/html>)/.exec(html)?.[0].replace(/\s+/g, " ");

/** A page's digest; undefined if it has no end. @param {string} html */
export async function pageDigest(html) {
  const main = mainOf(html);
  return main && digestOf(new TextEncoder().encode(main));
}

/** The heading of a page that has come to its end. @param {string} html */
export const headingOf = (html) => /<h1[^]*?<\/h1>/.exec(mainOf(html))?.[0];

/** The day of a data file; undefined if the text is not that of the file at this path. */
export function dayOf(path, text) {
  try {
    const { name, updated } = JSON.parse(text);
    return path.endsWith(`/${name}.json`) && /^\d{4}-\d\d-\d\d$/.test(updated) ? updated : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a data file, which publishers replace without a build, may take the place of the copy: it is the file of this
 * path, and newer. A day far ahead is a slip, and would hold up all later files. @param {string} [before] the copy's text */
export function isNewer(path, text, before) {
  const day = dayOf(path, text);
  return Boolean(day) && Date.parse(day) < Date.now() + YEAR && !(dayOf(path, before) >= day);
}
