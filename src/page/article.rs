//! Which blocks are the article: a first rule by landmarks, then by density.

use super::Page;

/// Elements that never hold an article's words.
const ASIDE_TAGS: &[&str] = &["nav", "footer", "aside", "form", "menu", "dialog", "search"];

/// Words in an element's id, class or role that mark what stands around an article.
const ASIDE_HINTS: &[&str] = &[
    "comment",
    "related",
    "sidebar",
    "footer",
    "newsletter",
    "promo",
    "cookie",
    "consent",
    "share",
    "social",
    "breadcrumb",
    "navigation",
    "recommend",
    "advert",
    "sponsor",
    "disqus",
    "signup",
    "subscribe",
    "most-read",
    "trending",
    "complementary",
    "contentinfo",
    "menu",
    "forum-reply",
];

/// An article's blocks by what they are to it; indices of [`Page::blocks`], in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Paragraphs, headings, lists and block quotes.
    pub body: Vec<usize>,
    /// What stands with its pictures.
    pub captions: Vec<usize>,
    /// Sentences of the body set large beside it.
    pub pull_quotes: Vec<usize>,
}

/// The article of `page`; none where it has no text.
///
/// The container whose text is longest once links and what stands aside are taken off, an
/// `article` or `main` before others, and all blocks in it that do not stand aside themselves. A page
/// without one paragraph of prose gives all its blocks: better too much than nothing.
pub fn find_article(page: &Page) -> Option<Parts> {
    let body = article_blocks(page);
    (!body.is_empty()).then(|| Parts { body, ..Parts::default() })
}

fn article_blocks(page: &Page) -> Vec<usize> {
    let aside = aside_containers(page);
    let weight = weights(page, &aside);
    let Some(chosen) = choose(page, &weight, &aside) else { return (0..page.blocks.len()).collect() };
    let mut inside = vec![false; page.containers.len()];
    for (index, container) in page.containers.iter().enumerate() {
        let parent = usize::try_from(container.parent).is_ok_and(|parent| inside[parent]);
        inside[index] = !aside[index] && (index == chosen || parent);
    }
    let blocks = page.blocks.iter().enumerate();
    blocks.filter(|(_, b)| inside[b.container as usize] && !is_linked(b.linked, &b.text)).map(|(i, _)| i).collect()
}

/// Whether most of a block is links: a list of other pages, not prose.
fn is_linked(linked: u32, text: &str) -> bool {
    linked as usize * 10 > text.encode_utf16().count() * 8
}

/// For each container, whether it or one around it stands aside.
fn aside_containers(page: &Page) -> Vec<bool> {
    let mut aside = vec![false; page.containers.len()];
    for (index, container) in page.containers.iter().enumerate() {
        let landmark = matches!(container.tag.as_str(), "article" | "main" | "body" | "html");
        let hint = container.hint.to_ascii_lowercase();
        let named = !landmark && ASIDE_HINTS.iter().any(|word| hint.contains(word));
        let around = usize::try_from(container.parent).is_ok_and(|parent| aside[parent]);
        aside[index] = around || named || ASIDE_TAGS.contains(&container.tag.as_str());
    }
    aside
}

/// For each container, the bytes of prose in the blocks directly in it or one level below.
fn weights(page: &Page, aside: &[bool]) -> Vec<usize> {
    let mut weight = vec![0; page.containers.len()];
    for block in &page.blocks {
        let container = block.container as usize;
        let prose = block.text.len().saturating_sub(2 * block.linked as usize);
        if aside[container] || prose < 60 {
            continue;
        }
        weight[container] += prose;
    }
    weight
}

/// The container to take: the smallest around nine tenths of the best landmark's or the page's prose.
fn choose(page: &Page, weight: &[usize], aside: &[bool]) -> Option<usize> {
    let mut total = weight.to_vec();
    for index in (1..page.containers.len()).rev() {
        if let Ok(parent) = usize::try_from(page.containers[index].parent) {
            total[parent] += total[index];
        }
    }
    let landmark = |tag: &str| {
        let found = (0..total.len()).filter(|&i| page.containers[i].tag == tag && !aside[i] && total[i] > 0);
        found.max_by_key(|&i| (total[i], i))
    };
    let all = *total.first()?;
    let root = match (landmark("article"), landmark("main")) {
        (Some(article), _) if total[article] * 3 > all => article,
        (_, Some(main)) if total[main] * 3 > all => main,
        _ => 0,
    };
    let whole = total[root];
    (whole > 0)
        .then(|| (root..total.len()).filter(|&i| total[i] * 10 >= whole * 9 && (i == root || !aside[i])).max().unwrap_or(root))
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Container};
    use super::*;

    fn page(containers: &[(i32, &str, &str)], blocks: &[(u32, &str)]) -> Page {
        let containers = containers.iter().map(|&(parent, tag, hint)| Container { parent, tag: tag.into(), hint: hint.into() });
        let blocks = blocks.iter().map(|&(container, text)| Block { container, tag: "p".into(), text: text.into(), linked: 0 });
        Page { containers: containers.collect(), blocks: blocks.collect(), ..Page::default() }
    }

    const PROSE: &str = "The council met on Tuesday evening to talk about the bridge, and voted to mend it before winter comes.";

    #[test]
    fn the_article_is_taken_and_what_stands_aside_is_left() {
        let page = page(
            &[(-1, "body", ""), (0, "nav", ""), (0, "article", ""), (2, "div", "related-links"), (0, "div", "comments")],
            &[(1, "Home"), (2, "Bridge to be mended"), (2, PROSE), (3, PROSE), (4, PROSE)],
        );
        assert_eq!(article_blocks(&page), [1, 2]);
    }

    #[test]
    fn the_densest_container_is_taken_where_nothing_is_marked() {
        let page = page(&[(-1, "body", ""), (0, "div", ""), (0, "div", "")], &[(1, "Menu"), (2, PROSE), (2, PROSE)]);
        assert_eq!(article_blocks(&page), [1, 2]);
    }

    #[test]
    fn a_page_without_prose_gives_all_its_blocks() {
        assert_eq!(article_blocks(&page(&[(-1, "body", "")], &[(0, "Short."), (0, "“Yes.”")])), [0, 1]);
        assert!(article_blocks(&Page::default()).is_empty());
    }
}
