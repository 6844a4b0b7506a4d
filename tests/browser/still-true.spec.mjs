// “Is it still true?”: files as the site published them, as it published them earlier, withdrawn, changed, and of others.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { claims, rowsOf } from "../../js/still-true/claims.js";
import { judge } from "../../js/still-true/verdict.js";
import { withText } from "../../js/chart/png-text.js";
import { overflow, violations } from "./checks.mjs";
import { CHARTS, DIST, FILES, expect, open, read, test } from "./site.mjs";

const PUBLISHED = JSON.parse(read("data/published.json"));
const bytes = (path) => readFileSync(join(DIST, path));
const get = async (path) => read(path);
const digestOf = (buffer) => createHash("sha256").update(buffer).digest("base64url").slice(0, 22);
const buffer = (content) => Uint8Array.from(Buffer.from(content)).buffer;
const judged = (content, published = PUBLISHED) => judge(digestOf(Buffer.from(content)), claims(buffer(content)), published, get);

/** A chart whose figures have changed since an earlier snapshot, and one whose change was a correction. */
const names = Object.keys(PUBLISHED.charts);
const earlierDay = (name) => PUBLISHED.charts[name].days.find((day) => day < PUBLISHED.charts[name].updated);
const CHANGED = names.find((name) => earlierDay(name) && !JSON.parse(read(`data/editions/${name}/${earlierDay(name)}.json`)).chart.index);
const NOW = "recorded-crime-rate";

const words = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** What the site's JSON of a day would have been: the snapshot's first series. */
function savedThen(name) {
  const day = earlierDay(name);
  const { dataset } = JSON.parse(read(`data/editions/${name}/${day}.json`));
  const area = dataset.areas[0];
  const rows = dataset.rows.filter((row) => row.area === area.code && row.value !== null);
  return JSON.stringify({
    address: `https://example.org/charts/${name}/`, date: words(day), columns: [area.name],
    rows: rows.map(({ period, value }) => ({ period, values: [value] })),
  });
}

/** The site as it would be had a chart been corrected, or withdrawn. */
const corrected = (name) => ({ ...PUBLISHED, charts: { ...PUBLISHED.charts, [name]: { ...PUBLISHED.charts[name], corrections: [{ date: PUBLISHED.charts[name].updated, what: "60, not 61." }] } } });
function without(name) {
  const { [name]: gone, ...charts } = PUBLISHED.charts;
  const files = Object.fromEntries(Object.entries(PUBLISHED.files).filter(([, path]) => !path.startsWith(`charts/${name}/`)));
  const was = Object.entries(PUBLISHED.files).filter(([, path]) => path.startsWith(`charts/${name}/`));
  return { ...PUBLISHED, charts, files, withdrawn: [name], earlier: Object.fromEntries(was.map(([digest, path]) => [digest, [path, gone.updated]])) };
}
/** The site as it would be had every file been drawn again, with figures of a later day or of the same. */
function redrawn(day) {
  const earlier = Object.entries(PUBLISHED.files).map(([digest, path]) => {
    const chart = /^charts\/([^/]+)/.exec(path)?.[1];
    return [digest, [path, chart ? PUBLISHED.charts[chart].updated : null]];
  });
  const charts = Object.fromEntries(names.map((name) => [name, { ...PUBLISHED.charts[name], updated: day ?? PUBLISHED.charts[name].updated }]));
  return { ...PUBLISHED, charts, earlier: Object.fromEntries(earlier), files: Object.fromEntries(Object.values(PUBLISHED.files).map((path, i) => [`new-${i}`, path])) };
}

const csvOf = (name) => read(`charts/${name}/chart.csv`);
const pdf = FILES.find((file) => /^schools\/.+\.pdf$/.test(file));
const png = bytes(`charts/${NOW}/chart.png`);
const claimed = (address, date) => withText(new Uint8Array(png.subarray(0, 33)), { URL: address, "Creation Time": date });
const today = PUBLISHED.charts[NOW].updated;
/** A drawing of anything that says it is our newest chart. */
const forged = `<svg xmlns="http://www.w3.org/2000/svg"><metadata><dc:date>${today}</dc:date><dc:identifier>https://example.org/charts/${NOW}/</dc:identifier></metadata><text>0</text></svg>`;

/** A table and a JSON file of one right figure, or of what is put in its place. */
const [[, AREA], [YEAR, RIGHT]] = rowsOf(csvOf(NOW));
const table = (rows = `${YEAR},${RIGHT}`, heads = `Year,"${AREA}"`) => `${heads}\r\n${rows}\r\n`;
const row = (value) => ({ period: YEAR, values: [value] });
const json = (rows) => JSON.stringify({ address: `https://example.org/charts/${NOW}/`, date: words(today), columns: [AREA], rows });

