//! The heights of embeds as measured in a browser, for frames that no script resizes. The numbers are in
//! `records/embed-heights.json`; a browser test checks each against its page.

use crate::route::{Embed, Route};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The measured heights.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmbedHeights {
    /// The widths at which heights were measured, in CSS pixels.
    pub widths: [u32; 3],
    /// The heights of each embed, by its address below the site's root.
    heights: BTreeMap<String, EmbedHeight>,
}

/// The heights of one embed, in CSS pixels, with space for one more line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmbedHeight {
    /// The height at each of the widths.
    pub at: [u32; 3],
    /// Enough for any width: charts are highest between the measured widths, where their image is largest.
    pub most: u32,
}

/// The height to use if nothing similar was measured.
const UNKNOWN: EmbedHeight = EmbedHeight { at: [1500, 1000, 1000], most: 1500 };

impl Default for EmbedHeights {
    fn default() -> EmbedHeights {
        EmbedHeights { widths: [320, 640, 800], heights: BTreeMap::new() }
    }
}

impl EmbedHeights {
    /// The heights of an embed. An embed that is newer than the file gets the greatest heights of similar ones: other
    /// snapshots of the same chart, or else all embeds of its kind.
    pub fn of(&self, embed: &Embed) -> EmbedHeight {
        let measured = self.heights.get(&Route::Embed(embed.clone()).path()).copied();
        measured
            .or_else(|| self.enough_for(|other| is_another_day(embed, other)))
            .or_else(|| self.enough_for(|other| std::mem::discriminant(embed) == std::mem::discriminant(other)))
            .unwrap_or(UNKNOWN)
    }

    fn enough_for(&self, is_alike: impl Fn(&Embed) -> bool) -> Option<EmbedHeight> {
        let alike = self.heights.iter().filter(|(path, _)| match Route::parse(path) {
            Some(Route::Embed(other)) => is_alike(&other),
            _ => false,
        });
        alike.map(|(_, height)| *height).reduce(|one, other| EmbedHeight {
            at: std::array::from_fn(|i| one.at[i].max(other.at[i])),
            most: one.most.max(other.most),
        })
    }
}

/// Whether both are snapshots of the same view of a chart.
fn is_another_day(one: &Embed, other: &Embed) -> bool {
    match (one, other) {
        (Embed::Snapshot { name, view, .. }, Embed::Snapshot { name: other_name, view: other_view, .. }) => {
            name == other_name && view == other_view
        }
        _ => false,
    }
}
