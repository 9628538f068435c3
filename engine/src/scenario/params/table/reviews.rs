//! Public reviews.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::contagion::END;
    ReviewsOn "reviews.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: customers write public reviews, which new customers read",
        "Schalter: Kunden schreiben öffentliche Bewertungen, die neue Kunden lesen";
}
