//! The report as a whole, from stored results of the made-up world.

use super::full::Full;
use super::text::{NARROW, Timing, report};
use super::{Answer, Lang, derived, json};
use crate::stats::verdict::Verdict;
use crate::store::Results;
use crate::testing::{Fake, scenario, stored};

fn printed(results: &Results, lang: Lang) -> String {
    let answer = Answer::of(results).unwrap();
    let timing = Timing { seconds: 0.94, new_worlds: results.stored_worlds };
    let report = report(&answer, None, &results.manifest, lang, Some(timing), None);
    format!("{}\n{}\n", report.verdict, report.body)
}

/// Results and the folder they are read from as long as they are needed.
struct Stored {
    results: Results,
    _folder: tempfile::TempDir,
}
impl std::ops::Deref for Stored {
    type Target = Results;
    fn deref(&self) -> &Results {
        &self.results
    }
}

fn of(
    policies: usize,
    model: &Fake,
    rounds: u32,
    change: impl Fn(&mut grapevine_engine::scenario::Scenario),
) -> Stored {
    let folder = tempfile::tempdir().unwrap();
    let mut scenario = scenario(policies);
    change(&mut scenario);
    Stored { results: stored(folder.path(), &scenario, model, rounds), _folder: folder }
}

#[test]
fn the_report_in_english() {
    let dir = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(printed(&stored(dir.path(), &scenario(3), &Fake::default(), 4), Lang::En));
}

#[test]
fn the_report_in_german() {
    let dir = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(printed(&stored(dir.path(), &scenario(3), &Fake::default(), 4), Lang::De));
}

fn long(results: &Results, lang: Lang) -> String {
    let answer = Answer::of(results).unwrap();
    let full = Full::of(results, &answer).unwrap();
    let wide = report(&answer, Some(&full), &results.manifest, lang, None, None);
    let text = format!("{}\n{}\n", wide.verdict, wide.body);
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    for line in table_lines(&text) {
        assert!(line.chars().count() <= 100, "{}: {line}", line.chars().count());
    }
    let narrow = report(&answer, Some(&full), &results.manifest, lang, None, Some(NARROW));
    for line in table_lines(&narrow.body) {
        assert!(line.chars().count() <= 80, "{}: {line}", line.chars().count());
    }
    let json = json::document(&answer, &full, results);
    assert!(!json.contains("NaN") && !json.contains("inf\""), "{json}");
    text
}

#[test]
fn the_long_report_in_english() {
    insta::assert_snapshot!(long(&of(3, &Fake::default(), 4, |_| ()), Lang::En));
}

#[test]
fn the_long_report_in_german() {
    insta::assert_snapshot!(long(&of(3, &Fake::default(), 4, |_| ()), Lang::De));
}

#[test]
fn the_parts_of_the_bridge_add_up_to_the_gain_in_net_present_value() {
    let results = of(3, &Fake::default(), 2, |_| ());
    let answer = Answer::of(&results).unwrap();
    let full = Full::of(&results, &answer).unwrap();
    assert!(full.policies[0].bridge.is_none(), "today has no bridge to itself");
    for (p, policy) in full.policies.iter().enumerate().skip(1) {
        let bridge = policy.bridge.as_ref().unwrap();
        let sum: f64 = bridge.parts.iter().map(|s| s.mean).sum();
        let gain = answer.policies[p].gain.unwrap().mean;
        let size = answer.policies[p].measure.unwrap().mean.abs();
        assert!((sum - gain).abs() < 1e-9 * size && (bridge.gain - gain).abs() < 1e-9 * size, "{sum} {gain}");
        // The made-up policies cost 6 a step in the first week, and nobody visits more often.
        assert!((bridge.parts[5].mean + 6.0 * p as f64).abs() < 1e-9, "{:?}", bridge.parts[5]);
    }
}

