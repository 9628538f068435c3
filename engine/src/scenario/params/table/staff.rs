//! Staff and training.

use super::{OWN, real};

const TRAINING: &str = "assumption of this project: no published curve was found";

params! { super::acquisition::END;
    StaffCount "staff.count" "employees" real(0.0, 1e6), Lever,
        10.0, D OWN, 10.0, D OWN,
        "employees, in full-time posts",
        "Beschäftigte, in Vollzeitstellen";
    StaffCostPerYear "staff.cost_per_year" "currency per employee and year" real(0.0, 1e7), World,
        0.0, D "assumption of this project: wages are the same under every policy unless you say otherwise",
        0.0, D "assumption of this project: wages are the same under every policy unless you say otherwise",
        "yearly cost of one employee",
        "Kosten einer Stelle im Jahr";
    TrainingSessionsPerMonth "training.sessions_per_month" "per employee and month" real(0.0, 100.0), Lever,
        0.0, D OWN, 0.0, D OWN,
        "training sessions of each employee in a month",
        "Schulungen je Beschäftigtem und Monat";
    TrainingHalfLifeMonths "training.half_life_months" "months" real(0.1, 1_200.0), World,
        6.0, D TRAINING, 6.0, D TRAINING,
        "time in which half of what was learnt is forgotten",
        "Zeit, nach der die Hälfte des Gelernten vergessen ist";
    TrainingEffectMax "training.effect_max" "SD of today's encounters" real(0.0, 5.0), World,
        0.5, D TRAINING, 0.5, D TRAINING,
        "gain in mean quality with unlimited training",
        "Gewinn an mittlerer Qualität bei unbegrenzter Schulung";
    TrainingHalfEffect "training.half_effect" "sessions in stock" real(0.01, 1_000.0), World,
        4.6, D TRAINING, 4.6, D TRAINING,
        "sessions not yet forgotten at which half of training.effect_max is reached",
        "noch nicht vergessene Schulungen, bei denen die Hälfte von training.effect_max erreicht ist";
    TrainingSessionCost "training.session_cost" "currency per employee-session" real(0.0, 1e6), World,
        600.0, D OWN, 600.0, D OWN,
        "cost of one training session for one employee, lost working time included",
        "Kosten einer Schulung für einen Beschäftigten, ausgefallene Arbeitszeit eingeschlossen";
}
