//! Horizontal bars: one for each area, the largest first, or one for each year of few. The name stands beside its bar, on a phone
//! above it.

use super::key::{bar_name, key_height};
use super::layout::Layout;
use super::plot::{Plot, PlotLine};
use crate::data::chart::ChartKind;
use crate::data::series::Status;
use charming::component::Legend;
use serde_json::{Value, json};

/// The widest that names beside bars may be.
const NAMES: f64 = 284.0;

/// The ECharts option of a plot of horizontal bars; `key` says which bar is which, where there is more than one for each name.
/// Sections as plain JSON, as charming's axes can't have one name in bold.
pub fn horizontal(plot: &Plot, layout: Layout, key: Option<Legend>) -> Value {
    let size = layout.text_size();
    let bars = plot.lines.len();
    let longest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default() as f64 * size * 0.6;
    let all: Vec<String> = plot.years.iter().enumerate().map(|(at, name)| named(plot, at, name)).collect();
    let names = (longest(&mut all.iter().map(|name| name.chars().count())) + 14.0).min(NAMES);
    let texts = |line: &PlotLine| line.cells.iter().map(|cell| cell.to_string().len()).max().unwrap_or_default();
    let figures = longest(&mut plot.lines.iter().map(texts)) + 14.0;
    let wide = layout == Layout::Wide;
    let top = key_height(plot, layout);
    // On a phone, the name takes the upper part of the row, and the bars are in the rest of it: both are moved from the
    // middle of the row by half of what the other takes.
    let above = if wide { 0.0 } else { layout.name_height() };
    let label = json!({
        "color": "var(--chart-text)", "fontSize": size, "interval": 0, "hideOverlap": false,
        "width": if wide { names - 10.0 } else { layout.size().0 }, "overflow": if wide { "break" } else { "truncate" },
    });
    let mut axis = json!({
        "type": "category", "inverse": true, "axisTick": { "show": false }, "axisLabel": label,
        "axisLine": { "show": wide, "lineStyle": { "color": "var(--chart-axis)" } },
        "data": all,
    });
    if !wide {
        let place = json!({
            "inside": true, "margin": 0, "align": "left", "verticalAlign": "bottom",
            "padding": [0, 0, bars as f64 * (layout.bar_width() + 2.0) / 2.0 + 1.0, 0],
        });
        if let (Some(all), Some(more)) = (axis["axisLabel"].as_object_mut(), place.as_object()) {
            all.extend(more.clone());
        }
    }
    let label = axis["axisLabel"].clone();
    for accent in accented(plot) {
        // A name with a style of its own does not take over where the others stand.
        let own = &mut axis["data"][accent];
        *own = json!({ "value": own, "textStyle": label });
        own["textStyle"]["fontWeight"] = json!("bold");
    }
    let most = plot.largest();
    let mut option = json!({
        "animation": false, "aria": { "enabled": false }, "textStyle": { "fontFamily": "inherit", "fontSize": size },
        "grid": {
            "left": if wide { names } else { 1.0 }, "right": figures, "top": top + above / 2.0,
            "bottom": 4.0 - above / 2.0,
        },
        "xAxis": { "type": "value", "min": 0, "max": if most > 0.0 { most } else { 1.0 }, "show": false },
        "yAxis": axis,
        "series": (0..bars).map(|index| series(plot, index, layout)).collect::<Vec<_>>(),
    });
    if let Some(key) = key {
        option["legend"] = serde_json::to_value(key).unwrap_or_default();
        option["legend"]["selectedMode"] = json!(false);
        option["legend"]["icon"] = json!("rect");
        option["legend"]["padding"] = json!(0);
    }
    option
}

/// The rows that stand out: the area that was chosen first, and of years the latest.
fn accented(plot: &Plot) -> Vec<usize> {
    match plot.kind {
        ChartKind::Rows => plot.lines.iter().filter_map(PlotLine::last).max().into_iter().collect(),
        _ => plot.marked.clone(),
    }
}

/// A name on the axis; a symbol says why a bar is missing.
fn named(plot: &Plot, at: usize, name: &str) -> String {
    let missing = plot.lines.first().and_then(|line| line.cells.get(at)).filter(|cell| cell.value.is_none());
    missing.map_or(name.to_string(), |cell| format!("{name} {cell}")).replace(['{', '}'], "")
}

fn series(plot: &Plot, index: usize, layout: Layout) -> Value {
    let line = &plot.lines[index];
    let name = if plot.lines.len() > 1 { bar_name(plot, index, layout) } else { line.name.clone() };
    let accented = accented(plot);
    // Full bars are the one that stands out, or the first of several in a row; the others are light, with an outline.
    let full = |at: usize| if plot.lines.len() > 1 { index == 0 } else { accented.contains(&at) };
    let data = line.cells.iter().enumerate().map(|(at, cell)| {
        let (fill, border) = match (cell.status, full(at)) {
            (Some(Status::Estimated), true) => ("var(--surface)", "var(--series-1)"),
            (_, true) => ("var(--series-1)", "var(--series-1)"),
            (_, false) => ("var(--chart-band)", "var(--chart-axis)"),
        };
        let width = if fill == "var(--surface)" { 2.0 } else { 1.0 };
        let weight = if accented.contains(&at) { "bold" } else { "normal" };
        json!({
            "value": cell.value,
            "itemStyle": { "color": fill, "borderColor": border, "borderWidth": width },
            "label": {
                "show": true, "position": "right", "formatter": cell.to_string(), "color": "var(--chart-text)",
                "fontSize": layout.text_size(), "fontWeight": weight,
            },
        })
    });
    let (fill, border) =
        if index == 0 { ("var(--series-1)", "var(--series-1)") } else { ("var(--chart-band)", "var(--chart-axis)") };
    json!({
        "type": "bar", "name": name, "barWidth": layout.bar_width(), "barGap": "12%", "silent": true, "emphasis": { "disabled": true },
        "itemStyle": { "color": fill, "borderColor": border, "borderWidth": 1 }, "data": data.collect::<Vec<_>>(),
    })
}
