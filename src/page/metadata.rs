//! What a page says of its article: title, byline, dateline, time, site.

use super::json_ld::LinkedData;
use super::{Block, Page, Parts};
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

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
    /// Where it was filed from, and by whom where that stands with it, as it stands before the first words.
    pub dateline: Option<String>,
    /// When it was published, in the page's own form, mostly ISO 8601.
    pub published: Option<String>,
    /// The name of the site or the publisher.
    pub site: Option<String>,
}

/// Properties in the order in which they are believed.
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "headline"];
const BYLINE: &[&str] =
    &["author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "creator", "article:author"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "time",
];
const SITE: &[&str] = &["og:site_name", "application-name", "publisher"];

/// Words before an author's name.
const BY: &[&str] = &["by ", "by: ", "written by ", "written by: ", "posted by ", "von ", "por ", "par ", "di ", "door "];

/// A byline or a date in the text is at most this long, in bytes, and stands among so many blocks before the article.
const LINE: usize = 100;
const BEFORE: usize = 40;

/// So near around a name stands what calls it the author's, in elements.
const SIGNED_WITHIN: usize = 3;

/// Shorter words stand in any title, in bytes.
const WORD: usize = 4;

/// A line with a date has at most so many words.
const DATE_WORDS: usize = 8;

/// A dateline stands in one of the first paragraphs: before them are summaries.
const DATELINE_WITHIN: usize = 3;

impl Metadata {
    /// What `page` says of the article made of `parts`.
    pub fn of(page: &Page, parts: &Parts) -> Self {
        let data = LinkedData::read(&page.head.json_ld);
        let linked = |name: &str| clean(&data.name(data.article()?.get(name)?)?);
        let property = |names: &[&str]| names.iter().find_map(|name| page.head.property(name));
        let site = property(SITE).or_else(|| linked("publisher"));
        let before = lines_before(page, parts);
        let lines = || before.iter().map(|block| block.text.as_str());
        let title = title(page, [linked("name"), linked("headline")], site.as_deref());
        Metadata {
            title: title.map(|title| without_site(title, site.as_deref())),
            byline: linked("author")
                .or_else(|| property(BYLINE))
                .or_else(|| lines().find_map(named_in))
                .or_else(|| before.iter().find(|block| is_signature(page, block)).map(|block| block.text.clone()))
                .map(|byline| names(&byline))
                .filter(|names| !names.is_empty()),
            dateline: linked("dateline").or_else(|| dateline(page, parts)),
            published: linked("datePublished")
                .or_else(|| property(PUBLISHED))
                .or_else(|| lines().find(|line| holds_a_date(line)).map(str::to_owned)),
            site,
        }
    }
}

impl Head {
    /// The first value of a name that says something; an address does not.
    fn property(&self, name: &str) -> Option<String> {
        self.properties.iter().filter(|(key, _)| key == name).find_map(|(_, value)| clean(value))
    }
}

/// A value with its white space collapsed and its character references resolved; none if it is empty or an address.
fn clean(value: &str) -> Option<String> {
    let value = unescape(value).split_whitespace().collect::<Vec<_>>().join(" ");
    let address = value.starts_with("http://") || value.starts_with("https://");
    (!value.is_empty() && !address).then_some(value)
}

/// Resolves character references, which some sites write where none belong.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].split(';').next().filter(|name| name.len() <= 8 && name.len() + 1 < rest.len());
        match name.and_then(|name| Some((name, character(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = &rest[name.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = hexadecimal.map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16));
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => return None,
    })
}

/// A title without the site's name at its end and the mark before that.
fn without_site(title: String, site: Option<&str>) -> String {
    let before = site.and_then(|site| title.strip_suffix(site)).map(str::trim_end);
    let alone = before.and_then(|before| before.strip_suffix(['|', '-', '–', '—', '·', ':'])).map(str::trim_end);
    alone.filter(|alone| !alone.is_empty()).map(str::to_owned).unwrap_or(title)
}

