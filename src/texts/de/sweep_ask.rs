//! Answers to the questions of `ask` on a sweep, in German.

use crate::texts::ask::capital;
use crate::texts::sweep_ask::{SweepAskTexts, counted};

pub static TEXTS: SweepAskTexts = SweepAskTexts {
    today: "Heute",
    or: "oder",
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
            "ein Morris-Plan siebt Faktoren auf wenigen Stufen und ist keine Stichprobe dessen, was zu erwarten ist; fragen Sie \
             `grapevine ask {folder} drivers` oder planen Sie mit design = \"sobol\""
        )
    },
    constant: |what, value| format!("An jedem Punkt gleich: {what} ist {value}; nichts ändert das."),
    too_few: |needed, have, cure| {
        format!("Zu wenige Punkte: Die Frage braucht etwa {needed}, da sind {have}. {cure}")
    },
    too_few_rows: |needed, have, cure| {
        format!("Zu wenige Grundzeilen: Indizes brauchen mindestens {needed} ganze, da sind {have}. {cure}")
    },
    finish: |file| {
        format!(
            "Die Punkte sind noch nicht alle fertig: Starten Sie `grapevine sweep {file}` noch einmal, dann geht es weiter."
        )
    },
    extend: "Erweitern Sie mit --points.",
    extend_trajectories: "Erweitern Sie mit --points; das zählt Wege.",
    extend_rows: "Erweitern Sie mit --points; das zählt Grundzeilen.",
    another_sweep: "Ein solcher Versuchsplan hat die Punkte, die er hat: Schreiben Sie mehr in die Datei (oder in die der Punkte) und rechnen Sie mit --out in einen anderen Ordner.",
    foot: |points, worlds| format!("{} × {worlds} Welten", counted(points, "Punkt", "Punkte")),
    foot_one_world: |points| format!("{} × 1 Welt", counted(points, "Punkt", "Punkte")),
    foot_some: |points, all| format!("{points} von {all}"),
    foot_against: |a, b| format!(", {a} gegen {b}"),
    foot_stored: ", aus gespeicherten Zeilen gelesen, nichts simuliert",
    foot_more_worlds: "; weitere Welten sind noch nicht an jedem Punkt und zählen nicht",
    foot_failed: |trials| format!("; {trials} Läufe ohne Ergebnis zählen nicht"),
    foot_unfinished: |points| {
        format!("; noch nicht fertig und nicht gezählt: {}", counted(points, "Punkt", "Punkte"))
    },
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
            "{} hängt von keinem Faktor allein ab: Was schwankt, ist Zufall oder gemeinsames Wirken.",
            capital(&what.to_string())
        )
    },
    luck_hides: |what| {
        format!(
            "Zufall verdeckt, was die Faktoren bewirken ({what}): In diesen Bereichen ist es von nichts nicht zu unterscheiden. \
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
    from_on: |v| format!("ab {v}"),
    up_to: |v| format!("bis {v}"),
    or_nowhere: "oder nirgends",
    effects_without_luck: "Größen und Krümmungen sind ohne den Zufall der Welten. Ein Intervall, das bei 0 beginnt: Es kann alles \
         Zufall sein.",
    saltelli_header: ["", "allein", "", "mit allen anderen", ""],
    saltelli_remark: "Anteile an der Varianz des mittleren Ergebnisses über die Punkte (Sobol-Indizes). Allein: was wegfiele, \
         wäre der Faktor bekannt. Mit allen anderen: was bliebe, wäre alles Übrige bekannt. Die ersten ergeben zusammen \
         100 %, wo Faktoren nicht gemeinsam wirken, die zweiten 100 % oder mehr.",
    luck_taken_out: |share| {
        format!("Zufall macht {share} der Varianz des Ergebnisses einer Welt aus und ist herausgerechnet.")
    },
    luck_not_taken_out: "Mit einer Welt je Punkt ist Zufall nicht von gemeinsamem Wirken zu trennen; enthält das Modell Zufall, \
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
         Zufall.",
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
            "Zufall macht {one} der Varianz des Ergebnisses einer Welt aus und {means} der Varianz der Mittel der Punkte; die \
             Anteile „allein“ sind ohne Zufall."
        )
    },
    may_depend: "Die Punkte wurden durch eine Bedingung oder eine Datei bestimmt: Wo Faktoren voneinander abhängen, trägt jeder \
         auch, was den anderen gehört.",
    best_header: ["", "am besten an", "klar am besten an", "gegen die beste andere", ""],
    best_remark: "Anteile der Punkte; klar: Die Welten des Punkts trennen sie von jeder anderen Maßnahme. Mittel über die Punkte, \
         als wären alle gleich wahrscheinlich, Plus ist besser; endet ein Intervall von oben bei 0, kann keine andere Maßnahme \
         besser sein, endet es von unten bei 0, kann diese es nicht.",
    over_worlds_and_points: "Die Intervalle gelten zusammen; sie enthalten den Zufall der Welten, den alle Punkte teilen, und dass \
         die Punkte eine Stichprobe ihrer Bereiche sind.",
    over_worlds: "Die Intervalle gelten zusammen; sie enthalten den Zufall der Welten, den alle Punkte teilen, und gelten nur für \
         diese Punkte.",
    over_points_of_one_world: "Eine einzige Welt: Alles gilt nur für sie und ihren Zufall. Die Intervalle enthalten nur, dass die \
         Punkte eine Stichprobe ihrer Bereiche sind; nehmen Sie mit --trials mehr Welten.",
    over_nothing: "Eine einzige Welt: Alles gilt nur für sie und ihren Zufall, und nichts sagt, wie sicher es ist; nehmen Sie mit \
         --trials mehr Welten.",
    judged_by: |measure, unit, better| format!("Beurteilt nach: {measure}{unit}; {better}."),
    more_is_better: "mehr ist besser",
    less_is_better: "weniger ist besser",
    not_told_apart: |policies| format!("Noch nicht klar, was davon im Mittel am besten ist: {policies}."),
    best_everywhere: |policy, points| match points.to_string().as_str() {
        "1" => format!("{policy} ist am einzigen Punkt am besten."),
        points => format!("{policy} ist an jedem der {points} Punkte am besten."),
    },
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
    rule_adds: |gain, interval, right| {
        format!(
            "Die Regel bringt im Mittel {gain}{interval} mehr als die insgesamt beste Maßnahme, an Punkten, die nicht mitreden durften; \
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
         den Zufall, der in den Mitteln der Punkte übrig ist.",
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
    no_trade_off: |policy, a, b| {
        format!("Kein Zielkonflikt: {policy} ist am besten in {a} und {b} zugleich.")
    },
    no_trade_off_on_average: |policy, a, b, states, share| {
        format!(
            "Im Mittel kein Zielkonflikt: Über {states} Lagen der Welt ist {policy} am besten in {a} und {b} zugleich; in \
             {share} der Lagen schlägt sie nichts in beidem."
        )
    },
    trade_off: |what, a, b| format!("Ein Zielkonflikt; nicht in {a} und {b} zugleich geschlagen: {what}."),
    trade_off_on_average: |what, a, b, states| {
        format!(
            "Ein Zielkonflikt; im Mittel über {states} Lagen der Welt nicht in {a} und {b} zugleich geschlagen: {what}."
        )
    },
    so_many_of: |members, candidates| format!("{members} von {candidates} Maßnahmen mit ihren Einstellungen"),
    at_point: |policy, point| format!("{policy} an Punkt {point}"),
    on_front: "ungeschlagen",
    yes: "ja",
    not_beaten_at: "je Lage",
    compares_points: "Verglichen sind Maßnahmen, wie sie an jedem Punkt eingestellt sind: Geändert wurde nur, was man wählen kann. \
         Was an mehreren Punkten gleich ist, steht einmal da.",
    compares_policies: "Verglichen sind Maßnahmen, nicht Punkte: Geändert wurden Lagen der Welt, und die wählt niemand. „Je \
         Lage“: Anteil der Punkte, an denen keine andere Maßnahme in beidem besser ist; sonst Mittel über die Punkte, als wären \
         alle gleich wahrscheinlich.",
    compares_settings: |states| {
        format!(
            "Verglichen sind Maßnahmen mit ihren Einstellungen, alle über dieselben {states} Lagen der Welt, die niemand wählt. \
             „Je Lage“: Anteil der Lagen, in denen nichts anderes in beidem besser ist; sonst Mittel, als wären alle gleich \
             wahrscheinlich."
        )
    },
    settings_not_compared: "Verglichen sind Maßnahmen über alle ihre Einstellungen, nicht die Einstellungen: Die ändern sich \
         gemeinsam mit Lagen der Welt, und manche sähe nur durch ihre Lage gut aus; design = \"grid\" vergleicht Einstellungen. „Je \
         Lage“: Anteil der Punkte, an denen keine andere Maßnahme in beidem besser ist.",
    some_of_the_front: |shown, all| {
        format!("Gezeigt sind {shown} von {all}, Ungeschlagenes zuerst; --json enthält alle.")
    },
    trade_off_remark: "Mittel über die Welten eines Punkts; Nachbarn unterscheiden sich vielleicht nur durch Zufall. `grapevine replay` \
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
