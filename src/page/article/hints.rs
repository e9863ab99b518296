//! What an element is by its name, id, class, role and the like.

/// What an element's names say of what is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hint {
    /// Nothing.
    #[default]
    Plain,
    /// It is an article's body.
    Body,
    /// It stands around articles or below them: menus, boxes, advertising, comments.
    Aside,
    /// The same, or a card of author, date and tags, by words that are used for much else.
    MaybeAside,
    /// It stands with a picture.
    Caption,
    /// It is a sentence of the body set large.
    PullQuote,
}

const ASIDE_TAGS: &[&str] = &["nav", "footer", "aside", "menu", "dialog", "search", "address"];

/// Tags whose names are not believed: all of a page is in them.
const WHOLE: &[&str] = &["html", "body", "main"];

/// Names of articles' bodies, wherever in a name and however its words are joined.
static BODY: Names = Names::new(&[
    "artcontent",
    "articlebody",
    "articlecontent",
    "articletext",
    "bodycontent",
    "contentbody",
    "entrycontent",
    "fulltext",
    "newsbody",
    "postbody",
    "postcontent",
    "storybody",
    "storycontent",
    "storytext",
    "textbody",
]);

/// Names of what stands aside, wherever in a name and however its words are joined.
static ASIDE: Names = Names::new(&[
    "addthis",
    "addtoany",
    "advert",
    "breadcrumb",
    "carousel",
    "comment",
    "complementary",
    "consent",
    "contentinfo",
    "cookie",
    "copyright",
    "disclaimer",
    "disqus",
    "donat",
    "gdpr",
    "jetpack",
    "lightbox",
    "livefyre",
    "masthead",
    "morestories",
    "mostpopular",
    "mostread",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "paywall",
    "playlist",
    "popup",
    "recommend",
    "relatedarticle",
    "relatedcontent",
    "relatedlink",
    "relatedpost",
    "relatedstor",
    "replies",
    "reply",
    "respond",
    "sharing",
    "sidebar",
    "signup",
    "slideshow",
    "sponsor",
    "subscri",
    "syndicat",
    "taboola",
    "teaser",
    "toolbar",
    "trending",
    "viafoura",
]);

/// The same, as words by themselves.
static ASIDE_WORDS: Names = Names::new(&[
    "ad",
    "ads",
    "adv",
    "ai2html",
    "banner",
    "cta",
    "discussion",
    "discussions",
    "feedback",
    "footer",
    "gallery",
    "login",
    "menu",
    "modal",
    "nav",
    "overlay",
    "pager",
    "pagination",
    "poll",
    "promo",
    "promos",
    "rail",
    "register",
    "related",
    "share",
    "shares",
    "social",
    "survey",
    "ticker",
    "tooltip",
    "upsell",
]);

/// Words that mostly stand aside.
static MAYBE_ASIDE_WORDS: Names = Names::new(&[
    "author",
    "authors",
    "avatar",
    "bio",
    "button",
    "buttons",
    "byline",
    "categories",
    "category",
    "contributors",
    "date",
    "datetime",
    "eyebrow",
    "follow",
    "hidden",
    "info",
    "keywords",
    "kicker",
    "member",
    "meta",
    "metadata",
    "more",
    "noprint",
    "popular",
    "postinfo",
    "postprofile",
    "prevnext",
    "print",
    "printonly",
    "profile",
    "published",
    "rating",
    "ratings",
    "readmore",
    "signature",
    "skip",
    "tag",
    "taglist",
    "tags",
    "timestamp",
    "toc",
    "topics",
    "user",
    "userinfo",
    "username",
    "widget",
    "widgets",
]);

static CAPTION: Names = Names::new(&["caption", "credit", "imagesource", "photographer"]);

static PULL_QUOTE: Names = Names::new(&["pulledquote", "pullquote"]);

/// Names of what shows pictures one after the other, wherever in a name.
static GALLERY: Names = Names::new(&["carousel", "gallery", "lightbox", "slider", "slideshow"]);

/// What names another page's words: they are read where they stand.
static EMBEDDED: Names = Names::new(&["embed", "tweet"]);

/// Names in alphabetical order, found by their first letter: hundreds of elements are compared with hundreds of names.
struct Names {
    all: &'static [&'static str],
    /// For each letter, how many names begin with one before it.
    before: [u8; 27],
}

impl Names {
    const fn new(all: &'static [&'static str]) -> Self {
        let mut before = [0; 27];
        let mut index = 0;
        while index < all.len() {
            let mut letter = (all[index].as_bytes()[0] - b'a') as usize + 1;
            while letter < before.len() {
                before[letter] += 1;
                letter += 1;
            }
            index += 1;
        }
        Names { all, before }
    }

    fn beginning_with(&self, first: u8) -> &[&'static str] {
        match first {
            b'a'..=b'z' => {
                let letter = (first - b'a') as usize;
                &self.all[self.before[letter] as usize..self.before[letter + 1] as usize]
            }
            _ => &[],
        }
    }

    fn has(&self, word: &str) -> bool {
        word.bytes().next().is_some_and(|first| self.beginning_with(first).contains(&word))
    }

    /// Whether one of them stands anywhere in `text`.
    fn is_within(&self, text: &str) -> bool {
        self.end_within(text).is_some()
    }

    /// Where the first of them that stands in `text` ends.
    fn end_within(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        (0..bytes.len()).find_map(|at| {
            let name = self.beginning_with(bytes[at]).iter().find(|name| bytes[at..].starts_with(name.as_bytes()))?;
            Some(at + name.len())
        })
    }
}

