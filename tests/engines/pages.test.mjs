// A page of each kind in Firefox and WebKit, wide and narrow: no errors, the same words as in Chromium, everything at
// the same place, and the same picture.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { PNG } from "pngjs";
import { DIST, open, serveSite } from "./site.mjs";
import { ENGINES, chromium } from "./tabs.mjs";

const PAGES = [
  "", "404.html", "about/", "accessibility/", "calendar/", "speed/", "charts/", "charts/recorded-crime-rate/", "charts/crime-groups/",
  "charts/first-time-entrants/", "charts/re-offending/", "charts/recorded-crime-rate/all/", "check/", "corrections/", "data/",
  "data/recorded-crime/", "embed/", "embed/recorded-crime-rate/", "embed/crime-groups/", "embed/advice/rivers/", "facts/", "help/",
  "help/abuse/", "privacy/", "publish/", "safety/", "safety/water/", "safety/water/in-the-water-now/", "safety/water/board/", "schools/",
  "schools/water-ks2/", "schools/water-ks2/sheet/", "schools/water-ks2/quiz/", "schools/road-ks4/slides/", "schools/year/", "site-index/",
  "style/", "theme/", "theme/objectives/vulnerable-people/",
];
/** WebKit has no narrower window. */
const SIZES = [{ width: 1280, height: 900 }, { width: 480, height: 800 }];

/** What a reader sees: the words, and where headings, pictures, tables and controls stand. */
function seen() {
  const isSeen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const words = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (data.trim() && isSeen(parentElement) && !parentElement.closest("option")) words.push(data.trim());
  }
  const name = (one, i) => `${i} ${one.localName} ${one.textContent.trim().slice(0, 30)}`;
  const parts = [...document.querySelectorAll(".site-header, main, .site-footer, h1, h2, h3, table, main svg:not(svg svg), main button:not(.in-text), main input, main summary, main img")];
  const places = parts.map((one, i) => [name(one, i), one.getBoundingClientRect(), isSeen(one)]).filter(([, { width, height }, isSeen]) => isSeen && width * height > 0);
  return { words, places: places.map(([name, { x, y, width, height }]) => [name, x + scrollX, y + scrollY, width, height]) };
}

/** So far may a part be off: letters are not set alike to the pixel, and what stands below a long text is off by the sum. */
const ASIDE = 28;
const down = (y) => 24 + 0.025 * y;

/** The parts that stand elsewhere than in Chromium. */
function moved(expected, places) {
  const here = new Map(places.map(([name, ...place]) => [name, place]));
  return expected.flatMap(([name, x, y, width, height]) => {
    const place = here.get(name);
    if (!place) return [`${name} can't be seen`];
    const isThere = Math.abs(place[0] - x) <= ASIDE && Math.abs(place[2] - width) <= ASIDE && Math.abs(place[1] - y) <= down(y) && Math.abs(place[3] - height) <= down(height);
    return isThere ? [] : [`${name}: ${place.map(Math.round)} instead of ${[x, y, width, height].map(Math.round)}`];
  });
}

/** The pictures are compared by the colours of squares of this size. */
const SQUARE = 16;
/** A square is another if its colour is that much off, and so many may be: lines of a text that stand a little lower. */
const OFF = 32;
const MOST = 0.2;

/** The mean colour of each square of a picture. */
function squares(picture) {
  const { width, height, data } = PNG.sync.read(picture);
  const across = Math.floor(width / SQUARE);
  const sums = new Float64Array(across * Math.floor(height / SQUARE) * 3);
  for (let y = 0; y < height - (height % SQUARE); y += 1) {
    for (let x = 0; x < across * SQUARE; x += 1) {
      const at = (Math.floor(y / SQUARE) * across + Math.floor(x / SQUARE)) * 3;
      for (let part = 0; part < 3; part += 1) sums[at + part] += data[(y * width + x) * 4 + part];
    }
  }
  return sums.map((sum) => sum / SQUARE ** 2);
}

/** The share of squares that have another colour. */
function painted(expected, picture) {
  const here = squares(picture);
  assert.equal(here.length, expected.length);
  const others = new Set();
  here.forEach((value, i) => Math.abs(value - expected[i]) > OFF && others.add(Math.floor(i / 3)));
  return (others.size * 3) / here.length;
}

test("the list has a page from each folder of the site", () => {
  const folders = readdirSync(DIST, { withFileTypes: true }).filter((one) => one.isDirectory() && readdirSync(`${DIST}/${one.name}`).includes("index.html"));
  assert.deepEqual(folders.map(({ name }) => name).filter((name) => !PAGES.some((path) => path.startsWith(`${name}/`))), []);
});

for (const size of SIZES) {
  describe(`${size.width} pixels wide`, () => {
    const expected = new Map();
    before(async () => {
      const [site, tab] = await Promise.all([serveSite(), chromium(size)]);
      for (const path of PAGES) {
        await open(tab, site.address + path);
        expected.set(path, { ...(await tab.run(seen)), squares: squares(await tab.picture()) });
      }
      await Promise.all([tab.close(), site.close()]);
    });

    for (const { name, isHere, isWatched, open: start } of ENGINES) {
      describe(name, { skip: isHere ? false : `${name} is not installed, so it is left out` }, () => {
        let site, tab;
        before(async () => ([site, tab] = await Promise.all([serveSite({ isWatched }), start(size)])));
        after(() => Promise.all([tab?.close(), site?.close()]));

        for (const path of PAGES) {
          test(`/${path}`, async () => {
            await open(tab, site.address + path);
            const chromium = expected.get(path);
            const { words, places } = await tab.run(seen);
            assert.deepEqual(await tab.faults(), []);
            assert.deepEqual(words, chromium.words);
            assert.deepEqual(moved(chromium.places, places), []);
            const share = painted(chromium.squares, await tab.picture());
            assert.ok(share <= MOST, `${Math.round(share * 100)} per cent of the picture have another colour`);
          });
        }
      });
    }
  });
}
