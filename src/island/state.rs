//! What a chart on a page knows: its data, the reader's choice, what the picture shows, and how these follow one another.

use super::live::{Live, Offer, refresh};
use crate::browser;
use crate::chart::{Plot, PointPosition, Selection, Table};
use crate::data::chart::ChartFile;
use crate::data::{Audience, Dataset};
use crate::part::{about_data, data_table::data_table, readout::readout};
use leptos::html::Div;
use leptos::prelude::*;
use maud::html;
use std::sync::Arc;

/// What the picture shows. It may lag behind the choice while a new one is drawn.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub dataset: Arc<Dataset>,
    pub selection: Selection,
    pub points: [Vec<Vec<PointPosition>>; 2],
}

impl Shown {
    /// What is drawn.
    pub fn plot(&self) -> Plot {
        Plot::of(&self.dataset, &self.selection).closed()
    }
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
    pub unresolved: RwSignal<bool>,
    /// The result of the last look at the published file.
    pub live: RwSignal<Live>,
}

impl State {
    /// A chart before a reader changes anything. `points` are the point positions in the page's chart images.
    pub fn new(chart: ChartFile, dataset: Dataset, points: [Vec<Vec<PointPosition>>; 2]) -> State {
        let selection =
            Selection::default_for(&chart, &dataset).unwrap_or_else(|| unreachable!("a dataset has areas and years"));
        let dataset = Arc::new(dataset);
        let shown = Shown { dataset: dataset.clone(), selection: selection.clone(), points };
        State {
            chart: StoredValue::new(chart),
            dataset: RwSignal::new(dataset),
            selection: RwSignal::new(selection),
            shown: RwSignal::new(shown),
            active: RwSignal::new(None),
            hydrated: RwSignal::new(false),
            unresolved: RwSignal::new(false),
            live: RwSignal::new(Live::Same),
        }
    }

    /// Changes the choice, says what is other, and puts it in the address.
    pub fn choose(self, new: Selection) {
        let before = self.selection.get_untracked();
        if new == before {
            return self.selection.update(|_| ());
        }
        self.active.set(None);
        self.unresolved.set(false);
        let (told, query) = self.dataset.with_untracked(|dataset| {
            let query = self.chart.with_value(|chart| new.to_query(chart, dataset));
            (new.told(dataset, &before), query)
        });
        browser::say_change(&told);
        self.selection.set(new);
        browser::set_query(&query);
    }

    /// The figures of the year that is read; otherwise of the latest, and in a ranked chart of the area chosen first.
    pub fn readout(self) -> String {
        let active = self.active.get();
        self.shown.with(|shown| {
            let plot = shown.plot();
            readout(&shown.dataset, &shown.selection, &plot, active.map_or_else(|| plot.rest(), |at| at.1))
                .into_string()
        })
    }

    /// What the first series shows, for the headline.
    pub fn finding(self) -> String {
        self.selection.with(|selection| {
            self.dataset.with(|dataset| self.chart.with_value(|chart| selection.headline(chart, dataset)))
        })
    }

    /// What the chart shows, with what goes wherever the figures go.
    pub fn headline(self) -> String {
        let finding = self.finding();
        self.dataset.with(|dataset| {
            html! {
                p class="finding" { (finding) }
                p class="caution" { @if let Some(caution) = &dataset.caution { (caution) } }
            }
            .into_string()
        })
    }

    /// What the figures are, what a reader must not miss, and what was wrong before.
    pub fn basis(self) -> String {
        self.selection.with(|selection| {
            self.dataset.with(|dataset| {
                self.chart.with_value(|chart| {
                    html! {
                        p class="subtitle" { (selection.subtitle(chart, dataset)) }
                        (about_data::overdue(&dataset.meta))
                        ul class="caveats" { (about_data::caveats(dataset, &chart.notes)) }
                        div class="corrected" { (about_data::corrected(&dataset.meta)) }
                    }
                    .into_string()
                })
            })
        })
    }

