//! Checks that look at several values at once.

mod bond;
mod channels;
mod pilot;
mod quality;
mod rivals;
mod rules;
mod shocks;
mod switches;
mod ties;
mod visits;

use std::ops::Range;

use super::file::Places;
use super::params::{Kind, Param, ParamId, plain};
use super::problem::Problem;
use super::reader::Reader;
use super::tree::Entry;
use super::{Law, Scenario};
use ParamId as P;

/// Ties a generated network may have in all, both directions counted: 2 GB of memory.
const MOST_TIES: f64 = 500e6;

/// Index of a word in a parameter's list.
fn word(id: ParamId, name: &str) -> f64 {
    match id.param().kind {
        Kind::Choice(words) => words.iter().position(|w| *w == name).map_or(-1.0, |i| i as f64),
        _ => -1.0,
    }
}

/// Whether a law stays within what its parameter can be.
pub(super) fn law_fits(p: &Param, law: Law, entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> bool {
    let (min, max) = p.kind.range();
    let range = p.range_text();
    let (low, high) = law.support();
    let fault = match law {
        Law::Normal { mean, .. } | Law::LogNormal { mean, .. } if !(min..=max).contains(&mean) => {
            Some(format!("the mean {} lies outside {range}", plain(mean)))
        }
        Law::Normal { .. } | Law::LogNormal { .. } => None,
        _ if low < min => Some(format!("reaches down to {}, outside {range}", plain(low))),
        _ if high > max => Some(format!("reaches up to {}, outside {range}", plain(high))),
        _ => None,
    };
    let Some(fault) = fault else { return true };
    let help = match p.kind {
        Kind::Share if high > 1.0 && high <= 100.0 => "shares are fractions: 5 % is 0.05".to_owned(),
        _ => format!("{} ({})", p.en, p.unit),
    };
    let span = entry.value.span();
    reader.push(Problem::new(span, format!("`{}`: {fault}", p.key), format!("outside {range}")).help(help));
    false
}

/// Everything that can only be seen when the whole file is read.
pub(super) fn across(scenario: &Scenario, places: &Places, reader: &mut Reader<'_>) {
    let check = Check { scenario, places, whole: reader.spoilt.is_empty() };
    let mut problems = Vec::new();
    check.market(&mut problems);
    check.network(&mut problems);
    check.word_of_mouth(&mut problems);
    check.marketing(&mut problems);
    check.quality(&mut problems);
    check.strong_and_weak_ties(&mut problems);
    check.switches(&mut problems);
    check.pilot(&mut problems);
    check.shocks(reader.text, &mut problems);
    check.channels(&mut problems);
    check.rivals(&mut problems);
    check.recency(&mut problems);
    check.discounting(&mut problems);
    check.contagion(&mut problems);
    if !places.policies_bad {
        check.policies(reader.text, &mut problems);
        check.rules(&mut problems);
    }
    problems.into_iter().for_each(|problem| reader.push(problem));
}

struct Check<'s> {
    scenario: &'s Scenario,
    places: &'s Places,
    /// Every line could be read, so that what is not there is missing indeed.
    whole: bool,
}

