//! Where the twin is exact on average, and what it leaves out elsewhere.

use crate::metric::metric_index;
use crate::model::channels::Channels;
use crate::model::network::Kind;
use crate::model::rivals;
use crate::model::visit::Law;
use crate::scenario::params::{ParamId as P, Values};
use crate::scenario::{Scenario, Setting};

/// Something in a scenario that the twin does not see; it then treats the market as if it were not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Stories go to own ties, where they arrive in clusters.
    Network,
    /// Imitation looks at own ties.
    ImitationOfTies,
    /// People differ in how often they come.
    VisitRates,
    /// People differ in how often they are failed.
    FailureRates,
    /// A channel for complaints may turn people away.
    FullChannels,
    /// The complaint desk queues up in busy weeks.
    DeskQueue,
    /// Whoever complained speaks up more or less readily later.
    OwnComplaints,
    /// Evenly spaced visits that are no whole number a week: who came this week does not come the next.
    VisitSpacing,
    /// Whether somebody comes depends on when he came last.
    Recency,
    /// A rule decides on what is expected, not on what is seen in a world with its luck.
    Rules,
    /// The first alarm is a matter of luck, too; nothing else depends on it.
    RunLengths,
    /// People learn what to expect and remember how satisfied they are.
    Expectations,
    /// People want to be treated differently, and are met to a different degree than today.
    Tastes,
    /// People choose among firms.
    Rivals,
    /// A firm is ruined by a bad course of events, not by an average one.
    Ruin,
    /// Customers grow loyal.
    Loyalty,
    /// Relationships go stale.
    Complacency,
    /// Spending drifts.
    Drift,
    /// Members of a programme.
    Programme,
    /// Friends who leave take others along.
    Contagion,
    /// Customers who were referred spend more.
    Referred,
}

impl LeftOut {
    /// In English, as part of a list.
    pub fn en(self) -> &'static str {
        match self {
            LeftOut::Network => "circles of friends",
            LeftOut::ImitationOfTies => "imitation of one's own friends",
            LeftOut::VisitRates => "people who come more or less often than others",
            LeftOut::FailureRates => "people who are failed more or less often than others",
            LeftOut::FullChannels => "complaints turned away by a full channel",
            LeftOut::DeskQueue => "busy and quiet weeks of the complaint desk",
            LeftOut::OwnComplaints => "what people learn from complaints of their own",
            LeftOut::VisitSpacing => "evenly spaced visits",
            LeftOut::Recency => "visits that depend on the weeks since the last one",
            LeftOut::Rules => "the luck in what rules look at",
            LeftOut::RunLengths => "the luck in when an alarm goes off",
            LeftOut::Expectations => "expectations and satisfaction of each customer",
            LeftOut::Tastes => "people who want to be treated differently",
            LeftOut::Rivals => "competing firms",
            LeftOut::Ruin => "cash that runs out in a bad year",
            LeftOut::Loyalty => "loyalty that grows",
            LeftOut::Complacency => "complacency",
            LeftOut::Drift => "spending that drifts",
            LeftOut::Programme => "the loyalty programme",
            LeftOut::Contagion => "friends who take others along when they leave",
            LeftOut::Referred => "what referred customers spend more",
        }
    }
    /// In German, as part of a list.
    pub fn de(self) -> &'static str {
        match self {
            LeftOut::Network => "Freundeskreise",
            LeftOut::ImitationOfTies => "Nachahmung der eigenen Freunde",
            LeftOut::VisitRates => "Menschen, die öfter oder seltener kommen als andere",
            LeftOut::FailureRates => "Menschen, die öfter oder seltener schlecht behandelt werden als andere",
            LeftOut::FullChannels => "Beschwerden, die an einem vollen Kanal scheitern",
            LeftOut::DeskQueue => "starke und schwache Wochen der Beschwerdestelle",
            LeftOut::OwnComplaints => "was Menschen aus eigenen Beschwerden lernen",
            LeftOut::VisitSpacing => "gleichmäßige Abstände zwischen den Besuchen",
            LeftOut::Recency => "Besuche, die von den Wochen seit dem letzten abhängen",
            LeftOut::Rules => "den Zufall in dem, worauf Regeln sehen",
            LeftOut::RunLengths => "den Zufall, wann ein Alarm kommt",
            LeftOut::Expectations => "Erwartungen und Zufriedenheit der einzelnen Kunden",
            LeftOut::Tastes => "Menschen, die verschieden behandelt werden wollen",
            LeftOut::Rivals => "Wettbewerber",
            LeftOut::Ruin => "Geld, das in einem schlechten Jahr ausgeht",
            LeftOut::Loyalty => "wachsende Treue",
            LeftOut::Complacency => "nachlassende Mühe um alte Kunden",
            LeftOut::Drift => "Ausgaben, die sich langsam ändern",
            LeftOut::Programme => "das Treueprogramm",
            LeftOut::Contagion => "Freunde, die beim Gehen andere mitnehmen",
            LeftOut::Referred => "die Mehrausgaben empfohlener Kunden",
        }
    }
}

