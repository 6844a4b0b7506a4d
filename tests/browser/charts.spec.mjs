// Every chart, loaded once: its images in both shapes, the labels of its points, its accessibility tree, its views and
// their files, and the image that the browser renders compared with the one from the build.
// The accessibility trees are in trees/. To accept an intended change:
//   npx playwright test --config tests/browser/playwright.config.mjs charts --update-snapshots
import { CHARTS, asDrawn, expect, fileOf, kindOf, open, read, test } from "./site.mjs";

const SHAPES = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };
const table = (page) => page.locator("table:has(#figures-caption)");
const cells = (page) => table(page).locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));

/** The image's words can be read, and none lies over another or outside. */
async function readable(page, shape, viewport) {
  const image = page.locator(`.${shape} .svg svg`);
  await expect(image).toBeVisible();
  const words = await image.locator("text").evaluateAll((all) =>
    all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { words: one.textContent, size: parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a, x, y, width, height };
    }),
  );
  expect(words.length).toBeGreaterThan(3);
  const box = await image.boundingBox();
  for (const one of words) {
    expect(one.size, one.words).toBeGreaterThanOrEqual(14);
    // A little over the edge is still on the page.
    expect(one.x, one.words).toBeGreaterThanOrEqual(box.x - 12);
    expect(one.x + one.width, one.words).toBeLessThanOrEqual(viewport.width);
  }
  const over = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 3;
  const clashes = words.flatMap((a, i) => words.slice(i + 1).filter((b) => over(a, b)).map((b) => `${a.words} / ${b.words}`));
  expect(clashes).toEqual([]);
}

/** Whether a chart's bars lie. */
const isHorizontal = async (page) => (await page.locator('[role=listbox][aria-orientation="vertical"]').count()) > 0;

/** Each point is spoken with the figure that stands in the table. */
async function spokenAsTable(page, path, shape) {
  const spoken = await page.locator(`.${shape} [role=option]`).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  const names = await table(page).locator("thead th").evaluateAll((all) => all.slice(1).map((one) => one.textContent));
  const rows = asDrawn(path, await cells(page));
  // Of areas the row is named first, of years the area.
  const ranked = kindOf(path) === "ranked";
  expect(spoken).toHaveLength(names.length * rows.length);
  const start = (name, row) => (ranked ? `${row}, ${name}: ` : `${name}, ${row}: `);
  const expected = names.flatMap((name, i) => rows.map(([row, ...cells]) => [start(name, row), cells[i].replace(/ ?\[.\]/, "")]));
  for (const [i, [start, figure]] of expected.entries()) {
    expect(spoken[i].startsWith(start), `${spoken[i]} / ${start}`).toBe(true);
    if (figure) expect(spoken[i].slice(start.length).startsWith(figure), `${spoken[i]} / ${figure}`).toBe(true);
    else expect(spoken[i]).toMatch(/no figure found|held back/);
  }
}

/** Lines differ by their dashes, bars by their order, which the key says. A single bar needs no key. */
async function toldApartWithoutColour(page) {
  const lines = await page.locator(".wide .svg svg path[stroke^='var(--series-']").evaluateAll((all) =>
    all.filter((one) => one.getAttribute("fill") === "none" || one.getAttribute("fill") === "transparent").map((one) => [one.getAttribute("stroke"), one.getAttribute("stroke-dasharray") ?? ""]),
  );
  const horizontal = await isHorizontal(page);
  const byColour = new Map(lines.map(([stroke, dashes]) => [stroke, dashes]));
  const [, ...areas] = await table(page).locator("thead th").allTextContents();
  const key = (await page.locator(".wide .svg svg text").allTextContents()).filter((text) => text.endsWith(" bar)"));
  if (key.length > 0) expect(key).toEqual(areas.map((name, i) => `${name} (${(horizontal ? ["upper", "lower"] : ["left", "right"])[i]} bar)`));
  else if (areas.length > 1) expect(byColour.size).toBe(areas.length);
  expect(new Set(byColour.values()).size).toBe(byColour.size);
}

/** The image of the build was measured with other fonts than a browser has. */
async function renderedAsBuilt(page, path) {
  const images = () => page.locator(".drawing .svg").evaluateAll((all) => all.map((one) => one.innerHTML.replace(/zr\d+/g, "")));
  const built = await images();
  if (kindOf(path) === "ranked") {
    await page.locator("#add-area").click();
    await page.locator("[name=areas]:checked").last().uncheck();
  } else {
    const from = page.getByLabel("First year");
    await from.fill(await from.getAttribute("max"));
  }
  await expect.poll(images).not.toEqual(built);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect.poll(async () => (await images()).join() === built.join(), path).toBe(true);
}

/** The address shows the view, and its files hold the view's table. */
async function view(page, site, [to, ...files]) {
  await open(page, to);
  expect(files.map((file) => file.split(".").at(-1))).toEqual(["png", "svg", "csv", "json"]);
  const [, , csv, json] = await Promise.all(files.map(async (file) => (await page.request.get(file)).text()));
  const { rows, finding } = JSON.parse(json);
  await expect(page.locator(".finding")).toHaveText(finding);
  const shown = await cells(page);
  expect(rows.map(({ period, figures }) => [period, ...figures])).toEqual(shown);
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(shown.length + 1);
  const plain = shown.map(([year, ...cells]) => [year, ...cells.flatMap((cell) => [cell.replace(/ ?\[.\]/, "").replaceAll(",", ""), cell.match(/\[(.)\]/)?.[1] ?? ""])].join(","));
  expect(lines.slice(1)).toEqual(plain);
}

for (const path of CHARTS) {
  test(`/${path}`, async ({ page, site }) => {
    await open(page, site + path);
    await test.step("a screen reader has it as expected", async () => {
      await expect(page.locator(".picture").first()).toMatchAriaSnapshot({ name: `${path.replace(/^charts\/|\/$/g, "")}.aria.yml` });
    });
    await test.step("the keyboard can skip its image, and the next stop is behind it", async () => {
      const skip = page.getByRole("link", { name: "Skip past the picture to the figures" });
      await skip.focus();
      await expect(skip).toBeInViewport();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      // The next stop is the fold with the table, or something behind it.
      const behind = () => {
        const [table, stop] = [document.querySelector("#table"), document.activeElement];
        return stop.matches("summary:has(#table)") || Boolean(table.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
      };
      expect(await page.evaluate(behind)).toBe(true);
    });
    for (const [shape, viewport] of Object.entries(SHAPES)) {
      await page.setViewportSize(viewport);
      await test.step(`the ${shape} image is sound`, () => readable(page, shape, viewport));
      await test.step(`the ${shape} image says each point as the table has it`, () => spokenAsTable(page, path, shape));
    }
    await page.setViewportSize(SHAPES.wide);
    await test.step("lines and bars differ without colour", () => toldApartWithoutColour(page));
    const views = await page.locator(".views li").evaluateAll((items) => items.map((item) => [...item.querySelectorAll("a")].map((link) => link.href)));
    await test.step("the browser renders it as the build did", () => renderedAsBuilt(page, path));
    for (const links of views) await test.step(`${links[0]} shows its view, and its files hold its table`, () => view(page, site, links));
  });
}

test("some charts have named views", () => {
  expect(CHARTS.filter((path) => read(fileOf(path)).includes(' views"')).length).toBeGreaterThan(2);
});
