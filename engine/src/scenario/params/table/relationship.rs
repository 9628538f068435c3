//! The relationship over time: loyalty, complacency, spending drift, customers who were referred.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, OWN, real, whole};

const CURVE: &str = "assumption of this project: no published curve was found";
const KNOX: &str = "assumption of this project; Knox & van Oest 2014 (abstract read): prior purchases mitigate the damage of a \
    failure, and lastingly";
const WALLS: &str = "assumption of this project; founding article D asks for brick walls round the relationship, without a number";
const GAP: &str =
    "assumption of this project; founding article D describes the relationship gap without a number";
const HUGHES: &str = "founding article A (Hughes): 57 % more spend after six months; as a target see scenarios/hughes-drift.toml";

params! { super::workforce::END;
    // Loyalty.
    LoyaltyOn "loyalty.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: good tenure makes customers loyal",
        "Schalter: gute gemeinsame Zeit macht Kunden treu";
    LoyaltyGrowthYears "loyalty.growth_years" "years" real(0.01, 1_000.0), World,
        2.0, D CURVE, 2.0, D CURVE,
        "good years after which 63 % of full loyalty is reached",
        "gute Jahre, nach denen 63 % der vollen Treue erreicht sind";
    LoyaltyStrength "loyalty.strength" "share" Share, Lever,
        1.0, D "assumption of this project; founding article E: small firms can build personal ties that chains cannot",
        1.0, D "assumption of this project: set it below 1 for a firm that does not know its customers",
        "how personal the firm's relationships are: loyalty it can reach at most",
        "wie persönlich die Firma ihre Beziehungen pflegt: höchste erreichbare Treue";
    LoyaltyPull "loyalty.pull" "units of preference" real(0.0, 20.0), World,
        1.0, D CURVE, 1.0, D CURVE,
        "advantage of the firm over any alternative in the eyes of a fully loyal customer: hazards times e^-this",
        "Vorsprung vor jeder Alternative in den Augen eines ganz treuen Kunden: Raten mal e^-dieser Wert";
    LoyaltySwitchingCost "loyalty.switching_cost" "units of preference" real(0.0, 20.0), Lever,
        0.0, D WALLS, 0.0, D WALLS,
        "what changing to another firm costs every customer: hazards of leaving for an alternative times e^-this",
        "was ein Wechsel jeden Kunden kostet: Raten, zu einer Alternative zu gehen, mal e^-dieser Wert";
    LoyaltySwitchingCostPrice "loyalty.switching_cost_price" "currency per customer and year" real(0.0, 1e6), World,
        10.0, D OWN, 10.0, D OWN,
        "cost of one unit of loyalty.switching_cost for each customer and year",
        "Kosten einer Einheit von loyalty.switching_cost je Kunde und Jahr";
    LoyaltyBuffer "loyalty.buffer" "share" Share, World,
        0.3, D KNOX, 0.3, D KNOX,
        "share of the chance to leave after a failure that full loyalty takes away",
        "Anteil der Wahrscheinlichkeit, nach einem Fehler zu gehen, den volle Treue wegnimmt";
    LoyaltyLoss "loyalty.loss" "share" Share, World,
        0.5, D CURVE, 0.5, D CURVE,
        "share of the loyalty that a failure destroys if it is not put right",
        "Anteil der Treue, den ein Fehler zerstört, der nicht behoben wird";
    LoyaltyLossRecovered "loyalty.loss_recovered" "share" Share, World,
        0.1, D CURVE, 0.1, D CURVE,
        "share of the loyalty that a failure destroys although it is put right",
        "Anteil der Treue, den ein Fehler zerstört, obwohl er behoben wird";
    LoyaltyAtStartYears "loyalty.at_start_years" "years" real(0.0, 100.0), Fixed,
        0.0, D OWN, 0.0, D OWN,
        "good years that customers at the start look back on",
        "gute Jahre, auf die die Kunden am Anfang zurückblicken";

    // Complacency.
    ComplacencyOn "complacency.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: over time the firm tries less and the customer expects more",
        "Schalter: mit der Zeit bemüht sich die Firma weniger, und der Kunde erwartet mehr";
    ComplacencyEffortLoss "complacency.effort_loss" "SD of today's encounters" real(0.0, 10.0), World,
        0.1, D GAP, 0.1, D GAP,
        "quality that an old customer loses because the firm takes him for granted",
        "Qualität, die ein alter Kunde verliert, weil man sich seiner sicher ist";
    ComplacencyExpectationRise "complacency.expectation_rise" "SD of today's encounters" real(0.0, 10.0), World,
        0.2, D GAP, 0.2, D GAP,
        "how much more an old customer expects",
        "wie viel mehr ein alter Kunde erwartet";
    ComplacencyYears "complacency.years" "years" real(0.01, 1_000.0), World,
        2.0, D GAP, 2.0, D GAP,
        "years after which 63 % of the gap is there",
        "Jahre, nach denen 63 % der Lücke da sind";
    ComplacencyReviewEveryMonths "complacency.review_every_months" "months" whole(0.0, 1_200.0), Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "months between two reviews of an account, after which effort and expectation are those of the beginning; 0 is never",
        "Monate zwischen zwei Kundengesprächen, nach denen Mühe und Erwartung wie am Anfang sind; 0 heißt nie";
    ComplacencyReviewCost "complacency.review_cost" "currency per review" real(0.0, 1e6), World,
        15.0, D OWN, 15.0, D OWN,
        "cost of reviewing one account",
        "Kosten eines Kundengesprächs";
    ComplacencyAtStartYears "complacency.at_start_years" "years" real(0.0, 100.0), Fixed,
        0.0, D OWN, 0.0, D OWN,
        "years that customers at the start have been customers",
        "Jahre, die die Kunden am Anfang schon Kunden sind";

    // Drift of spending.
    DriftOn "drift.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: visits and baskets move slowly towards what the service deserves",
        "Schalter: Besuche und Einkäufe nähern sich langsam dem, was der Service verdient";
    DriftVisitsTarget "drift.visits_target" "today = 1" real(0.0, 100.0), Lever,
        1.0, C HUGHES, 1.0, D OWN,
        "times as many visits in the end",
        "so vielmal so viele Besuche am Ende";
    DriftBasketTarget "drift.basket_target" "today = 1" real(0.0, 100.0), Lever,
        1.0, C HUGHES, 1.0, D OWN,
        "times as much spent in a visit in the end",
        "so vielmal so viel Ausgabe je Besuch am Ende";
    DriftHalfLifeMonths "drift.half_life_months" "months" real(0.1, 1_200.0), World,
        3.0, D CURVE, 3.0, D CURVE,
        "time in which half of the way is done",
        "Zeit, in der die Hälfte des Weges zurückgelegt ist";

    DriftDelighted "drift.delighted" "x today" real(0.01, 100.0), World,
        1.57, B "Hughes, two groups (told in founding article A): customers served much better spent 57 % more after six months",
        1.13, B "American Express 2011: customers say they would pay 13 % more for excellent service",
        "with expectation.on: basket of a customer one unit of satisfaction or more above today's; below it shrinks likewise",
        "mit expectation.on: Einkauf eines Kunden, der um eine Einheit oder mehr zufriedener ist als heute; darunter schrumpft er ebenso";

    // Customers who came by word of mouth.
    ReferredOn "referred.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: customers who came because others spoke well of the firm are worth more",
        "Schalter: Kunden, die durch gute Worte anderer kamen, sind mehr wert";
    ReferredBasket "referred.basket" "x others" real(0.0, 100.0), World,
        1.0, C "the founding articles give no difference",
        1.16, A "Schmitt, Skiera & Van den Bulte 2011 (abstract read): at least 16 % more valuable; Villanueva, Yoo & \
            Hanssens 2008 nearly twice; replications disagree",
        "basket of customers who came by word of mouth against that of others",
        "Einkauf von Kunden, die durch Weitersagen kamen, gegen den der anderen";
}
