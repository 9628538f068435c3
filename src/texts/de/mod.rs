//! The German catalogue.

mod page;
mod story;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue { page: page::TEXTS, story: &story::TEXTS };
