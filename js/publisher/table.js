// Official tables on the publisher's page: which dataset they are for, what has to be said, and what they would change.
import { ask, dated } from "./ask.js";
import { count, make } from "./make.js";
import { encoded, show, showTable } from "./results.js";

/** What is read as a table: by its name, or by its first bytes as a workbook. */
export function isTable({ name, bytes }) {
  if (/\.json$/i.test(name)) return false;
  const starts = (...first) => first.every((byte, at) => bytes[at] === byte);
  return /\.(csv|xlsx|xlsm|ods|xls)$/i.test(name) || starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0);
}

/** A day in words. */
const day = (iso) => new Date(`${iso}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
/** A day as files write it. */
const iso = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** @param {Element} page @param {string} root the site's address @param {(files: object[]) => Promise<void>} check checks files again
 * @returns {{take: (file: {name: string, bytes: Uint8Array}, form: HTMLFormElement) => Promise<void>, hide: () => void}} */
export function tables(page, root, check) {
  const section = page.querySelector(".table");
  const form = section.querySelector("form");
  const box = page.querySelector(".reviews");
  const [choice, why, next, hint] = ["#dataset", "#why", "#next", "#next-hint"].map((id) => form.querySelector(id));
  let table;
  let number = 0;
  let offers = [];
  /** The files that the table has figures for. */
  const fitting = () => offers.filter(({ fits }) => fits);

  /** Says when the figures are due now. */
  function due() {
    const offer = offers.find(({ name }) => name === choice.value);
    next.closest("p").hidden = Boolean(offer && !offer.next);
    hint.textContent = offer?.next ? `The file says ${day(offer.next)}. Leave this empty to keep that.` : "";
  }

  /** Has the worker read the table, and shows what it says in the status of the form that was used. */
  async function read(used) {
    const said = { dataset: choice.value, why: why.value, next: next.value, today: iso(new Date()) };
    const asked = number;
    const result = await ask(used, "Reading…", { kind: "table", table: asked, ...table, ...said });
    // Something else may have been taken meanwhile.
    if (!result || asked !== number) return;
    const status = used.querySelector("[role=status]");
    const tell = (words) => (status.textContent = dated(words, result));
    section.hidden = result.problems.length > 0;
    if (result.problems.length) {
      showTable(box, table.name, result.problems);
      return tell("The table can’t be read.");
    }
    if (!offers.length) {
      offers = result.offers;
      const options = (list) => list.map(({ name, title }) => make("option", { value: name }, title));
      const others = offers.filter(({ fits }) => !fits);
      const groups = fitting().length ? [make("optgroup", { label: "Found in this table" }, ...options(fitting())), make("optgroup", { label: "Not found in it" }, ...options(others))] : options(others);
      choice.replaceChildren(make("option", { value: "" }, "Choose"), ...groups);
    }
    choice.value = result.dataset;
    due();
    box.replaceChildren();
    const { imported } = result;
    if (!imported) {
      const found = fitting().length;
      return tell(found ? `The table has figures for ${count(found, "file")}: choose one below.` : "Say below which figures are in this table.");
    }
    // Only published figures that change need a reason.
    why.closest("p").hidden = !imported.revised;
    why.removeAttribute("aria-invalid");
    if (imported.count) {
      showTable(box, table.name, imported.problems);
      return tell(`${count(imported.count, "problem")} found in the table.`);
    }
    const isExplained = !imported.revised || Boolean(why.value.trim());
    if (!isExplained) why.setAttribute("aria-invalid", "true");
    const isNews = Boolean(imported.changed || next.value);
    const files = [{ name: `${result.dataset}.json`, bytes: encoded(imported.text) }];
    const told = show({ box, root, reviewed: imported.reviewed, files, first: [notes(imported)], isReady: isExplained && isNews, again: () => check(files) });
    let then = "";
    if (!isExplained) then = ` ${count(imported.revised, "published figure changes", "published figures change")}: say below why.`;
    else if (!isNews) then = " There is nothing to publish.";
    tell(`${count(imported.figures, "figure")} read, ${imported.changed.toLocaleString("en-GB")} ${imported.changed === 1 ? "differs" : "differ"} from what is published. ${told}${then}`);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (choice.value) return read(form);
    form.querySelector("[role=status]").textContent = "Choose which figures are in this table.";
    choice.focus();
  });
  choice.addEventListener("change", due);

  return {
    async take(file, used) {
      table = file;
      number += 1;
      offers = [];
      form.reset();
      form.querySelector("[role=status]").textContent = "";
      choice.replaceChildren();
      why.closest("p").hidden = true;
      await read(used);
    },
    hide() {
      number += 1;
      section.hidden = true;
    },
  };
}

/** What was read, and what was passed over. */
function notes({ figures, sheets, notes }) {
  const from = sheets.length ? ` from ${sheets.length === 1 ? "sheet" : "sheets"} ${sheets.map((name) => `“${name}”`).join(", ")}` : "";
  return make("ul", { className: "notes" }, make("li", {}, `${count(figures, "figure")}${from}.`), ...notes.map((note) => make("li", {}, note)));
}
