// A static server with the site's own headers, for development and tests: `node js/build/serve.mjs dist 8080`. It does
// what any static host does and no more: files, `index.html` for folders, `404.html` for the rest, the headers of
// `_headers`, and Brotli if the browser accepts it.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import sirv from "sirv";

/** The rules of a `_headers` file: [path, name, value]. */
function headerRules(folder) {
  const rules = [];
  let place = "/";
  for (const line of readFileSync(join(folder, "_headers"), "utf8").split("\n")) {
    if (/^\S/.test(line)) place = line.trim();
    else if (line.trim()) rules.push([place, line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]);
  }
  return rules;
}

/** What is compressed is kept by its digest, and so many at a time: a server that runs for days sees many builds. */
const MOST_PACKED = 200;
const packed = new Map();

/** Brotli, once for each content and strength. */
function pack(body, strength) {
  const key = `${strength} ${createHash("sha256").update(body).digest("base64")}`;
  if (!packed.has(key)) {
    if (packed.size >= MOST_PACKED) packed.clear();
    packed.set(key, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: strength } }));
  }
  return packed.get(key);
}

/**
 * @param {string} folder what to serve
 * @param {{port?: number, base?: string, answer?: (request, response, path: string) => boolean,
 *   strength?: number}} [options] a port (0 for any free one), the path that the folder is served under, a function that
 *   may answer a request itself, and how strongly to compress, up to 11
 * @returns {Promise<{address: string, close: () => Promise<void>}>}
 */
export async function serve(folder, { port = 0, base = "/", answer, strength = 11 } = {}) {
  const files = sirv(folder, { dev: true, dotfiles: false, setHeaders: () => {} });
  const respond = (request, response, path) => {
    if (!path.startsWith(base)) return response.writeHead(404).end();
    const below = `/${path.slice(base.length)}`;
    for (const [place, name, value] of existsSync(join(folder, "_headers")) ? headerRules(folder) : []) {
      const fits = place.endsWith("*") ? below.startsWith(place.slice(0, -1)) : below === place;
      // Several values of a header are joined, as hosts do.
      const before = response.getHeader(name);
      if (fits) response.setHeader(name, before ? `${before}, ${value}` : value);
    }
    if (answer?.(request, response, below)) return;
    // Folders are served only with a slash at the end, as on most hosts.
    if (!below.endsWith("/") && existsSync(join(folder, below, "index.html"))) {
      return response.writeHead(301, { Location: `${path}/` }).end();
    }
    request.url = below;
    squeeze(request, response, strength);
    files(request, response, () => {
      const page = join(folder, "404.html");
      response.writeHead(404, { "Content-Type": "text/html;charset=utf-8" });
      response.end(existsSync(page) ? readFileSync(page) : "Not found");
    });
  };
  const server = createServer((request, response) => {
    // A build may take a file away while it is sent.
    const stop = () => response.destroy();
    response.on("pipe", (file) => file.on("error", stop));
    let path;
    try {
      path = new URL(request.url, "http://host").pathname;
    } catch {
      return response.writeHead(400).end();
    }
    try {
      respond(request, response, path);
    } catch (error) {
      console.error(error);
      if (response.headersSent) stop();
      else response.writeHead(500).end();
    }
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}${base}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

/** Compresses text and modules, as a real host would. */
function squeeze(request, response, strength) {
  if (!/\bbr\b/.test(request.headers["accept-encoding"] ?? "")) return;
  const { writeHead, write, end } = response;
  const pieces = [];
  let head;
  response.writeHead = (status, headers) => ((head = [status, headers ?? {}]), response);
  response.write = (piece) => (pieces.push(Buffer.from(piece)), true);
  response.end = (piece) => {
    if (piece) pieces.push(Buffer.from(piece));
    const [status, headers] = head ?? [response.statusCode, {}];
    let body = Buffer.concat(pieces);
    const type = String(headers["Content-Type"] ?? response.getHeader("Content-Type") ?? "");
    if (body.length > 200 && /text|json|javascript|wasm|svg/.test(type)) {
      body = pack(body, strength);
      headers["Content-Encoding"] = "br";
      headers.Vary = "Accept-Encoding";
      headers["Content-Length"] = body.length;
    }
    Object.assign(response, { writeHead, write, end });
    response.writeHead(status, headers);
    response.end(body);
    return response;
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [, , folder = "dist", port = "8080"] = process.argv;
  const { address } = await serve(resolve(folder), { port: Number(port) }).catch((error) => {
    console.error(error.code === "EADDRINUSE" ? `Port ${port} is taken. Stop the other program, or choose another port.` : error);
    process.exit(1);
  });
  console.log(`The site is on ${address} (stop with Ctrl+C)`);
}
