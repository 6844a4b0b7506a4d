// The search on the page of all pages. The index is fetched when somebody turns to the search, and not before. Without
// it, or without this script, the list of all pages stays.
import MiniSearch from "minisearch";
import { OPTIONS, WORD, isCommon, isSound, term } from "./search-options.js";

const MOST = 12;
const LONGEST = 100;
/** How much of a section's words a result shows, in letters, and how many of them before the first word that was found. */
const EXCERPT = 200;
const BEFORE = 60;
/** After this pause in typing, in milliseconds, the number of results is said. At every key it would drown the letters
 * that a screen reader speaks. */
const PAUSE = 500;
/** An index that has not come after this time, in milliseconds, will not come. */
const LATEST = 10_000;

const form = document.querySelector("form.search");
const box = form.querySelector("input");
const status = document.querySelector(".found");
const results = document.querySelector(".results");

let loading;

/** The index. What could not be fetched is asked for anew the next time. */
function load() {
  loading ??= fetchIndex().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchIndex() {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), LATEST);
  try {
    const response = await fetch(form.dataset.index, { signal: stop.signal });
    if (!response.ok) throw new Error(`The host answered with error ${response.status}.`);
    const saved = await response.json();
    if (!isSound(saved)) throw new Error("The index is not sound.");
    return MiniSearch.loadJS(saved, OPTIONS);
  } finally {
    clearTimeout(late);
  }
}

/** Words with few letters take no misspelling, and numbers none at all: another year is another year. */
const misspelling = (word) => (word.length < 4 || /\d/.test(word) ? false : word.length < 6 ? 1 : 2);

/** What is found for a query: records with all its words or words that begin so; else with all of them, perhaps
 * misspelled; else with any of them. */
function find(index, query) {
  const words = (query.match(WORD) ?? []).map(term);
  const telling = words.filter((word) => !isCommon(word));
  // A query of nothing but common words may be the beginning of another one: "the" of "theme".
  const asked = (telling.length ? telling : words).join(" ");
  for (const way of [{ combineWith: "AND" }, { combineWith: "AND", fuzzy: misspelling }, { fuzzy: misspelling }]) {
    const found = index.search(asked, {
      tokenize: (text) => text.split(" "),
      processTerm: (word) => word,
      prefix: (word, i, all) => i === all.length - 1 || word.length > 3,
      boost: { heading: 3 },
      ...way,
    });
    if (found.length) return found;
  }
  return [];
}

const asked = () => box.value.replace(/\s+/g, " ").trim().slice(0, LONGEST);

/** Shows what is found for the words in the box. What comes too late, for words that are no longer there, is left. */
async function answer() {
  const query = asked();
  if (!query) {
    show([]);
    say("");
    return settle();
  }
  // Well after the pause in typing: words that are replaced at once are spoken twice.
  const slow = setTimeout(() => (status.textContent = "Looking…"), 3 * PAUSE);
  try {
    const index = await load();
    if (query !== asked()) return;
    const found = find(index, query);
    show(found.slice(0, MOST));
    say(count(found.length, query));
  } catch {
    if (query !== asked()) return;
    show([]);
    say("The search could not be loaded. Every page is listed below. Try again.");
  } finally {
    clearTimeout(slow);
  }
}

function count(number, query) {
  if (number === 0) return `Nothing found for “${query}”. Every page is listed below.`;
  const results = `${number} ${number === 1 ? "result" : "results"} for “${query}”.`;
  return number > MOST ? `${results} These are the best ${MOST}.` : results;
}

function show(found) {
  results.textContent = "";
  results.append(...found.map(item));
  results.hidden = found.length === 0;
}

function item({ id, title, heading, text, terms }) {
  const link = document.createElement("a");
  link.href = form.dataset.root + id;
  link.textContent = heading === title ? title : `${title}: ${heading}`;
  const one = document.createElement("li");
  one.append(link);
  if (text) {
    const words = document.createElement("p");
    words.append(...excerpt(text, new Set(terms)));
    one.append(words);
  }
  return one;
}

/** The words around the first one that was found, with a mark on each that was found. */
function excerpt(text, terms) {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index, end: index + word.length }));
  const hit = (one) => terms.has(term(one.word));
  const first = words.find(hit)?.index ?? 0;
  const start = first < 2 * BEFORE ? 0 : words.find(({ index }) => index >= first - BEFORE).index;
  const end = text.length <= start + EXCERPT ? text.length : words.filter((one) => one.end <= start + EXCERPT).pop()?.end ?? start;
  const parts = [start > 0 ? "… " : ""];
  let at = start;
  for (const one of words) {
    if (one.index < start || one.end > end || !hit(one)) continue;
    const mark = document.createElement("mark");
    mark.textContent = one.word;
    parts.push(text.slice(at, one.index), mark);
    at = one.end;
  }
  return [...parts, text.slice(at, end), end < text.length ? " …" : ""];
}

let later;
let unsaid;

/** Says how the search went once the typing pauses. */
function say(words) {
  clearTimeout(later);
  unsaid = words;
  later = setTimeout(settle, PAUSE);
}

/** Says at once what waits for a pause, and puts the query into the address, so that it can be shared and come back to.
 * Browsers refuse an address that changes at every key. */
function settle() {
  clearTimeout(later);
  if (unsaid !== undefined) status.textContent = unsaid;
  unsaid = undefined;
  const address = new URL(location.href);
  const query = asked();
  if ((address.searchParams.get("q") ?? "") === query) return;
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
}

/** Takes the query from the address. */
function restore() {
  box.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, LONGEST);
  answer();
}

form.hidden = false;
box.addEventListener("focus", () => load().catch(() => {}));
box.addEventListener("input", answer);
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const query = asked();
  await answer();
  if (query !== asked()) return;
  settle();
  results.querySelector("a")?.focus();
});
// Who follows a result before the pause comes back to the same query too.
results.addEventListener("click", settle);
addEventListener("popstate", restore);
restore();
document.documentElement.dataset.ready = "";
