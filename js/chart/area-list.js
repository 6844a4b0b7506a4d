// Closes the list that areas are added from: by Escape, and when the reader presses or tabs to something else. It stays
// open while areas are ticked, so that a second one is one more tap.

/** The list, if it is open and lies over the page. In an embed it stands in the page, and closing it would move what is
 * being pressed. The style tells: a name of embeds here would bring their rules to every chart. */
function overlay() {
  const list = document.querySelector(".add[open]");
  return list && getComputedStyle(list.querySelector("fieldset")).position === "absolute" ? list : undefined;
}

/** Whether an element is no place for the focus: a press on nothing in particular leads there. */
const isNowhere = (element) => [null, document.body].includes(element) || element.localName === "main";

/** Closes the list. What had the focus in it gives it to the button. */
function close(list) {
  const focused = document.activeElement;
  list.open = false;
  if (isNowhere(focused) || list.contains(focused)) list.querySelector("summary").focus({ preventScroll: true });
}

/** Listens for what closes the list. */
export function closeAreaList() {
  const leave = (target) => {
    const list = overlay();
    if (list && !list.contains(target)) close(list);
  };
  // Not at the beginning of a press: Chromium crashes if what it is about to select from is hidden meanwhile. Safari
  // tells presses on text only to listeners within the body.
  document.querySelector("main").addEventListener("click", ({ target }) => leave(target));
  addEventListener("click", ({ target }) => leave(target));
  addEventListener("keyup", ({ key }) => key === "Tab" && leave(document.activeElement));
  addEventListener("keydown", ({ key, target }) => {
    const list = target.closest(".add[open]");
    if (key === "Escape" && list) close(list);
  });
  // Above the areas it may begin outside the window.
  addEventListener("toggle", ({ target }) => {
    if (target === overlay()) target.querySelector("fieldset").scrollIntoView({ block: "nearest" });
  }, true);
}
