//! Shocks that cannot be meant as they stand.

use super::{Check, P, Problem, line_of, plain, same_name};
use crate::scenario::{Shock, shocks};

impl Check<'_> {
    pub(super) fn shocks(&self, text: &str, problems: &mut Vec<Problem>) {
        let places = &self.places.shocks;
        let shocks = &self.scenario.shocks;
        for (i, (shock, place)) in shocks.iter().zip(places).enumerate() {
            let twin = shocks[..i].iter().position(|other| same_name(&other.name, &shock.name));
            if let (Some(twin), Some(span)) = (twin.filter(|_| !shock.name.is_empty()), &place.name) {
                let line = places[twin].name.as_ref().map_or(0, |span| line_of(text, span.start));
                problems.push(
                    Problem::new(
                        span.clone(),
                        format!("two shocks are called \"{}\"", shock.name),
                        "name already taken",
                    )
                    .help(format!("rename one of them; the other is in line {line}")),
                );
            }
            problems.extend(self.when(shock, place));
            if shock.changes.is_empty() && !place.bad {
                problems.push(
                    Problem::new(
                        place.name.clone().unwrap_or(place.header.clone()),
                        format!("shock \"{}\" changes nothing", shock.name),
                        "without effect",
                    )
                    .help("add set = { \"visits.per_year\" = \"x 2\" }, or leave the shock out"),
                );
            }
        }
    }

    fn when(&self, shock: &Shock, place: &shocks::Place) -> Option<Problem> {
        if let (Some(0), Some(span)) = (shock.weeks, &place.weeks) {
            let title = format!("shock \"{}\" lasts no week", shock.name);
            return Some(
                Problem::new(span.clone(), title, "never felt")
                    .help("write weeks = 1 or more; without it the shock stays"),
            );
        }
        let [weeks] = self.values([P::TimeWeeks])?;
        let span = place.week.clone().filter(|_| f64::from(shock.from_week) >= weeks)?;
        let title = format!("the shock comes in week {}, after the end", shock.from_week);
        let help = format!("time.weeks is {}: let it come earlier, or simulate longer", plain(weeks));
        Some(Problem::new(span, title, "never comes").help(help))
    }
}
