// Embeds on other sites: frames that resize with every supported protocol, the script for embedding sites, the
// snippets, and the published promises.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { serve } from "../../js/build/serve.mjs";
import { invalid, violations } from "./checks.mjs";
import { HOSTS, PUBLISHED, fits, frame, misfit, ours, snippet, test } from "./hosts.mjs";
import { DIST, EMBEDS, LIVING, SNAPSHOTS, built, expect, inWords, open } from "./site.mjs";

const CHART = "embed/recorded-crime-rate/";
const VIEW = "embed/recorded-crime-rate/document/";
const SNAPSHOT = SNAPSHOTS.find((path) => path.startsWith(VIEW));
const KINDS = [CHART, VIEW, SNAPSHOT, "embed/fact/crime-fall/", "embed/advice/float/"];

const TITLE = built(CHART).title;

const read = (path) => readFileSync(join(DIST, path), "utf8");
const html = (path) => read(join(path, "index.html"));
const packed = (path) => brotliCompressSync(readFileSync(join(DIST, path))).length;
const table = (one) => one.locator("details.table > summary");

/** Notes every address that a page and its frames ask for. */
function asked(page) {
  const all = [];
  page.on("request", (request) => all.push(request.url()));
  return all;
}

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

// ---- Settings

test.describe("settings", () => {
  const look = (page) =>
    page.evaluate(() => {
      const { backgroundColor, color, colorScheme } = getComputedStyle(document.documentElement);
      return { backgroundColor, color, colorScheme };
    });

  test("colours are those that the address asks for, whatever the device says", async ({ page, site }) => {
    const seen = {};
    for (const device of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: device });
      for (const asked of ["light", "dark", "auto", "purple"]) {
        await page.goto(`${site}${CHART}?theme=${asked}`);
        seen[`${asked} on ${device}`] = await look(page);
      }
    }
    const [light, dark] = [seen["auto on light"], seen["auto on dark"]];
    expect(light.backgroundColor).toBe("rgb(255, 255, 255)");
    expect(dark.backgroundColor).toBe("rgb(16, 24, 31)");
    for (const device of ["light", "dark"]) {
      expect(seen[`light on ${device}`]).toEqual({ ...light, colorScheme: "light" });
      expect(seen[`dark on ${device}`]).toEqual({ ...dark, colorScheme: "dark" });
      expect(seen[`purple on ${device}`]).toEqual(seen[`auto on ${device}`]);
    }
  });

  test("colours asked for give way to forced ones and to paper", async ({ page, site }) => {
    await page.emulateMedia({ media: "print" });
    await page.goto(`${site}${CHART}?theme=dark`);
    expect((await look(page)).backgroundColor).toBe("rgb(255, 255, 255)");
    await page.emulateMedia({ media: "screen", forcedColors: "active", colorScheme: "light" });
    const forced = await look(page);
    await page.goto(site + CHART);
    expect((await look(page)).color).toBe(forced.color);
  });

  test("the script stands before what is seen, so nothing flashes", () => {
    for (const path of EMBEDS) {
      const head = html(path);
      expect(head).toMatch(/<script src="[./]*assets\/embed-page-[^"]+\.js"><\/script>/);
      expect(head.indexOf("<script src")).toBeLessThan(head.indexOf("<body"));
    }
  });

  test("the table can be open from the start", async ({ page, site }) => {
    await page.goto(`${site}${CHART}?table=open`);
    await expect(page.locator("#figures-caption")).toBeVisible();
    await page.goto(`${site}${CHART}?table=ajar`);
    await expect(page.locator("#figures-caption")).toBeHidden();
  });

  test("the title can be left to the page around, and is still heard", async ({ page, site }) => {
    await page.goto(`${site}${CHART}?title=off`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(TITLE);
    expect(await page.locator("h1").evaluate((one) => one.offsetHeight)).toBe(1);
  });

  test("what is not known does no harm", async ({ page, site }) => {
    const state = () => page.evaluate(() => [{ ...document.documentElement.dataset }, document.querySelector("main").offsetHeight]);
    await page.goto(site + CHART);
    const plain = await state();
    for (const query of ["?", "?a=b&c", "?theme=&table=&title=", "?theme=DARK", "?theme=__proto__&constructor=1", "?%", "?childId=%3Cb%3E", "#?secret=", "#%"]) {
      await page.goto("about:blank");
      await page.goto(site + CHART + query);
      expect(await state(), query).toEqual(plain);
    }
  });
});

// ---- Pages for frames as they are

test("without scripts the picture, the words and the table are there", async ({ browser, site, show }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await show(frame(site + CHART, 'sandbox=""'), page);
  const one = page.frameLocator("iframe");
  await expect(one.locator(".finding")).toHaveText(built(CHART).finding);
  await expect(one.locator(".wide svg")).toBeVisible();
  await expect(one.locator(".narrow svg")).toBeHidden();
  await table(one).click();
  await expect(one.locator("#figures-caption")).toBeVisible();
  await expect(one.locator(".source")).toContainText("Published on");
  await context.close();
});