/// The headline that the page claims, of which `named` and `headline` are those in its linked data; the heading it shows
/// where that claim tells of no more than the `site`, or of something else.
fn title(page: &Page, [named, headline]: [Option<String>; 2], site: Option<&str>) -> Option<String> {
    let headings = page.blocks.iter().filter(|block| block.tag == "h1").map(|block| block.text.as_str());
    let shown: Vec<&str> = headings.chain([page.title.as_str()]).collect();
    let words: HashSet<String> = shown.iter().flat_map(|text| words(text)).collect();
    let named = named.filter(|name| shown.contains(&name.as_str()));
    let mut claims: Vec<String> = named.into_iter().chain(headline).collect();
    claims.extend(TITLE.iter().filter_map(|name| page.head.property(name)));
    claims.retain(|claim| Some(claim.as_str()) != site);
    let told = claims.iter().position(|claim| words.is_empty() || self::words(claim).any(|word| words.contains(&word)));
    let shown = || heading(page).filter(|heading| Some(heading.as_str()) != site);
    told.map(|told| claims.swap_remove(told)).or_else(shown).or(claims.into_iter().next()).or_else(|| heading(page))
}

/// The words of a title that say something, in lower case.
fn words(title: &str) -> impl Iterator<Item = String> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= WORD).map(str::to_lowercase)
}

/// The document's title, or the part of it that stands as a first heading on the page.
fn heading(page: &Page) -> Option<String> {
    let title = clean(&page.title);
    let headings = page.blocks.iter().filter(|block| block.tag == "h1").filter_map(|block| clean(&block.text));
    let part_of_it = |heading: &String| title.as_ref().is_none_or(|title| title.contains(heading.as_str()));
    headings.into_iter().find(part_of_it).or(title)
}

/// The short blocks just before the article's first words, the nearest last.
fn lines_before<'p>(page: &'p Page, parts: &Parts) -> Vec<&'p Block> {
    let first = parts.body.first().copied().unwrap_or(0);
    let before = &page.blocks[first.saturating_sub(BEFORE)..first];
    before.iter().filter(|block| block.text.len() <= LINE).collect()
}

/// Whether a block is the author's name by what its element, or one near around it, is named.
fn is_signature(page: &Page, block: &Block) -> bool {
    let around = std::iter::successors(Some(block.container as usize), |&container| page.parent(container)).take(SIGNED_WITHIN);
    let mut names = around.map(|container| page.containers[container].hint.to_lowercase());
    let name = block.text.starts_with(char::is_uppercase) && !block.text.contains(|c: char| c.is_ascii_digit());
    name && names.any(|names| names.contains("byline") || names.contains("author"))
}

/// The name after “by” in a line; none where there is no such word or no name.
fn named_in(line: &str) -> Option<String> {
    let rest = without_by(line);
    (rest.len() < line.len() && rest.starts_with(char::is_uppercase)).then(|| rest.to_string())
}

fn without_by(byline: &str) -> &str {
    let by = |word: &&str| byline.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    BY.iter().find(|word| by(word)).map_or(byline, |word| byline[word.len()..].trim_start())
}

/// The names of a byline, without what stands before and after them: “by”, a date, a handle.
fn names(byline: &str) -> String {
    let names = without_by(byline).split(['\n', '|', '@']).next().unwrap_or_default();
    let names = [" - ", " – ", " — "].iter().fold(names, |names, dash| names.split(dash).next().unwrap_or_default());
    let names = names.split("http").next().unwrap_or_default().trim_end_matches([' ', ',', '(', '-', '–', '—']);
    let Some(digit) = names.find(|c: char| c.is_ascii_digit()) else { return names.to_string() };
    let before = &names[..digit];
    // Before a day stands a month.
    let end = if before.ends_with(' ') { before.trim_end().rfind(' ').unwrap_or(0) } else { before.len() };
    let names = before[..end].trim_end_matches([' ', ',']);
    names.strip_suffix(" on").unwrap_or(names).to_string()
}

/// Whether a line has a year and a day or a month with it.
fn holds_a_date(line: &str) -> bool {
    if line.split_whitespace().count() > DATE_WORDS {
        return false;
    }
    let mut numbers = line.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let year = numbers.clone().any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    year && numbers.any(|n| n.len() <= 2)
}

/// The dateline of the article's first paragraphs.
fn dateline(page: &Page, parts: &Parts) -> Option<String> {
    let paragraphs = parts.body.iter().map(|&index| &page.blocks[index]).filter(|block| !block.is_heading());
    paragraphs.take(DATELINE_WITHIN).find_map(|block| text::dateline(&block.text)).map(str::to_owned)
}

#[cfg(all(test, feature = "command"))]
mod tests {
    use super::super::{find_article, html};
    use super::*;

