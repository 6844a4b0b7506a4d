// What is stored for times without signal can be proven: whatever else a host answers, and however often, never takes the
// place of a copy. A worker that is killed or replaced by a broken one changes nothing.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { EMERGENCY, build, html, kept, notice, read, send, test, update, visit } from "./offline.mjs";
import { FILES, expect, open } from "./site.mjs";

const [first] = EMERGENCY;
const other = "about/";
const chart = "charts/road-deaths-and-injuries/";
const heading = (host, path) => /<h1[^>]*>([^<]*)/.exec(read(host, html(path)))[1];
const half = (text) => text.slice(0, text.indexOf("</main>") - 200);
const [redraw] = FILES.filter((file) => /^assets\/redraw-.*\.js$/.test(file));

test.use({ expected: [/ERR_EMPTY_RESPONSE|ERR_FAILED/] });

/** The text of a copy. */
const copyOf = (page, host, path) => page.evaluate(async (address) => (await caches.match(address))?.text(), host.address + path);

/** Lets one more page be stored: copies are made one after another, so what came before has been stored or given up. */
const settle = (page, host) => visit(page, host, "charts/");

test.describe("a host that answers with something else", () => {
  const answers = {
    "a notice of maintenance": () => "<!DOCTYPE html><html lang=en><title>Back soon</title><main><h1>Down for maintenance</h1></main></html>",
    "an empty page": () => "",
    "half a page": (text) => half(text),
    "a page without its last lines": (text) => text.slice(0, text.indexOf("<footer")),
    "another page of the site": (text, host) => read(host, html("theme/")),
  };
  for (const [name, body] of Object.entries(answers)) {
    test(`never changes a copy: ${name}`, async ({ page, host }) => {
      await visit(page, host, other);
      const copies = () => Promise.all([first, other].map((path) => copyOf(page, host, path)));
      const before = await copies();
      host.answers["/favicon.ico"] = send(204, "");
      for (const path of [first, other]) host.answers[`/${path}`] = send(200, body(read(host, html(path)), host));
      // In an emergency the page that is sure comes first; otherwise readers see what the host says.
      await page.goto(host.address + first);
      await expect(notice(page)).toHaveText(/^The page didn’t load properly\. You’re reading a copy saved on /);
      await expect(page.locator("main h1")).toHaveText(heading(host, first));
      const said = await page.goto(host.address + other);
      expect(await said.text()).toBe(body(read(host, html(other)), host));
      await expect(notice(page)).toHaveCount(0);
      await settle(page, host);
      expect(await copies()).toEqual(before);
      host.signal = false;
      for (const path of [first, other]) {
        await open(page, host.address + path);
        await expect(notice(page)).toHaveText(/^No signal\./);
        await expect(page.locator("main h1")).toHaveText(heading(host, path));
      }
    });
  }

  test("such as the page of a network that wants a password, gives way in an emergency", async ({ page, host }) => {
    await visit(page, host, other);
    host.answers["/favicon.ico"] = send(204, "");
    host.answers["/password/"] = send(200, "<!DOCTYPE html><html><h1>Welcome aboard</h1></html>");
    for (const path of [first, other]) host.answers[`/${path}`] = send(302, "", { Location: "/password/" });
    await page.goto(host.address + first);
    await expect(notice(page)).toHaveText(/^The page didn’t load properly\./);
    await page.goto(host.address + other);
    await expect(page.locator("h1")).toHaveText("Welcome aboard");
  });

  test("but under the same heading, as after a correction, is shown and not stored before it can be proven", async ({ page, host }) => {
    await visit(page, host, other);
    const corrected = read(host, html(first)).replace("</h1>", "</h1><p>Corrected words.</p>");
    host.answers[`/${first}`] = send(200, corrected);
    await open(page, host.address + first);
    await expect(page.getByText("Corrected words.")).toBeVisible();
    await expect(notice(page)).toHaveCount(0);
    await settle(page, host);
    host.signal = false;
    await open(page, host.address + first);
    await expect(notice(page)).toHaveText(/^No signal\./);
    await expect(page.getByText("Corrected words.")).toHaveCount(0);
  });
});

