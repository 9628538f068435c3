//! Employees: satisfaction, willingness, turnover.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::capacity::END;
    WorkforceOn "workforce.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: employees differ in satisfaction, leave and are replaced",
        "Schalter: Beschäftigte sind mehr oder weniger zufrieden, kündigen und werden ersetzt";
}
