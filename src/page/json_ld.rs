//! Linked data (JSON-LD): what scripts on a page say of its article, in schema.org's terms.

use serde_json::Value;

/// The things a page's scripts describe, in order; what is no JSON is left out.
pub struct LinkedData(Vec<Value>);

/// Types of articles that do not end in “Article”.
const ARTICLES: &[&str] = &["BlogPosting", "LiveBlogPosting", "DiscussionForumPosting", "SocialMediaPosting", "Report"];

/// Types of pages that list others, or pictures.
const COLLECTIONS: &[&str] = &["CollectionPage", "ImageGallery", "MediaGallery", "SearchResultsPage", "VideoGallery"];

/// No article has more authors.
const MOST_NAMES: usize = 50;

/// Where a thing describes others.
const WITHIN: &[&str] = &["@graph", "mainEntity"];

impl LinkedData {
    /// Reads the texts of scripts.
    pub fn read(scripts: &[String]) -> Self {
        let mut things = Vec::new();
        // A list, since lists of lists of things may be deep.
        let mut open: Vec<Value> = scripts.iter().rev().filter_map(|script| parse(script)).collect();
        while let Some(value) = open.pop() {
            match value {
                Value::Array(values) => open.extend(values.into_iter().rev()),
                Value::Object(mut thing) => {
                    open.extend(WITHIN.iter().filter_map(|name| thing.remove(*name)));
                    things.push(Value::Object(thing));
                }
                _ => {}
            }
        }
        LinkedData(things)
    }

    /// What it says of the page's article, if that is among its things.
    pub fn article(&self) -> Option<&Value> {
        self.articles().next()
    }

    /// Whether it describes one article, however often.
    pub fn is_one_article(&self) -> bool {
        let headline = |article: &Value| article.get("headline").and_then(Value::as_str).map(str::to_owned);
        let mut headlines = self.articles().map(headline);
        headlines.next().is_some_and(|first| headlines.all(|other| other == first))
    }

    /// Whether it describes a list of pages or pictures.
    pub fn is_collection(&self) -> bool {
        self.0.iter().any(|thing| types_of(thing).any(|name| COLLECTIONS.contains(&name)))
    }

    fn articles(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().filter(|thing| types_of(thing).any(|name| name.ends_with("Article") || ARTICLES.contains(&name)))
    }

    /// The text of `value` if it is one, a thing's name, the names of several; things may be named elsewhere.
    pub fn name(&self, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Object(thing) => {
                let said = |thing: &Value| thing.get("name").and_then(Value::as_str).map(str::to_owned);
                let elsewhere = || self.0.iter().filter(|other| other.get("@id") == thing.get("@id")).find_map(said);
                said(value).or_else(|| thing.get("@id").and_then(|_| elsewhere()))
            }
            Value::Array(values) => {
                let mut names: Vec<String> =
                    values.iter().filter(|v| !v.is_array()).take(MOST_NAMES).filter_map(|v| self.name(v)).collect();
                names.dedup();
                (!names.is_empty()).then(|| names.join(", "))
            }
            _ => None,
        }
    }
}

/// The JSON in a script, which may be wrapped in a comment and have raw line breaks in its strings.
fn parse(script: &str) -> Option<Value> {
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])?;
    let json: String = script.get(start..=end)?.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&json).ok()
}

fn types_of(thing: &Value) -> impl Iterator<Item = &str> {
    let types = match thing.get("@type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    types.iter().filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn author(scripts: &[&str]) -> Option<String> {
        let data = LinkedData::read(&scripts.iter().map(|s| s.to_string()).collect::<Vec<_>>());
        data.name(data.article()?.get("author")?)
    }

    #[test]
    fn an_article_is_found_among_other_things() {
        let graph = r#"<!-- {"@graph": [{"@type": "WebSite", "author": "No"}, {"@type": ["NewsArticle"], "author": {"name": "Cy Dahl"}}]} -->"#;
        assert_eq!(author(&["no JSON", graph]).as_deref(), Some("Cy Dahl"));
        assert_eq!(
            author(&[r#"[{"@type": "Report", "author": ["Cy Dahl", {"name": "Bo Berg"}]}]"#]).as_deref(),
            Some("Cy Dahl, Bo Berg")
        );
        assert_eq!(author(&[r#"{"@type": "JobPosting", "author": "No"}"#, "{", "}{", ""]), None);
    }

    #[test]
    fn things_may_be_named_elsewhere_and_strings_may_be_broken() {
        let article = r##"{"@type": "BlogPosting", "author": {"@id": "#cy"}}"##;
        let person = "{\"@id\": \"#cy\", \"name\": \"Cy\nDahl\"}";
        assert_eq!(author(&[article, person]).as_deref(), Some("Cy Dahl"));
        assert_eq!(author(&[article]), None);
    }

    #[test]
    fn deep_lists_are_read_or_left() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(author(&[&deep]), None);
    }
}
