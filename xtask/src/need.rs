//! What must be installed on the machine already, with a one-sentence message for what is missing.

use crate::run::{Outcome, Step};
use std::path::Path;
use std::process::Command;

/// The oldest Node version that the scripts run on.
const NODE: u32 = 20;

/// The compile target for the browser; added automatically if rustup is available.
pub fn wasm_target() -> Outcome {
    if has_wasm_target() {
        return Ok(());
    }
    let added = Step::new("Add the target wasm32-unknown-unknown", "rustup")
        .args(["target", "add", "wasm32-unknown-unknown"])
        .run();
    if added.is_ok() && has_wasm_target() {
        return Ok(());
    }
    Err("The Rust target for the browser is missing: run `rustup target add wasm32-unknown-unknown`.".to_string())
}

fn has_wasm_target() -> bool {
    let Some(root) = said(Command::new("rustc").args(["--print", "sysroot"])) else { return false };
    Path::new(root.trim()).join("lib/rustlib/wasm32-unknown-unknown").is_dir()
}

/// Checks that Node is installed and new enough.
pub fn node() -> Outcome {
    let version = said(Command::new("node").arg("--version")).unwrap_or_default();
    let major: u32 = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if major >= NODE {
        return Ok(());
    }
    let found = if major == 0 { "none was found".to_string() } else { format!("{} was found", version.trim()) };
    Err(format!("Node {NODE} or newer is needed, but {found}: install it from nodejs.org or your system's packages."))
}

/// Checks for a Chromium to test with; on Debian and Ubuntu it is installed if the user has the rights.
pub fn chromium() -> Result<String, String> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    if may_install() {
        install("Install Chromium", &["chromium", "fonts-liberation"])?;
    }
    find_chromium().ok_or_else(|| {
        "Chromium is missing: install the package chromium (or Chrome), or set CHROMIUM to where it is.".to_string()
    })
}

/// What some tests need: a name, a file that tells whether it is there, and its packages.
type Optional = (&'static str, &'static str, &'static [&'static str]);

/// The web servers that the host tests run, each with what it needs to be tested whole.
const WEB_SERVERS: [Optional; 2] = [
    (
        "nginx",
        "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
        &["nginx-light", "libnginx-mod-http-brotli-static"],
    ),
    ("Apache", "/usr/sbin/apache2", &["apache2"]),
];

/// The other browsers. WebKit has no window without a screen, so it gets a virtual one.
const ENGINES: [Optional; 3] = [
    ("Firefox", "/usr/bin/firefox-esr", &["firefox-esr"]),
    ("WebKit", "/usr/bin/WebKitWebDriver", &["webkit2gtk-driver"]),
    ("WebKit’s screen", "/usr/bin/Xvfb", &["xvfb"]),
];

/// Installs web servers for the host tests where it can.
pub fn web_servers() -> Outcome {
    installed("Install web servers", &WEB_SERVERS)
}

/// Installs the other browsers where it can.
pub fn engines() -> Outcome {
    installed("Install other browsers", &ENGINES)
}

/// Installs what is missing where it can. The tests leave out what is still missing, and say so.
fn installed(title: &'static str, wanted: &[Optional]) -> Outcome {
    let missing = || wanted.iter().filter(|(_, file, _)| !Path::new(file).exists());
    let packages: Vec<&str> = missing().flat_map(|(_, _, packages)| packages.iter().copied()).collect();
    if !packages.is_empty() && may_install() {
        install(title, &packages)?;
    }
    for (name, file, _) in missing() {
        println!("{name} is left out of the tests, or parts of it: {file} is missing.");
    }
    Ok(())
}

/// Whether this is Debian or Ubuntu, and packages can be installed.
fn may_install() -> bool {
    let root = said(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    root && Path::new("/usr/bin/apt-get").exists()
}

/// Installs packages without starting the services in them.
fn install(title: &'static str, packages: &[&str]) -> Outcome {
    let apt = |title, arguments: &[&str]| {
        (Step::new(title, "apt-get").args(arguments.iter().copied()))
            .env("DEBIAN_FRONTEND", "noninteractive")
            .env("RUNLEVEL", "1")
            .run()
    };
    apt("Refresh the list of packages", &["update", "-q"])?;
    apt(title, &[&["install", "-y", "-q", "--no-install-recommends"], packages].concat())
}

fn find_chromium() -> Option<String> {
    if let Ok(set) = std::env::var("CHROMIUM") {
        return Path::new(&set).exists().then_some(set);
    }
    let places = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    places.into_iter().find(|place| Path::new(place).exists()).map(str::to_string)
}

/// The output of a program, if it succeeds.
fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
