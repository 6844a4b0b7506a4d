// Finds the rules of a style sheet that a page can use. A rule stays if every class, id, element and attribute that it
// asks for is in the page's HTML or is a word of a script that the page can run, as scripts set what is not in the HTML.
// What a selector rules out (`:not`) and states such as `:hover` are not asked for. So a rule may stay that matches
// nothing, but none goes that could match.
import { Parser } from "htmlparser2";
import postcss from "postcss";
import selectorParser from "postcss-selector-parser";

/** Attributes that browsers set by themselves. */
const BY_BROWSERS = ["[open]"];

/** A name as scripts may write it: `aria-hidden` is also `ariaHidden`. */
const plain = (name) => name.replace(/-/g, "").toLowerCase();

/** The classes, ids, elements and attributes in HTML, each as a selector would name it. Pages of embeds and the dialog
 * for editors take parts of other pages, so those in elements with the attribute `within` can be had alone.
 * @param {string} html @param {string} [within] @returns {Set<string>} */
export function namesIn(html, within) {
  const names = new Set();
  // How many elements are open from the one with the attribute on.
  let depth = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (within && (depth > 0 || within in attributes)) depth += 1;
      if (within && depth === 0) return;
      names.add(tag);
      for (const [name, value] of Object.entries(attributes)) {
        names.add(`[${name}]`);
        if (name === "class") for (const one of value.split(/\s+/)) names.add(`.${one}`);
        else if (name === "id") names.add(`#${value}`);
        else if (value.length < 40) names.add(`[${name}=${value}]`);
      }
    },
    onclosetag() {
      if (depth > 0) depth -= 1;
    },
  });
  parser.end(html);
  return names;
}

/** What code can put into a page. @param {string[]} texts of scripts and of what modules are made from */
export function code(texts) {
  const all = texts.join("\n");
  const words = new Set((all.match(/[\w-]+/g) ?? []).map(plain));
  return { has: (word) => words.has(plain(word)), mentions: (text) => all.includes(text) };
}

/** What a selector asks for: [as HTML names it, the words that a script would need to set it][] */
function needs(selector) {
  const all = [];
  const look = (node) => {
    // What is ruled out need not be there, and of several parts any may match.
    if (node.type === "pseudo" && (node.value === ":not" || node.nodes.length > 1)) return;
    if (node.type === "class") all.push([`.${node.value}`, [node.value]]);
    if (node.type === "id") all.push([`#${node.value}`, [node.value]]);
    if (node.type === "tag") all.push([node.value.toLowerCase(), [node.value]]);
    if (node.type === "attribute") {
      const name = node.attribute;
      // A script may write it as a field of `dataset`.
      const word = name.replace(/^data-/, "");
      // What is true or false is mostly worked out.
      const value = /^(true|false)$/.test(node.value) ? [] : [node.value];
      if (node.operator === "=") all.push([`[${name}=${node.value}]`, [word, ...value]]);
      else if (!BY_BROWSERS.includes(`[${name}]`)) all.push([`[${name}]`, [word]]);
    }
    node.nodes?.forEach(look);
  };
  look(selector);
  return all;
}

/** Custom properties that nothing reads are left out. Scripts put some names together: `--series-` and a number.
 * @param {string} css @param {(text: string) => boolean} mentions whether the page or one of its scripts has this text */
function withoutUnread(css, mentions) {
  const declared = new Set(Array.from(css.matchAll(/(--[\w-]+):/g), ([, name]) => name));
  const isRead = (name) => css.includes(`var(${name})`) || css.includes(`var(${name},`) || mentions(name.replace(/\d+$/, ""));
  const unread = [...declared].filter((name) => !isRead(name));
  if (!unread.length) return css;
  const less = css.replace(new RegExp(`(?<=[{;])(?:${unread.join("|")}):[^;}]*(?:;|(?=\\}))`, "g"), "").replace(/;\}/g, "}");
  // What only these read is not read any more.
  return withoutUnread(less, mentions);
}

/** Keyframes and boxes of paper stand under names, which these declarations use. */
const USES = { keyframes: /^animation(-name)?$/, page: /^page$/ };

/** @param {string} css
 * @returns {(page: {names: Set<string>, code: ReturnType<typeof code>, mentions: (text: string) => boolean}) => string}
 *   what a page can use of it: one with these names in its HTML, and code that may add others. `mentions` says whether
 *   a text stands anywhere in the HTML */
export function trimmer(css) {
  const parse = selectorParser();
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    const isFrame = /keyframes$/.test(rule.parent.name);
    rule.each = isFrame ? [[rule.selector, []]] : rule.selectors.map((text) => [text, needs(parse.astSync(text).nodes[0])]);
  });
  return ({ names, code, mentions }) => {
    const has = ([name, words]) => names.has(name) || words.every(code.has);
    const used = new Set();
    const kept = (node) => {
      if (node.type === "rule") {
        const selectors = node.each.filter(([, all]) => all.every(has)).map(([text]) => text);
        if (!selectors.length) return "";
        for (const [by, uses] of Object.entries(USES)) {
          node.walkDecls(uses, ({ value }) => value.split(/[\s,]+/).forEach((word) => used.add(`${by} ${word}`)));
        }
        return `${selectors.join(",")}{${node.nodes.join(";")}}`;
      }
      if (node.type !== "atrule" || !node.nodes || /^(font-face|view-transition)$/.test(node.name)) return node.toString();
      if (node.name in USES) return !node.params || used.has(`${node.name} ${node.params.split(":")[0]}`) ? node.toString() : "";
      const inside = node.nodes.map(kept).join("");
      return inside && `@${node.name} ${node.params}{${inside}}`;
    };
    // The first round finds the names that are used.
    root.nodes.forEach(kept);
    return withoutUnread(root.nodes.map(kept).join(""), (text) => mentions(text) || code.mentions(text));
  };
}
