// Charts in embeds hydrate only when someone interacts, when the address asks for a selection that has no image, or
// when newer figures are out. If anything fails, nothing is lost.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HOSTS, fits, frame, ours, test } from "./hosts.mjs";
import { DIST, EMBEDS, SNAPSHOTS, built, expect } from "./site.mjs";

const CHART = "embed/recorded-crime-rate/";
const VIEW = "embed/recorded-crime-rate/document/";
const { heads, years: YEARS, rows } = built("charts/recorded-crime-rate/");
/** How many points the chart has, and the last year of its view. */
const POINTS = (heads.length - 1) * rows.length;
const [FIRST] = built(VIEW).years;
const LAST = built(VIEW).years.at(-1);
const reach = (one) => one.getByRole("button", { name: "Read point by point" });
const points = (one) => one.locator(".wide [role=option]");
const columns = (one) => one.locator("table:has(#figures-caption) thead th");
const years = (one) => one.locator("table:has(#figures-caption) tbody th");
const script = (site) => `<script src="${site}embed.js"></script>`;

/** Notes the names of modules, code and data that are asked for. */
function asked(page) {
  const all = [];
  page.on("request", (request) => all.push(/\/charts\//.test(request.url()) ? "charts" : new URL(request.url()).pathname.split("/").at(-1)));
  return () => all.filter((name) => /\.(wasm|json)$|^(hydrate|redraw)|^charts$/.test(name));
}

test("nothing but the list of days is fetched for it until somebody reaches in", async ({ page, show, site }) => {
  const code = asked(page);
  await page.setViewportSize({ width: 720, height: 900 });
  await show(frame(site + CHART) + script(site));
  const one = await ours(page, site);
  await expect(reach(one)).toBeVisible();
  await expect.poll(code).toEqual(["days.json"]);
  await one.locator(".picture").hover();
  await expect(points(one)).toHaveCount(POINTS);
  await expect(reach(one)).toHaveCount(0);
  expect(code().some((name) => name.endsWith(".wasm"))).toBe(true);
  expect(code().filter((name) => name.startsWith("redraw"))).toEqual([]);
  await fits(one);
});

for (const [name, host] of Object.entries({ "a plain frame": HOSTS["our script"], "a sandbox without an origin": HOSTS["our script and a sandbox"] })) {
  test(`the keyboard reads it in ${name}`, async ({ page, show, site }) => {
    await page.setViewportSize({ width: 720, height: 900 });
    await show(host.html([site + CHART], site));
    const one = await ours(page, site);
    await reach(one).focus();
    await page.keyboard.press("Enter");
    await expect(points(one).first()).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(one.locator(".read-at")).toContainText(YEARS[1]);
    await expect(one.locator(".readout .r1")).toHaveText(`${heads[1]} ${rows[1][1]}`);
    // The sentence is in what was folded away.
    await page.keyboard.press("Enter");
    await expect(one.locator("#line-0")).toBeFocused();
    await expect(one.locator("details.table")).toHaveAttribute("open", "");
    await fits(one);
  });
}

test("a mouse that passes by and a finger that scrolls hydrate nothing; a tap does", async ({ page, show, site }) => {
  const code = asked(page);
  await page.setViewportSize({ width: 720, height: 900 });
  await page.clock.install({ time: 0 });
  await show(frame(site + CHART) + script(site));
  const one = await ours(page, site);
  const picture = one.locator(".picture");
  const point = (type, pointerType) => picture.dispatchEvent(type, { pointerType });
  await expect(reach(one)).toBeVisible();
  // Time stands still from here, however long the machine takes for each step.
  await page.clock.pauseAt(600_000);
  await point("pointerenter", "mouse");
  await page.clock.runFor(100);
  await point("pointerleave", "mouse");
  await point("pointerenter", "touch");
  await page.clock.runFor(1000);
  await expect.poll(code).toEqual(["days.json"]);
  await picture.dispatchEvent("click");
  await page.clock.runFor(1000);
  await expect.poll(code).toContain("charts");
});

test("who is in a part with the keyboard stays there when it hydrates by itself", async ({ page, show, site }) => {
  let release;
  const until = new Promise((done) => (release = done));
  await page.route("**/app*.wasm", async (route) => (await until, route.continue()));
  await page.setViewportSize({ width: 720, height: 900 });
  await show(frame(`${site}${CHART}?areas=kent`) + script(site));
  const one = await ours(page, site);
  await reach(one).focus();
  release();
  await expect(points(one).first()).toBeFocused();
});

test("a view stays that view, with its picture", async ({ page, show, site }) => {
  await page.setViewportSize({ width: 720, height: 900 });
  await show(frame(site + VIEW) + script(site));
  const one = await ours(page, site);
  const texts = () => one.locator(".wide .svg text").allTextContents();
  const [before, finding] = [await texts(), await one.locator(".finding").textContent()];
  await reach(one).press("Enter");
  await expect(points(one).first()).toBeFocused();
  expect(await texts()).toEqual(before);
  await expect(one.locator(".finding")).toHaveText(finding);
  await expect(years(one).last()).toHaveText(LAST);
  await expect(one.locator(".way-on a")).toHaveAttribute("href", new RegExp(`charts/recorded-crime-rate/\\?from=${FIRST}&to=${LAST}$`));
});

test("the address chooses areas and years, also as counted from the latest", async ({ page, show, site }) => {
  await page.setViewportSize({ width: 720, height: 900 });
  for (const [query, names, span] of [
    ["areas=kent,durham-force-area&from=2012&to=2014", ["Kent", "Durham force area"], ["2012", "2013", "2014"]],
    ["period=latest-5&to=latest&from=latest-2&theme=dark", heads.slice(1), YEARS.slice(-3)],
  ]) {
    await show(frame(`${site}${CHART}?${query}`) + script(site));
    const one = await ours(page, site);
    await expect(columns(one)).toHaveText([heads[0], ...names]);
    await expect(years(one)).toHaveText(span);
    await fits(one);
  }
});

test("what the address asks for comes before what the view has", async ({ page, show, site }) => {
  await page.setViewportSize({ width: 720, height: 900 });
  await show(frame(`${site}${VIEW}?period=latest`) + script(site));
  const one = await ours(page, site);
  await expect(one.locator("table:has(#figures-caption)")).toHaveCount(1);
  await expect(years(one).last()).toHaveText(YEARS.at(-1));
  await expect(one.locator(".way-on a")).toHaveAttribute("href", new RegExp(`\\?from=${FIRST}&to=latest$`));
});

test("wrong values fall back, and what is left of the rest is said", async ({ page, show, site }) => {
  await show(frame(`${site}${CHART}?areas=nowhere&from=soon&to=latest-99&controls=perhaps`) + script(site));
  const one = await ours(page, site);
  await expect(one.locator(".lost")).toContainText("asks for something that this chart doesn’t have");
  await expect(columns(one)).toHaveText(heads);
  await expect(one.getByText("Choose what to show")).toBeHidden();
});

test("readers choose in the frame where the page around asks for it; its own history is left alone", async ({ page, show, site }) => {
  await page.setViewportSize({ width: 720, height: 1200 });
  await show(frame(`${site}${CHART}?controls=on`, 'sandbox="allow-scripts"') + script(site));
  const one = await ours(page, site);
  await one.getByRole("button", { name: "Choose what to show" }).click();
  await one.locator(".areas").getByLabel("Cleveland", { exact: true }).uncheck();
  await expect(columns(one)).toHaveText(heads.filter((name) => name !== "Cleveland"));
  await expect(one.locator(".way-on a")).toHaveAttribute("href", /\?areas=durham-force-area,northumbria,england-and-wales$/);
  expect(await page.evaluate(() => history.length)).toBe(2);
  expect(one.url()).toBe(`${site}${CHART}?controls=on`);
});

test.describe("newer figures", () => {
  const data = (name) => JSON.parse(readFileSync(join(DIST, `data/${name}.json`), "utf8"));
  const published = data("recorded-crime-rate");
  const year = Number(published.updated.slice(0, 4)) + 1;
  const headers = { "Access-Control-Allow-Origin": "*" };
  const NEWS = `${year}-01-24`;
  /** Answers with a list of days on which these files have changed; counts how often it was asked for. */
  async function days(page, ...names) {
    const counted = { asked: 0 };
    await page.route("**/data/days.json", (route) => {
      counted.asked += 1;
      return route.fulfill({ json: { ...data("days"), ...Object.fromEntries(names.map((name) => [name, NEWS])) }, headers });
    });
    return counted;
  }
  const newer = (page) => {
    const corrections = [{ date: NEWS, what: "A figure was wrong.", why: "A slip." }];
    const next = { ...published, updated: NEWS, title: "Newer figures", nextUpdate: `${year + 1}-01-24`, ended: undefined, corrections };
    return page.route("**/data/recorded-crime-rate.json", (route) => route.fulfill({ json: next, headers }));
  };
  const notice = (one) => one.locator("[data-newer]");
  const said = `Newer figures were published on 24 January ${year}: `;

  test("come by themselves once they are out", async ({ page, show, site }) => {
    await days(page, "recorded-crime-rate");
    await newer(page);
    await show(frame(site + CHART) + script(site));
    const one = await ours(page, site);
    await expect(one.locator(".status")).toContainText(`New figures, published on 24 January ${year}, are now on this page.`);
    await expect(one.locator(".basis .corrected")).toContainText("A figure was wrong.");
    await expect(notice(one)).toBeHidden();
  });

  test("that are not out yet hydrate nothing", async ({ page, show, site }) => {
    const code = asked(page);
    await days(page, "recorded-crime");
    const looked = page.waitForResponse("**/data/days.json");
    await show(frame(site + CHART) + script(site));
    await (await looked).finished();
    const one = await ours(page, site);
    await expect(reach(one)).toBeVisible();
    await expect(notice(one)).toBeHidden();
    expect(code()).toEqual(["days.json"]);
  });

  test.describe("of a chart that can't be hydrated", () => {
    test.use({ expected: [/Failed to (fetch|load)|TypeError|ERR_FAILED|not hydrate|dynamically imported/] });

    test("are said to be out", async ({ page, show, site }) => {
      await days(page, "recorded-crime-rate");
      await page.route("**/app*.wasm", (route) => route.abort());
      await show(frame(site + CHART) + script(site));
      const one = await ours(page, site);
      await expect(notice(one)).toContainText(said);
      await expect(notice(one).getByRole("link")).toHaveAttribute("href", /charts\/recorded-crime-rate\/$/);
      await expect(points(one)).toHaveCount(0);
    });
  });

  const stills = {
    "a fixed chart": [SNAPSHOTS.find((path) => path.startsWith(CHART)), "recorded-crime-rate", /charts\/recorded-crime-rate\/$/],
    "an index, which is worked out at the build": ["embed/crime-groups-index/", "crime-groups", /charts\/crime-groups\/$/],
    "a figure": [EMBEDS.find((path) => path.startsWith("embed/fact/")), "key-facts", /facts\/$/],
  };
  for (const [what, [path, name, to]] of Object.entries(stills)) {
    test(`are said to be out in ${what}, which stays as it is`, async ({ page, show, site }) => {
      const code = asked(page);
      await days(page, name);
      await show(frame(site + path) + script(site));
      const one = await ours(page, site);
      await expect(notice(one)).toContainText(said);
      await expect(notice(one).getByRole("link")).toHaveAttribute("href", to);
      await fits(one);
      expect(code()).toEqual(["days.json"]);
    });
  }

  test("are said to be out in a chart that has hydrated before, until it has them", async ({ page, show, site }) => {
    const out = [];
    await page.route("**/data/days.json", (route) => {
      const days = Object.fromEntries(out.map((name) => [name, NEWS]));
      return route.fulfill({ json: { ...data("days"), ...days }, headers });
    });
    await page.clock.install();
    await show(frame(site + CHART) + script(site));
    const one = await ours(page, site);
    await one.locator(".picture").click();
    await expect(points(one)).toHaveCount(POINTS);
    out.push("recorded-crime-rate");
    for (let i = 0; i < 25; i += 1) await page.clock.runFor(3_600_000);
    await expect(notice(one)).toContainText(said);
    // As when it takes them after all.
    await one.locator("[data-last-changed]").evaluate((line, day) => {
      line.dateTime = day;
      line.closest(".about-data").append("");
    }, NEWS);
    await expect(notice(one)).toBeHidden();
  });

  test("are looked for again in an hour if the network fails", async ({ page, show, site }) => {
    let asked = 0;
    await page.route("**/data/days.json", (route) => {
      asked += 1;
      return asked === 1 ? route.fulfill({ body: "<p>Log in to this network.</p>", headers }) : route.fulfill({ json: data("days"), headers });
    });
    await page.clock.install();
    await show(frame(site + CHART));
    await expect.poll(() => asked).toBe(1);
    // The answer may not be read yet when the first hour is over, but a day is never over in these tries.
    const anHour = async () => {
      await page.clock.runFor(3_600_000);
      return asked;
    };
    await expect.poll(anHour, { intervals: [500] }).toBe(2);
  });

  test("are looked for once a day, while the embed is seen", async ({ page, show, site }) => {
    const counted = await days(page);
    await page.clock.install();
    await show(`${frame(site + CHART)}<p style="height:3000px"></p>`);
    const one = await ours(page, site);
    await expect.poll(() => counted.asked).toBe(1);
    const hours = async (count) => {
      for (let i = 0; i < count; i += 1) await page.clock.runFor(3_600_000);
    };
    await hours(20);
    expect(counted.asked).toBe(1);
    await hours(5);
    await expect.poll(() => counted.asked).toBe(2);
    // Below the fold nothing is asked for.
    await page.evaluate(() => scrollTo(0, 3000));
    await expect.poll(() => one.evaluate(() => new Promise((done) => new IntersectionObserver(([{ isIntersecting }]) => done(isIntersecting)).observe(document.querySelector("main"))))).toBe(false);
    await hours(30);
    expect(counted.asked).toBe(2);
  });
});

for (const [what, pattern] of Object.entries({ "the module": "**/*.wasm", "the module of drawings": "**/redraw-*.wasm", "the code": "**/hydrate-charts*.js", "the chart's page": "**/charts/recorded-crime-rate/", "the chart's props": "**/props-*.json", "the drawing code": "**/redraw*.js" })) {
  test.describe(`without ${what}`, () => {
    test.use({ expected: [/Failed to (fetch|load)|TypeError|ERR_FAILED|not hydrate|dynamically imported/] });

    test("the frame stays as it was, and says where its figures are", async ({ page, show, site }) => {
      await page.setViewportSize({ width: 720, height: 900 });
      await page.route(pattern, (route) => route.abort());
      await show(frame(site + VIEW) + script(site));
      const one = await ours(page, site);
      const whole = () => one.evaluate(() => [".finding", ".subtitle", ".picture", ".sentences", ".figures"].map((name) => document.querySelector(name).innerHTML));
      const before = await whole();
      await reach(one).press("Enter");
      await expect(one.locator(".reach [role=status]")).toHaveText("The network didn’t answer. The table has everything that the chart shows.");
      expect(await whole()).toEqual(before);
      await expect(one.locator("[data-island]")).toHaveCount(0);
      // The next try may find the network.
      await page.unroute(pattern);
      await reach(one).press("Enter");
      await expect(points(one).first()).toBeFocused();
    });
  });
}

test.describe("other areas that can't be had", () => {
  test.use({ expected: [/Failed to (fetch|load)|TypeError|ERR_FAILED|not hydrate|dynamically imported/] });

  test("are said to be missing, and the link leads to them", async ({ page, show, site }) => {
    await page.route("**/hydrate-charts*.js", (route) => route.abort());
    await show(frame(`${site}${CHART}?areas=kent`) + script(site));
    const one = await ours(page, site);
    await expect(one.locator(".reach [role=status]")).toHaveText("The areas or years that this page asked for didn’t load. Follow the link below to see them.");
    await expect(one.locator(".way-on a")).toHaveAttribute("href", /\?areas=kent$/);
  });
});

test.describe("a file of figures that can't be had", () => {
  test.use({ expected: [/ERR_FAILED|Failed to load/] });

  test("leaves the figures of the chart's page", async ({ page, show, site }) => {
    await page.setViewportSize({ width: 720, height: 900 });
    await page.route("**/data/*.json", (route) => route.abort());
    await show(frame(site + CHART) + script(site));
    const one = await ours(page, site);
    await reach(one).press("Enter");
    await expect(points(one)).toHaveCount(POINTS);
    await expect(one.locator(".status")).toContainText("We could not get the newest figures");
  });
});

test("by itself in a tab it hydrates as well", async ({ page, site }) => {
  await page.goto(site + CHART);
  await reach(page).press("Enter");
  await expect(points(page).first()).toBeFocused();
});
