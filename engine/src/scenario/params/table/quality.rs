//! What happens in a visit.

use super::super::Kind::Share;
use super::{NEUTRAL, OWN, real};

params! { super::visits::END;
    QualityFailureRate "quality.failure_rate" "share of visits" Share, Lever,
        0.018_859_433_7, D "computed by this project: the rate at which 68 % of losses come from treatment (founding article A) \
            when 20 % of 12-visit customers leave a year",
        0.018_859_433_7, D "computed by this project as in folklore; surveys give only how many had a problem with any provider in a \
            year (32 % TARP 1979, 77 % Rage Study 2025), no rate per visit, so put your own number here",
        "share of visits in which the customer is treated badly",
        "Anteil der Besuche, bei denen der Kunde schlecht behandelt wird";
    QualityProductFailureRate "quality.product_failure_rate" "share of visits" Share, Lever,
        0.0, D OWN, 0.0, D OWN,
        "share of visits in which the product, not the treatment, fails",
        "Anteil der Besuche, bei denen das Produkt versagt, nicht die Behandlung";
    QualityMean "quality.mean" "SD of today's encounters" real(-5.0, 5.0), Lever,
        0.0, D "definition: today's mean quality is zero", 0.0, D "definition: today's mean quality is zero",
        "shift of the mean service quality against today; higher means fewer failures",
        "Verschiebung der mittleren Servicequalität gegen heute; höher heißt weniger Fehler";
    QualitySd "quality.sd" "today = 1" real(0.1, 5.0), Lever,
        1.0, D "definition: today's spread of quality is one", 1.0, D "definition: today's spread of quality is one",
        "spread of service quality from visit to visit; smaller means more consistent, so fewer failures",
        "Streuung der Servicequalität von Besuch zu Besuch; kleiner heißt verlässlicher, also weniger Fehler";
    QualityMajorShare "quality.major_share" "share of failures" Share, Lever,
        0.2, D "assumption of this project", 0.2, D "assumption of this project",
        "share of failures that are grave for the customer",
        "Anteil der Fehler, die für den Kunden schwer wiegen";
    QualityFailureConcentration "quality.failure_concentration" "beta a + b" real(0.0, 1_000.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "how alike people's own failure rates are: Beta with mean failure_rate and a + b = this; 0 means all alike",
        "wie ähnlich die Fehlerraten der Menschen sind: Beta mit Mittel failure_rate und a + b = diesem Wert; 0 = alle gleich";
}
