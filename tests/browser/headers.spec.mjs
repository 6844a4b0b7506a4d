// The content-security policy in the headers and in the page.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, EMBEDS, PAGES, expect, fileOf, test } from "./site.mjs";

/** The policy in a page. */
const policyOf = (html) => html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1].replaceAll("&#39;", "'");

test("headers say what no build changes, and the page says the rest", async ({ request, site }) => {
  const response = await request.get(`${site}charts/recorded-crime-rate/`);
  const headers = response.headers();
  expect(headers["content-security-policy"]).toBe("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
  const policy = policyOf(await response.text());
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*/);
  expect((await request.get(`${site}data/key-facts.json`)).headers()["access-control-allow-origin"]).toBe("*");
});

test("every page carries the same policy but for the digest of its style, which is its only inline code", () => {
  const policies = new Set();
  for (const path of [...PAGES, ...EMBEDS]) {
    const html = readFileSync(join(DIST, path.endsWith(".html") ? path : join(path, "index.html")), "utf8");
    const styles = [...html.matchAll(/<style>([^<]*)<\/style>/g)];
    expect(styles.length, path).toBe(1);
    const digest = `'sha256-${createHash("sha256").update(styles[0][1]).digest("base64")}'`;
    expect(policyOf(html), path).toContain(`style-src ${digest};`);
    policies.add(policyOf(html).replace(digest, ""));
    expect(html).not.toMatch(/ style="| on[a-z]+="|<style [^>]*>|\{style\}|data-parts/);
    const inline = [...html.matchAll(/<script(?![^>]*src=)([^>]*)>/g)].map(([, attributes]) => attributes.trim());
    expect(inline.filter((attributes) => !/^type="application\/(ld\+)?json"( data-metadata| data-codes| data-embeds| data-props="[^"]*")?$/.test(attributes))).toEqual([]);
  }
  expect(policies.size).toBe(1);
});

test("only pages for frames can be framed", async ({ request, site }) => {
  const framing = async (path) => (await request.head(site + path)).headers()["content-security-policy"];
  for (const path of PAGES) {
    expect(await framing(path), path).toBe("frame-ancestors 'none'");
    // Hosts show the file under its own name too.
    expect(await framing(fileOf(path)), fileOf(path)).toBe("frame-ancestors 'none'");
  }
  for (const path of EMBEDS) expect(await framing(path), path).toBe(undefined);
});

for (const [path, may] of [["", false], ["index.html", false], ["embed/", false], ["embed/index.html", false], ["charts/recorded-crime-rate/", false], ["embed/recorded-crime-rate/", true]]) {
  test(`/${path} ${may ? "can" : "can't"} be framed`, async ({ site, browser }) => {
    const host = await (await browser.newContext()).newPage();
    await host.setContent(`<iframe src="${site}${path}"></iframe>`);
    await expect.poll(() => host.frames()[1]?.url()).toBe(may ? site + path : "chrome-error://chromewebdata/");
    await host.context().close();
  });
}
