//! Rules for the pictures that steps, slides, cards and posters name.

use crate::data::lesson::LessonPack;
use crate::data::package::Note;
use crate::data::package::names::known;
use crate::picture;

/// Checks that a step, a slide, a card or a line of a poster names a picture of the kit, if it names one. `above` is its
/// JSON pointer.
pub(super) fn known_picture(name: Option<&String>, path: &str, above: &str, note: &mut Note<'_>) {
    if let Some(name) = name.filter(|name| picture::get(name).is_none()) {
        let help = known(name, picture::all().iter().map(|picture| picture.name));
        let message = format!("There is no picture \"{name}\".{help}");
        note(path, &format!("{above}/picture"), "unknown-picture", message);
    }
}

/// Checks the pictures of a lesson pack.
pub(super) fn of_pack(pack: &LessonPack, note: &mut Note<'_>) {
    let path = format!("packs/{}.json", pack.meta.name);
    for (at, name) in pack.pictures() {
        known_picture(Some(name), &path, &at, note);
    }
}
