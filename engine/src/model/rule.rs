//! When a policy is at work: by the calendar, or by a rule on what the firm sees.
//!
//! A rule is looked at when a week has ended. Its condition must hold for so many weeks in a row; then the policy is
//! decided and starts after the delay, for certain. While it is at work one week on the other side of `until` ends
//! it with the next week, but not before its shortest time. Where the signal could not be read nothing changes.

use super::observer::{SIGNALS, Seen};
use crate::scenario::{Policy, Rule};

/// Calendar and rule of one policy, and where the rule stands.
#[derive(Clone, Debug)]
pub struct Timing {
    from_week: u32,
    /// First week in which the policy is no longer at work.
    until_week: u32,
    watch: Option<Watch>,
}

#[derive(Clone, Debug)]
struct Watch {
    rule: Rule,
    /// The last weeks, as many as the rule averages over.
    recent: Vec<Seen>,
    looked: u32,
    /// Weeks in a row in which the condition held.
    held: u32,
    state: State,
    first_start: Option<u32>,
    ended_in: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waiting,
    /// Decided; starts in that week.
    Decided(u32),
    /// At work since that week.
    AtWork(u32),
}

impl Timing {
    /// Before the first week.
    pub fn new(policy: &Policy) -> Timing {
        Timing {
            from_week: policy.from_week,
            until_week: policy.until_week.unwrap_or(u32::MAX),
            watch: policy.when.map(Watch::new),
        }
    }

    /// The week since which the policy has been at work without a break, if it is in `week`.
    pub fn since(&self, week: u32) -> Option<u32> {
        let start = match &self.watch {
            None => Some(self.from_week),
            Some(watch) => watch.since(),
        };
        start.filter(|&start| start <= week && week < self.until_week)
    }

    /// Whether `week` is the first of all weeks in which the policy is at work.
    pub fn starts_first_in(&self, week: u32) -> bool {
        let first = match &self.watch {
            None => Some(self.from_week),
            Some(watch) => watch.first_start,
        };
        first == Some(week) && week < self.until_week
    }

    /// Whether what the policy sets may differ in `week` from the week before; a ramp takes `ramp_weeks`.
    pub fn moves_in(&self, week: u32, ramp_weeks: u32) -> bool {
        let ended = week == self.until_week || self.watch.as_ref().is_some_and(|w| w.ended_in == Some(week));
        let ramping = |since: u32| week <= since.saturating_add(ramp_weeks);
        week == 0 || ended || self.since(week).is_some_and(ramping)
    }

    /// Learns what the firm saw in `week`, and decides about the next.
    pub fn saw(&mut self, week: u32, seen: &Seen) {
        if let Some(watch) = &mut self.watch {
            watch.saw(week, seen, self.from_week);
        }
    }
}

impl Watch {
    fn new(rule: Rule) -> Watch {
        Watch {
            rule,
            recent: vec![Seen::default(); rule.over_weeks.max(1) as usize],
            looked: 0,
            held: 0,
            state: State::Waiting,
            first_start: None,
            ended_in: None,
        }
    }

    fn since(&self) -> Option<u32> {
        match self.state {
            State::AtWork(since) => Some(since),
            _ => None,
        }
    }

    fn saw(&mut self, week: u32, seen: &Seen, from_week: u32) {
        let signal = self.average(seen);
        match (self.state, signal) {
            (State::Waiting, Some(signal)) => self.wait(week, signal, from_week),
            (State::AtWork(since), Some(signal)) if self.may_end(week, since) && self.rule.ends(signal) => {
                (self.state, self.held, self.ended_in) = (State::Waiting, 0, Some(week + 1));
            }
            _ => {}
        }
        if let State::Decided(start) = self.state
            && start == week + 1
        {
            self.state = State::AtWork(start);
            self.first_start.get_or_insert(start);
        }
    }

    /// The signal over the last weeks; `None` until there are enough of them.
    fn average(&mut self, seen: &Seen) -> Option<f64> {
        let weeks = self.recent.len();
        self.recent[self.looked as usize % weeks] = *seen;
        self.looked += 1;
        let sum = self.recent.iter().fold(Seen::default(), |sum, week| sum.and(*week));
        if (self.looked as usize) < weeks { None } else { (SIGNALS[self.rule.signal].read)(&sum) }
    }

    fn wait(&mut self, week: u32, signal: f64, from_week: u32) {
        self.held = if self.rule.holds(signal) { self.held.saturating_add(1) } else { 0 };
        if self.held >= self.rule.for_weeks.max(1) {
            self.state = State::Decided((week + 1).saturating_add(self.rule.delay_weeks).max(from_week));
        }
    }

