//! What both packs together say, in words.

use grapevine_engine::evidence::Pack;

use super::super::Lang;
use super::{Agreement, Standing};

impl Standing {
    /// One or two words.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Standing::Best => lang.texts().packs.best,
            Standing::AmongBest => lang.texts().packs.among_best,
            Standing::Better => lang.texts().packs.better,
            Standing::Worse => lang.texts().packs.worse,
            Standing::Alike => lang.texts().packs.no_difference,
            Standing::Open => lang.texts().packs.open,
            Standing::Baseline => "—",
        }
    }
}

/// What both packs together say, without a full stop; `quote` puts names in quotation marks and shortens them.
pub fn sentence(agreement: &Agreement, lang: Lang, quote: &dyn Fn(&str) -> String) -> String {
    let t = lang.texts().packs;
    match agreement {
        Agreement::SameNumbers => t.same_numbers.to_owned(),
        Agreement::OnlyOne => t.only_one.to_owned(),
        Agreement::Identical => t.identical.to_owned(),
        Agreement::Best { policy, baseline, divided } => {
            let best = if *baseline { t.stays_best } else { t.is_best }(&quote(policy));
            best + &divided.as_ref().map_or_else(String::new, |d| (t.they_disagree_about)(&quote(d)))
        }
        Agreement::Unbeaten { policy } => (t.unbeaten)(&quote(policy)),
        Agreement::Disagree { folklore, measured } => {
            let (a, b) = (quote(folklore), quote(measured));
            (t.disagree)(&a, &b)
        }
        Agreement::Open { folklore, measured } => match (folklore, measured) {
            (Some(a), _) => open(lang, &quote(a), Pack::Folklore),
            (None, Some(b)) => open(lang, &quote(b), Pack::Measured),
            (None, None) => t.open_under_both.to_owned(),
        },
    }
}

fn open(lang: Lang, best: &str, settled: Pack) -> String {
    let (settled, other) = (settled.name(), settled.other().name());
    (lang.texts().packs.open_under_one)(&settled, &best, &other)
}
