// Makes the printables of lesson packs: `node js/build/printables.mjs <folder>`. Reads a JSON list of requests
// (js/build/printable-requests.mjs) from standard input, writes tagged PDF files below the folder, and prints their paths
// as JSON in the same order. With --fresh, it makes each of them again and leaves the cache alone.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cached, hash, writeWhole } from "./cache.mjs";
import { ONE_PAGE, read } from "./printable-requests.mjs";
import { layOut, pdf, version } from "./typst.mjs";

const [folder, option, ...more] = process.argv.slice(2);
if (!folder || (option ?? "--fresh") !== "--fresh" || more.length) {
  console.error("node js/build/printables.mjs <folder> [--fresh]");
  process.exit(1);
}
try {
  const requests = read(readFileSync(0, "utf8"));
  const made = all(requests, option ? make : take);
  const paths = requests.map(({ file }) => join(folder, file));
  paths.forEach((path, at) => writeWhole(path, made[at]));
  process.stdout.write(JSON.stringify(paths));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Makes all. Unless all come out, none is written, and every problem is told. */
function all(requests, way) {
  const problems = [];
  const made = requests.map((request) => {
    try {
      return way(request);
    } catch (error) {
      problems.push(`${request.file}: ${error.message}`);
      return undefined;
    }
  });
  if (problems.length) throw new Error(problems.join("\n"));
  return made;
}

/** The same printables come out of many builds that change other pages. */
function take(request) {
  const key = hash(version, readFileSync(fileURLToPath(import.meta.url)), JSON.stringify(request));
  return cached("printables", `${key}.pdf`, () => make(request));
}

function make(request) {
  const document = layOut(request.resource, request);
  const pages = document.numOfPages;
  if (ONE_PAGE.includes(request.resource) && pages !== 1) {
    throw new Error(`it takes ${pages} pages instead of one. Shorten its text.`);
  }
  return withOwnId(pdf(document), request.address + request.file);
}

/** Typst makes a document's id of its title and author, which are the same for all of a lesson pack. Readers tell documents
 * apart by it: they open each where it was left, and show it with its own notes. */
function withOwnId(bytes, name) {
  const text = bytes.toString("latin1");
  const id = /<xmpMM:DocumentID>([^<]{24})<\/xmpMM:DocumentID>/.exec(text)?.[1];
  const parts = text.split(id);
  if (!id || parts.length !== 3) throw new Error("the PDF has no id where it is looked for.");
  return Buffer.from(parts.join(createHash("md5").update(name).digest("base64")), "latin1");
}
