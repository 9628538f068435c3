//! What the firm sees of itself: complaints it hears, answers to its survey, its till.
//!
//! [`Seen`] is all that rules and estimates can read: it is made from a week's counts and holds none of the truth
//! (failures nobody mentioned, opinions, stories). The survey is drawn from the week's counts, so that it costs
//! nothing per person: visits asked without putting back, then answers by how the visit went.

use super::capacity;
use super::ledger::Week;
use super::numbers::Numbers;
use crate::draws::{Draws, Purpose, counts, probability};
use crate::scenario::params::{ParamId as P, Values};

/// What the firm saw in one week or in several together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seen {
    weeks: f64,
    visits: f64,
    complaints: f64,
    revenue_cents: f64,
    customers: f64,
    answers: f64,
    answers_failed: f64,
    /// Good, bad.
    reviews: [f64; 2],
    /// Share of failures that the firm believes it hears of.
    assumed_voice: f64,
}

impl Seen {
    /// What is seen of a week's counts; `today` are the values under today's policy.
    pub fn of(count: &Week<f64>, today: &Values) -> Seen {
        Seen {
            weeks: 1.0,
            visits: count.visits,
            complaints: count.voiced,
            revenue_cents: count.revenue_cents,
            customers: count.customers_end,
            answers: count.survey_answers,
            answers_failed: count.survey_failed,
            reviews: count.reviews,
            assumed_voice: assumed_voice(today),
        }
    }

    /// Both together.
    pub fn and(self, other: Seen) -> Seen {
        Seen {
            weeks: self.weeks + other.weeks,
            visits: self.visits + other.visits,
            complaints: self.complaints + other.complaints,
            revenue_cents: self.revenue_cents + other.revenue_cents,
            customers: self.customers + other.customers,
            answers: self.answers + other.answers,
            answers_failed: self.answers_failed + other.answers_failed,
            reviews: [0, 1].map(|i| self.reviews[i] + other.reviews[i]),
            assumed_voice: other.assumed_voice,
        }
    }

    /// Complaints per visit: the naive estimate of the failure rate. `None` without visits.
    pub fn naive_rate(&self) -> Option<f64> {
        quotient(self.complaints, self.visits)
    }

    /// The naive estimate divided by the share that is believed to speak up, at most 1. `None` without visits or
    /// where nobody is believed to speak up.
    pub fn corrected_rate(&self) -> Option<f64> {
        Some(quotient(self.naive_rate()?, self.assumed_voice)?.min(1.0))
    }

    /// Share of survey answers that report a failure. `None` without answers.
    pub fn survey_rate(&self) -> Option<f64> {
        quotient(self.answers_failed, self.answers)
    }

    /// Events and trials of a watched signal: complaints and visits, or failures reported and answers.
    pub fn trials(&self, survey: bool) -> [f64; 2] {
        if survey { [self.answers_failed, self.answers] } else { [self.complaints, self.visits] }
    }

    fn per_week(&self, sum: f64) -> Option<f64> {
        quotient(sum, self.weeks)
    }
}

fn quotient(top: f64, bottom: f64) -> Option<f64> {
    (bottom > 0.0).then(|| top / bottom)
}

/// The share of failures that the firm believes it hears of: its own assumption, else today's `voice.rate`.
pub fn assumed_voice(today: &Values) -> f64 {
    let own = today[P::ObserverAssumedVoice];
    if own > 0.0 { own } else { today[P::VoiceRate] }
}

/// Something the firm sees, by name: what rules can ask for.
pub struct Signal {
    pub key: &'static str,
    pub unit: &'static str,
    /// Largest value it can have.
    pub most: f64,
    /// Switch of the mechanism without which it is not there.
    pub needs: Option<P>,
    pub en: &'static str,
    pub de: &'static str,
    /// `None` where nothing was seen that it could be read from.
    pub read: fn(&Seen) -> Option<f64>,
}

