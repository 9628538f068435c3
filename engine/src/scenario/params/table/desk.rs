//! The complaint desk: how many complaints it can answer in a week.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::expectation::END;
    DeskOn "desk.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: complaints are answered by a desk of limited capacity and queue up",
        "Schalter: Beschwerden bearbeitet eine Stelle mit begrenzter Kapazität, sie stauen sich";
}
