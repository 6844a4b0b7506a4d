//! What a sentence says: numbers, periods, areas and directions, in their order.

use super::number::{Hedge, Number, number};
use super::period::{Named, period_at};
use super::published::{Published, stem};
use super::tokens::{Token, tokens};
use std::collections::BTreeSet;

/// What a sentence says.
pub(super) struct Reading {
    pub items: Vec<(usize, Item)>,
    /// Whether a period is named as the one that something is compared with: "since 2010", "than in 2010".
    pub is_since: bool,
    /// The places of commas, which end what belongs to a number.
    commas: Vec<usize>,
    /// Words that may name a subject.
    pub words: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    Figure(Figure),
    Period(Named),
    /// The codes that an area's name can mean; empty for a place without figures.
    Area(BTreeSet<String>),
    Move(Move),
}

/// A number in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    pub number: Number,
    pub is_percent: bool,
    /// Of how many: "per 1,000".
    pub per: Option<String>,
    /// Whether it says how much something changed, and not how much there is.
    pub is_change: bool,
}

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Fell,
    Rose,
    Halved,
    Doubled,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Move {
    /// As the text says it.
    pub text: String,
    pub way: Way,
    pub hedge: Hedge,
}

const FELL: &str = "fell fallen falling fall falls decreased decrease dropped drop declined decline reduced reduction fewer lower down less";
const ROSE: &str = "rose risen rising rise rises increased increase grew grown growth climbed higher up more";
/// Words that say a direction only before a change or before "than" and a time.
const COMPARE: &str = "fewer lower down less higher up more";
/// Numbers after these words are no figures.
const NO_FIGURE: &str =
    "aged age ages under-18s per every call dial ring calling ringing text stage page pages section year years act";
const BEFORE_YEARS: &str =
    "in since from to between and of for year by ending during until than after before the around";

fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|one| one == word)
}

impl Reading {
    pub fn of(sentence: &str, published: &Published) -> Reading {
        let all = tokens(sentence);
        let mut reading = Reading { items: Vec::new(), is_since: false, commas: Vec::new(), words: BTreeSet::new() };
        let mut at = 0;
        while at < all.len() {
            at += reading.take(&all, at, published).max(1);
        }
        reading
    }

    /// Reads what begins at a token, and returns how many tokens it takes.
    fn take(&mut self, all: &[Token], at: usize, published: &Published) -> usize {
        let word = |at: Option<usize>| at.and_then(|at| all.get(at)).map_or("", Token::word);
        let before = |back: usize| word(at.checked_sub(back));
        let after = |on: usize| word(Some(at + on));
        if all[at].is(',') || all[at].is(';') || all[at].is(':') {
            self.commas.push(at);
            return 1;
        }
        if let Some((named, taken)) = period_at(all, at)
            && (taken > 1 || at == 0 || !matches!(all[at - 1], Token::Word(..)) || is_in(BEFORE_YEARS, before(1)))
        {
            self.is_since |=
                (1..=5).any(|back| is_in("since than compared", before(back))) || is_in("on against", before(1));
            self.items.push((at, Item::Period(named)));
            return taken;
        }
        if let Some(taken) = self.relative(at, [before(1), after(0), after(1), after(2)]) {
            return taken;
        }
        if let Some((codes, taken)) = area_at(all, at, published) {
            self.items.push((at, Item::Area(codes)));
            return taken;
        }
        if let Token::Digits(digits) = &all[at] {
            return self.figure(all, at, digits);
        }
        if let Some(moved) = moved(all, at) {
            self.items.push((at, Item::Move(moved)));
        }
        if !is_in(FELL, all[at].word()) && !is_in(ROSE, all[at].word()) {
            self.words.extend(stem(all[at].word()));
        }
        1
    }

