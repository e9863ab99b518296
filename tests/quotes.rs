//! Quotes found in sentences of our own, and in what no writer would write.

use onrecord::quotes::{Kind, Pattern, Quote, find};
use onrecord::text::Text;

fn quotes(raw: &str) -> Vec<Quote> {
    let text = Text::from_plain(raw);
    find(&text, &onrecord::entities::tag(&text))
}

/// Content, cue and speaker of each quote that somebody said.
fn said(raw: &str) -> Vec<(Kind, String, String, String)> {
    let words = |span: Option<onrecord::text::Span>| span.map_or(String::new(), |s| s.of(raw).to_owned());
    let content = |quote: &Quote| quote.content.iter().map(|s| s.of(raw)).collect::<Vec<_>>().join(" | ");
    let said = quotes(raw).into_iter().filter(|quote| quote.kind != Kind::Scare);
    said.map(|quote| (quote.kind, content(&quote), words(quote.cue), words(quote.speaker))).collect()
}

fn assert_said(raw: &str, kind: Kind, content: &str, cue: &str, speaker: &str) {
    let found = said(raw);
    assert_eq!(found, [(kind, content.to_owned(), cue.to_owned(), speaker.to_owned())], "{raw}");
}

#[test]
fn direct_quotes_have_their_cue_on_either_side() {
    let content = "“We will mend the bridge before winter,”";
    assert_said(&format!("{content} said Ada Lund on Monday."), Kind::Direct, content, "said", "Ada Lund");
    assert_said(&format!("{content} she said."), Kind::Direct, content, "said", "she");
    assert_said(
        "The mayor told reporters: “We will mend the bridge before winter.”",
        Kind::Direct,
        "“We will mend the bridge before winter.”",
        "told",
        "The mayor",
    );
    assert_said("“Will we ever mend the bridge?” Lund asked.", Kind::Direct, "“Will we ever mend the bridge?”", "asked", "Lund");
}

#[test]
fn a_split_quote_and_one_that_goes_on_are_one() {
    assert_said(
        "“The bridge,” said Lund, “will be mended before the winter comes.”",
        Kind::Direct,
        "“The bridge,” | “will be mended before the winter comes.”",
        "said",
        "Lund",
    );
    assert_said(
        "“The bridge is not safe,” Lund said. “We will mend it before the winter comes.”",
        Kind::Direct,
        "“The bridge is not safe,” | “We will mend it before the winter comes.”",
        "said",
        "Lund",
    );
}

#[test]
fn who_is_named_between_a_quote_and_its_cue_is_not_quoted() {
    let content = "“We will mend the bridge,”";
    assert_said(
        &format!("{content} a city spokesman, Bo Lund, said."),
        Kind::Direct,
        content,
        "said",
        "a city spokesman, Bo Lund,",
    );
}

#[test]
fn a_possessor_does_not_speak_for_whom_it_has() {
    let raw = "The company’s chief engineer, Ada Lund, tweeted that the bridge would reopen.";
    let content = "that the bridge would reopen";
    assert_said(raw, Kind::Indirect, content, "tweeted", "The company’s chief engineer, Ada Lund,");
}

#[test]
fn words_passed_on_are_those_of_who_said_them() {
    assert_said(
        "Lund replied “Yes, I will see to it at once,” according to a recording heard by the paper.",
        Kind::Direct,
        "“Yes, I will see to it at once,”",
        "replied",
        "Lund",
    );
}

#[test]
fn a_talk_is_given_to_those_it_is_labelled_with() {
    let raw = "The council met on Monday.\nREPORTER: Will the bridge be closed?\nMAYOR LUND: We have no plan to, I said.\nREPORTER: Why not this year?";
    let found: Vec<(String, String)> = said(raw).into_iter().map(|(_, content, _, speaker)| (content, speaker)).collect();
    let turn = |content: &str, speaker: &str| (content.to_owned(), speaker.to_owned());
    assert_eq!(found[..2], [turn("Will the bridge be closed?", "REPORTER"), turn("We have no plan to, I said.", "MAYOR LUND")]);
    let prices = "Price: twelve crowns each\nPlace: the old harbour\nHours: nine to five daily";
    assert_eq!(said(prices), []);
}

#[test]
fn headlines_name_who_says_them() {
    let raw = "Ada Lund: ‘No money for the bridge’\nThe bridge was closed on Monday. Nobody was hurt.";
    let found = quotes(raw);
    assert_eq!(found[0].speaker.map(|s| s.of(raw)), Some("Ada Lund"));
    assert_eq!(found[0].why.pattern, Pattern::Label);
    assert_said("‘We will win,’ vows Ada Lund", Kind::Direct, "‘We will win,’", "vows", "Ada Lund");
}

