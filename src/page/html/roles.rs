//! What an element means for the reading of a page's text, as `extension/page/roles.js` has it: by its name and its
//! own attributes, for style sheets are not read.

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{ElementRef, Node};

/// What an element is to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its text runs on with the text around it.
    Inline,
    /// Its text stands by itself.
    Block,
    /// A line's end.
    LineBreak,
    /// Not read, and the text around it runs on.
    Hidden,
    /// Not read, and it parts the text before it from the text after it.
    Object,
}

/// Elements that browsers do not show.
const UNSHOWN: &[&str] = &[
    "area", "base", "basefont", "datalist", "head", "link", "meta", "noembed", "noframes", "noscript", "param", "rp", "script",
    "style", "template", "title",
];

/// Elements that stand by themselves in browsers' own style sheets.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "xmp",
];

/// Elements whose words are not the page's text, or are struck out of it.
const UNREAD: &[&str] = &[
    "audio", "canvas", "del", "embed", "input", "math", "meter", "object", "optgroup", "option", "progress", "s", "select",
    "strike", "svg", "textarea", "video",
];

/// Elements in which line breaks of the source are line breaks on the page.
const PREFORMATTED: &[&str] = &["listing", "plaintext", "pre", "xmp"];

/// Elements whose first letter may be set large beside the text.
const PHRASING: &[&str] = &["a", "abbr", "b", "big", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"];

/// A letter set large, with a quotation mark before it at most.
const INITIAL: usize = 2;

/// How far out of the page its text is shifted to be heard and not seen, in CSS pixels.
const FAR: f32 = -900.0;

/// The role of `element`; `laid_out` says that the element around it lays its children out as boxes.
pub fn of(element: ElementRef, laid_out: bool) -> Role {
    let name = element.value().name();
    if name == "br" {
        return Role::LineBreak;
    }
    let style = Style::of(element.value());
    let Some(inline) = runs_on(element, &style, laid_out).filter(|_| !is_hidden(element, &style)) else {
        return Role::Hidden;
    };
    let editable = element.attr("contenteditable").is_some_and(|value| matches!(value, "" | "true" | "plaintext-only"));
    match (editable || UNREAD.contains(&name) || is_apart(element, inline), inline) {
        (true, true) => Role::Hidden,
        (true, false) => Role::Object,
        (false, _) if is_frame(element.value()) => Role::Block,
        (false, true) => Role::Inline,
        (false, false) => Role::Block,
    }
}

/// Whether words that may belong to a sentence stand apart from it: a listing, a button that is no word of a text, a
/// note's number.
fn is_apart(element: ElementRef, inline: bool) -> bool {
    match element.value().name() {
        "code" => !inline || element.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "pre"),
        "button" => !(inline && is_amid_text(element)),
        "sup" => is_note(element),
        _ => false,
    }
}

/// Whether text stands right before or behind an element.
fn is_amid_text(element: ElementRef) -> bool {
    let before = element.prev_siblings().find(|node| !node.value().is_comment());
    let behind = element.next_siblings().find(|node| !node.value().is_comment());
    [before, behind].into_iter().flatten().any(|node| node.value().as_text().is_some_and(|text| holds_word(text)))
}

/// Whether a raised text is nothing but links to a place on the page, or stands in one.
fn is_note(element: ElementRef) -> bool {
    let is_link = |node: NodeRef<Node>| {
        let link = node.value().as_element().filter(|link| link.name() == "a");
        link.and_then(|link| link.attr("href")).is_some_and(|href| href.starts_with('#'))
    };
    let fits = |node: NodeRef<Node>| {
        is_link(node) || node.value().as_text().is_none_or(|text| !holds_word(text)) && !node.value().is_element()
    };
    element.parent().is_some_and(is_link) || element.children().any(is_link) && element.children().all(fits)
}

