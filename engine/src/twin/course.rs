//! A customer's week in expectation: visits, failures, what becomes of them, and leaving by cause.

use crate::draws::probability;
use crate::model::channels::CHANNELS;
use crate::model::ledger::{CAUSES, Cause, Week};
use crate::model::numbers::{Ending, Numbers};
use crate::model::reach::MeanReach;
use crate::model::visit::Law;
use crate::model::voice::Speaking;
use crate::scenario::params::Values;

/// Number of visits with smaller probability in either tail are left out.
const NEGLIGIBLE: f64 = 1e-13;

/// Expectations per customer and week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Course {
    pub visits: f64,
    /// Of the visits: those whose visitor gives up waiting.
    pub abandoned: f64,
    /// Treatment, product.
    pub failures: [f64; 2],
    pub major: f64,
    pub voiced: f64,
    pub resolved_quick: f64,
    pub resolved_slow: f64,
    pub unresolved: f64,
    pub broken_promises: f64,
    pub speaking: Speaking<f64>,
    /// Leaving by [`Cause`].
    pub left: [f64; CAUSES],
    pub left_silent: f64,
    /// Part of leaving by treatment or product that is for ever.
    pub lost_forever: f64,
    /// People told good and bad things.
    pub told: [f64; 2],
}

/// What becomes of a failure of one kind, on average.
#[derive(Clone, Copy, Debug, Default)]
struct Aftermath {
    /// By [`Ending`]; they add up to 1.
    endings: [f64; 4],
    broken: f64,
    speaking: Speaking<f64>,
    leaves: f64,
    leaves_silent: f64,
    leaves_forever: f64,
    told: [f64; 2],
}

/// Visits of a week and whether the customer is still there after them.
#[derive(Clone, Copy, Debug, Default)]
struct Attendance {
    /// Without another reason to leave.
    visits: f64,
    stays: f64,
    /// With another reason to leave, which comes at any time of the week.
    exit_visits: f64,
    exit_stays: f64,
}

impl Course {
    /// The week that the agents' numbers describe; `v` gives the law of visits.
    pub fn of(n: &Numbers, reach: &MeanReach, v: &Values) -> Course {
        let served = 1.0 - probability(n.abandons_below);
        let met = failure_rates(n);
        // Whoever takes giving up as bad treatment does what somebody does who was treated badly.
        let rates = [served * met[0] + probability(n.offended_below), served * met[1]];
        let after = [0, 1].map(|kind| aftermath(n, reach, kind));
        let leaves = [0, 1].map(|kind| rates[kind] * after[kind].leaves);
        let attendance = attendance(n.visits_per_week, Law::of(v) == Law::Regular, leaves[0] + leaves[1]);
        let exit = probability(n.exit);
        let visits = attendance.visits + exit * (attendance.exit_visits - attendance.visits);
        let driven_out = 1.0 - attendance.stays + exit * (attendance.stays - attendance.exit_stays);
        let mut course = Course { visits, abandoned: visits * (1.0 - served), ..Course::default() };
        course.fail(n, visits, rates, &after);
        course.leave_after_failures(driven_out, rates, leaves, &after);
        course.leave_otherwise(n, exit * attendance.exit_stays);
        let good = visits * served * (1.0 - met[0] - met[1]);
        course.told[0] += good * probability(n.satisfied_talk) * reach.after_good_visit;
        course
    }

    /// Adds what this many customers do in a week, telling and leaving apart.
    pub fn count(&self, customers: f64, count: &mut Week<f64>) {
        let all = customers;
        count.visits = all * self.visits;
        count.abandoned = all * self.abandoned;
        count.failures_treatment = all * self.failures[0];
        count.failures_product = all * self.failures[1];
        count.failures_major = all * self.major;
        count.voiced = all * self.voiced;
        count.resolved_quick = all * self.resolved_quick;
        count.resolved_slow = all * self.resolved_slow;
        count.unresolved = all * self.unresolved;
        count.broken_promises = all * self.broken_promises;
        count.speaking = self.speaking.map(|per_customer| all * per_customer);
    }

    fn fail(&mut self, n: &Numbers, visits: f64, rates: [f64; 2], after: &[Aftermath; 2]) {
        for kind in [0, 1] {
            let failures = visits * rates[kind];
            let ending = |e: Ending| failures * after[kind].endings[e as usize];
            self.failures[kind] = failures;
            self.major += failures * probability(n.major);
            self.voiced += failures - ending(Ending::Silent);
            self.unresolved += ending(Ending::Unresolved);
            self.resolved_slow += ending(Ending::ResolvedSlow);
            self.resolved_quick += ending(Ending::ResolvedQuick);
            self.broken_promises += failures * after[kind].broken;
            self.speaking.add_times(failures, &after[kind].speaking);
            self.told[0] += failures * after[kind].told[0];
            self.told[1] += failures * after[kind].told[1];
        }
    }

