// Pages for frames by themselves: their settings, what is pasted, and the published promises.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { serve } from "../../js/build/serve.mjs";
import { invalid, violations } from "./checks.mjs";
import { PUBLISHED, asked, fits, frame, misfit, ours, snippet, test } from "./hosts.mjs";
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

test("scripts are small: 2.6 KB in the frame, 2 KB in the page around", () => {
  const [own] = readdirSync(join(DIST, "assets")).filter((name) => /^embed-page-.*\.js$/.test(name));
  expect(packed(join("assets", own))).toBeLessThan(2.6 * 1024);
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
