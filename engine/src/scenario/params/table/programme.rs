//! The loyalty programme.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, OWN, real, whole};

const COST: &str = "assumption of this project: put your own programme's number here";

params! { super::relationship::END;
    ProgrammeOn "programme.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: the firm runs a loyalty programme",
        "Schalter: die Firma hat ein Treueprogramm";
    ProgrammeMemberShare "programme.member_share" "share of customers" Share, Lever,
        0.4, D OWN, 0.4, D OWN,
        "share of customers who become members",
        "Anteil der Kunden, die Mitglied werden";
    ProgrammeVisitsUplift "programme.visits_uplift" "share" real(0.0, 10.0), World,
        0.1, D "assumption of this project; founding article E says that a programme makes customers buy more, without a number",
        0.1, D "assumption of this project: measure it with a pilot",
        "additional visits of a member because of the programme",
        "zusätzliche Besuche eines Mitglieds durch das Programm";
    ProgrammeRewardShare "programme.reward_share" "share of members' spend" Share, Lever,
        0.03, D COST, 0.03, D COST,
        "share of their spend that members get back",
        "Anteil ihrer Ausgaben, den Mitglieder zurückbekommen";
    ProgrammeCostPerMonth "programme.cost_per_month" "currency per month" real(0.0, 1e9), World,
        1_000.0, D COST, 1_000.0, D COST,
        "running cost of the programme",
        "laufende Kosten des Programms";
    ProgrammeRedeemEveryVisits "programme.redeem_every_visits" "visits" whole(1.0, 1e6), Lever,
        10.0, D COST, 10.0, D COST,
        "visits after which a member redeems a reward",
        "Besuche, nach denen ein Mitglied eine Prämie einlöst";
    ProgrammeWindowWeeks "programme.window_weeks" "weeks" whole(0.0, 520.0), World,
        2.0, D "assumption of this project; founding article E says right after redemption",
        2.0, D "assumption of this project; founding article E says right after redemption",
        "weeks after a redemption in which members talk more",
        "Wochen nach einer Einlösung, in denen Mitglieder mehr erzählen";
    ProgrammeWindowTalk "programme.window_talk" "factor" real(0.0, 100.0), World,
        2.0, C "founding article E: recipients of restaurant rewards are twice as likely to refer right after redemption",
        1.0, D "assumption of this project: no measurement was found",
        "times the chance to speak about a good visit in these weeks",
        "so vielmal so wahrscheinlich wird in diesen Wochen von einem guten Besuch erzählt";
}
