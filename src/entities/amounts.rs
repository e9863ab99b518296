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
            Shape::Lower => self.uncounted(index),
            // A letter alone is an article or an initial, unless the sign is right after it.
            _ if self.word(index + 1) == "$" && (self.word(index).len() > 1 || self.touches(index)) => {
                self.signed(find_in(DOLLARS, self.word(index))?, index + 2)
            }
            _ => self.signed(find_in(LETTERS, self.word(index))?, index + 1),
        }
    }

    /// The number at token `index`, with the power attached to it or after it, and where that ends.
    fn number(&self, index: usize) -> Option<(usize, Option<f64>)> {
        if index >= self.end || self.text.tokens[index].shape != Shape::Number {
            return None;
        }
        let word = self.word(index);
        let digits = word.trim_end_matches(char::is_alphabetic);
        let attached = &word[digits.len()..];
        let value = digits.replace(',', "").parse::<f64>().ok();
        if let Some((digits, power)) = word.split_once('-')
            && let Some(power) = find_in(POWERS, &power.to_lowercase())
        {
            return Some((index + 1, digits.replace(',', "").parse::<f64>().ok().map(|value| value * power)));
        }
        if !attached.is_empty() {
            let power = find_in(POWERS, &attached.to_lowercase())?;
            return Some((index + 1, value.map(|value| value * power)));
        }
        let hyphen = usize::from(self.word(index + 1) == "-" && self.touches(index));
        match find_in(POWERS, &self.word(index + 1 + hyphen).to_lowercase()) {
            Some(power) => Some((index + 2 + hyphen, value.map(|value| value * power))),
            None => Some((index + 1, value)),
        }
    }

    /// An amount of money that begins with its currency.
    fn signed(&self, code: &str, number: usize) -> Option<Amount> {
        let (end, value) = self.number(number)?;
        // `$5 million dollars` says it twice.
        let twice = self.is_name(end) && !self.touches(end - 1);
        Some((end + usize::from(twice), value.map(|value| format!("{code} {value}")), Type::Money))
    }

    /// What a number counts: a currency, hundredths, a unit.
    fn counted(&self, index: usize) -> Option<Amount> {
        let (end, value) = self.number(index)?;
        let say = |unit: &str| value.map(|value| format!("{value} {unit}").trim_end().to_owned());
        if let Some((end, code)) = self.currency(end) {
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
    fn plain_numbers_and_words_are_no_amounts() {
        assert!(amounts("They won 3 of 10 games; 40 people. R is a letter, $ a sign, m another.").is_empty());
    }
}
