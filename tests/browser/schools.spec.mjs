// Lessons: slides by keyboard and clicker, the quiz, printing, sharing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { invalid, overflow, unfold, violations } from "./checks.mjs";
import { DIST, PACKS, expect, open, read, test } from "./site.mjs";

const KB = 1024;
const packOf = (name) => JSON.parse(readFileSync(join(DIST, `data/packs/${name}.json`), "utf8"));
const water = packOf("water-ks2");

/** A page without scripts. */
async function still(browser, address, read) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await read(page);
  await context.close();
}

test.describe("slides", () => {
  const path = "schools/water-ks2/slides/";
  const last = water.slides.length;
  const shown = (page) => page.locator(".on .slide.current h2");
  const heading = (number) => water.slides[number - 1].heading;
  const start = (page) => page.getByRole("button", { name: "Start the slides" }).click();
  /** That this slide is the one on the screen, that it is said, and that it has the focus. */
  async function at(page, number) {
    await expect(page.locator(".on .slide:visible")).toHaveCount(1);
    await expect(shown(page)).toHaveText(heading(number));
    await expect(shown(page)).toBeFocused();
    await expect(page.locator(".bar [role=status]")).toHaveText(`Slide ${number} of ${last}`);
    await expect(page).toHaveURL(new RegExp(`#slide-${number}$`));
  }

  test("the keyboard and a clicker turn them", async ({ page, site }) => {
    await open(page, site + path);
    await start(page);
    await at(page, 1);
    const turns = [
      ["ArrowRight", 2], ["ArrowDown", 3], ["ArrowLeft", 2], ["ArrowUp", 1], ["ArrowLeft", 1], ["PageDown", 2], ["PageUp", 1], ["Space", 2],
      ["Shift+Space", 1], ["End", last], ["PageDown", last], ["Home", 1],
    ];
    for (const [key, number] of turns) {
      await page.keyboard.press(key);
      await at(page, number);
    }
    await page.keyboard.press("End");
    await page.goBack();
    await at(page, 1);
    await page.keyboard.press("Escape");
    await expect(page.locator(".on")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Start the slides" })).toBeFocused();
    await expect(page.locator(".slide:visible")).toHaveCount(last);
  });

  test("an address with a slide starts there, and what lies under the slides is out of reach", async ({ page, site }) => {
    await open(page, `${site}${path}#slide-3`);
    await start(page);
    await at(page, 3);
    await expect(page.locator(".site-header")).toHaveJSProperty("inert", true);
    for (const [name, number] of [["Next", 4], ["Previous", 3]]) {
      await page.getByRole("button", { name }).click();
      await at(page, number);
    }
    await page.getByRole("button", { name: "End" }).click();
    await expect(page.locator(".site-header")).toHaveJSProperty("inert", false);
  });

  test("they fill the window where the whole screen is refused", async ({ page, site }) => {
    await page.addInitScript(() => (Element.prototype.requestFullscreen = () => Promise.reject(new TypeError("refused"))));
    await open(page, site + path);
    await start(page);
    await at(page, 1);
    const box = await page.locator(".show").boundingBox();
    expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 1280, 900]);
    await page.keyboard.press("Escape");
    await expect(page.locator(".on")).toHaveCount(0);
  });

  test("N and a button show the notes, time passes, buttons are large", async ({ page, site }) => {
    await page.clock.install();
    await open(page, site + path);
    await start(page);
    const notes = page.locator(".slide.current .say");
    await expect(notes).toBeHidden();
    await page.keyboard.press("n");
    await expect(notes).toContainText(water.slides[0].say);
    await page.getByRole("button", { name: "Notes" }).click();
    await expect(notes).toBeHidden();
    await expect(page.locator(".slide.current .pause")).toHaveText(/^Pause\. .+\?$/);
    await page.clock.runFor(65_000);
    await expect(page.getByRole("timer")).toHaveText(new RegExp(`^${water.slides[0].minutes} minutes for this slide\\. 1:\\d\\d of ${water.minutes}:00 used\\.$`));
    for (const button of await page.locator(".bar button").all()) {
      const { width, height } = await button.boundingBox();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  });

  test("without a script they are a list with their notes", async ({ browser, site }) => {
    await still(browser, site + path, async (page) => {
      await expect(page.locator(".slide:visible")).toHaveCount(last);
      await expect(page.locator(".say:visible")).toHaveCount(last);
      await expect(page.getByRole("button")).toHaveCount(0);
    });
  });
});

