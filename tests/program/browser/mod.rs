//! A small client of a real headless browser: opens files, presses keys, and says what people would see.

mod keys;
pub mod lint;
mod page;
mod selftest;
mod wire;

use std::env;
use std::process;
use std::sync::OnceLock;

use super::tools::{skipped, tool};
pub use page::{Look, Page};
use wire::Wire;

/// Names under which systems install Chromium or its siblings; any of them draws the same page.
const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// A new empty page of the one browser all tests share, or nothing (and a word about it) where there is no browser.
pub fn page(look: &Look) -> Option<Page> {
    static BROWSER: OnceLock<Option<Wire>> = OnceLock::new();
    let start = || {
        let folder = env::temp_dir().join(format!("grapevine-browser-{}", process::id()));
        tool(&BROWSERS).map(|program| Wire::start(&program, &folder))
    };
    match BROWSER.get_or_init(start) {
        Some(wire) => Some(Page::new(wire, look)),
        None => {
            skipped("Chromium");
            None
        }
    }
}
