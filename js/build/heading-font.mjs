// The typeface of headings and large figures: Atkinson Hyperlegible Next, designed for readers with low vision, in
// bold. It is subset here to the characters that English headings use, so that it costs a page no more than a small
// image.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subset from "subset-font";

/** The characters that headings can use. Any other character in a heading is shown in the reader's own font: each dozen
 * costs a page a kilobyte, as it is kerned with all others. There are no digits: this font has a slash in its zero,
 * which readers take for an eight or a sign in large figures. */
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHARACTERS = `${LETTERS} !%&'()+,-./:;?\u00a0£–—‘’“”é`;

/** The whole font as the package has it. @param {"700Bold" | "400Regular"} weight */
export const fontFile = (weight) =>
  fileURLToPath(
    import.meta.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`),
  );

/** The licence of the font, which must be distributed with it. */
export const licenceFile = () =>
  fileURLToPath(import.meta.resolve("@expo-google-fonts/atkinson-hyperlegible-next/LICENSE_FONT"));

/** @returns {Promise<Buffer>} the font subset, as WOFF2 */
export async function headingFont() {
  return subset(await readFile(fontFile("700Bold")), CHARACTERS, { targetFormat: "woff2", keepFeatures: ["kern"] });
}