#[test]
fn returns_compare_margin_with_cost_and_next_units_need_policies_alike_but_for_one_size() {
    use grapevine_engine::scenario::params::ParamId;
    use grapevine_engine::scenario::{Change, Setting};
    let lever = |size| vec![Change { param: ParamId::VoiceRate, to: Setting::Times(size) }];
    let results = of(3, &Fake::default(), 2, |s| {
        s.policies[1].changes = lever(2.0);
        s.policies[2].changes = lever(3.0);
    });
    let answer = Answer::of(&results).unwrap();
    let full = Full::of(&results, &answer).unwrap();
    let [one, two] = [1, 2].map(|p| answer.policies[p].gain.unwrap().mean);
    let roq = full.policies[1].return_on_quality.unwrap();
    assert!((roq.value - ((one + 6.0) / 6.0 - 1.0)).abs() < 1e-9, "{roq:?}");
    let (low, high) = roq.interval.unwrap();
    assert!(low < roq.value && roq.value < high);
    let [unit] = &full.next_units[..] else { panic!("one pair: {:?}", full.next_units) };
    assert_eq!((unit.smaller, unit.larger, unit.from, unit.to), (1, 2, 2.0, 3.0));
    assert!((unit.gain.unwrap().mean - (two - one)).abs() < 1e-9);
    let text = long(&results, Lang::En);
    assert!(text.contains("voice.rate from 2 to 3") && !text.contains("cannot be told"), "{text}");
    assert!(long(&of(3, &Fake::default(), 1, |_| ()), Lang::De).contains("lässt sich nicht sagen"));
}

#[test]
fn chances_of_being_best_add_up_and_regret_is_least_for_the_leader() {
    let results = of(3, &Fake::default(), 2, |_| ());
    let answer = Answer::of(&results).unwrap();
    let full = Full::of(&results, &answer).unwrap();
    let chances: f64 = full.policies.iter().map(|p| p.chance_of_leading.unwrap()).sum();
    assert!((chances - 1.0).abs() < 1e-12);
    let regret: Vec<f64> = full.policies.iter().map(|p| p.regret.unwrap().mean).collect();
    assert!(regret[2] < regret[1] && regret[1] < regret[0], "{regret:?}");
    let gain = answer.policies[2].gain.unwrap().mean;
    assert!((regret[0] - regret[2] - gain).abs() < 1e-9 * gain, "regret differs by the gain");
    assert_eq!(full.policies[2].from_best.unwrap().low, 0.0);
    assert_eq!(full.policies[0].from_best.unwrap().high, 0.0);
}

#[test]
fn nothing_to_compare_leaves_no_holes_in_the_long_report() {
    crate::experiment::runner::quiet_trial_panics();
    let alone = long(&of(1, &Fake::default(), 1, |_| ()), Lang::En);
    assert!(alone.contains("Customers lost") && !alone.contains("Against today"), "{alone}");
    let same = long(&of(3, &Fake { identical: true, ..Fake::default() }, 1, |_| ()), Lang::En);
    assert!(same.starts_with("No difference at all"), "{same}");
    let one = long(&of(2, &Fake { panic_in: (1..64).collect(), ..Fake::default() }, 1, |_| ()), Lang::De);
    assert!(one.starts_with("Eine einzige Welt sagt nichts"), "{one}");
    let none = of(2, &Fake { panic_in: (0..64).collect(), ..Fake::default() }, 1, |_| ());
    assert!(
        long(&none, Lang::En).starts_with("No answer: As today, Ask for complaints failed in every world")
    );
    let constant = of(3, &Fake::default(), 1, |s| {
        s.answer.measure = grapevine_engine::metric::metric_index("visits").unwrap();
    });
    assert!(
        long(&constant, Lang::En).starts_with("No difference at all"),
        "every policy has 100 visits a week"
    );
}

#[test]
fn a_policy_that_fails_everywhere_is_named() {
    let all = Fake { not_a_number_in: (0..64).collect(), ..Fake::default() };
    let results = of(3, &all, 1, |_| ());
    assert_eq!(Answer::of(&results).unwrap().failed_everywhere, vec![1]);
    let text = long(&results, Lang::De);
    assert!(text.starts_with("Keine Antwort: Ask for complaints schlug in jeder Welt fehl"), "{text}");
}

