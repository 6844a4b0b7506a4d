//! What new files would do among the published ones: the check of `site check`, and every figure that would change.

mod changes;
mod desk;
mod excerpt;

pub use changes::{Change, Changes, Listed};
pub use desk::{ChartChange, Desk, Finding, Review};
pub use excerpt::Excerpt;
