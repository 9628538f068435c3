//! Ways to speak up beside telling the staff, each with the barrier it lowers, a capacity and a price.

use super::voice;
use crate::draws::{happens, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// Number of channels.
pub const CHANNELS: usize = 5;

/// One way to speak up, and its parameters.
#[derive(Clone, Copy, Debug)]
pub struct Channel {
    /// As in `channels.<name>.access` and in the metrics.
    pub name: &'static str,
    /// Why people stay silent whom this channel reaches.
    pub barrier: P,
    pub access: P,
    pub capacity: P,
    pub per_week: P,
    pub per_contact: P,
}

impl Channel {
    /// Access in effect, 0 to 1: what the firm offers times how far its barrier keeps people silent.
    pub fn access(&self, v: &Values) -> f64 {
        if v[P::ChannelsOn] == 0.0 { 0.0 } else { v[self.access] * v[self.barrier] }
    }
}

/// The channels of one policy in one week.
#[derive(Clone, Debug, PartialEq)]
pub struct Channels {
    /// Anybody may come through a channel.
    pub open: bool,
    /// Speaks up without any channel: after a treatment or a product failure, by severity (minor, major).
    pub direct: [[u32; 2]; 2],
    /// Cumulative shares of the contacts; they follow the accesses.
    pub limits: [f64; CHANNELS],
    /// Contacts in a week.
    pub capacity: [i64; CHANNELS],
}

impl Channels {
    /// Every channel, as founding article D lists them.
    pub const ALL: [Channel; CHANNELS] = [
        Channel {
            name: "questionnaire",
            barrier: P::BarrierEffort,
            access: P::QuestionnaireAccess,
            capacity: P::QuestionnaireCapacity,
            per_week: P::QuestionnairePerWeek,
            per_contact: P::QuestionnairePerContact,
        },
        Channel {
            name: "phone",
            barrier: P::BarrierKnowledge,
            access: P::PhoneAccess,
            capacity: P::PhoneCapacity,
            per_week: P::PhonePerWeek,
            per_contact: P::PhonePerContact,
        },
        Channel {
            name: "service_desk",
            barrier: P::BarrierKnowledge,
            access: P::ServiceDeskAccess,
            capacity: P::ServiceDeskCapacity,
            per_week: P::ServiceDeskPerWeek,
            per_contact: P::ServiceDeskPerContact,
        },
        Channel {
            name: "exit_survey",
            barrier: P::BarrierDiscomfort,
            access: P::ExitSurveyAccess,
            capacity: P::ExitSurveyCapacity,
            per_week: P::ExitSurveyPerWeek,
            per_contact: P::ExitSurveyPerContact,
        },
        Channel {
            name: "comment_card",
            barrier: P::BarrierDiscomfort,
            access: P::CommentCardAccess,
            capacity: P::CommentCardCapacity,
            per_week: P::CommentCardPerWeek,
            per_contact: P::CommentCardPerContact,
        },
    ];

    /// Compiles the channels.
    pub fn compile(v: &Values) -> Channels {
        let access = Channels::ALL.map(|channel| channel.access(v));
        let all: f64 = access.iter().sum();
        let mut sum = 0.0;
        let limits = access.map(|a| {
            sum += a;
            if all > 0.0 { sum / all } else { 0.0 }
        });
        Channels {
            open: all > 0.0,
            direct: voice::rates(v, 0.0).map(|kind| kind.map(threshold)),
            limits,
            capacity: Channels::ALL.map(|channel| v[channel.capacity] as i64),
        }
    }

    /// Access of all channels together: A = 1 - prod (1 - a).
    pub fn access(v: &Values) -> f64 {
        1.0 - Channels::ALL.iter().map(|channel| 1.0 - channel.access(v)).product::<f64>()
    }

    /// Which channel somebody comes through who speaks up with `voice` and would without any channel with `direct`;
    /// `None` if he tells the staff, as he would have done anyway. Where his word lies between the two chooses.
    pub fn chosen(&self, word: u32, direct: u32, voice: u32) -> Option<usize> {
        if !self.open || happens(word, direct) {
            return None;
        }
        let place = f64::from(word - direct) / f64::from(voice - direct);
        self.limits.iter().position(|&limit| place < limit)
    }

    /// Channels that can take no more this week, as bits.
    pub fn full(&self, contacts: &[i64; CHANNELS]) -> u8 {
        if !self.open {
            return 0;
        }
        let full = |k: usize| u8::from(contacts[k] >= self.capacity[k]) << k;
        (0..CHANNELS).map(full).sum()
    }
}
