//! Single people of a run: drawn once with the charts, the same bytes every time, left out where they are missing.

use std::fs;
use std::path::Path;

use super::{Desk, grapevine, names, text};

/// The charts that need the portrait, as they stand in a run's folder.
fn drawn(folder: &Path) -> Vec<String> {
    let of_people = |name: &String| name.starts_with("network.svg") || name.starts_with("retention.svg");
    names(&folder.join("charts")).into_iter().filter(of_people).collect()
}

#[test]
fn a_portrait_is_drawn_once_and_damage_is_said_with_its_cure() {
    let desk = Desk::small();
    desk.run().args(["--quick", "-q"]).assert().success();
    let folder = desk.result();
    let file = folder.join("portrait.json");
    assert!(!file.exists(), "without charts nobody is portrayed");
    grapevine().arg("chart").arg(&folder).arg("--svg").assert().success();
    assert_eq!(drawn(&folder), Vec::<String>::new(), "what is missing is left out");

    let again = || {
        let mut command = grapevine();
        command.arg("run").arg(desk.file()).arg("--out").arg(desk.out()).args(["--quick", "-q"]);
        command
    };
    again().assert().success();
    let first = fs::read(&file).expect("a portrait");
    assert!(first.len() < 150_000);
    assert_eq!(drawn(&folder), ["network.svg", "retention.svg"]);
    fs::remove_file(&file).expect("removed");
    again().assert().success();
    assert!(fs::read(&file).expect("a portrait") == first, "the same people every time");

    fs::write(&file, &first[..first.len() / 2]).expect("written");
    let refused = grapevine().arg("chart").arg(&folder).output().expect("started");
    let said = text(&refused.stderr);
    assert!(!refused.status.success() && said.contains("portrait.json is damaged"), "{said}");
    assert!(said.contains("delete this file"), "{said}");
    grapevine().arg("show").arg(&folder).assert().success();
}
