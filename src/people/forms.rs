//! Names as they are compared: folded to one form, cut into first and last name.

use super::gender::capitalized;
use super::nicknames;
use crate::entities::Model;
use crate::entities::words::{exact, list};
use crate::nouns::{self, Property, Sort};
use crate::text::is_function_word;

/// No more bytes of a name are read; it bounds the work of comparing it with others.
const LONGEST: usize = 256;

/// A name as far as it is read.
pub fn cut(name: &str) -> &str {
    &name[..name.floor_char_boundary(LONGEST)]
}

/// A name on one line; a person's without what belongs to it only by mistake: whose somebody is (`Norvik's Ada Lund`),
/// and a title.
pub fn bare(name: &str, person: bool) -> String {
    let words: Vec<&str> = cut(name).split_whitespace().collect();
    if !person {
        return words.join(" ");
    }
    let name = words.join(" ");
    let words: Vec<&str> = owned(&name).map_or(name.as_str(), |(_, rest)| rest).split(' ').collect();
    let honours = words.iter().rev().take_while(|word| HONOURS.contains(&word.trim_end_matches(','))).count();
    let words = &words[..(words.len() - honours).max(1)];
    let title = words[..words.len() - 1].iter().rposition(|word| is_title(word));
    words[title.map_or(0, |at| at + 1)..].join(" ").trim_end_matches(',').to_owned()
}

/// A name on one line cut into whose it is and the rest: `Norvik` and `Ada Lund` of `Norvik's Ada Lund`.
pub fn owned(name: &str) -> Option<(&str, &str)> {
    let cut = |mark: &str| name.rfind(mark).map(|at| (at, at + mark.len()));
    let (end, start) = cut("'s ").max(cut("’s "))?;
    Some((&name[..end], &name[start..]))
}

/// What stands behind the names of barristers, members of parliament, doctors.
const HONOURS: &[&str] = &["CBE", "KC", "MBE", "MD", "MEP", "MP", "MSP", "OBE", "Ph.D", "Ph.D.", "PhD", "QC"];

/// Whether a word of a name says what somebody is, and is nobody's first name. Kings and popes keep their titles.
fn is_title(word: &str) -> bool {
    let lower = word.to_lowercase();
    let crowned = nouns::is(&lower, Property::Crowned);
    let title = || nouns::sort(lower.trim_end_matches('.')) == Some(Sort::Person);
    let first_name = || Model::shipped().words.known(exact(word)).lists & list::FIRST_NAME != 0;
    matches!(lower.as_str(), "dame" | "sir") || !crowned && (nouns::is_short_title(word) || title()) && !first_name()
}

/// Whether a word is the title, with a capital, of those who are known by it and a first name.
pub fn is_crowned(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && nouns::is(&word.to_lowercase(), Property::Crowned)
}

/// A name in the form in which names are compared: lower case, without accents, full stops and the article.
pub fn key(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in cut(name).chars().flat_map(char::to_lowercase) {
        match c {
            '.' | '\u{300}'..='\u{36F}' => {}
            '’' | 'ʼ' => folded.push('\''),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(plain(c)),
        }
    }
    folded.strip_prefix("the ").map_or(folded.clone(), str::to_owned)
}

/// A letter without its accent, as most English papers print it.
fn plain(c: char) -> char {
    const ACCENTED: &[(&str, char)] = &[
        ("àáâãäåāăą", 'a'),
        ("çćĉċč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēĕėęě", 'e'),
        ("ĝğġģ", 'g'),
        ("ìíîïĩīĭįı", 'i'),
        ("ķ", 'k'),
        ("ĺļľł", 'l'),
        ("ñńņň", 'n'),
        ("òóôõöøōŏő", 'o'),
        ("ŕŗř", 'r'),
        ("śŝşšș", 's'),
        ("ţťț", 't'),
        ("ùúûüũūŭůűų", 'u'),
        ("ýÿ", 'y'),
        ("źżž", 'z'),
    ];
    if c.is_ascii() {
        return c;
    }
    ACCENTED.iter().find(|(accented, _)| accented.contains(c)).map_or(c, |&(_, plain)| plain)
}

/// A person's name in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'k> {
    /// The first name or its initial, where there is one.
    pub first: Option<&'k str>,
    /// The last word of the last name, by which the person is known; `al-` is no part of it.
    pub last: &'k str,
    /// Whether `Jr.` or a numeral tells the person from a namesake.
    pub suffixed: bool,
}

/// Words that begin last names.
const PARTICLES: &[&str] =
    &["abu", "al", "ben", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von"];

/// The parts of the person's name that `key` is the key of.
pub fn parts(key: &str) -> Parts<'_> {
    let is_suffix = |word: &&str| matches!(*word, "jr" | "sr" | "ii" | "iii" | "iv");
    let suffixed = key.rsplit(' ').next().is_some_and(|word| is_suffix(&word)) && key.contains(' ');
    let mut words = key.split(' ').filter(|word| !(word.is_empty() || suffixed && is_suffix(word)));
    let first = words.next().unwrap_or(key);
    let last = words.next_back().unwrap_or(first);
    let first = (first.len() < key.len() && !std::ptr::eq(first, last) && !PARTICLES.contains(&first)).then_some(first);
    let last = last.strip_prefix("al-").or_else(|| last.strip_prefix("el-")).unwrap_or(last);
    Parts { first, last, suffixed }
}

