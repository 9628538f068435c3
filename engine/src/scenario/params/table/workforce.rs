//! Employees: satisfaction, willingness, turnover, and what limits them.

use super::super::Kind::{Flag, Share};
use super::{NEUTRAL, OWN, real};

const SEARS: &str = "Sears employee-customer-profit chain (Rucci, Kirn & Quinn 1998, second-hand): 5 points of employee attitude go with \
    1.3 points of customer satisfaction and 0.5 % of revenue growth; a correlation";
const GUESS: &str = "assumption of this project: ask your own personnel department";

params! { super::capacity::END;
    WorkforceOn "workforce.on" "" Flag, Fixed,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "switch: employees are more or less satisfied, willing and able, leave and are replaced",
        "Schalter: Beschäftigte sind mehr oder weniger zufrieden, willig und fähig, kündigen und werden ersetzt";
    WorkforceSatisfactionToday "workforce.satisfaction_today" "points of 100" real(0.0, 100.0), World,
        60.0, D GUESS, 60.0, D GUESS,
        "employee satisfaction today",
        "Zufriedenheit der Beschäftigten heute";
    WorkforceWelfarePerMonth "workforce.welfare_per_month" "currency per employee and month" real(0.0, 1e6), Lever,
        0.0, D OWN, 0.0, D OWN,
        "money spent on making employees more satisfied than today",
        "Ausgaben dafür, dass die Beschäftigten zufriedener sind als heute";
    WorkforceWelfareMax "workforce.welfare_max" "points of 100" real(0.0, 100.0), World,
        15.0, D GUESS, 15.0, D GUESS,
        "points of employee satisfaction that unlimited welfare spending would add",
        "Punkte, die unbegrenzte Ausgaben der Zufriedenheit der Beschäftigten hinzufügten";
    WorkforceWelfareHalf "workforce.welfare_half" "currency per employee and month" real(0.01, 1e6), World,
        600.0, D "assumption of this project: the first points cost 40 each per employee and month",
        600.0, D "assumption of this project: the first points cost 40 each per employee and month",
        "welfare spending at which half of workforce.welfare_max is reached",
        "Ausgaben, bei denen die Hälfte von workforce.welfare_max erreicht ist";
    WorkforceOverloadPoints "workforce.overload_points" "points of 100" real(0.0, 100.0), World,
        20.0, D GUESS, 20.0, D GUESS,
        "points lost when each employee has twice as many visitors as today",
        "verlorene Punkte, wenn auf jeden Beschäftigten doppelt so viele Besucher kommen wie heute";
    WorkforceHalfLifeMonths "workforce.half_life_months" "months" real(0.01, 1_200.0), World,
        3.0, D GUESS, 3.0, D GUESS,
        "time in which employee satisfaction goes half the way to what conditions deserve",
        "Zeit, in der die Zufriedenheit der Beschäftigten den halben Weg zu dem geht, was die Umstände verdienen";
    WorkforceCustomerPoints "workforce.customer_points" "customer points per employee point" real(0.0, 10.0), World,
        0.26, B SEARS, 0.26, B SEARS,
        "points of customer satisfaction for each point of employee satisfaction, at today's ability",
        "Punkte der Kundenzufriedenheit je Punkt der Zufriedenheit der Beschäftigten, bei heutigem Können";
    WorkforcePointsPerSd "workforce.points_per_sd" "customer points per SD" real(0.1, 1_000.0), World,
        20.0, D "assumption of this project: the usual spread of a satisfaction index of 100 points",
        20.0, D "assumption of this project: the usual spread of a satisfaction index of 100 points",
        "points of a customer satisfaction index in one standard deviation of encounter quality",
        "Punkte eines Index der Kundenzufriedenheit je Standardabweichung der Qualität";
    WorkforceGrowthPerPoint "workforce.growth_per_point" "per year and point" real(0.0, 1.0), World,
        0.001, B SEARS,
        0.0, D "assumption of this project: the model already turns better service into revenue, so adding the correlation would count it twice",
        "yearly growth of spending for each point of employee satisfaction above today, beyond the model's own effects",
        "jährliches Wachstum der Ausgaben je Punkt der Zufriedenheit der Beschäftigten über heute, neben den Wirkungen im Modell";
    WorkforceBaseAbility "workforce.base_ability" "SD of today's encounters" real(0.01, 10.0), World,
        0.5, D GUESS, 0.5, D GUESS,
        "quality that the employees' ability without any training is worth against none",
        "Qualität, die das Können der Beschäftigten ohne jede Schulung gegenüber gar keinem wert ist";
    WorkforceToolsPerMonth "workforce.tools_per_month" "currency per month" real(0.0, 1e8), Lever,
        0.0, D OWN, 0.0, D OWN,
        "money spent on tools (help desk, customer files, apps) beyond today",
        "Ausgaben für Werkzeuge (Helpdesk, Kundendatei, Apps) über heute hinaus";
    WorkforceToolsMax "workforce.tools_max" "SD of today's encounters" real(0.0, 5.0), World,
        0.3, D GUESS, 0.3, D GUESS,
        "gain in ability that unlimited spending on tools would bring",
        "Gewinn an Können bei unbegrenzten Ausgaben für Werkzeuge";
    WorkforceToolsHalf "workforce.tools_half" "currency per month" real(0.01, 1e8), World,
        2_000.0, D GUESS, 2_000.0, D GUESS,
        "spending on tools at which half of workforce.tools_max is reached",
        "Ausgaben, bei denen die Hälfte von workforce.tools_max erreicht ist";
    WorkforceTurnoverPerYear "workforce.turnover_per_year" "per year" real(0.0, 50.0), World,
        0.3, D GUESS, 0.3, D GUESS,
        "rate at which employees leave at today's satisfaction; they take what they learnt with them",
        "Rate, mit der Beschäftigte bei heutiger Zufriedenheit gehen; was sie gelernt haben, nehmen sie mit";
    WorkforceTurnoverPerPoint "workforce.turnover_per_point" "log rate per point" real(0.0, 1.0), World,
        0.02, D GUESS, 0.02, D GUESS,
        "how much the rate of leaving falls with each point of satisfaction (logarithm)",
        "wie stark die Rate der Kündigungen mit jedem Punkt Zufriedenheit sinkt (Logarithmus)";
    WorkforceVacancyWeeks "workforce.vacancy_weeks" "weeks" real(0.0, 520.0), World,
        6.0, D GUESS, 6.0, D GUESS,
        "weeks until a vacancy is filled, on average",
        "Wochen, bis eine Stelle wieder besetzt ist, im Durchschnitt";
    WorkforceHiringCost "workforce.hiring_cost" "currency per hire" real(0.0, 1e7), World,
        3_000.0, D GUESS, 3_000.0, D GUESS,
        "cost of filling a vacancy, induction included",
        "Kosten einer Neubesetzung, Einarbeitung eingeschlossen";
    WorkforceReinvestedShare "workforce.reinvested_share" "share of profit" Share, Lever,
        0.0, D NEUTRAL, 0.0, D NEUTRAL,
        "share of the last quarter's profit that goes into training, beyond training.sessions_per_month",
        "Anteil des Gewinns des letzten Quartals, der in Schulung geht, über training.sessions_per_month hinaus";
}
