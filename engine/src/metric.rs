//! `METRICS`: what a run can be judged by. Each reads an [`Outcome`] and the world's values.

use crate::model::Outcome;
use crate::model::ledger::{Cause, RIVALS, Week};
use crate::model::observer::assumed_voice;
use crate::model::ruin;
use crate::scenario::params::{ParamId, Values};

/// Which direction is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    Higher,
    Lower,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Money,
    People,
    Count,
    Share,
    Ratio,
}

/// One measure of a run.
pub struct Metric {
    pub key: &'static str,
    pub unit: Unit,
    pub better: Better,
    pub en: &'static str,
    pub de: &'static str,
    /// Value for one world under one policy; `world` holds this world's numbers (unknowns drawn).
    pub read: fn(&Outcome, &Values) -> f64,
}

/// Discounted cash of each week, currency units: margin on revenue less all other costs, at the
/// start-of-week discount factor e^(-rate t).
pub fn weekly_cash(outcome: &Outcome, world: &Values) -> impl Iterator<Item = f64> {
    let margin = world[ParamId::MoneyMargin];
    let step = libm::exp(-world[ParamId::MoneyDiscountRate] / 52.0);
    let mut discount = 1.0;
    outcome.weeks.iter().map(move |w| {
        let cash = (w.revenue_cents as f64 * margin - w.cost_cents as f64) / 100.0 * discount;
        discount *= step;
        cash
    })
}

/// Discounted gross margin of each week, currency units: what [`weekly_cash`] is before all other costs.
pub fn weekly_margin(outcome: &Outcome, world: &Values) -> impl Iterator<Item = f64> {
    let margin = world[ParamId::MoneyMargin] / 100.0;
    discounted(outcome, world, move |w| w.revenue_cents as f64 * margin)
}

/// A sum of money of each week at the start-of-week discount factor.
fn discounted(outcome: &Outcome, world: &Values, money: impl Fn(&Week) -> f64) -> impl Iterator<Item = f64> {
    let step = libm::exp(-world[ParamId::MoneyDiscountRate] / 52.0);
    let mut discount = 1.0;
    outcome.weeks.iter().map(move |w| {
        let now = money(w) * discount;
        discount *= step;
        now
    })
}

fn sum(outcome: &Outcome, field: fn(&Week) -> i64) -> f64 {
    outcome.weeks.iter().map(field).sum::<i64>() as f64
}
fn ratio(top: f64, bottom: f64) -> f64 {
    if bottom == 0.0 { 0.0 } else { top / bottom }
}

/// Place of the rival with the most customers at the end, the first of equals.
fn largest_rival(outcome: &Outcome) -> usize {
    let customers = &outcome.end.rival_customers;
    (1..RIVALS).fold(0, |best, rival| if customers[rival] > customers[best] { rival } else { best })
}
/// Customers of all firms at the end.
fn all_customers(outcome: &Outcome) -> f64 {
    (outcome.end.customers + outcome.end.rival_customers.iter().sum::<i64>()) as f64
}
/// Share of customers who would stay a year at the weekly rate of leaving; 0 without any customer.
fn yearly(left: f64, customer_weeks: f64) -> f64 {
    if customer_weeks > 0.0 { libm::pow(1.0 - left / customer_weeks, 52.0) } else { 0.0 }
}

/// The switch without which a metric is the same in every world, because its mechanism is off.
pub fn switch(key: &str) -> Option<ParamId> {
    Some(match key {
        "employee_satisfaction" => ParamId::WorkforceOn,
        "revenue_members" | "deadweight" | "referral_window" => ParamId::ProgrammeOn,
        "rating" | "reviews_bad" | "reviews" => ParamId::ReviewsOn,
        "satisfaction" | "expectation_gap" | "preference" | "missed" | "exceeded" => ParamId::ExpectationOn,
        "escalated" => ParamId::EscalationOn,
        "backlog" | "desk_delay" => ParamId::DeskOn,
        "market_share_rival" | "stayed_a_year_rival" | "from_rivals" | "to_rivals" => ParamId::RivalsOn,
        "ruined" | "weeks_survived" => ParamId::RuinOn,
        "abandoned" | "abandoned_share" | "walked_out" | "wait" | "service_level" | "occupancy" => {
            ParamId::CapacityOn
        }
        "failure_rate_survey" | "survey_answers" => ParamId::SurveyOn,
        "weeks_to_notice" | "false_alarms" => ParamId::AlarmOn,
        key if key.starts_with("contacts_") || key.starts_with("turned_away_") => ParamId::ChannelsOn,
        _ => return None,
    })
}

