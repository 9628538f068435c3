//! Waiting lines in balance: M/M/c (Erlang C) and M/M/c+M, where people give up (Erlang A, Palm 1957).
//!
//! Pure functions of a [`Line`]. Erlang A adds up the balance equations p(n+1) = p(n) l / d(n+1), with
//! d(n) = min(n, c) m + max(n - c, 0) g, starting at the most frequent state and relative to it: nothing
//! overflows however large the load, and small chances keep their digits. With r = sqrt(l / g) the work is of order
//! c + r. In the formulas l is the arrival rate, m the rate of service, g = 1/patience, c the servers.

/// A waiting line: Poisson arrivals, exponential service and patience, one line for all servers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Arrivals per minute, 0 or more.
    pub arrivals: f64,
    /// Mean minutes of service, above 0.
    pub service: f64,
    /// Mean minutes after which somebody who waits gives up, 0 or more.
    pub patience: f64,
    pub servers: u32,
}

/// What becomes of the arrivals in the long run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Performance {
    /// Share that finds no free server.
    pub waits: f64,
    /// Share that gives up.
    pub abandons: f64,
    /// Mean minutes waited, over all arrivals: those who give up and those who do not wait count too.
    pub wait: f64,
    /// Mean number of people waiting.
    pub queue: f64,
    /// Mean number of busy servers.
    pub busy: f64,
}

impl Line {
    /// Work that arrives, in servers.
    pub fn load(&self) -> f64 {
        self.arrivals * self.service
    }

    /// Share of all arrivals whose service begins within `minutes` when nobody gives up. 0 when the line never
    /// clears.
    pub fn in_time_without_abandonment(&self, minutes: f64) -> f64 {
        let spare = f64::from(self.servers) - self.load();
        if spare <= 0.0 && self.arrivals > 0.0 {
            return 0.0;
        }
        1.0 - erlang_c(self).waits * libm::exp(-spare * minutes / self.service)
    }

    /// Share of all arrivals whose service begins within `minutes`; whoever gives up is not served.
    ///
    /// With V the wait of somebody of endless patience, P(V > t) = K J(t) with J(t) = int_t^inf e^(l H(x) - c m x) dx and
    /// H(x) = (1 - e^(-g x)) / g (Zeltyn & Mandelbaum 2005), which is an incomplete gamma function; integrating
    /// e^(-g v) over the density of V by parts gives the share served.
    pub fn in_time(&self, minutes: f64) -> f64 {
        self.in_time_given(&erlang_a(self), minutes)
    }

    /// [`Line::in_time`] when [`erlang_a`] is known already.
    pub fn in_time_given(&self, performance: &Performance, minutes: f64) -> f64 {
        if self.servers == 0 {
            return 0.0;
        }
        let waits = performance.waits;
        if waits <= 0.0 || self.patience == 0.0 || minutes <= 0.0 {
            return 1.0 - waits;
        }
        let (all, mine) =
            (f64::from(self.servers) * self.patience / self.service, self.arrivals * self.patience);
        let t = minutes / self.patience;
        let left = mine * libm::exp(-t);
        // ln of e^(l H(t) - c m t).
        let grown = -mine * libm::expm1(-t) - all * t;
        let series = ln_series(all, mine);
        let later = libm::exp(grown + ln_series(all, left) - series);
        let density = libm::exp(grown - series) - libm::exp(-series);
        (1.0 - waits + waits * all / mine * (density + 1.0 - later)).clamp(0.0, 1.0)
    }
}

/// ln of A(x, y) = sum over j of y^j / ((x + 1) ... (x + j)), x > 0, which is x e^y y^-x times the lower incomplete gamma
/// function of x and y (Palm's function of Erlang A). Added up from the largest term.
fn ln_series(x: f64, y: f64) -> f64 {
    let peak = (y - x).max(0.0).floor();
    let at_peak = if peak > 0.0 {
        peak * libm::log(y) + libm::lgamma(x + 1.0) - libm::lgamma(x + peak + 1.0)
    } else {
        0.0
    };
    let mut sum = 1.0;
    let (mut term, mut j) = (1.0, peak);
    while term > NEGLIGIBLE * sum {
        j += 1.0;
        term *= y / (x + j);
        sum += term;
    }
    (term, j) = (1.0, peak);
    while j > 0.0 && term > NEGLIGIBLE * sum {
        term *= (x + j) / y;
        sum += term;
        j -= 1.0;
    }
    at_peak + libm::log(sum)
}

/// Terms below this share of their sum are left out.
const NEGLIGIBLE: f64 = 1e-18;

/// Share of arrivals that find all servers busy when nobody waits (Erlang B), by B(n) = load B / (n + load B).
/// Without servers everybody is turned away.
pub fn erlang_b(servers: u32, load: f64) -> f64 {
    let mut blocked = 1.0;
    for n in 1..=servers {
        let offered = load * blocked;
        blocked = offered / (f64::from(n) + offered);
    }
    blocked
}

