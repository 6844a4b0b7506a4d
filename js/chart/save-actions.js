// What the sheets and buttons of a chart do. Everything is read from the page at the moment of the click, so text, image
// and table are those of the current selection. Each action ends with a message that says whether it worked.
import exporting from "later:export";
import { BY_HAND, copy, copyRich } from "../page/copy.js";
import { later } from "../page/later.js";
import { lastChanged } from "./last-changed.js";
import { describe, escape } from "./describe.js";
import { fullScreen } from "./full-screen.js";
import { entries, withText } from "./png-text.js";
import { compose } from "./sheet.js";
import { listen } from "./sound.js";
import { estimate } from "./text-width.js";
import { Failed, Told } from "./told.js";

const find = (selector) => document.querySelector(selector);
const words = (element) => element?.textContent.trim().replace(/[ \t\n\r]+/g, " ") ?? "";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// ---- What is on the screen

/** What the text and table show, as JSON (`Plot` in src/chart/plot.rs). Before the chart is hydrated there is no plot,
 * and everything on the page comes from the build, as do the downloads beside it. */
const plotted = () => document.documentElement.plot;

/** The metadata of the view, and the names of its areas and years. */
function view() {
  const metadata = JSON.parse(find("[data-metadata]").textContent);
  const plot = plotted();
  const table = find("#figures-caption").closest("table");
  const figures = table.closest(".figures");
  const key = all(":scope > .key div", figures).map((one) => `${words(one.children[0])}: ${words(one.children[1])}.`);
  return {
    ...metadata,
    band: plot ? JSON.parse(plot).band?.words : metadata.band,
    finding: words(find(".finding")),
    caution: words(find(".caution")) || undefined,
    subtitle: words(find(".subtitle")),
    sentences: all(".sentences li").map(words),
    marks: [key.join(" "), ...all(":scope > .notes li", figures).map(words)].filter(Boolean),
    // Newer figures may have been loaded since the page was built.
    date: words(lastChanged()) || metadata.date,
    address: address(),
    areas: all("thead th", table).slice(1).map((one) => one.textContent),
    years: all("tbody th", table).map((one) => one.textContent),
  };
}

const address = () => location.href.replace(/#.*/, "");

/** Whether the image shows the same figures as the table. The labels of its points show this; before the chart is
 * hydrated there are no points. */
function isDrawn() {
  const points = all(".wide .point");
  if (!points.length) return true;
  const { lines, years } = JSON.parse(plotted());
  const labels = points.map((point) => point.getAttribute("aria-label"));
  // Of areas that are ranked, the row is named first. Years without a figure may share a point.
  const isSaid = (name, year, text) => labels.some((label) => [`${name}, ${year}: ${text}`, `${year}, ${name}: ${text}`].some((start) => label.startsWith(start)));
  const figures = lines.flatMap(({ name, cells }) => cells.map(({ text }, at) => [name, years[at], text])).filter(([, , text]) => text);
  return figures.length === labels.filter((label) => /: [-\d]/.test(label)).length && figures.every((one) => isSaid(...one));
}

/** The longest wait for an image to be rendered again, in milliseconds. */
const LATEST = 5_000;

/** The view, once its image is rendered. */
async function drawn() {
  const end = Date.now() + LATEST;
  for (;;) {
    const now = view();
    if (isDrawn()) return now;
    if (Date.now() > end) throw new Failed("The picture isn’t ready yet.");
    await new Promise(requestAnimationFrame);
  }
}

const slug = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A safe file name of these parts. */
const named = (parts, end) => `${parts.map(slug).filter(Boolean).join("-").slice(0, 120).replace(/-$/, "")}${end}`;

const chartName = () => /([^/]+)\/(?:index\.html)?$/.exec(location.pathname)?.[1] ?? "chart";

/** The file name of a view: the site, the chart, and the selection unless it is the first view. */
function fileName({ site, ...shown }, end) {
  const query = new URLSearchParams(location.search);
  const areas = query.has("areas") ? shown.areas : [];
  const years = query.has("from") || query.has("to") ? [shown.years[0], "to", shown.years.at(-1)] : [];
  return named([site, chartName(), ...areas, ...years], end);
}

// ---- Images

const pen = document.createElement("canvas").getContext("2d");

/** The greatest width of a text: an image is shown with the reader's own fonts, not the page's. */
function measure(text, size, weight) {
  pen.font = `${weight} ${size}px Arial, sans-serif`;
  return Math.max(estimate(text, size, weight), pen.measureText(text).width);
}

/** The view as a sheet, and its metadata. */
async function sheet(shape) {
  const metadata = await drawn();
  // The page's markup may not be well-formed XML; the serialised copy is.
  const picture = new XMLSerializer().serializeToString(find(".wide .svg svg"));
  return [compose(picture, metadata, shape, measure), metadata];
}

/** The view as a PNG. */
async function png(shape, scale) {
  const [svg, metadata] = await sheet(shape);
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    await new Promise((done, failed) => Object.assign(image, { onload: done, onerror: failed, src: url }));
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const plain = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const bytes = withText(new Uint8Array(await plain.arrayBuffer()), entries(metadata));
    return [new Blob([bytes], { type: "image/png" }), metadata];
  } catch {
    throw new Failed("The browser couldn’t draw the picture.");
  } finally {
    URL.revokeObjectURL(url);
  }
}

// ---- Saving, copying and sharing

/** What an action says that has worked: one word for the label, and the whole message. */
const done = (did, what) => ({ did, words: `${did}: ${what}` });

