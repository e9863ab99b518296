//! The tags: the Penn Treebank's, those that nothing here tells apart merged.

/// A part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are the field's own")]
pub enum Tag {
    Noun,
    Nouns,
    Name,
    Pronoun,
    Possessive,
    Determiner,
    Adjective,
    Adverb,
    Base,
    Present,
    PresentS,
    Past,
    PastParticiple,
    Gerund,
    Modal,
    Preposition,
    Subordinator,
    To,
    Conjunction,
    Number,
    Question,
    Existential,
    Clitic,
    Particle,
    Mark,
    Other,
}

impl Tag {
    /// How many tags there are.
    pub const COUNT: usize = 26;

    /// All tags, each at its own number.
    pub const ALL: [Tag; Tag::COUNT] = [
        Tag::Noun,
        Tag::Nouns,
        Tag::Name,
        Tag::Pronoun,
        Tag::Possessive,
        Tag::Determiner,
        Tag::Adjective,
        Tag::Adverb,
        Tag::Base,
        Tag::Present,
        Tag::PresentS,
        Tag::Past,
        Tag::PastParticiple,
        Tag::Gerund,
        Tag::Modal,
        Tag::Preposition,
        Tag::Subordinator,
        Tag::To,
        Tag::Conjunction,
        Tag::Number,
        Tag::Question,
        Tag::Existential,
        Tag::Clitic,
        Tag::Particle,
        Tag::Mark,
        Tag::Other,
    ];

    /// The tag of a treebank's word, by its Penn tag and its universal one.
    pub fn of_penn(penn: &str, universal: &str) -> Tag {
        match penn {
            "NN" => Tag::Noun,
            "NNS" => Tag::Nouns,
            "NNP" | "NNPS" => Tag::Name,
            "PRP" => Tag::Pronoun,
            "PRP$" => Tag::Possessive,
            "DT" | "PDT" => Tag::Determiner,
            "JJ" | "JJR" | "JJS" => Tag::Adjective,
            "RB" | "RBR" | "RBS" => Tag::Adverb,
            "VB" => Tag::Base,
            "VBP" => Tag::Present,
            "VBZ" => Tag::PresentS,
            "VBD" => Tag::Past,
            "VBN" => Tag::PastParticiple,
            "VBG" => Tag::Gerund,
            "MD" => Tag::Modal,
            "IN" if universal == "SCONJ" => Tag::Subordinator,
            "IN" => Tag::Preposition,
            "TO" => Tag::To,
            "CC" => Tag::Conjunction,
            "CD" => Tag::Number,
            "WDT" | "WP" | "WP$" | "WRB" => Tag::Question,
            "EX" => Tag::Existential,
            "POS" => Tag::Clitic,
            "RP" => Tag::Particle,
            _ if universal == "PUNCT" || universal == "SYM" => Tag::Mark,
            _ => Tag::Other,
        }
    }

    /// Whether it is a verb's, modals left out.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Base | Tag::Present | Tag::PresentS | Tag::Past | Tag::PastParticiple | Tag::Gerund)
    }

    /// Whether it is a finite verb's, which makes a clause.
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::Past | Tag::Present | Tag::PresentS | Tag::Modal)
    }

    /// Whether it is a noun's or a name's.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Noun | Tag::Nouns | Tag::Name)
    }

    /// Whether it is that of a word that may stand inside a noun phrase without ending it: a noun's, name's or adjective's.
    pub fn is_nominal(self) -> bool {
        self.is_noun() || self == Tag::Adjective
    }

    /// Whether it is a preposition's, *to* among them.
    pub fn is_preposition(self) -> bool {
        matches!(self, Tag::Preposition | Tag::To)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tag_stands_at_its_number() {
        for (number, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, number);
        }
    }
}
