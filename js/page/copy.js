// Copies texts from a page.

/** The field for copying by hand, while there is one. */
let field;

/** Takes away the field for copying by hand. */
export function forget() {
  field?.remove();
  field = undefined;
}

/** Copies a text. Where the browser refuses, the text appears in a field, ready to be copied by hand.
 * @param {string} text @param {string} what what it is, in words @param {HTMLElement} near where the field appears
 * @returns {Promise<string>} how it went, in words */
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
