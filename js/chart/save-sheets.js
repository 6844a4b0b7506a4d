// Opens the sheets of a chart's page over it. They stand open in the page, as sections that need no script; where the
// browser has dialogs, they are closed here, and links to them open them as modal ones.

import { lastChanged } from "./last-changed.js";

/** The link that has opened a sheet. */
let opener;

/** Closes the sheets, and opens them when a link to one is followed.
 * @param {() => void} closed called after one has closed
 * @returns {boolean} whether the browser can */
export function openSheets(closed) {
  if (!globalThis.HTMLDialogElement) return false;
  for (const sheet of document.querySelectorAll("dialog.sheet")) prepare(sheet, closed);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !open(link.hash)) return;
    event.preventDefault();
    opener = link;
  });
  // The address names a sheet if its link was followed before this script ran.
  const follow = () => open(location.hash);
  addEventListener("hashchange", follow);
  follow();
  return true;
}

/** Opens the sheet of a fragment, if it is the name of one. */
function open(hash) {
  const sheet = document.getElementById(hash.slice(1));
  if (!sheet || !sheet.matches("dialog.sheet")) return false;
  cite();
  if (!sheet.open) sheet.showModal();
  return true;
}

/** Dates the citation as the figures on the screen are dated. */
function cite() {
  const [year, day] = document.querySelectorAll("#citation time");
  const { dateTime, textContent } = lastChanged();
  year.textContent = dateTime.slice(0, 4);
  day.textContent = textContent;
}

function prepare(sheet, closed) {
  // Not by close(), which would be told as an event.
  sheet.removeAttribute("open");
  sheet.classList.add("modal");

  sheet.addEventListener("close", () => {
    closed();
    // Safari gives a link no focus at a click, so the dialog doesn't know where to return it. With newer figures the page
    // may have replaced the link.
    const link = opener?.isConnected ? opener : document.querySelector(`a[href="#${sheet.id}"]`);
    link?.focus();
    opener = undefined;
  });
  // Paper has what it needs of the sheets in its own place.
  addEventListener("beforeprint", () => sheet.close());

  // A click beside the sheet closes it, but not the end of a selection that began inside.
  let isOutside;
  const outside = ({ target, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = sheet.getBoundingClientRect();
    return target === sheet && (x < left || x > right || y < top || y > bottom);
  };
  sheet.addEventListener("pointerdown", (event) => (isOutside = outside(event)));
  sheet.addEventListener("click", (event) => {
    if (isOutside && outside(event)) sheet.close();
  });
}
