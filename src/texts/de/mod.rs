//! The German catalogue.

mod frame;
mod page;
mod story;
mod workbook;

use super::Catalogue;

pub static CATALOGUE: Catalogue =
    Catalogue { page: page::TEXTS, frame: frame::TEXTS, story: &story::TEXTS, workbook: &workbook::TEXTS };
