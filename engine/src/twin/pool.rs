//! A pool of people in one state: how many are expected in it, and what they believe.

use crate::model::word_of_mouth::Hearing;

/// Which moments of the opinions in a pool are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Closure {
    /// Everybody in a pool believes the same: the plain difference equations, off by a selection bias of
    /// order Var(b), since those who believe more leave the pool first.
    Mean,
    /// Mean and variance; selection acts on the two-point Gauss rule of the beta law with these moments.
    #[default]
    Spread,
}

/// Expected number of people and the sums of b and b² over them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pool {
    pub people: f64,
    pub belief: f64,
    square: f64,
}

/// What a week does to an opinion, in expectation: b becomes `zero + one b`, b² becomes
/// `square_zero + square_one b + square_two b²`.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    zero: f64,
    one: f64,
    square_zero: f64,
    square_one: f64,
    square_two: f64,
}

impl Change {
    /// Fading by the share `forget` towards `start`, then hearing Poisson numbers of good and bad tellings
    /// with the given means: E (1 - k)^n = e^(-k mean), so both moments stay closed.
    pub fn of(forget: f64, start: f64, hearing: &Hearing, customer: bool, heard: [f64; 2]) -> Change {
        let [[doubt, doubt2], [trust, trust2]] = moments(hearing.keeps(customer), heard);
        let (keep, drift) = (1.0 - forget, forget * start);
        // After hearing, from the faded opinion f: one + ...
        let (zero, one) = (trust * (1.0 - doubt), trust * doubt);
        let c = [trust2 * (1.0 - 2.0 * doubt + doubt2), 2.0 * trust2 * (doubt - doubt2), trust2 * doubt2];
        // The faded opinion is drift + keep b.
        Change {
            zero: zero + one * drift,
            one: one * keep,
            square_zero: c[0] + c[1] * drift + c[2] * drift * drift,
            square_one: (c[1] + 2.0 * c[2] * drift) * keep,
            square_two: c[2] * keep * keep,
        }
    }
}

/// E X and E X² of X = keep^n with n Poisson, for both kinds of telling.
fn moments(keeps: [f64; 2], heard: [f64; 2]) -> [[f64; 2]; 2] {
    [0, 1].map(|kind| {
        let (keep, mean) = (keeps[kind], heard[kind]);
        if mean == 0.0 || keep == 1.0 {
            return [1.0, 1.0];
        }
        [libm::exp(-mean * (1.0 - keep)), libm::exp(-mean * (1.0 - keep * keep))]
    })
}

impl Pool {
    /// So many people who all believe `belief`.
    pub fn of(people: f64, belief: f64) -> Pool {
        Pool { people, belief: people * belief, square: people * belief * belief }
    }

    /// A week's change of everybody's opinion.
    pub fn believe(&mut self, c: &Change) {
        *self = Pool {
            people: self.people,
            belief: c.zero * self.people + c.one * self.belief,
            square: c.square_zero * self.people + c.square_one * self.belief + c.square_two * self.square,
        };
    }

    /// People join.
    pub fn add(&mut self, other: Pool) {
        self.people += other.people;
        self.belief += other.belief;
        self.square += other.square;
    }

    /// This share of the pool, whatever people believe.
    pub fn share(&self, share: f64) -> Pool {
        Pool { people: self.people * share, belief: self.belief * share, square: self.square * share }
    }

    /// Takes this share out of the pool.
    pub fn take(&mut self, share: f64) -> Pool {
        let taken = self.share(share);
        *self = self.share(1.0 - share);
        taken
    }

    /// Takes out those who move with probability 1 - e^-(per_belief b + always).
    pub fn take_by_belief(&mut self, per_belief: f64, always: f64, closure: Closure) -> Pool {
        if self.people <= 0.0 || (per_belief == 0.0 && always == 0.0) {
            return Pool::default();
        }
        let mut taken = Pool::default();
        for (weight, belief) in self.nodes(closure) {
            let moves = one_minus_exp(per_belief * belief + always);
            taken.add(Pool::of(self.people * weight * moves, belief));
        }
        self.people -= taken.people;
        self.belief -= taken.belief;
        self.square -= taken.square;
        taken
    }

