//! What new files would do among the published ones: the check of `site check`, what `site import` takes from an official
//! table, and all that would change, before and after.

mod changes;
mod drawn;
mod excerpt;
mod file_problem;
mod files;
mod imported;
mod reviewer;
mod seen;

pub use changes::{Changes, Listed, Told};
pub use drawn::{ChartChange, Drawn};
pub use excerpt::Excerpt;
pub use file_problem::FileProblem;
pub use imported::{Imported, Opened, TableOffer};
pub use reviewer::{Review, Reviewed, Reviewer};
pub use seen::{Place, Seen};
