//! What a sweep will cost, and what `sweep` says while it works, in German.

use crate::texts::Lang;
use crate::texts::plan::PlanTexts;

fn count(n: u64, one: &str, more: &str) -> String {
    format!("{} {}", Lang::De.count(n), if n == 1 { one } else { more })
}

pub static TEXTS: PlanTexts = PlanTexts {
    designs: [
        "Gitter",
        "ein Faktor nach dem anderen",
        "lateinischer Hyperwürfel",
        "Sobol, verwürfelt",
        "Morris-Pfade",
        "Saltelli-Blöcke",
        "Punkte einer Datei",
    ],
    points: |n| count(n, "Punkt", "Punkte"),
    factors: |n| count(n, "Faktor", "Faktoren"),
    policies: |n| count(n, "Maßnahme", "Maßnahmen"),
    worlds: |n| count(n, "Welt", "Welten"),
    rows: |n| count(n, "Zeile", "Zeilen"),
    units: |n| count(n, "Einheit", "Einheiten"),
    trials: |n| count(n, "Lauf", "Läufe"),
    label_factors: "Faktoren",
    label_where: "Bedingung",
    label_impossible: "unmöglich",
    label_stored: "gespeichert",
    label_units: "Einheiten",
    label_pilot: "Probe",
    label_time: "Zeit",
    label_disk: "Platte",
    label_precision: "Genauigkeit",
    label_same: "wiederholbar",
    design: |design, factors| format!("({design}; {factors})"),
    continuous: |n| format!("{n} stetig"),
    whole: |n| format!("{n} ganzzahlig"),
    listed: |n| format!("{n} mit Liste"),
    fixed: |n| format!("{n} mit einem Wert"),
    balanced: |counts| format!("ausgewogen: {counts} Punkte"),
    unbalanced: |counts| format!("nicht ausgewogen: {counts} Punkte"),
    levels: |levels| format!("Werte {levels}"),
    list_joint: "; ",
    fixed_at: |level| format!("{level} an jedem Punkt"),
    range: |low, high| format!("{low} bis {high}"),
    log: "logarithmisch",
    today: |value| format!("heute {value}"),
    today_median: |value| format!("heute unbekannt, Median {value}"),
    dropped: |dropped, of| {
        format!("{} von {} möglichen Punkten fallen weg", Lang::De.count(dropped), Lang::De.count(of))
    },
    stored: |stored, all| {
        format!("{stored} von {all} Läufen sind schon gespeichert; das Folgende gilt für den Rest")
    },
    impossible: |points, of| {
        format!("{points} von {of} Punkten ergeben kein mögliches Szenario und schlagen fehl")
    },
    impossible_sampled: |points, looked, of| {
        format!(
            "{points} von {looked} angesehenen Punkten (insgesamt {of}) ergeben kein mögliches Szenario und schlagen fehl"
        )
    },
    reason: |count, point, text| format!("{count} × (zuerst an Punkt {point}) {text}"),
    more_reasons: |n| format!("und {} mehr", count(n, "Grund", "Gründe")),
    unit_size: |units, size, seconds, bytes| {
        format!("{units}, höchstens {size}; je {seconds} auf einem Kern und {bytes}")
    },
    at_points: |n| format!("an {} {}", Lang::De.count(n), if n == 1 { "Punkt" } else { "Punkten" }),
    pilot: |trials, at_points, seconds| format!("{trials} {at_points}, {seconds} auf einem Kern"),
    pilot_failed: |failed| format!("{failed} ihrer Ergebnisse sind fehlgeschlagen"),
    cpu: |cpu| format!("{cpu} eines Kerns"),
    cpu_range: |cpu, low, high| format!("{cpu} eines Kerns ({low} bis {high})"),
    time: |cpu, moment, threads| format!("{cpu}, fertig gegen {moment} mit {threads}"),
    busy: |share| format!("; hier arbeiten auch andere: Die Probe bekam {share} eines Kerns"),
    nothing_left: "keine: Alles ist schon gespeichert",
    time_unknown: "unbekannt: Aus der Probe kam nichts heraus",
    threads: |n| count(n, "Thread", "Threads"),
    today_at: |time| format!("{time} Uhr"),
    tomorrow_at: |time| format!("{time} Uhr morgen"),
    seconds: |n| format!("{n}\u{a0}s"),
    minutes: |n| format!("{n}\u{a0}min"),
    hours: |n| format!("{n} Stunden"),
    days: |n| format!("{n} Tage"),
    under_a_second: "weniger als eine Sekunde",
    about: |length| format!("etwa {length}"),
    disk: |bytes, free| format!("{bytes} ({free} frei)"),
    disk_unknown: |bytes| format!("{bytes} (wie viel frei ist, lässt sich hier nicht feststellen)"),
    precision: |half, confidence| {
        format!("etwa ± {half} beim Gewinn einer Maßnahme an einem Punkt ({confidence}-Intervall)")
    },
    precision_level: |half, confidence| {
        format!("etwa ± {half} bei der Messgröße an einem Punkt ({confidence}-Intervall)")
    },
    precision_of: |low, high, confidence| {
        format!(
            "etwa ± {low} bis {high}, je nach Maßnahme, beim Gewinn an einem Punkt ({confidence}-Intervall)"
        )
    },
    worth: |what| format!("ab {what} soll er zählen"),
    worth_more: |worlds| {
        format!(
            "um einen solchen Gewinn an einem einzelnen Punkt zu erkennen, braucht es etwa {worlds} Welten"
        )
    },
    exact: "genau: Es ist kein Zufall darin, eine Welt je Punkt genügt",
    precision_unknown: "unbekannt: Die Probe war zu kurz",
    precision_one_world: "unbekannt: Bei einer Welt je Punkt ist Zufall nicht von den Faktoren zu trennen",
    same: "dieselben Bytes auf jedem Rechner, mit jeder Zahl von Threads, wie oft auch unterbrochen wird",
    next: "weiter",
    csv_written: |path| format!("die Punkte stehen in {path}"),
    bar: "{bar:10} {pos} von {len} Läufen · noch {eta} {wide_msg}",
    line: |percent, done, total, left| format!("{percent:>3} %  {done} von {total} Läufen, noch {left}"),
    note: "Hinweis",
    set_aside: |file| {
        format!("eine beschädigte Datei heißt jetzt {file}; was sie enthielt, entsteht noch einmal")
    },
    note_known: |key| {
        format!("`{key}` ist eine Unbekannte des Szenarios; im Versuchsplan ist sie an jedem Punkt bekannt")
    },
    note_left_out: |file, columns| {
        format!("{file}: {columns} nummerieren die Punkte und sind keine Faktoren; sie blieben weg")
    },
    note_power_of_two: |better, asked| {
        format!(
            "Saltelli-Pläne sind mit einer Zweierpotenz von Grundzeilen am besten: {better} statt {asked}"
        )
    },
    all_stored: |all, shard| {
        format!("alle {all} Läufe{shard} sind schon gespeichert; nichts Neues zu simulieren")
    },
    begins: |points, worlds, policies, trials, shard| {
        format!("{points} × {worlds} × {policies}: {trials} Läufe{shard}")
    },
    goes_on: |stored, all, more, shard| {
        format!("{stored} von {all} Läufen sind gespeichert, {more} weitere folgen{shard}")
    },
    goes_on_before: |size, given| {
        format!(
            "vorher waren {size} verlangt, und sie sind noch nicht fertig; es geht mit ihnen weiter. Danach {given} noch einmal angeben"
        )
    },
    kept_before: |given, size| {
        format!(
            "{given} ist weniger, als gespeichert ist; es bleibt bei {size}: Erweitert wird immer, verkleinert nie"
        )
    },
    in_shard: |shard| format!(" im Anteil {shard}"),
    ends_at: |moment, length| format!("beginnt nichts Neues mehr nach {moment} (noch {length})"),
    last_unit: |length| format!("eine dann begonnene Arbeitseinheit wird noch fertig (geschätzt: {length})"),
    interrupted: |done, all| {
        format!("unterbrochen: {done} von {all} Läufen bleiben erhalten; derselbe Befehl macht weiter")
    },
    time_up: |done, all| {
        format!("die Zeit ist um: {done} von {all} Läufen sind gespeichert; derselbe Befehl macht weiter")
    },
    done: |done, all| format!("{done} von {all} Läufen sind gespeichert"),
    stopped_at_failure: |failed, done, all| {
        format!("beim ersten Fehlschlag beendet ({failed}): {done} von {all} Läufen sind gespeichert")
    },
    done_some_failed: |failed, done, all| {
        format!("{done} von {all} Läufen sind gespeichert; {failed} ihrer Ergebnisse sind fehlgeschlagen")
    },
    hopeless: |failed, folder| {
        format!(
            "beendet: Bisher ist jeder Lauf fehlgeschlagen ({failed}); die Gründe stehen in {folder}/failed"
        )
    },
    leads: |policy, share, points| format!("am besten an {share} der {points}: „{policy}“"),
    leads_short: |policy, share| format!("am besten an {share}: „{policy}“"),
    mean: |mean, points| format!("Mittel {mean} über {points}"),
};
