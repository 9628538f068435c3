//! From slides to the parts of a file.

use super::fit;
use super::master::{self, TREE};
use super::package::{Kind, Part, zipped};
use super::shape::{Ids, Place};
use super::text::hundredths;
use super::theme::theme;
use super::xml::{HEAD, SPACES, attribute, escape, is_right_to_left};
use crate::report::Lang;
use crate::report::chart::theme::SLIDE;
use crate::texts::slides::SlidesTexts;

/// The two layouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    Title,
    TitleOnly,
}

/// A slide. The title is never empty.
pub struct Slide {
    pub layout: Layout,
    pub title: String,
    /// Where the title stands, if not where the layout has it.
    pub title_place: Option<Place>,
    /// Paragraphs of the first slide's subtitle.
    pub subtitle: Vec<String>,
    /// Writes what stands below the title.
    pub content: Box<dyn Fn(&mut Ids) -> String>,
    pub footer: String,
    pub notes: Vec<String>,
}

impl Slide {
    /// A slide with a title and what stands below it.
    pub fn new(title: String, footer: &str, content: impl Fn(&mut Ids) -> String + 'static) -> Slide {
        Slide {
            layout: Layout::TitleOnly,
            title,
            title_place: None,
            subtitle: Vec::new(),
            content: Box::new(content),
            footer: footer.to_owned(),
            notes: Vec::new(),
        }
    }
    pub fn notes(mut self, notes: Vec<String>) -> Slide {
        self.notes = notes.into_iter().filter(|n| !n.is_empty()).collect();
        self
    }
}

/// BCP 47 tag of a language.
pub fn tag(lang: Lang) -> &'static str {
    crate::texts::of(lang).slides.tag
}

/// A paragraph of a placeholder, in the layout's size or in pixels of its own with some room above.
fn paragraph(lang: &str, text: &str, size: Option<f64>) -> String {
    let turned = if is_right_to_left(text) { " rtl=\"1\"" } else { "" };
    let above = size.map_or_else(String::new, |px| {
        format!("<a:spcBef><a:spcPts val=\"{}\"/></a:spcBef>", hundredths(px * 0.5))
    });
    let size = size.map_or_else(String::new, |px| format!(" sz=\"{}\"", hundredths(px)));
    format!(
        "<a:p><a:pPr{turned}>{above}</a:pPr><a:r><a:rPr lang=\"{lang}\"{size} dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>",
        escape(text)
    )
}

/// A placeholder of a slide: look and, without a place of its own, position come from the layout.
fn placeholder(
    ids: &mut Ids,
    name: &str,
    kind: &str,
    place: Option<Place>,
    scale: u32,
    body: &str,
) -> String {
    // Without a scale of its own the text has the layout's size; PowerPoint fits it anew when it is edited.
    let scale = if scale < 100 { format!(" fontScale=\"{}\"", scale * 1000) } else { String::new() };
    let place = place.map_or_else(String::new, |p| format!("<a:xfrm>{}</a:xfrm>", p.written("off", "ext")));
    let mut out = format!("<p:sp><p:nvSpPr><p:cNvPr id=\"{}\"", ids.next());
    attribute(&mut out, "name", name);
    out + &format!(
        "/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>\
         <p:spPr>{place}</p:spPr><p:txBody><a:bodyPr><a:normAutofit{scale}/></a:bodyPr><a:lstStyle/>{body}</p:txBody></p:sp>"
    )
}

fn slide(s: &Slide, number: usize, texts: &SlidesTexts, lang: &str) -> String {
    let mut ids = Ids::new();
    let kind = if s.layout == Layout::Title { "type=\"ctrTitle\"" } else { "type=\"title\"" };
    let (room, size) = match s.layout {
        Layout::Title => (master::OPENING, master::OPENING_SIZE),
        Layout::TitleOnly => (s.title_place.unwrap_or(master::TITLE), master::TITLE_SIZE),
    };
    let scale = fit::scale(&s.title, size, &room);
    let title = paragraph(lang, &fit::balanced(&s.title, size * f64::from(scale) / 100.0, room.w), None);
    let mut shapes = placeholder(&mut ids, texts.title, kind, s.title_place, scale, &title);
    if !s.subtitle.is_empty() {
        let small = |i: usize| (i > 0).then_some(SLIDE.label);
        let lines = s.subtitle.iter().enumerate();
        let body: String = lines.map(|(i, line)| paragraph(lang, line, small(i))).collect();
        shapes += &placeholder(&mut ids, texts.subtitle, "type=\"subTitle\" idx=\"1\"", None, 100, &body);
    }
    // What is drawn lies below the title, which stays readable on a picture that fills the slide.
    let drawn = (s.content)(&mut ids);
    let foot = master::foot([ids.next(), ids.next()], texts, lang, &s.footer, Some(number));
    format!(
        "{HEAD}<p:sld {SPACES}><p:cSld><p:spTree>{TREE}{drawn}{shapes}{foot}</p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
}

fn notes(s: &Slide, texts: &SlidesTexts, lang: &str) -> String {
    let body: String = s.notes.iter().map(|n| paragraph(lang, n, None)).collect();
    let body = if body.is_empty() { format!("<a:p><a:endParaRPr lang=\"{lang}\"/></a:p>") } else { body };
    format!(
        "{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"{}\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr>\
         </p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>\
         <a:lstStyle/>{body}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        escape(texts.slide_image),
        escape(texts.notes),
    )
}

fn presentation(slides: usize) -> String {
    // The relationships: master, slides, notes master, and the rest.
    let list: String =
        (0..slides).map(|i| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + i, i + 2)).collect();
    format!(
        "{HEAD}<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" \
         r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId{}\"/></p:notesMasterIdLst>\
         <p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" \
         cy=\"9144000\"/><p:defaultTextStyle>{}</p:defaultTextStyle></p:presentation>",
        slides + 2,
        master::other_style()
    )
}

