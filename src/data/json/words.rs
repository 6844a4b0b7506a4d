//! Quotes a file's words in messages and pointers: short, and free of hidden characters.

/// Whether a character could hide the text around it or reverse its direction.
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
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
