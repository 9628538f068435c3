//! Questions to stored results of the made-up world.

use grapevine_engine::scenario::Scenario;

use super::{Question, Reply, Subject};
use crate::report::Lang;
use crate::store::Results;
use crate::testing::{Fake, scenario, stored};

const ALL: [Question; 7] = [
    Question::Best,
    Question::Drivers,
    Question::WhenFails,
    Question::WorthKnowing,
    Question::TradeOff,
    Question::Tornado,
    Question::Dominance,
];

/// Results and the folder they are read from as long as they are needed.
struct Stored(Results, #[expect(dead_code, reason = "deletes the folder when dropped")] tempfile::TempDir);

impl std::ops::Deref for Stored {
    type Target = Results;
    fn deref(&self) -> &Results {
        &self.0
    }
}
impl std::ops::DerefMut for Stored {
    fn deref_mut(&mut self) -> &mut Results {
        &mut self.0
    }
}

fn results(policies: usize, model: &Fake, rounds: u32, change: impl Fn(&mut Scenario)) -> Stored {
    let folder = tempfile::tempdir().unwrap();
    let mut scenario = scenario(policies);
    change(&mut scenario);
    Stored(stored(folder.path(), &scenario, model, rounds), folder)
}

fn asked(results: &Results, policy: Option<&str>, question: Question, lang: Lang) -> Reply {
    Subject::new(results.clone(), policy, None, lang).unwrap().ask(question).unwrap()
}

/// Policy 1 gains about 1,000 x (unknown - 0.05) x 1,000 with a little luck: it flips at half the range.
fn turning() -> Stored {
    let mut results = results(3, &Fake::default(), 4, |_| ());
    results.tamper("npv", 1, |world, unknown, today| {
        today + 1e5 * (unknown - 0.05) + ((world * 37) % 11) as f64 * 20.0 - 100.0
    });
    results.tamper("npv", 2, |_, _, today| today - 40_000.0);
    results
}

#[test]
fn every_question_has_an_answer_in_both_languages_without_any_nan() {
    let results = turning();
    for lang in [Lang::En, Lang::De] {
        let subject = Subject::new(results.0.clone(), None, None, lang).unwrap();
        for question in ALL {
            let reply = subject.ask(question).unwrap();
            let text = format!("{}\n{}", reply.first, reply.lines.join("\n"));
            assert!(!text.contains("NaN") && !text.contains("inf"), "{question:?}: {text}");
            assert!(reply.lines.iter().all(|l| l.chars().count() <= 100), "{question:?}: {text}");
            let json: serde_json::Value =
                serde_json::from_str(&subject.document(question, &reply)).expect("sound JSON");
            assert_eq!(json["question"], question.key());
            assert_eq!(json["worlds"], 256);
        }
    }
}

#[test]
fn the_unknown_that_decides_is_found_by_every_question() {
    let results = turning();
    let of = |question| asked(&results, Some("ask for complaints"), question, Lang::En);
    let drivers = of(Question::Drivers);
    let share = drivers.numbers["unknowns"][0]["share"]["value"].as_f64().unwrap();
    assert!(share > 0.95, "{drivers:?}");
    let tornado = of(Question::Tornado);
    let flip = &tornado.numbers["unknowns"][0]["bar"]["flip"];
    assert!((flip["at"].as_f64().unwrap() - 0.05).abs() < 0.001, "{tornado:?}");
    assert!(
        tornado.first.contains("would be wrong if") && tornado.first.contains("(voice.rate) < 5.0 %"),
        "{}",
        tornado.first
    );
    let fails = of(Question::WhenFails);
    assert!(
        fails.first.contains("loses money when") && fails.first.contains("(voice.rate) < "),
        "{}",
        fails.first
    );
    assert!(fails.numbers["box"]["coverage"].as_f64().unwrap() > 0.9);
    // Gain uniform between -5,000 and 5,000: knowing is worth E max(0, g) - 0 = 1,250; 4 standard errors of
    // sd(max(0, g)) / sqrt(256) = 1,610 / 16.
    let worth = of(Question::WorthKnowing).numbers["unknowns"][0]["worth"]["value"].as_f64().unwrap();
    let mean = drivers_mean(&results);
    assert!((worth - (1_250.0 - mean.max(0.0) / 2.0)).abs() < 400.0 + mean.abs(), "{worth}, mean {mean}");
}

fn drivers_mean(results: &Results) -> f64 {
    let (a, b) = (results.metric("npv", 1).unwrap(), results.metric("npv", 0).unwrap());
    a.iter().zip(b).map(|(a, b)| a - b).sum::<f64>() / a.len() as f64
}

#[test]
fn luck_is_called_luck() {
    let mut results = results(2, &Fake::default(), 4, |_| ());
    results.tamper("npv", 1, |world, _, today| today + ((world * 7919) % 101) as f64 * 100.0 - 4_000.0);
    let drivers = asked(&results, None, Question::Drivers, Lang::En);
    assert!(drivers.first.starts_with("Mostly luck"), "{}", drivers.first);
    let fails = asked(&results, Some("Ask for complaints"), Question::WhenFails, Lang::De);
    assert!(fails.first.contains("ist Zufall"), "{}", fails.first);
}

#[test]
fn too_few_worlds_say_how_many_it_takes() {
    crate::experiment::runner::quiet_trial_panics();
    let few = results(2, &Fake { panic_in: (30..64).collect(), ..Fake::default() }, 1, |_| ());
    let drivers = asked(&few, None, Question::Drivers, Lang::En);
    assert!(!drivers.enough && drivers.first.contains("needs about 64, you have 30"), "{}", drivers.first);
    let one = results(2, &Fake { panic_in: (1..64).collect(), ..Fake::default() }, 1, |_| ());
    for question in ALL {
        let reply = asked(&one, None, question, Lang::De);
        assert!(!reply.enough, "{question:?}: {reply:?}");
    }
}

#[test]
fn identical_policies_and_constant_gains_are_called_so() {
    let same = results(2, &Fake { identical: true, ..Fake::default() }, 1, |_| ());
    for question in [Question::Drivers, Question::WhenFails, Question::Tornado, Question::Dominance] {
        let reply = asked(&same, Some("Ask for complaints"), question, Lang::En);
        assert!(reply.first.contains("exactly the same in every world"), "{}", reply.first);
    }
    let mut constant = results(2, &Fake::default(), 1, |_| ());
    constant.tamper("npv", 1, |_, _, today| today + 512.0);
    let reply = asked(&constant, None, Question::Drivers, Lang::De);
    assert!(reply.first.contains("in jeder Welt um genau +512 EUR"), "{}", reply.first);
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_can() {
    let refused = |results: &Results, policy: Option<&str>, measure: Option<&str>| {
        Subject::new(results.clone(), policy, measure, Lang::En).map(|_| ()).unwrap_err()
    };
    let three = results(3, &Fake::default(), 1, |_| ());
    assert!(
        refused(&three, Some("Train"), None)
            .contains("there are: As today, Ask for complaints, Train the front desk")
    );
    assert!(refused(&three, None, Some("profit")).contains("measured were npv, revenue"));
    let one = results(1, &Fake::default(), 1, |_| ());
    assert!(refused(&one, None, None).contains("only one policy"));
    let known = results(2, &Fake::default(), 1, |s| s.unknowns.clear());
    let error =
        Subject::new(known.0.clone(), None, None, Lang::En).unwrap().ask(Question::Tornado).unwrap_err();
    assert!(error.contains("no unknowns") && error.contains("[unknowns]"), "{error}");
    let alone = results(2, &Fake::default(), 1, |s| s.answer.also.clear());
    let error =
        Subject::new(alone.0.clone(), None, None, Lang::En).unwrap().ask(Question::TradeOff).unwrap_err();
    assert!(error.contains("two measures"), "{error}");
}

#[test]
fn failed_worlds_are_named_and_numbers_that_are_none_refused() {
    crate::experiment::runner::quiet_trial_panics();
    let failed = results(2, &Fake { panic_in: vec![5], ..Fake::default() }, 2, |_| ());
    let reply = asked(&failed, None, Question::Drivers, Lang::En);
    assert!(reply.lines.join(" ").contains("; 1 more failed and do not count"), "{reply:?}");
    let mut broken = results(2, &Fake::default(), 1, |_| ());
    broken.tamper("npv", 1, |_, _, _| f64::INFINITY);
    let error = Subject::new(broken.0.clone(), None, None, Lang::En).map(|_| ()).unwrap_err();
    assert!(error.contains("not a number in some stored rows"), "{error}");
}

#[test]
fn the_baseline_is_asked_about_through_its_best_rival() {
    let mut results = results(2, &Fake::default(), 4, |_| ());
    results.tamper("npv", 1, |world, _, today| today - 9_000.0 - (world % 7) as f64);
    let reply = asked(&results, None, Question::WhenFails, Lang::En);
    assert!(
        reply.first.starts_with("\"Ask for complaints\" loses money in each of the 256 worlds"),
        "{}",
        reply.first
    );
    let best = asked(&results, None, Question::Best, Lang::De);
    assert!(best.first.contains("„As today“ ist die beste Wahl"), "{}", best.first);
}

#[test]
fn another_measure_is_turned_so_that_more_is_better() {
    let results = results(3, &Fake::default(), 1, |_| ());
    let subject = Subject::new(results.0.clone(), None, Some("left"), Lang::En).unwrap();
    let reply = subject.ask(Question::Drivers).unwrap();
    assert!(reply.first.contains("by exactly +104"), "104 fewer customers are lost: {}", reply.first);
    let front = subject.ask(Question::TradeOff).unwrap();
    assert_eq!(front.numbers["measures"][0], "left");
    assert_eq!(front.numbers["measures"][1], "npv");
}

#[test]
fn a_single_losing_world_keeps_its_dot() {
    let mut results = results(2, &Fake::default(), 8, |_| ());
    results.tamper(
        "npv",
        1,
        |world, _, today| if world == 77 { today - 5.0 } else { today + 100.0 + world as f64 },
    );
    let dots = super::dots_figure(&results, Lang::En).unwrap();
    assert_eq!(dots.quantiles.len(), 100);
    assert_eq!(dots.quantiles[0], -5.0);
    assert!(dots.quantiles.is_sorted() && dots.quantiles[1] > 0.0);
}
