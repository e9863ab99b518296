//! What people, bodies and papers are called besides their names: offices, trades, kinds of organization. One table says of
//! each noun what it can stand for and what else is so of it; every stage asks for what it needs.
//!
//! The scorers of quotes look at [`sort`] and [`may_speak`]: a noun that gets another [`Sort`] calls for training anew, one
//! that gets a [`Property`] does not.

mod table;

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What a noun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// One person.
    Person,
    /// Several people.
    People,
    /// An organization.
    Body,
}

/// What may be so of a noun besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// It is a woman.
    Female,
    /// It is a man.
    Male,
    /// Names keep it: *King Haakon*.
    Crowned,
    /// It is said before last names and tells no office.
    Courtesy,
    /// A title cut short, whose full stop belongs to it even before a capital.
    ShortTitle,
    /// A title that the tagger takes for a part of the name after it: of those who speak for a body or work for one, hold an
    /// office or play for a team. The other titles it has learnt to leave out.
    JoinedTitle,
    /// Somebody who is there besides the person a report is about, so that *the judge* is rarely that person.
    Function,
    /// What somebody is to another person, who may follow: *the lawyer of toddler Ada Lund*.
    Relation,
    /// A member of a party, or who comes from a place: *the Kentucky Republican* has a name.
    PartyMember,
    /// One whom reports do not name, whatever stands before.
    KeptBack,
    /// A body that is somebody's, or part of another; what else follows a name says what its bearer is: *Norvik news
    /// agency*.
    Part,
    /// A body that is rarely the one named last, though it might be by its name: *the army*.
    Apart,
    /// A body whose name may hold a list of fields: “Ministry of Trade, Industry and Energy”.
    OfFields,
    /// A body before which others speak.
    Court,
    /// What is written or recorded.
    Document,
    /// It ends the name of a text, and of nobody who writes them as a newspaper is a post or a review.
    NamedDocument,
}

/// What is known of a noun.
#[derive(Default)]
struct Noun {
    sort: Option<Sort>,
    /// The numbers of the rows that it shares with those it can stand for.
    rows: Vec<u16>,
    /// A bit for each property.
    properties: u32,
}

static NOUNS: OnceLock<FxHashMap<&str, Noun>> = OnceLock::new();

fn known(noun: &str) -> Option<&'static Noun> {
    NOUNS.get_or_init(build).get(noun)
}

fn build() -> FxHashMap<&'static str, Noun> {
    let mut nouns: FxHashMap<&str, Noun> = FxHashMap::default();
    let mut number = 0;
    // Those that stand in two of them are of the first: regulators are people.
    for (sort, rows, alone) in [
        (Sort::Person, table::PEOPLE, table::OTHER_PEOPLE),
        (Sort::Body, table::BODIES, table::OTHER_BODIES),
        (Sort::People, &[], table::SEVERAL),
    ] {
        for row in rows {
            for word in row.split(' ') {
                let noun = nouns.entry(word).or_default();
                noun.sort.get_or_insert(sort);
                noun.rows.push(number);
            }
            number += 1;
        }
        for word in alone.split(' ') {
            nouns.entry(word).or_default().sort.get_or_insert(sort);
        }
    }
    for &(property, words) in table::PROPERTIES {
        for word in words.split(' ') {
            nouns.entry(word).or_default().properties |= 1 << property as u32;
        }
    }
    nouns
}

/// What `noun`, in lower case, can stand for; a plural of people is several of them.
pub fn sort(noun: &str) -> Option<Sort> {
    let listed = |noun: &str| known(noun).and_then(|known| known.sort);
    if let Some(sort) = listed(noun) {
        return Some(sort);
    }
    let one = |noun: &str| listed(noun) == Some(Sort::Person);
    let person = |noun: &str| one(noun).then_some(Sort::Person);
    // “The mother-of-three”.
    if let Some((kin, _)) = noun.split_once("-of-") {
        return person(kin);
    }
    // “The inspector-general”.
    if let Some((_, last)) = noun.rsplit_once('-').filter(|(_, last)| listed(last).is_some()) {
        return person(last);
    }
    if noun.ends_with("men") && one(&format!("{}an", &noun[..noun.len() - 2])) {
        return Some(Sort::People);
    }
    let singular = noun.strip_suffix('s')?;
    let singular_ies = singular.strip_suffix("ie").map(|stem| format!("{stem}y"));
    let singular_es = singular.strip_suffix('e');
    let plural = one(singular) || singular_ies.is_some_and(|noun| one(&noun)) || singular_es.is_some_and(one);
    plural.then_some(Sort::People)
}

/// Whether a noun in lower case is for people or a body, who may say something.
pub fn may_speak(noun: &str) -> bool {
    sort(noun).is_some()
}

/// Whether something is so of a noun in lower case.
pub fn is(noun: &str, property: Property) -> bool {
    known(noun).is_some_and(|known| known.properties & 1 << property as u32 != 0)
}

/// No short title is longer; so that a megabyte of letters and full stops is not looked through.
const LONGEST_SHORT_TITLE: usize = 16;

/// Whether `word` is what somebody is called before the name, cut short: `Dr.`, `Cllr.`; in any case, with its stop or
/// without.
pub fn is_short_title(word: &str) -> bool {
    word.len() <= LONGEST_SHORT_TITLE && is(&word.trim_end_matches('.').to_lowercase(), Property::ShortTitle)
}

/// Whether `word` is said before last names and tells no office: `Mr.`, `Miss`; with its stop or without.
pub fn is_courtesy(word: &str) -> bool {
    word.starts_with('M') && is(&word.trim_end_matches('.').to_lowercase(), Property::Courtesy)
}

/// Whether one noun can stand for the other, both in lower case.
pub fn alike(one: &str, other: &str) -> bool {
    let rows = |noun: &str| known(noun).map_or(&[][..], |known| known.rows.as_slice());
    one == other || rows(one).iter().any(|row| rows(other).contains(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_have_their_number_and_stand_for_one_another() {
        assert_eq!(
            (sort("mayor"), sort("witnesses"), sort("company")),
            (Some(Sort::Person), Some(Sort::People), Some(Sort::Body))
        );
        assert_eq!((sort("spokesmen"), sort("deputies"), sort("bridge")), (Some(Sort::People), Some(Sort::People), None));
        assert!(alike("senator", "lawmaker") && alike("leader", "president") && !alike("senator", "mayor"));
    }

    #[test]
    fn what_is_so_of_a_noun_says_nothing_of_what_it_stands_for() {
        assert!(is("taoiseach", Property::JoinedTitle) && sort("taoiseach").is_none());
        assert!(is_short_title("Cllr.") && is_short_title("dr") && !is_short_title("mayor"));
    }
}
