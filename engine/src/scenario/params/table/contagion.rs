//! Leaving because friends left.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::programme::END;
    ContagionOn "contagion.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: a friend who leaves makes leaving more likely",
        "Schalter: geht ein Freund, geht man selbst eher";
}
