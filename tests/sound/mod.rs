//! What must hold of the analysis of any page whatever; the fuzz target asks the same.

use onrecord::page::{Page, Scope, html};
use onrecord::text::Unit;
use onrecord::{Analysis, Options, analyze};

/// The page that any bytes make: HTML where they begin with `<`, else plain text.
pub fn page_of(bytes: &[u8]) -> Page {
    let input = String::from_utf8_lossy(bytes);
    if input.starts_with('<') { html::read(&input) } else { Page::from_plain(&input) }
}

/// Analyses `page`, the whole of it, and checks that every offset stands between two characters of its text,
/// that mentions are in order and apart, and that quotes, mentions and entities point at each other.
pub fn analyzed(page: &Page) -> Analysis {
    let options = Options { unit: Unit::Bytes, scope: Scope::Page };
    let analysis = analyze(page, options).expect("the reader's containers make a tree");
    let text = page.text();
    let stretches = analysis.quotes.iter().flat_map(|quote| {
        let parts = [Some(&quote.content), Some(&quote.quoted), quote.cue.as_ref(), quote.speaker.as_ref()];
        parts.into_iter().flatten().flatten()
    });
    let inner = analysis.quotes.iter().flat_map(|quote| &quote.inner).flat_map(|inner| {
        let parts = [Some(&inner.content), Some(&inner.quoted), inner.cue.as_ref(), inner.speaker.as_ref()];
        parts.into_iter().flatten().flatten()
    });
    let stretches = stretches.chain(inner);
    let article = analysis.article.iter().flat_map(|article| [&article.body, &article.captions, &article.pull_quotes]);
    let spans = stretches.chain(article.flatten()).chain(analysis.mentions.iter().map(|mention| &mention.span));
    for &[start, end] in spans {
        assert!(start < end && text.get(start..end).is_some(), "{start}..{end} of {}", text.len());
    }
    assert!(analysis.mentions.is_sorted_by(|before, after| before.span[1] <= after.span[0]), "{text:?}");
    for (number, mention) in analysis.mentions.iter().enumerate() {
        assert!(analysis.entities[mention.entity].mentions.contains(&number));
        assert!((0.0..=1.0).contains(&mention.confidence), "{}", mention.confidence);
    }
    for quote in &analysis.quotes {
        let repeats = quote.repeats.map(|of| &analysis.quotes[of]);
        assert!(repeats.is_none_or(|of| of.repeats.is_none() && of.speaker_entity == quote.speaker_entity));
        let lists = |entity: usize| analysis.entities[entity].quotes.contains(&quote.id);
        assert!(quote.speaker_entity.is_none_or(|entity| lists(entity) == repeats.is_none()));
        assert!((0.0..=1.0).contains(&quote.confidence), "{}", quote.confidence);
        let holds = |&[start, end]: &[usize; 2]| quote.content.iter().any(|&[from, to]| from <= start && end <= to);
        let inner = quote.inner.iter().flat_map(|inner| [&inner.content, &inner.quoted]);
        assert!(inner.flatten().all(holds), "{text:?}");
        assert!(!(quote.anonymous && quote.speaker_name.is_some()), "{:?}", quote.speaker_name);
    }
    analysis
}
