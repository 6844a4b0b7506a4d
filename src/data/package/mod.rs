//! All published files together: the list of them, how they are read, and the rules that hold between them.

mod contents;
mod cross_checks;
mod days;
mod file_kind;
mod index_charts;
mod kind_checks;
mod load;
mod names;
mod pages;
mod pictures;
mod places;
mod schema_checks;
mod search_checks;
mod sum_checks;
mod year_checks;

pub use contents::{Holds, List, Package, Resource};
pub use file_kind::{FileKind, SCHEMAS};
pub use load::LIST;
pub use pages::{AdvicePage, HomeText, SchoolsText, Texts};

/// Takes a problem between files: the file below the data folder, the JSON pointer of the value, the rule, what is wrong.
type Note<'n> = dyn FnMut(&str, &str, &'static str, String) + 'n;
