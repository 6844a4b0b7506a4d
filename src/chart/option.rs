//! The one builder of ECharts options: the pictures drawn at build and those redrawn in the browser come from here.

use super::band_name::band_name;
use super::finish::{Finish, Label, LabelPlace, Layer, finish};
use super::horizontal::horizontal;
use super::key::{bar_name, is_grouped, key, key_height};
use super::layout::Layout;
use super::name_labels::{Name, cut, spread};
use super::plot::{Band, Plot, PlotLine};
use super::scale::Scale;
use crate::data::chart::ChartKind;
use crate::data::series::Status;
use charming::Chart;
use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, DataPointItem};
use charming::element::{AreaStyle, AxisLabel, AxisTick, AxisType, ItemStyle, LineStyle, SplitLine, Symbol};
use charming::series::{Bar, Line};
use serde_json::Value;

/// The ECharts option of a plot, complete: it can be drawn as it is.
pub fn option(plot: &Plot, layout: Layout) -> Value {
    if plot.kind.is_horizontal() {
        return horizontal(plot, layout, is_grouped(plot).then(|| key(plot, layout)));
    }
    let scale = Scale::holding(plot.largest());
    let (left, right, top, bottom) = layout.margins(plot.kind.right_margin(layout));
    let top = top + key_height(plot, layout);
    let mut chart = Chart::new()
        .grid(Grid::new().left(left).right(right).top(top).bottom(bottom))
        .x_axis(years(plot, layout))
        .x_axis(Axis::new().type_(AxisType::Category).show(false).data(plot.years.clone()))
        .y_axis(upright(scale, layout));
    if is_grouped(plot) {
        chart = chart.legend(key(plot, layout));
    }
    let names = name_offsets(plot, scale, layout);
    let mut finishes = Vec::new();
    for (index, one) in plot.lines.iter().enumerate() {
        match plot.kind {
            ChartKind::Bars | ChartKind::Ranked | ChartKind::Rows => {
                chart = chart.series(bars(plot, index, layout));
                finishes.push(bar_finish(one, plot, layout));
            }
            ChartKind::Lines => {
                chart = chart.series(line(one, index));
                finishes.push(line_finish(one, index, names[index], layout));
            }
        }
    }
    for (one, dash) in plot.band.iter().flat_map(band) {
        chart = chart.series(one);
        finishes.push(Finish { labels: Vec::new(), dash, layer: Layer::Band });
    }
    let height = layout.size().1 - top - bottom;
    let inside = (plot_width(plot, layout), height);
    if let Some((bar, finish)) = plot.band.as_ref().and_then(|band| band_name(band, plot, scale, layout, inside)) {
        chart = chart.series(bar);
        finishes.push(finish);
    }
    if !plot.marked.is_empty() {
        chart = chart.series(break_bars(&plot.marked, plot.years.len(), scale));
        finishes.push(break_finish(plot, layout));
    }
    let gaps = plot.gaps();
    chart = chart.series(gap_bars(&gaps, plot.years.len(), scale));
    finishes.push(gap_finish(&gaps, plot, layout));
    finish(serde_json::to_value(&chart).unwrap_or_default(), &finishes, layout.text_size(), name_width(layout))
}

