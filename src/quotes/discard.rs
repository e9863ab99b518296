//! What was found but tells nobody anything: labels of remarks, pronouns, a source's wish to stay unnamed, deeds.

use super::contents::is_time;
use super::quote::{Kind, Quote};
use super::reading::Reading;
use super::{cues, phrases, unsaid};
use crate::entities::Type;
use crate::nouns::Property;
use crate::tags::Tag;
use std::ops::Range;

/// Reports that are less likely than this are left out; quoted words stay, for the reader sees their marks. Of PolNeAR's
/// articles held back 0.4 points less is found for it, and as much with its speaker; in GUM's news it wins two points of both,
/// for other news has fewer reports than PolNeAR, from which the scorers learnt how many to expect. Of 54 reports that were
/// less than half sure in 42 articles of other news, 7 satisfied strict readers.
const LEAST: f32 = 0.45;

/// Whether a quote is none that a reader would look for.
pub fn is_none(reading: &Reading, quote: &Quote) -> bool {
    if quote.kind != Kind::Indirect {
        return false;
    }
    if quote.confidence < LEAST {
        return true;
    }
    let tokens = reading.text.tokens_in(quote.content[0]);
    let cue = quote.cue.map(|cue| reading.text.tokens_in(cue));
    let headed = cue.and_then(|cue| Some((cue.clone(), cue.rev().find(|&at| reading.cues[at].is_some())?)));
    is_wish_for_silence(reading, tokens.start)
        || is_nobodys(reading, quote)
        || is_kind_of_remark(reading, quote)
        || headed.as_ref().is_some_and(|(_, head)| is_name_itself(reading, *head))
        || headed.as_ref().is_some_and(|(cue, head)| unsaid::is_unsaid(reading, quote, cue, *head))
        || headed.as_ref().is_some_and(|(cue, head)| is_unvoiced(reading, quote, cue, *head))
        || quote.content.len() == 1 && is_pronoun(reading, &tokens)
        || quote.content.len() == 1 && is_speaker(reading, quote, &tokens)
        || quote.content.len() == 1 && headed.as_ref().is_some_and(|(cue, _)| is_moment(reading, cue.end, &tokens))
        || quote.content.len() == 1 && headed.is_some_and(|(_, head)| is_deed(reading, head, &tokens))
}

/// Whether the cue tells of somebody's words without telling who says them: `as noted above`, `is sometimes called a fossil`,
/// `received criticism for it`, or that the writer will come to them: `before I outline it`.
fn is_unvoiced(reading: &Reading, quote: &Quote, cue: &Range<usize>, head: usize) -> bool {
    let passive = reading.tags[head] == Tag::PastParticiple && quote.speaker.is_none();
    let referred = cue.start > 0 && reading.word(cue.start - 1).eq_ignore_ascii_case("as");
    passive && (referred || cues::is_one_of(reading, head, NAMING) || is_done(reading, quote, head))
        || is_misread(reading, quote, head)
        || is_suffered(reading, quote, head)
        || is_received(reading, quote, head)
        || is_exposition(reading, quote, head)
}

/// Whether a passive tells of something done to a thing, by nobody: `The car was recalled`, `was criticised for it`.
fn is_done(reading: &Reading, quote: &Quote, head: usize) -> bool {
    let mut tokens = reading.text.tokens_in(quote.content[0]);
    let clause = |at: usize| reading.tags[at].is_verb() || matches!(reading.tags[at], Tag::Modal | Tag::Subordinator | Tag::To);
    quote.content.len() == 1 && !cues::is_one_of(reading, head, "accuse blame charge") && !tokens.any(clause)
}

