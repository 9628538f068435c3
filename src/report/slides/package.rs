//! The file itself: parts in a zip archive, what each is, and how they refer to each other.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::xml::{HEAD, attribute};

const MEMORY: &str = "writing into memory cannot fail";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PRESENTATION: &str = "application/vnd.openxmlformats-officedocument.presentationml";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument";

/// What a part is, and thereby its content type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Presentation,
    Master,
    Layout,
    Slide,
    NotesMaster,
    Notes,
    Theme,
    PresentationProperties,
    ViewProperties,
    TableStyles,
    Core,
    App,
}

impl Kind {
    fn content_type(self) -> String {
        match self {
            Kind::Presentation => format!("{PRESENTATION}.presentation.main+xml"),
            Kind::Master => format!("{PRESENTATION}.slideMaster+xml"),
            Kind::Layout => format!("{PRESENTATION}.slideLayout+xml"),
            Kind::Slide => format!("{PRESENTATION}.slide+xml"),
            Kind::NotesMaster => format!("{PRESENTATION}.notesMaster+xml"),
            Kind::Notes => format!("{PRESENTATION}.notesSlide+xml"),
            Kind::Theme => format!("{OFFICE}.theme+xml"),
            Kind::PresentationProperties => format!("{PRESENTATION}.presProps+xml"),
            Kind::ViewProperties => format!("{PRESENTATION}.viewProps+xml"),
            Kind::TableStyles => format!("{PRESENTATION}.tableStyles+xml"),
            Kind::Core => "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            Kind::App => format!("{OFFICE}.extended-properties+xml"),
        }
    }
    /// The type of a relationship to such a part.
    fn relation(self) -> String {
        let name = match self {
            Kind::Presentation => "officeDocument",
            Kind::Master => "slideMaster",
            Kind::Layout => "slideLayout",
            Kind::Slide => "slide",
            Kind::NotesMaster => "notesMaster",
            Kind::Notes => "notesSlide",
            Kind::Theme => "theme",
            Kind::PresentationProperties => "presProps",
            Kind::ViewProperties => "viewProps",
            Kind::TableStyles => "tableStyles",
            Kind::Core => return format!("{PACKAGE}/relationships/metadata/core-properties"),
            Kind::App => "extended-properties",
        };
        format!("{RELATIONS}/{name}")
    }
}

/// A part: its path in the archive, its XML, and what it refers to as `rId1`, `rId2`, ….
pub struct Part {
    pub path: String,
    pub kind: Kind,
    pub xml: String,
    /// Kind and target, relative to the part's folder.
    pub refers: Vec<(Kind, String)>,
}

impl Part {
    pub fn new(path: impl Into<String>, kind: Kind, xml: String) -> Part {
        Part { path: path.into(), kind, xml, refers: Vec::new() }
    }
    pub fn refers(mut self, to: Vec<(Kind, String)>) -> Part {
        self.refers = to;
        self
    }
    /// Where the part's relationships stand.
    fn relations_path(&self) -> String {
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        format!("{folder}/_rels/{name}.rels")
    }
}

fn relations(refers: &[(Kind, String)]) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (i, (kind, target)) in refers.iter().enumerate() {
        write!(out, "<Relationship Id=\"rId{}\"", i + 1).expect(MEMORY);
        attribute(&mut out, "Type", &kind.relation());
        attribute(&mut out, "Target", target);
        out.push_str("/>");
    }
    out + "</Relationships>"
}

fn content_types(parts: &[Part]) -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for part in parts {
        out.push_str("<Override");
        attribute(&mut out, "PartName", &format!("/{}", part.path));
        attribute(&mut out, "ContentType", &part.kind.content_type());
        out.push_str("/>");
    }
    out + "</Types>"
}

/// The archive. No clock: every entry has the earliest time a zip file knows, so that the same parts give the
/// same bytes.
pub fn zipped(parts: &[Part]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut put = |path: &str, text: &str| {
        archive.start_file(path, options).expect(MEMORY);
        archive.write_all(text.as_bytes()).expect(MEMORY);
    };
    put("[Content_Types].xml", &content_types(parts));
    let root: Vec<(Kind, String)> = parts
        .iter()
        .filter(|p| matches!(p.kind, Kind::Presentation | Kind::Core | Kind::App))
        .map(|p| (p.kind, p.path.clone()))
        .collect();
    put("_rels/.rels", &relations(&root));
    for part in parts {
        put(&part.path, &part.xml);
        if !part.refers.is_empty() {
            put(&part.relations_path(), &relations(&part.refers));
        }
    }
    archive.finish().expect(MEMORY).into_inner()
}
