//! Numbers in JSON, and the forms that people write by mistake.

/// Whether a text is a valid JSON number.
pub fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let whole = digits.split(['.', 'e', 'E']).next().unwrap_or("");
    let rest = &digits[whole.len()..];
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (fraction, power) = rest.split_once(['e', 'E']).map_or((rest, None), |(f, p)| (f, Some(p)));
    all_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && (fraction.is_empty() || fraction.strip_prefix('.').is_some_and(all_digits))
        && power.is_none_or(|power| all_digits(power.strip_prefix(['+', '-']).unwrap_or(power)))
}

/// A number as JSON writes it, if it is clear which one is meant: `50,344` is 50344, `040` is 40, `52,8` is 52.8.
pub fn plain_number(found: &str) -> Option<String> {
    let found = found.trim().trim_start_matches(['+', '£']).trim_end_matches('%').replace([' ', '\u{A0}'], "");
    let (sign, digits) = found.strip_prefix('-').map_or(("", found.as_str()), |digits| ("-", digits));
    let groups: Vec<&str> = digits.split('.').next()?.split(',').collect();
    let thousands = groups.len() > 1 && !groups[0].is_empty() && groups[1..].iter().all(|group| group.len() == 3);
    let point = match (thousands, groups.len()) {
        (true, _) => digits.replace(',', ""),
        (false, 2) if !digits.contains('.') => digits.replace(',', "."),
        (false, 1) => digits.to_string(),
        _ => return None,
    };
    let (whole, part) = point.split_once('.').unwrap_or((&point, ""));
    if (whole.is_empty() && part.is_empty()) || !(whole.bytes().chain(part.bytes())).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Some(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
}
