// Published files must not use syntax that the oldest supported browsers don't know: they drop a rule, a style sheet or
// a whole script because of a single piece of it. What else they lack is named here, and taken away from a browser of
// today to see that pages stay whole.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import binaryen from "binaryen";
import { transform } from "esbuild";
import { oldestBrowsers } from "../../js/build/oldest-browsers.mjs";
import { overflow } from "./checks.mjs";
import { DIST, KINDS, LIVING, expect, test } from "./site.mjs";
import { asOldest, newer, newerCalls, wasmSince } from "./support.mjs";

const files = (ending) =>
  readdirSync(DIST, { recursive: true })
    .filter((path) => path.endsWith(ending))
    .sort();
const read = (path) => readFileSync(join(DIST, path), "utf8");

/** The styles of all pages, each once, with a page that has it. */
const styles = () => new Map(files(".html").flatMap((path) => [...read(path).matchAll(/<style>([^<]*)<\/style>/g)].map(([, css]) => [css, path])));

/** Code as esbuild writes it for a target. For the oldest browsers it says in older words what they don't know, and
 * refuses what can't be said so: code is old enough if that changes nothing. */
async function written(code, loader, target) {
  const plain = { loader, legalComments: "none", logLevel: "silent", charset: "utf8" };
  return (await transform(code, { ...plain, ...target })).code;
}
const isOldEnough = async (code, loader) => {
  const old = await written(code, loader, oldestBrowsers).catch((error) => error.message);
  return old === (await written(code, loader, { target: "esnext" }));
};

