//! Every chart in every language and theme, on plausible and on nasty data.

use super::data::{ChartData, Context, Finding, Lang, Policies};
use super::lint::lint;
use super::theme::{SLIDE, THEMES};
use super::{CHARTS, samples, titles};
use rayon::prelude::*;

fn contexts(name: &str) -> Vec<Context> {
    [Lang::En, Lang::De]
        .into_iter()
        .map(|lang| {
            let mut ctx = samples::context(lang);
            match name {
                "one world" => (ctx.worlds, ctx.currency) = (1, "CHF".into()),
                "long names" => {
                    ctx.scenario_file = format!("{}.toml", samples::LONG);
                    (ctx.worlds, ctx.people, ctx.seed) = (1_000_000, 4_000_000_000, u64::MAX);
                }
                "two policies" => (ctx.weeks, ctx.currency) = (20, "GROUP CREDITS".into()),
                _ => {}
            }
            ctx
        })
        .collect()
}

#[test]
fn no_chart_has_a_fault_in_any_language_or_theme_on_any_data() {
    let faults: Vec<String> =
        samples::nasty().par_iter().flat_map_iter(|(name, data)| faults(name, data)).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The faults of all charts that some data are made for.
fn faults(name: &str, data: &ChartData) -> Vec<String> {
    let mut faults = Vec::new();
    // Where only one chart's data are unusual the others would be drawn as for "plausible" again.
    let only =
        [("packs ", "packs"), ("voice ", "iceberg")].into_iter().find(|(start, _)| name.starts_with(start));
    let kinds = || CHARTS.iter().filter(|kind| only.is_none_or(|(_, key)| kind.key == key));
    for ctx in contexts(name) {
        for theme in THEMES {
            for picture in kinds().flat_map(|kind| (kind.draw)(data, &ctx, theme)) {
                let ground = if theme.dark { "dark" } else { "light" };
                let what = format!("{name}, {}, {:?}, {} {ground}", picture.stem, ctx.lang, theme.key);
                faults.extend(lint(&picture.scene).into_iter().map(|fault| format!("{what}: {fault}")));
            }
        }
    }
    faults
}

#[test]
fn every_kind_has_a_key_of_its_own_and_names_in_both_languages() {
    for (i, kind) in CHARTS.iter().enumerate() {
        assert!(!kind.en.is_empty() && !kind.de.is_empty() && kind.en != kind.de);
        assert!(CHARTS[..i].iter().all(|other| other.key != kind.key));
    }
}

#[test]
fn svg_files_are_sound_and_carry_no_markup_from_names() {
    for (name, data) in samples::nasty() {
        for kind in CHARTS {
            for picture in (kind.draw)(&data, &samples::context(Lang::De), &SLIDE) {
                let svg = picture.scene.to_svg();
                assert!(!svg.contains("<script") && !svg.contains("<b>"), "{name}");
                for word in ["NaN", "inf\"", "inf "] {
                    assert!(!svg.contains(word), "{name}, {}: {word}", picture.stem);
                }
                assert_eq!(svg.matches("</svg>").count(), 1, "{name}");
            }
        }
    }
}

/// The SVG with the outlines of text left out: what remains is small and readable.
fn readable(svg: &str) -> String {
    let line = |l: &str| match (
        l.contains("aria-label") || l.contains("stroke-linejoin=\"round\"/"),
        l.find(" d=\""),
    ) {
        (true, Some(at)) if l.len() > 400 => format!("{} …\n", &l[..at]),
        _ => format!("{l}\n"),
    };
    svg.lines().map(line).collect()
}

#[test]
fn pictures_stay_as_they_are_until_someone_looks() {
    let data = samples::plausible();
    for kind in CHARTS {
        for (n, p) in (kind.draw)(&data, &samples::context(Lang::De), &SLIDE).iter().enumerate() {
            let name = if n == 0 { kind.key.to_owned() } else { format!("{}-{}", kind.key, n + 1) };
            insta::assert_snapshot!(name, readable(&p.scene.to_svg()));
        }
    }
}

#[test]
fn a_png_has_the_size_of_a_slide() {
    for theme in THEMES {
        let p = &(CHARTS[0].draw)(&samples::plausible(), &samples::context(Lang::En), theme)[0];
        let png = p.scene.to_png(theme.png_scale);
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((side(16), side(20)), (1920, 1080));
    }
}

fn with_findings(findings: &[Finding]) -> Policies {
    let mut data = samples::plausible().policies;
    data.rows = findings
        .iter()
        .zip(data.rows.iter().cycle())
        .map(|(f, r)| {
            let mut r = r.clone();
            r.finding = *f;
            r
        })
        .collect();
    data
}

#[test]
fn titles_claim_only_what_was_found() {
    use Finding::*;
    for lang in [Lang::En, Lang::De] {
        let title = |f: &[Finding]| titles::policies(&with_findings(f), lang, 44);
        let (pays, open) = match lang {
            Lang::En => (["pays off", "pay off"], "Still open"),
            Lang::De => (["zahlt sich aus", "zahlen sich aus"], "Noch offen"),
        };
        for all_open in [&[Open][..], &[Open, Open, Open]] {
            let t = title(all_open);
            assert!(t.starts_with(open) && !pays.iter().any(|p| t.contains(p)), "{t}");
        }
        assert!(pays.iter().any(|p| title(&[Better, Worse]).contains(p)));
        assert!(!pays.iter().any(|p| title(&[Worse, Open]).contains(p)));
        assert!(title(&[Better, Better, Open, Worse]).starts_with('2'));
    }
    assert_eq!(
        titles::policies(&with_findings(&[Better, Worse]), Lang::En, 44),
        "“Ask for complaints, answer within 2 days” pays off – “Call back within 2 days” does not"
    );
}

#[test]
fn a_policy_that_wins_seldom_pays_off_on_average_only() {
    let mut data = with_findings(&[Finding::Better, Finding::Better]);
    data.rows.iter_mut().for_each(|row| row.better = 0.95);
    assert!(titles::policies(&data, Lang::En, 44).starts_with("Both policies pay off, led by"));
    data.rows[1].better = 0.59;
    assert!(titles::policies(&data, Lang::En, 44).starts_with("Both policies pay off on average, led by"));
    assert!(
        titles::policies(&data, Lang::De, 44).starts_with("Beide Maßnahmen zahlen sich im Mittel aus, vorn")
    );
    // How seldom a policy wins says nothing about the others' finding.
    data.rows[1].finding = Finding::Open;
    assert!(!titles::policies(&data, Lang::En, 44).contains("on average"));
}

/// Prints how long each chart takes to draw, in this build.
#[test]
#[ignore = "measures"]
fn time_charts() {
    for (data, name) in [(samples::plausible(), "plausible"), (samples::nasty().remove(8).1, "eighth")] {
        for kind in CHARTS {
            let start = std::time::Instant::now();
            let pictures = (kind.draw)(&data, &samples::context(Lang::En), &SLIDE);
            let drawn = start.elapsed();
            let svg: usize = pictures.iter().map(|p| p.scene.to_svg().len()).sum();
            let svgs = start.elapsed() - drawn;
            let faults = pictures.iter().map(|p| lint(&p.scene).len()).sum::<usize>();
            let lints = start.elapsed() - drawn - svgs;
            let png: usize = pictures.iter().map(|p| p.scene.to_png(1.5).len()).sum();
            let pngs = start.elapsed() - drawn - svgs - lints;
            println!(
                "{name} {}: draw {drawn:?}, svg {svgs:?} {svg} B, lint {lints:?} {faults}, png {pngs:?} {png} B",
                kind.key
            );
        }
    }
}

/// Writes every picture to the folder named by `GRAPEVINE_PICTURES`, to be looked at.
#[test]
#[ignore = "writes pictures for people"]
fn write_pictures() {
    let folder = std::path::PathBuf::from(std::env::var("GRAPEVINE_PICTURES").expect("names a folder"));
    let wanted = std::env::var("GRAPEVINE_PICTURE").unwrap_or_default();
    std::fs::create_dir_all(&folder).expect("folder can be made");
    for (name, data) in samples::nasty() {
        for ctx in contexts(name) {
            for theme in THEMES {
                for p in CHARTS.iter().flat_map(|k| (k.draw)(&data, &ctx, theme)) {
                    let ground = if theme.dark { "dark" } else { "light" };
                    let file = format!("{name}-{}-{:?}-{}-{ground}.png", p.stem, ctx.lang, theme.key);
                    let file = file.replace(' ', "_");
                    if file.contains(&wanted) {
                        let start = std::time::Instant::now();
                        let png = p.scene.to_png(theme.png_scale);
                        println!("{file}: {:?}, svg {} B", start.elapsed(), p.scene.to_svg().len());
                        std::fs::write(folder.join(file), png).expect("picture can be written");
                    }
                }
            }
        }
    }
}

#[test]
fn access_and_price_are_causes_only_where_somebody_left_for_them() {
    let svg = |lang: Lang, access: f64, price: f64| {
        let mut data = samples::plausible();
        data.causes.baseline.counts[6] = access;
        data.causes.policies[0].counts[7] = price;
        super::causes::draw(&data.causes, &samples::context(lang), &SLIDE).to_svg()
    };
    for (lang, access, price) in
        [(Lang::En, "Hard to reach", "Price"), (Lang::De, "Schlecht erreichbar", "Preis")]
    {
        assert!(!svg(lang, 0.0, 0.0).contains(access) && !svg(lang, 0.0, 0.0).contains(price));
        assert!(svg(lang, 20.0, 0.0).contains(access) && !svg(lang, 20.0, 0.0).contains(price));
        assert!(!svg(lang, 0.0, 5.0).contains(access) && svg(lang, 0.0, 5.0).contains(price));
    }
    assert!(svg(Lang::En, 9_000.0, 0.0).contains("because the place is hard to reach"));
}
