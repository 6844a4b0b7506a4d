//! Formats numbers with a fixed number of decimal places.
//!
//! Published figures have at most three decimal places, so scaled integers represent them exactly. The standard
//! library's float formatting would add eleven kilobytes of tables to the browser's modules.

/// The number with `decimals` decimal places (six at most), rounded half away from zero: `-2.25` with one place is
/// `-2.3`. A number too large for `u64` becomes `u64::MAX`.
pub fn decimal(value: f64, decimals: u8) -> String {
    let scale = 10u64.pow(u32::from(decimals.min(6)));
    let scaled = (value.abs() * scale as f64).round() as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    // A number this large has no meaningful decimal places.
    let (whole, part) = if scaled == u64::MAX { (value.abs() as u64, 0) } else { (scaled / scale, scaled % scale) };
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{part:0width$}", width = usize::from(decimals.min(6)))
}

/// The number without trailing zeros and with at most six decimal places, for messages.
pub fn plain(value: f64) -> String {
    let text = decimal(value, 6);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// Digits with commas between thousands: `1,129`.
pub fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + 4);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
