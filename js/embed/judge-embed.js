// Says what is wrong with embeds on a page of another site, in words for its editors, and gives the code that fixes it.
import { once, ours } from "./find-embeds.js";
import { elementCode, frameCode, linkCode } from "./snippets.js";

/** @typedef {{site: string, script: string, scripts: [string, string][], embeds: Record<string, {title: string, page: string,
 *   height: number, day?: string, corrected?: string, superseded?: boolean, withdrawn?: boolean}>}} Published what
 *   src/page/embed/check.rs says */
/** @typedef {{name: string, problems: string[], notes: string[], fix?: string, page?: string, isUnasked?: boolean}} Verdict
 *   `page` is a path of this site where more is said; `isUnasked` is whether only the site knows, and it wasn’t asked */

/** The settings of a frame's address, with their values; those without a list take any. Libraries that resize frames add
 * the last ones. */
const SETTINGS = {
  theme: ["light", "dark"], table: ["open"], title: ["off"], controls: ["on"], areas: null, from: null, to: null, period: null, lang: null,
  childId: null, initialWidth: null, parentTitle: null, parentUrl: null,
};
/** The same as attributes of the element. */
const ATTRIBUTES = "theme table heading controls areas from to period".split(" ");
/** Scripts of others that fit frames to their content. */
const RESIZERS = /pym|iframe-?resizer|datawrapper|embedly|cdn\.ampproject|wp-embed/i;

const NO_TITLE = "It has no title. People who use a screen reader don’t know what it is.";

const attribute = (element, name) => (element.getAttribute(name) || "").trim();

/** The declarations of a style attribute, which has another name here (js/embed/find-embeds.js). They are cut at their
 * signs: a pattern that looks for names would begin again at each letter of a long one. */
function styles(element) {
  const declarations = attribute(element, "x-style").split(";").map((text) => [text, text.indexOf(":")]);
  return new Map(declarations.filter(([, at]) => at > 0).map(([text, at]) => [text.slice(0, at).trim(), text.slice(at + 1).trim()]));
}

/** A size in pixels; undefined if it is none. */
function pixels(value) {
  const [, number] = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(value || "") || [];
  return number === undefined ? undefined : Number(number);
}

/** The paths of embeds, by the pages that they are of and by their own. */
const placesOf = once(({ embeds }) => {
  const all = Object.entries(embeds).flatMap(([path, { page }]) => [[page, path], [`embed/${path}`, path]]);
  // Of several with one page, the first comes last and stays.
  return new Map(all.reverse());
});

/** The first link in a figure. */
const linkIn = once((figure) => figure.querySelector("a[href]"));

