// `cargo xtask deploy-check`: a good copy passes, and each fault is named, on servers that each do one thing wrong.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { check, readExpected, told } from "../../js/build/deploy-check.mjs";
import { PROJECT } from "./servers.mjs";

const DIST = join(PROJECT, "dist");
const expected = readExpected();
const fast = (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
const packed = new Map();

/** What a good host answers: { status, headers, body }. */
function good(path, asked) {
  const headers = {};
  for (const { name, usual, but } of expected.headers) {
    const value = but.find(([pattern]) => new RegExp(pattern).test(`/${path}`))?.[1] ?? usual;
    if (value) headers[name] = value;
  }
  const moved = expected.moved.find(([from]) => from === path)?.[1];
  if (moved) return { status: 301, headers: { ...headers, Location: `/${moved}${asked.search}` }, body: "" };
  const isHidden = /(^|\/)\.(?!well-known)/.test(path);
  let file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!isHidden && existsSync(join(DIST, file)) && statSync(join(DIST, file)).isDirectory()) return { status: 301, headers: { ...headers, Location: `/${path}/${asked.search}` }, body: "" };
  const status = !isHidden && existsSync(join(DIST, file)) ? 200 : 404;
  if (status === 404) [file, headers["Cache-Control"]] = ["404.html", "no-cache"];
  let body = readFileSync(join(DIST, file));
  const ending = extname(file).slice(1);
  const type = expected.types[ending];
  headers["Content-Type"] = type === "text/html" ? `${type}; charset=utf-8` : type;
  headers.ETag = `"${file}-${body.length}"`;
  if (asked.headers["if-none-match"] === headers.ETag) return { status: 304, headers, body: "" };
  if (expected.compressed.includes(ending)) {
    headers.Vary = "Accept-Encoding";
    if (/\bbr\b/.test(asked.headers["accept-encoding"] ?? "")) {
      headers["Content-Encoding"] = "br";
      if (!packed.has(file)) packed.set(file, fast(body));
      body = packed.get(file);
    }
  }
  return { status, headers, body };
}

