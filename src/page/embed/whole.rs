//! The full page that an embed is taken from.

use crate::chart::Selection;
use crate::data::package::Package;
use crate::page::site::Site;
use crate::route::{Embed, Route};

/// A page, and a place in it.
pub struct Place {
    /// The page.
    pub route: Route,
    /// What to append to its address: a view's query, or the fragment of a figure.
    pub after: String,
}

impl Site {
    /// The full page that an embed is taken from; `None` if there is no such embed.
    pub fn place(&self, embed: &Embed) -> Option<Place> {
        let package = &self.package;
        Some(match embed {
            Embed::Chart { name, view } => {
                let (chart, dataset) = package.chart(name)?;
                let query = selection(package, name, view.as_deref())?.to_query(chart, dataset);
                let after = if query.is_empty() { query } else { format!("?{query}") };
                Place { route: Route::Chart(name.clone()), after }
            }
            Embed::Snapshot { .. } => snapshot_place(self, embed)?,
            Embed::Fact(name) => Place { route: Route::Facts, after: format!("#fact-{}", package.fact(name)?.1.name) },
            Embed::LessonPack(name) => {
                Place { route: Route::LessonPack(package.pack(name)?.meta.name.clone()), after: String::new() }
            }
            Embed::Advice(name) => Place { route: package.advice(name)?.route(), after: String::new() },
        })
    }
}

/// The text of the link to the full page.
pub(super) fn onward(site: &Site, embed: &Embed) -> &'static str {
    match embed {
        Embed::Snapshot { name, .. } if site.package.chart(name).is_none() => "See all charts",
        _ => "See the whole chart",
    }
}

/// What a chart shows in a view: the default view, or a named one.
pub(super) fn selection(package: &Package, name: &str, view: Option<&str>) -> Option<Selection> {
    let (chart, dataset) = package.chart(name)?;
    Selection::named(view, chart, dataset)
}

/// The chart's current page, with the same view if it still exists; for a withdrawn chart, the list of charts.
fn snapshot_place(site: &Site, kept: &Embed) -> Option<Place> {
    let Embed::Snapshot { name, view, date } = kept else { return None };
    site.package.snapshot(name, date)?;
    if site.package.chart(name).is_none() {
        return Some(Place { route: Route::Charts, after: String::new() });
    }
    let living = |view: &Option<String>| site.place(&Embed::Chart { name: name.clone(), view: view.clone() });
    living(view).or_else(|| living(&None))
}
