// The embed dialog, with which an editor takes a chart, a figure or a page of advice to another site: what to show, a
// preview at different widths, and the snippets to paste, from what works everywhere to what fits best. Its text and
// markup come from the page /embed/.
import { asQuery, chosen } from "../chart/choice.js";
import { BY_HAND, copy, copyRich, forget } from "../page/copy.js";
import { describe, escape } from "../chart/describe.js";
import { elementCode, frameCode, linkCode } from "./snippets.js";
import { parsed } from "../page/parse.js";

/** The dialog from the page `/embed/`. It is fetched once. */
let template;

async function fetchDialog(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = parsed(await response.text());
  return page.querySelector("template[data-embed-dialog]").content.querySelector("dialog");
}

/** Copies the content of the field beside a button. */
export async function copyField(button, near) {
  const code = button.closest(".code");
  const what = code.querySelector("label").textContent.replace(/^\d\. /, "");
  return (await copy(code.querySelector("textarea").value, near)) ? `Copied: ${what}.` : BY_HAND;
}

/** Opens the dialog of a link. Its content comes from the page with the link. */
export async function open(link) {
  template ??= await fetchDialog(link.href);
  if (document.querySelector(".embed-dialog")) return;
  const done = new AbortController();
  const dialog = document.importNode(template, true);
  fill(dialog, JSON.parse(link.parentElement.querySelector("[data-codes]").textContent), done.signal);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    done.abort();
    dialog.remove();
    forget();
    link.focus();
  });
  dialog.showModal();
}

const words = (selector) => document.querySelector(selector)?.textContent.trim();
const sentences = () => [...document.querySelectorAll(".sentences li")].map((one) => one.textContent);

/** Copies a table as HTML for rich-text editors, and as tab-separated text, without the page's styles. */
async function copyTable() {
  const from = document.querySelector("#figures-caption").closest("table");
  const rows = [...from.rows].map((row) => [...row.cells]);
  const cell = (one) => `<${one.localName}${one.scope && ` scope="${one.scope}"`}>${escape(one.textContent)}</${one.localName}>`;
  const html = `<table><caption>${escape(from.caption.textContent)}</caption>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
  const plain = rows.map((row) => row.map((one) => one.textContent).join("\t")).join("\n");
  try {
    await copyRich(html, plain);
    return "Copied: the table.";
  } catch {
    return "Your browser blocked copying. Close this window, then select and copy the table on the page.";
  }
}

/** Fills in the dialog, and updates it with each choice. */
function fill(dialog, things, signal) {
  const isChart = Boolean(things[0].chart);
  // The reader's current selection is a choice of its own, with the metadata of the first one.
  const here = isChart ? asQuery(chosen(location.search)) : "";
  // It comes first, because it is what the editor sees on the page.
  const all = here && !things.some(({ whole }) => whole.endsWith(`?${here}`)) ? [{ ...things[0], label: "The chart as it is on the page now", here }, ...things] : things;

  const has = { chart: isChart, many: all.length > 1, here, first: !here };
  for (const one of dialog.querySelectorAll("[data-only]")) if (!has[one.dataset.only]) one.remove();
  const part = (name) => dialog.querySelector(`[data-fill=${name}]`);
  const choices = dialog.querySelector(".choices");
  const form = document.createElement("form");
  form.append(...choices.childNodes);
  choices.replaceWith(form);
  const [height, status] = ["height", "status"].map(part);
  const frame = (properties) => Object.assign(document.createElement("iframe"), properties);
  const view = frame({ title: "Preview", loading: "lazy" });
  part("name").textContent = things[0].name;
  form.elements.thing?.append(...all.map(({ label }, i) => new Option(label, i)));
  const { width } = form.elements;
  // The embed is highest at the narrowest width. This frame is only measured, not shown.
  const narrow = frame({ className: "measure", title: "", width: width.value, tabIndex: -1, ariaHidden: "true" });
  part("preview").append(view, narrow);
  // The widest option that fits this window.
  const fits = [...width.options].slice(0, -1).filter(({ value }) => value < innerWidth - 100);
  width.value = fits.at(-1)?.value ?? width.options[0].value;
  if (isChart) {
    part("words").querySelector("textarea").value = `${describe({ finding: words(".finding"), caution: words(".caution"), sentences: sentences() })} ${location.href.replace(/#.*/, "")}`;
    const picture = part("picture");
    if (picture) Object.assign(picture, { href: "chart.png", download: "" });
  }

  let last;
  let tallest = 0;
  const update = () => {
    const fields = new FormData(form);
    const living = all[fields.get("thing") ?? 0];
    const kept = form.elements.kept?.options[1];
    if (kept) {
      kept.disabled = !living.kept || Boolean(living.here);
      if (kept.disabled && kept.selected) form.elements.kept.value = "";
    }
    const thing = kept?.selected ? { ...living, ...living.kept } : living;
    const settings = new URLSearchParams(thing.here);
    for (const name of ["theme", "table", "controls", "title"]) if (fields.get(name)) settings.set(name, fields.get(name));
    // A snapshot has no controls.
    if (thing !== living) settings.delete("controls");
    const query = asQuery(settings);
    const local = `${thing.local}${query && `?${query}`}`;
    if (local !== last) {
      last = local;
      tallest = 0;
      // Replace the last preview in the history, so that Back leaves the page and does not go through previews.
      for (const one of [view, narrow]) {
        if (one.contentWindow) one.contentWindow.location.replace(local);
        else one.src = local;
      }
    }
    view.width = fields.get("width");
    const shown = {
      ...thing,
      address: `${thing.address}${query && `?${query}`}`,
      whole: thing.here ? `${thing.whole}?${thing.here}` : thing.whole,
      height: Math.max(thing.height, tallest),
    };
    const attributes = [...settings].map(([name, value]) => [name === "title" ? "heading" : name, value]);
    const script = dialog.dataset.script;
    const texts = {
      link: linkCode(shown),
      frame: frameCode(shown),
      fitted: `${frameCode(shown)}\n${script}`,
      element: isChart && `${elementCode(shown, attributes)}\n${script}`,
    };
    for (const [way, text] of Object.entries(texts)) {
      part(way).hidden = !text;
      part(way).querySelector("textarea").value = text || "";
    }
  };

  const hear = ({ source, data }) => {
    if (data?.["safer-embed"] !== 1 || !(data.height > 0 && data.height < 20_000)) return;
    if (source === view.contentWindow) {
      view.height = data.height;
      height.textContent = `At ${view.width} pixels it is ${data.height} pixels high on this device.`;
    } else if (source !== narrow.contentWindow) return;
    if (data.height > tallest) {
      tallest = data.height;
      update();
    }
  };
  addEventListener("message", hear, { signal });
  form.addEventListener("input", update);
  dialog.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "close") return dialog.close();
    // Put the message where the reader is.
    button.after(status);
    status.textContent = "";
    status.textContent = await (button.dataset.do === "copy-table" ? copyTable() : copyField(button, status));
  });
  update();
}