    /// A time that is named by another: "the year before"; "last year" can't be checked.
    fn relative(&mut self, at: usize, [before, now, next, _]: [&str; 4]) -> Option<usize> {
        let last = || {
            self.items
                .iter()
                .rev()
                .find_map(|(_, item)| if let Item::Period(named) = item { Some(*named) } else { None })
        };
        let named = match (before, now, next) {
            (_, "year", "before" | "earlier") | (_, "previous", "year") => {
                last().map_or(Named::Short(0, 1), Named::year_before)
            }
            (_, "last" | "this", "year" | "month" | "quarter" | "week") => Named::Short(0, 1),
            _ => return None,
        };
        self.items.push((at, Item::Period(named)));
        Some(2)
    }

    fn figure(&mut self, all: &[Token], at: usize, digits: &str) -> usize {
        let word = |at: Option<usize>| at.and_then(|at| all.get(at)).map_or("", Token::word);
        let before = |back: usize| word(at.checked_sub(back));
        let after = |on: usize| word(Some(at + on));
        let is_emergency = ["999", "101", "112", "111"].contains(&digits) && before(1) == "on";
        let of_age = matches!((before(2), before(1)), ("aged", _))
            || before(3) == "aged"
            || before(4) == "aged"
            || (before(1) == "under" && after(1) != "per" && digits.len() <= 2);
        let attached = matches!(after(1), "st" | "nd" | "rd" | "th" | "am" | "pm" | "s")
            || (all.get(at + 1).is_some_and(|sign| sign.is('-'))
                && matches!(after(2), "year" | "month" | "day" | "week"));
        let of = before(1) == "of" && before(2) == "out";
        let money = at > 0 && all[at - 1].is('£');
        if is_in(NO_FIGURE, before(1))
            || is_emergency
            || of_age
            || attached
            || of
            || money
            || (digits.starts_with('0') && digits.len() > 4)
        {
            return 1;
        }
        let Some(mut number) = number(digits) else { return 1 };
        let mut taken = 1;
        let times = match after(1) {
            "million" => 1e6,
            "thousand" => 1e3,
            _ => 1.0,
        };
        if times > 1.0 {
            number.text = format!("{} {}", number.text, after(1));
            number.value *= times;
            number.step *= times;
            taken += 1;
        }
        let is_sign = all.get(at + 1).is_some_and(|sign| sign.is('%'));
        let is_word = after(1) == "percent" || after(1) == "percentage" || (after(1) == "per" && after(2) == "cent");
        if is_sign {
            number.text.push('%');
            taken += 1;
        } else if is_word {
            number.text.push('%');
            taken += if after(1) == "per" { 2 } else { 1 };
        }
        number.hedge = hedge(before(2), before(1));
        let per = (taken..taken + 7).find_map(|on| match (after(on), all.get(at + on + 1)) {
            ("per" | "every", Some(Token::Digits(digits))) => Some(digits.clone()),
            _ => None,
        });
        let is_change = before(1) == "by"
            || (is_in(FELL, before(1)) || is_in(ROSE, before(1))) && number.hedge == Hedge::None
            || (before(1) == "of" && (is_in(FELL, before(2)) || is_in(ROSE, before(2))))
            || is_in("rise increase fall drop decrease reduction fewer more less higher lower", after(taken));
        let figure = Figure { number, is_percent: is_sign || is_word, per, is_change };
        self.items.push((at, Item::Figure(figure)));
        taken
    }

    pub fn periods(&self) -> Vec<Named> {
        self.items
            .iter()
            .filter_map(|(_, item)| if let Item::Period(named) = item { Some(*named) } else { None })
            .collect()
    }

    /// The period that a number at a place is for.
    pub fn period_of(&self, at: usize) -> Option<Named> {
        self.belongs(at, |item| if let Item::Period(named) = item { Some(*named) } else { None })
    }

    /// The area that something at a place is for.
    pub fn area_of(&self, at: usize) -> Option<BTreeSet<String>> {
        self.belongs(at, |item| if let Item::Area(codes) = item { Some(codes.clone()) } else { None })
    }