/// Every signal. What another mechanism lets the firm see becomes a field of [`Seen`] and a row here.
pub static SIGNALS: &[Signal] = &[
    Signal {
        key: "complaints_per_1000",
        unit: "per 1000 visits",
        most: 1_000.0,
        needs: None,
        en: "complaints heard per 1,000 visits",
        de: "geäußerte Beschwerden je 1.000 Besuche",
        read: |s| Some(1_000.0 * s.naive_rate()?),
    },
    Signal {
        key: "complaints",
        unit: "per week",
        most: f64::MAX,
        needs: None,
        en: "complaints heard in a week",
        de: "geäußerte Beschwerden in einer Woche",
        read: |s| s.per_week(s.complaints),
    },
    Signal {
        key: "failure_rate_corrected",
        unit: "share of visits",
        most: 1.0,
        needs: None,
        en: "failures per visit as estimated from complaints and the share believed to complain",
        de: "Fehler je Besuch, geschätzt aus Beschwerden und dem Anteil, der sich wohl beschwert",
        read: Seen::corrected_rate,
    },
    Signal {
        key: "survey_failure_rate",
        unit: "share of answers",
        most: 1.0,
        needs: Some(P::SurveyOn),
        en: "share of survey answers that report a failure",
        de: "Anteil der Antworten auf die Befragung, die einen Fehler melden",
        read: Seen::survey_rate,
    },
    Signal {
        key: "survey_answers",
        unit: "per week",
        most: f64::MAX,
        needs: Some(P::SurveyOn),
        en: "answers to the survey in a week",
        de: "Antworten auf die Befragung in einer Woche",
        read: |s| s.per_week(s.answers),
    },
    Signal {
        key: "bad_reviews",
        unit: "per week",
        most: f64::MAX,
        needs: Some(P::ReviewsOn),
        en: "bad public reviews in a week",
        de: "schlechte öffentliche Bewertungen in einer Woche",
        read: |s| s.per_week(s.reviews[1]),
    },
    Signal {
        key: "bad_review_share",
        unit: "share of reviews",
        most: 1.0,
        needs: Some(P::ReviewsOn),
        en: "share of public reviews that are bad",
        de: "Anteil der schlechten unter den öffentlichen Bewertungen",
        read: |s| quotient(s.reviews[1], s.reviews[0] + s.reviews[1]),
    },
    Signal {
        key: "revenue",
        unit: "currency per week",
        most: f64::MAX,
        needs: None,
        en: "revenue of a week",
        de: "Umsatz einer Woche",
        read: |s| s.per_week(s.revenue_cents / 100.0),
    },
    Signal {
        key: "visits",
        unit: "per week",
        most: f64::MAX,
        needs: None,
        en: "visits in a week",
        de: "Besuche in einer Woche",
        read: |s| s.per_week(s.visits),
    },
    Signal {
        key: "customers",
        unit: "people",
        most: f64::MAX,
        needs: None,
        en: "customers at the end of the week",
        de: "Kunden am Ende der Woche",
        read: |s| s.per_week(s.customers),
    },
];

/// Index of a signal by key.
pub fn signal_index(key: &str) -> Option<usize> {
    SIGNALS.iter().position(|s| s.key == key)
}

/// Whether the firm asks in `week`: at the end of every `survey.every_weeks`.
pub fn asks_in(v: &Values, week: u32) -> bool {
    v[P::SurveyOn] != 0.0 && (week + 1).is_multiple_of((v[P::SurveyEveryWeeks] as u32).max(1))
}

/// Asks after visits of the week drawn at random, and counts who answers. The failing among the visits asked are
/// hypergeometric, the answers binomial.
pub fn survey(v: &Values, week: u32, draws: &Draws, count: &mut Week) {
    if !asks_in(v, week) {
        return;
    }
    let luck = |question: u32| draws.stream(Purpose::Survey, question, week).uniform();
    // Who went home without being served is not asked.
    let met = (count.visits as f64 - capacity::went_home(v, count.abandoned as f64)).round() as u64;
    let failed = (count.failures_treatment + count.failures_product) as u64;
    let visits = met.max(failed);
    let asked = (v[P::SurveyInvitations] as u64).min(visits);
    let failed_asked = counts::hypergeometric(luck(0), visits, failed, asked);
    let failed_answers = counts::binomial(luck(1), failed_asked, v[P::SurveyResponseFailed]);
    let fine_answers = counts::binomial(luck(2), asked - failed_asked, v[P::SurveyResponseFine]);
    count.survey_asked = asked as i64;
    count.survey_failed = failed_answers as i64;
    count.survey_answers = (failed_answers + fine_answers) as i64;
}

/// [`survey`] in expectation.
pub fn expected_survey(v: &Values, week: u32, count: &mut Week<f64>) {
    let met = count.visits - capacity::went_home(v, count.abandoned);
    if !asks_in(v, week) || met <= 0.0 {
        return;
    }
    let asked = v[P::SurveyInvitations].min(met);
    let failed = asked * (count.failures_treatment + count.failures_product) / met;
    count.survey_asked = asked;
    count.survey_failed = failed * v[P::SurveyResponseFailed];
    count.survey_answers = count.survey_failed + (asked - failed) * v[P::SurveyResponseFine];
}

/// Rise of the true failure rate from which quality has dropped, times that of the first week.
pub const DROP: f64 = 1.1;

/// Remembers the true failure rate of the first week, for reports: whether quality has dropped since.
#[derive(Clone, Copy, Debug, Default)]
pub struct TrueQuality {
    at_first: Option<f64>,
}

impl TrueQuality {
    /// Whether the firm fails its customers at least a tenth more often than in the first week.
    pub fn has_dropped(&mut self, n: &Numbers) -> bool {
        let rate = (probability(n.treatment_below) + 1.0 - probability(n.product_from)).min(1.0);
        let at_first = *self.at_first.get_or_insert(rate);
        rate > 0.0 && rate >= DROP * at_first
    }
}
