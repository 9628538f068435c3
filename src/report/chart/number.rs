//! Numbers as each language writes them, the unit an axis is shown in, and round axis ticks.

use super::data::{Lang, Unit};

const NBSP: char = '\u{a0}';

/// Whether a plus sign is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Only a minus.
    Minus,
    /// Plus or minus; zero has neither.
    Both,
}

/// `v` with grouped thousands, `decimals` places and a true minus: `+1,234.5` or `+1.234,5`.
/// What rounds to zero has no sign. Beyond 10^15 powers of ten are used.
pub fn number(lang: Lang, v: f64, decimals: usize, sign: Sign) -> String {
    if !v.is_finite() {
        return "–".into();
    }
    let (group, point) = match lang {
        Lang::En => (',', "."),
        Lang::De => ('.', ","),
    };
    let digits =
        if v.abs() < 1e15 { format!("{:.*}", decimals, v.abs()) } else { format!("{:.1e}", v.abs()) };
    let (whole, rest) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut out = String::new();
    if v < 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('−');
    } else if sign == Sign::Both && digits.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('+');
    }
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(c);
    }
    if !rest.is_empty() {
        out.push_str(point);
        out.push_str(rest);
    }
    out
}

/// A whole number with grouped thousands.
pub fn whole(lang: Lang, v: f64) -> String {
    number(lang, v, 0, Sign::Minus)
}

/// A share as a percentage, `0.684` as `68 %`. Neither 0 nor 100 is written for what is not exactly that.
pub fn percent(lang: Lang, share: f64) -> String {
    let points = share * 100.0;
    let text = if points > 0.0 && points < 0.5 {
        "< 1".replace(' ', "\u{a0}")
    } else if points < 100.0 && points > 99.5 {
        "> 99".replace(' ', "\u{a0}")
    } else {
        whole(lang, points)
    };
    format!("{text}{NBSP}%")
}

/// A share of `worlds` as a count: "97 of 100 worlds", or of all of them where there are fewer.
/// "All" and "none" are only said when exactly true.
pub fn odds(lang: Lang, share: f64, worlds: u32) -> String {
    if !share.is_finite() {
        return "–".into();
    }
    let base = f64::from(worlds.clamp(1, 100));
    let mut count = (share.clamp(0.0, 1.0) * base).round();
    if count == 0.0 && share > 0.0 {
        count = 1.0;
    } else if count == base && share < 1.0 {
        count = base - 1.0;
    }
    let (of, noun) = match (lang, base == 1.0) {
        (Lang::En, false) => ("of", "worlds"),
        (Lang::En, true) => ("of", "world"),
        (Lang::De, false) => ("von", "Welten"),
        (Lang::De, true) => ("von", "Welt"),
    };
    format!("{count}{NBSP}{of}{NBSP}{base}{NBSP}{noun}")
}

/// The decimal exponent of a positive finite number: 2 for 123.4. Exact, unlike a logarithm.
fn exponent(v: f64) -> i32 {
    let text = format!("{v:e}");
    text.rsplit('e').next().and_then(|e| e.parse().ok()).unwrap_or(0)
}
fn power_of_ten(e: i32) -> f64 {
    format!("1e{e}").parse().expect("a power of ten is a number")
}

/// The sign or code written for a currency.
pub fn currency_sign(code: &str) -> &str {
    match code {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        other => other,
    }
}

/// The unit an axis and its labels are shown in.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub divisor: f64,
    /// Name of the unit, "thousand €"; may be empty.
    pub unit: String,
    /// Places for a value in a label.
    pub decimals: usize,
}

impl Scale {
    /// The unit for values up to `max_abs`. `smallest_error` is the smallest half-width that will be
    /// printed beside a value: digits below its second one say nothing and are left out.
    pub fn new(lang: Lang, unit: Unit, currency: &str, max_abs: f64, smallest_error: Option<f64>) -> Self {
        let (divisor, word) = match unit {
            Unit::Share => (0.01, ["percentage points", "Prozentpunkte"][lang as usize]),
            Unit::Money => steps(lang, max_abs, 1e4),
            Unit::Number => steps(lang, max_abs, 1e6),
        };
        let sign = currency_sign(currency);
        let unit = match (unit, word.is_empty()) {
            (Unit::Money, true) => sign.to_string(),
            (Unit::Money, false) => format!("{word}{NBSP}{sign}"),
            (Unit::Number, false) => lang.pick(format!("in {word}s"), format!("in {word}")),
            _ => word.to_string(),
        };
        let top = max_abs / divisor;
        let mut decimals = if top > 0.0 { (2 - exponent(top)).clamp(0, 6) as usize } else { 0 };
        let error = smallest_error.map(|e| e / divisor);
        while decimals > 0 && error.is_some_and(|e| e >= power_of_ten(2 - decimals as i32)) {
            decimals -= 1;
        }
        Scale { divisor, unit, decimals }
    }
    /// A value in this unit.
    pub fn format(&self, lang: Lang, v: f64, sign: Sign) -> String {
        number(lang, v / self.divisor, self.decimals, sign)
    }
}

