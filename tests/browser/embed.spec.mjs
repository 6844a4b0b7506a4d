// Embeds on other sites: frames that resize with every supported protocol, and the scripts and the element for those
// sites.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HOSTS, asked, fits, frame, misfit, ours, snippet, test } from "./hosts.mjs";
import { DIST, built, expect } from "./site.mjs";

const CHART = "embed/recorded-crime-rate/";
const TITLE = built(CHART).title;
const table = (one) => one.locator("details.table > summary");

// ---- Frames that fit

for (const [name, { html: host, most, expected = [] }] of Object.entries(HOSTS)) {
  test.describe(name, () => {
    test.use({ expected });

    test("a frame fits its content", async ({ page, show, site, context }) => {
      const all = asked(page);
      await page.setViewportSize({ width: 640 + 16, height: 900 });
      await show(host([site + CHART], site));
      const one = await ours(page, site);
      await fits(one, most);
      await table(one).click();
      await fits(one, most);
      for (const width of [240, 1600, 640]) {
        await page.setViewportSize({ width: width + 16, height: 900 });
        await fits(one, most);
      }
      for (const size of ["160%", "100%"]) {
        await one.evaluate((size) => (document.documentElement.style.fontSize = size), size);
        await fits(one, most);
      }
      await table(one).click();
      await fits(one, most);
      const height = await one.evaluate(() => document.querySelector("main").offsetHeight);
      expect(height).toBeGreaterThan(400);
      expect(height).toBeLessThan(1000);
      expect(all.filter((address) => !/^data:/.test(address) && !address.startsWith(site) && !address.startsWith(show.address))).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      if (!(await (await one.frameElement()).getAttribute("sandbox"))) {
        expect(await one.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length])).toEqual([0, 0, 0]);
      }
    });
  });
}

test("WordPress is told the height again when it hydrates late", async ({ page, show, site }) => {
  await show(HOSTS.WordPress.html([site + CHART], site));
  const one = await ours(page, site);
  await fits(one, 1000);
  await page.evaluate(() => {
    const element = document.querySelector("iframe");
    element.height = 300;
    element.contentWindow.postMessage({ message: "ready", secret: "wrong" }, "*");
    element.contentWindow.postMessage({ message: "ready", secret: element.dataset.secret }, "*");
  });
  await fits(one, 1000);
});

test("a script that comes after the frame asks for its height", async ({ page, show, site }) => {
  await show(frame(site + CHART));
  const one = await ours(page, site);
  expect((await misfit(one)).off).not.toBe(0);
  await page.addScriptTag({ url: `${site}embed.js` });
  await fits(one);
});

test("a frame that comes after the script fits", async ({ page, show, site }) => {
  await show(`<script src="${site}embed.js"></script>`);
  await page.evaluate((markup) => (document.body.innerHTML = markup), frame(site + CHART));
  await fits(await ours(page, site));
});

for (const [name, css] of [["not shown", "display:none"], ["of no size", "width:0;height:0;overflow:hidden"]]) {
  test(`a frame that was ${name} fits once it is`, async ({ page, show, site }) => {
    await show(`<div style="${css}">${frame(site + CHART)}</div><script src="${site}embed.js"></script>`);
    const one = await ours(page, site);
    await one.locator("main").waitFor({ state: "attached" });
    await page.evaluate(() => document.querySelector("div").removeAttribute("style"));
    await fits(one);
    expect(await one.evaluate(() => innerWidth)).toBeGreaterThan(600);
  });
}

test("several scripts of ours on one page do no harm", async ({ page, show, site }) => {
  await show(`<script src="${site}embed.js"></script>${frame(site + CHART)}<script src="${site}embed/v1.js"></script>`);
  await fits(await ours(page, site));
});

// ---- What the second script does and the first doesn't

/** A host's styles, which the frame's own can't undo. */
const STYLES = {
  "padding and border": "box-sizing:border-box !important; padding:20px 3% !important; border:7px solid !important",
  "padding outside of the height": "padding:20px !important",
  "a height of its own": "height:300px !important",
  "a least and a greatest height": "min-height:90vh !important; max-height:400px !important",
};
for (const [name, css] of Object.entries(STYLES)) {
  test(`a frame to which the page gives ${name} fits`, async ({ page, show, site }) => {
    await show(`<style>iframe { ${css} }</style>${frame(site + CHART)}<script src="${site}embed/v2.js"></script>`);
    const one = await ours(page, site);
    await fits(one);
    await table(one).click();
    await fits(one);
    await table(one).click();
    await fits(one);
  });
}

test("with both scripts on a page, the second has the last word", async ({ page, show, site }) => {
  const scripts = ["v1", "v2"].map((name) => `<script src="${site}embed/${name}.js"></script>`);
  for (const order of [scripts, scripts.reverse()]) {
    await show(`<style>iframe { ${STYLES["padding and border"]} }</style>${frame(site + CHART)}${order.join("")}`);
    const one = await ours(page, site);
    await table(one).click();
    await fits(one);
  }
});

