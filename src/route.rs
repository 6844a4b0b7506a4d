//! The addresses of all pages: from a route to its path and back, and links from one page to another.

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

/// A resource of a lesson pack, with a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LessonResource {
    /// The slides.
    Slides,
    /// The pupils' sheet.
    Sheet,
    /// The sheet in fewer words, with a word bank.
    EasySheet,
    /// The answers to the sheet.
    Answers,
    /// The cards of the activity, to cut out.
    Cards,
    /// The letter home.
    Letter,
    /// The poster.
    Poster,
    /// The quiz.
    Quiz,
    /// Pictures to colour in, for the youngest.
    Colouring,
}

impl LessonResource {
    /// All resources, in the order that a lesson uses them.
    pub const ALL: [LessonResource; 9] = [
        LessonResource::Slides,
        LessonResource::Cards,
        LessonResource::Sheet,
        LessonResource::EasySheet,
        LessonResource::Colouring,
        LessonResource::Answers,
        LessonResource::Quiz,
        LessonResource::Poster,
        LessonResource::Letter,
    ];

    /// Whether it is words on paper that a teacher may want to change, so that there is a DOCX file of it.
    pub fn has_document(self) -> bool {
        matches!(
            self,
            LessonResource::Sheet | LessonResource::EasySheet | LessonResource::Answers | LessonResource::Letter
        )
    }

    /// The name in addresses and file names.
    pub fn slug(self) -> &'static str {
        match self {
            LessonResource::Slides => "slides",
            LessonResource::Cards => "cards",
            LessonResource::Sheet => "sheet",
            LessonResource::EasySheet => "easy-sheet",
            LessonResource::Answers => "answers",
            LessonResource::Letter => "letter",
            LessonResource::Poster => "poster",
            LessonResource::Quiz => "quiz",
            LessonResource::Colouring => "colouring",
        }
    }
}

/// What other sites can embed. They rely on its address, so it never changes and is never reused for anything else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Embed {
    /// A chart, or one of its named views.
    Chart {
        /// The chart's name.
        name: String,
        /// The view's name; `None` for the default view.
        view: Option<String>,
    },
    /// A chart, or one of its views, with the figures of one day, which never change. Only charts have snapshots: old
    /// advice could do harm, and each figure states its own period already.
    Snapshot {
        /// The chart's name.
        name: String,
        /// The view's name; `None` for the default view.
        view: Option<String>,
        /// The day of its figures, `YYYY-MM-DD`.
        date: String,
    },
    /// A figure, by name.
    Fact(String),
    /// A page of advice, by name.
    Advice(String),
    /// A lesson pack, by name.
    LessonPack(String),
}

/// Whether a part of a path looks like a date: `2026-11-23`. No view of a chart can have such a name, so snapshots and
/// views can't be confused.
pub fn is_day(part: &str) -> bool {
    part.len() == 10
        && part.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

impl Embed {
    /// A chart in its default view.
    pub fn chart(name: &str) -> Embed {
        Embed::Chart { name: name.to_string(), view: None }
    }

    /// The path below `embed/`: `recorded-crime-rate/document/`.
    pub fn path(&self) -> String {
        match self {
            Embed::Chart { name, view: None } => format!("{name}/"),
            Embed::Chart { name, view: Some(view) } => format!("{name}/{view}/"),
            Embed::Snapshot { name, view: None, date } => format!("{name}/{date}/"),
            Embed::Snapshot { name, view: Some(view), date } => format!("{name}/{view}/{date}/"),
            Embed::Fact(name) => format!("fact/{name}/"),
            Embed::Advice(name) => format!("advice/{name}/"),
            Embed::LessonPack(name) => format!("pack/{name}/"),
        }
    }

    /// The name of a chart, view or snapshot for the element `safer-chart`: its path without the slash at the end.
    pub fn chart_path(&self) -> Option<String> {
        let is_chart = matches!(self, Embed::Chart { .. } | Embed::Snapshot { .. });
        is_chart.then(|| self.path().trim_end_matches('/').to_string())
    }

    /// Reads a path below `embed/`; `None` if no embed can have it. Does not check that the named chart or page exists.
    pub fn parse(path: &str) -> Option<Embed> {
        let parts: Vec<&str> = path.strip_suffix('/')?.split('/').collect();
        if parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        match parts[..] {
            ["fact" | "advice" | "pack"] | ["promise" | "check" | "evidence", ..] => None,
            [name] => Some(Embed::chart(name)),
            ["fact", name] => Some(Embed::Fact(name.to_string())),
            ["advice", name] => Some(Embed::Advice(name.to_string())),
            ["pack", name] => Some(Embed::LessonPack(name.to_string())),
            [name, date] if is_day(date) => {
                Some(Embed::Snapshot { name: name.to_string(), view: None, date: date.to_string() })
            }
            [name, view] => Some(Embed::Chart { name: name.to_string(), view: Some(view.to_string()) }),
            ["fact" | "advice" | "pack", ..] => None,
            [name, view, date] if is_day(date) && !is_day(view) => {
                Some(Embed::Snapshot { name: name.to_string(), view: Some(view.to_string()), date: date.to_string() })
            }
            _ => None,
        }
    }
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

/// Makes links from one page. They are relative, so that the site works in any folder of any host. Only the 404 page,
/// which a host shows at any address, has links from the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    prefix: String,
}

impl Links {
    /// Links from a page. `base` is the site's path on its host: `/` or `/safer/`.
    pub fn from(route: &Route, base: &str) -> Links {
        let prefix = match route {
            Route::NotFound => base.to_string(),
            _ => "../".repeat(route.path().matches('/').count()),
        };
        Links { prefix }
    }

    /// The link to a page.
    pub fn to(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The link to a file, given its path below the site's root.
    pub fn file(&self, path: &str) -> String {
        let address = format!("{}{path}", self.prefix);
        if address.is_empty() { "./".to_string() } else { address }
    }
}
