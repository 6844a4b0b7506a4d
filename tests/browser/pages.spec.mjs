// Every page, loaded once: valid markup, no console messages, no requests to other hosts; then every display mode,
// switched in the page: small, large, dark, forced colours, large text, print.
import { parse } from "node-html-parser";
import { LOOKS, covered, invalid, overflow, small, unfold, violations } from "./checks.mjs";
import { CHARTS, FILES, KINDS, PAGES, batches, expect, fileOf, open, read, test } from "./site.mjs";

/** Sizes of a window, and what else a reader may ask for. Where `all` is set, all rules of axe are tried. */
const DESKTOP = { width: 1280, height: 900 };
const TABLET = { width: 768, height: 1024 };
const PHONE = { width: 360, height: 740 };
const SMALLEST = { width: 320, height: 512 };

/** The words of a page's main part, without what only works with a script: the points of charts, tabs. */
function words(main) {
  const copy = main.cloneNode(true);
  for (const part of copy.querySelectorAll("script, .reader, .add fieldset, [role=tablist]")) part.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

for (const path of PAGES) {
  // Pages of one kind are alike in all but their words, which have to be valid and to fit everywhere.
  const isKind = KINDS.includes(path);

  test(`/${path}`, async ({ page, site, context }) => {
    const step = (name, check) => test.step(name, check);
    const none = (name, check) => step(name, async () => expect.soft(await check(), name).toEqual([]));
    const source = read(fileOf(path));
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));

    await none("is valid HTML", () => invalid(source));
    await open(page, site + path);
    await none("asks nothing of other hosts", () => asked.filter((address) => !address.startsWith(site)));
    await none("sets no cookies", () => context.cookies());
    await step("keeps nothing", async () => {
      const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
      expect(kept).toEqual([0, 0, 0]);
    });
    await none("is valid HTML when hydrated", async () => invalid(await page.evaluate(() => `<!DOCTYPE html>${document.documentElement.outerHTML}`)));

    if (isKind) {
      await step("has the same words before and after it is hydrated", async () => {
        // Where no script runs: in a document that is only read.
        const built = `new DOMParser().parseFromString(${JSON.stringify(source)}, "text/html")`;
        const [before, after] = await page.evaluate(`[${built}, document].map((one) => (${words})(one.querySelector("main")))`);
        expect(after).toBe(before);
        expect(before.length).toBeGreaterThan(100);
      });
      await step("has one h1, a title, a description and landmarks", async () => {
        await expect(page.locator("h1")).toHaveCount(1);
        await expect(page).toHaveTitle(/.{10,}/);
        expect((await page.locator("meta[name=description]").getAttribute("content")).length).toBeGreaterThan(20);
        expect(await page.locator("html").getAttribute("lang")).toBe("en-GB");
        for (const role of ["banner", "main", "contentinfo"]) await expect(page.getByRole(role)).toHaveCount(1);
      });
      await step("has a way to skip to its main part", async () => {
        await page.keyboard.press("Tab");
        await expect(page.locator(".skip")).toBeFocused();
        await page.keyboard.press("Enter");
        await expect(page.locator("main")).toBeFocused();
      });
    }

    for (const size of [DESKTOP, TABLET, PHONE]) {
      await page.setViewportSize(size);
      await none(`can be clicked at ${size.width} pixels`, () => covered(page));
    }
    if (isKind) {
      await step("takes letters of twice the size on a phone", async () => {
        await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        expect.soft(await overflow(page)).toEqual([]);
        await page.evaluate(() => document.documentElement.removeAttribute("style"));
      });
    }
    await unfold(page);
    await none("fits a phone", () => overflow(page));
    if (isKind) {
      await none("has targets for thumbs", () => small(page));
      await step("has a focus that is seen", async () => {
        const third = page.locator("a, button, summary").nth(2);
        await page.keyboard.press("Tab");
        await third.focus();
        await expect(third).toHaveCSS("outline-width", "3px");
      });
      await none("passes axe on a phone", () => violations(page));
      for (const [name, size, media] of [
        ["on the smallest phone", SMALLEST, {}],
        ["on a tablet", TABLET, {}],
        ["in the dark", DESKTOP, { colorScheme: "dark" }],
        ["in forced colours", DESKTOP, { colorScheme: "light", forcedColors: "active" }],
        ["on a desktop", DESKTOP, { forcedColors: "none" }],
      ]) {
        await page.setViewportSize(size);
        await page.emulateMedia(media);
        await none(`fits ${name}`, () => overflow(page));
        await none(`passes axe ${name}`, () => violations(page, name === "on a desktop" ? {} : { rules: LOOKS }));
        if (size !== SMALLEST) await none(`can be clicked ${name}, unfolded`, () => covered(page));
      }
    }
    if (CHARTS.includes(path) || path === "safety/water/") {
      await step("prints its words, picture and table, and nothing that needs a screen", async () => {
        await page.emulateMedia({ media: "print" });
        for (const hidden of ["nav", ".menu", ".to-search", ".area-bar", ".years", ".actions"]) {
          for (const one of await page.locator(hidden).all()) await expect.soft(one).toBeHidden();
        }
        await expect(page.locator("h1")).toBeVisible();
        if (CHARTS.includes(path)) {
          await expect(page.locator(".wide .svg svg")).toBeVisible();
          await expect(page.locator("#figures-caption")).toBeVisible();
          // As wide as A4 is between its margins: the picture with its words fits on one page, and is not cut.
          await page.setViewportSize({ width: 718, height: 1000 });
          const picture = page.locator(".picture").first();
          expect((await picture.boundingBox()).height).toBeLessThan(900);
          await expect(picture).toHaveCSS("break-inside", "avoid");
        } else {
          await expect(page.locator(".strip a")).toHaveCSS("color", "rgb(0, 0, 0)");
        }
        expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
      });
    }
  });
}

