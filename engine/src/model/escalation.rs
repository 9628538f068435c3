//! Who answers a complaint: an employee on the spot, the front line, or management.

use super::numbers::{self, Ending, Numbers};
use crate::draws::{happens, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// Way of a complaint through the firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The firm never heard of it.
    Unheard,
    /// Settled by whoever heard it.
    OnTheSpot,
    FrontLine,
    /// In vain at the front line, then brought before management.
    Escalated,
    /// Given to senior staff at once.
    Routed,
}

/// What can happen to a complaint beside the front line's answer. Probabilities are `u32` thresholds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Second {
    /// Settled by whoever hears it.
    pub on_the_spot: u32,
    /// A grave one is given to senior staff at once.
    pub routed: u32,
    /// One in vain is brought before management.
    pub goes_on: u32,
    /// Resolved by management or senior staff.
    pub resolved: u32,
    /// As [`Numbers::quick_below`] and [`Numbers::late_from`]; senior staff have no queue.
    pub quick_below: u32,
    pub late_from: u32,
}

impl Second {
    /// Compiles the parameters. Settled on the spot: `empowerment.effect_max` x / (x + `empowerment.half_effect`).
    pub fn compile(v: &Values) -> Second {
        let x = v[P::EmpowermentLevel];
        let on = v[P::EscalationOn];
        Second {
            on_the_spot: threshold(v[P::EmpowermentEffectMax] * x / (x + v[P::EmpowermentHalf])),
            routed: threshold(on * v[P::EscalationRouteMajor]),
            goes_on: threshold(on * v[P::EscalationShare]),
            resolved: threshold(v[P::EscalationResolved]),
            quick_below: threshold(numbers::answered_within(v, 0.0, v[P::RecoveryQuickDays])),
            late_from: numbers::late_from(v, 0.0),
        }
    }

    /// Whether anything of it can happen.
    pub fn matters(&self) -> bool {
        self.on_the_spot | self.routed | self.goes_on != 0
    }
}

/// What becomes of a voiced complaint: its ending, whether a promise was broken, its way. `words` are those of the
/// episode, `second` those of [`crate::draws::Purpose::Escalation`].
#[inline]
pub fn answer(n: &Numbers, major: bool, words: [u32; 4], second: [u32; 4]) -> (Ending, bool, Way) {
    if happens(second[3], n.second.on_the_spot) {
        return (Ending::ResolvedQuick, false, Way::OnTheSpot);
    }
    let routed = major && happens(second[2], n.second.routed);
    let (late_from, quick_below, resolved) = if routed {
        (n.second.late_from, n.second.quick_below, n.second.resolved)
    } else {
        (n.late_from, n.quick_below, n.resolved)
    };
    let from = |word: u32, limit: u32| limit < u32::MAX && word >= limit;
    let broken = from(words[3], late_from);
    let in_vain = broken || (!routed && from(words[3], n.in_vain_from)) || !happens(words[2], resolved);
    if !in_vain {
        let ending =
            if happens(words[3], quick_below) { Ending::ResolvedQuick } else { Ending::ResolvedSlow };
        return (ending, false, if routed { Way::Routed } else { Way::FrontLine });
    }
    if routed || !happens(second[0], n.second.goes_on) {
        return (Ending::Unresolved, broken, if routed { Way::Routed } else { Way::FrontLine });
    }
    // After two answers nothing is quick any more.
    let ending =
        if happens(second[1], n.second.resolved) { Ending::ResolvedSlow } else { Ending::Unresolved };
    (ending, broken, Way::Escalated)
}