test("a frame of more than 5,000 pixels scrolls only with its page", async ({ page, show, site }) => {
  await show(`${frame(site + CHART)}<script src="${site}embed/v2.js"></script>`);
  const one = await ours(page, site);
  await table(one).click();
  await one.evaluate(() => (document.documentElement.style.fontSize = "600%"));
  await expect.poll(() => one.evaluate(() => document.querySelector("main").offsetHeight)).toBeGreaterThan(5000);
  await fits(one, 20_000);
});

test("a page that names the script by http, and the frame by https, fits it", async ({ page, show, site }) => {
  const types = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml", woff2: "font/woff2", json: "application/json" };
  await page.route(/^https?:\/\/safer\.example\//, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    await route.fulfill({ body: readFileSync(join(DIST, path)), contentType: types[path.split(".").at(-1)] });
  });
  await show(`${frame(`https://safer.example/${CHART}`)}<script src="http://safer.example/embed/v2.js"></script>`);
  const one = await ours(page, "https://safer.example/");
  await fits(one);
});

test("an old WordPress script that comes late shows the frame", async ({ page, show, site }) => {
  await page.clock.install();
  const secret = "aB3dE6gH00";
  await show(frame(`${site + CHART}#?secret=${secret}`, `sandbox="allow-scripts" data-secret="${secret}" class="wp-embedded-content"`));
  const one = await ours(page, site);
  await one.locator("main").waitFor();
  // It never asks, so the frame has spoken in vain.
  await page.clock.runFor(5000);
  await page.evaluate(() => {
    addEventListener("message", ({ data }) => data.message === "height" && (document.querySelector("iframe").style.height = `${data.value}px`));
  });
  await page.clock.runFor(6000);
  await fits(one, 1000);
});

test("on paper a frame cuts no letters, and has no buttons", async ({ page, site }) => {
  await page.emulateMedia({ media: "print" });
  for (const path of ["embed/crime-groups/", "embed/recorded-crime/", "embed/crime-make-up/"]) {
    await page.goto(site + path);
    for (const width of [320, 456, 640, 800]) {
      await page.setViewportSize({ width, height: 900 });
      const cut = await page.locator(".picture text").evaluateAll((all) =>
        all.filter((one) => {
          const { width, left, right } = one.getBoundingClientRect();
          return width && (left < 0 || right > innerWidth);
        }).map((one) => one.textContent),
      );
      expect(cut, `${path} at ${width}`).toEqual([]);
    }
    await expect(page.locator("button:visible")).toHaveCount(0);
  }
});

// ---- The element

test("the element shows a chart, and its link until the chart is there", async ({ page, show, site }) => {
  await show(snippet("embed", "recorded-crime-rate-element", site));
  const one = await ours(page, site);
  await fits(one);
  await expect(page.locator("safer-chart a")).toBeHidden();
  const title = `${TITLE} – Altogether Safer`;
  await expect(page.locator("iframe")).toHaveAttribute("title", title);
  await page.evaluate(() => {
    const element = document.querySelector("safer-chart");
    element.remove();
    document.body.append(element);
  });
  await expect(page.locator("iframe")).toHaveCount(1);
});

