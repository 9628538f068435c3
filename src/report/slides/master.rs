//! The slide master, its two layouts, and the master of the notes.

use super::super::chart::scene::Rgba;
use super::super::chart::theme::SLIDE;
use super::shape::{Place, fill};
use super::text::hundredths;
use super::xml::{HEAD, SPACES, escape};
use crate::texts::slides::SlidesTexts;

/// Where the title of a chart stands: two lines of it.
pub const TITLE: Place = Place::new(SLIDE_MARGIN, 38.0, 1280.0 - 2.0 * SLIDE_MARGIN, 84.0);
/// Size of titles in pixels.
pub const TITLE_SIZE: f64 = 34.0;
/// The margin at both sides, that of the charts.
pub const SLIDE_MARGIN: f64 = 56.0;
/// The line at the foot: what was run, and the slide's number.
pub const FOOTER: Place = Place::new(SLIDE_MARGIN, 674.0, 960.0, 24.0);
const NUMBER: Place = Place::new(1280.0 - SLIDE_MARGIN - 120.0, 674.0, 120.0, 24.0);
/// Title and subtitle of the first slide.
pub const OPENING: Place = Place::new(SLIDE_MARGIN, 196.0, 1280.0 - 2.0 * SLIDE_MARGIN, 170.0);
/// Size of the first slide's title in pixels.
pub const OPENING_SIZE: f64 = 52.0;
const QUESTION: Place = Place::new(SLIDE_MARGIN, 398.0, 1280.0 - 2.0 * SLIDE_MARGIN, 150.0);
const RULE: Place = Place::new(SLIDE_MARGIN, 378.0, 96.0, 4.0);
/// The tree's own properties, before its shapes.
pub const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
    <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>\
    <a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// A placeholder of a master or a layout: `kind` are the attributes of `<p:ph>`, `body` what stands between the
/// text's properties and its end.
fn placeholder(id: u32, name: &str, kind: &str, place: Option<Place>, body: &str) -> String {
    let geometry = place.map_or_else(String::new, |p| {
        format!(
            "<a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>",
            p.written("off", "ext")
        )
    });
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{geometry}</p:spPr><p:txBody>{body}</p:txBody></p:sp>",
        escape(name)
    )
}

/// `<a:bodyPr>` without margins.
fn frame(anchor: &str) -> String {
    format!(
        "<a:bodyPr vert=\"horz\" wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" \
         anchor=\"{anchor}\"><a:normAutofit/></a:bodyPr>"
    )
}

fn words(lang: &str, text: &str) -> String {
    format!("<a:p><a:r><a:rPr lang=\"{lang}\"/><a:t>{}</a:t></a:r></a:p>", escape(text))
}

/// Small type at the foot.
fn small(align: &str) -> String {
    format!(
        "<a:lstStyle><a:lvl1pPr algn=\"{align}\"><a:defRPr sz=\"{}\">{}</a:defRPr></a:lvl1pPr></a:lstStyle>",
        hundredths(SLIDE.footnote),
        fill(SLIDE.colors.muted)
    )
}

fn number_field(lang: &str) -> String {
    format!(
        "<a:p><a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\"><a:rPr lang=\"{lang}\"/>\
         <a:t>‹#›</a:t></a:fld><a:endParaRPr lang=\"{lang}\"/></a:p>"
    )
}

/// The words at the foot. Master and layouts have them, too, as PowerPoint leaves them after "apply to all":
/// LibreOffice takes their look from there.
fn footer_line(lang: &str, footer: &str) -> String {
    if footer.is_empty() {
        format!("<a:p><a:endParaRPr lang=\"{lang}\"/></a:p>")
    } else {
        words(lang, footer)
    }
}

/// Footer and number as a slide or layout has them: place and look come from the master.
pub fn foot(ids: [u32; 2], texts: &SlidesTexts, lang: &str, footer: &str, number: Option<usize>) -> String {
    let field = match number {
        Some(n) => number_field(lang).replace("‹#›", &n.to_string()),
        None => number_field(lang),
    };
    let line = footer_line(lang, footer);
    placeholder(
        ids[0],
        texts.footer,
        "type=\"ftr\" sz=\"quarter\" idx=\"11\"",
        None,
        &format!("<a:bodyPr/><a:lstStyle/>{line}"),
    ) + &placeholder(
        ids[1],
        texts.number,
        "type=\"sldNum\" sz=\"quarter\" idx=\"12\"",
        None,
        &format!("<a:bodyPr/><a:lstStyle/>{field}"),
    )
}

/// Nine levels of a text style; only the first is used, but PowerPoint offers all.
fn levels(size: f64, bold: bool, color: Rgba, face: &str) -> String {
    let bold = u8::from(bold);
    (1..=9)
        .map(|n| {
            format!(
                "<a:lvl{n}pPr marL=\"0\" indent=\"0\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" \
                 latinLnBrk=\"0\" hangingPunct=\"1\"><a:spcBef><a:spcPct val=\"0\"/></a:spcBef><a:buNone/>\
                 <a:defRPr sz=\"{}\" b=\"{bold}\" kern=\"1200\">{}<a:latin typeface=\"+{face}-lt\"/>\
                 <a:ea typeface=\"+{face}-ea\"/><a:cs typeface=\"+{face}-cs\"/></a:defRPr></a:lvl{n}pPr>",
                hundredths(size),
                fill(color)
            )
        })
        .collect()
}

