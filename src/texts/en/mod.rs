//! The English catalogue.

mod ask;
mod assumptions;
mod cdf;
mod chart;
mod check;
mod explain;
mod frame;
mod full;
mod guards;
mod heatmap;
mod network;
mod number;
mod packs;
mod page;
mod pilot;
mod report;
mod retention;
mod run;
mod seen;
mod selection;
mod slides;
mod story;
mod titles;
mod verdict_titles;
mod verify;
mod workbook;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue {
    frame: frame::TEXTS,
    page: page::TEXTS,
    network: &network::TEXTS,
    retention: &retention::TEXTS,
    slides: &slides::TEXTS,
    story: &story::TEXTS,
    verify: &verify::TEXTS,
    explain: &explain::TEXTS,
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
    ask: &ask::TEXTS,
    chart: &chart::TEXTS,
    titles: &titles::TEXTS,
    number: &number::TEXTS,
    cdf: &cdf::TEXTS,
    heatmap: &heatmap::TEXTS,
    verdict_titles: &verdict_titles::TEXTS,
    workbook: &workbook::TEXTS,
};
