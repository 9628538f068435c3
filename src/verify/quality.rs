//! Checks 11, 21, 40, 41, 42 and 44: consistency, recovery, training, response curves, reviews.

use grapevine_engine::model::numbers::marketing_effect;
use grapevine_engine::model::policy::Schedule;
use grapevine_engine::model::reviews;
use grapevine_engine::model::staff::Training;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::{ParamId as P, Values};

use super::Edit::{Append, Set};
use super::settings::{EVERYBODY_STAYS, NOBODY_TALKS, ONE_BAD_VISIT};
use super::{Break, CASE, Case, Check, Expected, Full, Reading};

/// Failures per visit under a policy.
macro_rules! failures {
    ($policy:literal) => {
        Reading::Ratio(|w| w.metric($policy, "failures"), |w| w.metric($policy, "visits"))
    };
}
/// Answers within two days, of all that solved something.
macro_rules! quick {
    ($policy:literal) => {
        Reading::Ratio(|w| w.sum($policy, 52, |w| w.resolved_quick), |w| w.metric($policy, "recovered"))
    };
}

pub(super) const CASES: &[Case] = &[
    Case {
        name: "consistency",
        title: ("Steady service beats friendlier service", "Verlässlich schlägt freundlicher"),
        source: "normal quality, threshold at today's failure rate: Phi((theta - shift) / sd)",
        edits: &[
            EVERYBODY_STAYS,
            NOBODY_TALKS,
            &[
                Set("quality.failure_rate", "0.0188594337"),
                Set("visits.per_year", "104"),
                Append("[[policy]]\nname = \"sd x .75\"\nset = { \"quality.sd\" = 0.75 }"),
                Append("[[policy]]\nname = \"sd x .9\"\nset = { \"quality.sd\" = 0.9 }"),
                Append("[[policy]]\nname = \"sd x 1.1\"\nset = { \"quality.sd\" = 1.1 }"),
                Append("[[policy]]\nname = \"sd x 1.5\"\nset = { \"quality.sd\" = 1.5 }"),
                Append("[[policy]]\nname = \"+ .25 SD\"\nset = { \"quality.mean\" = 0.25 }"),
                Append("[[policy]]\nname = \"+ .5 SD\"\nset = { \"quality.mean\" = 0.5 }"),
                Append("[[policy]]\nname = \"- .25 SD\"\nset = { \"quality.mean\" = -0.25 }"),
            ],
        ],
        checks: &[
            Check::luck(
                11,
                ("spread x .75: failure rate", "Streuung x 0,75: Fehlerrate"),
                0.002_798_3,
                failures!(1),
            ),
            Check::luck(11, ("spread x .9", "Streuung x 0,9"), 0.010_478_1, failures!(2)),
            Check::luck(11, ("spread x 1.1", "Streuung x 1,1"), 0.029_446_1, failures!(3)),
            Check::luck(11, ("spread x 1.5", "Streuung x 1,5"), 0.082_985_8, failures!(4)),
            Check::luck(11, ("mean + .25 SD", "Mittel + 0,25 SD"), 0.009_958_8, failures!(5)),
            Check::luck(11, ("mean + .5 SD", "Mittel + 0,5 SD"), 0.004_970_2, failures!(6)),
            Check::luck(11, ("mean - .25 SD", "Mittel - 0,25 SD"), 0.033_782_5, failures!(7)),
        ],
        breaks: &[Break {
            what: ("another threshold", "andere Schwelle"),
            edits: &[Set("quality.failure_rate", "0.022")],
        }],
        ..CASE
    },
    Case {
        name: "recovery-paradox",
        title: ("No recovery paradox", "Kein Paradox der Wiedergutmachung"),
        source: "sign test on the TARP repurchase table: helped at once, and yet fewer stay than without a failure",
        edits: &[
            ONE_BAD_VISIT,
            &[
                Set("voice.rate", "1"),
                Set("recovery.resolved", "1"),
                Set("recovery.response_days", "0.01"),
                Append("[[policy]]\nname = \"No failure\"\nset = { \"quality.failure_rate\" = 0 }"),
            ],
        ],
        full: Full { rounds: 10, edits: &[] },
        checks: &[Check {
            expected: Expected::Below(0.0),
            ..Check::luck(
                21,
                ("stay when helped, less stay without a failure", "Bleibende mit Hilfe minus ohne Fehler"),
                0.0,
                Reading::Mean(|w| -w.gain(1, "customers") / w.people()),
            )
        }],
        breaks: &[Break {
            what: ("whoever is helped stays", "wem geholfen wird, der bleibt"),
            edits: &[Set("stay.quick.minor", "1"), Set("stay.quick.major", "1")],
        }],
        ..CASE
    },
    Case {
        name: "training",
        title: ("What is remembered of training", "Was von Schulungen bleibt"),
        source: "geometric series 1 / (1 - 2^(-1/6)); periods of a week instead of a month, since the clock is weekly",
        // A session each period: 52/12 a month. Half-lives of six periods and of half a period.
        edits: &[&[
            Set("training.half_life_months", "1.3846153846153846"),
            Append(
                "[[policy]]\nname = \"One each period\"\nset = { \"training.sessions_per_month\" = 4.333333333333333 }",
            ),
        ]],
        rounds: 0,
        full: Full { rounds: 0, edits: &[] },
        checks: &[Check::exact(
            40,
            ("sessions in stock, half-life of six periods", "Schulungen im Bestand, Halbwertszeit 6"),
            9.165_795,
            Reading::Component(training_stock),
        )
        .give(5e-7, "seven digits")],
        breaks: &[Break {
            what: ("forgotten more slowly", "langsamer vergessen"),
            edits: &[Set("training.half_life_months", "1.4")],
        }],
        ..CASE
    },
    Case {
        name: "four-questions",
        title: ("The manager's four answers", "Die vier Antworten des Managers"),
        source: "ADBUDG (Little 1970) with .4, .5, .6, .7: D = 2, c = 3.4190226, y(2) = .6527417",
        edits: &[&[
            Set("marketing.spend_per_year", "75_000"),
            Set("marketing.today_per_year", "75_000"),
            Set("marketing.effect_none", "0.8"),
            Set("marketing.effect_half_more", "1.2"),
            Set("marketing.effect_saturation", "1.4"),
            Append("[[policy]]\nname = \"Twice\"\nset = { \"marketing.spend_per_year\" = \"x 2\" }"),
        ]],
        rounds: 0,
        full: Full { rounds: 0, edits: &[] },
        checks: &[Check::exact(
            41,
            ("y(2), of y(1) = .5", "y(2), bei y(1) = 0,5"),
            0.652_741_7,
            Reading::Component(|s| 0.5 * marketing_effect(&under(s, 1))),
        )
        .give(5e-8, "seven digits")],
        breaks: &[Break {
            what: ("another saturation", "andere Sättigung"),
            edits: &[Set("marketing.effect_saturation", "1.5")],
        }],
        ..CASE
    },
    Case {
        name: "a-star-more",
        title: ("Reviews with a star more", "Bewertungen mit einem Stern mehr"),
        source: "You, Vadakkepatt & Joshi 2015: elasticity .417 of stars; 3.5 to 4.5 stars (Luca 2011: 5 to 9 %)",
        edits: &[&[Set("reviews.on", "true"), Set("reviews.valence", "0.417")]],
        rounds: 0,
        full: Full { rounds: 0, edits: &[] },
        checks: &[Check::exact(
            44,
            ("times as many newcomers", "so viel mal mehr Neue"),
            1.110_486,
            Reading::Component(|s| reviews::effect(&s.world, 4.5 / 3.5, 1.0)),
        )
        .give(5e-7, "seven digits")],
        breaks: &[Break {
            what: ("another elasticity", "andere Elastizität"),
            edits: &[Set("reviews.valence", "0.4")],
        }],
        ..CASE
    },
    Case {
        name: "two-days",
        title: ("Answered within two days", "Innerhalb von zwei Tagen geantwortet"),
        source: "lognormal answer times, sigma 1, medians 1, 2, 3 and 5 days",
        edits: &[
            EVERYBODY_STAYS,
            &[
                Set("quality.failure_rate", "0.2"),
                Set("voice.rate", "1"),
                Set("recovery.resolved", "1"),
                Set("reach.talk_share_recovered", "0"),
                Set("recovery.response_days", "1"),
                Append("[[policy]]\nname = \"2\"\nset = { \"recovery.response_days\" = 2 }"),
                Append("[[policy]]\nname = \"3\"\nset = { \"recovery.response_days\" = 3 }"),
                Append("[[policy]]\nname = \"5\"\nset = { \"recovery.response_days\" = 5 }"),
            ],
        ],
        checks: &[
            Check::luck(42, ("median 1 day", "Median 1 Tag"), 0.755_891_4, quick!(0)),
            Check::luck(42, ("median 2 days", "Median 2 Tage"), 0.5, quick!(1)),
            Check::luck(42, ("median 3 days", "Median 3 Tage"), 0.342_567_8, quick!(2)),
            Check::luck(42, ("median 5 days", "Median 5 Tage"), 0.179_757_2, quick!(3)),
        ],
        breaks: &[Break {
            what: ("three days count as quick", "drei Tage gelten als schnell"),
            edits: &[Set("recovery.quick_days", "3")],
        }],
        ..CASE
    },
];

/// The values under a policy in its first week.
fn under(s: &Scenario, policy: usize) -> Values {
    let mut values = s.world.clone();
    Schedule::new(&s.policies[policy], &s.shocks, &s.world).values_in(0, &mut values);
    values
}

/// Stock in the long run, from the gain in quality it gives: gain = max K / (K + half).
fn training_stock(s: &Scenario) -> f64 {
    let v = under(s, 1);
    let mut training = Training::sustained(&s.world);
    (0..2_000).for_each(|_| training.step(&v));
    let gain = training.gain(&v);
    gain * v[P::TrainingHalfEffect] / (v[P::TrainingEffectMax] - gain)
}
