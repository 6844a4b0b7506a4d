// Files made by an earlier build, stored in target/ by the hash of everything that they were made from.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const TARGET = fileURLToPath(new URL("../../target/", import.meta.url));

/** @param {...(string | Uint8Array)} parts */
export function hash(...parts) {
  const all = createHash("sha256");
  // The lengths separate lists that would be the same when joined.
  for (const part of parts) all.update(`${part.length} `).update(part);
  return all.digest("hex").slice(0, 32);
}

/** Returns what is stored under this name, or what `make` makes now.
 * @param {string} folder below target/
 * @param {string} name a hash
 * @param {() => Uint8Array} make */
export function cached(folder, name, make) {
  const path = join(TARGET, folder, name);
  try {
    return readFileSync(path);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const bytes = make();
  writeWhole(path, bytes);
  return bytes;
}

/** Whether `cached` already has the file.
 * @param {string} folder below target/
 * @param {string} name */
export const isCached = (folder, name) => existsSync(join(TARGET, folder, name));

/** Writes a file completely or not at all: an interrupted build leaves no partial file. */
export function writeWhole(path, bytes) {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.half-${process.pid}`;
  writeFileSync(half, bytes);
  renameSync(half, path);
}
