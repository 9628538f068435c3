//! Capacity: visitors wait for a free employee and may give up.
//!
//! Within a week the line is in balance (Erlang A, queue.rs), once for the peak hours and once for the others; what
//! the visits of the week meet is the mean over them. The same numbers hold for the agents and the twin.

use super::numbers::WEEKS_PER_YEAR;
use super::queue::{self, Line};
use crate::scenario::params::{ParamId as P, Values};

const MINUTES: f64 = 60.0;

/// What the visits of a week meet at the door.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Share of visits that end with giving up.
    pub abandons: f64,
    /// Mean minutes waited, over all visits.
    pub wait: f64,
    /// Share of visits whose service begins within `capacity.target_minutes`.
    pub in_time: f64,
    /// Hours of work that employees are busy in, and booked for, in the week.
    pub busy_hours: f64,
    pub booked_hours: f64,
}

impl Default for Service {
    /// Everybody is served at once, and nobody is booked for it.
    fn default() -> Service {
        Service { abandons: 0.0, wait: 0.0, in_time: 1.0, busy_hours: 0.0, booked_hours: 0.0 }
    }
}

impl Service {
    /// The service that `customers` meet in a week under these values.
    pub fn of(v: &Values, customers: f64) -> Service {
        if v[P::CapacityOn] == 0.0 {
            return Service::default();
        }
        let mut service = Service { in_time: 0.0, ..Service::default() };
        Hours::of(v).iter().for_each(|hours| service.add(v, customers, hours));
        service
    }

    fn add(&mut self, v: &Values, customers: f64, h: &Hours) {
        if h.hours <= 0.0 {
            return;
        }
        let visits = customers * v[P::VisitsPerYear] / WEEKS_PER_YEAR * h.visits;
        let line = Line {
            arrivals: visits / (h.hours * MINUTES),
            service: v[P::CapacityServiceMinutes],
            patience: v[P::CapacityPatienceMinutes],
            servers: h.servers as u32,
        };
        let p = queue::erlang_a(&line);
        self.abandons += h.visits * p.abandons;
        self.wait += h.visits * p.wait;
        self.in_time += h.visits * line.in_time_given(&p, v[P::CapacityTargetMinutes]);
        self.busy_hours += p.busy * h.hours;
        self.booked_hours += h.servers * h.hours;
    }

    /// What the ledger keeps of a week with so many visits: seconds waited, thousandths of visits in time, seconds in
    /// which employees are busy, and booked.
    pub fn counts(&self, visits: f64) -> [f64; 4] {
        let seconds = MINUTES * MINUTES;
        [
            visits * self.wait * MINUTES,
            visits * self.in_time * 1_000.0,
            self.busy_hours * seconds,
            self.booked_hours * seconds,
        ]
    }

    /// Cost of the hours booked, currency units.
    pub fn cost(&self, v: &Values) -> f64 {
        self.booked_hours * v[P::CapacityCostPerHour]
    }
}

/// Hours of a week that are alike.
struct Hours {
    hours: f64,
    /// Share of the week's visits.
    visits: f64,
    servers: f64,
}

impl Hours {
    /// Peak hours and the others. A share s of the visits comes at f times the mean rate, so in s/f of the hours.
    fn of(v: &Values) -> [Hours; 2] {
        let (share, open, servers) =
            (v[P::CapacityPeakShare], v[P::CapacityOpenHours], v[P::CapacityServers]);
        let peak = open * share / v[P::CapacityPeakFactor];
        [
            Hours { hours: peak, visits: share, servers: servers + v[P::CapacitySurgeServers] },
            Hours { hours: open - peak, visits: 1.0 - share, servers },
        ]
    }
}

/// The wait as it is today, which today's quality is the result of.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    wait_today: f64,
}

impl Capacity {
    /// The line as it is today.
    pub fn today(v: &Values) -> Capacity {
        Capacity { wait_today: Service::of(v, v[P::MarketCustomers]).wait }
    }

    /// Gain in mean quality against today, SD of today's encounters: minus `capacity.wait_effect` for each minute more.
    pub fn quality_gain(&self, v: &Values, service: &Service) -> f64 {
        -v[P::CapacityWaitEffect] * (service.wait - self.wait_today)
    }
}

/// How a visit begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// With the word of the encounter.
    Served(u32),
    /// The visitor gives up and goes home.
    Gone,
    /// The visitor gives up and takes it as bad treatment.
    Offended,
}

/// Of those who gave up waiting: those who just went home, on average. The others count as treated badly.
pub fn went_home(v: &Values, abandoned: f64) -> f64 {
    abandoned * (1.0 - v[P::CapacityOffendedShare])
}

