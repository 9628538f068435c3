//! Learned hopelessness, and the board that answers it: what having complained does to speaking up again.
//!
//! H, a person's decaying count of own complaints in vain, lowers the logit of voice by `hopelessness.effect` H
//! (Goodman's "trained hopelessness"); the board ("you said, we did") answers a share of the complaints, which
//! then add nothing to H, and raises the logit of whoever complained before by `feedback.effect` times the share.

use super::complaint::Complaint;
use super::escalation::Way;
use super::numbers::Ending;
use crate::scenario::Policy;
use crate::scenario::params::{ParamId as P, Values};

/// Compiled parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hope {
    /// Logit taken for each complaint in vain still remembered.
    per_vain: f64,
    /// Logit added for whoever complained before.
    heard: f64,
    /// Complaints per complaint in vain that are remembered as such.
    unanswered: f64,
    half_life_weeks: f64,
}

impl Hope {
    /// Compiles the parameters.
    pub fn compile(v: &Values) -> Hope {
        let board = v[P::FeedbackOn] * v[P::FeedbackShare];
        Hope {
            per_vain: v[P::HopelessnessOn] * v[P::HopelessnessEffect],
            heard: board * v[P::FeedbackEffect],
            unanswered: 1.0 - board,
            half_life_weeks: v[P::HopelessnessHalfLife],
        }
    }
}

/// Whether having complained can matter under a policy: it must then be remembered from the first week on.
pub fn matters(world: &Values, policy: &Policy) -> bool {
    let switches = [P::HopelessnessOn, P::FeedbackOn];
    switches.iter().any(|&on| world[on] != 0.0 || policy.changes.iter().any(|c| c.param == on))
}

/// One customer's memory of own complaints.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Memory {
    /// Complaints in vain as they were remembered in `week`.
    vain: f32,
    week: u16,
    complained: bool,
}

/// Everybody's memory; empty when it does not matter.
#[derive(Debug, Default)]
pub struct Complaints(Vec<Memory>);

impl Complaints {
    /// Nobody has complained yet.
    pub fn reset(&mut self, people: usize, matters: bool) {
        self.0.clear();
        self.0.resize(if matters { people } else { 0 }, Memory::default());
    }

    /// Whether anybody's complaints change anything.
    pub fn matter(&self) -> bool {
        !self.0.is_empty()
    }

    /// Added to the logit of speaking up in `week`.
    #[inline]
    pub fn bolder(&self, person: usize, week: u32, hope: &Hope) -> f64 {
        match self.0.get(person) {
            Some(memory) if memory.complained => hope.heard - hope.per_vain * vain(memory, week, hope),
            _ => 0.0,
        }
    }

    /// Remembers what came of a complaint. A busy line is one in vain that no board can answer.
    #[inline]
    pub fn learn(&mut self, person: usize, week: u32, hope: &Hope, complaint: &Complaint) {
        let turned_away = complaint.way == Way::Unheard && complaint.channel.is_some();
        let Some(memory) = self.0.get_mut(person) else { return };
        if complaint.ending == Ending::Silent && !turned_away {
            return;
        }
        let more = match complaint.ending {
            Ending::Silent => 1.0,
            Ending::Unresolved => hope.unanswered,
            Ending::ResolvedSlow | Ending::ResolvedQuick => 0.0,
        };
        let vain = vain(memory, week, hope) + more;
        *memory = Memory { vain: vain as f32, week: week as u16, complained: true };
    }

    /// Somebody becomes a customer, and begins afresh.
    #[inline]
    pub fn begin(&mut self, person: usize) {
        if let Some(memory) = self.0.get_mut(person) {
            *memory = Memory::default();
        }
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        size_of::<Memory>() * self.0.capacity()
    }
}

/// Complaints in vain still remembered in `week`.
#[inline]
fn vain(memory: &Memory, week: u32, hope: &Hope) -> f64 {
    if memory.vain == 0.0 {
        return 0.0;
    }
    let weeks = f64::from(week) - f64::from(memory.week);
    f64::from(memory.vain) * libm::exp2(-weeks / hope.half_life_weeks)
}
