//! The English catalogue.

mod frame;
mod number;
mod page;
mod slides;
mod story;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue {
    page: page::TEXTS,
    frame: frame::TEXTS,
    number: &number::TEXTS,
    slides: &slides::TEXTS,
    story: &story::TEXTS,
};