/// What an element with this `tag` says of itself; `names` are its id, class, role and the like.
pub fn of(tag: &str, names: &str) -> Hint {
    let words = Words::of(names);
    let holds = |parts: &Names| parts.is_within(&words.joined);
    let has = |list: &Names| words.iter().any(|word| list.has(word));
    if WHOLE.contains(&tag) {
        Hint::Plain
    } else if holds(&PULL_QUOTE) {
        Hint::PullQuote
    } else if ASIDE_TAGS.contains(&tag) {
        Hint::Aside
    } else if tag == "article" {
        if holds(&BODY) { Hint::Body } else { Hint::Plain }
    } else if has(&EMBEDDED) && !holds(&CAPTION) {
        Hint::Plain
    } else if matches!(tag, "figure" | "figcaption") || holds(&CAPTION) {
        Hint::Caption
    } else if holds(&BODY) && !words.joined.contains("comment") && is_body(names) {
        Hint::Body
    } else if holds(&ASIDE) || has(&ASIDE_WORDS) {
        Hint::Aside
    } else if has(&MAYBE_ASIDE_WORDS) {
        Hint::MaybeAside
    } else {
        Hint::Plain
    }
}

/// Whether one of `names` is a body's: words behind that in it name a part of a body which stands aside.
fn is_body(names: &str) -> bool {
    let is_part = |name: &&str| {
        let words = Words::of(name);
        let Some(body) = BODY.end_within(&words.joined) else { return false };
        let mut behind = words.iter().zip(&words.ends).filter(|(word, end)| *end - word.len() >= body).map(|(word, _)| word);
        ASIDE.is_within(&words.joined[body..]) || behind.any(|word| ASIDE_WORDS.has(word) || MAYBE_ASIDE_WORDS.has(word))
    };
    let whole: Vec<&str> = names.split_whitespace().filter(|name| !is_part(name)).collect();
    BODY.is_within(&Words::of(&whole.join(" ")).joined)
}

/// Whether an element shows pictures one after the other.
pub fn is_gallery(tag: &str, names: &str) -> bool {
    !WHOLE.contains(&tag) && GALLERY.is_within(&Words::of(names).joined)
}

/// The words of names in lower case, parted at marks and where a capital follows a small letter.
struct Words {
    joined: String,
    /// Where in it each of them ends.
    ends: Vec<usize>,
}

impl Words {
    fn of(names: &str) -> Self {
        let mut words = Words { joined: String::with_capacity(names.len()), ends: Vec::new() };
        let mut small = false;
        for c in names.chars() {
            if !c.is_alphanumeric() || small && c.is_uppercase() {
                words.end();
            }
            small = c.is_lowercase();
            if c.is_alphanumeric() {
                words.joined.extend(c.to_lowercase());
            }
        }
        words.end();
        words
    }

    fn end(&mut self) {
        if self.ends.last().copied().unwrap_or(0) < self.joined.len() {
            self.ends.push(self.joined.len());
        }
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        self.ends.iter().scan(0, |from, &end| Some(&self.joined[std::mem::replace(from, end)..end]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_however_they_are_joined() {
        let words = Words::of("post-1 entryContent js_ad");
        assert_eq!(words.iter().collect::<Vec<_>>(), ["post", "1", "entry", "content", "js", "ad"]);
        for names in ["entry-content", "entryContent", "c-entry__content", "entrycontent x"] {
            assert_eq!(of("div", names), Hint::Body, "{names}");
        }
    }

    #[test]
    fn every_name_is_found_by_its_first_letter() {
        for names in [&BODY, &ASIDE, &ASIDE_WORDS, &MAYBE_ASIDE_WORDS, &CAPTION, &PULL_QUOTE, &GALLERY, &EMBEDDED] {
            assert!(names.all.is_sorted());
            assert!(names.all.iter().all(|name| names.has(name) && names.is_within(&format!("1{name}é"))));
        }
        assert!(!ASIDE.has("adver") && !ASIDE.is_within("adver") && !ASIDE.has(""));
    }

    #[test]
    fn short_words_count_by_themselves_only() {
        assert_eq!(of("div", "ad"), Hint::Aside);
        for names in ["shadow", "navy", "shareholders", "heading", "railway"] {
            assert_eq!(of("div", names), Hint::Plain, "{names}");
        }
    }

    #[test]
    fn what_follows_the_name_of_a_body_names_a_part_of_it() {
        for names in ["post-body-inner", "l-articleBody__main x", "article-body author", "bio post-body"] {
            assert_eq!(of("div", names), Hint::Body, "{names}");
        }
        assert_eq!(of("div", "post-body-bio"), Hint::MaybeAside);
        assert_eq!(of("div", "articleBody-relatedLinks"), Hint::Aside);
        assert_eq!(of("div", "storytext__newsletter"), Hint::Aside);
        assert_eq!(of("div", "x-relatedposts"), Hint::Aside);
        assert_eq!(of("div", "chart-1 ai2html"), Hint::Aside);
    }

    #[test]
    fn names_around_all_of_a_page_are_not_believed() {
        assert_eq!(of("body", "has-sidebar"), Hint::Plain);
        assert_eq!(of("article", "post tag-newsletter category-comment"), Hint::Plain);
        assert_eq!(of("div", "sidebar"), Hint::Aside);
    }

    #[test]
    fn captions_pull_quotes_and_embedded_posts_are_told_from_boxes() {
        assert_eq!(of("figcaption", ""), Hint::Caption);
        assert_eq!(of("div", "ArticleBody-imageCaption"), Hint::Caption);
        assert_eq!(of("aside", "pull-quote"), Hint::PullQuote);
        assert_eq!(of("div", "social-media-embed"), Hint::Plain);
        assert_eq!(of("div", "post-author"), Hint::MaybeAside);
        assert_eq!(of("div", "comment-content post-content"), Hint::Aside);
    }
}
