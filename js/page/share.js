// The buttons of a page that is passed on: to the device's share sheet or, where there is none, its link to the
// clipboard; the page as text, to paste into a message; and paper.
import { BY_HAND, copy } from "./copy.js";

const row = document.querySelector("[data-share]");
const address = row.dataset.share;
const title = document.querySelector("h1").textContent;
const status = row.parentElement.querySelector("[role=status]");
const button = (act) => row.querySelector(`[data-do=${act}]`);
const names = new Map([...row.children].map((one) => [one, one.textContent]));
const timers = new Map();
const plain = (element) => element.innerText.replace(/\s+/g, " ").trim();

/** Says something; `quietly` for what can be seen elsewhere. */
function say(words, quietly) {
  status.textContent = words;
  status.classList.toggle("visually-hidden", Boolean(quietly));
}

/** A list as plain text, under the heading of its section. */
function listed(list) {
  const heading = list.closest("section")?.querySelector("h2")?.textContent;
  const items = [...list.children].map((item, i) => `${list.matches("ol") ? `${i + 1}.` : "-"} ${plain(item)}`);
  return [...(heading ? [heading] : []), ...items].join("\n");
}

/** The page as plain text: its title, all its steps or else its first points or its lead, and its address. */
function asText() {
  const steps = [...document.querySelectorAll(".steps")];
  const list = document.querySelector(".prose > ul:not([class])");
  const lists = steps.length ? steps : list ? [list] : [];
  return [title, ...(lists.length ? lists.map(listed) : [plain(document.querySelector(".lead"))]), address].join("\n\n");
}

/** Copies a text, and says so on the button for some seconds. */
async function copied(text, one) {
  if (!(await copy(text, row))) return say(BY_HAND);
  one.textContent = "Copied";
  say("Copied", true);
  clearTimeout(timers.get(one));
  timers.set(one, setTimeout(() => (one.textContent = names.get(one)), 4000));
}

const acts = {
  share: () => navigator.share({ title, url: address }),
  copy: (one) => copied(address, one),
  "copy-text": (one) => copied(asText(), one),
  print: () => print(),
};

// A row of advice has the share sheet or the link; the section of a pack has both.
button("share").hidden = !navigator.share;
if (navigator.share && button("copy-text")) button("copy").hidden = true;
row.hidden = false;
row.addEventListener("click", async ({ target }) => {
  const one = target.closest("[data-do]");
  if (!one) return;
  say("");
  try {
    await acts[one.dataset.do](one);
  } catch (error) {
    // Closing the share sheet is not an error.
    if (error.name !== "AbortError") say(`That didn’t work. The address is ${address}`);
  }
});
document.documentElement.dataset.ready = "";
