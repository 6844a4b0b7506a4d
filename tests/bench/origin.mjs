// What a host's own server sends for a first visit and for one a day later, when browsers ask whether what they have is
// still right: bytes and requests, head and body, from nginx. Nothing here passes or fails.
//   cargo xtask bench            DIST=folder for another build
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { folderFor, hasNginx, hasNginxBrotli, nginx } from "../hosts/servers.mjs";

const DIST = process.env.DIST ?? new URL("../../dist", import.meta.url).pathname;
const PAGES = { "first page": "", "page of advice": "safety/water/rivers/", "lesson pack": "schools/water-ks2/", "list of figures": "facts/", "chart": "charts/recorded-crime-rate/", "embed": "embed/recorded-crime-rate/" };

if (!hasNginx || !hasNginxBrotli) {
  console.log("Bytes of a view: left out, as nginx with Brotli is not installed (packages nginx-light and libnginx-mod-http-brotli-static).");
  process.exit(0);
}

/** The files that a page fetches as it opens. */
function filesOf(path) {
  const html = readFileSync(join(DIST, path, "index.html"), "utf8");
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/rel="?(canonical|alternate|manifest|apple-touch-icon|search|license)/.test(tag));
  const named = tags.map((tag) => /(?:src|href)="?([^"\s>]+)/.exec(tag)?.[1]).filter(Boolean);
  const paths = named.map((name) => new URL(name, `http://host/${path}`).pathname.slice(1));
  return [...new Set(paths)].filter((file) => existsSync(join(DIST, file)) && statSync(join(DIST, file)).isFile());
}

const folder = folderFor("origin");
for (const path of new Set(Object.values(PAGES).flatMap((path) => [`${path}index.html`, ...filesOf(path)]))) {
  cpSync(join(DIST, path), join(folder, path), { recursive: true });
  if (/\.(html|js|json|wasm|svg)$/.test(path)) writeFileSync(join(folder, `${path}.br`), brotliCompressSync(readFileSync(join(DIST, path))));
}
const server = await nginx(folder);
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One request; how many bytes came, and what a browser needs to ask again. */
const get = (path, has) =>
  new Promise((done, failed) => {
    const headers = { "accept-encoding": "br", ...(has?.etag ? { "if-none-match": has.etag } : {}) };
    const asked = request(server.address + path, { agent, headers }, (response) => {
      const { statusCode: status, headers } = response;
      const fresh = /immutable/.test(headers["cache-control"] ?? "");
      // On one connection, what it has read since the last answer is this one.
      const { socket } = response;
      response.resume().on("end", () => {
        const bytes = socket.bytesRead - (socket.told ?? 0);
        socket.told = socket.bytesRead;
        done({ status, etag: headers.etag, fresh, bytes });
      });
    });
    asked.on("error", failed).end();
  });

try {
  console.log("| page | first visit: requests | bytes | a day later: requests | bytes |\n| --- | --- | --- | --- | --- |");
  for (const [name, path] of Object.entries(PAGES)) {
    const all = [path, ...filesOf(path)];
    const first = [];
    for (const one of all) first.push(await get(one));
    // Files with a hash in their names are not asked for again.
    const again = [];
    for (const [at, one] of all.entries()) if (!first[at].fresh) again.push(await get(one, first[at]));
    const wrong = [...first.filter(({ status }) => status !== 200), ...again.filter(({ status }) => status !== 304)];
    if (wrong.length) throw new Error(`/${path}: ${JSON.stringify(wrong)}`);
    const bytes = (list) => list.reduce((sum, one) => sum + one.bytes, 0);
    console.log(`| ${name} | ${first.length} | ${bytes(first)} | ${again.length} | ${bytes(again)} |`);
  }
} finally {
  agent.destroy();
  server.close();
  rmSync(folder, { recursive: true });
}
