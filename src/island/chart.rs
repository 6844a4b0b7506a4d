//! A chart that answers: its picture, its reader, its controls, its words and its table, in step with its file.

use super::controls::controls;
use super::live::{Live, Offer, refresh, status};
use super::reader::reader;
use crate::browser;
use crate::chart::{Layout, Plot, PointPosition, Selection, Table};
use crate::data::chart::{ChartFile, MOST_AREAS};
use crate::data::{Audience, Dataset};
use crate::part::{about_data::about_data, data_table::data_table};
use crate::words::change;
use leptos::html::Div;
use leptos::prelude::*;
use maud::html;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::sync::Arc;

/// What the island is made from.
#[derive(Serialize, Deserialize)]
pub struct Props {
    /// The chart's definition, as published.
    pub chart: Box<RawValue>,
    /// The dataset, as published.
    pub dataset: Box<RawValue>,
    /// Where the points of the two drawings are.
    pub points: [Vec<Vec<PointPosition>>; 2],
    /// Where the dataset's file lies, seen from the page.
    pub address: String,
}

/// What the picture shows. It may lag behind the choice while a new one is drawn.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub dataset: Arc<Dataset>,
    pub selection: Selection,
    pub points: [Vec<Vec<PointPosition>>; 2],
}

/// The island's state.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub chart: StoredValue<ChartFile>,
    pub dataset: RwSignal<Arc<Dataset>>,
    pub selection: RwSignal<Selection>,
    pub shown: RwSignal<Shown>,
    /// The series and year that the reader is at, counted in `shown`.
    pub active: RwSignal<Option<(usize, usize)>>,
    pub hydrated: RwSignal<bool>,
    /// Whether the address asked for something that the data does not have.
    pub lost: RwSignal<bool>,
    live: RwSignal<Live>,
}

/// Reads the props that came with a page; `None` where they can't be read.
pub fn read(props: &str) -> Option<(Props, ChartFile, Dataset)> {
    let props: Props = serde_json::from_str(props).ok()?;
    let chart = ChartFile::parse("chart", props.chart.get(), Audience::Page).ok()?;
    let dataset = Dataset::parse("dataset", props.dataset.get(), Audience::Page).ok()?;
    Some((props, chart, dataset))
}

