// Copies texts from a page.

/** The field for copying by hand, if there is one. */
let field;

/** Removes the field for copying by hand. */
export function forget() {
  field?.remove();
  field = undefined;
}

/** Copies a text to the clipboard. If the browser refuses, shows the text selected in a field, to be copied by hand.
 * @param {string} text @param {string} what what the text is, for the message
 * @param {HTMLElement} near the element after which the field appears
 * @returns {Promise<string>} a message that says whether it worked */
export async function copy(text, what, near) {
  forget();
  try {
    await navigator.clipboard.writeText(text);
    return `Copied: ${what}.`;
  } catch {
    field = document.createElement("label");
    field.textContent = "Copy it from here:";
    const box = document.createElement("textarea");
    Object.assign(box, { value: text, readOnly: true, rows: 3 });
    field.append(box);
    near.after(field);
    box.focus();
    box.select();
    return "The browser did not let this page copy. The text is selected in the field below: copy it from there.";
  }
}
