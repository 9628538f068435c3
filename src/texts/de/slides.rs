//! The slides in German.

use crate::texts::slides::SlidesTexts;

pub static TEXTS: SlidesTexts = SlidesTexts {
    chart: "Diagramm",
    label: "Beschriftung",
    bar: "Balken",
    dot: "Punkt",
    line: "Linie",
    grid: "Hilfslinie",
    curve: "Kurve",
    area: "Fläche",
    title: "Titel",
    subtitle: "Untertitel",
    body: "Text",
    footer: "Fußzeile",
    number: "Foliennummer",
    rule: "Zierlinie",
    notes: "Notizen",
    slide_image: "Folienbild",
    layout_title: "Titelfolie",
    layout_title_only: "Nur Titel",
    question: |n, horizon, measure| {
        format!("Welche von {n} Maßnahmen ist in {horizon} die beste? Maßstab: {measure}")
    },
    question_of_one: |name, horizon, measure| format!("Was bringt „{name}“ in {horizon}? Maßstab: {measure}"),
    made: |pack, version| format!("Zahlenpaket „{pack}“ · simuliert mit grapevine {version}"),
    opening_notes: "Alle Zahlen dieser Folien stammen aus einem gespeicherten Lauf, der am Fuß jeder Folie steht. Alle \
        Maßnahmen durchleben dieselben simulierten Welten: Unterschiede kommen von den Maßnahmen, nicht vom Zufall.",
    facts: "Eckdaten",
    verdict_notes: "Der Satz im Titel ist das Urteil des Laufs. Er behauptet nicht mehr, als die Zahlen hergeben: Ist die \
        Wahl offen, so steht es da.",
    policies: "Die Maßnahmen in Zahlen",
    part: |title, part, parts| format!("{title} ({part} von {parts})"),
    policies_notes: "Jede Zeile ist eine Maßnahme, jede Zahl ein Mittelwert über alle Welten. „Gewinn“ ist der Unterschied \
        zum heutigen Vorgehen, mit seiner Ungenauigkeit. „Am besten in“ und „besser als heute“ zählen Welten. „Schlechteste \
        5 %“ ist der mittlere Gewinn in dem Zwanzigstel der Welten, in dem die Maßnahme am schlechtesten abschneidet. \
        „Gesehene : wahre Fehler“ sagt, wie viele Fehler auf jeden kommen, von dem die Firma hört.",
    policy: "Maßnahme",
    left_out: |kind, names| format!("Ohne eigene Folie ({kind}): {names}."),
    rests: "Worauf es beruht: Diese Zahlen zuerst prüfen",
    rests_counted: |weak, all| {
        format!(
            "{weak} der {all} Zahlen haben nur Note C (ein Spruch) oder D (eine Annahme). Die wichtigsten:"
        )
    },
    rests_head: ["Annahme", "Wert", "Note", "Herkunft"],
    share: "Anteil",
    factor: "Faktor",
    tag: "de-DE",
    own: "Ihre Datei",
    drawn: "Ihre Datei, je Welt neu gezogen",
    rests_notes: "Zuerst kommen die Unbekannten, die wichtigste oben, dann Zahlen, an denen die Maßnahmen ansetzen. Wer eine \
        davon genauer kennt, schreibt sie in die Szenariodatei und rechnet neu.",
    how: "So liest man es:",
    reading: &[
        (
            "policies",
            "Jede Zeile ist eine Maßnahme im Vergleich mit heute. Der Punkt ist der mittlere Unterschied, der dicke Balken \
             fasst die mittlere Hälfte der Welten, der dünne 95 von 100. Rechts der Nulllinie ist die Maßnahme besser. Erste \
             Frage: Reicht der dünne Balken über die Null? Dann gibt es Welten, in denen die Maßnahme verliert.",
        ),
        (
            "fan",
            "Nach rechts läuft die Zeit, nach oben der kumulierte Mehrgewinn. Die Linie ist die mittlere Welt: Die Hälfte \
             liegt besser, die Hälfte schlechter. Je dunkler die Fläche, desto üblicher der Verlauf. Wo die Linie die Null \
             kreuzt, hat sich die Maßnahme bezahlt gemacht.",
        ),
        (
            "iceberg",
            "Über dem Wasser stehen die unzufriedenen Kunden, von denen die Firma hört, darunter die übrigen. Eine Figur \
             steht für eine Gruppe von Kunden. Die Zeiger sagen, was aus ihnen wird.",
        ),
        (
            "causes",
            "Jede Gruppe von Balken ist ein Grund zu gehen. Verglichen werden die Balken einer Gruppe: Ein kürzerer heißt \
             weniger verlorene Kunden.",
        ),
        (
            "dots",
            "Jeder Punkt ist eine gleich wahrscheinliche Welt. Zählen Sie die Punkte links und rechts der Null: Das ist das \
             Risiko, ganz ohne Prozent.",
        ),
        (
            "tornado",
            "Jeder Balken ist etwas, das niemand sicher weiß. Er reicht vom mittleren Unterschied am unteren Ende des \
             Plausiblen bis zu dem am oberen. Den längsten zu messen lohnt zuerst; einer, der die Null kreuzt, kann die \
             Entscheidung drehen.",
        ),
        (
            "seen",
            "Eine Linie ist, was wirklich geschieht, die andere, was die Firma davon zu sehen bekommt. Der Abstand ist, was \
             Beschwerden verschweigen.",
        ),
        (
            "packs",
            "Dieselben Maßnahmen mit zwei Zahlenpaketen: was oft zitiert wird und was gemessen wurde. Wo beide sich einig \
             sind, hängt die Wahl nicht an den Sprüchen.",
        ),
        (
            "pilot",
            "Verglichen wird, was ein Versuch mit zwei Gruppen zeigt, mit dem, was geschieht, wenn alle Kunden die Maßnahme \
             erleben. Der Unterschied kommt von Gesprächen zwischen den Gruppen.",
        ),
        (
            "heatmap",
            "Jedes Feld ist ein Paar von Annahmen, seine Farbe der Mehrgewinn dort. Auf der Linie lohnt sich die Maßnahme \
             gerade eben, das Kreuz sind die heutigen Annahmen. Frage: Wie weit ist das Kreuz von der Linie entfernt?",
        ),
        (
            "cdf",
            "Wählen Sie unten einen Gewinn und lesen Sie nach oben: Die Linie sagt, in wie vielen Welten eine Maßnahme mindestens \
             so viel bringt. Liegt eine Linie durchweg weiter rechts, so ist sie die bessere Wahl, wie man auch zum Risiko steht.",
        ),
        (
            "retention",
            "Die Kurven sagen, wie viele der noch vorhandenen Kunden den nächsten Abschnitt lang bleiben: so, wie es ist, und \
             falls sich niemand änderte. Wo die zweite steigt, sind die leicht Verlorenen zuerst gegangen; das ist Auslese. \
             Nur was zwischen beiden liegt, sind Menschen, die sich geändert haben.",
        ),
        (
            "network",
            "Jeder Punkt ist ein Mensch einer einzelnen simulierten Welt, jede Linie eine Erzählung. Die Farben sagen, wer \
             enttäuscht wurde, wer es gesagt hat und wer nur davon hörte. Frage: Von wem all dieser Menschen hört die Firma?",
        ),
    ],
};
