//! Amounts: money, shares of a hundred, measures; each as a number with its unit where the words give it.
//!
//! The tables are left as they are written: one entry a line would hide them.

use super::{Mention, Type};
use crate::text::{Shape, Text};

/// Signs of currencies and the codes that stand for them; a country's letters may stand before `$`.
#[rustfmt::skip]
const SIGNS: &[(&str, &str)] =
    &[
    ("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("¥", "JPY"), ("₹", "INR"), ("₦", "NGN"), ("₽", "RUB"), ("₩", "KRW"),
    ("₡", "CRC"), ("₱", "PHP"), ("₺", "TRY"), ("₪", "ILS"), ("฿", "THB"),
];

/// What may stand right before `$`.
#[rustfmt::skip]
const DOLLARS: &[(&str, &str)] = &[
    ("A", "AUD"), ("AU", "AUD"), ("C", "CAD"), ("CA", "CAD"), ("HK", "HKD"), ("NT", "TWD"), ("NZ", "NZD"), ("R", "BRL"),
    ("S", "SGD"), ("U.S.", "USD"), ("US", "USD"),
];

/// Letters that stand before a number as a currency's sign does.
#[rustfmt::skip]
const LETTERS: &[(&str, &str)] = &[
    ("AED", "AED"), ("AUD", "AUD"), ("CAD", "CAD"), ("CHF", "CHF"), ("Dh", "AED"), ("Dhs", "AED"), ("EUR", "EUR"),
    ("GBP", "GBP"), ("GHS", "GHS"), ("INR", "INR"), ("JPY", "JPY"), ("KES", "KES"), ("LE", "EGP"), ("NGN", "NGN"),
    ("QR", "QAR"), ("R", "ZAR"), ("RM", "MYR"), ("RMB", "CNY"), ("Rp", "IDR"), ("Rs", "INR"), ("Rs.", "INR"),
    ("SR", "SAR"), ("Sh", "KES"), ("Tk", "BDT"), ("USD", "USD"), ("ZAR", "ZAR"),
];

/// Currencies' names, in the singular and in lower case. A name that several countries share has no code.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("baht", "THB"), ("cedi", "GHS"), ("crown", ""), ("dinar", ""), ("dirham", ""), ("dollar", ""), ("euro", "EUR"),
    ("franc", ""), ("hryvnia", "UAH"), ("kwacha", ""), ("kyat", "MMK"), ("lira", ""), ("naira", "NGN"), ("peso", ""),
    ("pound", ""), ("rand", "ZAR"), ("real", "BRL"), ("renminbi", "CNY"), ("ringgit", "MYR"), ("riyal", ""),
    ("rouble", "RUB"), ("ruble", "RUB"), ("rupee", ""), ("rupiah", "IDR"), ("shekel", "ILS"), ("shilling", ""),
    ("taka", "BDT"), ("won", "KRW"), ("yen", "JPY"), ("yuan", "CNY"), ("zloty", "PLN"),
];

/// Words and letters that multiply the number before them.
#[rustfmt::skip]
const POWERS: &[(&str, f64)] = &[
    ("thousand", 1e3), ("k", 1e3), ("lakh", 1e5), ("lakhs", 1e5), ("million", 1e6), ("millions", 1e6), ("mn", 1e6),
    ("m", 1e6), ("crore", 1e7), ("crores", 1e7), ("billion", 1e9), ("billions", 1e9), ("bn", 1e9), ("b", 1e9),
    ("trillion", 1e12), ("trillions", 1e12), ("tn", 1e12),
];

/// Numbers in words. “One” counts little: “one foot in the door”.
#[rustfmt::skip]
const NUMBERS: &[(&str, f64)] = &[
    ("two", 2.0), ("three", 3.0), ("four", 4.0), ("five", 5.0), ("six", 6.0), ("seven", 7.0), ("eight", 8.0), ("nine", 9.0),
    ("ten", 10.0), ("eleven", 11.0), ("twelve", 12.0), ("fifteen", 15.0), ("twenty", 20.0), ("thirty", 30.0), ("forty", 40.0),
    ("fifty", 50.0), ("sixty", 60.0), ("seventy", 70.0), ("eighty", 80.0), ("ninety", 90.0),
];

