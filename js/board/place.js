// A place on a board: what was typed, checked and cleaned; and the same in an address. Anybody can write an address, so
// what comes from one is checked like what was typed.
import { readReference } from "./reference.js";

/** The parts of a place, as form, address and board name them. */
export const PARTS = ["place", "grid", "road"];
/** The most letters of a name: three lines of the board at most. */
const MOST = 50;
/** What British names are written with. Invisible signs, and those that turn the direction of text, are not among it. */
const STRANGE = /[^A-Za-z0-9\u00c0-\u024f\u1e00-\u1eff '’‘&,.()/-]/g;
/** A board in the site's name must not lead callers to another number, with one letter or any signs between its figures. No
 * road has as many: signs and a letter start another one, as in A167 / A690. */
const NUMBER = /(\d(\D?|\W*)){5}/;
const LEAVE_OUT = "Leave out phone numbers and other long numbers.";

const clean = (text) => text.normalize("NFC").replace(/\s+/g, " ").replace(STRANGE, "").trim().slice(0, MOST).trim();

/** Checks a place.
 * @param {Record<string, string>} typed
 * @returns {{place: Record<string, string>, wrong: Record<string, string>}} the place as the board shows it, and by part
 *   what is wrong; a place is right if nothing is */
export function check(typed) {
  const [place, road] = [clean(typed.place), clean(typed.road)];
  const { reference, wrong } = readReference(typed.grid);
  const found = {};
  if (!place) found.place = "Type the name of the place.";
  else if (NUMBER.test(place)) found.place = LEAVE_OUT;
  if (wrong) found.grid = wrong;
  if (NUMBER.test(road)) found.road = LEAVE_OUT;
  return { place: { place, grid: reference, road }, wrong: found };
}

/** A place as the part of an address after `#`, which browsers send to nobody.
 * @param {Record<string, string>} place */
export const toAddress = (place) => new URLSearchParams({ ...place, grid: place.grid.replace(/ /g, "") }).toString();

/** What an address says of a place, unchecked. `undefined` if it says nothing.
 * @param {string} hash with its `#` */
export function fromAddress(hash) {
  const words = new URLSearchParams(hash.slice(1));
  if (!PARTS.some((part) => words.has(part))) return undefined;
  return Object.fromEntries(PARTS.map((part) => [part, (words.get(part) ?? "").slice(0, MOST)]));
}
