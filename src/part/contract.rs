//! What pages, scripts and styles rely on in each other, by name: `data-*` attributes, messages, and the parts of a chart
//! that an embed exchanges. Maud and the scripts write the names as they stand, so `tests/all/contracts.rs` compares this
//! table with every source file: a name that is not here, or a file that is not, fails it.

/// A name that one file writes and another reads.
pub struct Contract {
    /// The name: `data-due`.
    pub name: &'static str,
    /// What it says.
    pub says: &'static str,
    /// The files that write it.
    pub written: &'static [&'static str],
    /// The files that read it.
    pub read: &'static [&'static str],
}

const fn contract(
    name: &'static str,
    says: &'static str,
    written: &'static [&'static str],
    read: &'static [&'static str],
) -> Contract {
    Contract { name, says, written, read }
}

const EMBED_CHART: &str = "src/page/embed/chart.rs";
const EMBED_DIALOG: &str = "src/page/embed/dialog.rs";
const EMBED_CHECK: &str = "src/page/embed/check.rs";
const CHECK_PAGE: &str = "js/embed/check-page.js";
const DIALOG: &str = "js/embed/dialog.js";
const EMBED_PAGE: &str = "js/embed/embed-page.js";
const HYDRATE: &str = "js/embed/hydrate.js";
const OPEN_DIALOG: &str = "js/embed/open-dialog.js";
const HYDRATE_ALL: &str = "js/chart/hydrate-all.js";
const EMBED_STYLE: &str = "style/embed.css";
const HEAD: &str = "src/publish/head.rs";
const FINISH_PAGES: &str = "js/build/finish-pages.mjs";