/// Currencies whose names are other words too: “the 12 won by Labour”, “2 real options”.
const WORDS: &[&str] = &["won", "real"];

/// Units of measure with their symbols.
#[rustfmt::skip]
const UNITS: &[(&str, &str)] = &[
    ("acre", "acre"), ("acres", "acre"), ("barrel", "bbl"), ("barrels", "bbl"), ("cm", "cm"), ("degrees", "°"),
    ("feet", "ft"), ("foot", "ft"), ("gallons", "gal"), ("grams", "g"), ("hectare", "ha"), ("hectares", "ha"),
    ("inches", "in"), ("kg", "kg"), ("kilogram", "kg"), ("kilograms", "kg"), ("kilometer", "km"), ("kilometers", "km"),
    ("kilometre", "km"), ("kilometres", "km"), ("km", "km"), ("kph", "km/h"), ("lbs", "lb"), ("liters", "L"),
    ("litres", "L"), ("megawatts", "MW"), ("meter", "m"), ("meters", "m"), ("metre", "m"), ("metres", "m"),
    ("mile", "mi"), ("miles", "mi"), ("mm", "mm"), ("mph", "mi/h"), ("MW", "MW"), ("GW", "GW"), ("ounces", "oz"),
    ("pounds", "lb"), ("ton", "t"), ("tonne", "t"), ("tonnes", "t"), ("tons", "t"), ("yards", "yd"),
];

fn find_in<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == word).map(|&(_, value)| value)
}

/// The amounts in `text`, in order, none overlapping another; linear in its length.
pub fn find(text: &Text) -> Vec<Mention> {
    let mut found = Vec::new();
    for paragraph in &text.paragraphs {
        let reader = Reader { text, end: paragraph.tokens.end };
        let mut index = paragraph.tokens.start;
        while index < paragraph.tokens.end {
            match reader.amount(index) {
                Some((end, value, kind)) => {
                    found.push(Mention { span: text.span_of(index..end), kind, confidence: CONFIDENCE, value });
                    index = end;
                }
                None => index += 1,
            }
        }
    }
    found
}

/// Of the amounts of money found in Worldwide's dev articles so many are marked just so; no corpus marks the others.
const CONFIDENCE: f32 = 0.9;

/// Reads tokens of one paragraph, before `end`.
struct Reader<'a, 't> {
    text: &'a Text<'t>,
    end: usize,
}

/// A number, what power it has been taken by, and where it ends.
struct Number {
    end: usize,
    value: Option<f64>,
    power: f64,
}

type Amount = (usize, Option<String>, Type);

impl Reader<'_, '_> {
    fn word(&self, index: usize) -> &str {
        if index < self.end { self.text.word(index) } else { "" }
    }

    /// Whether tokens `index` and the one after touch.
    fn touches(&self, index: usize) -> bool {
        index + 1 < self.end && self.text.tokens[index].span.end == self.text.tokens[index + 1].span.start
    }

    fn amount(&self, index: usize) -> Option<Amount> {
        match self.text.tokens[index].shape {
            Shape::Number => self.counted(index),
            Shape::Mark => self.signed(find_in(SIGNS, self.word(index))?, index + 1),
            Shape::Lower => self.uncounted(index).or_else(|| self.counted(index)),
            // A letter alone is an article or an initial, unless the sign is right after it.
            _ if self.word(index + 1) == "$" && (self.word(index).len() > 1 || self.touches(index)) => {
                self.signed(find_in(DOLLARS, self.word(index))?, index + 2)
            }
            _ => match find_in(LETTERS, self.word(index)) {
                Some(code) => self.signed(code, index + 1),
                None => self.naira(index),
            },
        }
    }

