//! Every page's address, both ways, and the links between them.

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// The first page.
    Home,
    /// The theme: vision, partnership, achievements, issues.
    Theme,
    /// The list of the theme's objectives.
    Objectives,
    /// One objective, by name.
    Objective(String),
    /// Every figure of the document.
    Facts,
    /// The list of charts.
    Charts,
    /// One chart, by name.
    Chart(String),
    /// The topics of safety advice.
    Safety,
    /// A page of safety advice. The first page of a topic has the topic's own name.
    Advice {
        /// The topic: `water`.
        topic: String,
        /// The page's name: `cold-water`.
        name: String,
    },
    /// What there is for schools.
    Schools,
    /// One pack for a lesson, by name.
    LessonPack(String),
    /// One part of a pack on a page of its own.
    LessonResource(String, LessonResource),
    /// Where to turn.
    Help,
    /// What the site is.
    About,
    /// How to put charts, figures and advice on pages of other sites.
    Embeds,
    /// What other sites can rely on.
    EmbedPromise,
    /// What a browser found in the pages for frames.
    EmbedEvidence,
    /// A page that other sites show in a frame.
    Embed(Embed),
    /// Every page of the site in one list, and the search.
    SiteIndex,
    /// Every part of the design in every state.
    Style,
    /// What a host shows for an address that does not exist.
    NotFound,
}

/// A part of a pack that has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LessonResource {
    /// The slides.
    Slides,
    /// The pupils' sheet.
    Sheet,
    /// The answers to the sheet.
    Answers,
    /// The letter home.
    Letter,
    /// The poster.
    Poster,
    /// The quiz.
    Quiz,
}

impl LessonResource {
    /// All parts, in the order of a lesson.
    pub const ALL: [LessonResource; 6] = [
        LessonResource::Slides,
        LessonResource::Sheet,
        LessonResource::Answers,
        LessonResource::Quiz,
        LessonResource::Poster,
        LessonResource::Letter,
    ];

    /// As addresses and files write it.
    pub fn slug(self) -> &'static str {
        match self {
            LessonResource::Slides => "slides",
            LessonResource::Sheet => "sheet",
            LessonResource::Answers => "answers",
            LessonResource::Letter => "letter",
            LessonResource::Poster => "poster",
            LessonResource::Quiz => "quiz",
        }
    }
}

/// What other sites can show on their own pages. Its address is a promise: it is kept, and never given to anything else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Embed {
    /// A chart, or a view of it that has a name.
    Chart {
        /// The chart's name.
        name: String,
        /// The view's name; the first view has none.
        view: Option<String>,
    },
    /// A chart, or a view of it, as it was on a day: it stays so. Figures and advice have nothing of the kind. Advice that
    /// is out of date could do harm, and each figure carries its own period already.
    Snapshot {
        /// The chart's name.
        name: String,
        /// The view's name; the first view has none.
        view: Option<String>,
        /// The day of its figures: `2026-11-23`.
        date: String,
    },
    /// A figure, by name.
    Fact(String),
    /// A page of advice, by name.
    Advice(String),
    /// A pack for a lesson, by name.
    LessonPack(String),
}

