// What the search's two halves must agree on: the script that writes the index at build, and the one that reads it.

/** A word: a figure with its points and commas, or letters with apostrophes inside. */
export const WORD = /\d+(?:[.,]\d+)+|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu;

/** Words that stand on every page and tell none from another. */
const COMMON = new Set(
  "a about after all also an and any are as at be been but by can did do does for from had has have how i if in into is it its me my no not of on or our so than that the their them then there these they this those to up us was we were what when where which who why will with you your".split(" "),
);
export const isCommon = (term) => COMMON.has(term);

/** The form under which a word is kept and looked for: small letters, no accents, "Durham’s" as "durham", "1,129" as
 * "1129", and a plain plural as its singular. */
export function term(word) {
  const plain = word
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}|,|['’](s$)?/gu, "");
  if (plain.length < 4) return plain;
  return plain.replace(/([^ae])ies$/, "$1y").replace(/([^aius])s$/, "$1");
}

/** The index's own options. A record is a page or a section of one; its address is below the site's root. */
export const OPTIONS = {
  idField: "address",
  fields: ["heading", "text"],
  storeFields: ["title", "heading", "text"],
  tokenize: (text) => text.match(WORD) ?? [],
  processTerm: (word) => {
    const kept = term(word);
    return isCommon(kept) ? null : kept;
  },
};

/** Addresses that a result may have: folders, then a place on the page. No scheme, no host, no way up. */
const ADDRESS = /^(?:\w[\w.-]*\/)*(?:#[\w.-]+)?$/;

/** Whether what was read is an index as it is written at build, whole, with nothing besides: MiniSearch lets a stored
 * field called "id" or "terms" take the place of its own. What is no index at all may throw. */
export function isSound({ serializationVersion, documentCount, documentIds, fieldIds, fieldLength, storedFields, index }) {
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
    index.every(([term, hits]) => isText(term) && Object.values(hits).every(areHits))
  );
}
