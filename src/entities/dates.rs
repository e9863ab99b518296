//! Dates and times of day, with their ISO 8601 form where the words give it.
//!
//! Read off the tokens by the tables below: patterns of the `regex` crate for the same would add a
//! quarter to the size of the WebAssembly and more to its start than the whole analysis takes.

use super::{Mention, Type};
use crate::text::{Shape, Text};
use std::ops::Range;

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether `word` is the name of a day of the week.
pub fn is_weekday(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && WEEKDAYS.contains(&word.to_lowercase().as_str())
}

/// Years outside these are numbers of something else.
const YEARS: Range<u32> = 1500..2100;

/// The most days that each month has.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Before a number that was counted or guessed.
const ABOUT: &[&str] = &["about", "almost", "approximately", "around", "least", "nearly", "over", "roughly", "some", "than"];

/// What a number stands before, and at times behind, that counts houses and not years.
const STREETS: &[&str] = &["Avenue", "Ave.", "Boulevard", "Blvd.", "Drive", "Lane", "Road", "Rd", "Rd.", "Street", "St."];

/// Between the two ends of a stretch of time.
const TO: &[&str] = &["to", "-", "–", "through", "and"];

/// The dates and times in `text`, in order, none overlapping another; linear in its length.
pub fn find(text: &Text) -> Vec<Mention> {
    let mut found = Vec::new();
    for paragraph in &text.paragraphs {
        let mut index = paragraph.tokens.start;
        while index < paragraph.tokens.end {
            // Most words begin none, and are told by the shape that is known of them.
            let shape = text.tokens[index].shape;
            if !shape.is_capital() && shape != Shape::Number {
                index += 1;
                continue;
            }
            let reader = Reader { text, end: paragraph.tokens.end };
            let date = reader.date(index).map(|date| reader.with_time(index, date));
            match date.map(|(end, value)| (end, value, Type::Date)).or_else(|| reader.time(index)) {
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

/// Of the dates found in Worldwide's dev articles so many are marked just so; no corpus marks times.
const CONFIDENCE: f32 = 0.93;

/// Reads tokens of one paragraph, before `end`.
struct Reader<'a, 't> {
    text: &'a Text<'t>,
    end: usize,
}

/// A day of a month, or several that one token names.
enum Days {
    One(u32),
    Stretch,
}

/// Where something ends, and what it says.
type Read = (usize, Option<String>);

impl Reader<'_, '_> {
    fn word(&self, index: usize) -> &str {
        if index < self.end { self.text.word(index) } else { "" }
    }

    fn is(&self, index: usize, words: &[&str]) -> bool {
        words.contains(&self.word(index))
    }

    /// Whether token `index` is right after the one before it.
    fn touches(&self, index: usize) -> bool {
        index > 0 && index < self.end && self.text.tokens[index - 1].span.end == self.text.tokens[index].span.start
    }

    /// The month that token `index` names, from 1: in full, or cut to three letters or four.
    fn month(&self, index: usize) -> Option<usize> {
        if index >= self.end || !self.text.tokens[index].shape.is_capital() {
            return None;
        }
        let word = self.word(index).to_lowercase();
        let cut = word.trim_end_matches('.');
        let named = |name: &&str| *name == cut || cut.len() > 2 && cut.len() < 5 && name.starts_with(cut);
        MONTHS.iter().position(named).map(|month| month + 1)
    }

    fn is_weekday(&self, index: usize) -> bool {
        let capital = index < self.end && self.text.tokens[index].shape == Shape::Capital;
        capital && WEEKDAYS.contains(&self.word(index).to_lowercase().trim_end_matches('s'))
    }

    /// The day of a month: `5`, `05`, `5th`.
    fn day(&self, index: usize) -> Option<u32> {
        let digits = self.word(index).trim_end_matches(char::is_alphabetic);
        let suffix = &self.word(index)[digits.len()..];
        let day = digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() < 3);
        day.filter(|_| matches!(suffix, "" | "st" | "nd" | "rd" | "th"))
    }

    /// A day of a month, or the first and last of several in one token: `5-7`.
    fn days(&self, index: usize) -> Option<Days> {
        let is_day = |word: &str| word.len() < 3 && word.parse().is_ok_and(|day| (1..=31).contains(&day));
        let stretch = self.word(index).split_once(['-', '–']).is_some_and(|(first, last)| is_day(first) && is_day(last));
        if stretch { Some(Days::Stretch) } else { self.day(index).map(Days::One) }
    }

    /// A month written small after its day, if nothing else is spelt so.
    fn small_month(&self, index: usize) -> Option<usize> {
        let month = MONTHS.iter().position(|&name| name == self.word(index))?;
        (!self.is(index, &["march", "may"])).then_some(month + 1)
    }

    /// `date` with the time of day after it, as in `Mar. 5, 2021 - 12:44PM`, if it is a day of a year.
    fn with_time(&self, index: usize, date: Read) -> Read {
        let Some(day) = date.1.as_ref().filter(|value| value.len() == "2021-03-05".len()) else { return date };
        if index + 1 == date.0 && !self.word(index).contains('-') {
            return date;
        }
        let mark = usize::from(self.is(date.0, &["-", "–", "—", "|", "•"]));
        match self.time(date.0 + mark) {
            Some((end, Some(time), _)) => (end, Some(format!("{day}{time}"))),
            _ => date,
        }
    }

    fn year(&self, index: usize) -> Option<u32> {
        let word = self.word(index);
        word.parse().ok().filter(|year| YEARS.contains(year) && word.len() == 4)
    }

    /// The date that begins at token `index`.
    fn date(&self, index: usize) -> Option<Read> {
        if self.is_weekday(index) {
            let comma = index + 1 + usize::from(self.is(index + 1, &[","]));
            return Some(self.day_of_month(comma).unwrap_or((index + 1, None)));
        }
        self.day_of_month(index).or_else(|| self.month_alone(index)).or_else(|| self.years(index))
    }

    /// `5 March 2021`, `March 5th, 2021`, `March 5 to 7`, `March 5-7`, `the 5th day of March`.
    fn day_of_month(&self, index: usize) -> Option<Read> {
        let (month, days, mut end) = match self.month(index) {
            Some(month) => {
                // The tokens of `Mar. 5` part the stop from its month, where it could be a sentence's.
                let stop = self.is(index, &["Mar", "Jun", "Jul"]) && self.touches(index + 1) && self.is(index + 1, &["."]);
                let day = index + 1 + usize::from(stop);
                (month, self.days(day)?, day + 1)
            }
            None => {
                let days = self.days(index)?;
                let day = usize::from(self.is(index + 1, &["day"]) && self.is(index + 2, &["of"]));
                let month = index + 1 + day + usize::from(self.is(index + 1 + day, &["of"]));
                (self.month(month).or_else(|| self.small_month(month))?, days, month + 1)
            }
        };
        // `Feb. 30` is written as a date, but is none.
        let days = if matches!(days, Days::One(day) if day > DAYS[month - 1]) { Days::Stretch } else { days };
        let Days::One(first) = days else { return Some((self.with_year(end).0, None)) };
        let last = Some(end + 1).filter(|_| self.is(end, TO) && self.month(index).is_some());
        let ranged = last.filter(|&last| self.day(last).is_some() && self.month(last + 1).is_none());
        end = ranged.map_or(end, |last| last + 1);
        let (end, year) = self.with_year(end);
        let day = format!("{month:02}-{first:02}");
        let value = year.map_or(format!("--{day}"), |year| format!("{year}-{day}"));
        Some((end, ranged.is_none().then_some(value)))
    }

    /// `March`, `March 2021`, `March of 2021`; not the verb that begins a question.
    fn month_alone(&self, index: usize) -> Option<Read> {
        let month = self.month(index)?;
        let of = usize::from(self.is(index + 1, &["of"]));
        let (end, year) = self.with_year(index + 1 + of);
        if let Some(year) = year {
            return Some((end, Some(format!("{year}-{month:02}"))));
        }
        let begins = index == 0
            || self.text.sentences.binary_search_by_key(&index, |sentence| sentence.start).is_ok()
            || matches!(self.word(index), "May" | "March") && matches!(self.text.word(index - 1), "“" | "\"" | "‘");
        let short = self.word(index).len() < 4 && self.word(index) != "May";
        (!begins && !short).then(|| (index + 1, Some(format!("--{month:02}"))))
    }

    /// The year at token `end`, a comma before it stepped over, and where it ends.
    fn with_year(&self, end: usize) -> (usize, Option<u32>) {
        let comma = usize::from(self.is(end, &[","]));
        match self.year(end + comma) {
            Some(year) => (end + comma + 1, Some(year)),
            None => (end, None),
        }
    }

    /// `2021`, `2020-21`, `2021/22`, `the 1990s`, `2021-03-05`, `19th century`.
    fn years(&self, index: usize) -> Option<Read> {
        let word = self.word(index);
        if !word.starts_with(|c: char| c.is_ascii_digit()) || self.is_unit(index + 1) || self.is_numbered(index) {
            return None;
        }
        if self.is(index + 1, &["century", "Century"]) {
            let digits = word.trim_end_matches(char::is_alphabetic);
            return (digits.len() < word.len() && digits.parse::<u32>().is_ok()).then_some((index + 2, None));
        }
        let (year, rest) = word.split_at_checked(4)?;
        let known = year.parse::<u32>().is_ok_and(|year| YEARS.contains(&year));
        let parts: Vec<&str> = rest.split('-').collect();
        let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        match parts[..] {
            _ if !known => None,
            [""] if self.counts(index) => None,
            [""] => {
                let slash = self.is(index + 1, &["/"]) && (two(self.word(index + 2)) || self.year(index + 2).is_some());
                if slash { Some((index + 3, None)) } else { Some((index + 1, Some(year.to_owned()))) }
            }
            ["s"] => Some((index + 1, Some(year[..3].to_owned()))),
            ["", month, day] if two(month) && two(day) => {
                let most = DAYS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
                (1..=*most).contains(&day.parse().ok()?).then(|| (index + 1, Some(word.to_owned())))
            }
            ["", last] if two(last) && (last > &year[2..] || last == "00") => Some((index + 1, None)),
            ["", month] if two(month) => {
                month.parse().is_ok_and(|month| (1..=12).contains(&month)).then(|| (index + 1, Some(word.to_owned())))
            }
            ["", last] if last.len() == 4 && last.parse::<u32>().is_ok() => Some((index + 1, None)),
            _ => None,
        }
    }

    /// Whether the number at token `index` counts what is named after it, as `some 2000 protesters` and `1600 homes`, or is
    /// a house's: `1600 Harbour Street`.
    fn counts(&self, index: usize) -> bool {
        let lower = |at: usize| at < self.end && self.text.tokens[at].shape == Shape::Lower;
        let about = index > 0 && ABOUT.contains(&self.text.word(index - 1).to_lowercase().as_str());
        let several = about && lower(index + 1) && self.word(index + 1).ends_with('s');
        let mut street = (index + 1..self.end.min(index + 4)).take_while(|&at| self.text.tokens[at].shape.is_capital());
        several || street.any(|at| at > index + 1 && self.is(at, STREETS))
    }

    /// Whether the token before `index` says that it is the number of something: `Case No. 2021-45`.
    fn is_numbered(&self, index: usize) -> bool {
        index > 0 && matches!(self.text.word(index - 1), "No." | "Nos." | "#" | "№")
    }

    /// Whether token `index` says what a number counts, so that it is no year.
    fn is_unit(&self, index: usize) -> bool {
        self.is(
            index,
            &[
                "%", "per", "percent", "people", "persons", "years", "million", "billion", "km", "metres", "meters", "miles",
                "feet", "homes",
            ],
        )
    }

    /// `10:30 am`, `10 p.m.`, `14:05`.
    fn time(&self, index: usize) -> Option<(usize, Option<String>, Type)> {
        let word = self.word(index);
        // `2a.m.` is a token less its last stop.
        let digits = word.strip_suffix("a.m").or_else(|| word.strip_suffix("p.m"));
        let digits = digits.unwrap_or_else(|| word.trim_end_matches(char::is_alphabetic));
        let (hour, minute) = digits.split_once([':', '.']).unwrap_or((digits, ""));
        let (hour, minutes): (u32, u32) = (hour.parse().ok()?, if minute.is_empty() { 0 } else { minute.parse().ok()? });
        let attached = &word[digits.len()..];
        let half = if attached.is_empty() { self.word(index + 1) } else { attached };
        let late = match half.to_lowercase().replace('.', "").as_str() {
            "am" => Some(false),
            "pm" => Some(true),
            _ => None,
        };
        let clock = digits.contains(':') && minute.len() == 2 && attached.is_empty();
        if hour > 23 && (hour, minutes) != (24, 0) || minutes > 59 || late.is_none() && !clock || late.is_some() && hour > 12 {
            return None;
        }
        let hour = late.map_or(hour, |late| hour % 12 + if late { 12 } else { 0 });
        let stop = attached.contains('.') && self.is(index + 1, &["."]) && self.touches(index + 1);
        let goes_on = |at: usize| at < self.end && self.text.tokens[at].shape == Shape::Lower;
        let end = index + 1 + usize::from(late.is_some() && attached.is_empty() || stop && goes_on(index + 2));
        Some((end, Some(format!("T{hour:02}:{minutes:02}")), Type::Time))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(raw: &str) -> Vec<(&str, String)> {
        let found = find(&Text::from_plain(raw));
        found.iter().map(|date| (date.span.of(raw), date.value.clone().unwrap_or_default())).collect()
    }

    fn words(raw: &str) -> Vec<&str> {
        dates(raw).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn days_months_and_years_are_read_in_either_order() {
        assert_eq!(dates("On Tuesday, March 5th, 2019, it rained."), [("Tuesday, March 5th, 2019", "2019-03-05".into())]);
        assert_eq!(
            dates("By 21 of June 2022 and in Sept. 2020"),
            [("21 of June 2022", "2022-06-21".into()), ("Sept. 2020", "2020-09".into())]
        );
        assert_eq!(
            dates("From July 15 to 24 they met on Friday."),
            [("July 15 to 24", String::new()), ("Friday", String::new())]
        );
        assert_eq!(dates("It was 2021-03-05, or 1999."), [("2021-03-05", "2021-03-05".into()), ("1999", "1999".into())]);
    }

    #[test]
    fn stretches_of_years_are_dates_and_counts_are_not() {
        assert_eq!(
            words("in 2020-21, in the 1990s, in 2012/13, in the 19th century"),
            ["2020-21", "1990s", "2012/13", "19th century"]
        );
        assert!(words("He paid 2000 people, 1950 km away, 45 of them.").is_empty());
    }

    #[test]
    fn counts_houses_and_case_numbers_are_no_years() {
        assert!(
            words("Some 2000 protesters left 1600 homes at 1600 Lund Avenue and 1850 Harbour St. in Case No. 2021-45.")
                .is_empty()
        );
        assert_eq!(words("The 2016 elections came. In 2000 protesters left."), ["2016", "2000"]);
    }

    #[test]
    fn what_is_on_no_calendar_has_no_value() {
        assert_eq!(dates("on Feb. 30"), [("Feb. 30", String::new())]);
        assert!(words("2021-45-03, 2021-02-30, 2021-00-10, 2020-13, 24:30").is_empty());
        assert_eq!(dates("by 2021-05 and 2013-14"), [("2021-05", "2021-05".into()), ("2013-14", String::new())]);
    }

    #[test]
    fn days_in_one_token_are_a_stretch_and_a_time_belongs_to_its_day() {
        assert_eq!(
            words("On December 13-15, 2022, on 7-18 November, on the 24th day of May, 1954, on 4 june."),
            ["December 13-15, 2022", "7-18 November", "24th day of May, 1954", "4 june"]
        );
        assert_eq!(
            dates("Mar. 5, 2021 - 12:44PM Posted 6 July 2021 9:30 am"),
            [("Mar. 5, 2021 - 12:44PM", "2021-03-05T12:44".into()), ("6 July 2021 9:30 am", "2021-07-06T09:30".into())]
        );
        assert_eq!(words("On July 6 2021 at 10:30"), ["July 6 2021", "10:30"]);
        assert!(words("They lost 13-15 may be. He ran 4 march.").is_empty());
    }

    #[test]
    fn months_that_are_words_need_company() {
        assert!(words("She said, “May they rest.”").is_empty());
        assert_eq!(words("May I ask? We march. They met in May and left on May 3."), ["May", "May 3"]);
        assert!(words("Jan and Mar. went home.").is_empty());
    }

    #[test]
    fn times_of_day_are_read_in_both_clocks() {
        assert_eq!(
            dates("At 10:30 pm, at 7 a.m. and 14:05"),
            [("10:30 pm", "T22:30".into()), ("7 a.m.", "T07:00".into()), ("14:05", "T14:05".into())]
        );
        assert_eq!(dates("At 2a.m. they left at 11p.m."), [("2a.m.", "T02:00".into()), ("11p.m", "T23:00".into())]);
        assert!(words("They won 3 of 10 and lost 25:61.").is_empty());
    }
}
