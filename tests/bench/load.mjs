// How many requests nginx answers with a page of the site, beside a plain file of the same size: `wrk` with 1 to 512
// connections, in one run. Needs the packages nginx-light, libnginx-mod-http-brotli-static and wrk; without them it says so. Only the ratios
// matter: wrk and nginx share this machine.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { record } from "./record.mjs";
import { PROJECT, folderFor, hasNginx, hasNginxBrotli, nginx } from "../hosts/servers.mjs";

const SECONDS = Number(process.env.SECONDS ?? 8);
const CONNECTIONS = [1, 8, 64, 512];
const PAGES = { "first page": "", "page of advice": "safety/water/", "chart": "charts/recorded-crime-rate/", "embed": "embed/recorded-crime-rate/" };

if (!hasNginx || !hasNginxBrotli || !existsSync("/usr/bin/wrk")) {
  console.log("Load: left out, as nginx or wrk is not installed (packages nginx-light, libnginx-mod-http-brotli-static and wrk).");
  process.exit(0);
}
const folder = folderFor("load");
const plainName = (name) => `plain-${name.replaceAll(" ", "-")}.bin`;
const sizes = {};
for (const [name, path] of Object.entries(PAGES)) {
  const html = readFileSync(join(PROJECT, "dist", path, "index.html"));
  const packed = brotliCompressSync(html);
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, "index.html"), html);
  writeFileSync(join(folder, path, "index.html.br"), packed);
  writeFileSync(join(folder, plainName(name)), Buffer.alloc(packed.length, 97));
  sizes[name] = packed.length;
}
const server = await nginx(folder);

/** Requests a second, and answers that failed. */
function load(path, connections) {
  const args = ["--threads", "1", "--connections", String(connections), "--duration", `${SECONDS}s`, "--header", "Accept-Encoding: br", server.address + path];
  const said = execFileSync("/usr/bin/wrk", args, { encoding: "utf8" });
  const number = (pattern) => Number(pattern.exec(said)?.[1] ?? 0);
  const sockets = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(said)?.slice(1).reduce((sum, one) => sum + Number(one), 0) ?? 0;
  return { rate: number(/Requests\/sec:\s+([\d.]+)/), failed: number(/Non-2xx or 3xx responses: (\d+)/) + sockets };
}

try {
  console.log(`Requests a second from nginx, ${SECONDS} s each\n| page | bytes | connections | page | plain file | ratio | failed |\n| --- | --- | --- | --- | --- | --- | --- |`);
  for (const [name, path] of Object.entries(PAGES)) {
    const rates = { page: [], plain: [] };
    for (const connections of CONNECTIONS) {
      const [page, plain] = [path, plainName(name)].map((one) => load(one, connections));
      console.log(`| ${name} | ${sizes[name]} | ${connections} | ${Math.round(page.rate)} | ${Math.round(plain.rate)} | ${(page.rate / plain.rate).toFixed(2)} | ${page.failed + plain.failed} |`);
      rates.page.push(page.rate);
      rates.plain.push(plain.rate);
    }
    if (name === "chart") record("load", CONNECTIONS, { rate: { "A chart’s page": rates.page, "A plain file of that size": rates.plain } });
  }
} finally {
  server.close();
  rmSync(folder, { recursive: true });
}
