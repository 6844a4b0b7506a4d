// The sheets "Download" and "Share" of a chart's page: how they open and close, what they are without a script, and where
// they say what was done. save.spec.mjs and choices.spec.mjs test what is saved and copied.
import { LOOKS, overflow, small, violations } from "./checks.mjs";
import { CHARTS, expect, open, test } from "./site.mjs";

const CHART = "charts/recorded-crime-rate/";
const SHEETS = ["download", "share"];
/** How far the outcome of a choice may be from it, in pixels. */
const NEAR = 60;

const sheet = (page, id) => page.locator(`#${id}`);
const link = (page, id) => page.locator(`a[href="#${id}"]`).first();
const isModal = (one) => one.evaluate((dialog) => dialog.matches(":modal"));
const choices = (page, id) => sheet(page, id).locator(":scope > .choices .choice:visible");

async function opened(page, id) {
  await link(page, id).click();
  await expect(sheet(page, id)).toBeVisible();
  // The sheet rises into its place.
  await sheet(page, id).evaluate((one) => Promise.all(one.getAnimations().map((motion) => motion.finished)));
}

// ---- Opening and closing

for (const id of SHEETS) {
  test(`a pointer opens ${id}, and closes it in three ways`, async ({ page, site }) => {
    await open(page, site + CHART);
    await expect(sheet(page, id)).toBeHidden();
    const ways = {
      escape: () => page.keyboard.press("Escape"),
      close: () => sheet(page, id).getByRole("button", { name: "Close" }).click(),
      beside: () => page.mouse.click(5, 5),
    };
    for (const [name, close] of Object.entries(ways)) {
      await opened(page, id);
      expect(await isModal(sheet(page, id)), name).toBe(true);
      await close();
      await expect(sheet(page, id), name).toBeHidden();
      await expect(link(page, id), name).toBeFocused();
    }
    expect(new URL(page.url()).hash).toBe("");
  });

  test(`the keyboard opens ${id}, stays in it and comes back`, async ({ page, site }) => {
    await open(page, site + CHART);
    await link(page, id).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: id === "share" ? "Share" : "Download" });
    await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
    for (let stops = 0; stops < 12; stops += 1) {
      await page.keyboard.press("Tab");
      // Past the last stop lie the browser's own buttons, and the page's body has the focus.
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog").matches(":modal"))).toBe(true);
    }
    await dialog.getByRole("button", { name: "Close" }).focus();
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(link(page, id)).toBeFocused();
  });

  test(`the address opens ${id} too`, async ({ page, site }) => {
    await open(page, `${site}${CHART}#${id}`);
    expect(await isModal(sheet(page, id))).toBe(true);
    await page.keyboard.press("Escape");
    await expect(sheet(page, id)).toBeHidden();
    await expect(link(page, id)).toBeFocused();
  });
}

test("a text that is selected beyond the edge closes nothing", async ({ page, site }) => {
  await open(page, site + CHART);
  await opened(page, "share");
  await sheet(page, "share").locator("#citation").hover();
  await page.mouse.down();
  await page.mouse.move(5, 5, { steps: 5 });
  await page.mouse.up();
  await expect(sheet(page, "share")).toBeVisible();
});

test("every chart has both, with at most six choices at first sight", async ({ page, site }) => {
  for (const path of CHARTS) {
    await page.goto(site + path);
    for (const id of SHEETS) {
      const count = await sheet(page, id).locator(":scope > .choices > li").count();
      expect(count, `${path} ${id}`).toBeGreaterThanOrEqual(4);
      expect(count, `${path} ${id}`).toBeLessThanOrEqual(6);
    }
  }
});

// ---- What is said, and where

/** Something on the page as the eye has it: its box. */
const box = (one) => one.evaluate((element) => element.getBoundingClientRect().toJSON());
const gap = (a, b) => Math.max(0, Math.max(a.left, b.left) - Math.min(a.right, b.right), Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom));

/** Presses each choice of a sheet and finds what is said of it. */
async function pressAll(page, id, press) {
  const dialog = sheet(page, id);
  let last;
  const acts = await dialog.locator(":scope > .choices [data-do]:visible").evaluateAll((all) => all.map((one) => one.dataset.do));
  expect(acts.length).toBeGreaterThanOrEqual(4);
  for (const act of acts) {
    const control = dialog.locator(`[data-do=${act}]`);
    const label = control.locator(".label");
    const name = await label.textContent();
    const said = dialog.locator(`:has(> [data-do=${act}]) > [role=status]`);
    await expect(said).toBeEmpty();
    await control.scrollIntoViewIfNeeded();
    const before = await box(control);
    await press(control);
    const did = act.startsWith("save") ? "Saved" : act === "share" ? "Shared" : "Copied";
    await expect(label, act).toHaveText(did);
    await expect(said, act).toHaveText(new RegExp(`^${did}: .`));
    await expect(said).toBeInViewport();
    const [now, there] = [await box(control), await box(said)];
    expect(gap(now, there), act).toBeLessThan(NEAR);
    expect(there.height, act).toBeGreaterThan(20);
    // Nothing moves under the finger.
    expect(now, act).toEqual(before);
    if (last) await expect(last.label, "the last choice has its own name again").toHaveText(last.name);
    last = { label, name };
  }
  await page.keyboard.press("Escape");
  await expect(last.label).toHaveText(last.name);
}

