//! All published files together: the list of them, how they are read, and the rules that hold between them.

mod cross_checks;
mod load;
mod package;

pub use load::LIST;
pub use package::{Holds, List, Package, Resource, TOPICS};
