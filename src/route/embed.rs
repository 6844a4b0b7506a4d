//! Addresses below `/embed/`.

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
