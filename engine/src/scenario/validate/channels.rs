//! Channels for complaints that could not take a single one.

use super::{Check, Problem};
use crate::model::channels::{Channel, Channels};
use crate::scenario::params::{ParamId as P, Values};
use crate::scenario::{Policy, Setting};

impl Check<'_> {
    /// A channel that is open (access above 0) needs a capacity, in the world and under every policy.
    pub(super) fn channels(&self, problems: &mut Vec<Problem>) {
        for channel in &Channels::ALL {
            if self.values([P::ChannelsOn, channel.access, channel.capacity]).is_none() {
                continue;
            }
            if without_capacity(channel, &self.scenario.world) {
                let place = self.place(&[channel.capacity, channel.access]);
                problems.push(problem(channel, place, "no capacity"));
                continue;
            }
            if self.places.policies_bad {
                continue;
            }
            for (policy, place) in self.scenario.policies.iter().zip(&self.places.policies) {
                if without_capacity(channel, &under(policy, &self.scenario.world)) {
                    let name = &policy.name;
                    let label = format!("no capacity under \"{name}\"");
                    problems.push(problem(channel, place.header.clone(), &label));
                }
            }
        }
    }
}

fn without_capacity(channel: &Channel, v: &Values) -> bool {
    v[P::ChannelsOn] != 0.0 && v[channel.access] > 0.0 && v[channel.capacity] < 1.0
}

/// The world's values as a policy sets them, unknowns left as they are.
fn under(policy: &Policy, world: &Values) -> Values {
    let mut values = world.clone();
    for change in &policy.changes {
        values[change.param] = match change.to {
            Setting::To(value) => value,
            Setting::Times(factor) => world[change.param] * factor,
            Setting::Plus(step) => world[change.param] + step,
        };
    }
    values
}

fn problem(channel: &Channel, place: std::ops::Range<usize>, label: &str) -> Problem {
    let (access, capacity) = (channel.access.param().key, channel.capacity.param().key);
    Problem::new(place, format!("a channel with no capacity: `{capacity}` is 0"), label)
        .help(format!("write the contacts it can take in a week, or {access} = 0"))
}