/// Erlang C: nobody gives up. When servers do not exceed the load the line grows for ever: everybody waits, the wait
/// and the queue are infinite and all servers are busy. `patience` is not read.
pub fn erlang_c(line: &Line) -> Performance {
    let (servers, load) = (f64::from(line.servers), line.load());
    if load <= 0.0 {
        let none = f64::from(u8::from(line.servers == 0));
        let wait = if line.servers == 0 { f64::INFINITY } else { 0.0 };
        return Performance { waits: none, abandons: 0.0, wait, queue: 0.0, busy: 0.0 };
    }
    if load >= servers {
        let endless = f64::INFINITY;
        return Performance { waits: 1.0, abandons: 0.0, wait: endless, queue: endless, busy: servers };
    }
    let blocked = erlang_b(line.servers, load);
    let waits = blocked / (1.0 - load / servers * (1.0 - blocked));
    let wait = waits * line.service / (servers - load);
    Performance { waits, abandons: 0.0, wait, queue: line.arrivals * wait, busy: load }
}

/// Erlang A: whoever waits gives up after an exponential time. Without servers everybody waits and gives up; without
/// arrivals nobody does, and the answer is that of somebody who would come. Patience 0 is Erlang B: nobody waits.
pub fn erlang_a(line: &Line) -> Performance {
    let Line { arrivals, patience, servers, .. } = *line;
    if servers == 0 {
        return Performance {
            waits: 1.0,
            abandons: 1.0,
            wait: patience,
            queue: arrivals * patience,
            busy: 0.0,
        };
    }
    if arrivals <= 0.0 {
        return Performance { waits: 0.0, abandons: 0.0, wait: 0.0, queue: 0.0, busy: 0.0 };
    }
    if patience == 0.0 {
        let blocked = erlang_b(servers, line.load());
        let busy = line.load() * (1.0 - blocked);
        return Performance { waits: blocked, abandons: blocked, wait: 0.0, queue: 0.0, busy };
    }
    let States { all, delayed, queue, busy } = States::of(line);
    let (waits, queue, busy) = (delayed / all, queue / all, busy / all);
    let wait = queue / arrivals;
    // Of those who wait, 1/patience a minute give up: P(gives up) = E(wait) / patience.
    Performance { waits, abandons: (wait / patience).min(1.0), wait, queue, busy }
}

/// Weights of the numbers of people in the system, relative to the most frequent number.
#[derive(Default)]
struct States {
    all: f64,
    /// All servers busy.
    delayed: f64,
    /// Times the people waiting.
    queue: f64,
    /// Times the busy servers.
    busy: f64,
}

impl States {
    fn of(line: &Line) -> States {
        let (servers, load) = (f64::from(line.servers), line.load());
        let endured = line.arrivals * line.patience;
        let per_waiter = line.service / line.patience;
        // Rates times the service time: arrivals `load`, departures min(n, c) + max(n - c, 0) service / patience.
        let departures = |n: f64| n.min(servers) + (n - servers).max(0.0) * per_waiter;
        let overload = endured * (1.0 - servers / load);
        let mode = if load < servers { load.floor() } else { servers + overload.floor() };
        let mut states = States::default();
        states.add(mode, servers, 1.0);
        let (mut n, mut weight) = (mode, 1.0);
        // The queue is a sum of its own: with little load it is small, and yet known to all digits.
        while weight > 0.0 && (n < servers + 1.0 || weight * (n - servers + 1.0) > NEGLIGIBLE * states.queue)
        {
            n += 1.0;
            weight *= load / departures(n);
            states.add(n, servers, weight);
        }
        (n, weight) = (mode, 1.0);
        while n > 0.0 && weight > NEGLIGIBLE * states.all {
            weight *= departures(n) / load;
            n -= 1.0;
            states.add(n, servers, weight);
        }
        states
    }

