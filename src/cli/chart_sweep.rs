//! `chart DIR heatmap|tornado` of a sweep.

use super::chart::{Args, Wish, charts_folder, write};
use super::{Failure, exit, out};
use crate::report::chart::theme::{REPORT, SLIDE, Theme};
use crate::report::chart::{Picture, heatmap, tornado};
use crate::report::sweep::ask::Subject;
use crate::report::sweep::figures;
use crate::store::sweep::SweepResults;

/// Kinds of chart that a sweep has.
const KINDS: [&str; 2] = ["heatmap", "tornado"];

/// Draws what was asked for, or every kind that there is something to show of, and prints the files' names.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let wrong = |message: String| Failure::new(exit::WRONG_FILE, message);
    let results = SweepResults::open(&args.folder)?;
    let scenario = results.manifest.lang.into();
    let lang = args.lang.unwrap_or(scenario);
    if let Some(other) = args.kinds.iter().find(|k| !KINDS.contains(&k.as_str())) {
        return Err(wrong((lang.texts().sweep_chart.no_such_chart)(other, &KINDS.join(", "))));
    }
    let subject = Subject::new(results, None, None, lang).map_err(wrong)?;
    let key = if args.print { REPORT.key } else { &args.theme };
    let theme = Theme::named(key, args.dark).unwrap_or(&SLIDE);
    let wish = Wish {
        kinds: &args.kinds,
        theme,
        lang,
        svg: !args.png && !args.print,
        png: !args.svg,
        print: args.print,
    };
    let folder = charts_folder(&args.folder)?;
    let (mut names, mut missing) = (String::new(), Vec::new());
    for kind in KINDS.into_iter().filter(|k| args.kinds.is_empty() || args.kinds.iter().any(|a| a == k)) {
        match picture(&subject, kind, theme) {
            Ok(picture) => {
                let files = write(&picture, &folder, &wish.variant(scenario), &wish)?;
                files.iter().for_each(|f| names += &format!("{}\n", f.display()));
            }
            Err(why) => missing.push((lang.texts().sweep_chart.nothing_to_show)(&kind, &why)),
        }
    }
    out::data(&names)?;
    let asked_for = !args.kinds.is_empty();
    match missing.first() {
        Some(why) if asked_for || names.is_empty() => Err(wrong(why.clone())),
        _ => {
            missing.iter().for_each(|why| out::note(why));
            Ok(exit::DONE)
        }
    }
}

fn picture(s: &Subject, kind: &str, theme: &Theme) -> Result<Picture, String> {
    let context = figures::context(s);
    let scene = match kind {
        "heatmap" => heatmap::draw(&figures::heatmap(s)?, &context, theme),
        _ => tornado::draw(&figures::tornado(s)?, &context, theme),
    };
    Ok(Picture { stem: kind.to_owned(), scene })
}
