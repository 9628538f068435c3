//! Shocks: settings that hold for a while under every policy, on top of the policy's own.

use super::policy::{between, limit};
use crate::scenario::Shock;
use crate::scenario::params::Values;

/// The shocks of a scenario, in the order in which they are applied.
#[derive(Clone, Debug)]
pub struct Shocks(Vec<Shock>);

impl Shocks {
    /// Takes the scenario's.
    pub fn new(shocks: &[Shock]) -> Shocks {
        Shocks(shocks.to_vec())
    }

    /// Whether a shock comes, grows or ends in `week`.
    pub fn moves_in(&self, week: u32) -> bool {
        self.0.iter().any(|shock| {
            let grown = shock.from_week.saturating_add(shock.ramp_weeks);
            (shock.from_week..=grown).contains(&week) || end(shock) == Some(week)
        })
    }

    /// Changes what holds in `week`: relative settings count from what holds there, earlier shocks included.
    pub fn apply(&self, week: u32, values: &mut Values) {
        for shock in self.0.iter().filter(|shock| is_felt(shock, week)) {
            let done = f64::from(week - shock.from_week + 1) / f64::from(shock.ramp_weeks.max(1));
            for change in &shock.changes {
                let now = values[change.param];
                let wanted = limit(change.param, change.to.applied_to(now));
                values[change.param] = between(change.param, now, wanted, done);
            }
        }
    }
}

fn is_felt(shock: &Shock, week: u32) -> bool {
    week >= shock.from_week && end(shock).is_none_or(|end| week < end)
}

/// First week in which a shock is over.
fn end(shock: &Shock) -> Option<u32> {
    shock.weeks.map(|weeks| shock.from_week.saturating_add(weeks))
}
