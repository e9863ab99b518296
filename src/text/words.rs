//! The closed class of function words.

/// Articles, pronouns, prepositions, conjunctions and the like; sorted, lower case.
#[rustfmt::skip]
const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "above", "across", "after", "again", "against", "all", "also", "although", "am", "among", "an", "and",
    "another", "any", "are", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by",
    "can", "could", "did", "do", "does", "during", "each", "either", "even", "every", "few", "for", "from", "had", "has",
    "have", "he", "her", "here", "his", "how", "however", "if", "in", "instead", "into", "is", "it", "its", "just", "later",
    "many", "may", "meanwhile", "might", "more", "most", "much", "my", "neither", "no", "nor", "not", "now", "of", "off", "on",
    "once", "one", "only", "or", "other", "our", "out", "over", "perhaps", "she", "should", "since", "so", "some", "still",
    "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "though", "through",
    "thus", "to", "today", "tomorrow", "too", "two", "under", "unless", "until", "up", "very", "was", "we", "well", "were",
    "what", "when", "where", "whether", "which", "while", "who", "whose", "why", "will", "with", "within", "without", "would",
    "yes", "yesterday", "yet", "you", "your",
];

/// All function words, in lower case.
pub fn function_words() -> impl Iterator<Item = &'static str> {
    FUNCTION_WORDS.iter().copied()
}

/// Whether `word`, in lower case, is a function word.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
    }
}
