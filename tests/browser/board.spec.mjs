// The board for a place: typed, checked, kept in the address, printed on one sheet, and found again by its QR code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import jsQR from "jsqr";
import { check } from "../../js/board/place.js";
import { readReference } from "../../js/board/reference.js";
import { LOOKS, overflow, violations } from "./checks.mjs";
import { kept, notice, test as offline } from "./offline.mjs";
import { DIST, expect, fileOf, open, read, test } from "./site.mjs";

const PAGE = "safety/water/board/";
const PLACE = { place: "Mill Pond", grid: "NZ 273 421", road: "Mill Lane" };
const HASH = "#place=Mill+Pond&grid=NZ273421&road=Mill+Lane";
const LABELS = { place: "Name of the place", grid: "Grid reference", road: /^Nearest road/ };

const board = (page) => page.getByRole("article", { name: /^Someone in the water/ });
const field = (page, part) => page.getByLabel(LABELS[part]);
const make = (page) => page.getByRole("button", { name: "Make the sign" });
const type = async (page, place) => {
  for (const [part, words] of Object.entries(place)) await field(page, part).fill(words);
};
async function shows(page, place) {
  for (const [part, words] of Object.entries(place)) await expect(page.locator(`#board-${part}`)).toHaveText(words);
}
/** What a camera reads. */
async function scanned(page) {
  const svg = await board(page).locator(".qr").evaluate((one) => new XMLSerializer().serializeToString(one));
  const { pixels, width, height } = new Resvg(svg, { fitTo: { mode: "width", value: 800 }, background: "white" }).render();
  return jsQR(new Uint8ClampedArray(pixels), width, height)?.data;
}
const sheets = async (page, options) => (await page.pdf({ printBackground: true, ...options })).toString("latin1").match(/\/Type \/Page\b[^s]/g).length;

// ---- Grid references

for (const [typed, proper] of [
  ["NZ 273 421", "NZ 273 421"],
  ["nz273421", "NZ 273 421"],
  ["  nz 2734 4212 ", "NZ 2734 4212"],
  ["NZ 27345 42123", "NZ 27345 42123"],
  ["sv 000 000", "SV 000 000"],
]) {
  test(`“${typed}” is a grid reference`, () => expect(readReference(typed)).toEqual({ reference: proper }));
}

for (const [typed, why] of [
  ["", /^Type the grid reference/],
  ["54.776, -1.575", /two letters, then figures/],
  ["NZ", /two letters, then figures/],
  ["filled.count.soap", /two letters, then figures/],
  ["NI 273 421", /no map square NI/],
  ["AA 273 421", /no map square AA/],
  ["NZ 273 42", /two halves of the same length/],
  ["NZ 27 4212", /two halves of the same length/],
  ["NZ 2 7 3 4 2 1", /two halves of the same length/],
  ["NZ 27 42", /too big an area .* at least six figures/],
  ["NZ2742", /too big an area .* at least six figures/],
  ["NZ 273456 421234", /Give ten at most/],
]) {
  test(`“${typed}” is refused in words that say what to do`, () => {
    const { reference, wrong } = readReference(typed);
    expect(reference).toBe(undefined);
    expect(wrong).toMatch(why);
    for (const sentence of wrong.split(". ")) expect(sentence.split(" ").length).toBeLessThanOrEqual(25);
  });
}

// ---- Numbers in names

const wrongIn = (words) => check({ place: words, grid: PLACE.grid, road: words }).wrong;
for (const words of [
  "Call 0191 375 5555",
  "Call 01 - 91 - 38 - 64 - 00",
  "Call 01 - 91 - 38",
  "0 - 7 - 7 - 0 - 0 - 9",
  "(0191) .. 386",
  "0\u00d7\u00d71\u00d7\u00d79\u00d7\u00d71\u00d7\u00d73",
  "0191x386x4400",
]) {
  test(`“${words}” is no name: it could be called`, () => {
    expect(Object.keys(wrongIn(words))).toEqual(["place", "road"]);
  });
}
for (const words of ["A167 / A690", "A1(M) J59 A167", "B6532", "Mill Pond 2"]) {
  test(`“${words}” is a name`, () => expect(wrongIn(words)).toEqual({}));
}

// ---- Making a board

