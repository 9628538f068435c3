//! Numbers as people of a language write them, on a terminal or in print, with no more digits than the error
//! allows.

use super::{Lang, of, part};

/// The space that no line is broken at.
pub const NBSP: char = '\u{a0}';

part! {
    /// What a language's numbers are written with.
    pub struct NumberTexts {
        /// Between groups of three digits.
        pub group: char,
        /// Before the decimals.
        pub point: char,
        /// Whether the sign of a currency stands before the amount in print: `€5` or `5 €`.
        pub sign_first: bool,
        /// Thousand, million, billion, trillion, as they stand before a unit.
        pub thousands: [&'static str; 4],
        /// A scaled unit without a name: "in thousands".
        pub in_units: fn(&str) -> String,
        pub percentage_points: &'static str,
        /// Events of so many worlds, spaces apart: "97 of 100 worlds".
        pub of_worlds: fn(u64, u64) -> String,
    }
}

/// Where a number is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// On a terminal and in plain files: ASCII minus, ordinary spaces, codes of currencies.
    Terminal,
    /// In pictures, pages and slides: true minus, no-break spaces, signs of currencies.
    Typographic,
}

/// Whether a plus sign is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Only a minus.
    Minus,
    /// Plus or minus; zero has neither.
    Both,
}

/// What a measure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Unit {
    /// Units of the scenario's currency.
    Money,
    /// People, events or ratios.
    Number,
    /// 0 to 1; differences are shown in percentage points.
    Share,
}

/// Writes the numbers of a language in a style.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    pub lang: Lang,
    pub style: Style,
}

impl Numbers {
    fn texts(self) -> &'static NumberTexts {
        of(self.lang).number
    }
    fn space(self) -> char {
        if self.style == Style::Typographic { NBSP } else { ' ' }
    }
    /// `value` rounded to 10^`place`, digits grouped in threes: `21,300` or `21.300`. What rounds to zero has
    /// no sign; beyond 10^15 powers of ten are used; what is not finite is a dash.
    pub fn number(self, value: f64, place: i32, sign: Sign) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let decimals = usize::try_from(-place).unwrap_or(0);
        let step = 10f64.powi(place);
        let rounded = if place > 0 { (value / step).round() * step } else { value }.abs();
        let plain = if rounded < 1e15 { format!("{rounded:.decimals$}") } else { format!("{rounded:.1e}") };
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let t = self.texts();
        let mut text = self.sign(value, &plain, sign).to_owned() + &grouped(whole, t.group);
        if !fraction.is_empty() {
            text.push(t.point);
            text.push_str(fraction);
        }
        text
    }
    /// A written amount, which may be followed by its ±, with the sign of its currency where the language has it.
    pub fn beside_sign(self, amount: &str, currency: &str) -> String {
        let sign = currency_sign(currency);
        match amount.find(|c: char| c.is_ascii_digit()) {
            Some(at) if self.texts().sign_first && sign != currency => {
                format!("{}{sign}{}", amount[..at].replace('-', "−"), &amount[at..])
            }
            _ => format!("{amount}\u{a0}{sign}"),
        }
    }

    /// The sign of a value whose digits are `plain`.
    fn sign(self, value: f64, plain: &str, sign: Sign) -> &'static str {
        let nothing = !plain.bytes().any(|b| (b'1'..=b'9').contains(&b));
        match (value < 0.0, self.style) {
            _ if nothing => "",
            (true, Style::Terminal) => "-",
            (true, Style::Typographic) => "−",
            (false, _) if sign == Sign::Both => "+",
            (false, _) => "",
        }
    }
    /// A share as a whole percentage; never 0 % or 100 % unless it is exactly that.
    pub fn percent(self, share: f64) -> String {
        let s = self.space();
        match (share * 100.0).round() {
            p if p <= 0.0 && share > 0.0 => format!("<{s}1{s}%"),
            p if p >= 100.0 && share < 1.0 => format!(">{s}99{s}%"),
            p => format!("{}{s}%", self.number(p, 0, Sign::Minus)),
        }
    }
    /// A number with as many digits as it needs, for thresholds people wrote themselves.
    pub fn written(self, value: f64) -> String {
        let exact = |d: &i32| {
            let steps = value * 10f64.powi(*d);
            (steps - steps.round()).abs() < 1e-9
        };
        self.number(value, -(0..6).find(exact).unwrap_or(6), Sign::Minus)
    }
    /// An amount with its currency: `-21,300 EUR` on a terminal; `−€21,300` or `−21.300 €` in print. A currency
    /// without a sign is written as its code, none at all as nothing.
    pub fn money(self, value: f64, place: i32, sign: Sign, currency: &str) -> String {
        let number = self.number(value, place, sign);
        let name = if self.style == Style::Typographic { currency_sign(currency) } else { currency };
        if name.is_empty() {
            number
        } else if self.style == Style::Typographic && self.texts().sign_first && name != currency {
            let digits = number.trim_start_matches(['+', '−']);
            format!("{}{name}{digits}", &number[..number.len() - digits.len()])
        } else {
            format!("{number}{}{name}", self.space())
        }
    }
    /// A share of `worlds` as a count: "97 of 100 worlds", or of all of them where there are fewer.
    /// "All" and "none" are only said when exactly true.
    pub fn odds(self, share: f64, worlds: u32) -> String {
        if !share.is_finite() {
            return "–".to_owned();
        }
        let n = u64::from(worlds.max(1));
        let mut events = (share.clamp(0.0, 1.0) * n as f64).round() as u64;
        if events == 0 && share > 0.0 {
            events = 1;
        } else if events == n && share < 1.0 {
            events = n - 1;
        }
        let (events, of) = odds(events, n);
        let text = (self.texts().of_worlds)(events, of);
        if self.style == Style::Typographic { text.replace(' ', &NBSP.to_string()) } else { text }
    }
}

