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
const BODY: &[&str] = &[
    "articlebody",
    "articlecontent",
    "articletext",
    "artcontent",
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
];

/// Names of what stands aside, wherever in a name and however its words are joined.
const ASIDE: &[&str] = &[
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
    "mostpopular",
    "mostread",
    "morestories",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "paywall",
    "playlist",
    "popup",
    "recommend",
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
];

/// The same, as words by themselves.
const ASIDE_WORDS: &[&str] = &[
    "ad",
    "ads",
    "adv",
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
];

/// Words that mostly stand aside.
const MAYBE_ASIDE_WORDS: &[&str] = &[
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
];

const CAPTION: &[&str] = &["caption", "credit", "imagesource", "photographer"];

const PULL_QUOTE: &[&str] = &["pullquote", "pulledquote"];

/// Names of what shows pictures one after the other, wherever in a name.
const GALLERY: &[&str] = &["carousel", "gallery", "lightbox", "slider", "slideshow"];

/// What names another page's words: they are read where they stand.
const EMBEDDED: &[&str] = &["embed", "tweet"];

/// What an element with this `tag` says of itself; `names` are its id, class, role and the like.
pub fn of(tag: &str, names: &str) -> Hint {
    let words = words(names);
    let joined = words.concat();
    let holds = |parts: &[&str]| parts.iter().any(|part| joined.contains(part));
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if WHOLE.contains(&tag) {
        Hint::Plain
    } else if holds(PULL_QUOTE) {
        Hint::PullQuote
    } else if ASIDE_TAGS.contains(&tag) {
        Hint::Aside
    } else if tag == "article" {
        if holds(BODY) { Hint::Body } else { Hint::Plain }
    } else if has(EMBEDDED) && !holds(CAPTION) {
        Hint::Plain
    } else if matches!(tag, "figure" | "figcaption") || holds(CAPTION) {
        Hint::Caption
    } else if holds(BODY) && !holds(&["comment"]) {
        Hint::Body
    } else if holds(ASIDE) || has(ASIDE_WORDS) {
        Hint::Aside
    } else if has(MAYBE_ASIDE_WORDS) {
        Hint::MaybeAside
    } else {
        Hint::Plain
    }
}

/// Whether an element shows pictures one after the other.
pub fn is_gallery(tag: &str, names: &str) -> bool {
    let joined = words(names).concat();
    !WHOLE.contains(&tag) && GALLERY.iter().any(|part| joined.contains(part))
}

/// The words of `names` in lower case, parted at marks and where a capital follows a small letter.
fn words(names: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in names.chars() {
        if !c.is_alphanumeric() || small && c.is_uppercase() {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_however_they_are_joined() {
        assert_eq!(words("post-1 entryContent js_ad"), ["post", "1", "entry", "content", "js", "ad"]);
        for names in ["entry-content", "entryContent", "c-entry__content", "entrycontent x"] {
            assert_eq!(of("div", names), Hint::Body, "{names}");
        }
    }

    #[test]
    fn short_words_count_by_themselves_only() {
        assert_eq!(of("div", "ad"), Hint::Aside);
        for names in ["shadow", "navy", "shareholders", "heading", "railway"] {
            assert_eq!(of("div", names), Hint::Plain, "{names}");
        }
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