    fn leave_after_failures(
        &mut self,
        driven_out: f64,
        rates: [f64; 2],
        leaves: [f64; 2],
        after: &[Aftermath; 2],
    ) {
        let all = leaves[0] + leaves[1];
        if all <= 0.0 {
            return;
        }
        for (kind, cause) in [(0, Cause::Treatment), (1, Cause::Product)] {
            let per_leave = driven_out / all;
            self.left[cause as usize] += per_leave * leaves[kind];
            self.left_silent += per_leave * rates[kind] * after[kind].leaves_silent;
            self.lost_forever += per_leave * rates[kind] * after[kind].leaves_forever;
        }
    }

    fn leave_otherwise(&mut self, n: &Numbers, exits: f64) {
        let mut below = 0.0;
        for (cause, &limit) in Cause::EXITS.into_iter().zip(&n.exit_cause) {
            self.left[cause as usize] += exits * (probability(limit) - below);
            below = probability(limit);
        }
        self.left[Cause::Product as usize] += exits * (1.0 - below);
    }
}

/// Rates of treatment and product failures; product failures give way where both would add up to more than 1.
fn failure_rates(n: &Numbers) -> [f64; 2] {
    let treatment = probability(n.treatment_below);
    let product = if n.product_from == u32::MAX { 0.0 } else { 1.0 - probability(n.product_from) };
    [treatment, product.min(1.0 - treatment)]
}

fn aftermath(n: &Numbers, reach: &MeanReach, kind: usize) -> Aftermath {
    let grave = [1.0 - probability(n.major), probability(n.major)];
    let mut after = Aftermath::default();
    for severity in [0, 1] {
        let voice = probability(n.voice[kind][severity]);
        let answers = answers(n, severity == 1);
        let endings =
            [1.0 - voice, voice * answers.endings[0], voice * answers.endings[1], voice * answers.endings[2]];
        after.broken += grave[severity] * voice * answers.broken;
        after.speaking.add_times(grave[severity] * voice, &answers.speaking);
        for (contacts, share) in after.speaking.contacts.iter_mut().zip(channel_shares(n)) {
            *contacts += grave[severity] * (voice - probability(n.channels.direct[kind][severity])) * share;
        }
        for (ending, share) in endings.into_iter().enumerate() {
            let lost = n.lost_forever_if_unresolved && ending == Ending::Unresolved as usize;
            let good = ending >= Ending::ResolvedSlow as usize;
            let these = share * grave[severity];
            let leave = these * if lost { 1.0 } else { 1.0 - probability(n.stay[ending][severity]) };
            after.endings[ending] += these;
            after.leaves += leave;
            after.leaves_silent += if ending == Ending::Silent as usize { leave } else { 0.0 };
            after.leaves_forever += if lost { leave } else { 0.0 };
            after.told[usize::from(!good)] += these * reach.after_failure[2 * usize::from(good) + severity];
        }
    }
    after
}

/// Shares of the channels in the contacts through them.
fn channel_shares(n: &Numbers) -> [f64; CHANNELS] {
    let limits = &n.channels.limits;
    core::array::from_fn(|k| limits[k] - if k == 0 { 0.0 } else { limits[k - 1] })
}

/// What becomes of a complaint, on average.
struct Answers {
    /// Unresolved, resolved slow, resolved quick.
    endings: [f64; 3],
    broken: f64,
    speaking: Speaking<f64>,
}

/// The agents' answers (`model/escalation.rs`) in expectation.
fn answers(n: &Numbers, major: bool) -> Answers {
    let on_the_spot = probability(n.second.on_the_spot);
    let routed = (1.0 - on_the_spot) * if major { probability(n.second.routed) } else { 0.0 };
    let front = 1.0 - on_the_spot - routed;
    // Without a promise `late_from` is the largest word, and so is `in_vain_from` without a desk: all are in time.
    let [late_front, late_routed] = [n.late_from, n.second.late_from].map(probability);
    let in_time = late_front.min(probability(n.in_vain_from));
    let [resolved, resolved_above] = [n.resolved, n.second.resolved].map(probability);
    let quick = probability(n.quick_below).min(in_time);
    let quick_above = probability(n.second.quick_below).min(late_routed);
    let in_vain = front * (1.0 - in_time * resolved);
    let escalated = in_vain * probability(n.second.goes_on);
    let endings = [
        in_vain - escalated * resolved_above + routed * (1.0 - late_routed * resolved_above),
        front * resolved * (in_time - quick)
            + escalated * resolved_above
            + routed * resolved_above * (late_routed - quick_above),
        on_the_spot + front * resolved * quick + routed * resolved_above * quick_above,
    ];
    let broken = front * (1.0 - late_front) + routed * (1.0 - late_routed);
    let speaking =
        Speaking { on_the_spot, escalated: escalated + routed, to_desk: front, ..Speaking::default() };
    Answers { endings, broken, speaking }
}

