//! Competing firms.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::reviews::END;
    RivalsOn "rivals.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: competing firms are simulated",
        "Schalter: Wettbewerber werden simuliert";
}
