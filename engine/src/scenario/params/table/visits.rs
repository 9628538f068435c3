//! Visits and spending.

use super::super::Kind::{Choice, Share, Whole};
use super::{OWN, real};

/// An example in the paper, not a measurement.
const PFEIFER: &str =
    "Pfeifer & Carraway 2000, Modeling customer relationships as Markov chains: the numerical example";

params! { super::market::END;
    VisitsPerYear "visits.per_year" "per year" real(0.0, 1_000.0), Lever,
        12.0, D OWN, 12.0, D OWN,
        "visits of a customer in a year, on average",
        "Besuche eines Kunden im Jahr, im Durchschnitt";
    VisitsLaw "visits.law" "" Choice(&["poisson", "regular", "recency"]), Fixed,
        0.0, A "Ehrenberg 1959; Fader & Hardie: purchases of one person come as a Poisson process",
        0.0, A "Ehrenberg 1959; Fader & Hardie: purchases of one person come as a Poisson process",
        "when customers come: poisson, at random times; regular, evenly spaced (for teaching); recency, by weeks since the last purchase",
        "wann Kunden kommen: poisson, zu zufälligen Zeiten; regular, in gleichen Abständen (für den Unterricht); recency, nach den Wochen seit dem letzten Kauf";
    VisitsShape "visits.shape" "gamma shape" real(0.0, 1_000.0), World,
        0.0, D "assumption of this project: the founding articles speak of one average customer",
        2.0, D "assumption of this project; a CD shop's buyers differ far more (CDNOW, shape 0.243)",
        "how alike people's visit rates are: gamma shape, small means very different, 0 means all alike",
        "wie ähnlich die Besuchsraten sind: Gamma-Form, klein heißt sehr verschieden, 0 heißt alle gleich";
    VisitsRecency1 "visits.recency_1" "share" Share, Lever,
        0.3, D PFEIFER, 0.3, D PFEIFER,
        "chance that somebody whose last purchase was last week buys this week",
        "Wahrscheinlichkeit, dass diese Woche kauft, wer zuletzt in der letzten Woche gekauft hat";
    VisitsRecency2 "visits.recency_2" "share" Share, Lever,
        0.2, D PFEIFER, 0.2, D PFEIFER,
        "chance that somebody whose last purchase was two weeks ago buys this week",
        "Wahrscheinlichkeit, dass diese Woche kauft, wer zuletzt vor zwei Wochen gekauft hat";
    VisitsRecency3 "visits.recency_3" "share" Share, Lever,
        0.15, D PFEIFER, 0.15, D PFEIFER,
        "chance that somebody whose last purchase was three weeks ago buys this week",
        "Wahrscheinlichkeit, dass diese Woche kauft, wer zuletzt vor drei Wochen gekauft hat";
    VisitsRecency4 "visits.recency_4" "share" Share, Lever,
        0.05, D PFEIFER, 0.05, D PFEIFER,
        "chance that somebody whose last purchase was four weeks ago buys this week",
        "Wahrscheinlichkeit, dass diese Woche kauft, wer zuletzt vor vier Wochen gekauft hat";
    VisitsLostAfter "visits.lost_after" "weeks" Whole { min: 1.0, max: 4.0 }, Lever,
        4.0, D PFEIFER, 4.0, D PFEIFER,
        "weeks without a purchase after which a customer is given up",
        "Wochen ohne Kauf, nach denen ein Kunde aufgegeben wird";
    SpendMean "spend.mean" "currency per visit" real(0.0, 80_000.0), Lever,
        30.0, D OWN, 30.0, D OWN,
        "money a customer spends per visit, on average",
        "Ausgaben eines Kunden je Besuch, im Durchschnitt";
    SpendCv "spend.cv" "coefficient of variation" real(0.0, 5.0), World,
        0.8, D "assumption of this project", 0.8, D "assumption of this project",
        "how much mean spending differs between people (lognormal; 0 = all alike)",
        "wie stark sich die mittleren Ausgaben zwischen Menschen unterscheiden (Lognormal; 0 = alle gleich)";
    SpendVisitCv "spend.visit_cv" "coefficient of variation" real(0.0, 5.0), World,
        0.4, A "CDNOW buyers, Gamma-Gamma model, p = 6.25: 1 / sqrt(p) (Fader, Hardie & Lee 2005; the Hardie sheet re-computed)",
        0.4, A "CDNOW buyers, Gamma-Gamma model, p = 6.25: 1 / sqrt(p) (Fader, Hardie & Lee 2005; the Hardie sheet re-computed)",
        "how much one person's spending differs from visit to visit (lognormal; 0 = always the same)",
        "wie stark die Ausgaben eines Menschen von Besuch zu Besuch schwanken (Lognormal; 0 = immer gleich)";
    SpendOnJoining "spend.on_joining" "currency" real(0.0, 80_000.0), Lever,
        0.0, D OWN, 0.0, D OWN,
        "paid once on becoming a customer, for example a membership fee",
        "einmalig beim Kundewerden bezahlt, zum Beispiel ein Mitgliedsbeitrag";
}
