//! The two packs against the registry of evidence they are taken from, copied here by hand: a default that drifts
//! away from its source is found.

use grapevine_engine::evidence::Grade::{A, B, C, D};
use grapevine_engine::evidence::{Grade, Pack};
use grapevine_engine::scenario::params::{NEVER_YEARS, ParamId};

type Entry = (f64, Grade, &'static str);

/// Key; value, grade and a word of the source under folklore, then under measured.
const REGISTRY: &[(&str, Entry, Entry)] = &[
    ("voice.rate", (1.0 / 21.0, C, "article D"), (0.175, B, "Goodman")),
    ("voice.product_rate", (1.0 / 21.0, C, "article D"), (0.625, B, "Goodman")),
    ("stay.silent.minor", (0.37, B, "TARP"), (0.37, B, "stay.intent_discount")),
    ("stay.silent.major", (0.09, B, "TARP"), (0.09, B, "stay.intent_discount")),
    ("stay.unresolved.minor", (0.46, B, "TARP"), (0.46, B, "stay.intent_discount")),
    ("stay.unresolved.major", (0.19, B, "TARP"), (0.19, B, "stay.intent_discount")),
    ("stay.resolved.minor", (0.70, B, "TARP"), (0.70, B, "de Matos")),
    ("stay.resolved.major", (0.54, B, "TARP"), (0.54, B, "de Matos")),
    ("stay.quick.minor", (0.95, B, "TARP"), (0.95, B, "Knox")),
    ("stay.quick.major", (0.82, B, "TARP"), (0.82, B, "Knox")),
    ("stay.intent_discount", (1.0, D, "assumption"), (0.35, D, "assumption")),
    ("recovery.resolved", (0.6, B, "TARP 1979"), (0.32, B, "Rage Study 2020")),
    ("reach.told", (12.0, C, "article E"), (16.0, B, "American Express")),
    ("reach.talk_share", (1.0, C, "article E"), (0.56, B, "American Express")),
    ("reach.told_recovered", (5.0, C, "article E"), (9.0, B, "American Express")),
    ("reach.talk_share_recovered", (1.0, C, "article E"), (0.47, B, "American Express")),
    ("reach.big_mouth_share", (0.13, C, "article E"), (0.13, C, "article E")),
    ("talk.satisfied_share", (0.0, C, "article E"), (0.177_173, A, "East")),
    ("talk.satisfied_told", (3.0, D, "assumption"), (3.0, D, "assumption")),
    ("wom.positive_effect", (1.0, C, "article D"), (0.125, B, "Keller Fay")),
    ("wom.negative_effect", (1.0, C, "article D"), (0.125, A, "East")),
    ("wom.customer_positive_scale", (1.0, C, "articles"), (0.5, A, "East")),
    ("wom.customer_negative_scale", (1.0, C, "articles"), (0.25, A, "East")),
    ("wom.half_life_years", (NEVER_YEARS, C, "articles"), (0.25, D, "assumption")),
    ("exit.access", (0.0, C, "68/14/9/5/3/1"), (0.0, D, "East")),
    ("quality.failure_rate", (0.018_859_433_7, D, "computed"), (0.018_859_433_7, D, "computed")),
];

#[test]
fn every_default_of_the_registry_has_its_number_grade_and_source() {
    for (key, folklore, measured) in REGISTRY {
        let param = ParamId::from_key(key).expect("a parameter").param();
        for (pack, (value, grade, word)) in [(Pack::Folklore, folklore), (Pack::Measured, measured)] {
            let default = pack.default_of(param);
            assert_eq!((default.value, default.grade), (*value, *grade), "{key}, {}", pack.name());
            assert!(
                default.source.contains(word),
                "{key}, {}: {word} not in {}",
                pack.name(),
                default.source
            );
        }
    }
}

#[test]
fn the_causes_of_leaving_add_up_to_the_table_of_sixty_eight_percent() {
    // Died 1, moved 3, friends 5, competitor 9, product 14 % of a total hazard of -ln 0.8 per year; the other 68 %
    // are treatment, which emerges.
    let total = 0.223_143_551_314_209_76;
    let causes = [("died", 0.01), ("moved", 0.03), ("friend", 0.05), ("competitor", 0.09), ("product", 0.14)];
    for (cause, share) in causes {
        let param = ParamId::from_key(&format!("exit.{cause}")).expect("a cause").param();
        for pack in Pack::ALL {
            let hazard = pack.default_of(param).value;
            assert!((hazard - share * total).abs() < 1e-9, "{cause}: {hazard}");
            assert_eq!(pack.default_of(param).grade, C, "{cause}");
        }
    }
}

#[test]
fn no_default_claims_more_than_its_source_says() {
    for param in ParamId::all().map(ParamId::param) {
        for pack in Pack::ALL {
            let default = pack.default_of(param);
            let (key, source) = (param.key, default.source);
            // An assumption of this project is never graded as evidence, an unverified figure neither.
            if source.starts_with("assumption") || source.contains("(unverified)") {
                assert_eq!(default.grade, D, "{key}, {}: {source}", pack.name());
            }
            // What an article says is a slogan, whatever the pack.
            if source.starts_with("founding article") {
                assert_eq!(default.grade, C, "{key}, {}: {source}", pack.name());
            }
        }
    }
}
