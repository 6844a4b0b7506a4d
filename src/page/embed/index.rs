//! How to embed charts, figures and advice on other sites: from a link, which works everywhere, to a frame that resizes
//! to fit its content. Every snippet is text on this page, so copying needs no script.

use super::code::EmbedCode;
use super::dialog::dialog;
use super::ways::{FROM_THE_TOP, NOTICES, OWN_NOTICES, WAYS, anchor, copy, field};
use crate::chart::Selection;
use crate::data::chart::ChartFile;
use crate::page::site::{Content, Script, Site};
use crate::part::section_nav::section_nav;
use crate::route::{Embed, Links, Route};
use crate::words;
use maud::{Markup, html};

pub(in crate::page) fn page(site: &Site, links: &Links) -> Option<Content> {
    let charts: Vec<&ChartFile> = site.package.charts.iter().collect();
    let embeds = site.package.embeds();
    let others = |wanted: fn(&Embed) -> bool| embeds.iter().filter(move |embed| wanted(embed));
    let parts = [
        ("ways", "Choose what suits your site"),
        ("charts", "Charts"),
        ("figures", "Figures"),
        ("advice", "Safety advice"),
        ("packs", "Lesson packs"),
        ("settings", "Embed settings"),
        ("notices", OWN_NOTICES),
    ];
    Some(Content {
        scripts: vec![Script::Embed],
        body: html! {
            h1 { "Embed our charts" }
            p class="lead" {
                "Copy and paste once. When we publish new figures or corrections, your page updates without "
                "any work. Nothing here sets cookies or tracks your readers."
            }
            p { a class="onward" href=(links.to(&Route::EmbedPromise)) { "What you can rely on" } }
            p { a class="onward" href=(links.to(&Route::EmbedCheck)) { "Check your embeds" } }
            (section_nav(&parts))
            section class="prose" aria-labelledby="ways" {
                h2 id="ways" { "Choose what suits your site" }
                (ladder())
            }
            section class="codes" aria-labelledby="charts" {
                h2 id="charts" { "Charts" }
                @for chart in &charts { (of_chart(site, links, chart)?) }
            }
            section class="codes" aria-labelledby="figures" {
                h2 id="figures" { "Figures" }
                @for embed in others(|embed| matches!(embed, Embed::Fact(_))) { (short(site, embed)?) }
            }
            section class="codes" aria-labelledby="advice" {
                h2 id="advice" { "Safety advice" }
                @for page in &site.package.advice { (short(site, &Embed::Advice(page.text.meta.name.clone()))?) }
            }
            section class="codes" aria-labelledby="packs" {
                h2 id="packs" { "Lesson packs" }
                @for embed in others(|embed| matches!(embed, Embed::LessonPack(_))) { (short(site, embed)?) }
            }
            (settings())
            section class="prose" aria-labelledby="notices" {
                h2 id="notices" { (OWN_NOTICES) }
                p {
                    "For data protection officers: "
                    a href=(links.to(&Route::EmbedEvidence)) { "what our embeds do, as tested" } "."
                }
                @for (id, label, words) in NOTICES { (copied(label, words, id, 5)) }
            }
            p class="codes-status status" role="status" {}
            (dialog(site))
        },
    })
}

fn ladder() -> Markup {
    html! {
        p { (FROM_THE_TOP) }
        ol class="steps" {
            li {
                strong { "A link." } " It works in every system, in emails and in documents. In WordPress and in Drupal with "
                "oEmbed, an address on its own line becomes the chart."
            }
            li {
                strong { "A frame." } " For systems that take HTML with frames but no scripts: GOSS iCM, LocalGov Drupal, Umbraco, "
                "the Embed part of SharePoint. Some only allow listed sites: ask whoever runs yours to add "
                "this one. The height fits the content at any usual width."
            }
            li {
                strong { "A frame that resizes itself." } " For systems that take scripts too. The frame is as high as its "
                "content, even when a reader opens the table. Pages that already use pym.js, iframe-resizer 4, Embedly, AMP or "
                "the Datawrapper script resize the plain frame with that, and need no script from us."
            }
            li {
                strong { "A picture and its table." } " For systems that take no HTML at all. Upload the picture, paste the "
                "description as its text alternative, and the table under it. This is the only way that doesn’t update "
                "itself."
            }
        }
        p {
            "Each of these shows the latest figures. If you’re writing about one day, in a report or in the news, use "
            "the frame “fixed as of today”. It keeps the figures you wrote about, and says when there "
            "are newer ones."
        }
    }
}

