// Replacing a published file while the site is being read.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST, asDrawn, built, expect, inWords, open, test } from "./site.mjs";

const chart = "charts/first-time-entrants/";
const file = "/data/first-time-entrants.json";
const published = () => JSON.parse(readFileSync(join(DIST, file), "utf8"));
const send = (body, status = 200) => (request, response) => {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-cache" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
};
const cells = (page) => page.locator("#figures-caption ~ tbody td");

const before = built(chart);
/** How many points its picture has. */
const points = asDrawn(chart, before.rows).length;
const first = published().rows.find(({ value }) => Number.isFinite(value)).value;
const [, last] = before.years.at(-1).split("/");
/** The year after the last, with a figure that is an eleventh of the first. */
const next = { period: `20${last}/${Number(last) + 1}`, value: Math.round(first / 11) };
const latest = `${next.value} children in ${next.period}, `;
/** What the page says of when its figures were published. */
const publishedOn = `published on ${inWords(published().updated)}`;

/** A year after the figures that are published. */
const year = Number(published().updated.slice(0, 4)) + 1;

function newer() {
  const data = published();
  data.updated = `${year}-01-15`;
  data.caution = "The way of counting may change";
  data.nextUpdate = `${year + 1}-01-15`;
  delete data.ended;
  data.rows.push({ area: "E06000047", ...next, source: "aycliffe-today" });
  data.corrections = [{ date: `${year}-01-15`, what: `The figure for ${next.period} was added.`, why: "It was published late." }];
  return data;
}

test.describe("new figures", () => {
  test.use({ answers: { [file]: send(newer()) } });

  test("reach finding, sentence, table, image and points without a new build", async ({ page, site }) => {
    await open(page, site + chart);
    await expect(page.locator("[data-island] .status")).toContainText(`New figures, published on 15 January ${year}`);
    await expect(page.locator(".finding")).toContainText(latest);
    await expect(page.locator(".sentences")).toContainText(latest);
    await expect(page.locator(".caution")).toHaveText("The way of counting may change.");
    await expect(cells(page).last()).toHaveText(String(next.value));
    await expect(page.locator(".wide .svg text").filter({ hasText: new RegExp(`^${next.value}$`) })).toHaveCount(1);
    await expect(page.locator(".wide").getByRole("option")).toHaveCount(points + 1);
    await expect(page.locator(".corrections")).toContainText(`The figure for ${next.period} was added.`);
    await expect(page.locator(".about-data")).toContainText(`New figures are due by 15 January ${year + 1}`);
    await expect(page.getByLabel("Last year")).toHaveAttribute("aria-valuetext", next.period);
    await expect(page.locator(".read-at")).toContainText(next.period);
  });

  test("are the ones that the citation dates; files of the build say their own day", async ({ page, site }) => {
    await open(page, site + chart);
    await expect(page.locator("[data-island] .status")).toContainText("New figures");
    await page.getByRole("link", { name: "Share" }).first().click();
    await expect(page.locator("#citation")).toContainText(`(${year}).`);
    await expect(page.locator("#citation")).toContainText(`last changed 15 January ${year}.`);
    await expect(page.locator("#download")).toContainText(`Files of all figures were last changed on ${inWords(published().updated)}.`);
  });
});

test.describe("a file that is older than the page", () => {
  test.use({ answers: { [file]: send({ ...newer(), created: "2020-01-01", updated: "2020-01-01" }) } });

  test("is left", async ({ page, site }) => {
    const answered = page.waitForResponse(`**${file}`);
    await open(page, site + chart);
    await (await answered).finished();
    await expect(page.locator("[data-island] .status")).toContainText(`Figures ${publishedOn}`);
    await expect(cells(page)).toHaveCount(before.years.length);
  });
});

function inCalendarYears() {
  const data = newer();
  return { ...data, periodKind: "calendar-year", rows: data.rows.map((row) => ({ ...row, period: row.period.slice(0, 4) })) };
}

