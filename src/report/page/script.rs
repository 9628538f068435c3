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

/// The whole script.
pub fn joined() -> String {
    let files = FILES.iter().map(|(name, text)| format!("// {name}\n{text}\n"));
    std::iter::once("\"use strict\";\n".to_owned()).chain(files).collect()
}
