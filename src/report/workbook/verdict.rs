//! The first sheet: the verdict, the facts behind it, what limits it, and how to repeat it.

use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

use super::Source;
use super::page::{Cell, Page, Room};
use super::policies::payback;
use super::style::LINE_HEIGHT;
use crate::report::number::{odds, place};
use crate::report::text::{self, Writer, label};
use crate::report::{command, guards};

/// Last column of the sheet.
const LAST: u16 = 2;
/// Characters on a line across the sheet, and in the column of notes.
const ACROSS: usize = 155;
const NOTE: usize = 82;

/// Whole numbers below this keep all their digits in a cell.
const EXACT: u64 = 1_000_000_000_000_000;

/// A row of the table of facts: what, how much, and what to think of it.
type Fact = (String, Cell, String);

pub(super) fn sheet(s: &Source<'_>) -> Result<Worksheet, XlsxError> {
    let (t, answer) = (&s.t.verdict, &s.material.answer);
    let m = &s.material.results.manifest;
    let mut page = Page::new(s, s.t.sheets.verdict)?;
    page.sheet.set_screen_gridlines(false).set_active(true).set_print_fit_to_pages(1, 1);
    page.widths(&[38.0, 24.0, 90.0])?;
    page.wide(0, (0, LAST), &m.title, &s.style.title, Room(90, 26.0))?;
    let [worlds, policies] = [answer.worlds, answer.policies.len()].map(|n| s.lang.count(n as u64));
    page.wide(1, (0, LAST), &(t.about)(&worlds, &policies), &s.style.muted, Room(ACROSS, LINE_HEIGHT))?;
    let verdict = text::report(answer, None, m, s.lang, None, None).verdict;
    page.wide(3, (0, LAST), &verdict, &s.style.verdict, Room(112, 21.0))?;
    page.sheet.set_row_height(3, Room(112, 21.0).height(&verdict) + 14.0)?;
    let mut row = facts(&mut page, 5)?;
    row = sentences(&mut page, row + 1, t.remarks, &remarks(s))?;
    row = sentences(&mut page, row + 1, t.rests_on, &rests_on(s))?;
    table(&mut page, row + 1, t.repeat, &repeat(s))?;
    Ok(page.sheet)
}

/// A section's table. Gives the row after it.
fn table(page: &mut Page<'_>, top: u32, title: &str, facts: &[Fact]) -> Result<u32, XlsxError> {
    let s = page.s;
    page.text(top, 0, title, &s.style.section)?;
    let mut row = top;
    for (what, value, note) in facts {
        row += 1;
        page.text(row, 0, what, &s.style.strong.clone().set_text_wrap())?;
        let format = match value {
            Cell::Number(..) => s.style.cell.clone().set_bold(),
            _ => s.style.cell.clone(),
        };
        let alone = note.is_empty();
        let mut height = Room(NOTE, LINE_HEIGHT).height(note);
        if let (true, Cell::Text(text)) = (alone, value) {
            page.wide(row, (1, LAST), text, &s.style.cell, Room(104, LINE_HEIGHT))?;
            height = Room(104, LINE_HEIGHT).height(text);
        } else {
            let format = if note.is_empty() { format } else { format.set_align(FormatAlign::Right) };
            page.cell(row, 1, value, &format)?;
            page.text(row, 2, note, &s.style.note)?;
            if let Cell::Text(text) = value {
                height = height.max(Room(22, LINE_HEIGHT).height(text));
            }
        }
        page.sheet.set_row_height(row, height.max(Room(36, LINE_HEIGHT).height(what)))?;
    }
    Ok(row + 1)
}

/// A section of sentences. Gives the row after it.
fn sentences(page: &mut Page<'_>, top: u32, title: &str, lines: &[String]) -> Result<u32, XlsxError> {
    let s = page.s;
    page.text(top, 0, title, &s.style.section)?;
    for (i, line) in lines.iter().enumerate() {
        page.wide(top + 1 + i as u32, (0, LAST), line, &s.style.cell, Room(ACROSS, LINE_HEIGHT))?;
    }
    Ok(top + 1 + lines.len() as u32)
}

