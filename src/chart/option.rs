//! The one builder of ECharts options: the pictures drawn at build and those redrawn in the browser come from here.

use super::finish::{Finish, Label, LabelPlace, finish};
use super::scale::Scale;
use super::selection::Selection;
use super::name_labels::{Name, spread};
use super::Place;
use crate::data::chart_file::ChartKind;
use crate::data::dataset::{Dataset, Series, Status};
use crate::data::period::Period;
use crate::words::{self, change};
use charming::Chart;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataPointItem};
use charming::element::{AxisLabel, AxisTick, AxisType, ItemStyle, LineStyle, SplitLine, Symbol};
use charming::series::{Bar, Line};
use serde_json::Value;

/// The shape of a drawing. Both are drawn; the page shows the one that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// For columns of about 640 px and more.
    Wide,
    /// For phones, and for large text.
    Narrow,
}

impl Layout {
    /// Both shapes.
    pub const ALL: [Layout; 2] = [Layout::Wide, Layout::Narrow];

    /// Width and height in the drawing's own units, about CSS pixels.
    pub fn size(self) -> (f64, f64) {
        match self {
            Layout::Wide => (720.0, 400.0),
            Layout::Narrow => (336.0, 360.0),
        }
    }

    /// The name in class names and files.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Wide => "wide",
            Layout::Narrow => "narrow",
        }
    }

    fn text_size(self) -> f64 {
        match self {
            Layout::Wide => 15.0,
            Layout::Narrow => 13.0,
        }
    }

    /// The room to the left, right, top and bottom of the plot.
    fn margins(self, kind: ChartKind) -> (f64, f64, f64, f64) {
        let right = match (kind, self) {
            (ChartKind::Bars, _) => 8.0,
            (ChartKind::Lines, Layout::Wide) => 150.0,
            (ChartKind::Lines, Layout::Narrow) => 88.0,
        };
        match self {
            Layout::Wide => (52.0, right, 24.0, 32.0),
            Layout::Narrow => (42.0, right, 24.0, 28.0),
        }
    }

    /// The width of the plot itself.
    fn plot(self, kind: ChartKind) -> f64 {
        let (left, right, ..) = self.margins(kind);
        self.size().0 - left - right
    }
}

/// The ECharts option of a choice, complete: it can be drawn as it is.
pub fn option(kind: ChartKind, dataset: &Dataset, selection: &Selection, layout: Layout) -> Value {
    let series = selection.series(dataset);
    let periods = selection.periods(dataset);
    let scale = scale(&series, &periods);
    let (left, right, top, bottom) = layout.margins(kind);
    let mut chart = Chart::new()
        .grid(Grid::new().left(left).right(right).top(top).bottom(bottom))
        .x_axis(years(kind, &periods, layout))
        .x_axis(Axis::new().type_(AxisType::Category).show(false).data(periods.iter().map(|p| p.short()).collect()))
        .y_axis(upright(scale, layout));
    let names = name_offsets(&series, &periods, scale, layout);
    let mut finishes = Vec::new();
    for (index, one) in series.iter().enumerate() {
        let items = items(one, &periods, index);
        chart = match kind {
            ChartKind::Bars => chart.series(bars(one, items, index)),
            ChartKind::Lines => chart.series(line(one, items, index)),
        };
        finishes.push(match kind {
            ChartKind::Bars => bar_finish(dataset, one, &periods, layout),
            ChartKind::Lines => line_finish(one, &periods, index, names[index]),
        });
    }
    let gaps = gaps(&series, &periods);
    chart = chart.series(gap_bars(&gaps, &periods, scale));
    finishes.push(gap_finish(&gaps, &periods, kind, layout));
    finish(serde_json::to_value(&chart).unwrap_or_default(), &finishes, layout.text_size(), name_width(layout))
}

