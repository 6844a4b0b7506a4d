// Describes a chart's image in words: for the image file, for programs and for screen readers.

/**
 * What goes with a picture wherever it goes. `caution` is a sentence that its figures never go without, `marks` say what its symbols mean and what is noted of single figures, `notes`
 * what to bear in mind, `band` what the band behind its lines is, where it has one. It is `ChartMetadata` of
 * `src/chart/metadata.rs`. The colours are the light scheme's of `style/tokens.css`, by name: paper is white.
 * @typedef {{title: string, finding: string, caution?: string, subtitle: string, sentences: string[], band?: string, marks?: string[], notes: string[],
 *   source: string, licence: string, date: string, address: string, site: string, colours: Record<string, string>}} Metadata
 */

const CONTROLS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes a text for markup. Characters that XML does not allow, such as half of a surrogate pair, become question
 * marks. */
export const escape = (text) => String(text).replace(CONTROLS, "\ufffd").replace(/[&<>"]/g, (sign) => SIGNS[sign]);

/** A text alternative for an image. @param {Metadata} metadata */
export const describe = ({ finding, caution, sentences }) => [sentence(finding), caution, ...sentences].filter(Boolean).join(" ");

/** A text with a full stop, unless it ends with other punctuation. */
export const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "23 November 2026" as an ISO date; any other text unchanged. */
export function machineDate(text) {
  const [, day, month, year] = /^(\d{1,2}) (\w+) (\d{4})$/.exec(text) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number ? `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}` : text;
}

/** Title, description and licence inside the file, where programs and screen readers look for them. */
export function about(metadata) {
  const core = {
    title: metadata.title,
    description: describe(metadata),
    publisher: metadata.site,
    source: metadata.source,
    rights: metadata.licence,
    date: machineDate(metadata.date),
    identifier: metadata.address,
    language: "en-GB",
  };
  const terms = Object.entries(core).map(([name, text]) => `<dc:${name}>${escape(text)}</dc:${name}>`);
  return (
    `<title>${escape(metadata.title)}</title><desc>${escape(describe(metadata))}</desc>` +
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<rdf:Description rdf:about="">${terms.join("")}</rdf:Description></rdf:RDF></metadata>`
  );
}
