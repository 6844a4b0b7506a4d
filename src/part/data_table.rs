//! A table of figures, its key and its notes.

use crate::chart::Table;
use maud::{Markup, html};

/// A real table: caption, headed columns and rows, and a region that scrolls by keyboard where it is too wide.
pub fn data_table(table: &Table, id: &str) -> Markup {
    html! {
        div class="table-frame" role="region" tabindex="0" aria-labelledby={ (id) "-caption" } {
            table {
                caption id={ (id) "-caption" } { (table.caption) }
                thead { tr {
                    th scope="col" { (table.first) }
                    @for name in &table.columns { th scope="col" { (name) } }
                } }
                tbody {
                    @for (year, cells) in &table.rows {
                        tr { th scope="row" { (year) } @for cell in cells { td { (cell) } } }
                    }
                }
            }
        }
        @if !table.key.is_empty() {
            dl class="key" {
                @for one in &table.key { div { dt { "[" (one.letter()) "]" } dd { (one.meaning()) } } }
            }
        }
        @if !table.notes.is_empty() {
            ul class="notes" {
                @for (place, text) in &table.notes { li { strong { (place) } ": " (text) } }
            }
        }
    }
}
