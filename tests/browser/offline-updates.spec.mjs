// Offline storage when a new build is published: complete, half published or broken, and when the feature is turned
// off.
import { EMERGENCY, build, builds, change, digests, html, kept, notice, read, send, test, update, visit } from "./offline.mjs";
import { expect, open } from "./site.mjs";

const [first] = EMERGENCY;
const other = "about/";

// Without signal, pages with figures ask for the list of days in vain.
test.use({ expected: [/ERR_EMPTY_RESPONSE|ERR_FAILED/] });

test("a new build is seen at once, and kept; what no page needs any more goes", async ({ page, host }) => {
  const another = "accessibility/";
  await visit(page, host, another);
  await visit(page, host, other);
  const [old] = await builds(page);
  const worker = read(host, "sw.js");
  host.answers["/sw.js"] = send(200, worker, { "Content-Type": "text/javascript" });
  const list = `assets/${digests(host)}`;
  const script = change(host, [...EMERGENCY, other, another]);
  const id = build(host);
  const isNew = () => page.evaluate(async (address) => (await (await caches.match(address)).text()).includes("New words"), host.address + other);
  await open(page, host.address + other);
  await expect(page.locator("main h1")).toHaveText("New words");
  // The old worker can't prove it. Copies are made one after another, so this one comes after.
  await visit(page, host, "site-index/");
  expect(await isNew()).toBe(false);
  await open(page, host.address + other);
  await page.waitForFunction(() => navigator.serviceWorker.oncontrollerchange);
  delete host.answers["/sw.js"];
  expect(await update(page)).toBe("activated");
  expect(id).not.toBe(old);
  expect(await builds(page)).toEqual([id]);
  // The page that is open is stored by the new worker.
  await expect.poll(isNew).toBe(true);
  // The last copy that needs the old script is replaced.
  await open(page, host.address + another);
  await expect.poll(() => kept(page, host, " assets ")).not.toContain(script.old);
  const files = await kept(page, host, " assets ");
  expect(files).toEqual(expect.arrayContaining([script.next, `assets/${digests(host)}`]));
  expect(files).not.toContain(list);
  host.signal = false;
  for (const path of [...EMERGENCY, other]) {
    await open(page, host.address + path);
    await expect(page.locator("main h1")).toHaveText("New words");
    await expect(notice(page)).toHaveCSS("border-left-style", "solid");
  }
});

test.describe("a build that is not all there", () => {
  test.use({ expected: [/status of (404|500|503)|integrity|MIME type|ERR_EMPTY_RESPONSE|ERR_FAILED/] });

  /** All pages for emergencies open without signal, whole, with their old words. */
  const old = async (page, host) => {
    host.signal = false;
    for (const path of EMERGENCY) {
      await open(page, host.address + path);
      await expect(notice(page)).toHaveCSS("border-left-style", "solid");
      await expect(page.locator("main h1")).not.toHaveText("New words");
    }
  };
  const faults = {
    "one page fails": (host) => (host.answers[`/${EMERGENCY.at(-1)}`] = send(500)),
    "one page is sent on": (host) => {
      host.answers["/copy/"] = send(200, read(host, html(first)));
      host.answers[`/${first}`] = send(302, "", { Location: "/copy/" });
    },
    "one page is sent on to elsewhere": (host) => (host.answers[`/${first}`] = send(302, "", { Location: "https://elsewhere.example/" })),
    "one page is still the old one": (host, before) => (host.answers[`/${first}`] = send(200, before)),
    "the script is not its own": (host, before, { next }) => (host.answers[`/${next}`] = send(200, "1;", { "Content-Type": "text/javascript" })),
    "the script is missing": (host, before, { next }) => (host.answers[`/${next}`] = send(404)),
    "the script is a page": (host, before, { next }) => (host.answers[`/${next}`] = send(200, "<!DOCTYPE html>")),
    "the digests are missing": (host) => (host.answers[`/assets/${digests(host)}`] = send(404)),
    "the digests are not theirs": (host) => (host.answers[`/assets/${digests(host)}`] = send(200, "{}", { "Content-Type": "application/json" })),
    "one page must not be kept": (host) =>
      (host.answers[`/${first}`] = (request, response) => send(200, read(host, html(first)), { "Cache-Control": "no-store" })(request, response)),
  };
  for (const [name, fault] of Object.entries(faults)) {
    test(`leaves the last one at work: ${name}`, async ({ page, host }) => {
      await visit(page, host, other);
      const before = [await builds(page), read(host, html(first))];
      const script = change(host);
      build(host);
      fault(host, before[1], script);
      expect(await update(page)).toBe("redundant");
      expect(await builds(page)).toEqual(before[0]);
      await old(page, host);
    });
  }

  test("never replaces a copy by a page whose script is missing", async ({ page, host }) => {
    const chart = "charts/recorded-crime-rate/";
    await visit(page, host, other);
    const script = /src="[./]*(assets\/page-[\w-]+\.js)"/.exec(read(host, html(chart)))[1];
    host.answers[`/${script}`] = send(404);
    await page.goto(host.address + chart);
    // Copies are made one after another, so this one shows that the one before has been given up.
    await visit(page, host, "charts/");
    expect(await kept(page, host)).not.toContain(chart);
    await old(page, host);
  });

  test("is taken once it is", async ({ page, host }) => {
    await visit(page, host, other);
    change(host);
    const id = build(host);
    host.answers[`/${first}`] = send(500);
    expect(await update(page)).toBe("redundant");
    delete host.answers[`/${first}`];
    expect(await update(page)).toBe("activated");
    expect(await builds(page)).toEqual([id]);
  });
});

test("the switch to turn it off clears up what is this site's, and the worker", async ({ page, host }) => {
  await visit(page, host, other);
  await page.evaluate(async () => (await caches.open("kept /elsewhere/ read 1")).put("/x", new Response("x")));
  build(host, { on: false });
  await open(page, host.address + other);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await page.evaluate(() => caches.keys())).toEqual(["kept /elsewhere/ read 1"]);
  const response = await open(page, host.address + first);
  expect([response.status(), response.fromServiceWorker()]).toEqual([200, false]);
});
