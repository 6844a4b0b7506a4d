//! An address as a square of dots that a phone's camera reads, for paper.

use maud::{Markup, html};
use qrcode::{Color, QrCode};

/// The quiet room around the square that cameras need, in dots.
const ROOM: usize = 4;

/// The square; nothing for an address that is too long for one.
pub fn qr(address: &str) -> Option<Markup> {
    let code = QrCode::new(address).ok()?;
    let width = code.width();
    let dots: String = (code.to_colors().iter().enumerate())
        .filter(|(_, color)| **color == Color::Dark)
        .map(|(i, _)| format!("M{} {}h1v1h-1z", i % width + ROOM, i / width + ROOM))
        .collect();
    let size = width + 2 * ROOM;
    Some(html! {
        svg class="qr" width="112" height="112" viewBox={ "0 0 " (size) " " (size) } role="img" aria-label={ "The address " (address) " for a camera" } {
            path d=(dots) {}
        }
    })
}
