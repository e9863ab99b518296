//! An HTML file as a [`Page`], for the command: the same rules as the extension's reader, less what only a browser knows.

mod head;
mod roles;

use super::{Block, Container, Page};
use ego_tree::NodeRef;
use roles::{Role, Style};
use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

/// Nobody quotes a quote of a quote more often.
const DEEPEST: usize = 9;

/// White space that a browser collapses; a no-break space is none of it.
const SPACES: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

/// Attributes by which pages name what is in an element.
const NAMING: &[&str] = &["id", "class", "role", "itemprop", "data-component", "data-testid"];

/// Reads an HTML document, however broken.
pub fn read(html: &str) -> Page {
    let document = Html::parse_document(html);
    let mut reader = Reader { page: Page::default(), open: None, breaks: 0, begun: false, quoted: (0, Vec::new()) };
    reader.page.title = head::title(&document);
    reader.page.head = head::read(&document);
    reader.walk(body(&document));
    reader.page
}

/// The element that a browser calls the document's body.
fn body(document: &Html) -> ElementRef<'_> {
    let mut children = document.root_element().child_elements();
    children.find(|child| matches!(child.value().name(), "body" | "frameset")).unwrap_or(document.root_element())
}

struct Reader {
    page: Page,
    open: Option<Block>,
    breaks: usize,
    /// Whether the line has begun, and what leads a quoted one has been passed.
    begun: bool,
    /// A container, and the block quotes, one in the other, that its lines stand in.
    quoted: (u32, Vec<u32>),
}

/// Where the words inside an element lead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    None,
    Away,
    /// To a place on the page itself.
    Within,
}

/// What holds inside an element that is being read.
#[derive(Clone, Copy)]
struct Inside {
    container: Option<u32>,
    link: Link,
    visible: bool,
    /// Whether its letters have a size.
    sized: bool,
    /// Whether line breaks in the source are line breaks on the page.
    breaks: bool,
    /// Whether its children are laid out as boxes, each by itself.
    laid_out: bool,
}

/// A step of the walk; a list of steps instead of recursion, for a page may be nested ten thousand deep.
enum Step<'a> {
    Enter(NodeRef<'a, Node>, Inside),
    Leave,
}

impl Reader {
    fn walk(&mut self, root: ElementRef) {
        let outside = Inside { container: None, link: Link::None, visible: true, sized: true, breaks: false, laid_out: false };
        let mut steps = vec![Step::Enter(*root, outside)];
        while let Some(step) = steps.pop() {
            let Step::Enter(node, around) = step else {
                self.close();
                continue;
            };
            if let Node::Text(text) = node.value() {
                self.text(text, around);
            } else if let Some(element) = ElementRef::wrap(node) {
                self.enter(element, around, &mut steps);
            }
        }
    }

    fn enter<'a>(&mut self, element: ElementRef<'a>, around: Inside, steps: &mut Vec<Step<'a>>) {
        // The topmost element stands by itself, whatever it says.
        let role = if around.container.is_none() { Role::Block } else { roles::of(element, around.laid_out) };
        let mut inside = around.within(element.value());
        match role {
            Role::Hidden => return,
            Role::Object => return self.close(),
            Role::LineBreak => return self.line_break(),
            Role::Inline => {}
            Role::Block => {
                self.close();
                inside.container = Some(self.container(element, around.container));
                steps.push(Step::Leave);
            }
        }
        if element.value().name() == "a" {
            let within = element.attr("href").is_some_and(|href| href.starts_with('#'));
            inside.link = if within { Link::Within } else { Link::Away };
        }
        let shown = children_of(element);
        steps.extend(shown.into_iter().rev().map(|child| Step::Enter(child, inside)));
    }

    fn container(&mut self, element: ElementRef, parent: Option<u32>) -> u32 {
        let names = NAMING.iter().filter_map(|name| element.attr(name)).filter(|name| !name.is_empty());
        self.contain(parent, element.value().name(), names.collect::<Vec<_>>().join(" "))
    }

    fn contain(&mut self, parent: Option<u32>, tag: &str, hint: String) -> u32 {
        let parent = parent.and_then(|parent| i32::try_from(parent).ok()).unwrap_or(-1);
        self.page.containers.push(Container { parent, tag: tag.into(), hint });
        (self.page.containers.len() - 1) as u32
    }

    fn text(&mut self, text: &str, around: Inside) {
        if !(around.visible && around.sized) {
            return;
        }
        if !around.breaks {
            return self.words(text, around);
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.line_break();
            }
            let said = self.pass_lead(line, around);
            self.words(said, around);
        }
    }

    /// Goes into or out of block quotes where a line begins that is quoted more or less often than the one before it; the
    /// line without what says so.
    fn pass_lead<'l>(&mut self, line: &'l str, around: Inside) -> &'l str {
        if self.begun || line.trim_matches(SPACES).is_empty() {
            return line;
        }
        let container = around.container.unwrap_or(0);
        let (depth, said) = quoting(line);
        if self.quoted.0 != container {
            self.quoted = (container, Vec::new());
        }
        if depth != self.quoted.1.len() {
            self.close();
        }
        self.begun = true;
        self.quoted.1.truncate(depth);
        while self.quoted.1.len() < depth {
            let parent = self.quoted.1.last().copied().unwrap_or(container);
            let quote = self.contain(Some(parent), "blockquote", String::new());
            self.quoted.1.push(quote);
        }
        said
    }

    fn words(&mut self, text: &str, around: Inside) {
        let container = around.container.unwrap_or(0);
        let container = self.quoted.1.last().copied().filter(|_| self.quoted.0 == container).unwrap_or(container);
        let mut before = None;
        for c in text.chars() {
            let unseen = is_unseen(c, before);
            before = Some(c);
            if unseen {
                continue;
            }
            let space = SPACES.contains(&c);
            if space && self.open.as_ref().is_none_or(|block| block.text.ends_with([' ', '\n'])) {
                continue;
            }
            let block = self.open.get_or_insert_with(|| {
                let tag = self.page.containers[container as usize].tag.clone();
                Block { container, tag, text: String::new(), linked: 0, within: 0 }
            });
            block.text.push(if space { ' ' } else { c });
            block.linked += if around.link == Link::None { 0 } else { c.len_utf16() as u32 };
            block.within += if around.link == Link::Within { c.len_utf16() as u32 } else { 0 };
            self.breaks = if space { self.breaks } else { 0 };
        }
    }

    /// One break is a line's end within the block; two in a row part paragraphs.
    fn line_break(&mut self) {
        self.begun = false;
        self.breaks += 1;
        if self.breaks > 1 {
            self.close();
        } else if let Some(block) = &mut self.open {
            block.text.truncate(block.text.trim_end_matches([' ', '\n']).len());
            block.text.push('\n');
        }
    }

    fn close(&mut self) {
        self.begun = false;
        self.breaks = 0;
        if let Some(mut block) = self.open.take() {
            block.text.truncate(block.text.trim_end_matches([' ', '\n']).len());
            let length = block.text.encode_utf16().count() as u32;
            block.linked = block.linked.min(length);
            block.within = block.within.min(length);
            if !block.text.trim().is_empty() {
                self.page.blocks.push(block);
            }
        }
    }
}

