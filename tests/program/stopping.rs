//! Runs that decide for themselves how long they go on, and selections with a guarantee.

use std::fs;

use super::{Desk, SMALL, assert_same, grapevine, names, results, text};

/// The small scenario with a policy that is worth exactly as much as matters not to be told: only its cost
/// differs, by less than the luck of a few hundred worlds.
fn undecided() -> Desk {
    Desk::with(
        &SMALL
            .replace(
                "set  = { \"quality.failure_rate\" = \"x 0.5\" }",
                "set  = { \"voice.rate\" = \"x 1.2\" }",
            )
            .replace("worth_having = 500", "worth_having = 1"),
    )
}

/// Fifty policies that halve the failures more and more.
fn fifty() -> Desk {
    let head = SMALL.split("[[policy]]\nname = \"Half").next().expect("a head");
    let mut file = head.replace("2_000", "400").replace("= 600", "= 200");
    for p in 1..50 {
        let factor = 1.0 - f64::from(p) * 0.019;
        file += &format!(
            "[[policy]]\nname = \"Policy {p}\"\nset = {{ \"quality.failure_rate\" = \"x {factor:.3}0\" }}\n"
        );
    }
    Desk::with(&(file + "[answer]\nworth_having = 10\n"))
}

fn asked(desk: &Desk) -> String {
    fs::read_to_string(desk.result().join("asked.json")).expect("a note of what was asked")
}

#[test]
fn without_a_number_it_goes_on_until_it_is_settled() {
    let desk = Desk::small();
    let run = desk.run().output().expect("started");
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("settled after 64 worlds"), "{}", text(&run.stderr));
    assert!(text(&run.stdout).contains("hold at every look"), "{}", text(&run.stdout));
    assert_eq!(asked(&desk), "{\"until\":\"settled\"}\n");
    // Once more: the decision is read out of the stored rows.
    let again = desk.run().output().expect("started");
    assert!(text(&again.stderr).contains("nothing new to simulate"), "{}", text(&again.stderr));
    assert_eq!(text(&again.stdout).lines().next(), text(&run.stdout).lines().next());
}

#[test]
fn an_open_question_ends_at_the_limit_with_its_own_exit_code() {
    let desk = undecided();
    let run = desk.run().args(["--limit", "128"]).output().expect("started");
    assert_eq!(run.status.code(), Some(3), "{}{}", text(&run.stdout), text(&run.stderr));
    assert!(text(&run.stdout).starts_with("Not settled"), "{}", text(&run.stdout));
    assert!(text(&run.stderr).contains("stopped at the limit of 128 worlds"), "{}", text(&run.stderr));
    assert_eq!(names(&desk.result().join("rounds")).len(), 4, "two rounds of two files");
}

#[test]
fn looking_at_every_round_leaves_the_same_rounds_as_a_fixed_number() {
    let (adaptive, fixed) = (undecided(), undecided());
    adaptive.run().args(["--quick"]).output().expect("started");
    adaptive.run().args(["--limit", "128"]).output().expect("started");
    fixed.run().args(["--trials", "128"]).output().expect("started");
    assert_same("until the limit and by number", &results(&adaptive.result()), &results(&fixed.result()));
    // The same rows, but who stopped on what he saw gets the wider intervals.
    let gain = |desk: &Desk| {
        let json = grapevine().arg("show").arg(desk.result()).arg("--json").output().expect("started");
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
        (json["sampling"].clone(), json["policies"][1]["gain"]["half"].as_f64().expect("a half-width"))
    };
    let ((how, wide), (fixed_how, narrow)) = (gain(&adaptive), gain(&fixed));
    assert_eq!((how, fixed_how), ("sequential".into(), "fixed".into()));
    assert!(wide > 1.5 * narrow, "{wide} against {narrow}");
}

#[test]
fn quick_is_one_round_and_says_so() {
    let desk = undecided();
    let run = desk.run().arg("--quick").output().expect("started");
    assert!(text(&run.stderr).contains("a quick look at 64 worlds"), "{}", text(&run.stderr));
    assert_eq!(names(&desk.result().join("rounds")).len(), 2);
}

