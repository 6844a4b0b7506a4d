//! Sentences, and what they are made of.

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A word in small letters, without the end of a genitive, and whether it began with a large one.
    Word(String, bool),
    /// Digits as they stand, with marks for thousands and a point: "1,204", "7.3".
    Digits(String),
    /// Any other sign.
    Sign(char),
}

impl Token {
    pub fn word(&self) -> &str {
        if let Token::Word(word, _) = self { word } else { "" }
    }

    pub fn is_name(&self) -> bool {
        matches!(self, Token::Word(_, true))
    }

    pub fn is(&self, sign: char) -> bool {
        *self == Token::Sign(sign)
    }
}

/// Cuts a text into sentences. A point between digits ends none, nor does one after a single letter.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let (mut all, mut now) = (Vec::new(), String::new());
    for (i, c) in chars.iter().enumerate() {
        let next = chars.get(i + 1).copied().unwrap_or('\n');
        let is_end = match c {
            '\n' => true,
            '.' => {
                next.is_whitespace() && now.chars().rev().take_while(|c| c.is_alphanumeric()).count() != 1
                    || next.is_whitespace() && now.ends_with(|c: char| c.is_ascii_digit())
            }
            '!' | '?' | ';' => next.is_whitespace(),
            _ => false,
        };
        if *c != '\n' {
            now.push(*c);
        }
        if is_end && !now.trim().is_empty() {
            all.push(now.trim().to_string());
            now.clear();
        } else if is_end {
            now.clear();
        }
    }
    if !now.trim().is_empty() {
        all.push(now.trim().to_string());
    }
    all
}

/// The pieces of a sentence, without spaces.
pub(super) fn tokens(sentence: &str) -> Vec<Token> {
    let chars: Vec<char> = sentence.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let start = at;
        if c.is_ascii_digit() {
            at = end_of_number(&chars, at);
            tokens.push(Token::Digits(chars[start..at].iter().collect()));
        } else if c.is_alphabetic() {
            while chars.get(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’')) {
                at += 1;
            }
            let word: String = chars[start..at].iter().collect::<String>().to_lowercase().replace('’', "'");
            tokens.push(Token::Word(word.trim_end_matches("'s").trim_end_matches('\'').to_string(), c.is_uppercase()));
        } else {
            at += 1;
            if !c.is_whitespace() {
                tokens.push(Token::Sign(if matches!(c, '–' | '—' | '‐' | '‑') { '-' } else { *c }));
            }
        }
    }
    tokens
}

/// Where digits end: commas count before three digits, a point before any.
fn end_of_number(chars: &[char], start: usize) -> usize {
    let digits = |from: usize| chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut at = start + digits(start);
    while chars.get(at) == Some(&',') && digits(at + 1) == 3 {
        at += 4;
    }
    if chars.get(at) == Some(&'.') && digits(at + 1) > 0 {
        at += 1 + digits(at + 1);
    }
    at
}
