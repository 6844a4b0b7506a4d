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
const mend = document.querySelector("template[data-mend]").content;
const published = JSON.parse(document.querySelector("[data-embeds]").textContent);
const root = form.dataset.root;

/** The longest page that is read, in characters. */
const LONGEST = 5e6;

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

/** Whether the site has something at each of these paths. */
async function ask(paths) {
  const answers = await Promise.all(
    paths.map(async (path) => {
      const { ok, status } = await fetch(root + path);
      if (!ok && status !== 404) throw new Error(`${path}: ${status}`);
      return [path, ok];
    }),
  );
  return new Map(answers);
}

/** The field with the code to paste, and its button. */
function field(code) {
  const part = document.importNode(mend, true);
  const [box, button, said] = ["textarea", "button", "[role=status]"].map((name) => part.querySelector(name));
  box.value = code;
  button.addEventListener("click", async () => {
    said.textContent = "";
    said.textContent = (await copy(code, said)) ? "Copied" : BY_HAND;
  });
  return part;
}

function entry({ name, problems, notes, mend, page }) {
  const item = document.createElement("li");
  item.className = problems.length ? "mend" : "current";
  const state = problems.length ? "! To mend" : "✓ All right";
  item.append(element("h2", name), element("strong", state), ...[...problems, ...notes].map((text) => element("p", text)));
  if (mend) item.append(field(mend));
  if (page && problems.length) {
    const line = document.createElement("p");
    line.append(Object.assign(element("a", "See it on this site"), { href: root + page }));
    item.append(line);
  }
  return item;
}

async function check(html) {
  list.textContent = "";
  if (!html.trim()) return (status.textContent = "Paste the HTML of your page first.");
  if (html.length > LONGEST) return (status.textContent = "That’s too long. Paste the part with our embeds.");
  status.textContent = "Looking …";
  const found = find(inert(html), published.site);
  let answers;
  try {
    answers = await ask(unknown(found, published));
  } catch {
    return (status.textContent = "That didn’t work. Check your connection and try again.");
  }
  const verdicts = judge(found, published, { exists: (path) => answers.get(path), isWhole: /<\/(body|html)/i.test(html) });
  list.append(...verdicts.map(entry));
  const wrong = verdicts.filter(({ problems }) => problems.length).length;
  const all = verdicts.length === 1 ? "Found 1 thing of ours" : `Found ${verdicts.length} things of ours`;
  if (!verdicts.length) status.textContent = "Found nothing of ours. If there should be something, your system may have taken it out.";
  else status.textContent = `${all}. ${wrong ? `To mend: ${wrong}.` : "All right."}`;
}

async function read(files) {
  if (files.length) await check((pasted.value = await files[0].text()));
}

form.querySelector("[data-do=check]").addEventListener("click", () => check(pasted.value));
chosen.addEventListener("change", () => read(chosen.files));
for (const kind of ["dragover", "drop"]) form.addEventListener(kind, (event) => event.preventDefault());
form.addEventListener("drop", ({ dataTransfer }) => read(dataTransfer.files));
form.hidden = false;
document.documentElement.dataset.ready = "";
