// A chart on a sheet of its own, for those who take it with them: the picture with its words, sources and terms as one
// SVG, the same as text inside a PNG, and its table as CSV. Works on strings and bytes alone, so that the build and the
// browser make the same sheets.
import { bend } from "./mark.js";

/**
 * What goes with a picture wherever it goes. `marks` say what its symbols mean and what is noted of single figures, `notes`
 * what to bear in mind. The colours are the light scheme's of `style/tokens.css`, by name: paper is white.
 * @typedef {{title: string, finding: string, subtitle: string, sentences: string[], marks?: string[], notes: string[],
 *   source: string, licence: string, date: string, address: string, site: string, colours: Record<string, string>}} Metadata
 */

const FAMILY = "Atkinson Hyperlegible Next, Arial, sans-serif";

/** The widths of sheets, in pixels. A square's height is given too: what has no room there is made smaller, then cut. */
const SHAPES = {
  wide: { width: 1200, margin: 56, text: 1 },
  square: { width: 1080, height: 1080, margin: 52, text: 0.95 },
};

/** Nothing is smaller than this, in pixels. */
const SMALLEST = 14;

/** How each text is set at a scale of 1. No text may take more than `lines`. */
const STYLES = {
  title: { size: 24, weight: 700, colour: "brand", leading: 1.25, lines: 2 },
  finding: { size: 36, weight: 700, colour: "ink", leading: 1.16, lines: 6, even: true, less: 0.88 },
  subtitle: { size: 24, weight: 400, colour: "ink-2", leading: 1.3, lines: 4, even: true },
  notes: { size: 19, weight: 400, colour: "ink-2", leading: 1.35, lines: 6 },
  foot: { size: 19, weight: 400, colour: "ink-2", leading: 1.4, lines: 3 },
  site: { size: 24, weight: 700, colour: "brand", leading: 1.15, lines: 2 },
};

/** From the top of a line to the foot of its letters, in ems. */
const RISE = 0.8;
/** From the middle of a line, where ECharts places it, to the foot of its letters. Few programs but browsers know how to
 * place a line by its middle. */
const MIDDLE = 0.34;

// ---- How wide a text is

/** Widths of the letters from the space to "~" in hundredths of an em, in Atkinson Hyperlegible Next or in Arial, whichever
 * is wider. */
const WIDTHS = {
  400: "28 29 36 66 60 92 74 20 34 34 49 61 28 37 28 39 65 56 56 58 62 59 60 56 62 60 28 28 59 63 59 56 102 67 67 73 73 67 62 78 73 40 52 67 56 84 73 78 67 78 73 67 62 73 67 95 67 67 62 32 39 35 56 56 34 56 57 50 57 56 32 56 56 26 25 50 27 85 56 56 57 58 35 50 33 56 50 73 50 50 50 35 26 35 59",
  700: "32 34 48 77 61 97 73 24 34 34 49 60 28 38 28 44 66 56 58 60 63 61 63 56 63 58 34 34 59 62 59 62 98 73 73 73 73 67 62 78 73 43 57 73 62 86 73 78 67 78 73 67 62 73 67 95 69 67 62 34 44 35 59 56 34 56 62 56 62 57 37 62 62 30 28 56 32 89 62 62 62 62 39 56 38 62 56 78 56 56 51 39 28 39 59",
};
const ascii = Object.fromEntries(Object.entries(WIDTHS).map(([weight, all]) => [weight, all.split(" ").map((one) => one / 100)]));
/** The same of other signs that words here use. */
const SLIM = "\u00a0‘’·";
const MIDDLING = "–“”£€×÷−";

/** How wide a text is at most, in pixels. */
export function estimate(text, size, weight) {
  let sum = 0;
  for (const letter of text) {
    sum += ascii[weight][letter.charCodeAt(0) - 32] ?? (SLIM.includes(letter) ? 0.32 : MIDDLING.includes(letter) ? 0.68 : 1);
  }
  // Some pairs of letters stand a little apart.
  return sum * size * 1.01;
}

