//! The German catalogue.

mod page;
mod workbook;

use super::Catalogue;

pub static CATALOGUE: Catalogue = Catalogue { page: page::TEXTS, workbook: &workbook::TEXTS };
