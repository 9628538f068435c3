//! Who told whom: the events of one world, written down while it is lived.
//!
//! [`trace_world`] lives the same lives as [`super::run_world`], bit for bit, and keeps what happened to single
//! people: failures and what was said about them, tellings with their listeners, customers who came and went. Without
//! it a life pays one look at an empty `Option` for each failure, each telling week and each turn, and nothing per
//! person. Stories that are handed on are among the tellings ([`Telling::about`]); the lives that only a pilot needs
//! are not traced, a pilot's policy is.

use super::complaint::Complaint;
use super::encounter::Failure;
use super::ledger::Cause;
use super::life::Life;
use super::network::Network;
use super::numbers::Ending;
use super::person::SATISFIED;
use super::retelling::RETOLD;
use super::roster::Roster;
use super::word_of_mouth::{self, Teller};
use super::{Scratch, World, dispatch, live};
use crate::draws::Draws;
use crate::scenario::Scenario;

/// A failure and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    pub week: u32,
    pub person: u32,
    pub failure: Failure,
    pub major: bool,
    /// Silent unless the firm heard of it.
    pub ending: Ending,
    /// Index into [`super::channels::Channels::ALL`] of the channel taken; none for who told the staff. With a channel
    /// and a silent ending the line was busy.
    pub channel: Option<u8>,
}

/// What a story is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A failure of the teller's own, put right if the story is a good one.
    Failure,
    /// A good visit of the teller's own.
    GoodVisit,
    /// Something the teller heard himself.
    Hearsay,
}

/// One person tells another; the listener's opinion moves in the week after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    pub week: u32,
    pub teller: u32,
    pub listener: u32,
    pub good: bool,
    pub about: About,
}

/// How somebody's being a customer began or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Joined,
    WonBack,
    Left(Cause),
}

/// Somebody became or ceased to be a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub week: u32,
    pub person: u32,
    pub step: Step,
}

/// What happened to people under one policy; each list in the order of weeks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// Index into `Scenario::policies`.
    pub policy: usize,
    pub failures: Vec<Episode>,
    pub tellings: Vec<Telling>,
    pub turns: Vec<Turn>,
    /// Listeners of one teller, reused.
    listeners: Vec<u32>,
}

/// A world with the events behind its counts.
#[derive(Clone, Debug)]
pub struct Traced {
    /// The same as [`super::run_world`] gives.
    pub world: World,
    /// Who was a customer before the first week.
    pub first: Vec<bool>,
    pub network: Network,
    /// One per requested policy, in the order asked for.
    pub lives: Vec<Trace>,
}

/// [`super::run_world`] with every event written down. Memory grows with the events: about 12 bytes for each telling.
pub fn trace_world(
    scenario: &Scenario,
    edges: &[(u32, u32)],
    replication: u32,
    policies: &[usize],
    scratch: &mut Scratch,
) -> Traced {
    let isa = dispatch::Isa::detect();
    let (world, lives) = live(isa, scenario, edges, replication, policies, scratch, true);
    let Roster { first, network, .. } = &scratch.roster;
    Traced { world, first: first.clone(), network: network.clone(), lives }
}

impl Trace {
    /// Nothing has happened yet under a policy.
    pub(super) fn of(policy: usize) -> Trace {
        Trace { policy, ..Trace::default() }
    }

    /// Writes the week's tellings down; listeners come from the same named draws as those who hear it.
    pub(super) fn tell(&mut self, tellers: &[Teller], roster: &Roster, share: u32, draws: &Draws, week: u32) {
        for teller in tellers {
            self.listeners.clear();
            word_of_mouth::listeners(teller, roster, share, draws, week, &mut self.listeners);
            let about = match teller.visit {
                RETOLD.. => About::Hearsay,
                SATISFIED.. => About::GoodVisit,
                _ => About::Failure,
            };
            let Teller { person, good, .. } = *teller;
            let telling = |&listener: &u32| Telling { week, teller: person, listener, good, about };
            self.tellings.extend(self.listeners.iter().map(telling));
        }
    }
}

impl Life<'_> {
    /// Writes a failure down, if anybody wants to know.
    #[inline]
    pub(super) fn trace_failure(
        &mut self,
        person: usize,
        week: u32,
        failure: Failure,
        complaint: &Complaint,
    ) {
        if let Some(trace) = &mut self.trace {
            let Complaint { major, ending, channel, .. } = *complaint;
            trace.failures.push(Episode { week, person: person as u32, failure, major, ending, channel });
        }
    }

    /// Writes down that somebody came or went, if anybody wants to know.
    #[inline]
    pub(super) fn trace_turn(&mut self, person: usize, step: Step) {
        if let Some(trace) = &mut self.trace {
            // A week's row is added when it is over: so many rows, so many weeks before this one.
            let week = self.weeks.len() as u32;
            trace.turns.push(Turn { week, person: person as u32, step });
        }
    }
}
