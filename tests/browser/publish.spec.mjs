// The publisher's page: files and texts are checked in the browser, and nothing leaves it.
import { utimesSync, writeFileSync } from "node:fs";
import { LOOKS, overflow, violations } from "./checks.mjs";
import { kept, test as offline } from "./offline.mjs";
import { expect, open, read, test } from "./site.mjs";

const PAGE = "publish/";
const NAME = "knife-offences.json";
const PUBLISHED = read(`data/${NAME}`);

/** The published file with a revised figure, its correction and a new day. */
function revised(change = () => {}) {
  const data = JSON.parse(PUBLISHED);
  const row = data.rows.find(({ value }) => value > 100);
  const before = row.value;
  row.value += 1;
  const day = "2030-01-02";
  data.corrections = [{ date: day, what: `It was ${before}.`, why: "Counted again." }, ...(data.corrections ?? [])];
  data.updated = day;
  if (data.nextUpdate) data.nextUpdate = "2031-01-02";
  change(data, row);
  return { text: `${JSON.stringify(data, null, 2)}\n`, row, before };
}

const files = (page) => page.getByLabel("Choose files, or drop them here");
const choose = (page, bytes, name = NAME) => files(page).setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(bytes) });
const status = (page) => page.locator(".check-files [role=status]");
const problems = (page) => page.locator(".problems > li");
const table = (page) => page.getByRole("region", { name: "Figures that change" }).getByRole("row");

/** Every address that the page and its worker ask for is the site's own, and nothing is sent with it. */
function watch(page, site) {
  const away = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith("blob:")) away.push(request.url());
    if (request.method() !== "GET") away.push(`${request.method()} ${request.url()}`);
  });
  return away;
}

test("a right file: what changes, and the finished file, with nothing sent anywhere", async ({ page, site }) => {
  const away = watch(page, site);
  const { text, row, before } = revised();
  await open(page, site + PAGE);
  await choose(page, text, "knife-offences (2).json");
  await expect(status(page)).toHaveText("Everything is right.");
  expect(page.workers()).toHaveLength(1);
  await expect(table(page)).toHaveCount(2);
  const shown = (value) => value.toLocaleString("en-GB");
  await expect(table(page).nth(1)).toContainText(`${row.period}Revised${shown(before)}`);
  await expect(table(page).nth(1)).toContainText(shown(row.value));
  await expect(page.locator(".charts-touched a[href*='charts/']").first()).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: `Download ${NAME}` }).click()]);
  expect(download.suggestedFilename()).toBe(NAME);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe(text);
  expect(away).toEqual([]);
});

test("published figures that change without a reason are told", async ({ page, site }) => {
  await open(page, site + PAGE);
  await choose(page, revised((data) => data.corrections.shift()).text);
  await expect(page.getByText("Published figures change, and the file doesn’t say why.")).toBeVisible();
  await choose(page, revised((data) => (data.updated = data.corrections[0].date = JSON.parse(PUBLISHED).updated)).text);
  await expect(problems(page)).toContainText("The day is still");
});

const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
for (const [what, bytes, rule, words] of [
  ["broken JSON", PUBLISHED.replace('"rows": [', '"rows": [,'), "json", /there is no value/],
  ["a figure in quotation marks", revised((_, row) => (row.value = "193")).text, "type", /Write 193, without quotation marks/],
  ["an unknown area", revised((_, row) => (row.area = "E00000000")).text, "unknown-area", /There is no area "E00000000"/],
  ["nothing", "", "json", /./],
  ["ten million bytes", Buffer.alloc(10_000_000, 0x20), "too-large", /larger than 2 MB/],
  ["UTF-16", utf16(PUBLISHED), "encoding", /UTF-16/],
  ["Windows-1252", Buffer.from(PUBLISHED.replace('"title": "', '"title": "Caf\u00e9 '), "latin1"), "encoding", /Windows-1252/],
  ["a workbook", Buffer.from("PK\u0003\u0004\u0014\u0000\u0000\u00ff", "latin1"), "encoding", /workbook/],
]) {
  test(`${what} is refused, with what to do about it`, async ({ page, site }) => {
    await open(page, site + PAGE);
    await choose(page, bytes);
    await expect(status(page)).toHaveText(/^\d+ problems? found\.$/);
    await expect(problems(page).first()).toContainText(words);
    await expect(problems(page).first()).toContainText(`Rule: ${rule}.`);
    await expect(page.getByRole("link", { name: /^Download/ })).toHaveCount(0);
  });
}

