// Copies texts from a page.

/** The field for copying by hand, if there is one. */
let field;

/** Removes the field for copying by hand. */
export function forget() {
  field?.remove();
  field = undefined;
}

/** Copies a text to the clipboard. If the browser refuses, shows the text selected in a field, to be copied by hand.
 * @param {string} text @param {HTMLElement} near the element after which the field appears
 * @returns {Promise<boolean>} whether the text is in the clipboard; if not, `BY_HAND` says what to do */
export async function copy(text, near) {
  forget();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field = document.createElement("label");
    field.className = "by-hand";
    field.textContent = "Copy it from here:";
    const box = document.createElement("textarea");
    Object.assign(box, { value: text, readOnly: true, rows: 3 });
    field.append(box);
    near.after(field);
    box.focus();
    box.select();
    return false;
  }
}

/** Copies a text as HTML for rich-text editors, and as plain text. It is rejected where the browser refuses.
 * @param {string} html @param {string} text @returns {Promise<void>} */
export function copyRich(html, text) {
  const blob = (content, type) => new Blob([content], { type });
  return navigator.clipboard.write([new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") })]);
}

export const BY_HAND = "The browser didn’t let this page copy. Copy the text from the box below.";