const bad = { ...newer() };
bad.rows = bad.rows.map((row) => (row.period === next.period ? { ...row, value: -193 } : row));
const faults = {
  "a missing file": [send("<!DOCTYPE html><title>Not found</title>", 404), /the file is not there/],
  "a failing host": [send("oops", 503), /the host answered with error 503/],
  "a page in place of the file": [send("<!DOCTYPE html><title>Welcome</title>"), /not valid JSON/],
  "half a file": [send(JSON.stringify(newer()).slice(0, 900)), /not valid JSON/],
  "one bad row": [send(bad), /-193 can't be a figure of this dataset/],
  "another dataset": [send({ ...newer(), name: "other" }), /the file is another dataset/],
  "another unit": [send({ ...newer(), unit: { one: "person", many: "people" } }), /the file has another unit/],
  "another kind of years": [send(inCalendarYears()), /the file has another kind of years/],
  "another area": [send(JSON.stringify(newer()).replaceAll("E06000047", "E06000048")), /the file lacks an area/],
  "no figures": [send({ ...newer(), rows: newer().rows.map((row) => ({ ...row, value: null, status: "x", note: "It is lost." })) }), /the file has no figures/],
  "other figures of the same day": [send({ ...published(), rows: published().rows.map((row) => (row.value === first ? { ...row, value: first + 1 } : row)) }), /the file has other figures of the same day/],
  "a day far ahead": [send({ ...newer(), updated: "2206-01-15", nextUpdate: "2207-01-15" }), /its day is still far ahead/],
  "a newer format": [send({ ...newer(), schema: 2 }), /format 2/],
  "an endless file": [
    (request, response) => {
      response.writeHead(200, { "Content-Type": "application/json" });
      const more = () => {
        while (!response.destroyed && response.write(" ".repeat(65536)));
        if (!response.destroyed) response.once("drain", more);
      };
      more();
    },
    /too large to be right/,
  ],
  "a small file that unpacks to a huge one": [
    (request, response) => {
      response.writeHead(200, { "Content-Type": "application/json", "Content-Encoding": "br" });
      response.end(brotliCompressSync(Buffer.alloc(200_000_000, " "), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
    },
    /too large to be right/,
  ],
  "a line that breaks": [
    (request, response) => {
      const body = JSON.stringify(newer());
      response.writeHead(200, { "Content-Type": "application/json", "Content-Length": body.length });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
    },
    /the network did not answer/,
  ],
  "a picture in place of the file": [
    (request, response) => response.writeHead(200, { "Content-Type": "image/png" }).end(readFileSync(join(DIST, "icons/icon-192.png"))),
    /the file is not text/,
  ],
};

for (const [name, [answer, words]] of Object.entries(faults)) {
  test.describe(name, () => {
    test.use({ answers: { [file]: answer }, expected: [/status of (404|503)|ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE/] });

    test("leaves the page as it was, says why, and offers to try again", async ({ page, site }) => {
      await open(page, site + chart);
      await expect(page.locator("[data-island] .status p")).toHaveText(words);
      await expect(page.locator("[data-island] .status p")).toContainText(`The page shows those ${publishedOn}`);
      await expect(page.locator(".finding")).toHaveText(before.finding);
      await expect(cells(page)).toHaveCount(before.years.length);
      await expect(page.locator(".wide").getByRole("option")).toHaveCount(points);
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    });
  });
}

test("trying again takes the file once it is there", async ({ page, site }) => {
  let broken = true;
  await page.route(`**${file}`, (route) => (broken ? route.fulfill({ status: 200, body: "{" }) : route.fulfill({ json: newer() })));
  await open(page, site + chart);
  await expect(page.locator("[data-island] .status p")).toHaveText(/not valid JSON/);
  broken = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("[data-island] .status")).toContainText(`New figures, published on 15 January ${year}`);
  await expect(page.getByRole("button", { name: "Try again" })).toBeHidden();
});

test.describe("a file that never comes", () => {
  let asked;
  test.use({ answers: { [file]: () => (asked = Date.now()) } });

  test("is given up after ten seconds", async ({ page, site }) => {
    await page.clock.install();
    await open(page, site + chart);
    await expect.poll(() => asked).toBeTruthy();
    // Time stands still from here, however long the machine takes for each step.
    const now = Date.now() + 1_000;
    await page.clock.pauseAt(now);
    await page.clock.fastForward(Math.max(0, asked + 9_000 - now));
    await expect(page.locator("[data-island] .status")).toContainText("Figures published on");
    await page.clock.fastForward(2_000);
    await expect(page.locator("[data-island] .status")).toContainText("took too long to arrive");
    await expect(cells(page)).toHaveCount(before.years.length);
  });
});

test.describe("without a network", () => {
  test.use({ expected: [/ERR_INTERNET_DISCONNECTED/] });

  test("the page says so and stays", async ({ page, site, context }) => {
    await open(page, site + chart);
    await expect(page.locator("[data-island] .status")).toContainText("Figures published on");
    await page.route(`**${file}`, (route) => route.abort("internetdisconnected"));
    await page.evaluate(() => document.querySelector(".status button").click());
    await expect(page.locator("[data-island] .status p")).toHaveText(/the network did not answer/);
  });
});

test.describe("hostile words in a file", () => {
  const data = newer();
  data.areas[0].name = "<img src=x onerror=alert(1)>County";
  data.definition = "</script><script>alert(1)</script>";
  test.use({ answers: { [file]: send(data) } });

  test("stay words", async ({ page, site }) => {
    page.on("dialog", () => expect(false, "a script ran").toBe(true));
    await open(page, site + chart);
    await expect(page.locator(".about-data")).toContainText("</script><script>alert(1)</script>");
    await expect(page.locator(".sentences")).toContainText(`<img src=x onerror=alert(1)>County: ${next.value} children`);
    await expect(page.locator("main img")).toHaveCount(0);
    await page.getByLabel("First year").fill(String(before.years.length - 5));
    await expect(page.locator(".wide").getByRole("option")).toHaveCount(asDrawn(chart, before.rows.slice(-5)).length + 1);
  });
});

test.describe("files of single figures that can't follow", () => {
  const facts = () => ({ ...JSON.parse(readFileSync(join(DIST, "data/key-facts.json"), "utf8")), updated: `${year}-02-01`, nextUpdate: `${year + 1}-02-01`, ended: undefined });
  const helped = (change) => ({ ...facts(), rows: facts().rows.map((row) => (row.name === "people-helped" ? { ...row, ...change } : row)) });
  const faults = {
    "no rows": [{ ...facts(), rows: [] }, /the file lacks a figure/],
    "another unit": [helped({ unit: { one: "goat", many: "goats" } }), /another unit/],
    "a sentence with an unknown figure": [helped({ sentence: "were helped, of {fact:nope}." }), /names a figure that is not there/],
    "other figures of the same day": [{ ...helped({ value: 7 }), updated: JSON.parse(readFileSync(join(DIST, "data/key-facts.json"), "utf8")).updated }, /other figures of the same day/],
  };
  for (const [name, [data, words]] of Object.entries(faults)) {
    test.describe(name, () => {
      test.use({ answers: { "/data/key-facts.json": send(data) } });

      test("leave the page as it was, and it says why", async ({ page, site }) => {
        await page.goto(`${site}facts/`);
        const rows = page.locator(".all-facts tbody tr[id]");
        const before = await rows.count();
        await page.locator("html[data-ready]").waitFor({ state: "attached" });
        await expect(page.locator("[data-island] .status p")).toHaveText(words);
        await expect(rows).toHaveCount(before);
        await expect(page.locator("main")).not.toContainText("{fact:");
      });
    });
  }
});

test.describe("figures on pages that can't bring them up to date", () => {
  const list = JSON.parse(readFileSync(join(DIST, "data/days.json"), "utf8"));
  const newest = (...names) => send({ ...list, ...Object.fromEntries(names.map((name) => [name, `${year}-03-03`])) });
  const said = `Newer figures were published on 3 March ${year}: `;
  const pages = {
    "theme/": ["first-time-entrants", /charts\/first-time-entrants\/$/],
    "charts/": ["recorded-crime", /charts\/recorded-crime\/$/],
    "charts/crime-groups-index/": ["crime-groups", /charts\/crime-groups\/$/],
    "charts/recorded-crime-rate/all/": ["recorded-crime-rate", /charts\/recorded-crime-rate\/$/],
  };
  for (const [path, [name, to]] of Object.entries(pages)) {
    test.describe(path, () => {
      test.use({ answers: { "/data/days.json": newest(name) } });

      test("are marked, with a link to the page that has them", async ({ page, site }) => {
        await open(page, site + path);
        const notice = page.locator("[data-newer]:visible");
        await expect(notice).toHaveCount(1);
        await expect(notice).toContainText(said);
        await expect(notice.getByRole("link")).toHaveAttribute("href", to);
      });
    });
  }

  test("are not marked while they are the newest", async ({ page, site }) => {
    const looked = page.waitForResponse("**/data/days.json");
    await open(page, `${site}theme/`);
    await (await looked).finished();
    await expect(page.locator("[data-newer]").first()).toBeAttached();
    await expect(page.locator("[data-newer]:visible")).toHaveCount(0);
  });

  test.describe("without the list of days", () => {
    test.use({ answers: { "/data/days.json": send("<!DOCTYPE html>", 404) }, expected: [/status of 404/] });

    test("stay as they are", async ({ page, site }) => {
      const looked = page.waitForResponse("**/data/days.json");
      await open(page, `${site}theme/`);
      await (await looked).finished();
      await expect(page.locator("[data-newer]:visible")).toHaveCount(0);
    });
  });
});

test.describe("the key facts", () => {
  const facts = JSON.parse(readFileSync(join(DIST, "data/key-facts.json"), "utf8"));
  facts.updated = `${Number(facts.updated.slice(0, 4)) + 1}-02-01`;
  facts.rows = facts.rows.map((row) => (row.name === "people-helped" ? { ...row, value: 2 * row.value } : row));
  const helped = facts.rows.find(({ name }) => name === "people-helped").value.toLocaleString("en-GB");
  test.use({ answers: { "/data/key-facts.json": send(facts) } });

  test("follow their file too", async ({ page, site }) => {
    await open(page, `${site}facts/`);
    await expect(page.locator("[data-island]:has(#fact-people-helped) .status")).toContainText(`New figures, published on ${inWords(facts.updated)}`);
    await expect(page.locator("#fact-people-helped .figure")).toHaveText(`${helped} people`);
  });
});
