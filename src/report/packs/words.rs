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
    match (agreement, lang) {
        (Agreement::SameNumbers, Lang::En) => {
            "Both packs give the same: the file sets every number in which they differ".into()
        }
        (Agreement::SameNumbers, Lang::De) => {
            "Beide Pakete ergeben dasselbe: Die Datei legt alle Zahlen fest, in denen sie sich unterscheiden"
                .into()
        }
        (Agreement::OnlyOne, Lang::En) => {
            "There is only one policy, so the packs have nothing to agree on".into()
        }
        (Agreement::OnlyOne, Lang::De) => {
            "Es gibt nur eine Maßnahme; die Zahlenpakete können sich darüber nicht uneins sein".into()
        }
        (Agreement::Identical, Lang::En) => "Under neither pack does any policy change anything".into(),
        (Agreement::Identical, Lang::De) => {
            "In keinem der beiden Zahlenpakete ändert eine Maßnahme etwas".into()
        }
        (Agreement::Best { policy, baseline, divided }, _) => {
            let (p, stays) = (quote(policy), *baseline);
            let divided = divided.as_ref().map_or(String::new(), |d| {
                let d = quote(d);
                (lang.texts().packs.they_disagree_about)(&d)
            });
            lang.pick(
                format!("{p} {} best under both packs", if stays { "stays" } else { "is" }),
                format!("{p} {} mit beiden Zahlenpaketen am besten", if stays { "bleibt" } else { "ist" }),
            ) + &divided
        }
        (Agreement::Unbeaten { policy }, _) => (lang.texts().packs.unbeaten)(&quote(policy)),
        (Agreement::Disagree { folklore, measured }, _) => {
            let (a, b) = (quote(folklore), quote(measured));
            (lang.texts().packs.disagree)(&a, &b)
        }
        (Agreement::Open { folklore, measured }, _) => match (folklore, measured) {
            (Some(a), _) => open(lang, &quote(a), Pack::Folklore),
            (None, Some(b)) => open(lang, &quote(b), Pack::Measured),
            (None, None) => lang.texts().packs.open_under_both.to_owned(),
        },
    }
}

fn open(lang: Lang, best: &str, settled: Pack) -> String {
    let (settled, other) = (settled.name(), settled.other().name());
    (lang.texts().packs.open_under_one)(&settled, &best, &other)
}
