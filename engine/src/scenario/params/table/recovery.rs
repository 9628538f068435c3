//! What the firm does about a complaint.

use super::super::Kind::Share;
use super::{NEUTRAL, OWN, real};

params! { super::voice::END;
    RecoveryResolved "recovery.resolved" "share of complaints" Share, Lever,
        0.6, B "TARP 1979 final report: over 40 % of complainants were totally unsatisfied (Financial History 150, p. 32)",
        0.32, B "National Customer Rage Study 2020: 32 % of complainants were satisfied",
        "share of complaints that are resolved to the customer's satisfaction",
        "Anteil der Beschwerden, die zur Zufriedenheit des Kunden gelöst werden";
    RecoveryResponseDays "recovery.response_days" "days" real(0.01, 365.0), Lever,
        2.0, D "assumption of this project: half the answers come within the two days of founding article D",
        2.0, D "assumption of this project: half the answers come within the two days of founding article D",
        "median time until a complaint is answered",
        "mittlere Zeit (Median) bis zur Antwort auf eine Beschwerde";
    RecoveryResponseSigma "recovery.response_sigma" "log SD" real(0.0, 4.0), Lever,
        1.0, D "assumption of this project", 1.0, D "assumption of this project",
        "how much answer times differ: standard deviation of their logarithm; 0 = all alike",
        "wie verschieden die Antwortzeiten sind: Standardabweichung des Logarithmus; 0 = alle gleich";
    RecoveryQuickDays "recovery.quick_days" "days" real(0.0, 365.0), World,
        2.0, C "founding article D: answer within two days", 2.0, C "founding article D: answer within two days",
        "a solution within this time counts as quick",
        "eine Lösung innerhalb dieser Zeit gilt als schnell";
    RecoveryPromiseDays "recovery.promise_days" "days" real(0.0, 365.0), Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "promised answer time; a later answer counts as unresolved; 0 = no promise",
        "versprochene Antwortzeit; eine spätere Antwort gilt als ungelöst; 0 = kein Versprechen";
    RecoveryCompensation "recovery.compensation" "currency per resolved case" real(0.0, 1e6), Lever,
        15.0, D OWN, 15.0, D OWN,
        "what the firm gives the customer when it resolves a complaint",
        "was die Firma dem Kunden bei einer gelösten Beschwerde gibt";
}
