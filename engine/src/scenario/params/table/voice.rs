//! Speaking up.

use super::super::Kind::Share;
use super::{NEUTRAL, OWN, real};

const SEED_20: &str =
    "founding article D: for every complaint made about 20 people do not bother, so 1 in 21";
const GOODMAN: &str = "J. Goodman (TARP): to the front line 5-30 % of mistreatment, 50-75 % of money losses; \
    middle of the range (trade figure)";
const INCENTIVE: &str = "assumption of this project: founding article D only says that customers must know what is in it for them";

params! { super::quality::END;
    VoiceRate "voice.rate" "share of unhappy customers" Share, Lever,
        1.0 / 21.0, C SEED_20, 0.175, B GOODMAN,
        "share of unhappy customers who tell the firm",
        "Anteil der unzufriedenen Kunden, die es der Firma sagen";
    VoiceProductRate "voice.product_rate" "share of unhappy customers" Share, Lever,
        1.0 / 21.0, C SEED_20, 0.625, B GOODMAN,
        "share of customers with a product failure who tell the firm",
        "Anteil der Kunden mit Produktfehler, die es der Firma sagen";
    VoiceCostPerContact "voice.cost_per_contact" "currency" real(0.0, 1e6), World,
        3.0, D OWN, 3.0, D OWN,
        "cost of taking one complaint",
        "Kosten für die Annahme einer Beschwerde";
    VoiceMajorLogit "voice.major_logit" "logit" real(-10.0, 10.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "how much more readily grave failures are voiced: added to the logit of voice.rate; 2.2 takes 1 in 21 to 31 %",
        "wie viel eher schwere Fehler gemeldet werden: Zuschlag zum Logit von voice.rate; 2.2 macht aus 1 von 21 31 %";
    VoiceIncentive "voice.incentive" "currency per complaint" real(0.0, 1e6), Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "reward for everybody who complains: a voucher, a free drink",
        "Belohnung für jede Beschwerde: ein Gutschein, ein Getränk";
    VoiceIncentiveEffect "voice.incentive_effect" "logit" real(0.0, 10.0), World,
        1.5, D INCENTIVE, 1.5, D INCENTIVE,
        "added to the logit of voice by an unlimited reward",
        "Zuschlag zum Logit der Meldung bei unbegrenzter Belohnung";
    VoiceIncentiveHalf "voice.incentive_half" "currency per complaint" real(0.01, 1e6), World,
        10.0, D INCENTIVE, 10.0, D INCENTIVE,
        "reward at which half of voice.incentive_effect is reached",
        "Belohnung, bei der die Hälfte von voice.incentive_effect erreicht ist";
}
