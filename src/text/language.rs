//! Whether a text is in English: by its letters, and by the small words that stand in every English sentence. What a page
//! says of its language is often wrong.

/// Small words of English that few other languages have, or have as often.
const SMALL: &[&str] = &[
    "about", "after", "and", "are", "been", "but", "by", "could", "from", "have", "his", "it", "not", "of", "said", "she",
    "than", "that", "the", "their", "there", "they", "this", "to", "were", "when", "which", "who", "with", "would", "you",
    "your",
];

/// A text with fewer words says too little by those that it lacks.
const LEAST: usize = 50;

/// In English at least one word in so many is a small one: in running text nine, in lists one or two; in other languages
/// none or one.
const ONE_IN: usize = 40;

/// The last letter of the Latin script's common blocks.
const LAST_LATIN: char = '\u{24f}';

/// Whether the text in `pieces`, whose quotes may be in any language, is in English as far as it can be told.
pub fn is_english<'t>(pieces: impl IntoIterator<Item = &'t str>) -> bool {
    let (mut latin, mut other, mut words, mut small) = (0, 0, 0, 0);
    for piece in pieces {
        for word in piece.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            let foreign = word.chars().filter(|&c| c > LAST_LATIN).count();
            other += foreign;
            if foreign == 0 {
                latin += word.chars().count();
                words += 1;
                small += usize::from(SMALL.iter().any(|known| known.eq_ignore_ascii_case(word)));
            }
        }
    }
    latin >= other && (words < LEAST || small * ONE_IN >= words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_told_from_its_neighbours() {
        let english = "The council met on Tuesday evening and looked at the bridge until it was dark. ";
        assert!(is_english([english.repeat(9).as_str()]));
        assert!(is_english([english.to_uppercase().repeat(9).as_str()]));
        for other in [
            "Der Rat trat am Dienstagabend zusammen und sah sich die Brücke an, bis es dunkel war. ",
            "De raad kwam dinsdagavond bijeen en bekeek de brug tot het donker was in de stad. ",
            "Le conseil s'est réuni mardi soir et a regardé le pont jusqu'à la tombée de la nuit. ",
            "El consejo se reunió el martes por la noche y miró el puente hasta que oscureció. ",
            "Rådet mødtes tirsdag aften og så på broen, til det blev mørkt over byen og havnen. ",
            "Rada zebrała się we wtorek wieczorem i oglądała most, aż do zmroku, co do joty. ",
            "Совет собрался во вторник вечером и осматривал мост до темноты. ",
            "اجتمع المجلس مساء الثلاثاء ونظر إلى الجسر حتى حل الظلام. ",
            "议会星期二晚上开会，一直看着那座桥，直到天黑。",
        ] {
            assert!(!is_english([other.repeat(9).as_str()]), "{other}");
        }
    }

    #[test]
    fn its_quotes_may_be_in_another_language() {
        let said = "“Die Brücke ist sicher, und sie war es immer,” she told us in German. ".repeat(9);
        assert!(is_english([said.as_str()]));
        let said = "“Мост безопасен,” she told us in Russian, and then she said it again. ".repeat(9);
        assert!(is_english([said.as_str()]));
    }

    #[test]
    fn what_says_too_little_is_taken_for_english() {
        for text in ["", "1912: 15–4", "Ada Lund", "Die Brücke ist sicher, sagte Ada Lund."] {
            assert!(is_english([text]), "{text}");
        }
        assert!(!is_english(["橋"]));
    }
}
