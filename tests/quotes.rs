//! Quotes found in sentences of our own, and in what no writer would write.

// One of these reads a file of HTML, as the command does; in the browser none runs.
#![cfg(feature = "command")]

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

/// A text and what is said in it, in a line a quote: `» speaker » cue » content`, stretches parted by ` | `.
struct Case {
    about: String,
    raw: String,
    said: Vec<String>,
}

/// The cases in a file of `tests/quotes`: an empty line ends each, a line with `#` says what the next ones are about.
fn cases(file: &std::path::Path) -> Vec<Case> {
    let text = std::fs::read_to_string(file).expect("a file of cases");
    let mut about = "";
    let mut cases = Vec::new();
    for block in text.split("\n\n") {
        let mut lines: Vec<&str> = block.lines().filter(|line| !line.is_empty()).collect();
        if lines.first().is_some_and(|line| line.starts_with("# ")) {
            about = lines.remove(0);
        }
        let said = lines.iter().position(|line| line.starts_with('»')).unwrap_or(lines.len());
        let expected = lines.split_off(said).into_iter().map(str::to_owned).collect();
        cases.push(Case { about: about.to_owned(), raw: lines.join("\n"), said: expected });
    }
    cases
}

#[test]
fn what_the_files_say_is_said() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotes");
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in std::fs::read_dir(folder).expect("a folder of cases") {
        for case in cases(&file.expect("a file").path()) {
            let line = |(_, content, cue, speaker): (Kind, String, String, String)| {
                let fields = [speaker, cue, content.replace('\n', " / ")];
                fields
                    .iter()
                    .map(|field| if field.is_empty() { "»".to_owned() } else { format!("» {field}") })
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let found: Vec<String> = said(&case.raw).into_iter().map(line).collect();
            if found != case.said {
                wrong.push(format!("{}\n{}\nexpected {:#?}\nfound {found:#?}", case.about, case.raw, case.said));
            }
            count += 1;
        }
    }
    assert!(count > 0 && wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn headlines_name_who_says_them() {
    let raw = "Ada Lund: ‘No money for the bridge’\nThe bridge was closed on Monday. Nobody was hurt.";
    let found = quotes(raw);
    assert_eq!(found[0].speaker.map(|s| s.of(raw)), Some("Ada Lund"));
    assert_eq!(found[0].why.pattern, Pattern::Label);
    assert_said("‘We will win,’ vows Ada Lund", Kind::Direct, "‘We will win,’", "vows", "Ada Lund");
}

/// Content and speaker of what a page's headline says.
fn said_in_headline(headline: &str) -> Vec<(String, String)> {
    let raw = format!("{headline}\nThe council closed the bridge on Monday, after a winter of storms. Nobody was hurt.");
    let text = |spans: &[onrecord::text::Span]| spans.iter().map(|span| span.of(&raw)).collect::<Vec<_>>().join(" | ");
    let said = quotes(&raw).into_iter().filter(|quote| quote.kind != Kind::Scare);
    said.map(|quote| (text(&quote.content), text(quote.speaker.as_slice()))).collect()
}

#[test]
fn a_headline_may_end_or_begin_with_who_says_it() {
    for (headline, content, speaker) in [
        ("Bridge is unsafe, says mayor", "Bridge is unsafe", "mayor"),
        ("Bridge Is Unsafe, Mayor Says", "Bridge Is Unsafe", "Mayor"),
        ("Old bridge unsafe, say city engineers", "Old bridge unsafe", "city engineers"),
        ("Bridge to close in May, Ada Lund tells council", "Bridge to close in May", "Ada Lund"),
        ("‘We will win,’ vows Dahl", "‘We will win,’", "Dahl"),
        ("Bridge is ‘out of time’ – mayor", "Bridge is ‘out of time’", "mayor"),
        ("Mayor: bridge is unsafe", "bridge is unsafe", "Mayor"),
        ("Harbour police: man drove van into river", "man drove van into river", "Harbour police"),
    ] {
        assert_eq!(said_in_headline(headline), [(content.to_owned(), speaker.to_owned())], "{headline}");
    }
    for headline in ["Mayor: Ada Lund, 48", "Old bridge, new mayor", "Bridge is closed – photos", "Author: Ada Marie Lund"] {
        assert_eq!(said_in_headline(headline), [], "{headline}");
    }
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
    // A gap that all cues of its sentence ask about.
    check(&format!("{}{}\nLund left.", "Lund said that ".repeat(10_000), " ".repeat(500_000)));
    // One quote over all paragraphs of a page.
    check(&"“We go on, we said.\n".repeat(100_000));
}

#[test]
fn the_same_text_gives_the_same_quotes() {
    let raw = "“We will mend it,” Lund said. The council disagreed, saying that it had no money for “grand plans.”";
    assert_eq!(quotes(raw), quotes(raw));
}

/// The text of a page with this article, and what is found on it.
fn analyzed_page(article: &str) -> (String, onrecord::Analysis) {
    let page = onrecord::page::html::read(&format!("<article>{article}</article>"));
    let found = onrecord::analyze(&page, onrecord::text::Unit::Bytes).expect("a tree");
    (page.text(), found)
}

/// The words of `raw` at `spans`, in bytes.
fn words(raw: &str, spans: &[[usize; 2]]) -> String {
    spans.iter().map(|&[start, end]| &raw[start..end]).collect::<Vec<_>>().join(" | ")
}

/// Pattern, content and speaker of what is said on a page with this article.
fn said_on_page(article: &str) -> Vec<(Pattern, String, String)> {
    let (raw, found) = analyzed_page(article);
    let words = |spans: &[[usize; 2]]| words(&raw, spans);
    let said = found.quotes.iter().filter(|quote| quote.kind != Kind::Scare);
    said.map(|quote| (quote.why.pattern, words(&quote.content), words(quote.speaker.as_deref().unwrap_or_default()))).collect()
}

fn assert_said_on_page(article: &str, pattern: Pattern, content: &str, speaker: &str) {
    assert_eq!(said_on_page(article), [(pattern, content.to_owned(), speaker.to_owned())], "{article}");
}

const CLOSED: &str = "<p>The council closed the old bridge on Monday, after a winter of storms.</p>";

#[test]
fn a_block_quote_is_said_by_whom_the_sentence_before_it_names() {
    let block = "<blockquote><p>We knew of the cracks in the pier.</p><p>We should have closed it a year ago.</p></blockquote>";
    let content = "We knew of the cracks in the pier. | We should have closed it a year ago.";
    for (introduction, speaker) in [
        ("In a letter to the council, Ada Lund wrote:", "Ada Lund"),
        ("According to the Harbour Authority:[2]", "the Harbour Authority"),
        ("The letter put it plainly, for once, and nobody smiled:", ""),
        ("The council was silent for a week, but Ada Lund is patient:", "Ada Lund"),
        ("It was all about everything that Ada Lund saw:", ""),
    ] {
        assert_said_on_page(&format!("{CLOSED}<p>{introduction}</p>{block}<p>It rained.</p>"), Pattern::Next, content, speaker);
    }
}

#[test]
fn quoted_lines_of_a_letter_are_said_by_whom_it_answers() {
    let content = "We knew of the cracks in the pier. We should\nhave closed it a year ago. | The council did not.";
    let quoted = "> We knew of the cracks in the pier. We should\n> have closed it a year ago.\n>\n> The council did not.";
    let answer = "That may be so, and it was closed on Monday in the end,\nafter a winter of storms.";
    for introduction in [
        "On 3 May 2021, Ada Lund wrote:",
        "On Mon, May 3, 2021 at 9:14 PM Ada Lund <ada at nordhavn.example> wrote:",
        "On Mon, May 3, 2021 at 9:14 PM Ada Lund\n<ada@nordhavn.example> wrote:",
        "Ada Lund <ada@nordhavn.example> writes:",
    ] {
        let letter = format!("{introduction}\n\n{quoted}\n\n{answer}").replace('<', "&lt;");
        assert_said_on_page(&format!("{CLOSED}<pre>{letter}</pre>"), Pattern::Next, content, "Ada Lund");
    }
}

#[test]
fn a_block_quote_is_said_by_whom_a_line_below_it_names() {
    let words = "We knew of the cracks in the pier, and did nothing.";
    for (line, speaker) in [
        ("<p>— Ada Lund, mayor of Nordhavn</p>", "Ada Lund, mayor of Nordhavn"),
        ("<footer>Ada Lund, mayor</footer>", "Ada Lund, mayor"),
        ("</blockquote><figcaption>Ada Lund, mayor</figcaption>", "Ada Lund, mayor"),
        ("— Ada Lund (@adalund) 3 March 2026", "Ada Lund"),
    ] {
        let article = format!("{CLOSED}<figure><blockquote><p>{words}</p>{line}</blockquote></figure><p>It rained.</p>");
        assert_said_on_page(&article, Pattern::Signature, words, speaker);
    }
    let inside = format!("{CLOSED}<blockquote><p>{words} <cite>– Ada Lund</cite></p></blockquote>");
    assert_said_on_page(&inside, Pattern::Signature, words, "Ada Lund");
    let below = format!("{CLOSED}<blockquote><p>“{words}”</p></blockquote><p>– Ada Lund</p>");
    assert_said_on_page(&below, Pattern::Signature, &format!("“{words}”"), "Ada Lund");
}

#[test]
fn a_block_quote_that_nobody_is_said_to_say_is_none() {
    for block in ["<p>The bridge in short: it is old.</p>", "<table><tr><td>Piers</td><td>12</td></tr></table>"] {
        let article = format!("{CLOSED}<blockquote>{block}</blockquote><p>It rained.</p>");
        assert_eq!(said_on_page(&article), [], "{block}");
    }
    let table = format!("{CLOSED}<p>The figures of the year:</p><blockquote><table><tr><td>Piers<td>12</table></blockquote>");
    assert_eq!(said_on_page(&table), []);
}

#[test]
fn a_block_quote_of_characters_that_are_no_words_is_none() {
    for article in [
        "<blockquote><p>\u{200e}</p></blockquote>",
        "<blockquote><p>\u{200e}</p><p>— Ada Lund</p></blockquote><p>\u{200e}</p>",
        "<p>\u{200e}</p><blockquote><p>It rained in the harbour all day.</p></blockquote><p>\u{200e}</p>",
    ] {
        assert_eq!(said_on_page(&format!("{article}{CLOSED}{article}")), [], "{article}");
    }
}

#[test]
fn a_quote_goes_on_over_a_line_break() {
    let article = format!("{CLOSED}<p>“We knew of the cracks<br>and did nothing,” Ada Lund said.<br>It rained.</p>");
    assert_said_on_page(&article, Pattern::Before, "“We knew of the cracks\nand did nothing,”", "Ada Lund");
}

#[test]
fn what_a_page_repeats_of_a_quote_is_linked_to_it_and_counted_once() {
    let (raw, found) = analyzed_page(&format!(
        "<h1>Bridge ‘is out of time’, says mayor</h1>{CLOSED}<figure><img><figcaption>Ada Lund: “The bridge is out of time
        and out of pier.”</figcaption></figure><p>“The bridge is out of time and out of pier,” Ada Lund told the council.</p>
        <aside class=pullquote>The bridge is out of time and out of pier</aside><p>It rained.</p>"
    ));
    let said: Vec<(String, Option<&str>, bool)> = found
        .quotes
        .iter()
        .map(|quote| (words(&raw, &quote.content), quote.speaker_name.as_deref(), quote.repeats.is_some()))
        .collect();
    let lund = Some("Ada Lund");
    let expected = [
        ("‘is out of time’", lund, true),
        ("“The bridge is out of time\n        and out of pier.”", lund, true),
        ("“The bridge is out of time and out of pier,”", lund, false),
        ("The bridge is out of time and out of pier", lund, true),
    ];
    let expected: Vec<(String, Option<&str>, bool)> =
        expected.into_iter().map(|(words, name, repeats)| (words.replace("\n        ", " "), name, repeats)).collect();
    assert_eq!(said, expected);
    let speaker = found.quotes[2].speaker_entity.expect("a name");
    assert_eq!((found.entities[speaker].quotes.as_slice(), found.entities[speaker].words_quoted), (&[2][..], 10));
}

#[test]
fn a_heading_repeats_a_sentence_and_no_label() {
    let (raw, found) = analyzed_page(&format!(
        "{CLOSED}<h2>“My fears have come true”</h2><p>Ada Lund told the council: “I feared this winter. My fears have come true.”</p>
        <h2>“The harbour problem”</h2><p>Ada Lund told the council: “It is the harbour problem again, and again we sleep.”</p>"
    ));
    let said = found.quotes.iter().filter(|quote| quote.kind != Kind::Scare);
    let said: Vec<_> = said.map(|quote| (words(&raw, &quote.content), quote.repeats)).collect();
    let expected = [
        ("“My fears have come true”", Some(1)),
        ("“I feared this winter. My fears have come true.”", None),
        ("“It is the harbour problem again, and again we sleep.”", None),
    ];
    assert_eq!(said, expected.map(|(words, repeats)| (words.to_owned(), repeats)));
}

#[test]
fn a_name_that_a_quote_has_in_marks_of_its_own_is_not_its_words() {
    let (_, found) = analyzed_page(&format!(
        "<h1>The long day of “the iron goose”</h1>{CLOSED}<p>“We called the bridge ‘the iron goose’ at home,” said Ada Lund.</p>"
    ));
    assert!(found.quotes.iter().all(|quote| quote.repeats.is_none()), "{:?}", found.quotes);
}

#[test]
fn words_that_two_people_say_are_two_quotes() {
    let (_, found) = analyzed_page(&format!(
        "{CLOSED}<p>“We will mend the old bridge this year,” said Ada Lund.</p><p>It rained.</p>
        <p>“We will mend the old bridge this year,” said Cy Dahl.</p>"
    ));
    assert!(found.quotes.len() == 2 && found.quotes.iter().all(|quote| quote.repeats.is_none()), "{:?}", found.quotes);
}

#[test]
fn a_quote_in_a_quote_is_its_own_speakers() {
    let raw = "“Then Cy Dahl came to me and said, ‘Close the bridge before it falls down,’” said Ada Lund, the mayor.";
    let found = onrecord::analyze(&onrecord::page::Page::from_plain(raw), onrecord::text::Unit::Bytes).expect("a tree");
    let [quote] = found.quotes.as_slice() else { panic!("{:?}", found.quotes) };
    assert_eq!(quote.speaker_name.as_deref(), Some("Ada Lund"));
    let [inner] = quote.inner.as_slice() else { panic!("{:?}", quote.inner) };
    assert_eq!(words(raw, &inner.content), "‘Close the bridge before it falls down,’");
    assert_eq!(inner.speaker_name.as_deref(), Some("Cy Dahl"));
    let own = raw.replace("Then Cy Dahl came to me and", "I looked at it and I");
    let found = onrecord::analyze(&onrecord::page::Page::from_plain(&own), onrecord::text::Unit::Bytes).expect("a tree");
    assert_eq!(found.quotes[0].inner[0].speaker_name.as_deref(), Some("Ada Lund"));
}

#[test]
fn hearsay_is_whose_words_it_passes_on_where_their_cue_stands_between() {
    let raw = "“Here we are, and here we stay for good,” Dahl told the fishermen, according to a statement.";
    let found = onrecord::analyze(&onrecord::page::Page::from_plain(raw), onrecord::text::Unit::Bytes).expect("a tree");
    let speakers: Vec<_> = found.quotes.iter().map(|quote| quote.speaker_name.as_deref()).collect();
    assert_eq!(speakers, [Some("Dahl")]);
}

#[test]
fn a_quote_in_a_quote_ends_with_it() {
    let raw = "“My father told me, ‘Never sell the boat,’” said Ada Lund. “‘Never sell the land,’” said Bo Dahl.";
    let found = onrecord::analyze(&onrecord::page::Page::from_plain(raw), onrecord::text::Unit::Bytes).expect("a tree");
    let [inner] = found.quotes[0].inner.as_slice() else { panic!("{:?}", found.quotes) };
    assert_eq!(words(raw, &inner.content), "‘Never sell the boat,’");
}

#[test]
fn quotes_nested_a_thousand_deep_are_read() {
    for (open, close) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("«", "»")] {
        let mut nested = "it rained".to_owned();
        for _ in 0..1_000 {
            nested = format!("{open}Lund said, {nested},{close} said Dahl");
        }
        onrecord::analyze(&onrecord::page::Page::from_plain(&nested), onrecord::text::Unit::Bytes).expect("a tree");
    }
}
