// Makes the index for js/search/search.js: `node js/build/search-index.mjs <folder>`. Reads from standard input as JSON
// the page files below the folder with their kinds, and the publisher's synonyms and best bets; reads the pages; writes
// <folder>/search.json; prints the number of records as JSON.
import MiniSearch from "minisearch";
import { parse } from "node-html-parser";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OPTIONS, isSound } from "../search/search-options.js";

/** What has no searchable text: scripts, images, controls, the names of sources, and repeated text, which is marked in
 * the page. */
const LEFT_OUT =
  "script, style, svg, nav, thead, table:not(.all-facts table) tbody, [hidden], [aria-hidden=true], .reader, .behind, .visually-hidden, .where, .filters, .area-bar, .years, .beside, .status, .pages, .source, .sources, [data-unsearched]";

/** Inline elements. Any other element ends the line before it. */
const INLINE = new Set("A ABBR B BUTTON CITE CODE EM I MARK Q SMALL SPAN STRONG SUB SUP TIME".split(" "));

/** Single facts and contacts. Their own page and pages that mention them show the same card or row. */
const CARDS = ".card[id^=fact-], .all-facts tr[id^=fact-], .card[id^=contact-]";

/** How much of a record's text is stored for excerpts, in characters. All of it is searched. */
const STORED = 500;

const folder = process.argv[2];
const { pages: files, ...guide } = JSON.parse(readFileSync(0, "utf8"));
const pages = files.sort((a, b) => (a.file < b.file ? -1 : 1)).map(readPage).filter(Boolean);

const index = new MiniSearch(OPTIONS);
index.addAll(withoutRepeats(pages));
for (const { to } of guide.bestBets) if (!index.has(to)) index.add(unsearched(to));
const parts = index.toJSON();
for (const one of Object.values(parts.storedFields)) one.text = beginning(one.text);
const saved = JSON.stringify({ ...parts, guide });
if (!isSound(JSON.parse(saved))) {
  throw new Error("The search page would refuse this index. Do all folders and ids have plain names of letters, digits, - and _?");
}
writeFileSync(join(folder, "search.json"), saved);
console.log(JSON.stringify({ records: index.documentCount }));

/** The records of a page, its own first; none if another page has the same content. */
function readPage({ file, kind }) {
  const html = parse(readFileSync(join(folder, file), "utf8"));
  const meta = (name) => html.querySelector(`meta[name=${name}]`)?.getAttribute("content") ?? "";
  const main = html.querySelector("main");
  // A resource of a lesson pack, which repeats the pack's page.
  if (main?.hasAttribute("data-unsearched")) return;
  const h1 = main?.querySelector("h1");
  if (!h1) throw new Error(`${file} has no h1 in its main part, so the search can't name it.`);
  for (const one of main.querySelectorAll(LEFT_OUT)) one.remove();
  // The source of a figure, in a list of terms.
  for (const one of main.querySelectorAll("dt")) {
    if (one.text !== "Source") continue;
    one.nextElementSibling.remove();
    one.remove();
  }
  const title = nameOf(h1);
  const address = file.replace(/index\.html$/, "");
  // Sections that lead to a chart's own page repeat its title.
  const isOwn = ({ id }) => kind === "chart" || !files.some(({ file }) => file === `charts/${id}/index.html`);
  const sections = sectionsOf(main, { heading: title, lines: [meta("description"), ""] });
  return sections.filter(isOwn).map(({ id, card, urgent, heading, lines }) => ({
    kind: card ? (id.startsWith("fact-") ? "figure" : "help") : urgent ? "danger" : kind,
    address: id ? `${address}#${id}` : address,
    card: card && id,
    title,
    heading,
    text: sentences(lines),
  }));
}

/** A record for a section whose text is not searched, but which a best bet leads to. */
function unsearched(address) {
  const [path, id] = address.split("#");
  const { file, kind } = files.find(({ file }) => file === `${path}index.html`);
  const html = parse(readFileSync(join(folder, file), "utf8"));
  const heading = html.getElementById(id);
  if (!heading) throw new Error(`public/data/search.json has a best bet for "${address}", but its page has no such section.`);
  return { address, title: nameOf(html.querySelector("h1")), heading: nameOf(heading), text: "", kind };
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
    const heading = card ? (node.querySelector("h2, h3, h4, summary:first-child") ?? node.querySelector("p")) : undefined;
    if (card) begin({ id: node.id, card, heading: nameOf(heading ?? node) });
    else if (!inCard && node.id && /^H[23]$/.test(node.tagName)) return void begin({ id: node.id, urgent: isUrgent(node), heading: nameOf(node) });
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

/** Whether a heading stands over what to do in an emergency. */
function isUrgent(heading) {
  return Boolean(heading.closest(".emergency"));
}

/** All records, with each card once: on a page of help, or else on the page that has the most cards. */
function withoutRepeats(pages) {
  const homes = new Map();
  const count = (page) => (page[0].address.startsWith("help/") ? 1000 : 0) + page.filter(({ card }) => card).length;
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

/** As much of a text as is stored. */
function beginning(text) {
  return text.length > STORED ? `${text.slice(0, text.lastIndexOf(" ", STORED))} …` : text;
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
