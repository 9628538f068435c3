//! `dominance`: whether a policy promises more whatever one thinks of risk.

use serde_json::json;

use super::words::{table, wrapped};
use super::{Reply, Subject};
use crate::stats::dominance::{Dominance, Pair, compare};

/// What the data say about the policy asked about and one other.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    First(usize),
    Second(usize),
    Open,
    Same,
}

fn says(pair: Option<&Pair>, alpha: f64) -> Says {
    let Some(pair) = pair else { return Says::Same };
    match (Pair::dominant(&pair.first, alpha), Pair::dominant(&pair.second, alpha)) {
        (Some(side), _) => Says::First(side),
        (None, Some(side)) => Says::Second(side),
        (None, None) => Says::Open,
    }
}

pub fn reply(s: &Subject) -> Reply {
    let others: Vec<usize> = (0..s.turned.len()).filter(|&p| p != s.policy).collect();
    let pairs: Vec<Option<Pair>> =
        others.iter().map(|&o| compare(&s.turned[s.policy], &s.turned[o])).collect();
    let found: Vec<Says> = pairs.iter().map(|p| says(p.as_ref(), s.alpha)).collect();
    let mut rows = vec![
        s.lang
            .pick(
                ["against", "", "first order", "reverse", "second order", "reverse"],
                ["gegen", "", "erste Ordnung", "umgekehrt", "zweite Ordnung", "umgekehrt"],
            )
            .map(str::to_owned)
            .to_vec(),
    ];
    for (i, &o) in others.iter().enumerate() {
        let p = |of: Option<&Dominance>| of.map_or_else(|| "—".to_owned(), |d| s.p_value(d.p));
        let pair = pairs[i].as_ref();
        rows.push(vec![
            s.bare_name(o),
            word(s, found[i]).to_owned(),
            p(pair.map(|p| &p.first[0])),
            p(pair.map(|p| &p.first[1])),
            p(pair.map(|p| &p.second[0])),
            p(pair.map(|p| &p.second[1])),
        ]);
    }
    let at = others.iter().position(|&o| o == s.rival).unwrap_or(0);
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.push(String::new());
    lines.extend(wrapped(&s.lang.pick(
        "Numbers are p-values of \"the policy dominates\" and of the reverse: small means that it does not. \
         Dominance is said when the data agree with it and contradict the reverse."
            .to_owned(),
        "Die Zahlen sind p-Werte von „die Maßnahme dominiert“ und vom Umgekehrten: Klein heißt, dass es nicht \
         stimmt. Von Dominanz ist die Rede, wenn die Daten dazu passen und dem Umgekehrten widersprechen."
            .to_owned(),
    )));
    lines.extend(wrapped(&s.foot()));
    let numbers: Vec<_> = others
        .iter()
        .zip(&pairs)
        .map(|(&o, pair)| json!({ "against": s.results.manifest.policies[o].name, "tests": pair }))
        .collect();
    Reply { first: sentence(s, found[at]), lines, numbers: json!(numbers), enough: true }
}

fn word(s: &Subject, says: Says) -> &'static str {
    match says {
        Says::First(0) => s.lang.pick("dominates", "dominiert"),
        Says::First(_) => s.lang.pick("is dominated", "wird dominiert"),
        Says::Second(0) => s.lang.pick("less risk", "weniger Risiko"),
        Says::Second(_) => s.lang.pick("more risk", "mehr Risiko"),
        Says::Open => s.lang.pick("open", "offen"),
        Says::Same => s.lang.pick("the same", "dasselbe"),
    }
}

fn sentence(s: &Subject, says: Says) -> String {
    let (a, b) = (s.name(s.policy), s.name(s.rival));
    let (a, b) = if matches!(says, Says::First(1) | Says::Second(1)) { (b, a) } else { (a, b) };
    match says {
        Says::First(_) => s.lang.pick(
            format!("{a} promises more than {b} whatever one thinks of risk: no low result is more likely, as far as these worlds show (first-order dominance)."),
            format!("{a} verspricht mehr als {b}, wie man auch zum Risiko steht: Kein schlechtes Ergebnis ist häufiger, soweit diese Welten es zeigen (Dominanz erster Ordnung)."),
        ),
        Says::Second(_) => s.lang.pick(
            format!("Whoever dislikes risk prefers {a} to {b} (second-order dominance); others may not."),
            format!("Wer Risiko scheut, zieht {a} der Maßnahme {b} vor (Dominanz zweiter Ordnung); andere vielleicht nicht."),
        ),
        Says::Open => s.lang.pick(
            format!("Neither {a} nor {b} clearly dominates: it depends on how one weighs risk, or there are too few worlds to tell."),
            format!("Weder {a} noch {b} dominiert klar: Es kommt darauf an, wie man Risiko gewichtet, oder die Welten reichen nicht."),
        ),
        Says::Same => s.lang.pick(
            format!("{a} and {b} gave the same."),
            format!("{a} und {b} ergaben dasselbe."),
        ),
    }
}
