//! QR codes, which lead from paper to a page.

use maud::{Markup, html};
use qrcode::{Color, QrCode};

/// The width of the quiet zone around the code, in modules, which the QR standard requires.
const QUIET_ZONE: usize = 4;

/// The QR code of an address as SVG; `None` if the address is too long for one.
pub fn qr(address: &str) -> Option<Markup> {
    let code = QrCode::new(address).ok()?;
    let width = code.width();
    let dots: String = (code.to_colors().iter().enumerate())
        .filter(|(_, color)| **color == Color::Dark)
        .map(|(i, _)| format!("M{} {}h1v1h-1z", i % width + QUIET_ZONE, i / width + QUIET_ZONE))
        .collect();
    let size = width + 2 * QUIET_ZONE;
    Some(html! {
        svg class="qr" width="112" height="112" viewBox={ "0 0 " (size) " " (size) } role="img" aria-label={ "The address " (address) " for a camera" } {
            path d=(dots) {}
        }
    })
}
