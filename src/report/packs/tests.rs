//! Advice under two packs, from made-up runs whose gains are set.

use grapevine_engine::evidence::Pack;
use grapevine_engine::scenario::params::{ParamId, Values};

use super::*;
use crate::testing::{Fake, WEEKS, scenario, stored};

/// Results and the folder they are read from as long as they are needed.
struct Run {
    results: Results,
    _folder: tempfile::TempDir,
}
impl std::ops::Deref for Run {
    type Target = Results;
    fn deref(&self) -> &Results {
        &self.results
    }
}

/// A run of three policies under a pack whose policies gain these amounts over the baseline in every world, give or
/// take `spread`. A difference of 50 matters.
fn run(pack: Pack, gains: [f64; 2], spread: f64) -> Run {
    let dir = tempfile::tempdir().unwrap();
    let mut scenario = scenario(3);
    scenario.evidence = pack;
    scenario.world = Values::of_pack(pack);
    scenario.world[ParamId::TimeWeeks] = WEEKS as f64;
    let mut results = stored(dir.path(), &scenario, &Fake::default(), 1);
    for (p, gain) in gains.into_iter().enumerate() {
        let sign = |w: usize| if w.is_multiple_of(2) { 1.0 } else { -1.0 };
        results.tamper("npv", p + 1, |w, _, today| today + gain + sign(w) * spread);
    }
    Run { results, _folder: dir }
}

fn agreement(folklore: [f64; 2], measured: [f64; 2], spread: f64) -> Agreement {
    let [a, b] = [run(Pack::Folklore, folklore, 0.0), run(Pack::Measured, measured, spread)];
    Pair::of(&a, &b).unwrap().agreement()
}

#[test]
fn the_packs_agree_when_the_same_policy_is_best() {
    let best = |policy: &str, baseline, divided: Option<&str>| Agreement::Best {
        policy: policy.to_owned(),
        baseline,
        divided: divided.map(str::to_owned),
    };
    assert_eq!(agreement([100.0, 300.0], [80.0, 200.0], 0.0), best("Train the front desk", false, None));
    assert_eq!(agreement([-100.0, -300.0], [-80.0, -200.0], 0.0), best("As today", true, None));
    // What changes sign between the packs is said even where it changes nothing about the best.
    let divided = best("Train the front desk", false, Some("Ask for complaints"));
    assert_eq!(agreement([100.0, 300.0], [-80.0, 200.0], 0.0), divided);
}

#[test]
fn the_packs_disagree_when_the_best_of_one_is_beaten_in_the_other() {
    let disagree =
        Agreement::Disagree { folklore: "Train the front desk".to_owned(), measured: "As today".to_owned() };
    assert_eq!(agreement([100.0, 300.0], [-80.0, -200.0], 0.0), disagree);
}

#[test]
fn a_lead_that_does_not_matter_under_one_pack_is_no_disagreement() {
    let unbeaten = Agreement::Unbeaten { policy: "Train the front desk".to_owned() };
    assert_eq!(agreement([100.0, 300.0], [-80.0, 20.0], 0.0), unbeaten);
    // Here the best under folklore is worse under measured by an amount that matters.
    assert!(matches!(agreement([100.0, 300.0], [20.0, -200.0], 0.0), Agreement::Disagree { .. }));
}

#[test]
fn an_open_question_under_one_pack_is_not_called_an_agreement() {
    // ± 1,000 around 200: the interval of the mean reaches down to about -50.
    let open = Agreement::Open { folklore: Some("Train the front desk".to_owned()), measured: None };
    assert_eq!(agreement([100.0, 300.0], [0.0, 200.0], 1_000.0), open);
}

