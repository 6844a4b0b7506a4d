// Every file, header, type, encoding, redirect and missing address of the built site on real servers.
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { ask, check, decoded, filesOf, readExpected, told } from "../../js/build/deploy-check.mjs";
import { compress } from "../../js/build/compress.mjs";
import { PROJECT, apache, folderFor, hasApache, hasNginx, hasNginxBrotli, nginx } from "./servers.mjs";

const plain = folderFor("plain");
const compressed = folderFor("compressed");
before(async () => {
  for (const folder of [plain, compressed]) cpSync(join(PROJECT, "dist"), folder, { recursive: true, preserveTimestamps: true });
  // As an older version left it.
  writeFileSync(join(compressed, "data/days.json.gz"), "old");
  await compress(compressed, 4);
});
after(() => [plain, compressed].forEach((folder) => rmSync(folder, { recursive: true })));

test("what publishers replace on their host has no compressed copy, and other data has", () => {
  const isCopied = (file) => ["br", "gz"].some((ending) => existsSync(join(compressed, `${file}.${ending}`)));
  const files = filesOf(compressed);
  const replaced = files.filter((file) => /^data\/[^/]+\.json$/.test(file));
  for (const file of ["data/days.json", "data/recorded-crime.json"]) assert.ok(replaced.includes(file), file);
  assert.deepEqual(replaced.filter(isCopied), []);
  assert.ok(files.filter((file) => /^data\/.+\/.+\.json$/.test(file)).some(isCopied));
});

const encodingOf = async (address, accepted) => (await ask(`${address}charts/`, { "accept-encoding": accepted })).headers["content-encoding"];

for (const [name, is, start, brotli] of [["nginx", hasNginx, nginx, hasNginxBrotli], ["Apache", hasApache, apache, true]]) {
  describe(name, { skip: is ? false : `${name} is not installed, so it is left out` }, () => {
    for (const [what, folder] of [["files that were compressed before", compressed], ["files that are compressed as they are sent", plain]]) {
      describe(what, () => {
        let server;
        before(async () => (server = await start(folder)));
        after(() => server?.close());

        test("every address is answered as it should be", async () => {
          assert.equal(told(await check(server.address, { folder: plain, all: folder === compressed }), "It"), "It is as it should be.", server.errors());
        });

        test("the encoding follows what the browser accepts", async () => {
          assert.equal(await encodingOf(server.address, "gzip"), "gzip");
          assert.equal(await encodingOf(server.address, "identity"), undefined);
          if (brotli && folder === compressed) assert.equal(await encodingOf(server.address, "gzip, deflate, br, zstd"), "br");
        });

        test("a data file that was replaced is sent as it is now, and compressed", async () => {
          const path = "data/recorded-crime.json";
          const now = Buffer.concat([readFileSync(join(folder, path)), Buffer.from(" ")]);
          writeFileSync(join(folder, path), now);
          try {
            for (const accepted of ["gzip, br", "gzip"]) {
              const answer = await ask(server.address + path, { "accept-encoding": accepted });
              assert.ok(answer.headers["content-encoding"], accepted);
              assert.ok(decoded(answer).equals(now), accepted);
            }
          } finally {
            cpSync(join(PROJECT, "dist", path), join(folder, path), { preserveTimestamps: true });
          }
        });

        test("pages that have moved lead on, with what follows the question mark", async () => {
          const { moved } = readExpected();
          assert.ok(moved.length > 0);
          for (const [from, to] of moved) {
            const { status, headers } = await ask(`${server.address}${from}?a=1`);
            assert.equal(status, 301);
            assert.equal(new URL(headers.location, server.address).href, `${server.address}${to}?a=1`);
          }
        });

        test("only reading is allowed", async () => {
          for (const method of ["PUT", "DELETE", "POST"]) assert.ok((await ask(server.address, {}, method)).status >= 400, method);
        });
      });
    }
  });
}

/** The files that a build for a folder of another site writes; `tests/all/hosts.rs` compares them with the code. */
const fixture = (name) => readFileSync(join(PROJECT, "tests/fixtures/hosts", name), "utf8");

describe("a site in a folder of another", () => {
  const root = folderFor("folder");
  const expected = JSON.parse(fixture("expected.json"));
  const place = join(root, expected.base);
  before(() => {
    cpSync(plain, place, { recursive: true, preserveTimestamps: true });
    writeFileSync(join(place, ".htaccess"), fixture("htaccess"));
  });
  after(() => rmSync(root, { recursive: true }));

  for (const [name, is, start] of [["nginx", hasNginx, () => nginx(root, fixture("nginx.conf"))], ["Apache", hasApache, () => apache(root)]]) {
    test(name, { skip: is ? false : `${name} is not installed, so it is left out` }, async () => {
      const server = await start();
      try {
        const address = server.address + expected.base.slice(1);
        assert.equal(told(await check(address, { folder: plain, expected }), "It"), "It is as it should be.", server.errors());
      } finally {
        server.close();
      }
    });
  }
});

test("the function for CloudFront leads to pages, and nowhere else", () => {
  const run = (code) => new Function(`${code}; return handler;`)();
  const ask = (handler, uri, querystring = {}) => handler({ request: { uri, querystring } });
  const [own, below] = [run(readFileSync(join(PROJECT, "target/hosts/cloudfront/function.js"), "utf8")), run(fixture("function.js"))];
  assert.equal(ask(own, "/").uri, "/index.html");
  assert.equal(ask(own, "/charts/").uri, "/charts/index.html");
  assert.equal(ask(own, "/data/key-facts.json").uri, "/data/key-facts.json");
  assert.equal(ask(own, "/charts", { a: { value: "1" }, b: { value: "x%20y" } }).headers.location.value, "/charts/?a=1&b=x%20y");
  assert.equal(ask(own, "//evil.example").uri ?? "", "//evil.example");
  assert.equal(ask(own, "//evil").headers.location.value, "/evil/");
  assert.equal(ask(below, "/your.town/safer/safety/water/landowners/").headers.location.value, "/your.town/safer/safety/water/throwlines/");
  assert.equal(ask(below, "/your.town/safer/about/").uri, "/your.town/safer/about/index.html");
});
