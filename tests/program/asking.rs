//! Questions to a stored run, through the binary: streams, exit codes, and what cannot be asked.

use std::path::Path;

use super::{Desk, SMALL, grapevine, text};

/// Asks and returns the exit code, standard output and standard error.
fn ask(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = grapevine().arg("ask").arg(folder).args(args).output().expect("started");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn every_question_is_answered_from_stored_rows_the_same_each_time() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64"]).assert().success();
    let folder = desk.result();
    for question in ["best", "drivers", "when-fails", "worth-knowing", "trade-off", "tornado", "dominance"] {
        let (code, said, errors) = ask(&folder, &[question]);
        assert!(matches!(code, Some(0 | 3)), "{question}: {errors}");
        assert!(!said.is_empty() && errors.is_empty(), "{question}: {errors}");
        assert_eq!(ask(&folder, &[question]).1, said, "{question}");
        let (_, json, _) = ask(&folder, &[question, "--json", "--lang", "de"]);
        let json: serde_json::Value = serde_json::from_str(&json).expect("sound JSON");
        assert_eq!((&json["question"], &json["worlds"]), (&question.into(), &64.into()));
    }
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_can() {
    let desk = Desk::with(
        &SMALL
            .replace("[unknowns]", "")
            .replace("voice.rate = \"beta(2, 38)\"", "")
            .replace("reach.told = \"9 .. 15\"", ""),
    );
    desk.run().args(["--trials", "64"]).assert().success();
    let folder = desk.result();
    let refused = |args: &[&str], words: &str| {
        let (code, said, errors) = ask(&folder, args);
        assert_eq!((code, said.as_str()), (Some(2), ""), "{errors}");
        assert!(errors.contains(words), "{args:?}: {errors}");
    };
    refused(&["tornado"], "no unknowns");
    refused(&["tornados"], "a similar value exists: 'tornado'");
    refused(&["best", "--policy", "Half"], "there are: As today, Half the failures");
    refused(&["best", "--measure", "profit"], "measured were npv");
    let (code, _, errors) = ask(desk.file().parent().expect("a folder"), &["best"]);
    assert!(code == Some(2) && errors.contains("holds no run"), "{errors}");
}
