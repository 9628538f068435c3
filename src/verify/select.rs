//! Which cases are meant by `verify 5 bass`.

use grapevine_engine::scenario::suggest::nearest;

use super::{Case, ELSEWHERE, cases};
use crate::report::Lang;

/// Numbers of the list of checks.
pub const NUMBERS: std::ops::RangeInclusive<u8> = 1..=47;

/// The cases that are meant by numbers and names, in the order of the list; all of them by none. A name that is no
/// case's own means all cases that contain it.
///
/// # Errors
/// A number or name that means nothing here, with what may be meant.
pub fn select(wanted: &[String], lang: Lang) -> Result<Vec<&'static Case>, String> {
    let picks = wanted.iter().map(|w| pick(w.trim(), lang)).collect::<Result<Vec<_>, _>>()?;
    let meant = |case: &&Case| wanted.is_empty() || picks.iter().flatten().any(|name| *name == case.name);
    Ok(cases().filter(meant).collect())
}

/// Names of the cases meant by one word.
fn pick(word: &str, lang: Lang) -> Result<Vec<&'static str>, String> {
    let names = |is: &dyn Fn(&Case) -> bool| cases().filter(|c| is(c)).map(|c| c.name).collect::<Vec<_>>();
    if let Ok(number) = word.trim_start_matches('#').parse::<u64>() {
        let found = names(&|c| c.checks.iter().any(|check| u64::from(check.number) == number));
        return if found.is_empty() { Err(no_number(number, lang)) } else { Ok(found) };
    }
    let lower = word.to_lowercase();
    if let Some(case) = cases().find(|c| c.name == lower) {
        return Ok(vec![case.name]);
    }
    let found = names(&|c| !lower.is_empty() && c.name.contains(&lower));
    if !found.is_empty() {
        return Ok(found);
    }
    let help = match nearest(&lower, cases().map(|c| c.name)) {
        Some(near) => (lang.texts().verify.did_you_mean)(&near),
        None => lang.texts().verify.how_to_list.to_owned(),
    };
    let message = (lang.texts().verify.no_such_check)(&word);
    Err(format!("{message}\nhelp: {help}"))
}

fn no_number(number: u64, lang: Lang) -> String {
    match ELSEWHERE.iter().find(|e| u64::from(e.number) == number) {
        Some(e) => {
            let place = lang.pick(e.place.0, e.place.1);
            (lang.texts().verify.elsewhere)(&number, &place)
        }
        None => {
            let (first, last) = (NUMBERS.start(), NUMBERS.end());
            (lang.texts().verify.no_such_number)(&number, &first, &last)
        }
    }
}