/// Sums over the number of visits n. Visit k of n lies at (k + 1/2)/n of the week; another reason to leave
/// comes at a uniform time, so that j of the n visits come before it with probability 1/n, half of that for
/// j = 0 and j = n. Visits after it are made all the same but decide nothing, as with the agents.
fn attendance(mean: f64, regular: bool, leaves: f64) -> Attendance {
    let stays = 1.0 - leaves;
    let whole = libm::floor(mean);
    let mut sum = Attendance::default();
    let mut poisson = libm::exp(-mean);
    // Of n visits: stays^n, their sum below n, and the sum over 0 < j < n of stays^j, (n - j) stays^j and of
    // the visits that j opportunities to leave allow.
    let (mut power, mut made, mut between, mut rest, mut made_between) = (1.0, 0.0, 0.0, 0.0, 0.0);
    let last = if regular { whole + 1.0 } else { mean + 12.0 * libm::sqrt(mean) + 12.0 };
    let mut n = 0.0;
    while n <= last {
        let weight = match regular {
            true if n == whole => 1.0 - (mean - whole),
            true if n == whole + 1.0 => mean - whole,
            true => 0.0,
            false => poisson,
        };
        sum.visits += weight * made;
        sum.stays += weight * power;
        if n == 0.0 {
            sum.exit_stays += weight;
        } else {
            sum.exit_stays += weight * (0.5 + between + 0.5 * power) / n;
            sum.exit_visits += weight * (made_between + 0.5 * made + 0.5 * n + rest) / n;
            between += power;
            made_between += made;
            rest += between;
        }
        if !regular && n > mean && weight < NEGLIGIBLE {
            break;
        }
        n += 1.0;
        made += power;
        power *= stays;
        poisson *= mean / n;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poisson_visits_have_their_closed_form() {
        // Thinning: nobody is driven out with probability e^(-mean leaves); visits are (1 - that) / leaves.
        for (mean, leaves) in [(0.23, 0.012), (1.4, 0.3), (7.0, 1.0), (19.0, 0.05)] {
            let a = attendance(mean, false, leaves);
            let stays = libm::exp(-mean * leaves);
            assert!((a.stays - stays).abs() < 1e-11, "{mean} {leaves}");
            assert!((a.visits - (1.0 - stays) / leaves).abs() < 1e-9);
        }
        let all = attendance(2.5, false, 0.0);
        assert!((all.visits - 2.5).abs() < 1e-10 && (all.stays - 1.0).abs() < 1e-12);
        assert!((all.exit_visits - 2.5).abs() < 1e-10 && (all.exit_stays - 1.0).abs() < 1e-12);
    }

    #[test]
    fn visits_beside_another_exit_agree_with_counting_them_one_by_one() {
        let (mean, leaves) = (3.0, 0.2);
        let a = attendance(mean, true, leaves);
        // Three visits at 1/6, 1/2, 5/6: j of them may drive out, with 1/6, 1/3, 1/3, 1/6.
        let (mut stays, mut visits) = (0.0, 0.0);
        for (j, weight) in [(0, 1.0 / 6.0), (1, 1.0 / 3.0), (2, 1.0 / 3.0), (3, 1.0 / 6.0)] {
            let still = libm::pow(0.8, f64::from(j));
            let before: f64 = (0..j).map(|k| libm::pow(0.8, f64::from(k))).sum();
            stays += weight * still;
            visits += weight * (before + still * f64::from(3 - j));
        }
        assert!((a.exit_stays - stays).abs() < 1e-12, "{} {stays}", a.exit_stays);
        assert!((a.exit_visits - visits).abs() < 1e-12, "{} {visits}", a.exit_visits);
        assert!((a.stays - 0.512).abs() < 1e-12 && (a.visits - 2.44).abs() < 1e-12);
    }
}
