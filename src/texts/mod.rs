//! Everything the program says about results: one catalogue per language, `en/` and `de/`, with a file per part.
//!
//! A part is a struct (or, for the page's script, a list of keys): a text missing in one language does not
//! compile, or fails the test at the end of this file.

pub mod ask;
pub mod assumptions;
pub mod cdf;
pub mod chart;
pub mod check;
pub mod de;
pub mod en;
pub mod explain;
pub mod export;
pub mod full;
pub mod guards;
pub mod heatmap;
pub mod network;
pub mod number;
pub mod packs;
mod part;
pub mod pilot;
pub mod plan;
pub mod report;
pub mod retention;
pub mod run;
pub mod seen;
pub mod selection;
pub mod slides;
pub mod status;
pub mod story;
pub mod sweep_ask;
pub mod sweep_chart;
pub mod titles;
pub mod verdict_titles;
pub mod verify;
pub mod workbook;

pub(crate) use part::part;

/// The catalogue of one language.
pub struct Catalogue {
    /// What the charts of `report.html` say, by key.
    pub page: &'static [(&'static str, &'static str)],
    /// Findings that stand over charts.
    pub titles: &'static titles::TitleTexts,
    /// Words in and around charts.
    pub chart: &'static chart::ChartTexts,
    /// Answers to the questions of `ask`.
    pub ask: &'static ask::AskTexts,
    /// What a pilot inside the market shows.
    pub pilot: &'static pilot::PilotTexts,
    /// What a sweep will cost, and what `sweep` says.
    pub plan: &'static plan::PlanTexts,
    /// How far a sweep is.
    pub status: &'static status::StatusTexts,
    /// A selection with a guarantee.
    pub selection: &'static selection::SelectionTexts,
    /// Remarks on how far a run can be relied on.
    pub guards: &'static guards::GuardTexts,
    /// What a run rests on.
    pub assumptions: &'static assumptions::AssumptionTexts,
    /// One scenario under both evidence packs.
    pub packs: &'static packs::PackTexts,
    /// The sentences of a report.
    pub report: &'static report::ReportTexts,
    /// The sentences of the long answer.
    pub full: &'static full::FullTexts,
    /// What the firm sees beside what is true.
    pub seen: &'static seen::SeenTexts,
    /// What `run`, `show` and `chart` say beside the report.
    pub run: &'static run::RunTexts,
    /// What `check` says.
    pub check: &'static check::CheckTexts,
    /// What `explain` says.
    pub explain: &'static explain::ExplainTexts,
    /// Columns of exported tables, and what `export` and `replay` say.
    pub export: &'static export::ExportTexts,
    /// What `verify` says.
    pub verify: &'static verify::VerifyTexts,
    /// How numbers are written.
    pub number: &'static number::NumberTexts,
    /// The chart of all policies' distributions.
    pub cdf: &'static cdf::CdfTexts,
    /// The chart of the gain over two parameters.
    pub heatmap: &'static heatmap::HeatMapTexts,
    /// Titles that leave open what the verdict leaves open.
    pub verdict_titles: &'static verdict_titles::TitleTexts,
    /// Answers to the same questions on a sweep.
    pub sweep_ask: &'static sweep_ask::SweepAskTexts,
    /// What the pictures of a sweep say.
    pub sweep_chart: &'static sweep_chart::SweepChartTexts,
    /// What `report.html` says around its charts, by key; `{name}` stands for what the script puts there.
    pub frame: &'static [(&'static str, &'static str)],
    /// What `slides.pptx` adds to charts and report.
    pub slides: &'static slides::SlidesTexts,
    /// What `report.html` tells step by step.
    pub story: &'static story::StoryTexts,
    /// Who told whom.
    pub network: &'static network::NetworkTexts,
    /// How customers stay.
    pub retention: &'static retention::RetentionTexts,
    /// What `results.xlsx` says.
    pub workbook: &'static workbook::Texts,
}

/// The catalogue of a language.
pub fn of(lang: Lang) -> &'static Catalogue {
    lang.pick(&en::CATALOGUE, &de::CATALOGUE)
}

/// Language of everything the program says to its users.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    #[default]
    En,
    De,
}

impl From<grapevine_engine::scenario::Lang> for Lang {
    fn from(lang: grapevine_engine::scenario::Lang) -> Lang {
        match lang {
            grapevine_engine::scenario::Lang::En => Lang::En,
            grapevine_engine::scenario::Lang::De => Lang::De,
        }
    }
}

impl Lang {
    /// As browsers and files name it.
    pub fn code(self) -> &'static str {
        self.pick("en", "de")
    }
    /// What is said in this language.
    pub fn texts(self) -> &'static Catalogue {
        of(self)
    }
    /// The one of two texts that is in this language.
    pub fn pick<T>(self, en: T, de: T) -> T {
        match self {
            Lang::En => en,
            Lang::De => de,
        }
    }
}

#[cfg(test)]
mod tests;
