//! The German catalogue.

mod page;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue { page: page::TEXTS };