#[test]
fn a_precision_is_reached_or_refused_or_out_of_reach() {
    let desk = Desk::small();
    let wide = desk.run().args(["--precision", "50%"]).output().expect("started");
    assert_eq!(wide.status.code(), Some(0), "{}", text(&wide.stderr));
    assert!(text(&wide.stderr).contains("precise enough after 64 worlds"), "{}", text(&wide.stderr));
    let fine = desk.run().args(["--precision", "1", "--limit", "128"]).output().expect("started");
    assert_eq!(fine.status.code(), Some(3));
    assert!(text(&fine.stderr).contains("the precision is not reached at the limit of 128 worlds"));
    assert!(text(&fine.stderr).contains("--precision 1 --limit "), "{}", text(&fine.stderr));

    let copy = SMALL.replace("cost = { setup = 1_000, per_week = 20 }\n", "");
    let near =
        Desk::with(&copy.replace("\"quality.failure_rate\" = \"x 0.5\"", "\"voice.rate\" = \"x 1.01\""));
    let near_zero = near.run().args(["--precision", "1%", "--limit", "128"]).output().expect("started");
    let told = text(&near_zero.stderr);
    // The gain is either exactly zero, which is precise, or not to be told from it, which is refused.
    assert!(told.contains("cannot tell from zero") || told.contains("precise enough"), "{told}");
}

#[test]
fn contradicting_ways_to_stop_are_refused() {
    let desk = Desk::small();
    for both in [
        ["--trials", "64", "--limit", "64"].as_slice(),
        &["--trials", "64", "--quick"],
        &["--precision", "5", "--quick"],
        &["--guarantee", "--precision", "5"],
        &["--precision", "0"],
        &["--precision", "-5"],
        &["--precision", "nan"],
        &["--limit", "0"],
    ] {
        desk.run().args(both).assert().code(2);
    }
    assert!(!desk.out().exists(), "nothing was begun");
}

#[test]
fn identical_policies_stop_at_once_and_a_single_one_has_no_rival() {
    let twin = Desk::with(
        &SMALL
            .replace("cost = { setup = 1_000, per_week = 20 }\n", "")
            .replace("\"quality.failure_rate\" = \"x 0.5\"", "\"voice.rate\" = \"x 1\""),
    );
    let run = twin.run().output().expect("started");
    assert_eq!(run.status.code(), Some(0));
    assert!(text(&run.stdout).contains("exactly the same result in every world"), "{}", text(&run.stdout));
    assert!(text(&run.stderr).contains("settled after 64 worlds"));
    let selected = twin.run().arg("--guarantee").output().expect("started");
    assert!(
        text(&selected.stdout).contains("exactly the same as \"As today\""),
        "{}",
        text(&selected.stdout)
    );

    let (head, _) = SMALL.split_once("[[policy]]\nname = \"Half").expect("two policies");
    let alone = Desk::with(&format!("{head}[answer]\nworth_having = 10\n"));
    let run = alone.run().output().expect("started");
    assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
    assert!(text(&run.stderr).contains("one policy has no rival"), "{}", text(&run.stderr));
    alone.run().arg("--guarantee").assert().code(2);
}

#[test]
fn a_guarantee_needs_a_difference_that_matters() {
    let desk = Desk::with(&SMALL.replace("worth_having = 500\n", ""));
    let run = desk.run().arg("--guarantee").output().expect("started");
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).contains("set worth_having above 0"), "{}", text(&run.stderr));
    assert!(!desk.out().exists());
}

#[test]
fn fifty_policies_are_selected_from_and_the_same_on_any_number_of_threads() {
    let (one, two) = (fifty(), fifty());
    let run = one.run().args(["--guarantee", "--threads", "1", "--limit", "512"]).output().expect("started");
    let told = text(&run.stdout);
    assert!(matches!(run.status.code(), Some(0 | 3)), "{told}{}", text(&run.stderr));
    assert!(told.contains("of 50 policies") && told.contains(" worlds, clearly worse"), "{told}");
    two.run().args(["--guarantee", "--threads", "2", "--limit", "128"]).output().expect("started");
    two.run().args(["--guarantee", "--threads", "2", "--limit", "512"]).output().expect("started");
    let parts = |desk: &Desk| {
        let folder = desk.result().join("selection");
        names(&folder)
            .into_iter()
            .map(|n| (n.clone(), fs::read(folder.join(n)).expect("a part")))
            .collect::<Vec<_>>()
    };
    assert!(!parts(&one).is_empty(), "no round of survivors: {told}");
    assert_same("one and two threads, in one go and in two", &parts(&one), &parts(&two));

    let shown = grapevine().arg("show").arg(one.result()).output().expect("started");
    assert_eq!(text(&shown.stdout).lines().next(), told.lines().next());
    let german = grapevine().arg("show").arg(one.result()).args(["--lang", "de"]).output().expect("started");
    assert!(text(&german.stdout).contains(" Welten beendet, klar schlechter"), "{}", text(&german.stdout));
    let json = grapevine().arg("show").arg(one.result()).arg("--json").output().expect("started");
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(json["kind"], "selection");
    assert_eq!(json["policies"].as_array().map(Vec::len), Some(50));
}