/// Whether two first names, as keys, may be one person's: the same, an initial of the other, or its short form.
pub fn same_first(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let cut = |long: &str| long.starts_with(short) && (short.chars().count() == 1 || short.len() > 2);
    short == long || cut(long) || nicknames::alike(one, other)
}

/// Whether the first name `short` is made of the initials of the names before the last one in the key `long`: `jr`
/// of `john r holm`.
pub fn abbreviates(short: &str, long: &str) -> bool {
    let firsts = long.rsplit_once(' ').map_or("", |(firsts, _)| firsts);
    let initials = firsts.split(' ').filter_map(|name| name.chars().next());
    short.len() > 1 && firsts.contains(' ') && initials.eq(short.chars())
}

/// Whether the first name `used` may be the middle name that the key `long` has as an initial: `karl` of `ada k lund`.
pub fn is_middle(used: &str, long: &str) -> bool {
    let middle = long.split_once(' ').and_then(|(_, rest)| rest.split_once(' ')).map(|(middle, _)| middle);
    used.len() > 2 && middle.is_some_and(|middle| middle.len() == 1 && used.starts_with(middle))
}

/// Whether two names differ by one letter, or by two where they are long: `Maurer` and `Mauer`.
pub fn nearly(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let allowed = match short.len() {
        0..5 => 0,
        5..9 => 1,
        9..24 => 2,
        _ => 0,
    };
    if allowed == 0 || long.len() - short.len() > allowed {
        return short == long;
    }
    // Levenshtein's distance, a row at a time.
    let mut row: Vec<usize> = (0..=short.len()).collect();
    for (i, a) in long.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in short.iter().enumerate() {
            let change = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[short.len()] <= allowed
}

/// Whether the first word of a thing's name is none of a name: a number, one in lower case, or *will* and the like.
pub fn is_loose(word: &str) -> bool {
    let lower = word.to_lowercase();
    let common = || lower != "the" && is_function_word(&lower) && !is_acronym(word);
    word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) || common()
}

/// Whether a word of a key is the name of a place in a country.
pub fn is_region(word: &str) -> bool {
    let lists = Model::shipped().words.known(exact(&capitalized(word))).lists;
    lists & list::PLACE != 0 && lists & list::COUNTRY == 0
}

/// The initials of a name of several words, as acronyms have them, in lower case; none of one word. Words in
/// lower case (`of`, `and`) give none.
pub fn initials(name: &str) -> Option<String> {
    let firsts = name.split([' ', '-']).filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    let letters: String = firsts.flat_map(char::to_lowercase).collect();
    (letters.chars().count() > 1).then_some(letters)
}

/// The initials of a thing's name where they may stand for all of it: *Norvik Lake regatta* is no NL, *US Senate* no US.
pub fn acronym(name: &str) -> Option<String> {
    let counts = |word: &str| word.starts_with(char::is_uppercase) || is_function_word(word);
    let name = name.trim_start_matches(|c: char| !c.is_uppercase());
    initials(name).filter(|initials| name.split(' ').all(|word| counts(word) && key(word) != *initials))
}

/// The first two words of a longer person's name, where only names of people follow, known ones or such as
/// `is_known` has as keys: *Lund Wins* and *Lund Burns* are no last names.
pub fn firsts(name: &str, is_known: impl Fn(&str) -> bool) -> Option<&str> {
    let (end, _) = name.match_indices(' ').nth(1)?;
    let named = |word: &str| {
        let lists = Model::shipped().words.known(exact(word)).lists;
        let listed = lists & (list::FIRST_NAME | list::LAST_NAME) != 0 || is_known(&key(word));
        listed && lists & (list::LOWER | list::MIXED) == 0
    };
    name[end + 1..].split(' ').all(named).then_some(&name[..end])
}

/// A body's name as its initials may have it: without whose it is, and without what *and* adds behind; `Center for Disease
/// Control` of `Danish Center for Disease Control and Prevention`. None where that is all of it.
pub fn core(name: &str) -> Option<&str> {
    let mut words = name.splitn(4, ' ').skip(1);
    let (noun, of) = (words.next()?.to_lowercase(), words.next()?);
    let whose = matches!(of, "for" | "of") && nouns::sort(&noun) == Some(Sort::Body);
    let own = if whose { name.split_once(' ').map_or(name, |(_, own)| own) } else { name };
    let added = own.rsplit_once(" and ").filter(|(before, added)| !added.contains(' ') && before.contains(' '));
    let own = added.map_or(own, |(before, _)| before);
    (own.len() < name.len()).then_some(own)
}

