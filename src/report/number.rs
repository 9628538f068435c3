//! Numbers as people of a language write them, with no more digits than the error allows.

use super::Lang;

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

impl Lang {
    /// `value` rounded to 10^`place`, digits grouped in threes: `21,300` or `21.300`.
    pub fn number(self, value: f64, place: i32) -> String {
        let step = 10f64.powi(place);
        let decimals = usize::try_from(-place).unwrap_or(0);
        let rounded = if place > 0 { (value / step).round() * step } else { value };
        let plain = format!("{:.decimals$}", rounded.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let nothing = plain.chars().all(|c| matches!(c, '0' | '.'));
        let sign = if value < 0.0 && !nothing { "-" } else { "" };
        let (group, point) = if self == Lang::De { ('.', ",") } else { (',', ".") };
        let mut text = sign.to_owned() + &grouped(whole, group);
        if decimals > 0 {
            text = text + point + fraction;
        }
        text
    }
    /// As [`Lang::number`] with a plus sign on gains.
    pub fn signed(self, value: f64, place: i32) -> String {
        let text = self.number(value, place);
        let nothing = !text.chars().any(|c| ('1'..='9').contains(&c));
        if value > 0.0 && !nothing { format!("+{text}") } else { text }
    }
    /// A whole number.
    pub fn count(self, value: u64) -> String {
        self.number(value as f64, 0)
    }
    /// A share as a whole percentage; never 0 % or 100 % unless it is exactly that.
    pub fn percent(self, share: f64) -> String {
        let percent = (share * 100.0).round();
        let shown = match percent {
            p if p <= 0.0 && share > 0.0 => return "< 1 %".to_owned(),
            p if p >= 100.0 && share < 1.0 => return "> 99 %".to_owned(),
            p => p,
        };
        format!("{shown:.0} %")
    }
    /// A number with as many digits as it needs, for thresholds people wrote themselves.
    pub fn written(self, value: f64) -> String {
        let decimals =
            (0..6).find(|&d| (value * 10f64.powi(d) - (value * 10f64.powi(d)).round()).abs() < 1e-9);
        self.number(value, -decimals.unwrap_or(6))
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
    fn odds_never_claim_certainty_that_was_not_seen() {
        assert_eq!(odds(255, 256), (99, 100));
        assert_eq!(odds(1, 1000), (1, 100));
        assert_eq!(odds(256, 256), (100, 100));
        assert_eq!(odds(0, 256), (0, 100));
        assert_eq!(odds(61, 64), (61, 64));
        assert_eq!(Lang::En.percent(0.999), "> 99 %");
        assert_eq!(Lang::En.percent(0.001), "< 1 %");
        assert_eq!(Lang::En.percent(1.0), "100 %");
    }
}