/// Every name, by subject.
pub const CONTRACTS: &[Contract] = &[
    // The root element: how far the page is.
    contract(
        "data-ready",
        "Everything that hydrates or listens does so.",
        &[
            HEAD,
            "js/build/service-worker.mjs",
            HYDRATE_ALL,
            OPEN_DIALOG,
            CHECK_PAGE,
            "js/board/board.js",
            "js/still-true/still-true.js",
            "js/publisher/publisher.js",
            "js/lesson/quiz.js",
            "js/lesson/slides.js",
            "js/page/share.js",
            "js/page/tabs.js",
            "js/search/search.js",
        ],
        &[HYDRATE],
    ),
    contract(
        "data-published",
        "The file of all published files.",
        &["src/page/publish.rs"],
        &["js/publisher/publisher.js"],
    ),
    contract(
        "data-failed",
        "Something did not hydrate; `old` if the browser can't.",
        &[HYDRATE_ALL],
        &[HYDRATE, "style/old-browsers.css"],
    ),
    contract("data-drawing", "How far a redraw is: begun, done or failed.", &["src/browser/page.rs"], &[HYDRATE]),
    contract(
        "data-query",
        "In an embed: what the reader has chosen, which elsewhere stands in the address.",
        &[HYDRATE, "src/browser/page.rs"],
        &[HYDRATE, "src/browser/page.rs"],
    ),
    contract(
        "data-theme",
        "In an embed: the colours that its address asks for.",
        &[EMBED_PAGE],
        &["js/build/theme-css.mjs", EMBED_STYLE],
    ),
    contract("data-title", "In an embed: off, where its address says so.", &[EMBED_PAGE], &["style/layout.css"]),
    contract("data-controls", "In an embed: on, where its address says so.", &[EMBED_PAGE], &[EMBED_STYLE]),
    contract("data-table", "In an embed: open, where its address says so.", &[EMBED_PAGE], &[EMBED_PAGE]),
    contract("data-alone", "An embed that is opened by itself.", &[EMBED_PAGE], &["style/print.css"]),
    contract(
        "data-reading",
        "Which series is read, from zero.",
        &["src/browser/page.rs"],
        &["style/chart-reading.css"],
    ),
    // Islands.
    contract(
        "data-island",
        "An island, with a script for its props.",
        &["src/island/mod.rs"],
        &[HYDRATE_ALL, HYDRATE, OPEN_DIALOG, FINISH_PAGES, "js/page/tabs.js"],
    ),
    contract(
        "data-props",
        "The file of an island's props, where they don't stand in its script.",
        &["src/island/mod.rs"],
        &[HYDRATE_ALL, HYDRATE],
    ),
    contract(
        "data-root",
        "In an island, its first view; on a form, the way to the site's root.",
        &["src/island/mod.rs", EMBED_CHECK, "src/page/site_index.rs", "src/page/still_true.rs"],
        &["src/island/hydrate.rs", "js/search/search.js", "js/still-true/still-true.js", CHECK_PAGE],
    ),
    contract("data-hydrates", "The script with which an embed hydrates a chart.", &[FINISH_PAGES], &[HYDRATE]),
    // The build.
    contract("data-parts", "Where the page's script goes, and what it is made of.", &[HEAD], &[FINISH_PAGES]),
    // All pages.
    contract(
        "data-do",
        "What a button does.",
        &[
            "src/page/advice.rs",
            "src/page/board.rs",
            EMBED_CHECK,
            EMBED_DIALOG,
            "src/page/embed/index.rs",
            "src/page/lesson/quiz.rs",
            "src/page/lesson/share.rs",
            "src/page/lesson/slides.rs",
            "src/part/controls.rs",
            "src/page/save.rs",
        ],
        &[
            "js/chart/save-actions.js",
            "js/chart/save.js",
            CHECK_PAGE,
            DIALOG,
            OPEN_DIALOG,
            "js/board/board.js",
            "js/lesson/quiz.js",
            "js/lesson/slides.js",
            "js/page/share.js",
            "js/page/where.js",
        ],
    ),
    contract(
        "data-due",
        "The day after which a notice is shown: a review or new figures are overdue.",
        &["src/page/calendar.rs", "src/part/about_data.rs", "src/part/prose.rs"],
        &["js/page/overdue.js", HYDRATE],
    ),
    contract(
        "data-newer",
        "A notice that newer figures are out: their file, the day of those on the page, and the list of days.",
        &["src/page/newer.rs"],
        &["js/page/newer.js"],
    ),
    contract(
        "data-unsearched",
        "A part that the search leaves out.",
        &[
            "src/page/advice.rs",
            "src/page/board.rs",
            EMBED_CHECK,
            EMBED_DIALOG,
            "src/page/embed/index.rs",
            "src/page/embed/offer.rs",
            "src/page/layout.rs",
            "src/page/lesson/mod.rs",
            "src/page/lesson/share.rs",
            "src/page/newer.rs",
            "src/page/publish.rs",
            "src/page/save.rs",
            "src/page/speed/mod.rs",
            "src/page/still_true.rs",
            "src/page/static_charts.rs",
            "src/part/contact_card.rs",
            "src/part/fact_list.rs",
            "src/part/prose.rs",
        ],
        &["js/build/search-index.mjs"],
    ),
    contract("data-tabs", "Views that become tabs, with their name.", &["src/part/tabs.rs"], &["js/page/tabs.js"]),
    contract(
        "data-index",
        "Where the index of the search lies.",
        &["src/page/site_index.rs"],
        &["js/search/search.js"],
    ),
    // Charts.
    contract("data-metadata", "What files of a chart say of it.", &["src/page/save.rs"], &["js/chart/save-actions.js"]),
    contract(
        "data-last-changed",
        "The day on which the figures last changed.",
        &["src/part/about_data.rs"],
        &["js/chart/last-changed.js"],
    ),
    // Embeds of charts.
    contract("data-live", "The page of the chart, which has its island.", &[EMBED_CHART], &[HYDRATE, FINISH_PAGES]),
    contract("data-view", "The view that the embed shows, as a query.", &[EMBED_CHART], &[HYDRATE]),
    contract("data-updated", "The day of the figures.", &[EMBED_CHART], &[HYDRATE]),
    contract(
        "data-reach",
        "A button that hydrates the chart, and where it leads then: picture or controls.",
        &[EMBED_CHART],
        &[HYDRATE, EMBED_STYLE],
    ),
    contract(
        "safer-embed",
        "The message of an embed's height to its host, and a host's question for it.",
        &[EMBED_PAGE, "public/embed/v1.js", "public/embed/v2.js"],
        &[DIALOG, EMBED_PAGE, "public/embed/v1.js", "public/embed/v2.js"],
    ),
    // What editors take to other sites.
    contract("data-embed", "A link that opens the dialog.", &["src/page/embed/offer.rs"], &[OPEN_DIALOG]),
    contract("data-codes", "What the dialog of a link can show.", &["src/page/embed/offer.rs"], &[DIALOG]),
    contract("data-embed-dialog", "The dialog, for other pages.", &[EMBED_DIALOG], &[DIALOG, FINISH_PAGES]),
    contract("data-script", "The code of the newest script for other sites.", &[EMBED_DIALOG], &[DIALOG]),
    contract("data-only", "Where a part of the dialog stays: chart, many, here or first.", &[EMBED_DIALOG], &[DIALOG]),
    contract("data-fill", "A part of the dialog that is filled.", &[EMBED_DIALOG], &[DIALOG]),
    contract("data-embeds", "All embeds, for the check of a page.", &[EMBED_CHECK], &[CHECK_PAGE]),
    contract("data-fix", "The field with the code to paste.", &[EMBED_CHECK], &[CHECK_PAGE]),
    // Lessons.
    contract("data-quiz", "A quiz.", &["src/page/lesson/quiz.rs"], &["js/lesson/quiz.js"]),
    contract("data-right", "The right answer.", &["src/page/lesson/quiz.rs"], &["js/lesson/quiz.js"]),
    contract("data-minutes", "How long a slide takes.", &["src/page/lesson/slides.rs"], &["js/lesson/slides.js"]),
    contract(
        "data-start",
        "The button that starts the show.",
        &["src/page/lesson/slides.rs"],
        &["js/lesson/slides.js"],
    ),
    // Where the device is.
    contract("data-where", "The part that says where the device is.", &["src/page/advice.rs"], &["js/page/where.js"]),
    // Passing a page on.
    contract(
        "data-share",
        "The buttons for sharing, with the page's address.",
        &["src/page/advice.rs", "src/page/lesson/share.rs"],
        &["js/page/share.js"],
    ),
];

/// The parts of a chart, by class, that an embed exchanges for those of the chart's own page. Attributes of their own would
/// say it better, but each costs the module some of its last bytes.
pub const CHART_PARTS: [&str; 6] = ["headline", "picture", "basis", "sentences", "figures", "about-data"];

/// The parts that only the chart's own page has.
pub const HYDRATED_PARTS: [&str; 7] = ["readout", "years", "area-bar", "changed", "answers", "lost", "status"];