/// The chart from its finding to its table. `drawings` are the SVGs, wide and narrow;
/// in the browser they are empty, because hydration leaves the page's own as they are.
pub fn view(props: &Props, chart: ChartFile, dataset: Dataset, drawings: [String; 2]) -> impl IntoView + use<> {
    let selection =
        Selection::default_for(&chart, &dataset).unwrap_or_else(|| unreachable!("a dataset has areas and years"));
    let dataset = Arc::new(dataset);
    let shown = Shown { dataset: dataset.clone(), selection: selection.clone(), points: props.points.clone() };
    let state = State {
        chart: StoredValue::new(chart),
        dataset: RwSignal::new(dataset),
        selection: RwSignal::new(selection),
        shown: RwSignal::new(shown),
        active: RwSignal::new(None),
        hydrated: RwSignal::new(false),
        lost: RwSignal::new(false),
        live: RwSignal::new(Live::Same),
    };
    let address = StoredValue::new(props.address.clone());
    let look = move || state.look(address.get_value());
    let again = move || {
        if state.live.get_untracked() == Live::NotDrawn { state.selection.update(|_| ()) } else { look() }
    };
    let frames: [NodeRef<Div>; 2] = [NodeRef::new(), NodeRef::new()];
    state.listen(look);
    state.redraw_on_change(frames);
    let [wide, narrow] = drawings;
    view! {
        <div class="chart">
            <p class="finding">{move || state.finding()}</p>
            <p class="subtitle">{move || state.subtitle()}</p>
            <figure class="picture" aria-label=move || state.finding()>
                {drawing(state, Layout::Wide, wide, frames[0])}
                {drawing(state, Layout::Narrow, narrow, frames[1])}
                <figcaption class="hint">"Tap a point to read its figure, or reach the chart with Tab and use the arrow keys. Enter leads to the sentence about the line."</figcaption>
            </figure>
            <ul class="sentences" inner_html=move || state.sentences()></ul>
            <p class="lost" role="status">{move || if state.lost.get() {
                "The link asked for something that these figures do not have, so that part was left out."
            } else {
                ""
            }}</p>
            {status(state.live, move || state.dataset.with(|dataset| dataset.meta.updated), again)}
            {controls(state)}
            <h2 id="table">"The figures in a table"</h2>
            <div class="figures" inner_html=move || state.figures()></div>
            <section class="prose about-data" aria-labelledby="about-data" inner_html=move || state.about()></section>
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

impl State {
    /// Changes the choice, and puts it in the address.
    pub fn choose(self, change: impl FnOnce(&mut Selection)) {
        self.active.set(None);
        self.lost.set(false);
        self.selection.update(change);
        let query = self.selection.with_untracked(|selection| {
            self.dataset.with_untracked(|dataset| self.chart.with_value(|chart| selection.to_query(chart, dataset)))
        });
        browser::set_query(&query);
    }

    fn finding(self) -> String {
        self.selection.with(|selection| {
            self.dataset.with(|dataset| {
                let series = selection.series(dataset);
                let first = series.first().copied().unwrap_or(&dataset.series[0]);
                self.chart.with_value(|chart| {
                    change::headline(&chart.subject, dataset, first, selection.first, selection.last)
                })
            })
        })
    }

    fn subtitle(self) -> String {
        self.selection.with(|selection| {
            self.dataset.with(|dataset| self.chart.with_value(|chart| selection.subtitle(chart, dataset)))
        })
    }

    /// What each series did, and which years have no figure.
    fn sentences(self) -> String {
        self.selection.with(|selection| {
            self.dataset.with(|dataset| {
                let series = selection.series(dataset);
                let all = change::sentences(dataset, &series, selection.first, selection.last);
                html! { @for (i, text) in all.iter().enumerate() { li id={ "line-" (i) } tabindex="-1" { (text) } } }
                    .into_string()
            })
        })
    }

    /// The table of the choice, and of every area where there are more than a chart can show.
    fn figures(self) -> String {
        self.dataset.with(|dataset| {
            let chosen = self.selection.with(|selection| data_table(&Table::of(dataset, selection), "figures"));
            let many = dataset.series.len() > MOST_AREAS;
            html! {
                (chosen)
                @if many {
                    details class="all-areas" {
                        summary { "All " (dataset.series.len()) " " (dataset.many()) " in one table" }
                        (data_table(&Table::all(dataset), "all-figures"))
                    }
                }
            }
            .into_string()
        })
    }

    fn about(self) -> String {
        self.dataset.with(|dataset| {
            self.chart.with_value(|chart| about_data(&dataset.meta, &dataset.definition, &chart.notes).into_string())
        })
    }

    /// Looks at the published file, and takes it if it is newer.
    fn look(self, address: String) {
        refresh(address, self.live, move |text| {
            let new = Dataset::parse("the file", text, Audience::Page)?;
            let offer = self.dataset.with_untracked(|old| Offer::judge(&old.meta, &new.meta, **old == new));
            if let Offer::Taken = offer {
                self.dataset.set(Arc::new(new));
                self.restore();
            }
            Ok(offer)
        });
    }

    /// Takes the choice that the query holds, as far as the data has it. What the query leaves open follows the data: a
    /// chart that showed every year shows a new year too.
    fn restore(self) {
        let found = self.dataset.with_untracked(|dataset| {
            self.chart.with_value(|chart| Selection::from_query(&browser::query(), chart, dataset))
        });
        if let Some((selection, lost)) = found {
            self.active.set(None);
            self.lost.set(lost);
            self.selection.set(selection);
        }
    }

    /// Wakes up: the query's choice, the published file, and the way back.
    fn listen(self, look: impl Fn() + 'static) {
        Effect::new(move || {
            self.restore();
            self.hydrated.set(true);
            browser::on_back(move || self.restore());
            look();
            browser::mark("chart-hydrated");
        });
    }

    /// Draws the picture anew whenever it no longer shows what was chosen.
    fn redraw_on_change(self, frames: [NodeRef<Div>; 2]) {
        Effect::new(move || {
            let (dataset, selection) = (self.dataset.get(), self.selection.get());
            let (hydrated, same) = (
                self.hydrated.get(),
                self.shown.with_untracked(|shown| shown.dataset == dataset && shown.selection == selection),
            );
            if !hydrated || same {
                return;
            }
            browser::drawing("begun");
            browser::spawn(Box::pin(async move {
                let plot = self.chart.with_value(|chart| Plot::of(chart.kind, &dataset, &selection));
                let Some([wide, narrow]) = browser::draw(&plot).await else {
                    browser::drawing("failed");
                    return self.live.set(Live::NotDrawn);
                };
                // A choice made meanwhile has a drawing of its own on the way.
                let current = self.dataset.get_untracked() == dataset && self.selection.get_untracked() == selection;
                if current {
                    for (frame, picture) in frames.iter().zip([&wide, &narrow]) {
                        if let Some(frame) = frame.get_untracked() {
                            frame.set_inner_html(&picture.svg);
                        }
                    }
                    if self.live.get_untracked() == Live::NotDrawn {
                        self.live.set(Live::Same);
                    }
                    browser::drawing("done");
                    self.shown.set(Shown { dataset, selection, points: [wide.points, narrow.points] });
                }
            }));
        });
    }
}
