//! Quotes a file's words in messages and pointers: short, and free of hidden characters.

/// Whether a character could hide the text around it or reverse its direction.
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
}

/// Whether a character takes no room, so that a text with it looks like one without it.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character is drawn over the one before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// How many marks are stacked on one letter, at most.
pub fn stacked_marks(text: &str) -> usize {
    let stacks = text.chars().scan(0, |high, c| {
        *high = if is_mark(c) { *high + 1 } else { 0 };
        Some(*high)
    });
    stacks.max().unwrap_or_default()
}

/// A field's name as a part of a pointer, free of hidden characters.
pub fn escape(key: &str) -> String {
    key.replace(|c| is_unsafe(c) || c == '\n', "").replace('~', "~0").replace('/', "~1")
}

/// A value as written in the file, shortened for a message and free of hidden characters.
pub fn shorten(raw: &str) -> String {
    let mut short: String = raw.chars().filter(|c| !is_unsafe(*c) && *c != '\n').take(40).collect();
    if raw.chars().count() > 40 {
        short.push('…');
    }
    short
}
