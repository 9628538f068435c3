//! `status`: how far a sweep is, whatever state its folder is in.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::names;
use super::sweep_plan::Night;

fn parts(night: &Night) -> Vec<String> {
    names(&night.result().join("parts"))
}

#[test]
fn a_finished_sweep_says_so_and_what_it_found() {
    let night = Night::scenario();
    night.says(&["sweep", "night.toml", "-q"]);
    let said = night.says(&["status", "output/night"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.starts_with("finished: 32 trials"), "{}", said.out);
    assert!(said.out.contains("balance: 4 points have worlds 0 to 7"), "{}", said.out);
    assert!(said.out.contains("Half the failures") && said.out.contains("best at"), "{}", said.out);
    assert!(said.err.contains("next: grapevine ask output/night best"), "{}", said.err);
    let german = night.says(&["status", "output/night", "--lang", "de"]);
    assert!(german.out.contains("Stand: 4 Punkte haben die Welten 0 bis 7"), "{}", german.out);
}

#[test]
fn the_answer_so_far_is_that_of_the_rows() {
    let night = Night::function();
    night.says(&["sweep", "night.toml", "-q"]);
    let status = night.says(&["status", "output/night", "--json"]).json();
    assert_eq!(status["done_trials"].as_u64(), Some(512 * 64));
    assert_eq!((status["left_trials"].as_u64(), status["points"].as_u64()), (Some(0), Some(512)));
    assert_eq!(status["policies"][0]["best_at"].as_u64(), Some(512));
    // The mean of sin x1 + 7 sin² x2 over x1 in (-3, 3) and x2 in -1, 0, 1, with x3 at 0.
    let sine = libm::sin(1.0);
    let expected = 7.0 * 2.0 / 3.0 * sine * sine;
    let mean = status["policies"][0]["mean"].as_f64().expect("a mean");
    assert!((mean - expected).abs() < 0.05, "{mean}, not {expected}");
}

#[test]
fn what_is_left_counts_against_what_was_asked_for() {
    let night = Night::function();
    night.says(&["sweep", "night.toml", "-q", "--trials", "128"]);
    let gone = parts(&night).pop().expect("a part");
    fs::remove_file(night.result().join("parts").join(&gone)).expect("removed");
    let said = night.says(&["status", "output/night"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.starts_with("32,768 of 65,536 trials (points × worlds) done, 50 %; 32,768 left"),
        "{}",
        said.out
    );
    assert!(said.err.contains("next: grapevine sweep night.toml"), "{}", said.err);
    let again = night.says(&["sweep", "night.toml", "-q", "--trials", "128"]);
    assert_eq!((again.code, parts(&night).contains(&gone)), (Some(0), true));
    fs::remove_file(night.result().join("target.json")).expect("removed");
    let said = night.says(&["status", "output/night"]);
    assert!(said.out.contains("how many were asked for is not noted here"), "{}", said.out);
}

#[test]
fn damaged_and_foreign_parts_are_named_and_do_not_count() {
    let (night, other) = (Night::function(), Night::function());
    other.edit("night.toml", "-3 .. 3", "-2 .. 2");
    for n in [&night, &other] {
        n.says(&["sweep", "night.toml", "-q", "--trials", "256"]);
    }
    let place = night.result().join("parts");
    let all = parts(&night);
    assert_eq!(all.len(), 4);
    let damaged = fs::read(place.join(&all[0])).expect("readable");
    fs::write(place.join(&all[0]), &damaged[..damaged.len() / 2]).expect("written");
    fs::copy(other.result().join("parts").join(&all[1]), place.join(&all[1])).expect("copied");
    fs::copy(place.join(&all[3]), place.join("p00000000-00000511.t00064-00127 (1).parquet")).expect("copied");
    fs::copy(place.join(&all[3]), place.join("p00000100-00000200.t00192-00255.parquet")).expect("copied");
    // A part under another part's name.
    fs::copy(place.join(&all[3]), place.join(&all[2])).expect("copied");
    let said = night.says(&["status", "output/night"]);
    assert_eq!(said.code, Some(74), "{}{}", said.out, said.err);
    assert!(said.out.contains("count for nothing: 4"), "{}", said.out);
    for (file, what) in [
        (all[0].as_str(), "is damaged"),
        (&all[1], "belongs to another plan"),
        (&all[2], "is damaged"),
        ("p00000100-00000200.t00192-00255.parquet", "that another part holds"),
    ] {
        let found = said.out.lines().any(|l| l.contains(file) && l.contains(what));
        assert!(found, "{file} {what}: {}", said.out);
    }
    let stranger = "left out: p00000000-00000511.t00064-00127 (1).parquet";
    assert!(said.err.contains(stranger), "{}", said.err);
    assert!(said.out.starts_with("32,768 of 131,072 trials"), "{}", said.out);
    assert!(!said.err.contains("panicked"), "{}", said.err);
    // The cure: take them away, run the same command.
    for name in names(&place).iter().filter(|n| **n != all[3]) {
        fs::remove_file(place.join(name)).expect("removed");
    }
    assert_eq!(night.says(&["sweep", "night.toml", "-q"]).code, Some(0));
    assert!(fs::read(place.join(&all[0])).expect("readable") == damaged, "repeated, not the same bytes");
    assert_eq!(night.says(&["status", "output/night"]).code, Some(0));
}

#[test]
fn an_empty_folder_of_a_sweep_and_one_that_is_none_are_told_apart() {
    let night = Night::function();
    night.says(&["sweep", "night.toml", "-q"]);
    fs::remove_dir_all(night.result().join("parts")).expect("removed");
    let said = night.says(&["status", "output/night"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.contains("0 of 32,768 trials") && said.out.contains("no unit of work is finished"),
        "{}",
        said.out
    );
    let said = night.says(&["status", "output"]);
    assert!(said.code == Some(2) && said.err.contains("holds no sweep (no plan.toml)"), "{}", said.err);
}

#[test]
fn shards_copied_together_are_one_finished_sweep() {
    let (one, two) = (Night::function(), Night::function());
    for (night, shard) in [(&one, "1/2"), (&two, "2/2")] {
        night.says(&["sweep", "night.toml", "-q", "--trials", "256", "--shard", shard]);
    }
    let half = one.says(&["status", "output/night"]);
    assert!(half.out.contains("done, 50 %"), "{}", half.out);
    for name in parts(&two) {
        fs::copy(two.result().join("parts").join(&name), one.result().join("parts").join(&name))
            .expect("copied");
    }
    let whole = one.says(&["status", "output/night"]);
    assert!(whole.out.starts_with("finished: 131,072 trials"), "{}", whole.out);
    assert!(whole.out.contains("512 points have worlds 0 to 255"), "{}", whole.out);
}

#[test]
fn status_can_be_asked_while_a_sweep_runs() {
    let night = Night::function();
    night.edit("night.toml", "points = 512", "points = 8192");
    let program = assert_cmd::cargo::cargo_bin("grapevine");
    let mut command = std::process::Command::new(program);
    command.current_dir(&night.folder).args(["sweep", "night.toml", "-q", "--trials", "1024"]);
    let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started");
    let start = Instant::now();
    while parts(&night).iter().filter(|n| n.ends_with(".parquet")).count() < 2 {
        assert!(start.elapsed() < Duration::from_secs(120), "no part after two minutes");
        std::thread::sleep(Duration::from_millis(20));
    }
    let said = night.says(&["status", "output/night"]);
    let ended = running.try_wait().expect("known");
    running.kill().expect("killed");
    running.wait().expect("ended");
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert!(ended.is_some() || said.out.contains("left"), "{}", said.out);
    assert!(said.out.contains("points have no result yet") || said.out.contains("balance"), "{}", said.out);
}

#[test]
fn failed_results_are_counted_with_the_command_that_repeats_them() {
    let night = Night::scenario();
    // At half of the points there would be more customers than people: no possible scenario.
    night.edit(
        "night.toml",
        "\"voice.rate\" = \"0.01 .. 0.20 log\"",
        "\"voice.rate\" = \"0.01 .. 0.20 log\"\n\"market.customers\" = [3_000, 600]",
    );
    night.edit("night.toml", "points = 4", "points = 8");
    let sweep = night.says(&["sweep", "night.toml"]);
    let said = night.says(&["status", "output/night"]);
    assert_eq!((sweep.code, said.code), (Some(1), Some(1)), "{}{}", sweep.err, said.out);
    assert!(said.out.contains("results failed"), "{}", said.out);
    assert!(said.out.contains("grapevine replay output/night "), "{}", said.out);
    let status = night.says(&["status", "output/night", "--json"]).json();
    let failed = status["failed_results"].as_u64().expect("a number");
    assert!(failed > 0 && failed < 8 * 8 * 2 && failed.is_multiple_of(16), "{failed}");
    assert_eq!(
        names(&night.result().join("failed")).len() as u64,
        failed / 16,
        "one for each impossible point"
    );
    assert_eq!(status["answered_points"].as_u64(), Some(8 - failed / 16));
    let best: u64 = (0..2).map(|p| status["policies"][p]["best_at"].as_u64().expect("a number")).sum();
    assert_eq!(best, 8 - failed / 16, "every point that has an answer has one best policy");
    let first = status["first_failures"].as_array().expect("a list");
    assert!(
        first.len() == 1 && first[0]["results"].as_u64() == Some(failed),
        "alike but for numbers: {first:?}"
    );
    assert!(said.out.contains(&format!("{failed} × no possible scenario")), "{}", said.out);
}

#[test]
fn a_sweep_does_not_believe_file_names() {
    let (night, other) = (Night::function(), Night::function());
    other.edit("night.toml", "-3 .. 3", "-2 .. 2");
    for n in [&night, &other] {
        n.says(&["sweep", "night.toml", "-q", "--trials", "256"]);
    }
    let place = night.result().join("parts");
    let all = parts(&night);
    let whole: Vec<Vec<u8>> = all.iter().map(|n| fs::read(place.join(n)).expect("readable")).collect();
    // One cut short, one whose rows are those of another unit.
    fs::write(place.join(&all[0]), &whole[0][..whole[0].len() / 2]).expect("written");
    fs::write(place.join(&all[2]), &whole[3]).expect("written");
    let plan = night.says(&["plan", "night.toml", "--units"]);
    assert!(plan.out.contains(all[0].trim_end_matches(".parquet")), "{}{}", plan.out, plan.err);
    let said = night.says(&["sweep", "night.toml"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for i in [0, 2] {
        let aside = format!("{}.damaged", all[i]);
        assert!(said.err.contains(&format!("set aside as parts/{aside}")), "{}", said.err);
        assert!(place.join(aside).exists());
        assert!(fs::read(place.join(&all[i])).expect("readable") == whole[i], "made again, the same bytes");
    }
    assert_eq!(night.says(&["status", "output/night"]).code, Some(0));
    // A part of another plan is refused by name, whatever its own name.
    let foreign = fs::read(other.result().join("parts").join(&all[1])).expect("readable");
    fs::write(place.join(&all[1]), foreign).expect("written");
    for verb in ["sweep", "plan"] {
        let said = night.says(&[verb, "night.toml"]);
        assert_eq!(said.code, Some(2), "{verb}: {}", said.err);
        assert!(said.err.contains(&all[1]) && said.err.contains("belongs to another plan"), "{}", said.err);
    }
    fs::write(place.join(&all[1]), &whole[1]).expect("written");
    // A name that is none is said, and nothing else.
    fs::copy(place.join(&all[1]), place.join("foo.parquet")).expect("copied");
    for words in [&["status", "output/night"][..], &["ask", "output/night", "drivers"]] {
        let said = night.says(words);
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.err.contains("left out: foo.parquet"), "{words:?}: {}", said.err);
    }
}
