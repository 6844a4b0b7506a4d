// Whatever fails while a page is read, its words and pictures stay, it says what can't be done, and there is a way on.
// Data that fails is in live.spec.mjs, the code that draws in redraw.spec.mjs, the service worker in offline*.spec.mjs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, FILES, built, expect, open, read, test } from "./site.mjs";

const crime = "charts/recorded-crime-rate/";
const pages = { [crime]: "app", "facts/": "figures" };
const file = (name) => FILES.find((path) => path.startsWith(`assets/${name}-`));
/** The script that draws; its module has a name like it. */
const DRAWING = FILES.find((path) => /^assets\/redraw-\w+\.js$/.test(path));
const bytes = (path) => readFileSync(join(DIST, path));
const status = (page) => page.locator("[data-island] .status p");
const again = (page) => page.locator("[data-island] .status").getByRole("button", { name: "Try again" });
const names = (page) => page.locator("#figures-caption ~ thead th[scope=col]");
const chip = (page, name) => page.getByRole("button", { name: `Remove ${name}`, exact: true });
const LOST = "Part of this page didn’t load. The figures are right, but some buttons won’t work.";

/** What a reader sees of a page: its heading, and the words, drawings and figures of its island. */
async function isWhole(page, path) {
  const { title } = built(crime);
  if (path === crime) {
    await expect(page.locator("h1")).toHaveText(title);
    await expect(page.locator(".finding")).toHaveText(built(crime).finding);
    await expect(page.locator(".wide .svg > svg")).toBeVisible();
    expect(await page.locator(".wide .svg path").count()).toBeGreaterThan(5);
    await expect(page.locator("#figures-caption ~ tbody tr")).toHaveCount(built(crime).years.length);
  } else {
    await expect(page.locator(".small-cards li").first()).toBeVisible();
    expect(await page.locator(".all-facts tbody tr[id]").count()).toBeGreaterThan(20);
  }
}

/** A module whose memory may not grow: its memory section says so, as a phone does that has none left. */
function withoutRoom(module) {
  const MEMORY = 5;
  let at = 8;
  while (module[at] !== MEMORY) {
    let [size, shift] = [0, 0];
    do {
      at += 1;
      size |= (module[at] & 127) << shift;
      shift += 7;
    } while (module[at] & 128);
    at += 1 + size;
  }
  // One memory, without a limit so far; then the size with which it starts, which becomes the limit too.
  const [, size, count, limited] = module.subarray(at);
  expect([count, limited]).toEqual([1, 0]);
  const start = module.subarray(at + 4, at + 2 + size);
  const limit = [1, 1, ...start, ...start];
  return Buffer.concat([module.subarray(0, at), Buffer.from([MEMORY, limit.length, ...limit]), module.subarray(at + 2 + size)]);
}

