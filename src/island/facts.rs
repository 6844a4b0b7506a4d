//! The key figures, kept in step with their file.

use super::live::{Live, Offer, refresh, status};
use crate::data::{FactSet, Reader};
use crate::part::fact_card::{fact_cards, fact_rows};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What the island is made from.
#[derive(Serialize, Deserialize)]
pub struct Props {
    /// The file of figures, as published.
    pub facts: Box<RawValue>,
    /// Where the file lies, seen from the page.
    pub address: String,
}

/// Reads the props that came with a page; `None` where they can't be read.
pub fn read(props: &str) -> Option<(Props, FactSet)> {
    let props: Props = serde_json::from_str(props).ok()?;
    let set = FactSet::parse("facts", props.facts.get(), Reader::Page).ok()?;
    Some((props, set))
}

/// The figures as cards, and the others as a list.
pub fn view(props: &Props, set: FactSet) -> impl IntoView + use<> {
    let facts = RwSignal::new(set);
    let live = RwSignal::new(Live::Same);
    let address = StoredValue::new(props.address.clone());
    let look = move || {
        refresh(address.get_value(), live, move |text| {
            let new = FactSet::parse("the file", text, Reader::Page)?;
            let offer = facts.with_untracked(|old| Offer::judge(&old.meta, &new.meta, *old == new));
            if let Offer::Taken = offer {
                facts.set(new);
            }
            Ok(offer)
        });
    };
    Effect::new(look);
    view! {
        <section aria-labelledby="key-facts">
            <h2 id="key-facts">"Key facts in the 2016 document"</h2>
            <ul class="cards facts" inner_html=move || facts.with(|set| fact_cards(set).into_string())></ul>
            {status(live, move || facts.with(|set| set.meta.updated), look)}
            <h3>"All other figures in the document"</h3>
            <ul class="fact-rows" inner_html=move || facts.with(|set| fact_rows(set).into_string())></ul>
        </section>
    }
}
