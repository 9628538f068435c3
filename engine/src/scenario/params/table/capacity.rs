//! Capacity: waiting and giving up.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, OWN, real, whole};

params! { super::desk::END;
    CapacityOn "capacity.on" "" Flag, Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: visitors wait for a free employee and may give up",
        "Schalter: Besucher warten auf freie Beschäftigte und geben vielleicht auf";
    CapacityServers "capacity.servers" "employees" whole(0.0, 10_000.0), Lever,
        5.0, D OWN, 5.0, D OWN,
        "employees who serve visitors at the same time, in every open hour",
        "Beschäftigte, die gleichzeitig Besucher bedienen, in jeder geöffneten Stunde";
    CapacitySurgeServers "capacity.surge_servers" "employees" whole(0.0, 10_000.0), Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "employees added in peak hours only; paid for those hours only",
        "zusätzliche Beschäftigte nur in Stoßzeiten; nur für diese Stunden bezahlt";
    CapacityServiceMinutes "capacity.service_minutes" "minutes" real(0.01, 10_000.0), Lever,
        10.0, D OWN, 10.0, D OWN,
        "mean minutes an employee is busy with a visitor (exponential)",
        "Minuten, die ein Besucher im Mittel einen Beschäftigten bindet (exponentiell)";
    CapacityPatienceMinutes "capacity.patience_minutes" "minutes" real(0.0, 10_000.0), World,
        10.0, D "assumption of this project", 10.0, D "assumption of this project",
        "mean minutes after which a waiting visitor gives up (exponential); 0 means nobody waits",
        "Minuten, nach denen ein wartender Besucher im Mittel aufgibt (exponentiell); 0 = niemand wartet";
    CapacityOpenHours "capacity.open_hours" "hours per week" real(0.1, 168.0), Lever,
        60.0, D OWN, 60.0, D OWN,
        "hours a week in which visitors are served",
        "Stunden in der Woche, in denen bedient wird";
    CapacityPeakShare "capacity.peak_share" "share of visits" Share, World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "share of the visits that fall into peak hours",
        "Anteil der Besuche, die in Stoßzeiten fallen";
    CapacityPeakFactor "capacity.peak_factor" "mean hour = 1" real(1.0, 1_000.0), World,
        1.0, D NEUTRAL, 1.0, D NEUTRAL,
        "visits per peak hour against the week's mean hour; there are open_hours x peak_share / peak_factor peak hours",
        "Besuche je Stunde der Stoßzeit gegen die mittlere Stunde; Stoßzeit sind open_hours x peak_share / peak_factor Stunden";
    CapacityOffendedShare "capacity.offended_share" "share of those who give up" Share, World,
        0.2, D "assumption of this project", 0.2, D "assumption of this project",
        "share of those who give up who take it as bad treatment, with all that follows; the others just go home",
        "Anteil derer, die aufgeben, der das als schlechte Behandlung nimmt, mit allen Folgen; die anderen gehen nur heim";
    CapacityWaitEffect "capacity.wait_effect" "SD per minute" real(0.0, 10.0), World,
        0.05, D "assumption of this project", 0.05, D "assumption of this project",
        "loss in mean service quality for each minute of mean wait beyond that of today",
        "Verlust an mittlerer Servicequalität je Minute mittlerer Wartezeit über die heutige hinaus";
    CapacityTargetMinutes "capacity.target_minutes" "minutes" real(0.0, 10_000.0), World,
        5.0, D OWN, 5.0, D OWN,
        "wait within which service counts as in time; for the service level only",
        "Wartezeit, bis zu der die Bedienung als rechtzeitig gilt; nur für den Servicegrad";
    CapacityCostPerHour "capacity.cost_per_hour" "currency per hour" real(0.0, 1.0e6), Lever,
        20.0, D OWN, 20.0, D OWN,
        "cost of an hour for which an employee is booked to serve",
        "Kosten einer Stunde, für die jemand zum Bedienen eingeteilt ist";
}
