//! Speaking up: what moves the logit of voice, and what hearing and answering complaints costs.

use super::channels::{CHANNELS, Channels};
use super::complaint::Complaint;
use super::escalation::Way;
use super::ledger::Week as Counts;
use crate::scenario::params::{ParamId as P, Values};

/// Probabilities of speaking up after a treatment or a product failure, by severity (minor, major), through the given
/// channels: logit v = logit v0 + `voice.major_logit` (grave failures) + reward + `channels.effect` A.
pub fn rates(v: &Values, access: f64) -> [[f64; 2]; 2] {
    let all = reward(v) + v[P::ChannelsEffect] * access;
    [P::VoiceRate, P::VoiceProductRate]
        .map(|rate| [0.0, v[P::VoiceMajorLogit]].map(|grave| shifted(v[rate], all + grave)))
}

/// Logit that a reward x adds: `voice.incentive_effect` x / (x + `voice.incentive_half`), diminishing.
fn reward(v: &Values) -> f64 {
    let x = v[P::VoiceIncentive];
    if x == 0.0 { 0.0 } else { v[P::VoiceIncentiveEffect] * x / (x + v[P::VoiceIncentiveHalf]) }
}

/// A probability moved on the logit scale; what is certain stays certain.
pub fn shifted(probability: f64, logit: f64) -> f64 {
    if logit == 0.0 || probability <= 0.0 || probability >= 1.0 {
        return probability;
    }
    // 1 / (1 + e^-x) is finite for every x, and e^x alone is not.
    1.0 / (1.0 + (1.0 - probability) / probability * libm::exp(-logit))
}

/// What hearing and answering complaints costs in a week beyond `voice.cost_per_contact` and
/// `recovery.compensation`, currency units.
pub fn costs(v: &Values, count: &Counts<f64>) -> f64 {
    let speaking = &count.speaking;
    let mut cost = count.voiced * v[P::VoiceIncentive]
        + count.broken_promises * v[P::RecoveryBrokenCost]
        + speaking.escalated * v[P::EscalationCost];
    cost += v[P::DeskOn] * v[P::DeskHours] * v[P::DeskCost] + v[P::FeedbackOn] * v[P::FeedbackCost];
    for (channel, contacts) in Channels::ALL.iter().zip(speaking.contacts) {
        let open = f64::from(u8::from(v[P::ChannelsOn] != 0.0 && v[channel.access] > 0.0));
        cost += open * v[channel.per_week] + contacts * v[channel.per_contact];
    }
    cost
}

/// Counts of a week about complaints beyond those that every scenario has; `Speaking<f64>` is what the twin expects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speaking<T = i64> {
    /// Complaints heard through each channel, in the order of [`Channels::ALL`].
    pub contacts: [T; CHANNELS],
    /// Complaints turned away by a channel that was full; they stay silent.
    pub turned_away: [T; CHANNELS],
    /// Settled by whoever heard them.
    pub on_the_spot: T,
    /// Brought before management or senior staff.
    pub escalated: T,
    /// Left to the front line: work for the complaint desk.
    pub to_desk: T,
    /// Backlog of the complaint desk at the week's end, hundredths of a complaint.
    pub backlog: T,
    /// Days that this week's complaints wait for the desk, added up, hundredths of a day.
    pub waited: T,
}

impl<T: Copy> Speaking<T> {
    /// The same counts in another type of number.
    pub fn map<U>(&self, number: impl Fn(T) -> U) -> Speaking<U> {
        let f = number;
        Speaking {
            contacts: self.contacts.map(&f),
            turned_away: self.turned_away.map(&f),
            on_the_spot: f(self.on_the_spot),
            escalated: f(self.escalated),
            to_desk: f(self.to_desk),
            backlog: f(self.backlog),
            waited: f(self.waited),
        }
    }
}

impl Speaking {
    /// Counts a failure's way through the firm.
    pub fn add(&mut self, complaint: &Complaint) {
        let heard = complaint.way != Way::Unheard;
        if let Some(channel) = complaint.channel {
            let counts = if heard { &mut self.contacts } else { &mut self.turned_away };
            counts[usize::from(channel)] += 1;
        }
        self.on_the_spot += i64::from(complaint.way == Way::OnTheSpot);
        self.escalated += i64::from(matches!(complaint.way, Way::Escalated | Way::Routed));
        self.to_desk += i64::from(matches!(complaint.way, Way::FrontLine | Way::Escalated));
    }
}

impl Speaking<f64> {
    /// Adds so many times these counts.
    pub fn add_times(&mut self, times: f64, other: &Speaking<f64>) {
        for k in 0..CHANNELS {
            self.contacts[k] += times * other.contacts[k];
            self.turned_away[k] += times * other.turned_away[k];
        }
        self.on_the_spot += times * other.on_the_spot;
        self.escalated += times * other.escalated;
        self.to_desk += times * other.to_desk;
        self.backlog += times * other.backlog;
        self.waited += times * other.waited;
    }
}
