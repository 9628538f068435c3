//! The loyalty programme.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::relationship::END;
    ProgrammeOn "programme.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: the firm runs a loyalty programme",
        "Schalter: die Firma hat ein Treueprogramm";
}
