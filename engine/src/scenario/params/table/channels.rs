//! Ways to speak up, what keeps people from it, and what they learn from having tried.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, OWN, real, whole};

const EFFECT: &str = "J. Goodman (TARP): a corporate 800 number doubles complaints (trade figure); here a channel of access 0.5, \
    an assumption, does so at this pack's voice.rate";
const BARRIER: &str = "assumption of this project: founding article D names the barrier, without a number";
const HOPELESS: &str = "assumption of this project: J. Goodman names trained hopelessness, without a number";
const BOARD: &str =
    "assumption of this project: founding article D describes the whiteboard, without a number";
const AMPLE: &str =
    "assumption of this project: more than the default market needs; put your own firm's number here";

params! { super::voice::END;
    ChannelsOn "channels.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: the firm offers ways to complain beside telling its staff",
        "Schalter: Die Firma bietet Wege zur Beschwerde außer dem Gespräch mit den Beschäftigten";
    ChannelsEffect "channels.effect" "logit" real(0.0, 20.0), World,
        1.488_880_95, B EFFECT, 1.863_116_41, B EFFECT,
        "added to the logit of voice where every barrier is gone (A = 1)",
        "Zuschlag zum Logit der Meldung, wenn jede Hürde fällt (A = 1)";
    BarrierDiscomfort "channels.barrier.discomfort" "0 to 1" Share, World,
        1.0, D BARRIER, 1.0, D BARRIER,
        "how far discomfort keeps people silent: times the access of exit surveys and comment cards",
        "wie weit Unbehagen zum Schweigen bringt: Faktor für Befragungen am Ausgang und Kommentarkarten";
    BarrierKnowledge "channels.barrier.knowledge" "0 to 1" Share, World,
        1.0, D BARRIER, 1.0, D BARRIER,
        "how far not knowing how keeps people silent: times the access of the phone line and the service desk",
        "wie weit Unkenntnis zum Schweigen bringt: Faktor für Telefonleitung und Kundenschalter";
    BarrierEffort "channels.barrier.effort" "0 to 1" Share, World,
        1.0, D BARRIER, 1.0, D BARRIER,
        "how far lack of time keeps people silent: times the access of prepaid questionnaires",
        "wie weit Zeitmangel zum Schweigen bringt: Faktor für frankierte Fragebögen";

    QuestionnaireAccess "channels.questionnaire.access" "0 to 1" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "access through prepaid questionnaires: the part of the barriers it removes (effort: they can be filled in at home)",
        "Zugang durch frankierte Fragebögen: der Teil der Hürden, der wegfällt (Mühe: sie lassen sich zu Hause ausfüllen)";
    QuestionnaireCapacity "channels.questionnaire.capacity" "contacts per week" whole(0.0, 1e9), Lever,
        10_000.0, D AMPLE, 10_000.0, D AMPLE,
        "complaints that prepaid questionnaires can take in a week; more are turned away and not heard",
        "Beschwerden, die in einer Woche über frankierte Fragebögen gehen; weitere kommen nicht an";
    QuestionnairePerWeek "channels.questionnaire.cost_per_week" "currency per week" real(0.0, 1e9), Lever,
        20.0, D OWN, 20.0, D OWN,
        "fixed cost of prepaid questionnaires, while the access is above 0",
        "feste Kosten frankierter Fragebögen, solange der Zugang über 0 liegt";
    QuestionnairePerContact "channels.questionnaire.cost_per_contact" "currency per complaint" real(0.0, 1e6), Lever,
        1.0, D OWN, 1.0, D OWN,
        "cost of a complaint through prepaid questionnaires, beyond voice.cost_per_contact",
        "Kosten einer Beschwerde über frankierte Fragebögen, zusätzlich zu voice.cost_per_contact";

    PhoneAccess "channels.phone.access" "0 to 1" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "access through a phone line: the part of the barriers it removes (knowledge: one number for everything)",
        "Zugang durch eine Telefonleitung: der Teil der Hürden, der wegfällt (Wissen: eine Nummer für alles)";
    PhoneCapacity "channels.phone.capacity" "contacts per week" whole(0.0, 1e9), Lever,
        10_000.0, D AMPLE, 10_000.0, D AMPLE,
        "complaints that a phone line can take in a week; more are turned away and not heard",
        "Beschwerden, die in einer Woche über die Telefonleitung gehen; weitere kommen nicht an";
    PhonePerWeek "channels.phone.cost_per_week" "currency per week" real(0.0, 1e9), Lever,
        200.0, D OWN, 200.0, D OWN,
        "fixed cost of a phone line, while the access is above 0",
        "feste Kosten einer Telefonleitung, solange der Zugang über 0 liegt";
    PhonePerContact "channels.phone.cost_per_contact" "currency per complaint" real(0.0, 1e6), Lever,
        2.0, D OWN, 2.0, D OWN,
        "cost of a complaint through a phone line, beyond voice.cost_per_contact",
        "Kosten einer Beschwerde über die Telefonleitung, zusätzlich zu voice.cost_per_contact";

    ServiceDeskAccess "channels.service_desk.access" "0 to 1" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "access through a service desk: the part of the barriers it removes (knowledge: everybody sees where to go)",
        "Zugang durch einen Kundenschalter: der Teil der Hürden, der wegfällt (Wissen: jeder sieht, wohin)";
    ServiceDeskCapacity "channels.service_desk.capacity" "contacts per week" whole(0.0, 1e9), Lever,
        10_000.0, D AMPLE, 10_000.0, D AMPLE,
        "complaints that a service desk can take in a week; more are turned away and not heard",
        "Beschwerden, die in einer Woche über den Kundenschalter gehen; weitere kommen nicht an";
    ServiceDeskPerWeek "channels.service_desk.cost_per_week" "currency per week" real(0.0, 1e9), Lever,
        400.0, D OWN, 400.0, D OWN,
        "fixed cost of a service desk, while the access is above 0",
        "feste Kosten eines Kundenschalters, solange der Zugang über 0 liegt";
    ServiceDeskPerContact "channels.service_desk.cost_per_contact" "currency per complaint" real(0.0, 1e6), Lever,
        0.0, D OWN, 0.0, D OWN,
        "cost of a complaint through a service desk, beyond voice.cost_per_contact",
        "Kosten einer Beschwerde über den Kundenschalter, zusätzlich zu voice.cost_per_contact";

    ExitSurveyAccess "channels.exit_survey.access" "0 to 1" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "access through exit surveys: the part of the barriers it removes (discomfort: the firm asks first)",
        "Zugang durch Befragungen am Ausgang: der Teil der Hürden, der wegfällt (Unbehagen: die Firma fragt zuerst)";
    ExitSurveyCapacity "channels.exit_survey.capacity" "contacts per week" whole(0.0, 1e9), Lever,
        10_000.0, D AMPLE, 10_000.0, D AMPLE,
        "complaints that exit surveys can take in a week; more are turned away and not heard",
        "Beschwerden, die in einer Woche über Befragungen am Ausgang gehen; weitere kommen nicht an";
    ExitSurveyPerWeek "channels.exit_survey.cost_per_week" "currency per week" real(0.0, 1e9), Lever,
        150.0, D OWN, 150.0, D OWN,
        "fixed cost of exit surveys, while the access is above 0",
        "feste Kosten von Befragungen am Ausgang, solange der Zugang über 0 liegt";
    ExitSurveyPerContact "channels.exit_survey.cost_per_contact" "currency per complaint" real(0.0, 1e6), Lever,
        1.0, D OWN, 1.0, D OWN,
        "cost of a complaint through exit surveys, beyond voice.cost_per_contact",
        "Kosten einer Beschwerde über Befragungen am Ausgang, zusätzlich zu voice.cost_per_contact";

    CommentCardAccess "channels.comment_card.access" "0 to 1" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "access through comment cards: the part of the barriers it removes (discomfort: nobody need be faced)",
        "Zugang durch Kommentarkarten: der Teil der Hürden, der wegfällt (Unbehagen: man steht niemandem gegenüber)";
    CommentCardCapacity "channels.comment_card.capacity" "contacts per week" whole(0.0, 1e9), Lever,
        10_000.0, D AMPLE, 10_000.0, D AMPLE,
        "complaints that comment cards can take in a week; more are turned away and not heard",
        "Beschwerden, die in einer Woche über Kommentarkarten gehen; weitere kommen nicht an";
    CommentCardPerWeek "channels.comment_card.cost_per_week" "currency per week" real(0.0, 1e9), Lever,
        10.0, D OWN, 10.0, D OWN,
        "fixed cost of comment cards, while the access is above 0",
        "feste Kosten von Kommentarkarten, solange der Zugang über 0 liegt";
    CommentCardPerContact "channels.comment_card.cost_per_contact" "currency per complaint" real(0.0, 1e6), Lever,
        0.2, D OWN, 0.2, D OWN,
        "cost of a complaint through comment cards, beyond voice.cost_per_contact",
        "Kosten einer Beschwerde über Kommentarkarten, zusätzlich zu voice.cost_per_contact";

    HopelessnessOn "hopelessness.on" "" Flag, World,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: whoever complained in vain speaks up less later",
        "Schalter: Wer sich vergeblich beschwert hat, meldet sich später seltener";
    HopelessnessEffect "hopelessness.effect" "logit" real(0.0, 20.0), World,
        1.0, D HOPELESS, 1.0, D HOPELESS,
        "taken from the logit of voice for each own complaint in vain still remembered",
        "Abzug vom Logit der Meldung je eigener vergeblicher, noch erinnerter Beschwerde";
    HopelessnessHalfLife "hopelessness.half_life_weeks" "weeks" real(0.1, 1e6), World,
        26.0, D HOPELESS, 26.0, D HOPELESS,
        "time in which half of a complaint in vain is forgotten",
        "Zeit, nach der eine vergebliche Beschwerde halb vergessen ist";

    FeedbackOn "feedback.on" "" Flag, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: a board says what was complained about, who acts and what was done",
        "Schalter: Eine Tafel sagt, was beanstandet wurde, wer handelt und was geschah";
    FeedbackShare "feedback.share" "share of complaints" Share, Lever,
        1.0, D BOARD, 1.0, D BOARD,
        "share of complaints the board answers; these leave no hopelessness behind",
        "Anteil der Beschwerden, auf die die Tafel antwortet; sie machen niemanden mutlos";
    FeedbackEffect "feedback.effect" "logit" real(0.0, 20.0), World,
        0.5, D BOARD, 0.5, D BOARD,
        "added to the logit of voice of whoever complained before, times feedback.share",
        "Zuschlag zum Logit der Meldung für alle, die sich schon einmal beschwert haben, mal feedback.share";
    FeedbackCost "feedback.cost_per_week" "currency per week" real(0.0, 1e9), Lever,
        40.0, D OWN, 40.0, D OWN,
        "cost of keeping the board",
        "Kosten der Tafel";
}
