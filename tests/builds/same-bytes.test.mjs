// The same data gives the same site, byte for byte: whoever builds it again can compare. The modules are not compiled
// again, which would take minutes; their paths are taken out where they are compiled (`same_everywhere` in xtask).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { PROJECT } from "../hosts/servers.mjs";

/** The digest of each file of the built site. */
function digests() {
  const dist = join(PROJECT, "dist");
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map((one) => relative(dist, join(one.parentPath, one.name))).sort();
  return Object.fromEntries(paths.map((path) => [path, createHash("sha256").update(readFileSync(join(dist, path))).digest("hex")]));
}

test("a second build is the same", () => {
  const first = digests();
  execFileSync("cargo", ["run", "--quiet", "--locked", "--bin", "site", "--", "build"], { cwd: PROJECT, stdio: "ignore" });
  const second = digests();
  const paths = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  assert.ok(paths.length > 1000);
  assert.deepEqual(paths.filter((path) => first[path] !== second[path]), []);
});
