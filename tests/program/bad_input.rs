//! Wrong files, wrong folders, wrong options: a clear message and a documented exit code before anything
//! is simulated, nothing on standard output, nothing written.

use std::fs::{self, File};

use super::{Desk, SMALL, grapevine, names, root, text};

const WRONG: i32 = 2;
const STORAGE: i32 = 74;

/// Runs a scenario and returns what was said, after checking that nothing else happened.
fn refused(desk: &Desk, code: i32) -> String {
    let output = desk.run().output().expect("started");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert_eq!(text(&output.stdout), "", "nothing on standard output");
    assert_eq!(names(&desk.out()), Vec::<String>::new(), "nothing is written");
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// `SMALL` with one piece replaced is refused with all of `words`.
fn changed(old: &str, new: &str, words: &[&str]) {
    assert_eq!(SMALL.matches(old).count(), 1, "`{old}` stands once in the sample");
    let said = refused(&Desk::with(&SMALL.replacen(old, new, 1)), WRONG);
    for word in words {
        assert!(said.contains(word), "`{new}` should be met with `{word}`:\n{said}");
    }
    assert!(said.contains("s.toml:"), "the place is named:\n{said}");
}

#[test]
fn the_sample_itself_is_sound() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64"]).assert().success();
    assert_eq!(names(&desk.result().join("rounds")).len(), 2);
}

#[test]
fn numbers_that_are_no_numbers_are_refused() {
    for value in ["nan", "inf", "-inf", "+nan"] {
        changed("market.people    = 2_000", &format!("market.people = {value}"), &["market.people"]);
        changed("worth_having = 500", &format!("worth_having = {value}"), &["worth_having"]);
    }
    changed("time.weeks       = 52", "time.weeks = 52\nvoice.product_rate = nan", &["voice.product_rate"]);
    changed("\"9 .. 15\"", "\"9 .. inf\"", &["inf"]);
    changed("\"x 0.5\"", "\"x nan\"", &["nan"]);
    changed("setup = 1_000", "setup = inf", &["setup"]);
}

#[test]
fn shares_below_0_or_written_as_per_cent_are_refused_with_what_to_write() {
    let share = |value: &str, words: &[&str]| {
        changed("time.weeks       = 52", &format!("time.weeks = 52\nvoice.product_rate = {value}"), words);
    };
    share("-0.1", &["voice.product_rate", "0"]);
    share("94", &["0.94"]);
    share("\"5 %\"", &["0.05"]);
}

#[test]
fn decimal_commas_are_refused_with_what_to_write() {
    changed("market.people    = 2_000", "spend.mean = 4,5", &["write 4.5"]);
    changed("\"x 0.5\"", "\"x 0,5\"", &["0.5"]);
}

#[test]
fn unknown_keys_are_refused_with_a_suggestion() {
    changed("voice.rate =", "voice.rat =", &["unknown key `voice.rat`", "did you mean `voice.rate`?"]);
    changed("worth_having", "worth_haveing", &["worth_having"]);
    changed("\"quality.failure_rate\"", "\"quality.failur_rate\"", &["quality.failure_rate"]);
    changed("[answer]", "[anser]", &["answer"]);
}

#[test]
fn policies_need_names_of_their_own_settings_and_one_baseline() {
    changed("\"Half the failures\"", "\"As today\"", &["As today"]);
    changed("baseline = true\n", "", &["baseline"]);
    changed("\"Half the failures\"", "\"Half the failures\"\nbaseline = true", &["baseline"]);
    changed("\"Half the failures\"", "\"\"", &["name"]);
    let empty = "cost = { setup = 1_000, per_week = 20 }\nset  = { \"quality.failure_rate\" = \"x 0.5\" }\n";
    changed(empty, "", &["Half the failures"]);
    let none = &SMALL[..SMALL.find("[[policy]]").expect("has policies")];
    assert!(refused(&Desk::with(none), WRONG).contains("policy"));
}

#[test]
fn a_horizon_of_nothing_and_a_market_smaller_than_its_customers_are_refused() {
    changed("time.weeks       = 52", "time.weeks = 0", &["time.weeks"]);
    changed("time.weeks       = 52", "time.weeks = -52", &["time.weeks"]);
    changed("market.people    = 2_000", "market.people = 500", &["market.people", "market.customers"]);
    changed("market.people    = 2_000", "market.people = 0", &["market.people"]);
}

#[test]
fn all_mistakes_come_out_at_once() {
    let three = SMALL
        .replace("time.weeks ", "time.week ")
        .replace("\"9 .. 15\"", "\"15 .. 9\"")
        .replace("x 0.5", "0,5");
    let said = refused(&Desk::with(&three), WRONG);
    for word in ["time.week", "15 .. 9", "0.5", "3 problems"] {
        assert!(said.contains(word), "{word}:\n{said}");
    }
}

