//! A picture of how values grow: both scales go up in powers of ten. The table beside it has the figures.

use super::{Side, Unit};
use crate::words::number;
use maud::{Markup, html};

/// In units of the picture, which is as wide as a phone.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 230.0;
const LEFT: f64 = 84.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 28.0;
/// The height of a line of the key, below the picture.
const LINE: f64 = 20.0;

/// Where lines are broken, so that they differ without colour too.
const DASHES: [&str; 3] = ["none", "7 4", "2 4"];

/// A scale in powers of ten, from the one at or below all values to the one at or above them.
struct Scale {
    first: f64,
    last: f64,
    from: f64,
    to: f64,
}

impl Scale {
    fn of(values: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Scale {
        let logs = values.filter(|value| *value > 0.0).map(f64::log10);
        let low = logs.clone().fold(f64::INFINITY, f64::min);
        let high = logs.fold(f64::NEG_INFINITY, f64::max);
        let (first, last) = if low > high { (0.0, 1.0) } else { (low.floor(), high.ceil()) };
        Scale { first, last: last.max(first + 1.0), from, to }
    }

    fn place(&self, value: f64) -> f64 {
        let share = (value.log10() - self.first) / (self.last - self.first);
        ((self.from + share * (self.to - self.from)) * 10.0).round() / 10.0
    }

    fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let last = self.last;
        std::iter::successors(Some(self.first), |power| Some(power + 1.0))
            .take_while(move |power| *power <= last)
            .map(|power| 10_f64.powf(power))
    }
}

pub(super) fn plot(counts: &[u32], sides: &[Side], unit: Unit) -> Markup {
    let x = Scale::of(counts.iter().map(|count| f64::from(*count)), LEFT, WIDTH - RIGHT);
    let y = Scale::of(sides.iter().flat_map(|one| one.values.iter().copied()), HEIGHT - BOTTOM, TOP);
    let whole = HEIGHT + LINE * sides.len() as f64;
    html! {
        svg aria-hidden="true" viewBox={ "0 0 " (WIDTH) " " (whole) } font-size="14" fill="var(--chart-text)" {
            @for tick in y.ticks() {
                path d={ "M" (LEFT) " " (y.place(tick)) "H" (WIDTH - RIGHT) } stroke="var(--chart-grid)" {}
                text x=(LEFT - 6.0) y=(y.place(tick) + 5.0) text-anchor="end" { (unit.words(tick)) }
            }
            @for tick in x.ticks() {
                text x=(x.place(tick)) y=(HEIGHT - 8.0) text-anchor=(if tick.log10() >= x.last { "end" } else { "middle" }) {
                    (number(tick, 0))
                }
            }
            @for (at, (one, dash)) in sides.iter().zip(DASHES).enumerate() {
                @let color = format!("var(--series-{})", at + 1);
                @let places: Vec<(f64, f64)> = counts.iter().zip(&one.values).map(|(count, value)| (x.place(f64::from(*count)), y.place(*value))).collect();
                @let line = places.iter().map(|(x, y)| format!("{x} {y}")).collect::<Vec<_>>().join("L");
                @let below = HEIGHT + LINE * at as f64 + 12.0;
                path d={ "M" (line) } fill="none" stroke=(color) stroke-width="2.5" stroke-dasharray=(dash) {}
                @for (x, y) in &places { circle cx=(x) cy=(y) r="4" fill=(color) {} }
                path d={ "M" (LEFT) " " (below) "h34" } fill="none" stroke=(color) stroke-width="2.5" stroke-dasharray=(dash) {}
                circle cx=(LEFT + 17.0) cy=(below) r="4" fill=(color) {}
                text x=(LEFT + 44.0) y=(below + 5.0) { (one.side) }
            }
        }
    }
}
