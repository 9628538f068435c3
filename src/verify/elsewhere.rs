//! Numbers of the list of checks that no case reads, and why.

use super::Words;

/// A number of the list without a case.
pub struct Elsewhere {
    pub number: u8,
    pub place: Words,
}

const fn at(number: u8, en: &'static str, de: &'static str) -> Elsewhere {
    Elsewhere { number, place: (en, de) }
}

/// Every number that no case reads. Whoever builds a part of the model adds its case and takes its line out.
pub const ELSEWHERE: &[Elsewhere] = &[
    at(
        12,
        "expectations that follow experience are not in the model",
        "lernende Erwartungen sind nicht im Modell",
    ),
    at(13, "a zone of tolerance is not in the model", "eine Toleranzzone ist nicht im Modell"),
    at(14, "queues are not in the model", "Warteschlangen sind nicht im Modell"),
    at(15, "queues are not in the model", "Warteschlangen sind nicht im Modell"),
    at(16, "queues are not in the model", "Warteschlangen sind nicht im Modell"),
    at(17, "queues are not in the model", "Warteschlangen sind nicht im Modell"),
    at(18, "queues are not in the model", "Warteschlangen sind nicht im Modell"),
    at(19, "queues are not in the model", "Warteschlangen sind nicht im Modell"),
    at(
        20,
        "arithmetic on a survey; queues are not in the model",
        "Rechnung zu einer Umfrage; keine Warteschlangen",
    ),
    at(25, "strong and weak ties are not in the model", "starke und schwache Bindungen sind nicht im Modell"),
    at(27, "stories are not retold in the model", "Gehörtes wird im Modell nicht weitererzählt"),
    at(29, "arithmetic that the program does not contain", "Rechnung, die das Programm nicht enthält"),
    at(31, "mailing by recency is not in the model", "Werbebriefe nach letztem Kauf sind nicht im Modell"),
    at(32, "arithmetic that the program does not contain", "Rechnung, die das Programm nicht enthält"),
    at(34, "arithmetic that the program does not contain", "Rechnung, die das Programm nicht enthält"),
    at(
        35,
        "rivals with customers of their own are not in the model",
        "Wettbewerber mit Kunden sind nicht im Modell",
    ),
    at(
        38,
        "fitting to data: the program simulates, it does not fit",
        "Anpassung an Daten: nicht im Programm",
    ),
    at(43, "staff satisfaction is not in the model", "Zufriedenheit der Beschäftigten ist nicht im Modell"),
    at(44, "reviews are not in the model", "Bewertungen sind nicht im Modell"),
    at(45, "arithmetic that the program does not contain", "Rechnung, die das Programm nicht enthält"),
];
