//! Choosing the people of the picture, and what of their lives is kept.
//!
//! The neighbourhood grows from the first people of the baseline who were let down, said nothing to the firm, and told
//! others. Whoever is next in it shares most with those who are: bad stories first, then ties. Nothing is drawn at
//! random, so the same world gives the same picture.

use std::collections::{BTreeMap, BTreeSet};

use grapevine_engine::model::numbers::Ending;
use grapevine_engine::model::trace::{Step, Trace, Traced};

use super::layout;
use crate::store::portrait::{Events, Kind, Neighbourhood};

/// People in the picture.
const PEOPLE: usize = 280;
/// Fewer people are no picture.
const FEWEST: usize = 12;
/// Events of all policies together, about 16 bytes each: fewer people are shown where more happens.
const MOST_EVENTS: usize = 7_500;

/// The neighbourhood of a traced world; `None` where nobody tells anybody.
pub fn of(traced: &Traced, world: u32, weeks: u32) -> Option<Neighbourhood> {
    let order = grown(traced);
    let mut size = order.len();
    let (members, lives) = loop {
        if size < FEWEST {
            return None;
        }
        let members = &order[..size];
        let place: BTreeMap<u32, u32> = members.iter().zip(0..).map(|(&person, i)| (person, i)).collect();
        let lives: Vec<Events> = traced.lives.iter().map(|life| events(life, &place)).collect();
        if lives.iter().map(|life| life.events.len()).sum::<usize>() <= MOST_EVENTS {
            break (members, lives);
        }
        size = size * 5 / 6;
    };
    let told = |e: &[u32; 4]| e[1] == Kind::Bad as u32 || e[1] == Kind::Good as u32;
    lives.iter().flat_map(|life| &life.events).find(|e| told(e))?;
    let ties = ties_among(traced, members);
    let drawn = if ties.is_empty() { tellings_among(&lives[0]) } else { ties.clone() };
    let customers = (0..).zip(members).filter(|&(_, &person)| traced.first[person as usize]);
    Some(Neighbourhood {
        world,
        of: traced.first.len() as u32,
        weeks,
        people: layout::places(members.len(), &drawn),
        customers: customers.map(|(i, _)| i).collect(),
        ties,
        lives,
    })
}

/// People in the order in which they come into the picture.
fn grown(traced: &Traced) -> Vec<u32> {
    let Some(today) = traced.lives.first() else { return Vec::new() };
    let links = Links::of(traced, today);
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    for seed in seeds(today) {
        if order.len() >= PEOPLE {
            break;
        }
        grow(seed, &links, &mut order, &mut seen);
    }
    order
}

/// Who was let down in silence and told somebody, in the order of time.
fn seeds(today: &Trace) -> Vec<u32> {
    let tellers: BTreeSet<u32> = today.tellings.iter().filter(|t| !t.good).map(|t| t.teller).collect();
    let silent = today.failures.iter().filter(|f| f.ending == Ending::Silent && tellers.contains(&f.person));
    let mut seeds: Vec<u32> = silent.map(|f| f.person).collect();
    // Where nobody stays silent, or nobody is let down at all, the story begins with whoever tells first.
    seeds.extend(today.tellings.iter().map(|t| t.teller).take(PEOPLE));
    seeds
}

/// How people are linked: by ties where there are any, and by bad stories.
struct Links<'a> {
    traced: &'a Traced,
    told: BTreeMap<u32, Vec<u32>>,
    let_down: BTreeSet<u32>,
    tied: bool,
}

/// What counts how much when the next person is chosen.
const TOLD: u32 = 3;
const TIE: u32 = 2;
const LET_DOWN: u32 = 3;

