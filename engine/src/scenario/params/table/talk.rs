//! How many are told.

use super::super::Kind::{Choice, Flag, Share};
use super::{NEUTRAL, real};

const SEED_TOLD: &str =
    "founding article E: the unhappy tell 9 to 15, 13 % of them more than 20; helped customers tell 4 to 6";
const AMEX_NUMBER: &str = "American Express Global Customer Service Barometer 2011: 16 people told of bad service, 9 of good (2012: 24 and 15; \
    restaurants, MasterCard 1993: 5 and 6)";
const AMEX_SHARE: &str =
    "American Express Global Customer Service Barometer 2012: 56 % tell of bad service, 47 % of good";

params! { super::exit::END;
    ReachLaw "reach.law" "" Choice(&["literal", "uniform", "negative_binomial", "geometric", "fixed"]), World,
        0.0, C SEED_TOLD,
        2.0, D "assumption of this project: the usual law of counts that differ between people",
        "law of the number told: literal (the articles' own ranges), uniform, negative_binomial, geometric, fixed",
        "Verteilung der Zahl der Zuhörer: literal (die Spannen der Artikel), uniform, negative_binomial, geometric, fixed";
    ReachTold "reach.told" "people" real(0.0, 1_000.0), Lever,
        12.0, C SEED_TOLD, 16.0, B AMEX_NUMBER,
        "people an unhappy customer tells, on average (reach.law literal: big mouths not counted)",
        "Menschen, denen ein unzufriedener Kunde davon erzählt, im Durchschnitt";
    ReachTalkShare "reach.talk_share" "share" Share, World,
        1.0, C SEED_TOLD, 0.56, B AMEX_SHARE,
        "share of unhappy customers who tell anyone at all",
        "Anteil der unzufriedenen Kunden, die überhaupt jemandem davon erzählen";
    ReachToldRecovered "reach.told_recovered" "people" real(0.0, 1_000.0), Lever,
        5.0, C SEED_TOLD, 9.0, B AMEX_NUMBER,
        "people a customer tells, on average, whose complaint was resolved",
        "Menschen, denen ein Kunde nach gelöster Beschwerde davon erzählt, im Durchschnitt";
    ReachTalkShareRecovered "reach.talk_share_recovered" "share" Share, World,
        1.0, C SEED_TOLD, 0.47, B AMEX_SHARE,
        "share of customers with a resolved complaint who tell anyone at all",
        "Anteil der Kunden mit gelöster Beschwerde, die überhaupt jemandem davon erzählen";
    ReachShape "reach.shape" "negative-binomial k" real(0.01, 10_000.0), World,
        3.156_740_492_2, C "computed so that 13 % of those with mean 12 tell more than 20 (founding article E)",
        3.156_740_492_2, C "computed so that 13 % of those with mean 12 tell more than 20 (founding article E)",
        "how alike people are in the number they tell: negative-binomial k, small means very different",
        "wie ähnlich sich Menschen im Weitererzählen sind: k der negativen Binomialverteilung, klein = sehr verschieden";
    ReachBigMouthShare "reach.big_mouth_share" "share" Share, World,
        0.13, C SEED_TOLD, 0.13, C SEED_TOLD,
        "literal law: share of the unhappy who tell more than 20",
        "Verteilung literal: Anteil der Unzufriedenen, die es mehr als 20 Menschen erzählen";
    ReachBigMouthExtra "reach.big_mouth_extra" "people" real(0.0, 1_000.0), World,
        10.0, D "assumption of this project: the article says only \"more than 20\"",
        10.0, D "assumption of this project: the article says only \"more than 20\"",
        "literal law: how many beyond 21 they tell, on average (geometric)",
        "Verteilung literal: wie viele sie über 21 hinaus erreichen, im Durchschnitt (geometrisch)";
    ReachMajorFactor "reach.major_factor" "factor" real(0.0, 100.0), World,
        1.0, D "assumption of this project: the articles do not tell grave from minor failures",
        1.5, D "assumption of this project",
        "a grave failure is told to this many times as many people",
        "ein schwerer Fehler wird so viel mal mehr Menschen erzählt";
    ReachPersistent "reach.persistent" "" Flag, World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "talkativeness belongs to the person instead of the event (negative_binomial only)",
        "Redseligkeit gehört zum Menschen statt zum Ereignis (nur bei negative_binomial)";
    TalkSatisfiedShare "talk.satisfied_share" "share of good visits" Share, Lever,
        0.0, C "founding article E: only the unhappy and the helped are said to talk",
        0.177_173, A "East, Hammond & Wright, 15 studies (abstract read): 3 good stories to 1 bad one; solved with this pack's \
            other numbers; the split into share and number is an assumption",
        "share of good visits the customer tells others about",
        "Anteil der guten Besuche, von denen der Kunde anderen erzählt";
    TalkSatisfiedTold "talk.satisfied_told" "people" real(0.0, 1_000.0), World,
        3.0, D "assumption of this project", 3.0, D "assumption of this project",
        "people told about a good visit, on average",
        "Menschen, denen von einem guten Besuch erzählt wird, im Durchschnitt";
    RetellingShare "retelling.share" "share of stories" Share, World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "share of stories that a listener hands on; with twelve listeners more than 1/12 spread like an epidemic",
        "Anteil der Erzählungen, die ein Zuhörer weitergibt; bei zwölf Zuhörern verbreitet sich mehr als 1/12 wie eine Epidemie";
    RetellingTold "retelling.told" "people" real(0.0, 1_000.0), World,
        12.0, D "assumption of this project: as many as are told at first hand", 12.0, D "assumption of this project: as many as are told at first hand",
        "people to whom a listener hands a story on, on average (negative binomial, reach.shape)",
        "Menschen, denen ein Zuhörer eine Erzählung weitergibt, im Durchschnitt (negative Binomialverteilung, reach.shape)";
}