/// Divisor and word: plain below `plain`, then thousands from 10^4, millions from 10^7 and so on.
fn steps(lang: Lang, max_abs: f64, plain: f64) -> (f64, &'static str) {
    let i = lang as usize;
    match max_abs {
        m if m < plain => (1.0, ""),
        m if m < 1e7 => (1e3, ["thousand", "Tsd."][i]),
        m if m < 1e10 => (1e6, ["million", "Mio."][i]),
        m if m < 1e13 => (1e9, ["billion", "Mrd."][i]),
        _ => (1e12, ["trillion", "Bio."][i]),
    }
}

/// Round positions along an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    pub values: Vec<f64>,
    /// Places needed to write every tick exactly.
    pub decimals: usize,
}

impl Ticks {
    /// Ticks at 1, 2, 2.5 or 5 times a power of ten whose ends enclose `lo` to `hi`, with about `count`
    /// steps. Zero is always enclosed; a range without length becomes −1 to 1.
    pub fn enclosing(lo: f64, hi: f64, count: usize) -> Self {
        let (lo, hi) = (lo.min(0.0), hi.max(0.0));
        let (lo, hi) = if hi - lo > 0.0 { (lo, hi) } else { (-1.0, 1.0) };
        let raw = (hi - lo) / count as f64;
        let e = exponent(raw);
        let unit = power_of_ten(e);
        let (m, extra) = [(1.0, 0), (2.0, 0), (2.5, 1), (5.0, 0), (10.0, 0)]
            .into_iter()
            .find(|(m, _)| m * unit >= raw * (1.0 - 1e-9))
            .unwrap_or((10.0, 0));
        let step = m * unit;
        let (first, last) = ((lo / step + 1e-9).floor(), (hi / step - 1e-9).ceil());
        let values = (0..=(last - first) as i64).map(|i| (first + i as f64) * step).collect();
        Ticks { values, decimals: (extra - e).clamp(0, 9) as usize }
    }
    pub fn first(&self) -> f64 {
        self.values.first().copied().expect("an axis has ticks")
    }
    pub fn last(&self) -> f64 {
        self.values.last().copied().expect("an axis has ticks")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        assert_eq!(number(Lang::En, -1234567.89, 1, Sign::Minus), "−1,234,567.9");
        assert_eq!(number(Lang::De, 1234567.89, 1, Sign::Both), "+1.234.567,9");
        assert_eq!(number(Lang::De, -0.04, 1, Sign::Both), "0,0");
        assert_eq!(number(Lang::En, 999.0, 0, Sign::Minus), "999");
        assert_eq!(number(Lang::En, f64::NAN, 0, Sign::Both), "–");
        assert_eq!(percent(Lang::De, 0.684), "68\u{a0}%");
        assert_eq!(percent(Lang::En, 0.001), "<\u{a0}1\u{a0}%");
    }

    #[test]
    fn odds_say_all_or_none_only_when_it_is_so() {
        assert_eq!(odds(Lang::En, 0.97, 256), "97\u{a0}of\u{a0}100\u{a0}worlds");
        assert_eq!(odds(Lang::En, 255.0 / 256.0, 256), "99\u{a0}of\u{a0}100\u{a0}worlds");
        assert_eq!(odds(Lang::En, 0.001, 2000), "1\u{a0}of\u{a0}100\u{a0}worlds");
        assert_eq!(odds(Lang::De, 31.0 / 32.0, 32), "31\u{a0}von\u{a0}32\u{a0}Welten");
        assert_eq!(odds(Lang::De, 1.0, 1), "1\u{a0}von\u{a0}1\u{a0}Welt");
    }

    #[test]
    fn money_is_scaled_to_what_fits_a_label() {
        let de = |max, err| Scale::new(Lang::De, Unit::Money, "EUR", max, err);
        assert_eq!(de(412_000.0, None).unit, "Tsd.\u{a0}€");
        assert_eq!(de(412_000.0, None).format(Lang::De, 231_400.0, Sign::Both), "+231");
        assert_eq!(de(41_200.0, Some(2_400.0)).format(Lang::De, 21_300.0, Sign::Both), "+21,3");
        assert_eq!(de(41_200.0, Some(24_000.0)).format(Lang::De, 21_300.0, Sign::Both), "+21");
        assert_eq!(de(1e12, None).unit, "Mrd.\u{a0}€");
        assert_eq!(Scale::new(Lang::En, Unit::Money, "XAU", 12.0, None).unit, "XAU");
    }

    #[test]
    fn ticks_enclose_the_data_and_zero() {
        let t = Ticks::enclosing(-471.0, 655.0, 5);
        assert_eq!(t.values, [-500.0, -250.0, 0.0, 250.0, 500.0, 750.0]);
        assert_eq!(Ticks::enclosing(0.0, 0.0, 4).values, [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert_eq!(Ticks::enclosing(-9.0, -3.0, 5).last(), 0.0);
        for magnitude in [1e-9, 0.3, 7.0, 1e6, 1e12] {
            let t = Ticks::enclosing(-magnitude, 2.0 * magnitude, 6);
            assert!(t.first() <= -magnitude && t.last() >= 2.0 * magnitude && t.values.len() <= 9);
            assert!(t.values.contains(&0.0));
        }
    }
}
