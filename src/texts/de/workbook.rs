//! What `results.xlsx` says in German.

use crate::texts::workbook::{
    Assumptions, BreakEven, Changes, Charts, Guide, Losses, Measures, Policies, Sheets, Texts, Unknowns,
    Verdict, Weeks, Yearly,
};

pub static TEXTS: Texts = Texts {
    subject: "Ergebnisse einer Simulation von Servicemaßnahmen",
    quotes: ["„", "“"],
    percentage_points: "PP",
    sheets: Sheets {
        verdict: "Urteil",
        policies: "Maßnahmen",
        measures: "Alle Kennzahlen",
        assumptions: "Annahmen",
        yearly: "Jahre",
        break_even: "Amortisation",
        weeks: "Amortisation je Woche",
        changes: "Amortisation Daten",
        losses: "Verluste nach Ursache",
        unknowns: "Unbekannte",
        guide: "Lesehilfe",
    },
    verdict: Verdict {
        about: |worlds, policies| {
            format!(
                "{policies} Maßnahmen, verglichen in {worlds} simulierten Welten, denselben für jede Maßnahme"
            )
        },
        facts: "Die führende Maßnahme in Zahlen",
        leader: "Führende Maßnahme",
        measure: |name| format!("Maßstab: {name}"),
        measure_note: "Mittelwert über die Welten mit dieser Maßnahme; er entscheidet, welche führt",
        gain: "Mittlerer Gewinn gegen heute",
        beats: "Besser als heute in",
        worlds_of: |events, of| format!("{events} von {of} Welten"),
        worst: "Schlechteste 5\u{a0}% der Welten",
        worst_note: "mittlerer Gewinn in diesen Welten: womit zu rechnen ist, wenn es schlecht läuft",
        payback: "Bezahlt gemacht nach Monaten",
        never_in: |events, of| format!("Median über die Welten; im Zeitraum nie in {events} von {of}"),
        cost: "Zusätzliche Kosten",
        cost_note: "über die heutigen hinaus, über den Zeitraum abgezinst",
        roq: "Ertrag der Qualität (ROQ)",
        roq_note: "zusätzliche Marge je Einheit zusätzlicher Kosten, minus 1; beides abgezinst",
        wrong_if: "Das Urteil wäre falsch, wenn",
        assumed: |law| format!("angenommen: {law}"),
        remarks: "Was es einschränkt",
        one_world: "Eine einzige Welt sagt nichts über den Zufall; mehr Welten rechnen.",
        model: "Die Zahlen stammen aus einem Modell: Sie sind so gut wie die Annahmen auf dem Blatt dieses Namens.",
        rests_on: "Worauf es beruht",
        numbers: |own, pack, name, unknowns| {
            format!(
                "{own} Zahlen Ihrer Szenariodatei und {pack} des Zahlenpakets „{name}“, jede mit Quelle und Note auf dem \
                 Blatt „Annahmen“. Zahlen, die je Welt neu gezogen werden: {unknowns} (Blatt „Unbekannte“)."
            )
        },
        repeat: "Wie man es wiederholt",
        file: "Szenariodatei",
        seed: "Startwert",
        seed_note: "derselbe Startwert ergibt dieselben Welten",
        worlds: "Welten",
        worlds_note: "gespeichert, gescheiterte mitgezählt",
        version: "Version von grapevine",
        version_note: |version| {
            format!("jedes Programm mit der Ergebnisversion {version} liefert dieselben Zahlen")
        },
        command: "Befehl",
    },
    policies: Policies {
        title: "Maßnahmen im Vergleich",
        about: |measure, baseline, confidence| {
            format!(
                "Maßstab: {measure}. Gewinne und Änderungen gelten gegen „{baseline}“, Welt für Welt; „von“ und „bis“ \
                 sind die Enden des {}-Intervalls des Mittelwerts.",
                confidence.replace(' ', "-")
            )
        },
        head: [
            "Nr.",
            "Maßnahme",
            "Mittelwert des Maßstabs",
            "Änderung gegen heute",
            "von",
            "bis",
            "Am besten in",
            "Besser als heute in",
            "Schlechteste 5\u{a0}% der Welten",
            "Bezahlt nach Monaten",
            "Nie bezahlt in",
            "Zusätzliche Kosten",
            "Zusätzliche Marge",
            "Ertrag (ROQ)",
            "Bedauern je Welt",
            "Verlorene, schlecht behandelt",
        ],
        at_once: "sofort",
        never: "meist nie",
        also: "Die weiteren gefragten Kennzahlen",
        also_mean: "Mittelwert",
        also_change: "Änderung gegen heute",
        also_error: "Halbes Intervall",
    },
    measures: Measures {
        title: "Jede Kennzahl unter jeder Maßnahme",
        about: |baseline, confidence| {
            format!(
                "Mittelwerte über die Welten; Änderungen gelten gegen „{baseline}“ in denselben Welten, mit \
                 {}-Intervall des Mittelwerts. Nach Kennzahl oder Maßnahme filtern. Was überall 0 ist, fehlt.",
                confidence.replace(' ', "-")
            )
        },
        head: ["Kennzahl", "Name in Dateien", "Maßnahme", "Mittelwert", "Änderung", "von", "bis"],
    },
    assumptions: Assumptions {
        title: "Annahmen",
        head: ["Name", "Bedeutung", "Wert", "Einheit", "Herkunft", "Quelle", "Note"],
        own: "Ihre Datei",
        drawn: "Ihre Datei, je Welt neu gezogen",
        pack: |name| format!("Zahlenpaket „{name}“"),
    },
    yearly: Yearly {
        title: "Jahr für Jahr",
        about: |rate| {
            format!(
                "Mittelwerte über die Welten. Geld ist auf den Anfang abgezinst, wie es gespeichert ist (stetiger Zinssatz \
                 {rate}\u{a0}% im Jahr): Die Jahre einer Maßnahme ergeben zusammen ihren Kapitalwert. Zahlungsstrom ist \
                 Marge minus Kosten."
            )
        },
        head: [
            "Maßnahme",
            "Jahr",
            "Wochen",
            "Umsatz (abgezinst)",
            "Marge (abgezinst)",
            "Kosten (abgezinst)",
            "Zahlungsstrom (abgezinst)",
            "Kunden am Ende",
            "Besuche",
            "Servicefehler",
            "Beschwerden",
            "Hörer von Ärger",
            "Neue Kunden",
            "Verlorene Kunden",
        ],
    },
    break_even: BreakEven {
        title: "Wann macht es sich bezahlt? Rechnen Sie mit eigenen Zahlen",
        about: "Tragen Sie eine Zahl in ein gelbes Feld ein, und alles darunter folgt; ein leeres Feld führt zum Lauf \
                zurück. Ohne eigene Zahl ist die Antwort die des Laufs im Mittel.",
        policy: "Maßnahme",
        policy_hint: |count, sheet| {
            format!("Wahl nach Nummer, 1 bis {count}; die Namen stehen auf dem Blatt „{sheet}“.")
        },
        input_head: ["Gegen heute", "Der Lauf", "Ihre Zahl", "Was zählt", "Bedeutung"],
        inputs: [
            "Kosten am Anfang",
            "Kosten je Woche",
            "Zusätzliche Kunden",
            "Wert eines gehaltenen Kunden im Jahr",
            "Marge je Woche",
            "Zinssatz im Jahr",
        ],
        input_notes: [
            "einmal, in der ersten Woche der Maßnahme",
            "Mittel aller zusätzlichen Kosten von da an, Ersparnisse abgezogen",
            "mittlere Zahl der Kunden über die heutige hinaus",
            "zusätzliche Marge je zusätzlichem Kunden",
            "Kunden × Wert ÷ 52, wenn Sie nichts eintragen",
            "stetig: Geld in einem Jahr zählt e hoch minus Zinssatz",
        ],
        not_a_number: "Hier wird eine Zahl gebraucht; ein leeres Feld führt zum Lauf zurück.",
        not_a_rate: "Hier wird ein Zinssatz zwischen 0 % und 1000 % gebraucht.",
        result_head: ["Antwort", "Der Lauf", "Mit Ihren Zahlen", "Bedeutung"],
        results: [
            "Woche der Amortisation",
            "Monat der Amortisation",
            "Gewinn an Kapitalwert",
            "Ertrag der Qualität (ROQ)",
            "Zusätzliche Marge, abgezinst",
            "Zusätzliche Kosten, abgezinst",
        ],
        result_notes: [
            "vom Ende dieser Woche an bleibt der aufgelaufene Gewinn bei 0 oder darüber",
            "dasselbe in Monaten zu 52/12 Wochen",
            "abgezinste Marge minus abgezinste Kosten, über den Zeitraum",
            "abgezinste Marge je Einheit abgezinster Kosten, minus 1; keiner, wo nichts ausgegeben wird",
            "",
            "",
        ],
        never: "nie",
        comparison: "Zum Vergleich: Gewinn auf dem Blatt „Maßnahmen“",
        comparison_note: "dort ist Glück herausgerechnet, das man aus dem erwarteten Verlauf kennt, hier nicht",
        how: "So wird gerechnet: Die wöchentlichen Änderungen des Laufs (Blatt „Amortisation Daten“) behalten ihren \
              Verlauf und werden so groß gemacht, wie Ihre Zahlen sagen, Woche für Woche auf dem Blatt „Amortisation je \
              Woche“. Die sonst genannte Woche ist der Median über die Welten, diese hier die des Mittelwerts; die \
              beiden weichen etwas voneinander ab.",
    },
    weeks: Weeks {
        title: "Amortisation, Woche für Woche",
        about: "Jede Zahl ist eine Formel; zu ändern sind die gelben Felder auf dem Blatt „Amortisation“. Marge und Kosten \
                sind die über die heutigen hinaus, nicht abgezinst.",
        head: [
            "Woche",
            "Marge, der Lauf",
            "Kosten, der Lauf",
            "Marge, Ihre Zahlen",
            "Kosten, Ihre Zahlen",
            "Abzinsung",
            "Aufgelaufener Gewinn, abgezinst",
            "Bleibt bei 0 oder darüber",
            "Aufgelaufener Gewinn des Laufs",
            "Lauf bleibt bei 0 oder darüber",
        ],
        settings: [
            "Erste Woche der Maßnahme",
            "Letzte Woche der Maßnahme",
            "Marge behält ihren Verlauf (1) oder ändert sich gleichmäßig (0)",
            "Kosten behalten ihren Verlauf (1) oder ändern sich gleichmäßig (0)",
        ],
    },
    changes: Changes {
        title: "Was der Lauf über jede Maßnahme gegen heute sagt",
        about: "Mittelwerte über die Welten, nicht abgezinst. Die Blätter zur Amortisation lesen von hier; zu ändern ist \
                hier nichts.",
        head: [
            "Nr.",
            "Maßnahme",
            "Kosten am Anfang",
            "Kosten je Woche",
            "Zusätzliche Kunden",
            "Wert eines gehaltenen Kunden im Jahr",
            "Marge je Woche",
            "Erste Woche",
            "Letzte Woche",
            "Marge behält ihren Verlauf",
            "Kosten behalten ihren Verlauf",
            "Gewinn auf dem Blatt „Maßnahmen“",
        ],
        weekly: "Woche für Woche, über heute hinaus",
        week: "Woche",
        margin: "Marge",
        cost: "Kosten",
    },
    losses: Losses {
        title: "Warum Kunden gehen",
        about: "Verlorene Kunden im Zeitraum, Mittelwerte über die Welten. Die letzte Spalte zählt diejenigen unter ihnen, \
                die der Firma nie ein Wort gesagt haben.",
        policy: "Maßnahme",
    },
    unknowns: Unknowns {
        title: "Was man nicht weiß, und was es ausmacht",
        about: |policy, rival| {
            format!(
                "Je Welt neu gezogen. „Niedrig“ und „hoch“: Je ein Zehntel der Welten liegt darunter und darüber. Die \
                 Änderung ist die von „{policy}“ gegen „{rival}“ an dieser Stelle, die anderen Unbekannten bei ihren \
                 Mittelwerten; am Kipppunkt ist sie 0."
            )
        },
        none: "Nichts wurde gezogen: Jede Zahl dieses Szenarios gilt als bekannt.",
        no_effect: "Je Welt neu gezogen. Es gibt zu wenige Welten oder Maßnahmen, um zu sagen, was eine Unbekannte ausmacht.",
        head: [
            "Name",
            "Bedeutung",
            "Verteilung",
            "Mittelwert",
            "niedrig",
            "hoch",
            "Änderung, wo niedrig",
            "Änderung, wo hoch",
            "Kipppunkt",
        ],
    },
    guide: Guide {
        title: "Wie diese Mappe zu lesen ist",
        about: "Was die Blätter zeigen und was die Wörter bedeuten.",
        sheets_title: "Die Blätter",
        sheets: &[
            (
                "Urteil",
                "Die Antwort in einem Satz, die führende Maßnahme in Zahlen, und wie man den Lauf wiederholt.",
            ),
            (
                "Maßnahmen",
                "Alle Maßnahmen nebeneinander: Gewinn, Intervall, Aussichten, Risiko, Amortisation, Kosten und Ertrag.",
            ),
            ("Alle Kennzahlen", "Jede gespeicherte Kennzahl unter jeder Maßnahme, zum Filtern."),
            ("Annahmen", "Jede Zahl, auf der der Lauf beruht, mit Bedeutung, Herkunft, Quelle und Note."),
            ("Jahre", "Geld und Kunden Jahr für Jahr, Mittelwerte über die Welten."),
            (
                "Amortisation",
                "Eigene Zahlen für Kosten, Marge, Wert eines Kunden und Zinssatz: Die Antwort folgt. Die beiden letzten Blätter \
                 enthalten die Rechnung und die Zahlen des Laufs.",
            ),
            ("Verluste nach Ursache", "Warum Kunden unter jeder Maßnahme gehen."),
            ("Unbekannte", "Was je Welt gezogen wurde, was es ausmacht, und wo das Urteil kippen würde."),
        ],
        words_title: "Die Wörter",
        words: &[
            (
                "Welt",
                "Ein möglicher Verlauf: Die Unbekannten werden gezogen, und Menschen leben durch die Wochen, Zufall \
                 eingeschlossen. Jede Maßnahme wird in denselben Welten erprobt; Unterschiede kommen also von ihr.",
            ),
            ("Heute", "Die Maßnahme, mit der alle anderen verglichen werden."),
            (
                "Gewinn, Änderung",
                "Was eine Maßnahme in derselben Welt mehr hat als heute, im Mittel über die Welten.",
            ),
            (
                "Intervall des Mittelwerts",
                "Der Bereich, in dem der wahre Mittelwert mit der genannten Sicherheit liegt. Mehr Welten machen ihn \
                 schmaler.",
            ),
            ("Am besten in", "Der Anteil der Welten, in denen die Maßnahme die beste von allen ist."),
            (
                "Schlechteste 5\u{a0}% der Welten",
                "Der mittlere Gewinn in jenem Zwanzigstel der Welten, in denen die Maßnahme am schlechtesten abschneidet.",
            ),
            (
                "Bezahlt gemacht",
                "Von da an bleibt der aufgelaufene Gewinn bei 0 oder darüber; Median über die Welten.",
            ),
            ("Kapitalwert", "Alle Zahlungen des Zeitraums, auf den Anfang abgezinst."),
            (
                "Ertrag der Qualität (ROQ)",
                "Abgezinste zusätzliche Marge je Einheit abgezinster zusätzlicher Kosten, minus 1. Keine Zahl, wo eine \
                 Maßnahme nicht sicher mehr kostet als heute.",
            ),
            ("Bedauern", "Was gegenüber der im Nachhinein besten Wahl entgeht, im Mittel je Welt."),
            ("Note", "A: begutachtete Messung; B: Umfrage oder Branchenzahl; C: Spruch; D: Annahme."),
        ],
        caution_title: "Bitte beachten",
        cautions: &[
            (
                "Stellen",
                "Die Zellen enthalten die volle Zahl; gezeigt wird etwa bis dorthin, wo der Fehler der Simulation beginnt.",
            ),
            (
                "Strich",
                "„—“ steht für das, was sich nicht sagen lässt: Heute hat keinen Gewinn gegen sich selbst, und ein Ertrag \
                 braucht Kosten.",
            ),
            (
                "Zwei Mittelwerte",
                "Beim Gewinn im Urteil und bei den Maßnahmen ist Glück herausgerechnet, das man aus dem erwarteten \
                 Verlauf kennt. Marge, Kosten, Jahre und Amortisation sind einfache Mittelwerte über die Welten. Wo \
                 beide voneinander abweichen, dann innerhalb des Intervalls.",
            ),
            ("Gelbe Felder", "Nur sie sind zum Ändern da. Nichts ist gesperrt, und es gibt keine Makros."),
        ],
    },
    charts: Charts {
        gains: |confidence| {
            format!("Änderung gegen heute, Mittelwert und {}-Intervall", confidence.replace(' ', "-"))
        },
        cash: "Zahlungsstrom je Jahr, abgezinst, Mittel über die Welten",
        year: "Jahr",
        cumulated: "Aufgelaufener Gewinn gegen heute, abgezinst",
        run: "Der Lauf",
        yours: "Mit Ihren Zahlen",
        week: "Woche",
        losses: "Verlorene Kunden nach Ursache, Mittel über die Welten",
    },
};