fn presentation_refers(slides: usize) -> Vec<(Kind, String)> {
    let mut refers = vec![(Kind::Master, "slideMasters/slideMaster1.xml".to_owned())];
    refers.extend((1..=slides).map(|i| (Kind::Slide, format!("slides/slide{i}.xml"))));
    refers.push((Kind::NotesMaster, "notesMasters/notesMaster1.xml".to_owned()));
    refers.push((Kind::PresentationProperties, "presProps.xml".to_owned()));
    refers.push((Kind::ViewProperties, "viewProps.xml".to_owned()));
    refers.push((Kind::Theme, "theme/theme1.xml".to_owned()));
    refers.push((Kind::TableStyles, "tableStyles.xml".to_owned()));
    refers
}

fn core(title: &str, subject: &str, lang: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>grapevine</dc:creator>\
         <dc:language>{lang}</dc:language></cp:coreProperties>",
        escape(title),
        escape(subject)
    )
}

fn app(slides: usize) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <PresentationFormat>Widescreen</PresentationFormat><Slides>{slides}</Slides><Notes>{slides}</Notes>\
         <Application>grapevine</Application></Properties>"
    )
}

/// Parts that are the same in every deck.
fn fixed(texts: &SlidesTexts, lang: &str, footer: &str) -> Vec<Part> {
    let layout = |n: u32, xml: String| {
        Part::new(format!("ppt/slideLayouts/slideLayout{n}.xml"), Kind::Layout, xml)
            .refers(vec![(Kind::Master, "../slideMasters/slideMaster1.xml".to_owned())])
    };
    let view = "<p:viewPr {}><p:normalViewPr><p:restoredLeft sz=\"15620\"/><p:restoredTop sz=\"80000\"/>\
        </p:normalViewPr><p:notesTextViewPr><p:cViewPr><p:scale><a:sx n=\"1\" d=\"1\"/><a:sy n=\"1\" d=\"1\"/></p:scale>\
        <p:origin x=\"0\" y=\"0\"/></p:cViewPr></p:notesTextViewPr><p:gridSpacing cx=\"72008\" cy=\"72008\"/></p:viewPr>";
    vec![
        Part::new(
            "ppt/presProps.xml",
            Kind::PresentationProperties,
            format!("{HEAD}<p:presentationPr {SPACES}/>"),
        ),
        Part::new("ppt/viewProps.xml", Kind::ViewProperties, format!("{HEAD}{}", view.replace("{}", SPACES))),
        Part::new(
            "ppt/tableStyles.xml",
            Kind::TableStyles,
            format!(
                "{HEAD}<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
                 def=\"{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}\"/>"
            ),
        ),
        Part::new("ppt/theme/theme1.xml", Kind::Theme, theme()),
        Part::new("ppt/theme/theme2.xml", Kind::Theme, theme()),
        Part::new("ppt/slideMasters/slideMaster1.xml", Kind::Master, master::master(texts, lang, footer))
            .refers(vec![
                (Kind::Layout, "../slideLayouts/slideLayout1.xml".to_owned()),
                (Kind::Layout, "../slideLayouts/slideLayout2.xml".to_owned()),
                (Kind::Theme, "../theme/theme1.xml".to_owned()),
            ]),
        layout(1, master::title_layout(texts, lang, footer)),
        layout(2, master::title_only_layout(texts, lang, footer)),
        Part::new("ppt/notesMasters/notesMaster1.xml", Kind::NotesMaster, master::notes_master(texts, lang))
            .refers(vec![(Kind::Theme, "../theme/theme2.xml".to_owned())]),
    ]
}

/// The deck as a file.
pub fn file(title: &str, subject: &str, slides: &[Slide], texts: &SlidesTexts, lang: Lang) -> Vec<u8> {
    let lang = tag(lang);
    let mut parts = vec![
        Part::new("docProps/core.xml", Kind::Core, core(title, subject, lang)),
        Part::new("docProps/app.xml", Kind::App, app(slides.len())),
        Part::new("ppt/presentation.xml", Kind::Presentation, presentation(slides.len()))
            .refers(presentation_refers(slides.len())),
    ];
    // Most slides have the same words at their foot; the first has none.
    let footer = slides.iter().map(|s| s.footer.as_str()).find(|f| !f.is_empty()).unwrap_or_default();
    parts.extend(fixed(texts, lang, footer));
    for (i, s) in slides.iter().enumerate() {
        let n = i + 1;
        let layout = if s.layout == Layout::Title { 1 } else { 2 };
        let refers = vec![
            (Kind::Layout, format!("../slideLayouts/slideLayout{layout}.xml")),
            (Kind::Notes, format!("../notesSlides/notesSlide{n}.xml")),
        ];
        parts.push(
            Part::new(format!("ppt/slides/slide{n}.xml"), Kind::Slide, slide(s, n, texts, lang))
                .refers(refers),
        );
        let refers = vec![
            (Kind::NotesMaster, "../notesMasters/notesMaster1.xml".to_owned()),
            (Kind::Slide, format!("../slides/slide{n}.xml")),
        ];
        parts.push(
            Part::new(format!("ppt/notesSlides/notesSlide{n}.xml"), Kind::Notes, notes(s, texts, lang))
                .refers(refers),
        );
    }
    zipped(&parts)
}