test("what a file says stays text, on the page and in the finished file", async ({ page, site }) => {
  const [markup, formula] = ['<img src="x" onerror="document.title=1"><b>bold</b>', '=HYPERLINK("https://example.org")'];
  const { text } = revised((data) => {
    data.title = markup;
    data.areas[0].name = formula;
  });
  await open(page, site + PAGE);
  const title = await page.title();
  await choose(page, text);
  await expect(status(page)).not.toHaveText(/Checking|^$/);
  await expect(page.locator(".review h3").first()).toContainText(markup);
  await expect(page.locator(".review img, .review b")).toHaveCount(0);
  expect(await page.title()).toBe(title);
});

test("by keyboard: paste, check, go to the line, fix it and check again", async ({ page, site }) => {
  await open(page, site + PAGE);
  const text = revised((_, row) => (row.value = "193")).text;
  await page.getByLabel("Or paste the file’s text").focus();
  await page.keyboard.insertText(text);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("1 problem found.");
  await problems(page).getByRole("link", { name: /^Line \d+, column \d+$/ }).focus();
  await page.keyboard.press("Enter");
  const field = page.getByLabel("Change it here, then check again");
  await expect(field).toBeFocused();
  const chosen = await field.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  expect(chosen.startsWith('"193"')).toBe(true);
  await page.keyboard.insertText(chosen.replace('"193"', "193"));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Check again" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("Everything is right.");
});

test("a link to a line of a text that was shortened since leads to its last line", async ({ page, site }) => {
  await open(page, site + PAGE);
  await choose(page, revised((_, row) => (row.value = "193")).text);
  await expect(status(page)).toHaveText("1 problem found.");
  await page.locator(".text-of summary").click();
  const field = page.getByLabel("Change it here, then check again");
  await field.fill("{\n}");
  await problems(page).getByRole("link", { name: /^Line \d+, column \d+$/ }).click();
  await expect(field).toBeFocused();
  expect(await field.evaluate((area) => area.selectionEnd)).toBe(3);
});

test("a file that has changed on the disk has to be chosen again", async ({ page, site }, info) => {
  await open(page, site + PAGE);
  const path = info.outputPath(NAME);
  writeFileSync(path, revised((_, row) => (row.value = "193")).text);
  // Long ago: browsers tell changes by the second.
  utimesSync(path, 1_500_000_000, 1_500_000_000);
  await files(page).setInputFiles(path);
  await expect(status(page)).toHaveText("1 problem found.");
  writeFileSync(path, revised().text);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(status(page)).toHaveText("The file can’t be read any more. Choose it again.");
  await expect(problems(page)).toHaveCount(0);
  await expect(files(page)).toHaveValue("");
  await files(page).setInputFiles(path);
  await expect(status(page)).toHaveText("Everything is right.");
});

test("a file that is too large is refused before it is read", async ({ page, site }) => {
  await open(page, site + PAGE);
  const transfer = await page.evaluateHandle(() => {
    File.prototype.arrayBuffer = () => Promise.reject(new Error("It is read."));
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(50_000_001)], "all.csv"));
    return data;
  });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  await expect(status(page)).toHaveText("all.csv is larger than 50 MB. Is it the right file?");
});

test("a file that is dropped anywhere on the page is checked, and the page stays", async ({ page, site }) => {
  await open(page, site + PAGE);
  const transfer = await page.evaluateHandle(([text, name]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, { type: "application/json" }));
    return data;
  }, [PUBLISHED, NAME]);
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  await expect(status(page)).toHaveText("Everything is right.");
  await expect(page.getByText(/^No figure changes: [\d,]+ figures\.$/)).toBeVisible();
  expect(page.url()).toBe(site + PAGE);
});

test("a text: each figure is matched, in its sentence, with a link to where it is published", async ({ page, site }) => {
  const data = JSON.parse(read("data/recorded-crime-rate.json"));
  const area = data.areas.find(({ code }) => code === "K04000001");
  const row = data.rows.find(({ area, value }) => area === "K04000001" && value);
  await open(page, site + PAGE);
  const words = (value) => `Police recorded ${value} crimes per 1,000 people in ${area.said ?? area.name} in the year ending March ${row.period}.`;
  await page.getByLabel("Paste a press release or report").fill(`${words(row.value)} ${words(row.value + 7)} We thank everybody.`);
  await page.getByRole("button", { name: "Check the text" }).click();
  await expect(page.locator(".check-text [role=status]")).toHaveText("2 figures checked: 1 right, 1 to look at.");
  const sentences = page.locator(".sentences-checked > li");
  await expect(sentences).toHaveCount(3);
  await expect(sentences.nth(0)).toContainText(`${row.value}: Right.`);
  await expect(sentences.nth(0).getByRole("link").first()).toHaveAttribute("href", `${site}charts/recorded-crime-rate/`);
  await expect(sentences.nth(1)).toContainText("Wrong figure");
  await expect(sentences.nth(2).getByRole("listitem")).toHaveCount(0);
});

