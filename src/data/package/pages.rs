//! The texts of pages that code refers to. Each has its own file, with the sections that code puts something under.

use crate::data::package::Note;
use crate::data::text::TextPage;
use crate::data::topic::Topic;
use crate::route::Route;

/// The folder of the texts of the pages that every site has, below the data folder.
pub(super) const TEXTS: &str = "texts/";

/// The folder of the pages of advice.
pub(super) const ADVICE: &str = "advice/";

/// The files in `texts/`, and what each is for.
const PAGES: [(&str, &str); 9] = [
    ("home", "the first page"),
    ("theme", "the page about the theme"),
    ("objectives", "the list of objectives"),
    ("facts", "the page of all figures"),
    ("schools", "the page for schools"),
    ("help", "the page that leads to help with each need"),
    ("about", "the page about the site"),
    ("privacy", "the page about privacy"),
    ("accessibility", "the accessibility statement"),
];

/// The texts of the pages that every site has.
#[derive(Clone, Debug, PartialEq)]
pub struct Texts {
    /// The home page.
    pub home: HomeText,
    /// The page about the theme.
    pub theme: TextPage,
    /// The page that lists the theme's objectives.
    pub objectives: TextPage,
    /// The page with all figures.
    pub facts: TextPage,
    /// The page for schools.
    pub schools: SchoolsText,
    /// The page that leads to help with each need.
    pub help: TextPage,
    /// The page about the site.
    pub about: TextPage,
    /// The page about privacy.
    pub privacy: TextPage,
    /// The accessibility statement.
    pub accessibility: TextPage,
}

/// The text of the home page. The publisher chooses the order of its sections.
#[derive(Clone, Debug, PartialEq)]
pub struct HomeText {
    /// All of them.
    pub page: TextPage,
    /// The position of the section that has the button to call for help.
    pub emergency: usize,
    /// The position of the section that has the topics of advice under it.
    pub topics: usize,
    /// The position of the section that has the objectives under it.
    pub work: usize,
}

/// The text of the page for schools.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolsText {
    /// All of them.
    pub page: TextPage,
    /// The position of the section that goes above the lesson packs; the others follow them.
    pub before_packs: usize,
}

/// A page of advice.
#[derive(Clone, Debug, PartialEq)]
pub struct AdvicePage {
    /// Its text.
    pub text: TextPage,
    /// What it is about.
    pub topic: Topic,
}

impl Texts {
    /// Finds each page's text. `is_there` says whether a file exists, because one that was refused is not missing.
    pub(super) fn of(texts: Vec<TextPage>, is_there: impl Fn(&str) -> bool, note: &mut Note<'_>) -> Option<Texts> {
        for text in &texts {
            if !PAGES.iter().any(|(name, _)| *name == text.meta.name) {
                let names: Vec<String> = PAGES.iter().map(|(name, _)| format!("{name}.json")).collect();
                let message = format!("The site has no page for these words. It has pages for {}.", names.join(", "));
                note(&format!("{TEXTS}{}.json", text.meta.name), "", "page-text", message);
            }
        }
        for (name, what) in PAGES {
            let path = format!("{TEXTS}{name}.json");
            if !is_there(&path) {
                note(&path, "", "page-text", format!("The file is missing. It has the words of {what}."));
            }
        }
        let find = |name: &str| texts.iter().find(|text| text.meta.name == name).cloned();
        let (home, schools) = (find("home"), find("schools"));
        let home = home.and_then(|page| {
            let emergency = section(&page, "emergency", "the button to call for help stands in it", note);
            let topics = section(&page, "topics", "the topics of advice stand under it", note);
            let work = section(&page, "work", "the objectives stand under it", note);
            Some(HomeText { page, emergency: emergency?, topics: topics?, work: work? })
        });
        let schools = schools.and_then(|page| {
            let before_packs = section(&page, "use", "it stands above the lesson packs", note)?;
            Some(SchoolsText { page, before_packs })
        });
        Some(Texts {
            home: home?,
            theme: find("theme")?,
            objectives: find("objectives")?,
            facts: find("facts")?,
            schools: schools?,
            help: find("help")?,
            about: find("about")?,
            privacy: find("privacy")?,
            accessibility: find("accessibility")?,
        })
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &TextPage> {
        let Texts { home, theme, objectives, facts, schools, help, about, privacy, accessibility } = self;
        [&home.page, theme, objectives, facts, &schools.page, help, about, privacy, accessibility].into_iter()
    }
}

/// The position of a section that code refers to.
fn section(page: &TextPage, id: &str, why: &str, note: &mut Note<'_>) -> Option<usize> {
    let found = page.sections.iter().position(|section| section.id == id);
    if found.is_none() {
        let message = format!("No section has the id \"{id}\". The page needs one: {why}.");
        note(&format!("{TEXTS}{}.json", page.meta.name), "/sections", "page-section", message);
    }
    found
}

impl AdvicePage {
    /// The pages of advice, topic by topic, the first page of each topic first.
    pub(super) fn all(texts: Vec<TextPage>, is_there: impl Fn(&str) -> bool, note: &mut Note<'_>) -> Vec<AdvicePage> {
        let mut pages = Vec::new();
        for text in texts {
            let path = format!("{ADVICE}{}.json", text.meta.name);
            let first_of = Topic::ALL.into_iter().find(|topic| topic.slug() == text.meta.name);
            match (text.topic, first_of) {
                (None, _) => note(&path, "", "topic", "The page has no \"topic\".".to_string()),
                (Some(topic), Some(own)) if topic != own => {
                    let (name, topic) = (own.slug(), topic.slug());
                    let message =
                        format!("This is the first page of the topic \"{name}\", but it says \"{topic}\" here.");
                    note(&path, "/topic", "topic", message);
                }
                (Some(topic), _) => pages.push(AdvicePage { text, topic }),
            }
        }
        for topic in Topic::ALL {
            let path = format!("{ADVICE}{}.json", topic.slug());
            if !is_there(&path) && pages.iter().any(|page| page.topic == topic) {
                let message = format!("The file is missing. It is the first page of the topic \"{}\".", topic.slug());
                note(&path, "", "topic", message);
            }
        }
        for page in pages.iter().filter(|page| page.text.owner.is_none() || page.text.wrong_if.is_empty()) {
            let message = "The page does not say who reviews it, and what would make it wrong.".to_string();
            note(&format!("{ADVICE}{}.json", page.text.meta.name), "/reviewDue", "review", message);
        }
        for page in &pages {
            for former in page.text.formerly.iter().filter(|former| is_there(&format!("{ADVICE}{former}.json"))) {
                let path = format!("{ADVICE}{}.json", page.text.meta.name);
                note(&path, "/formerly", "formerly", format!("There still is a page \"{former}\"."));
            }
        }
        pages.sort_by_key(|page| (page.topic, page.text.number));
        pages
    }

    /// Its address.
    pub fn route(&self) -> Route {
        Route::advice(self.topic.slug(), &self.text.meta.name)
    }

    /// Its name, and those of the pages that it has taken the place of.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.text.meta.name).chain(&self.text.formerly)
    }

    /// Whether it is the first page of its topic.
    pub fn is_first(&self) -> bool {
        self.text.meta.name == self.topic.slug()
    }
}
