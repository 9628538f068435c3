//! Competing firms: how many there are, how they compare with ours, and how people choose among them.
//!
//! What holds for all rivals (`rivals.quality`) and how one of them differs (`rivals.2.quality`) are rows of their own,
//! added up or multiplied, so that a file says only what is special and one lever moves the whole industry.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, OWN, real, whole};

const ALIKE: &str = "assumption of this project: rivals are like us until the file says otherwise";
const DIFFERENCE: &str = "assumption of this project: a neutral value, this rival is like the others";
const WEIGHT: &str = "assumption of this project: one SD of service multiplies the odds of being chosen by e; vary this number";
const ELASTICITY: &str = "assumption of this project, of the order of the mean price elasticity of sales of consumer goods, \
    -2.62, in Bijmolt, van Heerde & Pieters 2005, J. Marketing Research 42 (unverified, and for services unknown)";

params! { super::reviews::END;
    RivalsOn "rivals.on" "" Flag, Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: competing firms are simulated",
        "Schalter: Wettbewerber werden simuliert";
    RivalsFirms "rivals.firms" "firms" whole(0.0, 8.0), Fixed,
        1.0, D "assumption of this project: all competitors together are one", 1.0, D "assumption of this project: all competitors together are one",
        "number of competing firms; one may stand for all of them together",
        "Zahl der Wettbewerber; einer kann für alle zusammen stehen";
    RivalsShare "rivals.share" "share of non-customers" Share, World,
        0.5, D OWN, 0.5, D OWN,
        "share of the people who are not our customers at the start who are customers of a rival",
        "Anteil der Menschen, die zu Beginn nicht unsere Kunden sind, aber Kunden eines Wettbewerbers";
    RivalsAcquisitionPerYear "rivals.acquisition_per_year" "per year" real(0.0, 50.0), World,
        0.08, D "assumption of this project: the same as acquisition.per_year", 0.08, D "assumption of this project: the same as acquisition.per_year",
        "hazard with which somebody who is with no firm joins a rival that is as attractive as we are today",
        "Rate, mit der Menschen ohne Firma zu einem Wettbewerber gehen, der so anziehend ist wie wir heute";
    RivalsNobodyShare "rivals.nobody_share" "share of leavers" Share, World,
        0.2, D OWN, 0.2, D OWN,
        "share of our leavers who today turn to no other firm, unless they left in order to change",
        "Anteil der Abwanderer, die heute zu keiner anderen Firma gehen, wenn sie nicht zum Wechseln gegangen sind";
    RivalsQualityWeight "rivals.quality_weight" "logit per SD" real(0.0, 20.0), World,
        1.0, D WEIGHT, 1.0, D WEIGHT,
        "weight of service quality when people choose a firm: logit per SD of service",
        "Gewicht der Servicequalität bei der Wahl einer Firma: Logit je Standardabweichung";
    RivalsPriceWeight "rivals.price_weight" "logit per log price" real(0.0, 20.0), World,
        2.5, D ELASTICITY, 2.5, D ELASTICITY,
        "weight of price when people choose a firm: the odds of being chosen fall with price to this power",
        "Gewicht des Preises bei der Wahl einer Firma: Die Chance sinkt mit dieser Potenz des Preises";
    RivalsQuality "rivals.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D ALIKE, 0.0, D ALIKE,
        "mean service quality of all rivals beside ours today: better service fails less often and attracts",
        "mittlere Servicequalität aller Wettbewerber gegenüber unserer heute: Besserer Service hat weniger Fehler und zieht an";
    RivalsAccess "rivals.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D ALIKE, 0.0, D ALIKE,
        "how much easier rivals are to reach than we are, in the service quality that would be worth as much",
        "wie viel leichter Wettbewerber erreichbar sind als wir, gemessen an gleich viel werter Servicequalität";
    RivalsPrice "rivals.price" "x ours" real(0.01, 100.0), Lever,
        1.0, D ALIKE, 1.0, D ALIKE,
        "price level of all rivals",
        "Preisniveau aller Wettbewerber";
    RivalsSize "rivals.size" "x ours" real(0.0, 1_000.0), Lever,
        1.0, D ALIKE, 1.0, D ALIKE,
        "presence of each rival: how many people know it and pass by, beside us; rivals' customers at the start are split by it",
        "Präsenz jedes Wettbewerbers: wie viele ihn kennen und vorbeikommen, gegenüber uns; danach teilen sich seine Kunden zu Beginn auf";
    Rival1Quality "rivals.1.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "service quality of rival 1, added to rivals.quality",
        "Servicequalität von Wettbewerber 1, zusätzlich zu rivals.quality";
    Rival1Access "rivals.1.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "how much easier rival 1 is to reach, added to rivals.access",
        "wie viel leichter Wettbewerber 1 erreichbar ist, zusätzlich zu rivals.access";
    Rival1Price "rivals.1.price" "factor" real(0.01, 100.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "price level of rival 1, times rivals.price",
        "Preisniveau von Wettbewerber 1, mal rivals.price";
    Rival1Size "rivals.1.size" "factor" real(0.0, 1_000.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "presence of rival 1, times rivals.size",
        "Präsenz von Wettbewerber 1, mal rivals.size";
    Rival2Quality "rivals.2.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "service quality of rival 2, added to rivals.quality",
        "Servicequalität von Wettbewerber 2, zusätzlich zu rivals.quality";
    Rival2Access "rivals.2.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "how much easier rival 2 is to reach, added to rivals.access",
        "wie viel leichter Wettbewerber 2 erreichbar ist, zusätzlich zu rivals.access";
    Rival2Price "rivals.2.price" "factor" real(0.01, 100.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "price level of rival 2, times rivals.price",
        "Preisniveau von Wettbewerber 2, mal rivals.price";
    Rival2Size "rivals.2.size" "factor" real(0.0, 1_000.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "presence of rival 2, times rivals.size",
        "Präsenz von Wettbewerber 2, mal rivals.size";
    Rival3Quality "rivals.3.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "service quality of rival 3, added to rivals.quality",
        "Servicequalität von Wettbewerber 3, zusätzlich zu rivals.quality";
    Rival3Access "rivals.3.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "how much easier rival 3 is to reach, added to rivals.access",
        "wie viel leichter Wettbewerber 3 erreichbar ist, zusätzlich zu rivals.access";
    Rival3Price "rivals.3.price" "factor" real(0.01, 100.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "price level of rival 3, times rivals.price",
        "Preisniveau von Wettbewerber 3, mal rivals.price";
    Rival3Size "rivals.3.size" "factor" real(0.0, 1_000.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "presence of rival 3, times rivals.size",
        "Präsenz von Wettbewerber 3, mal rivals.size";
    Rival4Quality "rivals.4.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "service quality of rival 4, added to rivals.quality",
        "Servicequalität von Wettbewerber 4, zusätzlich zu rivals.quality";
    Rival4Access "rivals.4.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "how much easier rival 4 is to reach, added to rivals.access",
        "wie viel leichter Wettbewerber 4 erreichbar ist, zusätzlich zu rivals.access";
    Rival4Price "rivals.4.price" "factor" real(0.01, 100.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "price level of rival 4, times rivals.price",
        "Preisniveau von Wettbewerber 4, mal rivals.price";
    Rival4Size "rivals.4.size" "factor" real(0.0, 1_000.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "presence of rival 4, times rivals.size",
        "Präsenz von Wettbewerber 4, mal rivals.size";
    Rival5Quality "rivals.5.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "service quality of rival 5, added to rivals.quality",
        "Servicequalität von Wettbewerber 5, zusätzlich zu rivals.quality";
    Rival5Access "rivals.5.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "how much easier rival 5 is to reach, added to rivals.access",
        "wie viel leichter Wettbewerber 5 erreichbar ist, zusätzlich zu rivals.access";
    Rival5Price "rivals.5.price" "factor" real(0.01, 100.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "price level of rival 5, times rivals.price",
        "Preisniveau von Wettbewerber 5, mal rivals.price";
    Rival5Size "rivals.5.size" "factor" real(0.0, 1_000.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "presence of rival 5, times rivals.size",
        "Präsenz von Wettbewerber 5, mal rivals.size";
    Rival6Quality "rivals.6.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "service quality of rival 6, added to rivals.quality",
        "Servicequalität von Wettbewerber 6, zusätzlich zu rivals.quality";
    Rival6Access "rivals.6.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "how much easier rival 6 is to reach, added to rivals.access",
        "wie viel leichter Wettbewerber 6 erreichbar ist, zusätzlich zu rivals.access";
    Rival6Price "rivals.6.price" "factor" real(0.01, 100.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "price level of rival 6, times rivals.price",
        "Preisniveau von Wettbewerber 6, mal rivals.price";
    Rival6Size "rivals.6.size" "factor" real(0.0, 1_000.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "presence of rival 6, times rivals.size",
        "Präsenz von Wettbewerber 6, mal rivals.size";
    Rival7Quality "rivals.7.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "service quality of rival 7, added to rivals.quality",
        "Servicequalität von Wettbewerber 7, zusätzlich zu rivals.quality";
    Rival7Access "rivals.7.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "how much easier rival 7 is to reach, added to rivals.access",
        "wie viel leichter Wettbewerber 7 erreichbar ist, zusätzlich zu rivals.access";
    Rival7Price "rivals.7.price" "factor" real(0.01, 100.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "price level of rival 7, times rivals.price",
        "Preisniveau von Wettbewerber 7, mal rivals.price";
    Rival7Size "rivals.7.size" "factor" real(0.0, 1_000.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "presence of rival 7, times rivals.size",
        "Präsenz von Wettbewerber 7, mal rivals.size";
    Rival8Quality "rivals.8.quality" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "service quality of rival 8, added to rivals.quality",
        "Servicequalität von Wettbewerber 8, zusätzlich zu rivals.quality";
    Rival8Access "rivals.8.access" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D DIFFERENCE, 0.0, D DIFFERENCE,
        "how much easier rival 8 is to reach, added to rivals.access",
        "wie viel leichter Wettbewerber 8 erreichbar ist, zusätzlich zu rivals.access";
    Rival8Price "rivals.8.price" "factor" real(0.01, 100.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "price level of rival 8, times rivals.price",
        "Preisniveau von Wettbewerber 8, mal rivals.price";
    Rival8Size "rivals.8.size" "factor" real(0.0, 1_000.0), Lever,
        1.0, D DIFFERENCE, 1.0, D DIFFERENCE,
        "presence of rival 8, times rivals.size",
        "Präsenz von Wettbewerber 8, mal rivals.size";
}
