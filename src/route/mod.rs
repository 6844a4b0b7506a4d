//! The addresses of all pages: from a route to its path and back, and links from one page to another.

mod embed;
mod lesson_resource;
mod links;

pub use embed::{Embed, is_day};
pub use lesson_resource::LessonResource;
pub use links::Links;

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// The home page.
    Home,
    /// The theme "Altogether Safer": vision, partnership, achievements, issues.
    Theme,
    /// The list of the theme's objectives.
    Objectives,
    /// One objective, by name.
    Objective(String),
    /// The key facts: every figure of the document.
    Facts,
    /// The list of charts.
    Charts,
    /// One chart, by name.
    Chart(String),
    /// The table of every area of a chart that has more than it shows at once, by the chart's name.
    ChartTable(String),
    /// The topics of safety advice.
    Safety,
    /// A page of safety advice. The first page of a topic has the topic's own name.
    Advice {
        /// The topic: `water`.
        topic: String,
        /// The page's name: `cold-water`.
        name: String,
    },
    /// The board for a place near water, to fill in and print.
    Board,
    /// What there is for schools.
    Schools,
    /// Which lesson packs to teach in which month.
    SchoolYear,
    /// One lesson pack, by name.
    LessonPack(String),
    /// One resource of a lesson pack, by the pack's name.
    LessonResource(String, LessonResource),
    /// Get help: the list of needs.
    Help,
    /// Who can help with one need, by name: `abuse`.
    HelpNeed(String),
    /// What the site is.
    About,
    /// What the site keeps about readers.
    Privacy,
    /// The accessibility statement.
    Accessibility,
    /// The catalogue of all data files.
    Data,
    /// Whether something that was saved from the site is still true.
    StillTrue,
    /// Checks data files and texts before they are published.
    Publish,
    /// All about one data file, by name.
    DataFile(String),
    /// Every mistake that was put right.
    Corrections,
    /// When new figures are due.
    Calendar,
    /// How to put charts, figures and advice on pages of other sites.
    Embeds,
    /// What sites that embed can rely on.
    EmbedPromise,
    /// Whether embeds on a page of another site still work.
    EmbedCheck,
    /// The evidence: what a browser measured in the embeds.
    EmbedEvidence,
    /// What was measured as charts, figures, embeds and readers grow.
    Speed,
    /// A page that other sites show in an `<iframe>`.
    Embed(Embed),
    /// Every page of the site in one list, and the search.
    SiteIndex,
    /// The style guide: every component in every state.
    Style,
    /// All pictures of what to do, free to reuse.
    Pictures,
    /// What a host shows for an address that does not exist.
    NotFound,
}
impl Route {
    /// All pages except embeds, given the names of the objectives, needs and data files, and the routes of the charts,
    /// the advice pages and the lesson packs.
    pub fn all(
        objectives: &[String],
        charts: Vec<Route>,
        advice: Vec<Route>,
        packs: Vec<Route>,
        needs: &[String],
        files: &[String],
    ) -> Vec<Route> {
        let mut all = vec![Route::Home, Route::Theme, Route::Objectives];
        all.extend(objectives.iter().cloned().map(Route::Objective));
        all.extend([Route::Facts, Route::Charts]);
        all.extend(charts);
        all.push(Route::Safety);
        all.extend(advice);
        all.extend([Route::Schools, Route::SchoolYear]);
        all.extend(packs);
        all.push(Route::Help);
        all.extend(needs.iter().cloned().map(Route::HelpNeed));
        all.extend([Route::About, Route::Privacy, Route::Accessibility, Route::Data]);
        all.extend(files.iter().cloned().map(Route::DataFile));
        all.extend([Route::StillTrue, Route::Corrections, Route::Calendar, Route::Publish]);
        all.extend([Route::Embeds, Route::EmbedPromise, Route::EmbedCheck, Route::EmbedEvidence, Route::Speed]);
        all.extend([Route::SiteIndex, Route::Style, Route::Pictures, Route::NotFound]);
        all
    }

