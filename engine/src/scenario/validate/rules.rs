//! Rules that can never decide anything, and policies that end before they start.

use super::{Check, P, Problem, plain, word};
use crate::scenario::policies::Place;
use crate::scenario::{Policy, Setting};

impl Check<'_> {
    /// What only shows when the whole file is read.
    pub(super) fn rules(&self, problems: &mut Vec<Problem>) {
        for (policy, place) in self.scenario.policies.iter().zip(&self.places.policies) {
            problems.extend(self.unseen(policy, place));
            problems.extend(self.too_late(policy, place));
            problems.extend(ends_before_it_starts(policy, place));
            problems.extend(self.unseen_alarm(policy, place));
        }
    }

    /// A rule looks at its signal before the policy is at work: the world itself must show it.
    fn unseen(&self, policy: &Policy, place: &Place) -> Option<Problem> {
        let rule = policy.when?;
        let needs = rule.signal().needs?;
        let [on] = self.values([needs])?;
        (on == 0.0 && self.whole).then(|| {
            let (signal, switch) = (rule.signal().key, needs.param().key);
            let title = format!("the rule looks at `{signal}`, but {switch} is off");
            let help =
                format!("add {switch} = true below [world]: the signal must be there before the policy is");
            Problem::new(place.when.clone().unwrap_or(place.header.clone()), title, "never seen").help(help)
        })
    }

    fn too_late(&self, policy: &Policy, place: &Place) -> Option<Problem> {
        let rule = policy.when?;
        let [weeks] = self.values([P::TimeWeeks])?;
        let looks = rule.for_weeks.max(1) + rule.over_weeks.max(1) - 1;
        let first = looks + rule.delay_weeks;
        (f64::from(first) >= weeks).then(|| {
            let title = format!("the rule cannot start anything before week {first}, after the end");
            Problem::new(place.when.clone().unwrap_or(place.header.clone()), title, "never comes")
                .help(format!("time.weeks is {}: shorten for_weeks, over_weeks or delay_weeks", plain(weeks)))
        })
    }

    /// An alarm on a survey that is off, under a policy or in the world.
    fn unseen_alarm(&self, policy: &Policy, place: &Place) -> Option<Problem> {
        self.values([P::SurveyOn, P::AlarmOn, P::AlarmSignal])?;
        let under = |id| {
            let change = policy.changes.iter().find(|change| change.param == id);
            match change.map(|change| change.to) {
                Some(Setting::To(value)) => value,
                _ => self.scenario.world[id],
            }
        };
        let survey = word(P::AlarmSignal, "survey");
        (under(P::AlarmOn) != 0.0 && under(P::AlarmSignal) == survey && under(P::SurveyOn) == 0.0).then(
            || {
                let title = format!("policy \"{}\" watches a survey that is off", policy.name);
                Problem::new(place.name.clone().unwrap_or(place.header.clone()), title, "nothing to see")
                    .help("add survey.on = true, or write alarm.signal = \"complaints\"")
            },
        )
    }
}

fn ends_before_it_starts(policy: &Policy, place: &Place) -> Option<Problem> {
    let until = policy.until_week.filter(|&until| until <= policy.from_week)?;
    let span = place.until_week.clone().unwrap_or(place.header.clone());
    let title = format!("the policy ends with week {until}, before it starts in week {}", policy.from_week);
    Some(
        Problem::new(span, title, "ends before it starts")
            .help("write a later until_week, or an earlier week"),
    )
}
