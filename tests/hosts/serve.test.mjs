// The server for development and tests lives through addresses that are none, and through files that a build takes away.
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ask } from "../../js/build/deploy-check.mjs";
import { serve } from "../../js/build/serve.mjs";
import { folderFor } from "./servers.mjs";

const folder = folderFor("serve");
const write = (name, text = `${name} `.repeat(50)) => writeFileSync(join(folder, name), text);
/** Called when a file that is there is about to be read. */
let found = () => {};
let server;
before(async () => {
  write("index.html");
  server = await serve(folder, {
    answer: (request, response) => {
      const { getHeader } = response;
      response.getHeader = (name) => (found(), getHeader.call(response, name));
      return false;
    },
  });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const statusOf = async (path) => (await ask(server.address + path)).status;

test("an address that is none is refused", async () => {
  assert.equal(await statusOf("/"), 400);
  assert.equal(await statusOf(""), 200);
});

for (const accepted of ["br", "identity"]) {
  test(`a file that goes while it is sent breaks off its own answer only (${accepted})`, async () => {
    write("gone.txt");
    found = () => rmSync(join(folder, "gone.txt"), { force: true });
    await assert.rejects(ask(`${server.address}gone.txt`, { "accept-encoding": accepted }), { code: "ECONNRESET" });
    found = () => {};
    assert.equal(await statusOf("gone.txt"), 404);
    assert.equal(await statusOf(""), 200);
  });
}

test("what goes wrong with one answer is the host's fault, and others go on", async (context) => {
  const told = context.mock.method(console, "error", () => {});
  write("index.txt");
  found = () => {
    throw new Error("The file is locked.");
  };
  assert.equal(await statusOf("index.txt"), 500);
  assert.equal(told.mock.callCount(), 1);
  found = () => {};
  assert.equal(await statusOf("index.txt"), 200);
});
