//! What hearing does.

use super::super::Kind::Share;
use super::super::NEVER_YEARS;
use super::real;

const SEED_ONE_SHOP: &str =
    "founding article D (leisure centre): every telling is taken to decide the listener";
const EAST_SCALE: &str = "East et al. on current against other brands (abstract read): word of mouth moves a brand's own customers \
    half as much when good, a quarter as much when bad";

params! { super::network::END;
    WomPositiveEffect "wom.positive_effect" "share" Share, World,
        1.0, C SEED_ONE_SHOP,
        0.125, B "Keller Fay 2014: one recommendation in eight results in a sale",
        "a good story closes this share of the gap between the listener's opinion and 1",
        "eine gute Erzählung schließt diesen Anteil der Lücke zwischen der Meinung des Hörers und 1";
    WomNegativeEffect "wom.negative_effect" "share" Share, World,
        1.0, C SEED_ONE_SHOP,
        0.125, A "East, Hammond & Lomax 2008 (abstract read): good and bad word of mouth weigh much the same; so as wom.positive_effect",
        "a bad story takes this share of the listener's opinion away",
        "eine schlechte Erzählung nimmt diesen Anteil von der Meinung des Hörers weg";
    WomCustomerPositiveScale "wom.customer_positive_scale" "factor" Share, World,
        1.0, C "founding articles: no difference made between customers and others", 0.5, A EAST_SCALE,
        "effect of a good story on someone who is a customer, relative to others",
        "Wirkung einer guten Erzählung auf jemanden, der Kunde ist, im Vergleich zu anderen";
    WomCustomerNegativeScale "wom.customer_negative_scale" "factor" Share, World,
        1.0, C "founding articles: no difference made between customers and others", 0.25, A EAST_SCALE,
        "effect of a bad story on someone who is a customer, relative to others",
        "Wirkung einer schlechten Erzählung auf jemanden, der Kunde ist, im Vergleich zu anderen";
    WomHalfLifeYears "wom.half_life_years" "years" real(0.01, NEVER_YEARS), World,
        NEVER_YEARS, C "founding articles: what was heard is never forgotten", 0.25, D "assumption of this project: three months",
        "what was heard is half forgotten after this time; may be \"never\"",
        "nach dieser Zeit ist das Gehörte halb vergessen; \"never\" heißt nie";
    BeliefStart "belief.start" "0 to 1" real(0.001, 1.0), World,
        0.5, D "assumption of this project: the middle of the scale", 0.5, D "assumption of this project: the middle of the scale",
        "opinion of the firm held by someone who has heard nothing",
        "Meinung über die Firma, wenn jemand noch nichts gehört hat";
}
