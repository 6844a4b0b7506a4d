// The sheets "Download" and "Share" of a chart's page, and the buttons for full screen and sound. What the choices do is
// fetched at the first click. How it went is said on the choice itself: its label changes until the next action, and the
// status beside it, which is there before the first message, so that screen readers notice it, says more.
import saveActions from "later:save-actions";
import { later } from "../page/later.js";
import { openSheets } from "./save-sheets.js";

const all = (selector) => document.querySelectorAll(selector);

/** The controls whose label says "Saved" or "Copied", with the labels of their own. */
const changed = new Map();

const isFile = (control) => control.localName === "a";

/** Takes back what earlier actions have said. */
function forget() {
  for (const [label, name] of changed) label.textContent = name;
  changed.clear();
  for (const outcome of all(".outcome")) {
    outcome.textContent = "";
    outcome.parentElement.classList.remove("done");
  }
  for (const field of all(".sheet .by-hand")) field.remove();
}

/** Says how an action went or goes. @param {Element} control @param {string} words
 * @param {string} [did] what the control's label says now, if it worked */
function say(control, words, did) {
  const row = control.parentElement;
  row.querySelector(".outcome").textContent = words;
  row.classList.toggle("done", Boolean(did));
  // The files of the build are the way out where one could not be made.
  if (words && !did && isFile(control)) control.closest(".sheet").querySelector("details").open = true;
  const label = control.querySelector(".label");
  if (!did || !label) return;
  if (!changed.has(label)) changed.set(label, label.textContent);
  label.textContent = did;
}

const hasDialogs = openSheets(forget);
for (const one of all(".sheet [hidden], .tools")) one.hidden = false;
const able = { share: navigator.share, "full-screen": document.fullscreenEnabled, close: hasDialogs };
for (const [name, can] of Object.entries(able)) {
  // A choice goes with its row.
  for (const control of all(`[data-do=${name}]`)) (control.closest("li") || control).hidden = !can;
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("a[href='#table']")) document.querySelector("#table").closest("details").open = true;
  const control = event.target.closest(".sheet [data-do], .tools [data-do]");
  // With one of these keys, a link to a file is opened or saved as links are.
  if (!control || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (control.dataset.do === "close") return control.closest("dialog").close();
  forget();
  try {
    const { act } = await later(saveActions);
    await act(control, (words, did) => say(control, words, did));
  } catch {
    say(control, `The network didn’t answer. Try again${isFile(control) ? ", or use one of the files below" : ""}.`);
  }
});