    /// What each series shows, and which years have no figure.
    pub fn sentences(self) -> String {
        self.selection.with(|selection| {
            self.dataset.with(|dataset| {
                let all = selection.sentences(dataset);
                html! { @for (i, text) in all.iter().enumerate() { li id={ "line-" (i) } tabindex="-1" { (text) } } }
                    .into_string()
            })
        })
    }

    /// The table of the choice.
    pub fn figures(self) -> String {
        self.selection.with(|selection| {
            self.dataset.with(|dataset| data_table(&Table::of(dataset, selection), "figures").into_string())
        })
    }

    /// How the figures are counted, where they come from and what to bear in mind.
    pub fn about(self) -> String {
        self.dataset
            .with(|dataset| self.chart.with_value(|chart| about_data::folded(dataset, &chart.notes).into_string()))
    }

    /// Looks at the published file, and takes it if it is newer.
    pub fn look(self, address: String) {
        refresh(address, self.live, move |text| {
            let new = Dataset::parse("the file", text, Audience::Page)?;
            let offer = self.dataset.with_untracked(|old| {
                let same = old.series == new.series && old.definition == new.definition;
                Offer::judge(&old.meta, &new.meta, same).unless(self.chart.with_value(|chart| unfit(chart, old, &new)))
            });
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
        if let Some((selection, unresolved)) = found {
            self.active.set(None);
            self.unresolved.set(unresolved);
            browser::say_change("");
            self.selection.set(selection);
        }
    }

    /// Says that the picture is right, and takes back that it could not be drawn.
    fn say_drawn(self) {
        browser::drawing("done");
        if self.live.get_untracked() == Live::NotDrawn {
            self.live.set(Live::Same);
        }
    }

    /// Hydrates: applies the query's choice, handles the Back button and looks at the published file.
    pub fn listen(self, look: impl Fn() + 'static) {
        Effect::new(move || {
            self.restore();
            self.hydrated.set(true);
            browser::on_back(move || self.restore());
            look();
            browser::mark("chart-hydrated");
        });
    }

    /// Draws the picture again whenever it no longer shows what was chosen.
    pub fn redraw_on_change(self, frames: [NodeRef<Div>; 2]) {
        Effect::new(move || {
            let (dataset, selection) = (self.dataset.get(), self.selection.get());
            let (hydrated, same) = (
                self.hydrated.get(),
                self.shown.with_untracked(|shown| shown.dataset == dataset && shown.selection == selection),
            );
            if !hydrated {
                return;
            }
            let asked = browser::draw(&Plot::of(&dataset, &selection), same);
            if same {
                // The picture is right again, whatever became of a choice that was taken back.
                return self.say_drawn();
            }
            browser::drawing("begun");
            browser::spawn(Box::pin(async move {
                let drawn = browser::drawn(asked).await;
                // If the choice has changed meanwhile, another redraw is under way, or none is needed any more.
                let current = self.dataset.get_untracked() == dataset && self.selection.get_untracked() == selection;
                let Some([wide, narrow]) = drawn else {
                    if current {
                        browser::drawing("failed");
                        self.live.set(Live::NotDrawn);
                    }
                    return;
                };
                if current {
                    for (frame, picture) in frames.iter().zip([&wide, &narrow]) {
                        if let Some(frame) = frame.get_untracked() {
                            frame.set_inner_html(&picture.svg);
                        }
                    }
                    self.say_drawn();
                    self.shown.set(Shown { dataset, selection, points: [wide.points, narrow.points] });
                }
            }));
        });
    }
}

/// Why a chart can't go on with newer figures: its words, its areas and its axis would be wrong.
fn unfit(chart: &ChartFile, old: &Dataset, new: &Dataset) -> Option<&'static str> {
    let has = |code: &String| new.series(code).is_some();
    let counts =
        |code: &String| new.series(code).is_some_and(|one| one.points.iter().any(|point| point.value.is_some()));
    match () {
        () if new.unit != old.unit => Some("the file has another unit"),
        () if new.period_kind != old.period_kind || new.span != old.span => Some("the file has another kind of years"),
        () if new.dimension != old.dimension || !chart.areas.iter().all(has) => Some("the file lacks an area"),
        () if !chart.areas.iter().any(counts) => Some("the file has no figures"),
        () => None,
    }
}
