//! The English catalogue.

mod number;
mod page;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue { page: page::TEXTS, number: &number::TEXTS };
