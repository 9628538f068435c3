//! What the firm asks its customers, and how it watches what it sees.

use super::super::Kind::{Choice, Flag, Share};
use super::{NEUTRAL, OWN, real, whole};

const U_SHAPE: &str = "assumption of this project, after the U shape of E. Anderson 1998 (word of mouth is most \
    frequent among the most and least satisfied): who was failed answers more often";
const PRICE: &str = "assumption of this project: 2 per survey sent";
const WATCH: &str = "assumption of this project: a usual choice for control charts";

params! { super::rivals::END;
    SurveyOn "survey.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: the firm surveys its visitors",
        "Schalter: die Firma befragt ihre Besucher";
    SurveyInvitations "survey.invitations" "visits per survey" whole(0.0, 100_000.0), Lever,
        100.0, D OWN, 100.0, D OWN,
        "visits of the week, drawn at random, after which the customer is asked",
        "zufällig gezogene Besuche der Woche, nach denen gefragt wird";
    SurveyEveryWeeks "survey.every_weeks" "weeks" whole(1.0, 520.0), Lever,
        4.0, D OWN, 4.0, D OWN,
        "weeks from one survey to the next; 4 asks in weeks 4, 8, 12 and so on",
        "Wochen von einer Befragung zur nächsten; 4 fragt in Woche 4, 8, 12 und so weiter";
    SurveyResponseFailed "survey.response_failed" "share of those asked" Share, World,
        0.3, D U_SHAPE, 0.3, D U_SHAPE,
        "share who answer after a visit that went wrong",
        "Anteil, der nach einem misslungenen Besuch antwortet";
    SurveyResponseFine "survey.response_fine" "share of those asked" Share, World,
        0.15, D U_SHAPE, 0.15, D U_SHAPE,
        "share who answer after a visit that went well, delighted ones included",
        "Anteil, der nach einem guten Besuch antwortet, auch nach einem begeisternden";
    SurveyCost "survey.cost" "currency per invitation" real(0.0, 1e6), World,
        2.0, D PRICE, 2.0, D PRICE,
        "cost of asking after one visit",
        "Kosten einer Anfrage nach einem Besuch";
    ObserverAssumedVoice "observer.assumed_voice" "share of failures" Share, World,
        0.0, D "assumption of this project: the firm knows today's own voice.rate",
        0.0, D "assumption of this project: the firm knows today's own voice.rate",
        "share of failures that the firm believes it hears of, for its corrected estimate; 0: today's voice.rate",
        "Anteil der Fehler, von dem die Firma zu hören glaubt, für ihre korrigierte Schätzung; 0: voice.rate von heute";
    AlarmOn "alarm.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: the firm watches a signal for the moment at which quality drops",
        "Schalter: die Firma achtet an einem Signal darauf, wann die Qualität sinkt";
    AlarmSignal "alarm.signal" "" Choice(&["complaints", "survey"]), Lever,
        0.0, D OWN, 0.0, D OWN,
        "what is watched: complaints per visit, or failures per survey answer",
        "worauf geachtet wird: Beschwerden je Besuch oder Fehler je Antwort der Befragung";
    AlarmLearnWeeks "alarm.learn_weeks" "weeks" whole(1.0, 5_200.0), World,
        26.0, D WATCH, 26.0, D WATCH,
        "weeks in which the firm learns what is usual before it begins to watch",
        "Wochen, in denen die Firma lernt, was üblich ist, bevor sie darauf achtet";
    AlarmFactor "alarm.factor" "factor" real(1.01, 100.0), World,
        1.5, D WATCH, 1.5, D WATCH,
        "rise of the signal that the watch is made to find, times the usual rate",
        "Anstieg des Signals, auf den geachtet wird, als Vielfaches des Üblichen";
    AlarmFalseWeeks "alarm.false_weeks" "weeks" real(2.0, 1e6), World,
        520.0, D WATCH, 520.0, D WATCH,
        "mean weeks to a false alarm that are accepted at least (Lorden 1971)",
        "mittlere Wochen bis zu einem Fehlalarm, die es mindestens sein sollen (Lorden 1971)";
}
