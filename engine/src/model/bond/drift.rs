//! Spending drifts: how often somebody comes and how much is in the basket move towards what the firm's service
//! deserves, with a half-life. a' = T + (a - T) 2^(-week / half-life), from 1 for whoever begins. Where people remember how
//! satisfied they are, the basket's T of each is times delighted^x, x their satisfaction beyond today's, within -1 and 1.

use super::super::numbers::WEEKS_PER_YEAR;
use super::super::own::Own;
use super::refill;
use crate::scenario::params::{ParamId as P, Values};

/// Compiled numbers of the drift: of visits, of the basket.
#[derive(Clone, Debug)]
pub struct Drift {
    target: [f32; 2],
    /// Share of the distance to the target that is left after a week.
    left: f32,
    /// Logarithm of what the basket of a delighted customer comes to.
    delighted: f64,
}

impl Drift {
    /// Compiles the values of a week.
    pub fn compile(v: &Values) -> Drift {
        Drift {
            target: [v[P::DriftVisitsTarget] as f32, v[P::DriftBasketTarget] as f32],
            left: libm::exp2(-12.0 / WEEKS_PER_YEAR / v[P::DriftHalfLifeMonths]) as f32,
            delighted: libm::log(v[P::DriftDelighted]),
        }
    }

    /// Targets of somebody who is satisfied so much beyond what today's service sustains.
    fn targets(&self, pleased: f64) -> [f32; 2] {
        let [visits, basket] = self.target;
        if pleased == 0.0 {
            return self.target;
        }
        [visits, basket * libm::exp(self.delighted * pleased.clamp(-1.0, 1.0)) as f32]
    }

    /// What a customer's multipliers change.
    pub fn change(&self, [visits, basket]: [f32; 2], own: &mut Own) {
        own.visits *= f64::from(visits);
        own.basket *= f64::from(basket);
    }
}

/// Multipliers of visits and basket of each person.
#[derive(Default)]
pub struct Column {
    times: Vec<[f32; 2]>,
    most_visits: f32,
}

impl Column {
    /// Nobody's spending has moved yet.
    pub fn reset(&mut self, people: usize) {
        refill(&mut self.times, people, [1.0; 2]);
        self.most_visits = 1.0;
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        8 * self.times.capacity()
    }

    /// Whoever becomes a customer begins as anybody.
    pub fn begin(&mut self, person: usize) {
        if let Some(times) = self.times.get_mut(person) {
            *times = [1.0; 2];
        }
    }

    /// Multipliers of a person.
    pub fn of(&self, person: usize) -> [f32; 2] {
        self.times[person]
    }

    /// At least the largest multiplier of anybody's visits, in steps of 1/16: what is filled for it lasts longer.
    pub fn most_visits(&self) -> f64 {
        libm::ceil(f64::from(self.most_visits) * 16.0) / 16.0
    }

    /// One week under each person's numbers; `pleased` is a person's satisfaction beyond today's, 0 where nobody
    /// remembers it.
    pub fn step<'a>(&mut self, numbers: impl Fn(usize) -> &'a Drift, pleased: impl Fn(usize) -> f64) {
        // Whoever joins before the next week begins at 1.
        let mut most = 1.0_f32;
        for (person, times) in self.times.iter_mut().enumerate() {
            let m = numbers(person);
            for (a, target) in times.iter_mut().zip(m.targets(pleased(person))) {
                *a = target + (*a - target) * m.left;
            }
            most = most.max(times[0]);
        }
        self.most_visits = most;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    #[test]
    fn half_of_the_way_is_done_after_a_half_life() {
        let mut v = Values::of_pack(Pack::Measured);
        v[P::DriftVisitsTarget] = 1.5;
        v[P::DriftBasketTarget] = 0.8;
        v[P::DriftHalfLifeMonths] = 3.0;
        let m = Drift::compile(&v);
        let mut column = Column::default();
        column.reset(2);
        (0..13).for_each(|_| column.step(|_| &m, |_| 0.0));
        let [visits, basket] = column.of(0);
        assert!((visits - 1.25).abs() < 1e-5 && (basket - 0.9).abs() < 1e-5, "{visits} {basket}");
        assert!((1.25..=1.3125).contains(&column.most_visits()));
        column.begin(1);
        assert_eq!(column.of(1), [1.0; 2]);
    }
}
