//! The name of the band behind the lines, at the place where it covers least.

use super::finish::{Finish, Label, LabelPlace, Layer};
use super::layout::Layout;
use super::plot::{Band, Plot};
use super::scale::Scale;
use charming::datatype::{CompositeValue, DataPointItem};
use charming::element::ItemStyle;
use charming::series::Bar;

/// What is written: the band is of all areas that are not on show, and its dotted line is the middle one. On a phone there
/// is room for the first; the line is named below the picture.
fn text(layout: Layout) -> &'static [&'static str] {
    const LINES: [&str; 2] = ["all others", "(dotted: middle)"];
    match layout {
        Layout::Wide => &LINES,
        Layout::Narrow => &LINES[..1],
    }
}

/// How many pixels away a line that crosses the name counts as.
const CROSSED: f64 = 60.0;

/// A place for the name: just over the band and the lines, or just under them.
struct Place {
    at: usize,
    level: f64,
    below: bool,
    /// How far from the band, in pixels.
    far: f64,
}

/// The name as an unseen bar that ends where the name stands, with its label; `None` where there is no room.
/// `plot_width` and `plot_height` are those of the plot itself.
pub(super) fn band_name(
    band: &Band,
    plot: &Plot,
    scale: Scale,
    layout: Layout,
    (plot_width, plot_height): (f64, f64),
) -> Option<(Bar, Finish)> {
    let size = layout.text_size();
    let slot = plot_width / plot.years.len().max(1) as f64;
    let lines = text(layout);
    let half = lines.iter().map(|line| line.len()).max().unwrap_or_default() as f64 * 0.28 * size;
    let (pixel, tall) = (scale.end / plot_height, size * 1.2 * lines.len() as f64 + 6.0);
    let reach = (half / slot).ceil() as usize;
    let places = (0..plot.years.len()).flat_map(|at| {
        let span = at.saturating_sub(reach)..=(at + reach).min(plot.years.len() - 1);
        let figures = || plot.lines.iter().flat_map(|line| &line.cells[span.clone()]).filter_map(|cell| cell.value);
        let of = |values: &[Option<f64>]| values[span.clone()].iter().copied().flatten().collect::<Vec<f64>>();
        let top = figures().chain(of(&band.high)).fold(0.0, f64::max);
        let foot = figures().chain(of(&band.low)).fold(scale.end, f64::min);
        let crossed = if plot.marked.iter().any(|year| span.contains(year)) { CROSSED } else { 0.0 };
        let over =
            band.high[at].map(|high| Place { at, level: top, below: false, far: (top - high) / pixel + crossed });
        let under = band.low[at].map(|low| Place { at, level: foot, below: true, far: (low - foot) / pixel + crossed });
        let has_room = move |place: &Place| {
            let middle = slot * (place.at as f64 + 0.5);
            let room = if place.below { place.level } else { scale.end - place.level };
            half <= middle && middle <= plot_width - half && room >= tall * pixel
        };
        over.into_iter().chain(under).filter(has_room)
    });
    let place = places.min_by(|one, other| one.far.total_cmp(&other.far))?;
    let value = |i: usize| DataPointItem::new(CompositeValue::from((i == place.at).then_some(place.level)));
    let bar = Bar::new()
        .bar_width(1.0)
        .item_style(ItemStyle::new().color("transparent"))
        .data((0..plot.years.len()).map(value).collect::<Vec<_>>());
    let label = Label {
        at: place.at,
        text: lines.join("\n"),
        color: "var(--chart-text)".to_string(),
        place: if place.below { LabelPlace::Under } else { LabelPlace::Above { aside: 0.0 } },
    };
    Some((bar, Finish { labels: vec![label], dash: None, layer: Layer::Gaps }))
}
