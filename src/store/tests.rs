//! The store as a whole: what is written comes back, nothing is overwritten, damage is named.

use std::fs;
use std::path::Path;

use super::{Folder, Manifest, Results, folder, rounds};
use crate::experiment::plan::Round;
use crate::experiment::runner::{quiet_trial_panics, run_round};
use crate::testing::{Fake, NoWatch, WEEKS, open, scenario, stored};

#[test]
fn results_come_back_as_they_were_measured() {
    let dir = tempfile::tempdir().unwrap();
    let results = stored(dir.path(), &scenario(3), &Fake::default(), 2);
    assert_eq!((results.worlds.len(), results.stored_worlds, results.failed_worlds()), (128, 128, 0));
    let rows = run_round(&scenario(3), &Fake::default(), Round(1), &NoWatch).unwrap();
    let measured = rows[6].policies[2].as_ref().unwrap();
    assert_eq!(results.worlds[70], 70);
    assert_eq!(results.metric("npv", 2).unwrap()[70], measured.metrics[0]);
    assert_eq!(results.unknown(0)[70], rows[6].unknowns[0]);
    let cash = results.weekly_cash().unwrap();
    assert_eq!(cash.path(2, 70).len(), WEEKS);
    assert_eq!(cash.path(2, 70)[9], measured.weeks[9].cash_cumulated);
    assert_eq!(results.weekly("customers").unwrap().week(1, 3), vec![1003.0; 128]);
    assert_eq!(results.metric("profit", 0), None, "a metric that was not stored");
}

#[test]
fn two_runs_write_the_same_bytes() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let a = stored(first.path(), &scenario(2), &Fake::default(), 1).folder;
    let b = stored(second.path(), &scenario(2), &Fake::default(), 1).folder;
    for file in ["manifest.json", "rounds/r00000-worlds.parquet", "rounds/r00000-weeks.parquet"] {
        assert_eq!(fs::read(a.join(file)).unwrap(), fs::read(b.join(file)).unwrap(), "{file}");
    }
}

#[test]
fn failed_worlds_are_kept_counted_and_left_out_of_every_number() {
    quiet_trial_panics();
    let dir = tempfile::tempdir().unwrap();
    let model = Fake { panic_in: vec![3], not_a_number_in: vec![5], ..Fake::default() };
    let results = stored(dir.path(), &scenario(3), &model, 1);
    assert_eq!((results.stored_worlds, results.worlds.len(), results.failures.len()), (64, 62, 4));
    assert!(!results.worlds.contains(&3) && !results.worlds.contains(&5));
    assert_eq!(results.weekly_cash().unwrap().worlds(), 62);
    assert!(results.failures[3].reason.contains("NaN") && results.failures[3].policy == 1);
}

#[test]
fn a_finished_round_is_never_written_again() {
    let dir = tempfile::tempdir().unwrap();
    let results = stored(dir.path(), &scenario(2), &Fake::default(), 1);
    let path = rounds::worlds_path(&results.folder, 0);
    let before = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    let other = run_round(&scenario(2), &Fake { identical: true, ..Fake::default() }, Round(0), &NoWatch);
    open(dir.path(), &scenario(2)).write_round(0, &other.unwrap()).unwrap();
    assert_eq!(before, (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap()));
}

#[test]
fn a_round_with_only_one_of_its_files_is_not_done() {
    let dir = tempfile::tempdir().unwrap();
    let results = stored(dir.path(), &scenario(2), &Fake::default(), 2);
    fs::remove_file(rounds::weeks_path(&results.folder, 1)).unwrap();
    assert_eq!(rounds::finished(&results.folder).unwrap(), vec![0]);
}

#[test]
fn a_part_file_cut_short_is_named_with_its_cure() {
    for part in [rounds::worlds_path as fn(&Path, u32) -> _, rounds::weeks_path] {
        let dir = tempfile::tempdir().unwrap();
        let results = stored(dir.path(), &scenario(2), &Fake::default(), 2);
        let path = part(&results.folder, 1);
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        let error = Results::open(&results.folder).unwrap_err();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(error.storage && error.message.contains(&name) && error.message.contains("delete this file"));
    }
}

