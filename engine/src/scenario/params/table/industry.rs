//! The industry as a whole.

use super::{NEUTRAL, real};

params! { super::ruin::END;
    IndustryQualityDrift "industry.quality_drift" "SD of today's encounters per year" real(-5.0, 5.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "change of mean service quality in the whole industry in a year; negative when standards fall",
        "Änderung der mittleren Servicequalität der ganzen Branche im Jahr; negativ, wenn die Standards sinken";
}
