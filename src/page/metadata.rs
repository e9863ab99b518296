//! What a page says of its article: title, byline, dateline, time, site.

use super::{Page, Parts};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a page says of itself outside its text, as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Names in lower case with their values, in the order of the page: of `meta` elements, of microdata, of
    /// links by `rel`, and `time` for its elements' `datetime`.
    #[serde(default)]
    pub properties: Vec<(String, String)>,
    /// The texts of its JSON-LD scripts.
    #[serde(default)]
    pub json_ld: Vec<String>,
}

/// What is known of an article; none where the page does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it, without “by”.
    pub byline: Option<String>,
    /// Where it was filed from, as it stands before the first words.
    pub dateline: Option<String>,
    /// When it was published, in the page's own form, mostly ISO 8601.
    pub published: Option<String>,
    /// The name of the site or the publisher.
    pub site: Option<String>,
}

impl Metadata {
    /// What `page` says of its article.
    pub fn of(page: &Page, _parts: &Parts) -> Self {
        let linked = page.head.json_ld.iter().filter_map(|text| serde_json::from_str(text).ok()).find_map(article_in);
        let field = |name: &str| linked.as_ref().and_then(|data| name_of(data.get(name)?));
        let property = |names: &[&str]| names.iter().find_map(|name| page.head.property(name));
        Metadata {
            title: field("headline").or_else(|| property(&["og:title", "twitter:title", "headline"])),
            byline: field("author").or_else(|| property(&["author", "byl", "parsely-author", "dc.creator"])),
            dateline: field("dateline"),
            published: field("datePublished").or_else(|| property(&["article:published_time", "datepublished", "date", "time"])),
            site: property(&["og:site_name"]).or_else(|| field("publisher")),
        }
    }
}

impl Head {
    /// The first value of a name that is not empty.
    fn property(&self, name: &str) -> Option<String> {
        self.properties.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.clone())
    }
}

/// The first object in JSON-LD `data` that is an article.
fn article_in(data: Value) -> Option<Value> {
    match data {
        Value::Array(items) => items.into_iter().find_map(article_in),
        Value::Object(ref object) => {
            let is_article =
                types(object.get("@type")).any(|t| t.ends_with("Article") || t.ends_with("Posting") || t == "Report");
            if is_article {
                return Some(data);
            }
            object.get("@graph").cloned().and_then(article_in)
        }
        _ => None,
    }
}

fn types(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let values = match value {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    values.iter().filter_map(Value::as_str)
}

/// The text of a value that is one, the name of a thing, the names of several.
fn name_of(value: &Value) -> Option<String> {
    let name = match value {
        Value::String(text) => text.trim().to_string(),
        Value::Object(object) => return name_of(object.get("name")?),
        Value::Array(values) => values.iter().filter_map(name_of).collect::<Vec<_>>().join(", "),
        _ => return None,
    };
    (!name.is_empty()).then_some(name)
}
