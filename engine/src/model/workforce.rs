//! Employees: how satisfied, willing and able they are, how many there are, and what they cost beyond wages.
//!
//! One average employee stands for all: headcount may be fractional. Quality follows ability times willingness
//! (founding article A), willingness follows employee satisfaction (service-profit chain; Sears), and what leavers
//! had learnt is lost.

use super::numbers::WEEKS_PER_YEAR;
use crate::scenario::params::{ParamId as P, Values};

/// Months in a week.
const MONTHS: f64 = 12.0 / WEEKS_PER_YEAR;
/// Profit is smoothed over a quarter before part of it is invested again.
const QUARTER_WEEKS: f64 = 13.0;

/// The workforce of one firm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Workforce {
    /// Employee satisfaction, 0 to 100.
    satisfaction: f64,
    /// Posts that are filled, as a share of `staff.count`.
    filled: f64,
    /// Visitors per employee and week today; `None` before the first week.
    usual_load: Option<f64>,
    /// Spending against today: compounded growth.
    growth: f64,
    /// Hires of the week, employees.
    hires: f64,
    /// Profit per week, smoothed, currency units.
    profit: f64,
}

/// What the workforce does to the firm's week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    /// Gain in mean quality against today, SD of today's encounters.
    pub quality_gain: f64,
    /// Share of what was learnt that left with those who left.
    pub forgotten_with_leavers: f64,
    /// Times mean spending.
    pub spend: f64,
    /// Training sessions per employee bought from profit.
    pub extra_sessions: f64,
}

impl Workforce {
    /// Today's employees, all posts filled as far as turnover and vacancies allow in the long run.
    pub fn today(v: &Values) -> Workforce {
        Workforce {
            satisfaction: v[P::WorkforceSatisfactionToday],
            filled: filled_in_balance(v, v[P::WorkforceSatisfactionToday]),
            usual_load: None,
            growth: 1.0,
            hires: 0.0,
            profit: 0.0,
        }
    }

    /// One week with `visits` expected. `ability` is what training adds now and added today, SD.
    pub fn step(&mut self, v: &Values, visits: f64, ability: [f64; 2]) -> Work {
        let leaving = self.turn_over(v);
        let deserved = self.deserved(v, visits);
        let kept = libm::exp2(-MONTHS / v[P::WorkforceHalfLifeMonths]);
        self.satisfaction = (deserved + (self.satisfaction - deserved) * kept).clamp(0.0, 100.0);
        let more = self.satisfaction - v[P::WorkforceSatisfactionToday];
        self.growth *= libm::exp(v[P::WorkforceGrowthPerPoint] * more / WEEKS_PER_YEAR);
        Work {
            quality_gain: quality_gain(v, self.satisfaction, ability),
            forgotten_with_leavers: leaving,
            spend: self.growth,
            extra_sessions: self.extra_sessions(v),
        }
    }

    /// Learns the week's profit, currency units.
    pub fn earn(&mut self, profit: f64) {
        self.profit += (profit - self.profit) / QUARTER_WEEKS;
    }

    /// Costs of the week beyond wages and planned training: welfare, tools, hiring, training from profit.
    pub fn cost(&self, v: &Values) -> f64 {
        v[P::StaffCount] * self.filled * v[P::WorkforceWelfarePerMonth] * MONTHS
            + v[P::WorkforceToolsPerMonth] * MONTHS
            + self.hires * v[P::WorkforceHiringCost]
            + self.extra_sessions(v) * v[P::StaffCount] * v[P::TrainingSessionCost]
    }

    /// Share of the posts that are filled, 0 to 1.
    pub fn filled(&self) -> f64 {
        self.filled
    }

    /// Employee satisfaction, 0 to 100.
    pub fn satisfaction(&self) -> f64 {
        self.satisfaction
    }

