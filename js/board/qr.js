// A QR code, drawn in the browser because what it says was typed there.
import { encode } from "uqr";

/** The width of the quiet zone around the code, in modules, which the QR standard requires. */
const QUIET_ZONE = 4;
/** A quarter of the code may be dirty or scratched: it hangs outdoors. */
const ENDURES = "Q";

/** Draws the code of an address in the place of another (src/page/qr.rs).
 * @param {SVGElement} svg @param {string} address */
export function drawQr(svg, address) {
  const { data, size } = encode(address, { ecc: ENDURES, border: QUIET_ZONE });
  const dots = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")));
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("aria-label", `The address ${address} for a camera`);
  svg.firstElementChild.setAttribute("d", dots.join(""));
}
