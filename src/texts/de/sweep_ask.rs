//! Answers to the questions of `ask` on a sweep, in German.

use crate::texts::ask::capital;
use crate::texts::sweep_ask::SweepAskTexts;

pub static TEXTS: SweepAskTexts = SweepAskTexts {
    today: "Heute",
    or: "oder",
    point: "Punkt",
    value: "Wert",
    is_word: |what, words| format!("{what} = {words}"),
    gain_of_over: |gain, a, b| format!("{gain} von {a} gegenüber {b}"),
    the_measure: |measure| format!("die Größe „{measure}“"),
    nothing_finished: |folder, command| {
        format!("{folder} enthält noch keine fertige Einheit; starten Sie `{command}`")
    },
    every_trial_failed: |folder| {
        format!(
            "{folder} enthält keinen Punkt, an dem jede Maßnahme ein Ergebnis hat; die Gründe stehen in {folder}/failed"
        )
    },
    only_one: |policy| {
        format!(
            "es gibt nur eine Maßnahme, „{policy}“, also nichts zu vergleichen; fragen Sie drivers, tornado oder trade-off"
        )
    },
    not_one_at_a_time: |folder| {
        format!(
            "dieser Versuchsplan ändert je einen Faktor und lässt die anderen wie heute; über Faktoren gemeinsam sagt er \
             nichts; fragen Sie `grapevine ask {folder} tornado` oder planen Sie mit design = \"sobol\""
        )
    },
    not_trajectories: |folder| {
        format!(
            "ein Morris-Plan siebt Faktoren auf vier Stufen und ist keine Stichprobe dessen, was zu erwarten ist; fragen Sie \
             `grapevine ask {folder} drivers` oder planen Sie mit design = \"sobol\""
        )
    },
    constant: |what, value| format!("An jedem Punkt gleich: {what} ist genau {value}; nichts ändert das."),
    too_few: |needed, have| {
        format!(
            "Zu wenige Punkte: Die Frage braucht etwa {needed}, da sind {have}. Erweitern Sie mit --points oder in der \
             Datei."
        )
    },
    too_few_rows: |needed, have| {
        format!(
            "Zu wenige Grundzeilen: Indizes brauchen mindestens {needed} ganze, da sind {have}. Erweitern Sie mit --points."
        )
    },
    foot: |points, worlds| format!("{points} Punkte × {worlds} Welten"),
    foot_one_world: |points| format!("{points} Punkte × 1 Welt"),
    foot_some: |points, all| format!("{points} von {all}"),
    foot_against: |a, b| format!(", {a} gegen {b}"),
    foot_stored: ", aus gespeicherten Zeilen gelesen, nichts simuliert",
    foot_failed: |trials| format!("; {trials} Läufe ohne Ergebnis zählen nicht"),
    foot_unfinished: |points| format!("; {points} Punkte sind nicht fertig und zählen noch nicht"),
    some_points: |points| {
        format!("Beantwortet aus {points} zufällig gewählten Punkten: genug für diese Frage.")
    },
    drives_with_others: |factor, what, alone, all| {
        format!(
            "{} hängt am meisten ab von {factor}: allein {alone} der Varianz, mit allem gemeinsamen Wirken {all}.",
            capital(&what.to_string())
        )
    },
    drives_alone: |factor, what, share| {
        format!(
            "{} hängt am meisten ab von {factor}: allein {share} der Varianz.",
            capital(&what.to_string())
        )
    },
    nothing_alone: |what| {
        format!(
            "{} hängt von keinem Faktor allein ab: Was schwankt, ist Glück oder gemeinsames Wirken.",
            capital(&what.to_string())
        )
    },
    luck_hides: |what| {
        format!(
            "Glück verdeckt, was die Faktoren bewirken ({what}): In diesen Bereichen ist es von nichts nicht zu unterscheiden. \
             Nehmen Sie mit --trials mehr Welten oder mehr Punkte."
        )
    },
    none_clearly: |what, factor, share, high| {
        format!(
            "{} hängt von keinem Faktor deutlich ab: Den größten Anteil hat {factor}, {share} der Varianz, und es kann alles \
             von 0 bis {high} sein.",
            capital(&what.to_string())
        )
    },
    one_world_only: "Jeder Punkt wurde in derselben einzigen Welt simuliert: Die Intervalle gelten für diese eine Welt, eine andere \
         kann anderes sagen. Nehmen Sie mit --trials mehr Welten.",
    left_out: |points, worlds| {
        format!(
            "Ausgelassen, weil ein Ergebnis fehlt: {points} Punkte, {worlds} Welten. Alle Punkte, die zählen, haben dieselben \
             Welten."
        )
    },
    left_out_of_ranks: |factors| {
        format!(
            "Drei oder mehr Wörter haben keine Reihenfolge: Koeffizienten und erklärte Anteile sind ohne {factors}."
        )
    },
    left_out_of_curves: |factors| {
        format!(
            "Drei oder mehr Wörter haben keine Reihenfolge: Dies ist ohne {factors}; den Anteil daran nennt drivers."
        )
    },
    effects_without_luck: "Größen und Krümmungen sind ohne das Glück der Welten. Ein Intervall, das bei 0 beginnt: Es kann alles \
         Glück sein.",
    saltelli_header: ["", "allein", "", "mit allen anderen", ""],
    saltelli_remark: "Anteile an der Varianz des mittleren Ergebnisses über die Punkte (Sobol-Indizes). Allein: was wegfiele, \
         wäre der Faktor bekannt. Mit allen anderen: was bliebe, wäre alles Übrige bekannt. Die ersten ergeben zusammen \
         100 %, wo Faktoren nicht gemeinsam wirken, die zweiten 100 % oder mehr.",
    luck_taken_out: |share| {
        format!("Glück macht {share} der Varianz des Ergebnisses einer Welt aus und ist herausgerechnet.")
    },
    luck_not_taken_out: "Mit einer Welt je Punkt ist Glück nicht von gemeinsamem Wirken zu trennen; hat das Modell Glück, \
         nehmen Sie mit --trials mehr Welten.",
    rows_used: |used, dropped| {
        format!("Grundzeilen: {used} verwendet, {dropped} ausgelassen, weil ein Ergebnis fehlt.")
    },
    moves_most: |factor, what, effect| {
        format!(
            "{} hängt am meisten ab von {factor}: im Mittel {effect} über den ganzen Bereich, nach oben oder unten.",
            capital(&what.to_string())
        )
    },
    morris_header: ["", "Wirkung (mu*)", "", "Richtung (mu)", "Biegung (sigma)", "Schritte"],
    morris_remark: "Wirkungen sind Änderungen je ganzem Bereich eines Faktors. Richtung nahe 0 neben großer Wirkung: mal nach oben, \
         mal nach unten. Biegung so groß wie die Wirkung: Der Faktor wirkt über andere, nicht geradlinig, oder es ist \
         Glück.",
    given_header: ["", "allein", "", "Rangkoeffizient", "", "partiell"],
    given_remark: "Allein: Anteil der Varianz des mittleren Ergebnisses zwischen Klassen des Faktors. Rangkoeffizient: \
         Standardabweichungen des Ergebnisrangs je Standardabweichung des Faktorrangs; partiell: Rangkorrelation nach \
         Abzug der anderen Faktoren.",
    explained: |ranks, interval, straight| {
        format!(
            "In Rängen erklären die Faktoren zusammen {ranks} ({interval}), in geraden Linien {straight}."
        )
    },
    luck_in_means: |one, means| {
        format!(
            "Glück macht {one} der Varianz des Ergebnisses einer Welt aus und {means} der Varianz der Mittel der Punkte; die \
             Anteile „allein“ sind ohne Glück."
        )
    },
    may_depend: "Die Punkte wurden durch eine Bedingung oder eine Datei bestimmt: Wo Faktoren voneinander abhängen, trägt jeder \
         auch, was den anderen gehört.",
    best_header: ["", "am besten an", "klar am besten an", "gegen die beste andere", ""],
    best_remark: "Anteile der Punkte; klar: Die Welten des Punkts trennen sie von jeder anderen Maßnahme. Mittel über die Punkte, \
         als wären alle gleich wahrscheinlich, mit Intervall über die Punkte.",
    best_everywhere: |policy, points| format!("{policy} ist an jedem der {points} Punkte am besten."),
    best_by_region: |regions, right, policy, always| {
        format!(
            "Je nach Bereich am besten: {regions}. Das nennt an {right} der Punkte, die nicht mitreden durften, die beste \
             Maßnahme; immer {policy} stimmt an {always}."
        )
    },
    best_on_average: |policy, share| {
        format!(
            "{policy} ist im Mittel und an {share} der Punkte am besten; keine einfache Regel ist besser."
        )
    },
    best_of_few: |policy, share| {
        format!(
            "{policy} ist im Mittel und an {share} der Punkte am besten; für eine Regel sind es zu wenige Punkte."
        )
    },
    policy_where: |policy, conditions| format!("{policy}, wo {conditions}"),
    rule_adds: |gain, right| {
        format!(
            "Die Regel bringt im Mittel {gain} mehr als die insgesamt beste Maßnahme, an Punkten, die nicht mitreden durften; \
             an den eigenen Punkten stimmt sie zu {right}."
        )
    },
    loses_never: |policy, loses, points| format!("{policy} {loses} im Mittel an keinem der {points} Punkte."),
    loses_always: |policy, loses, points| format!("{policy} {loses} im Mittel an jedem der {points} Punkte."),
    loses_in: |policy, loses, events, of| format!("{policy} {loses} im Mittel an {events} von {of} Punkten."),
    no_box: |policy, loses| {
        format!(
            "Kein Bereich der Faktoren sagt klar, wann gilt: {policy} {loses}; solche Punkte liegen überall."
        )
    },
    loses_when: |policy, loses, when, events, of, covered| {
        format!(
            "{policy} {loses}, wenn {when}: {events} von {of} solchen Punkten; das sind {covered} aller Verluste."
        )
    },
    in_that_range: |inside, mass, losses| {
        format!("In diesem Bereich: {inside} Punkte ({mass} von allen), davon {losses} Verluste.")
    },
    judged_elsewhere: |events, of, covered| {
        format!(
            "An Punkten, die beim Suchen nicht mitreden durften (je eine Hälfte beurteilt die andere): {events} von {of}, \
             {covered} aller Verluste."
        )
    },
    most_worth_knowing: |factor, worth| {
        format!(
            "Vor der Entscheidung am meisten wissenswert: {factor}, bis zu {worth}, wenn jeder Punkt gleich wahrscheinlich ist."
        )
    },
    nothing_worth_knowing: "Vor der Entscheidung nichts wissenswert: Wie auch immer ein einzelner Faktor ausfällt, im Mittel ist \
         dieselbe Maßnahme am besten, wenn jeder Punkt gleich wahrscheinlich ist.",
    all_factors_together: "alle Faktoren zusammen",
    every_point_as_it_is: "jeder Punkt, wie er ist",
    prior_remark: "Die Bereiche gelten als das, was man über die Faktoren glaubt: jeder Punkt gleich wahrscheinlich. Ist das nicht so, \
         schreiben Sie es unter [unknowns] in ein Szenario und fragen Sie dessen Lauf. „Jeder Punkt, wie er ist“ enthält auch \
         das Glück, das in den Mitteln der Punkte übrig ist.",
    first_order: |a, b| {
        format!(
            "Über die Punkte verspricht {a} mehr als {b}, wie man auch zum Risiko steht (Dominanz erster Ordnung)."
        )
    },
    second_order: |a, b| {
        format!("Wer Risiko scheut, zieht über die Punkte {a} vor gegenüber {b} (Dominanz zweiter Ordnung).")
    },
    neither_dominates: |a, b| {
        format!(
            "Über die Punkte dominiert weder {a} noch {b} klar: Es hängt davon ab, wie man Risiko gewichtet."
        )
    },
    dominance_remark: "Mittel der Punkte, jeder gleich wahrscheinlich. Die Zahlen sind p-Werte von „die Maßnahme dominiert“ und der \
         Umkehrung: klein heißt, sie tut es nicht.",
    needs_two_measures: "ein Zielkonflikt braucht zwei Messgrößen, hier gibt es nur eine",
    no_trade_off: |policy, point, a, b| {
        format!("Kein Zielkonflikt: {policy} an Punkt {point} ist am besten in {a} und {b} zugleich.")
    },
    trade_off: |members, candidates, a, b| {
        format!(
            "Ein Zielkonflikt: {members} von {candidates} Punkten und Maßnahmen sind nicht in {a} und {b} zugleich geschlagen."
        )
    },
    some_of_the_front: |shown, all| {
        format!("Gezeigt sind {shown} von {all}, von einem Ende zum anderen; --json enthält alle.")
    },
    trade_off_remark: "Mittel über die Welten eines Punkts; Nachbarn unterscheiden sich vielleicht nur durch Glück. `grapevine replay` \
         zeigt einen Punkt noch einmal.",
    tornado_header: ["", "unteres Zehntel", "oberes Zehntel", "kippt bei"],
    flips_between_words: "ja",
    one_at_a_time_header: ["", "niedrigster", "höchster", "kippt bei"],
    tornado_remark: |mean, interval| {
        format!(
            "{mean} auf einer Kurve durch die Punkte, die anderen Faktoren bei ihren Mitteln; ± halbes {interval}."
        )
    },
    one_at_a_time_remark: |interval| {
        format!("Simuliert, alle anderen Faktoren wie heute; ± halbes {interval} über die Welten.")
    },
    moves_between: |what, lowest, low_at, highest, high_at, factor| {
        format!(
            "{what} reicht von {lowest} bis {highest}, bei {low_at} und {high_at} von {factor}: Kein anderer Faktor \
             bewegt mehr."
        )
    },
    moves_from_to: |what, from, to, factor, low, high| {
        format!(
            "{what} geht von {from} auf {to}, wenn {factor} von {low} auf {high} geht: Kein anderer Faktor bewegt mehr."
        )
    },
};
