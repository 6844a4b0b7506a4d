//! Lines and columns in a text, counted once and looked up quickly.

/// A place is remembered every so many bytes; from there on it is counted.
const STRETCH: usize = 256;

/// The places at which the stretches of a text begin.
pub(super) struct Lines(Vec<(usize, usize)>);

impl Lines {
    /// Goes through the text once.
    pub(super) fn of(text: &str) -> Lines {
        let mut places = Vec::with_capacity(text.len() / STRETCH + 1);
        let mut place = (1, 1);
        for at in 0..text.len() {
            if at % STRETCH == 0 {
                places.push(place);
            }
            place = after(text.as_bytes(), at, place);
        }
        Lines(places)
    }

    /// The line and column of a byte, counted from 1, columns in characters.
    pub(super) fn place(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        // The end of the text may lie at the end of the last stretch.
        let stretch = (offset / STRETCH).min(self.0.len().saturating_sub(1));
        let from = self.0.get(stretch).copied().unwrap_or((1, 1));
        (stretch * STRETCH..offset).fold(from, |place, at| after(text.as_bytes(), at, place))
    }
}

/// The place after a byte. A line ends with LF, CR LF or CR; a character counts at its first byte.
fn after(bytes: &[u8], at: usize, (line, column): (usize, usize)) -> (usize, usize) {
    match bytes[at] {
        b'\n' => (line + 1, 1),
        b'\r' if bytes.get(at + 1) != Some(&b'\n') => (line + 1, 1),
        byte if byte & 0xC0 == 0x80 => (line, column),
        _ => (line, column + 1),
    }
}
