//! The axis of time: weeks, months or years, whichever a reader counts in over the run's horizon.

use super::data::Lang;
use super::layout::{Frame, counted};
use super::number::whole;
use super::scene::{Align, Scene, Text};
use super::theme::Theme;

const WEEKS_PER_YEAR: f64 = 52.0;
/// Up to this horizon the axis counts weeks.
const WEEKS_SHOWN_TO: f64 = 26.0;
/// Up to this horizon the axis counts months, beyond it years.
const MONTHS_SHOWN_TO: f64 = 5.0 * WEEKS_PER_YEAR;

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Week,
    Month,
    Year,
}

impl Unit {
    /// For a horizon in weeks.
    pub fn of(weeks: f64) -> Unit {
        match weeks {
            w if w <= WEEKS_SHOWN_TO => Unit::Week,
            w if w <= MONTHS_SHOWN_TO => Unit::Month,
            _ => Unit::Year,
        }
    }
    /// For a moment within a horizon: an early one is told in months even of many years.
    pub fn of_moment(months: f64, horizon_weeks: f64) -> Unit {
        match Unit::of(horizon_weeks) {
            Unit::Year => Unit::of(months * Unit::Month.weeks()).max(Unit::Month),
            unit => unit,
        }
    }
    /// Number of the unit that a moment lies in.
    pub fn number(self, months: f64) -> f64 {
        (months / self.months() - 1e-9).ceil().max(0.0)
    }
    /// Length in weeks.
    pub fn weeks(self) -> f64 {
        match self {
            Unit::Week => 1.0,
            Unit::Month => WEEKS_PER_YEAR / 12.0,
            Unit::Year => WEEKS_PER_YEAR,
        }
    }
    /// Length in months, the unit of break-even.
    pub fn months(self) -> f64 {
        self.weeks() / Unit::Month.weeks()
    }
    /// "Month", as in "Month 3".
    pub fn name(self, lang: Lang) -> &'static str {
        let t = lang.texts().chart;
        match self {
            Unit::Week => t.week,
            Unit::Month => t.month,
            Unit::Year => t.year,
        }
    }
    /// "11 months"; in German the dative.
    pub fn count(self, lang: Lang, n: f64) -> String {
        let t = lang.texts().chart;
        let words = match self {
            Unit::Week => t.weeks,
            Unit::Month => t.months,
            Unit::Year => t.years,
        };
        counted(lang, n, words)
    }
}

/// Draws the axis below the data, from the start to `end` units.
pub fn axis(scene: &mut Scene, theme: &Theme, lang: Lang, end: f64, unit: Unit, room: Frame) {
    let muted = theme.colors.muted;
    let y = room.bottom + theme.small * 1.7;
    let steps: &[f64] = match unit {
        Unit::Year => &[1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0],
        _ => &[1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0, 240.0, 1200.0],
    };
    let step = steps.iter().copied().find(|k| end / k <= 8.0).unwrap_or(12_000.0);
    let count = (end / step + 1e-6).floor() as usize;
    for i in 0..=count {
        let at = i as f64 * step;
        let text = match i {
            0 => lang.texts().chart.start.into(),
            i if i == count => format!("{}\u{a0}{}", unit.name(lang), whole(lang, at)),
            _ => whole(lang, at),
        };
        let x = room.left + at / end * (room.right - room.left);
        scene.push(Text::new(text, x, y, theme.small, muted).align(Align::Middle));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_horizons_are_counted_in_years() {
        assert_eq!([26.0, 27.0, 260.0, 261.0, 1900.0].map(Unit::of), {
            use Unit::{Month, Week, Year};
            [Week, Month, Month, Year, Year]
        });
        let early = Unit::of_moment(27.0, 1900.0);
        assert_eq!((early, early.number(26.2)), (Unit::Month, 27.0));
        assert_eq!((Unit::of_moment(70.0, 1900.0), Unit::Year.number(70.0)), (Unit::Year, 6.0));
        assert_eq!((Unit::of_moment(0.3, 2.0), Unit::Week.number(2.0 * 12.0 / 52.0)), (Unit::Week, 2.0));
        assert_eq!(Unit::Year.months(), 12.0);
        assert_eq!(Unit::Year.count(Lang::De, 3.0), "3\u{a0}Jahren");
    }
}
