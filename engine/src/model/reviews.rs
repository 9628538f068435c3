//! Public reviews: a stock of stars that is slowly forgotten, and what newcomers make of it.

use super::capacity;
use super::ledger::Week as Counts;
use super::numbers::WEEKS_PER_YEAR;
use crate::draws::{Draws, Purpose, open_unit, sample};
use crate::scenario::params::{ParamId as P, Values};
use crate::twin;

/// Reviews that are still read, of one firm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reviews {
    /// Good and bad ones.
    stock: [f64; 2],
    today: [f64; 2],
}

impl Reviews {
    /// The reviews that today's service sustains, given the expected good and bad ones of a week.
    pub fn today(v: &Values, weekly: [f64; 2]) -> Reviews {
        let stock = weekly.map(|posted| posted / (1.0 - kept(v)));
        Reviews { stock, today: stock }
    }

    /// One week: old ones fade, new ones come.
    pub fn post(&mut self, v: &Values, posted: [f64; 2]) {
        for (stock, posted) in self.stock.iter_mut().zip(posted) {
            *stock = *stock * kept(v) + posted;
        }
    }

    /// Stars on average, or `None` without any review.
    pub fn rating(&self, v: &Values) -> Option<f64> {
        rating(v, self.stock)
    }

    /// Number of reviews that are still read.
    pub fn volume(&self) -> f64 {
        self.stock[0] + self.stock[1]
    }

    /// Times the hazard of joining: (R / R_today)^valence (V / V_today)^volume (You, Vadakkepatt & Joshi 2015).
    /// Without reviews today, or now, nobody is moved.
    pub fn demand(&self, v: &Values) -> f64 {
        match (rating(v, self.today), self.rating(v)) {
            (Some(today), Some(now)) => {
                let more = self.volume() / (self.today[0] + self.today[1]);
                effect(v, now / today, more)
            }
            _ => 1.0,
        }
    }
}

/// Change of demand when stars and number of reviews change by these factors.
pub fn effect(v: &Values, stars: f64, volume: f64) -> f64 {
    libm::pow(stars, v[P::ReviewsValence]) * libm::pow(volume, v[P::ReviewsVolume])
}

/// Good and bad reviews that a week's visits lead to on average. A failure that was put right gets no review.
pub fn expected(v: &Values, count: &Counts<f64>) -> [f64; 2] {
    let failures = count.failures_treatment + count.failures_product;
    let open = failures - count.resolved_quick - count.resolved_slow;
    let grave = if failures > 0.0 { count.failures_major / failures } else { 0.0 };
    let bad = open * (grave * v[P::ReviewsShareGrave] + (1.0 - grave) * v[P::ReviewsShareMinor]);
    let fine = count.visits - capacity::went_home(v, count.abandoned) - failures;
    [fine.max(0.0) * v[P::ReviewsShareGood], bad.max(0.0)]
}

/// Good and bad reviews of a week of today's service: what sustains the reviews that the firm has.
pub fn as_today(v: &Values) -> [f64; 2] {
    expected(v, &twin::week_of_today(v))
}

/// Number of reviews posted in a week: Poisson with the expected numbers, by inversion.
pub fn posted(draws: &Draws, week: u32, expected: [f64; 2]) -> [i64; 2] {
    let words = draws.block(Purpose::Review, 0, week, 0);
    let draw = |high, low, mean| {
        if mean > 0.0 { i64::from(sample::poisson(open_unit(high, low), mean)) } else { 0 }
    };
    [draw(words[0], words[1], expected[0]), draw(words[2], words[3], expected[1])]
}

fn rating(v: &Values, [good, bad]: [f64; 2]) -> Option<f64> {
    let all = good + bad;
    (all > 0.0).then(|| (good * v[P::ReviewsStarsGood] + bad * v[P::ReviewsStarsBad]) / all)
}

fn kept(v: &Values) -> f64 {
    libm::exp2(-1.0 / (WEEKS_PER_YEAR * v[P::ReviewsHalfLifeYears]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    #[test]
    fn a_star_more_brings_eleven_percent_by_the_meta_analysis() {
        // CHECKS 44: 3.5 to 4.5 stars at 0.417. Luca's restaurants: 5 to 9 % of revenue.
        let v = Values::of_pack(Pack::Measured);
        assert!((effect(&v, 4.5 / 3.5, 1.0) - 1.110_486).abs() < 5e-7);
        assert!((effect(&v, 1.0, 2.0) - libm::pow(2.0, 0.236)).abs() < 1e-12);
    }

    #[test]
    fn service_as_today_keeps_rating_and_demand() {
        let v = Values::of_pack(Pack::Measured);
        let mut reviews = Reviews::today(&v, [3.0, 1.0]);
        let before = reviews.rating(&v);
        for _ in 0..520 {
            reviews.post(&v, [3.0, 1.0]);
        }
        assert!((reviews.demand(&v) - 1.0).abs() < 1e-9);
        assert!((reviews.rating(&v).expect("reviews") - before.expect("reviews")).abs() < 1e-9);
        reviews.post(&v, [0.0, 50.0]);
        assert!(reviews.rating(&v) < before);
    }

    #[test]
    fn without_reviews_nobody_is_moved() {
        let v = Values::of_pack(Pack::Measured);
        let mut reviews = Reviews::today(&v, [0.0, 0.0]);
        assert_eq!((reviews.rating(&v), reviews.demand(&v)), (None, 1.0));
        reviews.post(&v, [0.0, 1.0]);
        assert_eq!(reviews.demand(&v), 1.0);
    }
}
