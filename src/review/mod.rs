//! What new files would do among the published ones: the check of `site check`, what `site import` takes from an official
//! table, and all that would change, before and after.

mod changes;
mod desk;
mod drawn;
mod excerpt;
mod files;
mod finding;
mod seen;
mod taken;

pub use changes::{Changes, Listed, Told};
pub use desk::{Desk, Review, Reviewed};
pub use drawn::{ChartChange, Drawn};
pub use excerpt::Excerpt;
pub use finding::Finding;
pub use seen::{Place, Seen};
pub use taken::{Offer, Opened, Taken};
