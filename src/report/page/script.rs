//! The script of the page: plain files in a fixed order, joined into one.

/// Name and text of each file. Files only declare; the last one starts the page.
static FILES: &[(&str, &str)] = &[
    ("data.js", include_str!("script/data.js")),
    ("core.js", include_str!("script/core.js")),
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
