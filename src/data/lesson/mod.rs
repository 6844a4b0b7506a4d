//! Lesson packs: slides, worksheet, letter, poster and quiz for one lesson.

mod pack;
mod read;

pub use pack::{Backing, Curriculum, LessonPack, Letter, Pause, Poster, Question, Sheet, Slide, Stage, Task};