const CASES = [
  // Current: every kind of file as the build made it.
  ...["chart.png", "chart.svg", "chart.csv", "chart.json", "data.csv", "data.xlsx"].map((file) => [`the ${file} of the build`, bytes(`charts/${NOW}/${file}`), "current"]),
  ["a PDF of a lesson", bytes(pdf), "current"],
  ["a picture", bytes(FILES.find((file) => /^pictures\/.+\.png$/.test(file))), "current"],
  ["a table of fewer years", csvOf(NOW).split("\r\n").slice(0, 4).join("\r\n"), "current"],
  ["a table that was opened elsewhere, with other line ends", csvOf(NOW).replaceAll("\r\n", "\n"), "current"],
  ["a table of one figure", table(), "current"],
  ["a JSON file of one figure", json([row(Number(RIGHT))]), "current"],
  ["a file of the same figures, drawn again since", png, "current", /drawn it again/, redrawn()],
  // Of what wasn't compared, only the day is judged.
  ["a picture drawn in a browser", claimed(`https://example.org/charts/${NOW}/?areas=E23000013`, words(today)), "uncompared", /^It says that it has .+ can’t tell whether anyone has changed/],
  ["a drawing that says it is ours", forged, "uncompared", /^It says that it has .+ can’t tell whether anyone has changed/],
  ["a picture that says it is of an earlier day", claimed(`https://example.org/charts/${CHANGED}/`, words(earlierDay(CHANGED))), "superseded", /^It says that it has .+ The newest were published on/],
  // Superseded and corrected.
  ["an earlier file", savedThen(CHANGED), "superseded", /The newest were published on/],
  ["an earlier picture", png, "superseded", /The newest were published on/, redrawn("2090-01-01")],
  ["an earlier PDF", bytes(pdf), "superseded", /newer one/, redrawn()],
  ["an earlier file with what is wrong now", savedThen(CHANGED), "corrected", /60, not 61/, corrected(CHANGED)],
  // Withdrawn.
  ["a file of a chart that has gone", png, "withdrawn", /no longer publish/, without(NOW)],
  ["a picture from a browser of a chart that has gone", claimed(`https://example.org/charts/${NOW}/`, words(today)), "withdrawn", /no longer/, without(NOW)],
  // Not ours, or changed.
  ["a table with one figure changed", csvOf(NOW).replace(/,(\d)(\d*\.\d),/, (_, a, b) => `,${(Number(a) + 1) % 10}${b},`), "unknown", /Someone has changed it\. For .+ it has .+; we published/],
  ["a JSON file with one figure changed", read(`charts/${NOW}/chart.json`).replace(/"values": \[\s*([\d.]+)/, '"values": [999'), "unknown", /it has 999; we published/],
  ["a picture of a day without figures", claimed(`https://example.org/charts/${NOW}/`, "1 January 2020"), "unknown", /names a day/],
  ["a picture of a chart that is called like a part of every object", claimed("https://example.org/charts/constructor/", words(today)), "unknown"],
  ["a table with a false row far above the right one", table(`${YEAR},999${"\r\n".repeat(500)}${YEAR},${RIGHT}`), "unknown"],
  ["a table with two columns of one name", table(`${YEAR},999,${RIGHT}`, `Year,"${AREA}","${AREA}"`), "unknown"],
  ["a table with a digit before a figure in quotation marks", table(`${YEAR},9"${RIGHT}"`), "unknown"],
  ["a JSON file with a false row above the right one", json([row(999), row(Number(RIGHT))]), "unknown"],
  ["a JSON file without figures", json([]), "unknown"],
  // In time that grows with the square of their length, these would take minutes.
  ["a long text with a quotation mark that has no other", `${'"a"'.repeat(500_000)}"`, "unknown"],
  ["a long text of quotation marks", `${'"'.repeat(500_000)}x`, "unknown"],
  ["a picture of another site", claimed("https://example.org/other/", words(today)), "unknown"],
  ["a table of another site", "Year,Atlantis\r\n2015,12\r\n", "unknown"],
  ["a program’s file", Buffer.from([77, 90, 0, 255, 254]), "unknown"],
  ["an empty file", "", "unknown"],
  ["a broken picture", png.subarray(0, 500), "unknown"],
];

for (const [what, content, state, says = /./, published = PUBLISHED] of CASES) {
  test(`${what}: ${state}`, async () => {
    const verdict = await judged(content, published);
    expect(verdict.words.join(" ")).toMatch(says);
    expect(verdict.state, JSON.stringify(verdict)).toBe(state);
  });
}

test("every file that can be saved beside a chart is known again", () => {
  const known = new Set(Object.values(PUBLISHED.files));
  const saved = FILES.filter((file) => CHARTS.some((chart) => file.startsWith(chart)) && /\.(png|svg|csv|xlsx)$/.test(file));
  expect(saved.filter((file) => !known.has(file) && !known.has(PUBLISHED.files[digestOf(bytes(file))]))).toEqual([]);
  expect(saved.length).toBeGreaterThan(CHARTS.length * 5);
});

test("files are chosen, judged and named on the page", async ({ page, site }) => {
  const sent = [];
  page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
  await open(page, `${site}check/`);
  const field = page.getByLabel(/^Choose the files/);
  await field.setInputFiles([
    { name: "mine.png", mimeType: "image/png", buffer: png },
    { name: "<b>other</b>.csv", mimeType: "text/csv", buffer: Buffer.from("Year,Atlantis\r\n2015,12\r\n") },
  ]);
  await expect(page.getByRole("status").filter({ hasText: "1 of 2 files still true" })).toBeVisible();
  await expect(page.locator(".verdicts h2")).toHaveText(["mine.png", "<b>other</b>.csv"]);
  await expect(page.locator(".verdicts strong")).toHaveText(["✓ Still true", "? Not as we published it"]);
  await page.locator(".verdicts a").first().click();
  await expect(page).toHaveURL(new RegExp(`/charts/${NOW}/$`));
  expect(sent).toEqual([]);
});

test("a chart saved in the browser is known again", async ({ page, site }) => {
  await open(page, `${site}charts/${NOW}/?areas=E23000013`);
  await page.getByRole("link", { name: "Download", exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=save-png]").click()]);
  const saved = readFileSync(await download.path());
  expect((await judged(saved)).state).toBe("uncompared");
});

test("the page never says that a picture is true which nobody compared", async ({ page, site }) => {
  await open(page, `${site}check/`);
  await page.getByLabel(/^Choose the files/).setInputFiles({ name: "forged.svg", mimeType: "image/svg+xml", buffer: Buffer.from(forged) });
  await expect(page.locator(".checker [role=status]")).toHaveText("forged.svg: Its date is the newest");
  await expect(page.locator(".verdicts strong")).toHaveText("○ Its date is the newest");
  await expect(page.locator(".verdicts .current")).toHaveCount(0);
});

test("a file that can’t be read is named, and the others are judged", async ({ page, site }, info) => {
  const [gone, mine] = [info.outputPath("gone.csv"), info.outputPath("mine.png")];
  writeFileSync(gone, table());
  writeFileSync(mine, png);
  await open(page, `${site}check/`);
  const field = page.getByLabel(/^Choose the files/);
  await field.setInputFiles([gone, mine]);
  await expect(page.locator(".verdicts strong")).toHaveText(["✓ Still true", "✓ Still true"]);
  rmSync(gone);
  await field.dispatchEvent("change");
  await expect(page.locator(".verdicts strong")).toHaveText(["? This file can’t be read", "✓ Still true"]);
  await expect(page.locator(".checker [role=status]")).toHaveText("1 of 2 files still true");
  // The same file can be chosen again.
  await expect(field).toHaveValue("");
});

test("where the site doesn’t answer, the check ends and can be tried again", async ({ page, site }) => {
  await page.clock.install();
  await open(page, `${site}check/`);
  await page.route("**/published.json", () => {});
  const field = page.getByLabel(/^Choose the files/);
  const status = page.locator(".checker [role=status]");
  await field.setInputFiles({ name: "mine.png", mimeType: "image/png", buffer: png });
  await expect(status).toHaveText("Checking…");
  await page.clock.runFor(20_000);
  await expect(status).toHaveText("That took too long. Check your connection and try again.");
  await page.unroute("**/published.json");
  const again = page.getByRole("button", { name: "Try again" });
  await again.click();
  await expect(status).toHaveText("mine.png: Still true");
  await expect(again).toBeHidden();
  await expect(field).toBeFocused();
});

test("the page says so when the network fails, and works again afterwards", async ({ page, site }) => {
  await open(page, `${site}check/`);
  await page.route("**/published.json", (route) => route.fulfill({ status: 200, contentType: "application/json", body: "{" }));
  const field = page.getByLabel(/^Choose the files/);
  await field.setInputFiles({ name: "mine.png", mimeType: "image/png", buffer: png });
  await expect(page.locator(".checker [role=status]")).toHaveText(/didn’t work/);
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.unroute("**/published.json");
  await field.setInputFiles({ name: "mine.png", mimeType: "image/png", buffer: png });
  await expect(page.locator(".checker [role=status]")).toHaveText("mine.png: Still true");
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
});