    /// Weights and places of two opinions with the pool's mean and variance, and the third moment of the beta
    /// law that has them. Being a Gauss rule it lies within 0..1; it is exact for opinions at 0 and 1 only.
    fn nodes(&self, closure: Closure) -> [(f64, f64); 2] {
        let mean = self.belief / self.people;
        let variance = self.square / self.people - mean * mean;
        // Rounding leaves some 1e-16 where everybody believes the same.
        if closure == Closure::Mean || variance < 1e-12 || mean <= 0.0 || mean >= 1.0 {
            return [(1.0, mean), (0.0, mean)];
        }
        let skew = variance * (1.0 - 2.0 * mean) / (mean * (1.0 - mean) + variance);
        let reach = libm::sqrt(variance + skew * skew);
        let (high, low) = ((mean + skew + reach).min(1.0), (mean + skew - reach).max(0.0));
        let weight = (mean - low) / (high - low);
        [(weight, high), (1.0 - weight, low)]
    }
}

/// 1 - e^-x for x >= 0; by its series where weekly hazards lie, to 13 digits.
fn one_minus_exp(x: f64) -> f64 {
    if x < 0.01 {
        x * (1.0 - x / 2.0 * (1.0 - x / 3.0 * (1.0 - x / 4.0 * (1.0 - x / 5.0))))
    } else {
        -libm::expm1(-x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;
    use crate::scenario::params::Values;

    #[test]
    fn the_two_opinions_have_the_pools_moments_and_the_beta_laws_third() {
        // Beta(2, 3): mean 2/5, E b² = 1/5, E b³ = 4/35.
        let pool = Pool { people: 10.0, belief: 4.0, square: 2.0 };
        let nodes = pool.nodes(Closure::Spread);
        let moment = |n| nodes.iter().map(|(w, b)| w * libm::pow(*b, n)).sum::<f64>();
        for (n, exact) in [(0.0, 1.0), (1.0, 0.4), (2.0, 0.2), (3.0, 4.0 / 35.0)] {
            assert!((moment(n) - exact).abs() < 1e-14, "moment {n}");
        }
        assert!(nodes.iter().all(|(_, b)| (0.0..=1.0).contains(b)));
    }

    #[test]
    fn opinions_at_the_ends_of_the_scale_stay_there() {
        let pool = Pool { people: 8.0, belief: 2.0, square: 2.0 };
        let [(w, high), (_, low)] = pool.nodes(Closure::Spread);
        assert!((w - 0.25).abs() < 1e-12 && (high - 1.0).abs() < 1e-12 && low.abs() < 1e-12);
        // Only the believers move.
        let mut rest = pool;
        let taken = rest.take_by_belief(0.7, 0.0, Closure::Spread);
        let moved = 2.0 * (1.0 - libm::exp(-0.7));
        assert!((taken.people - moved).abs() < 1e-12 && (taken.belief - moved).abs() < 1e-12);
        assert!((rest.people - 8.0 + moved).abs() < 1e-12);
    }

    #[test]
    fn hearing_changes_both_moments_as_the_agents_rule_does_on_average() {
        // Two opinions, every number of good and bad tellings up to 60, through the agents' own function.
        let mut v = Values::of_pack(Pack::Measured);
        v[crate::scenario::params::ParamId::WomNegativeEffect] = 0.3;
        let hearing = Hearing::compile(&v);
        let heard = [0.8, 1.7];
        for customer in [false, true] {
            let change = Change::of(0.05, 0.5, &hearing, customer, heard);
            let mut pool = Pool::of(1.0, 0.2);
            pool.add(Pool::of(2.0, 0.9));
            let mut exact = [0.0; 2];
            for (people, b) in [(1.0, 0.2_f32), (2.0, 0.9)] {
                let faded = b + (0.5 - b) * 0.05;
                let mut p_good = libm::exp(-heard[0]);
                for good in 0..60_u32 {
                    let mut p_bad = libm::exp(-heard[1]);
                    for bad in 0..60_u32 {
                        let after = f64::from(hearing.hear(faded, good | bad << 16, customer));
                        exact[0] += people * p_good * p_bad * after;
                        exact[1] += people * p_good * p_bad * after * after;
                        p_bad *= heard[1] / f64::from(bad + 1);
                    }
                    p_good *= heard[0] / f64::from(good + 1);
                }
            }
            pool.believe(&change);
            // The agents' opinions are f32: 1e-7 of each.
            assert!((pool.belief - exact[0]).abs() < 1e-6, "{} {}", pool.belief, exact[0]);
            assert!((pool.square - exact[1]).abs() < 1e-6, "{} {}", pool.square, exact[1]);
        }
    }
}
