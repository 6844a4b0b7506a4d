// What a check found in a file, as elements: the problems with their lines, what would change, and where it is shown.
import { count, make } from "./make.js";

const ROWS = [
  ["added", "Added"],
  ["revised", "Revised"],
  ["removed", "Removed"],
];

/** The review of one file. @param {object} review `Review` in src/review/desk.rs @param {string} root the site's address
 * @param {HTMLTextAreaElement | undefined} text the file's text, if it is at hand */
export function reviewOf(review, root, text) {
  const { path, title, is_published, problems, changes, charts } = review;
  const right = is_published ? "No problems." : "No problems. It is a new file.";
  const verdict = review.count ? `${count(review.count, "problem")}. Put it right before you publish.`.replace(/(\d\d|[2-9]) (problems)\. Put it/, "$1 $2. Put them") : right;
  return make(
    "section",
    { className: "review" },
    make("h3", {}, title),
    make("p", { className: "source" }, path),
    make("p", { className: review.count ? "notice warning" : "notice" }, verdict),
    problems.length ? make("ol", { className: "problems" }, ...problems.map((problem) => problemOf(problem, text))) : undefined,
    ...(changes ? changesOf(changes, is_published) : []),
    changes && charts.length ? make("ul", { className: "charts-touched" }, ...charts.map((chart) => chartOf(chart, root))) : undefined,
  );
}

function problemOf({ line, column, rule, message, hint, excerpt, more }, text) {
  const place = line ? `Line ${line}, column ${column}` : "The whole file";
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

/** Moves to a place in the text, with the rest of its line selected. */
function goTo(text, line, column) {
  for (let box = text.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const from = start + [...lines[line - 1]].slice(0, column - 1).join("").length;
  text.focus();
  text.setSelectionRange(from, start + lines[line - 1].length);
  text.scrollTop = (text.scrollHeight * Math.max(0, line - 4)) / lines.length;
}

function changesOf(changes, isPublished) {
  if (!isPublished && !changes.added.count) return [];
  const heading = make("h4", {}, "What changes");
  const fields = changes.fields.length ? make("p", {}, "Other changes: ", ...joined(changes.fields.map((field) => make("code", {}, field)))) : undefined;
  const counts = ROWS.flatMap(([name]) => (changes[name].count ? [`${changes[name].count.toLocaleString("en-GB")} ${name}`] : []));
  if (!counts.length) return [heading, make("p", {}, changes.same ? `No figure changes: ${count(changes.same, "figure")}.` : "No figures."), ...(fields ? [fields] : [])];
  const rows = ROWS.flatMap(([name, label]) => changes[name].shown.map((one) => make("tr", {}, make("th", { scope: "row" }, one.what), ...[one.period, label, one.before, one.after].map((words) => make("td", {}, words)))));
  const hidden = ROWS.reduce((sum, [name]) => sum + changes[name].count - changes[name].shown.length, 0);
  const summary = `${counts.join(", ")}. ${count(changes.same, "figure stays as it is", "figures stay as they are")}.`;
  return [
    heading,
    make("p", {}, summary),
    changes.unexplained ? make("p", { className: "notice warning" }, "Published figures change, and the file doesn’t say why. Add a correction, or mark them as revised: \"status\": \"r\".") : undefined,
    make(
      "div",
      { className: "table-frame", tabIndex: 0, role: "region", "aria-label": "Figures that change" },
      make(
        "table",
        {},
        make("thead", {}, make("tr", {}, ...["What", "Period", "Change", "Published", "New"].map((head) => make("th", { scope: "col" }, head)))),
        make("tbody", {}, ...rows),
      ),
    ),
    hidden ? make("p", {}, `And ${count(hidden, "more figure")}.`) : undefined,
    fields,
  ].filter(Boolean);
}

/** A chart that shows the file, and what it says before and after. */
function chartOf({ title, path, before, after }, root) {
  const told = before === after ? [make("p", {}, "It says the same: ", before)] : [make("p", {}, "Published: ", before), make("p", {}, "New: ", after || "It can’t be drawn.")];
  return make("li", {}, make("a", { href: new URL(path, root) }, title), ...told);
}

/** With commas between. */
const joined = (all) => all.flatMap((one, at) => (at ? [", ", one] : [one]));
