//! Lesson packs: slides, worksheet, letter, poster and quiz for one lesson; and the plan of when to teach them.

mod pack;
mod parts;
mod question;
mod year;

pub use pack::{Activity, Curriculum, LessonPack, Letter, Poster, Sheet, Slide, Stage, Task};
pub use parts::{Backing, Pause};
pub use question::Question;
pub use year::{Month, MonthPlan, SchoolYear};
