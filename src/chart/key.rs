//! The key of bars that share a year or a name: which of them is whose.

use super::layout::Layout;
use super::plot::Plot;
use charming::component::Legend;
use charming::element::{Orient, TextStyle};

/// Whether each year has more than one bar.
pub(super) fn is_grouped(plot: &Plot) -> bool {
    plot.kind.has_key(plot.lines.len())
}

/// The key of grouped bars is above the plot.
pub(super) fn key_height(plot: &Plot, layout: Layout) -> f64 {
    layout.key_height(plot.key_lines(layout))
}

/// Which bar of a year is whose. Its place is said in words, so that the colours are not needed to tell.
pub(super) fn bar_name(plot: &Plot, index: usize, layout: Layout) -> String {
    let place = match (index, plot.lines.len()) {
        (0, _) if plot.kind.is_horizontal() => "upper",
        (_, _) if plot.kind.is_horizontal() => "lower",
        (0, _) => "left",
        (last, count) if last + 1 == count => "right",
        (_, 3) => "middle",
        (1, _) => "second",
        _ => "third",
    };
    let room = (layout.size().0 / (layout.text_size() * 0.6)) as usize - " (second bar)".len() - 3;
    let name = &plot.lines[index].name;
    let (kept, more) = if name.chars().count() > room { (room, "…") } else { (usize::MAX, "") };
    format!("{}{more} ({place} bar)", name.chars().take(kept).collect::<String>())
}

/// The key over the plot.
pub(super) fn key(plot: &Plot, layout: Layout) -> Legend {
    let size = layout.text_size();
    let (orient, gap) =
        if plot.key_lines(layout) == 1 { (Orient::Horizontal, size) } else { (Orient::Vertical, size * 0.3) };
    Legend::new()
        .orient(orient)
        .left(0.0)
        .top(0.0)
        .item_gap(gap)
        .item_width(size)
        .item_height(size)
        .text_style(TextStyle::new().color("var(--chart-text)").font_size(size))
        .data((0..plot.lines.len()).map(|index| bar_name(plot, index, layout)).collect::<Vec<_>>())
}