impl<'a> Links<'a> {
    fn of(traced: &'a Traced, today: &Trace) -> Links<'a> {
        let people = traced.first.len() as u32;
        let tied = (0..people).any(|person| traced.network.degree(person) > 0);
        let mut told = BTreeMap::<u32, Vec<u32>>::new();
        for t in today.tellings.iter().filter(|t| !t.good || !tied) {
            told.entry(t.teller).or_default().push(t.listener);
            told.entry(t.listener).or_default().push(t.teller);
        }
        let let_down = today.failures.iter().map(|f| f.person).collect();
        Links { traced, told, let_down, tied }
    }

    /// Everybody linked to a person, with how closely.
    fn around(&self, person: u32) -> Vec<(u32, u32)> {
        let ties = self.traced.network.ties(person);
        let told = self.told.get(&person).map_or(&[][..], Vec::as_slice);
        // In a network strangers who were told something would hang in the air.
        let told = told.iter().filter(|other| !self.tied || ties.contains(other));
        ties.iter().map(|&other| (other, TIE)).chain(told.map(|&other| (other, TOLD))).collect()
    }
}

/// Adds a person and the neighbourhood that grows from him. A hub's many ties are looked at once only.
fn grow(seed: u32, links: &Links<'_>, order: &mut Vec<u32>, seen: &mut BTreeSet<u32>) {
    // How close somebody is to those in the picture, and when he was first met.
    let mut edge = BTreeMap::<u32, (u32, usize)>::new();
    let mut met = 0;
    let mut next = Some(seed).filter(|seed| !seen.contains(seed));
    while let Some(person) = next {
        seen.insert(person);
        order.push(person);
        edge.remove(&person);
        if order.len() >= PEOPLE {
            return;
        }
        for (other, weight) in links.around(person) {
            if !seen.contains(&other) {
                met += 1;
                let first = if links.let_down.contains(&other) { LET_DOWN } else { 0 };
                edge.entry(other).or_insert((first, met)).0 += weight;
            }
        }
        let closest = edge.iter().max_by_key(|(person, (weight, met))| (*weight, usize::MAX - met, **person));
        next = closest.map(|(&person, _)| person);
    }
}

/// Ties between people of the picture, each once.
fn ties_among(traced: &Traced, members: &[u32]) -> Vec<[u16; 2]> {
    let place: BTreeMap<u32, u16> = members.iter().zip(0..).map(|(&person, i)| (person, i)).collect();
    let of = |(&person, &i): (&u32, &u16)| {
        let mut others: Vec<u16> =
            traced.network.ties(person).iter().filter_map(|other| place.get(other).copied()).collect();
        others.retain(|&other| other > i);
        others.sort_unstable();
        others.into_iter().map(move |other| [i, other])
    };
    let mut ties: Vec<[u16; 2]> = place.iter().flat_map(of).collect();
    ties.sort_unstable();
    ties
}

/// Who told whom, each pair once.
fn tellings_among(life: &Events) -> Vec<[u16; 2]> {
    let told = life.events.iter().filter(|e| e[1] == Kind::Bad as u32 || e[1] == Kind::Good as u32);
    let pairs: BTreeSet<[u16; 2]> =
        told.map(|e| [e[2].min(e[3]) as u16, e[2].max(e[3]) as u16]).filter(|[a, b]| a != b).collect();
    pairs.into_iter().collect()
}

/// What happened to the people of the picture under a policy. `place` is where each of them stands in the list.
fn events(life: &Trace, place: &BTreeMap<u32, u32>) -> Events {
    let mut events = Vec::new();
    for f in &life.failures {
        let kind = match f.ending {
            Ending::Silent => Kind::Silent,
            Ending::Unresolved => Kind::Vain,
            Ending::ResolvedSlow | Ending::ResolvedQuick => Kind::PutRight,
        };
        events.extend(place.get(&f.person).map(|&person| [f.week, kind as u32, person, 0]));
    }
    let mut outside = BTreeMap::<(u32, u32, u32), u32>::new();
    for t in &life.tellings {
        let kinds = if t.good {
            [Kind::Good, Kind::GoodFromOutside, Kind::GoodToOutside]
        } else {
            [Kind::Bad, Kind::BadFromOutside, Kind::BadToOutside]
        };
        match (place.get(&t.teller), place.get(&t.listener)) {
            (Some(&teller), Some(&listener)) => events.push([t.week, kinds[0] as u32, teller, listener]),
            (None, Some(&listener)) => *outside.entry((t.week, kinds[1] as u32, listener)).or_default() += 1,
            (Some(&teller), None) => *outside.entry((t.week, kinds[2] as u32, teller)).or_default() += 1,
            (None, None) => {}
        }
    }
    events.extend(outside.into_iter().map(|((week, kind, person), count)| [week, kind, person, count]));
    for t in &life.turns {
        let (kind, cause) = match t.step {
            Step::Left(cause) => (Kind::Left, cause as u32),
            Step::Joined => (Kind::Joined, 0),
            Step::WonBack => (Kind::WonBack, 0),
        };
        events.extend(place.get(&t.person).map(|&person| [t.week, kind as u32, person, cause]));
    }
    // Within a week first what happened, then what was said, then who came and went.
    events.sort_by_key(|&[week, kind, ..]| (week, kind));
    Events { policy: life.policy, events }
}
