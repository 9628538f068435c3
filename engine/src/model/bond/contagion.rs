//! Leaving is contagious: a friend who leaves raises one's own hazard of leaving (Nitzan & Libai 2011).
//!
//! h_i times 1 + beta sum over friends j who left of e^(-(t - t_j) / tau). On the weekly clock a friend who left counts
//! in the k-th week after it with the mean of e^(-s / tau) over that week, so that his whole effect is beta tau. One
//! leaver among n ties, of whom a share q are customers, takes R = n q beta h tau others with him; losses are 1 / (1 - R)
//! times those without contagion.

use super::super::ledger::Cause;
use super::super::numbers::WEEKS_PER_YEAR;
use super::super::own::Own;
use super::super::roster::Roster;
use super::refill;
use crate::scenario::params::{ParamId as P, Values};

/// Compiled numbers of contagion.
#[derive(Clone, Debug)]
pub struct Contagion {
    effect: f64,
    /// What is left of an exposure after a week.
    left: f32,
    /// Exposure in the week after one friend left.
    fresh: f32,
}

impl Contagion {
    /// Compiles the values of a week.
    pub fn compile(v: &Values) -> Contagion {
        let tau_weeks = v[P::ContagionMonths] * WEEKS_PER_YEAR / 12.0;
        Contagion {
            effect: v[P::ContagionEffect],
            left: libm::exp(-1.0 / tau_weeks) as f32,
            fresh: (-libm::expm1(-1.0 / tau_weeks) * tau_weeks) as f32,
        }
    }

    /// Times the hazard at an exposure.
    pub fn factor(&self, exposure: f32) -> f64 {
        1.0 + self.effect * f64::from(exposure)
    }

    /// What a customer's exposure changes: every way of defecting, also after a failure (a chance stays below 1).
    pub fn change(&self, exposure: f32, own: &mut Own) {
        if exposure > 0.0 {
            let factor = self.factor(exposure);
            own.leaves *= factor;
            own.scale_exits(|cause| if is_defection(cause) { factor } else { 1.0 });
        }
    }
}

/// Whether somebody who leaves for this cause turns his back on the firm. Who died or moved away does not.
pub fn is_defection(cause: Cause) -> bool {
    !matches!(cause, Cause::Died | Cause::Moved)
}

/// Exposure of each person to friends who left, in friends who left a moment ago.
#[derive(Default)]
pub struct Column {
    exposure: Vec<f32>,
    most: f32,
    /// Who defected this week.
    pub gone: Vec<u32>,
}

impl Column {
    /// Nobody has left yet.
    pub fn reset(&mut self, people: usize) {
        refill(&mut self.exposure, people, 0.0);
        self.most = 0.0;
        self.gone.clear();
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        4 * (self.exposure.capacity() + self.gone.capacity())
    }

    /// Exposure of a person.
    pub fn exposure(&self, person: usize) -> f32 {
        self.exposure[person]
    }

    /// Largest exposure of anybody.
    pub fn most(&self) -> f32 {
        self.most
    }

    /// One week: exposures fade, then the ties of those who left are exposed. Everybody who left adds the same number,
    /// so that the order in which they left does not matter.
    pub fn step(&mut self, m: &Contagion, roster: &Roster) {
        let mut most = 0.0_f32;
        for exposure in &mut self.exposure {
            *exposure *= m.left;
            most = most.max(*exposure);
        }
        for person in self.gone.drain(..) {
            for &tie in roster.network.ties(person) {
                let exposure = &mut self.exposure[tie as usize];
                *exposure += m.fresh;
                most = most.max(*exposure);
            }
        }
        self.most = most;
    }
}
