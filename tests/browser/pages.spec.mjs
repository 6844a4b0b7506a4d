// Every page: complete without script, silent with it, sound markup, nothing from elsewhere.
import { HtmlValidate } from "html-validate";
import { parse } from "node-html-parser";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { CHARTS, DIST, KINDS, PAGES, expect, open, test } from "./site.mjs";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // These are matters of taste, not of validity.
    "long-title": "off",
    "no-inline-style": "error",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "prefer-native-element": "off",
    "tel-non-breaking": "off",
    // The script and the style sheet have it; preloaded modules take none.
    "require-sri": "off",
    // Boxes of one group share their name, as radio buttons do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
  },
});

async function problemsOf(html) {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
}

for (const path of PAGES) {
  test.describe(`/${path}`, () => {
    test("is valid HTML before and after scripts", async ({ page, site }) => {
      const file = path.endsWith(".html") ? path : join(path, "index.html");
      expect(await problemsOf(readFileSync(join(DIST, file), "utf8"))).toEqual([]);
      await open(page, site + path);
      expect(await problemsOf(await page.evaluate(() => `<!DOCTYPE html>${document.documentElement.outerHTML}`))).toEqual([]);
    });

    test("is alive with no message and nothing from elsewhere", async ({ page, site, context }) => {
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await open(page, site + path);
      expect(asked.filter((address) => !address.startsWith(site))).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
      expect(kept).toEqual([0, 0, 0]);
    });

    // Pages of one kind have the same frame.
    if (!KINDS.includes(path)) return;

    test("has one h1, a title, a description, landmarks and a way to skip", async ({ page, site }) => {
      await open(page, site + path);
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page).toHaveTitle(/.{10,}/);
      expect((await page.locator("meta[name=description]").getAttribute("content")).length).toBeGreaterThan(20);
      expect(await page.locator("html").getAttribute("lang")).toBe("en-GB");
      for (const role of ["banner", "main", "contentinfo"]) await expect(page.getByRole(role)).toHaveCount(1);
      await page.keyboard.press("Tab");
      await expect(page.locator(".skip")).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(page.locator("main")).toBeFocused();
    });

    test("keeps the same words when scripts hydrate it", async ({ browser, page, site }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const still = await context.newPage();
      await still.goto(site + path);
      const words = (target) => target.locator("main").evaluate((main) => {
        const copy = main.cloneNode(true);
        // The reader's points and what only works with a script are no words of the page.
        for (const part of copy.querySelectorAll("script, .reader, .tip, [role=tablist]")) part.remove();
        return copy.textContent.replace(/\s+/g, " ").trim();
      });
      const before = await words(still);
      await open(page, site + path);
      expect(await words(page)).toBe(before);
      expect(before.length).toBeGreaterThan(100);
      await context.close();
    });
  });
}

for (const path of CHARTS) {
  test(`/${path} has words, picture, table and sources without script`, async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site + path);
    await expect(page.locator(".finding")).toContainText(/fell|rose|clear change|went from/);
    await expect(page.locator(".sentences li").first()).toBeVisible();
    await expect(page.locator(".wide svg").first()).toBeVisible();
    await expect(page.locator(".narrow svg").first()).toBeHidden();
    await expect(page.locator("#figures-caption")).toBeVisible();
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(1);
    await expect(page.getByRole("heading", { name: "Sources" })).toBeVisible();
    await expect(page.locator(".controls")).toBeHidden();
    await expect(page.locator("[role=option]")).toHaveCount(0);
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
  const files = readdirSync(DIST, { recursive: true }).map((file) => file.replaceAll("\\", "/"));
  const pages = new Map(files.filter((file) => file.endsWith(".html")).map((file) => [file, parse(readFileSync(join(DIST, file), "utf8"))]));
  const lost = [];
  let seen = 0;
  for (const [file, html] of pages) {
    for (const link of html.querySelectorAll("a[href]")) {
      const to = new URL(link.getAttribute("href").replaceAll("&amp;", "&"), `http://site.test/${file.replace(/index\.html$/, "")}`);
      if (to.host !== "site.test") continue;
      seen += 1;
      const target = decodeURIComponent(to.pathname.slice(1)).replace(/(^|\/)$/, "$1index.html");
      const id = to.hash.slice(1);
      if (!files.includes(target)) lost.push(`${file}: ${to.pathname}`);
      else if (id && !pages.get(target)?.getElementById(id)) lost.push(`${file}: ${to.pathname}${to.hash}`);
    }
  }
  expect(lost).toEqual([]);
  expect(seen).toBeGreaterThan(1000);
});

test.describe("in a folder", () => {
  test.use({ base: "/safer/" });

  test("every page works under a base path", async ({ page, site }) => {
    for (const path of KINDS.filter((path) => path !== "404.html")) {
      await open(page, site + path);
      await expect(page.locator("h1")).toBeVisible();
    }
    await page.getByRole("link", { name: "Charts" }).first().click();
    await expect(page).toHaveURL(`${site}charts/`);
  });
});
