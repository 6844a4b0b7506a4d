//! What changes a chart: its areas above the picture, its years below it. The fields have the names of the address's
//! query.

use super::symbol::symbol;
use crate::chart::{QUESTIONS, Selection};
use crate::data::Dataset;
use crate::data::chart::ChartKind;
use crate::words::years::from_to;
use maud::{Markup, html};

/// Datasets with more areas than this get a search box.
const FEW: usize = 9;

/// The areas on show, each a button that takes it off. The last one stays: a chart without a line says nothing.
pub fn chips(dataset: &Dataset, selection: &Selection) -> Markup {
    let shown = selection.series(dataset);
    html! {
        @if selection.kind != ChartKind::Ranked && dataset.series.len() > 1 {
            @for (index, series) in shown.iter().enumerate() {
                li class={ "r" (index + 1) } {
                    @if shown.len() > 1 {
                        button type="button" value={ "remove:" (series.area.slug) } aria-label={ "Remove " (series.area.name) } {
                            (symbol(selection.kind, index)) (series.area.name) span aria-hidden="true" { " ×" }
                        }
                    } @else {
                        span { (symbol(selection.kind, index)) (series.area.name) }
                    }
                }
            }
        }
    }
}

/// The list from which areas are added. Its fields come once the island is hydrated: hundreds of areas would be a good
/// part of a page, and do nothing before.
pub fn area_list(dataset: &Dataset, selection: &Selection, hydrated: bool) -> Markup {
    let count = dataset.series.len();
    html! {
        @if count > 1 {
            details class="add" {
                summary id="add-area" {
                    @if selection.kind == ChartKind::Ranked { "Choose " (dataset.many()) } @else {
                        "+" span class="word" { " Add" } span class="visually-hidden" { " " (dataset.many()) }
                    }
                }
                @if hydrated { fieldset {
                    legend class="visually-hidden" {
                        "Up to " (selection.kind.most_areas().min(count)) " of " (count) " " (dataset.many())
                    }
                    @if count > FEW {
                        p class="find" {
                            label for="area-search" { "Find by name" }
                            input id="area-search" type="search" autocomplete="off";
                        }
                        p class="found" role="status" {}
                    }
                    ul class="areas" {
                        @for series in &dataset.series {
                            li { label {
                                input type="checkbox" name="areas" value=(series.area.slug)
                                    checked[selection.areas.contains(&series.area.code)];
                                (series.area.name)
                            } }
                        }
                    }
                } }
            }
        }
    }
}

/// The first and the last year as the two ends of one range, with both years in words beside it: names that went along
/// with the ends would cover each other when these are close.
pub fn years(dataset: &Dataset, selection: &Selection) -> Markup {
    let last = dataset.periods.len() - 1;
    let ends = [("from", "First year", selection.first), ("to", "Last year", selection.last)];
    html! {
        @if last > 0 {
            p { (from_to(&selection.first.short(), &selection.last.short())) }
            @for (name, label, chosen) in ends {
                @let at = dataset.periods.iter().position(|period| *period == chosen).unwrap_or_default();
                input type="range" name=(name) aria-label=(label) min="0" max=(last) value=(at)
                    aria-valuetext=(chosen.short()) disabled;
            }
        }
    }
}

/// Where it is said what a choice has changed, with the ways back.
pub const CHANGED: &str = "<span role=\"status\"></span><button type=\"button\" value=\"undo\" hidden>Undo</button>\
    <button type=\"button\" value=\"reset\" hidden>Reset</button>";

/// The buttons that go to the answers of what readers ask most. Horizontal bars are few, or stand in the order of
/// their figures, so they need none.
pub fn answers(kind: ChartKind) -> Markup {
    html! {
        @if !kind.is_horizontal() {
            @for (name, label) in QUESTIONS { button type="button" value={ "answer:" (name) } { (label) } }
        }
    }
}

/// The links to the table and to the sheets.
pub const ACTIONS: &str = "<a class=\"button\" href=\"#table\">Table</a> <a class=\"button\" href=\"#download\">Download</a> \
    <a class=\"button\" href=\"#share\">Share</a>";

/// What the page's script does with the picture. It shows the buttons.
pub const TOOLS: &str = "<button type=\"button\" data-do=\"full-screen\">Full screen</button> \
    <button type=\"button\" data-do=\"listen\">Listen</button> <span class=\"outcome\" role=\"status\"></span>";