    /// The number at token `index`, in words only where `in_words`, with the power attached to it or after it, that power,
    /// and where it ends.
    fn number(&self, index: usize, in_words: bool) -> Option<Number> {
        let word = self.word(index);
        let read = |digits: &str| digits.replace(',', "").parse::<f64>().ok();
        let number = index < self.end && self.text.tokens[index].shape == Shape::Number;
        let digits = word.trim_end_matches(char::is_alphabetic);
        let (value, attached) = match word.split_once('-') {
            _ if !number => (Some(find_in(NUMBERS, word).filter(|_| in_words)?), ""),
            Some((digits, power)) if find_in(POWERS, &power.to_lowercase()).is_some() => (read(digits), power),
            _ => (read(digits), &word[digits.len()..]),
        };
        let scaled = |end: usize, power: f64| Number { end, value: value.map(|value| value * power), power };
        if !attached.is_empty() {
            return Some(scaled(index + 1, find_in(POWERS, &attached.to_lowercase())?));
        }
        let hyphen = usize::from(self.word(index + 1) == "-" && self.touches(index));
        match find_in(POWERS, &self.word(index + 1 + hyphen).to_lowercase()) {
            Some(power) => Some(scaled(index + 2 + hyphen, power)),
            None => Some(scaled(index + 1, 1.0)),
        }
    }

    /// An amount of money that begins with its currency.
    fn signed(&self, code: &str, number: usize) -> Option<Amount> {
        let between = number > 1 && (number - 2..number).any(|at| self.word(at.saturating_sub(1)) == "between");
        let Number { end, value, power } = self.number(number, false)?;
        let say = |value: Option<f64>| value.map(|value| format!("{code} {value}"));
        // `$3 to 4 billion`, `between $3 and $4 billion`: the power is both numbers'.
        let joined = matches!(self.word(end), "to" | "-" | "–") || between && self.word(end) == "and";
        if joined && power == 1.0 {
            let signs =
                (end + 1..end + 3).take_while(|&at| find_in(SIGNS, self.word(at)).or(find_in(DOLLARS, self.word(at))).is_some());
            let signs = signs.count();
            if let Some(last) = self.number(end + 1 + signs, false).filter(|last| last.power > 1.0) {
                let first = value.map(|value| value * last.power).filter(|first| last.value.is_some_and(|last| *first <= last));
                return match (signs, first) {
                    (0, Some(_)) => Some((last.end, None, Type::Money)),
                    (0, None) => Some((end, say(value), Type::Money)),
                    _ => Some((end, say(first.or(value)), Type::Money)),
                };
            }
        }
        // `$5 million dollars` says it twice.
        let twice = self.is_name(end) && !self.touches(end - 1);
        Some((end + usize::from(twice), say(value), Type::Money))
    }

