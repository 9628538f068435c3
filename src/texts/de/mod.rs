//! The German catalogue.

mod cdf;
mod heatmap;
mod page;
mod titles;

use super::Catalogue;

pub static CATALOGUE: Catalogue =
    Catalogue { cdf: &cdf::TEXTS, heatmap: &heatmap::TEXTS, titles: &titles::TEXTS, page: page::TEXTS };
