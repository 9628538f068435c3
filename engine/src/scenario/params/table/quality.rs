//! What happens in a visit.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, OWN, real};

const ASSUMED: &str = "assumption of this project: no published figure was found";
const MODEST: &str = "assumption of this project: a modest value, so that the mechanism can be tried; put your own number here";

params! { super::visits::END;
    QualityFailureRate "quality.failure_rate" "share of visits" Share, Lever,
        0.018_859_433_7, D "computed by this project: the rate at which 68 % of losses come from treatment (founding article A) \
            when 20 % of 12-visit customers leave a year",
        0.018_859_433_7, D "computed by this project as in folklore; surveys give only how many had a problem with any provider in a \
            year (32 % TARP 1979, 77 % Rage Study 2025), no rate per visit, so put your own number here",
        "share of visits in which the customer is treated badly",
        "Anteil der Besuche, bei denen der Kunde schlecht behandelt wird";
    QualityProductFailureRate "quality.product_failure_rate" "share of visits" Share, Lever,
        0.0, D OWN, 0.0, D OWN,
        "share of visits in which the product, not the treatment, fails",
        "Anteil der Besuche, bei denen das Produkt versagt, nicht die Behandlung";
    QualityMean "quality.mean" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D "definition: today's mean quality is zero", 0.0, D "definition: today's mean quality is zero",
        "shift of the mean service quality against today; higher means fewer failures",
        "Verschiebung der mittleren Servicequalität gegen heute; höher heißt weniger Fehler";
    QualitySd "quality.sd" "today = 1" real(0.1, 5.0), Lever,
        1.0, D "definition: today's spread of quality is one", 1.0, D "definition: today's spread of quality is one",
        "spread of service quality from visit to visit; smaller means more consistent, so fewer failures",
        "Streuung der Servicequalität von Besuch zu Besuch; kleiner heißt verlässlicher, also weniger Fehler";
    QualityMajorShare "quality.major_share" "share of failures" Share, Lever,
        0.2, D "assumption of this project", 0.2, D "assumption of this project",
        "share of failures that are grave for the customer",
        "Anteil der Fehler, die für den Kunden schwer wiegen";
    QualityFailureConcentration "quality.failure_concentration" "beta a + b" real(0.0, 1_000.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "how alike people's own failure rates are: Beta with mean failure_rate and a + b = this; 0 means all alike",
        "wie ähnlich die Fehlerraten der Menschen sind: Beta mit Mittel failure_rate und a + b = diesem Wert; 0 = alle gleich";
    QualityPeopleCap "quality.people_cap" "SD of today's encounters" real(-5.0, 10.0), Lever,
        10.0, D "assumption of this project: no cap within reach; founding article E says that service cannot be better than the people", 10.0, D "assumption of this project: no cap within reach; founding article E says that service cannot be better than the people",
        "highest mean quality that the people who work here can give, whatever tools, processes and training are paid for",
        "höchste mittlere Qualität, die die Beschäftigten leisten können, wie viel auch für Werkzeuge, Abläufe und Schulung bezahlt wird";
    EncounterHumanShare "encounter.human_share" "share of encounters" Share, Lever,
        1.0, D "assumption of this project: all service comes from people; founding article E says that only this counts as service", 1.0, D "assumption of this project: all service comes from people; founding article E says that only this counts as service",
        "share of encounters with a human; only these get better or worse with quality.mean, quality.sd, training and standards",
        "Anteil der Begegnungen mit Menschen; nur diese werden durch quality.mean, quality.sd, Schulung und Standards besser oder schlechter";

    // Dimensions: any that fails is a failure.
    QualityDimensionsOn "quality.dimensions.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: a visit also fails if it fails in one of five dimensions of quality",
        "Schalter: ein Besuch misslingt auch, wenn er in einer von fünf Dimensionen der Qualität misslingt";
    QualityDimensionsConsistent "quality.dimensions.consistent" "share of visits" Share, Lever,
        0.0, D OWN, 0.0, D OWN,
        "share of visits that fail in being consistent: the same as last time and as promised",
        "Anteil der Besuche, die nicht so sind: verlässlich: wie beim letzten Mal und wie versprochen";
    QualityDimensionsResponsive "quality.dimensions.responsive" "share of visits" Share, Lever,
        0.0, D OWN, 0.0, D OWN,
        "share of visits that fail in being responsive: somebody reacts, and in time",
        "Anteil der Besuche, die nicht so sind: ansprechbar: jemand reagiert, und rechtzeitig";
    QualityDimensionsKnowledgeable "quality.dimensions.knowledgeable" "share of visits" Share, Lever,
        0.0, D OWN, 0.0, D OWN,
        "share of visits that fail in being knowledgeable: somebody knows the answer",
        "Anteil der Besuche, die nicht so sind: kundig: jemand weiß die Antwort";
    QualityDimensionsRelevant "quality.dimensions.relevant" "share of visits" Share, Lever,
        0.0, D OWN, 0.0, D OWN,
        "share of visits that fail in being relevant: it is what this customer needs",
        "Anteil der Besuche, die nicht so sind: passend: es ist, was dieser Kunde braucht";
    QualityDimensionsPleasant "quality.dimensions.pleasant" "share of visits" Share, Lever,
        0.0, D OWN, 0.0, D OWN,
        "share of visits that fail in being pleasant: courteous and kind",
        "Anteil der Besuche, die nicht so sind: angenehm: höflich und freundlich";

    // Standards: written rules and audits.
    StandardsOn "standards.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: service standards with audits make visits more alike",
        "Schalter: Servicestandards mit Prüfungen machen die Besuche gleichmäßiger";
    StandardsSpendPerMonth "standards.spend_per_month" "currency per month" real(0.0, 1e9), Lever,
        1_500.0, D MODEST, 1_500.0, D MODEST,
        "spent on standards and audits in a month",
        "Ausgaben für Standards und Prüfungen im Monat";
    StandardsUsualPerMonth "standards.usual_per_month" "currency per month" real(0.01, 1e9), World,
        1_500.0, D MODEST, 1_500.0, D MODEST,
        "monthly spend to which the answers standards.spread_* refer",
        "monatliche Ausgaben, auf die sich die Antworten standards.spread_* beziehen";
    StandardsSpreadUsual "standards.spread_usual" "no standards = 1" real(0.05, 1.0), World,
        0.85, D ASSUMED, 0.85, D ASSUMED,
        "spread of quality with the usual spend on standards",
        "Streuung der Qualität bei den üblichen Ausgaben für Standards";
    StandardsSpreadHalfMore "standards.spread_half_more" "no standards = 1" real(0.05, 1.0), World,
        0.81, D ASSUMED, 0.81, D ASSUMED,
        "spread of quality with half as much again spent on standards",
        "Streuung der Qualität, wenn für Standards die Hälfte mehr ausgegeben wird";
    StandardsSpreadMost "standards.spread_most" "no standards = 1" real(0.05, 1.0), World,
        0.75, D ASSUMED, 0.75, D ASSUMED,
        "spread of quality however much is spent on standards",
        "Streuung der Qualität, wie viel auch für Standards ausgegeben wird";

    // Personalisation: people want different things.
    PersonalisationOn "personalisation.on" "" Flag, Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: people differ in how they want to be treated, and the firm may meet that",
        "Schalter: Menschen wollen verschieden behandelt werden, und die Firma kann darauf eingehen";
    PersonalisationLevel "personalisation.level" "0 to 1" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "how far the firm treats people as they want: 0 all alike, 1 each as he wants",
        "wie weit die Firma Menschen so behandelt, wie sie wollen: 0 alle gleich, 1 jeden nach Wunsch";
    PersonalisationTasteSd "personalisation.taste_sd" "SD of today's encounters" real(0.0, 10.0), World,
        0.5, D ASSUMED, 0.5, D ASSUMED,
        "how far people's ideal points of service lie apart",
        "wie weit die Idealpunkte der Menschen auseinanderliegen";
    PersonalisationWeight "personalisation.weight" "SD per unit of mismatch" real(0.0, 100.0), World,
        1.0, D ASSUMED, 1.0, D ASSUMED,
        "quality lost per squared distance between what somebody wants and what he gets, against today",
        "Qualität, die je quadriertem Abstand zwischen Wunsch und Behandlung verloren geht, gegen heute";
    PersonalisationCostPerMonth "personalisation.cost_per_month" "currency per month" real(0.0, 1e9), World,
        2_000.0, D MODEST, 2_000.0, D MODEST,
        "monthly cost of personal treatment at level 1; at a lower level that share of it",
        "monatliche Kosten der persönlichen Behandlung bei Stufe 1; darunter anteilig";

    // Tolerance: people differ in what they put up with.
    ToleranceOn "tolerance.on" "" Flag, Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: people differ in how bad a visit must be to count as a failure",
        "Schalter: Menschen unterscheiden sich darin, wie schlecht ein Besuch sein muss, um als Fehler zu gelten";
    ToleranceSd "tolerance.sd" "SD of today's encounters" real(0.0, 10.0), World,
        0.5, D ASSUMED, 0.5, D ASSUMED,
        "spread of people's tolerances; the share of failures among all visits today stays quality.failure_rate",
        "Streuung der Toleranz; der Anteil der Fehler an allen heutigen Besuchen bleibt quality.failure_rate";
    ToleranceDemandingShare "tolerance.demanding_share" "share of people" Share, World,
        0.05, D ASSUMED, 0.05, D ASSUMED,
        "share of people who demand to be treated like gold",
        "Anteil der Menschen, die wie Könige behandelt werden wollen";
    ToleranceDemandingShift "tolerance.demanding_shift" "SD of today's encounters" real(-10.0, 10.0), World,
        1.5, D ASSUMED, 1.5, D ASSUMED,
        "how much better a visit must be for the demanding not to count as a failure",
        "um wie viel besser ein Besuch für die Anspruchsvollen sein muss, um nicht als Fehler zu gelten";
}
