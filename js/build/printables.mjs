// Makes the printables of lesson packs as tagged PDF files: `node js/build/printables.mjs <folder>`.
// js/build/printable-requests.mjs defines the requests.
import { createHash } from "node:crypto";
import { makeFiles } from "./make-files.mjs";
import { ONE_PAGE, read } from "./printable-requests.mjs";
import { layOut, pdf, version } from "./typst.mjs";

makeFiles({
  cache: "printables",
  version,
  sources: [import.meta.url],
  read,
  make(request) {
    const document = layOut(request.resource, request);
    const pages = document.numOfPages;
    if (ONE_PAGE.includes(request.resource) && pages !== 1) {
      throw new Error(`it takes ${pages} pages instead of one. Shorten its text.`);
    }
    return withOwnId(pdf(document), request.address + request.file);
  },
});

/** Typst makes a document's id from its title and author, which are the same for all of a lesson pack. PDF readers
 * identify documents by it, to reopen each at the last page and with its own annotations. */
function withOwnId(bytes, name) {
  const text = bytes.toString("latin1");
  const id = /<xmpMM:DocumentID>([^<]{24})<\/xmpMM:DocumentID>/.exec(text)?.[1];
  const parts = id ? text.split(id) : [];
  if (parts.length !== 3) throw new Error("the PDF has no id where it is looked for.");
  return Buffer.from(parts.join(createHash("md5").update(name).digest("base64")), "latin1");
}
