//! Capacity: waiting and giving up.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::desk::END;
    CapacityOn "capacity.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: visitors wait for a free employee and may give up",
        "Schalter: Besucher warten auf freie Beschäftigte und geben vielleicht auf";
}