/** Changes a function of the page's worker, which no clock of Playwright reaches. */
const inWorker = async (page, change) => (page.workers()[0] ?? (await page.waitForEvent("worker"))).evaluate(change);
const sendJson = (response, text) => response.writeHead(200, { "Content-Type": "application/json" }).end(text);

test.describe("a file that was replaced after the page was opened", () => {
  let now;
  let asked;
  test.use({ answers: { [`/data/${NAME}`]: (request, response) => (asked += 1, sendJson(response, now)) } });

  test("is what a check some minutes later compares with", async ({ page, site }) => {
    const { text } = revised();
    const check = async () => {
      await status(page).evaluate((one) => (one.textContent = ""));
      await choose(page, text);
      await expect(status(page)).toHaveText("Everything is right.");
    };
    [now, asked] = [PUBLISHED, 0];
    await open(page, site + PAGE);
    await check();
    now = text;
    await check();
    expect(asked).toBe(1);
    await expect(table(page)).toHaveCount(2);
    await inWorker(page, () => {
      const { now } = Date;
      Date.now = () => now() + 301_000;
    });
    await check();
    expect(asked).toBe(2);
    await expect(page.getByText(/^No figure changes: /)).toBeVisible();
  });
});

test.describe("a published file that never comes", () => {
  let isHeld;
  const path = `/data/${NAME}`;
  test.use({ answers: { [path]: (request, response) => isHeld || sendJson(response, PUBLISHED) } });

  test("is given up after twenty seconds, and asked for again at the next check", async ({ page, site }) => {
    isHeld = true;
    await open(page, site + PAGE);
    const asked = page.waitForRequest(`**${path}`);
    await inWorker(page, () => {
      const { setTimeout } = globalThis;
      globalThis.late = [];
      globalThis.setTimeout = (then, after) => (after === 20_000 ? globalThis.late.push(then) : setTimeout(then, after));
    });
    await choose(page, PUBLISHED);
    await asked;
    await expect(page.locator(".check-files progress")).toBeVisible();
    await expect(status(page)).toHaveText("Checking…");
    await inWorker(page, () => globalThis.late.forEach((stop) => stop()));
    await expect(status(page)).toHaveText(/^Everything is right\. There’s no connection/);
    isHeld = false;
    await choose(page, PUBLISHED);
    await expect(status(page)).toHaveText("Everything is right.");
  });
});

test("an empty form says what is missing", async ({ page, site }) => {
  await open(page, site + PAGE);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(status(page)).toHaveText("Choose a file or paste its text first.");
  await expect(files(page)).toBeFocused();
  await page.getByRole("button", { name: "Check the text" }).click();
  await expect(page.locator(".check-text [role=status]")).toHaveText("Paste a text first.");
});

for (const width of [320, 1280]) {
  test(`results are readable and in reach at ${width} pixels`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, site + PAGE);
    for (const [text, told] of [[revised((_, row) => (row.value = "193")).text, "1 problem found."], [revised().text, "Everything is right."]]) {
      await choose(page, text);
      await expect(status(page)).toHaveText(told);
      expect(await overflow(page)).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await violations(page, { rules: LOOKS })).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
    }
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("the page says what to use instead, and shows no form", async ({ page, site }) => {
    await page.goto(site + PAGE);
    await expect(page.getByText("This page needs JavaScript.")).toBeVisible();
    await expect(page.getByText("cargo run --bin site check")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Check/ })).toHaveCount(0);
  });
});

test("the page is linked from the data files and the list of all pages, and not from the menu", async ({ page, site }) => {
  for (const path of ["data/", "site-index/"]) {
    await open(page, site + path);
    await expect(page.locator("main a[href='../publish/']")).toHaveCount(1);
    await expect(page.locator("header a[href*='publish']")).toHaveCount(0);
  }
});

offline.describe("without signal", () => {
  offline.use({ expected: [/Failed to load resource/] });
  offline("the page checks files after one visit", async ({ page, host }) => {
    await open(page, host.address + PAGE);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    await expect.poll(() => kept(page, host, " read ")).toContain(PAGE);
    host.signal = false;
    await page.goto("about:blank");
    await open(page, host.address + PAGE);
    await choose(page, revised().text);
    await expect(status(page)).toHaveText(/^Everything is right\. There’s no connection/);
  });
});