test("the keyboard makes a board; the address holds it, and sends it to nobody", async ({ page, site }) => {
  await open(page, site + PAGE);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await field(page, "place").focus();
  await page.keyboard.type(PLACE.place);
  await page.keyboard.press("Tab");
  await page.keyboard.type("nz 273421");
  // Past the link in the hint.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PLACE.road);
  await page.keyboard.press("Enter");
  await shows(page, PLACE);
  await expect(field(page, "grid")).toHaveValue(PLACE.grid);
  await expect(page.locator(".maker [role=status]")).toHaveText("Your sign is ready. You can print it.");
  await expect(page).toHaveURL(site + PAGE + HASH);
  await expect(page).toHaveTitle(/^Mill Pond – /);
  // The browser fetches the icon when it likes.
  expect(asked.filter((address) => !address.endsWith("/icon.svg"))).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""]);
  await page.reload();
  await shows(page, PLACE);
  for (const [part, words] of Object.entries(PLACE)) await expect(field(page, part)).toHaveValue(words);
});

test("the code leads to the same board, which says the place before anything else but the number to call", async ({ page, site }) => {
  await open(page, site + PAGE);
  expect(await scanned(page)).toBe(site + PAGE);
  await type(page, PLACE);
  await make(page).click();
  const address = await scanned(page);
  expect(address).toBe(page.url());
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("about:blank");
  await open(page, address);
  await shows(page, PLACE);
  for (const part of ["place", "grid"]) await expect(page.locator(`#board-${part}`)).toBeInViewport({ ratio: 1 });
  await expect(page.locator(".strip a[href='tel:999']")).toBeInViewport();
  const [place, heading] = await Promise.all([board(page).boundingBox(), page.locator("h1").boundingBox()]);
  expect(place.y).toBeLessThan(heading.y);
});

test("the steps are those of the page of advice", async ({ page, site }) => {
  const steps = async (path) => {
    await open(page, site + path);
    return page.locator(".emergency .steps").first().innerHTML();
  };
  expect(await steps(PAGE)).toBe(await steps("safety/water/in-the-water-now/"));
});

test("what is wrong is said at its field, which gets the focus; what was typed stays", async ({ page, site }) => {
  await open(page, site + PAGE);
  await type(page, { place: PLACE.place, grid: "NZ 27 42", road: "0191 375 5555" });
  await make(page).click();
  await expect(field(page, "grid")).toBeFocused();
  await expect(field(page, "grid")).toHaveValue("NZ 27 42");
  await expect(field(page, "grid")).toHaveAccessibleDescription(/At least six figures.*too big an area/);
  await expect(field(page, "road")).toHaveAccessibleDescription("Leave out phone numbers and other long numbers.");
  for (const [part, invalid] of Object.entries({ place: "false", grid: "true", road: "true" })) await expect(field(page, part)).toHaveAttribute("aria-invalid", invalid);
  await expect(page).toHaveURL(site + PAGE);
  await shows(page, { place: "", grid: "", road: "" });
  await type(page, { place: " ", grid: PLACE.grid, road: "" });
  await page.keyboard.press("Enter");
  await expect(field(page, "place")).toBeFocused();
  await expect(field(page, "place")).toHaveAccessibleDescription("Type the name of the place.");
  await expect(field(page, "grid")).toHaveAttribute("aria-invalid", "false");
  expect(await violations(page)).toEqual([]);
  await type(page, { place: PLACE.place });
  await make(page).click();
  await shows(page, { ...PLACE, road: "" });
});

// ---- Addresses that somebody else wrote

const HOSTILE = "\u202e<img src=x onerror=alert(1)>\u0000 {fact:x}\u200b Pond";
test("nothing in an address becomes markup, turns the text round or goes on for ever", async ({ page, site }) => {
  page.on("dialog", (dialog) => dialog.dismiss().then(() => expect(dialog.message()).toBe("")));
  await open(page, `${site}${PAGE}#${new URLSearchParams({ place: HOSTILE, grid: "NZ273421", road: `${"W".repeat(5000)}` })}`);
  await shows(page, { place: "img srcx onerroralert(1) factx Pond", grid: PLACE.grid, road: "W".repeat(50) });
  await expect(board(page).locator("img")).toHaveCount(0);
  expect(page.url().length).toBeLessThan(site.length + 200);
  expect(await scanned(page)).toBe(page.url());
});

