//! The kinds of published files, each with the place of its files and the JSON Schema that they name in `$schema`.

use crate::data::chart::ChartFile;
use crate::data::contacts::Contacts;
use crate::data::figures::FactSet;
use crate::data::json::schema::file_schema;
use crate::data::lesson::{LessonPack, SchoolYear};
use crate::data::package::contents::{Holds, List};
use crate::data::search::Search;
use crate::data::series::Dataset;
use crate::data::settings::Settings;
use crate::data::snapshot::{SNAPSHOTS, Snapshot};
use crate::data::text::TextPage;
use serde_json::{Value, json};

/// The folder of the schemas, below the data folder.
pub const SCHEMAS: &str = "schema/";

/// A kind of published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Series of figures.
    Dataset,
    /// Single figures.
    Figures,
    /// Services and how to reach them.
    Contacts,
    /// A chart's definition.
    Chart,
    /// A chart with its figures as they were on a day.
    Snapshot,
    /// A page of advice.
    Advice,
    /// The words of any other page.
    Text,
    /// A lesson pack.
    Pack,
    /// When to teach which pack.
    SchoolYear,
    /// What leads people right in the search.
    Search,
    /// Who publishes the site, and where.
    Site,
    /// The list of files.
    Package,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [FileKind; 12] = [
        FileKind::Dataset,
        FileKind::Figures,
        FileKind::Contacts,
        FileKind::Chart,
        FileKind::Snapshot,
        FileKind::Advice,
        FileKind::Text,
        FileKind::Pack,
        FileKind::SchoolYear,
        FileKind::Search,
        FileKind::Site,
        FileKind::Package,
    ];

    /// The kind of the file at a path below the data folder. `holds` is what the list says of a file without a folder.
    pub fn at(path: &str, holds: Option<Holds>) -> Option<FileKind> {
        let folder = path.split_once('/').map(|(folder, _)| folder);
        Some(match (folder, path, holds) {
            (Some("charts"), ..) => FileKind::Chart,
            (Some("advice"), ..) => FileKind::Advice,
            (Some("help" | "objectives" | "texts"), ..) => FileKind::Text,
            (Some("packs"), ..) => FileKind::Pack,
            (Some(_), ..) => return path.starts_with(SNAPSHOTS).then_some(FileKind::Snapshot),
            (None, "school-year.json", _) => FileKind::SchoolYear,
            (None, "search.json", _) => FileKind::Search,
            (None, "site.json", _) => FileKind::Site,
            (None, "datapackage.json", _) => FileKind::Package,
            (None, _, Some(Holds::Series)) => FileKind::Dataset,
            (None, _, Some(Holds::Facts)) => FileKind::Figures,
            (None, _, Some(Holds::Contacts)) => FileKind::Contacts,
            (None, _, None) => return None,
        })
    }

    /// The name of its schema.
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Dataset => "dataset",
            FileKind::Figures => "figures",
            FileKind::Contacts => "contacts",
            FileKind::Chart => "chart",
            FileKind::Snapshot => "snapshot",
            FileKind::Advice => "advice",
            FileKind::Text => "text",
            FileKind::Pack => "pack",
            FileKind::SchoolYear => "school-year",
            FileKind::Search => "search",
            FileKind::Site => "site",
            FileKind::Package => "datapackage",
        }
    }

    /// The path of its schema below the data folder.
    pub fn path(self) -> String {
        format!("{SCHEMAS}{}.json", self.name())
    }

    /// What a file at this path writes in `$schema`: the address of the schema from there. Editors take it for an
    /// address only if it begins with a dot.
    pub fn address_from(self, path: &str) -> String {
        let up = match path.matches('/').count() {
            0 => "./".to_string(),
            folders => "../".repeat(folders),
        };
        format!("{up}{}", self.path())
    }

    /// The schema.
    pub fn schema(self) -> Value {
        match self {
            FileKind::Dataset => file_schema::<Dataset>("Dataset"),
            FileKind::Figures => file_schema::<FactSet>("Single figures"),
            FileKind::Contacts => file_schema::<Contacts>("Contacts"),
            FileKind::Chart => file_schema::<ChartFile>("Chart"),
            FileKind::Snapshot => file_schema::<Snapshot>("Snapshot of a chart"),
            FileKind::Advice => {
                let mut page = file_schema::<TextPage>("Page of advice");
                page["required"] = json!(["topic", "owner", "wrongIf"]);
                page["properties"] = json!({ "wrongIf": { "minItems": 1 } });
                page
            }
            FileKind::Text => file_schema::<TextPage>("Words of a page"),
            FileKind::Pack => file_schema::<LessonPack>("Lesson pack"),
            FileKind::SchoolYear => file_schema::<SchoolYear>("Plan of a school year"),
            FileKind::Search => file_schema::<Search>("Words for the search"),
            FileKind::Site => file_schema::<Settings>("Settings of the site"),
            FileKind::Package => file_schema::<List>("List of files"),
        }
    }
}
