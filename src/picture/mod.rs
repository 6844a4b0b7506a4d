//! The kit of pictograms: what to do, drawn so that a child understands it without words.
//!
//! A picture is a function that puts together parts (`parts.rs`, `people.rs`, `scene.rs`). It names no colours, only the
//! classes of `style/picture.css`, so the same drawing works in the dark, on paper and in forced colours.

mod beach;
mod fire;
mod first_aid;
mod home;
mod little;
mod parts;
mod people;
mod pictogram;
mod rail;
mod road;
mod scene;
mod water;
mod wheels;

use maud::Markup;
pub use pictogram::Picture;
use std::sync::LazyLock;

/// The pictures of each subject.
const SUBJECTS: [fn() -> Vec<Picture>; 9] = [
    water::pictures,
    beach::pictures,
    first_aid::pictures,
    road::pictures,
    wheels::pictures,
    rail::pictures,
    fire::pictures,
    home::pictures,
    little::pictures,
];

static ALL: LazyLock<Vec<Picture>> = LazyLock::new(|| SUBJECTS.iter().flat_map(|pictures| pictures()).collect());

/// Every picture, subject by subject.
pub fn all() -> &'static [Picture] {
    &ALL
}

/// The picture with a name.
pub fn get(name: &str) -> Option<&'static Picture> {
    ALL.iter().find(|picture| picture.name == name)
}

/// The picture beside words that say the same, if they name one.
pub fn beside(name: Option<&str>) -> Option<Markup> {
    name.and_then(get).map(Picture::decoration)
}