    /// `N98,000`, `N98 million`: the letter makes words of the digits that touch it.
    fn naira(&self, index: usize) -> Option<Amount> {
        let is_digits = |word: &str| (1..4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        let are_thousands = |word: &str| word.split(',').all(|group| group.len() == 3 && is_digits(group));
        let word = self.word(index).strip_prefix('N')?;
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if !is_digits(digits) {
            return None;
        }
        let (mut all, mut end) = (digits.to_owned(), index + 1);
        while self.word(end) == "," && self.touches(end - 1) && self.touches(end) && are_thousands(self.word(end + 1)) {
            all.push_str(&self.word(end + 1).replace(',', ""));
            end += 2;
        }
        let attached = &word[digits.len()..];
        let power = find_in(POWERS, if attached.is_empty() { self.word(end) } else { attached });
        if power.is_none() && (end == index + 1 || !attached.is_empty()) {
            return None;
        }
        end += usize::from(power.is_some() && attached.is_empty());
        let value = all.parse::<f64>().ok().map(|value| value * power.unwrap_or(1.0));
        Some((end, value.map(|value| format!("NGN {value}")), Type::Money))
    }

    /// What a number counts: a currency, hundredths, a unit.
    fn counted(&self, index: usize) -> Option<Amount> {
        let word = self.word(index);
        let digits = word.trim_end_matches(char::is_alphabetic);
        if self.text.tokens[index].shape == Shape::Number
            && let Some(unit) = find_in(UNITS, &word[digits.len()..])
        {
            let value = digits.trim_end_matches('-').replace(',', "").parse::<f64>().ok();
            return Some((index + 1, value.map(|value| format!("{value} {unit}")), Type::Quantity));
        }
        let Number { end, value, power } = self.number(index, true)?;
        let say = |unit: &str| value.map(|value| format!("{value} {unit}").trim_end().to_owned());
        if let Some((end, code)) = self.currency(end)
            && !self.is_weight(index, end)
            && (!WORDS.contains(&self.word(end - 1)) || end > index + 2 || power > 1.0 || value >= Some(1e3))
        {
            return Some((end, if code.is_empty() { None } else { value.map(|value| format!("{code} {value}")) }, Type::Money));
        }
        let word = self.word(end);
        match (word, self.word(end + 1).trim_end_matches('.')) {
            ("%" | "percent", _) => Some((end + 1, say("%"), Type::Percent)),
            ("per", "cent") => Some((end + 2, say("%"), Type::Percent)),
            ("percentage", "point" | "points") => Some((end + 2, say("points"), Type::Percent)),
            ("°", scale @ ("C" | "F")) => Some((end + 2, say(&format!("°{scale}")), Type::Quantity)),
            ("square" | "cubic", unit) => Some((end + 2, say(&format!("{word} {}", find_in(UNITS, unit)?)), Type::Quantity)),
            (unit, _) => Some((end + 1, say(find_in(UNITS, unit)?), Type::Quantity)),
        }
    }

    /// Whether the pounds that end before token `end`, whose number is at `index`, are a weight.
    fn is_weight(&self, index: usize, end: usize) -> bool {
        let weighs = |at: usize| self.text.word(at).to_lowercase().starts_with("weigh");
        let heavy = (index.saturating_sub(3)..index).any(weighs);
        let metric = self.word(end) == "(" && self.word(end + 1).ends_with("kg")
            || self.word(end) == "(" && matches!(self.word(end + 2), "kg" | "kilograms" | "kilos");
        let counted = self.word(end) == "and" && self.word(end + 2).starts_with("ounce");
        matches!(self.word(end - 1), "pound" | "pounds") && (heavy || metric || counted)
    }

    /// Whether token `index` is the name of a currency in the plural.
    fn is_name(&self, index: usize) -> bool {
        self.word(index).strip_suffix('s').is_some_and(|name| find_in(NAMES, name).is_some())
    }

    /// `millions of dollars`, `tens of millions of yuan`.
    fn uncounted(&self, index: usize) -> Option<Amount> {
        let mut at = index;
        while matches!(self.word(at), "tens" | "hundreds" | "thousands" | "millions" | "billions" | "trillions")
            && self.word(at + 1) == "of"
        {
            at += 2;
        }
        if at == index {
            return None;
        }
        let (end, _) = self.currency(at)?;
        Some((end, None, Type::Money))
    }

    /// The currency named at token `index`, its country's name stepped over, and where it ends.
    fn currency(&self, index: usize) -> Option<(usize, &'static str)> {
        let country = (index..self.end.min(index + 3)).take_while(|&i| self.text.tokens[i].shape.is_capital()).count();
        (0..=country).rev().find_map(|skipped| {
            let name = self.word(index + skipped).to_lowercase();
            let code = find_in(NAMES, &name).or_else(|| find_in(NAMES, name.strip_suffix('s')?))?;
            let code = if skipped > 0 { "" } else { code };
            Some((index + skipped + 1, code))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(raw: &str) -> Vec<(&str, Type, String)> {
        let found = find(&Text::from_plain(raw));
        found.iter().map(|m| (m.span.of(raw), m.kind, m.value.clone().unwrap_or_default())).collect()
    }

    #[test]
    fn money_is_read_with_its_currency_before_or_after() {
        assert_eq!(
            amounts("A $100-million deal for $5 million dollars"),
            [("$100-million", Type::Money, "USD 100000000".into()), ("$5 million dollars", Type::Money, "USD 5000000".into())]
        );
        let raw = "It cost $1.5 million, £420m, HK$1,600, Rs 5 lakh, 30.8 billion yuan, 61 million Hong Kong dollars and tens of millions of dollars.";
        let money = |words, value: &str| (words, Type::Money, value.to_owned());
        assert_eq!(
            amounts(raw),
            [
                money("$1.5 million", "USD 1500000"),
                money("£420m", "GBP 420000000"),
                money("HK$1,600", "HKD 1600"),
                money("Rs 5 lakh", "INR 500000"),
                money("30.8 billion yuan", "CNY 30800000000"),
                money("61 million Hong Kong dollars", ""),
                money("tens of millions of dollars", ""),
            ]
        );
    }

    #[test]
    fn shares_and_measures_have_their_units() {
        let found = amounts("Up 3.5% or 12 per cent over 40 kilometres, 5 square miles, at 19.8 °C.");
        let values: Vec<&str> = found.iter().map(|(_, _, value)| value.as_str()).collect();
        assert_eq!(values, ["3.5 %", "12 %", "40 km", "5 square mi", "19.8 °C"]);
    }

    #[test]
    fn a_power_is_that_of_both_ends_of_a_stretch() {
        let found = amounts(
            "It cost between US$300 and 400 billion, $3 to 4 billion, from £2 to £3 million. He had $5 and 4 million fans.",
        );
        let found: Vec<_> = found.iter().map(|(words, _, value)| (*words, value.as_str())).collect();
        assert_eq!(
            found,
            [
                ("US$300 and 400 billion", ""),
                ("$3 to 4 billion", ""),
                ("£2", "GBP 2000000"),
                ("£3 million", "GBP 3000000"),
                ("$5", "USD 5")
            ]
        );
    }

    #[test]
    fn naira_have_a_letter_for_their_sign() {
        let found = amounts("They paid N98,000, N1,250,000, N98 million and N5bn to N5 men in N95 masks.");
        let values: Vec<&str> = found.iter().map(|(_, _, value)| value.as_str()).collect();
        assert_eq!(values, ["NGN 98000", "NGN 1250000", "NGN 98000000", "NGN 5000000000"]);
    }

    #[test]
    fn pounds_are_weighed_and_paid() {
        let found =
            amounts("He weighs about 180 pounds. It was 82 pounds (37 kg), cost 82 pounds and was 5 pounds and 3 ounces.");
        let kinds: Vec<_> = found.iter().map(|(words, kind, _)| (*words, *kind)).collect();
        let (weight, money) = (Type::Quantity, Type::Money);
        assert_eq!(
            kinds,
            [
                ("180 pounds", weight),
                ("82 pounds", weight),
                ("37 kg", weight),
                ("82 pounds", money),
                ("5 pounds", weight),
                ("3 ounces", weight)
            ]
        );
    }

    #[test]
    fn currencies_that_are_words_need_more_than_a_number() {
        assert!(amounts("Of the 12 won by Labour 2 real ones remain.").is_empty());
        let found = amounts("It cost 5,000 won, 3 million won or 5 Brazilian real.");
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn units_may_touch_their_numbers_and_numbers_be_words() {
        let found = amounts(
            "It went 94mph over 3km on a 5-acre farm, walked three kilometres and paid two million dollars or ten euros, seven per cent.",
        );
        let values: Vec<&str> = found.iter().map(|(_, _, value)| value.as_str()).collect();
        assert_eq!(values, ["94 mi/h", "3 km", "5 acre", "3 km", "", "EUR 10", "7 %"]);
    }

    #[test]
    fn plain_numbers_and_words_are_no_amounts() {
        assert!(amounts("They won 3 of 10 games; 40 people. R is a letter, $ a sign, m another.").is_empty());
    }
}
