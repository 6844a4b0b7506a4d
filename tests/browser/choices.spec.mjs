// What the choices of a chart's sheets do beside saving: copying, sharing, hearing it, and seeing it on the whole screen.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { violations } from "./checks.mjs";
import { button, chosen, clipboard, crime, entrants, metadataOf, openChosen, openSheet, plotted, press, saved, size, status, table, text } from "./choices.mjs";
import { DIST, expect, open, test } from "./site.mjs";

test.describe("with a clipboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("nothing is fetched before the first click", async ({ page, site }) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await open(page, site + crime);
    await openSheet(page, "copy-link");
    await button(page, "copy-link").focus();
    await button(page, "copy-link").hover();
    expect(asked.filter((path) => path.includes("save-actions"))).toEqual([]);
    await button(page, "copy-link").click();
    await expect(status(page, "copy-link")).toHaveText("Copied: the link to this view.");
    expect(asked.filter((path) => path.includes("save-actions"))).toHaveLength(1);
  });

  test("the link is that of the view", async ({ page, site }) => {
    await openChosen(page, site);
    await page.goto(`${page.url()}#figures-caption`);
    await press(page, "copy-link");
    await expect(status(page, "copy-link")).toHaveText("Copied: the link to this view.");
    expect(await clipboard(page)).toBe(site + chosen);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Reset" }).click();
    await press(page, "copy-link");
    await expect(status(page, "copy-link")).toHaveText("Copied: the link to this view.");
    expect(await clipboard(page)).toBe(site + crime);
  });

  test("the description is that of the view", async ({ page, site }) => {
    for (const path of [entrants, chosen]) {
      await (path === chosen ? openChosen(page, site) : open(page, site + path));
      await press(page, "copy-words");
      await expect(status(page, "copy-words")).toHaveText("Copied: the description of this view.");
      const copied = await clipboard(page);
      expect(copied.startsWith(`${await text(page.locator(".finding"))}.`)).toBe(true);
      for (const sentence of await page.locator(".sentences li").allTextContents()) expect(copied).toContain(sentence);
      expect(copied.endsWith(`Source: ${(await metadataOf(page)).source}. ${site}${path}`)).toBe(true);
    }
  });

  test("the quote is the finding, its caution and its day, with a link to what it quotes, as text and as HTML", async ({ page, site }) => {
    const both = () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
      });
    // Of the first view, the snapshot of the day; of any other, the page.
    for (const path of [crime, chosen]) {
      await (path === chosen ? openChosen(page, site) : open(page, site + path));
      const { site: name, date, address } = await metadataOf(page);
      await press(page, "copy-quote");
      await expect(status(page, "copy-quote")).toHaveText("Copied: the quote.");
      const [plain, html] = await both();
      const said = `${await text(page.locator(".finding"))}. ${await text(page.locator(".caution"))}`;
      const day = new Date(`${date} UTC`).toISOString().slice(0, 10);
      const to = path === chosen ? site + path : `${new URL(address).origin}/embed/recorded-crime-rate/${day}/`;
      expect(plain).toBe(`${said} (${name}, figures published on ${date}: ${to})`);
      expect(html).toContain(`${said} (<a href="${to.replaceAll("&", "&amp;")}">${name}, figures published on ${date}</a>)`);
      if (path === crime) expect(existsSync(join(DIST, "embed/recorded-crime-rate", day, "index.html"))).toBe(true);
    }
  });

  test("without a script the quote can be read and selected", async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of [crime, entrants]) {
      await page.goto(site + path);
      await expect(page.locator("#quote")).toBeVisible();
      expect(await text(page.locator("#quote"))).toContain(await text(page.locator(".finding")));
      await expect(page.locator("#quote")).toHaveText(/, figures published on \d+ \w+ \d{4}: https:\S+\/\d{4}-\d\d-\d\d\/\)$/);
    }
    await context.close();
  });

  test("the citation is on show, and copied as it stands", async ({ page, site }) => {
    await open(page, site + crime);
    await openSheet(page, "copy-citation");
    await expect(page.locator("#citation")).toBeVisible();
    await press(page, "copy-citation");
    await expect(status(page, "copy-citation")).toHaveText("Copied: the citation.");
    expect(await clipboard(page)).toBe(await text(page.locator("#citation")));
  });

  test("the picture is copied", async ({ page, site }) => {
    await openChosen(page, site);
    await press(page, "copy-picture");
    await expect(status(page, "copy-picture")).toHaveText("Copied: the picture of this view.");
    const bytes = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return [...new Uint8Array(await (await item.getType("image/png")).arrayBuffer())];
    });
    const [width, height] = size(Buffer.from(bytes));
    expect(width).toBe(1200);
    expect(height).toBeGreaterThan(800);
  });
});

