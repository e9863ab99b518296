//! An HTML file as a [`Page`], for the command: the same rules as the extension's reader, less what only a browser knows.

use super::{Block, Container, Head, Page};
use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node, Selector};

/// Elements whose words are not the page's text.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "template", "head", "input", "button", "select", "textarea", "option", "pre", "code", "svg",
    "math", "iframe", "object", "audio", "video", "canvas",
];

/// Elements that do not break a run of text.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
];

/// Attributes by which pages name what is in an element.
const NAMING: &[&str] = &["id", "class", "role", "itemprop", "data-component", "data-testid"];

/// Reads an HTML document, however broken.
pub fn read(html: &str) -> Page {
    let document = Html::parse_document(html);
    let title = Selector::parse("title").ok().and_then(|title| document.select(&title).next());
    let mut reader = Reader { page: Page::default(), open: None, breaks: 0 };
    reader.page.title = title.map(|t| collapse(&t.text().collect::<String>())).unwrap_or_default();
    reader.page.head = read_head(&document);
    reader.walk(document.root_element());
    reader.page
}

/// Microdata that is asked for; others hold whole articles.
const ASKED: &[&str] = &["headline", "author", "creator", "datepublished", "publisher"];

/// What the page says of itself, as `extension/page/meta.js` reads it.
fn read_head(document: &Html) -> Head {
    let mut head = Head::default();
    for element in document.root_element().descendent_elements() {
        for name in names_of(element) {
            head.properties.push((name, value_of(element)));
        }
        let kind = element.attr("type").unwrap_or_default();
        if element.value().name() == "script" && kind.eq_ignore_ascii_case("application/ld+json") {
            head.json_ld.push(element.text().collect());
        }
    }
    head
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
    if tag == "time" {
        return if element.attr("datetime").is_some() { vec!["time".into()] } else { Vec::new() };
    }
    names = words("rel");
    names.retain(|rel| rel == "author");
    names
}

fn value_of(element: ElementRef) -> String {
    let stated = element.attr("content").or_else(|| element.attr("datetime"));
    stated.map_or_else(|| collapse(&element.text().collect::<String>()), collapse)
}

fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

struct Reader {
    page: Page,
    open: Option<Block>,
    breaks: usize,
}

/// A step of the walk; a list of steps instead of recursion, for a page may be nested ten thousand deep.
enum Step<'a> {
    Enter(NodeRef<'a, Node>, u32, bool),
    Leave,
}

impl Reader {
    fn walk(&mut self, root: ElementRef) {
        let mut steps = vec![Step::Enter(*root, u32::MAX, false)];
        while let Some(step) = steps.pop() {
            let Step::Enter(node, container, linked) = step else {
                self.close();
                continue;
            };
            match node.value() {
                Node::Text(text) => self.words(text, container, linked),
                Node::Element(element) => {
                    let name = element.name();
                    if SKIPPED.contains(&name) || is_hidden(element) {
                        continue;
                    }
                    let inline = INLINE.contains(&name);
                    let mut inner = container;
                    if name == "br" {
                        self.line_break();
                    } else if !inline {
                        self.close();
                        inner = self.container(element, container);
                        steps.push(Step::Leave);
                    }
                    let linked = linked || name == "a";
                    let children: Vec<_> = node.children().collect();
                    steps.extend(children.into_iter().rev().map(|child| Step::Enter(child, inner, linked)));
                }
                _ => {}
            }
        }
    }

    fn container(&mut self, element: &scraper::node::Element, parent: u32) -> u32 {
        let names = NAMING.iter().filter_map(|name| element.attr(name)).filter(|name| !name.is_empty());
        let hint = names.collect::<Vec<_>>().join(" ");
        let parent = i32::try_from(parent).unwrap_or(-1);
        self.page.containers.push(Container { parent, tag: element.name().into(), hint });
        (self.page.containers.len() - 1) as u32
    }

    fn words(&mut self, text: &str, container: u32, linked: bool) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        let tag = &self.page.containers[container as usize].tag;
        let block = self.open.get_or_insert_with(|| Block { container, tag: tag.clone(), text: String::new(), linked: 0 });
        for c in text.chars() {
            let space = c.is_whitespace() && c != '\u{a0}';
            if space && (block.text.is_empty() || block.text.ends_with([' ', '\n'])) {
                continue;
            }
            let c = if space { ' ' } else { c };
            block.text.push(c);
            block.linked += if linked { c.len_utf16() as u32 } else { 0 };
            self.breaks = if space { self.breaks } else { 0 };
        }
    }

    /// One break is a line's end within the block; two in a row part paragraphs.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.close();
        } else if let Some(block) = &mut self.open {
            block.text.truncate(block.text.trim_end_matches(' ').len());
            block.text.push('\n');
        }
    }

    fn close(&mut self) {
        self.breaks = 0;
        if let Some(mut block) = self.open.take() {
            block.text.truncate(block.text.trim_end_matches([' ', '\n']).len());
            if !block.text.is_empty() {
                self.page.blocks.push(block);
            }
        }
    }
}

fn is_hidden(element: &scraper::node::Element) -> bool {
    let style = element.attr("style").unwrap_or("").replace(' ', "").to_ascii_lowercase();
    element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element.attr("contenteditable").is_some_and(|v| v != "false")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(html: &str) -> Vec<String> {
        read(html).blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn text_crosses_inline_elements_and_stops_at_blocks() {
        let html = "<p>“We <em>will</em>\n <a href=x>go</a>,”<br>she said.<br><br>Then left.<div>Next<script>no</script></div>";
        assert_eq!(blocks(html), ["“We will go,”\nshe said.", "Then left.", "Next"]);
    }

    #[test]
    fn hidden_words_forms_and_code_are_skipped() {
        assert!(blocks("<p hidden>a<p style='display: none'>b<pre>c</pre><button>d</button><textarea>e</textarea>").is_empty());
    }

    #[test]
    fn deep_and_broken_pages_are_read() {
        let deep = format!("{}deep{}", "<div>".repeat(10_000), "</p>".repeat(3));
        let page = read(&deep);
        assert_eq!(page.check(), Ok(()));
        assert_eq!(page.text().trim(), "deep");
        assert!(read("").blocks.is_empty());
    }
}