test.describe("a module", () => {
  test.use({ expected: [/ERR_|status of (404|503)|Failed to|WebAssembly|CompileError|LinkError|wasm|SyntaxError|RuntimeError/i] });
  const other = { app: "figures", figures: "app" };
  const faults = {
    "that can't be had": () => (route) => route.abort(),
    "that is missing": () => (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<!DOCTYPE html>Not found" }),
    "that is a page": () => (route) => route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html>Welcome" }),
    "that is cut": (name) => (route) => route.fulfill({ contentType: "application/wasm", body: bytes(file(name)).subarray(0, 50_000) }),
    "of another build": (name) => (route) => route.fulfill({ contentType: "application/wasm", body: bytes(file(other[name])) }),
  };
  for (const [path, name] of Object.entries(pages)) {
    for (const [what, fault] of Object.entries(faults)) {
      test(`${what}: /${path} is whole, says so, and comes alive when asked again`, async ({ page, site }) => {
        const pattern = `**/assets/${name}-*.wasm`;
        await page.route(pattern, fault(name));
        await page.goto(site + path);
        await expect(page.locator("html")).toHaveAttribute("data-failed", "");
        await expect(status(page)).toHaveText(LOST);
        await isWhole(page, path);
        // Still not there: the words stay, and so does the place of the keyboard.
        await again(page).click();
        await expect(page.locator("html")).toHaveAttribute("data-failed", "");
        await expect(status(page)).toHaveText(LOST);
        await expect(again(page)).toBeFocused();
        await page.unroute(pattern);
        await again(page).click();
        await page.locator("html[data-ready]").waitFor({ state: "attached" });
        await expect(page.locator("html")).not.toHaveAttribute("data-failed");
        await expect(status(page)).toHaveText(/^Figures published on /);
        await expect(again(page)).toBeHidden();
        if (path !== crime) return;
        await chip(page, "Cleveland").click();
        await expect(names(page)).toHaveCount(4);
      });
    }
  }

  for (const [path, name] of Object.entries(pages)) {
    test(`that gets no memory: /${path} is whole, says so, and comes alive by a reload`, async ({ page, site }) => {
      const pattern = `**/assets/${name}-*.wasm`;
      await page.route(pattern, (route) => route.fulfill({ contentType: "application/wasm", body: withoutRoom(bytes(file(name))) }));
      await page.goto(site + path);
      await expect(status(page)).toHaveText(LOST);
      await isWhole(page, path);
      await page.unroute(pattern);
      await again(page).click();
      await page.locator("html[data-ready]").waitFor({ state: "attached" });
      await expect(again(page)).toBeHidden();
      await isWhole(page, path);
    });
  }

  for (const [what, body] of Object.entries({ "are missing": undefined, "are cut": '{"chart":{', "are of another chart": "{}" })) {
    test(`whose figures ${what} says so, and comes alive when asked again`, async ({ page, site }) => {
      await page.route("**/assets/props-*.json", (route) => (body ? route.fulfill({ contentType: "application/json", body }) : route.abort()));
      await page.goto(site + crime);
      await expect(status(page)).toHaveText(LOST);
      await isWhole(page, crime);
      await page.unroute("**/assets/props-*.json");
      await again(page).click();
      await page.locator("html[data-ready]").waitFor({ state: "attached" });
      await chip(page, "Cleveland").click();
      await expect(names(page)).toHaveCount(4);
    });
  }

  test("that is missing leads whoever presses a dead button to the way on", async ({ page, site }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(site + crime);
    await expect(status(page)).toHaveText(LOST);
    await chip(page, "Cleveland").click();
    await expect(again(page)).toBeFocused();
    await expect(again(page)).toBeInViewport();
  });

  test("that is missing is no news in a browser that is too old for it", async ({ page, site }) => {
    await page.addInitScript(() => delete Array.prototype.at);
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(site + crime);
    await expect(page.locator("html")).toHaveAttribute("data-failed", "old");
    await expect(status(page)).toHaveText(/^Figures published on /);
    await isWhole(page, crime);
  });

  test("that is slow leaves the page whole, on paper too, and works once it has come", async ({ page, site }) => {
    let release;
    const held = new Promise((done) => (release = done));
    await page.route("**/*.wasm", async (route) => (await held, route.continue()));
    const asked = page.waitForRequest("**/*.wasm");
    await page.goto(site + crime);
    await asked;
    await isWhole(page, crime);
    await page.emulateMedia({ media: "print" });
    await isWhole(page, crime);
    await expect(page.locator(".add, .years, .answers").filter({ visible: true })).toHaveCount(0);
    expect((await page.pdf()).length).toBeGreaterThan(20_000);
    await page.emulateMedia({ media: "screen" });
    release();
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    await chip(page, "Cleveland").click();
    await expect(names(page)).toHaveCount(4);
  });
});

test.describe("a bad answer that the browser was told to keep", () => {
  const kept = { "Cache-Control": "max-age=31536000, immutable" };
  const first = (path, type) => {
    let isFirst = true;
    return (request, response) => {
      response.writeHead(200, { "Content-Type": type, ...kept }).end(isFirst ? "oops" : bytes(path));
      isFirst = false;
    };
  };
  const [module, props] = [file("app"), FILES.find((path) => path.startsWith("assets/props-recorded-crime-rate-"))];
  test.use({
    answers: { [`/${module}`]: first(module, "application/wasm"), [`/${props}`]: first(props, "application/json") },
    expected: [/CompileError|WebAssembly/],
  });

  test("is passed over by another try", async ({ page, site }) => {
    await page.goto(site + crime);
    await expect(status(page)).toHaveText(LOST);
    await again(page).click();
    await page.locator("html[data-ready]").waitFor({ state: "attached" });
    await chip(page, "Cleveland").click();
    await expect(names(page)).toHaveCount(4);
  });
});

test.describe("the page's script", () => {
  test.use({ expected: [/ERR_FAILED|integrity/] });

  for (const [what, answer] of Object.entries({ "is missing": (route) => route.abort(), "is cut": (route) => route.fulfill({ contentType: "text/javascript", body: "import" }) })) {
    test(`${what}: every page is whole`, async ({ page, site }) => {
      await page.route("**/assets/page-*.js", answer);
      for (const path of Object.keys(pages)) {
        await page.goto(site + path);
        await isWhole(page, path);
      }
      await page.goto(`${site}safety/water/in-the-water-now/`);
      await expect(page.locator("main a[href='tel:999']").first()).toBeVisible();
      await expect(page.locator(".steps li").first()).toBeVisible();
    });
  }
});

test.describe("the code that draws", () => {
  test.use({ expected: [/MIME|status of 404|ERR_|SyntaxError|Failed to/] });

  for (const [what, answer] of Object.entries({
    "is a page": { contentType: "text/html", body: "<!DOCTYPE html>Welcome" },
    "is cut": { contentType: "text/javascript", body: 'import "./' },
    "is empty": { contentType: "text/javascript", body: "" },
  })) {
    test(`${what}: words and table follow, and the page says so`, async ({ page, site }) => {
      await page.route("**/assets/redraw-*.js", (route) => route.fulfill(answer));
      await open(page, site + crime);
      await chip(page, "Cleveland").click();
      await expect(names(page)).toHaveCount(4);
      await expect(status(page)).toContainText("The picture didn’t update");
      // Loaded again, the page shows the same choice.
      await page.unroute("**/assets/redraw-*.js");
      await page.reload();
      await expect(names(page)).toHaveCount(4);
      await expect(page.locator(".wide .svg text").filter({ hasText: "Cleveland" })).toHaveCount(0);
    });
  }

  test("goes with a release while somebody reads: the choice is kept, and a reload draws it", async ({ page, site }) => {
    await open(page, site + crime);
    // The host has another build now, with other names.
    await page.route("**/assets/redraw-*.js", (route) => route.fulfill({ status: 404, contentType: "text/html", body: read("404.html") }));
    await chip(page, "Cleveland").click();
    await expect(names(page)).toHaveCount(4);
    await expect(status(page)).toContainText("The picture didn’t update");
    const next = (path) => path.replace(/-.{8}\./, "-BUILDTWO.");
    const [script] = /assets\/page-[\w-]+\.js/.exec(read(`${crime}index.html`));
    const code = read(script).replaceAll(DRAWING.slice(7), next(DRAWING).slice(7));
    await page.route(`**/${crime}*`, (route) => route.fulfill({ contentType: "text/html", body: read(`${crime}index.html`).replace(script, next(script)).replace(/ integrity="[^"]*"/, "") }));
    await page.route(`**/${next(script)}`, (route) => route.fulfill({ contentType: "text/javascript", body: code }));
    await page.route("**/assets/redraw-BUILDTWO.js", (route) => route.fulfill({ contentType: "text/javascript", body: read(DRAWING) }));
    await page.reload();
    await expect(names(page)).toHaveCount(4);
    await expect(page.locator(".wide .svg text").filter({ hasText: "Cleveland" })).toHaveCount(0);
    await expect(status(page)).toHaveText(/^Figures published on /);
  });
});

test.describe("a clock that is wrong by years", () => {
  for (const time of ["1999-12-31T23:59:59Z", "2010-01-01", "2045-06-01"]) {
    test(`changes no figures: ${time.slice(0, 4)}`, async ({ page, site }) => {
      await page.clock.setFixedTime(new Date(time));
      for (const path of Object.keys(pages)) {
        await open(page, site + path);
        await expect(status(page)).toHaveText(/^Figures published on /);
        await isWhole(page, path);
      }
      await open(page, `${site}safety/water/in-the-water-now/`);
      await expect(page.locator("main a[href='tel:999']").first()).toBeVisible();
    });
  }
});

test.describe("storage that is blocked", () => {
  test("is not missed: every kind of page works", async ({ page, site }) => {
    await page.addInitScript(() => {
      const blocked = { get: () => { throw new DOMException("Blocked", "SecurityError"); } };
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(globalThis, name, blocked);
      Object.defineProperty(Navigator.prototype, "serviceWorker", blocked);
      Object.defineProperty(Document.prototype, "cookie", blocked);
      Storage.prototype.setItem = blocked.get;
    });
    for (const path of ["", "safety/water/board/", "site-index/", "schools/water-ks2/quiz/", "facts/"]) await open(page, site + path);
    await open(page, site + crime);
    await chip(page, "Cleveland").click();
    await expect(page.locator(".wide .svg text").filter({ hasText: "Cleveland" })).toHaveCount(0);
  });
});