/** A text in lines that are no wider than `width`. A word that is wider than a line is broken: an address after one of
 * its signs. */
function wrap(text, width, wide) {
  const lines = [];
  let line = "";
  const take = (piece, joint) => {
    const longer = line ? line + joint + piece : piece;
    if (wide(longer) <= width) return (line = longer);
    if (line) lines.push(line);
    return (line = piece);
  };
  // A sum stays together.
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

/** A text as it will be set: its lines, with a sign where it had to be cut. */
function set(text, name, width, scale, measure) {
  const style = STYLES[name];
  const sized = (part) => Math.max(SMALLEST, Math.round(style.size * scale * part * 2) / 2);
  const at = (size) => (line) => measure(line, size, style.weight);
  let size = sized(1);
  let lines = wrap(text, width, at(size));
  // A little smaller, if that saves a line.
  const smaller = wrap(text, width, at(sized(style.less ?? 1)));
  if (smaller.length < lines.length) [size, lines] = [sized(style.less), smaller];
  const wide = at(size);
  // Even lines in large letters; elsewhere only no short word alone on the last one.
  for (let room = width * 0.98; room > width * (style.even ? 0.6 : 0.85); room -= width * 0.02) {
    const evener = wrap(text, room, wide);
    if (lines.length < 2 || evener.length > lines.length || (!style.even && wide(lines.at(-1)) > width / 4)) break;
    lines = evener;
  }
  if (lines.length > style.lines) {
    lines = lines.slice(0, style.lines);
    lines[style.lines - 1] = `${[...lines.at(-1)].slice(0, -2).join("").replace(/[ ,.;:]+$/, "")}…`;
  }
  return { lines, size, style, step: size * style.leading, height: lines.length * size * style.leading };
}

// ---- The sheet

const CONTROLS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text inside markup. What no XML may hold, such as half of a letter, becomes a question mark. */
export const escape = (text) => String(text).replace(CONTROLS, "\ufffd").replace(/[&<>"]/g, (sign) => SIGNS[sign]);

const round = (n) => String(Math.round(n * 100) / 100);

function colour(metadata, name) {
  const value = metadata.colours[name];
  if (!/^#[\da-f]{3,8}$/i.test(value)) throw new Error(`The metadata have no colour “${name}”.`);
  return value;
}

/** Lines of text from `top` downwards. The first `strong` letters are in bold. */
function draw({ lines, size, style, step }, x, top, metadata, { strong = 0, anchor = "start" } = {}) {
  const spans = lines.map((line, i) => {
    const place = `<tspan x="${round(x)}" y="${round(top + i * step + size * RISE + (step - size) / 2)}">`;
    const bold = i === 0 && strong ? `<tspan font-weight="700">${escape(line.slice(0, strong))}</tspan>` : "";
    return `${place}${bold}${escape(line.slice(bold ? strong : 0))}</tspan>`;
  });
  const look = `font-size="${round(size)}" font-weight="${style.weight}" fill="${colour(metadata, style.colour)}"`;
  const side = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return lines.length ? `<text ${look}${side}>${spans.join("")}</text>` : "";
}

/** The chart's own drawing, to be set into a sheet: real colours, lines of text placed by their feet, and nothing that
 * only a page has use of. Its clipping goes too, because `js/chart/draw.js` leaves it without effect. */
function chart(svg, metadata) {
  const whole = /^\s*<svg\b[^>]*\bviewBox="([\d.\s-]+)"[^>]*>([\s\S]*)<\/svg>\s*$/.exec(svg);
  if (!whole) throw new Error("The picture has no size.");
  const [, box, inside] = whole;
  const [, , width, height] = box.split(/\s+/).map(Number);
  const drawing = inside
    .replace(/<defs\b[\s\S]*?<\/defs\s*>/g, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => {
      const plain = tag
        .replace(/ (?:pointer-events|clip-path|class|id|aria-hidden|focusable|xmlns(?::\w+)?)="[^"]*"/g, "")
        // Else hairlines would stand between the years of a gap.
        .replace(/ fill="var\(--chart-gap\b/, ' shape-rendering="crispEdges"$&')
        .replace(/"var\(--([\w-]+)(?:,[^)]*)?\)"/g, (_, name) => `"${colour(metadata, name)}"`)
        .replaceAll('font-family="inherit"', `font-family="${FAMILY}"`);
      if (!plain.includes(' dominant-baseline="central"')) return plain;
      const size = Number(/ font-size="([\d.]+)/.exec(plain)?.[1] ?? 12);
      const y = Number(/ y="([\d.-]+)"/.exec(plain)?.[1] ?? 0) + size * MIDDLE;
      return plain.replace(/ y="[^"]*"/, "").replace(' dominant-baseline="central"', ` y="${round(y)}"`);
    });
  return { box, width, height, drawing, hasBand: inside.includes('"var(--chart-band') };
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "23 November 2026" as machines write it; any other text as it is. */
function machineDate(text) {
  const [, day, month, year] = /^(\d{1,2}) (\w+) (\d{4})$/.exec(text) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number ? `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}` : text;
}

/** Title, description and terms inside the file, where programs and screen readers look for them. */
function about(metadata) {
  const core = {
    title: metadata.title,
    description: describe(metadata),
    publisher: metadata.site,
    source: metadata.source,
    rights: metadata.licence,
    date: machineDate(metadata.date),
    identifier: metadata.address,
    language: "en-GB",
  };
  const terms = Object.entries(core).map(([name, text]) => `<dc:${name}>${escape(text)}</dc:${name}>`);
  return (
    `<title>${escape(metadata.title)}</title><desc>${escape(describe(metadata))}</desc>` +
    '<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<rdf:Description rdf:about="">${terms.join("")}</rdf:Description></rdf:RDF></metadata>`
  );
}

/** What a picture shows, in words. @param {Metadata} metadata */
export const describe = ({ finding, sentences }) => [sentence(finding), ...sentences].join(" ");

const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);

const MORE = "More notes stand on the page.";

/** Where everything stands for one scale of text, one share of the width for the chart, and so many of the notes. */
function arrange({ metadata, picture, width, margin, measure }, scale, share, count) {
  const room = width - 2 * margin;
  const parts = [];
  let y = margin;
  const place = (block, gap) => {
    if (!block.lines.length) return;
    y += gap * scale;
    const top = y;
    parts.push(() => draw(block, margin, top, metadata));
    y += block.height;
  };
  for (const [name, gap] of [["title", 0], ["finding", 10], ["subtitle", 14]]) {
    place(set(metadata[name], name, room, scale, measure), gap);
  }
  y += 12 * scale;
  const [chartWidth, chartTop] = [room * share, y];
  const chartHeight = (chartWidth * picture.height) / picture.width;
  parts.push(
    (down) =>
      `<svg x="${margin}" y="${round(chartTop + down)}" width="${round(chartWidth)}"` +
      ` height="${round(chartHeight)}" viewBox="${picture.box}">${picture.drawing}</svg>`,
  );
  y += chartHeight + 12 * scale;
  const notes = metadata.notes.slice(0, count);
  if (count < metadata.notes.length) notes.push(MORE);
  for (const text of notes) {
    const block = set(text, "notes", room, scale, measure);
    const top = y + 6 * scale;
    parts.push((down) => draw(block, margin, top + down, metadata));
    y = top + block.height;
  }
  const below = (notes.length ? 20 : 8) * scale;

  // The foot: who, where from, on what terms; and at the right whose sheet it is.
  const mark = 52 * scale;
  const site = set(metadata.site, "site", 230, scale, measure);
  const siteWidth = Math.max(0, ...site.lines.map((line) => measure(line, site.size, site.style.weight)));
  const sign = mark + 6 * scale + siteWidth;
  const terms = `${sentence(metadata.licence)} Figures published on ${sentence(metadata.date)}`;
  // The first word is in bold.
  const bold = (text, size, weight) => measure(text, size, weight) + size / 2;
  const foot = [`Source: ${sentence(metadata.source)}`, terms, metadata.address].map((text) =>
    set(text, "foot", room - sign - 40, scale, bold),
  );
  const lines = foot.reduce((sum, block) => sum + block.height, 0);
  const footHeight = 18 * scale + Math.max(lines, mark, site.height);
  const drawFoot = (top) => {
    const rule = `<path d="M${margin} ${round(top)}H${width - margin}" stroke="${colour(metadata, "line-2")}" stroke-width="2"/>`;
    let at = top + 18 * scale;
    const texts = foot.map((block, i) => {
      const drawn = draw(block, margin, at, metadata, { strong: i === 0 ? "Source:".length : 0 });
      at += block.height;
      return drawn;
    });
    const middle = top + 18 * scale + mark / 2;
    const colours = { band: colour(metadata, "brand"), line: colour(metadata, "accent"), place: colour(metadata, "brand") };
    // The mark's own box has a little room at each side.
    const right = width - margin - mark * (45 / 48);
    const bent = `<g transform="translate(${round(right)} ${round(middle - mark / 2)}) scale(${round(mark / 48)})">${bend(colours)}</g>`;
    const name = draw(site, right - 6 * scale, middle - site.height / 2, metadata, { anchor: "end" });
    return rule + texts.join("") + name + bent;
  };
  return { parts, end: y + below, footHeight, drawFoot };
}

/** How much smaller the text and the chart may get, step by step, until everything has room. */
const STEPS = [[1, 1], [0.92, 1], [0.85, 1], [0.8, 1], [0.8, 0.92], [0.8, 0.84]];

/** The first arrangement that has room: smaller, then with fewer notes. */
function fit(sheet, text) {
  const all = sheet.metadata.notes.length;
  if (!sheet.height) return arrange(sheet, text, 1, all);
  for (let notes = all; notes >= 0; notes -= 1) {
    for (const [smaller, share] of STEPS) {
      const found = arrange(sheet, text * smaller, share, notes);
      if (found.end + found.footHeight + sheet.margin <= sheet.height) return found;
    }
  }
  return arrange(sheet, text * 0.7, 0.72, 0);
}

/**
 * The sheet.
 * @param {string} svg the chart's drawing, well formed, with a viewBox
 * @param {Metadata} metadata
 * @param {"wide" | "square"} [shape]
 * @param {(text: string, size: number, weight: number) => number} [measure] how wide a text is; an estimate that holds
 *   for the fonts of `FAMILY` where there is nothing better
 * @returns {string} an SVG that stands alone
 */
export function compose(svg, metadata, shape = "wide", measure = estimate) {
  const { width, height, margin, text } = SHAPES[shape];
  const picture = chart(svg, metadata);
  // What a band behind the lines is, nobody can guess from the picture alone.
  const band = metadata.sentences.filter((text) => picture.hasBand && /\bband\b/.test(text));
  const whose = { ...metadata, notes: [...band, ...(metadata.marks ?? []), ...metadata.notes] };
  const sheet = { metadata: whose, picture, width, height, margin, measure };
  const { parts, end, footHeight, drawFoot } = fit(sheet, text);
  const whole = height ?? Math.ceil(end + footHeight + margin);
  // The room that is left in a square stands above and below the chart.
  const spare = Math.max(0, whole - margin - footHeight - end);
  const drawn = parts.map((part) => part(spare / 2)).join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" role="img"` +
    ` xml:lang="en-GB" font-family="${FAMILY}">${about(metadata)}<rect width="${width}" height="${whole}" fill="#ffffff"/>` +
    `<rect width="${width}" height="10" fill="${colour(metadata, "brand")}"/>${drawn}${drawFoot(end + spare)}</svg>`
  );
}

// ---- Text inside a PNG

/** What is written into a picture's file, under the names that the format registers. @param {Metadata} metadata */
export const entries = (metadata) => ({
  Title: metadata.title,
  Description: describe(metadata),
  Source: metadata.source,
  Copyright: metadata.licence,
  "Creation Time": metadata.date,
  URL: metadata.address,
});

const SIGNATURE = 8;

function check(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A piece of a PNG: length, name, content, and the check of the last two. */
export function chunk(name, content) {
  const whole = new Uint8Array(12 + content.length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, content.length);
  whole.set(new TextEncoder().encode(name), 4);
  whole.set(content, 8);
  view.setUint32(8 + content.length, check(whole.subarray(4, 8 + content.length)));
  return whole;
}

/** A PNG with texts in it, straight after its header.
 * @param {Uint8Array} png @param {Record<string, string>} entries @returns {Uint8Array} */
export function withText(png, entries) {
  const pieces = Object.entries(entries).map(([name, text]) =>
    // Name, not packed, in no language in particular, text.
    chunk("iTXt", new TextEncoder().encode(`${name}\0\0\0\0\0${text.replaceAll("\0", "")}`)),
  );
  const view = new DataView(png.buffer, png.byteOffset);
  const at = SIGNATURE + 12 + view.getUint32(SIGNATURE);
  const all = [png.subarray(0, at), ...pieces, png.subarray(at)];
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  all.reduce((to, piece) => (whole.set(piece, to), to + piece.length), 0);
  return whole;
}

/** The texts in a PNG. Throws where a piece is not whole. @param {Uint8Array} png @returns {Record<string, string>} */
export function readText(png) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const found = {};
  for (let at = SIGNATURE; at < png.length; ) {
    const length = view.getUint32(at);
    const name = new TextDecoder().decode(png.subarray(at + 4, at + 8));
    const content = png.subarray(at + 8, at + 8 + length);
    if (check(png.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) throw new Error(`${name} is broken.`);
    if (name === "iTXt") {
      const [, word, text] = /^([^\0]+)\0\0\0[^\0]*\0[^\0]*\0([^]*)$/.exec(new TextDecoder().decode(content));
      found[word] = text;
    }
    at += 12 + length;
  }
  return found;
}

// ---- The table

/** A figure as the table writes it, its symbol, or both: `1,129`, `−2.5`, `[x]`, `210 [e]`. */
const FIGURE = /^([-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)?\s*(\[[^[\]]*\])?$/;

/**
 * A table for machines: figures without commas, and symbols in columns of their own, where there are any.
 * @param {{columns: string[], rows: string[][]}} table as people read it; the first column names the rows
 * @returns {{columns: string[], rows: string[][]}}
 */
export function parted({ columns, rows }) {
  const read = rows.map((row) => row.map((text, i) => (i > 0 && FIGURE.exec(text.trim())) || [text, text]));
  const split = columns.map((_, i) => read.some((row) => row[i]?.[2]));
  const figure = ([, text = ""]) => text;
  const plain = (cell) => (cell.length > 2 ? figure(cell).replaceAll(",", "").replace("−", "-") : figure(cell));
  return {
    columns: columns.flatMap((name, i) => (split[i] ? [name, `${name}: symbol`] : [name])),
    rows: read.map((row) => row.flatMap((cell, i) => (split[i] ? [plain(cell), cell[2] ?? ""] : [plain(cell)]))),
  };
}

/** A cell that no spreadsheet takes for a formula. A negative number is none. */
function safe(text) {
  const risky = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !/^-\d+(\.\d+)?$/.test(text);
  return risky ? `'${text}` : text;
}

const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A table as CSV (RFC 4180), with a mark at its start by which spreadsheets know its letters.
 * @param {{columns: string[], rows: string[][]}} table @returns {string} */
export function csv(table) {
  const { columns, rows } = parted(table);
  return `\ufeff${[columns, ...rows].map((row) => `${row.map((cell) => field(safe(cell))).join(",")}\r\n`).join("")}`;
}
