// Images with few colours as small PNG files, for what is made when the site is built.
import { deflateSync } from "node:zlib";
import { chunk } from "../chart/png-text.js";

/** A PNG with a palette, a third of the size of one in full colour. The most frequent colours are exact; a colour that
 * is almost the same as one of these, as in the soft edges of letters, is replaced by it. */
export function png({ pixels, width, height }) {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const seen = new Map();
  // Most of a chart is runs of one colour, so colours are counted and written by runs.
  for (let at = 0, end; at < colours.length; at = end) {
    end = runEnd(colours, at);
    seen.set(colours[at], (seen.get(colours[at]) ?? 0) + end - at);
  }
  const byUse = [...seen].sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b).map(([colour]) => parts(colour));
  let palette;
  for (let near = 2; !palette || palette.length > 256; near += 2) {
    palette = [];
    for (const colour of byUse) {
      if (palette.length <= 256 && palette.every((one) => distance(one, colour) > near * near)) palette.push(colour);
    }
  }
  const nearest = (colour) => {
    const far = palette.map((one) => distance(one, colour));
    return far.indexOf(Math.min(...far));
  };
  const place = new Map([...seen.keys()].map((colour) => [colour, nearest(parts(colour))]));
  const places = new Uint8Array(colours.length);
  for (let at = 0, end; at < colours.length; at = end) {
    end = runEnd(colours, at);
    places.fill(place.get(colours[at]), at, end);
  }
  // Each row begins with a byte that says it is as it is, not as a difference.
  const rows = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y += 1) rows.set(places.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", Uint8Array.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 7, memLevel: 9 })),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

/** The end of the run of one colour that begins at an index. */
function runEnd(colours, at) {
  let end = at + 1;
  while (end < colours.length && colours[end] === colours[at]) end += 1;
  return end;
}

/** Red, green and blue. */
const parts = (colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
const distance = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
