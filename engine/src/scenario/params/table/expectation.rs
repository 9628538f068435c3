//! Expectations, the zone of tolerance and satisfaction.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::staff::END;
    ExpectationOn "expectation.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: people expect something, compare, and remember how satisfied they are",
        "Schalter: Menschen erwarten etwas, vergleichen und merken sich ihre Zufriedenheit";
}
