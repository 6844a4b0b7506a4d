// Pages without signal: what is stored on the device, and what happens when the network, the host or the storage fails.
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { violations } from "./checks.mjs";
import { EMERGENCY, STORED, digests, html, kept, manifest, notice, read, send, test, visit } from "./offline.mjs";
import { DIST, expect, open } from "./site.mjs";

const [first] = EMERGENCY;
const other = "about/";
const chart = "charts/road-deaths-and-injuries/";

const minute = (time) =>
  `${new Date(time).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })} at ${new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;

// Without signal, pages with figures ask for the list of days in vain.
test.use({ expected: [/ERR_EMPTY_RESPONSE/] });

for (const folder of ["/", "/safer/"]) {
  test.describe(`under ${folder}`, () => {
    test.use({ base: folder });

    test("after one visit every page for emergencies opens without signal, and says when it was saved", async ({ page, host }) => {
      const before = Date.now();
      await visit(page, host, other);
      const after = Date.now();
      host.signal = false;
      expect(EMERGENCY.length).toBeGreaterThan(1);
      for (const path of STORED) {
        const response = await open(page, host.address + path);
        expect([response.status(), response.fromServiceWorker()]).toEqual([200, true]);
        expect(response.headers()["content-security-policy"]).toContain("frame-ancestors");
        const words = await notice(page).textContent();
        expect([before, after].map((time) => `No signal. You’re reading a copy saved on ${minute(time)}.`)).toContain(words);
        expect(await page.evaluate(() => document.querySelector("main").firstElementChild.className)).toBe("notice");
        await expect(page.locator("main h1")).toHaveText(read(host, html(path)).match(/<h1>([^<]*)/)[1]);
        await expect(page.locator("main a[href^='tel:']").first()).toBeVisible();
        await expect(notice(page)).toHaveCSS("border-left-style", "solid");
      }
    });

    test("a page that is not kept gives way to a list of those that are, and to 999", async ({ page, host }) => {
      await visit(page, host, other);
      host.signal = false;
      await open(page, `${host.address}theme/objectives/?x=1`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("No signal");
      await expect(page.getByRole("link", { name: "Call 999" })).toHaveAttribute("href", "tel:999");
      await expect(page.locator(".strip")).toHaveCSS("font-weight", "600");
      const links = page.locator("main li a");
      // What was read is left out: it would tell others what.
      expect(await links.evaluateAll((all) => all.map((one) => one.href))).toEqual(EMERGENCY.map((path) => host.address + path));
      expect(await violations(page)).toEqual([]);
      await links.first().click();
      await expect(notice(page)).toBeVisible();
      await page.goto(host.address + first.replace(/\/$/, ""));
      await expect(page).toHaveURL(host.address + first);
      host.signal = true;
      await page.goto(`${host.address}theme/objectives/`);
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("No signal");
    });
  });
}

test("a chart that was read opens without signal, hydrates, and shows its figures in any view", async ({ page, host }) => {
  await visit(page, host, other);
  await visit(page, host, chart);
  await expect.poll(() => kept(page, host, " read ")).toContain("data/road-deaths-and-injuries.json");
  host.signal = false;
  for (const query of ["", "?from=2005"]) {
    await open(page, host.address + chart + query);
    await expect(notice(page)).toHaveText(/^No signal\./);
    await expect(page.locator("[data-island] .status")).toContainText("Figures published on");
    await expect(page.locator(".wide").getByRole("option").first()).toBeAttached();
  }
});

test("the page that brought the worker is kept with all that it needs, though it came first", async ({ page, host }) => {
  await visit(page, host, chart);
  const assets = await kept(page, host, " assets ");
  for (const [, name] of read(host, html(chart)).matchAll(/(?:src|href)="[./]*(assets\/[^"]*)"/g)) expect(assets).toContain(name);
  // What only a click needs is not fetched before it.
  expect(assets.filter((name) => /redraw|save-actions|export/.test(name))).toEqual([]);
});

test("nothing is fetched that was not asked for but the pages for emergencies, and nothing from elsewhere", async ({ page, host, context }) => {
  const addresses = [];
  context.on("request", (request) => addresses.push(request.url()));
  await visit(page, host, other);
  const named = [...read(host, html(other)).matchAll(/<(?:link|script)\b[^>]* (?:src|href)="[./]*([^"]*)"/g)].map(([, path]) => path);
  const more = host.asked.filter((path) => !named.includes(path) && path !== other && path !== "sw.js");
  // What the kept pages themselves need goes with them.
  const needed = STORED.flatMap((path) => [...read(host, html(path)).matchAll(/(?:src=|href=|url\()"[./]*(assets\/[^"]*)"/g)].map(([, file]) => file));
  const list = `assets/${digests(host)}`;
  expect(more.filter((path) => !needed.includes(path)).sort()).toEqual([list, ...STORED].sort());
  const weight = ["sw.js", list, ...STORED.map(html)].reduce((sum, path) => sum + brotliCompressSync(readFileSync(join(host.folder, path))).length, 0);
  expect(weight).toBeLessThan(16 * 1024 + STORED.length * 8 * 1024);
  await visit(page, host, chart);
  const assets = host.asked.filter((path) => path.startsWith("assets/"));
  expect(assets).toEqual([...new Set(assets)]);
  expect(addresses.some((address) => address.endsWith("/sw.js"))).toBe(true);
  expect(addresses.filter((address) => !address.startsWith(host.address))).toEqual([]);
});

test.describe("when things go wrong", () => {
  test.use({ expected: [/status of (404|410|500|503)|ERR_EMPTY_RESPONSE/] });

  test("errors, pages that are gone for good and what must not be kept are not", async ({ page, host }) => {
    await visit(page, host, other);
    await visit(page, host, "charts/");
    await visit(page, host, "calendar/");
    host.answers["/facts/"] = send(503);
    host.answers["/theme/"] = send(200, read(host, html("theme/")), { "Cache-Control": "no-store" });
    host.answers["/charts/"] = send(410);
    // While a build is being uploaded, some of its pages may not be found.
    rmSync(join(host.folder, "calendar/index.html"));
    for (const path of ["facts/", "theme/", "not-there/", "charts/", "calendar/"]) await page.goto(host.address + path);
    await visit(page, host, chart);
    expect((await kept(page, host, " read ")).filter((path) => !/^data\//.test(path)).sort()).toEqual([other, "calendar/", chart].sort());
  });

  test("a host that fails gives way to the copy, and says so", async ({ page, host }) => {
    await visit(page, host, other);
    host.answers[`/${first}`] = send(500);
    expect((await open(page, host.address + first)).status()).toBe(200);
    await expect(notice(page)).toHaveText(/^The site isn’t answering\. You’re reading a copy saved on /);
  });

  test("a slow network gives way to the copy after four seconds; without one it is waited for", async ({ page, host }) => {
    await visit(page, host, other);
    const waiting = [];
    for (const path of [first, "charts/"]) host.answers[`/${path}`] = (request, response) => waiting.push(response);
    const start = Date.now();
    await open(page, host.address + first);
    expect(Date.now() - start).toBeGreaterThan(3_900);
    await expect(notice(page)).toHaveText(/^The signal is weak\. You’re reading a copy saved on /);
    const going = page.goto(`${host.address}charts/`);
    await expect.poll(() => waiting.length).toBe(2);
    send(200, read(host, html("charts/")))(null, waiting[1]);
    await going;
    await expect(notice(page)).toHaveCount(0);
    await expect(page.locator("main h1")).not.toHaveText("No signal");
  });
});

test.describe("with full storage", () => {
  /** The worker, in a browser that refuses to keep what a rule says. */
  const refusing = (host, rule) => {
    const before = `const put = Cache.prototype.put; const open = CacheStorage.prototype.open;
      CacheStorage.prototype.open = async function (name) { return Object.assign(await open.call(this, name), { called: name }); };
      Cache.prototype.put = async function (...all) { if (${rule}) throw new DOMException("Full", "QuotaExceededError"); return put.apply(this, all); };`;
    host.answers["/sw.js"] = send(200, before + read(host, "sw.js"), { "Content-Type": "text/javascript" });
  };

  test("the site is read as ever", async ({ page, host }) => {
    refusing(host, "true");
    await open(page, host.address + other);
    await expect.poll(() => host.asked).toContain(`assets/${digests(host)}`);
    await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(await kept(page, host)).toEqual([]);
    await open(page, host.address + chart);
  });

  test("the pages read longest ago make room, those for emergencies stay", async ({ page, host }) => {
    refusing(host, '/ read /.test(this.called) && (await this.keys()).filter(({ url }) => url !== all[0]).length > 1');
    const paths = ["theme/", other, "charts/"];
    for (const path of paths) await visit(page, host, path);
    expect((await kept(page, host, " read ")).sort()).toEqual(paths.slice(1).sort());
    host.signal = false;
    for (const path of [...EMERGENCY, ...paths.slice(1)]) {
      await open(page, host.address + path);
      await expect(notice(page)).toHaveCSS("border-left-style", "solid");
    }
    await open(page, host.address + paths[0]);
    await expect(page.locator("main h1")).toHaveText("No signal");
  });

  test("a browser that gives no more room shows every page", async ({ page, host, context }) => {
    await visit(page, host, other);
    const session = await context.newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.address).origin, quotaSize: 1 });
    const more = () => caches.open("more").then((cache) => cache.put("/more", new Response("x".repeat(100_000))));
    expect(await page.evaluate(`(${more})().catch(({ name }) => name)`)).toBe("QuotaExceededError");
    const response = await open(page, host.address + chart);
    expect([response.status(), response.fromServiceWorker()]).toEqual([200, true]);
    await expect(page.locator("main h1")).not.toHaveText("No signal");
    host.signal = false;
    await open(page, host.address + first);
    await expect(notice(page)).toBeVisible();
  });
});

test("a frame that must not ask for a worker stays quiet", async ({ page, host }) => {
  const script = read(host, html(first)).match(/assets\/page-[\w-]+\.js/)[0];
  host.answers["/inner.html"] = send(200, `<script>globalThis.requestIdleCallback = (act) => act()</script><script type="module" src="${script}"></script><p>Inside</p>`);
  host.answers["/favicon.ico"] = send(204, "");
  host.answers["/outer.html"] = send(200, `<iframe sandbox="allow-scripts" src="inner.html"></iframe>`);
  host.answers[`/${script}`] = send(200, `${read(host, script)};document.title="ran"`, { "Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*" });
  for (const path of ["/inner.html", "/outer.html"]) {
    const own = host.answers[path];
    host.answers[path] = (request, response) => (response.removeHeader("Content-Security-Policy"), own(request, response));
  }
  await page.goto(`${host.address}outer.html`);
  await expect.poll(() => page.frames()[1].title()).toBe("ran");
  // The script waits for the load and for rest; here the frame has rest at once.
  await page.frames()[1].waitForLoadState("load");
  expect(host.asked).not.toContain("sw.js");
});

test("the site can be put on a home screen: its icons have the sizes that they are said to have", () => {
  const size = (path) => {
    const bytes = readFileSync(join(DIST, path));
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
  };
  expect(manifest).toMatchObject({ start_url: "./", scope: "./", display: "standalone", lang: "en-GB" });
  for (const { src, sizes } of manifest.icons) expect(size(src)).toBe(sizes);
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(["192x192 any", "512x512 any", "512x512 maskable"]);
  expect(size("icons/apple-touch-icon.png")).toBe("180x180");
  for (const path of EMERGENCY) expect(existsSync(join(DIST, html(path))), path).toBe(true);
  const [script] = readdirSync(join(DIST, "assets")).filter((name) => /^page-/.test(name));
  expect(brotliCompressSync(readFileSync(join(DIST, "assets", script))).length).toBeLessThan(600);
});
