// “Is it still true?”: reads files that a reader chooses or drops, and says of each whether it is. Nothing is sent.
import { claims } from "./claims.js";
import { digest } from "./digest.js";
import { textInTime } from "../page/text-in-time.js";
import { judge } from "./verdict.js";

const form = document.querySelector(".checker");
const field = form.querySelector("input");
const status = form.querySelector("[role=status]");
const again = form.querySelector("button");
const list = form.querySelector(".verdicts");
const root = form.dataset.root;

/** The largest file that is read, in bytes: larger than any of ours. */
const LARGEST = 20e6;
const NAMES = {
  current: "✓ Still true", uncompared: "○ Its date is the newest", superseded: "↻ There’s a newer one", corrected: "! Corrected since",
  withdrawn: "× Withdrawn", unknown: "? Not as we published it", unreadable: "? This file can’t be read",
};

/** What the site didn't send, which is no fault of the reader's file. */
class Unanswered extends Error {}

/** @param {string} path @returns {Promise<string>} */
async function textAt(path) {
  try {
    return await textInTime(root + path, "no-cache");
  } catch ({ name }) {
    throw new Unanswered(name === "AbortError" ? "That took too long." : "That didn’t work.");
  }
}

/** The texts of the site that were read for these files. */
const texts = new Map();
const get = (path) => {
  if (!texts.has(path)) texts.set(path, textAt(path));
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
  try {
    // Files have no `arrayBuffer` in Safari 13.
    const buffer = await new Response(one).arrayBuffer();
    return await judge(await digest(buffer), claims(buffer), published, get);
  } catch (error) {
    if (error instanceof Unanswered) throw error;
    return { state: "unreadable", words: ["If it’s a folder, choose the files in it. If it changed after you chose it, choose it again."] };
  }
}

/** The files that are checked, and the number of this check: an older one that is still waiting says nothing any more. */
let chosen = [];
let newest = 0;

/** @param {Iterable<File>} files */
async function check(files) {
  const all = [...files];
  if (!all.length) return;
  chosen = all;
  const run = (newest += 1);
  again.hidden = true;
  list.textContent = "";
  status.textContent = "Checking…";
  try {
    texts.clear();
    const published = JSON.parse(await textAt("data/published.json"));
    const items = [];
    for (const one of all) {
      items.push(entry(one.name, await verdictOf(one, published)));
      if (run !== newest) return;
    }
    list.append(...items);
    // Otherwise browsers take the same file for no change.
    if (list.querySelector(".unreadable")) field.value = "";
    const count = list.querySelectorAll(".current").length;
    status.textContent = all.length === 1 ? `${all[0].name}: ${list.querySelector("strong").textContent.slice(2)}` : `${count} of ${all.length} files still true`;
  } catch (error) {
    if (run !== newest) return;
    status.textContent = `${error instanceof Unanswered ? error.message : "That didn’t work."} Check your connection and try again.`;
    again.hidden = false;
  }
}

again.addEventListener("click", () => {
  // The button goes, and the focus may not go with it.
  field.focus();
  check(chosen);
});
field.addEventListener("change", () => check(field.files));
for (const kind of ["dragover", "drop"]) form.addEventListener(kind, (event) => event.preventDefault());
form.addEventListener("drop", ({ dataTransfer }) => check(dataTransfer.files));
form.hidden = false;
document.documentElement.dataset.ready = "";