    fn may_end(&self, week: u32, since: u32) -> bool {
        week + 1 >= since.saturating_add(self.rule.min_weeks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;
    use crate::model::ledger::Week;
    use crate::model::observer::signal_index;
    use crate::scenario::Scenario;
    use crate::scenario::params::Values;

    fn rule(threshold: f64) -> Rule {
        Rule::above(signal_index("complaints_per_1000").unwrap(), threshold)
    }

    fn policy(rule: Rule) -> Policy {
        Policy { when: Some(rule), ..Scenario::as_today(Pack::Folklore).policies[0].clone() }
    }

    /// Complaints per 1,000 visits, or nothing to see.
    fn seen(complaints: Option<f64>) -> Seen {
        let week = match complaints {
            Some(voiced) => Week { visits: 1_000.0, voiced, ..Week::default() },
            None => Week::default(),
        };
        Seen::of(&week, &Values::of_pack(Pack::Folklore))
    }

    /// Whether the policy is at work in each of the weeks that show these signals, and in the one after them.
    fn at_work(policy: &Policy, signals: &[Option<f64>]) -> String {
        let mut timing = Timing::new(policy);
        let mut text = String::new();
        for week in 0..=signals.len() as u32 {
            text.push(if timing.since(week).is_some() { '#' } else { '.' });
            if let Some(signal) = signals.get(week as usize) {
                timing.saw(week, &seen(*signal));
            }
        }
        text
    }

    fn signals(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().map(|v| Some(*v)).collect()
    }

    #[test]
    fn a_plain_rule_is_at_work_in_the_weeks_after_those_that_lie_above() {
        let shown = signals(&[2.0, 4.0, 4.0, 3.0, 5.0, 1.0]);
        assert_eq!(at_work(&policy(rule(3.0)), &shown), "..##.#.", "3 is not above 3");
        let below = Rule { above: false, ..rule(3.0) };
        assert_eq!(at_work(&policy(below), &shown), ".#....#");
    }

    #[test]
    fn the_condition_must_hold_for_weeks_in_a_row() {
        let three = Rule { for_weeks: 3, ..rule(3.0) };
        let shown = signals(&[4.0, 4.0, 2.0, 4.0, 4.0, 4.0, 4.0, 2.0, 4.0]);
        assert_eq!(at_work(&policy(three), &shown), "......##..");
    }

    #[test]
    fn between_the_thresholds_a_policy_stays_as_it_is() {
        let band = Rule { until: Some(2.0), ..rule(3.0) };
        let shown = signals(&[2.5, 4.0, 2.5, 2.0, 1.9, 2.5, 3.5, 0.0]);
        assert_eq!(at_work(&policy(band), &shown), "..###..#.");
        let rising = Rule { above: false, until: Some(4.0), ..rule(3.0) };
        assert_eq!(at_work(&policy(rising), &signals(&[3.5, 2.0, 3.5, 4.5, 3.5])), "..##..");
    }

    #[test]
    fn what_is_decided_starts_after_the_delay_whatever_is_seen_meanwhile() {
        let late = Rule { delay_weeks: 3, ..rule(3.0) };
        assert_eq!(at_work(&policy(late), &signals(&[4.0, 0.0, 0.0, 4.0, 0.0, 0.0])), "....#..");
    }

    #[test]
    fn a_policy_stays_for_its_shortest_time() {
        let steady = Rule { min_weeks: 4, ..rule(3.0) };
        assert_eq!(at_work(&policy(steady), &signals(&[4.0, 0.0, 0.0, 0.0, 0.0, 0.0, 4.0])), ".####..#");
    }

    #[test]
    fn the_signal_is_averaged_over_weeks_and_not_before_there_are_enough() {
        let smooth = Rule { over_weeks: 3, ..rule(3.0) };
        // Means of three: 3, 4, 3.67, 2.33.
        assert_eq!(at_work(&policy(smooth), &signals(&[9.0, 0.0, 0.0, 12.0, 0.0, -5.0])), "....##.");
    }

    #[test]
    fn weeks_without_anything_to_see_leave_everything_as_it_is() {
        let two = Rule { for_weeks: 2, ..rule(3.0) };
        let shown = [Some(4.0), None, Some(4.0), None, None, Some(1.0), None];
        assert_eq!(at_work(&policy(two), &shown), "...###..");
        assert_eq!(at_work(&policy(rule(3.0)), &[None; 5]), "......");
    }

    #[test]
    fn the_calendar_bounds_a_rule_and_ends_a_policy() {
        let bounded = Policy { from_week: 3, until_week: Some(6), ..policy(rule(3.0)) };
        assert_eq!(at_work(&bounded, &signals(&[4.0; 8])), "...###...");
        let fixed = Policy { when: None, ..bounded };
        assert_eq!(at_work(&fixed, &[None; 8]), "...###...");
    }

    #[test]
    fn settings_move_where_the_policy_starts_ramps_and_ends_and_it_is_set_up_once() {
        let mut timing = Timing::new(&policy(rule(3.0)));
        let (mut moves, mut first) = (String::new(), String::new());
        for (week, signal) in (0_u32..).zip([4.0, 4.0, 4.0, 4.0, 0.0, 4.0, 4.0, 4.0]) {
            moves.push(if timing.moves_in(week, 1) { '#' } else { '.' });
            first.push(if timing.starts_first_in(week) { '#' } else { '.' });
            timing.saw(week, &seen(Some(signal)));
        }
        assert_eq!((moves.as_str(), first.as_str()), ("###..###", ".#......"));
    }
}
