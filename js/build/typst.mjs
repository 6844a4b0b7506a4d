// Runs Typst with the templates in paper/templates/ and only the fonts of the npm packages, so that the same request
// gives the same bytes on every machine.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFile } from "./heading-font.mjs";
import { hash } from "./cache.mjs";

const TEMPLATES = fileURLToPath(new URL("../../paper/templates/", import.meta.url));

// Typst's own DejaVu Sans Mono, part of the compiler, has the letters that this typeface lacks.
const fonts = ["400Regular", "700Bold"].map((weight) => readFileSync(fontFile(weight)));

/** Everything other than the request that affects the result: part of the cache key. */
export const version = hash(
  readFileSync(fileURLToPath(import.meta.resolve("@myriaddreamin/typst-ts-node-compiler/package.json"))),
  readFileSync(fileURLToPath(import.meta.url)),
  ...readdirSync(TEMPLATES).sort().flatMap((name) => [name, readFileSync(join(TEMPLATES, name))]),
  ...fonts,
);

/** The severity of an error; the calls that led to it have another. */
const ERROR = 1;

let started;
const compiler = () => (started ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fonts }] }));

/** Lays a template out. It reads the request as data, so no word in it is ever taken for markup.
 * @param {string} template its name, without the ending
 * @param {object} request
 * @throws {Error} with what the template or Typst says, in one line */
export function layOut(template, request) {
  const inputs = { request: JSON.stringify(request) };
  const result = compiler().compile({ mainFilePath: join(TEMPLATES, `${template}.typ`), inputs });
  if (result.result) return result.result;
  const errors = (result.takeError()?.shortDiagnostics ?? []).filter(({ severity }) => severity === ERROR);
  throw new Error(sentences(errors.map(({ message }) => message)));
}

/** A tagged PDF. Typst refuses to write anything that PDF/UA-1, the standard for accessible PDF, does not allow. */
export function pdf(document) {
  try {
    return compiler().pdf(document, { pdfStandard: "ua-1" });
  } catch (error) {
    throw new Error(sentences(messages(error.message)));
  }
}

/** The page as SVG; letters are outlines in it. */
export const svg = (document) => compiler().plainSvg(document);

/** If it can't write a file, the compiler throws its diagnostics in Rust's debug format. */
function messages(text) {
  const plain = (words) => words.replace(/\\u\{(\w+)\}|\\(.)/g, (_, code, sign) => sign ?? String.fromCodePoint(parseInt(code, 16)));
  const found = [...text.matchAll(/\bmessage: "((?:[^"\\]|\\.)*)"/g)];
  return found.length ? found.map(([, message]) => plain(message)) : [text];
}

/** The message of a template or of Typst, without the debug formatting. */
const sentences = (messages) =>
  messages.map((message) => message.replace(/^panicked with: "(.*)"$/s, "$1")).join("; ") || "Typst gives no reason.";
