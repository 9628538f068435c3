//! What `slides.pptx` says apart from what the charts and the report say already.

/// The slides' texts of one language. Functions take numbers already written in the language's format.
pub struct SlidesTexts {
    /// What shapes are called in PowerPoint's selection pane.
    pub chart: &'static str,
    pub label: &'static str,
    pub bar: &'static str,
    pub dot: &'static str,
    pub line: &'static str,
    pub grid: &'static str,
    pub curve: &'static str,
    pub area: &'static str,
    /// What placeholders and layouts are called.
    pub title: &'static str,
    pub subtitle: &'static str,
    pub body: &'static str,
    pub footer: &'static str,
    pub number: &'static str,
    pub rule: &'static str,
    pub notes: &'static str,
    pub slide_image: &'static str,
    pub layout_title: &'static str,
    pub layout_title_only: &'static str,
    /// policies, horizon, measure
    pub question: fn(usize, &str, &str) -> String,
    /// policy, horizon, measure
    pub question_of_one: fn(&str, &str, &str) -> String,
    /// evidence pack, version of the program
    pub made: fn(&str, &str) -> String,
    /// Notes of the first slide.
    pub opening_notes: &'static str,
    /// What the table of facts is called.
    pub facts: &'static str,
    pub verdict_notes: &'static str,
    pub policies: &'static str,
    /// title, part, parts
    pub part: fn(&str, usize, usize) -> String,
    pub policies_notes: &'static str,
    pub policy: &'static str,
    /// kind of chart, names of policies without one: appended to the notes
    pub left_out: fn(&str, &str) -> String,
    pub rests: &'static str,
    /// numbers of grade C or D, all numbers
    pub rests_counted: fn(&str, &str) -> String,
    /// Columns: assumption, value, grade, source.
    pub rests_head: [&'static str; 4],
    /// How units of shares begin, and the unit of factors, as the table of parameters has them.
    pub share: &'static str,
    pub factor: &'static str,
    /// BCP 47 tag of the language.
    pub tag: &'static str,
    pub own: &'static str,
    pub drawn: &'static str,
    pub rests_notes: &'static str,
    /// Before how a chart is read.
    pub how: &'static str,
    /// How a kind of chart is read, by its key; another kind is read by its subtitle alone.
    pub reading: &'static [(&'static str, &'static str)],
}