fn holds_word(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether line breaks in an element's source are line breaks on the page.
pub fn is_preformatted(element: &Element) -> bool {
    PREFORMATTED.contains(&element.name())
}

/// Whether an element holds a document of its own.
pub fn is_frame(element: &Element) -> bool {
    matches!(element.name(), "iframe" | "frame")
}

/// Whether an element's text runs on; none where it is not shown.
fn runs_on(element: ElementRef, style: &Style, laid_out: bool) -> Option<bool> {
    let name = element.value().name();
    let shown =
        !(UNSHOWN.contains(&name) || element.attr("hidden").is_some() || name == "dialog" && element.attr("open").is_none());
    let inline = match style.get("display") {
        Some("none") => return None,
        Some(display) => display.starts_with("inline") || display.starts_with("ruby") || display == "contents",
        None if shown => !BLOCKS.contains(&name),
        None => return None,
    };
    let floats = style.get("float").is_some_and(|float| float != "none");
    if floats && PHRASING.contains(&name) && element.text().collect::<String>().trim().encode_utf16().count() <= INITIAL {
        return Some(true);
    }
    Some(inline && !floats && !laid_out && !style.is_positioned())
}

fn is_hidden(element: ElementRef, style: &Style) -> bool {
    let unheard = element.attr("aria-hidden") == Some("true") && !holds_the_page(element);
    unheard
        || element.attr("role") == Some("tooltip")
        || is_card(element)
        || style.get("content-visibility") == Some("hidden")
        || style.is_out_of_sight()
}

/// Whether an element shows more about the link right before it once that is pointed at: it leads to the same page first.
fn is_card(element: ElementRef) -> bool {
    let link = element.prev_sibling().and_then(ElementRef::wrap).filter(|link| link.value().name() == "a");
    let page = link.filter(|_| element.value().name() == "span").and_then(|link| link.attr("href"));
    let leads = || element.descendent_elements().find(|inner| inner.value().name() == "a")?.attr("href");
    page.is_some_and(|page| leads() == Some(page))
}

/// Whether the page itself is in an element: behind a dialog it is hidden from screen readers.
fn holds_the_page(element: ElementRef) -> bool {
    element
        .descendent_elements()
        .skip(1)
        .any(|inner| matches!(inner.value().name(), "main" | "article" | "h1") || inner.attr("role") == Some("main"))
}

/// An element's own style: names with their values in lower case; the last of a name holds.
pub struct Style(Vec<(String, String)>);

impl Style {
    /// The style attribute of `element`.
    pub fn of(element: &Element) -> Self {
        let style = element.attr("style").unwrap_or_default().to_ascii_lowercase();
        let declared = style.split(';').filter_map(|declaration| declaration.split_once(':'));
        let declared = declared.map(|(name, value)| {
            let value = value.trim().trim_end_matches("!important").trim_end();
            (name.trim().to_owned(), value.to_owned())
        });
        Style(declared.collect())
    }

    /// The value of `name`, if it is declared.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(declared, _)| declared == name).map(|(_, value)| value.as_str())
    }

    /// Whether it lays children out as boxes, each by itself.
    pub fn lays_out(&self) -> bool {
        self.get("display").is_some_and(|display| display.ends_with("flex") || display.ends_with("grid"))
    }

    /// A length in CSS pixels; none if it is no length or depends on what is around.
    fn pixels(&self, name: &str) -> Option<f32> {
        let value = self.get(name)?;
        let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = match &value[number.len()..] {
            "px" | "" => 1.0,
            "em" | "rem" => 16.0,
            _ => return None,
        };
        Some(number.parse::<f32>().ok()? * unit)
    }

    fn is_positioned(&self) -> bool {
        matches!(self.get("position"), Some("absolute" | "fixed"))
    }

    /// Text for screen readers only: cut down to nothing or moved away.
    fn is_out_of_sight(&self) -> bool {
        let far = |name| self.pixels(name).is_some_and(|length| length < FAR);
        let tiny = |name| self.pixels(name).is_some_and(|length| length <= 1.0);
        let clip: String = self.get("clip").unwrap_or_default().chars().filter(|c| !matches!(c, ' ' | ',')).collect();
        let cut = clip
            .strip_prefix("rect(")
            .is_some_and(|sides| sides.trim_end_matches(')').replace("px", "").chars().all(|c| matches!(c, '0' | '1')));
        let inset = matches!(self.get("clip-path"), Some("inset(50%)" | "inset(100%)"));
        let shrunk = self.get("overflow") == Some("hidden") && (tiny("width") || tiny("height"));
        far("text-indent") || self.is_positioned() && (cut || inset || shrunk || far("left") || far("top"))
    }
}
