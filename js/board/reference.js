// A National Grid reference as somebody typed it.
import { gridReference } from "../page/grid-reference.js";

/** The grid is seven squares of 100 km wide and thirteen high. */
const [WIDE, HIGH, SIDE] = [7, 13, 100000];
/** The two letters of each square. */
const SQUARES = new Set(
  Array.from({ length: WIDE * HIGH }, (_, i) => gridReference((i % WIDE) * SIDE, Math.floor(i / WIDE) * SIDE).slice(0, 2)),
);
/** Six figures are right within 100 m, ten within a metre. Four leave a whole square kilometre to search. */
const [LEAST, MOST] = [6, 10];
const SUCH = "such as NZ 273 421";

/** Reads `nz273421` as `NZ 273 421`.
 * @param {string} typed @returns {{reference?: string, wrong?: string}} the reference, or what is wrong and what to do */
export function readReference(typed) {
  const text = typed.toUpperCase().replace(/\s+/g, " ").trim();
  if (!text) return { wrong: `Type the grid reference, ${SUCH}.` };
  const [, letters, figures] = /^([A-Z]{2}) ?(\d[\d ]*)$/.exec(text) ?? [];
  if (!letters) return { wrong: `A grid reference is two letters, then figures, ${SUCH}. Type it like that.` };
  if (!SQUARES.has(letters)) return { wrong: `Great Britain has no map square ${letters}. Check the two letters.` };
  const digits = figures.replace(/ /g, "");
  const half = digits.length / 2;
  // One run of figures is halved; two have to be the halves.
  const runs = figures.split(" ");
  if (digits.length % 2 || runs.length > 2 || (runs.length === 2 && runs[0].length !== half)) {
    return { wrong: `The figures come in two halves of the same length, ${SUCH}. Check that none is missing.` };
  }
  if (digits.length < LEAST) return { wrong: `That’s too big an area to find someone in. Give at least six figures, ${SUCH}.` };
  if (digits.length > MOST) return { wrong: "That’s too many figures. Give ten at most, such as NZ 27345 42123." };
  return { reference: `${letters} ${digits.slice(0, half)} ${digits.slice(half)}` };
}
