//! The German catalogue.

mod ask;
mod assumptions;
mod cdf;
mod chart;
mod check;
mod explain;
mod export;
mod frame;
mod full;
mod guards;
mod heatmap;
mod network;
mod number;
mod packs;
mod page;
mod pilot;
mod plan;
mod report;
mod retention;
mod run;
mod seen;
mod selection;
mod slides;
mod status;
mod story;
mod sweep_ask;
mod titles;
mod verdict_titles;
mod verify;
mod workbook;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue {
    page: page::TEXTS,
    verify: &verify::TEXTS,
    explain: &explain::TEXTS,
    export: &export::TEXTS,
    check: &check::TEXTS,
    run: &run::TEXTS,
    seen: &seen::TEXTS,
    full: &full::TEXTS,
    report: &report::TEXTS,
    packs: &packs::TEXTS,
    assumptions: &assumptions::TEXTS,
    guards: &guards::TEXTS,
    selection: &selection::TEXTS,
    pilot: &pilot::TEXTS,
    plan: &plan::TEXTS,
    status: &status::TEXTS,
    ask: &ask::TEXTS,
    chart: &chart::TEXTS,
    titles: &titles::TEXTS,
    number: &number::TEXTS,
    cdf: &cdf::TEXTS,
    heatmap: &heatmap::TEXTS,
    verdict_titles: &verdict_titles::TEXTS,
    sweep_ask: &sweep_ask::TEXTS,
    frame: frame::TEXTS,
    network: &network::TEXTS,
    retention: &retention::TEXTS,
    slides: &slides::TEXTS,
    story: &story::TEXTS,
    workbook: &workbook::TEXTS,
};
