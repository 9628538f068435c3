//! Personalisation: not as you want to be treated but as they want (founding article E).
//!
//! Person i has an ideal point theta_i ~ N(0, `personalisation.taste_sd`²) and gets s_i = level x theta_i. The mismatch
//! (theta_i - s_i)² costs `personalisation.weight` SD of quality per unit, counted against today's mismatch, so that
//! today's share of failures stays what the file says. Its mean falls from the variance of tastes to 0.

use super::numbers::WEEKS_PER_YEAR;
use crate::scenario::params::{ParamId as P, Values};

/// What personal treatment adds to the quality that people meet this week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tastes {
    /// Quality per squared ideal point, against today.
    gain: f64,
    /// The people who work here can give no more.
    room: f64,
    spread: f64,
}

/// Squared distance between what somebody wants and what he gets at a level of personalisation.
pub fn mismatch(ideal: f64, level: f64) -> f64 {
    let missed = (1.0 - level) * ideal;
    missed * missed
}

impl Tastes {
    /// Under a policy's values of the week, against `today`'s; `room` is how much better quality may become, and
    /// `spread` the SD of the firm's encounters. `None` when the switch is off.
    pub fn compile(v: &Values, today: &Values, room: f64, spread: f64) -> Option<Tastes> {
        let per_square =
            mismatch(1.0, today[P::PersonalisationLevel]) - mismatch(1.0, v[P::PersonalisationLevel]);
        let gain = v[P::PersonalisationWeight] * per_square;
        (v[P::PersonalisationOn] != 0.0).then_some(Tastes { gain, room, spread })
    }

    /// Gain in quality of somebody with this ideal point, SD of the firm's encounters.
    #[inline]
    pub fn better(&self, ideal: f32) -> f64 {
        let ideal = f64::from(ideal);
        (self.gain * ideal * ideal).min(self.room) / self.spread
    }
}

/// Cost of a week, currency units.
pub fn cost(v: &Values) -> f64 {
    if v[P::PersonalisationOn] == 0.0 {
        return 0.0;
    }
    v[P::PersonalisationLevel] * v[P::PersonalisationCostPerMonth] * 12.0 / WEEKS_PER_YEAR
}
