//! `report`: one file that is mailed, and what it does when a run cannot be shown.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Desk, SMALL, grapevine, names, text};

/// One stored run with the report it wrote at its end.
fn stored() -> &'static Desk {
    static STORED: OnceLock<Desk> = OnceLock::new();
    STORED.get_or_init(|| {
        let desk = Desk::small();
        let mut command = grapevine();
        command.arg("run").arg(desk.file()).arg("--out").arg(desk.out()).args(["--trials", "64"]);
        let output = command.output().expect("started");
        assert!(output.status.success(), "{}", text(&output.stderr));
        let said = text(&output.stderr);
        assert!(said.contains(" report.html ") && said.contains(" charts/"), "{said}");
        desk
    })
}

/// A copy of the stored run that may be spoiled.
struct Copy {
    _folder: tempfile::TempDir,
    run: PathBuf,
}

fn copied() -> Copy {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = folder.path().join("run");
    let from = stored().result();
    fs::create_dir_all(run.join("rounds")).expect("created");
    for name in ["manifest.json", "asked.json"] {
        fs::copy(from.join(name), run.join(name)).expect("copied");
    }
    for name in names(&from.join("rounds")) {
        fs::copy(from.join("rounds").join(&name), run.join("rounds").join(&name)).expect("copied");
    }
    Copy { _folder: folder, run }
}

/// Exit code and standard error of `report`, which must leave nothing behind.
fn refused(run: &Path) -> (Option<i32>, String) {
    let output = grapevine().arg("report").arg(run).output().expect("started");
    assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
    for file in ["report.html", "results.xlsx", "slides.pptx", "charts"] {
        assert!(!run.join(file).exists(), "{file}");
    }
    (output.status.code(), text(&output.stderr))
}

/// The page of a run of this scenario.
fn page_of(scenario: &str, worlds: &str) -> String {
    let desk = Desk::with(scenario);
    let run = desk.run().args(["--trials", worlds]).output().expect("started");
    assert!(matches!(run.status.code(), Some(0 | 3)), "{}", text(&run.stderr));
    let page = desk.folder.path().join("page.html");
    let output = grapevine().arg("report").arg(desk.result()).arg("--out").arg(&page).output();
    let output = output.expect("started");
    assert!(output.status.success(), "{}", text(&output.stderr));
    fs::read_to_string(&page).expect("written")
}

#[test]
fn the_report_of_a_stored_run_is_the_one_that_the_run_wrote() {
    let run = stored().result();
    let written = fs::read(run.join("report.html")).expect("written by the run");
    let output = grapevine().arg("report").arg(&run).output().expect("started");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let files = text(&output.stdout);
    assert!(files.lines().next().is_some_and(|l| l.ends_with("report.html")), "{files}");
    assert!(files.lines().all(|file| Path::new(file).exists()) && files.contains("policies.png"), "{files}");
    assert_eq!(fs::read(run.join("report.html")).expect("written"), written, "the same bytes");
    let page = text(&written);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Half the failures"));
    assert!(page.contains("Content-Security-Policy") && page.len() < 1_000_000);
}

#[test]
fn the_page_alone_goes_where_it_is_wanted_in_the_language_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("board.html");
    let run = stored().result();
    let mut command = grapevine();
    command.arg("report").arg(&run).args(["--lang", "de", "--out"]).arg(&file);
    let output = command.output().expect("started");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(names(folder.path()), ["board.html"]);
    assert!(text(&output.stderr).contains("im Browser öffnen"), "{}", text(&output.stderr));
    let page = fs::read_to_string(&file).expect("written");
    assert!(page.contains("<html lang=\"de\">") && page.contains("Worauf es beruht"));
    let nowhere = folder.path().join("no/such/board.html");
    grapevine().arg("report").arg(&run).arg("--out").arg(nowhere).assert().code(74);
}

#[test]
fn a_run_without_a_report_says_how_to_get_one() {
    let desk = Desk::small();
    let output = desk.run().args(["--trials", "64"]).output().expect("started");
    let run = desk.result();
    assert!(!run.join("report.html").exists() && !run.join("charts").exists());
    assert!(text(&output.stderr).contains("next: grapevine report"), "{}", text(&output.stderr));
}

#[test]
fn what_is_no_run_or_has_no_round_is_refused() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    let (code, said) = refused(empty.path());
    assert!(code == Some(2) && said.contains("holds no run"), "{said}");
    let copy = copied();
    for part in names(&copy.run.join("rounds")) {
        fs::remove_file(copy.run.join("rounds").join(part)).expect("removed");
    }
    let (code, said) = refused(&copy.run);
    assert!(
        code == Some(2) && said.contains("no finished round") && said.contains("grapevine run"),
        "{said}"
    );
}

