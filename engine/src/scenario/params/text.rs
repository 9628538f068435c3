//! How a parameter's values and range are written.

use super::{Kind, NEVER_YEARS, Param};
use crate::scenario::Lang;

impl Kind {
    /// Lowest and highest value, both allowed.
    pub fn range(self) -> (f64, f64) {
        match self {
            Kind::Share | Kind::Flag => (0.0, 1.0),
            Kind::Real { min, max } | Kind::Whole { min, max } => (min, max),
            Kind::Choice(words) => (0.0, words.len() as f64 - 1.0),
        }
    }
}

impl Param {
    /// Whether `value` is one this parameter can take (finite, in range, whole where it must be).
    pub fn allows(&self, value: f64) -> bool {
        let (min, max) = self.kind.range();
        let whole = matches!(self.kind, Kind::Whole { .. } | Kind::Choice(_) | Kind::Flag);
        (min..=max).contains(&value) && (!whole || value.trunc() == value)
    }

    /// Whether `"never"` can be written, meaning [`NEVER_YEARS`].
    pub fn allows_never(&self) -> bool {
        self.unit == "years" && self.kind.range().1 == NEVER_YEARS
    }

    /// Whether the unit counts money.
    pub fn is_money(&self) -> bool {
        self.unit.starts_with("currency")
    }

    /// A value as it would be written in a scenario file, without quotes.
    pub fn write(&self, value: f64) -> String {
        match self.kind {
            Kind::Choice(words) => words.get(value as usize).copied().unwrap_or("?").to_owned(),
            Kind::Flag => (value != 0.0).to_string(),
            _ if self.allows_never() && value >= NEVER_YEARS => "never".to_owned(),
            _ => plain(value),
        }
    }

    /// The range in words: `0 to 1`, `true or false`, `poisson, regular`.
    pub fn range_text(&self) -> String {
        match self.kind {
            Kind::Choice(words) => words.join(", "),
            Kind::Flag => "true or false".to_owned(),
            Kind::Share => "0 to 1".to_owned(),
            Kind::Whole { min, max } => format!("{} to {}, a whole number", plain(min), plain(max)),
            Kind::Real { min, .. } if self.allows_never() => format!("{} upwards, or \"never\"", plain(min)),
            Kind::Real { min, max } => format!("{} to {}", plain(min), plain(max)),
        }
    }
}

/// Units of parameters and costs in German. "currency" stands for the scenario's own.
static GERMAN_UNITS: &[(&str, &str)] = &[
    ("0 to 1", "0 bis 1"),
    ("SD of today's encounters", "Standardabweichungen von heute"),
    ("SD of today's encounters per year", "Standardabweichungen von heute im Jahr"),
    ("SD per minute", "Standardabweichungen je Minute"),
    ("SD per unit of mismatch", "Standardabweichungen je Einheit"),
    ("SD squared", "Standardabweichung zum Quadrat"),
    ("beta a + b", "a + b der Beta-Verteilung"),
    ("coefficient of variation", "Variationskoeffizient"),
    ("contacts per week", "Kontakte je Woche"),
    ("currency", "currency"),
    ("currency per broken promise", "currency je gebrochenem Versprechen"),
    ("currency per complaint", "currency je Beschwerde"),
    ("currency per customer and year", "currency je Kunde und Jahr"),
    ("currency per employee and month", "currency je Stelle und Monat"),
    ("currency per employee and year", "currency je Stelle und Jahr"),
    ("currency per employee-session", "currency je Teilnahme"),
    ("currency per hire", "currency je Neubesetzung"),
    ("currency per hour", "currency je Stunde"),
    ("currency per invitation", "currency je Anfrage"),
    ("currency per month", "currency im Monat"),
    ("currency per resolved case", "currency je gelöstem Fall"),
    ("currency per review", "currency je Gespräch"),
    ("currency per visit", "currency je Besuch"),
    ("currency per week", "currency je Woche"),
    ("currency per year", "currency im Jahr"),
    ("customer points per SD", "Kundenpunkte je Standardabweichung"),
    ("customer points per employee point", "Kundenpunkte je Mitarbeiterpunkt"),
    ("days", "Tage"),
    ("elasticity", "Elastizität"),
    ("employees", "Stellen"),
    ("factor", "Faktor"),
    ("firms", "Firmen"),
    ("gamma shape", "Gamma-Form"),
    ("hours per week", "Stunden je Woche"),
    ("logit per log price", "Logit je Logarithmus des Preises"),
    ("logit per SD", "Logit je Standardabweichung"),
    ("log SD", "Standardabweichung des Logarithmus"),
    ("log chance per unit", "Log-Chance je Einheit"),
    ("log hazard per SD", "Log-Rate je Standardabweichung"),
    ("log hazard per unit", "Log-Rate je Einheit"),
    ("log rate per point", "Logarithmus der Rate je Punkt"),
    ("logit", "Logit"),
    ("mean hour = 1", "mittlere Stunde = 1"),
    ("minutes", "Minuten"),
    ("months", "Monate"),
    ("negative-binomial k", "k der negativen Binomialverteilung"),
    ("no standards = 1", "ohne Standards = 1"),
    ("people", "Menschen"),
    ("per 1000 visits", "je 1000 Besuche"),
    ("per SD", "je Standardabweichung"),
    ("per employee and month", "je Stelle und Monat"),
    ("per friend who left", "je gegangenem Freund"),
    ("per week", "je Woche"),
    ("per year", "im Jahr"),
    ("per year and customer known", "im Jahr je bekanntem Kunden"),
    ("per year and point", "im Jahr je Punkt"),
    ("points of 100", "Punkte von 100"),
    ("satisfaction", "Zufriedenheit"),
    ("sessions in stock", "Schulungen im Bestand"),
    ("share", "Anteil"),
    ("share of answers", "Anteil der Antworten"),
    ("share of complaints", "Anteil der Beschwerden"),
    ("share of complaints in vain", "Anteil der vergeblichen Beschwerden"),
    ("share of encounters", "Anteil der Begegnungen"),
    ("share of customers", "Anteil der Kunden"),
    ("share of failures", "Anteil der Fehler"),
    ("share of good visits", "Anteil der guten Besuche"),
    ("share of grave complaints", "Anteil der schweren Beschwerden"),
    ("share of leavers", "Anteil der Abwanderer"),
    ("share of members' spend", "Anteil der Ausgaben von Mitgliedern"),
    ("share of non-customers", "Anteil der Nichtkunden"),
    ("share of people", "Anteil der Menschen"),
    ("share of profit", "Anteil des Gewinns"),
    ("share of reviews", "Anteil der Bewertungen"),
    ("share of stories", "Anteil der Erzählungen"),
    ("share of those asked", "Anteil der Gefragten"),
    ("share of those who give up", "Anteil derer, die aufgeben"),
    ("share of ties", "Anteil der Bindungen"),
    ("share of unhappy customers", "Anteil der unzufriedenen Kunden"),
    ("share of visits", "Anteil der Besuche"),
    ("share per visit", "Anteil je Besuch"),
    ("stars", "Sterne"),
    ("ties per newcomer", "Bindungen je Neuem"),
    ("ties per person", "Bindungen je Mensch"),
    ("today = 1", "heute = 1"),
    ("units of preference", "Einheiten der Vorliebe"),
    ("unit of the signal", "Einheit des Signals"),
    ("visits", "Besuche"),
    ("visits per survey", "Besuche je Befragung"),
    ("week", "Woche"),
    ("weeks", "Wochen"),
    ("x ours", "x unserem Wert"),
    ("x others", "x andere"),
    ("x today", "x heute"),
    ("years", "Jahre"),
];