    fn add(&mut self, n: f64, servers: f64, weight: f64) {
        self.all += weight;
        if n >= servers {
            self.delayed += weight;
        }
        self.queue += (n - servers).max(0.0) * weight;
        self.busy += n.min(servers) * weight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(what: &str, value: f64, printed: f64, digit: f64) {
        assert!((value - printed).abs() <= 0.5 * digit + 1e-12, "{what}: {value}, not {printed}");
    }

    /// 100 arrivals in half an hour, three minutes of service.
    fn calls(servers: u32, patience: f64) -> Line {
        Line { arrivals: 100.0 / 30.0, service: 3.0, patience, servers }
    }

    #[test]
    fn check_14_erlang_c_of_100_calls_in_half_an_hour() {
        let line = calls(14, 5.0);
        let p = erlang_c(&line);
        near("P(wait)", p.waits, 0.174_131_9, 1e-7);
        near("ASA, s", 60.0 * p.wait, 7.835_9, 1e-4);
        near("SL(20 s)", line.in_time_without_abandonment(20.0 / 60.0), 0.888_35, 1e-5);
        near("occupancy", p.busy / 14.0, 10.0 / 14.0, 1e-12);
    }

    #[test]
    fn check_15_erlang_a_of_100_calls_in_half_an_hour() {
        let line = calls(13, 5.0);
        let p = erlang_a(&line);
        near("SL(20 s)", line.in_time(20.0 / 60.0), 0.858_178, 1e-6);
        near("occupancy", p.busy / 13.0, 0.750_028, 1e-6);
        near("P(ab)", p.abandons, 0.024_963, 1e-6);
        near("P(wait)", p.waits, 0.225_797, 1e-6);
        near("wait, min", p.wait, 0.124_817, 1e-6);
    }

    #[test]
    fn check_16_one_server_and_all_rates_one() {
        let p = erlang_a(&Line { arrivals: 1.0, service: 1.0, patience: 1.0, servers: 1 });
        near("P(ab)", p.abandons, 0.367_879_4, 1e-7);
        near("P(wait)", p.waits, 0.632_120_6, 1e-7);
        assert!((p.abandons - libm::exp(-1.0)).abs() < 1e-15);
    }

    #[test]
    fn check_17_equal_rates_make_the_number_in_the_system_poisson() {
        let p = erlang_a(&Line { arrivals: 10.0, service: 1.0, patience: 1.0, servers: 10 });
        near("P(wait)", p.waits, 0.542_070_3, 1e-7);
        near("P(ab)", p.abandons, 0.125_110_0, 1e-7);
    }

    #[test]
    fn check_18_abandonment_is_impatience_times_the_wait_and_flows_balance() {
        let draws = crate::draws::Draws::new(18, 0);
        for case in 0..400 {
            let mut stream = draws.stream(crate::draws::Purpose::Unknown, case, 0);
            let service = 0.1 + 20.0 * stream.uniform();
            let patience = libm::exp(8.0 * stream.uniform() - 4.0);
            let servers = stream.below(60);
            let arrivals = 1.8 * f64::from(servers + 1) * stream.uniform() / service;
            let line = Line { arrivals, service, patience, servers };
            let p = erlang_a(&line);
            assert!((p.abandons * patience - p.wait).abs() <= 1e-12 * p.wait.max(1e-300), "{line:?}");
            // What arrives is served or gives up: busy servers / service = arrivals (1 - P(ab)).
            let served = p.busy / service;
            assert!((served - arrivals * (1.0 - p.abandons)).abs() <= 1e-11 * arrivals, "{line:?} {p:?}");
            assert!((p.queue - arrivals * p.wait).abs() <= 1e-12 * p.queue.max(1e-300));
            assert!(p.abandons <= p.waits + 1e-15 && p.waits <= 1.0 + 1e-12 && p.abandons >= 0.0);
            // Given long enough everybody who does not give up is served; at once, whoever need not wait.
            assert!((line.in_time(1e5) - (1.0 - p.abandons)).abs() < 1e-9, "{line:?} {p:?}");
            assert!((line.in_time(0.0) - (1.0 - p.waits)).abs() < 1e-12);
            let shares = [0.1, 1.0, 3.0, 10.0].map(|t| line.in_time(t * service));
            assert!(shares.windows(2).all(|pair| pair[1] > pair[0] - 1e-10), "{line:?} {shares:?}");
        }
    }

    #[test]
    fn check_20_two_thirds_hang_up_only_at_three_times_the_capacity() {
        for (servers, arrivals) in [(5, 15.148_5), (20, 60.606)] {
            let p = erlang_a(&Line { arrivals, service: 1.0, patience: 1.0, servers });
            near("P(ab)", p.abandons, 0.67, 1e-4);
            near("rho", arrivals / f64::from(servers), 3.03, 1e-3);
        }
    }

    #[test]
    fn service_in_time_agrees_with_adding_up_the_waits_of_each_place_in_line() {
        // Somebody who finds k waiting is served after k + 1 departures; with V the time until then,
        // P(V <= t) = P(Gamma-like death process), here integrated in steps of time.
        let line = Line { arrivals: 1.4, service: 2.0, patience: 3.0, servers: 2 };
        let (step, end) = (0.000_5, 1.5);
        // Weights of finding n in the system, then the chance to be k-th in line, moved on in time.
        let mut weights = vec![1.0];
        for n in 0..200 {
            let departures = f64::from((n + 1).min(2)) / 2.0 + f64::from((n - 1).max(0)) / 3.0;
            weights.push(weights[n as usize] * 1.4 / departures);
        }
        let all: f64 = weights.iter().sum();
        let mut at: Vec<f64> = weights[2..].iter().map(|w| w / all).collect();
        let mut served = (weights[0] + weights[1]) / all;
        for _ in 0..(end / step) as usize {
            // k ahead in line: a departure of somebody ahead moves on, own patience ends the wait.
            let flow: Vec<f64> =
                at.iter().enumerate().map(|(k, p)| p * step * (1.0 + k as f64 / 3.0)).collect();
            served += flow[0];
            for k in 0..at.len() {
                let next = flow.get(k + 1).copied().unwrap_or(0.0);
                at[k] += next - flow[k] - at[k] * step / 3.0;
            }
        }
        // Euler's error is of the order of the step.
        assert!((served - line.in_time(end)).abs() < 5e-4, "{served} {}", line.in_time(end));
    }

    #[test]
    fn enormous_lines_neither_overflow_nor_lose_balance() {
        for (servers, load, patience) in [
            (100_000, 99_000.0, 1.0),
            (100_000, 100_000.0, 0.1),
            (100_000, 250_000.0, 10.0),
            (1, 1e6, 100.0),
            (3, 1e-9, 5.0),
            (50, 10.0, 1e6),
        ] {
            let line = Line { arrivals: load / 4.0, service: 4.0, patience, servers };
            let p = erlang_a(&line);
            let off = p.busy / 4.0 - line.arrivals * (1.0 - p.abandons);
            assert!(off.abs() < 1e-12 * line.arrivals, "{line:?} {p:?}");
            let soon = line.in_time(1.0);
            assert!((0.0..=1.0).contains(&soon) && soon <= 1.0 - p.abandons + 1e-6, "{line:?} {soon}");
        }
        // A light load waits with a chance of load^c / c! about.
        let light = erlang_a(&Line { arrivals: 1e-3, service: 1.0, patience: 1.0, servers: 3 });
        assert!((light.waits / (1e-9 / 6.0) - 1.0).abs() < 0.01, "{light:?}");
        // Three times as much as can be served: two thirds give up.
        let heavy = erlang_a(&Line { arrivals: 3e5, service: 1.0, patience: 1.0, servers: 100_000 });
        assert!((heavy.abandons - 2.0 / 3.0).abs() < 1e-5);
    }

    #[test]
    fn endless_patience_is_erlang_c_and_none_is_erlang_b() {
        for servers in [1, 4, 30] {
            let line =
                |patience| Line { arrivals: 0.08 * f64::from(servers), service: 10.0, patience, servers };
            let (a, c) = (erlang_a(&line(1e9)), erlang_c(&line(1e9)));
            assert!((a.waits - c.waits).abs() < 1e-6 && (a.wait / c.wait - 1.0).abs() < 1e-6, "{a:?} {c:?}");
            let in_time = line(1e9).in_time(7.0) - line(1e9).in_time_without_abandonment(7.0);
            assert!(in_time.abs() < 1e-5, "{in_time}");
            let b = erlang_b(servers, line(0.0).load());
            assert_eq!(erlang_a(&line(0.0)).abandons, b);
            assert!((erlang_a(&line(1e-9)).abandons - b).abs() < 1e-8);
        }
    }

    #[test]
    fn nobody_to_serve_and_nobody_serving_have_defined_answers() {
        let line = |arrivals, servers| Line { arrivals, service: 10.0, patience: 8.0, servers };
        let none = erlang_a(&line(0.5, 0));
        assert_eq!((none.waits, none.abandons, none.wait, none.queue, none.busy), (1.0, 1.0, 8.0, 4.0, 0.0));
        assert_eq!(line(0.5, 0).in_time(60.0), 0.0);
        let idle = erlang_a(&line(0.0, 3));
        assert_eq!((idle.waits, idle.abandons, idle.wait, idle.busy), (0.0, 0.0, 0.0, 0.0));
        assert_eq!(line(0.0, 3).in_time(0.0), 1.0);
        assert_eq!(erlang_c(&line(0.5, 0)).wait, f64::INFINITY);
        assert_eq!(erlang_c(&line(0.0, 0)).waits, 1.0);
        assert_eq!(line(0.5, 3).in_time_without_abandonment(5.0), 0.0);
    }

    #[test]
    fn one_more_server_never_loses_more_people() {
        for load in [0.3, 3.2, 41.7] {
            let p =
                |servers| erlang_a(&Line { arrivals: load / 10.0, service: 10.0, patience: 10.0, servers });
            let all: Vec<f64> = (0..80).map(|servers| p(servers).abandons).collect();
            assert!(all.windows(2).all(|pair| pair[1] < pair[0]), "{all:?}");
        }
    }
}
