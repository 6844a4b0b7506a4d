// What the two halves of the search share: the build script that writes the index, and the page's script that reads it.

/** A word: a number with its points and commas, or letters with apostrophes inside. */
export const WORD = /\d+(?:[.,]\d+)+|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu;

/** Stop words, which are on every page. */
const COMMON = new Set(
  "a about after all also an and any are as at be been but by can did do does for from had has have how i if in into is it its me my no not of on or our so than that the their them then there these they this those to up us was we were what when where which who why will with you your".split(" "),
);
export const isCommon = (term) => COMMON.has(term);

/** The form of a word in the index and in queries: lower case, no accents, "Durham’s" as "durham", "1,129" as "1129",
 * and regular plurals as singulars. */
export function term(word) {
  const plain = word
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}|,|['’](s$)?/gu, "");
  if (plain.length < 4) return plain;
  return plain.replace(/([^ae])ies$/, "$1y").replace(/([^aius])s$/, "$1");
}

/** The words of a text, in the form of the index. */
export const terms = (text) => (text.match(WORD) ?? []).map(term);

/** The options of MiniSearch. A document is a page or a section of one; its address is relative to the site's root. */
export const OPTIONS = {
  idField: "address",
  fields: ["heading", "text"],
  storeFields: ["title", "heading", "text", "kind"],
  tokenize: (text) => text.match(WORD) ?? [],
  processTerm: (word) => {
    const stored = term(word);
    return isCommon(stored) ? null : stored;
  },
};

/** The addresses that a result may have: folders, then a fragment. No scheme, no host, no `..`. */
const ADDRESS = /^(?:\w[\w.-]*\/)*(?:#[\w.-]+)?$/;

/** Whether a parsed file is a complete index as the build writes it, with no additional fields: MiniSearch lets a
 * stored field called "id" or "terms" replace its own. May throw on anything that is not an index. */
export function isSound({ serializationVersion, documentCount, documentIds, fieldIds, fieldLength, storedFields, index, guide }) {
  const { fields, storeFields } = OPTIONS;
  const ids = Object.keys(documentIds);
  const isText = (value) => typeof value === "string";
  const isCount = (value) => Number.isInteger(value) && value >= 0;
  const isStored = (one) => Object.keys(one).length === storeFields.length && storeFields.every((name) => isText(one[name]));
  const areHits = (one) => Object.entries(one).every(([id, count]) => Object.prototype.hasOwnProperty.call(documentIds, id) && isCount(count));
  return (
    serializationVersion === 2 &&
    documentCount === ids.length &&
    fields.every((name, i) => fieldIds[name] === i) &&
    ids.every((id) => isText(documentIds[id]) && ADDRESS.test(documentIds[id])) &&
    ids.every((id) => isStored(storedFields[id]) && fields.every((_, i) => isCount(fieldLength[id][i]))) &&
    index.every(([term, hits]) => isText(term) && Object.values(hits).every(areHits)) &&
    isGuide(guide, new Set(Object.values(documentIds)))
  );
}

/** Whether the part of the index that the publisher wrote is complete. Its best bets lead to records of the index, its
 * numbers to a telephone, and nothing leads anywhere else. */
function isGuide({ emergency, kinds, synonyms, bestBets }, addresses) {
  const areTexts = (list) => list.every((one) => typeof one === "string");
  const areCalls = (list) => list.every(({ tel, phone, name }) => areTexts([phone, name]) && /^tel:\+?\d+$/.test(tel));
  return (
    areCalls(emergency) &&
    kinds.every(({ kind, words }) => areTexts([kind, ...words])) &&
    synonyms.every(({ words, means }) => areTexts([...words, ...means])) &&
    bestBets.every(({ queries, alone, to, call }) => areTexts([...queries, ...alone]) && addresses.has(to) && areCalls(call))
  );
}
