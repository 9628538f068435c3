//! What both packs together say, in words.

use grapevine_engine::evidence::Pack;

use super::super::Lang;
use super::{Agreement, Standing};

impl Standing {
    /// One or two words.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Standing::Best => lang.pick("best", "am besten"),
            Standing::AmongBest => lang.pick("among the best", "mit vorn"),
            Standing::Better => lang.pick("better", "besser"),
            Standing::Worse => lang.pick("worse", "schlechter"),
            Standing::Alike => lang.pick("no difference", "kein Unterschied"),
            Standing::Open => lang.pick("open", "offen"),
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
                lang.pick(format!(" – they disagree about {d}"), format!(" – uneins sind sie über {d}"))
            });
            lang.pick(
                format!("{p} {} best under both packs", if stays { "stays" } else { "is" }),
                format!("{p} {} mit beiden Zahlenpaketen am besten", if stays { "bleibt" } else { "ist" }),
            ) + &divided
        }
        (Agreement::Unbeaten { policy }, _) => lang.pick(
            format!("Under both packs nothing is better than {} by an amount that matters", quote(policy)),
            format!("In beiden Zahlenpaketen ist nichts nennenswert besser als {}", quote(policy)),
        ),
        (Agreement::Disagree { folklore, measured }, _) => {
            let (a, b) = (quote(folklore), quote(measured));
            lang.pick(
                format!("The packs disagree: {a} is best under folklore, {b} under measured"),
                format!(
                    "Die Zahlenpakete widersprechen sich: mit folklore ist {a} am besten, mit measured {b}"
                ),
            )
        }
        (Agreement::Open { folklore, measured }, _) => match (folklore, measured) {
            (Some(a), _) => open(lang, &quote(a), Pack::Folklore),
            (None, Some(b)) => open(lang, &quote(b), Pack::Measured),
            (None, None) => lang.pick(
                "Still open under both packs: which policy is best".into(),
                "Noch offen, mit beiden Zahlenpaketen: welche Maßnahme die beste ist".into(),
            ),
        },
    }
}

fn open(lang: Lang, best: &str, settled: Pack) -> String {
    let (settled, other) = (settled.name(), settled.other().name());
    lang.pick(
        format!("Under {settled} nothing beats {best} – under {other} it is still open"),
        format!("Mit {settled} ist nichts besser als {best} – mit {other} ist es noch offen"),
    )
}
