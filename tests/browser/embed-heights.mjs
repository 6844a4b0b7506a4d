// Measures the height of an embed at each width: shared by the program that records heights and by the test of the
// record.

export const RECORD = new URL("../../records/embed-heights.json", import.meta.url).pathname;
export const HOW = "Measure again with: cargo xtask expect heights";

/** The widths that heights are recorded for. */
export const WIDTHS = [320, 640, 800];
/** More widths at which a frame with a fixed height must be high enough. The phone image is largest at 456, the other
 * one at 840. */
export const BETWEEN = [360, 456, 840];

/** The height to record: one line more, because lines may break earlier on another machine, rounded up to tens. */
export const withRoom = (height) => Math.ceil((height * 1.01 + 26) / 10) * 10;

/** The heights of the content of the page that is open, by width. Its scripts and style stay as they are, so one load
 * serves all widths. */
export async function contentHeights(page, widths) {
  const heights = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    heights[width] = await page.evaluate(async () => {
      await document.fonts.ready;
      return document.querySelector("main").getBoundingClientRect().height;
    });
  }
  return heights;
}

/** Whether letters are as wide as those that heights are kept for, which some machines lack. */
export const hasWideLetters = (page) =>
  page.evaluate(() => {
    const brush = document.createElement("canvas").getContext("2d");
    brush.font = `100px ${getComputedStyle(document.body).fontFamily}`;
    return brush.measureText("Altogether Safer").width > 800;
  });