/// Where a missing point's place is taken to be: at the foot of its year, `x` as the drawing gave it.
pub fn foot(x: f64, layout: Layout, kind: ChartKind) -> Place {
    let (_, _, _, bottom) = layout.margins(kind);
    (x, layout.size().1 - bottom)
}

fn scale(series: &[&Series], periods: &[Period]) -> Scale {
    let values = series.iter().flat_map(|one| periods.iter().filter_map(|period| one.value(*period)));
    Scale::holding(values.fold(0.0, f64::max))
}

/// The axis of years. Years whose name does not fit stay unnamed, from the last one backwards.
fn years(kind: ChartKind, periods: &[Period], layout: Layout) -> Axis {
    let count = periods.len().max(1);
    let longest = periods.iter().map(|p| p.short().len()).max().unwrap_or(4) as f64;
    let slot = layout.plot(kind) / count as f64;
    let name = (longest * 0.58 + 0.8) * layout.text_size();
    let every = (name / slot).ceil().max(1.0) as usize;
    let names = periods.iter().enumerate().map(|(i, period)| {
        if (count - 1 - i).is_multiple_of(every) { period.short() } else { String::new() }
    });
    Axis::new()
        .type_(AxisType::Category)
        .data(names.collect())
        .axis_label(AxisLabel::new().color("var(--chart-text)").interval(0.0).font_size(layout.text_size()))
        .axis_tick(AxisTick::new().show(false))
}

fn upright(scale: Scale, layout: Layout) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min(0.0)
        .max(scale.end)
        .interval(scale.step)
        .axis_label(AxisLabel::new().color("var(--chart-text)").font_size(layout.text_size()))
        .split_line(SplitLine::new().line_style(LineStyle::new().color("var(--chart-grid)")))
}

/// The figures of the years on show. One that was worked out is drawn hollow.
fn items(series: &Series, periods: &[Period], index: usize) -> Vec<DataPointItem> {
    let color = color(index);
    (periods.iter())
        .map(|period| {
            let point = series.point(*period);
            let item = DataPointItem::new(CompositeValue::from(point.and_then(|point| point.value)));
            if point.is_some_and(|p| p.value.is_some() && p.status == Some(Status::Estimated)) {
                let hollow = ItemStyle::new().color("var(--surface)").border_color(color.as_str()).border_width(2.0);
                item.item_style(hollow)
            } else {
                item
            }
        })
        .collect()
}

fn color(index: usize) -> String {
    format!("var(--series-{})", index + 1)
}

fn line(series: &Series, items: Vec<DataPointItem>, index: usize) -> Line {
    let symbol = [Symbol::Circle, Symbol::Triangle, Symbol::Diamond, Symbol::Rect].into_iter().nth(index);
    Line::new()
        .name(series.area.name.as_str())
        .symbol(symbol.unwrap_or(Symbol::Circle))
        .symbol_size(if index == 0 { 9.0 } else { 8.0 })
        .show_symbol(true)
        .connect_nulls(false)
        .silent(true)
        .line_style(LineStyle::new().color(color(index)).width(if index == 0 { 3.0 } else { 2.0 }))
        .item_style(ItemStyle::new().color(color(index).as_str()))
        .data(items)
}

fn bars(series: &Series, items: Vec<DataPointItem>, index: usize) -> Bar {
    Bar::new()
        .name(series.area.name.as_str())
        .bar_width("64%")
        .item_style(ItemStyle::new().color(color(index).as_str()))
        .data(items)
}

/// The room for a line's name at its end.
fn name_width(layout: Layout) -> f64 {
    let (_, right, ..) = layout.margins(ChartKind::Lines);
    right - 12.0
}

