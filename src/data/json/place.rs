//! Lines and columns in a text. Each lookup goes on from the last, so problems in file order take a single pass.

use std::cell::Cell;

/// The last byte that was looked up, and its line and column.
pub(super) struct Lines(Cell<(usize, (usize, usize))>);

impl Lines {
    /// The state before the first lookup.
    pub(super) fn new() -> Lines {
        Lines(Cell::new((0, (1, 1))))
    }

    /// The line and column of a byte, counted from 1, columns in characters.
    pub(super) fn place(&self, text: &str, offset: usize) -> (usize, usize) {
        let offset = offset.min(text.len());
        let (from, place) = if self.0.get().0 <= offset { self.0.get() } else { (0, (1, 1)) };
        let place = (from..offset).fold(place, |place, at| after(text.as_bytes(), at, place));
        self.0.set((offset, place));
        place
    }
}

/// The line and column after a byte. A line ends with LF, CR LF or CR; a character counts at its first byte.
fn after(bytes: &[u8], at: usize, (line, column): (usize, usize)) -> (usize, usize) {
    match bytes[at] {
        b'\n' => (line + 1, 1),
        b'\r' if bytes.get(at + 1) != Some(&b'\n') => (line + 1, 1),
        byte if byte & 0xC0 == 0x80 => (line, column),
        _ => (line, column + 1),
    }
}