#[test]
fn the_assumption_that_would_turn_the_verdict_round_is_named() {
    // A week brings 0.4 x (6 + 20 u) at a cost of 2.5, and the first one costs 6 more: zero at u = 0.027.
    let costly = Fake { weekly_cost_cents: 250, ..Fake::default() };
    let results = of(2, &costly, 4, |s| s.answer.worth_having = Some(0.0));
    let answer = Answer::of(&results).unwrap().with_flip(&results);
    let wrong = answer.wrong_if.as_ref().expect("the gain turns within the range of the unknown");
    assert!(wrong.below && wrong.unknown.key == "voice.rate", "{wrong:?}");
    // Noise of 33 a year and slope 416: a standard error of 0.006 at 256 worlds; four of those.
    assert!((wrong.value - 0.027).abs() < 0.025 && wrong.share > 0.0 && wrong.share < 0.5, "{wrong:?}");
    let text = report(&answer, None, &results.manifest, Lang::En, None, None).body;
    assert!(text.contains("would be wrong if") && text.contains("voice.rate < 0."), "{text}");
    let text = report(&answer, None, &results.manifest, Lang::De, None, None).body;
    assert!(text.contains("wäre falsch, wenn") && text.contains("voice.rate < 0,"), "{text}");
    let clear = of(3, &Fake::default(), 4, |_| ());
    assert!(Answer::of(&clear).unwrap().with_flip(&clear).wrong_if.is_none(), "nothing turns it round");
}

#[test]
fn missing_and_infinite_values_in_stored_rows_fail_their_worlds() {
    use crate::store::rounds::worlds_path;
    use crate::store::table::{Column, Table};
    let stored = of(2, &Fake::default(), 1, |_| ());
    let path = worlds_path(&stored.folder, 0);
    let mut table = Table::read(&path, None).unwrap();
    for (name, column) in &mut table.columns {
        if let Column::Real(values) = column {
            match name.as_str() {
                "npv" => values[6] = f64::INFINITY,
                "customers" => values[9] = f64::NAN,
                _ => {}
            }
        }
    }
    std::fs::write(&path, table.to_parquet(&[])).unwrap();
    let results = Results::open(&stored.folder).unwrap();
    assert_eq!((results.worlds.len(), results.failed_worlds()), (62, 2));
    assert_eq!(results.failures[0].reason, "the stored value of `npv` is inf");
    assert_eq!(results.failures[1].reason, "the stored value of `customers` is missing");
    assert!(long(&results, Lang::En).contains("62 of 64 worlds count"));
}

/// Every line fits a terminal of 100 columns but for the verdict and the remarks under it.
fn table_lines(text: &str) -> Vec<&str> {
    text.lines().skip_while(|l| !l.is_empty()).collect()
}

#[test]
fn long_names_and_many_measures_stay_within_a_hundred_columns() {
    let long = "Premium service for everyone with a personal coach, a welcome call and a voucher for every complaint";
    let results = of(4, &Fake::default(), 1, |s| {
        s.policies[1].name = long.to_owned();
        s.policies[3].name = "接客を改善する".to_owned();
        s.answer.also = (1..12).collect();
    });
    for lang in [Lang::En, Lang::De] {
        let text = printed(&results, lang);
        for line in table_lines(&text) {
            assert!(line.chars().count() <= 100, "{}: {line}", line.chars().count());
        }
        assert!(!text.contains(long) && text.contains('…'), "cut: {text}");
    }
}

#[test]
fn a_narrow_terminal_gets_whole_rows_and_broken_sentences() {
    let results = of(3, &Fake::default(), 1, |_| ());
    let answer = Answer::of(&results).unwrap();
    for lang in [Lang::En, Lang::De] {
        let report = report(&answer, None, &results.manifest, lang, None, Some(NARROW));
        for line in report.verdict.lines().chain(table_lines(&report.body)) {
            assert!(line.chars().count() <= 80, "{}: {line}", line.chars().count());
        }
        let broken = |line: &str| line.trim_end().ends_with('±');
        assert!(report.body.contains(" ± ") && !report.body.lines().any(broken), "{}", report.body);
    }
}

#[test]
fn an_open_question_says_how_many_worlds_would_settle_it() {
    let results = of(2, &Fake::default(), 1, |s| s.answer.worth_having = Some(135.0));
    let answer = Answer::of(&results).unwrap();
    assert!(
        matches!(answer.verdict, Some(Verdict::NotSettled { leader: 1, more_worlds: Some(_) })),
        "{answer:?}"
    );
    let text = printed(&results, Lang::En);
    assert!(
        text.starts_with("Not settled: \"Ask for complaints\" leads") && text.contains("more worlds ("),
        "{text}"
    );
    assert!(printed(&results, Lang::De).starts_with("Noch offen: „Ask for complaints“ führt"));
}

