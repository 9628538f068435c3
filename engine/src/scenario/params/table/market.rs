//! The market, the horizon and money.

use super::super::Kind::{Choice, Share};
use super::{NEUTRAL, OWN, real, whole};

params! { super::START;
    MarketPeople "market.people" "people" whole(1.0, 50_000_000.0), Fixed,
        20_000.0, D OWN, 20_000.0, D OWN,
        "people in the market: customers, former customers and everyone who might become one",
        "Menschen im Markt: Kunden, frühere Kunden und alle, die es werden könnten";
    MarketCustomers "market.customers" "people" whole(0.0, 50_000_000.0), Fixed,
        5_000.0, D OWN, 5_000.0, D OWN,
        "customers at the start",
        "Kunden zu Beginn";
    MarketFirstCustomers "market.first_customers" "" Choice(&["random", "first"]), Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "who is a customer at the start: random people, or those with the lowest ids (for your own edge list)",
        "wer zu Beginn Kunde ist: zufällige Menschen oder die mit den kleinsten Nummern (für eigene Netze)";
    TimeWeeks "time.weeks" "weeks" whole(1.0, 5_200.0), Fixed,
        260.0, D OWN, 260.0, D OWN,
        "length of the simulated time; 52 weeks are a year",
        "Länge der simulierten Zeit; 52 Wochen sind ein Jahr";
    MoneyDiscountRate "money.discount_rate" "per year" real(0.0, 10.0), World,
        0.10, D OWN, 0.10, D OWN,
        "continuous discount rate: money in a year's time counts e^-rate of money today",
        "stetiger Zinssatz der Abzinsung: Geld in einem Jahr zählt e^-Satz des heutigen";
    MoneyMargin "money.margin" "share" Share, World,
        0.40, D OWN, 0.40, D OWN,
        "gross margin: the share of what customers spend that is left after the cost of the goods",
        "Bruttomarge: Anteil des Umsatzes, der nach den Warenkosten übrig bleibt";
    MoneyFixedPerWeek "money.fixed_per_week" "currency per week" real(0.0, 1e9), Lever,
        0.0, D OWN, 0.0, D OWN,
        "fixed costs of the firm, the same every week",
        "feste Kosten der Firma, jede Woche gleich";
}
