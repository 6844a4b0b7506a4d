// The search in the site index. The search index is fetched when the search box first takes the focus. Without it, or
// without this script, the list of all pages stays.
import MiniSearch from "minisearch";
import { OPTIONS, WORD, isCommon, isSound, term } from "./search-options.js";

/** The most results that are shown. */
const MOST = 12;
/** The longest query, in characters. */
const LONGEST = 100;
/** The length of an excerpt, and of its part before the first match, in characters. */
const EXCERPT = 200;
const BEFORE = 60;
/** The pause in typing, in milliseconds, after which the number of results is announced. Announced at every key, it
 * would interrupt the letters that a screen reader speaks. */
const PAUSE = 500;
/** The time limit for fetching the index, in milliseconds. */
const TIMEOUT = 10_000;

const form = document.querySelector("form.search");
const box = form.querySelector("input");
const status = document.querySelector(".found");
const results = document.querySelector(".results");

let loading;

/** Loads the index once. A failed attempt is repeated the next time. */
function load() {
  loading ??= fetchIndex().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchIndex() {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), TIMEOUT);
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

/** The number of wrong letters to allow in a word: none in short words and in numbers, where a year would match
 * another. */
const misspelling = (word) => (word.length < 4 || /\d/.test(word) ? false : word.length < 6 ? 1 : 2);

/** The results of a query: documents with all its words, or words that begin with them; if there are none, those with
 * all words, perhaps misspelled; if there are none, those with any of them. */
function find(index, query) {
  const words = (query.match(WORD) ?? []).map(term);
  const specific = words.filter((word) => !isCommon(word));
  // A query of stop words only may be the start of another word: "the" of "theme".
  const asked = (specific.length ? specific : words).join(" ");
  for (const options of [{ combineWith: "AND" }, { combineWith: "AND", fuzzy: misspelling }, { fuzzy: misspelling }]) {
    const found = index.search(asked, {
      tokenize: (text) => text.split(" "),
      processTerm: (word) => word,
      prefix: (word, i, all) => i === all.length - 1 || word.length > 3,
      boost: { heading: 3 },
      ...options,
    });
    if (found.length) return found;
  }
  return [];
}

const asked = () => box.value.replace(/\s+/g, " ").trim().slice(0, LONGEST);

/** Shows the results of the query in the search box, unless it has changed by the time they are there. */
async function answer() {
  const query = asked();
  if (!query) {
    show([]);
    say("");
    return settle();
  }
  // Later than the announcement of results, because a screen reader may speak both if one replaces the other at once.
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

/** The text around the first match, with every match in a `mark` element. */
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
let pending;

/** Announces a message once the typing pauses. */
function say(words) {
  clearTimeout(later);
  pending = words;
  later = setTimeout(settle, PAUSE);
}

/** Announces the pending message at once, and puts the query in the address, so that it can be shared and the Back
 * button leads to it. Not at every key, because browsers limit how often an address may change. */
function settle() {
  clearTimeout(later);
  if (pending !== undefined) status.textContent = pending;
  pending = undefined;
  const address = new URL(location.href);
  const query = asked();
  if ((address.searchParams.get("q") ?? "") === query) return;
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
}

/** Fills the search box from the address and searches. */
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
// A reader may follow a result before the pause; the Back button should lead to the query then too.
results.addEventListener("click", settle);
addEventListener("popstate", restore);
restore();
document.documentElement.dataset.ready = "";
