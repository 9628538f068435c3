//! The relationship over time: loyalty, complacency, spending drift.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::workforce::END;
    LoyaltyOn "loyalty.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: good tenure makes customers loyal",
        "Schalter: gute gemeinsame Zeit macht Kunden treu";
}