#[test]
fn a_difference_below_what_is_worth_having_does_not_matter() {
    let results = of(2, &Fake::default(), 1, |s| s.answer.worth_having = Some(5_000.0));
    let text = printed(&results, Lang::De);
    let start = "Kein nennenswerter Unterschied zwischen „Ask for complaints“ und „As today“: weniger als 5.000 EUR (95 %).";
    assert!(text.starts_with(start), "{text}");
}

#[test]
fn identical_policies_differ_by_exactly_nothing_and_the_report_says_so() {
    let results = of(3, &Fake { identical: true, ..Fake::default() }, 1, |_| ());
    let answer = Answer::of(&results).unwrap();
    assert_eq!(answer.verdict, Some(Verdict::Identical));
    assert!(answer.policies[1].gain.unwrap().is_exactly_zero());
    assert_eq!(answer.policies[1].beats.unwrap().worlds, 0);
    let shares: Vec<f64> = answer.policies.iter().map(|p| p.best_share).collect();
    assert!(shares.iter().all(|s| (s - 1.0 / 3.0).abs() < 1e-12), "equals share a world: {shares:?}");
    let text = printed(&results, Lang::En);
    assert!(text.starts_with("No difference at all") && text.contains("exactly 0"), "{text}");
}

#[test]
fn roundings_of_the_arithmetic_are_no_digits_of_money() {
    // A cost in every world alike: the differences vary by the last binary digit only.
    let results = of(2, &Fake::default(), 1, |_| ());
    let mut answer = Answer::of(&results).unwrap();
    let gain = answer.policies[1].gain.as_mut().unwrap();
    (gain.mean, gain.half) = (-9.999_999_999_999_88, 2.3e-13);
    let text = report(&answer, None, &results.manifest, Lang::En, None, None).body;
    assert!(text.contains("-10 ± 0 "), "{text}");
}

#[test]
fn a_measure_of_which_less_is_better_is_shown_as_it_changes() {
    let left = grapevine_engine::metric::metric_index("left").unwrap();
    let results = of(3, &Fake::default(), 1, |s| {
        s.answer.measure = left;
        s.answer.worth_having = Some(10.0);
    });
    // Per week 5, 4 and 3 customers leave: 52 and 104 fewer in the year, in every world.
    let answer = Answer::of(&results).unwrap();
    assert_eq!(answer.verdict, Some(Verdict::Best { policy: 2, by_at_least: 52.0 }));
    let text = printed(&results, Lang::En);
    assert!(text.contains("Measure: customers lost") && text.contains("-104 ± 0"), "{text}");
    assert!(answer.payback.is_none() && !text.contains("paid back"));
}

#[test]
fn failed_worlds_are_counted_in_the_report() {
    crate::experiment::runner::quiet_trial_panics();
    let results = of(2, &Fake { panic_in: vec![1, 2, 3], ..Fake::default() }, 2, |_| ());
    let text = printed(&results, Lang::En);
    assert!(
        text.contains("125 worlds") && text.contains("125 of 128 worlds count: the others failed"),
        "{text}"
    );
    let none = of(2, &Fake { panic_in: (0..64).collect(), ..Fake::default() }, 1, |_| ());
    assert!(printed(&none, Lang::En).starts_with("No answer"));
}

#[test]
fn one_policy_and_one_counted_world_are_reported_without_intervals() {
    let alone = printed(&of(1, &Fake::default(), 1, |_| ()), Lang::En);
    assert!(alone.starts_with("Only one policy, \"As today\""), "{alone}");
    crate::experiment::runner::quiet_trial_panics();
    let one = of(2, &Fake { panic_in: (1..64).collect(), ..Fake::default() }, 1, |_| ());
    assert_eq!(one.worlds, vec![0]);
    assert!(printed(&one, Lang::En).starts_with("One world says nothing about chance"));
    derived::bands(&one, derived::GAIN).unwrap();
}

#[test]
fn bands_are_quantiles_over_worlds_and_the_baseline_gains_nothing() {
    let results = of(2, &Fake::default(), 2, |_| ());
    let gain = derived::bands(&results, derived::GAIN).unwrap();
    assert_eq!((gain.len(), gain[1].len()), (2, crate::testing::WEEKS));
    assert!(gain[0].iter().all(|b| b.mean == 0.0 && b.quantiles == [0.0; 7]));
    let last = gain[1].last().unwrap();
    let answer = Answer::of(&results).unwrap();
    assert!((last.mean - answer.policies[1].gain.unwrap().mean).abs() < 1e-9, "cash adds up to the value");
    assert_eq!(last.quantiles[3], answer.policies[1].median_gain.unwrap().value);
    assert!(last.quantiles.is_sorted());
}

