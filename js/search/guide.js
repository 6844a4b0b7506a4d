// What the publisher's file says about a query: the words that are meant, the kind of page that is wanted, the best
// pages, and who to call. It also puts misspelled words right.
import { WORD, isCommon, term, terms } from "./search-options.js";

/** Words that make no difference to whether a best bet is meant. */
const LITTLE = new Set("a an the my our your his her their is are am was be been being i im we he she it and of to please".split(" "));

/** The stem of a word: "drowned", "drowning" and "drown" are one word in a best bet. */
function stem(word) {
  if (word.length < 5) return word;
  const short = word.replace(/(?:ing|ed|es|e|s)$/, "");
  return short.length < 3 ? word : short.replace(/([^aeiouls])\1$/, "$1");
}

/** The words of a query that count in a best bet, each once. */
const counted = (query) => new Set(terms(query).filter((one) => !LITTLE.has(one)).map(stem));

/** The most wrong letters that are put right: none in short words and in numbers, where a year would match another. */
const mostWrong = (word) => (word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2);

/** Whether a word may be meant by a wrong one. Few people get the first letter wrong, but some leave it out ("nife").
 * A word of four letters may lack one or have two swapped; another letter makes it another word ("farm", "harm"). */
function mayBe(wrong, one) {
  if (one[0] !== wrong[0] && one.length <= wrong.length) return false;
  return wrong.length > 4 || one.length > wrong.length || [...one].sort().join("") === [...wrong].sort().join("");
}

/** Prepares the publisher's part of an index. Each term of the index comes with the number of records that have it. */
export function guideOf({ kinds, synonyms, bestBets }, index) {
  const phrases = synonyms.flatMap(({ words, means }) => words.map((one) => ({ asked: terms(one), means: means.map(terms) })));
  const bets = bestBets.flatMap(({ queries, alone, to, call }) => [
    ...queries.map((one) => ({ asked: counted(one), whole: false, to, call })),
    ...alone.map((one) => ({ asked: counted(one), whole: true, to, call })),
  ]);
  const wanted = kinds.flatMap(({ kind, words }) => words.map((one) => ({ asked: terms(one), kind })));
  const frequency = new Map(index.map(([one, hits]) => [one, Math.max(...Object.values(hits).map((one) => Object.keys(one).length))]));
  // The publisher's words are what people type.
  const typed = [...synonyms.flatMap(({ words }) => words), ...bestBets.flatMap(({ queries, alone }) => [...queries, ...alone])];
  for (const one of typed.flatMap(terms)) frequency.set(one, (frequency.get(one) ?? 0) + 20);
  const known = [...frequency.keys()];
  const stems = new Set(known.map(stem));

  /** The query with its misspelled words put right. */
  function corrected(query) {
    return query.replace(WORD, (word) => {
      const wrong = term(word);
      const most = mostWrong(wrong);
      if (!most || isCommon(wrong) || known.some((one) => one.startsWith(wrong))) return word;
      // Another form of a known word is right, unless it lacks a letter: "smelling", but not "stoping".
      const isForm = stems.has(stem(wrong));
      let best;
      for (const one of known) {
        if (isForm && stem(one) !== stem(wrong)) continue;
        const letters = distance(wrong, one, most);
        if (letters > most || !mayBe(wrong, one)) continue;
        const cost = letters + (one[0] === wrong[0] ? 0 : 0.5) - frequency.get(one) / 1000;
        if (!best || cost < best.cost) best = { one, cost };
      }
      return best?.one ?? word;
    });
  }

  /** The query as groups of words that mean the same: what was asked, and what the pages call it. */
  function groups(query) {
    const words = terms(query);
    const specific = words.some((one) => !isCommon(one));
    const found = [];
    for (let at = 0; at < words.length; ) {
      const fits = ({ asked }) => asked.every((one, i) => words[at + i] === one);
      const matching = phrases.filter(fits);
      const length = Math.max(1, ...matching.map(({ asked }) => asked.length));
      const own = words.slice(at, at + length);
      at += length;
      // A query of stop words only may be the start of another word: "the" of "theme".
      if (specific && own.every(isCommon)) continue;
      const means = matching.filter(({ asked }) => asked.length === length).flatMap((one) => one.means);
      const asksKind = !means.length && wanted.some(({ asked }) => asked.join(" ") === own.join(" "));
      found.push({ own, means, asksKind, isLast: at === words.length });
    }
    return found;
  }

  /** The best bets, the most specific first. A bet whose words are all in another with more words is not meant. */
  function betsFor(query) {
    const asked = counted(query);
    const isIn = (few, many) => [...few].every((one) => many.has(one));
    const met = bets.filter((bet) => bet.asked.size && isIn(bet.asked, asked) && (!bet.whole || bet.asked.size === asked.size));
    const meant = met.filter((bet) => !met.some((other) => other.asked.size > bet.asked.size && isIn(bet.asked, other.asked)));
    // A call comes before everything else.
    const order = (one, other) => Number(other.call.length > 0) - Number(one.call.length > 0) || other.asked.size - one.asked.size;
    return meant.sort(order);
  }

  /** The calls of the first best bet that leads to a place. */
  const callsAt = (address) => bets.find(({ to, call }) => to === address && call.length)?.call ?? [];

  /** The kinds of page that the query asks for by name. */
  function kindsIn(query) {
    const words = ` ${terms(query).join(" ")} `;
    return new Set(wanted.filter(({ asked }) => words.includes(` ${asked.join(" ")} `)).map(({ kind }) => kind));
  }

  return { corrected, groups, betsFor, callsAt, kindsIn };
}

/** The least number of letters to add, remove, change or swap to turn one word into the other; more than `most` if it
 * is more. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}
