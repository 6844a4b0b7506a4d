// The bar "Leave this page", which goes to another site at once. It replaces the history entry, so that the Back button
// does not lead here again. Without this script it is a plain link.
const link = document.querySelector(".leave");

function leave(event) {
  event.preventDefault();
  // Hidden first, because the other site may take a moment to load.
  document.body.hidden = true;
  location.replace(link.href);
}

if (link) {
  link.addEventListener("click", leave);
  link.nextElementSibling.hidden = false;
  // Three presses of Shift within five seconds, with no other key between them.
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    presses = event.key === "Shift" ? [...presses, event.timeStamp].slice(-3) : [];
    if (presses.length === 3 && presses[2] - presses[0] < 5000) leave(event);
  });
}
