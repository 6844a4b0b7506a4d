// The heights that are said for frames that nothing fits: enough at each width, and hardly more.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, EMBEDS, SNAPSHOTS, expect, test } from "./site.mjs";

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

const contentHeight = (page) => page.evaluate(() => document.querySelector("main").getBoundingClientRect().height);
const oembedHeight = (path) => JSON.parse(readFileSync(join(DIST, path, "oembed.json"), "utf8")).height;

/** The most that a frame may be higher than its content. What is said is for wide letters, which some machines lack. */
const spare = (page) =>
  page.evaluate(() => {
    const brush = document.createElement("canvas").getContext("2d");
    brush.font = `100px ${getComputedStyle(document.body).fontFamily}`;
    return brush.measureText("Altogether Safer").width > 800 ? 1.15 : 1.35;
  });

for (const width of [320, 640, 800]) {
  test(`the height that is said for ${width} pixels cuts nothing off there, and leaves little over`, async ({ page, site }) => {
    await page.goto(`${site}embed/`);
    const said = await saidHeights(page);
    expect(Object.keys(said).sort()).toEqual([...EMBEDS].sort());
    const most = await spare(page);
    const wrong = [];
    for (const path of EMBEDS) {
      const height = said[path][width];
      await page.setViewportSize({ width, height });
      await page.goto(site + path);
      const wants = await contentHeight(page);
      if (wants > height) wrong.push(`${path}: ${wants} in ${height}`);
      // A chart that stays as it is has room for the line that tells of newer figures.
      const room = SNAPSHOTS.includes(path) ? 70 : 0;
      if (height - room > wants * most) wrong.push(`${path}: only ${wants} in ${height}`);
    }
    expect(wrong).toEqual([]);
  });
}

// The drawing for phones is at its largest at 456, the other one at 840.
for (const width of [360, 456, 840]) {
  test(`a frame that keeps one height cuts nothing off at ${width} pixels`, async ({ page, site }) => {
    const wrong = [];
    for (const path of EMBEDS) {
      const height = oembedHeight(path);
      await page.setViewportSize({ width, height });
      await page.goto(site + path);
      const wants = await contentHeight(page);
      if (wants > height) wrong.push(`${path}: ${wants} in ${height}`);
    }
    expect(wrong).toEqual([]);
  });
}
