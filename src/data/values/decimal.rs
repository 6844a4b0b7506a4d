//! Numbers with a fixed number of digits after the point.
//!
//! Published figures have at most three, so whole numbers carry them exactly. The standard library's formatting of
//! floats would bring eleven kilobytes of tables into the browser.

/// The number as digits, rounded half away from zero: `-1234.5` with one digit is `-1234.5`. Beyond a quintillion it
/// stays at that.
pub fn decimal(value: f64, decimals: u8) -> String {
    let scale = 10u64.pow(u32::from(decimals.min(6)));
    let scaled = (value.abs() * scale as f64).round() as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    // A number too large to count in its smallest digits has none to speak of.
    let (whole, part) = if scaled == u64::MAX { (value.abs() as u64, 0) } else { (scaled / scale, scaled % scale) };
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{part:0width$}", width = usize::from(decimals.min(6)))
}

/// The number with as few digits as say it, up to six: for messages.
pub fn plain(value: f64) -> String {
    let text = decimal(value, 6);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}