/// Every metric. The first is the default measure.
pub static METRICS: &[Metric] = &[
    Metric {
        key: "npv",
        unit: Unit::Money,
        better: Better::Higher,
        en: "net present value",
        de: "Kapitalwert",
        read: |o, w| weekly_cash(o, w).sum(),
    },
    Metric {
        key: "revenue",
        unit: Unit::Money,
        better: Better::Higher,
        en: "revenue",
        de: "Umsatz",
        read: |o, _| sum(o, |w| w.revenue_cents) / 100.0,
    },
    Metric {
        key: "revenue_new",
        unit: Unit::Money,
        better: Better::Higher,
        en: "revenue from new customers",
        de: "Umsatz mit neuen Kunden",
        read: |o, _| sum(o, |w| w.revenue_new_cents) / 100.0,
    },
    Metric {
        key: "cost",
        unit: Unit::Money,
        better: Better::Lower,
        en: "cost of service policy",
        de: "Kosten des Service",
        read: |o, _| sum(o, |w| w.cost_cents) / 100.0,
    },
    Metric {
        key: "customers",
        unit: Unit::People,
        better: Better::Higher,
        en: "customers at the end",
        de: "Kunden am Ende",
        read: |o, _| o.end.customers as f64,
    },
    Metric {
        key: "visits",
        unit: Unit::Count,
        better: Better::Higher,
        en: "visits",
        de: "Besuche",
        read: |o, _| sum(o, |w| w.visits),
    },
    Metric {
        key: "failures",
        unit: Unit::Count,
        better: Better::Lower,
        en: "service failures",
        de: "Servicefehler",
        read: |o, _| sum(o, |w| w.failures_treatment + w.failures_product),
    },
    Metric {
        key: "voiced",
        unit: Unit::Count,
        better: Better::Higher,
        en: "complaints voiced",
        de: "geäußerte Beschwerden",
        read: |o, _| sum(o, |w| w.voiced),
    },
    Metric {
        key: "silent",
        unit: Unit::Count,
        better: Better::Lower,
        en: "failures nobody mentioned",
        de: "verschwiegene Fehler",
        read: |o, _| sum(o, |w| w.failures_treatment + w.failures_product - w.voiced),
    },
    Metric {
        key: "recovered",
        unit: Unit::Count,
        better: Better::Higher,
        en: "complaints resolved",
        de: "gelöste Beschwerden",
        read: |o, _| sum(o, |w| w.resolved_quick + w.resolved_slow),
    },
    Metric {
        key: "left",
        unit: Unit::People,
        better: Better::Lower,
        en: "customers lost",
        de: "verlorene Kunden",
        read: |o, _| sum(o, |w| w.left.iter().sum()),
    },
    Metric {
        key: "left_treatment",
        unit: Unit::People,
        better: Better::Lower,
        en: "lost, treated badly",
        de: "verloren, schlecht behandelt",
        read: |o, _| sum(o, |w| w.left[Cause::Treatment as usize]),
    },
    Metric {
        key: "left_product",
        unit: Unit::People,
        better: Better::Lower,
        en: "lost, product",
        de: "verloren, Produkt",
        read: |o, _| sum(o, |w| w.left[Cause::Product as usize]),
    },
    Metric {
        key: "left_competitor",
        unit: Unit::People,
        better: Better::Lower,
        en: "lost to a competitor",
        de: "verloren an Wettbewerber",
        read: |o, _| sum(o, |w| w.left[Cause::Competitor as usize]),
    },
    Metric {
        key: "left_friend",
        unit: Unit::People,
        better: Better::Lower,
        en: "lost through friends",
        de: "verloren durch Freunde",
        read: |o, _| sum(o, |w| w.left[Cause::Friend as usize]),
    },
    Metric {
        key: "left_moved",
        unit: Unit::People,
        better: Better::Lower,
        en: "moved away",
        de: "weggezogen",
        read: |o, _| sum(o, |w| w.left[Cause::Moved as usize]),
    },
    Metric {
        key: "left_died",
        unit: Unit::People,
        better: Better::Lower,
        en: "died",
        de: "verstorben",
        read: |o, _| sum(o, |w| w.left[Cause::Died as usize]),
    },
    Metric {
        key: "left_silent",
        unit: Unit::People,
        better: Better::Lower,
        en: "left without a word",
        de: "wortlos gegangen",
        read: |o, _| sum(o, |w| w.left_silent),
    },
    Metric {
        key: "treatment_share",
        unit: Unit::Share,
        better: Better::Lower,
        en: "share of losses caused by treatment",
        de: "Anteil der Verluste durch Behandlung",
        read: |o, _| ratio(sum(o, |w| w.left[0]), sum(o, |w| w.left.iter().sum())),
    },
    Metric {
        key: "joined",
        unit: Unit::People,
        better: Better::Higher,
        en: "new customers",
        de: "neue Kunden",
        read: |o, _| sum(o, |w| w.joined),
    },
    Metric {
        key: "won_back",
        unit: Unit::People,
        better: Better::Higher,
        en: "customers won back",
        de: "zurückgewonnene Kunden",
        read: |o, _| sum(o, |w| w.won_back),
    },
    Metric {
        key: "told_negative",
        unit: Unit::Count,
        better: Better::Lower,
        en: "bad stories told",
        de: "weitererzählter Ärger",
        read: |o, _| sum(o, |w| w.told_negative),
    },
    Metric {
        key: "told_positive",
        unit: Unit::Count,
        better: Better::Higher,
        en: "good stories told",
        de: "weitererzähltes Lob",
        read: |o, _| sum(o, |w| w.told_positive),
    },
    Metric {
        key: "reached",
        unit: Unit::People,
        better: Better::Lower,
        en: "people who heard something",
        de: "Menschen, die etwas gehört haben",
        read: |o, _| o.end.reached as f64,
    },
    Metric {
        key: "belief",
        unit: Unit::Share,
        better: Better::Higher,
        en: "mean opinion of the firm",
        de: "mittlere Meinung über die Firma",
        read: |o, _| o.end.belief_mean,
    },
    Metric {
        key: "margin_pv",
        unit: Unit::Money,
        better: Better::Higher,
        en: "gross margin, discounted",
        de: "Rohertrag, abgezinst",
        read: |o, w| weekly_margin(o, w).sum(),
    },
    Metric {
        key: "cost_pv",
        unit: Unit::Money,
        better: Better::Lower,
        en: "cost of service, discounted",
        de: "Kosten des Service, abgezinst",
        read: |o, w| discounted(o, w, |week| week.cost_cents as f64 / 100.0).sum(),
    },
    Metric {
        key: "employee_satisfaction",
        unit: Unit::Ratio,
        better: Better::Higher,
        en: "employee satisfaction at the end, of 100",
        de: "Zufriedenheit der Beschäftigten am Ende, von 100",
        read: |o, _| o.end.employee_satisfaction,
    },
    Metric {
        key: "employees",
        unit: Unit::Ratio,
        better: Better::Higher,
        en: "posts filled at the end",
        de: "besetzte Stellen am Ende",
        read: |o, _| o.end.employees,
    },
    Metric {
        key: "left_access",
        unit: Unit::People,
        better: Better::Lower,
        en: "lost, hard to reach",
        de: "verloren, schlecht erreichbar",
        read: |o, _| sum(o, |w| w.left[Cause::Access as usize]),
    },
    Metric {
        key: "left_price",
        unit: Unit::People,
        better: Better::Lower,
        en: "lost, price",
        de: "verloren, Preis",
        read: |o, _| sum(o, |w| w.left[Cause::Price as usize]),
    },
    Metric {
        key: "revenue_members",
        unit: Unit::Money,
        better: Better::Higher,
        en: "revenue from members of the loyalty programme",
        de: "Umsatz mit Mitgliedern des Treueprogramms",
        read: |o, _| sum(o, |w| w.revenue_members_cents) / 100.0,
    },
    Metric {
        key: "deadweight",
        unit: Unit::Money,
        better: Better::Lower,
        en: "rewards for purchases that would have been made anyway",
        de: "Prämien auf Käufe, die es ohnehin gegeben hätte",
        read: |o, _| sum(o, |w| w.deadweight_cents) / 100.0,
    },
    Metric {
        key: "referral_window",
        unit: Unit::Ratio,
        better: Better::Higher,
        en: "talk of members after a redemption, times their usual talk",
        de: "Weitererzählen von Mitgliedern nach einer Einlösung, als Vielfaches des Üblichen",
        read: |o, _| {
            let per_visit = |k: usize| {
                let of =
                    |count: fn(&Week) -> [i64; 2]| o.weeks.iter().map(|w| count(w)[k]).sum::<i64>() as f64;
                ratio(of(|w| w.member_told), of(|w| w.member_visits))
            };
            ratio(per_visit(1), per_visit(0))
        },
    },
    Metric {
        key: "rating",
        unit: Unit::Ratio,
        better: Better::Higher,
        en: "stars of the reviews at the end",
        de: "Sterne der Bewertungen am Ende",
        read: |o, _| o.end.rating,
    },
    Metric {
        key: "reviews_bad",
        unit: Unit::Count,
        better: Better::Lower,
        en: "bad reviews",
        de: "schlechte Bewertungen",
        read: |o, _| sum(o, |w| w.reviews[1]),
    },
    Metric {
        key: "reviews",
        unit: Unit::Count,
        better: Better::Higher,
        en: "reviews",
        de: "Bewertungen",
        read: |o, _| sum(o, |w| w.reviews.iter().sum()),
    },
    Metric {
        key: "failure_rate",
        unit: Unit::Share,
        better: Better::Lower,
        en: "share of visits that fail",
        de: "Anteil misslungener Besuche",
        read: |o, _| ratio(sum(o, |w| w.failures_treatment + w.failures_product), sum(o, |w| w.visits)),
    },
    Metric {
        key: "satisfaction",
        unit: Unit::Ratio,
        better: Better::Higher,
        en: "mean satisfaction of customers at the end",
        de: "mittlere Zufriedenheit der Kunden am Ende",
        read: |o, _| o.end.mood.satisfaction,
    },
    Metric {
        key: "expectation_gap",
        unit: Unit::Ratio,
        better: Better::Higher,
        en: "quality above expectation at the end",
        de: "Qualität über der Erwartung am Ende",
        read: |o, _| o.end.mood.gap,
    },
    Metric {
        key: "preference",
        unit: Unit::Ratio,
        better: Better::Higher,
        en: "mean preference of customers at the end",
        de: "mittlere Präferenz der Kunden am Ende",
        read: |o, _| o.end.mood.preference,
    },
    Metric {
        key: "missed",
        unit: Unit::Share,
        better: Better::Lower,
        en: "share of visits below expectation",
        de: "Anteil der Besuche unter der Erwartung",
        read: |o, _| ratio(sum(o, |w| w.missed), sum(o, |w| w.compared)),
    },
    Metric {
        key: "exceeded",
        unit: Unit::Share,
        better: Better::Higher,
        en: "share of visits above expectation",
        de: "Anteil der Besuche über der Erwartung",
        read: |o, _| ratio(sum(o, |w| w.exceeded), sum(o, |w| w.compared)),
    },
    Metric {
        key: "broken_promises",
        unit: Unit::Count,
        better: Better::Lower,
        en: "answers later than promised",
        de: "Antworten später als versprochen",
        read: |o, _| sum(o, |w| w.broken_promises),
    },
    Metric {
        key: "on_the_spot",
        unit: Unit::Count,
        better: Better::Higher,
        en: "complaints settled on the spot",
        de: "sofort geregelte Beschwerden",
        read: |o, _| sum(o, |w| w.speaking.on_the_spot),
    },
    Metric {
        key: "escalated",
        unit: Unit::Count,
        better: Better::Lower,
        en: "complaints before management",
        de: "Beschwerden bei der Leitung",
        read: |o, _| sum(o, |w| w.speaking.escalated),
    },
    Metric {
        key: "backlog",
        unit: Unit::Count,
        better: Better::Lower,
        en: "complaints without an answer at the end",
        de: "unbeantwortete Beschwerden am Ende",
        read: |o, _| o.weeks.last().map_or(0.0, |w| w.speaking.backlog as f64 / 100.0),
    },
    Metric {
        key: "desk_delay",
        unit: Unit::Ratio,
        better: Better::Lower,
        en: "days a complaint waits for the desk",
        de: "Tage, die eine Beschwerde auf Bearbeitung wartet",
        read: |o, _| ratio(sum(o, |w| w.speaking.waited) / 100.0, sum(o, |w| w.speaking.to_desk)),
    },
    Metric {
        key: "contacts_questionnaire",
        unit: Unit::Count,
        better: Better::Higher,
        en: "complaints through questionnaires",
        de: "Beschwerden über Fragebogen",
        read: |o, _| sum(o, |w| w.speaking.contacts[0]),
    },
    Metric {
        key: "contacts_phone",
        unit: Unit::Count,
        better: Better::Higher,
        en: "complaints through the phone line",
        de: "Beschwerden über Telefon",
        read: |o, _| sum(o, |w| w.speaking.contacts[1]),
    },
    Metric {
        key: "contacts_service_desk",
        unit: Unit::Count,
        better: Better::Higher,
        en: "complaints through the service desk",
        de: "Beschwerden über Kundenschalter",
        read: |o, _| sum(o, |w| w.speaking.contacts[2]),
    },
    Metric {
        key: "contacts_exit_survey",
        unit: Unit::Count,
        better: Better::Higher,
        en: "complaints through exit surveys",
        de: "Beschwerden über Befragung am Ausgang",
        read: |o, _| sum(o, |w| w.speaking.contacts[3]),
    },
    Metric {
        key: "contacts_comment_card",
        unit: Unit::Count,
        better: Better::Higher,
        en: "complaints through comment cards",
        de: "Beschwerden über Kommentarkarte",
        read: |o, _| sum(o, |w| w.speaking.contacts[4]),
    },
    Metric {
        key: "turned_away_questionnaire",
        unit: Unit::Count,
        better: Better::Lower,
        en: "complaints turned away by questionnaires",
        de: "abgewiesene Beschwerden, Fragebogen",
        read: |o, _| sum(o, |w| w.speaking.turned_away[0]),
    },
    Metric {
        key: "turned_away_phone",
        unit: Unit::Count,
        better: Better::Lower,
        en: "complaints turned away by the phone line",
        de: "abgewiesene Beschwerden, Telefon",
        read: |o, _| sum(o, |w| w.speaking.turned_away[1]),
    },
    Metric {
        key: "turned_away_service_desk",
        unit: Unit::Count,
        better: Better::Lower,
        en: "complaints turned away by the service desk",
        de: "abgewiesene Beschwerden, Kundenschalter",
        read: |o, _| sum(o, |w| w.speaking.turned_away[2]),
    },
    Metric {
        key: "turned_away_exit_survey",
        unit: Unit::Count,
        better: Better::Lower,
        en: "complaints turned away by exit surveys",
        de: "abgewiesene Beschwerden, Befragung am Ausgang",
        read: |o, _| sum(o, |w| w.speaking.turned_away[3]),
    },
    Metric {
        key: "turned_away_comment_card",
        unit: Unit::Count,
        better: Better::Lower,
        en: "complaints turned away by comment cards",
        de: "abgewiesene Beschwerden, Kommentarkarte",
        read: |o, _| sum(o, |w| w.speaking.turned_away[4]),
    },
    Metric {
        key: "market_share",
        unit: Unit::Share,
        better: Better::Higher,
        en: "share of all firms' customers",
        de: "Marktanteil nach Kunden",
        read: |o, _| ratio(o.end.customers as f64, all_customers(o)),
    },
    Metric {
        key: "market_share_rival",
        unit: Unit::Share,
        better: Better::Lower,
        en: "market share of the largest rival",
        de: "Marktanteil des größten Wettbewerbers",
        read: |o, _| ratio(o.end.rival_customers[largest_rival(o)] as f64, all_customers(o)),
    },
    Metric {
        key: "stayed_a_year",
        unit: Unit::Share,
        better: Better::Higher,
        en: "share of customers who stay a year",
        de: "Anteil der Kunden, die ein Jahr bleiben",
        read: |o, _| yearly(sum(o, |w| w.left.iter().sum()), sum(o, |w| w.customers_start)),
    },
    Metric {
        key: "stayed_a_year_rival",
        unit: Unit::Share,
        better: Better::Lower,
        en: "the same at the largest rival",
        de: "dasselbe beim größten Wettbewerber",
        read: |o, _| {
            let of = |counts: fn(&Week) -> &[i64; RIVALS]| {
                o.weeks.iter().map(|w| counts(w)[largest_rival(o)]).sum::<i64>() as f64
            };
            yearly(of(|w| &w.rival_left), of(|w| &w.rival_customers))
        },
    },
    Metric {
        key: "from_rivals",
        unit: Unit::People,
        better: Better::Higher,
        en: "customers won from rivals",
        de: "von Wettbewerbern gewonnene Kunden",
        read: |o, _| sum(o, |w| w.from_rivals),
    },
    Metric {
        key: "to_rivals",
        unit: Unit::People,
        better: Better::Lower,
        en: "customers who went to a rival",
        de: "zu Wettbewerbern gewechselte Kunden",
        read: |o, _| sum(o, |w| w.to_rivals),
    },
    Metric {
        key: "ruined",
        unit: Unit::Share,
        better: Better::Lower,
        en: "share of worlds in which the cash runs out",
        de: "Anteil der Welten, in denen das Geld ausgeht",
        read: |o, w| f64::from(u8::from(ruin::week(o, w).is_some())),
    },
    Metric {
        key: "weeks_survived",
        unit: Unit::Ratio,
        better: Better::Higher,
        en: "weeks before the cash runs out",
        de: "Wochen, bis das Geld ausgeht",
        read: |o, w| ruin::week(o, w).unwrap_or(o.weeks.len()) as f64,
    },
    Metric {
        key: "abandoned",
        unit: Unit::Count,
        better: Better::Lower,
        en: "visitors who gave up waiting",
        de: "Besucher, die das Warten aufgaben",
        read: |o, _| sum(o, |w| w.abandoned),
    },
    Metric {
        key: "abandoned_share",
        unit: Unit::Share,
        better: Better::Lower,
        en: "share of visitors who gave up waiting",
        de: "Anteil der Besucher, die das Warten aufgaben",
        read: |o, _| ratio(sum(o, |w| w.abandoned), sum(o, |w| w.visits)),
    },
    Metric {
        key: "walked_out",
        unit: Unit::Share,
        better: Better::Lower,
        en: "share of customers who give up waiting at least once in a year",
        de: "Anteil der Kunden, die mindestens einmal im Jahr das Warten aufgeben",
        // Whoever comes at random gives up at random: at least once a year with 1 - e^-(times a year).
        read: |o, _| {
            let years = sum(o, |w| w.customers_start) / 52.0;
            1.0 - libm::exp(-ratio(sum(o, |w| w.abandoned), years))
        },
    },
    Metric {
        key: "wait",
        unit: Unit::Ratio,
        better: Better::Lower,
        en: "mean wait, minutes",
        de: "mittlere Wartezeit, Minuten",
        read: |o, _| ratio(sum(o, |w| w.waited_seconds), 60.0 * sum(o, |w| w.visits)),
    },
    Metric {
        key: "service_level",
        unit: Unit::Share,
        better: Better::Higher,
        en: "share of visitors served in time",
        de: "Anteil der rechtzeitig bedienten Besucher",
        read: |o, _| ratio(sum(o, |w| w.in_time_thousandths), 1_000.0 * sum(o, |w| w.visits)),
    },
    Metric {
        key: "occupancy",
        unit: Unit::Share,
        better: Better::Lower,
        en: "share of booked time in which employees are busy",
        de: "Anteil der eingeteilten Zeit, in der Beschäftigte zu tun haben",
        read: |o, _| ratio(sum(o, |w| w.busy_seconds), sum(o, |w| w.booked_seconds)),
    },
    Metric {
        key: "failure_rate_seen",
        unit: Unit::Share,
        better: Better::Higher,
        en: "failures per visit, as complaints show them",
        de: "Fehler je Besuch, wie Beschwerden sie zeigen",
        read: |o, _| ratio(sum(o, |w| w.voiced), sum(o, |w| w.visits)),
    },
    Metric {
        key: "failure_rate_corrected",
        unit: Unit::Share,
        better: Better::Higher,
        en: "failures per visit, estimated from complaints",
        de: "Fehler je Besuch, aus Beschwerden geschätzt",
        read: |o, w| {
            let seen = ratio(sum(o, |w| w.voiced), sum(o, |w| w.visits));
            ratio(seen, assumed_voice(w)).min(1.0)
        },
    },
    Metric {
        key: "failure_rate_survey",
        unit: Unit::Share,
        better: Better::Higher,
        en: "failures per visit, as the survey shows them",
        de: "Fehler je Besuch, wie die Befragung sie zeigt",
        read: |o, _| ratio(sum(o, |w| w.survey_failed), sum(o, |w| w.survey_answers)),
    },
    Metric {
        key: "survey_answers",
        unit: Unit::Count,
        better: Better::Higher,
        en: "answers to the survey",
        de: "Antworten auf die Befragung",
        read: |o, _| sum(o, |w| w.survey_answers),
    },
    Metric {
        key: "weeks_to_notice",
        unit: Unit::Ratio,
        better: Better::Lower,
        en: "weeks until the firm notices that quality dropped",
        de: "Wochen, bis die Firma merkt, dass die Qualität sank",
        read: |o, _| weeks_to_notice(&o.weeks),
    },
    Metric {
        key: "false_alarms",
        unit: Unit::Ratio,
        better: Better::Lower,
        en: "alarms while quality was as at first",
        de: "Alarme, als die Qualität noch wie zu Anfang war",
        read: |o, _| o.weeks.iter().filter(|w| w.alarms > 0 && w.worse == 0).count() as f64,
    },
    Metric {
        key: "weeks_at_work",
        unit: Unit::Ratio,
        better: Better::Lower,
        en: "weeks in which the policy was at work",
        de: "Wochen, in denen die Maßnahme lief",
        read: |o, _| o.weeks.iter().filter(|w| w.at_work > 0).count() as f64,
    },
];

