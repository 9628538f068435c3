//! "Did you mean": the nearest known word.

/// The candidate most like `word`, if any is like enough to be a slip.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let short: String = word.chars().take(80).collect();
    candidates
        .map(|candidate| (likeness(&short, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= 0.66)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// 0 to 1. The beginning of a key, and the last part of a dotted key, count as like it.
fn likeness(word: &str, candidate: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(word, candidate);
    let last = candidate.rsplit('.').next().unwrap_or(candidate);
    let same_end = !word.contains('.') && strsim::normalized_damerau_levenshtein(word, last) > 0.85;
    let beginning = word.chars().count() >= 3 && candidate.starts_with(word);
    if same_end || beginning { whole.max(0.9) } else { whole }
}

#[cfg(test)]
mod tests {
    use super::nearest;
    use crate::scenario::params::PARAMS;

    #[test]
    fn slips_find_their_key_and_nonsense_finds_none() {
        let of = |word: &str| nearest(word, PARAMS.iter().map(|p| p.key));
        assert_eq!(of("voice.rat"), Some("voice.rate"));
        assert_eq!(of("customers"), Some("market.customers"));
        assert_eq!(of("spend.maen"), Some("spend.mean"));
        assert_eq!(of("colour.of.sky"), None);
    }
}
