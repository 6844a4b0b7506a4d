// Published files must not use syntax that the oldest supported browsers don't know: they drop a rule, a style sheet or
// a whole script because of a single piece of it. This test only reads files.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { oldestBrowsers } from "../../js/build/oldest-browsers.mjs";
import { DIST, expect, test } from "./site.mjs";

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
  const paths = files(".js").filter((path) => /assets\/(?:page(?!.*(?:charts|facts|desk))[a-z-]*|embed-page)-[0-9A-Z]{8}\.js$|^embed\/.*\.js$/.test(path));
  expect(paths.length).toBeGreaterThanOrEqual(9);
  for (const path of paths) expect(NEWER_JS.exec(read(path))?.[0], path).toBeUndefined();
});