    /// The path below the site's root, without a slash in front: `charts/recorded-crime-rate/`.
    pub fn path(&self) -> String {
        match self {
            Route::Home => String::new(),
            Route::Theme => "theme/".to_string(),
            Route::Objectives => "theme/objectives/".to_string(),
            Route::Objective(name) => format!("theme/objectives/{name}/"),
            Route::Facts => "facts/".to_string(),
            Route::Charts => "charts/".to_string(),
            Route::Chart(name) => format!("charts/{name}/"),
            Route::ChartTable(name) => format!("charts/{name}/all/"),
            Route::Safety => "safety/".to_string(),
            Route::Advice { topic, name } if topic == name => format!("safety/{topic}/"),
            Route::Advice { topic, name } => format!("safety/{topic}/{name}/"),
            Route::Board => "safety/water/board/".to_string(),
            Route::Schools => "schools/".to_string(),
            Route::SchoolYear => "schools/year/".to_string(),
            Route::LessonPack(name) => format!("schools/{name}/"),
            Route::LessonResource(name, part) => format!("schools/{name}/{}/", part.slug()),
            Route::Help => "help/".to_string(),
            Route::HelpNeed(name) => format!("help/{name}/"),
            Route::About => "about/".to_string(),
            Route::Privacy => "privacy/".to_string(),
            Route::Accessibility => "accessibility/".to_string(),
            Route::Data => "data/".to_string(),
            Route::StillTrue => "check/".to_string(),
            Route::Publish => "publish/".to_string(),
            Route::DataFile(name) => format!("data/{name}/"),
            Route::Corrections => "corrections/".to_string(),
            Route::Calendar => "calendar/".to_string(),
            Route::Style => "style/".to_string(),
            Route::Pictures => "style/pictures/".to_string(),
            Route::Embeds => "embed/".to_string(),
            Route::Speed => "speed/".to_string(),
            Route::EmbedPromise => "embed/promise/".to_string(),
            Route::EmbedCheck => "embed/check/".to_string(),
            Route::EmbedEvidence => "embed/evidence/".to_string(),
            Route::Embed(embed) => format!("embed/{}", embed.path()),
            Route::SiteIndex => "site-index/".to_string(),
            Route::NotFound => "404.html".to_string(),
        }
    }

    /// Reads a path as [`path`](Route::path) writes it; `None` if no page can have it. Does not check that the named
    /// page exists.
    pub fn parse(path: &str) -> Option<Route> {
        match path {
            "" => Some(Route::Home),
            "theme/" => Some(Route::Theme),
            "theme/objectives/" => Some(Route::Objectives),
            "facts/" => Some(Route::Facts),
            "charts/" => Some(Route::Charts),
            "safety/" => Some(Route::Safety),
            "safety/water/board/" => Some(Route::Board),
            "schools/" => Some(Route::Schools),
            "schools/year/" => Some(Route::SchoolYear),
            "help/" => Some(Route::Help),
            "about/" => Some(Route::About),
            "privacy/" => Some(Route::Privacy),
            "accessibility/" => Some(Route::Accessibility),
            "data/" => Some(Route::Data),
            "check/" => Some(Route::StillTrue),
            "publish/" => Some(Route::Publish),
            "corrections/" => Some(Route::Corrections),
            "calendar/" => Some(Route::Calendar),
            "style/" => Some(Route::Style),
            "style/pictures/" => Some(Route::Pictures),
            "site-index/" => Some(Route::SiteIndex),
            "404.html" => Some(Route::NotFound),
            "embed/" => Some(Route::Embeds),
            "speed/" => Some(Route::Speed),
            "embed/promise/" => Some(Route::EmbedPromise),
            "embed/check/" => Some(Route::EmbedCheck),
            "embed/evidence/" => Some(Route::EmbedEvidence),
            _ => {
                let name = |folder: &str| {
                    let name = path.strip_prefix(folder)?.strip_suffix('/')?;
                    (!name.is_empty() && !name.contains('/')).then(|| name.to_string())
                };
                let advice = || {
                    let rest = path.strip_prefix("safety/")?.strip_suffix('/')?;
                    let (topic, name) = rest.split_once('/').unwrap_or((rest, rest));
                    (!topic.is_empty() && !name.is_empty() && !name.contains('/')).then(|| Route::advice(topic, name))
                };
                let part = |path: &str| {
                    let (name, part) = path.strip_prefix("schools/")?.strip_suffix('/')?.split_once('/')?;
                    let part = LessonResource::ALL.into_iter().find(|one| one.slug() == part)?;
                    (!name.is_empty()).then(|| Route::LessonResource(name.to_string(), part))
                };
                let table = || {
                    let name = path.strip_prefix("charts/")?.strip_suffix("/all/")?;
                    (!name.is_empty() && !name.contains('/')).then(|| Route::ChartTable(name.to_string()))
                };
                (name("charts/").map(Route::Chart))
                    .or_else(table)
                    .or_else(|| name("theme/objectives/").map(Route::Objective))
                    .or_else(|| name("schools/").map(Route::LessonPack))
                    .or_else(|| name("help/").map(Route::HelpNeed))
                    .or_else(|| name("data/").map(Route::DataFile))
                    .or_else(|| part(path))
                    .or_else(advice)
                    .or_else(|| path.strip_prefix("embed/").and_then(Embed::parse).map(Route::Embed))
            }
        }
    }

