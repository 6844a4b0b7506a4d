//! Decodes a file's bytes as UTF-8, and recognises what a file is if it isn't UTF-8 text.

use crate::data::json::Problem;
use crate::data::json::place::Lines;

/// The Windows-1252 characters for bytes 80 to 9F; all other bytes are the same as in Unicode.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The text of a file.
///
/// # Errors
/// What the file seems to be, if it is not UTF-8 text.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<String, Box<Problem>> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Ok(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let problem = |message: String| {
        Box::new(Problem {
            file: name.to_string(),
            line: 1,
            column: 1,
            rule: "encoding",
            message,
            ..Problem::default()
        })
    };
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(32).filter(|byte| **byte == 0).count();
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || zeros(0).max(zeros(1)) > 16 {
        return Err(problem("The file is written in UTF-16, but the site reads UTF-8.".to_string()));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let hint = "Export the figures from it as JSON: a workbook can't be read here.".to_string();
        return Err(Box::new(Problem {
            hint,
            ..*problem("This is a workbook or another zip file, not JSON.".to_string())
        }));
    }
    if bytes.contains(&0) {
        let hint = "Put the JSON file in its place.".to_string();
        return Err(Box::new(Problem { hint, ..*problem("This is no text file.".to_string()) }));
    }
    let chunk = bytes.utf8_chunks().next();
    let (sound, byte) = chunk.map_or(("", 0), |chunk| (chunk.valid(), chunk.invalid().first().copied().unwrap_or(0)));
    let (line, column) = Lines::new().place(sound, sound.len());
    let sign = WINDOWS.chars().nth(usize::from(byte).wrapping_sub(0x80)).unwrap_or(char::from(byte));
    let message = format!(
        "The file is not written in UTF-8. It seems to be Windows-1252, where the first character to change is \"{sign}\"."
    );
    Err(Box::new(Problem { line, column, ..*problem(message) }))
}
