//! Adds to an option what charming's types lack, in one place.

use serde_json::{Value, json};

/// What one series needs beyond charming.
pub struct Finish {
    /// Labels beside or above single points.
    pub labels: Vec<Label>,
    /// Which pattern of dashes the line has, so that colour is not the only cue.
    pub dash: Option<usize>,
    /// The layer that it is drawn in.
    pub layer: Layer,
}

/// The layers of series, from back to front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Behind all, on the second, hidden axis of years, over their full width.
    Gaps,
    /// Between the gaps and the figures.
    Band,
    /// The figures on show.
    Figures,
}

/// A label at one point.
pub struct Label {
    /// The point, counted from the first year on show.
    pub at: usize,
    /// The text.
    pub text: String,
    /// Their colour.
    pub color: String,
    /// Where the label goes.
    pub place: LabelPlace,
}

/// Where a label goes, relative to its point.
pub enum LabelPlace {
    /// Above it, moved to the right by this much.
    Above {
        /// To the right.
        aside: f64,
    },
    /// In the middle of its bar.
    Inside,
    /// In its bar, just below the top.
    Under,
    /// To its right, moved by this much.
    Beside {
        /// To the right and down.
        offset: (f64, f64),
    },
}

/// Dashes and gaps, one pattern for each place in the order of colours. The first line is solid.
const DASHES: [&[u8]; 4] = [&[], &[8, 4], &[2, 3], &[12, 3, 2, 3]];

/// The option with everything in it: no animation, no pointer handling, labels, dashes, and text that follows the page.
pub fn finish(mut option: Value, finishes: &[Finish], text_size: f64, name_width: f64) -> Value {
    option["animation"] = json!(false);
    option["textStyle"] = json!({ "fontFamily": "inherit", "fontSize": text_size });
    option["aria"] = json!({ "enabled": false });
    option["xAxis"][0]["axisLine"] = json!({ "lineStyle": { "color": "var(--chart-axis)" } });
    if let Some(legend) = option.get_mut("legend") {
        // What is shown is chosen by the form; and the key is a square, not the form of a mark.
        legend["selectedMode"] = json!(false);
        legend["icon"] = json!("rect");
        legend["padding"] = json!(0);
    }
    let Some(series) = option["series"].as_array_mut() else {
        return option;
    };
    for (one, finish) in series.iter_mut().zip(finishes) {
        one["silent"] = json!(true);
        one["emphasis"] = json!({ "disabled": true });
        if let Some(dash) = finish.dash.and_then(|i| DASHES.get(i)).filter(|dash| !dash.is_empty()) {
            one["lineStyle"]["type"] = json!(dash);
        }
        one["z"] = json!(finish.layer as u8);
        if finish.layer == Layer::Gaps {
            one["xAxisIndex"] = json!(1);
            // Gaps and breaks overlap; ECharts would put them side by side.
            one["barGap"] = json!("-100%");
        }
        for label in &finish.labels {
            one["data"][label.at] = with_label(&one["data"][label.at], label, text_size, name_width);
        }
    }
    option
}

fn with_label(item: &Value, label: &Label, text_size: f64, name_width: f64) -> Value {
    let mut item = if item.is_object() { item.clone() } else { json!({ "value": item }) };
    // ECharts would read braces as a template.
    let text = label.text.replace(['{', '}'], "");
    item["label"] = json!({ "show": true, "formatter": &text, "color": label.color, "fontSize": text_size });
    if text.contains('\n') {
        item["label"]["lineHeight"] = json!(text_size * 1.25);
    }
    let more = match label.place {
        LabelPlace::Above { aside: 0.0 } => json!({ "position": "top" }),
        LabelPlace::Above { aside } => json!({ "position": "top", "offset": [aside, 0.0] }),
        LabelPlace::Inside => json!({ "position": "inside" }),
        LabelPlace::Under => json!({ "position": "insideTop" }),
        LabelPlace::Beside { offset } => json!({
            "position": "right", "distance": 8, "offset": [offset.0, offset.1],
            "width": name_width, "overflow": "break", "fontWeight": "bold", "lineHeight": text_size * 1.15,
        }),
    };
    if let (Some(all), Some(more)) = (item["label"].as_object_mut(), more.as_object()) {
        all.extend(more.clone());
    }
    item
}
