// What MDN's HTTP Observatory makes of a page and of an embed, by its own rules and without a network. The headers are
// those that nginx sends; HTTPS and the redirect to it are the host's, and taken as given.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ask } from "../../js/build/deploy-check.mjs";
import { PROJECT, hasNginx, nginx } from "./servers.mjs";

const HOST = "altogether-safer.example";
const rules = new URL("./node_modules/@mdn/mdn-http-observatory/", import.meta.url);

// The package fetches a list of sites that browsers only open by HTTPS. Without it, no site gets points for that.
const preloaded = fileURLToPath(new URL("conf/hsts-preload.json", rules));
mkdirSync(dirname(preloaded), { recursive: true });
writeFileSync(preloaded, "{}");
const from = (path) => import(new URL(`src/${path}`, rules).href);
const [{ ALL_TESTS }, { getScoreModifier }, { MINIMUM_SCORE_FOR_EXTRA_CREDIT }, { Requests }, { parseHttpEquivHeaders }] = await Promise.all(
  ["constants.js", "grader/grader.js", "grader/charts.js", "types.js", "retriever/utils.js"].map(from),
);

/** The score of an address, and what takes points away. */
async function judged(server, path) {
  const { status, headers, body } = await ask(server.address + path);
  const html = String(body);
  const url = new URL(path, `https://${HOST}/`);
  const plain = new URL(path, `http://${HOST}/`);
  const response = { status, headers, verified: true, httpEquiv: parseHttpEquivHeaders(html, url.href), request: { headers: {} } };
  const requests = new Requests(HOST);
  requests.session = { url, jar: { getCookiesSync: () => [], serializeSync: () => ({ cookies: [] }), toJSON: () => ({ cookies: [] }) } };
  requests.resources.path = html;
  Object.assign(requests.responses, { auto: response, https: response, http: response, cors: response });
  requests.responses.httpRedirects = requests.responses.httpsRedirects = [{ url: plain, status: 301 }, { url, status }];
  const results = ALL_TESTS.map((one) => one(requests).result).map((result) => [result, getScoreModifier(result)]);
  const losses = results.filter(([, points]) => points < 0);
  const base = losses.reduce((sum, [, points]) => sum + points, 100);
  const gains = results.reduce((sum, [, points]) => sum + Math.max(points, 0), 0);
  return { score: base >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? base + gains : base, losses, gains };
}

describe("MDN's HTTP Observatory", { skip: hasNginx ? false : "nginx is not installed, so it is left out" }, () => {
  let server;
  before(async () => (server = await nginx(join(PROJECT, "dist"))));
  after(() => server?.close());

  // What lies beside a chart may be shown by other sites, so its folder can't be kept for this one.
  for (const [path, points] of [["", 135], ["safety/water/in-the-water-now/", 135], ["help/abuse/", 135], ["publish/", 135], ["charts/recorded-crime-rate/", 125]]) {
    test(`/${path} has ${points} points`, async () => {
      const { score, losses } = await judged(server, path);
      assert.deepEqual(losses, []);
      assert.equal(score, points);
    });
  }

  // `frame-ancestors *` would give 25 points back, and shut out pages without an origin (src/publish/hosts/rules.rs).
  test("an embed loses points only because it can be framed", async () => {
    assert.deepEqual(await judged(server, "embed/recorded-crime-rate/"), { score: 80, losses: [["x-frame-options-not-implemented", -20]], gains: 15 });
  });
});
