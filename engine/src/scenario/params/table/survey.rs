//! What the firm asks its customers.

use super::super::Kind::Flag;
use super::NEUTRAL;

params! { super::rivals::END;
    SurveyOn "survey.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: the firm surveys its visitors",
        "Schalter: die Firma befragt ihre Besucher";
}