test.describe("quiz", () => {
  const path = "schools/water-ks2/quiz/";
  const question = (page, number) => page.locator(".question").nth(number - 1);

  test("says at once what is right and why, by keyboard alone", async ({ page, site }) => {
    await open(page, site + path);
    const [one] = water.quiz;
    const status = question(page, 1).getByRole("status");
    const check = question(page, 1).getByRole("button", { name: "Check" });
    await check.focus();
    await page.keyboard.press("Enter");
    await expect(status).toHaveText("Choose an answer first.");
    await question(page, 1).getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    await check.focus();
    await page.keyboard.press("Enter");
    await expect(status).toHaveText(`Not quite. The answer is: ${one.options[one.right - 1]}. ${one.why}`);
    await question(page, 1).getByRole("radio").first().focus();
    for (let i = 1; i < one.right; i += 1) await page.keyboard.press("ArrowDown");
    await check.focus();
    await page.keyboard.press("Enter");
    await expect(status).toHaveText(`Right. ${one.why}`);
    await expect(page.getByRole("group", { name: one.question })).toBeVisible();
  });

  test("counts what was right the first time, and starts again", async ({ page, site }) => {
    await open(page, site + path);
    const answer = async (number, option) => {
      await question(page, number).getByRole("radio").nth(option).check();
      await question(page, number).getByRole("button", { name: "Check" }).click();
    };
    const score = page.locator(".score");
    const again = page.getByRole("button", { name: "Start again" });
    const wrong = (one) => (one.right === 1 ? 1 : 0);
    await answer(1, wrong(water.quiz[0]));
    for (const [i, one] of water.quiz.entries()) await answer(i + 1, one.right - 1);
    await expect(score).toHaveText(`All done. You got ${water.quiz.length - 1} of ${water.quiz.length} right first time.`);
    await again.click();
    await expect(page.getByRole("radio").first()).toBeFocused();
    await expect(page.locator(":checked")).toHaveCount(0);
    await expect(score).toHaveText("");
    await expect(again).toBeHidden();
    for (const [i, one] of water.quiz.entries()) await answer(i + 1, one.right - 1);
    await expect(score).toHaveText(`All done. You got all ${water.quiz.length} right.`);
  });

  test("without a script each answer is folded away under its question", async ({ browser, site }) => {
    await still(browser, site + path, async (page) => {
      const [one] = water.quiz;
      await expect(page.getByRole("button")).toHaveCount(0);
      await expect(question(page, 1).getByText(one.why)).toBeHidden();
      await question(page, 1).locator("summary").click();
      await expect(question(page, 1).getByText(one.why)).toBeVisible();
    });
  });
});

test.describe("on paper", () => {
  /** The pages of a PDF file and their sizes in points. */
  const pagesOf = (pdf) => [...pdf.toString("latin1").matchAll(/\/Type \/Page\b[^s][\s\S]*?\/MediaBox \[([^\]]*)\]/g)].map(([, box]) => box.split(" ").slice(2).map(Number).map(Math.round));
  const A4 = [595, 842];
  const A3 = [842, 1191];
  const print = (page) => page.pdf({ preferCSSPageSize: true, printBackground: true });
  const near = (pages, sizes) => {
    expect(pages.length).toBe(sizes.length);
    pages.forEach((page, i) => page.forEach((side, k) => expect(Math.abs(side - sizes[i][k])).toBeLessThan(3)));
  };

  /** Nothing stands around a printable, and nothing sticks out of it. */
  async function alone(page, what) {
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: "print" });
    for (const around of [".site-header", ".site-footer", "h1"]) await expect(page.locator(around), what).toBeHidden();
    const over = await page.locator(".paper").evaluate((paper) => paper.scrollHeight - paper.clientHeight);
    expect(over, what).toBeLessThanOrEqual(1);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  test("the plan of a year is one page", async ({ page, site }) => {
    await open(page, `${site}schools/year/`);
    near(pagesOf(await page.pdf({ format: "A4" })), [A4]);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("link", { name: "Add it to your calendar" })).toBeHidden();
  });

  for (const name of PACKS) {
    test(`each printable of ${name} is one page, with nothing around it`, async ({ page, site }) => {
      const colouring = name.endsWith("ks1") ? ["colouring"] : [];
      for (const part of ["sheet", ...colouring, "answers", "letter", "poster"]) {
        await open(page, `${site}schools/${name}/${part}/`);
        await expect(page.locator(".paper .qr"), part).toHaveCount(1);
        await expect(page.locator(".foot"), part).toContainText(`altogether-safer.example/schools/${name}/`);
        near(pagesOf(await print(page)), [A4]);
        await alone(page, part);
      }
      await page.getByRole("radio", { name: "A3" }).check();
      near(pagesOf(await print(page)), [A3]);
      await open(page, `${site}schools/${name}/quiz/`);
      near(pagesOf(await print(page)), [A4, A4]);
      await open(page, `${site}schools/${name}/slides/`);
      near(pagesOf(await print(page)), Array(packOf(name).slides.length).fill([...A4].reverse()));
    });
  }
});

