//! The key figures, updated when their published file is newer.

use super::live::{Live, Offer, refresh, status};
use crate::data::{Audience, FactSet};
use crate::part::fact_card::fact_cards;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What the island is made from.
#[derive(Serialize, Deserialize)]
pub struct Props {
    /// The file of figures, as published.
    pub facts: Box<RawValue>,
    /// The path of the file, relative to the page.
    pub address: String,
    /// Whether every figure is shown, and not only those with a sentence for the home page.
    pub all: bool,
}

/// Reads the props that came with a page; `None` where they can't be read.
pub fn read(props: &str) -> Option<(Props, FactSet)> {
    let props: Props = serde_json::from_str(props).ok()?;
    let set = FactSet::parse("facts", props.facts.get(), Audience::Page).ok()?;
    Some((props, set))
}

/// The figures as cards.
pub fn view(props: &Props, set: FactSet) -> impl IntoView + use<> {
    let facts = RwSignal::new(set);
    let live = RwSignal::new(Live::Same);
    let address = StoredValue::new(props.address.clone());
    let look = move || {
        refresh(address.get_value(), live, move |text| {
            let new = FactSet::parse("the file", text, Audience::Page)?;
            let offer = facts.with_untracked(|old| Offer::judge(&old.meta, &new.meta, *old == new));
            if let Offer::Taken = offer {
                facts.set(new);
            }
            Ok(offer)
        });
    };
    Effect::new(look);
    // The heading and its id stay as the page has them, whatever a newer file is called.
    let (all, id) = (props.all, facts.with_untracked(|set| set.meta.name.clone()));
    let named_by = id.clone();
    let heading = facts.with_untracked(|set| set.meta.title.clone());
    view! {
        <section aria-labelledby=named_by>
            <h2 id=id>{heading}</h2>
            <ul class=if all { "cards facts" } else { "cards facts few" } inner_html=move || facts.with(|set| fact_cards(set, all).into_string())></ul>
            {status(live, move || facts.with(|set| set.meta.updated), look)}
        </section>
    }
}
