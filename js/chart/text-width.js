// Estimates the width of a text where nothing can measure it, and breaks text into lines.

/** Widths of the letters from the space to "~" in hundredths of an em, in Atkinson Hyperlegible Next or in Arial, whichever
 * is wider. */
const WIDTHS = {
  400: "28 29 36 66 60 92 74 20 34 34 49 61 28 37 28 39 65 56 56 58 62 59 60 56 62 60 28 28 59 63 59 56 102 67 67 73 73 67 62 78 73 40 52 67 56 84 73 78 67 78 73 67 62 73 67 95 67 67 62 32 39 35 56 56 34 56 57 50 57 56 32 56 56 26 25 50 27 85 56 56 57 58 35 50 33 56 50 73 50 50 50 35 26 35 59",
  700: "32 34 48 77 61 97 73 24 34 34 49 60 28 38 28 44 66 56 58 60 63 61 63 56 63 58 34 34 59 62 59 62 98 73 73 73 73 67 62 78 73 43 57 73 62 86 73 78 67 78 73 67 62 73 67 95 69 67 62 34 44 35 59 56 34 56 62 56 62 57 37 62 62 30 28 56 32 89 62 62 62 62 39 56 38 62 56 78 56 56 51 39 28 39 59",
};
const ascii = Object.fromEntries(Object.entries(WIDTHS).map(([weight, all]) => [weight, all.split(" ").map((one) => one / 100)]));
/** The widths of other characters that the site's text uses. */
const SLIM = "\u00a0‘’·";
const MIDDLING = "–“”£€×÷−";

/** The greatest width that a text can have, in pixels. */
export function estimate(text, size, weight) {
  let sum = 0;
  for (const letter of text) {
    sum += ascii[weight][letter.charCodeAt(0) - 32] ?? (SLIM.includes(letter) ? 0.32 : MIDDLING.includes(letter) ? 0.68 : 1);
  }
  // Some pairs of letters have extra space between them.
  return sum * size * 1.01;
}

/** Breaks a text into lines no wider than `width`. A word that is wider than a line is broken too: an address after one
 * of its punctuation marks. */
export function wrap(text, width, wide) {
  const lines = [];
  let line = "";
  const take = (piece, joint) => {
    const longer = line ? line + joint + piece : piece;
    if (wide(longer) <= width) return (line = longer);
    if (line) lines.push(line);
    return (line = piece);
  };
  // Don't break a line inside a calculation.
  const whole = text.replace(/ ([−÷×=+]) /g, "\u00a0$1\u00a0");
  for (const word of whole.split(/[ \t\n\r]+/).filter(Boolean)) {
    if (wide(word) <= width) take(word, " ");
    else {
      let joint = " ";
      for (const part of word.match(/[^/?&,=]*[/?&,=]|[^/?&,=]+/g)) {
        for (const piece of wide(part) <= width ? [part] : part) {
          take(piece, joint);
          joint = "";
        }
      }
    }
  }
  return line ? [...lines, line] : lines;
}
