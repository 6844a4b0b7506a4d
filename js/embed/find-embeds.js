// Finds embeds of this site in the HTML of a page of another site, whatever system has made it.

/** HTML that anybody may have written, parsed. Nothing of it runs or loads. What this page's policy would refuse, and say
 * so in the log, gets another name: styles, handlers of events, and the base of addresses. @param {string} html */
export function inert(html) {
  const plain = html.replace(/<(\/?)(style|base)/gi, "<$1x-$2").replace(/([\s/"'])(style|on\w+)\s*=/gi, "$1x-$2=");
  // A part of a page may begin with what would else be put into the head.
  const whole = /<(html|head|body)\b/i.test(plain) ? plain : `<body>${plain}`;
  return new DOMParser().parseFromString(whole, "text/html");
}

/** What an address of this site says; of any other it is undefined.
 * @param {string} value @param {string} site the site's address
 * @returns {{isHttp: boolean, path: string, query: string} | undefined} */
export function ours(value, site) {
  const home = new URL(site);
  let url;
  try {
    // An address within the page is the other site's.
    url = new URL(value, "https://elsewhere.invalid/");
  } catch {
    return undefined;
  }
  if (url.host !== home.host || !url.pathname.startsWith(home.pathname)) return undefined;
  return { isHttp: url.protocol === "http:", path: url.pathname.slice(home.pathname.length), query: url.search };
}

/** A function that looks each object over once: a page may have thousands of links in one figure.
 * @template {object} O, A @param {(of: O) => A} look @returns {(of: O) => A} */
export function once(look) {
  const known = new WeakMap();
  return (of) => {
    if (!known.has(of)) known.set(of, look(of));
    return known.get(of);
  };
}

/** Elements whose addresses show nothing. */
const SILENT = ["form", "link", "meta", "param", "source"];

/** Whether a figure shows something, so that a link in it is a part of that. */
const shows = once((figure) => figure.querySelector("iframe, img, safer-chart") !== null);
const hasFrame = once((element) => element.localName === "iframe" || element.querySelector("iframe") !== null);

/** Whether a link is a part of another embed: the element's, oEmbed's, or a picture's. */
function isPart(link) {
  const quote = link.closest("blockquote");
  const after = quote && quote.nextElementSibling;
  if (after && hasFrame(after)) return true;
  const figure = link.closest("figure");
  return Boolean(link.closest("safer-chart") || (figure && shows(figure)));
}

/** Whether a text names the address of a chart. */
const namesChart = (text, site) => text.includes(`${site.replace(/^https?:/, "")}charts/`);

/** Whether a picture is of one of our charts: by its address, its description, or the links of its figure. */
function isOfChart(picture, site, leadsToChart) {
  const address = ours(picture.getAttribute("src") || "", site);
  if (address) return address.path.startsWith("charts/");
  const figure = picture.closest("figure");
  return namesChart(picture.alt, site) || Boolean(figure && leadsToChart(figure));
}

/** An address that stands as text where a system with oEmbed would have put a chart, and code that stands as text. */
function texts(doc, site) {
  const found = [];
  const walk = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent.closest("a, noscript, safer-chart, script, textarea, x-style")) continue;
    const text = walk.currentNode.data.trim();
    const isCode = /<(iframe|safer-chart|script)\b/i.test(text) && text.includes(new URL(site).host);
    if (isCode) found.push({ kind: "code", element: parent, text });
    else if (/^https?:\S+$/.test(text) && ours(text, site)) found.push({ kind: "address", element: parent, address: ours(text, site) });
  }
  return found;
}

/** Every embed in a page, in the order of the page, and its scripts.
 * @param {Document} doc @param {string} site
 * @returns {{embeds: {kind: "frame" | "element" | "picture" | "link" | "address" | "code", element: Element, address?: object, attribute?: string}[],
 *   scripts: Element[]}} */
export function find(doc, site) {
  const embeds = [];
  const scripts = [];
  const leadsToChart = once((figure) => [...figure.querySelectorAll("a[href]")].some((link) => namesChart(link.getAttribute("href"), site)));
  for (const element of doc.querySelectorAll("*")) {
    const name = element.localName;
    if (SILENT.includes(name) || element.closest("noscript")) continue;
    if (name === "script") {
      scripts.push(element);
    } else if (name === "safer-chart") {
      embeds.push({ kind: "element", element });
    } else if (name === "img") {
      if (isOfChart(element, site, leadsToChart)) embeds.push({ kind: "picture", element, address: ours(element.getAttribute("src") || "", site) });
    } else {
      const isLink = name === "a" || name === "area";
      // Some systems put the address of a frame into an attribute of their own, until a reader agrees.
      const named = isLink ? /^href$/ : /src$|^data$/;
      const holder = [...element.attributes].find((one) => named.test(one.name) && ours(one.value, site));
      if (!holder || (isLink && isPart(element))) continue;
      embeds.push({ kind: isLink ? "link" : "frame", element, address: ours(holder.value, site), attribute: holder.name });
    }
  }
  return { embeds: [...embeds, ...texts(doc, site)], scripts };
}
