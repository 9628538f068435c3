//! The firm's watch over a signal: a CUSUM chart that says when quality seems to have dropped.
//!
//! Page (1954); for yes-or-no data Reynolds & Stoumbos (1999). After weeks in which the usual rate p0 is learnt the
//! chart adds up ln(p1/p0) for each event and ln((1-p1)/(1-p0)) for each non-event, never below 0, with
//! p1 = factor x p0. It alarms above h = ln A; by Lorden (1971) the mean number of samples to a false alarm is then
//! at least A if p0 is known.

use super::observer::Seen;
use crate::scenario::params::{ParamId as P, Values};

/// State of the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Alarm {
    /// Signal that is watched: whether it is the survey.
    survey: bool,
    weeks_learnt: u32,
    learnt: [f64; 2],
    height: f64,
}

impl Alarm {
    /// Looks at what was seen this week; `true` if the alarm goes off, after which the chart starts again at 0.
    pub fn saw(&mut self, v: &Values, seen: &Seen) -> bool {
        if v[P::AlarmOn] == 0.0 {
            *self = Alarm::default();
            return false;
        }
        let survey = v[P::AlarmSignal] != 0.0;
        if survey != self.survey {
            *self = Alarm { survey, ..Alarm::default() };
        }
        let [events, trials] = seen.trials(survey);
        if self.weeks_learnt < v[P::AlarmLearnWeeks] as u32 || self.learnt[1] <= 0.0 {
            self.weeks_learnt += 1;
            self.learnt = [self.learnt[0] + events, self.learnt[1] + trials];
            return false;
        }
        if trials <= 0.0 {
            return false;
        }
        let usual = usual(self.learnt);
        self.height = rise(self.height, usual, raised(usual, v[P::AlarmFactor]), events, trials);
        let off = self.height > limit(v, survey);
        if off {
            self.height = 0.0;
        }
        off
    }
}

/// The usual rate from events among trials, never 0 nor 1: (x + 1/2) / (n + 1).
fn usual([events, trials]: [f64; 2]) -> f64 {
    (events + 0.5) / (trials + 1.0)
}

/// The raised rate that the chart is made for, short of 1.
fn raised(usual: f64, factor: f64) -> f64 {
    (usual * factor).min((1.0 + usual) / 2.0)
}

/// One sample: S' = max(0, S + x ln(p1/p0) + (n - x) ln((1-p1)/(1-p0))).
fn rise(height: f64, p0: f64, p1: f64, events: f64, trials: f64) -> f64 {
    let fine = libm::log1p(-p1) - libm::log1p(-p0);
    (height + events * libm::log(p1 / p0) + (trials - events) * fine).max(0.0)
}

/// h = ln A, with A the accepted mean weeks to a false alarm in samples: a survey comes once in several weeks.
fn limit(v: &Values, survey: bool) -> f64 {
    let weeks_between = if survey { v[P::SurveyEveryWeeks].max(1.0) } else { 1.0 };
    libm::log((v[P::AlarmFalseWeeks] / weeks_between).max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;
    use crate::model::ledger::Week;

    fn watching() -> Values {
        let mut v = Values::of_pack(Pack::Folklore);
        v[P::AlarmOn] = 1.0;
        v[P::AlarmLearnWeeks] = 4.0;
        v
    }

    fn seen(v: &Values, voiced: f64, visits: f64) -> Seen {
        Seen::of(&Week { visits, voiced, ..Week::default() }, v)
    }

    #[test]
    fn the_height_is_the_sum_of_log_likelihood_ratios_above_zero() {
        // p0 = 0.1, p1 = 0.2: 3 events in 10 add 3 ln 2 + 7 ln(8/9) = 1.25496; 0 in 10 take away 1.1778.
        let up = rise(0.0, 0.1, 0.2, 3.0, 10.0);
        assert!((up - 1.254_960_3).abs() < 1e-7, "{up}");
        let down = rise(up, 0.1, 0.2, 0.0, 10.0);
        assert!((down - (1.254_960_3 - 1.177_830_4)).abs() < 1e-7, "{down}");
        assert_eq!(rise(down, 0.1, 0.2, 0.0, 10.0), 0.0);
    }

    #[test]
    fn the_alarm_goes_off_after_a_rise_and_not_while_all_is_as_learnt() {
        let v = watching();
        let mut alarm = Alarm::default();
        let usual: Vec<bool> = (0..300).map(|_| alarm.saw(&v, &seen(&v, 10.0, 1_000.0))).collect();
        assert!(!usual.contains(&true));
        // p0 = 40.5/4001, p1 = 1.5 p0: 16 in 1,000 add 16 ln 1.5 - 984 x 0.00513 = 1.44 a week; h = ln 520 = 6.25.
        let raised: Vec<bool> = (0..10).map(|_| alarm.saw(&v, &seen(&v, 16.0, 1_000.0))).collect();
        assert_eq!(raised.iter().position(|off| *off), Some(4));
        assert!(!raised[5], "it starts again at 0");
    }

    #[test]
    fn without_anything_to_see_there_is_no_alarm_and_nothing_is_no_number() {
        let v = watching();
        let mut alarm = Alarm::default();
        for (voiced, visits) in [(0.0, 0.0); 20].into_iter().chain([(5.0, 5.0); 20]) {
            alarm.saw(&v, &seen(&v, voiced, visits));
            assert!(alarm.height.is_finite());
        }
        let off = Values::of_pack(Pack::Folklore);
        assert!(!alarm.saw(&off, &seen(&off, 9.0, 9.0)));
    }
}
