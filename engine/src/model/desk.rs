//! The complaint desk: complaints queue up for the hours it works, first in, first out.
//!
//! A fluid queue, one number for the whole firm: backlog B' = max(0, B + received - hours 60 / minutes). What
//! comes in a week waits for the backlog at its beginning, 7 B / capacity days.

use crate::scenario::params::{ParamId as P, Values};

/// The longest delay that is told apart, days: ten years. A desk without hours has it from the first day.
pub const LONGEST_DELAY: f64 = 3_650.0;

/// Queue of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Desk {
    /// Complaints not yet answered, with parts of one that are still to do.
    backlog: f64,
    /// Delay of this week's complaints, days.
    delay: f64,
}

impl Desk {
    /// Days that complaints of this week wait until work on them begins; 0 without a desk.
    pub fn begin_week(&mut self, v: &Values) -> f64 {
        self.delay = if v[P::DeskOn] == 0.0 { 0.0 } else { self.delay_days(v) };
        self.delay
    }

    fn delay_days(&self, v: &Values) -> f64 {
        let capacity = capacity(v);
        if capacity > 0.0 { (7.0 * self.backlog / capacity).min(LONGEST_DELAY) } else { LONGEST_DELAY }
    }

    /// The week's complaints join the queue and the desk works it off; returns how many it answered.
    pub fn end_week(&mut self, v: &Values, received: f64) -> f64 {
        if v[P::DeskOn] == 0.0 {
            // Without a desk of limited capacity everything is answered.
            return core::mem::take(&mut self.backlog) + received;
        }
        let before = self.backlog + received;
        let answered = before.min(capacity(v));
        self.backlog = before - answered;
        debug_assert!(self.backlog >= 0.0, "a desk cannot answer what it has not received");
        answered
    }

    /// Complaints not yet answered.
    pub fn backlog(&self) -> f64 {
        self.backlog
    }

    /// Backlog at the week's end and days waited by its `to_desk` complaints together, hundredths.
    pub fn books(&self, to_desk: f64) -> [f64; 2] {
        [100.0 * self.backlog, 100.0 * self.delay * to_desk]
    }
}

/// Complaints that the desk can answer in a week.
pub fn capacity(v: &Values) -> f64 {
    v[P::DeskHours] * 60.0 / v[P::DeskMinutes]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    fn desk(hours: f64, minutes: f64) -> Values {
        let mut v = Values::of_pack(Pack::Measured);
        v[P::DeskOn] = 1.0;
        v[P::DeskHours] = hours;
        v[P::DeskMinutes] = minutes;
        v
    }

    /// Delays met in each week and the backlog at the end.
    fn delays(v: &Values, received: impl Fn(u32) -> f64, weeks: u32) -> (Vec<f64>, f64) {
        let mut queue = Desk::default();
        let (mut came, mut went) = (0.0, 0.0);
        let met = (0..weeks).map(|week| {
            let delay = queue.begin_week(v);
            came += received(week);
            went += queue.end_week(v, received(week));
            assert!(queue.backlog >= 0.0 && delay.is_finite());
            assert!((came - went - queue.backlog).abs() < 1e-9, "received = answered + backlog");
            delay
        });
        (met.collect(), queue.backlog)
    }

    #[test]
    fn the_queue_grows_by_what_is_too_much_and_is_worked_off_at_the_same_speed() {
        // 20 complaints a week of 30 minutes are 10 hours: 24 a week leave 4 more each week, 1.4 days.
        let v = desk(10.0, 30.0);
        let (met, backlog) = delays(&v, |week| if week < 10 { 24.0 } else { 16.0 }, 15);
        for (week, delay) in met.iter().enumerate() {
            let behind = if week <= 10 { week as f64 } else { 20.0 - week as f64 };
            assert!((delay - 7.0 * 4.0 * behind / 20.0).abs() < 1e-12, "week {week}: {delay}");
        }
        assert!((backlog - 20.0).abs() < 1e-12);
        assert_eq!(delays(&v, |_| 20.0, 500), (vec![0.0; 500], 0.0), "just enough is enough");
    }

    #[test]
    fn more_hours_never_raise_a_delay() {
        let received = |week: u32| f64::from(week * 7_919 % 41);
        let mut before: Option<Vec<f64>> = None;
        for hours in [0.0, 0.5, 3.0, 9.0, 10.0, 10.5, 14.0, 1e6] {
            let (met, _) = delays(&desk(hours, 30.0), received, 200);
            if let Some(slower) = &before {
                assert!(met.iter().zip(slower).all(|(fast, slow)| fast <= slow), "{hours} hours");
            }
            before = Some(met);
        }
    }

    #[test]
    fn a_desk_without_hours_answers_nobody_and_one_without_complaints_waits_for_some() {
        let (met, backlog) = delays(&desk(0.0, 30.0), |_| 3.0, 100);
        assert_eq!((met, backlog), (vec![LONGEST_DELAY; 100], 300.0));
        assert_eq!(delays(&desk(40.0, 30.0), |_| 0.0, 10), (vec![0.0; 10], 0.0));
        let mut queue = Desk { backlog: 5.0, delay: 0.0 };
        let mut off = desk(1.0, 30.0);
        off[P::DeskOn] = 0.0;
        assert_eq!(queue.begin_week(&off), 0.0);
        assert_eq!((queue.end_week(&off, 2.0), queue.backlog()), (7.0, 0.0));
    }
}