#[test]
fn results_of_another_format_are_refused_with_the_program_that_reads_them() {
    let copy = copied();
    let file = copy.run.join("manifest.json");
    let manifest = fs::read_to_string(&file).expect("copied").replace("\"format\": 1", "\"format\": 9");
    fs::write(&file, manifest).expect("written");
    let (code, said) = refused(&copy.run);
    assert!(code == Some(2) && said.contains("format 9"), "{said}");
}

#[test]
fn a_truncated_part_file_is_named_and_nothing_is_written() {
    for part in names(&copied().run.join("rounds")) {
        let copy = copied();
        let file = copy.run.join("rounds").join(&part);
        let bytes = fs::read(&file).expect("copied");
        fs::write(&file, &bytes[..bytes.len() / 2]).expect("cut");
        let (code, said) = refused(&copy.run);
        assert!(code == Some(74) && said.contains(&part), "{said}");
    }
}

#[test]
fn a_selection_says_why_it_has_no_report() {
    let desk = Desk::small();
    desk.run().args(["--guarantee", "--limit", "256"]).output().expect("started");
    let (code, said) = refused(&desk.result());
    assert!(code == Some(2) && said.contains("selection") && said.contains("grapevine show"), "{said}");
}

#[test]
fn a_single_policy_and_one_world_have_a_report() {
    let start = SMALL.split("[[policy]]\nname = \"Half").next().expect("a start");
    let page = page_of(&format!("{start}[answer]\nmeasure = \"customers\"\n"), "1");
    assert!(page.contains("A single policy") && page.contains("Only one policy"));
}

#[test]
fn names_with_markup_other_scripts_and_an_unknown_currency_are_shown_as_they_are() {
    let nasty = SMALL
        .replace("Half the failures", "</script><img src=x onerror=alert(1)> שלום 🍇 =HYPERLINK(1)")
        .replace("title = \"Small\"", "title = \"</title><script>alert(2)</script>\"")
        .replace("[world]", "[world]\nmoney.currency = \"XAU\"");
    let page = page_of(&nasty, "64");
    assert!(!page.contains("<img") && page.matches("<script").count() == 2, "no markup from a name");
    assert!(page.contains("=HYPERLINK(1)") && page.contains("XAU"));
}

#[test]
fn fifty_policies_over_three_years_stay_below_a_megabyte() {
    let policy = |p: usize| {
        let factor = 50 + p;
        format!(
            "[[policy]]\nname = \"Failures times {factor}\"\nset = {{ \"quality.failure_rate\" = \"x 0.{factor}\" }}\n\n"
        )
    };
    let policies: String = (0..49).map(policy).collect();
    let (start, rest) = SMALL.split_once("[[policy]]\nname = \"Half").expect("a policy");
    let (_, answer) = rest.split_once("[answer]").expect("an answer");
    let many = format!("{start}{policies}[answer]{answer}");
    let many = many.replace("time.weeks       = 52", "time.weeks = 156");
    let page = page_of(&many.replace("2_000", "400").replace("600", "120"), "64");
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    assert!(page.contains("Failures times 98"));
}

/// What a page says: its data, apart from how it is drawn.
fn data_of(page: &str) -> &str {
    let start = page.find("id=\"data\"").expect("a page has its data");
    let text = &page[start..];
    let from = text.find('>').expect("the tag ends") + 1;
    &text[from..from + text[from..].find("</script>").expect("the data end")]
}

#[test]
fn the_sample_in_the_documents_says_what_the_front_desk_says_today() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("scenarios")).expect("created");
    let scenario = "scenarios/front-desk.toml";
    fs::copy(super::root().join(scenario), folder.path().join(scenario)).expect("copied");
    let run = grapevine().current_dir(folder.path()).args(["run", scenario, "--quiet"]).output();
    assert!(run.expect("started").status.success());
    let out = folder.path().join("output");
    let made = out.join(&names(&out)[0]).join("report.html");
    let sample = super::root().join("docs/sample/front-desk.html");
    if std::env::var_os("GRAPEVINE_BLESS").is_some() {
        fs::copy(&made, &sample).expect("renewed");
    }
    let [made, sample] = [made, sample].map(|file| fs::read_to_string(file).expect("a page"));
    assert!(data_of(&made) == data_of(&sample), "renew docs/sample with GRAPEVINE_BLESS=1 cargo test");
}
