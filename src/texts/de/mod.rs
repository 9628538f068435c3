//! The German catalogue.

mod ask;
mod assumptions;
mod chart;
mod frame;
mod full;
mod guards;
mod network;
mod number;
mod packs;
mod page;
mod pilot;
mod report;
mod retention;
mod seen;
mod selection;
mod story;
mod titles;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue {
    frame: frame::TEXTS,
    page: page::TEXTS,
    network: &network::TEXTS,
    retention: &retention::TEXTS,
    story: &story::TEXTS,
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
};
