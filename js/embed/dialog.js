// The dialog from which an editor takes a chart, a figure or a piece of advice to another site: what to show, how it
// looks at the widths of that site, and what to paste, from what works everywhere to what fits best.
import { asQuery, chosen } from "../chart/choice.js";
import { copy, forget } from "../page/copy.js";
import { describe, escape } from "../chart/describe.js";

/** An element with its properties and what is in it. */
function make(name, properties = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...inside.filter((one) => one !== undefined));
  return element;
}

/** Copies what stands in the field beside a button. */
export function copyField(button, near) {
  const code = button.closest(".code");
  const what = code.querySelector("label").textContent.replace(/^\d\. /, "");
  return copy(code.querySelector("textarea").value, what, near);
}

/** Opens the dialog of a link. */
export function open(link) {
  if (document.querySelector(".embed-dialog")) return;
  const done = new AbortController();
  const dialog = build(JSON.parse(link.parentElement.querySelector("script").textContent), done.signal);
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    done.abort();
    dialog.remove();
    forget();
    link.focus();
  });
  dialog.showModal();
}

const words = (selector) => document.querySelector(selector).textContent.trim();
const sentences = () => [...document.querySelectorAll(".sentences li")].map((one) => one.textContent);

/** A table as editors with rich text take it, and as text with tabs. Nothing of the page's looks goes with it. */
async function copyTable() {
  const from = document.querySelector("#figures-caption").closest("table");
  const rows = [...from.rows].map((row) => [...row.cells]);
  const cell = (one) => `<${one.localName}${one.scope && ` scope="${one.scope}"`}>${escape(one.textContent)}</${one.localName}>`;
  const html = `<table><caption>${escape(from.caption.textContent)}</caption>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
  const plain = rows.map((row) => row.map((one) => one.textContent).join("\t")).join("\n");
  const blob = (text, type) => new Blob([text], { type });
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(plain, "text/plain") })]);
    return "Copied: the table. Paste it where you write.";
  } catch {
    return "The browser did not let this page copy. Close this window, select the table on the page and copy it.";
  }
}

function build({ things, widths, privacy, accessibility }, signal) {
  const isChart = Boolean(things[0].element);
  // What the reader has chosen on the page is a thing of its own, with the first one's metadata.
  const here = isChart ? asQuery(chosen(location.search)) : "";
  // It comes first, because that is what the editor sees.
  const all = here && !things.some(({ whole }) => whole.endsWith(`?${here}`)) ? [{ ...things[0], label: "The chart as it is on the page now", here }, ...things] : things;

  const status = make("p", { className: "status", role: "status" });
  const choice = (name, label, options) => {
    const select = make("select", { name, id: `embed-${name}` }, ...options.map(([value, text]) => make("option", { value }, text)));
    return make("p", {}, make("label", { htmlFor: select.id }, label), select);
  };
  const tick = (name, value, label) => make("label", { className: "tick" }, make("input", { type: "checkbox", name, value }), ` ${label}`);
  const kept = make("option", { value: "kept" }, "Stays as it is today");
  const form = make(
    "form",
    {},
    all.length > 1 ? choice("thing", "What it shows", all.map(({ label }, i) => [i, label])) : undefined,
    isChart ? choice("kept", "New figures", [["", "It keeps up with them"]]) : undefined,
    choice("theme", "Colours", [["", "As the reader’s device has them"], ["light", "Light"], ["dark", "Dark"]]),
    make(
      "p",
      {},
      isChart ? tick("table", "open", "The table is open") : undefined,
      isChart ? tick("controls", "on", "Readers can choose areas and years") : undefined,
      tick("title", "off", "Without its title, for pages that have one above"),
    ),
    choice("width", "Width of the preview", [...widths, 1200].map((width) => [width, `${width} pixels`])),
  );
  form.querySelector("[name=kept]")?.append(kept);
  // The widest that fits here.
  form.elements.width.value = widths.filter((width) => width < innerWidth - 100).at(-1) ?? widths[0];

  const high = make("p", { className: "hint", role: "status" });
  const view = make("iframe", { title: "Preview", loading: "lazy" });
  // Where it is narrowest it is highest. This one is measured and not shown.
  const narrow = make("iframe", { className: "measure", title: "", width: widths[0], tabIndex: -1, "aria-hidden": "true" });
  const field = (label, suits, text, id, rows = 3) =>
    make(
      "div",
      { className: "code" },
      make("label", { htmlFor: id }, label),
      suits ? make("p", { className: "hint" }, suits) : undefined,
      make("textarea", { id, rows, readOnly: true, spellcheck: false, value: text }),
      make("button", { type: "button", "data-do": "copy-code" }, "Copy", make("span", { className: "visually-hidden" }, `: ${label}`)),
    );

  const plain = () => {
    const text = `${describe({ finding: words(".finding"), sentences: sentences() })} ${location.href.replace(/#.*/, "")}`;
    return make(
      "div",
      {},
      make("p", {}, make("strong", {}, "4. No HTML at all."), " For systems that take only text and pictures, and for documents. It is what the page shows now, and it does not keep up with new figures."),
      here
        ? make("p", {}, "The picture: close this window, and take “Save the picture” under the chart.")
        : make("p", {}, make("a", { href: "chart.png", download: "" }, "The picture (PNG)")),
      field("The description of the picture", "", text, "embed-words", 5),
      make("p", {}, make("button", { type: "button", "data-do": "copy-table" }, "Copy the table"), " It pastes as a table where you write with formats."),
    );
  };

  const ways = {
    link: field("1. A link", "For every system, for e-mail and documents. Systems with oEmbed make the chart of the address alone.", "", "embed-link"),
    frame: field("2. A frame", "For systems that take HTML but no scripts: GOSS iCM, LocalGov Drupal, Umbraco, SharePoint. It is high enough for widths from 320 pixels on.", "", "embed-frame"),
    fitted: field("3. A frame that fits itself", "For systems that take scripts as well: WordPress with the right to post HTML, your own pages.", "", "embed-fitted", 5),
    element: field("3. The same as an element with a link in it", "For the same systems. Without the script it is a link.", "", "embed-element", 5),
  };

  let last;
  let tallest = 0;
  const update = () => {
    const fields = new FormData(form);
    const living = all[fields.get("thing") ?? 0];
    kept.disabled = !living.kept || Boolean(living.here);
    if (kept.disabled && kept.selected) form.elements.kept.value = "";
    const thing = form.elements.kept?.value === "kept" ? { ...living, ...living.kept } : living;
    const settings = new URLSearchParams(thing.here);
    for (const name of ["theme", "table", "controls", "title"]) if (fields.get(name)) settings.set(name, fields.get(name));
    // What stays as it is has nothing to choose.
    if (thing !== living) settings.delete("controls");
    const query = asQuery(settings);
    const local = `${thing.local}${query && `?${query}`}`;
    if (local !== last) {
      last = local;
      tallest = 0;
      // In place of the last one: going back leads off the page, and not through previews.
      for (const one of [view, narrow]) {
        if (one.contentWindow) one.contentWindow.location.replace(local);
        else one.src = local;
      }
    }
    view.width = fields.get("width");
    // Markup is pasted, so addresses are written as HTML writes them.
    const put = (text, from, to) => text.replaceAll(`"${escape(from)}"`, () => `"${escape(to)}"`);
    const address = `${thing.address}${query && `?${query}`}`;
    const whole = thing.here ? `${thing.whole}?${thing.here}` : thing.whole;
    const attributes = [...settings].map(([name, value]) => ` ${name === "title" ? "heading" : name}="${escape(value)}"`).join("");
    const texts = {
      link: put(thing.link, thing.whole, whole),
      element: thing.element && put(thing.element, thing.whole, whole).replace(/ chart="[^"]*"/, (chart) => chart + attributes),
    };
    for (const way of ["frame", "fitted"]) {
      texts[way] = put(thing[way], thing.address, address).replace(/height="\d+"/, `height="${Math.max(thing.height, tallest)}"`);
    }
    for (const [way, field] of Object.entries(ways)) {
      field.hidden = !texts[way];
      field.querySelector("textarea").value = texts[way] ?? "";
    }
  };

  const hear = ({ source, data }) => {
    if (data?.["safer-embed"] !== 1 || !(data.height > 0 && data.height < 20_000)) return;
    if (source === view.contentWindow) {
      view.height = data.height;
      high.textContent = `At ${view.width} pixels it is ${data.height} pixels high on this device.`;
    } else if (source !== narrow.contentWindow) return;
    if (data.height > tallest) {
      tallest = data.height;
      update();
    }
  };
  addEventListener("message", hear, { signal });
  form.addEventListener("input", update);

  const dialog = make(
    "dialog",
    { className: "embed-dialog", "aria-labelledby": "embed-title" },
    make("button", { type: "button", className: "close", "data-do": "close" }, "Close"),
    make("h2", { id: "embed-title" }, `Put it on your own site: ${things[0].name}`),
    form,
    make("div", { className: "preview", role: "region", tabIndex: 0, "aria-label": "Preview" }, view, narrow),
    high,
    make("h3", {}, "What to paste"),
    make("p", {}, "Start at the top. Each way needs a little more from your system than the one before, and gives a little more."),
    ...Object.values(ways),
    isChart ? plain() : undefined,
    make("h3", {}, "Words for your own notices"),
    field("For a privacy notice", "", privacy, "embed-privacy", 5),
    field("For an accessibility statement", "", accessibility, "embed-accessibility", 5),
    status,
  );
  dialog.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do === "close") return dialog.close();
    // What is said stands where the reader is.
    button.after(status);
    status.textContent = "";
    status.textContent = await (button.dataset.do === "copy-table" ? copyTable() : copyField(button, status));
  });
  update();
  return dialog;
}
