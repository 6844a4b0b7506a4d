// What a check found, as elements: the problems with their places, what would change in a file, on charts, and wherever
// readers see its figures.
import { count, make } from "./make.js";

const ROWS = [
  ["added", "Added"],
  ["revised", "Revised"],
  ["removed", "Removed"],
];

/** The review of one file. @param {object} review `Review` in src/review/reviewer.rs
 * @param {HTMLTextAreaElement | undefined} text the file's text, if it is at hand */
export function reviewOf(review, text) {
  const { path, title, is_published, problems, changes } = review;
  const right = is_published ? "No problems." : "No problems. It is a new file.";
  const verdict = review.count ? `${count(review.count, "problem")}. Put ${review.count === 1 ? "it" : "them"} right before you publish.` : right;
  const isSilent = problems.some(({ rule }) => rule === "silent");
  return make(
    "section",
    { className: "review" },
    make("h3", {}, title),
    make("p", { className: "source" }, path),
    make("p", { className: review.count ? "notice warning" : "notice" }, verdict),
    isSilent ? make("p", {}, "Published figures change, and the file doesn’t say why.") : undefined,
    problems.length ? problemsOf(problems, text) : undefined,
    ...(changes ? changesOf(changes, is_published) : []),
  );
}

/** A list of problems. @param {object[]} problems `FileProblem` in src/review/file_problem.rs */
export const problemsOf = (problems, text) => make("ol", { className: "problems" }, ...problems.map((problem) => problemOf(problem, text)));

function problemOf({ place: cell, line, column, rule, message, hint, excerpt, more }, text) {
  const place = cell || (line ? `Line ${line}, column ${column}` : "The whole file");
  const link = () => {
    const to = make("a", { href: `#${text.id}` }, place);
    to.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(text, line, column);
    });
    return to;
  };
  return make(
    "li",
    {},
    make("p", {}, text && line ? link() : place, ": ", make("strong", {}, message)),
    excerpt ? make("pre", {}, excerpt.before, make("mark", {}, excerpt.at), excerpt.after) : undefined,
    make("p", {}, hint),
    make("p", { className: "source" }, `Rule: ${rule}.${more ? ` ${count(more, "more problem")} like this.` : ""}`),
  );
}

/** Moves to a place in the text, with the rest of its line selected. The text may have been shortened since it was checked:
 * then to its last line. */
function goTo(text, line, column) {
  for (let box = text.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  const lines = text.value.split("\n");
  const at = Math.min(line, lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  const from = start + [...lines[at]].slice(0, column - 1).join("").length;
  text.focus();
  text.setSelectionRange(from, start + lines[at].length);
  text.scrollTop = (text.scrollHeight * Math.max(0, at - 3)) / lines.length;
}

/** A table of what changes, in a frame that scrolls. Each row is its head, then the rest. */
const table = (label, heads, rows) =>
  make(
    "div",
    { className: "table-frame", tabIndex: 0, role: "region", "aria-label": label },
    make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, ...rows.map(([head, ...rest]) => make("tr", {}, make("th", { scope: "row" }, head), ...rest.map((words) => make("td", {}, words))))),
    ),
  );

/** What is not listed of changes. */
const hidden = (number) => (number ? make("p", {}, `And ${count(number, "more change")}.`) : undefined);

function changesOf(changes, isPublished) {
  if (!isPublished && !changes.added.count) return [];
  const counts = ROWS.flatMap(([name]) => (changes[name].count ? [`${changes[name].count.toLocaleString("en-GB")} ${name}`] : []));
  const same = changes.same ? `No figure changes: ${count(changes.same, "figure")}.` : "No figures.";
  const rows = ROWS.flatMap(([name, label]) => changes[name].shown.map(({ what, before, after }) => [what, label, before, after]));
  return [
    make("h4", {}, "What changes"),
    make("p", {}, counts.length ? `${counts.join(", ")}. ${count(changes.same, "figure stays as it is", "figures stay as they are")}.` : same),
    ...(counts.length ? [table("Figures that change", ["What", "Change", "Published", "New"], rows), hidden(ROWS.reduce((sum, [name]) => sum + changes[name].count - changes[name].shown.length, 0))] : []),
    changes.about.count ? make("details", {}, make("summary", {}, `Besides the figures: ${count(changes.about.count, "change")}`), beforeAndAfter("What the file says besides its figures", changes.about)) : undefined,
  ].filter(Boolean);
}

/** A table of texts before and after. @param {{count: number, shown: object[]}} listed `Listed` in src/review/changes.rs */
function beforeAndAfter(label, { count: all, shown }) {
  const rows = shown.map(({ what, before, after }) => [what, before || "Not there", after || "Gone"]);
  return make("div", {}, table(label, ["What", "Published", "New"], rows), hidden(all - shown.length));
}

// ---- Charts

/** The charts that files touch, before and after. Nothing if there is none. */
export function chartsOf(reviews, root) {
  const charts = reviews.filter(({ changes }) => changes).flatMap((review) => review.charts);
  if (!charts.length) return undefined;
  return make("section", { className: "charts-touched" }, make("h3", {}, "Charts, before and after"), ...charts.map((chart) => chartOf(chart, root)));
}

function chartOf({ title, path, before, after }, root) {
  const isSame = before && after && before.headline === after.headline && before.picture === after.picture;
  const states = [["Published", before, "There is no such chart yet."], ["New", after, "It can’t be drawn."]];
  return make(
    "article",
    {},
    make("h4", {}, make("a", { href: new URL(path, root) }, title)),
    isSame ? make("p", {}, `It stays the same: ${before.headline}.`) : make("div", { className: "before-after" }, ...states.map((state) => drawn(...state))),
  );
}

/** A chart in one state. Its words say what the picture shows. @param {object | null} state `Drawn` in src/review/drawn.rs */
function drawn(label, state, none) {
  const said = make("figcaption", {}, make("strong", {}, `${label}:`), ` ${state ? `${state.headline}.` : none}`);
  if (!state) return make("figure", {}, said);
  // The module draws it from numbers alone; what is parsed here runs no scripts.
  const picture = document.adoptNode(new DOMParser().parseFromString(state.picture, "text/html").querySelector("svg"));
  return make("figure", {}, said, picture, make("p", { className: "source" }, state.subtitle));
}

// ---- What readers see

/** Every sentence, card and embed that changes. Nothing if none does. @param {object[]} seen `Seen` in src/review/seen.rs */
export function seenOf(seen, root) {
  if (!seen.length) return undefined;
  const groups = seen.map(({ subject, places }) => {
    const listed = places.map(({ name, changes }) => {
      const address = name.endsWith("/") || name.includes("#") ? name : "";
      return make("div", {}, make("h4", {}, make("a", { href: new URL(address, root) }, name)), beforeAndAfter(`What changes in ${name}`, changes));
    });
    const all = places.reduce((sum, { changes }) => sum + changes.count, 0);
    return make("details", {}, make("summary", {}, `${subject}: ${count(all, "change")}`), ...listed);
  });
  return make("section", { className: "seen" }, make("h3", {}, "What readers will see"), ...groups);
}
