//! The customers' bridge from the baseline to a policy: where a gain in discounted cash comes from.
//!
//! Discounted margin of a week is customers x visits per customer x margin per visit. The difference
//! between two policies is shared among the three by Shapley's (1953) rule, the mean over all orders of
//! replacing one factor after the other, so no order is preferred and nothing is left over. Customers at a week's
//! start are those at the beginning plus everyone who joined or came back less everyone who left, so the
//! customers' part splits without remainder too. Cost enters with its sign turned.

/// One week of one policy in one world. Money is discounted to the start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Week {
    /// Customers when the week began.
    pub customers: f64,
    pub visits: f64,
    /// Gross margin on revenue.
    pub margin: f64,
    /// All costs but those of the goods.
    pub cost: f64,
    pub left: f64,
    pub joined: f64,
    pub won_back: f64,
}

/// Parts of a gain, currency units; their sum is the gain.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bridge {
    /// Customers who stayed (or left) longer.
    pub retention: f64,
    /// New customers, those brought by word of mouth included.
    pub acquisition: f64,
    /// Former customers who came back.
    pub won_back: f64,
    /// Visits per customer.
    pub visits: f64,
    /// Margin per visit.
    pub basket: f64,
    /// More cost is a negative part.
    pub cost: f64,
}

impl Bridge {
    /// The parts in the order of the bridge.
    pub fn parts(&self) -> [f64; 6] {
        [self.retention, self.acquisition, self.won_back, self.visits, self.basket, self.cost]
    }
}

/// The bridge of one world. Both slices have the same weeks.
pub fn bridge(policy: &[Week], baseline: &[Week]) -> Bridge {
    assert_eq!(policy.len(), baseline.len(), "paired worlds have the same weeks");
    let mut sum = Bridge::default();
    // Customers gained by staying, joining and coming back up to the week's start.
    let (mut stayed, mut joined, mut back) = (0.0, 0.0, 0.0);
    for (a, b) in policy.iter().zip(baseline) {
        let (customers, visits, basket) = shares(a, b);
        // Whatever is not a flow (none in this model) counts as retention.
        let rest = (a.customers - b.customers) - (stayed + joined + back);
        sum.retention += customers * (stayed + rest);
        sum.acquisition += customers * joined;
        sum.won_back += customers * back;
        sum.visits += visits;
        sum.basket += basket;
        sum.cost -= a.cost - b.cost;
        stayed += b.left - a.left;
        joined += a.joined - b.joined;
        back += a.won_back - b.won_back;
    }
    sum
}

/// Shapley parts of the week's difference in margin: per customer, and in all for visits and basket.
fn shares(a: &Week, b: &Week) -> (f64, f64, f64) {
    let per = |top: f64, bottom: f64| (bottom > 0.0).then(|| top / bottom);
    // A rate that one side does not have (no customer, no visit) is taken from the other.
    let both = |x: Option<f64>, y: Option<f64>| (x.or(y).unwrap_or(0.0), y.or(x).unwrap_or(0.0));
    let (va, vb) = both(per(a.visits, a.customers), per(b.visits, b.customers));
    let (ma, mb) = both(per(a.margin, a.visits), per(b.margin, b.visits));
    let mean = |p: f64, q: f64, r: f64, s: f64| (p * r + q * s) / 3.0 + (p * s + q * r) / 6.0;
    let customers = mean(va, vb, ma, mb);
    let visits = (va - vb) * mean(a.customers, b.customers, ma, mb);
    let basket = (ma - mb) * mean(a.customers, b.customers, va, vb);
    // Margin without a customer at the week's start has no rate; it counts as visits.
    let rest = (a.margin - a.customers * va * ma) - (b.margin - b.customers * vb * mb);
    (customers, visits + rest, basket)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(customers: f64, visits: f64, margin: f64) -> Week {
        Week { customers, visits, margin, ..Week::default() }
    }

    #[test]
    fn one_changed_factor_gets_the_whole_gain() {
        let base = [week(100.0, 50.0, 500.0)];
        let more_visits = bridge(&[week(100.0, 60.0, 600.0)], &base);
        assert!((more_visits.visits - 100.0).abs() < 1e-12 && more_visits.basket.abs() < 1e-12);
        let larger_basket = bridge(&[week(100.0, 50.0, 750.0)], &base);
        assert!((larger_basket.basket - 250.0).abs() < 1e-12 && larger_basket.visits.abs() < 1e-12);
        let dearer = bridge(&[Week { cost: 30.0, ..base[0] }], &base);
        assert_eq!(dearer.parts(), [0.0, 0.0, 0.0, 0.0, 0.0, -30.0]);
    }

    #[test]
    fn customers_kept_won_and_won_back_each_get_their_own() {
        // Week 2: 4 fewer left, 3 more joined, 1 fewer came back: 6 more customers of 2 each.
        let first = Week { left: 10.0, joined: 5.0, won_back: 2.0, ..week(100.0, 100.0, 200.0) };
        let a = [Week { left: 6.0, joined: 8.0, won_back: 1.0, ..first }, week(103.0, 103.0, 206.0)];
        let b = [first, week(97.0, 97.0, 194.0)];
        let found = bridge(&a, &b).parts();
        for (part, expected) in found.iter().zip([8.0, 6.0, -2.0, 0.0, 0.0, 0.0]) {
            assert!((part - expected).abs() < 1e-12, "{found:?}");
        }
    }

    #[test]
    fn the_parts_add_up_to_the_gain_whatever_the_weeks_are() {
        let mut state = 9_u64;
        let mut next = move |scale: f64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 40) as f64 / (1_u64 << 24) as f64 * scale
        };
        for _ in 0..200 {
            let mut path = || -> Vec<Week> {
                (0..60)
                    .map(|_| Week {
                        // Now and then nobody, or margin without customers or visits.
                        customers: (next(5000.0) - 500.0).max(0.0).floor(),
                        visits: (next(1500.0) - 200.0).max(0.0).floor(),
                        margin: next(30_000.0),
                        cost: next(4_000.0),
                        left: next(40.0),
                        joined: next(40.0),
                        won_back: next(9.0),
                    })
                    .collect()
            };
            let (a, b) = (path(), path());
            let cash = |w: &[Week]| w.iter().map(|w| w.margin - w.cost).sum::<f64>();
            let (gain, parts) = (cash(&a) - cash(&b), bridge(&a, &b).parts().iter().sum::<f64>());
            let size = cash(&a).abs() + cash(&b).abs();
            assert!((gain - parts).abs() < 1e-9 * size, "{gain} {parts}");
        }
    }
}