/** The device's own sheet can't be tried. */
const fakeShare = () => Object.defineProperty(Navigator.prototype, "share", { value: async () => {} });

const HANDS = {
  "a mouse": { options: {}, press: (page) => async (control) => {
    const { left, top, width, height } = await box(control);
    await page.mouse.click(left + width / 2, top + height / 2);
  } },
  "the keyboard": { options: {}, press: (page) => async (control) => {
    await control.focus();
    await page.keyboard.press("Enter");
  } },
  "a finger": { options: { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } }, press: () => (control) => control.tap() },
};
for (const [hand, { options, press }] of Object.entries(HANDS)) {
  test.describe(`with ${hand}`, () => {
    test.use({ ...options, permissions: ["clipboard-read", "clipboard-write"] });

    for (const id of SHEETS) {
      test(`each choice of ${id} says on itself what it did, and more beside it`, async ({ page, site }) => {
        await page.addInitScript(fakeShare);
        await open(page, site + CHART);
        await opened(page, id);
        await pressAll(page, id, press(page));
      });
    }
  });
}

test("what went wrong is said beside the choice, whose name stays", async ({ page, site }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.toBlob = () => {
      throw new TypeError("No.");
    };
  });
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 });
    await open(page, site + CHART);
    await opened(page, "download");
    const control = sheet(page, "download").locator("[data-do=save-png]");
    await control.click();
    const said = sheet(page, "download").locator("li:has(> [data-do=save-png]) > [role=status]");
    await expect(said).toHaveText("The browser couldn’t draw the picture. Try again, or use one of the files below.");
    await expect(said).toBeInViewport({ ratio: 1 });
    expect(gap(await box(control), await box(said))).toBeLessThan(NEAR);
    await expect(control.locator(".label")).toHaveText("Picture (PNG)");
    await expect(sheet(page, "download").getByRole("link", { name: "First view as PNG" })).toBeVisible();
  }
});

// ---- The dialog for editors, over a sheet

test("the embed dialog opens over Share; Escape closes one after the other", async ({ page, site }) => {
  await open(page, site + CHART);
  await opened(page, "share");
  const choice = sheet(page, "share").getByRole("link", { name: "Embed this chart" });
  await choice.click();
  const dialog = page.locator(".embed-dialog");
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(sheet(page, "share")).toBeVisible();
  await expect(choice).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(choice).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(sheet(page, "share")).toBeHidden();
  await expect(link(page, "share")).toBeFocused();
});

// ---- Without the script

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("they are sections of the page, and every choice on show works", async ({ page, site }) => {
    await page.goto(site + CHART);
    for (const id of SHEETS) {
      await expect(sheet(page, id)).toBeVisible();
      await expect(sheet(page, id)).toHaveCSS("position", "static");
      for (const one of await choices(page, id).all()) expect(await one.getAttribute("href")).toBeTruthy();
    }
    await expect(choices(page, "download")).toHaveCount(6);
    await expect(choices(page, "share")).toHaveText([/^Embed this chart/]);
    await expect(page.locator("#citation")).toBeVisible();
    await link(page, "download").click();
    await expect(sheet(page, "download").getByRole("heading")).toBeInViewport();
    await choices(page, "share").first().click();
    await expect(page).toHaveURL(`${site}embed/#recorded-crime-rate`);
  });
});

test.describe("where the script fails", () => {
  test.use({ expected: [/ERR_FAILED/] });

  test("nothing is on show but what a link leads to", async ({ page, site }) => {
    await page.route("**/assets/page-*.js", (route) => route.abort());
    await page.goto(site + CHART);
    for (const id of SHEETS) await expect(sheet(page, id)).toBeHidden();
    await link(page, "download").click();
    await expect(sheet(page, "download")).toBeInViewport();
    await expect(sheet(page, "share")).toBeHidden();
    const download = page.waitForEvent("download");
    await choices(page, "download").first().click();
    expect((await download).suggestedFilename()).toBe("chart.png");
  });
});