    /// What belongs to a number. If all numbers stand before all of these, or after them, and there are as many, they go
    /// together in order. Otherwise it is the next one before a comma or another number; or else the last one before; or
    /// else any.
    fn belongs<T: Clone>(&self, at: usize, read: impl Fn(&Item) -> Option<T>) -> Option<T> {
        let all: Vec<(usize, T)> = self.items.iter().filter_map(|(place, item)| Some((*place, read(item)?))).collect();
        let levels: Vec<usize> = (self.items.iter())
            .filter(|(_, item)| matches!(item, Item::Figure(figure) if !figure.is_change))
            .map(|(place, _)| *place)
            .collect();
        if let (Some(first), Some(last), Some(order)) =
            (all.first(), all.last(), levels.iter().position(|level| *level == at))
            && all.len() == levels.len()
            && levels.len() > 1
            && (levels[levels.len() - 1] < first.0 || last.0 < levels[0])
        {
            return all.get(order).map(|(_, one)| one.clone());
        }
        let ends = self.commas.iter().chain(&levels).filter(|end| **end > at).min().copied().unwrap_or(usize::MAX);
        let next = all.iter().find(|(place, _)| *place > at && *place < ends);
        let last = || all.iter().rev().find(|(place, _)| *place < at);
        next.or_else(last).or(all.first()).map(|(_, one)| one.clone())
    }
}

fn hedge(before: &str, now: &str) -> Hedge {
    match (before, now) {
        (_, "about" | "around" | "roughly" | "approximately" | "some") => Hedge::About,
        ("more", "than") | ("at", "least") | (_, "over" | "above") => Hedge::Over,
        ("fewer" | "less", "than") | (_, "nearly" | "almost" | "under" | "below") => Hedge::Under,
        _ => Hedge::None,
    }
}

/// The area whose name begins at a token. A name after "in" that is none of ours is a place without figures.
fn area_at(all: &[Token], at: usize, published: &Published) -> Option<(BTreeSet<String>, usize)> {
    if !all[at].is_name() {
        return None;
    }
    let is_here = |words: &[String]| {
        words.iter().enumerate().all(|(on, word)| all.get(at + on).is_some_and(|token| token.word() == word))
    };
    if let Some((words, codes)) = published.areas.iter().find(|(words, _)| is_here(words)) {
        return Some((codes.clone(), words.len()));
    }
    let named = at > 0 && is_in("in across for around within", all[at - 1].word());
    let month = period_at(all, at).is_some()
        || is_in(
            "january february march april may june july august september october november december",
            all[at].word(),
        );
    (named && !month).then(|| {
        let names = all[at..].iter().take_while(|token| token.is_name()).count();
        (BTreeSet::new(), names)
    })
}

/// The direction that a word tells.
fn moved(all: &[Token], at: usize) -> Option<Move> {
    let word = all[at].word();
    let next = all.get(at + 1);
    let way = match word {
        "halved" | "halving" => Way::Halved,
        "doubled" | "doubling" => Way::Doubled,
        _ if is_in(FELL, word) => Way::Fell,
        _ if is_in(ROSE, word) => Way::Rose,
        _ => return None,
    };
    let after = next.map_or("", Token::word);
    if is_in(COMPARE, word) {
        // "more than 20" is a size; "up to 20", a limit; "lower than in Northbank", a comparison of places.
        let is_time = |from: usize| {
            (from..all.len())
                .find_map(|at| period_at(all, at).map(|_| true).or_else(|| all[at].is_name().then_some(false)))
        };
        let told = match word {
            "up" | "down" => {
                after == "from" || after == "by" || after == "on" || matches!(next, Some(Token::Digits(_)))
            }
            _ => (at + 1..all.len().min(at + 16)).any(|on| {
                all[on].word() == "than"
                    && is_time(on + 1) == Some(true)
                    && (on > at + 1 || !matches!(all.get(on + 1), Some(Token::Digits(_))))
            }),
        };
        if !told {
            return None;
        }
    }
    let hedge =
        hedge(at.checked_sub(2).map_or("", |at| all[at].word()), at.checked_sub(1).map_or("", |at| all[at].word()));
    Some(Move { text: word.to_string(), way, hedge })
}
