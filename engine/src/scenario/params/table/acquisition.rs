//! Winning customers.

use super::super::Kind::Share;
use super::{NEUTRAL, OWN, real, whole};

params! { super::opinion::END;
    AcquisitionPerYear "acquisition.per_year" "per year" real(0.0, 100_000.0), Lever,
        0.08, D "assumption of this project: holds about 5,000 customers of 20,000 people steady in the base case",
        0.08, D "assumption of this project: holds about 5,000 customers of 20,000 people steady in the base case",
        "hazard of a non-customer joining at the starting opinion and today's marketing; scales with the opinion",
        "Rate, mit der Nichtkunden bei Anfangsmeinung und heutiger Werbung Kunden werden; sie folgt der Meinung";
    AcquisitionImitationPerYear "acquisition.imitation_per_year" "per year" real(0.0, 100.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "imitation (q of Bass 1969): extra hazard x share of one's own ties who are customers",
        "Nachahmung (q nach Bass 1969): zusätzliche Rate x Anteil der eigenen Bekannten, die Kunden sind";
    AcquisitionPerWeakTie "acquisition.per_weak_tie" "per year and customer known" real(0.0, 1_000.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "extra hazard of joining for each weak tie who is a customer (network.kind = \"strong_weak\")",
        "zusätzliche Rate des Kundewerdens je schwacher Bindung, die Kunde ist (network.kind = \"strong_weak\")";
    AcquisitionPerStrongTie "acquisition.per_strong_tie" "per year and customer known" real(0.0, 1_000.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "extra hazard of joining for each strong tie who is a customer (network.kind = \"strong_weak\")",
        "zusätzliche Rate des Kundewerdens je starker Bindung, die Kunde ist (network.kind = \"strong_weak\")";
    AcquisitionFromWeek "acquisition.from_week" "week" whole(0.0, 5_200.0), World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "nobody joins before this week",
        "vor dieser Woche wird niemand Kunde";
    AcquisitionOpenShare "acquisition.open_share" "share of non-customers" Share, World,
        1.0, D NEUTRAL, 1.0, D NEUTRAL,
        "share of non-customers who would ever consider the firm",
        "Anteil der Nichtkunden, für die die Firma je in Frage kommt";
    MarketingSpendPerYear "marketing.spend_per_year" "currency per year" real(0.0, 1e10), Lever,
        75_000.0, D OWN, 75_000.0, D OWN,
        "money spent on marketing in a year",
        "Ausgaben für Werbung im Jahr";
    MarketingTodayPerYear "marketing.today_per_year" "currency per year" real(0.01, 1e10), World,
        75_000.0, D OWN, 75_000.0, D OWN,
        "marketing spend at which acquisition.per_year holds",
        "Werbeausgaben, bei denen acquisition.per_year gilt";
    MarketingEffectNone "marketing.effect_none" "x today" real(0.0, 1.0), World,
        0.8, D "assumption of this project: ask the manager (Little 1970)", 0.8, D "assumption of this project: ask the manager (Little 1970)",
        "new customers without any marketing, relative to today",
        "neue Kunden ganz ohne Werbung, im Verhältnis zu heute";
    MarketingEffectHalfMore "marketing.effect_half_more" "x today" real(1.0, 100.0), World,
        1.2, D "assumption of this project: ask the manager (Little 1970)", 1.2, D "assumption of this project: ask the manager (Little 1970)",
        "new customers with half as much marketing again, relative to today",
        "neue Kunden bei 50 % mehr Werbung, im Verhältnis zu heute";
    MarketingEffectSaturation "marketing.effect_saturation" "x today" real(1.0, 100.0), World,
        1.4, D "assumption of this project: ask the manager (Little 1970)", 1.4, D "assumption of this project: ask the manager (Little 1970)",
        "new customers with unlimited marketing, relative to today",
        "neue Kunden bei unbegrenzter Werbung, im Verhältnis zu heute";
}
