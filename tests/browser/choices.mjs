// For the tests of a chart's choices: opens, presses, and reads what was saved.
import { readFileSync } from "node:fs";
import { expect, open } from "./site.mjs";

export const crime = "charts/recorded-crime-rate/";
export const entrants = "charts/first-time-entrants/";
/** A view that is not the first: two areas, three years. */
export const chosen = `${crime}?areas=kent,durham-force-area&from=2012&to=2014`;

export const button = (page, name) => page.locator(`[data-do=${name}]`);
/** What is said of a control. */
export const status = (page, name) => page.locator(`:has(> [data-do=${name}]) > [role=status]`);
export const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
export const metadataOf = async (page) => JSON.parse(await page.locator("[data-metadata]").textContent());
export const text = async (locator) => (await locator.textContent()).trim().replace(/\s+/g, " ");

/** Opens the changed view, and waits for its picture. */
export async function openChosen(page, site) {
  await open(page, site + chosen);
  await expect(page.locator(".wide").getByRole("option", { name: "Kent, 2014" })).toHaveCount(1, { timeout: 20_000 });
}

/** Opens the sheet with a choice, unless it is open. */
export async function openSheet(page, name) {
  const id = name.startsWith("save-") ? "download" : "share";
  const sheet = page.locator(`#${id}`);
  if (!(await sheet.evaluate((one) => one.open))) {
    await page.keyboard.press("Escape");
    await page.locator(`a[href="#${id}"]`).first().click();
  }
  if (!(await button(page, name).isVisible())) await sheet.locator("summary").click();
}

/** Presses a choice of a sheet. */
export async function press(page, name) {
  await openSheet(page, name);
  await button(page, name).click();
}

/** Presses a choice that saves, and reads the file. */
export async function saved(page, name) {
  await openSheet(page, name);
  const download = page.waitForEvent("download");
  await button(page, name).click();
  const file = await download;
  await expect(status(page, name)).toHaveText(`Saved: ${file.suggestedFilename()}`);
  await expect(button(page, name).locator(".label")).toHaveText("Saved");
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Width and height of a PNG, from its header. */
export function size(png) {
  expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** CSV by RFC 4180, read without the code that wrote it. */
export function readCsv(text) {
  expect(text).toMatch(/^[^\ufeff]/);
  const rows = [[]];
  for (const [, field, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g)) {
    rows.at(-1).push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === "\r\n") rows.push([]);
  }
  expect(rows.pop()).toEqual([""]);
  return rows;
}

/** The table as the page shows it: headings, then rows. */
export const table = (page) =>
  page.evaluate(() =>
    [...document.querySelector("#figures-caption").closest("table").rows].map((row) => [...row.cells].map((cell) => cell.textContent)),
  );

/** The figures that are plotted, as the points of the picture say them. */
export const plotted = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".wide .point")].flatMap((one) => {
      const figure = /: (−?[\d,]+(?:\.\d+)?)/.exec(one.getAttribute("aria-label"));
      return figure ? [figure[1].replaceAll(",", "").replace("−", "-")] : [];
    }),
  );

/** What a browser makes of an SVG that stands alone. */
export const read = (page, svg) =>
  page.evaluate((source) => {
    const whole = new DOMParser().parseFromString(source, "image/svg+xml");
    const root = whole.documentElement;
    const first = (name) => whole.getElementsByTagName(name)[0]?.textContent;
    return {
      root: root.nodeName,
      size: [root.getAttribute("width"), root.getAttribute("height")].map(Number),
      title: root.querySelector(":scope > title")?.textContent,
      desc: root.querySelector(":scope > desc")?.textContent,
      terms: Object.fromEntries(["title", "source", "rights", "date", "identifier"].map((name) => [name, first(`dc:${name}`)])),
      texts: [...root.querySelectorAll("text")].map((one) => one.textContent),
      risky: root.querySelectorAll("script, style, foreignObject, image, a, [style]").length,
    };
  }, svg);

/** Runs in the page: the colour of a picture's lower right corner, and how many of its pixels have a colour. */
export async function look([base64, wanted]) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const pen = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height }).getContext("2d");
  pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, picture.width, picture.height);
  const colour = (at) => `#${[...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (colour(at) === wanted) count += 1;
  return [colour(data.length - 4), count];
}