    /// Leavers and hires of a week; returns the share of the employees who were replaced, and whose training is lost.
    fn turn_over(&mut self, v: &Values) -> f64 {
        let leaving = 1.0 - libm::exp(-turnover(v, self.satisfaction) / WEEKS_PER_YEAR);
        let vacant = 1.0 - self.filled * (1.0 - leaving);
        let hired = vacant * hiring(v);
        let before = self.filled;
        self.filled = (before * (1.0 - leaving) + hired).clamp(0.0, 1.0);
        self.hires = hired * v[P::StaffCount];
        if self.filled > 0.0 { hired / self.filled } else { 0.0 }
    }

    /// The satisfaction that conditions deserve: welfare adds with diminishing returns, overload takes away.
    fn deserved(&mut self, v: &Values, visits: f64) -> f64 {
        let posts = v[P::StaffCount] * self.filled;
        let load = if posts > 0.0 { visits / posts } else { 0.0 };
        let usual = *self.usual_load.get_or_insert(load);
        let overload = if usual > 0.0 { (load / usual - 1.0).max(0.0) } else { 0.0 };
        let welfare =
            saturating(v[P::WorkforceWelfareMax], v[P::WorkforceWelfarePerMonth], v[P::WorkforceWelfareHalf]);
        (v[P::WorkforceSatisfactionToday] + welfare - v[P::WorkforceOverloadPoints] * overload)
            .clamp(0.0, 100.0)
    }

    fn extra_sessions(&self, v: &Values) -> f64 {
        let price = v[P::StaffCount] * v[P::TrainingSessionCost];
        if price > 0.0 { v[P::WorkforceReinvestedShare] * self.profit.max(0.0) / price } else { 0.0 }
    }
}

/// Gain in quality: ability times willingness, now less today.
/// Willingness is 1 today and changes so that at today's ability a point of employee satisfaction is worth
/// `workforce.customer_points` points of customer satisfaction; where it is zero nothing that was learnt helps.
fn quality_gain(v: &Values, satisfaction: f64, [trained, today]: [f64; 2]) -> f64 {
    let base = v[P::WorkforceBaseAbility];
    let tools = saturating(v[P::WorkforceToolsMax], v[P::WorkforceToolsPerMonth], v[P::WorkforceToolsHalf]);
    let worth = v[P::WorkforceCustomerPoints] / v[P::WorkforcePointsPerSd] / (base + today);
    let willing = (1.0 + worth * (satisfaction - v[P::WorkforceSatisfactionToday])).max(0.0);
    (base + trained + tools) * willing - (base + today)
}

/// Rate of leaving per year at this satisfaction.
fn turnover(v: &Values, satisfaction: f64) -> f64 {
    let more = satisfaction - v[P::WorkforceSatisfactionToday];
    v[P::WorkforceTurnoverPerYear] * libm::exp(-v[P::WorkforceTurnoverPerPoint] * more)
}

/// Share of vacancies filled in a week.
fn hiring(v: &Values) -> f64 {
    let weeks = v[P::WorkforceVacancyWeeks];
    if weeks > 0.0 { 1.0 - libm::exp(-1.0 / weeks) } else { 1.0 }
}

/// Share of the posts filled when as many are hired as leave: f l = (1 - f (1 - l)) h.
fn filled_in_balance(v: &Values, satisfaction: f64) -> f64 {
    let leaving = 1.0 - libm::exp(-turnover(v, satisfaction) / WEEKS_PER_YEAR);
    let hiring = hiring(v);
    hiring / (leaving + hiring * (1.0 - leaving))
}