/// Weeks from the first week in which quality is worse (`Week::worse`) to the first alarm from then on, both
/// counted; the weeks that are left when there is none; 0 when quality never drops.
fn weeks_to_notice(weeks: &[Week]) -> f64 {
    let Some(drop) = weeks.iter().position(|w| w.worse > 0) else { return 0.0 };
    let noticed = weeks[drop..].iter().position(|w| w.alarms > 0);
    noticed.map_or(weeks.len() - drop, |after| after + 1) as f64
}

/// Index of a metric by key.
pub fn metric_index(key: &str) -> Option<usize> {
    METRICS.iter().position(|m| m.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;
    use crate::model::End;

    #[test]
    fn a_drop_is_noticed_with_the_first_alarm_from_its_first_week_on() {
        let weeks = |worse_from: usize, alarms: &[usize]| -> Vec<Week> {
            (0..10)
                .map(|t| Week {
                    worse: i64::from(t >= worse_from),
                    alarms: i64::from(alarms.contains(&t)),
                    ..Week::default()
                })
                .collect()
        };
        assert_eq!(weeks_to_notice(&weeks(4, &[2, 6, 8])), 3.0);
        assert_eq!(weeks_to_notice(&weeks(4, &[4])), 1.0);
        assert_eq!(weeks_to_notice(&weeks(4, &[3])), 6.0, "never noticed: all the weeks that were left");
        assert_eq!(weeks_to_notice(&weeks(10, &[3])), 0.0, "quality never drops");
    }

    #[test]
    fn discounted_margin_less_discounted_cost_is_the_net_present_value() {
        let mut world = Values::of_pack(Pack::Folklore);
        world[ParamId::MoneyMargin] = 0.5;
        world[ParamId::MoneyDiscountRate] = 52.0 * core::f64::consts::LN_2;
        let week = |revenue_cents, cost_cents| Week { revenue_cents, cost_cents, ..Week::default() };
        let outcome =
            Outcome { policy: 0, weeks: vec![week(20_000, 1_000), week(40_000, 6_000)], end: End::default() };
        let read = |key: &str| (METRICS[metric_index(key).unwrap()].read)(&outcome, &world);
        // The second week counts half: 100 + 200 / 2 of margin, 10 + 60 / 2 of cost.
        assert!((read("margin_pv") - 200.0).abs() < 1e-9);
        assert!((read("cost_pv") - 40.0).abs() < 1e-9);
        assert!((read("npv") - 160.0).abs() < 1e-9);
    }
}