#[test]
fn json_carries_the_numbers_of_the_answer() {
    let results = of(3, &Fake::default(), 1, |_| ());
    let answer = Answer::of(&results).unwrap();
    let json: serde_json::Value =
        serde_json::from_str(&json::document(&answer, &Full::of(&results, &answer).unwrap(), &results))
            .unwrap();
    assert_eq!(json["policies"][2]["gain"]["mean"].as_f64(), answer.policies[2].gain.map(|g| g.mean));
    assert_eq!(json["verdict"]["kind"], "best");
    assert_eq!(json["measure"]["key"], "npv");
    let p = json["policies"][2]["adjusted_p"].as_f64().unwrap();
    assert!(
        (p / answer.policies[2].adjusted_p.unwrap() - 1.0).abs() < 1e-12,
        "serde_json reads to the last digit but one"
    );
}

#[test]
fn figures_agree_with_the_answer() {
    let results = of(3, &Fake::default(), 1, |_| ());
    let answer = Answer::of(&results).unwrap();
    let super::figures::Figures { data, context } = super::figures::figures(&results, Lang::De).unwrap();
    let people = &results.manifest.assumptions.iter().find(|a| a.key == "market.people").unwrap().value;
    assert_eq!(context.people.to_string(), people.replace('_', ""));
    assert_eq!(data.policies.rows[1].mean, answer.policies[2].gain.unwrap().mean);
    assert_eq!(data.fans[1].weeks.len(), crate::testing::WEEKS + 1);
    let median = answer.payback.unwrap().median_week.unwrap() * 12.0 / 52.0;
    assert_eq!(data.fans[1].break_even.median, Some(median));
    // 21 failures a week of which 1 is voiced: 52 in the year.
    let b = &data.iceberg.baseline;
    assert_eq!(b.voiced_recovered + b.voiced_lost, 52.0);
    assert_eq!(b.silent_stay + b.silent_leave, 20.0 * 52.0);
    assert_eq!(data.causes.baseline.counts, [156.0, 52.0, 0.0, 0.0, 52.0, 0.0, 0.0, 0.0]);
}

#[test]
fn the_policies_chart_shows_the_intervals_of_the_table_however_the_run_ended() {
    let mut results = of(3, &Fake::default(), 1, |_| ());
    let mut widths = Vec::new();
    for until in [crate::store::asked::Until::Trials, crate::store::asked::Until::Settled] {
        results.results.asked = until;
        let answer = Answer::of(&results).unwrap();
        let row = &super::figures::figures(&results, Lang::En).unwrap().data.policies.rows[1];
        let table = answer.policies[2].gain_interval.unwrap();
        assert_eq!(row.interval, (table.low, table.high));
        widths.push(table.high - table.low);
    }
    assert!(widths[1] > widths[0], "a watched run has the wider interval: {widths:?}");
}

#[test]
fn charts_know_how_many_people_a_world_has() {
    let results = of(2, &Fake::default(), 1, |_| {});
    assert_eq!(super::figures::figures(&results, Lang::En).unwrap().context.people, 20_000);
}

#[test]
fn the_verdict_names_what_is_open_when_it_is_not_the_next_best() {
    let results = of(3, &Fake::default(), 4, |_| ());
    let mut answer = Answer::of(&results).unwrap();
    let verdict =
        |answer: &Answer, lang: Lang| report(answer, None, &results.manifest, lang, None, None).verdict;
    answer.verdict = Some(Verdict::NotSettled { leader: 2, more_worlds: None });
    answer.open = vec![1];
    assert!(verdict(&answer, Lang::En).contains("leads, but it is open whether by more than"));
    answer.open = vec![0];
    let text = verdict(&answer, Lang::En);
    assert!(text.contains("it is open whether it is better than \"As today\" by more than 50 EUR"), "{text}");
    let text = verdict(&answer, Lang::De);
    assert!(text.contains("führt, aber ob um mehr als 50 EUR vor „As today“, ist nicht sicher"), "{text}");
}
