//! Help for a message about an unknown name: the name that was probably meant, or the names that exist.

use crate::data::series::Dataset;

/// The most names that a message lists.
const MOST: usize = 6;

/// A sentence, after a space, that helps to correct a name. Empty if no name is similar and there are too many
/// to list.
pub(super) fn known<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let near = names.iter().map(|name| (distance(wrong, name), name)).min();
    match (near, names.as_slice()) {
        (Some((distance, name)), _) if distance <= (wrong.chars().count() / 3).max(2) => {
            format!(" Did you mean \"{name}\"?")
        }
        (_, [only]) => format!(" The only one is \"{only}\"."),
        (_, [first @ .., last]) if names.len() <= MOST => {
            format!(" There are \"{}\" and \"{last}\".", first.join("\", \""))
        }
        _ => String::new(),
    }
}

/// A sentence, after a space, that lists a dataset's areas. Codes differ in a digit or two, so the nearest one means
/// nothing.
pub(super) fn areas(dataset: &Dataset) -> String {
    let named: Vec<String> = (dataset.series.iter().take(MOST))
        .map(|series| format!("{} ({})", series.area.code, series.area.name))
        .collect();
    let more = match dataset.series.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(" It has {}{more}.", named.join(", "))
}

/// How many characters must be added, removed or changed to turn one name into the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = corner + usize::from(a != *b);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}