test.describe("where the browser refuses the clipboard", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const refuse = async () => {
        throw new DOMException("No.", "NotAllowedError");
      };
      Object.assign(Object.getPrototypeOf(navigator.clipboard), { writeText: refuse, write: refuse });
    }),
  );

  test("a text stands ready to be copied by hand, and goes with the next action", async ({ page, site }) => {
    await open(page, site + crime);
    await press(page, "copy-link");
    await expect(status(page, "copy-link")).toHaveText("The browser didn’t let this page copy. Copy the text from the box below.");
    const field = page.getByLabel("Copy it from here:");
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(site + crime);
    expect(await page.evaluate(() => getSelection().toString())).toBe(site + crime);
    await press(page, "copy-picture");
    await expect(field).toHaveCount(0);
  });

  test("a picture is offered for saving", async ({ page, site }) => {
    await open(page, site + crime);
    await press(page, "copy-picture");
    await expect(status(page, "copy-picture")).toHaveText("The browser didn’t let this page copy the picture. Try again, or download it instead.");
    const { bytes } = await saved(page, "save-png");
    expect(size(bytes)[0]).toBe(1200);
  });
});

test.describe("sharing", () => {
  test("is hidden where the browser can't", async ({ page, site }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "share", { value: undefined }));
    await open(page, site + crime);
    await openSheet(page, "copy-link");
    await expect(button(page, "copy-link")).toBeVisible();
    await expect(button(page, "share")).toBeHidden();
  });

  test("hands over title, finding and link; a change of mind stays silent", async ({ page, site }) => {
    await page.addInitScript(() => {
      const errors = ["AbortError", "NotAllowedError"];
      const share = async (what) => {
        if (globalThis.shared) throw new DOMException("No.", errors.shift());
        globalThis.shared = what;
      };
      Object.defineProperty(Navigator.prototype, "share", { value: share });
    });
    await openChosen(page, site);
    await press(page, "share");
    await expect(status(page, "share")).toHaveText("Shared: the link to this view.");
    const { title } = await metadataOf(page);
    expect(await page.evaluate(() => globalThis.shared)).toEqual({ title, text: `${await text(page.locator(".finding"))}. ${await text(page.locator(".caution"))}`, url: site + chosen });
    await button(page, "share").click();
    await expect(status(page, "share")).toHaveText("");
    await expect(button(page, "share").locator(".label")).toHaveText("Share…");
    await button(page, "share").click();
    await expect(status(page, "share")).toHaveText("The browser didn’t share the link. Copy it instead.");
  });
});

test.describe("full screen", () => {
  test("fills the screen with the picture, and the points can be read there", async ({ page, site }) => {
    await open(page, site + crime);
    const name = await text(button(page, "full-screen"));
    await button(page, "full-screen").click();
    await expect(button(page, "full-screen")).toHaveText("Leave full screen");
    await expect(status(page, "full-screen")).toHaveText("The picture fills the screen. Press Escape to leave.");
    expect(await page.evaluate(() => document.fullscreenElement.className)).toBe("picture");
    expect(await page.evaluate(() => document.fullscreenElement.contains(document.activeElement))).toBe(true);
    await page.evaluate(() => document.exitFullscreen());
    await expect(button(page, "full-screen")).toHaveText(name);
    await expect(button(page, "full-screen")).toBeFocused();
    await expect(status(page, "full-screen")).toHaveText("The picture is back in its place.");
  });

  test("gives way to the sentence that Enter leads to", async ({ page, site }) => {
    await open(page, site + crime);
    await button(page, "full-screen").click();
    await expect(button(page, "full-screen")).toHaveText("Leave full screen");
    await page.locator(".wide [role=option]").first().focus();
    await page.keyboard.press("Enter");
    await expect(button(page, "full-screen")).toHaveText("Full screen");
    await expect(page.locator(".sentences li").first()).toBeFocused();
  });

  test("says so where the browser refuses", async ({ page, site }) => {
    await page.addInitScript(() => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("No."))));
    await open(page, site + crime);
    await button(page, "full-screen").click();
    await expect(status(page, "full-screen")).toContainText("didn’t let the picture fill the screen");
  });

  test("is hidden where the browser can't", async ({ page, site }) => {
    await page.addInitScript(() => Object.defineProperty(Document.prototype, "fullscreenEnabled", { value: false }));
    await open(page, site + crime);
    await expect(button(page, "listen")).toBeVisible();
    await expect(button(page, "full-screen")).toBeHidden();
  });
});