test.describe("a file that comes wrong", () => {
  test.use({ expected: [/ERR_|MIME|Failed to|WebAssembly|SyntaxError|wasm/i] });
  const module = (host) => /assets\/app-\w+\.wasm/.exec(read(host, html(chart)))[0];
  const script = (host) => /src="[./]*(assets\/page-[\w-]+\.js)"/.exec(read(host, html(chart)))[1];
  const wrong = {
    "under a wrong type": (bytes) => [bytes, "text/plain"],
    "as JSON": () => ['{"error":"busy"}', "application/json"],
    "without a byte": (bytes, type) => ["", type],
    "cut short": (bytes, type) => [bytes.subarray(0, bytes.length / 2), type],
  };
  for (const [name, answer] of Object.entries(wrong)) {
    test(`${name}, for once, is asked for again past the browser's cache`, async ({ page, host }) => {
      await visit(page, host, other);
      for (const [path, type] of [[module(host), "application/wasm"], [script(host), "text/javascript"]]) {
        host.answers[`/${path}`] = (request, response) => {
          delete host.answers[`/${path}`];
          const [body, as] = answer(readFileSync(join(host.folder, path)), type);
          send(200, body, { "Content-Type": as, "Cache-Control": "max-age=31536000, immutable" })(request, response);
        };
      }
      await open(page, host.address + chart);
      await expect(page.locator(".wide").getByRole("option").first()).toBeAttached();
      await settle(page, host);
      host.signal = false;
      await open(page, host.address + chart);
      await expect(page.locator(".wide").getByRole("option").first()).toBeAttached();
    });
  }

  test("again and again is never stored, and the page is whole without it", async ({ page, host }) => {
    await visit(page, host, other);
    const path = module(host);
    host.answers[`/${path}`] = send(200, "oops", { "Content-Type": "application/wasm", "Cache-Control": "max-age=31536000, immutable" });
    await page.goto(host.address + chart);
    await expect(page.locator("html")).toHaveAttribute("data-failed", "");
    await settle(page, host);
    expect(await kept(page, host, " assets ")).not.toContain(path);
    delete host.answers[`/${path}`];
    await visit(page, host, chart);
    expect(await kept(page, host, " assets ")).toContain(path);
  });

  test("is right when a click needs it the next time", async ({ page, host }) => {
    const crime = "charts/recorded-crime-rate/";
    await visit(page, host, crime);
    const takeOff = (name) => page.getByRole("button", { name: `Remove ${name}` }).click();
    host.answers[`/${redraw}`] = (request, response) => {
      delete host.answers[`/${redraw}`];
      send(200, "", { "Content-Type": "text/javascript" })(request, response);
    };
    await takeOff("Northumbria");
    await expect(page.locator(".wide .svg text").filter({ hasText: "Northumbria" })).toHaveCount(0);
    await expect.poll(() => kept(page, host, " assets ")).toContain(redraw);
  });

  test("because the host changes it on the way is used and not stored", async ({ page, host }) => {
    const crime = "charts/recorded-crime-rate/";
    host.answers[`/${redraw}`] = send(200, `${read(host, redraw)}// served by a helpful host`, { "Content-Type": "text/javascript" });
    await visit(page, host, crime);
    await page.getByRole("button", { name: "Remove Northumbria" }).click();
    await expect(page.locator(".wide .svg text").filter({ hasText: "Northumbria" })).toHaveCount(0);
    await settle(page, host);
    expect(await kept(page, host, " assets ")).not.toContain(redraw);
  });
});

test.describe("an address", () => {
  // Links of a page lead elsewhere from a folder without a name.
  test.use({ expected: [/ERR_EMPTY_RESPONSE|status of 404/] });

  test("has one copy, however it is spelled", async ({ page, host }) => {
    await visit(page, host, "charts/");
    const spellings = ["%61bout/", "about/index.html", "about//", "about/?x=1", "%61%62out//index.html"];
    for (const spelling of spellings) {
      host.answers[`/${spelling.replace(/\?.*/, "")}`] = send(200, read(host, html(other)));
      await open(page, host.address + spelling);
    }
    await visit(page, host, "site-index/");
    expect((await kept(page, host, " read ")).sort()).toEqual([other, "charts/", "site-index/"]);
    host.signal = false;
    for (const spelling of spellings) {
      await open(page, host.address + spelling);
      await expect(page.locator("main h1")).toHaveText(heading(host, other));
    }
  });
});