/// A chart with all its snippets.
fn of_chart(site: &Site, links: &Links, chart: &ChartFile) -> Option<Markup> {
    let embed = Embed::chart(&chart.name);
    let code = site.embed_code(&embed)?;
    let page = links.to(&Route::Chart(chart.name.clone()));
    let kept = |embed: &Embed| site.embed_code(&site.package.kept(embed)?);
    let views: Vec<(&str, EmbedCode, Option<EmbedCode>)> = (chart.views.iter())
        .filter_map(|view| {
            let one = Embed::Chart { name: chart.name.clone(), view: Some(view.name.clone()) };
            Some((view.label.as_str(), site.embed_code(&one)?, kept(&one)))
        })
        .collect();
    Some(html! {
        h3 id=(chart.name) { a href=(page) { (chart.title) } }
        p { (heights(site, &code)) }
        details data-unsearched {
            summary { "Code to paste" span class="visually-hidden" { ": " (chart.title) } }
            (fields(&code, &chart.name))
            (copied("4. A picture: its description", &described(site, &chart.name, &code)?, &format!("{}-words", chart.name), 5))
            p {
                a href={ (page) "chart.png" } download { "Picture (PNG)" } ", "
                a href={ (page) "chart.csv" } download { "table (CSV)" } ", "
                a href={ (page) "#table" } { "table to copy" }
            }
            @if let Some(kept) = kept(&embed) {
                p { (heights(site, &kept)) }
                (copied("Fixed as of today: a frame", &kept.frame, &format!("{}-kept", chart.name), 3))
            }
            @for (i, (label, code, kept)) in views.iter().enumerate() {
                p { (heights(site, code)) }
                (copied(&format!("The view “{label}”, as a frame"), &code.frame, &format!("{}-view-{i}", chart.name), 3))
                @if let Some(kept) = kept {
                    p { (heights(site, kept)) }
                    @let label = format!("The view “{label}” fixed as of today: a frame");
                    (copied(&label, &kept.frame, &format!("{}-view-{i}-kept", chart.name), 3))
                }
            }
        }
    })
}

/// The snippets for a figure or a page of advice, which can only be embedded in a frame.
fn short(site: &Site, embed: &Embed) -> Option<Markup> {
    let code = site.embed_code(embed)?;
    let id = anchor(embed);
    Some(html! {
        details id=(id) data-unsearched {
            summary { (code.name) }
            p { (heights(site, &code)) }
            (fields(&code, &id))
        }
    })
}

fn heights(site: &Site, code: &EmbedCode) -> String {
    let each: Vec<String> = (site.embed_heights.widths.iter().zip(code.heights))
        .map(|(width, height)| format!("{height} pixels at a width of {width}"))
        .collect();
    format!("Height of the frame: {}.", words::and(&each))
}

/// The text alternative of a chart's image.
fn described(site: &Site, name: &str, code: &EmbedCode) -> Option<String> {
    let (chart, dataset) = site.package.chart(name)?;
    let chosen = Selection::default_for(chart, dataset)?;
    let metadata = site.chart_metadata(chart, dataset, &chosen)?;
    Some(format!("{}. {} {}", metadata.title, metadata.alt(), code.whole))
}

/// The ways to embed something, as fields to copy from.
fn fields(code: &EmbedCode, id: &str) -> Markup {
    html! {
        @for way in WAYS {
            @if let Some(text) = (way.text)(code) { (copied(way.label, text, &format!("{id}-{}", way.id), way.rows)) }
        }
    }
}

/// A field to copy from. Its button stays hidden until a script shows it.
fn copied(label: &str, text: &str, id: &str, rows: u32) -> Markup {
    let button = html! { button type="button" data-do="copy-code" hidden { (copy(label)) } };
    field(label, None, &format!("code-{id}"), rows, text, button)
}

fn settings() -> Markup {
    html! {
        section class="prose" aria-labelledby="settings" {
            h2 id="settings" { "Embed settings" }
            p { "Add them to the end of the frame’s address, after a question mark, with “&” between them." }
            dl {
                dt { code { "theme=light" } " or " code { "theme=dark" } }
                dd { "Your page’s colours. Otherwise, the reader’s device decides." }
                dt { code { "table=open" } }
                dd { "The table is open from the start." }
                dt { code { "title=off" } }
                dd { "For pages with the title above the frame. Screen readers still read it." }
                dt { code { "controls=on" } }
                dd { "Readers can choose areas and years in the frame." }
                dt { code { "areas=…" } ", " code { "from=…" } ", " code { "to=…" } }
                dd {
                    "What the chart shows, as in the address of its own page. The frame then loads the chart’s code at once. "
                    "Without scripts it shows the whole chart, so choose a named view if there is one."
                }
                dt { code { "from=latest-4" } ", " code { "to=latest" } " or " code { "period=latest" } }
                dd { "Years counted back from the latest figures: the last five years, always up to the latest." }
                dt { code { "lang=en" } }
                dd { "The language. English only, so far." }
            }
            p { "Unknown settings and wrong values do no harm: the frame shows the chart without them." }
        }
    }
}