test("the element takes settings", async ({ page, show, site }) => {
  await show(`<safer-chart chart="re-offending" theme="dark" table="open" heading="off"><a href="/">Link</a></safer-chart><script src="${site}embed.js"></script>`);
  const one = await ours(page, site);
  await expect(one.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(one.locator("#figures-caption")).toBeVisible();
  await fits(one);
});

test("without the script, or with a name that can't be one, the element is its link", async ({ page, show, site }) => {
  const link = '<a href="/charts/">The chart</a>';
  await show(`<safer-chart chart="re-offending">${link}</safer-chart>`);
  await expect(page.getByRole("link", { name: "The chart" })).toBeVisible();
  for (const chart of ["", "../charts/re-offending", "https://elsewhere.example/", "a/b/c/d", "a?b", "//a"]) {
    await show(`<safer-chart chart="${chart}">${link}</safer-chart><script src="${site}embed.js"></script>`);
    await expect(page.getByRole("link", { name: "The chart" })).toBeVisible();
    await expect(page.locator("iframe")).toHaveCount(0);
  }
});

// ---- What a host is told by others

/** Shows a frame that fits, and notes every change of its height from then on. */
async function watched(page, show, site) {
  await show(`${frame(site + CHART)}<iframe title="A stranger" src="/stranger"></iframe><script src="${site}embed.js"></script>`);
  const one = await ours(page, site);
  await fits(one);
  await page.evaluate(() => {
    window.changes = [];
    window.pictures = 0;
    const element = document.querySelector("iframe");
    // One change sets several properties.
    new MutationObserver(() => element.style.height !== changes.at(-1) && changes.push(element.style.height)).observe(element, { attributes: true, attributeFilter: ["style"] });
    const count = () => ((pictures += 1), requestAnimationFrame(count));
    count();
  });
  return one;
}
const say = (one, heights) => one.evaluate((all) => all.forEach((height) => parent.postMessage({ "safer-embed": 1, height }, "*")), heights);
const changes = (page) => page.evaluate(() => changes);
const height = (page) => page.locator("iframe").first().evaluate((one) => one.style.height);

test("a height that is none changes nothing", async ({ page, show, site }) => {
  const one = await watched(page, show, site);
  for (const height of [NaN, Infinity, -Infinity, -1, 0, 1e5, 1e9, Number.MAX_VALUE, "700", null, undefined, true, [700], { valueOf: 700 }]) {
    await one.evaluate((value) => parent.postMessage({ "safer-embed": 1, height: value }, "*"), height);
  }
  await one.evaluate(() => {
    for (const data of [null, 7, "700", [], {}, { height: 700 }, { "safer-embed": 2, height: 700 }, { "safer-embed": "1", height: 700 }]) parent.postMessage(data, "*");
  });
  await say(one, [707]);
  await expect.poll(() => height(page)).toBe("707px");
  expect(await changes(page)).toEqual(["707px"]);
});

test("a height is kept between a least and a most", async ({ page, show, site }) => {
  const one = await watched(page, show, site);
  await say(one, [3]);
  await expect.poll(() => height(page)).toBe("80px");
  await say(one, [99_999]);
  await expect.poll(() => height(page)).toBe("20000px");
});

test("strangers are not believed", async ({ page, show, site }) => {
  const one = await watched(page, show, site);
  const stranger = page.frames().find((frame) => frame.url().endsWith("/stranger"));
  await say(stranger, [611]);
  await say(page.mainFrame(), [612]);
  await say(one, [707]);
  await expect.poll(() => height(page)).toBe("707px");
  expect(await changes(page)).toEqual(["707px"]);
});

test("a frame of ours that has gone elsewhere is not believed", async ({ page, show, site }) => {
  await watched(page, show, site);
  await page.evaluate((markup) => document.body.insertAdjacentHTML("beforeend", markup), frame(`${site}embed/re-offending/`));
  const second = () => page.frames().find((one) => one.url().includes("embed/re-offending"));
  await expect.poll(() => Boolean(second())).toBe(true);
  await fits(second());
  const first = await page.locator("iframe").first().elementHandle();
  await first.evaluate((element) => element.contentWindow.location.replace("/stranger"));
  await expect.poll(async () => (await first.contentFrame()).url()).toContain("/stranger");
  await page.evaluate(() => (changes.length = 0));
  await say(await first.contentFrame(), [611]);
  await say(second(), [707]);
  await expect.poll(() => page.locator("iframe").nth(2).evaluate((element) => element.style.height)).toBe("707px");
  expect(await changes(page)).toEqual([]);
});

test("a flood changes the height once for each picture of the screen at most", async ({ page, show, site }) => {
  const one = await watched(page, show, site);
  await say(one, Array.from({ length: 2_000 }, (_, i) => 500 + i));
  await expect.poll(() => height(page)).toBe("2499px");
  const [count, pictures] = await page.evaluate(() => [changes.length, pictures]);
  expect(count).toBeLessThanOrEqual(pictures);
  expect(count).toBeLessThan(500);
});

test("a page in a frame takes nothing from strangers and goes nowhere", async ({ page, show, site }) => {
  await page.addInitScript(() => {
    if (window !== parent) return;
    window.heard = [];
    addEventListener("message", ({ data }) => heard.push(data));
  });
  await show(`${frame(site + CHART)}<iframe title="A stranger" src="/stranger"></iframe>`);
  const one = await ours(page, site);
  await expect.poll(() => page.evaluate(() => heard.length)).toBe(4);
  const stranger = page.frames().find((frame) => frame.url().endsWith("/stranger"));
  await stranger.evaluate(() => {
    for (const data of ["[iFrameSizer]evil:8:false", { "safer-embed": "ask" }, { message: "ready", secret: "x" }]) parent.frames[0].postMessage(data, "*");
  });
  await page.evaluate(() => {
    const ask = (data) => frames[0].postMessage(data, "*");
    [null, 1, [], "", "x", "[iFrameSizer]", "[iFrameSizer]<b>:1", { message: "ready" }, { message: "link", value: "/" }].forEach(ask);
    ask({ "safer-embed": "ask" });
  });
  await expect.poll(() => page.evaluate(() => heard.length)).toBeGreaterThanOrEqual(8);
  // Heights in the ways that need no name, and nothing of iframe-resizer or WordPress.
  const heard = await page.evaluate(() => heard);
  expect(heard.filter((data) => typeof data === "string" && !data.includes("iframe.resize"))).toEqual([]);
  expect(heard.filter((data) => data.secret || data.message)).toEqual([]);
  expect(one.url()).toBe(site + CHART);
});
