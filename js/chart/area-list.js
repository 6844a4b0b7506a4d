// Closes the list that areas are added from: by Escape, and when the pointer or the focus goes elsewhere. It stays open
// while areas are ticked, so that a second one is one more tap.

/** The list, if it is open and lies over the page. In an embed it stands in the page, and closing it would move what is
 * being pressed. */
const overlay = () => document.querySelector("main:not(.embed) .add[open]");

/** Closes the list, with the focus on its button. */
function close(list) {
  list.open = false;
  list.querySelector("summary").focus({ preventScroll: true });
}

/** Listens for what closes the list. */
export function closeAreaList() {
  let hasClosed;
  addEventListener("keydown", ({ key, target }) => {
    const list = target.closest?.(".add[open]");
    if (key === "Escape" && list) close(list);
  });
  addEventListener("pointerdown", ({ target }) => {
    const list = overlay();
    hasClosed = list && !list.contains(target);
    if (hasClosed) close(list);
  });
  // A press on nothing in particular would take the focus away again.
  addEventListener("mousedown", (event) => {
    if (hasClosed && !event.target.closest("a, button, input, summary, [tabindex]")) event.preventDefault();
  });
  addEventListener("focusin", ({ target }) => {
    const list = overlay();
    if (list && !list.contains(target)) list.open = false;
  });
  // Above the areas it may begin outside the window.
  addEventListener("toggle", ({ target }) => {
    if (target === overlay()) target.querySelector("fieldset").scrollIntoView({ block: "nearest" });
  }, true);
}
