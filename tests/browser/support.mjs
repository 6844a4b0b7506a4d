// Which of the features that the site uses the oldest supported browsers lack, by MDN's tables of browser support.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import postcss from "postcss";
import { oldestBrowsers } from "../../js/build/oldest-browsers.mjs";

const { css, api, javascript, webassembly, browsers } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("@mdn/browser-compat-data"), "utf8"));

/** The oldest browsers as the tables name them, each with its version: phones too. */
const OLDEST = oldestBrowsers.target.flatMap((target) => {
  const [, name, version] = /^([a-z]+)(\d+)$/.exec(target);
  return [name, { chrome: "chrome_android", safari: "safari_ios" }[name]].filter(Boolean).map((browser) => [browser, Number(version)]);
});

/** Whether all of them have a feature; `has` tells whether its name with a prefix is used beside it. Unknown ones count as old. */
function isOld(entry, has = () => false) {
  const support = entry?.__compat?.support;
  if (!support) return true;
  return OLDEST.every(([browser, version]) =>
    [support[browser] ?? []].flat().some((one) => {
      const since = one.version_added === true ? 0 : parseFloat(String(one.version_added).replace("≤", ""));
      return since <= version && !one.flags && !one.alternative_name && (!one.prefix || has(one.prefix));
    }),
  );
}

/** What a style uses that is newer: each feature with a function that takes it out of the style. */
function* newerIn(root) {
  const nodes = [];
  root.walk((node) => void nodes.push(node));
  for (const node of nodes) {
    const drop = () => node.remove();
    if (node.type === "atrule") {
      if (!isOld(css["at-rules"][node.name])) yield [`@${node.name}`, drop];
      if (node.name === "media") for (const [, name] of node.params.matchAll(/\(([a-z-]+)/g)) if (!isOld(css["at-rules"].media[name])) yield [`@media ${name}`, drop];
    } else if (node.type === "rule") {
      for (const [, name] of node.selector.matchAll(/::?([a-z-]+)/g)) if (!isOld(css.selectors[name])) yield [`:${name}`, drop];
    } else if (node.type === "decl" && !node.prop.startsWith("--") && node.parent.name !== "font-face") {
      const property = css.properties[node.prop];
      const hasPrefixed = (prefix) => node.parent.some(({ prop }) => prop === prefix + node.prop);
      if (!isOld(property, hasPrefixed)) yield [node.prop, drop];
      for (const [word] of node.value.matchAll(/[a-z][a-z-]*/g)) if (property && Object.hasOwn(property, word) && !isOld(property[word])) yield [`${node.prop}: ${word}`, drop];
      for (const [, name] of node.value.matchAll(/([a-z-]+)\(/g)) {
        for (const type of Object.values(css.types)) if (Object.hasOwn(type, name) && !isOld(type[name])) yield [`${name}()`, drop];
      }
      for (const [, unit] of node.value.matchAll(/\d([a-z]+)\b/g)) if (!isOld(css.types.length[unit])) yield [unit, drop];
    }
  }
}

/** The newer features of a style. */
export const newer = (style) => new Set([...newerIn(postcss.parse(style))].map(([name]) => name));

/** A style as the oldest browsers read it: without what they drop. */
export function asOldest(style) {
  const root = postcss.parse(style);
  for (const [, drop] of newerIn(root)) drop();
  return root.toString();
}

/** The newer parts of what scripts can call, each as [object, name]: ["Element", "replaceChildren"]. */
export function newerCalls() {
  const all = [];
  for (const [name, { __compat, ...members }] of [...Object.entries(api), ...Object.entries(javascript.builtins)]) {
    if (__compat && !isOld({ __compat })) all.push(["globalThis", name]);
    else for (const [member, entry] of Object.entries(members)) if (!isOld(entry)) all.push([name, member.replace(/_(static|event)$/, "")]);
  }
  return all;
}

/** The day from which every browser of the tables that we support has a feature of WebAssembly. */
export function wasmSince(name) {
  const { support } = webassembly[name].__compat;
  const days = ["chrome", "chrome_android", "edge", "firefox", "firefox_android", "safari", "safari_ios"].map((browser) => {
    const { version_added: version } = [support[browser]].flat()[0];
    return browsers[browser].releases[version].release_date;
  });
  return days.sort().at(-1);
}