#[test]
fn another_run_in_the_same_folder_is_refused_with_every_difference() {
    let dir = tempfile::tempdir().unwrap();
    stored(dir.path(), &scenario(3), &Fake::default(), 1);
    let mut other = Manifest::of(&scenario(2), "made-up.toml", "text", None);
    other.seed = 9;
    let name = folder::name(Path::new("made-up.toml"), "text", &[], 1);
    let error = Folder::open(dir.path(), &name, other).unwrap_err();
    assert!(!error.storage);
    assert!(error.message.contains("seed: stored 1, now 9"), "{error}");
    assert!(error.message.contains("policies: stored As today (baseline), Ask for"), "{error}");
}

#[test]
fn results_of_another_version_are_refused_naming_both() {
    let dir = tempfile::tempdir().unwrap();
    let results = stored(dir.path(), &scenario(2), &Fake::default(), 1);
    let file = results.folder.join("manifest.json");
    let json = fs::read_to_string(&file).unwrap();
    let name = results.folder.file_name().unwrap().to_string_lossy().into_owned();
    let again = || Folder::open(dir.path(), &name, Manifest::of(&scenario(2), "made-up.toml", "text", None));

    fs::write(&file, json.replace("\"results\": 2", "\"results\": 0")).unwrap();
    assert!(again().unwrap_err().message.contains("version 0, this program computes version 2"));
    assert!(Results::open(&results.folder).is_ok(), "old results can still be shown");

    fs::write(&file, json.replace("\"format\": 1", "\"format\": 99")).unwrap();
    assert!(again().unwrap_err().message.contains("format 99, this program reads format 1"));
    assert!(Results::open(&results.folder).unwrap_err().message.contains("format 99"));

    fs::write(&file, &json[..json.len() / 2]).unwrap();
    assert!(Results::open(&results.folder).unwrap_err().message.contains("not a readable manifest"));
}

#[test]
fn a_place_that_cannot_be_written_to_fails_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("output");
    fs::write(&file, "I am a file").unwrap();
    let manifest = Manifest::of(&scenario(2), "made-up.toml", "text", None);
    let error = Folder::open(&file, "run-1", manifest).unwrap_err();
    assert!(error.storage && error.message.contains("--out"), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "I am a file");
}

#[test]
fn a_folder_without_a_run_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let error = Results::open(dir.path()).unwrap_err();
    assert!(!error.storage && error.message.contains("holds no run"), "{error}");
    assert!(Results::open(Path::new("does/not/exist")).is_err());
}

#[test]
fn many_writers_in_one_folder_leave_one_whole_result() {
    let dir = tempfile::tempdir().unwrap();
    let rows = run_round(&scenario(2), &Fake::default(), Round(0), &NoWatch).unwrap();
    std::thread::scope(|s| {
        for _ in 0..8 {
            s.spawn(|| open(dir.path(), &scenario(2)).write_round(0, &rows).unwrap());
        }
    });
    let folder = open(dir.path(), &scenario(2));
    assert_eq!(Results::open(folder.path()).unwrap().worlds.len(), 64);
    assert_eq!(fs::read_dir(folder.path().join("rounds")).unwrap().count(), 2, "no temporary is left");
}

#[test]
fn an_edited_scenario_another_seed_or_network_gets_a_folder_of_its_own() {
    let path = Path::new("scenarios/front desk.toml");
    let name = folder::name(path, "a", b"", 1);
    assert!(name.starts_with("front-desk-") && name.len() == "front-desk-".len() + 8, "{name}");
    let others =
        [folder::name(path, "ab", b"", 1), folder::name(path, "a", b"b", 1), folder::name(path, "a", b"", 2)];
    assert!(others.iter().all(|o| *o != name));
    assert_eq!(name, folder::name(path, "a", b"", 1));
    assert!(folder::name(Path::new("../..toml"), "a", b"", 1).starts_with("run-"));
}

#[test]
fn a_run_under_another_pack_than_the_files_own_says_so_in_its_name() {
    use grapevine_engine::evidence::Pack;
    let path = Path::new("scenarios/front-desk.toml");
    let [folklore, measured] = Pack::ALL.map(|pack| folder::name_under(pack, path, "a", b"", 1));
    assert!(measured.starts_with("front-desk-measured-") && folklore.starts_with("front-desk-folklore-"));
    assert_ne!(measured[20..], folklore[20..]);
    assert_ne!(measured, folder::name_under(Pack::Measured, path, "a", b"", 2));
}
