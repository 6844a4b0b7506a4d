// The search in the site index. The search index is fetched when the search box first takes the focus. Without it, or
// without this script, the list of all pages stays.
import { HELPS, searchIn } from "./find.js";
import { WORD, term } from "./search-options.js";

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
const calls = document.querySelector(".calls");
const meant = document.querySelector(".meant");
const ways = document.querySelector(".ways");
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
    return searchIn(await response.json());
  } finally {
    clearTimeout(late);
  }
}

const asked = () => box.value.replace(/\s+/g, " ").trim().slice(0, LONGEST);

/** Nothing to show. */
const NONE = { results: [], calls: [] };

/** Shows the results of the query in the search box, unless it has changed by the time they are there. */
async function answer() {
  const query = asked();
  if (!query) {
    show(NONE);
    say("");
    return settle();
  }
  // Later than the announcement of results, because a screen reader may speak both if one replaces the other at once.
  const slow = setTimeout(() => (status.textContent = "Looking…"), 3 * PAUSE);
  try {
    const find = await load();
    if (query !== asked()) return;
    const found = find(query);
    show(found);
    ways.hidden = found.results.length > 0;
    say(told(found, query));
  } catch {
    if (query !== asked()) return;
    show(NONE);
    say("Search didn’t load. Try again, or choose from the list of all pages below.");
  } finally {
    clearTimeout(slow);
  }
}

/** What is said of the results: who to call, how many there are, and what comes first. */
function told({ results, calls, meant }, query) {
  const number = results.length;
  if (number === 0) return `No results for “${query}”. Try one of these.`;
  const parts = [
    calls.length && `To get help now, call ${calls[0].phone}.`,
    meant && `No results for “${query}”.`,
    `${number} ${number === 1 ? "result" : "results"} for “${meant ?? query}”.`,
    number > MOST && `These are the best ${MOST}.`,
    results.length > 1 && HELPS.has(results[0].kind) && "Help and advice come first.",
  ];
  return parts.filter(Boolean).join(" ");
}

function show(found) {
  results.textContent = "";
  results.append(...found.results.slice(0, MOST).map(item));
  results.hidden = found.results.length === 0;
  calls.textContent = "";
  calls.append(...found.calls.map(call));
  calls.hidden = found.calls.length === 0;
  meant.textContent = "";
  meant.hidden = found.meant === undefined;
  if (found.meant) meant.append("Did you mean ", linkTo(`?q=${encodeURIComponent(found.meant)}`, found.meant), "?");
  ways.hidden = true;
}

function call({ tel, phone, name }) {
  const link = linkTo(tel, `Call ${phone}`);
  link.className = "call";
  const one = document.createElement("li");
  one.append(link, " ", name);
  return one;
}

function linkTo(address, words) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words;
  return link;
}

function item({ id, title, heading, text, terms }) {
  const link = linkTo(form.dataset.root + id, heading === title ? title : `${title}: ${heading}`);
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
  // A number to call comes before the results.
  (calls.querySelector("a") ?? results.querySelector("a"))?.focus();
});
meant.addEventListener("click", (event) => {
  const words = event.target.closest("a")?.textContent;
  if (!words || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  box.value = words;
  box.focus();
  answer();
});
// A reader may follow a result before the pause; the Back button should lead to the query then too.
results.addEventListener("click", settle);
addEventListener("popstate", restore);
restore();
document.documentElement.dataset.ready = "";
