//! Cash that runs out.

use super::super::Kind::Flag;
use super::{NEUTRAL, OWN, real};

params! { super::survey::END;
    RuinOn "ruin.on" "" Flag, Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: the measures ruined and weeks_survived say whether the firm runs out of cash",
        "Schalter: Die Maße ruined und weeks_survived sagen, ob der Firma das Geld ausgeht";
    RuinCashAtStart "ruin.cash_at_start" "currency" real(0.0, 1e12), World,
        0.0, D OWN, 0.0, D OWN,
        "cash and credit at the start: the firm is ruined when its losses have used it up",
        "Geld und Kredit zu Beginn: Die Firma ist ruiniert, wenn ihre Verluste alles aufgezehrt haben";
}
