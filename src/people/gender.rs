//! What gender a name or a title speaks for.

use crate::entities::Model;
use crate::entities::words::{exact, list};

/// The gender that a pronoun must agree with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// *She*.
    Female,
    /// *He*.
    Male,
}

/// The gender that the title before a name speaks for, else its first name where only one has it.
pub fn of_name(title: &str, name: &str) -> Option<Gender> {
    match title.trim_end_matches('.').to_lowercase().as_str() {
        "mrs" | "ms" | "miss" | "queen" | "princess" | "dame" | "lady" | "sister" | "congresswoman" | "chairwoman"
        | "spokeswoman" => {
            return Some(Gender::Female);
        }
        "mr" | "king" | "prince" | "sir" | "lord" | "father" | "brother" | "congressman" | "chairman" | "spokesman" => {
            return Some(Gender::Male);
        }
        _ => {}
    }
    let (first, _) = name.split_once(' ')?;
    let lists = Model::shipped().words.known(exact(first)).lists;
    match (lists & list::FEMALE != 0, lists & list::MALE != 0) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// The gender of a pronoun that stands for one person.
pub fn of_pronoun(word: &str) -> Option<Gender> {
    match word.to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}