for (const path of KINDS) {
  test(`/${path} is sound, and can be used by everybody`, async ({ page, site }) => {
    expect(await invalid(html(path))).toEqual([]);
    for (const query of ["", "?theme=dark&table=open"]) {
      await page.goto(site + path + query);
      expect(await violations(page)).toEqual([]);
    }
    const [whole] = await Promise.all([page.context().waitForEvent("page"), page.locator(".way-on a").click()]);
    await whole.waitForLoadState();
    await expect(whole.locator("h1")).toBeVisible();
    if (path.includes("document")) {
      const { years } = built(path);
      expect(whole.url()).toBe(`${site}charts/recorded-crime-rate/?from=${years[0]}&to=${years.at(-1)}`);
    }
    await whole.close();
  });
}

test("every page for frames names its whole page, its oEmbed file, and no search engine", async ({ request, site }) => {
  for (const path of EMBEDS) {
    const head = html(path).split("</head>")[0];
    expect(head).toContain('<meta name="robots" content="noindex">');
    const whole = head.match(/rel="canonical" href="([^"]*)"/)[1].replace(PUBLISHED, site);
    expect((await request.get(whole)).status(), whole).toBe(200);
    const [, said] = head.match(/type="application\/json\+oembed" href="([^"]*)"/);
    expect(said).toBe(`${PUBLISHED}${path}oembed.json`);
    for (const [, to] of html(path).matchAll(/<a [^>]*href="(\.[^"]*)"/g)) {
      expect((await request.get(new URL(to, site + path).href)).status(), `${path}: ${to}`).toBe(200);
    }
  }
});

test("a page that stays as it was says so first, and asks for nothing but its own files and the list of days", async ({ page, site }) => {
  const all = asked(page);
  await page.goto(site + SNAPSHOT, { waitUntil: "networkidle" });
  const says = page.locator("main > :not([hidden])").first();
  await expect(says).toContainText(`Fixed on ${inWords(SNAPSHOT.match(/[\d-]+(?=\/$)/)[0])}.`);
  const box = await says.boundingBox();
  expect(box.y + box.height).toBeLessThan(200);
  const files = all.map((address) => new URL(address).pathname).filter((path) => path !== `/${SNAPSHOT}`);
  expect(files.filter((path) => !/^\/(assets\/|icon\.svg$|data\/days\.json$)/.test(path))).toEqual([]);
});

test("on paper a page by itself shows its table, and one in a frame stays as high as it is", async ({ page, show, site }) => {
  await page.goto(site + CHART);
  await page.emulateMedia({ media: "print" });
  const shown = (one) => one.locator("#figures-caption").evaluate((caption) => caption.getBoundingClientRect().height > 0 && caption.checkVisibility({ contentVisibilityAuto: true }));
  expect(await shown(page)).toBe(true);
  await show(frame(site + CHART));
  expect(await shown(await ours(page, site))).toBe(false);
});

// ---- What is pasted

test("the frame works as it is pasted", async ({ page, show, site }) => {
  await show(snippet("embed", "recorded-crime-rate-frame", site));
  const one = await ours(page, site);
  await expect(page.locator("iframe")).toHaveAttribute("title", `${TITLE} – Altogether Safer`);
  expect((await misfit(one)).scrolls).toBe(false);
  expect(await page.locator("iframe").evaluate((frame) => [frame.loading, frame.clientWidth > 1000])).toEqual(["lazy", true]);
});

test("the frame with the script works as it is pasted, the script held to its digest", async ({ page, show, site }) => {
  const text = snippet("embed", "recorded-crime-rate-fitted", site);
  expect(text).toMatch(/integrity="sha384-[^"]{64}" crossorigin="anonymous"/);
  await show(text);
  await fits(await ours(page, site));
});

test.describe("a digest that does not fit", () => {
  test.use({ expected: [/integrity/] });

  test("keeps the script out", async ({ page, show, site }) => {
    const text = snippet("embed", "recorded-crime-rate-fitted", site);
    await show(text.replace(/sha384-.{4}/, "sha384-AAAA"));
    const one = await ours(page, site);
    expect((await misfit(one)).off).toBeGreaterThan(1);
  });
});

test("buttons copy what stands in their field, and say what it was", async ({ page, context, site }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${site}embed/`);
  await page.locator("#recorded-crime-rate ~ details summary").first().click();
  for (const [id, name] of [["link", "A link"], ["frame", "A frame"], ["fitted", "A frame that resizes itself"], ["element", "The same, as an element with a link in it"]]) {
    const code = page.locator(`.code:has(#code-recorded-crime-rate-${id})`);
    await code.getByRole("button").click();
    await expect(code.getByRole("status")).toHaveText(`Copied: ${name}.`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.locator("textarea").inputValue());
  }
});