test("the plan of a year leads to every pack and to its calendar file", async ({ page, site }) => {
  await open(page, `${site}schools/`);
  await page.getByRole("link", { name: "A year of safety lessons" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A year of safety lessons");
  for (const name of PACKS) await expect(page.locator(`.year a[href$="schools/${name}/"]`).first()).toBeVisible();
  const file = await page.request.get(new URL(await page.locator("a[href$='.ics']").getAttribute("href"), page.url()).href);
  expect(file.headers()["content-type"]).toMatch(/^text\/calendar/);
  expect(await file.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
});

for (const name of ["road-ks1", "water-ks2", "rail-ks3", "home-ks4"]) {
  test(`the lesson ${name} in one file works from a disk, for everybody`, async ({ page }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    const file = join(DIST, "schools", name, "lesson.html");
    const address = pathToFileURL(file).href;
    await page.goto(address);
    expect(await invalid(readFileSync(file, "utf8"))).toEqual([]);
    const [notes] = await page.locator(".slide details p").all();
    await expect(notes).toBeHidden();
    await unfold(page);
    await expect(notes).toBeVisible();
    for (const [width, height] of [[1280, 900], [360, 740]]) {
      await page.setViewportSize({ width, height });
      expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toEqual([]);
    }
    await page.getByRole("link", { name: "Next slide" }).first().click();
    await expect(page).toHaveURL(/#slide-2$/);
    await expect(page.locator("#slide-2 h3")).toBeInViewport();
    expect(asked.filter((one) => one !== address)).toEqual([]);
  });
}

test("a pack leads to all of its parts, and is shared by plain links", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${site}schools/water-ks2/`);
  for (const part of ["slides", "sheet", "answers", "letter", "poster", "quiz"]) {
    await expect(page.locator(`.parts a[href="../../schools/water-ks2/${part}/"]`)).toBeVisible();
    await expect(page.locator(`.parts a[href="${part}.pdf"]`)).toBeVisible();
  }
  for (const file of ["sheet.docx", "easy-sheet.docx", "answers.docx", "letter.docx", "lesson.html"]) {
    await expect(page.locator(`.parts a[href="${file}"]`)).toBeVisible();
    expect((await page.request.get(page.url() + file)).ok(), file).toBe(true);
  }
  const address = encodeURIComponent("https://altogether-safer.example/schools/water-ks2/");
  for (const way of ["https://classroom.google.com/", "https://teams.microsoft.com/", "mailto:"]) {
    expect(await page.locator(`.share a[href^="${way}"]`).getAttribute("href")).toContain(address);
  }
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeFocused();
  await expect(page.locator(".share").getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("https://altogether-safer.example/schools/water-ks2/");
});

test("lists and the search lead to packs, and through them to their parts", async ({ page, site }) => {
  await open(page, `${site}schools/`);
  for (const name of PACKS) await expect(page.locator(`.packs h3 a[href$="schools/${name}/"]`)).toBeVisible();
  await open(page, `${site}site-index/`);
  await unfold(page);
  for (const name of PACKS) await expect(page.locator(`.pages a[href$="schools/${name}/"]`)).toBeVisible();
  await expect(page.locator(".pages a[href$='/sheet/']")).toHaveCount(0);
  const index = readFileSync(join(DIST, "search.json"), "utf8");
  expect(index).toContain("schools/water-ks2/");
  expect(index).not.toContain("schools/water-ks2/sheet/");
});

for (const name of ["slides", "quiz", ""]) {
  test(`the one script of a pack's page stays under 4 KB: ${name || "the pack"}`, () => {
    const scripts = [...read(join("schools/water-ks2", name, "index.html")).matchAll(/<script[^>]* src="[./]*(assets\/[^"]*)"/g)];
    expect(scripts).toHaveLength(1);
    expect(brotliCompressSync(readFileSync(join(DIST, scripts[0][1]))).length).toBeLessThan(4 * KB);
  });
}
