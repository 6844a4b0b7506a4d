// Every chart's picture in both shapes: words that can be read, none over another, a second cue beside colour, and
// every point spoken with the figure that stands in the table.
import { CHARTS, expect, open, test } from "./site.mjs";

const SHAPES = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };

for (const [shape, viewport] of Object.entries(SHAPES)) {
  test.describe(shape, () => {
    test.use({ viewport });

    for (const path of CHARTS) {
      test(`the picture of /${path} is sound`, async ({ page, site }) => {
        await open(page, site + path);
        const drawing = page.locator(`.${shape} .svg svg`);
        await expect(drawing).toBeVisible();
        const words = await drawing.locator("text").evaluateAll((all) =>
          all.map((one) => {
            const { x, y, width, height } = one.getBoundingClientRect();
            return { words: one.textContent, size: parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a, x, y, width, height };
          }),
        );
        expect(words.length).toBeGreaterThan(3);
        const box = await drawing.boundingBox();
        for (const one of words) {
          expect(one.size, one.words).toBeGreaterThanOrEqual(12);
          // A little over the edge is still on the page: the picture may overflow its frame.
          expect(one.x, one.words).toBeGreaterThanOrEqual(box.x - 12);
          expect(one.x + one.width, one.words).toBeLessThanOrEqual(viewport.width);
        }
        const over = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 3;
        const clashes = words.flatMap((a, i) => words.slice(i + 1).filter((b) => over(a, b)).map((b) => `${a.words} / ${b.words}`));
        expect(clashes).toEqual([]);
      });

      test(`/${path} says each point as its table has it`, async ({ page, site }) => {
        await open(page, site + path);
        const spoken = await page.locator(`.${shape} [role=option]`).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
        const table = page.locator("table", { has: page.locator("#figures-caption") });
        const names = await table.locator("thead th").evaluateAll((all) => all.slice(1).map((one) => one.textContent));
        const rows = await table.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
        expect(spoken).toHaveLength(names.length * rows.length);
        const expected = names.flatMap((name, i) => rows.map(([year, ...cells]) => [`${name}, ${year}: `, cells[i].replace(/ ?\[.\]/, "")]));
        for (const [i, [start, figure]] of expected.entries()) {
          expect(spoken[i].startsWith(start), `${spoken[i]} / ${start}`).toBe(true);
          if (figure) expect(spoken[i].slice(start.length).startsWith(figure), `${spoken[i]} / ${figure}`).toBe(true);
          else expect(spoken[i]).toMatch(/no figure found|held back/);
        }
      });
    }
  });
}

for (const path of CHARTS) {
  test(`the lines of /${path} differ without colour`, async ({ page, site }) => {
    await open(page, site + path);
    const lines = await page.locator(".wide .svg svg path[stroke^='var(--series-']").evaluateAll((all) =>
      all.filter((one) => one.getAttribute("fill") === "none" || one.getAttribute("fill") === "transparent").map((one) => [one.getAttribute("stroke"), one.getAttribute("stroke-dasharray") ?? ""]),
    );
    const byColour = new Map(lines.map(([stroke, dashes]) => [stroke, dashes]));
    const names = await page.locator("table:has(#figures-caption) thead th").allTextContents();
    const [, ...areas] = names;
    const key = (await page.locator(".wide .svg svg text").allTextContents()).filter((text) => text.endsWith(" bar)"));
    // Bars of one year are told apart by their place, which the key says. A single bar needs no key.
    if (key.length > 0) expect(key).toEqual(areas.map((name, i) => `${name} (${["left", "right"][i]} bar)`));
    else if (areas.length > 1) expect(byColour.size).toBe(areas.length);
    expect(new Set(byColour.values()).size).toBe(byColour.size);
  });
}

test("Enter leads from a point to the sentence about its line", async ({ page, site }) => {
  await open(page, `${site}charts/recorded-crime-rate/`);
  await page.locator(".wide [role=option]").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator(".sentences li:focus")).toContainText(/^Northumbria: 62.8 offences/);
});

test("each named view has a link that shows it, and files that hold its table", async ({ page, site }) => {
  const seen = [];
  for (const path of CHARTS) {
    await open(page, site + path);
    const views = await page.locator(".views li").evaluateAll((items) => items.map((item) => [...item.querySelectorAll("a")].map((link) => link.getAttribute("href"))));
    for (const [to, ...files] of views) {
      await open(page, new URL(to, site + path).href);
      expect(files.map((file) => file.split(".")[1])).toEqual(["png", "svg", "csv", "json"]);
      const [, , csv, json] = await Promise.all(files.map(async (file) => (await page.request.get(new URL(file, site + path).href)).text()));
      const { rows: kept, finding } = JSON.parse(json);
      await expect(page.locator(".finding")).toHaveText(finding);
      const rows = page.locator("table:has(#figures-caption) tbody tr");
      const table = await rows.evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
      expect(kept.map(({ period, figures }) => [period, ...figures])).toEqual(table);
      const lines = csv.trim().split("\r\n");
      expect(lines).toHaveLength(table.length + 1);
      const plain = table.map(([year, ...cells]) => [year, ...cells.flatMap((cell) => [cell.replace(/ ?\[.\]/, "").replaceAll(",", ""), cell.match(/\[(.)\]/)?.[1] ?? ""])].join(","));
      expect(lines.slice(1)).toEqual(plain);
      seen.push(to);
    }
  }
  expect(seen.length).toBeGreaterThan(4);
});