/// Whether a verb of speech is a noun where it stands, for something else: `An alert that …`, `the details of …`; or a noun
/// for speech has a clause that tells what it does: `questions that make you think`, `A harbour order made it a duty`.
fn is_misread(reading: &Reading, quote: &Quote, head: usize) -> bool {
    let article = |at: usize| matches!(reading.word(at), "a" | "an" | "the" | "A" | "An" | "The");
    let owned = |at: usize| article(at) || reading.tags[at] == Tag::Possessive;
    let noun = reading.cues[head].is_some_and(|cue| cue.noun);
    let other = reading.cues[head].is_some() && !noun && head.checked_sub(1).is_some_and(owned);
    let that = head + 1 + usize::from(reading.text.word_or_empty(head + 1) == "that");
    let first = reading.text.token_at(quote.content[0].start);
    let does = (head + 1..=that).contains(&first) && reading.tags.get(that).is_some_and(|tag| tag.is_finite());
    // “The question is whether …”.
    let open = quote.speaker.is_none()
        && cues::is_one_of(reading, head, "question")
        && matches!(reading.text.word_or_empty(head + 1), "is" | "was");
    other || noun && cues::is_noun(reading, head) && (does || open)
}

/// Whether who seems to say it is whom others accuse: `people accused of crimes`, `the main accused Bo Dahl`.
fn is_suffered(reading: &Reading, quote: &Quote, head: usize) -> bool {
    let tokens = reading.text.tokens_in(quote.content[0]);
    let bare = reading.text.word_or_empty(head + 1) == "of"
        && tokens.start > head
        && quote.speaker.is_some_and(|speaker| reading.text.tokens_in(speaker).end == head);
    let named = tokens.start == head + 1 && quote.content.len() == 1 && !tokens.clone().any(|at| reading.word(at) == "of");
    cues::is_one_of(reading, head, "accuse") && reading.word(head).ends_with("ed") && (bare || named)
}

/// Verbs by which somebody comes in for what others say.
const RECEIVING: &str = "attract attracted attracting drawing drawn draw draws drew earned face faced faces facing prompt prompted \
    prompting provoked receive received receives receiving sparked";

/// How far before a noun its verb may stand.
const VERB_WITHIN: usize = 6;

/// Whether who seems to speak comes in for it: `Lund faced criticism`.
fn is_received(reading: &Reading, quote: &Quote, head: usize) -> bool {
    let Some(speaker) = quote.speaker.filter(|_| cues::is_noun(reading, head)) else { return false };
    let from = reading.frame(head).start.max(head.saturating_sub(VERB_WITHIN));
    let verb = (from..head).rfind(|&at| reading.tags[at].is_verb());
    verb.is_some_and(|verb| {
        RECEIVING.split(' ').any(|word| word == reading.word(verb)) && reading.text.token_at(speaker.start) < verb
    })
}

/// Verbs by which a writer announces what comes.
const EXPOSITION: &str = "calculate describe detail discuss document explain interpret outline share show talk tell warn";

/// Whether the writer tells what the text does: `we describe the harbour below`, `I have to warn you about`, `This post explains
/// why`.
fn is_exposition(reading: &Reading, quote: &Quote, head: usize) -> bool {
    let Some(speaker) = quote.speaker.map(|speaker| reading.text.tokens_in(speaker)) else { return false };
    let writer = speaker.len() == 1 && matches!(reading.word(speaker.start), "I" | "we" | "We");
    let itself = speaker.len() == 2
        && matches!(reading.word(speaker.start), "This" | "this")
        && reading.is_noun_of(speaker.end - 1, Property::Document);
    let that = reading.text.word_or_empty(reading.text.token_at(quote.content[0].start)) == "that";
    let announced =
        matches!(reading.tags[head], Tag::Base | Tag::Present | Tag::Gerund) || cues::is_one_of(reading, head, "discuss talk");
    !that && (writer && announced || itself) && cues::is_one_of(reading, head, EXPOSITION)
}

/// Whether nothing is left but who is said to say it: `was denied by Lund`.
fn is_speaker(reading: &Reading, quote: &Quote, tokens: &Range<usize>) -> bool {
    let agent = tokens.start.checked_sub(2).filter(|&cue| reading.word(cue + 1) == "by" && reading.cues[cue].is_some());
    agent.is_some_and(|cue| matches!(reading.tags[cue], Tag::Past | Tag::PastParticiple))
        || quote.speaker.is_some_and(|speaker| speaker.start <= quote.content[0].start && quote.content[0].end <= speaker.end)
}

