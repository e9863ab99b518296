//! What a page says of itself, as `extension/page/meta.js` reads it.

use super::super::Head;
use scraper::{ElementRef, Html};

/// Microdata that is asked for; others hold whole articles.
const ASKED: &[&str] = &["headline", "author", "creator", "datepublished", "publisher"];

/// No page needs more elements with properties, and more of a value, in UTF-16 units.
const MOST: usize = 500;
const LONGEST: usize = 2000;

/// The document's title: the first `title` that is no drawing's.
pub fn title(document: &Html) -> String {
    let mut elements = document.root_element().descendent_elements();
    let title = elements.find(|e| e.value().name() == "title" && &*e.value().name.ns == "http://www.w3.org/1999/xhtml");
    title.map(|title| collapse(&title.text().collect::<String>())).unwrap_or_default()
}

/// The properties and linked data of a document.
pub fn read(document: &Html) -> Head {
    let mut head = Head::default();
    let mut named = 0;
    for element in document.root_element().descendent_elements() {
        let names = names_of(element);
        let kind = element.attr("type").unwrap_or_default();
        let linked = element.value().name() == "script" && kind.eq_ignore_ascii_case("application/ld+json");
        if names.is_empty() && !linked || is_in_template(element) {
            continue;
        }
        if !names.is_empty() && named < MOST {
            named += 1;
            let value = value_of(element);
            head.properties.extend(names.into_iter().map(|name| (name, value.clone())));
        }
        if linked {
            head.json_ld.push(element.text().collect());
        }
    }
    head
}

/// A template's content is no part of the page.
fn is_in_template(element: ElementRef) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|around| around.value().name() == "template")
}

fn names_of(element: ElementRef) -> Vec<String> {
    let words = |attribute: &str| -> Vec<String> {
        let names = element.attr(attribute).unwrap_or_default().to_ascii_lowercase();
        names.split_ascii_whitespace().map(str::to_owned).collect()
    };
    let tag = element.value().name();
    if tag == "meta" {
        let given = element.attr("content").is_some();
        return if given { ["property", "name", "itemprop"].into_iter().flat_map(words).collect() } else { Vec::new() };
    }
    let mut names = words("itemprop");
    names.retain(|name| ASKED.contains(&name.as_str()));
    if !names.is_empty() {
        return names;
    }
    if tag == "time" && element.attr("datetime").is_some() {
        return vec!["time".into()];
    }
    names = words("rel");
    names.retain(|rel| rel == "author");
    names.truncate(1);
    names
}

fn value_of(element: ElementRef) -> String {
    let mut length = 0;
    let within = |c: &char| {
        length += c.len_utf16();
        length <= LONGEST
    };
    let value: String = match element.attr("content").or_else(|| element.attr("datetime")) {
        Some(value) => value.chars().take_while(within).collect(),
        None => element.text().flat_map(str::chars).take_while(within).collect(),
    };
    collapse(&value)
}

fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").trim().to_owned()
}