/// Whether two keys of things differ by words that are short for one another alone: `un security council` and `united
/// nations security council`, `australia labour party` and `australian labour party`.
pub fn abbreviated(one: &str, other: &str) -> bool {
    let rest = |name: &str, other: &str| -> Vec<String> {
        let own = content_words(name).filter(|word| content_words(other).all(|known| known != *word));
        own.map(str::to_owned).collect()
    };
    let short = |short: &[String], long: &[String]| match short {
        [short] => {
            let stem = long.len() == 1 && short.len() > 3 && long[0].starts_with(short);
            stem || long.len() > 1 && long.iter().filter_map(|word| word.chars().next()).eq(short.chars())
        }
        _ => false,
    };
    let (one, other) = (rest(one, other), rest(other, one));
    short(&one, &other) || short(&other, &one)
}

/// Whether `name` looks like an acronym: capitals alone.
pub fn is_acronym(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| *c != '.');
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// Whether initials, two of them in capitals, are those of all words of a name: `TfL` of `Transport for London`.
pub fn spells(initials: &str, name: &str) -> bool {
    let first = |word: &str| word.chars().next().into_iter().flat_map(char::to_lowercase).collect::<String>();
    let capitals = initials.chars().filter(|letter| letter.is_uppercase()).count();
    capitals > 1 && name.split_whitespace().map(first).collect::<String>() == initials.to_lowercase()
}

/// The words of a body's key that tell it from others; what sort of firm it is in law does not.
pub fn content_words(key: &str) -> impl DoubleEndedIterator<Item = &str> {
    const FIRMS: &[&str] =
        &["ab", "ag", "asa", "bv", "co", "corp", "gmbh", "inc", "llc", "llp", "ltd", "nv", "oyj", "plc", "sa", "spa"];
    let joins = |word: &str| matches!(word, "of" | "for" | "and" | "the" | "&" | "in" | "on" | "to" | "-" | "," | "'s" | "");
    let firm = |word: &str| FIRMS.contains(&word.trim_start_matches(',')) && word.len() < key.len();
    key.split(' ').map(|word| word.trim_end_matches(',')).filter(move |&word| !joins(word) && !firm(word))
}

/// Places and what they are called for short, a row a place, as keys.
const SAME_PLACE: &[&[&str]] = &[
    &["united states", "us", "usa", "united states of america"],
    &["united kingdom", "uk", "great britain", "britain"],
    &["united arab emirates", "uae"],
    &["european union", "eu"],
    &["united nations", "un"],
];

/// The key under which a thing that has several names is known.
pub fn common_key(key: &str) -> &str {
    SAME_PLACE.iter().find(|names| names.contains(&key)).map_or(key, |names| names[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honours_and_titles_are_no_part_of_a_name() {
        let names = ["Dame Ada Lund", "Ada Lund KC", "Ada Lund, PhD", "Ada Lund MP OBE"].map(|name| bare(name, true));
        assert_eq!(names, ["Ada Lund"; 4]);
        assert_eq!([bare("MP", true), bare("Lund MP", false)], ["MP", "Lund MP"]);
    }

    #[test]
    fn keys_fold_accents_marks_and_articles() {
        assert_eq!(key("The  Société Générale"), "societe generale");
        assert_eq!((key("U.S.").as_str(), key("O’Neill").as_str()), ("us", "o'neill"));
    }

    #[test]
    fn names_are_cut_into_first_and_last() {
        let cut = |key| parts(key).first.map(str::to_owned).zip(Some(parts(key).last.to_owned()));
        assert_eq!(cut("ada k lund"), Some(("ada".into(), "lund".into())));
        assert_eq!(cut("omar al-hadi"), Some(("omar".into(), "hadi".into())));
        assert_eq!(cut("van dijk"), None);
        assert!(parts("bo lund jr").suffixed && parts("bo lund jr").last == "lund");
        assert_eq!(parts("jr").last, "jr");
    }

    #[test]
    fn two_words_of_a_megabyte_are_not_compared_letter_by_letter() {
        let (one, other) = ("a".repeat(1_000_000), "b".repeat(1_000_000));
        assert!(!nearly(&one, &other) && nearly(&one, &one));
        assert!(nearly("maurer", "mauer") && !nearly("lund", "land"));
    }

    #[test]
    fn an_owner_is_told_from_what_is_owned() {
        assert_eq!(owned("Norvik's Ada Lund"), Some(("Norvik", "Ada Lund")));
        assert_eq!((owned("Norvik's"), owned("Ada Lund")), (None, None));
        assert_eq!([bare("Norvik’s Ada Lund", true), bare("St. Olga's College", false)], ["Ada Lund", "St. Olga's College"]);
    }

    #[test]
    fn acronyms_stand_for_all_of_a_name() {
        assert_eq!(acronym("federal Harbour and Lake Board").as_deref(), Some("hlb"));
        assert_eq!((acronym("Norvik Lake regatta"), acronym("US Senate")), (None, None));
        assert!(abbreviated("un lake council", "united nations lake council"));
        assert!(!abbreviated("norvik lake council", "denmark lake council"));
    }

    #[test]
    fn first_names_have_short_forms() {
        assert!(same_first("ben", "benjamin") && same_first("bill", "william") && same_first("a", "ada"));
        assert!(abbreviates("jr", "john r holm") && !abbreviates("jo", "john holm"));
        assert!(!same_first("ada", "bo") && !same_first("al", "alan"));
    }
}
