// The board for a place near water. What is typed goes into the part of the address that browsers send to nobody, and
// from there onto the board: so a link or the QR code opens the same board, also without signal. Nothing is stored.
import { PARTS, check, fromAddress, toAddress } from "./place.js";
import { drawQr } from "./qr.js";

const EMPTY = { place: "", grid: "", road: "" };
const board = document.querySelector(".board");
const form = document.querySelector(".maker");
const heading = document.querySelector("h1");
const status = form.querySelector("[role=status]");
const title = document.title;
/** What the address says of the place, if that is right. */
let held = "";

/** Puts a place on the board and its address into the code. */
function show(place) {
  for (const part of PARTS) document.getElementById(`board-${part}`).textContent = place[part];
  drawQr(board.querySelector(".qr"), `${location.origin}${location.pathname}${held && `#${held}`}`);
  // The name of the PDF file, too.
  document.title = place.place ? `${place.place} – ${title}` : title;
}

function fill(words) {
  for (const part of PARTS) form.elements[part].value = words[part];
}

/** Says under each field what is wrong in it. */
function tell(wrong) {
  for (const part of PARTS) {
    const note = document.getElementById(`${part}-wrong`);
    note.textContent = wrong[part] ?? "";
    note.hidden = !wrong[part];
    form.elements[part].setAttribute("aria-invalid", String(part in wrong));
  }
  return PARTS.find((part) => part in wrong);
}

/** Applies a valid place: writes its normalised form to the address, the fields and the board. */
function take(place) {
  held = toAddress(place);
  history.replaceState(null, "", `#${held}`);
  fill(place);
  show(place);
}

/** Shows what the address says. Whoever scans the code reads the place first; the form is for whoever makes the board. */
function read() {
  const words = fromAddress(location.hash);
  // A link within the page, such as the one to its main part, must not take the place away.
  if (!words && location.hash && held) return history.replaceState(null, "", `#${held}`);
  const { place, wrong } = words ? check(words) : { place: EMPTY, wrong: {} };
  status.textContent = "";
  if (words && !tell(wrong)) {
    take(place);
    return heading.before(board);
  }
  held = "";
  tell(wrong);
  fill(words ?? EMPTY);
  show(EMPTY);
  form.after(board);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { place, wrong } = check(Object.fromEntries(PARTS.map((part) => [part, form.elements[part].value])));
  const first = tell(wrong);
  status.textContent = "";
  if (first) return form.elements[first].focus();
  take(place);
  status.textContent = "Your sign is ready. You can print it.";
});
form.querySelector("[data-do=print]").addEventListener("click", () => print());
addEventListener("hashchange", read);
document.querySelector(".without-script").hidden = true;
form.hidden = false;
read();
document.documentElement.dataset.ready = "";