/// Whether the twin gives the agents' averages, up to selection by opinion (of third order in the spread of
/// opinions) and terms of order 1/people.
///
/// # Errors
/// Everything the twin leaves out; it can be computed all the same, as an approximation.
pub fn applies(s: &Scenario) -> Result<(), Vec<LeftOut>> {
    let v = &s.world;
    let ties = Kind::of(v) != Kind::WellMixed;
    let regular = Law::of(v) == Law::Regular;
    let checks = [
        (LeftOut::Network, ties && talks(s) && may_be_positive(s, P::NetworkShareToTies)),
        (LeftOut::ImitationOfTies, ties && imitates(s)),
        (LeftOut::VisitRates, may_be_positive(s, P::VisitsShape)),
        (LeftOut::FailureRates, may_be_positive(s, P::QualityFailureConcentration) || differ_in_tolerance(s)),
        (LeftOut::FullChannels, may_be_positive(s, P::ChannelsOn) && channels_fill_up(s)),
        (LeftOut::DeskQueue, may_be_positive(s, P::DeskOn)),
        (
            LeftOut::OwnComplaints,
            [P::HopelessnessOn, P::FeedbackOn].into_iter().any(|on| may_be_positive(s, on)),
        ),
        (LeftOut::Rules, s.policies.iter().any(|policy| policy.when.is_some())),
        (LeftOut::RunLengths, may_be_positive(s, P::AlarmOn) && asks_for_run_lengths(s)),
        (LeftOut::VisitSpacing, spaced(v) || (regular && changes(s, P::VisitsPerYear))),
        (LeftOut::Recency, Law::of(v) == Law::Recency),
        (LeftOut::Expectations, may_be_positive(s, P::ExpectationOn)),
        (LeftOut::Tastes, differ_in_taste(s)),
        (LeftOut::Rivals, rivals::on(v)),
        (LeftOut::Ruin, v[P::RuinOn] != 0.0),
        (LeftOut::Loyalty, may_be_positive(s, P::LoyaltyOn)),
        (LeftOut::Complacency, may_be_positive(s, P::ComplacencyOn)),
        (LeftOut::Drift, may_be_positive(s, P::DriftOn)),
        (LeftOut::Programme, may_be_positive(s, P::ProgrammeOn)),
        (LeftOut::Contagion, may_be_positive(s, P::ContagionOn)),
        (LeftOut::Referred, may_be_positive(s, P::ReferredOn)),
    ];
    let left_out: Vec<LeftOut> = checks.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect();
    if left_out.is_empty() { Ok(()) } else { Err(left_out) }
}

fn differ_in_tolerance(s: &Scenario) -> bool {
    s.world[P::ToleranceOn] != 0.0
        && [P::ToleranceSd, P::ToleranceDemandingShare].into_iter().any(|p| may_be_positive(s, p))
}

fn differ_in_taste(s: &Scenario) -> bool {
    s.world[P::PersonalisationOn] != 0.0
        && changes(s, P::PersonalisationLevel)
        && [P::PersonalisationTasteSd, P::PersonalisationWeight].into_iter().all(|p| may_be_positive(s, p))
}

fn imitates(s: &Scenario) -> bool {
    [P::AcquisitionImitationPerYear, P::AcquisitionPerWeakTie, P::AcquisitionPerStrongTie]
        .into_iter()
        .any(|p| may_be_positive(s, p))
}

/// Whether a story can change anybody's opinion.
fn talks(s: &Scenario) -> bool {
    [P::WomPositiveEffect, P::WomNegativeEffect].into_iter().any(|p| may_be_positive(s, p))
}

fn asks_for_run_lengths(s: &Scenario) -> bool {
    let read = |key| metric_index(key).is_some_and(|m| s.answer.measure == m || s.answer.also.contains(&m));
    read("weeks_to_notice") || read("false_alarms")
}

/// Whether a channel could not take a complaint from half the visits there could be.
fn channels_fill_up(s: &Scenario) -> bool {
    let most = s.world[P::MarketPeople] * s.world[P::VisitsPerYear] / 52.0 / 2.0;
    changes(s, P::VisitsPerYear)
        || Channels::ALL
            .iter()
            .any(|channel| s.world[channel.capacity] < most || changes(s, channel.capacity))
}

fn spaced(v: &Values) -> bool {
    let per_week = v[P::VisitsPerYear] / 52.0;
    Law::of(v) == Law::Regular && per_week != libm::floor(per_week)
}

fn changes(s: &Scenario, param: P) -> bool {
    s.unknowns.iter().any(|u| u.param == param) || s.changes().any(|c| c.param == param)
}

/// In the world, or made so by an unknown or a policy.
fn may_be_positive(s: &Scenario, param: P) -> bool {
    let raises = |to: Setting| match to {
        Setting::To(value) | Setting::Plus(value) => value > 0.0,
        Setting::Times(_) => false,
    };
    let mut settings = s.changes().filter(|c| c.param == param);
    s.world[param] > 0.0 || s.unknowns.iter().any(|u| u.param == param) || settings.any(|c| raises(c.to))
}
