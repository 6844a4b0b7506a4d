// The lists of libraries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cargoList } from "../../js/build/sbom.mjs";

const library = (name, license) => ({ id: name, name, version: "1.0.0", license, source: "registry" });
const dep = (pkg, kind) => ({ pkg, dep_kinds: [{ kind }] });
const made = {
  packages: [{ ...library("site", "MIT"), source: null }, library("used", "MIT/Apache-2.0"), library("deep"), library("tests")],
  resolve: {
    root: "site",
    nodes: [
      { id: "site", deps: [dep("used", null), dep("tests", "dev")] },
      { id: "used", deps: [dep("deep", "build")] },
      { id: "deep", deps: [] },
      { id: "tests", deps: [dep("deep", null)] },
    ],
  },
};

test("the list has each library once, with its licence, digest and use, and says what only tests need", () => {
  const { components, dependencies, metadata } = cargoList(made, new Map([["used@1.0.0", "ab"]]));
  assert.equal(metadata.component.name, "site");
  assert.deepEqual(components.map(({ name, scope }) => [name, scope]), [["deep", "required"], ["tests", "excluded"], ["used", "required"]]);
  assert.deepEqual(components[2].licenses, [{ expression: "MIT OR Apache-2.0" }]);
  assert.deepEqual(components[2].hashes, [{ alg: "SHA-256", content: "ab" }]);
  assert.deepEqual(dependencies[0], { ref: "pkg:cargo/site@1.0.0", dependsOn: ["pkg:cargo/tests@1.0.0", "pkg:cargo/used@1.0.0"] });
});
