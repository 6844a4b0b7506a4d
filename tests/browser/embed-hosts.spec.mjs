// Every embed address ever published, as pages are told to embed it, and some of each kind on every other kind of host
// page: many frames on a page, each as high as its content.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { HOSTS, misfit, test } from "./hosts.mjs";
import { DIST, EMBEDS, batches, expect } from "./site.mjs";

/** So many frames stand on one page. */
const TOGETHER = 17;
const { snippets: SNIPPETS } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../records/embed-addresses.json"), "utf8"));
/** Some of each kind: charts, their views, snapshots, figures, advice, packs. */
const KINDS = [/^embed\/[^/]+\/$/, /^embed\/(?!fact|advice|pack)[^/]+\/[a-z][^/]*\/$/, /\/\d{4}-\d\d-\d\d\/$/, /^embed\/fact\//, /^embed\/advice\//, /^embed\/pack\//];
const SOME = KINDS.flatMap((kind) => EMBEDS.filter((path) => kind.test(path)).filter((_, i) => i === 1 || i % 8 === 0));
const CHARTS = EMBEDS.filter((path) => !/^embed\/(fact|advice|pack)\//.test(path));

/** Notes what goes wrong with what a page and its frames ask for. */
function watched(page, homes) {
  const wrong = [];
  const isKnown = (address) => address.startsWith("data:") || homes.some((home) => address.startsWith(home));
  page.on("request", (request) => isKnown(request.url()) || wrong.push(`asked: ${request.url()}`));
  page.on("response", (response) => response.status() < 400 || wrong.push(`${response.status()}: ${response.url()}`));
  return wrong;
}

/** Waits until the frame of an address is there with its heading, and fits. It is scrolled to: a browser may leave a
 * frame of another origin as it is until it is near. */
async function sound(page, address, { most, least } = {}) {
  const find = () => page.frames().find((frame) => frame.url().split(/[?#]/)[0] === address);
  await expect.poll(() => Boolean(find()), address).toBe(true);
  const frame = find();
  await (await frame.frameElement()).scrollIntoViewIfNeeded();
  await expect(frame.locator("h1"), address).toHaveCount(1);
  await expect.poll(() => misfit(frame, most, least), address).toEqual({ off: 0, scrolls: false });
}

for (const [i, [name, host]] of Object.entries(HOSTS).entries()) {
  test.describe(name, () => {
    test.use({ expected: host.expected ?? [], viewport: { width: 640 + 16, height: 900 } });

    for (const paths of batches(i === 0 ? EMBEDS : SOME, TOGETHER)) {
      test(`embeds fit their content: /${paths[0]} and ${paths.length - 1} more`, async ({ page, show, site, context }) => {
        const wrong = watched(page, [site, show.address]);
        await show(host.html(paths.map((path) => site + path), site));
        for (const path of paths) await sound(page, site + path, host);
        expect(wrong).toEqual([]);
        expect(await context.cookies()).toEqual([]);
      });
    }
  });
}

for (const [kind, forms] of Object.entries(SNIPPETS)) {
  for (const [i, form] of forms.entries()) {
    test(`the ${kind} that was offered works as it was pasted, form ${i + 1}`, async ({ page, show, site }) => {
      const path = "recorded-crime-rate";
      const { height, title } = JSON.parse(readFileSync(join(DIST, "embed", path, "oembed.json"), "utf8"));
      const script = readFileSync(join(DIST, /embed\/v\d+\.js/.exec(form)?.[0] ?? "embed.js"));
      const parts = {
        site, title, height, name: path,
        address: `${site}embed/${path}/`,
        whole: `${site}charts/${path}/`,
        digest: `sha384-${createHash("sha384").update(script).digest("base64")}`,
      };
      await show(form.replace(/\{(\w+)\}/g, (_, name) => parts[name]));
      if (kind === "link" || kind === "oembed") await expect(page.getByRole("link", { name: title })).toHaveAttribute("href", parts.whole);
      if (kind === "link") return;
      const isFitted = form.includes("<script");
      await expect.poll(() => page.frames().some((frame) => frame.url() === parts.address)).toBe(true);
      const frame = page.frames().find((frame) => frame.url() === parts.address);
      await expect(frame.locator("h1")).toHaveText(title);
      await expect.poll(() => misfit(frame).then(({ off, scrolls }) => !scrolls && (off === 0 || !isFitted))).toBe(true);
    });
  }
}

for (const paths of batches(CHARTS, TOGETHER)) {
  test(`the element shows charts and their views: /${paths[0]} and ${paths.length - 1} more`, async ({ page, show, site, context }) => {
    const wrong = watched(page, [site, show.address]);
    const elements = paths.map((path) => `<safer-chart chart="${path.slice("embed/".length, -1)}"><a href="/">Link</a></safer-chart>`);
    await show(`${elements.join("")}<script src="${site}embed.js"></script>`);
    for (const [i, path] of paths.entries()) {
      // Frames of the element wait until they are near.
      await page.locator("safer-chart").nth(i).scrollIntoViewIfNeeded();
      await sound(page, site + path);
    }
    await expect(page.locator("safer-chart a:visible")).toHaveCount(0);
    expect(wrong).toEqual([]);
    expect(await context.cookies()).toEqual([]);
  });
}
