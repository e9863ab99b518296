//! Pages of the kinds there are, in `tests/pages/kinds`: what is their article stands in elements marked `data-kept`;
//! a page without such elements has none.

#![cfg(feature = "command")]

use onrecord::page::{Page, find_article, html};
use scraper::{Html, Selector};
use std::path::Path;

/// The text of the article in `source`, by line, as it is found and as it is marked.
fn read(source: &str) -> (Vec<String>, Vec<String>) {
    let page: Page = html::read(source);
    let found = find_article(&page).map(|parts| page.text_of(&parts.body)).unwrap_or_default();
    let kept = Selector::parse("[data-kept]").expect("a selector");
    let marked = Html::parse_document(source);
    let marked = marked.select(&kept).map(|element| element.text().collect::<String>());
    (found.lines().map(str::to_owned).collect(), marked.collect())
}

#[test]
fn the_article_is_found_on_pages_of_every_kind_and_none_where_there_is_none() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/kinds");
    let mut pages = [0, 0];
    for entry in folder.read_dir().expect("pages") {
        let path = entry.expect("a page").path();
        let (found, marked) = read(&std::fs::read_to_string(&path).expect("a page"));
        assert_eq!(found, marked, "{}", path.display());
        pages[usize::from(marked.is_empty())] += 1;
    }
    assert!(pages.iter().all(|&count| count >= 7), "{pages:?} pages with an article and without");
}
