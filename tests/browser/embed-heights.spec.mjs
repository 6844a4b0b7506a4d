// The recorded heights for frames that no script resizes: enough at each width, and hardly more.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BETWEEN, HOW, RECORD, WIDTHS, contentHeights, hasWideLetters, withRoom } from "./embed-heights.mjs";
import { DIST, EMBEDS, OLD, SNAPSHOTS, batches, expect, test } from "./site.mjs";

const { widths, heights: MEASURED } = JSON.parse(readFileSync(RECORD, "utf8"));

/** The heights that the page of what to paste says for each address, by width. */
const saidHeights = (page) =>
  page.locator("p, textarea").evaluateAll((all) => {
    const said = {};
    let heights;
    for (const one of all) {
      const pairs = [...one.textContent.matchAll(/(\d+) pixels at a width of (\d+)/g)];
      if (pairs.length) heights = Object.fromEntries(pairs.map(([, height, width]) => [width, Number(height)]));
      const address = /<iframe src="[^"]*\/(embed\/[^"]*)"/.exec(one.value)?.[1];
      if (address) said[address] ??= heights;
    }
    return said;
  });

/** What the page offers: of snapshots the newest of each, without its day. */
const undated = (path) => path.slice(0, -"2026-01-31/".length);
const OFFERED = EMBEDS.filter((path) => !OLD.includes(path) && !SNAPSHOTS.some((other) => undated(other) === undated(path) && other > path && SNAPSHOTS.includes(path)));

/** How high the embed of a chart may be, by width, and the height of a picture at which its words leave off: bars that lie
 * take the height that they need. */
const MOST = { 640: 560, 320: 640 };
const PICTURE = 300;
/** How high WordPress lets a frame be, and how wide it is in a phone's window of 360 pixels. */
const WORDPRESS = { most: 1000, width: 328 };
/** How much a frame of one height may leave blank at the usual widths: horizontal bars are highest on a phone. */
const BLANK = 320;
const isChart = (path) => !/^embed\/(advice|fact|pack)\//.test(path);

const oembedHeight = (path) => JSON.parse(readFileSync(join(DIST, path, "oembed.json"), "utf8")).height;

test("heights are said for each address, and none is kept for an address that is gone", async ({ page, site }) => {
  await page.goto(`${site}embed/`);
  expect(Object.keys(await saidHeights(page)).sort()).toEqual([...OFFERED].sort());
  expect(widths).toEqual(WIDTHS);
  expect(Object.keys(MEASURED).filter((path) => !EMBEDS.includes(path)), HOW).toEqual([]);
});

for (const [i, paths] of batches(EMBEDS, 30).entries()) {
  test(`what is said cuts nothing off, and leaves little over (${i + 1})`, async ({ page, site }) => {
    await page.goto(`${site}embed/`);
    const said = await saidHeights(page);
    // What is kept is for wide letters.
    const spare = (await hasWideLetters(page)) ? 1.15 : 1.35;
    const wrong = [];
    for (const path of paths) {
      const one = oembedHeight(path);
      await page.goto(site + path);
      const wants = await contentHeights(page, [...WIDTHS, ...BETWEEN, WORDPRESS.width]);
      // A snapshot has room for the line that tells of newer figures.
      const room = SNAPSHOTS.includes(path) ? 70 : 0;
      for (const [width, most] of Object.entries(MOST)) {
        if (!isChart(path)) continue;
        await page.setViewportSize({ width: Number(width), height: 800 });
        const picture = await page.locator(".picture").evaluate((one) => one.getBoundingClientRect().height);
        // Where figures were corrected, two lines more say so.
        const corrected = (await page.locator(".correction").count()) ? 60 : 0;
        const more = corrected + (width === "320" ? Math.max(0, picture - PICTURE) : 0);
        if (wants[width] - more > most) wrong.push(`${path} at ${width}: ${wants[width]}, more than ${most}`);
      }
      if (isChart(path) && wants[WORDPRESS.width] + room > WORDPRESS.most) wrong.push(`${path} in WordPress on a phone: ${wants[WORDPRESS.width]}`);
      for (const width of isChart(path) ? WIDTHS : []) {
        const blank = one - room - wants[width];
        if (blank > BLANK * spare) wrong.push(`${path} at ${width}: ${blank} blank`);
      }
      for (const [width, height] of Object.entries(wants)) {
        if (height > one) wrong.push(`${path} in a frame of one height, at ${width}: ${height} in ${one}`);
      }
      for (const width of WIDTHS) {
        if (!OFFERED.includes(path)) continue;
        const height = said[path][width];
        if (wants[width] > height) wrong.push(`${path} at ${width}: ${wants[width]} in ${height}`);
        // What is new since the last time that somebody measured has enough for all of its kind.
        if (MEASURED[path] && height - room > Math.max(wants[width] * spare, withRoom(wants[width]) + 10)) wrong.push(`${path} at ${width}: only ${wants[width]} in ${height}`);
      }
    }
    expect(wrong, HOW).toEqual([]);
  });
}
