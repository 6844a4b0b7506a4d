// The publisher's page: takes files, tables and texts, has a worker check them, and shows what it says. Nothing leaves the
// device.
import { ask, dated, start } from "./ask.js";
import { encoded, show } from "./results.js";
import { isTable, tables } from "./table.js";
import { verdictsOf } from "./verdicts.js";

const desk = document.querySelector(".desk");
const published = new URL(desk.dataset.published, location.href).href;
const root = new URL("../", published).href;
const [forFiles, forText] = ["files", "text"].map((name) => desk.querySelector(`.check-${name}`));
const chosen = forFiles.querySelector("[type=file]");
const pasted = forFiles.querySelector("textarea");
const status = forFiles.querySelector("[role=status]");
const verdicts = desk.querySelector(".verdicts");
const table = tables(desk, root, again);

start(published);

// ---- Files

async function checkFiles(files) {
  table.hide();
  const result = await ask(forFiles, "Checking…", { kind: "files", files: files.map(({ name, bytes }) => ({ name, bytes })) });
  if (!result) return;
  const told = show({ box: desk.querySelector(".reviews"), root, reviewed: result.reviewed, files, again: () => again(files) });
  status.textContent = dated(told, result);
}

/** Checks files that were changed on the page. The button that asked for it goes, so the focus needs a place. */
async function again(files) {
  await checkFiles(files);
  forFiles.querySelector("[type=submit]").focus();
}

/** Takes files: data files, or one table. */
async function take(list) {
  const files = await Promise.all([...list].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
  const found = files.find(isTable);
  if (!found) return checkFiles(files);
  await table.take(found, forFiles);
  if (files.length > 1) status.textContent += ` Only ${found.name} was read: take over one table at a time.`;
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
desk.hidden = false;
document.documentElement.dataset.ready = "";
