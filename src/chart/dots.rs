//! A dot plot: each area of a kind as a dot at its figure for one year, those on show on lines of their own.

use super::layout::Layout;
use super::scale::Scale;
use crate::data::series::{Dataset, Series};
use crate::data::values::Period;
use crate::words;
use serde_json::{Value, json};

/// The ECharts option of the dots and its height. `shown` have lines of their own; the `others` share one, where dots
/// that would lie on each other are piled up. Sections as plain JSON, as it is drawn at build alone.
pub fn dots(dataset: &Dataset, shown: &[&Series], others: &[&Series], period: Period, layout: Layout) -> (Value, f64) {
    let size = layout.text_size();
    let width = layout.size().0 - 24.0;
    // On a phone the names are above their dots, as there is no space beside them.
    let line = if layout == Layout::Wide { 30.0 } else { 42.0 };
    let value = |series: &&Series| series.value(period);
    let scale = Scale::holding(shown.iter().chain(others).filter_map(value).fold(0.0, f64::max));
    let piled = pile(others.iter().filter_map(value).collect(), 11.0 * scale.end / width);
    let highest = piled.iter().map(|(_, pile)| pile + 1).max().unwrap_or(1) as f64;
    let pile_height = 11.0 * highest + 8.0;
    let height = line * shown.len() as f64 + pile_height + 34.0;
    // Vertically, one unit is one pixel. The piles are at the bottom, with the lines of the areas on show above them.
    let full = height - 34.0;
    let own = |index: usize, (name, value): (&str, f64)| {
        let text = format!("{name}: {}", words::number(value, dataset.decimals));
        let (at, half) = (value / scale.end * width, text.len() as f64 * 0.3 * size);
        let (position, offset) = match layout {
            Layout::Wide if at + 2.0 * half + 14.0 < width => ("right", 0.0),
            Layout::Wide => ("left", 0.0),
            Layout::Narrow => ("top", at.clamp(half, (width - half).max(half)) - at),
        };
        json!({
            "value": [value, full - line * (index as f64 + if layout == Layout::Wide { 0.5 } else { 0.8 })],
            "label": { "show": true, "position": position, "offset": [offset, 0], "distance": 5, "formatter": text.replace(['{', '}'], ""),
                "color": "var(--chart-text)", "fontSize": size, "fontWeight": "bold" },
        })
    };
    let mut series: Vec<Value> = (shown.iter().enumerate())
        .filter_map(|(index, one)| Some(of_dots(vec![own(index, (&one.area.name, one.value(period)?))], index)))
        .collect();
    let rest: Vec<Value> = piled.iter().map(|(value, pile)| json!([value, 8.0 + 11.0 * *pile as f64])).collect();
    let mut quiet = of_dots(rest, 0);
    quiet["itemStyle"] = json!({ "color": "var(--chart-axis)" });
    series.push(quiet);
    let option = json!({
        "animation": false, "aria": { "enabled": false }, "textStyle": { "fontFamily": "inherit", "fontSize": size },
        "grid": { "left": 12, "right": 12, "top": 4, "bottom": 30 },
        "xAxis": {
            "type": "value", "min": 0, "max": scale.end, "interval": scale.step,
            "axisLabel": { "color": "var(--chart-text)", "fontSize": size },
            "splitLine": { "lineStyle": { "color": "var(--chart-grid)" } },
        },
        "yAxis": { "type": "value", "min": 0, "max": full, "show": false },
        "series": series,
    });
    (option, height)
}

/// Dots are a line series whose line is invisible, because the bundled chart library has only lines and bars.
fn of_dots(data: Vec<Value>, index: usize) -> Value {
    let symbol = ["circle", "triangle", "diamond", "rect"][index.min(3)];
    let color = format!("var(--series-{})", index + 1);
    json!({
        "type": "line", "data": data, "symbol": symbol, "symbolSize": 9, "showAllSymbol": true, "silent": true,
        "lineStyle": { "width": 0, "color": "var(--surface)" }, "itemStyle": { "color": color },
        "clip": false, "emphasis": { "disabled": true },
    })
}

/// Each value with the number of dots below it. Dots nearer to each other than `near` are piled up.
fn pile(mut values: Vec<f64>, near: f64) -> Vec<(f64, usize)> {
    values.sort_by(f64::total_cmp);
    let mut tops: Vec<f64> = Vec::new();
    let place = |value: f64| {
        let free = tops.iter().position(|last| value - last >= near);
        let pile = free.unwrap_or(tops.len());
        if pile == tops.len() {
            tops.push(value)
        } else {
            tops[pile] = value
        }
        (value, pile)
    };
    values.into_iter().map(place).collect()
}
