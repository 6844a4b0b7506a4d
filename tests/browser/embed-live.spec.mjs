// Charts in embeds hydrate only when someone interacts, when the address asks for a selection that has no image, or
// when newer figures are out. If anything fails, nothing is lost.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HOSTS, fits, frame, ours, test } from "./hosts.mjs";
import { DIST, built, expect } from "./site.mjs";

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

test("nothing is fetched for it until somebody reaches in", async ({ page, show, site }) => {
  const code = asked(page);
  await page.setViewportSize({ width: 720, height: 900 });
  await show(frame(site + CHART) + script(site));
  const one = await ours(page, site);
  await expect(reach(one)).toBeVisible();
  expect(code()).toEqual([]);
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
  expect(code()).toEqual([]);
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
  await expect(one.locator(".lost")).toContainText("asked for something that these figures do not have");
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

test.describe("figures that are due", () => {
  const published = JSON.parse(readFileSync(join(DIST, "data/recorded-crime-rate.json"), "utf8"));
  const year = Number(published.updated.slice(0, 4)) + 1;
  /** The day on which the next figures are due, and the one after. */
  const [DUE, AFTER] = [`${year}-01-31`, `${year}-02-01`];
  // Whether or not the figures have a next day, the frame is given one.
  const due = (page, day) =>
    page.route(`**/${CHART}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/data-updated="[^"]*"( data-next="[^"]*")?/, `data-updated="${published.updated}" data-next="${day}"`).replace(/<p class="notice" data-due=.*?<\/p>/s, "").replace('<details class="table">', `<p class="notice" data-due="${day}" hidden>New figures were due.</p>$&`) });
    });
  const newer = (page) => {
    const next = structuredClone(published);
    next.updated = `${year}-01-24`;
    next.title = "Newer figures";
    next.corrections = [{ date: next.updated, what: "A figure was wrong.", why: "A slip." }];
    return page.route("**/data/recorded-crime-rate.json", (route) => route.fulfill({ json: next, headers: { "Access-Control-Allow-Origin": "*" } }));
  };

  test("come by themselves once they are out", async ({ page, show, site }) => {
    await page.clock.setFixedTime(AFTER);
    await due(page, DUE);
    await newer(page);
    await show(frame(site + CHART) + script(site));
    const one = await ours(page, site);
    await expect(one.locator(".status")).toContainText(`New figures, published on 24 January ${year}, are now on this page.`);
    await expect(one.getByText("New figures were due")).toHaveCount(0);
    await expect(one.locator(".basis .corrected")).toContainText("A figure was wrong.");
  });

  test("are not looked for before their day", async ({ page, show, site }) => {
    const code = asked(page);
    await page.clock.setFixedTime(DUE);
    await due(page, DUE);
    await newer(page);
    await show(frame(site + CHART) + script(site));
    await expect(reach(await ours(page, site))).toBeVisible();
    expect(code()).toEqual([]);
  });

  test("that are not out yet hydrate nothing", async ({ page, show, site }) => {
    const code = asked(page);
    await page.clock.setFixedTime(AFTER);
    await due(page, DUE);
    const looked = page.waitForResponse("**/data/recorded-crime-rate.json");
    await show(frame(site + CHART) + script(site));
    await (await looked).finished();
    await expect(reach(await ours(page, site))).toBeVisible();
    expect(code()).toEqual(["recorded-crime-rate.json"]);
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