test.describe("listening", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      globalThis.heard = [];
      const { setValueAtTime } = AudioParam.prototype;
      AudioParam.prototype.setValueAtTime = function (value, at) {
        if (value > 20) heard.at(-1).tones.push([value, at]);
        return setValueAtTime.call(this, value, at);
      };
      globalThis.OscillatorNode = class extends OscillatorNode {
        constructor(...all) {
          super(...all);
          heard.push({ tones: [] });
        }
        start(at) {
          heard.at(-1).start = at;
          super.start(at);
        }
        stop(at) {
          heard.at(-1).stop = at;
          super.stop(at);
        }
      };
    }),
  );

  test("plays one line after the other, higher for a higher figure", async ({ page, site }) => {
    await openChosen(page, site);
    const figures = (await plotted(page)).map(Number);
    expect(await page.evaluate(() => heard)).toEqual([]);
    // A line takes half a second, in which a busy machine may not get to look.
    await page.evaluate(() => {
      globalThis.shown = [];
      const look = () => ["[data-do=listen]", ".tools [role=status]"].forEach((one) => shown.push(document.querySelector(one).textContent));
      new MutationObserver(look).observe(document.querySelector(".tools"), { subtree: true, childList: true, characterData: true });
    });
    await button(page, "listen").click();
    await expect(status(page, "listen")).toHaveText("Played: Kent, then Durham force area.");
    await expect(button(page, "listen")).not.toHaveText("Stop the sound");
    const shown = (await page.evaluate(() => globalThis.shown)).filter((words, i, all) => all.indexOf(words) === i);
    const order = ["Playing: Kent, 2012 to 2014.", "Playing: Durham force area, 2012 to 2014.", "Played:"].map((words) => shown.findIndex((one) => one.includes(words)));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(shown).toContain("Stop the sound");
    const lines = await page.evaluate(() => heard);
    expect(lines.map(({ tones }) => tones.length)).toEqual([3, 3]);
    expect(lines[1].start).toBeGreaterThan(lines[0].stop);
    const pitches = lines.flatMap(({ tones }) => tones.map(([pitch]) => pitch));
    const most = Math.max(...figures);
    for (const [i, pitch] of pitches.entries()) expect(pitch).toBeCloseTo(220 * 4 ** (figures[i] / most), 3);
    for (const { start, tones } of lines) tones.forEach(([, at], i) => expect(at).toBeCloseTo(start + 0.18 * i, 6));
  });

  test("leaves a gap silent, and stops at a click", async ({ page, site }) => {
    await open(page, site + entrants);
    const figures = await plotted(page);
    await button(page, "listen").click();
    await expect(status(page, "listen")).toContainText("Playing: County Durham");
    const [line] = await page.evaluate(() => heard);
    expect(line.tones).toHaveLength(figures.length);
    const years = (await table(page)).length - 1;
    expect(line.stop - line.start).toBeCloseTo(years * 0.18, 6);
    await button(page, "listen").click();
    await expect(status(page, "listen")).toHaveText("The sound is stopped.");
    await expect(button(page, "listen")).not.toHaveText("Stop the sound");
  });

  test("two clicks while the figures are still to come play nothing", async ({ page, site }) => {
    let release;
    const held = new Promise((done) => (release = done));
    // Before the chart is hydrated, its figures come from a file.
    for (const file of ["**/*.wasm", "**/chart.json"]) await page.route(file, async (route) => (await held, route.continue()));
    const asked = page.waitForRequest("**/chart.json");
    await page.goto(site + entrants);
    await button(page, "listen").click();
    await asked;
    await button(page, "listen").click();
    await expect(status(page, "listen")).toHaveText("The sound is stopped.");
    const came = page.waitForResponse("**/chart.json");
    release();
    await came;
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    expect(await page.evaluate(() => heard)).toEqual([]);
  });
});

test.describe("what the choices do can't be fetched", () => {
  test.use({ expected: [/ERR_FAILED/], permissions: ["clipboard-read", "clipboard-write"] });

  test("is said", async ({ page, site }) => {
    await page.route("**/assets/save-actions*", (route) => route.abort());
    await open(page, site + crime);
    await press(page, "copy-link");
    await expect(status(page, "copy-link")).toHaveText("The network didn’t answer. Try again.");
    await press(page, "save-png");
    await expect(status(page, "save-png")).toHaveText("The network didn’t answer. Try again, or use one of the files below.");
    // Which are there to see, and need no script.
    const download = page.waitForEvent("download");
    await page.locator("#download").getByRole("link", { name: "First view as PNG" }).click();
    size(readFileSync(await (await download).path()));
  });
});

test("the sheet passes axe with words and field on show", async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.getPrototypeOf(navigator.clipboard).writeText = () => Promise.reject(new DOMException("No.", "NotAllowedError"));
  });
  await open(page, site + crime);
  for (const name of ["copy-citation", "copy-link"]) {
    await press(page, name);
    await expect(page.getByLabel("Copy it from here:")).toBeVisible();
    await expect(status(page, name)).not.toBeEmpty();
    expect(await violations(page, { within: "#share" })).toEqual([]);
  }
});
