//! Public reviews.

use super::super::Kind::{Flag, Share};
use super::super::NEVER_YEARS;
use super::{NEUTRAL, real};

const YOU: &str =
    "You, Vadakkepatt & Joshi 2015, 51 studies (via msi.org): elasticities 0.236 of volume, 0.417 of valence";
const RAGE: &str = "National Customer Rage Study 2023: 32 % of complainants posted in public";
const GUESS: &str = "assumption of this project: look at your own page of reviews";

params! { super::contagion::END;
    ReviewsOn "reviews.on" "" Flag, Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: customers write public reviews, which those who might join read",
        "Schalter: Kunden schreiben öffentliche Bewertungen, die mögliche neue Kunden lesen";
    ReviewsShareGrave "reviews.share_grave" "share of failures" Share, World,
        0.32, B RAGE, 0.32, B RAGE,
        "share of grave failures, not put right, that end in a bad review",
        "Anteil der schweren, nicht behobenen Fehler, die zu einer schlechten Bewertung führen";
    ReviewsShareMinor "reviews.share_minor" "share of failures" Share, World,
        0.05, D GUESS, 0.05, D GUESS,
        "share of minor failures, not put right, that end in a bad review",
        "Anteil der kleinen, nicht behobenen Fehler, die zu einer schlechten Bewertung führen";
    ReviewsShareGood "reviews.share_good" "share of good visits" Share, Lever,
        0.005, D GUESS, 0.005, D GUESS,
        "share of good visits that end in a good review",
        "Anteil der guten Besuche, die zu einer guten Bewertung führen";
    ReviewsStarsGood "reviews.stars_good" "stars" real(1.0, 5.0), World,
        4.7, D GUESS, 4.7, D GUESS,
        "stars of a good review, on average",
        "Sterne einer guten Bewertung, im Durchschnitt";
    ReviewsStarsBad "reviews.stars_bad" "stars" real(1.0, 5.0), World,
        1.5, D GUESS, 1.5, D GUESS,
        "stars of a bad review, on average",
        "Sterne einer schlechten Bewertung, im Durchschnitt";
    ReviewsHalfLifeYears "reviews.half_life_years" "years" real(0.01, NEVER_YEARS), World,
        1.0, D GUESS, 1.0, D GUESS,
        "age at which a review counts half",
        "Alter, in dem eine Bewertung nur noch halb zählt";
    ReviewsValence "reviews.valence" "elasticity" real(0.0, 5.0), World,
        0.417, A YOU, 0.417, A YOU,
        "percent more newcomers for one percent more stars",
        "Prozent mehr neue Kunden für ein Prozent mehr Sterne";
    ReviewsVolume "reviews.volume" "elasticity" real(0.0, 5.0), World,
        0.236, A YOU, 0.236, A YOU,
        "percent more newcomers for one percent more reviews",
        "Prozent mehr neue Kunden für ein Prozent mehr Bewertungen";
}
