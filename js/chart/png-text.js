// Text chunks in a PNG file, where programs look for title, source and licence.
import { describe } from "./describe.js";

/** @typedef {import("./describe.js").Metadata} Metadata */

/** The texts for an image's file, under the keywords that the format registers. @param {Metadata} metadata */
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

/** A chunk of a PNG: length, name, content, and the checksum of the last two. */
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
    // Keyword, no compression, no language, text.
    chunk("iTXt", new TextEncoder().encode(`${name}\0\0\0\0\0${text.replaceAll("\0", "")}`)),
  );
  const view = new DataView(png.buffer, png.byteOffset);
  const at = SIGNATURE + 12 + view.getUint32(SIGNATURE);
  const all = [png.subarray(0, at), ...pieces, png.subarray(at)];
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  all.reduce((to, piece) => (whole.set(piece, to), to + piece.length), 0);
  return whole;
}

/** The texts in a PNG. Throws if a chunk is incomplete. @param {Uint8Array} png @returns {Record<string, string>} */
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
