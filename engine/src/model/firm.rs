//! The firm from week to week: what its own history adds to the parameters of a policy.
//!
//! Everything here is one number for the whole firm, so that the agents and the twin share it: [`Firm::begin_week`]
//! says where the firm stands, [`Firm::end_week`] learns what the week brought.

use super::desk::Desk;
use super::ledger::Week as Counts;
use super::staff::Training;
use crate::scenario::params::Values;

/// What the firm's history adds to the parameters of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Gain in mean quality against today, SD of today's encounters.
    pub quality_gain: f64,
    /// Times the spread of quality, `quality.sd`.
    pub quality_spread: f64,
    /// Days a complaint waits before work on it begins, beyond `recovery.response_days`.
    pub answer_delay_days: f64,
    /// Times the hazard of joining and of coming back.
    pub demand: f64,
}

impl Default for Standing {
    /// A firm whose history adds nothing.
    fn default() -> Standing {
        Standing { quality_gain: 0.0, quality_spread: 1.0, answer_delay_days: 0.0, demand: 1.0 }
    }
}

/// State of the firm under one policy.
#[derive(Clone, Debug)]
pub struct Firm {
    training: Training,
    desk: Desk,
}

impl Firm {
    /// The firm as it is today, in balance with today's values.
    pub fn today(v: &Values) -> Firm {
        Firm { training: Training::sustained(v), desk: Desk::default() }
    }

    /// Where the firm stands in a week that begins with `customers`; `v` are the policy's values of the week.
    pub fn begin_week(&mut self, v: &Values, _customers: f64) -> Standing {
        self.training.step(v);
        Standing {
            quality_gain: self.training.gain(v),
            answer_delay_days: self.desk.begin_week(v),
            ..Standing::default()
        }
    }

    /// Learns what the week brought, counted by the agents or expected by the twin, and adds to the counts what only the
    /// firm knows.
    pub fn end_week(&mut self, v: &Values, count: &mut Counts<f64>) {
        self.desk.end_week(v, count.speaking.to_desk);
        self.desk.book(&mut count.speaking);
    }
}