#[test]
fn packs_are_the_same_only_where_no_number_in_play_differs() {
    let [a, mut b] = [run(Pack::Folklore, [1.0, 300.0], 0.0), run(Pack::Measured, [1.0, 300.0], 0.0)];
    let differing = Pair::of(&a, &b).unwrap().differing();
    assert!(differing.iter().any(|d| d.key == "reach.told" && d.folklore == "12" && d.measured == "16"));
    // An unknown is the file's own, so it is the same under both.
    assert!(differing.iter().all(|d| d.key != "voice.rate"), "{differing:?}");
    b.results.manifest.assumptions = a.manifest.assumptions.clone();
    assert_eq!(Pair::of(&a, &b).unwrap().agreement(), Agreement::SameNumbers);
}

#[test]
fn runs_that_are_not_of_one_question_are_refused() {
    let [a, b] = [run(Pack::Folklore, [1.0, 2.0], 0.0), run(Pack::Measured, [1.0, 2.0], 0.0)];
    let refused = |a: &Results, b: &Results| Pair::of(a, b).err().expect("refused").message;
    assert!(refused(&a, &a).contains("both were run under the pack folklore"));
    let mut other = b.results.clone();
    other.manifest.seed = 2;
    assert!(refused(&a, &other).contains("their seeds are 1 and 2"));
    other = b.results.clone();
    other.manifest.scenario_text = "text\nvoice.rate = 0.5".to_owned();
    assert!(refused(&a, &other).contains("different scenario files"));
    // The line that names the pack may differ.
    other.manifest.scenario_text = "evidence = \"measured\"\ntext".to_owned();
    assert!(Pair::of(&a, &other).is_ok());
    assert!(refused(&b, &b).contains("--evidence folklore"));
}

#[test]
fn the_order_of_the_folders_does_not_matter() {
    let [a, b] = [run(Pack::Folklore, [100.0, 300.0], 0.0), run(Pack::Measured, [-80.0, -200.0], 0.0)];
    let [one, other] = [Pair::of(&a, &b).unwrap(), Pair::of(&b, &a).unwrap()];
    assert_eq!(one.agreement(), other.agreement());
    assert_eq!(one.report(Lang::En, None), other.report(Lang::En, None));
}

#[test]
fn standings_follow_each_packs_own_verdict() {
    let [a, b] = [run(Pack::Folklore, [100.0, 300.0], 0.0), run(Pack::Measured, [-80.0, 20.0], 0.0)];
    let pair = Pair::of(&a, &b).unwrap();
    assert_eq!(pair.standings(0), [Standing::Baseline, Standing::Better, Standing::Best]);
    assert_eq!(pair.standings(1), [Standing::AmongBest, Standing::Worse, Standing::AmongBest]);
}

#[test]
fn the_comparison_reads_well_in_both_languages() {
    let [a, b] = [run(Pack::Folklore, [100.0, 300.0], 0.0), run(Pack::Measured, [-80.0, 200.0], 0.0)];
    let pair = Pair::of(&a, &b).unwrap();
    let said = |lang| {
        let report = pair.report(lang, None);
        format!("{}\n{}", report.verdict, report.body)
    };
    for (lang, parts) in [
        (
            Lang::En,
            [
                "\"Train the front desk\" is best under both packs – they disagree about \"Ask for complaints\".",
                "\"Ask for complaints\" is better than \"As today\" under folklore, worse under measured.",
                "numbers differ between the packs",
            ],
        ),
        (
            Lang::De,
            [
                "„Train the front desk“ ist mit beiden Zahlenpaketen am besten – uneins sind sie über „Ask for",
                "„Ask for complaints“ ist mit folklore besser als „As today“, mit measured schlechter.",
                "Zahlen unterscheiden sich",
            ],
        ),
    ] {
        parts.iter().for_each(|part| assert!(said(lang).contains(part), "{part} not in\n{}", said(lang)));
    }
    // On a terminal no line is wider than the terminal.
    let narrow = pair.report(Lang::De, Some(80));
    for line in narrow.verdict.lines().chain(narrow.body.lines()) {
        assert!(line.chars().count() <= 80, "{line}");
    }
}