impl Check<'_> {
    /// Values of the parameters, unless one of them could not be read.
    fn values<const N: usize>(&self, ids: [ParamId; N]) -> Option<[f64; N]> {
        let readable = ids.iter().all(|id| !self.places.bad.contains(id));
        readable.then(|| ids.map(|id| self.scenario.world[id]))
    }

    /// Where the first of these parameters stands that the file sets, else the start of the file.
    fn place(&self, ids: &[ParamId]) -> Range<usize> {
        ids.iter().find_map(|id| self.places.params.get(id).cloned()).unwrap_or(0..0)
    }

    /// Lowest and highest value a parameter takes in any world.
    fn reach(&self, id: ParamId) -> (f64, f64) {
        let (min, max) = id.param().kind.range();
        match self.scenario.unknowns.iter().find(|unknown| unknown.param == id) {
            Some(unknown) => {
                let (low, high) = unknown.law.support();
                (low.max(min), high.min(max))
            }
            None => (self.scenario.world[id], self.scenario.world[id]),
        }
    }

    fn market(&self, problems: &mut Vec<Problem>) {
        if let Some([people, customers]) = self.values([P::MarketPeople, P::MarketCustomers])
            && customers > people
        {
            problems.push(
                Problem::new(
                    self.place(&[P::MarketCustomers, P::MarketPeople]),
                    format!("the market has {} people, but {} customers", plain(people), plain(customers)),
                    "more customers than people",
                )
                .help(
                    "market.people counts everybody, customers included; raise it or lower market.customers",
                ),
            );
        }
    }

    fn network(&self, problems: &mut Vec<Problem>) {
        self.edge_list(problems);
        let ids = [P::NetworkKind, P::MarketPeople, P::NetworkNeighbours, P::NetworkAttachments];
        let Some([kind, people, neighbours, attachments]) = self.values(ids) else { return };
        let is = |name: &str| kind == word(P::NetworkKind, name);
        if is("watts_strogatz") || is("ring") {
            problems.extend(self.odd_neighbours(neighbours));
        }
        if is("watts_strogatz") || is("ring") || is("configuration") {
            problems.extend(self.too_many_ties(P::NetworkNeighbours, neighbours, people));
            problems.extend(self.too_large(neighbours, people));
        }
        if is("barabasi_albert") {
            problems.extend(self.too_many_ties(P::NetworkAttachments, attachments, people));
            problems.extend(self.too_large(2.0 * attachments, people));
        }
    }

    fn odd_neighbours(&self, neighbours: f64) -> Option<Problem> {
        (neighbours % 2.0 != 0.0).then(|| {
            let title = format!("`network.neighbours` is {}, an odd number", plain(neighbours));
            Problem::new(self.place(&[P::NetworkNeighbours, P::NetworkKind]), title, "odd")
                .help(format!("half of them sit on each side: write {}", plain(neighbours + 1.0)))
        })
    }

    fn too_many_ties(&self, id: ParamId, ties: f64, people: f64) -> Option<Problem> {
        (ties >= people).then(|| {
            let key = id.param().key;
            let title = format!("`{key}` is {}, but there are only {} people", plain(ties), plain(people));
            Problem::new(
                self.place(&[id, P::NetworkKind, P::MarketPeople]),
                title,
                "more ties than others to know",
            )
            .help(format!("lower {key}, raise market.people, or write network.kind = \"well_mixed\""))
        })
    }

    fn too_large(&self, degree: f64, people: f64) -> Option<Problem> {
        (people * degree > MOST_TIES).then(|| {
            let title =
                format!("{} people with {} ties each do not fit into memory", plain(people), plain(degree));
            let most = plain(MOST_TIES);
            Problem::new(self.place(&[P::MarketPeople, P::NetworkNeighbours]), title, "too large")
                .help(format!("at most {most} ties in all: fewer people, fewer ties, or \"well_mixed\""))
        })
    }

    fn edge_list(&self, problems: &mut Vec<Problem>) {
        let Some([kind]) = self.values([P::NetworkKind]) else { return };
        let wanted = kind == word(P::NetworkKind, "edge_list");
        match (&self.places.edge_list, wanted) {
            (None, true) if self.whole => problems.push(
                Problem::new(self.place(&[P::NetworkKind]), "an edge list without a file", "which file?")
                    .help(
                        "add network.file = \"ties.csv\": two ids per line, the path as seen from this file",
                    ),
            ),
            (Some(span), false) => problems.push(
                Problem::new(span.clone(), "`network.file` is given, but the network is another", "not used")
                    .help("write network.kind = \"edge_list\", or leave network.file out"),
            ),
            _ => {}
        }
    }

    fn word_of_mouth(&self, problems: &mut Vec<Problem>) {
        if let Some([persistent, law]) = self.values([P::ReachPersistent, P::ReachLaw])
            && persistent == 1.0
            && law != word(P::ReachLaw, "negative_binomial")
        {
            let name = P::ReachLaw.param().write(law);
            problems.push(
                Problem::new(
                    self.place(&[P::ReachPersistent, P::ReachLaw]),
                    format!("`reach.persistent` does not go with reach.law = \"{name}\""),
                    "needs another law",
                )
                .help("write reach.law = \"negative_binomial\", or leave reach.persistent out"),
            );
        }
    }

    /// The response curve must rise: none < today (1) < half more < saturation; or be flat at 1.
    fn marketing(&self, problems: &mut Vec<Problem>) {
        let ids = [P::MarketingEffectNone, P::MarketingEffectHalfMore, P::MarketingEffectSaturation];
        if self.values(ids).is_none() {
            return;
        }
        let [none, half, most] = ids.map(|id| self.reach(id));
        let flat = [none, half, most].iter().all(|reach| *reach == (1.0, 1.0));
        if flat || (none.1 < 1.0 && 1.0 < half.0 && half.1 < most.0) {
            return;
        }
        problems.push(
            Problem::new(
                self.place(&[ids[1], ids[2], ids[0]]),
                format!(
                    "marketing must help more the more is spent: none {}, today 1, half more {}, unlimited {}",
                    reach_text(none),
                    reach_text(half),
                    reach_text(most)
                ),
                "not a rising curve",
            )
            .help("write effect_none below 1, effect_half_more above 1, effect_saturation above that; or all three 1"),
        );
    }

    fn policies(&self, text: &str, problems: &mut Vec<Problem>) {
        self.baseline(text, problems);
        let policies = &self.scenario.policies;
        // Without a baseline an idle policy is most likely the one that should be it.
        let compared = policies.iter().any(|policy| policy.baseline);
        for (i, (policy, place)) in policies.iter().zip(&self.places.policies).enumerate() {
            let twin = policies[..i].iter().position(|other| same_name(&other.name, &policy.name));
            if let (Some(twin), Some(span)) = (twin.filter(|_| !policy.name.is_empty()), &place.name) {
                let line =
                    self.places.policies[twin].name.as_ref().map_or(0, |span| line_of(text, span.start));
                problems.push(
                    Problem::new(
                        span.clone(),
                        format!("two policies are called \"{}\"", policy.name),
                        "name already taken",
                    )
                    .help(format!("rename one of them; the other is in line {line}")),
                );
            }
            let idle = policy.changes.is_empty() && policy.cost == super::Cost::default();
            if idle && compared && !policy.baseline && !place.bad {
                problems.push(
                    Problem::new(
                        place.name.clone().unwrap_or(place.header.clone()),
                        format!("policy \"{}\" changes nothing and costs nothing", policy.name),
                        "the same as today",
                    )
                    .help("add set = { … } or cost = { … }, or leave the policy out"),
                );
            }
            self.start(policy.from_week, place.from_week.clone(), problems);
        }
    }

    fn start(&self, week: u32, span: Option<Range<usize>>, problems: &mut Vec<Problem>) {
        let Some([weeks]) = self.values([P::TimeWeeks]) else { return };
        if let Some(span) = span
            && f64::from(week) >= weeks
        {
            problems.push(
                Problem::new(span, format!("the policy starts in week {week}, after the end"), "never comes")
                    .help(format!("time.weeks is {}: start earlier, or simulate longer", plain(weeks))),
            );
        }
    }

    fn baseline(&self, text: &str, problems: &mut Vec<Problem>) {
        let places = &self.places.policies;
        let Some(first) = places.first() else {
            if !self.whole {
                return;
            }
            problems.push(
                Problem::new(text.len()..text.len(), "the file has no policy", "nothing to compare").help(
                    "add [[policy]] with name = \"As today\" and baseline = true, then one [[policy]] for each idea",
                ),
            );
            return;
        };
        let flagged: Vec<_> =
            self.scenario.policies.iter().zip(places).filter(|(policy, _)| policy.baseline).collect();
        if self.whole && flagged.is_empty() && !places.iter().any(|place| place.bad) {
            problems.push(
                Problem::new(first.header.clone(), "no policy is the baseline", "compared with what?")
                    .help("add baseline = true to the policy that describes today"),
            );
        }
        for (policy, place) in flagged.iter().skip(1) {
            problems.push(
                Problem::new(
                    place.baseline.clone().unwrap_or(place.header.clone()),
                    format!("a second baseline: \"{}\"", policy.name),
                    "there can be only one",
                )
                .help(format!("\"{}\" is the baseline already; leave baseline out here", flagged[0].0.name)),
            );
        }
    }
}

fn same_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

fn reach_text((low, high): (f64, f64)) -> String {
    if low == high { plain(low) } else { format!("{} .. {}", plain(low), plain(high)) }
}
