//! The German catalogue.

mod number;
mod page;
mod slides;

use super::Catalogue;

pub static CATALOGUE: Catalogue =
    Catalogue { page: page::TEXTS, number: &number::TEXTS, slides: &slides::TEXTS };
