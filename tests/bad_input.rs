//! Input that no newspaper prints: never a panic, never an offset outside the text or inside a character.

use onrecord::page::Page;
use onrecord::text::Unit;
use onrecord::{Analysis, analyze};

/// Analyses `raw` and checks that every offset stands between two characters of it.
fn analyzed(raw: &str) -> Analysis {
    let page = Page::from_plain(raw);
    let analysis = analyze(&page, Unit::Bytes).expect("a plain text is a page");
    let text = page.text();
    let quotes = analysis.quotes.iter().flat_map(|quote| {
        let parts = [Some(&quote.content), Some(&quote.quoted), quote.cue.as_ref(), quote.speaker.as_ref()];
        parts.into_iter().flatten().flatten()
    });
    for &[start, end] in quotes.chain(analysis.mentions.iter().map(|mention| &mention.span)) {
        assert!(start < end && text.get(start..end).is_some(), "{start}..{end} of {}", text.len());
    }
    analysis
}

#[test]
fn nothing_to_find() {
    for raw in ["", " \n\t\n ", "Nothing was said.", "\u{0}\u{0}", "\u{feff}", "“", "”", "\"\"", "“”", "'", "’’’’", ".", ", said"]
    {
        assert!(analyzed(raw).quotes.iter().all(|quote| quote.speaker.is_none()), "{raw:?}");
    }
}

#[test]
fn one_unpaired_mark_harms_nothing_after_it() {
    let filler = "The council met and the bridge stayed open all the same. ".repeat(20);
    let raw = format!("{filler}A “stray mark. {filler}\n{}", "“It is safe,” said Ada Lund.\n".repeat(50));
    let said = analyzed(&raw).quotes.iter().filter(|q| q.speaker_name.as_deref() == Some("Ada Lund")).count();
    assert_eq!(said, 50);
}

#[test]
fn nul_right_to_left_and_odd_characters_keep_their_places() {
    for raw in [
        "“A\u{0}B,” said\u{0} Ada Lund.",
        "\u{202b}“הגשר בטוח,” said Ada Lund.\u{202c}",
        "“الجسر آمن”، said Ada Lund.",
        "“👩‍👩‍👧‍👦 e\u{301}\u{200b}\u{ad}x,” said A\u{301}da Lund.",
        "\u{fffd}“Yes,”\u{fffd} said Ada Lund\u{fffd}.",
    ] {
        let analysis = analyzed(raw);
        assert!(!analysis.quotes.is_empty(), "{raw}");
    }
}

#[test]
fn ten_megabytes_are_read_to_the_end() {
    let paragraph = "“The bridge is safe,” said Mayor Ada Lund, who “never” doubted it. ";
    let lines = format!("{paragraph}\n").repeat(10_000_000 / paragraph.len());
    assert!(analyzed(&lines).quotes.len() > 100_000);
}

/// Repetitions on which a stage that looks ahead or back too far takes minutes.
#[test]
fn two_megabytes_without_a_break_are_read_to_the_end() {
    for unit in ["a", "A ", "“", "'", "\" ", "said ", "“x” ", "Ada Lund ", "A. ", "1,", "‘a s’ b "] {
        analyzed(&unit.repeat(2_000_000 / unit.len()));
    }
}
