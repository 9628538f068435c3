//! The complaint desk: how many complaints it can answer in a week.

use super::super::Kind::Flag;
use super::{NEUTRAL, OWN, real};

params! { super::expectation::END;
    DeskOn "desk.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: complaints are answered by a desk of limited capacity and queue up",
        "Schalter: Beschwerden bearbeitet eine Stelle mit begrenzter Kapazität, sie stauen sich";
    DeskHours "desk.hours_per_week" "hours per week" real(0.0, 1e6), Lever,
        40.0, D OWN, 40.0, D OWN,
        "working hours of the complaint desk; 0 = nobody ever answers",
        "Arbeitsstunden der Beschwerdestelle; 0 = niemand antwortet je";
    DeskMinutes "desk.minutes_per_case" "minutes" real(0.1, 1e5), World,
        30.0, D OWN, 30.0, D OWN,
        "work on one complaint",
        "Arbeit an einer Beschwerde";
    DeskCost "desk.cost_per_hour" "currency per hour" real(0.0, 1e6), Lever,
        20.0, D OWN, 20.0, D OWN,
        "cost of an hour at the desk, busy or not",
        "Kosten einer Stunde der Beschwerdestelle, ob beschäftigt oder nicht";
    DeskPatience "desk.patience_days" "days" real(0.0, 3_650.0), World,
        28.0, D "assumption of this project: four weeks", 28.0, D "assumption of this project: four weeks",
        "a complaint without an answer for longer counts as unresolved",
        "eine Beschwerde, die länger ohne Antwort bleibt, gilt als ungelöst";
}