/// Whether a step of an address is written as a day is: `2026-11-23`. No view of a chart can have such a name.
pub fn is_day(step: &str) -> bool {
    step.len() == 10
        && step.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

impl Embed {
    /// A chart as it is seen first.
    pub fn chart(name: &str) -> Embed {
        Embed::Chart { name: name.to_string(), view: None }
    }

    /// The address below the folder of embeds: `recorded-crime-rate/document/`.
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

    /// What is at an address below the folder of embeds.
    pub fn parse(path: &str) -> Option<Embed> {
        let steps: Vec<&str> = path.strip_suffix('/')?.split('/').collect();
        if steps.iter().any(|step| step.is_empty()) {
            return None;
        }
        match steps[..] {
            ["fact" | "advice" | "pack"] | ["promise" | "evidence", ..] => None,
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
    /// Every page but those for frames, for the objectives, charts, pages of advice and packs with these names.
    pub fn all(objectives: &[String], charts: &[String], advice: Vec<Route>, packs: &[String]) -> Vec<Route> {
        let mut all = vec![Route::Home, Route::Theme, Route::Objectives];
        all.extend(objectives.iter().cloned().map(Route::Objective));
        all.extend([Route::Facts, Route::Charts]);
        all.extend(charts.iter().cloned().map(Route::Chart));
        all.push(Route::Safety);
        all.extend(advice);
        all.push(Route::Schools);
        for name in packs {
            all.push(Route::LessonPack(name.clone()));
            all.extend(LessonResource::ALL.map(|part| Route::LessonResource(name.clone(), part)));
        }
        all.extend([Route::Help, Route::About, Route::Embeds, Route::EmbedPromise, Route::EmbedEvidence]);
        all.extend([Route::SiteIndex, Route::Style, Route::NotFound]);
        all
    }

    /// The address below the site's own, without a slash in front: `charts/recorded-crime-rate/`.
    pub fn path(&self) -> String {
        match self {
            Route::Home => String::new(),
            Route::Theme => "theme/".to_string(),
            Route::Objectives => "theme/objectives/".to_string(),
            Route::Objective(name) => format!("theme/objectives/{name}/"),
            Route::Facts => "facts/".to_string(),
            Route::Charts => "charts/".to_string(),
            Route::Chart(name) => format!("charts/{name}/"),
            Route::Safety => "safety/".to_string(),
            Route::Advice { topic, name } if topic == name => format!("safety/{topic}/"),
            Route::Advice { topic, name } => format!("safety/{topic}/{name}/"),
            Route::Schools => "schools/".to_string(),
            Route::LessonPack(name) => format!("schools/{name}/"),
            Route::LessonResource(name, part) => format!("schools/{name}/{}/", part.slug()),
            Route::Help => "help/".to_string(),
            Route::About => "about/".to_string(),
            Route::Style => "style/".to_string(),
            Route::Embeds => "embed/".to_string(),
            Route::EmbedPromise => "embed/promise/".to_string(),
            Route::EmbedEvidence => "embed/evidence/".to_string(),
            Route::Embed(embed) => format!("embed/{}", embed.path()),
            Route::SiteIndex => "site-index/".to_string(),
            Route::NotFound => "404.html".to_string(),
        }
    }

    /// The page at an address; `None` where there is none.
    pub fn parse(path: &str) -> Option<Route> {
        match path {
            "" => Some(Route::Home),
            "theme/" => Some(Route::Theme),
            "theme/objectives/" => Some(Route::Objectives),
            "facts/" => Some(Route::Facts),
            "charts/" => Some(Route::Charts),
            "safety/" => Some(Route::Safety),
            "schools/" => Some(Route::Schools),
            "help/" => Some(Route::Help),
            "about/" => Some(Route::About),
            "style/" => Some(Route::Style),
            "site-index/" => Some(Route::SiteIndex),
            "404.html" => Some(Route::NotFound),
            "embed/" => Some(Route::Embeds),
            "embed/promise/" => Some(Route::EmbedPromise),
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
                (name("charts/").map(Route::Chart))
                    .or_else(|| name("theme/objectives/").map(Route::Objective))
                    .or_else(|| name("schools/").map(Route::LessonPack))
                    .or_else(|| part(path))
                    .or_else(advice)
                    .or_else(|| path.strip_prefix("embed/").and_then(Embed::parse).map(Route::Embed))
            }
        }
    }

    /// A page of advice.
    pub fn advice(topic: &str, name: &str) -> Route {
        Route::Advice { topic: topic.to_string(), name: name.to_string() }
    }

    /// Whether search engines and the list of pages pass the page by.
    pub fn is_aside(&self) -> bool {
        matches!(self, Route::NotFound | Route::Style | Route::Embed(_))
    }

    /// Whether the page is a part of another, through which lists and the search lead to it.
    pub fn is_part(&self) -> bool {
        matches!(self, Route::LessonResource(..))
    }

    /// The file that holds the page.
    pub fn file(&self) -> String {
        match self {
            Route::NotFound => self.path(),
            _ => format!("{}index.html", self.path()),
        }
    }

    /// The page one step up, for the way back.
    pub fn parent(&self) -> Option<Route> {
        match self {
            Route::Home | Route::NotFound => None,
            Route::Chart(_) => Some(Route::Charts),
            Route::Objective(_) => Some(Route::Objectives),
            Route::Objectives => Some(Route::Theme),
            Route::Advice { topic, name } if topic == name => Some(Route::Safety),
            Route::Advice { topic, .. } => Some(Route::advice(topic, topic)),
            Route::LessonPack(_) => Some(Route::Schools),
            Route::LessonResource(name, _) => Some(Route::LessonPack(name.clone())),
            Route::EmbedPromise | Route::EmbedEvidence | Route::Embed(_) => Some(Route::Embeds),
            Route::Theme
            | Route::Embeds
            | Route::Facts
            | Route::Charts
            | Route::Safety
            | Route::Schools
            | Route::Help
            | Route::About
            | Route::SiteIndex
            | Route::Style => Some(Route::Home),
        }
    }
}

/// Makes addresses as seen from one page. They are relative, so that the site works in any folder of any host; only
/// the page for missing addresses, which a host shows anywhere, starts from the site's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    prefix: String,
}

impl Links {
    /// Links as seen from a page. `base` is the site's path on its host: `/` or `/safer/`.
    pub fn from(route: &Route, base: &str) -> Links {
        let prefix = match route {
            Route::NotFound => base.to_string(),
            _ => "../".repeat(route.path().matches('/').count()),
        };
        Links { prefix }
    }

    /// The address of a page.
    pub fn to(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The address of a file below the site's root.
    pub fn file(&self, path: &str) -> String {
        let address = format!("{}{path}", self.prefix);
        if address.is_empty() { "./".to_string() } else { address }
    }
}
