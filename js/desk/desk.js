// The publisher's page: takes files and texts, has a worker check them, and shows what it says. Nothing leaves the device.
import checker from "worker:checker";
import { count, make } from "./make.js";
import { reviewOf } from "./reviews.js";
import { verdictsOf } from "./verdicts.js";

const desk = document.querySelector(".desk");
const published = new URL(desk.dataset.published, location.href).href;
const root = new URL("../", published).href;
const [forFiles, forText] = ["files", "text"].map((name) => desk.querySelector(`.check-${name}`));
const chosen = forFiles.querySelector("[type=file]");
const pasted = forFiles.querySelector("textarea");
const reviews = desk.querySelector(".reviews");
const verdicts = desk.querySelector(".verdicts");

/** A check that takes longer, in milliseconds, shows how far it is. */
const LONG = 600;
/** A longer text is not put into a field, in bytes: no data file may be so long. */
const LONGEST = 2 * 1024 * 1024;

// ---- The worker

let worker;
let last = 0;
const waiting = new Map();

function start() {
  worker = new Worker(new URL(checker, import.meta.url), { type: "module" });
  worker.postMessage({ published });
  worker.onmessage = ({ data: { id, done, of, result, failed } }) => {
    const one = waiting.get(id);
    if (!one) return;
    if (done) return one.progress(done, of);
    waiting.delete(id);
    if (result) one.resolve(result);
    else one.reject(new Error(failed));
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
    worker = undefined;
  };
}

/** Has the worker answer, and shows in a form how far it is. */
async function ask(form, message) {
  const bar = form.querySelector("progress");
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("[type=submit]");
  status.textContent = "Checking…";
  // Not disabled, which would take the focus away.
  button.setAttribute("aria-disabled", "true");
  const timer = setTimeout(() => (bar.hidden = false), LONG);
  if (!worker) start();
  const id = (last += 1);
  const progress = (done, of) => {
    if (of) [bar.max, bar.value] = [of, done];
    // How long the check itself takes is not known.
    else bar.removeAttribute("value");
  };
  try {
    return await new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, progress });
      worker.postMessage({ id, ...message });
    });
  } catch {
    status.textContent = "The check couldn’t be made. Load this page again, or use “site check”.";
    return undefined;
  } finally {
    clearTimeout(timer);
    bar.hidden = true;
    button.removeAttribute("aria-disabled");
  }
}

// ---- Files

/** The files that are checked, each with its bytes and, if it is text, the field that holds it. */
let files = [];

const decoded = (bytes) => {
  try {
    return bytes.length <= LONGEST ? new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) : undefined;
  } catch {
    return undefined;
  }
};
const encoded = (text) => new TextEncoder().encode(text);

async function checkFiles() {
  const result = await ask(forFiles, { kind: "files", files: files.map(({ name, bytes }) => ({ name, bytes })) });
  if (!result) return;
  for (const { address } of files) URL.revokeObjectURL(address);
  const wrong = result.reviews.reduce((sum, one) => sum + one.count, 0);
  const found = result.reviews.map((review, at) => {
    const file = files[at];
    if (file) file.path = review.path;
    const text = file && field(file, at);
    const section = reviewOf(review, root, text);
    if (text) section.append(make("details", { className: "text-of" }, make("summary", {}, "The file’s text"), make("label", { htmlFor: text.id }, "Change it here, then check again"), text, make("p", {}, again())));
    return section;
  });
  reviews.replaceChildren(...found, ...(wrong ? [] : [downloads()]));
  const status = forFiles.querySelector("[role=status]");
  const told = wrong ? `${count(wrong, "problem")} found.` : "Everything is right.";
  status.textContent = `${told}${result.isNow ? "" : " There’s no connection, so it was checked against the files of the site’s last build."}`;
}

function field(file, at) {
  const text = decoded(file.bytes);
  if (text === undefined) return undefined;
  const area = make("textarea", { id: `text-${at}`, rows: 12, spellcheck: false, wrap: "off", value: text });
  area.addEventListener("input", () => (file.bytes = encoded(area.value)));
  return area;
}

function again() {
  const button = make("button", { type: "button" }, "Check again");
  button.addEventListener("click", async () => {
    await checkFiles();
    forFiles.querySelector("[type=submit]").focus();
  });
  return button;
}

/** The finished files. */
function downloads() {
  const links = files.map((file) => {
    file.address = URL.createObjectURL(new Blob([file.bytes], { type: "application/json" }));
    const name = file.path.split("/").pop();
    return make("p", {}, make("a", { className: "button", href: file.address, download: name }, `Download ${name}`), " ", make("span", { className: "source" }, `Put it in the place of data/${file.path}.`));
  });
  return make("section", { className: "finished" }, make("h3", {}, "Ready to publish"), ...links);
}

async function take(list) {
  files = await Promise.all([...list].map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
  await checkFiles();
}

forFiles.addEventListener("submit", (event) => {
  event.preventDefault();
  const status = forFiles.querySelector("[role=status]");
  if (chosen.files.length) return take(chosen.files);
  if (!pasted.value.trim()) {
    status.textContent = "Choose a file or paste its text first.";
    return chosen.focus();
  }
  files = [{ name: "", bytes: encoded(pasted.value) }];
  return checkFiles();
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
  const status = forText.querySelector("[role=status]");
  const words = forText.querySelector("textarea");
  if (!words.value.trim()) {
    status.textContent = "Paste a text first.";
    return words.focus();
  }
  const result = await ask(forText, { kind: "text", text: words.value });
  if (!result) return;
  const { summary, list } = verdictsOf(result.verdicts, root);
  verdicts.replaceChildren(list);
  status.textContent = summary;
});

document.querySelector(".without-script").hidden = true;
desk.hidden = false;
document.documentElement.dataset.ready = "";
