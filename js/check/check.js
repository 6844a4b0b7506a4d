// “Is it still true?”: reads files that a reader chooses or drops, and says of each whether it is. Nothing is sent.
import { claims } from "./claims.js";
import { digest } from "./digest.js";
import { judge } from "./verdict.js";

const form = document.querySelector(".checker");
const field = form.querySelector("input");
const status = form.querySelector("[role=status]");
const list = form.querySelector(".verdicts");
const root = form.dataset.root;

/** The largest file that is read, in bytes: larger than any of ours. */
const LARGEST = 20e6;
const NAMES = { current: "✓ Still true", superseded: "↻ There’s a newer one", corrected: "! Corrected since", withdrawn: "× Withdrawn", unknown: "? Not as we published it" };

/** @param {string} path @returns {Promise<Response>} */
async function file(path) {
  const response = await fetch(path, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** The texts of the site that were read for these files. */
const texts = new Map();
const get = (path) => {
  if (!texts.has(path)) texts.set(path, file(root + path).then((response) => response.text()));
  return texts.get(path);
};

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

function entry(name, { state, words, title, page }) {
  const item = document.createElement("li");
  item.className = state;
  item.append(element("h2", name), element("strong", NAMES[state]), ...words.map((text) => element("p", text)));
  if (page) {
    const line = document.createElement("p");
    line.append(Object.assign(element("a", title ?? "See what is on this site now"), { href: root + page }));
    item.append(line);
  }
  return item;
}

async function verdictOf(one, published) {
  if (one.size > LARGEST) return { state: "unknown", words: ["It’s larger than any file of this site."] };
  const buffer = await one.arrayBuffer();
  return judge(await digest(buffer), claims(buffer), published, get);
}

/** @param {Iterable<File>} files */
async function check(files) {
  const all = [...files];
  if (!all.length) return;
  status.textContent = "Looking …";
  try {
    texts.clear();
    const published = await file(`${root}data/published.json`).then((response) => response.json());
    const items = [];
    for (const one of all) items.push(entry(one.name, await verdictOf(one, published)));
    list.textContent = "";
    list.append(...items);
    const count = list.querySelectorAll(".current").length;
    status.textContent = all.length === 1 ? `${all[0].name}: ${list.querySelector("strong").textContent.slice(2)}` : `${count} of ${all.length} files still true`;
  } catch {
    status.textContent = "That didn’t work. Check your connection and try again.";
  }
}

field.addEventListener("change", () => check(field.files));
for (const kind of ["dragover", "drop"]) form.addEventListener(kind, (event) => event.preventDefault());
form.addEventListener("drop", ({ dataTransfer }) => check(dataTransfer.files));
form.hidden = false;
document.documentElement.dataset.ready = "";
