//! Words that stand in an article's text and are none of it.

use super::tree::ends_a_sentence;

/// Beginnings of short blocks that lead elsewhere, ask for something, or tell of the page itself.
const BEGINNINGS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "read next",
    "read:",
    "read the full",
    "see also",
    "see more",
    "related:",
    "related stories",
    "related articles",
    "related content",
    "related news",
    "recommended",
    "more:",
    "more on ",
    "more from ",
    "more stories",
    "watch:",
    "watch now",
    "watch more",
    "listen:",
    "listen now",
    "listen to ",
    "sign up",
    "subscribe",
    "follow us",
    "follow me",
    "follow him",
    "follow her",
    "click here",
    "advertisement",
    "advert",
    "advertising",
    "article continues",
    "story continues",
    "continue reading",
    "share this",
    "share on",
    "tell us what",
    "get the latest",
    "join the conversation",
    "have a tip",
    "got a tip",
    "contact us",
    "email us",
    "photo:",
    "photos:",
    "photo by",
    "photograph:",
    "image:",
    "images:",
    "picture:",
    "(photo",
    "(image",
    "image credit",
    "image source",
    "photo credit",
    "credit:",
    "copyright",
    "©",
    "all rights reserved",
    "last updated",
    "filed under",
    "tags:",
    "tagged",
    "topics:",
    "categories:",
    "posted in",
    "comments",
    "leave a comment",
    "leave a reply",
    "loading",
    "skip to",
    "please enable javascript",
    "support us",
    "download our",
    "download the app",
    "explore further",
    "don't miss",
    "don’t miss",
    "you may also like",
    "you might also like",
    "what to read next",
    "originally published",
    "this article was originally",
    "this article originally appeared",
    "this story was originally",
    "sponsored",
    "print this",
    "email this",
    "lea también",
    "lee también",
    "leia também",
    "leia mais",
    "veja também",
    "saiba mais",
    "lire aussi",
    "à lire aussi",
    "mehr zum thema",
    "lesen sie auch",
    "lesen sie mehr",
    "auch interessant",
    "leggi anche",
    "lees ook",
    "anzeige",
    "publicidad",
    "publicidade",
    "publicité",
    "pubblicità",
    "iklan",
    "advertentie",
    "baca juga",
];

/// Words of requests, in short blocks with a link.
const REQUESTS: &[&str] = &[
    "newsletter",
    "newsletters",
    "inbox",
    "follow us",
    "follow him on",
    "follow her on",
    "follow me on",
    "on twitter",
    "on facebook",
    "on instagram",
    "click here",
    "all rights reserved",
    "terms of use",
    "privacy policy",
    "may be reached at",
    "can be reached at",
    "contact the",
    "email the author",
    "our app",
];

/// Words that head what readers say of an article.
const COMMENTS: &[&str] = &[
    "comments",
    "comment",
    "reader comments",
    "readers’ comments",
    "discussion",
    "join the discussion",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "add a comment",
    "kommentare",
    "commentaires",
    "comentarios",
    "comentários",
    "commenti",
    "reacties",
];

/// The same after a number: “4 thoughts on …”.
const COUNTED: &[&str] = &["comment", "comments", "replies", "reply", "response", "responses", "thought", "thoughts"];

/// What stands before who made a picture.
const CREDITS: &[&str] = &["image:", "images:", "photo:", "photos:", "photo by", "picture:", "pictures:", "pic:", "photograph:"];

/// A shorter name behind a full stop may be the end of an address, in bytes.
const NAME: usize = 4;

/// So much more than its beginning is no mere label, in bytes.
const LABEL: usize = 60;

/// A block that leads elsewhere by its beginning is at most this long, in bytes, unless links are this share of it.
const SHORT: usize = 120;
const LINKED: f32 = 0.2;

/// A block with a link that leads elsewhere or asks for something is at most this long, in bytes.
const REQUEST: usize = 320;

