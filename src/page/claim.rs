//! What a page says it is.

use super::Page;
use super::json_ld::LinkedData;

/// What a page says it is; readers of it may find otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// One article, by linked data.
    Article,
    /// An article, as most sites say of all their pages but the first.
    OfArticleType,
    /// A list of other pages, or a gallery.
    Collection,
}

impl Claim {
    /// What `page` says of itself; none where it says nothing.
    pub fn of(page: &Page) -> Option<Self> {
        let data = LinkedData::read(&page.head.json_ld);
        let article =
            || page.head.properties.iter().any(|(name, value)| name == "og:type" && value.eq_ignore_ascii_case("article"));
        if data.is_one_article() {
            Some(Claim::Article)
        } else if data.is_collection() {
            Some(Claim::Collection)
        } else {
            article().then_some(Claim::OfArticleType)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(json_ld: &[&str], kind: &str) -> Option<Claim> {
        let mut page = Page::default();
        page.head.json_ld = json_ld.iter().map(|script| script.to_string()).collect();
        page.head.properties = vec![("og:type".into(), kind.into())];
        Claim::of(&page)
    }

    #[test]
    fn linked_data_about_one_article_is_the_strongest_claim() {
        let report = r#"{"@type": "NewsArticle", "headline": "The bridge"}"#;
        let live = r#"[{"@type": "LiveBlogPosting", "headline": "The bridge"}, {"@type": "CollectionPage"}]"#;
        assert_eq!(claim(&[report, live], "website"), Some(Claim::Article));
        let other = r#"{"@type": "NewsArticle", "headline": "The ferry"}"#;
        assert_eq!(claim(&[report, other], "website"), None);
        assert_eq!(claim(&[report, other], "Article"), Some(Claim::OfArticleType));
    }

    #[test]
    fn lists_and_galleries_say_so() {
        let list = r#"{"@graph": [{"@type": ["WebPage", "CollectionPage"]}, {"@type": "WebSite"}]}"#;
        assert_eq!(claim(&[list], "article"), Some(Claim::Collection));
        assert_eq!(claim(&[r#"{"@type": "ImageGallery"}"#], ""), Some(Claim::Collection));
        assert_eq!(claim(&[r#"{"@type": "WebPage"}"#], "website"), None);
    }
}
