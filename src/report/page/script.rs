//! The script of the page: plain files in a fixed order, joined into one.

/// Name and text of each file. Files only declare; the last one starts the page.
static FILES: &[(&str, &str)] = &[
    ("data.js", include_str!("script/data.js")),
    ("core.js", include_str!("script/core.js")),
    ("number.js", include_str!("script/number.js")),
    ("text.js", include_str!("script/text.js")),
    ("marks.js", include_str!("script/marks.js")),
    ("time.js", include_str!("script/time.js")),
    ("rows.js", include_str!("script/rows.js")),
    ("berg.js", include_str!("script/berg.js")),
    ("break-even.js", include_str!("script/break-even.js")),
    ("iceberg-words.js", include_str!("script/iceberg-words.js")),
    ("labels.js", include_str!("script/labels.js")),
    ("contour.js", include_str!("script/contour.js")),
    ("heat-marks.js", include_str!("script/heat-marks.js")),
    ("network-people.js", include_str!("script/network-people.js")),
    ("chart-network.js", include_str!("script/chart-network.js")),
    ("chart-policies.js", include_str!("script/chart-policies.js")),
    ("chart-fan.js", include_str!("script/chart-fan.js")),
    ("chart-iceberg.js", include_str!("script/chart-iceberg.js")),
    ("chart-causes.js", include_str!("script/chart-causes.js")),
    ("chart-dots.js", include_str!("script/chart-dots.js")),
    ("chart-tornado.js", include_str!("script/chart-tornado.js")),
    ("chart-seen.js", include_str!("script/chart-seen.js")),
    ("chart-packs.js", include_str!("script/chart-packs.js")),
    ("chart-pilot.js", include_str!("script/chart-pilot.js")),
    ("chart-cdf.js", include_str!("script/chart-cdf.js")),
    ("chart-heatmap.js", include_str!("script/chart-heatmap.js")),
    ("chart-retention.js", include_str!("script/chart-retention.js")),
    ("view.js", include_str!("script/view.js")),
    ("figures.js", include_str!("script/figures.js")),
    ("tables.js", include_str!("script/tables.js")),
    ("stage.js", include_str!("script/stage.js")),
    ("shell.js", include_str!("script/shell.js")),
];

/// The whole script, without the lines that only tell programmers something.
pub fn joined() -> String {
    let files = FILES.iter().map(|(name, text)| format!("// {name}\n{}", without_remarks(text)));
    std::iter::once("\"use strict\";\n".to_owned()).chain(files).collect()
}

/// Without indentation, empty lines and lines that are comments. No text of the script goes over several lines.
fn without_remarks(script: &str) -> String {
    let mut within = false;
    let mut out = String::new();
    for line in script.lines().map(str::trim) {
        let starts = line.starts_with("/*");
        let remark = within || starts || line.starts_with("//") || line.is_empty();
        within = (within || starts) && !line.ends_with("*/");
        if !remark {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_remarks_and_indentation_are_left_out() {
        let script = "// one\n/** two\n * three */\nconst a = 1; // four\n\n  f(a); /* five */\n";
        assert_eq!(without_remarks(script), "const a = 1; // four\nf(a); /* five */\n");
    }

    #[test]
    fn no_text_of_the_script_goes_over_several_lines() {
        for (name, script) in FILES {
            for line in script.lines().filter(|l| !l.trim_start().starts_with(['/', '*'])) {
                assert!(line.matches('`').count().is_multiple_of(2), "{name}: {line}");
            }
        }
    }

    #[test]
    fn no_name_is_declared_twice() {
        let declared = FILES.iter().flat_map(|(_, script)| script.lines()).filter_map(|line| {
            let rest = ["function ", "const ", "let "].iter().find_map(|start| line.strip_prefix(start))?;
            Some(rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap())
        });
        let mut names: Vec<&str> = declared.filter(|n| !n.is_empty()).collect();
        names.sort_unstable();
        let twice: Vec<_> = names.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
        assert!(names.len() > 100 && twice.is_empty(), "{twice:?}");
    }
}
