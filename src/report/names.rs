//! Names of factors, unknowns and policies where there is little room: short, and never two alike.

/// Heads of descriptions that say when a number counts and not what it is; so do heads that hold a name of the file.
const CASES: [&str; 5] = ["switch", "Schalter", "configuration", "literal law", "Verteilung literal"];

/// A description with what it belongs to and the file's name for it.
#[derive(Clone, Copy, Debug)]
pub struct Described<'a> {
    pub text: &'a str,
    /// The policy, of a factor that is part of one.
    pub of: Option<&'a str>,
    pub key: &'a str,
}

/// What a description is about: up to its first explanation, without the case it is limited to.
pub fn about(text: &str) -> &str {
    let is_case =
        |head: &str| CASES.contains(&head) || (head.contains(['_', '.']) && !head.contains(['(', ';', ',']));
    let text = text.split_once(": ").filter(|(head, _)| is_case(head)).map_or(text, |(_, rest)| rest);
    until(text, &[':', ';', '('])
}

fn until<'a>(text: &'a str, ends: &[char]) -> &'a str {
    text.split(ends).next().filter(|head| !head.trim().is_empty()).unwrap_or(text).trim()
}

/// What each description is about; where two would read alike, as much more as tells them apart.
pub fn labels(all: &[Described<'_>]) -> Vec<String> {
    let grains: [fn(&str) -> &str; 3] = [about, |text| until(text, &[';', '(']), |text| text];
    let said = |d: &Described<'_>, grain: fn(&str) -> &str| match d.of {
        Some(of) => format!("{} – {of}", grain(d.text)),
        None => grain(d.text).to_owned(),
    };
    let alone = |i: usize, grain: fn(&str) -> &str| {
        let own = said(&all[i], grain);
        all.iter().enumerate().all(|(j, d)| j == i || said(d, grain) != own).then_some(own)
    };
    let label = |i: usize| {
        let found = grains.into_iter().find_map(|grain| alone(i, grain));
        found.unwrap_or_else(|| format!("{} ({})", said(&all[i], about), all[i].key))
    };
    (0..all.len()).map(label).collect()
}

/// Names of at most `max` characters on one line: the start of each, since that is what people recognise; of those that
/// begin alike, what they differ in.
pub fn apart(names: &[String], max: usize) -> Vec<String> {
    let lines: Vec<String> =
        names.iter().map(|n| n.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let start = |line: &str| match line.chars().count() <= max {
        true => line.to_owned(),
        false => line.chars().take(max.saturating_sub(1)).collect::<String>().trim_end().to_owned() + "…",
    };
    let cut: Vec<String> = lines.iter().map(|l| start(l)).collect();
    let one = |i: usize| {
        let alike: Vec<&str> = (0..lines.len())
            .filter(|j| cut[*j] == cut[i] && lines[*j] != lines[i])
            .map(|j| lines[j].as_str())
            .collect();
        if alike.is_empty() { cut[i].clone() } else { start(&from_difference(&lines[i], &alike)) }
    };
    let told: Vec<String> = (0..lines.len()).map(one).collect();
    // In very little room even these may be alike.
    (0..told.len())
        .map(|i| {
            let same = (0..i).filter(|j| told[*j] == told[i] && lines[*j] != lines[i]).count();
            if same == 0 { told[i].clone() } else { numbered(&told[i], same + 1, max) }
        })
        .collect()
}

fn numbered(name: &str, n: usize, max: usize) -> String {
    let n = format!(" {n}");
    let keep = max.saturating_sub(n.chars().count());
    name.chars().take(keep).collect::<String>() + &n
}

/// "…" and the rest of a name from the word in which it first differs from each of some others.
pub fn from_difference(name: &str, others: &[&str]) -> String {
    let common = |other: &&str| name.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    // The least that all others have in common with it: behind it lies every difference.
    let common = others.iter().map(common).min().unwrap_or(0);
    let chars: Vec<char> = name.chars().collect();
    let begins = |at: &usize| *at == 0 || chars[at - 1] == ' ' || chars[at - 1] == '.';
    let from = (0..=common.min(chars.len().saturating_sub(1))).rev().find(begins).unwrap_or(0);
    if from == 0 { name.to_owned() } else { format!("…{}", chars[from..].iter().collect::<String>()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(text: &'a str, of: Option<&'a str>) -> Described<'a> {
        Described { text, of, key: "some.key" }
    }

    #[test]
    fn a_description_is_cut_at_its_explanation_but_not_to_the_case_it_is_limited_to() {
        assert_eq!(about("gross margin: the share of what customers spend"), "gross margin");
        assert_eq!(about("strong_weak: weak ties of a person (who)"), "weak ties of a person");
        assert_eq!(
            about("switch: a friend who leaves makes leaving likelier"),
            "a friend who leaves makes leaving likelier"
        );
        assert_eq!(about("(only this)"), "(only this)");
    }

    #[test]
    fn no_parameter_is_called_by_the_case_it_is_limited_to() {
        for p in grapevine_engine::scenario::params::PARAMS {
            for text in [p.en, p.de] {
                let label = about(text);
                let only_a_name = label.contains('_') && !label.contains(' ');
                let open = label.matches('(').count() as i32 - label.matches(')').count() as i32;
                assert_eq!(open, 0, "{}: {label}", p.key);
                assert!(!CASES.contains(&label) && !only_a_name && label.len() > 6, "{}: {label}", p.key);
            }
        }
    }

    #[test]
    fn labels_of_all_parameters_differ_and_say_the_policy_whatever_it_is_called() {
        use grapevine_engine::scenario::params::{PARAMS, Param};
        let picks: [fn(&'static Param) -> &'static str; 2] = [|p| p.en, |p| p.de];
        for pick in picks {
            let all: Vec<Described<'_>> =
                PARAMS.iter().map(|p| Described { text: pick(p), of: None, key: p.key }).collect();
            let mut found = labels(&all);
            found.sort();
            found.dedup();
            assert_eq!(found.len(), PARAMS.len());
        }
        let both = labels(&[of("cost (of it)", Some("A: one")), of("cost (of it)", Some("A: two"))]);
        assert_eq!(both, ["cost – A: one", "cost – A: two"]);
        let same = labels(&[of("cost: one", None), of("cost: two", None)]);
        assert_eq!(same, ["cost: one", "cost: two"]);
    }

    #[test]
    fn cut_names_stay_apart() {
        let names = |all: &[&str]| all.iter().map(|n| (*n).to_owned()).collect::<Vec<String>>();
        let keys = names(&[
            "policy.Train the front desk.set.training.sessions_per_month",
            "policy.Train the front desk.set.training.cost_per_session",
            "voice.rate",
        ]);
        assert_eq!(apart(&keys, 20), ["…sessions_per_month", "…cost_per_session", "voice.rate"]);
        assert_eq!(apart(&keys, 100), keys, "there is room");
        assert_eq!(apart(&keys[..1], 12), ["policy.Trai…"], "alone its start is what people recognise");
        let long: Vec<String> = (0..12).map(|i| format!("{}{i}{}", "x".repeat(30), "y".repeat(30))).collect();
        let mut cut = apart(&long, 16);
        assert!(cut.iter().all(|c| c.chars().count() <= 16), "{cut:?}");
        cut.sort();
        cut.dedup();
        assert_eq!(cut.len(), 12, "{cut:?}");
        assert_eq!(apart(&names(&["same", "same"]), 3), ["sa…", "sa…"], "one name is one name");
    }
}
