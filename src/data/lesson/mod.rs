//! Lesson packs: slides, worksheet, letter, poster and quiz for one lesson; and the plan of when to teach them.

mod pack;
mod parts;
mod year;

pub use pack::{Activity, Curriculum, LessonPack, Letter, Poster, Question, Sheet, Slide, Stage, Task};
pub use parts::{Backing, Pause};
pub use year::{Month, MonthPlan, SchoolYear};
