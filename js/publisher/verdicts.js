// What a check found in a text, as elements: each sentence with its figures, and where each is published.
import { count, make } from "./make.js";

/** What each verdict is called, and whether the text may stay. */
const KINDS = {
  right: ["Right", true],
  rounded: ["Rounded", true],
  "wrong-period": ["Wrong year", false],
  "wrong-area": ["Wrong place", false],
  "wrong-figure": ["Wrong figure", false],
  "wrong-direction": ["Wrong direction", false],
  unknown: ["Not found", false],
};

/** @param {{text: string, verdicts: object[]}[]} sentences `Sentence` in src/fact_check/verdict.rs @param {string} root
 * @returns {{summary: string, list: Node}} */
export function verdictsOf(sentences, root) {
  const all = sentences.flatMap(({ verdicts }) => verdicts);
  const right = all.filter(({ kind }) => KINDS[kind][1]).length;
  const summary = all.length ? `${count(all.length, "figure")} checked: ${right} right, ${all.length - right} to look at.` : "There is no figure in this text.";
  return { summary, list: make("ol", { className: "sentences-checked" }, ...sentences.map((one) => sentence(one, root))) };
}

function sentence({ text, verdicts }, root) {
  return make("li", {}, make("p", {}, text), verdicts.length ? make("ul", {}, ...verdicts.map((one) => verdict(one, root))) : undefined);
}

function verdict({ figure, kind, says, source }, root) {
  const [name, isRight] = KINDS[kind];
  const link = source ? make("a", { href: new URL(source.path, root) }, source.title) : undefined;
  return make("li", { className: isRight ? "right" : "doubted" }, make("strong", {}, `${figure}: ${name}.`), " ", says, ...(link ? [" ", link] : []));
}