let spoil = (answer) => answer;
let server;
let address;
before(async () => {
  server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url, "http://host");
    const path = decodeURIComponent(pathname.slice(1));
    const asked = { headers: request.headers, search };
    const { status, headers, body } = spoil(good(path, asked), path, asked);
    response.writeHead(status, headers).end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}/`;
});
after(() => (server.closeAllConnections(), server.close()));

async function found(how, options) {
  spoil = how;
  return (await check(address, options)).map(({ what }) => what);
}
/** A header with another value; `undefined` takes it away. */
const header = (name, value, where = () => true) => (answer, path) => {
  if (where(path, answer)) {
    if (value === undefined) delete answer.headers[name];
    else answer.headers[name] = value;
  }
  return answer;
};
const ends = (ending) => (path, { status }) => status === 200 && path.endsWith(ending);

test("a good copy is as it should be", async () => {
  spoil = (answer) => answer;
  assert.equal(told(await check(address), address), `${address} is as it should be.`);
});

const FAULTS = {
  "Referrer-Policy is missing.": header("Referrer-Policy"),
  "Strict-Transport-Security is `max-age=0`.": header("Strict-Transport-Security", "max-age=0"),
  "Content-Security-Policy is `frame-ancestors *`.": header("Content-Security-Policy", "frame-ancestors *", (path) => path === "embed/index.html"),
  "Content-Security-Policy is `frame-ancestors 'none', frame-ancestors *`.": header("Content-Security-Policy", ["frame-ancestors 'none'", "frame-ancestors *"], (path) => path.startsWith("embed/")),
  "Access-Control-Allow-Origin is missing.": header("Access-Control-Allow-Origin", undefined, (path) => path.startsWith("data/")),
  "Access-Control-Allow-Origin is `*`.": header("Access-Control-Allow-Origin", "*"),
  "Cache-Control is `max-age=600`.": header("Cache-Control", "max-age=600", (_, { status }) => status === 200),
  "The host sets a cookie.": header("Set-Cookie", "id=1"),
  "Files .wasm are sent as application/octet-stream.": header("Content-Type", "application/octet-stream", ends(".wasm")),
  "Pages don’t say that they are UTF-8.": header("Content-Type", "text/html", (_, { headers }) => /^text\/html/.test(headers["Content-Type"])),
  "There is neither ETag nor Last-Modified.": header("ETag"),
  "Compressed files come without `Vary: Accept-Encoding`.": header("Vary"),
  "A file that has not changed is answered with 200 instead of 304.": (answer, path, asked) => (answer.status === 304 ? good(path, { ...asked, headers: { "accept-encoding": "br" } }) : answer),
  "Files come uncompressed.": (answer, path, asked) => (asked.headers["if-none-match"] ? answer : good(path, { ...asked, headers: {} })),
  "The file comes compressed to programs that did not ask for it.": (answer, path, asked) => (asked.headers["accept-encoding"] === "identity" ? good(path, { ...asked, headers: { "accept-encoding": "br" } }) : answer),
  "The body is not what Content-Encoding `br` says.": (answer) => (answer.headers["Content-Encoding"] ? { ...answer, body: "plain" } : answer),
  "The file is not that of this build.": (answer, path) => (path === "robots.txt" && answer.status === 200 ? { ...answer, headers: { ...answer.headers, "Content-Encoding": "br" }, body: fast(Buffer.from("old")) } : answer),
  // 60 million bytes, packed into some hundreds.
  "The answer is too large.": (answer, path) => (path === "robots.txt" && answer.status === 200 ? { ...answer, headers: { ...answer.headers, "Content-Encoding": "br" }, body: fast(Buffer.alloc(60_000_000)) } : answer),
  "The answer is 404 instead of 200.": (answer, path, asked) => (path.startsWith(".well-known/") || path.startsWith("pictures/") ? good("no-such-file", asked) : answer),
  "The answer is 503 instead of 200.": (answer, path) => (path === "" ? { ...answer, status: 503 } : answer),
  "An address without the slash at its end does not lead to the page.": (answer, path, asked) => (path === "charts" ? good("charts/", asked) : answer),
  "A page that has moved does not lead on.": (answer, path) => (expected.moved.some(([from]) => from === path) ? { ...answer, headers: { ...answer.headers, Location: "/" } } : answer),
  "A missing address is answered with 200 instead of 404.": (answer) => (answer.status === 404 ? { ...answer, status: 200 } : answer),
  "A missing address does not show 404.html.": (answer) => (answer.status === 404 ? { ...answer, headers: {}, body: "Not found" } : answer),
  "“Not found” may be kept for long.": header("Cache-Control", "public, max-age=31536000, immutable", (path, { status }) => status === 404),
  "A compressed copy lies beside a file that may be replaced.": (answer, path) => (path === "data/days.json.br" ? { ...answer, status: 200, body: "old" } : answer),
  "A hidden file can be read.": (answer, path) => (path === ".git/HEAD" ? { ...answer, status: 200, headers: {}, body: "ref: refs/heads/main" } : answer),
};
for (const [what, how] of Object.entries(FAULTS)) {
  test(`it names the fault: ${what}`, async () => {
    const all = await found(how);
    assert.ok(all.includes(what), all.join("\n"));
    // One mistake of a host is not told as many.
    assert.ok(all.length <= 3, all.join("\n"));
  });
}

test("it names a site that lies in another folder than it was built for", async () => {
  const all = await found((answer) => answer, { expected: { ...expected, base: "/safer/" } });
  assert.ok(all.includes("The site was built for /safer/, but it lies in /."), all.join("\n"));
});

test("an answer that never ends is given up, and nothing else waits as long", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let asked = 0;
  const slow = createServer((request, response) => {
    if (request.url === "/") {
      const { status, headers, body } = good("", { headers: request.headers, search: "" });
      return response.writeHead(status, headers).end(body);
    }
    asked += 1;
    response.writeHead(200).write("<", () => context.mock.timers.tick(120_000));
  });
  await new Promise((done) => slow.listen(0, "127.0.0.1", done));
  const all = await check(`http://127.0.0.1:${slow.address().port}/`);
  slow.closeAllConnections();
  slow.close();
  assert.deepEqual(all.map(({ what }) => what), ["The host did not answer: the answer took longer than 120 seconds."]);
  assert.ok(asked <= 8, `${asked} requests`);
});

test("it says so if there is no host, and each fault has a fix and a place", async () => {
  const [one, ...more] = await check("http://127.0.0.1:1/");
  assert.match(one.what, /^The host did not answer/);
  assert.deepEqual(more, []);
  assert.match(told([one], "http://127.0.0.1:1/"), /Where: \/\n {2}Fix: {3}Check the address.*\n\nOne thing is wrong with/s);
});
