// A sheet is a chart to take away: one SVG with the image, its text, sources and licence. This works on strings alone,
// so that the build and the browser make the same sheets.
import { about, escape, sentence } from "./describe.js";
import { bend } from "./mark.js";
import { estimate, wrap } from "./text-width.js";

/** @typedef {import("./describe.js").Metadata} Metadata */

const FAMILY = "Atkinson Hyperlegible Next, Arial, sans-serif";

/** The widths of sheets, in pixels. A square also has a fixed height: if its content does not fit, it is made smaller,
 * then cut. */
const SHAPES = {
  wide: { width: 1200, margin: 56, text: 1 },
  square: { width: 1080, height: 1080, margin: 52, text: 0.95 },
};

/** The smallest text size, in pixels. */
const SMALLEST = 14;

/** How each text is set at a scale of 1. No text may have more than `lines` lines. */
const STYLES = {
  title: { size: 24, weight: 700, colour: "brand", leading: 1.25, lines: 2 },
  finding: { size: 36, weight: 700, colour: "ink", leading: 1.16, lines: 6, even: true, less: 0.88 },
  caution: { size: 24, weight: 400, colour: "ink", leading: 1.3, lines: 4, even: true },
  subtitle: { size: 24, weight: 400, colour: "ink-2", leading: 1.3, lines: 4, even: true },
  notes: { size: 19, weight: 400, colour: "ink-2", leading: 1.35, lines: 6 },
  foot: { size: 19, weight: 400, colour: "ink-2", leading: 1.4, lines: 3 },
  site: { size: 24, weight: 700, colour: "brand", leading: 1.15, lines: 2 },
};

/** From the top of a line to its baseline, in ems. */
const RISE = 0.8;
/** From the middle of a line, where ECharts positions it, to its baseline. Few programs other than browsers can
 * position a line by its middle. */
const MIDDLE = 0.34;

/** A text broken into lines, with an ellipsis if it had to be cut. */
function set(text, name, width, scale, measure) {
  const style = STYLES[name];
  const sized = (part) => Math.max(SMALLEST, Math.round(style.size * scale * part * 2) / 2);
  const at = (size) => (line) => measure(line, size, style.weight);
  let size = sized(1);
  let lines = wrap(text, width, at(size));
  // Make it slightly smaller if that saves a line.
  const smaller = wrap(text, width, at(sized(style.less ?? 1)));
  if (smaller.length < lines.length) [size, lines] = [sized(style.less), smaller];
  const wide = at(size);
  // Balance the lines of large text; elsewhere only avoid a single short word on the last line.
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

const round = (n) => String(Math.round(n * 100) / 100);

function colour(metadata, name) {
  const value = metadata.colours[name];
  if (!/^#[\da-f]{3,8}$/i.test(value)) throw new Error(`The metadata have no colour “${name}”.`);
  return value;
}

/** Lines of text from `top` downwards. The first `strong` characters are bold. */
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

/** The chart image, prepared for a sheet: real colours, text positioned by its baseline, and nothing that only a page
 * needs. Clipping is removed too: `js/chart/draw.js` has left it without effect. */
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
        // Otherwise hairlines would appear between the years of a gap.
        .replace(/ fill="var\(--chart-gap\b/, ' shape-rendering="crispEdges"$&')
        .replace(/"var\(--([\w-]+)(?:,[^)]*)?\)"/g, (_, name) => `"${colour(metadata, name)}"`)
        .replaceAll('font-family="inherit"', `font-family="${FAMILY}"`);
      if (!plain.includes(' dominant-baseline="central"')) return plain;
      const size = Number(/ font-size="([\d.]+)/.exec(plain)?.[1] ?? 12);
      const y = Number(/ y="([\d.-]+)"/.exec(plain)?.[1] ?? 0) + size * MIDDLE;
      return plain.replace(/ y="[^"]*"/, "").replace(' dominant-baseline="central"', ` y="${round(y)}"`);
    });
  return { box, width, height, drawing };
}

const MORE = "More notes stand on the page.";

/** The layout for a scale of the text, the chart's share of the width, and a number of notes. */
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
  for (const [name, gap] of [["title", 0], ["finding", 10], ["caution", 14], ["subtitle", 14]]) {
    if (metadata[name]) place(set(metadata[name], name, room, scale, measure), gap);
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

  // The foot: who, source and licence; on the right, the site's name and mark.
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
    // The mark's own box has a little padding at each side.
    const right = width - margin - mark * (45 / 48);
    const bent = `<g transform="translate(${round(right)} ${round(middle - mark / 2)}) scale(${round(mark / 48)})">${bend(colours)}</g>`;
    const name = draw(site, right - 6 * scale, middle - site.height / 2, metadata, { anchor: "end" });
    return rule + texts.join("") + name + bent;
  };
  return { parts, end: y + below, footHeight, drawFoot };
}

/** The steps by which text and chart get smaller until everything fits. */
const STEPS = [[1, 1], [0.92, 1], [0.85, 1], [0.8, 1], [0.8, 0.92], [0.8, 0.84]];

/** The first layout that fits: smaller first, then with fewer notes. */
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
 * Makes the sheet.
 * @param {string} svg the chart image, well formed, with a viewBox
 * @param {Metadata} metadata
 * @param {"wide" | "square"} [shape]
 * @param {(text: string, size: number, weight: number) => number} [measure] the width of a text; by default an estimate
 *   that is safe for the fonts of `FAMILY`
 * @returns {string} a self-contained SVG
 */
export function compose(svg, metadata, shape = "wide", measure = estimate) {
  const { width, height, margin, text } = SHAPES[shape];
  const picture = chart(svg, metadata);
  // Explain the band behind the lines, because the image alone does not.
  const band = metadata.band ? [metadata.band] : [];
  const whose = { ...metadata, notes: [...band, ...(metadata.marks ?? []), ...metadata.notes] };
  const sheet = { metadata: whose, picture, width, height, margin, measure };
  const { parts, end, footHeight, drawFoot } = fit(sheet, text);
  const whole = height ?? Math.ceil(end + footHeight + margin);
  // Spare height in a square is divided above and below the chart.
  const spare = Math.max(0, whole - margin - footHeight - end);
  const drawn = parts.map((part) => part(spare / 2)).join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" role="img"` +
    ` xml:lang="en-GB" font-family="${FAMILY}">${about(metadata)}<rect width="${width}" height="${whole}" fill="#ffffff"/>` +
    `<rect width="${width}" height="10" fill="${colour(metadata, "brand")}"/>${drawn}${drawFoot(end + spare)}</svg>`
  );
}