/// The axis of years. Years whose name does not fit stay unnamed, from the last one backwards.
fn years(plot: &Plot, layout: Layout) -> Axis {
    let count = plot.years.len();
    let gaps = plot.gaps();
    let gap = |i: usize| plot.kind == ChartKind::Bars && gaps.iter().any(|(first, last)| (*first..=*last).contains(&i));
    let longest = (0..count).filter(|i| !gap(*i)).map(|i| plot.years[i].len()).max().unwrap_or(4) as f64;
    let slot = slot_width(plot, layout);
    let name = (longest * 0.58 + 0.8) * layout.text_size();
    let every = (name / slot).ceil().max(1.0) as usize;
    // Years without a figure stand close together, and the band over them says so.
    let named = |i: usize| (count - 1 - i).is_multiple_of(every) && !gap(i);
    let names = plot.years.iter().enumerate().map(|(i, year)| if named(i) { year.clone() } else { String::new() });
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

/// The figures of a line. One that was worked out is drawn hollow.
fn items(line: &PlotLine, index: usize) -> Vec<DataPointItem> {
    let color = color(index);
    (line.cells.iter())
        .map(|cell| {
            let item = DataPointItem::new(CompositeValue::from(cell.value));
            if cell.status == Some(Status::Estimated) {
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

fn line(plotted: &PlotLine, index: usize) -> Line {
    let symbol = [Symbol::Circle, Symbol::Triangle, Symbol::Diamond, Symbol::Rect].into_iter().nth(index);
    Line::new()
        .name(plotted.name.as_str())
        .symbol(symbol.unwrap_or(Symbol::Circle))
        .symbol_size(if index == 0 { 9.0 } else { 8.0 })
        .show_symbol(true)
        .connect_nulls(false)
        .line_style(LineStyle::new().color(color(index)).width(if index == 0 { 3.0 } else { 2.0 }))
        .item_style(ItemStyle::new().color(color(index).as_str()))
        .data(items(plotted, index))
}

/// The other areas: what lies between the lowest and the highest, and the middle as a thin dotted line.
fn band(band: &Band) -> [(Line, Option<usize>); 3] {
    let one = |values: Vec<Option<f64>>| {
        let items: Vec<DataPointItem> =
            values.into_iter().map(|value| DataPointItem::new(CompositeValue::from(value))).collect();
        Line::new().show_symbol(false).connect_nulls(false).data(items)
    };
    let unseen = || LineStyle::new().width(0.0).color("var(--chart-band)");
    let high = band.low.iter().zip(&band.high).map(|(low, high)| Some((*high)? - (*low)?)).collect();
    let fill = AreaStyle::new().color("var(--chart-band)").opacity(1.0);
    [
        (one(band.low.clone()).stack("band").line_style(unseen()), None),
        (one(high).stack("band").line_style(unseen()).area_style(fill), None),
        (one(band.middle.clone()).line_style(LineStyle::new().width(1.5).color("var(--chart-axis)")), Some(2)),
    ]
}

fn bars(plot: &Plot, index: usize, layout: Layout) -> Bar {
    let count = plot.lines.len();
    let width = if count > 1 { 80.0 / count as f64 } else { 64.0 };
    let plotted = &plot.lines[index];
    let bar = Bar::new()
        .name(if count > 1 { bar_name(plot, index, layout) } else { plotted.name.clone() })
        .bar_width(format!("{width:.0}%"))
        .item_style(ItemStyle::new().color(color(index).as_str()))
        .data(items(plotted, index));
    if count > 1 { bar.bar_gap("4%") } else { bar }
}

/// The space for a line's name at its end.
fn name_width(layout: Layout) -> f64 {
    ChartKind::Lines.right_margin(layout) - 12.0
}

/// The width of the plot itself.
fn plot_width(plot: &Plot, layout: Layout) -> f64 {
    let (left, right, ..) = layout.margins(plot.kind.right_margin(layout));
    layout.size().0 - left - right
}

/// The width of one year.
fn slot_width(plot: &Plot, layout: Layout) -> f64 {
    plot_width(plot, layout) / plot.years.len().max(1) as f64
}

/// How far each line's name moves from its last point: to the edge of the plot, and clear of the other names.
fn name_offsets(plot: &Plot, scale: Scale, layout: Layout) -> Vec<(f64, f64)> {
    let (_, _, top, bottom) = layout.margins(plot.kind.right_margin(layout));
    let (height, text) = (layout.size().1 - top - bottom, layout.text_size());
    let slot = slot_width(plot, layout);
    let wish = |line: &PlotLine| {
        let value = line.last().and_then(|at| line.cells[at].value).unwrap_or(0.0);
        let rows = name_in_lines(&line.name, layout).lines().count() as f64;
        Name { y: top + height * (1.0 - value / scale.end), height: rows * text * 1.15 + 2.0 }
    };
    let names: Vec<Name> = plot.lines.iter().map(wish).collect();
    let places = spread(&names, 0.0, layout.size().1 - bottom);
    (plot.lines.iter().zip(names).zip(places))
        .map(|((line, name), place)| {
            let behind = line.last().map_or(0, |at| plot.years.len() - 1 - at);
            (slot * behind as f64, place - name.y)
        })
        .collect()
}

/// Labels a line with its area's name, to the right of its last point.
fn line_finish(line: &PlotLine, index: usize, offset: (f64, f64), layout: Layout) -> Finish {
    let text = name_in_lines(&line.name, layout);
    let label = |at| Label { at, text: text.clone(), color: color(index), place: LabelPlace::Beside { offset } };
    Finish { labels: line.last().map(label).into_iter().collect(), dash: Some(index), layer: Layer::Figures }
}

/// A name with a break before the word that would stand out of its space. ECharts breaks names too, but it takes bold
/// letters to be as narrow as others, and would cut a long word.
fn name_in_lines(name: &str, layout: Layout) -> String {
    let most = (name_width(layout) / (layout.text_size() * 0.58)) as usize;
    match cut(name, most) {
        Some((first, rest)) => format!("{first}\n{}", name_in_lines(rest, layout)),
        None => name.to_string(),
    }
}

/// A bar says its figure where that fits over it; where there is room, with the symbol of one that was worked out.
fn bar_finish(line: &PlotLine, plot: &Plot, layout: Layout) -> Finish {
    let slot = slot_width(plot, layout) / plot.lines.len() as f64;
    let longest = line.cells.iter().map(|cell| cell.text.len()).max().unwrap_or_default() as f64;
    let fits = !is_grouped(plot) || longest * 0.6 * layout.text_size() < slot;
    let words = |at: usize| {
        let cell = &line.cells[at];
        let symbol = if layout == Layout::Wide && cell.status == Some(Status::Estimated) { " [e]" } else { "" };
        format!("{}{symbol}", cell.text)
    };
    let free = labels_with_room(line, plot, layout);
    let shown = |at: &usize| fits && line.cells[*at].value.is_some() && (is_grouped(plot) || free[*at]);
    let label = |at: usize| {
        let text = words(at);
        // The first bar's figure is moved clear of the figures of the axis.
        let aside = if plot.lines.len() > 1 {
            0.0
        } else {
            (text.len() as f64 * 0.32 * layout.text_size() - slot * (at as f64 + 0.5)).max(0.0)
        };
        Label { place: LabelPlace::Above { aside }, ..over(at, text) }
    };
    let labels = (0..line.cells.len()).filter(shown).map(label).collect();
    Finish { labels, dash: None, layer: Layer::Figures }
}

/// Which bars have room for their figure above them, beside those of the others. The latest comes first; what has no room
/// is in the table, and is read out.
fn labels_with_room(line: &PlotLine, plot: &Plot, layout: Layout) -> Vec<bool> {
    let (_, _, top, bottom) = layout.margins(plot.kind.right_margin(layout));
    let (height, size) = (layout.size().1 - top - bottom, layout.text_size());
    let slot = slot_width(plot, layout);
    let end = Scale::holding(plot.largest()).end;
    let mut placed: Vec<(f64, f64, f64)> = Vec::new();
    let mut free = vec![false; line.cells.len()];
    for (at, cell) in line.cells.iter().enumerate().rev() {
        let Some(value) = cell.value else { continue };
        let (x, y, half) = (slot * at as f64, height * value / end, cell.text.len() as f64 * 0.32 * size);
        free[at] = placed
            .iter()
            .all(|(other, level, width)| (x - other).abs() > half + width || (y - level).abs() > size * 1.2);
        if free[at] {
            placed.push((x, y, half));
        }
    }
    free
}

fn over(at: usize, text: String) -> Label {
    Label { at, text, color: "var(--chart-text)".to_string(), place: LabelPlace::Above { aside: 0.0 } }
}

/// A quiet band over each run of years without a figure, so that a gap is seen as a gap.
fn gap_bars(gaps: &[(usize, usize)], years: usize, scale: Scale) -> Bar {
    let band = |i: usize| gaps.iter().any(|(first, last)| (*first..=*last).contains(&i)).then_some(scale.end);
    let values: Vec<DataPointItem> = (0..years).map(|i| DataPointItem::new(CompositeValue::from(band(i)))).collect();
    // The border closes the hairlines between neighbouring years.
    let style = ItemStyle::new().color("var(--chart-gap)").border_color("var(--chart-gap)").border_width(1.0);
    Bar::new().bar_width("100%").item_style(style).data(values)
}

/// A thin vertical line at each year just before which the way of counting changed, with its symbol above it.
fn break_bars(breaks: &[usize], years: usize, scale: Scale) -> Bar {
    let line = |i: usize| DataPointItem::new(CompositeValue::from(breaks.contains(&i).then_some(scale.end)));
    Bar::new()
        .bar_width(1.5)
        .item_style(ItemStyle::new().color("var(--chart-axis)"))
        .data((0..years).map(line).collect::<Vec<_>>())
}

fn break_finish(plot: &Plot, layout: Layout) -> Finish {
    let text = plot.kind.break_label();
    let slot = slot_width(plot, layout);
    let half = text.len() as f64 * 0.3 * layout.text_size();
    let label = |at: usize| {
        // Moved to the left where it would hang over the edge of the picture.
        let place = (at as f64 + 0.5) * slot;
        let room = layout.size().0 - layout.margins(0.0).0 - 4.0;
        let aside = (room - half - place).min(0.0) + (half - place).max(0.0);
        Label { place: LabelPlace::Above { aside }, ..over(at, text.to_string()) }
    };
    Finish {
        // Of years in a row, the last has the label.
        labels: (plot.marked.iter().copied()).filter(|at| !plot.marked.contains(&(at + 1))).map(label).collect(),
        dash: None,
        layer: Layer::Gaps,
    }
}

fn gap_finish(gaps: &[(usize, usize)], plot: &Plot, layout: Layout) -> Finish {
    let slot = slot_width(plot, layout);
    let full = "No figures";
    let labels = (gaps.iter())
        .map(|(first, last)| {
            let fits = slot * (last - first + 1) as f64 > full.len() as f64 * 0.56 * layout.text_size();
            let text = if fits { full } else { "[x]" }.to_string();
            Label {
                at: first + (last - first) / 2,
                text,
                color: "var(--chart-text)".to_string(),
                place: LabelPlace::Inside,
            }
        })
        .collect();
    Finish { labels, dash: None, layer: Layer::Gaps }
}