/** What esbuild leaves as it is, and the oldest browsers drop. */
const NEWER_CSS = [
  [/@layer/, "cascade layers"],
  [/:is\(|:where\(/, "a rule for a list of selectors"],
  [/:not\([^()]*,/, "a list that is ruled out"],
  [/@media[^{]*[<>]/, "a range in a media query"],
  [/(?:^|[{};])(?:margin|padding|border|inset)-(?:block|inline)\b/m, "sides by the direction of writing"],
  [/(?:^|[{}; ])inset:(?! 0\))/m, "four sides at once"],
  [/color-mix\(|oklch\(|light-dark\(/, "newer colours"],
  [/\d(?:dvh|svh|lvh|dvw)\b/, "newer units"],
];

/** What scripts may call on only where they have looked for it: the oldest browsers don't have it. */
const NEWER_JS = /\.(?:replaceAll|replaceChildren|findLast|toSorted|toReversed|at)\(|Object\.hasOwn|structuredClone|Promise\.(?:any|withResolvers)/;

test("styles have nothing that the oldest browsers drop", async () => {
  expect(files(".css")).toEqual([]);
  expect(styles().size).toBeGreaterThan(10);
  for (const [css, path] of styles()) {
    expect(await isOldEnough(css, "css"), path).toBe(true);
    for (const [pattern, what] of NEWER_CSS) expect(pattern.exec(css)?.[0], `${path}: ${what}`).toBeUndefined();
  }
});

/** What modules may use of WebAssembly, as binaryen and as MDN's tables name it. MDN has no entry for mutable globals, which
 * are older than all of these; the last two are parts of others. */
const IN_MODULES = {
  BulkMemory: "bulk-memory-operations",
  NontrappingFPToInt: "non-trapping-float-to-int-conversions",
  SignExt: "sign-extension-operations",
  ReferenceTypes: "reference-types",
  Multivalue: "multi-value",
  MutableGlobals: undefined,
  BulkMemoryOpt: undefined,
  CallIndirectOverlong: undefined,
};

test("modules use nothing of WebAssembly that is newer than README says", () => {
  const year = /explore and pages saved for times without signal need a browser from (\d{4})/.exec(readFileSync(join(DIST, "../README.md"), "utf8"))[1];
  for (const name of Object.values(IN_MODULES).filter(Boolean)) expect(wasmSince(name) < year, `${name}: ${wasmSince(name)}`).toBe(true);
  const allowed = Object.keys(IN_MODULES).reduce((sum, name) => sum | binaryen.Features[name], 0);
  for (const path of files(".wasm")) {
    const module = binaryen.readBinary(readFileSync(join(DIST, path)));
    module.setFeatures(allowed);
    expect(module.validate(), path).toBe(1);
    module.dispose();
  }
});

/** Selectors that only newer browsers know stand in rules of their own: in a list they would take the others with them. */
test("newer selectors share no rule with others", () => {
  // Each rule once: pages share most of them.
  const rules = new Map();
  for (const [css, path] of styles()) {
    for (const before of css.split("{").slice(0, -1)) rules.set(before.split("}").at(-1), path);
  }
  expect(rules.size).toBeGreaterThan(500);
  for (const [selectors, path] of rules) {
    const all = selectors.split(/,(?![^(]*\))/);
    const newer = all.filter((one) => /:has\(|:modal|:focus-visible|:popover-open|::details-content|::backdrop/.test(one));
    expect([0, all.length], `${path}: ${selectors}`).toContain(newer.length);
  }
});

test("scripts have no syntax that the oldest browsers can't read", async () => {
  const paths = files(".js");
  expect(paths.length).toBeGreaterThanOrEqual(10);
  for (const path of paths) expect(await isOldEnough(read(path), "js"), path).toBe(true);
});

test("scripts that pages and frames run at once call on nothing newer", () => {
  // Those that start a module need a browser that has WebAssembly of today.
  const paths = files(".js").filter((path) => /assets\/(?:page(?!.*(?:charts|facts|publisher))[a-z-]*|embed-page)-[0-9A-Z]{8}\.js$|^embed\/.*\.js$/.test(path));
  expect(paths.length).toBeGreaterThanOrEqual(9);
  for (const path of paths) expect(NEWER_JS.exec(read(path))?.[0], path).toBeUndefined();
});

/** What the oldest browsers drop, by what their readers do without. `rect()` is also the old way to hide words, which all know. */
const DO_WITHOUT = {
  "finer looks": [
    "text-wrap", ":file-selector-button", "text-wrap: balance", "text-wrap: wrap", "text-underline-offset", "text-decoration-thickness", "accent-color", "aspect-ratio",
    "aspect-ratio: auto", "@view-transition", "color-scheme", "color-scheme: dark", "color-scheme: light", "scrollbar-width", "scrollbar-width: none",
    "align-self: end", "width: fit-content", "height: fit-content", ":marker", "text-size-adjust", "rect()",
  ],
  "another pointer, which phones have not": ["cursor", "cursor: grab", "cursor: not-allowed", "cursor: pointer", ":-moz-range-thumb", ":-webkit-slider-thumb"],
  "a ring for the keyboard alone: they have the browser's own": [":focus-visible"],
  "the reader's own colours, which they can't be asked for": ["@media forced-colors", "forced-color-adjust", "forced-color-adjust: none"],
  "room above what a link leads to, and where scrolling ends": ["scroll-margin-top", "overscroll-behavior", "overscroll-behavior: contain"],
  "long words broken wherever they must": ["overflow-wrap: anywhere"],
  "what opens over the page, which their scripts never open": [":modal", ":backdrop", ":popover-open", ":fullscreen"],
  "words for readers without scripts": ["@media scripting"],
  "charts that follow the room they have: they follow the window": ["@container", "container-type", "container-type: inline-size"],
  "a page that knows what is in it": [":has"],
  "folds that are open on paper": [":details-content", "content-visibility", "content-visibility: visible"],
  "sheets of a size of their own, and colours on paper": ["@page", "page", "size", "break-after: avoid", "print-color-adjust", "print-color-adjust: exact"],
};

test("styles use nothing newer but what a page can do without", () => {
  const known = new Set(Object.values(DO_WITHOUT).flat());
  const used = new Map([...styles()].flatMap(([css, path]) => [...newer(css)].map((name) => [name, path])));
  expect([...used].filter(([name]) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !used.has(name))).toEqual([]);
});

/** What Playwright itself needs in a page. */
const KEPT = /^(globalThis|BigInt|BigInt64Array|BigUint64Array|WeakRef|WebAssembly|FinalizationRegistry|Symbol|Function)$/;

test.describe("with what the oldest browsers have", () => {
  const served = (path) => (request, response) => {
    const html = read(path).replace(/<style>([^<]*)<\/style>/, (_, css) => `<style>${asOldest(css)}</style>`);
    // The policy names the digest of the style as it was published.
    response.writeHead(200, { "Content-Type": "text/html;charset=utf-8" }).end(html.replace(/style-src 'sha256-[^']*'|style-src &#39;sha256-.*?&#39;/, "style-src 'unsafe-inline'"));
  };
  const paths = [...KINDS, ...LIVING.filter((_, i) => i % 20 === 0)].filter((path) => !/^(publish|style)\//.test(path));
  const file = (path) => (path.endsWith(".html") ? path : `${path}index.html`);
  test.use({
    viewport: { width: 320, height: 640 },
    answers: Object.fromEntries(paths.map((path) => [`/${path}`, served(file(path))])),
    // Modules can't be compiled.
    expected: [/CompileError/],
  });

  test("pages stay whole at 320 pixels, and 999 is easy to press", async ({ page, site }) => {
    await page.addInitScript((calls) => {
      for (const [owner, name] of calls) {
        if (owner === "globalThis") delete globalThis[name];
        else for (const place of [globalThis[owner], globalThis[owner]?.prototype, owner === "Window" && globalThis]) if (place) delete place[name];
      }
      const fail = () => Promise.reject(new WebAssembly.CompileError("a newer instruction"));
      Object.assign(WebAssembly, { compile: fail, instantiate: fail, compileStreaming: undefined, instantiateStreaming: undefined });
    }, newerCalls().filter(([owner, name]) => !KEPT.test(owner === "globalThis" ? name : owner)));
    for (const path of paths) {
      await page.goto(site + path);
      // Where the module is missing, nothing is offered that needs it.
      if (read(file(path)).includes("data-island") && !path.startsWith("embed/")) {
        await page.locator("html[data-failed]").waitFor({ state: "attached" });
        await expect(page.locator(".add:visible, .years:visible, .answers:visible, .chips:visible")).toHaveCount(0);
      }
      expect(await overflow(page), path).toEqual([]);
      const calls = await page.evaluate(() => [...document.querySelectorAll("a[href='tel:999']")].map((one) => one.getBoundingClientRect().height).filter((height) => height > 0));
      for (const height of calls) expect(height, path).toBeGreaterThanOrEqual(44);
    }
  });
});
