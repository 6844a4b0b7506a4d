// Compares a live copy of the site with the build: `node js/build/deploy-check.mjs https://example.org/safer/`. It needs
// `dist/` and `target/hosts/expected.json`, which say what should be there. It fetches a file of each kind, names
// everything that is wrong with its fix, and changes nothing.
import { readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { extname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
/** So many requests run at a time. */
const LANES = 8;
/** The longest that a host may be silent, and that an answer may take, in milliseconds. */
const TIMEOUT = 20_000;
const LONGEST = 120_000;
/** The largest body, as it comes and unpacked, in bytes. */
const LARGEST = 50_000_000;
/** Smaller files need not be compressed. */
const SMALL = 1_500;
/** Files that tell hosts something and that no browser asks for. */
const FOR_HOSTS = /^(_headers|_redirects|staticwebapp\.config\.json|\.htaccess|\.nojekyll)$|\.(br|gz)$/;
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

/** Files that publishers replace on their host without a new build (docs/publishing.md), so that a compressed copy beside
 * one would be sent in its place. */
export const REPLACED = /^data\/[^/]+\.json$/;

/** An answer that took too long. */
class Slow extends Error {}

/** What is expected of a site that was built last. */
export const readExpected = () => JSON.parse(readFileSync(join(PROJECT, "target/hosts/expected.json"), "utf8"));

/** One request, without following redirects: { status, headers, body }. Headers that came twice are joined. */
export function ask(url, headers = {}, method = "GET") {
  return new Promise((done, failed) => {
    const { protocol } = new URL(url);
    const request = (protocol === "https:" ? https : http).request(url, { method, agent: agents[protocol], headers, timeout: TIMEOUT }, (response) => {
      const pieces = [];
      let size = 0;
      response.on("data", (piece) => ((size += piece.length) > LARGEST ? request.destroy(new Error("the answer is too large")) : pieces.push(piece)));
      response.on("error", failed);
      response.on("end", () => {
        const all = Object.entries(response.headersDistinct).map(([name, values]) => [name, values.join(", ")]);
        done({ status: response.statusCode, headers: Object.fromEntries(all), body: Buffer.concat(pieces) });
      });
    });
    // A host that sends a byte now and then is never silent.
    const late = setTimeout(() => request.destroy(new Slow(`the answer took longer than ${LONGEST / 1000} seconds`)), LONGEST);
    request.on("close", () => clearTimeout(late));
    request.on("timeout", () => request.destroy(new Error(`there was no answer within ${TIMEOUT / 1000} seconds`)));
    request.on("error", failed);
    request.end();
  });
}

/** The value of a header that an address should have; empty for none. */
const valueAt = ({ usual, but }, path) => but.find(([pattern]) => new RegExp(pattern).test(path))?.[1] ?? usual;

/** The files of a build that browsers ask for. */
export const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !FOR_HOSTS.test(one.name))
    .map((one) => relative(folder, join(one.parentPath, one.name)).replaceAll("\\", "/"))
    .sort();

/** One file of each kind in each folder at the top, and all at the top. */
function sample(files) {
  const kinds = new Map();
  for (const file of files) {
    const [top, ...rest] = file.split("/");
    const place = rest.length === 0 || (top === "embed" && rest.length < 3 && !rest[0].includes("-")) ? file : top;
    kinds.set(`${place} ${extname(file)}`, file);
  }
  return [...kinds.values()];
}

/** The address of a file, below the site's root. */
const addressOf = (file) => (/(^|\/)index\.html$/.test(file) ? file.slice(0, -"index.html".length) : file);

/** Decodes a body as a browser would, up to the largest. */
export function decoded({ headers, body }) {
  const encoding = headers["content-encoding"];
  if (!encoding) return body;
  return (encoding === "br" ? brotliDecompressSync : gunzipSync)(body, { maxOutputLength: LARGEST });
}

/**
 * Everything that is wrong with a live copy.
 * @param {string} address the address of the home page
 * @param {{folder?: string, expected?: object, all?: boolean}} [options] the build, what is expected, and whether to
 *   look at every file instead of one of each kind
 * @returns {Promise<{what: string, fix: string, where: string[]}[]>}
 */
export async function check(address, { folder = join(PROJECT, "dist"), expected = readExpected(), all = false } = {}) {
  const found = new Map();
  const wrong = (what, fix, path) => {
    if (!found.has(what)) found.set(what, { what, fix, where: [] });
    found.get(what).where.push(path);
  };
  const root = new URL(address);
  if (!root.pathname.endsWith("/")) root.pathname += "/";
  const url = (path) => new URL(path, root).href;
  const shown = (path) => root.pathname + path;
  let isSlow = false;
  const fetched = async (path, headers, method) => {
    // It would hold up each of the other requests, too.
    if (isSlow) return undefined;
    try {
      return await ask(url(path), headers, method);
    } catch (error) {
      isSlow ||= error instanceof Slow;
      wrong(`The host did not answer: ${error.message || error.code}.`, "Check the address, and that the host is running.", shown(path));
    }
  };

  const first = await fetched("", {});
  if (!first) return [...found.values()];
  const isLocal = LOOPBACK.test(root.hostname);
  if (root.pathname !== expected.base) {
    wrong(`The site was built for ${expected.base}, but it lies in ${root.pathname}.`, "Set `address` in public/data/site.json to the live address, and build again: 404.html links from there.", root.pathname);
  }
  if (!isLocal && root.host !== expected.host) {
    wrong(`The site was built for ${expected.host}, but it is at ${root.host}.`, "Set `address` in public/data/site.json to the live address, and build again: search engines and embeds follow it.", root.pathname);
  }
  if (!isLocal) await checkHttps(root, wrong);

  /** The headers of an answer. */
  const checkHeaders = (path, { headers }, only = () => true) => {
    for (const header of expected.headers.filter(only)) {
      const value = valueAt(header, expected.base + path);
      const got = headers[header.name.toLowerCase()];
      if (got === (value || undefined)) continue;
      const fix = value ? `Send \`${header.name}: ${value}\` there (docs/hosting.md).` : `Take the header \`${header.name}\` away there.`;
      wrong(got === undefined ? `${header.name} is missing.` : `${header.name} is \`${got}\`.`, fix, shown(path));
    }
    if (headers["set-cookie"]) wrong("The host sets a cookie.", "Turn off what sets it, such as a statistics or protection service: the site promises none.", shown(path));
  };
  const checkFile = async (file) => {
    const path = addressOf(file);
    const content = readFileSync(join(folder, file));
    const ending = extname(file).slice(1);
    const answer = await fetched(path, { "accept-encoding": "gzip, br" });
    if (!answer) return;
    if (answer.status !== 200) return wrong(`The answer is ${answer.status} instead of 200.`, "Upload the whole of dist/, with folders whose names start with a dot.", shown(path));
    checkHeaders(path, answer);
    const [type, charset] = (answer.headers["content-type"] ?? "").toLowerCase().split(/;\s*charset=/);
    const want = expected.types[ending] ?? type;
    // XML has two names, and some hosts have their own type for rarer files; a browser must not run or show them as another.
    if (type !== want && !(ending === "xml" && type === "text/xml")) wrong(`Files .${ending} are sent as ${type || "no type"}.`, `Set the media type of .${ending} to ${want}.`, shown(path));
    if (want === "text/html" && charset !== "utf-8") wrong("Pages don’t say that they are UTF-8.", "Send `Content-Type: text/html; charset=utf-8`.", shown(path));
    let body;
    try {
      body = decoded(answer);
    } catch (error) {
      if (error.code === "ERR_BUFFER_TOO_LARGE") return wrong("The answer is too large.", "Upload dist/ again, and let the host change nothing in it.", shown(path));
      return wrong(`The body is not what Content-Encoding \`${answer.headers["content-encoding"]}\` says.`, "Send the encoding that the file has, and compress nothing twice.", shown(path));
    }
    if (!body.equals(content)) wrong("The file is not that of this build.", "Upload dist/ again, let the host change nothing in it (no “minify”, no added scripts), and empty its caches.", shown(path));
    const squeezed = answer.headers["content-encoding"];
    if (expected.compressed.includes(ending) && content.length > SMALL) {
      if (!squeezed) wrong("Files come uncompressed.", "Turn on Brotli or gzip for text, JSON, SVG and .wasm, or run `cargo xtask compress` and let the host send those files. It leaves out data/*.json, which you may replace.", shown(path));
      else if (!/accept-encoding/i.test(answer.headers.vary ?? "")) wrong("Compressed files come without `Vary: Accept-Encoding`.", "Add the header, or caches give Brotli to programs that can’t read it.", shown(path));
      const plain = await fetched(path, { "accept-encoding": "identity" });
      if (plain?.headers["content-encoding"] || (plain && !plain.body.equals(content))) wrong("The file comes compressed to programs that did not ask for it.", "Look at Accept-Encoding before compressing.", shown(path));
    }
    await checkValidators(path, answer);
  };
  const checkValidators = async (path, { headers }) => {
    const { etag, "last-modified": day } = headers;
    if (!etag && !day) return wrong("There is neither ETag nor Last-Modified.", "Turn on validators, or each visit fetches everything again.", shown(path));
    const asked = etag ? { "if-none-match": etag } : { "if-modified-since": day };
    const again = await fetched(path, { "accept-encoding": "gzip, br", ...asked });
    if (again && again.status !== 304) wrong(`A file that has not changed is answered with ${again.status} instead of 304.`, "Let the host answer conditional requests. Apache: `DeflateAlterETag NoChange` and `BrotliAlterETag NoChange`, or `cargo xtask compress`.", shown(path));
  };

  const hasMoved = new Set(expected.moved.map(([from]) => from));
  const files = filesOf(folder).filter((file) => !hasMoved.has(addressOf(file)));
  const queue = all ? files : sample(files);
  await Promise.all(Array.from({ length: LANES }, async () => {
    for (let file; (file = queue.pop()); ) await checkFile(file);
  }));

  const framing = (header) => header.name === "Content-Security-Policy";
  for (const path of ["index.html", "embed/index.html"]) {
    const answer = await fetched(path, {});
    if (answer?.status === 200) checkHeaders(path, answer, framing);
  }
  const slash = await fetched("charts", {});
  if (slash && !isRedirect(slash, url("charts"), url("charts/"))) wrong("An address without the slash at its end does not lead to the page.", "Redirect folders to their address with a slash (301): links in the page start from there.", shown("charts"));
  for (const [from, to] of expected.moved) {
    const answer = await fetched(`${from}?a=1`, {});
    // The build leaves a copy for hosts that can't redirect.
    if (answer && answer.status !== 200 && !isRedirect(answer, url(`${from}?a=1`), url(`${to}?a=1`))) wrong("A page that has moved does not lead on.", `Redirect it to ${shown(to)} (301), with what follows the question mark.`, shown(from));
  }
  const notFound = readFileSync(join(folder, "404.html"));
  for (const path of ["no-such-page/", "no-such-file.html", "data/no-such-file.json", "assets/no-such-file.js", "assets/"]) {
    const answer = await fetched(path, {});
    if (!answer) continue;
    if (answer.status !== 404) wrong(`A missing address is answered with ${answer.status} instead of 404.`, "Send the status 404 with 404.html.", shown(path));
    else if (!answer.body.equals(notFound)) wrong("A missing address does not show 404.html.", "Show 404.html, which has the menu and the search.", shown(path));
    if (/immutable|max-age=\d{5}/.test(answer.headers["cache-control"] ?? "")) wrong("“Not found” may be kept for long.", "Send `Cache-Control: no-cache` with 404, or a file that comes late stays away.", shown(path));
  }
  // `cargo xtask compress` once wrote such copies.
  for (const path of ["data/days.json.br", "data/days.json.gz"]) {
    const answer = await fetched(path, {});
    if (answer?.status === 200 && !answer.body.equals(notFound)) wrong("A compressed copy lies beside a file that may be replaced.", "Delete all copies .br and .gz of data/*.json: a host that sends them hides newer figures.", shown(path));
  }
  for (const path of [".git/HEAD", ".htaccess", ".env"]) {
    const answer = await fetched(path, {});
    if (answer?.status === 200 && answer.body.length > 0 && !answer.body.equals(notFound)) wrong("A hidden file can be read.", "Refuse addresses with a dot in front, but for .well-known.", shown(path));
  }
  return [...found.values()];
}

function isRedirect({ status, headers }, from, to) {
  return [301, 308].includes(status) && URL.canParse(headers.location, from) && new URL(headers.location, from).href === to;
}

/** Whether a live site is only reached by HTTPS. */
async function checkHttps(root, wrong) {
  if (root.protocol !== "https:") return wrong("The site is reached without HTTPS.", "Turn on HTTPS, and check the address with https://.", root.pathname);
  if (root.port) return;
  const plain = new URL(root);
  plain.protocol = "http:";
  // No answer is as good as a redirect.
  const answer = await ask(plain.href).catch(() => undefined);
  if (answer && !(answer.status >= 301 && String(answer.headers.location).startsWith("https://"))) wrong("http:// does not lead to https://.", "Redirect all of http:// to https:// (301).", root.pathname);
}

/** What was found, as people read it. */
export function told(problems, address) {
  if (problems.length === 0) return `${address} is as it should be.`;
  const place = ({ where }) => (where.length === 1 ? where[0] : `${where[0]} and ${where.length - 1} more`);
  const lines = problems.map((one) => `${one.what}\n  Where: ${place(one)}\n  Fix:   ${one.fix}`);
  return `${lines.join("\n\n")}\n\n${problems.length === 1 ? "One thing is" : `${problems.length} things are`} wrong with ${address}`;
}

if (import.meta.url === pathToFileURL(resolve(process.argv[1] ?? "")).href) {
  const address = process.argv[2] ?? "";
  if (!/^https?:\/\/[^/]/.test(address)) {
    console.error("Which address? For example: cargo xtask deploy-check https://example.org/safer/");
    process.exit(1);
  }
  const problems = await check(address);
  console.log(told(problems, address));
  for (const agent of Object.values(agents)) agent.destroy();
  process.exitCode = problems.length === 0 ? 0 : 1;
}
