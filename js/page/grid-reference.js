// A place on the Earth as a National Grid reference, by the formulas and constants of Ordnance Survey's "A guide to
// coordinate systems in Great Britain": a shift between the two models of the Earth (right within about 5 m), then the
// map projection. tests/browser/where.spec.mjs compares it with Ordnance Survey's own test points.

const { PI, atan2, cos, hypot, sin, sqrt, tan } = Math;
const RADIAN = PI / 180;
const SECOND = RADIAN / 3600;

/** The Earth as satellites measure it, and as maps of Great Britain draw it: half axes in metres. */
const WGS84 = [6378137, 6356752.3142];
const AIRY = [6377563.396, 6356256.909];
/** From the one to the other: metres, parts of one, turns. */
const [TX, TY, TZ] = [-446.448, 125.157, -542.06];
const SCALE = 1 + 20.4894e-6;
const [RX, RY, RZ] = [-0.1502 * SECOND, -0.247 * SECOND, -0.8421 * SECOND];
/** The projection: its scale, its true origin, and that origin's place on the grid in metres. */
const F0 = 0.9996012717;
const [LAT0, LON0] = [49 * RADIAN, -2 * RADIAN];
const [E0, N0] = [400000, -100000];

const squash = ([a, b]) => 1 - (b * b) / (a * a);

/** Metres east and north on the National Grid.
 * @param {number} latitude in degrees, WGS84 @param {number} longitude in degrees @returns {[number, number]} */
export function onGrid(latitude, longitude) {
  const [lat, lon] = shifted(latitude * RADIAN, longitude * RADIAN);
  const [a, b] = AIRY;
  const e2 = squash(AIRY);
  const n = (a - b) / (a + b);
  const [s, c, t] = [sin(lat), cos(lat), tan(lat)];
  const nu = (a * F0) / sqrt(1 - e2 * s * s);
  const rho = (nu * (1 - e2)) / (1 - e2 * s * s);
  const eta2 = nu / rho - 1;
  const [minus, plus] = [lat - LAT0, lat + LAT0];
  const arc =
    b * F0 *
    ((1 + n + (5 / 4) * (n ** 2 + n ** 3)) * minus -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * sin(minus) * cos(plus) +
      (15 / 8) * (n ** 2 + n ** 3) * sin(2 * minus) * cos(2 * plus) -
      (35 / 24) * n ** 3 * sin(3 * minus) * cos(3 * plus));
  const d = lon - LON0;
  const north =
    arc + N0 +
    (nu / 2) * s * c * d ** 2 +
    (nu / 24) * s * c ** 3 * (5 - t ** 2 + 9 * eta2) * d ** 4 +
    (nu / 720) * s * c ** 5 * (61 - 58 * t ** 2 + t ** 4) * d ** 6;
  const east =
    E0 + nu * c * d +
    (nu / 6) * c ** 3 * (nu / rho - t ** 2) * d ** 3 +
    (nu / 120) * c ** 5 * (5 - 18 * t ** 2 + t ** 4 + 14 * eta2 - 58 * t ** 2 * eta2) * d ** 5;
  return [east, north];
}

/** The same place on the maps' model of the Earth, at the height of the sea. */
function shifted(lat, lon) {
  const [a] = WGS84;
  const e2 = squash(WGS84);
  const nu = a / sqrt(1 - e2 * sin(lat) ** 2);
  const [x, y, z] = [nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - e2) * sin(lat)];
  const [x2, y2, z2] = [
    TX + SCALE * x - RZ * y + RY * z,
    TY + RZ * x + SCALE * y - RX * z,
    TZ - RY * x + RX * y + SCALE * z,
  ];
  const [b, f2] = [AIRY[0], squash(AIRY)];
  const p = hypot(x2, y2);
  let found = atan2(z2, p * (1 - f2));
  // Each turn is some thousand times nearer.
  for (let turn = 0; turn < 5; turn++) found = atan2(z2 + (f2 * b * sin(found)) / sqrt(1 - f2 * sin(found) ** 2), p);
  return [found, atan2(y2, x2)];
}

/** The letters of squares, five in a row from the north. There is no I. */
const LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ";

/** A grid reference to 10 m: `NZ 2735 4212`. `undefined` off the grid.
 * @param {number} east in metres @param {number} north in metres @returns {string | undefined} */
export function gridReference(east, north) {
  if (!(east >= 0 && east < 700000 && north >= 0 && north < 1300000)) return undefined;
  const letter = (x, y) => LETTERS[(4 - y) * 5 + x];
  const [column, row] = [Math.floor(east / 100000), Math.floor(north / 100000)];
  // Squares of 500 km, counted from the one that is two to the west and one to the south of S.
  const large = letter(2 + Math.floor(column / 5), 1 + Math.floor(row / 5));
  const tens = (metres) => String(Math.floor((metres % 100000) / 10)).padStart(4, "0");
  return `${large}${letter(column % 5, row % 5)} ${tens(east)} ${tens(north)}`;
}
