// The content-security policy in the headers and in the page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, EMBEDS, PAGES, expect, test } from "./site.mjs";

test("pages come with a strict policy and the other headers", async ({ request, site }) => {
  const headers = (await request.get(`${site}charts/recorded-crime-rate/`)).headers();
  // Two policies, joined: one for all pages, and one that also forbids to frame this one.
  const [everywhere, policy] = headers["content-security-policy"].split(", ");
  expect(policy).toBe(`${everywhere}; frame-ancestors 'none'`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
  expect((await request.get(`${site}data/key-facts.json`)).headers()["access-control-allow-origin"]).toBe("*");
});

test("every page carries the same policy for hosts that send none, and no inline code", async ({ request, site }) => {
  const [sent] = (await request.get(`${site}${EMBEDS[0]}`)).headers()["content-security-policy"].split(", ");
  for (const path of [...PAGES, ...EMBEDS]) {
    const html = readFileSync(join(DIST, path.endsWith(".html") ? path : join(path, "index.html")), "utf8");
    const carried = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1].replaceAll("&#39;", "'");
    expect(carried).toBe(sent);
    expect(html).not.toMatch(/ style="| on[a-z]+="|<style/);
    const inline = [...html.matchAll(/<script(?![^>]*src=)([^>]*)>/g)].map(([, attributes]) => attributes.trim());
    expect(inline.filter((attributes) => !/^type="application\/(ld\+)?json"( data-metadata| data-codes)?$/.test(attributes))).toEqual([]);
  }
});

test("only pages for frames can be framed", async ({ request, site }) => {
  const mayBeFramed = async (path) => !(await request.head(site + path)).headers()["content-security-policy"].includes("frame-ancestors");
  for (const path of PAGES) expect(await mayBeFramed(path), path).toBe(false);
  for (const path of EMBEDS) expect(await mayBeFramed(path), path).toBe(true);
});

for (const [path, may] of [["", false], ["embed/", false], ["charts/recorded-crime-rate/", false], ["embed/recorded-crime-rate/", true]]) {
  test(`/${path} ${may ? "can" : "can't"} be framed`, async ({ site, browser }) => {
    const host = await (await browser.newContext()).newPage();
    await host.setContent(`<iframe src="${site}${path}"></iframe>`);
    await expect.poll(() => host.frames()[1]?.url()).toBe(may ? site + path : "chrome-error://chromewebdata/");
    await host.context().close();
  });
}