/// `<p:defaultTextStyle>` of the presentation and its like.
pub fn other_style() -> String {
    levels(SLIDE.label, false, SLIDE.colors.ink, "mn")
}

/// The part `slideMasters/slideMaster1.xml`.
pub fn master(texts: &SlidesTexts, lang: &str, footer: &str) -> String {
    let c = &SLIDE.colors;
    let title = format!("{}<a:lstStyle/>{}", frame("t"), words(lang, texts.title));
    let body = format!("{}<a:lstStyle/>{}", frame("t"), words(lang, texts.body));
    let line = format!("{}{}{}", frame("ctr"), small("l"), footer_line(lang, footer));
    let number = format!("{}{}{}", frame("ctr"), small("r"), number_field(lang));
    let body_place = Place::new(SLIDE_MARGIN, 150.0, 1280.0 - 2.0 * SLIDE_MARGIN, 500.0);
    format!(
        "{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{}{}{}{}\
         </p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" \
         accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" \
         hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>\
         <p:sldLayoutId id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst><p:hf hdr=\"0\" dt=\"0\"/><p:txStyles>\
         <p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle><p:otherStyle>{}</p:otherStyle></p:txStyles>\
         </p:sldMaster>",
        fill(c.paper),
        placeholder(2, texts.title, "type=\"title\"", Some(TITLE), &title),
        placeholder(3, texts.body, "type=\"body\" idx=\"1\"", Some(body_place), &body),
        placeholder(4, texts.footer, "type=\"ftr\" sz=\"quarter\" idx=\"3\"", Some(FOOTER), &line),
        placeholder(5, texts.number, "type=\"sldNum\" sz=\"quarter\" idx=\"4\"", Some(NUMBER), &number),
        levels(TITLE_SIZE, true, c.ink, "mj"),
        levels(SLIDE.subtitle, false, c.ink, "mn"),
        other_style()
    )
}

fn layout(kind: &str, name: &str, shapes: &str) -> String {
    format!(
        "{HEAD}<p:sldLayout {SPACES} type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{}\"><p:spTree>{TREE}{shapes}\
         </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        escape(name)
    )
}

/// The layout of the first slide.
pub fn title_layout(texts: &SlidesTexts, lang: &str, footer: &str) -> String {
    let large = |size: f64, color: Rgba| {
        format!(
            "<a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\" algn=\"l\"><a:buNone/><a:defRPr sz=\"{}\">{}</a:defRPr>\
             </a:lvl1pPr></a:lstStyle>",
            hundredths(size),
            fill(color)
        )
    };
    let c = &SLIDE.colors;
    let title = format!("{}{}{}", frame("b"), large(OPENING_SIZE, c.ink), words(lang, texts.title));
    let question = format!("{}{}{}", frame("t"), large(26.0, c.muted), words(lang, texts.subtitle));
    let rule = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"6\" name=\"{}\"/><p:cNvSpPr/><p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr>\
         <a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>",
        escape(texts.rule),
        RULE.written("off", "ext"),
        fill(c.better)
    );
    let shapes = rule
        + &placeholder(2, texts.title, "type=\"ctrTitle\"", Some(OPENING), &title)
        + &placeholder(3, texts.subtitle, "type=\"subTitle\" idx=\"1\"", Some(QUESTION), &question)
        + &foot([4, 5], texts, lang, footer, None);
    layout("title", texts.layout_title, &shapes)
}

/// The layout of every other slide.
pub fn title_only_layout(texts: &SlidesTexts, lang: &str, footer: &str) -> String {
    let title = format!("<a:bodyPr/><a:lstStyle/>{}", words(lang, texts.title));
    let shapes = placeholder(2, texts.title, "type=\"title\"", None, &title)
        + &foot([3, 4], texts, lang, footer, None);
    layout("titleOnly", texts.layout_title_only, &shapes)
}

/// The part `notesMasters/notesMaster1.xml`: the slide above, the notes below, on a page of 7.5 × 10 inches.
pub fn notes_master(texts: &SlidesTexts, lang: &str) -> String {
    let image = Place::new(72.0, 72.0, 576.0, 324.0);
    let notes = Place::new(72.0, 430.0, 576.0, 460.0);
    let picture = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" \
         noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{}\
         </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln w=\"9525\">{}</a:ln></p:spPr></p:sp>",
        escape(texts.slide_image),
        image.written("off", "ext"),
        fill(SLIDE.colors.grid)
    );
    let body = format!("<a:bodyPr/><a:lstStyle/>{}", words(lang, texts.notes));
    format!(
        "{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{picture}{}\
         </p:spTree></p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" \
         accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" \
         hlink=\"hlink\" folHlink=\"folHlink\"/><p:notesStyle>{}</p:notesStyle></p:notesMaster>",
        fill(SLIDE.colors.paper),
        placeholder(3, texts.notes, "type=\"body\" sz=\"quarter\" idx=\"3\"", Some(notes), &body),
        levels(16.0, false, SLIDE.colors.ink, "mn"),
    )
}
