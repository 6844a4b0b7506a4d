// What the scripts that make files from requests share: `node <script> <folder> [--fresh]` reads requests from standard
// input, writes a file for each below the folder, and prints their paths as JSON in the same order. Files that an
// earlier build made from the same request come from the cache; with --fresh each is made again, and none is cached.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cached, hash, writeWhole } from "./cache.mjs";

/**
 * @template {{file: string}} Request
 * @param {object} how
 * @param {string} how.cache the cache's folder, below target/
 * @param {string} how.version what the files are made with, besides the sources
 * @param {string[]} how.sources addresses of the scripts that decide what is made of a request
 * @param {(text: string) => Request[]} how.read
 * @param {(request: Request) => Uint8Array} how.make
 */
export async function makeFiles({ cache, version, sources, read, make }) {
  const [script, folder, option, ...more] = process.argv.slice(1);
  if (!folder || (option ?? "--fresh") !== "--fresh" || more.length) {
    console.error(`node ${script} <folder> [--fresh]`);
    process.exit(1);
  }
  const base = hash(version, ...sources.map((address) => readFileSync(fileURLToPath(address))));
  const take = (request) => cached(cache, hash(base, JSON.stringify(request)), () => make(request));
  try {
    const requests = read(readFileSync(0, "utf8"));
    const files = await all(requests, option ? make : take);
    const paths = requests.map(({ file }) => join(folder, file));
    paths.forEach((path, at) => writeWhole(path, files[at]));
    process.stdout.write(JSON.stringify(paths));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Makes all files. If any fails, none is written, and every problem is reported. */
async function all(requests, make) {
  const problems = [];
  const files = [];
  for (const request of requests) {
    try {
      files.push(make(request));
    } catch (error) {
      problems.push(`${request.file}: ${error.message}`);
    }
    // Node frees the pictures of libraries only between two tasks: a thousand at once need more memory than there is.
    await new Promise(setImmediate);
  }
  if (problems.length) throw new Error(problems.join("\n"));
  return files;
}
