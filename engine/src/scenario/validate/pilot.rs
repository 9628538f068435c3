//! A pilot within the time and the customers there are.

use super::{Check, P, Problem, plain};

impl Check<'_> {
    /// The pilot must end before the simulation does, and each group needs people.
    pub(super) fn pilot(&self, problems: &mut Vec<Problem>) {
        let (Some(pilot), Some(place)) = (&self.scenario.pilot, &self.places.pilot) else { return };
        if let Some([weeks]) = self.values([P::TimeWeeks]) {
            let (from, end) = (pilot.from_week, pilot.from_week + pilot.weeks);
            let span = place.from_week.clone().unwrap_or(place.header.clone());
            if f64::from(from) >= weeks {
                problems.push(
                    Problem::new(
                        span,
                        format!("the pilot starts in week {from}, after the end"),
                        "never comes",
                    )
                    .help(format!("time.weeks is {}: start earlier, or simulate longer", plain(weeks))),
                );
            } else if f64::from(end) > weeks {
                let title = format!("the pilot is read after week {end}, beyond the end");
                problems.push(Problem::new(place.weeks.clone(), title, "too long").help(format!(
                    "time.weeks is {}: write at most weeks = {}, or simulate longer",
                    plain(weeks),
                    plain(weeks - f64::from(from))
                )));
            }
        }
        let Some([customers]) = self.values([P::MarketCustomers]) else { return };
        let smaller = customers * pilot.share.min(1.0 - pilot.share);
        if smaller < 2.0 {
            let title = format!(
                "of {} customers the smaller group of the pilot has {} on average",
                plain(customers),
                plain((smaller * 100.0).round() / 100.0)
            );
            problems.push(Problem::new(place.header.clone(), title, "too few to compare").help(
                "two groups need at least two customers each: raise market.customers, or move share towards 0.5",
            ));
        }
    }
}
