//! Speaking up.

use super::super::Kind::Share;
use super::{OWN, real};

const SEED_20: &str =
    "founding article D: for every complaint made about 20 people do not bother, so 1 in 21";
const GOODMAN: &str = "J. Goodman (TARP): to the front line 5-30 % of mistreatment, 50-75 % of money losses; \
    middle of the range (trade figure)";

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
}