test("nothing of them is on show while the script is still coming", async ({ page, site }) => {
  let release;
  const until = new Promise((done) => (release = done));
  await page.route("**/assets/page-*.js", async (route) => (await until, route.continue()));
  await page.goto(site + CHART, { waitUntil: "commit" });
  await page.locator("footer").waitFor();
  for (const id of SHEETS) await expect(sheet(page, id)).toBeHidden();
  // A link that is followed now leads to the sheet, and the script puts it over the page.
  await link(page, "share").click();
  await expect(sheet(page, "share")).toBeVisible();
  expect(await isModal(sheet(page, "share"))).toBe(false);
  release();
  await expect.poll(() => isModal(sheet(page, "share"))).toBe(true);
});

test("in a browser without dialogs they are sections, and the choices work there", async ({ page, site }) => {
  await page.addInitScript(() => delete globalThis.HTMLDialogElement);
  await open(page, site + CHART);
  await link(page, "download").click();
  await expect(sheet(page, "download")).toBeInViewport();
  expect(await isModal(sheet(page, "download"))).toBe(false);
  await expect(sheet(page, "download").getByRole("button", { name: "Close" })).toBeHidden();
  const download = page.waitForEvent("download");
  await sheet(page, "download").locator("[data-do=save-csv]").click();
  expect((await download).suggestedFilename()).toBe("altogether-safer-recorded-crime-rate.csv");
  await expect(sheet(page, "download").locator("[data-do=save-csv] .label")).toHaveText("Saved");
});

// ---- Screens, colours and paper

for (const id of SHEETS) {
  test(`${id} fits every screen, and passes axe in every colour`, async ({ page, site }) => {
    await open(page, site + CHART);
    await opened(page, id);
    const details = sheet(page, id).locator("details");
    const check = async (name, rules) => {
      expect(await overflow(page), name).toEqual([]);
      const [{ left, top, right, bottom }, scrolls] = await sheet(page, id).evaluate((one) => [one.getBoundingClientRect().toJSON(), one.scrollWidth > one.clientWidth]);
      const { width, height } = page.viewportSize();
      expect([left >= 0, top >= 0, right <= width, bottom <= height, scrolls], name).toEqual([true, true, true, true, false]);
      expect((await small(page)).filter((found) => /choice|Close|summary/.test(found)), name).toEqual([]);
      expect(await violations(page, { within: `#${id}`, rules }), name).toEqual([]);
      // Close is always there.
      await sheet(page, id).evaluate((one) => one.scrollTo(0, one.scrollHeight));
      await expect(sheet(page, id).getByRole("button", { name: "Close" }), name).toBeInViewport({ ratio: 1 });
    };
    for (const [width, height] of [[1280, 800], [768, 1024], [360, 740], [320, 512], [640, 400]]) {
      await page.setViewportSize({ width, height });
      await check(`${width} by ${height}`, width === 1280 ? undefined : LOOKS);
      if (await details.count()) {
        await details.evaluate((one) => (one.open = true));
        await check(`${width} by ${height}, unfolded`, LOOKS);
        await details.evaluate((one) => (one.open = false));
      }
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: "dark" });
    await check("dark", LOOKS);
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await check("forced colours", LOOKS);
    await page.emulateMedia({ forcedColors: "none" });
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    await check("letters of twice the size", LOOKS);
  });
}

test("on a phone a sheet lies along the lower edge, on a desktop in the middle", async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, site + CHART);
  await link(page, "share").click();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await box(sheet(page, "share"))).toMatchObject({ left: 0, right: 360, bottom: 740 });
  await page.setViewportSize({ width: 1280, height: 900 });
  const { left, right, top, bottom } = await box(sheet(page, "share"));
  expect(Math.abs(left + right - 1280)).toBeLessThan(2);
  expect(Math.abs(top + bottom - 900)).toBeLessThan(2);
});

test("paper has the citation and the code, and nothing else of the sheets", async ({ page, site }) => {
  await open(page, site + CHART);
  await opened(page, "share");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(sheet(page, "share")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => {
    const parts = [...document.querySelectorAll(".sheet *, .actions, .tools")].filter((one) => !one.closest("#citation, .qr") && !one.querySelector("#citation"));
    return parts.filter((one) => one.checkVisibility() && one.getClientRects().length).map((one) => one.outerHTML.slice(0, 80));
  });
  expect(shown).toEqual([]);
  await expect(page.locator("#citation")).toBeVisible();
  await expect(page.locator(".qr")).toBeVisible();
  await expect(sheet(page, "share")).toHaveCSS("position", "static");
});
