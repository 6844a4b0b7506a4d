//! Files: the papers themselves, and those kept from an earlier build.

use crate::order::Order;
use crate::press::Press;
use crate::world::project;
use std::fs;
use std::path::Path;

/// The same papers come out of many builds that change other pages.
pub fn kept_or(press: &Press, order: &Order) -> Result<Vec<u8>, String> {
    let kept = project().join("target/papers").join(press.name(order)).with_extension("pdf");
    if let Ok(bytes) = fs::read(&kept) {
        return Ok(bytes);
    }
    let bytes = press.print(order)?;
    write(&kept, &bytes)?;
    Ok(bytes)
}

/// Writes a file whole or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error| format!("{} can't be written: {error}.", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let half = path.with_extension(format!("half-{}", std::process::id()));
    fs::write(&half, bytes).and_then(|()| fs::rename(&half, path)).map_err(|error| {
        // It may never have come to be.
        let _ = fs::remove_file(&half);
        failed(error)
    })
}
