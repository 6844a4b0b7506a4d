// Reads a chart's selection from a query string.
const NAMES = ["areas", "from", "to"];

/** The settings in a query that choose what is shown, each with its value. Anything else in the query is ignored.
 * @param {string} query @returns {[string, string][]} */
export function chosen(query) {
  const all = new URLSearchParams(query);
  // "period" is another name for "to".
  if (all.has("period") && !all.has("to")) all.set("to", all.get("period"));
  return NAMES.filter((name) => all.has(name)).map((name) => [name, all.get(name)]);
}

/** Settings as a query that people can read. @param {Iterable<[string, string]>} settings */
export const asQuery = (settings) => String(new URLSearchParams([...settings])).replace(/%2C/g, ",");
