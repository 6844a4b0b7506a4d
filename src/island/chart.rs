//! The chart island: its image, point reader, controls, sentences and table.

use super::controls::{answers, areas, changed, follow, years};
use super::live::{Live, status};
use super::reader::reader;
use super::state::State;
use crate::browser;
use crate::chart::{Layout, PointPosition};
use crate::data::chart::ChartFile;
use crate::data::{Audience, Dataset};
use crate::part;
use leptos::html::Div;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

// The headings of the folds. As markup, each is one node to hydrate.
const TABLE: &str = "<h2 id=\"table\">The figures in a table</h2>";
const LINES: &str = "<h2>Line by line</h2>";
const ABOUT: &str = "<h2 id=\"about-data\">About these figures</h2>";

/// What the island is made from.
#[derive(Serialize, Deserialize)]
pub struct Props {
    /// The chart's definition, as published.
    pub chart: Box<RawValue>,
    /// The dataset, as published.
    pub dataset: Box<RawValue>,
    /// The point positions of the two chart images.
    pub points: [Vec<Vec<PointPosition>>; 2],
    /// The path of the dataset's file, relative to the page.
    pub address: String,
}

/// Reads the props that came with a page; `None` where they can't be read.
pub fn read(props: &str) -> Option<(Props, ChartFile, Dataset)> {
    let props: Props = serde_json::from_str(props).ok()?;
    let chart = ChartFile::parse("chart", props.chart.get(), Audience::Page).ok()?;
    let dataset = Dataset::parse("dataset", props.dataset.get(), Audience::Page).ok()?;
    Some((props, chart, dataset))
}

/// The chart from its finding to its table. `drawings` are the SVG images, wide and narrow;
/// in the browser they are empty, because hydration leaves the page's own as they are.
pub fn view(props: &Props, chart: ChartFile, dataset: Dataset, drawings: [String; 2]) -> impl IntoView + use<> {
    let state = State::new(chart, dataset, props.points.clone());
    let address = StoredValue::new(props.address.clone());
    let look = move || state.look(address.get_value());
    let again = move || {
        if state.live.get_untracked() == Live::NotDrawn { state.selection.update(|_| ()) } else { look() }
    };
    let frames: [NodeRef<Div>; 2] = [NodeRef::new(), NodeRef::new()];
    state.listen(look);
    state.redraw_on_change(frames);
    let [wide, narrow] = drawings;
    follow(state);
    Effect::new(move || browser::reading(state.active.get().map(|at| at.0)));
    view! {
        <div class="chart">
            {areas(state)}
            <figure class="picture" aria-label=move || state.finding()>
                {drawing(state, Layout::Wide, wide, frames[0])}
                {drawing(state, Layout::Narrow, narrow, frames[1])}
            </figure>
            {years(state)}
            <div class="beside">
                <p class="actions" inner_html=part::controls::ACTIONS></p>
                {changed(state)}
                <div class="readout" inner_html=move || state.readout()></div>
                {answers(state)}
                <p class="tools" hidden inner_html=part::controls::TOOLS></p>
            </div>
            <div class="in-short">
                <h2>"In short"</h2>
                <div class="headline" inner_html=move || state.headline()></div>
                <div class="basis" inner_html=move || state.basis()></div>
                <p class="lost" role="status">{move || if state.unresolved.get() {
                    "Your link asks for something that this chart doesn’t have, so we left it out."
                } else {
                    ""
                }}</p>
                {status(state.live, move || state.dataset.with(|dataset| dataset.meta.updated), again)}
            </div>
            <details class="fold">
                <summary inner_html=TABLE></summary>
                <div class="figures" inner_html=move || state.figures()></div>
            </details>
            <details class="fold">
                <summary inner_html=LINES></summary>
                <ul class="sentences" inner_html=move || state.sentences()></ul>
            </details>
            <details class="fold">
                <summary inner_html=ABOUT></summary>
                <section class="prose about-data" aria-labelledby="about-data" inner_html=move || state.about()></section>
            </details>
        </div>
    }
}

fn drawing(state: State, layout: Layout, svg: String, frame: NodeRef<Div>) -> impl IntoView {
    view! {
        <div class=format!("drawing {}", layout.name())>
            <div class="svg" node_ref=frame inner_html=svg></div>
            {reader(state, layout)}
        </div>
    }
}