#[test]
fn a_quote_says_what_ties_it_to_its_speaker() {
    let why = |raw: &str| quotes(raw)[0].why;
    let after = why("Lund said that the bridge would be mended before the winter.");
    assert!(after.pattern == Pattern::After && after.carried == 0 && after.cue.is_some_and(|chance| chance > 0.9));
    let carried = why("“The bridge is not safe,” Lund said. “We will mend it before the winter comes.”");
    assert_eq!((carried.pattern, carried.carried), (Pattern::Before, 1));
    let scare = why("The so-called “smart” bridge opened late.");
    assert_eq!((scare.pattern, scare.cue), (Pattern::Marks, None));
}

#[test]
fn a_dateline_says_nothing() {
    assert_said(
        "OSLO (Nordavisen) — Mayor Ada Lund said that the bridge would be mended before the winter.",
        Kind::Indirect,
        "that the bridge would be mended before the winter",
        "said",
        "Mayor Ada Lund",
    );
}

#[test]
fn as_somebody_put_it_is_as_they_said() {
    for raw in ["As Lund put it, “we are out of time and out of pier.”", "As Lund puts it: “We are out of time and out of pier.”"]
    {
        let quote = &quotes(raw)[0];
        assert_eq!(quote.speaker.map(|span| span.of(raw)), Some("Lund"), "{raw}");
        assert!(quote.cue.is_some_and(|cue| cue.of(raw).ends_with("it")), "{raw}");
    }
}

#[test]
fn reported_speech_is_found_with_its_conjunction() {
    assert_said(
        "Lund said that the bridge would be mended before the winter.",
        Kind::Indirect,
        "that the bridge would be mended before the winter",
        "said",
        "Lund",
    );
    assert_said(
        "The bridge will stay closed until May, according to the harbour authority.",
        Kind::Indirect,
        "The bridge will stay closed until May",
        "according to",
        "the harbour authority",
    );
    assert_said(
        "Lund said the old bridge was “a disgrace to the town.”",
        Kind::Mixed,
        "the old bridge was “a disgrace to the town.”",
        "said",
        "Lund",
    );
}

#[test]
fn short_marked_words_nobody_says_are_scare_quotes() {
    let found = quotes("The so-called “smart” bridge opened late and fell down twice in one winter.");
    assert!(found.iter().all(|quote| quote.kind == Kind::Scare), "{found:?}");
}

/// Every span lies in the text, on characters, in order, and no two contents share a byte.
fn check(raw: &str) {
    let found = quotes(raw);
    let mut contents: Vec<onrecord::text::Span> = Vec::new();
    for quote in &found {
        for span in quote.content.iter().chain(&quote.quoted).chain(&quote.cue).chain(&quote.speaker) {
            assert!(raw.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{span:?}");
        }
        assert!(quote.content.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", quote.content);
        assert!((0.0..=1.0).contains(&quote.confidence), "{}", quote.confidence);
        contents.extend(&quote.content);
    }
    contents.sort();
    assert!(contents.windows(2).all(|pair| pair[0].end <= pair[1].start), "contents overlap: {contents:?}");
}

#[test]
fn odd_texts_break_nothing() {
    // Pieces put together in every order that a small generator comes to.
    let pieces = [
        "“",
        "”",
        "\"",
        "'",
        "''",
        "‘",
        "’",
        "«",
        "»",
        " said ",
        " Lund ",
        ", ",
        ". ",
        "\n",
        ": ",
        "that ",
        "according to ",
        "who ",
        "é",
        "\u{200F}",
        "😀",
        "--",
        "—",
        "(",
        ")",
        "$",
        "12",
        "the mayor ",
        "has claimed ",
        "?",
        "!",
        "…",
        "to ",
        "whether ",
        " ",
        "of ",
        "'s ",
        "statement ",
        "and ",
        "she ",
        "\u{0}",
        "Asked ",
        "BRIDGE ",
        "Monday ",
    ];
    let mut state = 1u64;
    for length in 0..600 {
        let mut raw = String::new();
        for _ in 0..length % 60 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            raw.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        check(&raw);
    }
}

#[test]
fn huge_paragraphs_are_read_in_linear_time() {
    for unit in
        ["said ", "“", "\"a\" ", "Lund said that ", "“He said ‘no’ to ", "the claim of ", "he said, ", "a, ", ": ", "Lund "]
    {
        check(&unit.repeat(100_000 / unit.len()));
    }
}

#[test]
fn the_same_text_gives_the_same_quotes() {
    let raw = "“We will mend it,” Lund said. The council disagreed, saying that it had no money for “grand plans.”";
    assert_eq!(quotes(raw), quotes(raw));
}
