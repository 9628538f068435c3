//! What the firm does about a complaint.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, OWN, real};

const ON_THE_SPOT: &str = "assumption of this project: no published curve was found";
const GOODMAN_ESCALATED: &str = "J. Goodman (TARP): 1-5 % of all complaints reach a local manager or headquarters; middle 3 %, \
    divided by this pack's share of complaints that stay unresolved (trade figure)";
const SENIOR: &str =
    "assumption of this project: founding article D asks for directors who are accessible, without a number";

params! { super::channels::END;
    RecoveryResolved "recovery.resolved" "share of complaints" Share, Lever,
        0.6, B "TARP 1979 final report: over 40 % of complainants were totally unsatisfied (Financial History 150, p. 32)",
        0.32, B "National Customer Rage Study 2020: 32 % of complainants were satisfied",
        "share of complaints that are resolved to the customer's satisfaction",
        "Anteil der Beschwerden, die zur Zufriedenheit des Kunden gelöst werden";
    RecoveryResponseDays "recovery.response_days" "days" real(0.01, 365.0), Lever,
        2.0, D "assumption of this project: half the answers come within the two days of founding article D",
        2.0, D "assumption of this project: half the answers come within the two days of founding article D",
        "median time until a complaint is answered",
        "mittlere Zeit (Median) bis zur Antwort auf eine Beschwerde";
    RecoveryResponseSigma "recovery.response_sigma" "log SD" real(0.0, 4.0), Lever,
        1.0, D "assumption of this project", 1.0, D "assumption of this project",
        "how much answer times differ: standard deviation of their logarithm; 0 = all alike",
        "wie verschieden die Antwortzeiten sind: Standardabweichung des Logarithmus; 0 = alle gleich";
    RecoveryQuickDays "recovery.quick_days" "days" real(0.0, 365.0), World,
        2.0, C "founding article D: answer within two days", 2.0, C "founding article D: answer within two days",
        "a solution within this time counts as quick",
        "eine Lösung innerhalb dieser Zeit gilt als schnell";
    RecoveryPromiseDays "recovery.promise_days" "days" real(0.0, 365.0), Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "promised answer time; a later answer counts as unresolved; 0 = no promise",
        "versprochene Antwortzeit; eine spätere Antwort gilt als ungelöst; 0 = kein Versprechen";
    RecoveryCompensation "recovery.compensation" "currency per resolved case" real(0.0, 1e6), Lever,
        15.0, D OWN, 15.0, D OWN,
        "what the firm gives the customer when it resolves a complaint",
        "was die Firma dem Kunden bei einer gelösten Beschwerde gibt";
    RecoveryBrokenCost "recovery.broken_promise_cost" "currency per broken promise" real(0.0, 1e6), Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "what the firm pays for each answer that comes later than promised",
        "was die Firma für jede Antwort zahlt, die später kommt als versprochen";

    // Settled at once by whoever hears it.
    EmpowermentLevel "empowerment.level" "0 to 1" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "how free employees are to settle a complaint on the spot: 0 by the rule book, 1 as they see fit",
        "wie frei Beschäftigte Beschwerden sofort regeln dürfen: 0 nach Vorschrift, 1 nach eigenem Ermessen";
    EmpowermentEffectMax "empowerment.effect_max" "share of complaints" Share, World,
        0.6, D ON_THE_SPOT, 0.6, D ON_THE_SPOT,
        "share of complaints that unlimited freedom settles on the spot",
        "Anteil der Beschwerden, den unbegrenzte Freiheit sofort regelt";
    EmpowermentHalf "empowerment.half_effect" "0 to 1" real(0.01, 100.0), World,
        0.5, D ON_THE_SPOT, 0.5, D ON_THE_SPOT,
        "level at which half of empowerment.effect_max is reached",
        "Freiheit, bei der die Hälfte von empowerment.effect_max erreicht ist";

    // The second stage: management.
    EscalationOn "escalation.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: complaints can reach management",
        "Schalter: Beschwerden können die Leitung erreichen";
    EscalationShare "escalation.share" "share of complaints in vain" Share, Lever,
        0.075, B GOODMAN_ESCALATED, 0.044, B GOODMAN_ESCALATED,
        "share of complaints in vain with which the customer goes on to management",
        "Anteil der vergeblichen Beschwerden, mit denen sich der Kunde an die Leitung wendet";
    EscalationRouteMajor "escalation.route_major" "share of grave complaints" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "share of grave complaints that are given to senior staff at once",
        "Anteil der schweren Beschwerden, die sofort an leitende Beschäftigte gehen";
    EscalationResolved "escalation.resolved" "share of complaints" Share, Lever,
        0.8, D SENIOR, 0.8, D SENIOR,
        "share of the complaints before management or senior staff that are resolved",
        "Anteil der Beschwerden bei der Leitung, die zur Zufriedenheit des Kunden gelöst werden";
    EscalationCost "escalation.cost_per_case" "currency per complaint" real(0.0, 1e6), World,
        60.0, D OWN, 60.0, D OWN,
        "cost of a complaint that reaches management or senior staff",
        "Kosten einer Beschwerde, die bei der Leitung ankommt";
}
