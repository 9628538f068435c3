//! Lengths of time, sizes of files and amounts of a measure, as sweeps write them.

use crate::report::Lang;
use crate::report::number::place;
use crate::report::text::scale;
use crate::store::Manifest;
use crate::store::manifest::MetricUnit;

/// A length of time: `under a second`, `45 s`, `17 min`, `6.2 hours`, `3.5 days`.
pub fn length(lang: Lang, seconds: f64) -> String {
    let t = lang.texts().plan;
    let short = |v: f64| lang.number(v, if v < 9.95 { -1 } else { 0 });
    match seconds {
        s if s < 1.0 => t.under_a_second.to_owned(),
        s if s < 100.0 => (t.seconds)(&short(s)),
        s if s < 100.0 * 60.0 => (t.minutes)(&short(s / 60.0)),
        s if s < 48.0 * 3600.0 => (t.hours)(&short(s / 3600.0)),
        s => (t.days)(&short(s / 86_400.0)),
    }
}

/// A length of time that is estimated: `about 45 s`, but `under a second`.
pub fn about(lang: Lang, seconds: f64) -> String {
    let said = length(lang, seconds);
    if seconds < 1.0 { said } else { (lang.texts().plan.about)(&said) }
}

/// A size: `310 kB`, `11 MB`, `1.2 GB`.
pub fn bytes(lang: Lang, bytes: f64) -> String {
    let units = ["kB", "MB", "GB", "TB"];
    let steps = |v: &f64| *v >= 999.5;
    let (mut value, mut unit) = (bytes / 1e3, 0);
    while steps(&value) && unit + 1 < units.len() {
        value /= 1e3;
        unit += 1;
    }
    let place = if value < 9.95 { -1 } else { 0 };
    let least = if unit == 0 { value.max(0.1) } else { value };
    format!("{} {}", lang.number(least, place), units[unit])
}

/// A measure's amount with two digits, or with those of `error`; its unit comes with [`with_unit`].
pub fn amount(lang: Lang, manifest: &Manifest, value: f64, error: f64, signed: bool) -> String {
    let scale = manifest.metric(&manifest.measure).map_or(1.0, scale);
    let (value, error) = (value * scale, error * scale);
    // Nothing but rounding: a single point, or all points alike.
    let error = if error < 1e-9 * value.abs() { 0.0 } else { error };
    let digits = place(error, value);
    if signed { lang.signed(value, digits) } else { lang.number(value, digits) }
}

/// A number of the measure with its unit: `480 EUR`, `3 percentage points`.
pub fn with_unit(lang: Lang, manifest: &Manifest, number: &str) -> String {
    match manifest.metric(&manifest.measure).map(|m| m.unit) {
        Some(MetricUnit::Money) if !manifest.currency.is_empty() => format!("{number} {}", manifest.currency),
        Some(MetricUnit::Share) => format!("{number} {}", lang.texts().selection.percentage_points),
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_no_more_digits_than_are_known() {
        let m = Manifest::of(&crate::testing::scenario(2), "s.toml", "", None);
        let said = |value, error| amount(Lang::En, &m, value, error, false);
        assert_eq!(said(-26_425.210_958_723_9, 3.6e-12), "-26,425.2");
        assert_eq!(said(-26_425.210_958_723_9, 310.0), "-26,430");
    }

    #[test]
    fn lengths_and_sizes_have_two_digits_and_a_unit_that_fits() {
        let en = |s| length(Lang::En, s);
        assert_eq!([en(0.2), en(4.26), en(45.3)], ["under a second", "4.3 s", "45 s"]);
        assert_eq!([en(1020.0), en(22_320.0), en(302_400.0)], ["17 min", "6.2 hours", "3.5 days"]);
        assert_eq!(length(Lang::De, 22_320.0), "6,2 Stunden");
        assert_eq!([about(Lang::En, 0.2), about(Lang::En, 45.3)], ["under a second", "about 45 s"]);
        let size = |b| bytes(Lang::En, b);
        assert_eq!([size(12.0), size(310_400.0), size(999_800.0)], ["0.1 kB", "310 kB", "1.0 MB"]);
        assert_eq!([size(1.2e9), size(8e10), size(5e16)], ["1.2 GB", "80 GB", "50,000 TB"]);
        assert_eq!(bytes(Lang::De, 1.2e9), "1,2 GB");
    }
}
