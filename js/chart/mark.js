// The site's logo, "the bend": a band that is both a river and a road, with the dashes of a road down its middle. It
// bends around a place as the River Wear does in Durham, so that the place is safe inside.

/** The mark's own box is 48 by 48; the legs run on below it as far as they are asked to, for where it is cropped.
 * @param {{band: string, line: string, place: string}} colours
 * @param {number} [foot] where the legs end
 * @returns {string} SVG elements */
export function bend({ band, line, place }, foot = 48) {
  const path = `<path d="M10 ${foot}V22a14 14 0 0 1 28 0V${foot}"`;
  // A dash has its middle on the crown, so both legs are the same.
  const half = foot - 22 + 7 * Math.PI;
  const dashes = `stroke-dasharray="5 4" stroke-dashoffset="${((2.5 - half) % 9).toFixed(2)}"`;
  return (
    `<g fill="none">${path} stroke="${band}" stroke-width="14"/>${path} stroke="${line}" stroke-width="2.5" ${dashes}/></g>` +
    `<circle cx="24" cy="34" r="4" fill="${place}"/>`
  );
}