/** An embed's path below `embed/` as the site writes it. */
const plainPath = (path) => path.replace(/^embed\//, "").replace(/index\.html$/, "").replace(/([^/])$/, "$1/");

/** An embed as js/embed/snippets.js takes it. @param {Published} published @param {string} path below `embed/` */
function embedAt({ site, embeds }, path, query = "") {
  const { title, page, height } = embeds[path];
  return { address: `${site}embed/${path}${query}`, whole: site + page, title, height, chart: path.replace(/\/$/, "") };
}

// ---- Scripts

/** Whether a script of another address is a copy of ours. */
const isCopy = (src, integrity, { scripts }) => /\/embed\/v\d+\.js$/.test(src) || scripts.some(([, digest]) => digest === integrity);

/** What is wrong with a script; undefined if it is none of ours. @param {Element} script @param {Published} published */
function judgeScript(script, published) {
  const [src, integrity, type] = ["src", "integrity", "type"].map((name) => attribute(script, name));
  const address = ours(src, published.site);
  const problems = [];
  const known = address && published.scripts.find(([path]) => path === address.path);
  if (!address) {
    if (!isCopy(src, integrity, published)) return undefined;
    problems.push("It’s a copy on another site, so it doesn’t know our frames. Use the one on this site.");
  } else if (address.path !== "embed.js" && !known) {
    if (!/^embed\/[^/]*\.js$/.test(address.path)) return undefined;
    problems.push("There’s no script at this address.");
  } else if (integrity) {
    if (!known) problems.push("It has “integrity”, but no number in its address. It stops working when we publish a better one.");
    else if (known[1] !== integrity) problems.push("Its “integrity” is wrong, so browsers refuse it.");
    if (!script.hasAttribute("crossorigin")) problems.push("It has “integrity” but no “crossorigin”, so browsers refuse it.");
  }
  if (address && address.isHttp) problems.push("Its address begins with http. A secure page doesn’t load it.");
  if (type === "module") problems.push("It’s loaded as a module, and then it does nothing. Take out type=\"module\".");
  else if (type && !/javascript/.test(type)) problems.push("It waits for the reader to agree to cookies. It sets none, so it needn’t wait.");
  const fix = problems.length ? published.script : undefined;
  return { name: "Our script", problems, notes: [], fix, version: known && known[0] };
}

// ---- What is wrong with where something leads

function leaveUnasked(verdict) {
  verdict.isUnasked = true;
  verdict.notes.push("We haven’t checked whether its address works. Open it to see.");
}

/** Says what has become of an embed. @param {string} path below `embed/` @param {Published} published */
function judgePath(path, published, { exists, unasked }, verdict) {
  const known = published.embeds[path];
  if (!known) {
    if (unasked.has(`embed/${path}`)) return leaveUnasked(verdict);
    if (!exists(`embed/${path}`)) return verdict.problems.push("There’s nothing at this address. Perhaps a letter is wrong.");
    verdict.page = `embed/${path}`;
    return verdict.problems.push("We’ve withdrawn it. Its address says when and why.");
  }
  const isFixed = /\d{4}-\d\d-\d\d\/$/.test(path);
  const since = [
    known.withdrawn && "We’ve withdrawn the chart since.",
    isFixed && known.corrected && `We corrected them on ${known.corrected}.`,
    known.superseded && "There are newer ones. Keep it if you write about that day.",
  ].filter(Boolean);
  if (since.length) verdict.problems.push([`It shows the figures published on ${known.day}.`, ...since].join(" "));
  verdict.page = known.page;
}

/** The embed with the newest figures of the same view. */
function newest(path, { embeds }) {
  const living = path.replace(/\d{4}-\d\d-\d\d\/$/, "");
  const { superseded, corrected, withdrawn } = embeds[path];
  return living !== path && (superseded || corrected) && !withdrawn && embeds[living] ? living : path;
}

/** Says which settings have no effect, and returns the others as a query. */
function judgeQuery(query, problems) {
  const kept = [...new URLSearchParams(query)].filter(([name, value]) => {
    const values = SETTINGS[name];
    const isKnown = Object.keys(SETTINGS).includes(name) && (!values || values.includes(value));
    if (!isKnown) problems.push(`It has the setting “${name}=${value}”, which we don’t have. It does nothing.`);
    return isKnown;
  });
  return kept.length ? `?${kept.map((pair) => pair.map(encodeURIComponent).join("=")).join("&").replace(/%2C/g, ",")}` : "";
}

// ---- Each kind of embed

/** Says whether a frame without a script is as high as it should be. */
function judgeHeight(element, style, need, problems) {
  const height = pixels(style.get("height")) || pixels(attribute(element, "height"));
  if (!height) return problems.push(`It has no height in pixels, so browsers choose one. It needs ${need}.`);
  const scroll = attribute(element, "scrolling") === "no" ? " Nobody can scroll to the rest." : "";
  if (height < need) problems.push(`It’s cut off on phones: it’s ${height} pixels high and needs ${need}.${scroll}`);
  else if (height > 1.5 * need && height > need + 200) problems.push(`It leaves a gap: it’s ${height} pixels high and needs ${need}.`);
}

function judgeFrame({ element, address, attribute: holder }, published, about) {
  const { resizer, scripts, isWhole } = about;
  const verdict = { name: "A frame", problems: [], notes: [] };
  const { problems } = verdict;
  const style = styles(element);
  const isWordPress = element.classList.contains("wp-embedded-content");
  const before = element.previousElementSibling;
  const isOembed = isWordPress || Boolean(before && before.localName === "blockquote");
  const isPym = /pym-src$/.test(holder);
  if (!isPym && !attribute(element, "title")) problems.push(NO_TITLE);
  if (address.isHttp) problems.push("Its address begins with http. A secure page doesn’t show it.");
  if (!isPym && !["src", "data"].includes(holder)) {
    problems.push("It waits for another script, perhaps until the reader agrees to cookies. Our embeds set none. Put its address into “src”.");
  }
  let path = plainPath(address.path);
  if (!address.path.startsWith("embed/") || !path || ["promise/", "check/", "evidence/"].includes(path)) {
    problems.push("Its address is of a page that can’t stand in a frame.");
    path = placesOf(published).get(address.path) || path;
    if (!published.embeds[path]) return { ...verdict, page: "embed/" };
  } else if (`embed/${path}` !== address.path) {
    problems.push("Its address should end in a slash.");
  }
  judgePath(path, published, about, verdict);
  const query = judgeQuery(address.query, problems);
  const known = published.embeds[path];
  if (!known) return verdict;

  if (!resizer && !isWordPress && !isPym) judgeHeight(element, style, known.height, problems);
  const width = pixels(style.get("width")) || (style.has("width") ? 0 : pixels(attribute(element, "width")));
  if (width > 320 && !isOembed && !style.has("max-width")) problems.push(`It’s ${width} pixels wide, which is too wide for a phone.`);
  if (!isOembed && !isPym && attribute(element, "loading") !== "lazy") problems.push("It loads with the page, however far down it is. Add loading=\"lazy\".");
  if (attribute(element, "aria-hidden") === "true" || attribute(element, "tabindex").startsWith("-")) {
    problems.push("It’s hidden from screen readers or from the keyboard.");
  }
  if (element.hasAttribute("sandbox")) {
    const allowed = attribute(element, "sandbox").split(/\s+/);
    if (!allowed.includes("allow-scripts")) problems.push("Its sandbox stops scripts, so it can’t fit, and nobody can read the chart point by point.");
    else if (!isWordPress && !["allow-popups", "allow-popups-to-escape-sandbox"].every((one) => allowed.includes(one))) {
      problems.push("Its sandbox stops links, so the full page doesn’t open.");
    }
  }
  const isPadded = [...style].some(([name, value]) => /^(padding|border)/.test(name) && /[1-9]/.test(value));
  if (isPadded && scripts.some(({ version }) => version === "embed/v1.js")) {
    problems.push("The first script doesn’t count its padding or border, so it’s cut off. Use the newest one.");
  }
  if (isWordPress && isWhole && resizer !== "wp-embed") problems.push("WordPress’s own script is missing, so it stays hidden.");
  const code = frameCode(embedAt(published, newest(path, published), query));
  if (problems.length && !known.withdrawn) verdict.fix = isPadded ? `${code}\n${published.script}` : code;
  return { ...verdict, name: `A frame: ${known.title}` };
}

function judgeElement({ element }, published, about) {
  const { scripts } = about;
  const verdict = { name: "A safer-chart element", problems: [], notes: [] };
  const { problems } = verdict;
  const path = `${attribute(element, "chart")}/`;
  const hasScript = scripts.some((one) => !one.problems.length);
  if (!attribute(element, "title")) problems.push(NO_TITLE);
  if (!element.querySelector("a[href]")) problems.push("It has no link in it, so it’s empty where its script doesn’t load.");
  if (!scripts.length) problems.push("Its script is missing, so it shows only a link. If your system takes scripts out, use a frame.");
  judgePath(path, published, about, verdict);
  const known = published.embeds[path];
  if (!known) return verdict;
  const to = newest(path, published);
  const settings = ATTRIBUTES.filter((name) => element.hasAttribute(name)).map((name) => [name, attribute(element, name)]);
  const query = settings.map(([name, value]) => `${name === "heading" ? "title" : name}=${encodeURIComponent(value)}`).join("&");
  if (problems.length && !known.withdrawn) verdict.fix = hasScript ? elementCode(embedAt(published, to), settings) : frameCode(embedAt(published, to, query && `?${query}`));
  return { ...verdict, name: `A safer-chart element: ${known.title}` };
}

/** A picture or a link: what they lead to does not fit, update or resize itself. */
function judgePlain({ kind, element, address }, published, { exists, unasked }) {
  const isPicture = kind === "picture";
  const verdict = { name: isPicture ? "A picture" : "A link", problems: [], notes: [] };
  const { problems, notes } = verdict;
  const link = isPicture && element.closest("figure") ? linkIn(element.closest("figure")) : element;
  const to = address || ours(attribute(link || element, "href"), published.site);
  if (isPicture && !attribute(element, "alt")) problems.push("It has no description (“alt”). Copy one from “Embed our charts”.");
  if (to && to.isHttp) problems.push("Its address begins with http. Use https.");
  const page = to && (isPicture ? to.path.slice(0, to.path.lastIndexOf("/") + 1) : to.path);
  const path = placesOf(published).get(page);
  const known = published.embeds[path];
  if (!known && unasked.has(page)) leaveUnasked(verdict);
  if (!known && exists(page) === false) problems.push("There’s nothing at this address. Perhaps a letter is wrong.");
  if (!known) return { ...verdict, page: problems.length ? "charts/" : undefined };
  const { title, day, corrected } = known;
  if (isPicture && !address) notes.push(`A copied picture doesn’t update. The newest figures are of ${day}${corrected ? `, corrected on ${corrected}` : ""}.`);
  if (problems.length && !isPicture) verdict.fix = linkCode(embedAt(published, path));
  return { ...verdict, name: `${verdict.name}: ${title}`, page: isPicture ? `embed/#${path.split("/")[0]}` : known.page };
}

/** What stands as text on the page. */
function judgeText({ kind, address, text }, published) {
  const to = address || ours((/https?:[^"'\s]+/.exec(text) || [""])[0], published.site);
  const path = to && placesOf(published).get(to.path);
  const fix = path && frameCode(embedAt(published, path));
  if (kind === "code") return { name: "Code", problems: ["Readers see the code as text. Paste it where your system takes HTML."], notes: [], fix };
  const notes = ["Systems with oEmbed turn this into the chart. If readers see the address, paste a frame."];
  return { name: "An address", problems: [], notes };
}

const JUDGES = { frame: judgeFrame, element: judgeElement, picture: judgePlain, link: judgePlain, code: judgeText, address: judgeText };

/** Judges what was found. @param {ReturnType<import("./find-embeds.js").find>} found @param {Published} published
 * @param {{exists: (path: string) => boolean | undefined, unasked: Set<string>, isWhole: boolean}} about whether the site
 *   has something at a path, where it was asked; the paths where it should have been; and whether this is a whole page
 * @returns {Verdict[]} */
export function judge({ embeds, scripts }, published, about) {
  const own = scripts.map((one) => judgeScript(one, published)).filter(Boolean);
  const others = scripts.map((one) => RESIZERS.exec(attribute(one, "src"))).find(Boolean);
  const resizer = own.some((one) => !one.problems.length) ? "ours" : others && others[0];
  const verdicts = embeds.map((one) => JUDGES[one.kind](one, published, { ...about, resizer, scripts: own }));
  return [...verdicts, ...own];
}

/** The paths of which only the site itself knows whether it has something there. @returns {string[]} */
export function unknown({ embeds }, published) {
  // An address that stands as text is judged without it.
  const paths = embeds.filter(({ kind }) => kind !== "address").map(({ kind, element, address }) => {
    if (kind === "element") return `embed/${attribute(element, "chart")}/`;
    const path = address ? address.path : (ours(attribute(element, "href"), published.site) || { path: "" }).path;
    return kind === "frame" ? `embed/${plainPath(path)}` : path;
  });
  return [...new Set(paths)].filter((path) => !placesOf(published).has(path) && /^[a-z0-9-]+(\/[a-z0-9-]+)*\/$/.test(path));
}
