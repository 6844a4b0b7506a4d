//! A build takes the place of the last one when it is whole, and not before.

use altogether_safer::publish::{copy, replace};
use std::fs;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};

/// A folder to try with, which holds `site/page` with the word `old`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("site")).expect("a folder can be made");
    fs::write(folder.join("site/page"), "old").expect("a file can be written");
    folder
}

fn page(folder: &Path) -> String {
    fs::read_to_string(folder.join("site/page")).expect("the page is there")
}

/// Nothing but the site is left in the folder, and the lock, which is empty.
fn is_tidy(folder: &Path) -> bool {
    let left = fs::read_dir(folder).expect("it can be listed").map(|entry| entry.expect("it can be read").file_name());
    left.filter(|name| name != "site.lock").eq(["site"])
}

#[test]
fn a_whole_build_takes_the_place_of_the_last() {
    let folder = folder("staging-whole");
    let seen_while_building = replace(&folder.join("site"), |next| {
        fs::write(next.join("page"), "new")?;
        Ok(page(&folder))
    });
    assert_eq!(seen_while_building.expect("it is built"), "old");
    assert_eq!(page(&folder), "new");
    assert!(is_tidy(&folder));
}

#[test]
fn a_build_that_fails_leaves_the_last() {
    let folder = folder("staging-failed");
    let built: Result<()> = replace(&folder.join("site"), |next| {
        fs::write(next.join("page"), "half")?;
        Err(Error::other("a bad file"))
    });
    assert_eq!(built.expect_err("it failed").to_string(), "a bad file");
    assert_eq!(page(&folder), "old");
    assert!(is_tidy(&folder));
}

#[test]
fn what_a_build_left_that_was_broken_off_is_no_part_of_the_next() {
    let folder = folder("staging-broken-off");
    fs::create_dir_all(folder.join("site.next")).expect("a folder can be made");
    fs::write(folder.join("site.next/half"), "half").expect("a file can be written");
    replace(&folder.join("site"), |next| fs::write(next.join("page"), "new")).expect("it is built");
    assert_eq!(page(&folder), "new");
    assert!(!folder.join("site/half").exists() && is_tidy(&folder));
}

#[test]
fn a_build_that_was_broken_off_between_its_moves_loses_no_pages() {
    let folder = folder("staging-between");
    fs::rename(folder.join("site"), folder.join("site.last")).expect("it can be moved");
    let built: Result<()> = replace(&folder.join("site"), |_| Err(Error::other("a bad file")));
    assert_eq!(built.expect_err("it failed").to_string(), "a bad file");
    assert_eq!(page(&folder), "old");
    assert!(is_tidy(&folder));
}

#[test]
fn two_builds_never_write_the_same_folder() {
    let folder = folder("staging-two");
    let site = folder.join("site");
    replace(&site, |next| {
        let second: Result<()> = replace(&site, |_| unreachable!("it has to wait"));
        let words = second.expect_err("one is at work").to_string();
        assert_eq!(words, "Another build is at work. Wait until it is done.");
        fs::write(next.join("page"), "new")
    })
    .expect("the first is not disturbed");
    assert_eq!(page(&folder), "new");
    replace(&site, |next| fs::write(next.join("page"), "newer")).expect("the lock is free again");
    assert!(page(&folder) == "newer" && is_tidy(&folder));
}

/// What a link leads to may be a secret of the machine that builds.
#[cfg(unix)]
#[test]
fn a_link_is_not_published() {
    let folder = folder("staging-link");
    std::os::unix::fs::symlink("page", folder.join("site/link")).expect("a link can be made");
    let words = copy(&folder.join("site"), &folder.join("copy")).expect_err("it is refused").to_string();
    assert!(words.ends_with("link is a link. Put the file itself there."), "{words}");
    assert!(!folder.join("copy/link").exists());
}
