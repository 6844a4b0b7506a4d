// Writes what the project is made of as CycloneDX 1.5, into `target/sbom/`: `cargo.cdx.json` from Cargo.lock,
// `npm.cdx.json` from package-lock.json. The first is the same each time; npm puts a number and the time into the other.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const run = (program, ...args) => execFileSync(program, args, { cwd: PROJECT, encoding: "utf8", maxBuffer: 64_000_000, shell: process.platform === "win32" });

/** The digests of Cargo.lock, by name and version. */
function digests() {
  const lock = readFileSync(join(PROJECT, "Cargo.lock"), "utf8").replaceAll("\r\n", "\n");
  const found = lock.matchAll(/name = "([^"]+)"\nversion = "([^"]+)"\nsource = "[^"]+"\nchecksum = "([0-9a-f]{64})"/g);
  return new Map([...found].map(([, name, version, sum]) => [`${name}@${version}`, sum]));
}

/** The list of Rust libraries, from what `cargo metadata` says. */
export function cargoList({ packages, resolve }, sums) {
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const root = byId.get(resolve.root);
  const uses = (id, isWanted) => nodes.get(id).deps.filter(({ dep_kinds }) => dep_kinds.some(isWanted)).map(({ pkg }) => pkg);
  // What tests alone need is not in what is published.
  const used = new Set([root.id]);
  for (const id of used) for (const other of uses(id, ({ kind }) => kind !== "dev")) used.add(other);
  const reference = ({ name, version }) => `pkg:cargo/${name}@${version}`;
  const component = (one) => ({
    type: "library",
    "bom-ref": reference(one),
    name: one.name,
    version: one.version,
    scope: used.has(one.id) ? "required" : "excluded",
    ...(sums.has(`${one.name}@${one.version}`) && { hashes: [{ alg: "SHA-256", content: sums.get(`${one.name}@${one.version}`) }] }),
    // Old crates write a slash for "or".
    ...(one.license && { licenses: [{ expression: one.license.replaceAll(/ ?\/ ?/g, " OR ") }] }),
    purl: reference(one),
  });
  const libraries = packages.filter(({ source }) => source).sort((a, b) => (reference(a) < reference(b) ? -1 : 1));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { ...component(root), type: "application", scope: "required" } },
    components: libraries.map(component),
    dependencies: [root, ...libraries].map((one) => ({
      ref: reference(one),
      dependsOn: uses(one.id, () => true).map((id) => reference(byId.get(id))).sort(),
    })),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = join(PROJECT, "target/sbom");
  mkdirSync(folder, { recursive: true });
  const cargo = cargoList(JSON.parse(run("cargo", "metadata", "--locked", "--format-version", "1")), digests());
  const npm = JSON.parse(run("npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only"));
  writeFileSync(join(folder, "cargo.cdx.json"), `${JSON.stringify(cargo, null, 1)}\n`);
  writeFileSync(join(folder, "npm.cdx.json"), `${JSON.stringify(npm, null, 1)}\n`);
  console.log(`target/sbom/: ${cargo.components.length} Rust libraries, ${npm.components.length} JavaScript libraries.`);
}