/// Whether what stands behind a cue, which ends at token `end`, tells when it was said: `asked before she left`, `laughed when
/// that was put to her`.
fn is_moment(reading: &Reading, end: usize, tokens: &Range<usize>) -> bool {
    let led = match reading.text.word_or_empty(end) {
        "before" | "until" | "while" => end == tokens.start || end + 1 == tokens.start,
        "when" | "because" => end + 1 == tokens.start,
        _ => false,
    };
    led && reading.marked_in(tokens.clone()) == 0
}

/// Whether the cue is part of somebody's name: `Sultan Said bin Taimur`. In headlines a capital says nothing.
fn is_name_itself(reading: &Reading, head: usize) -> bool {
    let capital = |at: usize| reading.text.tokens.get(at).is_some_and(|token| token.shape.is_capital());
    let named = reading.is_of(head, Type::Person) || head > 0 && reading.is_of(head - 1, Type::Person);
    named && capital(head) && !capital(head + 1) && head > reading.frame(head).start
}

/// Whether nothing but a word for what it is says a report: `Note: …`, `Answer: …`.
fn is_kind_of_remark(reading: &Reading, quote: &Quote) -> bool {
    let Some(cue) = quote.cue.filter(|_| quote.speaker.is_none()) else { return false };
    let paragraph = &reading.text.paragraphs[reading.text.paragraph_at(cue.start)];
    let cue = reading.text.token_at(cue.start);
    paragraph.tokens.start == cue && reading.text.word_or_empty(cue + 1) == ":"
}

/// Whether a report says no more than that its source wants to stay unnamed: *asked not to be named*.
fn is_wish_for_silence(reading: &Reading, start: usize) -> bool {
    let first = start.saturating_sub(1)..(start + 4).min(reading.text.tokens.len());
    let has = |wanted: &[&str]| first.clone().any(|index| wanted.contains(&reading.word(index)));
    has(&["not"]) && has(&["be"]) && has(&["named", "identified", "quoted"])
}

/// Whether it is told that nobody says it, or not all: `no group claimed responsibility`, `Few doubted it`, `Not everyone agreed`.
fn is_nobodys(reading: &Reading, quote: &Quote) -> bool {
    let Some(first) = quote.speaker.map(|speaker| reading.text.token_at(speaker.start)) else { return false };
    let is = |at: usize, word: &str| reading.word(at).eq_ignore_ascii_case(word);
    ["no", "nobody", "none", "neither", "few"].iter().any(|word| is(first, word))
        || first > 0 && (is(first - 1, "no") || is(first - 1, "not"))
}

/// Whether nothing but a word that points elsewhere is left of a report: `disputed that`, `wrote that down`, `told it to
/// friends`, `That is according to …`.
fn is_pronoun(reading: &Reading, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    let word = reading.word(first).to_lowercase();
    let points = matches!(word.as_str(), "this" | "that" | "these" | "those" | "so") || reading.tags[first] == Tag::Pronoun;
    let empty = |at: usize| {
        matches!(reading.tags[at], Tag::Particle | Tag::Adverb) || matches!(reading.word(at), "is" | "was" | "'s" | "’s")
    };
    let told = first + 1 < tokens.end
        && reading.word(first + 1) == "to"
        && phrases::core_end(reading, first + 2, tokens.end) == tokens.end;
    let moment = |at: usize| matches!(reading.word(at), "after" | "at" | "before" | "during" | "in" | "prior" | "while");
    let nothing_more = word == "this" && first + 1 < tokens.end && moment(first + 1) && reading.marked_in(tokens.clone()) == 0;
    points && (told || nothing_more || (first + 1..tokens.end).all(empty))
}

/// Verbs that say something of marked words or of a clause, and do something to a thing: `added a goal`, `wrote handbooks`.
const DEEDS: &str = "add alert answer calculate conclude fire grant observe post publish query read repeat respond retweet shoot \
    snap storm tell write";

/// Verbs that say how a deed goes, or that it will be done, before any other verb: `continued to hold rallies`, `began a
/// search`, `agreed to sell`.
const PHASES: &str = "begin continue";

