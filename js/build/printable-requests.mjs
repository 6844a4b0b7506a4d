// The printables that can be requested, and the validation of requests. Every problem of a list is reported at once.

/** One for each resource of a lesson pack, laid out by the template of the same name. */
export const RESOURCES = ["sheet", "easy-sheet", "colouring", "cards", "answers", "letter", "poster", "quiz", "slides"];

/** Resources that must fit on one page. */
export const ONE_PAGE = ["sheet", "easy-sheet", "colouring", "answers", "letter", "poster"];

/**
 * @typedef {object} Request The templates read the same fields.
 * @property {string} resource one of `RESOURCES`
 * @property {string} file below the folder that the program is told
 * @property {string} title in the file's metadata: what a reader's window and a screen reader name it by
 * @property {string} language `en` or `en-GB`
 * @property {string} site
 * @property {string} address where the square leads
 * @property {string} shown_address
 * @property {string} qr the square as SVG
 * @property {string} updated `2026-11-23`
 * @property {Record<string, string>} colours of the light scheme, by their names in style/tokens.css
 * @property {Record<string, string>} pictures those that the pack names, as SVG
 * @property {object} pack the lesson pack
 */
const TEXTS = ["resource", "file", "title", "language", "site", "address", "shown_address", "qr", "updated"];
const OBJECTS = ["colours", "pictures", "pack"];

/** @param {string} text a JSON list of requests @returns {Request[]} */
export function read(text) {
  let list;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new Error(`The requests are not JSON: ${error.message}.`);
  }
  if (!Array.isArray(list)) throw new Error("The requests are not a JSON list.");
  const files = new Set();
  const problems = list.flatMap((request, at) => {
    const name = isObject(request) && typeof request.file === "string" ? request.file : `request ${at + 1}`;
    const words = problem(request) ?? (files.has(name) ? "it is requested twice." : undefined);
    files.add(name);
    return words ? [`${name}: ${words}`] : [];
  });
  if (problems.length) throw new Error(problems.join("\n"));
  return list;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The first problem of a request. @returns {string | undefined} */
function problem(request) {
  if (!isObject(request)) return "it is no JSON object.";
  for (const name of TEXTS) if (typeof request[name] !== "string") return `its ${name} is missing or no text.`;
  for (const name of OBJECTS) if (!isObject(request[name])) return `its ${name} is missing or no JSON object.`;
  const unknown = Object.keys(request).find((name) => !TEXTS.includes(name) && !OBJECTS.includes(name));
  if (unknown !== undefined) return `it has a field that is not known: ${JSON.stringify(unknown)}.`;
  if (!RESOURCES.includes(request.resource)) {
    return `${JSON.stringify(request.resource)} is no printable. There are ${RESOURCES.join(", ")}.`;
  }
  const parts = request.file.split(/[/\\]/);
  if (parts.some((part) => ["", ".", ".."].includes(part) || part.includes(":")) || !request.file.endsWith(".pdf")) {
    return "the file has to be a path inside the folder that ends in .pdf.";
  }
  for (const name of ["title", "site", "address"]) if (!request[name].trim()) return `its ${name} is empty.`;
  if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(request.language)) {
    return `${JSON.stringify(request.language)} is no language such as en-GB.`;
  }
  const figure = firstUnfilled(request.pack);
  if (figure !== undefined) return `a figure is not filled in: ${JSON.stringify(figure)}.`;
  // Typst checks whether the day exists.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(request.updated)) return `${JSON.stringify(request.updated)} is no date such as 2026-11-23.`;
  return undefined;
}

/** Text can contain names of figures, which must be filled in before the request. A bare name must never reach a
 * school. */
function firstUnfilled(value) {
  if (typeof value === "string") return value.includes("{fact:") ? value : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  for (const inner of Object.values(value)) {
    const found = firstUnfilled(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
