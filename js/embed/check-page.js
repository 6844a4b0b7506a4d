// “Check your embeds”: reads the HTML that an editor pastes or chooses, and says what is wrong with our embeds in it. The
// HTML is only read, and stays on the device; what we ask the site for is whether it has the addresses that it names.
import { BY_HAND, copy } from "../page/copy.js";
import { find, inert } from "./find-embeds.js";
import { judge, unknown } from "./judge-embed.js";

const form = document.querySelector(".embed-check");
const pasted = form.querySelector("textarea");
const chosen = form.querySelector("input");
const status = form.querySelector(".found");
const list = form.querySelector(".verdicts");
const fix = document.querySelector("template[data-fix]").content;
const published = JSON.parse(document.querySelector("[data-embeds]").textContent);
const root = form.dataset.root;

/** The longest page that is read: what is pasted in characters, a file in bytes. */
const LONGEST = 5e6;
const TOO_LONG = "That’s too long. Paste the part with our embeds.";
/** How many addresses the site is asked about in one check, and how many at once. A page may name any number. */
const MOST = 50;
const AT_ONCE = 6;
/** The time limit for all of them, in milliseconds. */
const TIMEOUT = 20_000;

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

/** Whether the site has something at each of these paths. Those that it didn't answer in time are missing.
 * @param {string[]} paths @param {AbortController} stop @returns {Promise<Map<string, boolean>>} */
async function ask(paths, stop) {
  const answers = new Map();
  const waiting = [...paths];
  const askOn = async () => {
    while (waiting.length) {
      const path = waiting.shift();
      const { ok, status } = await fetch(root + path, { method: "HEAD", signal: stop.signal });
      if (!ok && status !== 404) throw new Error(`${path}: ${status}`);
      answers.set(path, ok);
    }
  };
  const late = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    clearTimeout(late);
    // After an error, the others needn't be asked any more.
    stop.abort();
  }
  return answers;
}

/** The field with the code to paste, and its button. */
function field(code) {
  const part = document.importNode(fix, true);
  const [box, button, said] = ["textarea", "button", "[role=status]"].map((name) => part.querySelector(name));
  box.value = code;
  button.addEventListener("click", async () => {
    said.textContent = "";
    said.textContent = (await copy(code, said)) ? "Copied" : BY_HAND;
  });
  return part;
}

function entry({ name, problems, notes, fix, page, isUnasked }) {
  const item = document.createElement("li");
  const [kind, state] = problems.length ? ["fix", "! Needs fixing"] : isUnasked ? ["unasked", "? Not checked"] : ["current", "✓ All right"];
  item.className = kind;
  item.append(element("h2", name), element("strong", state));
  for (const text of [...problems, ...notes]) item.append(element("p", text));
  if (fix) item.append(field(fix));
  if (page && problems.length) {
    const line = document.createElement("p");
    line.append(Object.assign(element("a", "See it on this site"), { href: root + page }));
    item.append(line);
  }
  return item;
}

/** What is said of all. `unasked` is how many addresses the site wasn't asked about, or didn't answer in time. */
function told(verdicts, unasked) {
  if (!verdicts.length) return "None of our embeds found. If there should be one, your system may have removed it.";
  const wrong = verdicts.filter(({ problems }) => problems.length).length;
  const parts = [
    verdicts.length === 1 ? "Found 1 of our embeds." : `Found ${verdicts.length} of our embeds.`,
    wrong ? `Needs fixing: ${wrong}.` : !unasked && "All right.",
    unasked && `Addresses not checked: ${unasked}. Paste a smaller part, or try again.`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** What stops the newest check. The next one begins with that, and the older one says nothing any more. */
let newest = new AbortController();

function begin() {
  newest.abort();
  newest = new AbortController();
  list.textContent = "";
  return newest;
}

async function check(html, run = begin()) {
  if (!html.trim()) return (status.textContent = "Paste the HTML of your page first.");
  if (html.length > LONGEST) return (status.textContent = TOO_LONG);
  status.textContent = "Checking…";
  const found = find(inert(html), published.site);
  const paths = unknown(found, published);
  let answers;
  try {
    answers = await ask(paths.slice(0, MOST), run);
  } catch {
    if (run === newest) status.textContent = "That didn’t work. Check your connection and try again.";
    return;
  }
  if (run !== newest) return;
  const unasked = new Set(paths.filter((path) => !answers.has(path)));
  const verdicts = judge(found, published, { exists: (path) => answers.get(path), unasked, isWhole: /<\/(body|html)/i.test(html) });
  // One by one: there may be more than a function takes.
  for (const one of verdicts) list.append(entry(one));
  status.textContent = told(verdicts, unasked.size);
}

async function read(files) {
  if (!files.length) return;
  const run = begin();
  if (files[0].size > LONGEST) return (status.textContent = TOO_LONG);
  let html;
  try {
    // Files have no `text` in Safari 13.
    html = await new Response(files[0]).text();
  } catch {
    if (run !== newest) return;
    // Otherwise browsers take the same file for no change.
    chosen.value = "";
    status.textContent = "The file can’t be read any more. Choose it again.";
    return;
  }
  if (run !== newest) return;
  pasted.value = html;
  await check(html, run);
}

form.querySelector("[data-do=check]").addEventListener("click", () => check(pasted.value));
chosen.addEventListener("change", () => read(chosen.files));
for (const kind of ["dragover", "drop"]) form.addEventListener(kind, (event) => event.preventDefault());
form.addEventListener("drop", ({ dataTransfer }) => read(dataTransfer.files));
form.hidden = false;
document.documentElement.dataset.ready = "";
