//! What other sites embed, and whether it looks different now.

use super::shown::{CARD, card_words, page_words, view_words};
use super::{Listing, Places, State, Subject};
use crate::chart::{Selection, Table};
use crate::data::package::Package;
use crate::route::Embed;
use crate::words::number;

/// Each embed that shows the newest figures, with what it shows. Snapshots never change, so only their addresses count.
pub(super) fn embeds(state: State<'_>) -> Places {
    let all = state.package.embeds().into_iter();
    all.map(|embed| (Subject::Embed, format!("embed/{}", embed.path()), listing(state.package, &embed))).collect()
}

fn listing(package: &Package, embed: &Embed) -> Listing {
    match embed {
        Embed::Chart { name, view } => {
            let Some((chart, dataset)) = package.chart(name) else { return Listing::new() };
            let words = view_words(chart, dataset, view.as_deref());
            // What it is called is the chart's first words; its figures are told once, as those of the picture.
            let kept = words.into_iter().filter(|(what, _)| what.starts_with("Headline"));
            let picture = Selection::named(view.as_deref(), chart, dataset).map(|selection| {
                let table = Table::of(dataset, &selection);
                let cells = table.rows.iter().map(|(row, cells)| {
                    let cells: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
                    format!("{row}: {}", cells.join(", "))
                });
                let what = format!("Figures of {}", table.columns.join(", "));
                cells.map(|text| (what.clone(), text)).collect::<Listing>()
            });
            kept.chain(picture.unwrap_or_default()).collect()
        }
        Embed::Snapshot { .. } => vec![("Address".to_string(), "stays as it was".to_string())],
        Embed::Fact(name) => package.fact(name).map_or_else(Listing::new, |(set, fact)| card_words(set, fact)),
        Embed::Advice(name) => {
            let words = package.advice(name).map_or_else(Listing::new, |page| page_words(package, &page.text));
            // Other sites' pages have a card of their own.
            words.into_iter().filter(|(what, _)| what != CARD).collect()
        }
        Embed::LessonPack(name) => package.pack(name).map_or_else(Listing::new, |pack| {
            let minutes = number(f64::from(pack.all_minutes()), 0);
            vec![
                ("Title".to_string(), pack.meta.title.clone()),
                ("Opening".to_string(), pack.lead.clone()),
                ("Minutes".to_string(), minutes),
            ]
        }),
    }
}
