//! Small multiples: a small picture for each series of a dataset, all on one scale, to see them at a glance.

use super::layout::Layout;
use super::name_labels::cut;
use super::scale::Scale;
use crate::data::series::Dataset;
use crate::words;
use serde_json::{Value, json};

/// The height of one picture with its name over it.
const HEIGHT: f64 = 148.0;

/// The ECharts option of the small pictures and its height. Sections as plain JSON: charming's types have one plot in
/// mind, and this is drawn at build alone.
pub fn panels(dataset: &Dataset, layout: Layout) -> (Value, f64) {
    let width = layout.size().0;
    let columns = if layout == Layout::Wide { 3 } else { 2 };
    let room = width / columns as f64;
    let scale = Scale::holding(largest(dataset));
    let size = layout.text_size();
    let (mut grids, mut across, mut upright, mut series) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (index, one) in dataset.series.iter().enumerate() {
        let (row, column) = (index / columns, index % columns);
        let left = column as f64 * room;
        let plot = room - 62.0;
        grids.push(json!({ "left": left, "top": row as f64 * HEIGHT + 50.0, "width": plot, "height": HEIGHT - 82.0 }));
        let years: Vec<String> = dataset.periods.iter().map(|period| period.short()).collect();
        let ends = [&years[0], &years[years.len() - 1]];
        let names: Vec<&str> = years.iter().map(|year| if ends.contains(&year) { year } else { "" }).collect();
        across.push(json!({
            "gridIndex": index, "type": "category", "data": names, "boundaryGap": false,
            "axisTick": { "show": false }, "axisLine": { "lineStyle": { "color": "var(--chart-axis)" } },
            "axisLabel": {
                "interval": 0, "color": "var(--chart-text)", "fontSize": size, "alignMinLabel": "left",
                "alignMaxLabel": "right",
            },
        }));
        // The name of the vertical axis serves as the title of the small picture.
        upright.push(json!({
            "gridIndex": index, "type": "value", "min": 0, "max": scale.end, "interval": scale.end,
            "name": in_lines(&one.area.name, (room / (size * 0.62)) as usize), "nameGap": 6, "axisLabel": { "show": false },
            "nameTextStyle": {
                "align": "left", "verticalAlign": "bottom", "color": "var(--chart-text)", "fontSize": size,
                "fontWeight": "bold", "lineHeight": size * 1.2,
            },
            "splitLine": { "lineStyle": { "color": "var(--chart-grid)" } },
        }));
        let values: Vec<Option<f64>> = one.points.iter().map(|point| point.value).collect();
        let mut data: Vec<Value> = values.iter().map(|value| json!(value)).collect();
        if let Some(last) = values.iter().rposition(Option::is_some) {
            data[last] = json!({ "value": values[last], "symbol": "circle", "label": {
                "show": true, "position": "right", "color": "var(--chart-text)", "fontSize": size,
                "formatter": words::number(values[last].unwrap_or_default(), dataset.decimals),
            } });
        }
        series.push(json!({
            "type": "line", "xAxisIndex": index, "yAxisIndex": index, "data": data, "silent": true, "clip": false,
            // Only the last point has a symbol: one for each would be most of the drawing.
            "symbol": "none", "symbolSize": 7, "showAllSymbol": true, "connectNulls": false,
            "lineStyle": { "color": "var(--series-1)", "width": 2 }, "itemStyle": { "color": "var(--series-1)" },
            "emphasis": { "disabled": true },
        }));
    }
    let option = json!({
        "animation": false, "aria": { "enabled": false }, "textStyle": { "fontFamily": "inherit", "fontSize": size },
        "grid": grids, "xAxis": across, "yAxis": upright, "series": series,
    });
    (option, dataset.series.len().div_ceil(columns) as f64 * HEIGHT)
}

/// A name in two lines at most, as an axis does not break its own.
fn in_lines(name: &str, most: usize) -> String {
    let shortened = |text: &str| {
        if text.chars().count() > most {
            format!("{}…", text.chars().take(most - 1).collect::<String>())
        } else {
            text.to_string()
        }
    };
    match cut(name, most) {
        Some((first, rest)) => format!("{first}\n{}", shortened(rest)),
        None => shortened(name),
    }
}

fn largest(dataset: &Dataset) -> f64 {
    dataset.series.iter().flat_map(|one| &one.points).filter_map(|point| point.value).fold(0.0, f64::max)
}