/// A unit of the table in the reader's language, with the scenario's currency in it.
pub fn unit_text(unit: &'static str, lang: Lang, currency: &str) -> String {
    let german = || GERMAN_UNITS.iter().find(|(en, _)| *en == unit).map_or(unit, |(_, de)| *de);
    let unit = if lang == Lang::De { german() } else { unit };
    unit.replace("currency", currency)
}

/// The shortest decimal text that reads back as the same number, with `_` between thousands.
pub fn plain(value: f64) -> String {
    let text = value.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    if whole.len() <= 4 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return text;
    }
    let mut grouped = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::params::{PARAMS, ParamId};

    #[test]
    fn every_entry_has_a_source_and_a_description_in_both_languages() {
        for p in PARAMS {
            for text in [p.folklore.source, p.measured.source, p.en, p.de] {
                assert!(text.len() > 8, "{}: placeholder text {text:?}", p.key);
                assert!(!text.contains("  "), "{}: double space in {text:?}", p.key);
            }
            assert_ne!(p.en, p.de, "{}: the German text is the English one", p.key);
            let worded = matches!(p.kind, Kind::Choice(_) | Kind::Flag);
            assert_eq!(p.unit.is_empty(), worded, "{}: unit {:?}", p.key, p.unit);
        }
    }

    #[test]
    fn only_half_lives_in_years_can_be_never() {
        let never: Vec<_> = PARAMS.iter().filter(|p| p.allows_never()).map(|p| p.key).collect();
        assert_eq!(never, ["wom.half_life_years", "reviews.half_life_years"]);
    }

    #[test]
    fn every_unit_has_a_german_name() {
        let units = PARAMS.iter().map(|p| p.unit).chain(crate::scenario::COSTS.iter().map(|cost| cost.unit));
        let units = units.chain(crate::scenario::RULE_KEYS.iter().map(|key| key.unit));
        let units = units.chain(crate::model::observer::SIGNALS.iter().map(|signal| signal.unit));
        for unit in units.filter(|unit| !unit.is_empty()) {
            assert!(GERMAN_UNITS.iter().any(|(en, _)| *en == unit), "{unit}");
        }
        assert_eq!(unit_text("currency per visit", Lang::De, "CHF"), "CHF je Besuch");
    }

    #[test]
    fn every_default_lies_in_its_own_range() {
        for p in PARAMS {
            for value in [p.folklore.value, p.measured.value] {
                assert!(p.allows(value), "{}: default {value} outside {}", p.key, p.range_text());
            }
        }
    }

    #[test]
    fn keys_are_dotted_unique_and_found_again() {
        for (i, p) in PARAMS.iter().enumerate() {
            assert!(p.key.contains('.') && !p.key.contains(' '), "{}", p.key);
            assert!(
                p.key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'_'),
                "{}",
                p.key
            );
            assert!(PARAMS.iter().skip(i + 1).all(|other| other.key != p.key), "{} twice", p.key);
            assert_eq!(ParamId::from_key(p.key).map(ParamId::index), Some(i));
        }
    }

    #[test]
    fn numbers_are_written_with_underscores_between_thousands() {
        let written = [0.05, 1234.0, 12_345.0, -1_234_567.25, 1e9, 1.0 / 21.0].map(plain);
        assert_eq!(
            written,
            ["0.05", "1234", "12_345", "-1_234_567.25", "1_000_000_000", "0.047619047619047616"]
        );
    }
}