test.describe("a data file that was replaced", () => {
  const file = "data/road-deaths-and-injuries.json";
  const json = (value) => send(200, typeof value === "string" ? value : JSON.stringify(value), { "Content-Type": "application/json", "Cache-Control": "no-cache" });

  test("is stored if it is the right one and newer", async ({ page, host }) => {
    await visit(page, host, other);
    await visit(page, host, chart);
    await expect.poll(() => kept(page, host, " read ")).toContain(file);
    const text = await copyOf(page, host, file);
    const data = JSON.parse(read(host, file));
    expect(JSON.parse(text)).toEqual(data);
    const year = Number(data.updated.slice(0, 4));
    const bad = [
      "{",
      "null",
      { ...data, name: "recorded-crime", updated: `${year + 1}-01-01` },
      { ...data, updated: `${year - 1}-01-01` },
      { ...data, title: "Of the same day" },
      { ...data, updated: "2206-01-01" },
      { ...data, updated: undefined },
    ];
    const ask = () => page.evaluate(async (path) => (await fetch(path, { cache: "no-cache" })).text(), host.address + file);
    for (const value of bad) {
      host.answers[`/${file}`] = json(value);
      await ask();
    }
    await settle(page, host);
    expect(await copyOf(page, host, file)).toBe(text);
    // Less than a year ahead of the day of the test, whatever it is.
    const newer = { ...data, updated: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) };
    host.answers[`/${file}`] = json(newer);
    await ask();
    await expect.poll(() => copyOf(page, host, file)).toBe(JSON.stringify(newer));
  });
});

test("what the next build no longer has goes", async ({ page, host }) => {
  await visit(page, host, "theme/");
  await visit(page, host, other);
  rmSync(join(host.folder, "theme/index.html"));
  build(host);
  expect(await update(page)).toBe("activated");
  await expect.poll(() => kept(page, host, " read ")).not.toContain("theme/");
  expect(await kept(page, host, " read ")).toContain(other);
});

test.describe("a worker", () => {
  test.use({ expected: [/ERR_EMPTY_RESPONSE|ERR_FAILED|status of 404/] });

  test("that was killed is back when it is needed", async ({ page, host, context }) => {
    await visit(page, host, other);
    const session = await context.newCDPSession(page);
    await session.send("ServiceWorker.enable");
    await session.send("ServiceWorker.stopAllWorkers");
    host.signal = false;
    for (const path of [first, other]) {
      const response = await open(page, host.address + path);
      expect(response.fromServiceWorker()).toBe(true);
      await expect(notice(page)).toHaveText(/^No signal\./);
    }
  });

  const broken = {
    "is no script": send(200, "{{{", { "Content-Type": "text/javascript" }),
    "stops at once": send(200, "throw new Error('broken')", { "Content-Type": "text/javascript" }),
    "is a page": send(200, "<!DOCTYPE html><title>Welcome</title>"),
    "is missing": send(404),
  };
  for (const [name, answer] of Object.entries(broken)) {
    test(`that ${name} leaves the last one at work`, async ({ page, host }) => {
      await visit(page, host, other);
      host.answers["/sw.js"] = answer;
      expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).update().then(String, (error) => error.name))).toMatch(/Error/);
      host.signal = false;
      await open(page, host.address + first);
      await expect(notice(page)).toHaveText(/^No signal\./);
    });
  }

  test("whose storage fails on the way lets every page come from the network", async ({ page, host }) => {
    const fails = `const fails = async () => { throw new DOMException("Blocked", "UnknownError"); };
      addEventListener("message", (event) => {
        if (event.data !== "fail") return;
        event.stopImmediatePropagation();
        for (const name of ["match", "open", "keys", "has"]) CacheStorage.prototype[name] = fails;
        event.ports[0].postMessage("");
      });`;
    host.answers["/sw.js"] = send(200, fails + read(host, "sw.js"), { "Content-Type": "text/javascript" });
    await visit(page, host, other);
    await page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      navigator.serviceWorker.controller.postMessage("fail", [port2]);
      await new Promise((done) => (port1.onmessage = done));
    });
    for (const path of [first, chart]) {
      const response = await open(page, host.address + path);
      expect(response.fromServiceWorker()).toBe(true);
      await expect(page.locator("main h1")).toHaveText(heading(host, path));
    }
    await expect(page.locator(".wide").getByRole("option").first()).toBeAttached();
  });
});
