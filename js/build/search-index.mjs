// Makes the index for js/search/search.js: `node js/build/search-index.mjs <folder>`. Reads the list of page files
// below the folder as JSON from standard input, and the pages; writes <folder>/search.json; prints the number of
// records as JSON.
import MiniSearch from "minisearch";
import { parse } from "node-html-parser";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OPTIONS, isSound } from "../search/search-options.js";

/** What has no searchable text: scripts, images, controls, and repeated text, which is marked in the page. */
const LEFT_OUT =
  "script, style, svg, nav, thead, tbody, [hidden], [aria-hidden=true], .reader, .behind, .visually-hidden, .controls, .hint, .status, .pages, [data-unsearched]";

/** Inline elements. Any other element ends the line before it. */
const INLINE = new Set("A ABBR B BUTTON CITE CODE EM I MARK Q SMALL SPAN STRONG SUB SUP TIME".split(" "));

/** Single facts and contacts. Their own page and pages that mention them show the same card. */
const CARDS = ".card[id^=fact-], .card[id^=contact-]";

const folder = process.argv[2];
const pages = JSON.parse(readFileSync(0, "utf8")).sort().map(readPage).filter(Boolean);

const index = new MiniSearch(OPTIONS);
index.addAll(withoutRepeats(pages));
const saved = JSON.stringify(index);
if (!isSound(JSON.parse(saved))) {
  throw new Error("The search page would refuse this index. Do all folders and ids have plain names of letters, digits, - and _?");
}
writeFileSync(join(folder, "search.json"), saved);
console.log(JSON.stringify({ records: index.documentCount }));

/** The records of a page, its own first; none if another page has the same content. */
function readPage(file) {
  const html = parse(readFileSync(join(folder, file), "utf8"));
  const meta = (name) => html.querySelector(`meta[name=${name}]`)?.getAttribute("content") ?? "";
  const main = html.querySelector("main");
  // A resource of a lesson pack, which repeats the pack's page.
  if (main?.hasAttribute("data-unsearched")) return;
  const h1 = main?.querySelector("h1");
  if (!h1) throw new Error(`${file} has no h1 in its main part, so the search can't name it.`);
  for (const one of main.querySelectorAll(LEFT_OUT)) one.remove();
  const title = nameOf(h1);
  const address = file.replace(/index\.html$/, "");
  return sectionsOf(main, { heading: title, lines: [meta("description"), ""] }).map(({ id, card, heading, lines }) => ({
    address: id ? `${address}#${id}` : address,
    card: card && id,
    title,
    heading,
    text: sentences(lines),
  }));
}

/** Divides the text of a page into records: from each heading with an id to the next, and one for each card. */
function sectionsOf(main, page) {
  const cards = new Set(main.querySelectorAll(CARDS));
  const sections = [page];
  let current = page;
  const begin = (section) => sections.push((current = { ...section, lines: [""] }));
  const walk = (node, inCard) => {
    if (node.nodeType === 3) return void (current.lines[current.lines.length - 1] += node.text);
    if (node.nodeType !== 1 || node.tagName === "H1") return;
    const before = current;
    const card = cards.has(node);
    const heading = card ? (node.querySelector("h2, h3, h4") ?? node.querySelector("p")) : undefined;
    if (card) begin({ id: node.id, card, heading: nameOf(heading ?? node) });
    else if (!inCard && node.id && /^H[23]$/.test(node.tagName)) return void begin({ id: node.id, heading: nameOf(node) });
    const block = !INLINE.has(node.tagName);
    if (block) current.lines.push("");
    for (const child of node.childNodes) if (child !== heading) walk(child, inCard || card);
    // Joined to the next text, as in "What it means: …".
    if (node.tagName === "DT") current.lines[current.lines.length - 1] += ":";
    // Text after a section or a card belongs to what came before it.
    if (card || node.tagName === "SECTION") current = before;
    if (block) current.lines.push("");
  };
  walk(main, false);
  return sections;
}

/** All records, with each card once: on the page that has the most cards. */
function withoutRepeats(pages) {
  const homes = new Map();
  const count = (page) => page.filter(({ card }) => card).length;
  for (const page of [...pages].sort((a, b) => count(b) - count(a))) {
    for (const { card } of page) if (card && !homes.has(card)) homes.set(card, page);
  }
  return pages.flatMap((page) => page.filter(({ card }) => !card || homes.get(card) === page));
}

/** The text of a heading. A figure at its start is separated from the name that follows, as on the page. */
function nameOf(heading) {
  const name = line(heading.text);
  const figure = line(heading.querySelector(".figure")?.text ?? "");
  const rest = name.slice(figure.length);
  return figure && /^ \p{Lu}/u.test(rest) ? `${figure}:${rest}` : name;
}

function line(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** The lines of paragraphs, lists and captions, so that they can be read in sequence. */
function sentences(lines) {
  const [first = "", ...more] = lines.map(line).filter((text, i, all) => text && text !== all[i - 1]);
  const stop = (text, next) => (/[.!?:;,…]$/.test(text) ? "" : /^\p{Lu}/u.test(next) ? "." : ";");
  return more.reduce((text, next) => `${text}${stop(text, next)} ${next}`, first);
}