/// Verbs that say of a thing no more than that it was talked about: `commented on the report`; to speak out about it judges
/// it.
const TOPICS: &str = "address comment discuss speak talk";

/// Verbs that are said to somebody: whom they are said to is not what is said.
const GREETINGS: &str = "congratulate greet thank";

/// Verbs that name.
const NAMING: &str = "call dub name";

/// Whether what is found is the object of a deed: a thing, with no verb, marks or conjunction.
fn is_deed(reading: &Reading, cue: usize, tokens: &Range<usize>) -> bool {
    let is = |verbs: &str| cues::is_one_of(reading, cue, verbs);
    let tells = |at: usize| reading.tags[at].is_verb() || matches!(reading.tags[at], Tag::Modal | Tag::Subordinator | Tag::To);
    let thing = !tokens.clone().any(tells) && reading.marked_in(tokens.clone()) == 0;
    // What is done to a thing may say of it what has been done to it, and when it was: “published maps drawn by hand”, “added a
    // rail when it was mended”.
    let modifies = |at: usize| at > tokens.start && matches!(reading.tags[at], Tag::PastParticiple | Tag::Gerund);
    let handled = || {
        let clause =
            |at: &usize| matches!(reading.word(*at), "after" | "because" | "before" | "since" | "until" | "when" | "while");
        let end = tokens.clone().find(clause).unwrap_or(tokens.end);
        let plain = (tokens.start..end).all(|at| reading.tags[at] != Tag::Mark);
        let end = if plain { end } else { tokens.end };
        reading.marked_in(tokens.clone()) == 0 && !(tokens.start..end).any(|at| tells(at) && !modifies(at))
    };
    let judged = tokens.start > cue && matches!(reading.word(cue + 1), "back" | "out" | "up");
    let object = tokens.start == cue + 1;
    if is("add") && object && is_share(reading, tokens) {
        return true;
    }
    if cues::is_noun(reading, cue) {
        return thing && is("call") && tokens.start > cue && reading.word(cue + 1) == "to";
    }
    let to = tokens.start > cue && (reading.word(cue + 1) == "to" || reading.word(tokens.start) == "to");
    let speaks = |at: usize| reading.cues[at].is_some_and(|cue| cue.verb) || matches!(reading.word(at), "that" | "," | ":");
    let phase = is(PHASES) && tokens.start > cue && !(cue + 1..=tokens.start).any(speaks);
    let heard = tokens.start == cue + 2 && matches!(reading.word(cue + 1), "to" | "with");
    let asks = matches!(reading.word(tokens.start), "how" | "what" | "which" | "why" | "whether" | "where" | "who");
    let judges = asks && matches!(reading.tags.get(tokens.start + 1), Some(Tag::Adjective | Tag::Adverb));
    let topic = is("discuss") && object && (asks && !judges || begins_phrase(reading, tokens.start)) || is("speak talk") && heard;
    let answer = is("calculate determine") && object && asks;
    is(DEEDS) && !judged && handled()
        || phase
        || is("agree") && to
        || answer
        || is("call") && object && is_rung(reading, cue, tokens)
        || is(GREETINGS) && object && phrases::core_end(reading, tokens.start, tokens.end) == tokens.end
        || is(NAMING) && reading.word(tokens.start) == "that"
        || reading.tags[cue] == Tag::Gerund && object && tokens.len() == 1 && reading.tags[tokens.start] == Tag::Noun
        || topic && reading.marked_in(tokens.clone()) == 0
        || thing
            && (is(TOPICS) && !judged
                || is("claim") && object && is_owned(reading, tokens)
                || is(NAMING) && is_name(reading, cue, tokens)
                || is_circumstance(reading, cue, tokens))
}

/// Whether a phrase for a thing, and no clause, begins at token `at`.
fn begins_phrase(reading: &Reading, at: usize) -> bool {
    reading.tags[at].is_nominal() || matches!(reading.tags[at], Tag::Determiner | Tag::Possessive)
}