fn saturating(most: f64, spent: f64, half: f64) -> f64 {
    most * spent / (spent + half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    fn today() -> Values {
        Values::of_pack(Pack::Folklore)
    }

    #[test]
    fn nothing_changes_while_conditions_are_as_today() {
        let v = today();
        let mut work = Workforce::today(&v);
        let filled = work.filled();
        for _ in 0..260 {
            let week = work.step(&v, 1_000.0, [0.0, 0.0]);
            assert!(week.quality_gain.abs() < 1e-12 && (week.spend - 1.0).abs() < 1e-12);
            assert!((work.filled() - filled).abs() < 1e-12 && work.satisfaction() == 60.0);
        }
        // In balance hires replace the leavers: 10 x 0.3 a year at a filled share just under 1.
        let leaving = 10.0 * filled * (1.0 - libm::exp(-0.3 / 52.0));
        assert!((work.cost(&v) - leaving * 3_000.0).abs() < 1e-9);
    }

    #[test]
    fn five_points_of_employee_satisfaction_go_the_sears_way() {
        // CHECKS 43: +5 points of employee attitude, +1.3 of customer satisfaction, +0.5 % revenue in a year.
        let mut v = today();
        let mut work = Workforce { satisfaction: 65.0, ..Workforce::today(&v) };
        let gain = quality_gain(&v, 65.0, [0.0, 0.0]);
        assert!((gain * v[P::WorkforcePointsPerSd] - 1.3).abs() < 1e-12);
        v[P::WorkforceWelfareMax] = 10.0;
        v[P::WorkforceWelfarePerMonth] = v[P::WorkforceWelfareHalf];
        let spend = (0..52).map(|_| work.step(&v, 0.0, [0.0, 0.0]).spend).last().expect("52 weeks");
        assert!((libm::log(spend) - 0.005).abs() < 1e-12, "{spend}");
    }

    #[test]
    fn ability_and_willingness_multiply_and_zero_in_one_leaves_no_gain() {
        let v = today();
        let gain = |satisfaction, trained| quality_gain(&v, satisfaction, [trained, 0.0]);
        let (both, able, willing) = (gain(80.0, 0.4), gain(60.0, 0.4), gain(80.0, 0.0));
        assert!(both > able + willing && able > 0.0 && willing > 0.0);
        // Nobody willing: training is worth nothing, all of today's ability is lost.
        assert_eq!(gain(0.0, 0.4), gain(0.0, 0.0));
        assert!((gain(0.0, 0.4) + v[P::WorkforceBaseAbility]).abs() < 1e-12);
    }

    #[test]
    fn unhappy_employees_leave_more_often_and_take_what_they_learnt() {
        let v = today();
        let lost = |satisfaction| {
            let mut work = Workforce { satisfaction, ..Workforce::today(&v) };
            work.step(&v, 0.0, [0.0, 0.0]).forgotten_with_leavers
        };
        assert!(lost(40.0) > lost(60.0) && lost(60.0) > lost(80.0) && lost(100.0) > 0.0);
    }

    #[test]
    fn tools_add_less_the_more_is_spent() {
        let mut v = today();
        let mut gain = |tools| {
            v[P::WorkforceToolsPerMonth] = tools;
            quality_gain(&v, 60.0, [0.0, 0.0])
        };
        let gains = [0.0, 2_000.0, 4_000.0, 1e8].map(&mut gain);
        assert!((gains[1] - 0.15).abs() < 1e-12 && gains[2] - gains[1] < gains[1] && gains[3] < 0.3);
    }

    #[test]
    fn without_posts_or_visitors_every_number_stays_finite() {
        let mut v = today();
        v[P::StaffCount] = 0.0;
        v[P::WorkforceTurnoverPerYear] = 50.0;
        v[P::WorkforceVacancyWeeks] = 520.0;
        v[P::WorkforceReinvestedShare] = 1.0;
        let mut work = Workforce::today(&v);
        for _ in 0..520 {
            let week = work.step(&v, 100.0, [0.0, 0.0]);
            work.earn(1e9);
            let all = [week.quality_gain, week.forgotten_with_leavers, week.spend, week.extra_sessions];
            assert!(all.iter().all(|x| x.is_finite()) && work.cost(&v).is_finite());
            assert!((0.0..=1.0).contains(&work.filled()));
        }
    }
}
