//! Lesson packs: slides, worksheet, letter, poster and quiz for one lesson.

mod pack;
mod parts;

pub use pack::{Activity, Curriculum, LessonPack, Letter, Poster, Question, Sheet, Slide, Stage, Task};
pub use parts::{Backing, Pause};
