//! Copies of the files a sweep is made from, under names of their own: the paths in them no longer lead anywhere.

use std::path::{Path, PathBuf};

use super::{Base, Sweep};

pub const SWEEP: &str = "sweep.toml";
pub const SCENARIO: &str = "scenario.toml";
pub const NETWORK: &str = "network.txt";
pub const POINTS: &str = "points.csv";

/// The files that a sweep was read from, with the name of each one's copy.
pub fn files(sweep: &Sweep) -> Vec<(&'static str, PathBuf)> {
    let mut found = vec![(SWEEP, sweep.path.clone())];
    if let Base::Scenario(loaded) = &sweep.base {
        let beside = |name: &String| loaded.path.parent().unwrap_or(Path::new("")).join(name);
        found.push((SCENARIO, loaded.path.clone()));
        found.extend(loaded.scenario.edge_list.as_ref().map(|name| (NETWORK, beside(name))));
    }
    found.extend(sweep.listed.clone().map(|file| (POINTS, file)));
    found
}
