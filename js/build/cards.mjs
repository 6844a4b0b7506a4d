// Draws the pictures that go with links to pages when they are shared, when the site is built: `node js/build/cards.mjs <folder>`.
// Reads from standard input [{path, title, figure?, words?, about?, site, host}], writes each card to <folder>/<path> as a
// PNG, and prints [{path, bytes}] in the same order.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { fontFile } from "./heading-font.mjs";
import { BRAND, WATER, WHITE, YELLOW, bend } from "../chart/mark.mjs";
import { png } from "./png.mjs";

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 64;
const TOP = 57;
const PALE = "#cfe3ef";

// The large bend stands right of the column of words, which ends before it does. So they can't meet.
const BEND = { scale: 11.5, x: 738, y: 76 };
const COLUMN = BEND.x + 3 * BEND.scale - 44 - MARGIN;

const FOOT = { top: 516, mark: 66 };
/** Where the words above the foot end at the latest. */
const END = FOOT.top - 44;
/** The smallest text that can be read where a card is shown at half its size. */
const SMALLEST = 28;
/** The height of capitals, in ems. */
const CAPITAL = 0.668;

/** Only the fonts of the package, so that cards are the same on every machine. */
const font = {
  loadSystemFonts: false,
  fontFiles: [fontFile("700Bold"), fontFile("400Regular")],
  defaultFontFamily: "Atkinson Hyperlegible Next",
};

/** How each text is set: `size` is what it would like, `more` what it would like when it takes several lines, and `gap` the
 * room above it. */
const STYLES = {
  lonelyTitle: { weight: 700, fill: WHITE, size: 112, more: 100, leading: 1.06, lines: 3, gap: 0 },
  title: { weight: 700, fill: WHITE, size: 48, more: 44, leading: 1.16, lines: 3, gap: 0 },
  figure: { weight: 700, fill: YELLOW, size: 180, more: 118, leading: 0.96, lines: 2, gap: 44 },
  words: { weight: 400, fill: WHITE, size: 38, more: 38, leading: 1.24, lines: 3, gap: 42 },
  about: { weight: 400, fill: PALE, size: 30, more: 28, leading: 1.24, lines: 2, gap: 34 },
  site: { weight: 700, fill: WHITE, size: 32, more: 32, leading: 1, lines: 1, gap: 0 },
  host: { weight: 400, fill: PALE, size: 28, more: 28, leading: 1, lines: 1, gap: 0 },
};

const escape = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

const textElement = (text, x, y, size, { weight, fill }) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escape(text)}</text>`;

const picture = (inside) =>
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${inside}</svg>`, { font });

const measured = new Map();

/** A line at a size of 1, as it will be drawn, kerning included: how far its ink is set in, and its width from there. */
function measure(line, style) {
  const key = `${style.weight} ${line}`;
  if (!measured.has(key)) {
    const box = picture(textElement(line, 0, 100, 100, style)).getBBox() ?? { x: 0, width: 0 };
    // The hook of a "j" reaches out to the left; it is let hang there.
    const inset = Math.max(0, box.x);
    measured.set(key, { inset: inset / 100, width: (box.x + box.width - inset) / 100 });
  }
  return measured.get(key);
}

/** The width that the widest line needs at a size of 1 when a text takes so many lines and they are as even as can be. */
function needed(words, count, style) {
  const widest = (from, left) => {
    const line = (to) => measure(words.slice(from, to).join(" "), style).width;
    if (left === 1) return line(words.length);
    let least = Infinity;
    for (let to = from + 1; to <= words.length - left + 1 && line(to) < least; to += 1) {
      least = Math.min(least, Math.max(line(to), widest(to, left - 1)));
    }
    return least;
  };
  return widest(0, count);
}

/** Lines filled one after the other. Words are parted by plain spaces only: a no-break space holds. */
function fill(words, width, style) {
  const lines = [];
  for (const word of words) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure(longer, style).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A text in as few lines as let it be as large as it would like, or else in those that let it be largest. */
function fit(text, style, scale, smallest, width) {
  const words = text.split(/[ \n\t]+/).filter(Boolean);
  let found;
  for (let count = 1; count <= Math.min(style.lines, words.length); count += 1) {
    const liked = Math.max(smallest, scale * (count === 1 ? style.size : style.more));
    const least = needed(words, count, style);
    const size = Math.min(liked, width / least);
    // Even lines, but not at the cost of a short one on top.
    const room = Math.min(width / size, least * 1.08) + 1e-6;
    if (!found || size > found.size + 0.01) found = { size, lines: fill(words, room, style) };
  }
  return { ...found, style, height: found.size * (CAPITAL + (found.lines.length - 1) * style.leading) };
}

/** Lines from their capitals' top downwards, each with its ink at the left edge: else large letters seem to be set in. */
const drawText = ({ lines, size, style }, x, top) =>
  lines
    .map((line, at) => {
      const y = top + size * (CAPITAL + at * style.leading);
      return textElement(line, (x - measure(line, style).inset * size).toFixed(2), y.toFixed(2), size.toFixed(2), style);
    })
    .join("");

/** The texts above the foot, in their order, all made smaller together until they have room. */
function stack(card) {
  const order = ["title", "figure", "words", "about"].filter((name) => card[name]?.trim());
  for (let scale = 1; ; scale -= 0.02) {
    // Below half there are far too many words. They end up too small to read well, but whole.
    const smallest = scale >= 0.5 ? SMALLEST : 0;
    const blocks = order.map((name) => {
      const style = STYLES[name === "title" && !card.figure ? "lonelyTitle" : name];
      return fit(card[name], style, scale, smallest, COLUMN);
    });
    const gaps = blocks.map(({ style }) => style.gap * Math.max(scale, 0.7));
    const height = blocks.reduce((sum, block, at) => sum + block.height + gaps[at], 0);
    if (height > END - TOP && scale > 0.1) continue;
    let y = TOP;
    return blocks
      .map((block, at) => {
        y += gaps[at];
        const drawn = drawText(block, MARGIN, y);
        y += block.height;
        return drawn;
      })
      .join("");
  }
}

function draw(card) {
  const x = MARGIN + FOOT.mark + 18;
  const line = (text, style) => fit(text, style, 1, SMALLEST, MARGIN + COLUMN - x);
  const place = (x, y, scale, inside) => `<g transform="translate(${x} ${y}) scale(${scale})">${inside}</g>`;
  return picture(
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${BRAND}"/>` +
      place(BEND.x, BEND.y, BEND.scale, bend({ band: WATER, line: YELLOW, place: WHITE }, 60)) +
      stack(card) +
      place(MARGIN - (3 * FOOT.mark) / 48, FOOT.top, FOOT.mark / 48, bend({ band: WHITE, line: BRAND, place: YELLOW })) +
      drawText(line(card.site, STYLES.site), x, FOOT.top + 6) +
      drawText(line(card.host, STYLES.host), x, FOOT.top + 44),
  );
}

let input = "";
for await (const chunk of process.stdin) input += chunk;
const [, , out] = process.argv;
const written = JSON.parse(input).map((card) => {
  const bytes = png(draw(card).render());
  const file = join(out, card.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  return { path: card.path, bytes: bytes.length };
});
process.stdout.write(JSON.stringify(written));