test("the page of what to paste has all of it without a script", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site}embed/`);
  const pasted = (await page.locator("textarea").evaluateAll((all) => all.map((one) => one.value))).join("\n");
  for (const path of LIVING) expect(pasted, path).toContain(`src="${PUBLISHED}${path}"`);
  await expect(page.getByRole("button")).toHaveCount(0);
  await context.close();
});

test("oEmbed files are what the standard asks for", () => {
  for (const path of EMBEDS) {
    const said = JSON.parse(read(`${path}oembed.json`));
    expect(said).toMatchObject({ version: "1.0", type: "rich", provider_url: PUBLISHED, width: 640, thumbnail_width: 1200, thumbnail_height: 630 });
    expect(said.title).toMatch(/\S/);
    expect(readFileSync(join(DIST, said.thumbnail_url.replace(PUBLISHED, ""))).subarray(1, 4).toString()).toBe("PNG");
    // WordPress takes exactly this form from sites that it does not know.
    expect(said.html).toMatch(/^<blockquote><a href="[^"]+">[^<]+<\/a><\/blockquote><iframe src="[^"]+" title="[^"]+" width="640" height="\d+" frameborder="0"><\/iframe>$/);
    expect(said.html).toContain(`src="${PUBLISHED}${path}"`);
  }
});

test("systems find the oEmbed files from the pages that people paste", () => {
  const found = (path) => [...html(path).matchAll(/type="(application\/json|text\/xml)\+oembed" href="([^"]*)"/g)].map(([, , address]) => address);
  const both = (folder) => ["json", "xml"].map((kind) => `${PUBLISHED}${folder}oembed.${kind}`);
  expect(found("charts/recorded-crime-rate")).toEqual(both("embed/recorded-crime-rate/"));
  expect(found("safety/water/float")).toEqual(both("embed/advice/float/"));
  expect(found("embed/recorded-crime-rate")).toEqual(both("embed/recorded-crime-rate/"));
  expect(found("about")).toEqual([]);
});

test("oEmbed says the same in XML", async ({ page }) => {
  const parsed = (text) =>
    page.evaluate((text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, "text/xml");
      return [root.localName, Object.fromEntries([...root.children].map((one) => [one.localName, one.textContent]))];
    }, text);
  for (const path of EMBEDS) {
    const said = Object.entries(JSON.parse(read(`${path}oembed.json`))).map(([name, value]) => [name, String(value)]);
    expect(await parsed(read(`${path}oembed.xml`))).toEqual(["oembed", Object.fromEntries(said)]);
  }
});

// ---- What was promised, and what it weighs

test("a script that pages hold to its digest never changes", () => {
  const { scripts } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../records/embed-addresses.json"), "utf8"));
  for (const [path, digest] of Object.entries(scripts)) {
    expect(`sha384-${createHash("sha384").update(readFileSync(join(DIST, path))).digest("base64")}`, path).toBe(digest);
  }
  const newest = readdirSync(join(DIST, "embed")).filter((name) => /^v\d+\.js$/.test(name)).sort().at(-1);
  expect(read("embed.js")).toBe(read(`embed/${newest}`));
});

test("scripts are small: 2.5 KB in the frame, 2 KB in the page around", () => {
  const [own] = readdirSync(join(DIST, "assets")).filter((name) => /^embed-page-.*\.js$/.test(name));
  expect(packed(join("assets", own))).toBeLessThan(2.5 * 1024);
  expect(packed("embed.js")).toBeLessThan(2 * 1024);
});

test("each embed with all that it loads stays under 25 KB", () => {
  const fonts = readdirSync(join(DIST, "assets")).filter((name) => name.endsWith(".woff2")).map((name) => join("assets", name));
  const sizes = new Map();
  const size = (file) => sizes.get(file) ?? sizes.set(file, packed(file)).get(file);
  for (const path of EMBEDS) {
    const files = [...html(path).matchAll(/(?:src|href)="[./]*((?:assets\/|icon)[^"]*)"/g)].map(([, file]) => file);
    expect(files, path).toHaveLength(2);
    const total = [join(path, "index.html"), ...files, ...fonts].reduce((sum, file) => sum + size(file), 0);
    expect(total, path).toBeLessThan(25 * 1024);
  }
});

test("twenty frames on a page share what they load, and stay under 250 KB", async ({ page, show }) => {
  const sockets = new Set();
  const counts = {};
  const server = await serve(DIST, {
    answer: (request, response, path) => {
      sockets.add(request.socket);
      counts[path] = (counts[path] ?? 0) + 1;
      return false;
    },
  });
  const paths = LIVING.filter((path) => !/\/(fact|advice|pack)\//.test(path)).slice(0, 20);
  await show(`${paths.map((path) => frame(server.address + path)).join("")}<script src="${server.address}embed.js"></script>`);
  await expect.poll(() => page.frames().filter((one) => one.url().startsWith(server.address)).length).toBe(20);
  for (const one of page.frames().slice(1)) await fits(one);
  expect(Object.keys(counts).filter((path) => path.endsWith("/"))).toHaveLength(20);
  expect(Object.entries(counts).filter(([path, count]) => path.startsWith("/assets/") && count > 1)).toEqual([]);
  const bytes = [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0);
  expect(bytes).toBeGreaterThan(50 * 1024);
  expect(bytes).toBeLessThan(250 * 1024);
  await server.close();
});