/// How far each line's name moves from its last point: to the edge of the plot, and clear of the other names.
fn name_offsets(series: &[&Series], periods: &[Period], scale: Scale, layout: Layout) -> Vec<(f64, f64)> {
    let (_, _, top, bottom) = layout.margins(ChartKind::Lines);
    let (height, text) = (layout.size().1 - top - bottom, layout.text_size());
    let slot = layout.plot(ChartKind::Lines) / periods.len().max(1) as f64;
    let last = |one: &Series| periods.iter().rposition(|period| one.value(*period).is_some());
    let wish = |one: &&Series| {
        let value = last(one).and_then(|at| one.value(periods[at])).unwrap_or(0.0);
        let lines = (one.area.name.len() as f64 * 0.6 * text / name_width(layout)).ceil();
        Name { y: top + height * (1.0 - value / scale.end), height: lines * text * 1.15 + 2.0 }
    };
    let names: Vec<Name> = series.iter().map(wish).collect();
    let places = spread(&names, 0.0, layout.size().1 - bottom);
    (series.iter().zip(names).zip(places))
        .map(|((one, name), place)| {
            let behind = last(one).map_or(0, |at| periods.len() - 1 - at);
            (slot * behind as f64, place - name.y)
        })
        .collect()
}

/// A line says its area's name beyond its last point.
fn line_finish(series: &Series, periods: &[Period], index: usize, offset: (f64, f64)) -> Finish {
    let last = periods.iter().rposition(|period| series.value(*period).is_some());
    let label = |at| Label { at, text: series.area.name.clone(), color: color(index), place: LabelPlace::Beside { offset } };
    Finish { labels: last.map(label).into_iter().collect(), dash: Some(index), second_axis: false }
}

/// A bar says its figure.
fn bar_finish(dataset: &Dataset, series: &Series, periods: &[Period], layout: Layout) -> Finish {
    let labels = (periods.iter().enumerate())
        .filter_map(|(at, period)| {
            let point = series.point(*period)?;
            let mut text = words::number(point.value?, dataset.decimals);
            if let (Some(status), Layout::Wide) = (point.status, layout) {
                text.push_str(&format!(" [{}]", status.letter()));
            }
            Some(Label { at, text, color: "var(--chart-text)".to_string(), place: LabelPlace::Above })
        })
        .collect();
    Finish { labels, dash: None, second_axis: false }
}

/// The years without a figure, as places in the list of years.
fn gaps(series: &[&Series], periods: &[Period]) -> Vec<(usize, usize)> {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Vec::new() };
    let place = |period: Period| periods.iter().position(|p| *p == period).unwrap_or(0);
    change::gaps(series, *first, *last).into_iter().map(|(from, to)| (place(from), place(to))).collect()
}

/// A quiet band over each run of years without a figure, so that a gap is seen as a gap.
fn gap_bars(gaps: &[(usize, usize)], periods: &[Period], scale: Scale) -> Bar {
    let values: Vec<DataPointItem> = (0..periods.len())
        .map(|i| DataPointItem::new(CompositeValue::from(gaps.iter().any(|(a, b)| (*a..=*b).contains(&i)).then_some(scale.end))))
        .collect();
    Bar::new().bar_width("100%").item_style(gap_style()).data(values)
}

/// The border closes the hairlines between neighbouring years.
fn gap_style() -> ItemStyle {
    ItemStyle::new().color("var(--chart-gap)").border_color("var(--chart-gap)").border_width(1.0)
}

fn gap_finish(gaps: &[(usize, usize)], periods: &[Period], kind: ChartKind, layout: Layout) -> Finish {
    let slot = layout.plot(kind) / periods.len().max(1) as f64;
    let labels = (gaps.iter())
        .map(|(from, to)| {
            let room = slot * (to - from + 1) as f64;
            let full = "No figures found";
            let fits = room > full.len() as f64 * 0.56 * layout.text_size();
            Label {
                at: from + (to - from) / 2,
                text: if fits { full } else { "[x]" }.to_string(),
                color: "var(--chart-text)".to_string(),
                place: LabelPlace::Inside,
            }
        })
        .collect();
    Finish { labels, dash: None, second_axis: true }
}