test("a wrong address leaves a blank board and says what is wrong; another one takes its place", async ({ page, site }) => {
  await open(page, `${site}${PAGE}#place=Call+0191+375+5555&grid=${"9".repeat(4000)}&road=%E0%A4`);
  await shows(page, { place: "", grid: "", road: "" });
  for (const part of ["place", "grid"]) await expect(field(page, part)).toHaveAttribute("aria-invalid", "true");
  expect(await scanned(page)).toBe(site + PAGE);
  await page.evaluate((hash) => (location.hash = hash), HASH);
  await shows(page, PLACE);
  await page.evaluate(() => (location.hash = ""));
  await shows(page, { place: "", grid: "", road: "" });
});

test("the link to the main part leaves the place in the address", async ({ page, site }) => {
  await open(page, site + PAGE + HASH);
  await page.locator(".skip").press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await expect(page).toHaveURL(site + PAGE + HASH);
  await shows(page, PLACE);
});

// ---- Paper and screens

const FULL = `#${new URLSearchParams({ place: "W".repeat(50), grid: "NZ2734542123", road: "W".repeat(50) })}`;
for (const [what, hash] of [["a board", HASH], ["a blank board", ""], ["a board with the longest names", FULL]]) {
  test(`${what} is one sheet of A4, with nothing else on it`, async ({ page, site }) => {
    await open(page, site + PAGE + hash);
    expect(await sheets(page, { preferCSSPageSize: true })).toBe(1);
    expect(await sheets(page, { format: "A4" })).toBe(1);
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: "print" });
    for (const around of [".site-header", ".site-footer", "h1", ".strip", ".maker", ".lead", ".without-script"]) await expect(page.locator(around)).toBeHidden();
    expect(await board(page).evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(1);
    expect((await board(page).locator(".qr").boundingBox()).width).toBeGreaterThan(140);
  });
}

test("a board fits every screen", async ({ page, site }) => {
  await open(page, site + PAGE + FULL);
  for (const [width, media] of [[1280, {}], [320, {}], [360, { colorScheme: "dark" }], [360, { colorScheme: "light", forcedColors: "active" }]]) {
    await page.setViewportSize({ width, height: 740 });
    await page.emulateMedia(media);
    expect(await overflow(page), `${width}`).toEqual([]);
    expect(await violations(page, width === 1280 ? {} : { rules: LOOKS }), `${width}`).toEqual([]);
  }
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it needs, and prints a board to fill in by hand", async ({ page, site }) => {
    await page.goto(site + PAGE);
    await expect(page.locator(".without-script")).toContainText("needs JavaScript");
    await expect(page.locator(".maker")).toBeHidden();
    await expect(board(page).locator(".steps li")).toHaveCount(4);
    for (const line of await board(page).locator("dd").all()) await expect(line).toHaveCSS("border-bottom-style", "solid");
    expect(await scanned(page)).toBe(`https://altogether-safer.example/${PAGE}`);
    expect(await sheets(page, { preferCSSPageSize: true })).toBe(1);
  });
});

offline("a board that was opened once opens without signal, whatever its place and query", async ({ page, host }) => {
  await open(page, host.address + PAGE + HASH);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await expect.poll(() => kept(page, host, " read ")).toContain(PAGE);
  host.signal = false;
  for (const address of [PAGE + HASH, `${PAGE}?from=code${HASH}`]) {
    await page.goto("about:blank");
    await open(page, host.address + address);
    await expect(notice(page)).toHaveText(/^No signal\./);
    await shows(page, PLACE);
  }
});

test("landowners are led to it, and its script stays under 6 KB on this page alone", async ({ page, site }) => {
  for (const path of ["safety/", "safety/water/", "safety/water/throwlines/", "site-index/"]) {
    await open(page, site + path);
    await page.evaluate(() => document.querySelectorAll("main details").forEach((fold) => (fold.open = true)));
    await expect(page.locator(`main a[href$="water/board/"], main a[href$="../board/"]`).first(), path).toBeVisible();
  }
  const [script] = /assets\/page-board-\w+\.js/.exec(read(fileOf(PAGE)));
  expect(brotliCompressSync(readFileSync(join(DIST, script))).length).toBeLessThan(6 * 1024);
});