impl Lang {
    /// Numbers as they stand on a terminal.
    pub fn plain(self) -> Numbers {
        Numbers { lang: self, style: Style::Terminal }
    }
    /// Numbers as they stand in print.
    pub fn print(self) -> Numbers {
        Numbers { lang: self, style: Style::Typographic }
    }
    /// [`Numbers::number`] on a terminal.
    pub fn number(self, value: f64, place: i32) -> String {
        self.plain().number(value, place, Sign::Minus)
    }
    /// As [`Lang::number`] with a plus sign on gains.
    pub fn signed(self, value: f64, place: i32) -> String {
        self.plain().number(value, place, Sign::Both)
    }
    /// A whole number.
    pub fn count(self, value: u64) -> String {
        self.number(value as f64, 0)
    }
    /// [`Numbers::percent`] on a terminal.
    pub fn percent(self, share: f64) -> String {
        self.plain().percent(share)
    }
    /// [`Numbers::written`] on a terminal.
    pub fn written(self, value: f64) -> String {
        self.plain().written(value)
    }
}

fn grouped(digits: &str, separator: char) -> String {
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The place (power of ten) to round to when a number is known to ± `half`: two digits of the error.
/// Of an exact number (`half` = 0) as many decimals as it has, up to six digits in all.
pub fn place(half: f64, value: f64) -> i32 {
    if half > 0.0 {
        (half.log10() + 1e-12).floor() as i32 - 1
    } else if value == 0.0 {
        0
    } else {
        let finest = (value.abs().log10().floor() as i32 - 5).min(0);
        let exact = |place: &i32| {
            let steps = value / 10f64.powi(*place);
            (steps - steps.round()).abs() < 1e-6 * steps.abs()
        };
        (finest..=0).rev().find(exact).unwrap_or(finest)
    }
}

/// Odds as a count: of 100 worlds when there are that many, else of those there are. Never all or none
/// of 100 unless it is so.
pub fn odds(events: u64, n: u64) -> (u64, u64) {
    if n < 100 || events == 0 || events == n {
        return if n < 100 { (events, n) } else { (100 * events / n, 100) };
    }
    let share = (100.0 * events as f64 / n as f64).round() as u64;
    (share.clamp(1, 99), 100)
}

/// Parts rounded to 10^`place` so that they add up to the rounded total: those nearest to the other side of
/// their rounding give way (largest remainder).
pub fn adding_up(parts: &[f64], total: f64, place: i32) -> Vec<f64> {
    let step = 10f64.powi(place);
    let mut rounded: Vec<f64> = parts.iter().map(|p| (p / step).round()).collect();
    let missing = (total / step).round() - rounded.iter().sum::<f64>();
    let left = |i: usize| (parts[i] / step - (parts[i] / step).round()) * missing.signum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by(|&a, &b| left(b).total_cmp(&left(a)));
    for &i in order.iter().take(missing.abs() as usize) {
        rounded[i] += missing.signum();
    }
    rounded.into_iter().map(|r| r * step).collect()
}

/// The sign of a currency in print, or its code.
pub fn currency_sign(code: &str) -> &str {
    match code {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        other => other,
    }
}

/// The decimal exponent of a positive finite number: 2 for 123.4. Exact, unlike a logarithm.
pub fn exponent(v: f64) -> i32 {
    let text = format!("{v:e}");
    text.rsplit('e').next().and_then(|e| e.parse().ok()).unwrap_or(0)
}

/// 10^`e`, exactly as it would be written.
pub fn power_of_ten(e: i32) -> f64 {
    format!("1e{e}").parse().expect("invariant: a power of ten is a number")
}

/// The unit the values of a picture or table are shown in.
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
        let t = of(lang).number;
        let (divisor, word) = match unit {
            Unit::Share => (0.01, t.percentage_points),
            Unit::Money => steps(t, max_abs, 1e4),
            Unit::Number => steps(t, max_abs, 1e6),
        };
        let sign = currency_sign(currency);
        let unit = match (unit, word.is_empty() || sign.is_empty()) {
            (Unit::Money, true) => format!("{word}{sign}"),
            (Unit::Money, false) => format!("{word}{NBSP}{sign}"),
            (Unit::Number, _) if !word.is_empty() => (t.in_units)(word),
            _ => word.to_owned(),
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
        lang.print().number(v / self.divisor, -(self.decimals as i32), sign)
    }
}

