//! Lesson packs: slides, worksheet, letter, poster and quiz for one lesson; and the plan of when to teach them.

mod minutes;
mod pack;
mod parts;
mod question;
mod stage;
mod year;

pub use pack::{Activity, Curriculum, LessonPack, Letter, Poster, Sheet, Slide, Task};
pub use parts::{Backing, Pause};
pub use question::Question;
pub use stage::Stage;
pub use year::{Month, MonthPlan, SchoolYear};
