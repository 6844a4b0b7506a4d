//! Every rule of the data, by its short name, and what to do where it is broken.
//!
//! The advice stands here and not where the rule is checked, so that a page that only needs to know what is wrong does
//! not carry it.

/// The rules and their advice, in alphabetical order. `tests/data_rules.rs` has a bad file for each.
pub const RULES: [(&str, &str); 62] = [
    ("address", "Write the whole address, with https:// in front."),
    ("area-code", "Use the nine-character code: E06000047."),
    ("area-name", "Use the area's usual name."),
    ("area-twice", "Keep one of the two."),
    ("block", "Write one of text, steps, points, links, actions, notice, warning, chart, contacts and facts."),
    ("chart-areas", "Name one to four areas that the dataset has, to be shown first."),
    ("chart-dataset", "Name a dataset from datapackage.json."),
    ("chart-group", "Use one of \"chartGroups\" in site.json, or add it there."),
    ("chart-kind", "Write bars or lines."),
    (
        "chart-view",
        "Name one to four areas that the dataset has, and years as addresses write them: \"2010\", \"2014-15\".",
    ),
    ("contact-twice", "Keep one of the two."),
    ("date", "Write it as year-month-day: \"2026-11-23\"."),
    ("decimals", "Round the figure, or change \"decimals\"."),
    ("empty", "Write it, or leave the field out if it may be."),
    ("fact-twice", "Keep one of the two, or give one another name."),
    ("figures-disagree", "Correct the one that is wrong."),
    ("file-name", "Make the \"name\" in the file the same as the file's name."),
    ("follows", "Name a figure in a row above this one that follows no other."),
    ("hidden-character", "Delete it, or type the text again by hand."),
    ("holds", "Write facts or contacts, or leave it out."),
    ("json", "Look just before this place for a missing comma, quotation mark or bracket."),
    ("link", "Give the address of a page below the site's root, with a slash at the end: \"facts/\"."),
    ("loose-figure", "Use {fact:name}, or add it to \"constants\" if it is no figure (a telephone number, a year)."),
    ("missing-field", "Add the field here."),
    ("name", "Use small letters, digits and hyphens."),
    ("next-update", "Write \"nextUpdate\" with the day when new figures are due, or \"ended\" with the reason."),
    ("no-area", "List at least one area."),
    ("no-contacts", "List contacts.json with \"holds\": \"contacts\"."),
    ("no-file", "Put it there, or take it out of the list."),
    ("no-licence", "Name the terms on which people may use the figures."),
    ("no-row", "Add at least one row."),
    ("no-source", "Name at least one source. Words about the site itself say \"aboutSite\": true instead."),
    ("no-way", "Add \"phone\", \"text\" or \"online\"."),
    ("note", "Add a \"note\": how it was worked out, or why it is missing."),
    ("period", "Write a financial year like \"2014/15\", any other year like \"2015\"."),
    ("period-kind", "Write financial-year, calendar-year or year-ending-march."),
    ("phone", "Write digits and spaces only: \"0808 223 1133\"."),
    (
        "picture",
        "Write part for a percentage from 0 to 100; or bars, with \"working\" or with \"beside\": a figure above with the same unit.",
    ),
    ("review-due", "Give a day after the last review."),
    ("row-missing", "Add the rows; where there is no figure, write null with \"status\": \"x\"."),
    ("row-source", "Give \"source\" the id of a source in \"sources\"."),
    ("row-twice", "Keep one of the two."),
    ("schema", "Use the version of the site that goes with the file."),
    ("site-address", "Write it like https://example.org/safer/"),
    ("small-number", "Write null with \"status\": \"c\"."),
    ("source-address", "Add \"path\", or say in \"note\" why there is none."),
    ("symbol", "Use x, c, e, p, r or b."),
    ("tone", "Write emergency, or leave it out."),
    ("too-large", "Split it, or drop rows that are not shown."),
    ("too-long", "Shorten it."),
    ("twice", "Keep one of the two."),
    ("type", "Write what is expected here."),
    ("unknown-area", "Check the code, or add the area to \"areas\"."),
    ("unknown-chart", "Check the chart's name."),
    ("unknown-contact", "Check the contact's name."),
    ("unknown-fact", "Check the figure's name."),
    ("unknown-field", "Check its spelling, or delete it."),
    ("unlisted", "Add it to \"resources\", or delete it."),
    ("updated-before-created", "Put the day of this change in \"updated\"."),
    ("value-or-symbol", "Write the figure, or null with \"status\": \"x\" and a note."),
    ("value-range", "Check it against the source."),
    (
        "working",
        "Write percent-fall, percent-rise, fall, points or times, and name two figures in rows above this one.",
    ),
];

/// What to do where a rule is broken.
pub fn advice(rule: &str) -> &'static str {
    RULES.iter().find(|(name, _)| *name == rule).map_or("", |(_, advice)| *advice)
}
