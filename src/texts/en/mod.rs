//! The English catalogue.

mod frame;
mod page;
mod story;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue { page: page::TEXTS, frame: frame::TEXTS, story: &story::TEXTS };
