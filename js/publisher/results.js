// What was found in files, below the forms: a review of each, what readers would see, and the finished files.
import { count, make } from "./make.js";
import { chartsOf, problemsOf, reviewOf, seenOf } from "./reviews.js";

/** A longer text is not put into a field, in bytes: no data file may be so long. */
const LONGEST = 2 * 1024 * 1024;

/** The addresses of finished files that are on offer. */
let addresses = [];

const decoded = (bytes) => {
  try {
    return bytes.length <= LONGEST ? new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) : undefined;
  } catch {
    return undefined;
  }
};
export const encoded = (text) => new TextEncoder().encode(text);

/** Shows what files would do, and returns it in words. `files` get their paths.
 * @param {{box: Element, root: string, reviewed: {reviews: object[], seen: object[]}, files: {name: string, bytes: Uint8Array, path?: string}[], first?: (Node | undefined)[], isReady?: boolean, again: () => Promise<void>}} what */
export function show({ box, root, reviewed: { reviews, seen, days }, files, first = [], isReady = true, again }) {
  const wrong = reviews.reduce((sum, one) => sum + one.count, 0);
  const found = reviews.map((review, at) => {
    const file = files[at];
    if (file) file.path = review.path;
    const text = file && field(file, at);
    const section = reviewOf(review, text);
    if (text) section.append(make("details", { className: "text-of" }, make("summary", {}, "The file’s text"), make("label", { htmlFor: text.id }, "Change it here, then check again"), text, make("p", {}, againButton(again))));
    return section;
  });
  const isFinished = !wrong && isReady;
  box.replaceChildren(...[...first, ...found, chartsOf(reviews, root), seenOf(seen, root), isFinished ? downloads(files, days) : undefined].filter(Boolean));
  return wrong ? `${count(wrong, "problem")} found.` : "Everything is right.";
}

/** Shows the problems of a table that can't be imported. */
export function showTable(box, name, problems) {
  const list = problemsOf(problems);
  box.replaceChildren(make("section", { className: "review" }, make("h3", {}, name), list));
}

function field(file, at) {
  const text = decoded(file.bytes);
  if (text === undefined) return undefined;
  const area = make("textarea", { id: `text-${at}`, rows: 12, spellcheck: false, wrap: "off", value: text });
  area.addEventListener("input", () => (file.bytes = encoded(area.value)));
  return area;
}

function againButton(again) {
  const button = make("button", { type: "button" }, "Check again");
  button.addEventListener("click", again);
  return button;
}

/** The finished files; with new figures, the list of days too, by which pages know of them. */
function downloads(files, days) {
  addresses.forEach((address) => URL.revokeObjectURL(address));
  addresses = [];
  const all = files.map(({ bytes, path }) => [path, bytes]);
  if (days) all.push(["days.json", encoded(days)]);
  const links = all.map(([path, bytes]) => {
    const address = URL.createObjectURL(new Blob([bytes], { type: "application/json" }));
    const name = path.split("/").pop();
    addresses.push(address);
    return make("p", {}, make("a", { className: "button", href: address, download: name }, `Download ${name}`), " ", make("span", { className: "source" }, `Put it in the place of data/${path}.`));
  });
  return make("section", { className: "finished" }, make("h3", {}, "Ready to publish"), ...links);
}
