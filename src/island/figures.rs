//! All single figures, updated when one of their published files is newer.

use super::live::{Live, Offer, refresh, status};
use crate::data::figures::Fact;
use crate::data::text::fact_names;
use crate::data::{Audience, Date, FactSet};
use crate::part::fact_list::{corrected, small_cards, table};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What the island is made from.
#[derive(Serialize, Deserialize)]
pub struct Props {
    /// The files of figures.
    pub files: Vec<Published>,
    /// The names of the figures that stand first.
    pub first: Vec<String>,
}

/// A file of figures.
#[derive(Serialize, Deserialize)]
pub struct Published {
    /// The file, as published.
    pub facts: Box<RawValue>,
    /// Its path, relative to the page.
    pub address: String,
}

/// Reads the props that came with a page; `None` where they can't be read.
pub fn read(props: &str) -> Option<(Props, Vec<FactSet>)> {
    let props: Props = serde_json::from_str(props).ok()?;
    let set = |file: &Published| FactSet::parse("facts", file.facts.get(), Audience::Page).ok();
    let sets = props.files.iter().map(set).collect::<Option<Vec<_>>>()?;
    Some((props, sets))
}

/// The first figures as cards, and the table of all.
pub fn view(props: &Props, sets: Vec<FactSet>) -> impl IntoView + use<> {
    let sets = RwSignal::new(sets);
    let first = StoredValue::new(props.first.clone());
    let files: Vec<_> = props.files.iter().map(|file| (file.address.clone(), RwSignal::new(Live::Same))).collect();
    let files = StoredValue::new(files);
    let live = RwSignal::new(Live::Same);
    let look = move || {
        for (i, (address, own)) in files.get_value().into_iter().enumerate() {
            refresh(address, own, move |text| {
                let new = FactSet::parse("the file", text, Audience::Page)?;
                let offer = sets.with_untracked(|old| {
                    Offer::judge(&old[i].meta, &new.meta, old[i].facts == new.facts).unless(unfit(&old[i], &new))
                });
                if let Offer::Taken = offer {
                    sets.update(|all| all[i] = new);
                }
                Ok(offer)
            });
        }
    };
    Effect::new(look);
    // What is said of all files together: a failure first, then what is new.
    Effect::new(move || {
        let all: Vec<Live> = files.get_value().into_iter().map(|(_, own)| own.get()).collect();
        let failed = all.iter().find(|one| matches!(one, Live::Failed(_)));
        let told = failed.or_else(|| all.iter().find(|one| **one == Live::New)).cloned().unwrap_or(Live::Same);
        if live.get_untracked() != told {
            live.set(told);
        }
    });
    let updated = move || sets.with(|all| all.iter().map(|set| set.meta.updated).max()).unwrap_or(Date::UNREAD);
    let cards = move || sets.with(|all| first.with_value(|first| small_cards(all, first)).into_string());
    let rows = move || sets.with(|all| first.with_value(|first| table(all, first)).into_string());
    view! {
        <ul class="small-cards" inner_html=cards></ul>
        <div class="corrected" inner_html=move || sets.with(|all| corrected(all).into_string())></div>
        <h2 id="all-figures">"All figures"</h2>
        <div class="all-facts" inner_html=rows></div>
        {status(live, updated, look)}
    }
}

/// Why pages can't go on with newer figures. Other pages and addresses name each figure, and sentences name others of their
/// file.
fn unfit(old: &FactSet, new: &FactSet) -> Option<&'static str> {
    let gone =
        |fact: &Fact| new.fact(&fact.name).is_none_or(|now| now.unit != fact.unit || now.area.code != fact.area.code);
    let named = new.facts.iter().filter_map(|fact| fact.sentence.as_deref()).flat_map(fact_names);
    match () {
        () if old.facts.iter().any(gone) => Some("the file lacks a figure, or has another unit or area for it"),
        () if named.into_iter().any(|name| new.fact(name).is_none()) => {
            Some("a sentence names a figure that is not there")
        }
        () => None,
    }
}
