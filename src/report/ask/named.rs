//! What a question names: a policy by its name or its number, a measure by its key.

use grapevine_engine::scenario::suggest::nearest;

use crate::report::Lang;
use crate::store::Manifest;
use crate::store::manifest::MetricEntry;

/// Index of a policy by its name, whatever the case, or by its number from 0.
///
/// # Errors
/// There is none of that name or number; all are listed.
pub fn policy(names: &[String], text: &str, lang: Lang) -> Result<usize, String> {
    let same = |n: &String| n.trim().to_lowercase() == text.trim().to_lowercase();
    let number = text.trim().parse().ok().filter(|p| *p < names.len());
    let missing = || (lang.texts().ask.no_such_policy)(&text, &names.join(", "));
    names.iter().position(same).or(number).ok_or_else(missing)
}

/// [`policy`], to be compared with the baseline.
///
/// # Errors
/// As above, or it is the baseline itself; the others are listed.
pub fn compared(names: &[String], text: &str, baseline: usize, lang: Lang) -> Result<usize, String> {
    let found = policy(names, text, lang)?;
    if found != baseline || names.len() == 1 {
        return Ok(found);
    }
    let others = (0..names.len()).filter(|p| *p != baseline);
    let others: Vec<&str> = others.map(|p| names[p].as_str()).collect();
    Err((lang.texts().ask.is_the_baseline)(&names[found], &others.join(", ")))
}

/// A measure of the stored rows.
///
/// # Errors
/// It was not measured; the nearest is named, or all of them.
pub fn measure<'a>(manifest: &'a Manifest, key: &str, lang: Lang) -> Result<&'a MetricEntry, String> {
    let t = lang.texts().ask;
    manifest.metric(key).ok_or_else(|| {
        let keys = || manifest.metrics.iter().map(|m| m.key.as_str());
        match nearest(key, keys()) {
            Some(near) => (t.not_measured_but)(&key, &near),
            None => (t.not_measured)(&key, &keys().collect::<Vec<_>>().join(", ")),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_go_by_name_and_number_and_the_baseline_is_never_replaced_by_another() {
        let names = ["As today", "Half", "7", "1"].map(str::to_owned);
        let of = |text: &str| policy(&names, text, Lang::En);
        assert_eq!([of("half"), of(" AS TODAY "), of("2")], [Ok(1), Ok(0), Ok(2)]);
        assert_eq!([of("7"), of("1")], [Ok(2), Ok(3)], "a name comes before a number");
        assert!(of("4").unwrap_err().contains("there are: As today, Half"));
        let said = compared(&names, "as today", 0, Lang::En).unwrap_err();
        assert!(said.contains("As today") && said.contains("Half, 7, 1"), "{said}");
        assert_eq!(
            (compared(&names, "0", 1, Lang::En), compared(&names[..1], "0", 0, Lang::De)),
            (Ok(0), Ok(0))
        );
    }
}
