//! Installs the pinned tools. Rust tools go into a cache folder of the user's, by name and version, so that every clone
//! shares them and the user's own programs are never overwritten; JavaScript tools go into `node_modules`.

use crate::run::{Outcome, Step, join};
use crate::{need, project};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// A tool that cargo installs.
pub struct Tool {
    name: &'static str,
    version: &'static str,
    /// Arguments for installing it, besides name and version.
    arguments: &'static [&'static str],
    /// The optimisation level to build it with: quick to build, but still fast enough to use.
    level: &'static str,
}

/// The version of wasm-bindgen-cli must match the crate in Cargo.toml; a test checks this.
const TOOLS: [Tool; 2] = [
    // Trunk mostly waits for other programs, so it is built without optimisation. It serves nothing here, so it needs
    // no TLS.
    Tool { name: "trunk", version: "0.21.14", arguments: &["--locked", "--no-default-features"], level: "0" },
    // Its own lock file names a version that was removed from the registry, so it is installed without `--locked`.
    Tool { name: "wasm-bindgen-cli", version: "0.2.130", arguments: &["--bin", "wasm-bindgen"], level: "1" },
];

/// Looks at the libraries. It takes minutes to build, so only `cargo xtask audit` asks for it.
pub const CARGO_DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2", arguments: &["--locked"], level: "1" };

/// Counts which lines tests run. Only `cargo xtask coverage` asks for it.
pub const CARGO_LLVM_COV: Tool =
    Tool { name: "cargo-llvm-cov", version: "0.9.1", arguments: &["--locked"], level: "1" };

/// Installs a tool that only one command needs, if it is missing, and returns the folder to look for it in.
pub fn one(tool: &Tool) -> Result<String, String> {
    let folder = folder(tool)?;
    if !folder.join("bin").is_dir() {
        install(tool, &folder)?;
    }
    Ok(folder.join("bin").to_string_lossy().into_owned())
}

/// Installs what is missing, and returns the folders to look for the tools in.
pub fn get() -> Result<String, String> {
    need::node()?;
    need::wasm_target()?;
    let folders: Vec<PathBuf> = TOOLS.iter().map(folder).collect::<Result<_, _>>()?;
    // The last crates of a program are compiled and linked on one core, so another tool can use the other cores.
    thread::scope(|scope| {
        let missing = TOOLS.iter().zip(&folders).filter(|(_, folder)| !folder.join("bin").is_dir());
        let installs: Vec<_> = missing.map(|(tool, folder)| scope.spawn(|| install(tool, folder))).collect();
        scripts()?;
        installs.into_iter().try_for_each(join)
    })?;
    let programs = folders.iter().map(|folder| folder.join("bin")).chain([project().join("node_modules/.bin")]);
    let joined =
        std::env::join_paths(programs).map_err(|error| format!("A folder's name can't be in PATH: {error}."))?;
    joined.into_string().map_err(|_| "A folder's name is not text.".to_string())
}

/// Whether everything is installed already.
pub fn all_here() -> bool {
    TOOLS.iter().all(|tool| folder(tool).is_ok_and(|folder| folder.join("bin").is_dir())) && packages_are_here(".")
}

/// The folder of a tool.
fn folder(tool: &Tool) -> Result<PathBuf, String> {
    Ok(cache_folder()?.join(format!("{}-{}", tool.name, tool.version)))
}

/// Installs into a temporary folder beside the final one and then renames it, so that an interrupted install leaves
/// nothing.
fn install(tool: &Tool, folder: &Path) -> Outcome {
    let unfinished = folder.with_extension("unfinished");
    let place = unfinished.to_string_lossy().into_owned();
    println!("\n{} {} is not here yet. It is built once and kept in {}.", tool.name, tool.version, folder.display());
    Step::new(tool.name, "cargo")
        .args(["install", tool.name, "--version", tool.version, "--root", &place, "--debug", "--force", "--quiet"])
        .args(tool.arguments.iter().copied())
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", tool.level)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_INCREMENTAL", "false")
        .without("CARGO_TARGET_DIR")
        .run()?;
    fs::rename(&unfinished, folder).map_err(|error| format!("{} could not be moved into place: {error}.", tool.name))
}

/// A copy of the lock file that the JavaScript was installed from.
const STAMP: &str = "node_modules/.lock-of-this-install";
const LOCK: &str = "package-lock.json";

/// Whether a folder has the JavaScript packages that its lock file names.
fn packages_are_here(folder: &str) -> bool {
    let read = |path: &str| fs::read_to_string(project().join(folder).join(path)).unwrap_or_default();
    read(STAMP) == read(LOCK)
}

/// Installs the JavaScript packages that a folder's lock file names, unless they are there already.
pub fn packages(folder: &str) -> Outcome {
    if packages_are_here(folder) {
        return Ok(());
    }
    need::node()?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Step::new("Get the JavaScript tools", npm)
        .args(["--prefix", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .run()?;
    let [lock, stamp] = [LOCK, STAMP].map(|path| project().join(folder).join(path));
    fs::copy(lock, &stamp).map(drop).map_err(|error| format!("{} could not be written: {error}.", stamp.display()))
}

/// Installs the JavaScript packages that build and test the site.
pub fn scripts() -> Outcome {
    packages(".")
}

fn cache_folder() -> Result<PathBuf, String> {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = from("XDG_CACHE_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .or_else(|| from("HOME").map(|home| home.join(".cache")))
        .ok_or("No folder for caches: set HOME or XDG_CACHE_HOME.")?;
    let folder = cache.join("altogether-safer/tools");
    fs::create_dir_all(&folder).map_err(|error| format!("{} could not be made: {error}.", folder.display()))?;
    Ok(folder)
}