#[test]
fn files_that_cannot_be_scenarios_are_refused_at_once() {
    for (text, word) in [("", "grapevine = 1"), ("\u{0}\u{1}\u{2}", "s.toml"), ("<html></html>", "s.toml")] {
        assert!(refused(&Desk::with(text), WRONG).contains(word), "{text:?}");
    }
    let desk = Desk::small();
    fs::write(desk.file(), b"grapevine = 1\ntitle = \"Fr\xFChling\"\n").expect("written");
    assert!(refused(&desk, WRONG).contains("UTF-8"));
    // Sparse files take no space on the disk; reading the second to its end would not end.
    let large = File::create(desk.file()).expect("created");
    large.set_len(100 << 20).expect("grown");
    let said = refused(&desk, WRONG);
    assert!(said.contains("MB") || said.contains("large"), "{said}");
    large.set_len(1 << 40).expect("grown");
    let said = refused(&desk, WRONG);
    assert!(said.contains("MB") || said.contains("large"), "{said}");
}

#[test]
fn files_that_are_not_there_are_the_wrong_file() {
    let desk = Desk::small();
    fs::remove_file(desk.file()).expect("removed");
    assert!(refused(&desk, WRONG).contains("no such file"));
    fs::create_dir(desk.file()).expect("created");
    assert!(refused(&desk, WRONG).contains("folder"));
}

#[test]
fn a_result_folder_that_cannot_be_written_is_found_before_anything_is_simulated() {
    // The build machine may be run by root, whom no permission stops; a path below a file stops everybody.
    let desk = Desk::small();
    for out in [desk.file(), desk.file().join("below"), "/dev/null/x".into()] {
        let output = desk.run().arg("--out").arg(&out).output().expect("started");
        assert_eq!(output.status.code(), Some(2), "--out is given twice");
        let output =
            grapevine().arg("run").arg(desk.file()).arg("--out").arg(&out).output().expect("started");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(STORAGE), "{said}");
        assert!(said.contains("--out") && said.contains(&out.display().to_string()), "{said}");
        assert!(output.stdout.is_empty() && !said.contains("worlds"), "nothing is simulated: {said}");
    }
    assert_eq!(
        fs::read_to_string(desk.file()).expect("still there"),
        SMALL,
        "the file in the way is unharmed"
    );
}

#[test]
fn wrong_options_are_refused_with_code_2() {
    let desk = Desk::small();
    for options in [
        &["--trials", "0"][..],
        &["--trials", "-1"],
        &["--trials", "1e3"],
        &["--trials", "many"],
        &["--threads", "0"],
        &["--seed", "-1"],
        &["--seed", "0.5"],
        &["--lang", "fr"],
        &["--wrong"],
    ] {
        let output = desk.run().args(options).output().expect("started");
        assert_eq!(output.status.code(), Some(WRONG), "{options:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{options:?}");
    }
    assert_eq!(names(&desk.out()), Vec::<String>::new());
    grapevine().arg("simulate").assert().code(WRONG).stdout("");
    grapevine().assert().code(WRONG).stdout("");
}

#[test]
fn folders_that_hold_no_run_are_refused() {
    let desk = Desk::small();
    let empty = desk.folder.path().join("empty");
    fs::create_dir(&empty).expect("created");
    for verb in ["show", "chart"] {
        for folder in [&empty, &desk.file(), &desk.folder.path().join("missing")] {
            let output = grapevine().arg(verb).arg(folder).output().expect("started");
            let said = text(&output.stderr);
            assert!(matches!(output.status.code(), Some(WRONG | STORAGE)), "{verb} {folder:?}: {said}");
            assert!(output.stdout.is_empty() && said.contains(&folder.display().to_string()), "{said}");
        }
    }
    assert!(names(&empty).is_empty(), "looking leaves nothing behind");
}

#[test]
fn own_networks_with_bad_lines_are_refused() {
    let text = SMALL.replace("\"watts_strogatz\"", "\"edge_list\"\nnetwork.file = \"ties.csv\"");
    let desk = Desk::with(&text);
    let ties = desk.folder.path().join("ties.csv");
    for (content, word) in [(&b"1,2\n3;x\n"[..], "2"), (b"1,2\n1,5000\n", "5000"), (b"\xFF\xFE", "ties.csv")]
    {
        fs::write(&ties, content).expect("written");
        assert!(refused(&desk, WRONG).contains(word));
    }
    fs::remove_file(&ties).expect("removed");
    assert!(refused(&desk, WRONG).contains("ties.csv"));
}

#[test]
fn the_checks_of_check_and_run_are_the_same() {
    let desk = Desk::with(&SMALL.replace("voice.rate", "voice.rat"));
    let run = text(&desk.run().output().expect("started").stderr);
    let check = text(&grapevine().arg("check").arg(desk.file()).output().expect("started").stderr);
    assert_eq!(run, check);
    assert!(root().join("scenarios").is_dir());
}