/// Whether a block's `text`, of which `share` stands in links, is the site's and not the article's.
pub fn is_of_the_site(text: &str, share: f32) -> bool {
    if text.len() > REQUEST {
        return false;
    }
    let lower = text.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '©'));
    let leads = BEGINNINGS.iter().filter(|phrase| begins(lower, phrase)).any(|phrase| {
        // “Follow him there,” she said: without a link a sentence is one.
        let alone = lower.strip_prefix(*phrase).is_some_and(|rest| !rest.contains(char::is_alphanumeric));
        let led = phrase.ends_with(':') || alone;
        let label = lower.len() <= phrase.len() + LABEL && (led || !ends_a_sentence(text));
        share > LINKED || label && text.len() <= SHORT
    });
    leads || share > 0.0 && REQUESTS.iter().any(|phrase| holds(lower, phrase))
}

/// Whether a block ends with who made a picture: “The bridge in May (Photo: Cy Dahl)”, “It rained.Cy Dahl/Agency”.
pub fn is_caption(text: &str) -> bool {
    let bracketed = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or("", |(_, credit)| credit.trim_start());
    let credited = || CREDITS.iter().any(|word| begins(&bracketed.to_lowercase(), word));
    let owned = || text.contains('©') && !ends_a_sentence(text);
    text.len() <= REQUEST && (credited() || owned() || is_signed(text))
}

/// Whether a name stands behind the last sentence as if in its own element, without a space.
fn is_signed(text: &str) -> bool {
    let Some((told, name)) = text.rsplit_once('.') else { return false };
    let named = name.starts_with(char::is_uppercase) && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '-'));
    told.len() >= LABEL / 2 && told.ends_with(char::is_lowercase) && named && (NAME..LABEL).contains(&name.len())
}

/// Whether a heading with this `text` stands above what readers say of an article.
pub fn heads_comments(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    let words = bare.trim_end_matches(|c: char| !c.is_alphabetic());
    let counted = lower.starts_with(|c: char| c.is_ascii_digit()) && COUNTED.iter().any(|word| begins(bare, word));
    counted || COMMENTS.contains(&words)
}

/// Whether the words of `phrase` stand in `text`.
fn holds(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric) && begins(&text[at..], phrase))
}

/// Whether `text` begins with the words of `phrase`.
fn begins(text: &str, phrase: &str) -> bool {
    let more =
        text.strip_prefix(phrase).map(|rest| phrase.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric));
    more == Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_leads_are_the_sites() {
        for text in [
            "Advertisement",
            "ADVERTISING",
            "Photo: Cy Dahl.",
            "» Read more",
            "Read more:",
            "You may also like...",
            "(Photo by Cy Dahl)",
            "Filed under: Bridges",
        ] {
            assert!(is_of_the_site(text, 0.0), "{text}");
        }
        assert!(is_of_the_site("Read more: the bridge that never was, and those who crossed it.", 0.8));
        assert!(is_of_the_site("Cy Dahl writes on bridges. Follow him on Chirp.", 0.3));
    }

    #[test]
    fn captions_name_who_made_the_picture() {
        for text in [
            "The bridge in May (Image: Cy Dahl)",
            "(PHOTO BY CY DAHL)",
            "The bridge and its ferry, photos © Cy Dahl, 2026",
            "The old bridge stood for ninety years.Cy Dahl/Agency",
        ] {
            assert!(is_caption(text), "{text}");
        }
        for text in [
            "The bridge (the photo: hers) is old.",
            "The bridge is old (as the photo shows)",
            "All of it is © Cy Dahl.",
            "The old bridge stood for ninety years. Cy Dahl",
            "More of it stands on bridges.example.Com",
            "It rained.Cy Dahl",
        ] {
            assert!(!is_caption(text), "{text}");
        }
    }

    #[test]
    fn comments_have_headings_of_their_own() {
        for text in [
            "Comments",
            "Comments (12)",
            "12 comments",
            "4 thoughts on “The bridge”",
            "1 Response to The bridge",
            "Leave a reply",
        ] {
            assert!(heads_comments(text), "{text}");
        }
        for text in ["Comments by the mayor", "4 bridges", "Responses", "The discussion", "Thoughts on bridges", ""] {
            assert!(!heads_comments(text), "{text}");
        }
    }

    #[test]
    fn sentences_are_the_articles() {
        for text in [
            "Follow him, she said, and see.",
            "Readers more than writers came.",
            "Loading the ferry took all night.",
            "Comments were few.",
        ] {
            assert!(!is_of_the_site(text, 0.0), "{text}");
        }
        assert!(!is_of_the_site("The ferry runs every hour.", 0.4));
        assert!(!is_of_the_site("It whets your appetite.", 0.2));
    }
}
