//! Places the names at the ends of lines so that none covers another.

/// A name cut in two before the word that would go beyond `most` letters; `None` if it fits, or has no such word.
pub fn cut(name: &str, most: usize) -> Option<(&str, &str)> {
    if name.chars().count() <= most {
        return None;
    }
    let (at, _) = name.char_indices().rfind(|(at, c)| *c == ' ' && name[..*at].chars().count() <= most)?;
    Some((&name[..at], &name[at + 1..]))
}

/// A name and where it would be if it were alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// The middle of its wished place, downwards.
    pub y: f64,
    /// How high it is.
    pub height: f64,
}

/// The middle of each name's place, between `top` and `bottom`, in the order given. Names keep the order of their
/// lines, and move only as far as they must.
pub fn spread(names: &[Name], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|a, b| names[*a].y.total_cmp(&names[*b].y).then(a.cmp(b)));
    let mut places: Vec<f64> = names.iter().map(|name| name.y).collect();
    let room = |a: usize, b: usize| (names[a].height + names[b].height) / 2.0;
    // Overlapping neighbours are pushed apart by half the overlap each, until nothing moves.
    for _ in 0..200 {
        let mut moved = false;
        for pair in order.windows(2) {
            let overlap = room(pair[0], pair[1]) - (places[pair[1]] - places[pair[0]]);
            if overlap > 0.01 {
                places[pair[0]] -= overlap / 2.0;
                places[pair[1]] += overlap / 2.0;
                moved = true;
            }
        }
        for i in &order {
            let half = names[*i].height / 2.0;
            let inside = places[*i].min(bottom - half).max(top + half);
            moved |= inside != places[*i];
            places[*i] = inside;
        }
        if !moved {
            break;
        }
    }
    places
}
