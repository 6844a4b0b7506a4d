//! How many lines words fill, from the widths of letters: a browser would know, but there is none in the build.

/// How wide a letter is, in parts of its size. These are the widths of DejaVu Sans, the widest typeface that readers
/// commonly have: with another one a page is a little lower, never higher.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | 'J' | '\'' => 0.28,
        ' ' | '\u{a0}' | '.' | ',' | '’' | '‘' => 0.32,
        'f' | 't' | ':' | ';' | '-' | '/' | '(' | ')' => 0.37,
        'r' => 0.41,
        's' | 'c' | 'z' | '“' | '”' | '–' => 0.53,
        'v' | 'x' | 'y' | 'k' | 'L' => 0.59,
        'w' | 'm' | 'M' | 'W' | '%' | '—' | '…' => 0.91,
        'a'..='z' => 0.63,
        'A'..='Z' => 0.7,
        _ => 0.64,
    }
}

/// A piece of a line: a word with the space after it, or something that stands in a line as a whole.
struct Piece {
    width: f64,
    /// Without the space at its end, which may stick out.
    ink: f64,
    height: f64,
    /// Whether a line may end after it.
    ends: bool,
}

/// Words in one flow, with what stands among them.
#[derive(Default)]
pub struct Flow {
    pieces: Vec<Piece>,
}

impl Flow {
    /// Adds words whose letters are so large, in lines of a height.
    pub fn words(&mut self, text: &str, size: f64, height: f64) {
        let mut ink = 0.0;
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let space = letter == ' ' || letter == '\n';
            if !space {
                ink += advance(letter) * size;
            }
            let ends = space || letter == '-' || letter == '–';
            if ends || letters.peek().is_none() {
                let width = if space { ink + advance(' ') * size } else { ink };
                self.pieces.push(Piece { width, ink, height, ends });
                ink = 0.0;
            }
        }
    }

    /// Adds what stands in a line as a whole.
    pub fn whole(&mut self, width: f64, height: f64) {
        self.pieces.push(Piece { width, ink: width, height, ends: true });
    }

    /// The width of all in one line.
    pub fn width(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.width).sum()
    }

    /// The height of the lines that it fills.
    pub fn height(&self, width: f64) -> f64 {
        let (mut total, mut line, mut used) = (0.0, 0.0_f64, 0.0);
        // What hangs together goes to the next line together.
        for word in self.pieces.split_inclusive(|piece| piece.ends) {
            let before: f64 = word[..word.len() - 1].iter().map(|piece| piece.width).sum();
            let ink = before + word[word.len() - 1].ink;
            if used > 0.0 && used + ink > width {
                total += line;
                (line, used) = (0.0, 0.0);
            }
            used += before + word[word.len() - 1].width;
            line = word.iter().fold(line, |line, piece| line.max(piece.height));
        }
        total + line
    }
}