    /// The route of an advice page.
    pub fn advice(topic: &str, name: &str) -> Route {
        Route::Advice { topic: topic.to_string(), name: name.to_string() }
    }

    /// Whether the page is left out of the site index and hidden from search engines.
    pub fn is_aside(&self) -> bool {
        matches!(self, Route::NotFound | Route::Style | Route::Pictures | Route::Embed(_))
    }

    /// Whether the page belongs to another page, which the site index and the search list instead.
    pub fn is_part(&self) -> bool {
        matches!(self, Route::LessonResource(..) | Route::ChartTable(_) | Route::DataFile(_))
    }

    /// The page's file, relative to the site's root.
    pub fn file(&self) -> String {
        match self {
            Route::NotFound => self.path(),
            _ => format!("{}index.html", self.path()),
        }
    }

    /// The page one level up, for the breadcrumb.
    pub fn parent(&self) -> Option<Route> {
        match self {
            Route::Home | Route::NotFound => None,
            Route::Chart(_) => Some(Route::Charts),
            Route::ChartTable(name) => Some(Route::Chart(name.clone())),
            Route::Objective(_) => Some(Route::Objectives),
            Route::Objectives => Some(Route::Theme),
            Route::Advice { topic, name } if topic == name => Some(Route::Safety),
            Route::Advice { topic, .. } => Some(Route::advice(topic, topic)),
            Route::Board => Some(Route::advice("water", "water")),
            Route::SchoolYear | Route::LessonPack(_) => Some(Route::Schools),
            Route::LessonResource(name, _) => Some(Route::LessonPack(name.clone())),
            Route::HelpNeed(_) => Some(Route::Help),
            Route::DataFile(_) => Some(Route::Data),
            Route::Pictures => Some(Route::Style),
            Route::StillTrue => Some(Route::Data),
            Route::Publish => Some(Route::Data),
            Route::EmbedPromise | Route::EmbedCheck | Route::EmbedEvidence | Route::Embed(_) => Some(Route::Embeds),
            Route::Theme
            | Route::Embeds
            | Route::Facts
            | Route::Charts
            | Route::Safety
            | Route::Schools
            | Route::Help
            | Route::About
            | Route::Privacy
            | Route::Accessibility
            | Route::Data
            | Route::Corrections
            | Route::Calendar
            | Route::Speed
            | Route::SiteIndex
            | Route::Style => Some(Route::Home),
        }
    }
}