/// The leading policy in numbers.
fn facts(page: &mut Page<'_>, top: u32) -> Result<u32, XlsxError> {
    let (s, t) = (page.s, &page.s.t.verdict);
    let (answer, leader) = (&s.material.answer, s.material.answer.leader);
    let (policy, full) = (&answer.policies[leader], &s.material.full.policies[leader]);
    let style = &s.style;
    let mut facts: Vec<Fact> = vec![
        (t.leader.to_owned(), Cell::Text(policy.name.clone()), String::new()),
        (
            (t.measure)(label(&answer.measure, s.lang)),
            Cell::maybe(policy.measure.map(|m| m.mean), &style.measure.value),
            t.measure_note.to_owned(),
        ),
    ];
    if let Some(gain) = policy.gain {
        let change = |v: f64| Cell::maybe(Some(style.change(v)), &style.measure.change);
        facts.push((t.gain.to_owned(), change(gain.mean), interval(s).unwrap_or_default()));
        facts.extend(policy.beats.map(|b| {
            let (events, of) = odds(b.worlds, b.of);
            let share = Cell::share(Some(b.worlds as f64 / b.of as f64));
            (t.beats.to_owned(), share, (t.worlds_of)(events, of))
        }));
        facts.extend(policy.worst.map(|v| (t.worst.to_owned(), change(v), t.worst_note.to_owned())));
        let [months, _] = payback(s, full);
        if let Some(range) = full.payback {
            let (events, of) = odds(range.never.worlds, range.never.of);
            facts.push((t.payback.to_owned(), months, (t.never_in)(events, of)));
        }
        let money = |v| Cell::maybe(Some(v), &style.money_change);
        facts.extend(full.lever_cost.map(|c| (t.cost.to_owned(), money(c.mean), t.cost_note.to_owned())));
        facts.extend(full.return_on_quality.map(|r| {
            let format = "+0\u{a0}%;-0\u{a0}%;0\u{a0}%";
            (t.roq.to_owned(), Cell::maybe(Some(r.value), format), t.roq_note.to_owned())
        }));
    }
    facts.extend(wrong_if(s));
    table(page, top, t.facts, &facts)
}

/// "95 % interval of the mean: +96,400 to +104,700", to the digits that the error allows.
fn interval(s: &Source<'_>) -> Option<String> {
    let answer = &s.material.answer;
    let interval = answer.policies[answer.leader].gain_interval?;
    let [low, high] = s.style.ends(interval.low, interval.high);
    let half = (high - low) / 2.0;
    let digits = place(half, high.abs().max(low.abs())).max(-2);
    let confidence = s.lang.percent(answer.confidence);
    let [low, high] = [low, high].map(|v| s.lang.signed(v, digits));
    Some((s.lang.texts().report.interval)(&confidence, &low, &high))
}

/// The assumption that is nearest to turning the verdict round.
fn wrong_if(s: &Source<'_>) -> Option<Fact> {
    let writer = Writer::in_print(&s.material.answer, &s.material.results.manifest, s.lang);
    let (_, condition, note) = writer.wrong_if_in_words()?;
    Some((s.t.verdict.wrong_if.to_owned(), Cell::Text(condition), note))
}

/// What limits the verdict.
fn remarks(s: &Source<'_>) -> Vec<String> {
    let (answer, t) = (&s.material.answer, &s.t.verdict);
    let mut lines: Vec<String> = guards::remarks(answer, s.lang).iter().map(|r| sentence(r)).collect();
    if answer.failed_worlds > 0 {
        let [counted, stored] = [answer.worlds, answer.stored_worlds].map(|n| s.lang.count(n as u64));
        lines.push(sentence(&(s.lang.texts().report.failed)(&counted, &stored)));
    }
    if answer.worlds == 1 {
        lines.push(t.one_world.to_owned());
    }
    lines.push(t.model.to_owned());
    lines
}

/// With a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let stop = if words.ends_with(['.', '!', '?']) { "" } else { "." };
    first + letters.as_str() + stop
}

/// How many numbers are the file's own and how many the pack's.
fn rests_on(s: &Source<'_>) -> Vec<String> {
    let m = &s.material.results.manifest;
    let given = m.assumptions.iter().filter(|a| a.given).count();
    let [own, pack, unknowns] =
        [given, m.assumptions.len() - given, m.unknowns.len()].map(|n| s.lang.count(n as u64));
    vec![(s.t.verdict.numbers)(&own, &pack, m.evidence.name(), &unknowns)]
}

/// What somebody needs to get the same numbers.
fn repeat(s: &Source<'_>) -> Vec<Fact> {
    let (m, t) = (&s.material.results.manifest, &s.t.verdict);
    let file = std::path::Path::new(&m.scenario_path).file_name();
    let file = file.map_or_else(|| m.scenario_path.clone(), |f| f.to_string_lossy().into_owned());
    let worlds = s.material.answer.stored_worlds;
    let number = |v: f64| Cell::Number(v, "0".to_owned());
    // A seed may have more digits than a number in a cell.
    let seed = if m.seed < EXACT { number(m.seed as f64) } else { Cell::Text(m.seed.to_string()) };
    let command = command::repeat(m, s.material.results.asked, worlds);
    vec![
        (t.file.to_owned(), Cell::Text(file), String::new()),
        (t.seed.to_owned(), seed, t.seed_note.to_owned()),
        (t.worlds.to_owned(), number(worlds as f64), t.worlds_note.to_owned()),
        (t.version.to_owned(), Cell::Text(m.program.clone()), (t.version_note)(m.results)),
        (t.command.to_owned(), Cell::Text(command), String::new()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_become_sentences() {
        assert_eq!(sentence("die Ergebnisse zählen"), "Die Ergebnisse zählen.");
        assert_eq!(sentence("Done."), "Done.");
        assert_eq!(sentence(""), ".");
    }
}
