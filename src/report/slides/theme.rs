//! Colours and typefaces of the deck. A company's template brings its own, and every slide follows.

use super::super::chart::scene::Rgba;
use super::super::chart::theme::SLIDE;
use super::shape::hex;
use super::xml::HEAD;

/// The theme's twelve colours: its element, the name slides call it by, and the colour.
///
/// Accent 1 is "better", accent 2 "worse", accent 3 "open"; dark 2 is secondary text, light 2 the grid.
fn colors() -> [(&'static str, &'static str, Rgba); 12] {
    let c = &SLIDE.colors;
    [
        ("dk1", "tx1", c.ink),
        ("lt1", "bg1", c.paper),
        ("dk2", "tx2", c.muted),
        ("lt2", "bg2", c.grid),
        ("accent1", "accent1", c.better),
        ("accent2", "accent2", c.worse),
        ("accent3", "accent3", c.open),
        ("accent4", "accent4", c.leaver),
        ("accent5", "accent5", c.sea_line),
        ("accent6", "accent6", c.ice_under[1]),
        ("hlink", "hlink", c.better),
        ("folHlink", "folHlink", c.muted),
    ]
}

/// What slides call a colour of the theme.
pub fn slot(color: Rgba) -> Option<&'static str> {
    let same = |c: Rgba| (c.0, c.1, c.2) == (color.0, color.1, color.2);
    colors().into_iter().find(|(_, _, c)| same(*c)).map(|(_, slot, _)| slot)
}

/// The part `theme/themeN.xml`.
pub fn theme() -> String {
    let colors: String = colors()
        .iter()
        .map(|(element, _, c)| format!("<a:{element}><a:srgbClr val=\"{}\"/></a:{element}>", hex(*c)))
        .collect();
    let face = |part: &str| {
        format!(
            "<a:{part}><a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"Arial\"/></a:{part}>"
        )
    };
    let plain = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = |w: u32| {
        format!(
            "<a:ln w=\"{w}\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{plain}<a:prstDash val=\"solid\"/>\
             <a:miter lim=\"800000\"/></a:ln>"
        )
    };
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"grapevine\">\
         <a:themeElements><a:clrScheme name=\"grapevine\">{colors}</a:clrScheme>\
         <a:fontScheme name=\"grapevine\">{}{}</a:fontScheme>\
         <a:fmtScheme name=\"grapevine\"><a:fillStyleLst>{fills}</a:fillStyleLst>\
         <a:lnStyleLst>{}{}{}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>\
         <a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>\
         <a:objectDefaults/><a:extraClrSchemeLst/></a:theme>",
        face("majorFont"),
        face("minorFont"),
        line(6350),
        line(12700),
        line(19050),
        fills = plain.repeat(3),
        effects = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3),
    )
}
