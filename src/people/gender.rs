//! What gender a name or a title speaks for.

use super::nicknames;
use crate::entities::Model;
use crate::entities::words::{exact, list};
use crate::nouns::{self, Property};

/// The gender that a pronoun must agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// *She*.
    Female,
    /// *He*.
    Male,
}

/// The gender that a title or what somebody is called speaks for.
pub fn of_title(title: &str) -> Option<Gender> {
    let title = title.trim_end_matches('.').to_lowercase();
    let title = title.split_once("-of-").map_or(title.as_str(), |(kin, _)| kin);
    if nouns::is(title, Property::Female) {
        return Some(Gender::Female);
    }
    nouns::is(title, Property::Male).then_some(Gender::Male)
}

/// The gender that the first name of `name` speaks for, where nearly all who have it are of one.
pub fn of_first(name: &str) -> Option<Gender> {
    let (first, _) = name.split_once(' ')?;
    listed(first).or_else(|| {
        let short = first.to_lowercase();
        let mut genders = nicknames::long_forms(&short).map(|long| listed(&capitalized(long)));
        let one = genders.next()?;
        genders.all(|other| other == one).then_some(one)?
    })
}

/// Chinese names in Latin letters, each of many names of women and of men.
#[rustfmt::skip]
const OF_EITHER: &[&str] = &[
    "An", "Bo", "Chao", "Chen", "Fei", "Feng", "Gang", "Hai", "Hao", "Hong", "Hua", "Hui", "Jia", "Jian", "Jie", "Jin", "Jing", "Jun", "Kai",
    "Lei", "Li", "Lin", "Ling", "Ming", "Min", "Ning", "Ping", "Qi", "Qing", "Rui", "Shan", "Tao", "Tian", "Ting", "Wei", "Wen", "Xia",
    "Xiao", "Xin", "Xue", "Yan", "Yang", "Yi", "Ying", "Yong", "Yu", "Yuan", "Yue", "Yun", "Zhen", "Zhi",
];

fn listed(first: &str) -> Option<Gender> {
    if OF_EITHER.contains(&first) {
        return None;
    }
    let lists = Model::shipped().words.known(exact(first)).lists;
    match (lists & list::FEMALE != 0, lists & list::MALE != 0) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// Whether a word is a first name, and nearly all who have it are of one gender.
pub fn is_first(word: &str) -> bool {
    listed(word).is_some()
}

/// A word in lower case with a capital.
pub fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// The gender of a pronoun that stands for one person, in lower case.
pub fn of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}
