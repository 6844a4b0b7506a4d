// Typst, with the templates in paper/templates/ and no fonts but those of the npm packages, so that the same request
// gives the same bytes on every machine.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { fontFile } from "../heading-font.mjs";
import { hash } from "./cache.mjs";

const TEMPLATES = fileURLToPath(new URL("../../paper/templates/", import.meta.url));

// Typst's own DejaVu Sans Mono, part of the compiler, has the letters that this typeface has not.
const fonts = ["400Regular", "700Bold"].map((weight) => readFileSync(fontFile(weight)));

/** Everything besides a request that decides what is made of it: part of the key of what is cached. */
export const version = hash(
  readFileSync(fileURLToPath(import.meta.resolve("@myriaddreamin/typst-ts-node-compiler/package.json"))),
  readFileSync(fileURLToPath(import.meta.url)),
  ...readdirSync(TEMPLATES).sort().flatMap((name) => [name, readFileSync(join(TEMPLATES, name))]),
  ...fonts,
);

let started;
const compiler = () => (started ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fonts }] }));

/** Lays a template out. It reads the request as data, so no word in it is ever taken for markup.
 * @param {string} template its name, without the ending
 * @param {object} request
 * @throws {Error} with what the template or Typst says, in one line */
export function layOut(template, request) {
  const inputs = { request: JSON.stringify(request) };
  const result = compiler().compile({ mainFilePath: join(TEMPLATES, `${template}.typ`), inputs });
  const document = result.result;
  if (!document) throw new Error(sentences(result.takeError()?.shortDiagnostics ?? []));
  return document;
}

/** A tagged PDF. Typst refuses to write what PDF/UA-1, the standard for accessible PDF, does not allow. */
export function pdf(document) {
  try {
    return compiler().pdf(document, { pdfStandard: "ua-1" });
  } catch (error) {
    throw new Error(sentences(diagnostics(error.message)));
  }
}

/** The page as SVG; letters are outlines in it. */
export const svg = (document) => compiler().plainSvg(document);

/** What the compiler throws when it can't write a file is Rust's debug form of its diagnostics. */
function diagnostics(text) {
  const messages = [...text.matchAll(/\bmessage: "((?:[^"\\]|\\.)*)"/g)];
  const plain = (words) => words.replace(/\\u\{(\w+)\}/g, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/\\(.)/g, "$1");
  return messages.length ? messages.map(([, message]) => ({ message: plain(message) })) : [{ message: text }];
}

const sentences = (list) =>
  list.map(({ message }) => message.replace(/^panicked with: "(.*)"$/s, "$1")).join("; ") || "Typst gives no reason.";
