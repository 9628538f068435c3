//! No title of a chart says anything else than the verdict.

use super::figures;
use crate::report::chart::data::Finding;
use crate::report::chart::theme::SLIDE;
use crate::report::chart::{cdf, policies, tornado};
use crate::report::{Answer, Lang};
use crate::stats::verdict::Verdict;
use crate::testing::{Fake, scenario, stored};

/// What a verdict is called in the messages of this test.
fn kind(verdict: &Verdict, baseline: usize) -> &'static str {
    match verdict {
        Verdict::Best { policy, .. } if *policy == baseline => "the baseline is best",
        Verdict::Best { .. } => "a policy is best",
        Verdict::NoDifference { .. } => "alike",
        Verdict::NotSettled { .. } => "not settled",
        Verdict::Identical => "identical",
        Verdict::OnlyOne => "alone",
    }
}

/// Steps of the means, in euros; 50 are worth having.
const STEPS: [f64; 6] = [-600.0, -40.0, 0.0, 40.0, 120.0, 600.0];

#[test]
fn the_titles_agree_with_the_verdict_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let all = stored(folder.path(), &scenario(3), &Fake::default(), 1);
    let mut seen = std::collections::BTreeSet::new();
    for (i, a) in STEPS.into_iter().enumerate() {
        for (k, b) in STEPS.into_iter().enumerate() {
            // Luck of a few euros, or of hundreds in every other case.
            let luck = if (i + k) % 2 == 0 { 4.0 } else { 220.0 };
            let mut results = all.clone();
            let noise = move |world: u32, by: u32| f64::from((world * by) % 64) / 32.0 - 1.0;
            results.tamper("npv", 1, |w, _, today| today + a + luck * a.signum().abs() * noise(w as u32, 37));
            results.tamper("npv", 2, |w, _, today| today + b + luck * b.signum().abs() * noise(w as u32, 29));
            let answer = Answer::of(&results).unwrap();
            let verdict = answer.verdict.clone().unwrap();
            seen.insert(kind(&verdict, answer.baseline));
            for lang in [Lang::En, Lang::De] {
                agrees(&results, &answer, &verdict, lang, (a, b));
            }
        }
    }
    assert!(seen.len() >= 4, "the cases are too much alike: {seen:?}");
}

fn agrees(results: &crate::store::Results, answer: &Answer, verdict: &Verdict, lang: Lang, case: (f64, f64)) {
    let f = figures(results, lang).unwrap();
    let (data, ctx) = (&f.data, &f.context);
    let title = policies::draw(&data.policies, ctx, &SLIDE).title;
    let all = format!("{case:?} {verdict:?}: {title}");
    let row = |p: usize| {
        let name = &answer.policies[p].name;
        data.policies.rows.iter().find(|r| r.name == *name).expect("every policy has a row")
    };
    let says = |en: &str, de: &str| title.contains(lang.pick(en, de));
    let claims_best = says("led by", "vorn liegt") || says("Only “", "Nur „") || says("does not", "“ nicht");
    match verdict {
        Verdict::Best { policy, .. } if *policy == answer.baseline => {
            assert!(data.policies.rows.iter().all(|r| r.finding == Finding::Worse), "{all}");
            assert!(says("No policy pays off", "Keine Maßnahme zahlt sich aus"), "{all}");
        }
        Verdict::Best { policy, .. } => {
            assert_eq!(row(*policy).finding, Finding::Better, "{all}");
            assert!(title.contains(&row(*policy).name) && !says("Still open", "Noch offen"), "{all}");
        }
        Verdict::NotSettled { .. } => {
            assert!(!claims_best, "{all}");
            let open = says("Still open", "Noch offen")
                || says("No policy is clearly", "Keine Maßnahme ist eindeutig");
            assert!(open, "{all}");
        }
        Verdict::NoDifference { .. } => {
            assert!(!claims_best && !says("Still open", "Noch offen"), "{all}");
        }
        Verdict::Identical => assert!(says("exactly as", "genau dasselbe"), "{all}"),
        Verdict::OnlyOne => unreachable!("there are three policies"),
    }
    let best =
        |name: &str| matches!(verdict, Verdict::Best { policy, .. } if answer.policies[*policy].name == name);
    if let Some(c) = &data.cdf {
        let shown = cdf::draw(c, ctx, &SLIDE).title;
        let dominates =
            shown.contains(lang.pick("whatever one thinks of risk", "wie man auch zum Risiko steht"));
        assert_eq!(dominates, c.dominates, "{all} / {shown}");
        assert!(!dominates || best(&c.curves[0].policy), "{all} / {shown}");
    }
    if let Some(t) = &data.tornado {
        let shown = tornado::draw(t, ctx, &SLIDE).title;
        let stays = |en: &str, de: &str| shown.contains(lang.pick(en, de));
        assert!(!stays("stays better", "bleibt besser") || t.finding == Finding::Better, "{all} / {shown}");
        assert!(!stays("stays worse", "bleibt schlechter") || t.finding == Finding::Worse, "{all} / {shown}");
    }
}
