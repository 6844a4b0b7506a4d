//! All published files together: the list of them, how they are read, and the rules that hold between them.

mod cross_checks;
mod load;
mod names;
mod package;
mod pages;
mod places;

pub use load::LIST;
pub use package::{Holds, List, Package, Resource};
pub use pages::{AdvicePage, HomeText, SchoolsText, Texts};

/// Takes a problem between files: the file below the data folder, the JSON pointer of the value, the rule, what is wrong.
type Note<'n> = dyn FnMut(&str, &str, &'static str, String) + 'n;
