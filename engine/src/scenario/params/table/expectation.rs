//! Expectations, the zone of tolerance and satisfaction.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, real};

const ASSUMED: &str = "assumption of this project: no published figure was found";
const BAYES: &str = "assumption of this project, as in the numerical case of the design; the form is that of Rust, Inman, Jia & \
    Zahorik 1999 (abstract read)";
const ZONE: &str = "American Express Global Customer Service Barometer 2011: service misses expectations for 29 %, meets them for \
    61 % and exceeds them for 6 %, as normal quantiles of these shares of 96 %";
const ZONE_FOLKLORE: &str =
    "assumption of this project: the founding articles name no zone, so that of the measured pack";
const LOSS: &str = "assumption of this project: losses weigh twice as much as gains; prospect theory is usually put near 2.25";

params! { super::staff::END;
    ExpectationOn "expectation.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: people expect something, compare, and remember how satisfied they are",
        "Schalter: Menschen erwarten etwas, vergleichen und merken sich ihre Zufriedenheit";
    ExpectationStartMean "expectation.start_mean" "SD of today's encounters" real(-5.0, 5.0), World,
        0.0, D BAYES, 0.0, D BAYES,
        "quality that people expect before their first visit; 0 is what today's visits give on average",
        "Qualität, die Menschen vor dem ersten Besuch erwarten; 0 ist, was heutige Besuche im Mittel bieten";
    ExpectationStartVariance "expectation.start_variance" "SD squared" real(0.0, 25.0), World,
        1.0, D BAYES, 1.0, D BAYES,
        "how unsure people are before their first visit: variance of what they expect",
        "wie unsicher Menschen vor dem ersten Besuch sind: Varianz ihrer Erwartung";
    ExpectationVarianceFloor "expectation.variance_floor" "SD squared" real(0.0, 25.0), World,
        0.05, D ASSUMED, 0.05, D ASSUMED,
        "doubt that never goes, so that people notice lasting change: about one over the visits that are remembered",
        "Zweifel, der nie vergeht, sodass bleibende Änderungen auffallen: etwa eins durch die Zahl der erinnerten Besuche";
    ExpectationVisitsBefore "expectation.visits_before" "visits" real(0.0, 10_000.0), World,
        12.0, D "assumption of this project: one visit a month for a year", 12.0, D "assumption of this project: one visit a month for a year",
        "visits, all as expected, that the customers of the first week have made before",
        "Besuche, alle wie erwartet, die Kunden der ersten Woche schon hinter sich haben";
    ExpectationRiskAversion "expectation.risk_aversion" "per SD" real(0.0, 20.0), World,
        1.0, D BAYES, 1.0, D BAYES,
        "dislike of uncertainty: preference is expected quality - half of this x (variance of expectation + of visits)",
        "Abneigung gegen Unsicherheit: Präferenz ist erwartete Qualität - halber Wert x (Varianz der Erwartung + der Besuche)";
    ExpectationZoneLow "expectation.zone_low" "SD of today's encounters" real(-10.0, 0.0), World,
        -0.518_418, D ZONE_FOLKLORE, -0.518_418, B ZONE,
        "a visit so far below expectation disappoints",
        "ein Besuch, der so weit unter der Erwartung bleibt, enttäuscht";
    ExpectationZoneHigh "expectation.zone_high" "SD of today's encounters" real(0.0, 10.0), World,
        1.534_120_5, D ZONE_FOLKLORE, 1.534_120_5, B ZONE,
        "a visit so far above expectation delights",
        "ein Besuch, der so weit über der Erwartung liegt, begeistert";
    ExpectationSpeed "expectation.speed" "share per visit" Share, World,
        0.2, D ASSUMED, 0.2, D ASSUMED,
        "how fast satisfaction follows what visits are like: weight of the last visit",
        "wie schnell die Zufriedenheit den Besuchen folgt: Gewicht des letzten Besuchs";
    ExpectationFading "expectation.fading" "factor" real(0.0, 1.0), World,
        1.0, D ASSUMED, 1.0, D ASSUMED,
        "how fast earlier visits are forgotten against that speed; 0 means never",
        "wie schnell frühere Besuche im Vergleich dazu vergessen werden; 0 heißt nie";
    ExpectationDelight "expectation.delight" "per SD" real(0.0, 20.0), World,
        1.0, C "founding articles B, C and E: unexpected, outstanding service is vital; the number is this project's",
        0.0, C "Dixon, Freeman & Toman 2010 (Contact Council, as told in founding article E): exceeding expectations had surprisingly little effect",
        "satisfaction gained per SD above the zone of tolerance",
        "Zufriedenheit je Standardabweichung oberhalb der Toleranzzone";
    ExpectationDisappointment "expectation.disappointment" "per SD" real(0.0, 20.0), World,
        2.0, D LOSS, 2.0, D LOSS,
        "satisfaction lost per SD below the zone of tolerance",
        "Verlust an Zufriedenheit je Standardabweichung unterhalb der Toleranzzone";
    ExpectationRecoveryGain "expectation.recovery_gain" "satisfaction" real(0.0, 20.0), World,
        0.5, D ASSUMED,
        0.5, D "assumption of this project for the size; de Matos, Henrique & Rossi 2007 (abstract read): recovery raises satisfaction, not repurchase",
        "satisfaction gained when a complaint is put right; half of it when slowly",
        "Zufriedenheit, die durch eine gelöste Beschwerde gewonnen wird; die Hälfte, wenn es lange dauert";
    ExpectationExitEffect "expectation.exit_effect" "log hazard per unit" real(0.0, 20.0), World,
        0.5, D ASSUMED, 0.5, D ASSUMED,
        "how satisfaction lowers the hazards of leaving for the product, the price, access, friends or a competitor",
        "wie Zufriedenheit die Raten senkt, wegen Produkt, Preis, Erreichbarkeit, Freunden oder Wettbewerbern zu gehen";
    ExpectationPreferenceEffect "expectation.preference_effect" "log hazard per SD" real(0.0, 20.0), World,
        0.5, D ASSUMED, 0.5, D ASSUMED,
        "how preference lowers the same hazards",
        "wie die Präferenz dieselben Raten senkt";
    ExpectationLeaveEffect "expectation.leave_effect" "log chance per unit" real(0.0, 20.0), World,
        0.3, D ASSUMED, 0.3, D ASSUMED,
        "how satisfaction lowers the chance of leaving after a failure: the buffer of good experiences",
        "wie Zufriedenheit die Wahrscheinlichkeit senkt, nach einem Fehler zu gehen: der Puffer guter Erfahrungen";
    ExpectationTalkEffect "expectation.talk_effect" "log chance per unit" real(0.0, 20.0), World,
        0.5, D ASSUMED, 0.5, D ASSUMED,
        "how satisfaction raises the chance of talking about a good visit",
        "wie Zufriedenheit die Wahrscheinlichkeit erhöht, von einem guten Besuch zu erzählen";
    ExpectationSurpriseShare "expectation.surprise_share" "share of good visits" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "share of good visits with something unexpected and outstanding",
        "Anteil der guten Besuche mit etwas Unerwartetem und Herausragendem";
    ExpectationSurpriseSize "expectation.surprise_size" "SD of today's encounters" real(0.0, 10.0), World,
        2.0, D ASSUMED, 2.0, D ASSUMED,
        "how much better such a surprise makes the visit",
        "um wie viel eine solche Überraschung den Besuch besser macht";
}