/** Downloads a file. */
function save(content, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  // Some browsers read the file only after asking the reader.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return done("Saved", name);
}

async function savePicture(shape, scale, end) {
  const [blob, metadata] = await png(shape, scale);
  return save(blob, "", fileName(metadata, end));
}

async function copyText(text, what, near) {
  if (!(await copy(text, near))) throw new Told(BY_HAND);
  return done("Copied", `${what}.`);
}

/** Copies the finding as a sentence to quote, with where it is from: the snapshot that the page names, if it shows the same,
 * or else the page. */
async function copyQuote(near) {
  const now = view();
  const said = describe({ ...now, sentences: [] });
  const origin = `${now.site}, figures published on ${now.date}`;
  const built = words(find("#quote"));
  const to = built.startsWith(`${said} (${origin}: `) ? /(\S+)\)$/.exec(built)[1] : now.address;
  try {
    await copyRich(`<p>${escape(said)} (<a href="${escape(to)}">${escape(origin)}</a>)</p>`, `${said} (${origin}: ${to})`);
  } catch {
    // A browser that can’t copy both may copy the text.
    return copyText(`${said} (${origin}: ${to})`, "the quote", near);
  }
  return done("Copied", "the quote.");
}

async function copyPicture() {
  if (!globalThis.ClipboardItem) throw new Told("This browser can’t copy pictures. Download the picture instead.");
  // Some browsers need the promise at once, because they allow copying only during the click.
  const picture = png("wide", 1).then(([blob]) => blob);
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
  } catch {
    await picture;
    throw new Told("The browser didn’t let this page copy the picture. Try again, or download it instead.");
  }
  return done("Copied", "the picture of this view.");
}

async function share() {
  const { title, finding, caution } = view();
  const text = caution ? `${finding}. ${caution}` : finding;
  try {
    await navigator.share({ title, text, url: address() });
  } catch (error) {
    // The reader cancelled.
    if (error.name === "AbortError") return { words: "" };
    throw new Told("The browser didn’t share the link. Copy it instead.");
  }
  return done("Shared", "the link to this view.");
}

// ---- Figures

/** A file that the build wrote beside the page. */
async function beside(name) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** Saves the current figures as a file: made here with the build's own code, or the file from the build. */
async function saveFigures(kind, type) {
  const [metadata, plot] = [view(), plotted()];
  let text;
  try {
    text = plot
      ? await later(exporting).then(({ exported }) => exported(kind, plot, metadata))
      : await (await beside(`chart.${kind}`)).text();
  } catch {
    throw new Failed("The network didn’t answer.");
  }
  return save(text, type, fileName(metadata, `.${kind}`));
}

/** Saves the workbook of the build under a name that still says what it is in a folder of other files. */
async function saveAll(link) {
  let workbook;
  try {
    workbook = await (await beside(link.href)).blob();
  } catch {
    throw new Failed("The network didn’t answer.");
  }
  return save(workbook, "", named([view().site, chartName(), "all-figures"], ".xlsx"));
}

/** The current figures, with `null` for each missing one: lines with their names. */
async function figures() {
  const plot = plotted();
  if (plot) return JSON.parse(plot).lines.map(({ name, cells }) => ({ name, values: cells.map(({ value }) => value) }));
  const { columns, rows } = await (await beside("chart.json")).json();
  return columns.map((name, i) => ({ name, values: rows.map(({ values }) => values[i]) }));
}

// ---- All actions

/** Each is called with its control, the element after which a field may appear, and a function that says something
 * meanwhile. It returns what to say when it is done. */
const ACTIONS = {
  "copy-link": (control, near) => copyText(address(), "the link to this view", near),
  share,
  "copy-picture": copyPicture,
  "save-png": () => savePicture("wide", 1, ".png"),
  "save-large": () => savePicture("wide", 2, "-large.png"),
  "save-square": () => savePicture("square", 1, "-square.png"),
  "save-svg": async () => {
    const [svg, metadata] = await sheet("wide");
    return save(`${svg}\n`, "image/svg+xml", fileName(metadata, ".svg"));
  },
  "save-csv": () => saveFigures("csv", "text/csv"),
  "save-json": () => saveFigures("json", "application/json"),
  "save-all": saveAll,
  "copy-words": (control, near) => {
    const now = view();
    return copyText(`${describe(now)} Source: ${now.source}. ${now.address}`, "the description of this view", near);
  },
  "copy-quote": (control, near) => copyQuote(near),
  "copy-citation": (control, near) => copyText(words(find("#citation")), "the citation", near),
  "full-screen": (control, near, say) => fullScreen(control, say),
  listen: async (control, near, say) => {
    return { words: await listen(control, say, async () => ({ years: view().years, lines: await figures() })) };
  },
};

/** Does what a control is for, and says how it went.
 * @param {HTMLElement} control @param {(words: string, did?: string) => void} say */
export async function act(control, say) {
  const near = control.parentElement.querySelector("[role=status]");
  try {
    const result = await ACTIONS[control.dataset.do](control, near, say);
    if (result?.words !== undefined) say(result.words, result.did);
  } catch (error) {
    if (error instanceof Told && !(error instanceof Failed)) return say(error.message);
    if (!(error instanceof Failed)) console.error(error);
    const what = error instanceof Failed ? error.message : "That didn’t work.";
    say(`${what} Try again${control.href ? ", or use one of the files below" : ""}.`);
  }
}