    fn of(head: &str, body: &str) -> Metadata {
        let page = html::read(&format!(
            "<html><head>{head}</head><body>{body}<p>SEOUL (NW) — The council met on Tuesday evening to talk about the bridge.</p></body>"
        ));
        Metadata::of(&page, &find_article(&page).expect("an article"))
    }

    #[test]
    fn linked_data_is_believed_first() {
        let known = of(
            r#"<title>T</title><meta property="og:title" content="Other"><meta property="og:site_name" content="The News">
            <script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge &amp; the ferry", "author": [{"name": "Cy Dahl"}],
            "datePublished": "2026-03-05T10:15:00Z", "publisher": {"name": "News Ltd"}}</script>"#,
            "",
        );
        let of = |field: &Option<String>| field.clone().unwrap_or_default();
        assert_eq!(of(&known.title), "The bridge & the ferry");
        assert_eq!(of(&known.byline), "Cy Dahl");
        assert_eq!(of(&known.dateline), "SEOUL (NW)");
        assert_eq!(of(&known.published), "2026-03-05T10:15:00Z");
        assert_eq!(of(&known.site), "The News");
    }

    #[test]
    fn meta_elements_and_microdata_come_next() {
        let known = of(
            r#"<title>The bridge | The News</title><meta name=application-name content="The News"><meta name=author content="https://news.example/cy">"#,
            r#"<span itemprop=author>By <b>Cy  Dahl</b></span><time datetime=2026-03-05>today</time>"#,
        );
        assert_eq!(known.title.as_deref(), Some("The bridge"));
        assert_eq!(known.byline.as_deref(), Some("Cy Dahl"));
        assert_eq!(known.published.as_deref(), Some("2026-03-05"));
    }

    #[test]
    fn what_stands_before_the_first_words_comes_last() {
        let known = of("<title>The bridge :: 1</title>", "<h1>The bridge</h1><div>By Cy Dahl</div><div>5 March 2026</div>");
        assert_eq!(known.title.as_deref(), Some("The bridge"));
        assert_eq!(known.byline.as_deref(), Some("Cy Dahl"));
        assert_eq!(known.published.as_deref(), Some("5 March 2026"));
        assert_eq!(known.site, None);
        let signed = of("<title>T</title>", "<div class=post-author><div>Bo Berg</div></div>");
        assert_eq!(signed.byline.as_deref(), Some("Bo Berg"));
    }

    #[test]
    fn a_title_that_tells_of_the_site_or_of_something_else_is_not_believed() {
        let title = |claims: &str| {
            let head =
                format!("<title>The bridge is closed | The News</title><meta property=og:site_name content='The News'>{claims}");
            of(&head, "<h1>The bridge is closed</h1>").title.unwrap_or_default()
        };
        let claim = |title: &str| format!("<meta property=og:title content='{title}'>");
        assert_eq!(title(&claim("No way across: the old bridge shut")), "No way across: the old bridge shut");
        let named = r#"<script type="application/ld+json">{"@type": "Article", "name": "The bridge is closed", "headline": "closed road"}</script>"#;
        for claims in [claim("The News"), claim("Today in the harbour"), named.into()] {
            assert_eq!(title(&claims), "The bridge is closed", "{claims}");
        }
        let alone =
            of("<title>The News</title><meta name=publisher content='The News'><meta name=dc.title content='The bridge'>", "");
        assert_eq!(alone.title.as_deref(), Some("The bridge"));
    }

    #[test]
    fn a_byline_is_its_names() {
        for byline in [
            "Written by Cy Dahl on 5 March",
            "Cy Dahl —",
            "Cy Dahl (https://news.example/cy)",
            "By Cy Dahl",
            "by: Cy Dahl",
            "Cy Dahl - 5 March 2026",
            "Cy Dahl March 5",
            "Cy Dahl5 March",
            "Cy Dahl\nReporter",
            "Cy Dahl @cy",
        ] {
            assert_eq!(names(byline), "Cy Dahl", "{byline}");
        }
        assert_eq!(names("2026"), "");
    }

    #[test]
    fn character_references_are_resolved_where_they_are_some() {
        assert_eq!(
            unescape("Lund &#8217;s &quot;bridge&quot; &x; & &#xZZ; &#1114112; a&"),
            "Lund ’s \"bridge\" &x; & &#xZZ; &#1114112; a&"
        );
    }
}
