//! Renders the published sections of a page: text with figures that open their sources, cards, and links.

use super::site::{Content, Script, Site};
use crate::chart::{Selection, Table};
use crate::data::series::Point;
use crate::data::text::{Block, Piece, Section, TextPage, pieces};
use crate::part::chart_card::{ChartCard, chart_card};
use crate::part::chart_teaser::{ChartTeaser, chart_teaser};
use crate::part::contact_card::contact_card;
use crate::part::fact_bars::fact_bars;
use crate::part::fact_card::fact_card;
use crate::part::figure::figure;
use crate::part::prose::{self, Card};
use crate::part::section_nav::section_nav;
use crate::picture;
use crate::route::{Links, Route};
use crate::words::number::number;
use crate::words::{self, years};
use maud::{Markup, html};
use std::cell::Cell;

/// Renders a page's sections one by one; gives each figure a unique id.
pub(super) struct Sections<'w> {
    site: &'w Site,
    links: &'w Links,
    figures: Cell<usize>,
    /// Whether charts are small pictures.
    has_teasers: bool,
}

impl<'w> Sections<'w> {
    pub(super) fn new(site: &'w Site, links: &'w Links) -> Sections<'w> {
        Sections { site, links, figures: Cell::new(0), has_teasers: false }
    }

    /// For the home page, where charts are small pictures.
    pub(super) fn small(site: &'w Site, links: &'w Links) -> Sections<'w> {
        Sections { has_teasers: true, ..Sections::new(site, links) }
    }

    /// All sections of a page, after a table of contents if there are many.
    pub(super) fn sections(&self, text: &TextPage) -> Markup {
        html! {
            (section_nav(&text.headings().collect::<Vec<_>>()))
            @for one in &text.sections { (self.section(one)) }
        }
    }

    /// All sections of a page, after `between`. Emergency instructions come before it.
    pub(super) fn sections_around(&self, text: &TextPage, between: &Markup) -> Markup {
        let (first, rest) = text.sections.split_at(usize::from(text.is_urgent()));
        html! {
            @for one in first { (self.section(one)) }
            (between)
            @for one in rest { (self.open_or_folded(one)) }
        }
    }

    /// One section.
    pub(super) fn section(&self, one: &Section) -> Markup {
        self.rendered(one, prose::section)
    }

    /// One section, folded if it says so.
    pub(super) fn open_or_folded(&self, one: &Section) -> Markup {
        if one.is_folded { self.folded(one) } else { self.section(one) }
    }

    /// One section, folded under its heading.
    pub(super) fn folded(&self, one: &Section) -> Markup {
        self.rendered(one, prose::folded)
    }

    fn rendered(&self, one: &Section, render: fn(&Section, &prose::Setting<'_>) -> Markup) -> Markup {
        let setting = prose::Setting {
            words: &|words| self.words(words),
            address: &|to| self.links.file(to),
            card: &|card| self.card(card),
        };
        render(one, &setting)
    }

    /// Text with each named figure filled in.
    pub(super) fn words(&self, words: &str) -> Markup {
        html! {
            @for piece in pieces(words) {
                @match piece {
                    Piece::Words(words) => (words),
                    Piece::Fact(name) => @if let Some((set, fact)) = self.site.package.fact(name) {
                        @let number = self.figures.replace(self.figures.get() + 1);
                        (figure(set, fact, &format!("behind-{number}"), &self.links.file(&format!("facts/#fact-{name}"))))
                    },
                }
            }
        }
    }

    fn card(&self, card: Card<'_>) -> Option<Markup> {
        let package = &self.site.package;
        match card {
            Card::Chart(name) if self.has_teasers => self.teaser(name),
            Card::Chart(name) => self.chart(name),
            Card::Contact(name) => Some(contact_card(&package.contacts.meta, package.contacts.get(name)?)),
            Card::Bars(list) => {
                let found = list.bars.iter().filter_map(|bar| Some((bar.text.as_str(), package.fact(&bar.fact)?.1)));
                Some(fact_bars(&list.caption, &found.collect::<Vec<_>>()))
            }
            Card::Picture(name) => picture::beside(Some(name)),
            Card::Fact(name) => package.fact(name).map(|(set, fact)| fact_card(set, fact)),
        }
    }

    fn chart(&self, name: &str) -> Option<Markup> {
        let (chart, dataset) = self.site.package.chart(name)?;
        let selection = Selection::default_for(chart, dataset)?;
        let [_, narrow] = self.site.chart_images.get(name)?;
        Some(chart_card(&ChartCard {
            name,
            title: &chart.title,
            finding: &self.site.finding(name)?,
            caution: dataset.caution.as_deref(),
            subtitle: &format!("{}. {}.", chart.subtitle, years::years(selection.first, selection.last)),
            svg: &narrow.svg,
            table: &Table::of(dataset, &selection),
            source: &words::and(&dataset.meta.sources.iter().map(|s| s.publisher.clone()).collect::<Vec<_>>()),
            address: &self.links.to(&Route::Chart(name.to_string())),
        }))
    }

    fn teaser(&self, name: &str) -> Option<Markup> {
        let (chart, dataset) = self.site.package.chart(name)?;
        let selection = Selection::default_for(chart, dataset)?;
        let series = *selection.series(dataset).first()?;
        let known: Vec<&Point> = series.points.iter().filter(|point| point.value.is_some()).collect();
        let (first, last) = (known.first()?, known.last()?);
        let said = |point: &Point| {
            format!("{}: {}", point.period.short(), number(point.value.unwrap_or_default(), dataset.decimals))
        };
        let years = years::years(selection.first, selection.last);
        Some(chart_teaser(&ChartTeaser {
            title: &format!("{} in {}, {years}", chart.subject, series.area.said),
            caution: dataset.caution.as_deref(),
            points: &series.points,
            ends: [&said(first), &said(last)],
            address: &self.links.to(&Route::Chart(name.to_string())),
        }))
    }
}

impl Site {
    /// The finding of a chart's first view, without its full stop.
    pub(super) fn finding(&self, name: &str) -> Option<String> {
        let (chart, dataset) = self.package.chart(name)?;
        let selection = Selection::default_for(chart, dataset)?;
        Some(selection.headline(chart, dataset))
    }
}

impl Content {
    /// A page of published sections around `body`. It includes the scripts that its cards need.
    pub(super) fn of(text: &TextPage, body: Markup) -> Content {
        let tabs = text.blocks().any(|block| matches!(block, Block::Chart(_)));
        Content { scripts: if tabs { vec![Script::Tabs] } else { Vec::new() }, body }
    }
}