/// Reads a visit's failure word: the low end gives up, the lowest part of that offended; the rest, stretched to all
/// words, is the word of the encounter. A longer wait so only adds people who give up.
#[inline]
pub fn door(word: u32, abandons_below: u32, offended_below: u32) -> Door {
    if abandons_below == 0 {
        return Door::Served(word);
    }
    let word = word.min(u32::MAX - 1);
    if word < offended_below {
        Door::Offended
    } else if word < abandons_below {
        Door::Gone
    } else {
        let (above, width) = (u64::from(word - abandons_below), WORDS - u64::from(abandons_below));
        Door::Served((above * WORDS / width) as u32)
    }
}

/// Number of words.
const WORDS: u64 = 1 << 32;

/// The words of a visit from here on have an encounter whose word is at or above `threshold`: exactly what [`door`]
/// does, for the dense pass.
pub fn before_the_door(threshold: u32, abandons_below: u32) -> u32 {
    let width = WORDS - u64::from(abandons_below);
    let word = u64::from(abandons_below) + (u64::from(threshold) * width).div_ceil(WORDS);
    word.min(u64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    fn restaurant() -> Values {
        let mut v = Values::of_pack(Pack::Folklore);
        v[P::CapacityOn] = 1.0;
        v
    }

    #[test]
    fn two_regimes_are_the_mean_over_the_visits_of_each() {
        let mut v = restaurant();
        v[P::CapacityPeakShare] = 0.3;
        v[P::CapacityPeakFactor] = 2.0;
        v[P::CapacitySurgeServers] = 3.0;
        let service = Service::of(&v, 5_000.0);
        let visits = 5_000.0 * 12.0 / 52.0;
        let (peak, rest) = (60.0 * 0.15, 60.0 * 0.85);
        let line = |visits: f64, hours: f64, servers| {
            queue::erlang_a(&Line { arrivals: visits / hours / 60.0, service: 10.0, patience: 10.0, servers })
        };
        let (p, r) = (line(0.3 * visits, peak, 8), line(0.7 * visits, rest, 5));
        assert!((service.abandons - (0.3 * p.abandons + 0.7 * r.abandons)).abs() < 1e-12);
        assert!((service.wait - 10.0 * service.abandons).abs() < 1e-12);
        assert!((service.booked_hours - (60.0 * 5.0 + peak * 3.0)).abs() < 1e-9);
        // Work done: those served, ten minutes each.
        assert!((service.busy_hours - visits * (1.0 - service.abandons) / 6.0).abs() < 1e-9);
        assert!((service.cost(&v) - 20.0 * service.booked_hours).abs() < 1e-9);
    }

    #[test]
    fn peaks_without_a_difference_and_weeks_of_peaks_alone_are_the_plain_line() {
        let mut v = restaurant();
        let plain = Service::of(&v, 5_000.0);
        v[P::CapacityPeakShare] = 0.4;
        let same = Service::of(&v, 5_000.0);
        assert!((same.abandons - plain.abandons).abs() < 1e-12 && (same.wait - plain.wait).abs() < 1e-12);
        v[P::CapacityPeakShare] = 1.0;
        v[P::CapacitySurgeServers] = 3.0;
        let all = Service::of(&v, 5_000.0);
        assert_eq!(all.booked_hours, 480.0);
        assert!(all.abandons < plain.abandons);
    }

    #[test]
    fn the_dense_pass_reads_the_same_words_as_the_door() {
        for abandons_below in [0, 1, 77_777, 1 << 31, u32::MAX - 1] {
            for threshold in [0, 1, 5, 81_000_000, 1 << 31, u32::MAX - 1, u32::MAX] {
                let from = before_the_door(threshold, abandons_below);
                let near = [from.saturating_sub(2), from.saturating_sub(1), from, from.saturating_add(1)];
                for word in near.into_iter().filter(|&word| word < u32::MAX - 1) {
                    let above = match door(word, abandons_below, 0) {
                        Door::Served(served) => served >= threshold,
                        _ => false,
                    };
                    assert_eq!(word >= from, above, "{word} {threshold} {abandons_below}");
                }
            }
        }
    }

    #[test]
    fn off_every_word_is_the_word_of_the_encounter_and_certain_abandonment_lets_nobody_in() {
        for word in [0, 1, 1 << 31, u32::MAX] {
            assert_eq!(door(word, 0, 0), Door::Served(word));
            assert_eq!(before_the_door(word, 0), word);
            assert_eq!(door(word, u32::MAX, u32::MAX), Door::Offended);
            assert_eq!(door(word, u32::MAX, 0), Door::Gone);
        }
    }
}