for (const paths of batches(CHARTS, 10)) {
  test(`charts have words, picture, table and sources without script: ${paths[0]} and ${paths.length - 1} more`, async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of paths) {
      await test.step(`/${path}`, async () => {
        await page.goto(site + path);
        await expect(page.locator(".finding")).toContainText(/(:| had) .* in /);
        for (const fold of await page.locator(".chart .fold > summary").all()) await fold.click();
        await expect(page.locator(".sentences li").first()).toBeVisible();
        await expect(page.locator(".wide svg").first()).toBeVisible();
        await expect(page.locator(".narrow svg").first()).toBeHidden();
        await expect(page.locator("#figures-caption")).toBeVisible();
        expect(await page.locator("tbody tr").count()).toBeGreaterThan(1);
        await expect(page.getByRole("heading", { name: "Sources" })).toBeVisible();
        for (const still of [".add", ".years", ".answers"]) await expect(page.locator(still)).toBeHidden();
        await expect(page.locator("[role=option]")).toHaveCount(0);
      });
    }
    await context.close();
  });
}

test.describe("a missing page", () => {
  // The browser itself says that the page was missing.
  test.use({ expected: [/status of 404/] });

  test("an address that does not exist answers with the page for it", async ({ page, site }) => {
    const response = await page.goto(`${site}no/such/page/`);
    expect(response.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  });
});

test("every link of every page leads somewhere", () => {
  const files = new Set(FILES);
  const ids = new Map();
  const links = [];
  for (const file of FILES.filter((file) => file.endsWith(".html"))) {
    const html = parse(read(file));
    ids.set(file, new Set(html.querySelectorAll("[id]").map((one) => one.id)));
    links.push(...html.querySelectorAll("a[href]").map((link) => [file, link.getAttribute("href").replaceAll("&amp;", "&")]));
  }
  const lost = [];
  let seen = 0;
  for (const [file, href] of links) {
    const to = new URL(href, `http://site.test/${file.replace(/index\.html$/, "")}`);
    if (to.host !== "site.test") continue;
    seen += 1;
    const target = decodeURIComponent(to.pathname.slice(1)).replace(/(^|\/)$/, "$1index.html");
    const id = to.hash.slice(1);
    if (!files.has(target)) lost.push(`${file}: ${to.pathname}`);
    else if (id && !ids.get(target)?.has(id)) lost.push(`${file}: ${to.pathname}${to.hash}`);
  }
  expect(lost).toEqual([]);
  expect(seen).toBeGreaterThan(1000);
});

test.describe("in a folder", () => {
  test.use({ base: "/safer/" });

  for (const paths of batches(KINDS.filter((path) => path !== "404.html"), 10)) {
    test(`pages work under a base path: /${paths[0]} and ${paths.length - 1} more`, async ({ page, site }) => {
      for (const path of paths) {
        await open(page, site + path);
        await expect(page.locator("h1"), path).toBeVisible();
      }
      await page.getByRole("link", { name: "Charts" }).first().click();
      await expect(page).toHaveURL(`${site}charts/`);
    });
  }
});
