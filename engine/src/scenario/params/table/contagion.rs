//! Leaving because friends left.

use super::super::Kind::Flag;
use super::{NEUTRAL, real};

const NITZAN: &str = "Nitzan & Libai 2011, Social Effects on Customer Retention (abstract read): one million customers of a phone company";

params! { super::programme::END;
    ContagionOn "contagion.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: a friend who leaves makes leaving more likely",
        "Schalter: geht ein Freund, geht man selbst eher";
    ContagionEffect "contagion.effect" "per friend who left" real(0.0, 100.0), World,
        0.0, C "the founding articles have no such effect",
        0.8, A NITZAN,
        "rise of the hazard of leaving when a friend has just left, as a share of it",
        "Anstieg der Rate zu gehen, wenn ein Freund gerade gegangen ist, als Anteil von ihr";
    ContagionMonths "contagion.months" "months" real(0.05, 1_200.0), World,
        1.0, A NITZAN, 1.0, A NITZAN,
        "time after which 37 % of the rise are left",
        "Zeit, nach der noch 37 % des Anstiegs da sind";
}