/// Whether a phrase begins with a share, which is gained and not said: `added more than 2% after …`.
fn is_share(reading: &Reading, tokens: &Range<usize>) -> bool {
    let number = (tokens.start..tokens.end.min(tokens.start + 3)).find(|&at| reading.tags[at] == Tag::Number);
    number
        .is_some_and(|number| number + 1 < tokens.end && matches!(reading.word(number + 1), "%" | "percent" | "points" | "cents"))
}

/// Whether a phrase is a certain thing, to be taken: `claimed the lives of …`, `claimed Lund’s body`.
fn is_owned(reading: &Reading, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    let owner = reading.tags[first] == Tag::Name && tokens.len() > 1 && reading.tags[first + 1] == Tag::Clitic;
    owner || matches!(reading.tags[first], Tag::Possessive | Tag::Number | Tag::Pronoun) || reading.word(first) == "the"
}

/// Whether somebody or something is no more than named, or rung up: `tools called adzes`, `called him Bo`, `called a friend`.
fn is_name(reading: &Reading, cue: usize, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    if first != cue + 1 {
        return first > cue && matches!(reading.word(cue + 1), "off" | "at" | "in");
    }
    let whole = phrases::core_end(reading, first, tokens.end) == tokens.end;
    let renamed = tokens.len() > 1 && (first + 1..tokens.end).all(|at| reading.tags[at] == Tag::Name);
    match reading.tags[cue] {
        Tag::PastParticiple => whole && !judges(reading, first),
        _ => {
            let what = (cue.saturating_sub(6)..cue).any(|at| matches!(reading.word(at), "what" | "What"));
            reading.tags[first] == Tag::Pronoun && renamed || whole && !what
        }
    }
}

/// Whether somebody is rung up, or something convened, with no word of what it is called: `called friends in the harbour for help`.
fn is_rung(reading: &Reading, cue: usize, tokens: &Range<usize>) -> bool {
    let active = reading.tags[cue] != Tag::PastParticiple || cues::whole(reading, cue).any(|at| reading.word(at) == "had");
    let what = (cue.saturating_sub(6)..cue).any(|at| matches!(reading.word(at), "what" | "What"));
    let pointed = matches!(reading.word(tokens.start), "this" | "that" | "these" | "those");
    let chain = || phrases::chain_end(reading, tokens.start, tokens.end);
    let ended = |end: usize| end == tokens.end || matches!(reading.tags[end], Tag::Subordinator | Tag::To | Tag::Question);
    active && !what && !pointed && reading.tags[tokens.start] != Tag::Name && chain().is_some_and(ended)
}

/// Whether the phrase at token `first` says what somebody thinks of what is called so: `was called a liar`, `unfair`.
fn judges(reading: &Reading, first: usize) -> bool {
    matches!(reading.tags[first], Tag::Adjective | Tag::Possessive | Tag::Pronoun) || matches!(reading.word(first), "a" | "an")
}

/// Whether it only tells when or where something was said: `a deal announced in May`.
fn is_circumstance(reading: &Reading, cue: usize, tokens: &Range<usize>) -> bool {
    let places = |at: usize| match reading.word(at) {
        "after" | "around" | "before" | "during" | "from" | "into" | "near" | "since" | "through" | "until" | "via" => true,
        "in" => !tokens.clone().any(|at| matches!(reading.word(at), "favor" | "favour" | "support")),
        "at" => reading.tags[cue] == Tag::PastParticiple,
        _ => false,
    };
    let is_date = |at: usize| reading.is_of(at, Type::Date);
    let led = (cue + 1..tokens.end).find(|&at| !is_date(at) && reading.tags[at] != Tag::Adverb);
    let loose = |at: usize| matches!(reading.tags[at], Tag::Adverb | Tag::Preposition);
    let time = |at: usize| is_date(at) || loose(at) || is_time(reading.word(at)) || matches!(reading.word(at), "days" | "ago");
    let number = |at: usize| at + 1 < tokens.end && reading.tags[at] == Tag::Number;
    led.is_some_and(|at| at <= tokens.start && places(at)) || tokens.clone().all(|at| time(at) || number(at))
}
