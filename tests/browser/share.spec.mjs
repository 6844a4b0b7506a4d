// Passing a page of advice on: the share sheet or the link, the page as text, paper, the poster.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, expect, open, test } from "./site.mjs";

const EMERGENCY = "safety/water/in-the-water-now/";
const CALM = "safety/home/doorstep-crime/";
const official = (path) => `https://altogether-safer.example/${path}`;
const row = (page) => page.locator(".share-row");
const button = (page, name) => row(page).getByRole("button", { name, exact: true });
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

test.describe("with a clipboard", () => {
  test.beforeEach(async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "share", { value: undefined }));
  });

  test("the link is copied, and the button says so for some seconds", async ({ page, site }) => {
    await page.clock.install();
    await open(page, site + CALM);
    await expect(button(page, "Share")).toBeHidden();
    await button(page, "Copy link").click();
    await expect(button(page, "Copied")).toBeFocused();
    await expect(row(page).getByRole("status")).toHaveText("Copied");
    expect(await copied(page)).toBe(official(CALM));
    await page.clock.runFor(3000);
    await button(page, "Copied").click();
    await page.clock.runFor(3000);
    await expect(button(page, "Copied")).toBeVisible();
    await page.clock.runFor(1500);
    await expect(button(page, "Copy link")).toBeVisible();
  });

  test("the text has the title, the steps and the address, and nothing that is hidden", async ({ page, site }) => {
    for (const path of [EMERGENCY, CALM]) {
      await open(page, site + path);
      await button(page, "Copy as text").click();
      await expect(button(page, "Copied")).toBeVisible();
      const [title, ...parts] = (await copied(page)).split("\n\n");
      expect(title).toBe(await page.locator("h1").textContent());
      const { sections } = JSON.parse(readFileSync(join(DIST, `data/advice/${path.split("/").at(-2)}.json`), "utf8"));
      const inWords = (steps) => steps.map(({ lead, text }, i) => `${i + 1}. ${lead} ${text}`);
      const wanted = sections.flatMap(({ heading, blocks }) => blocks.filter(({ steps }) => steps).map(({ steps }) => [heading, ...inWords(steps)].join("\n")));
      expect(parts).toEqual([...wanted, official(path)]);
    }
    await open(page, `${site}safety/home/counterfeit-goods/`);
    await button(page, "Copy as text").click();
    await expect(button(page, "Copied")).toBeVisible();
    expect((await copied(page)).split("\n\n")[1]).toMatch(/^.+\n- .+\n- /);
  });

  test("by keyboard alone", async ({ page, site }) => {
    await open(page, site + EMERGENCY);
    await button(page, "Copy link").focus();
    await page.keyboard.press("Enter");
    await expect(button(page, "Copied")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(button(page, "Copy as text")).toBeFocused();
    await page.keyboard.press("Space");
    await expect(button(page, "Copied")).toHaveCount(2);
  });
});

test("a device with a share sheet gets the address and the title, and closing it is no error", async ({ page, site }) => {
  await page.addInitScript(() => {
    const share = async (what) => {
      if (globalThis.shared) throw new DOMException("No.", globalThis.failing || "AbortError");
      globalThis.shared = what;
    };
    Object.defineProperty(Navigator.prototype, "share", { value: share });
  });
  await open(page, site + EMERGENCY);
  await expect(button(page, "Copy link")).toBeHidden();
  await button(page, "Share").click();
  expect(await page.evaluate(() => globalThis.shared)).toEqual({ title: await page.locator("h1").textContent(), url: official(EMERGENCY) });
  await button(page, "Share").click();
  await expect(row(page).getByRole("status")).toHaveText("");
  await page.evaluate(() => (globalThis.failing = "NotAllowedError"));
  await button(page, "Share").click();
  await expect(row(page).getByRole("status")).toHaveText(`That didn’t work. The address is ${official(EMERGENCY)}`);
});

test("a browser that refuses to copy shows the address, selected, to copy by hand", async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "share", { value: undefined });
    Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
  });
  await open(page, site + CALM);
  await button(page, "Copy link").click();
  const field = page.getByLabel("Copy it from here:");
  await expect(field).toHaveValue(official(CALM));
  await expect(field).toBeFocused();
  await expect(field).toBeInViewport();
  await expect(row(page).getByRole("status")).toContainText("didn’t let this page copy");
});

test("Print prints the page without the row, and the poster is a link to a page", async ({ page, site }) => {
  await page.addInitScript(() => (globalThis.print = () => (globalThis.printed = true)));
  await open(page, site + EMERGENCY);
  await button(page, "Print").click();
  expect(await page.evaluate(() => globalThis.printed)).toBe(true);
  await page.emulateMedia({ media: "print" });
  await expect(row(page)).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await row(page).getByRole("link", { name: "Poster for schools" }).click();
  await expect(page.locator(".poster")).toBeVisible();
});

test("the row stands after the steps of an emergency and the place, else after the lead, with targets of 44 pixels", async ({ page, site }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [path, before] of [[EMERGENCY, ".where-am-i"], [CALM, ".lead"]]) {
    await open(page, site + path);
    const above = await page.locator(before).first().boundingBox();
    const place = await row(page).boundingBox();
    expect(place.y).toBeGreaterThanOrEqual(above.y + above.height);
    expect(place.y - above.y - above.height).toBeLessThan(120);
    for (const one of await row(page).locator("button:visible, a").all()) {
      const { width, height } = await one.boundingBox();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  }
});

test("without a script only the poster is left", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site + EMERGENCY);
  await expect(row(page).getByRole("button")).toHaveCount(0);
  await expect(row(page).getByRole("link", { name: "Poster" })).toBeVisible();
  await context.close();
});
