// The publisher's page: takes files, tables and texts, has a worker check them, and shows what it says. Nothing leaves the
// device.
import { ask, dated, start } from "./ask.js";
import { encoded, show } from "./results.js";
import { isTable, tables } from "./table.js";
import { verdictsOf } from "./verdicts.js";

const main = document.querySelector(".publisher");
const published = new URL(main.dataset.published, location.href).href;
const root = new URL("../", published).href;
const [forFiles, forText] = ["files", "text"].map((name) => main.querySelector(`.check-${name}`));
const chosen = forFiles.querySelector("[type=file]");
const pasted = forFiles.querySelector("textarea");
const status = forFiles.querySelector("[role=status]");
const verdicts = main.querySelector(".verdicts");
const reviews = main.querySelector(".reviews");
const table = tables(main, root, again);

/** Larger files are not read, in bytes: the module takes no larger table (`LARGEST` in src/import/book.rs). */
const LARGEST = 50_000_000;

start(published);

// ---- Files

async function checkFiles(files) {
  table.hide();
  const result = await ask(forFiles, "Checking…", { kind: "files", files: files.map(({ name, bytes }) => ({ name, bytes })) });
  if (!result) return;
  const told = show({ box: reviews, root, reviewed: result.reviewed, files, again: () => again(files) });
  status.textContent = dated(told, result);
}

/** Checks files that were changed on the page. The button that asked for it goes, so the focus needs a place. */
async function again(files) {
  await checkFiles(files);
  forFiles.querySelector("[type=submit]").focus();
}

/** Says why files are not read, in place of what was said of others. */
function refuse(words) {
  table.hide();
  reviews.replaceChildren();
  chosen.value = "";
  status.textContent = words;
}

/** Takes files: data files, or one table. */
async function take(list) {
  const given = [...list];
  const large = given.find(({ size }) => size > LARGEST);
  if (large) return refuse(`${large.name} is larger than 50 MB. Is it the right file?`);
  let files;
  try {
    files = await Promise.all(given.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
  } catch {
    // Files that were changed or moved since they were chosen, and folders.
    return refuse("The file can’t be read any more. Choose it again.");
  }
  const found = files.find(isTable);
  if (!found) return checkFiles(files);
  await table.take(found, forFiles);
  if (files.length > 1) status.textContent += ` Only ${found.name} was read: import one table at a time.`;
}

forFiles.addEventListener("submit", (event) => {
  event.preventDefault();
  if (chosen.files.length) return take(chosen.files);
  const text = pasted.value;
  if (!text.trim()) {
    status.textContent = "Choose a file or paste its text first.";
    return chosen.focus();
  }
  // The first line of a table has commas between its headings; JSON begins with a bracket or a quotation mark.
  if (/^[^{["\n]*,/.test(text.trimStart())) return table.take({ name: "pasted.csv", bytes: encoded(text) }, forFiles);
  return checkFiles([{ name: "", bytes: encoded(text) }]);
});
chosen.addEventListener("change", () => {
  if (chosen.files.length) take(chosen.files);
});
pasted.addEventListener("input", () => (chosen.value = ""));

// The browser would open a file that is dropped beside the box.
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  chosen.value = "";
  if (event.dataTransfer.files.length) take(event.dataTransfer.files);
});

// ---- Texts

forText.addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = forText.querySelector("[role=status]");
  const words = forText.querySelector("textarea");
  if (!words.value.trim()) {
    said.textContent = "Paste a text first.";
    return words.focus();
  }
  const result = await ask(forText, "Checking…", { kind: "text", text: words.value });
  if (!result) return;
  const { summary, list } = verdictsOf(result.verdicts, root);
  verdicts.replaceChildren(list);
  said.textContent = summary;
});

document.querySelector(".without-script").hidden = true;
main.hidden = false;
document.documentElement.dataset.ready = "";
