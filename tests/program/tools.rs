//! Programs of other people that some tests look through: a browser, an office suite.
//!
//! Who has none of them can still run every other test: a test that misses one says so and passes. On the machine
//! that decides about a merge nothing may be left out, so there `GRAPEVINE_REQUIRE_TOOLS=1` turns that into a failure.

use std::env;
use std::path::{Path, PathBuf};

/// The first of these programs that is on the `PATH`, as in `tool(&["soffice", "libreoffice"])`.
pub fn tool(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let places = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| executable(place))
}

/// Says that a test could not do its work for want of `what`; fails it where everything has to be there.
pub fn skipped(what: &str) {
    let required = env::var_os("GRAPEVINE_REQUIRE_TOOLS").is_some_and(|value| value == "1");
    assert!(!required, "{what} missing, and GRAPEVINE_REQUIRE_TOOLS=1 allows no test to be left out");
    println!("skipped: {what} missing");
}

/// Says that the system does not let a test do what it needs, which no installation changes.
#[cfg(target_os = "linux")]
pub fn forbidden(what: &str) {
    println!("skipped: {what} is not allowed here");
}

#[cfg(unix)]
fn executable(place: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    place.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn executable(place: &Path) -> bool {
    place.with_extension("exe").is_file()
}

#[test]
fn a_program_is_found_under_any_of_its_names_and_what_is_not_there_is_not() {
    let none = "no-such-program-of-grapevine";
    assert_eq!(tool(&[none]), None);
    assert_eq!(tool(&[]), None);
    let cargo = tool(&[none, "cargo"]);
    assert!(cargo.as_ref().is_some_and(|place| place.is_absolute()), "{cargo:?}");
}