impl Inside {
    /// What holds inside `element`, by its name and its own style.
    fn within(self, element: &Element) -> Self {
        let style = Style::of(element);
        let visible = match style.get("visibility") {
            Some("visible") => true,
            Some("hidden" | "collapse") => false,
            _ => self.visible,
        };
        let breaks = match style.get("white-space") {
            Some("pre" | "pre-wrap" | "pre-line" | "break-spaces") => true,
            Some("normal" | "nowrap") => false,
            _ => self.breaks || roles::is_preformatted(element),
        };
        let size = style
            .get("font-size")
            .or_else(|| style.get("font")?.split([' ', '/']).find(|part| part.starts_with(|c: char| c.is_ascii_digit())));
        let sized = size.map_or(self.sized, |size| !matches!(size, "0" | "0px" | "0em" | "0%"));
        Inside { visible, sized, breaks, laid_out: style.lays_out(), ..self }
    }
}

/// What is shown of the nodes in an element: of folded details their summary, of a frame nothing.
fn children_of(element: ElementRef<'_>) -> Vec<NodeRef<'_, Node>> {
    if roles::is_frame(element.value()) {
        Vec::new()
    } else if element.value().name() == "details" && element.attr("open").is_none() {
        element.child_elements().filter(|child| child.value().name() == "summary").take(1).map(|child| *child).collect()
    } else {
        element.children().collect()
    }
}

/// How often a line is quoted in a text that keeps its lines (`> > Yes.`), and the line without the signs of it. Mail stores
/// put one before a line of a letter's own that begins as they begin a letter.
fn quoting(line: &str) -> (usize, &str) {
    let bare = line.trim_start_matches([' ', '\t']);
    let (mut depth, mut said) = (0, bare);
    while let Some(rest) = said.strip_prefix('>') {
        said = rest.strip_prefix(' ').unwrap_or(rest);
        depth += 1;
    }
    let own = depth > DEEPEST || bare.starts_with(">From ");
    if own { (0, line) } else { (depth, said) }
}

/// Whether nobody sees a character, and it would part a word: soft hyphens, zero-width spaces, marks of direction; joiners
/// after a Latin letter, since they are seen where letters join.
fn is_unseen(c: char, before: Option<char>) -> bool {
    match c {
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{200c}' | '\u{200d}' => before.is_some_and(|before| before <= '\u{24f}'),
        _ => false,
    }
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
        assert!(
            blocks("<p hidden>a<p style='display: none'>b<pre><code>c</code></pre><button>d</button><textarea>e</textarea>")
                .is_empty()
        );
    }

    #[test]
    fn words_of_a_sentence_are_read_whatever_they_stand_in_and_those_struck_out_are_not() {
        let html = "<p>“Never run <code>sudo rm</code> or skip <!-- --><button>council tax</button>. It is <del>safe</del> <s>sound</s> \
                    bad<sup><a href='#n1'>[1]</a>, <a href='#n2'>2</a></sup><a href='#n3'><sup>3</sup></a>, 4 m<sup>2</sup>.”</p>\
                    <div><button>Share</button> <button>Save</button></div><pre>a<b><code>b</code></b></pre><code style='display:block'>c</code>";
        assert_eq!(blocks(html), ["“Never run sudo rm or skip council tax. It is bad, 4 m2.”", "a"]);
    }

    #[test]
    fn a_text_with_lines_of_its_own_keeps_them() {
        let html = "<pre>\nOne\n  two <i>and\nthree</i>\n\n\nfour<div style='white-space: normal'>five\nsix</div></pre>";
        assert_eq!(blocks(html), ["One\ntwo and\nthree", "four", "five six"]);
    }

    #[test]
    fn quoted_lines_of_a_letter_are_block_quotes() {
        let letter = "\nAda Lund wrote:\n\n<i>&gt; The bridge\n&gt; is <b>safe.</b>\n</i>&gt;\n&gt; So is\n>> the pier?\n\n  &gt; It is.\nThanks,\n\
                      &gt;From Sundby\n<div>&gt; Bye.</div>&gt;";
        let page = read(&format!("<pre>{letter}</pre><p>&gt; More"));
        let found: Vec<(&str, u32)> = page.blocks.iter().map(|block| (block.text.as_str(), block.container)).collect();
        let expected = [
            ("Ada Lund wrote:", 1),
            ("The bridge\nis safe.", 2),
            ("So is", 2),
            ("the pier?", 3),
            ("It is.", 2),
            ("Thanks,\n>From Sundby", 1),
            ("Bye.", 5),
            ("> More", 7),
        ];
        assert_eq!(found, expected);
        let parents: Vec<(i32, &str)> = page.containers.iter().map(|made| (made.parent, made.tag.as_str())).collect();
        let expected = [
            (-1, "body"),
            (0, "pre"),
            (1, "blockquote"),
            (2, "blockquote"),
            (1, "div"),
            (4, "blockquote"),
            (1, "blockquote"),
            (0, "p"),
        ];
        assert_eq!(parents, expected);
    }

    #[test]
    fn styles_of_elements_own_say_what_is_shown() {
        let html =
            "<p>One<span style='DISPLAY:none'>no</span> <i style='visibility: hidden'>no<b style='visibility:visible'>two</b></i>
            <u style='font: 0/0 serif'>no</u><s style='position:absolute; left: -999em'>no</s></p><dialog>no</dialog>
            <details><summary>Three</summary>no</details><template>no</template><div aria-hidden=true>no</div>
            <div aria-hidden=true><main>Four</main></div><span style='display:block'>Five</span>six";
        assert_eq!(blocks(html), ["One two", "Three", "Four", "Five", "six"]);
    }

    #[test]
    fn what_a_link_shows_when_it_is_pointed_at_is_skipped() {
        let html =
            "<p>The mayor, <a href=/lund>Lund</a><span><i><a href=/lund>Ada Lund</a> <a href=/1>The pier</a></i></span>, met
            <a href=/dahl>Dahl</a><span role=tooltip>A writer</span>, <a href=/berg>Berg</a><span>, <a href=/moe>Moe</a></span>
            and <a href=/lie>Lie</a> <span><a href=/lie>again</a></span>.";
        assert_eq!(blocks(html), ["The mayor, Lund, met Dahl, Berg, Moe and Lie again."]);
    }

    #[test]
    fn characters_that_nobody_sees_part_no_word() {
        assert_eq!(blocks("<p>to&shy;day w&zwj;x नि&zwj;र् a&#8203;b\u{3000}c</p>"), ["today wx नि\u{200d}र् ab\u{3000}c"]);
    }

    #[test]
    fn what_a_page_says_of_itself_is_kept_as_it_stands() {
        let page = read(
            "<svg><title>No</title></svg><title> A\n title </title><meta property='og:Title' content=' A  b '><meta itemprop=author>
            <template><i itemprop=author>No</i></template><i itemprop='author x'>Cy <b>Dahl</b></i><time datetime=2026>then</time>
            <script type='application/LD+JSON'>{}</script>",
        );
        let properties: Vec<(&str, &str)> =
            page.head.properties.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(page.title, "A title");
        assert_eq!(properties, [("og:title", "A b"), ("author", "Cy Dahl"), ("time", "2026")]);
        assert_eq!(page.head.json_ld, ["{}"]);
        let nested = format!("{}{}", "<i itemprop=author>".repeat(1_000), "name ".repeat(100_000));
        assert!(read(&nested).head.properties.iter().all(|(_, value)| value.len() <= 2_000));
    }

    #[test]
    fn large_pages_are_read() {
        let spans = format!("<p>{}end", "<span></span>".repeat(200_000));
        assert_eq!(blocks(&spans), ["end"]);
        let text = format!("<p>{}end.", "It rained on the bridge. ".repeat(400_000));
        assert_eq!(read(&text).blocks[0].text.len(), text.len() - 3);
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