/// Divisor and word: plain below `plain`, then thousands from 10^4, millions from 10^7 and so on.
fn steps(t: &NumberTexts, max_abs: f64, plain: f64) -> (f64, &'static str) {
    match max_abs {
        m if m < plain => (1.0, ""),
        m if m < 1e7 => (1e3, t.thousands[0]),
        m if m < 1e10 => (1e6, t.thousands[1]),
        m if m < 1e13 => (1e9, t.thousands[2]),
        _ => (1e12, t.thousands[3]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stop_where_the_error_begins() {
        assert_eq!(place(2_412.0, 21_345.6), 2);
        assert_eq!(Lang::En.signed(21_345.6, 2), "+21,300");
        assert_eq!(Lang::De.number(2_412.0, 2), "2.400");
        assert_eq!(place(0.034, 1.0), -3);
        assert_eq!(Lang::De.number(0.0342, -3), "0,034");
        assert_eq!([place(0.0, 104.0), place(0.0, 0.25), place(0.0, 1.0 / 3.0)], [0, -2, -6]);
        assert_eq!(place(1000.0, 0.0), 2, "1000 has its first digit at 10^3");
    }

    #[test]
    fn rounded_parts_add_up_to_the_rounded_total() {
        assert_eq!(adding_up(&[14.0, 14.0, 14.0], 42.0, 1), [20.0, 10.0, 10.0]);
        assert_eq!(adding_up(&[16.0, 17.0, -3.4], 29.6, 1), [10.0, 20.0, 0.0]);
        assert_eq!(adding_up(&[1.0, 2.0], 3.0, 0), [1.0, 2.0]);
        assert!(adding_up(&[], 0.0, 0).is_empty());
    }

    #[test]
    fn signs_and_groups() {
        assert_eq!(Lang::En.number(-1_234_567.0, 0), "-1,234,567");
        assert_eq!(Lang::De.number(-1_234_567.891, -2), "-1.234.567,89");
        assert_eq!(Lang::En.number(-3.0, 2), "0");
        assert_eq!(Lang::En.signed(3.0, 2), "0");
        assert_eq!(Lang::En.signed(0.004, -1), "0.0");
        assert_eq!(Lang::En.written(5_000.0), "5,000");
        assert_eq!(Lang::De.written(0.025), "0,025");
        assert_eq!(Lang::En.number(999.7, 0), "1,000");
    }

    #[test]
    fn numbers_in_print_have_a_true_minus_and_spaces_that_hold() {
        let (en, de) = (Lang::En.print(), Lang::De.print());
        assert_eq!(en.number(-1234567.89, -1, Sign::Minus), "−1,234,567.9");
        assert_eq!(de.number(1234567.89, -1, Sign::Both), "+1.234.567,9");
        assert_eq!(de.number(-0.04, -1, Sign::Both), "0,0");
        assert_eq!(en.number(f64::NAN, 0, Sign::Both), "–");
        assert_eq!(de.percent(0.684), "68\u{a0}%");
        assert_eq!(en.percent(0.001), "<\u{a0}1\u{a0}%");
        assert_eq!(en.percent(0.995), ">\u{a0}99\u{a0}%", "the same rule as on a terminal");
    }

    #[test]
    fn money_stands_as_each_language_writes_it() {
        let money = |n: Numbers, currency| n.money(-21_345.0, 2, Sign::Both, currency);
        assert_eq!(money(Lang::En.plain(), "EUR"), "-21,300 EUR");
        assert_eq!(money(Lang::De.plain(), "EUR"), "-21.300 EUR");
        assert_eq!(money(Lang::En.print(), "EUR"), "−€21,300");
        assert_eq!(money(Lang::De.print(), "EUR"), "−21.300\u{a0}€");
        assert_eq!(money(Lang::En.print(), "XAU"), "−21,300\u{a0}XAU", "an unknown currency is its code");
        assert_eq!(money(Lang::De.print(), ""), "−21.300");
    }

    #[test]
    fn odds_never_claim_certainty_that_was_not_seen() {
        assert_eq!(odds(255, 256), (99, 100));
        assert_eq!(odds(1, 1000), (1, 100));
        assert_eq!(odds(256, 256), (100, 100));
        assert_eq!(odds(0, 256), (0, 100));
        assert_eq!(odds(61, 64), (61, 64));
        assert_eq!(Lang::En.percent(0.999), "> 99 %");
        assert_eq!(Lang::En.percent(0.001), "< 1 %");
        assert_eq!(Lang::En.percent(1.0), "100 %");
        assert_eq!(Lang::En.print().odds(0.97, 256), "97\u{a0}of\u{a0}100\u{a0}worlds");
        assert_eq!(Lang::En.plain().odds(255.0 / 256.0, 256), "99 of 100 worlds");
        assert_eq!(Lang::En.plain().odds(0.0001, 2000), "1 of 100 worlds");
        assert_eq!(Lang::De.plain().odds(31.0 / 32.0, 32), "31 von 32 Welten");
        assert_eq!(Lang::De.plain().odds(1.0, 1), "1 von 1 Welt");
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
        assert_eq!(Scale::new(Lang::En, Unit::Money, "", 12e3, None).unit, "thousand");
        assert_eq!(Scale::new(Lang::En, Unit::Number, "", 12e6, None).unit, "in millions");
    }
}
