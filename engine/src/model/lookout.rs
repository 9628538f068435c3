//! Looking back on a week: what the firm makes of what it saw, and, for reports, what was true.

use super::alarm::Alarm;
use super::ledger::Week;
use super::numbers::Numbers;
use super::observer::{Seen, TrueQuality};
use super::policy::Schedule;
use crate::scenario::params::Values;

/// The firm's watch over its signals, shared by agents and twin.
#[derive(Clone, Debug, Default)]
pub struct Lookout {
    alarm: Alarm,
    quality: TrueQuality,
}

/// What there is to say about a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The firm's alarm went off.
    pub alarm: bool,
    /// The true failure rate lies at least a tenth above that of the first week.
    pub worse: bool,
    /// The policy was at work.
    pub at_work: bool,
}

impl Lookout {
    /// Lets alarm and rule look at what the firm saw, and notes for reports what was the case. `v` and `n` are the
    /// policy's values and numbers of the week.
    pub fn look(
        &mut self,
        week: u32,
        v: &Values,
        n: &Numbers,
        schedule: &mut Schedule,
        count: &Week<f64>,
    ) -> Noted {
        let seen = Seen::of(count, schedule.today());
        let noted = Noted {
            alarm: self.alarm.saw(v, &seen),
            worse: self.quality.has_dropped(n),
            at_work: schedule.is_at_work(week),
        };
        schedule.saw(week, &seen);
        noted
    }
}
