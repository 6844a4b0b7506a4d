// “Check your embeds”: every form that was ever offered, as systems write it, is all right; each mistake is named, with the
// code that fixes it; and hostile HTML is only read.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { elementCode, frameCode, linkCode } from "../../js/embed/snippets.js";
import { overflow, violations } from "./checks.mjs";
import { EMBEDS, SNAPSHOTS, expect, open, read, test } from "./site.mjs";

const { snippets: FORMS } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../records/embed-addresses.json"), "utf8"));
const PUBLISHED = JSON.parse(/<script type="application\/json" data-embeds>([^<]*)<\/script>/.exec(read("embed/check/index.html"))[1]);
const { site: SITE, embeds, scripts } = PUBLISHED;
const NAME = "recorded-crime-rate";
const PATH = `${NAME}/`;
const { title: TITLE, height: HEIGHT, page: PAGE } = embeds[PATH];
const ADDRESS = `${SITE}embed/${PATH}`;
const DIGESTS = Object.fromEntries(scripts);

/** A form that was offered, as it was pasted. */
function filled(form, path = PATH) {
  const { title, height, page } = embeds[path];
  const version = /embed\/v\d+\.js/.exec(form)?.[0];
  const parts = { site: SITE, title, height, name: path.slice(0, -1), address: `${SITE}embed/${path}`, whole: SITE + page, digest: DIGESTS[version] };
  return form.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

const newest = (kind, path) => filled(FORMS[kind][FORMS[kind].length - 1], path);
const FRAME = newest("frame");
const ELEMENT = newest("element");
const SCRIPT = PUBLISHED.script;
const snapshots = Object.entries(embeds).filter(([path]) => SNAPSHOTS.includes(`embed/${path}`));
const [CURRENT] = snapshots.find(([, { superseded, corrected }]) => !superseded && !corrected);
const [OLD, { day: OLD_DAY }] = snapshots.find(([, { superseded, corrected }]) => superseded && !corrected);

/** What a copied picture and a copied quote become. */
const PICTURE = `<figure><img src="/media/crime.png" alt="${TITLE}. Crime fell. ${SITE}${PAGE}"><figcaption><a href="${SITE}${PAGE}">Source</a></figcaption></figure>`;
const QUOTE = `<p>Crime fell. (<a href="${SITE}embed/${CURRENT}">Altogether Safer, figures of today</a>)</p>`;

/** What WordPress makes of an address, and what other systems and libraries make of a frame. */
const SYSTEMS = {
  WordPress: `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper"><blockquote class="wp-embedded-content" data-secret="aB3dE6gH00"><a href="${SITE}${PAGE}">${TITLE}</a></blockquote>
    <iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" style="position: absolute; visibility: hidden;" title="“${TITLE}”" src="${ADDRESS}#?secret=aB3dE6gH00" data-secret="aB3dE6gH00" width="500" height="282" frameborder="0"></iframe></div></figure>
    <script src="/wp-includes/js/wp-embed.min.js"></script></body></html>`,
  "pym.js": `<div data-pym-src="${ADDRESS}"></div><script src="/pym.v1.min.js"></script>`,
  "iframe-resizer": `${FRAME.replace(/height="\d+"/, "")}<script src="/js/iframeResizer.min.js"></script>`,
  AMP: `<amp-iframe title="${TITLE}" src="${ADDRESS}" width="100%" loading="lazy" height="${HEIGHT}" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></amp-iframe>`,
  "a lazy loader": `<noscript>${FRAME.replace("loading", "x")}</noscript>${FRAME}`,
};

const settings = "?theme=dark&areas=E23000013,E92000001&from=latest-4&to=latest&table=open&controls=on&title=off";
const OFFERED = {
  ...Object.fromEntries(Object.entries(FORMS).flatMap(([kind, forms]) => forms.map((form, i) => [`${kind}, form ${i + 1}`, filled(form)]))),
  ...Object.fromEntries(Object.entries(SYSTEMS).map(([name, html]) => [`in ${name}`, html])),
  "embed.js": `${FRAME}<script src="${SITE}embed.js" async></script>`,
  "a frame with settings": FRAME.replace(ADDRESS, ADDRESS + settings.replace(/&/g, "&amp;")),
  "an element with settings": ELEMENT.replace("<safer-chart", '<safer-chart theme="dark" heading="off"'),
  "a frame with a sandbox": FRAME.replace("loading", 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" loading'),
  "a snapshot": newest("frame", CURRENT),
  "a picture": PICTURE,
  "a picture on this site": PICTURE.replace("/media/crime.png", `${SITE}${PAGE}chart.png`),
  "a quote": QUOTE,
  "an address on its own line": `<p>\n${SITE}${PAGE}\n</p>`,
};

const swap = (from, to, html = FRAME) => {
  expect(html).toContain(from);
  return html.replace(from, to);
};
const titled = ` title="${TITLE}"`;
const digest = ` integrity="${scripts.at(-1)[1]}"`;

/** Mistakes: the HTML, words of what is said, and what is to be pasted, where there is something. */
const MISTAKES = {
  "a frame without a title": [() => swap(titled, ""), "It has no title", FRAME],
  "an http address": [() => swap("https:", "http:"), "begins with http", FRAME],
  "a height that cuts": [() => swap(`height="${HEIGHT}"`, 'height="400"'), `cut off on phones: it’s 400 pixels high and needs ${HEIGHT}`, FRAME],
  "a height that cuts, and no way to scroll": [() => swap(`height="${HEIGHT}"`, 'style="height: 400px" scrolling="no"'), "Nobody can scroll", FRAME],
  "no height": [() => swap(` height="${HEIGHT}"`, ""), "no height in pixels", FRAME],
  "a height of long ago": [() => swap(`height="${HEIGHT}"`, 'height="1500"'), "leaves a gap", FRAME],
  "a width in pixels": [() => swap('width="100%"', 'width="800"'), "800 pixels wide", FRAME],
  "no lazy loading": [() => swap(' loading="lazy"', ""), "loading=\"lazy\"", FRAME],
  "a sandbox without scripts": [() => swap(" loading", ' sandbox="" loading'), "stops scripts", FRAME],
  "a sandbox without links": [() => swap(" loading", ' sandbox="allow-scripts" loading'), "stops links", FRAME],
  "a hidden frame": [() => swap(" loading", ' aria-hidden="true" loading'), "hidden from screen readers", FRAME],
  "a page that can’t be framed": [() => swap(`embed/${PATH}`, PAGE), "can’t stand in a frame", FRAME],
  "an address without its slash": [() => swap(`${PATH}"`, `${NAME}"`), "end in a slash", FRAME],
  "a setting that doesn’t exist": [() => swap(`${PATH}"`, `${PATH}?theme=blue&amp;table=open"`), "“theme=blue”", swap(`${PATH}"`, `${PATH}?table=open"`, FRAME)],
  "an unknown address": [() => swap(PATH, "recorded-crime-rat/"), "nothing at this address"],
  "a withdrawn chart": [() => swap(PATH, "withdrawn/"), "We’ve withdrawn it"],
  "a snapshot with newer figures": [() => newest("frame", OLD), `the figures published on ${OLD_DAY}. There are newer ones`, newest("frame", OLD.replace(/[\d-]+\/$/, ""))],
  "a frame that waits for consent": [() => swap(" src=", ' data-cookieblock-src='), "It waits for another script", FRAME],
  "code as text": [() => `<p>${FRAME.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`, "Readers see the code as text", FRAME],
  "padding with the first script": [() => `${swap(" loading", ' style="padding: 1em" loading')}${filled(FORMS.fitted[0]).split("\n")[1]}`, "doesn’t count its padding", newest("fitted")],
  "an element without its script": [() => ELEMENT.split("\n")[0], "Its script is missing", FRAME],
  "an element without a title": [() => swap(titled, "", ELEMENT), "It has no title", ELEMENT.split("\n")[0]],
  "an element without a link": [() => ELEMENT.replace(/<a .*<\/a>/, ""), "no link in it", ELEMENT.split("\n")[0]],
  "an element of nothing": [() => swap(`chart="${NAME}"`, 'chart="crime"', ELEMENT), "nothing at this address"],
  "a copied script": [() => FRAME + swap(SITE, "https://council.example/", SCRIPT), "a copy on another site", SCRIPT],
  "a wrong digest": [() => FRAME + swap("sha384-", "sha384-x", SCRIPT), "“integrity” is wrong", SCRIPT],
  "a digest without crossorigin": [() => FRAME + swap(' crossorigin="anonymous"', "", SCRIPT), "no “crossorigin”", SCRIPT],
  "a digest of a script without a number": [() => FRAME + swap(/embed\/v\d+\.js/.exec(SCRIPT)[0], "embed.js", SCRIPT), "no number in its address", SCRIPT],
  "a script of no version": [() => FRAME + swap(digest, "", SCRIPT).replace(/v\d+\.js/, "v99.js"), "no script at this address", SCRIPT],
  "an http script": [() => FRAME + swap("https:", "http:", SCRIPT), "A secure page doesn’t load it", SCRIPT],
  "a script as a module": [() => FRAME + swap("<script", '<script type="module"', SCRIPT), "as a module", SCRIPT],
  "a script that waits for consent": [() => FRAME + swap("<script", '<script type="text/plain"', SCRIPT), "agree to cookies", SCRIPT],
  "a picture without a description": [() => PICTURE.replace(/alt="[^"]*"/, 'alt=""'), "no description"],
  "an http link": [() => swap("https:", "http:", newest("link")), "begins with http", newest("link")],
  "a link to nothing": [() => swap(PAGE, "charts/crime/", newest("link")), "nothing at this address"],
  "WordPress without its script": [() => SYSTEMS.WordPress.replace(/<script.*<\/script>/, ""), "WordPress’s own script is missing", FRAME],
};

test.use({ answers: { "/embed/withdrawn/": (request, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("Withdrawn") } });

/** Has the page check HTML, and reads what it says. */
async function checked(page, html) {
  await page.getByLabel("Paste the HTML of your page").fill(html);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.locator(".found")).toHaveText(/^(Found|None|Paste|That)/);
  return page.locator(".verdicts > li").evaluateAll((all) =>
    all.map((one) => ({
      name: one.querySelector("h2").textContent,
      isRight: one.className === "current",
      words: [...one.querySelectorAll(":scope > p:not(:has(a))")].map((line) => line.textContent).join(" "),
      code: one.querySelector("textarea")?.value,
    })),
  );
}

test("every form that was ever offered is found, and is all right", async ({ page, site }) => {
  await open(page, `${site}embed/check/`);
  for (const [name, html] of Object.entries(OFFERED)) {
    const verdicts = await checked(page, html);
    expect(verdicts.length, name).toBeGreaterThan(0);
    expect(verdicts.filter(({ isRight }) => !isRight), name).toEqual([]);
    expect(verdicts.map(({ name }) => name).join(), name).toMatch(/: |An address/);
  }
  const all = await checked(page, `<!DOCTYPE html><body>${Object.values(OFFERED).map((html) => `<div>${html}</div>`).join("\n")}</body>`);
  expect(all.length).toBeGreaterThanOrEqual(Object.keys(OFFERED).length);
});

test.describe("mistakes", () => {
  test.use({ expected: [/status of 404/] });

  test("each is named, and what is to be pasted fixes it", async ({ page, site }) => {
    await open(page, `${site}embed/check/`);
    for (const [name, [html, words, code]] of Object.entries(MISTAKES)) {
      const wrong = (await checked(page, html())).filter(({ isRight }) => !isRight);
      expect(wrong.map(({ words }) => words).join(" | "), name).toContain(words);
      expect(wrong, name).toHaveLength(1);
      expect(wrong[0].code, name).toBe(code);
      if (!code) continue;
      const script = /^an element/.test(name) && !code.startsWith("<iframe") ? SCRIPT : "";
      expect((await checked(page, code + script)).filter(({ isRight }) => !isRight), `${name}, fixed`).toEqual([]);
    }
  });
});

test("the code that scripts make is the code of the page, for every embed", () => {
  expect(Object.keys(embeds).filter((path) => !EMBEDS.includes(`embed/${path}`))).toEqual([]);
  for (const [path, { title, height, page }] of Object.entries(embeds)) {
    const embed = { address: `${SITE}embed/${path}`, whole: SITE + page, title, height, chart: path.slice(0, -1) };
    expect(frameCode(embed)).toBe(newest("frame", path));
    expect(linkCode(embed)).toBe(newest("link", path));
    expect(`${elementCode(embed)}\n${SCRIPT}`).toBe(newest("element", path));
  }
});

test("hostile HTML is only read: nothing runs, loads or is shown", async ({ page, site }) => {
  await open(page, `${site}embed/check/`);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => asked.push(dialog.message()));
  const bad = "https://attacker.example/";
  const verdicts = await checked(
    page,
    `<html><head><base href="${bad}"><meta http-equiv="refresh" content="0;url=${bad}"><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
    <link rel="stylesheet" href="${bad}x.css"><style>@import "${bad}y.css"; body { display: none }</style><script>alert(1)</script>
    <body onload="alert(2)" style="background:url(${bad}b)"><img src="${bad}i" onerror="alert(3)"><svg onload="alert(4)"><style>*{}</style></svg>
    <iframe srcdoc="<script>parent.alert(5)</script>" title="</textarea><img src=x onerror=alert(6)>"style="width:1px" src="${ADDRESS}?theme=<img src=x onerror=alert(7)>"></iframe>
    <iframe src="javascript:alert(8)"></iframe><math><mi xlink:href="javascript:alert(9)"></mi></math><form action="${SITE}"><input name="attributes"></form>
    <template><img src=x onerror=alert(10)></template><style>unclosed`,
  );
  expect(verdicts).toHaveLength(1);
  expect(verdicts[0].words).toContain("theme=<img src=x x-onerror=alert(7)>");
  expect(await page.locator(".verdicts img, .verdicts iframe, .verdicts script").count()).toBe(0);
  expect(asked).toEqual([]);
});

test("a saved page can be chosen, and the code that fixes it is copied", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${site}embed/check/`);
  const html = swap(titled, "");
  await page.getByLabel("Or choose a saved page").setInputFiles({ name: "page.html", mimeType: "text/html", buffer: Buffer.from(html) });
  await expect(page.locator(".found")).toHaveText("Found 1 of our embeds. Needs fixing: 1.");
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.locator(".verdicts [role=status]")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(FRAME);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toEqual([]);
  expect(await checked(page, "<p>Nothing here.</p>")).toEqual([]);
  await expect(page.locator(".found")).toHaveText(/your system may have removed it/);
});

/** Links to pages that only the site knows of. */
const unheardOf = (count) => Array.from({ length: count }, (_, i) => `<a href="${SITE}charts/made-up-${i}/">A chart</a>`).join(" ");

/** Pastes HTML and presses the button, without waiting for an answer. */
async function press(page, html) {
  await page.getByLabel("Paste the HTML of your page").fill(html);
  await page.getByRole("button", { name: "Check", exact: true }).click();
}

test("of many addresses the site is asked about fifty, six at a time, and the page says how many are left", async ({ page, site }) => {
  await open(page, `${site}embed/check/`);
  const methods = [];
  const held = [];
  let isHeld = true;
  await page.route("**/charts/made-up-*/", async (route) => {
    methods.push(route.request().method());
    if (isHeld) held.push(route);
    else await route.fulfill({ status: 200 });
  });
  await press(page, unheardOf(60));
  await expect.poll(() => held.length).toBeGreaterThanOrEqual(6);
  // Whatever was asked for before this has come by when this is answered.
  await page.evaluate((address) => fetch(address).then((response) => response.text()), site);
  expect(held).toHaveLength(6);
  isHeld = false;
  for (const route of held) await route.fulfill({ status: 200 });
  await expect(page.locator(".found")).toHaveText("Found 60 of our embeds. Addresses not checked: 10. Paste a smaller part, or try again.");
  expect(methods).toEqual(Array(50).fill("HEAD"));
  await expect(page.locator(".verdicts > .current")).toHaveCount(50);
  await expect(page.locator(".verdicts > .unasked strong")).toHaveText(Array(10).fill("? Not checked"));
  expect(await violations(page)).toEqual([]);
});

test("a check that begins anew stops the one before it, and lists everything once", async ({ page, site }) => {
  await open(page, `${site}embed/check/`);
  const held = [];
  await page.route("**/charts/made-up-*/", (route) => void held.push(route));
  await press(page, unheardOf(1));
  await expect.poll(() => held.length).toBe(1);
  await Promise.all([page.waitForEvent("requestfailed"), page.getByRole("button", { name: "Check", exact: true }).click()]);
  await expect.poll(() => held.length).toBe(2);
  await held[1].fulfill({ status: 200 });
  await expect(page.locator(".found")).toHaveText("Found 1 of our embeds. All right.");
  await expect(page.locator(".verdicts > li")).toHaveCount(1);
});

test("an address about which the site doesn’t answer counts as not checked", async ({ page, site }) => {
  await page.clock.install();
  await open(page, `${site}embed/check/`);
  await page.route("**/charts/made-up-*/", () => {});
  await press(page, `${FRAME} ${unheardOf(1)}`);
  await expect(page.locator(".found")).toHaveText("Checking…");
  await page.clock.runFor(20_000);
  await expect(page.locator(".found")).toHaveText("Found 2 of our embeds. Addresses not checked: 1. Paste a smaller part, or try again.");
  await expect(page.locator(".verdicts strong")).toHaveText(["✓ All right", "? Not checked"]);
});

test("a style and an address of any length are read once, not from each letter on", async ({ page, site }) => {
  await open(page, `${site}embed/check/`);
  const long = "a".repeat(300_000);
  const verdicts = await checked(page, `${swap(" loading", ` style="${long}" loading`)}<img alt="A chart" src="${SITE}charts/${long}/chart.png">`);
  expect(verdicts.map(({ isRight }) => isRight)).toEqual([true, true]);
});

test("a file that has gone since it was chosen is to be chosen again, and one that is too long isn’t read", async ({ page, site }, info) => {
  const file = info.outputPath("page.html");
  writeFileSync(file, FRAME);
  await open(page, `${site}embed/check/`);
  const field = page.getByLabel("Or choose a saved page");
  await field.setInputFiles(file);
  await expect(page.locator(".found")).toHaveText("Found 1 of our embeds. All right.");
  rmSync(file);
  await field.dispatchEvent("change");
  await expect(page.locator(".found")).toHaveText("The file can’t be read any more. Choose it again.");
  await expect(field).toHaveValue("");
  await expect(page.locator(".verdicts > li")).toHaveCount(0);
  await field.setInputFiles({ name: "long.html", mimeType: "text/html", buffer: Buffer.alloc(5_000_001, "x") });
  await expect(page.locator(".found")).toHaveText("That’s too long. Paste the part with our embeds.");
  await expect(page.getByLabel("Paste the HTML of your page")).toHaveValue(FRAME);
});

test.describe("without a network", () => {
  test.use({ expected: [/ERR_FAILED/] });

  test("the page says that it could not ask", async ({ page, site }) => {
    await open(page, `${site}embed/check/`);
    await page.route("**/embed/other/", (route) => route.abort());
    expect(await checked(page, swap(PATH, "other/"))).toEqual([]);
    await expect(page.locator(".found")).toHaveText(/^That didn’t work/);
    await page.unroute("**/embed/other/");
  });
});

test("without a script the page says what to check by hand", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site}embed/check/`);
  await expect(page.getByRole("textbox", { name: "Paste" })).toHaveCount(0);
  await expect(page.locator("#by-hand ~ ul li")).toHaveCount(6);
  await context.close();
});
