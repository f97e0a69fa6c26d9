//! A value of the file, which knows its place: every conversion that fails says so there.
//!
//! The parser hands over numbers as the digits in the file, also those with a point, so
//! `0.1` is one tenth and not the nearest binary fraction.

use super::section::Section;
use crate::amount::{self, AmountError};
use crate::problems::Problems;
use crate::time;
use crate::token::Token;
use acequia_core::stream::FUNDING_LIMIT;
use std::ops::{Range, RangeInclusive};
use toml::de::DeValue;
use toml::Spanned;

/// A key with its value. A conversion returns `None` when it has reported a problem.
#[derive(Clone)]
pub struct Field<'a> {
    pub(super) key: &'a str,
    pub(super) key_span: Range<usize>,
    pub(super) value: &'a Spanned<DeValue<'a>>,
    pub(super) problems: &'a Problems,
}

impl<'a> Field<'a> {
    /// Where the value stands, in bytes of the file.
    pub fn span(&self) -> Range<usize> {
        self.value.span()
    }

    /// Reports a problem here. What stands in for text that is not TOML has no place in the
    /// file and has been reported already.
    pub fn wrong<T>(&self, condition: impl Into<String>, remedy: impl Into<String>) -> Option<T> {
        if !self.span().is_empty() {
            self.problems.add(self.span(), condition.into(), remedy.into());
        }
        None
    }

    /// Reports that the value is of another kind.
    pub fn expected<T>(&self, what: &str, example: &str) -> Option<T> {
        self.wrong(format!("`{}` is not {what}", self.key), format!("write it like {example}"))
    }

    /// A text in quotes.
    pub fn text(&self) -> Option<&'a str> {
        match self.value.get_ref().as_str() {
            Some(text) => Some(text),
            None => self.expected("a text", "\"...\", in quotes"),
        }
    }

    /// Whether the value is this text.
    pub fn is(&self, text: &str) -> bool {
        self.value.get_ref().as_str() == Some(text)
    }

    /// A date that names its offset [unix s].
    pub fn moment(&self, example: &str) -> Option<u64> {
        match self.value.get_ref().as_datetime().and_then(time::second_of) {
            Some(second) => Some(second),
            None => self.expected("a moment", example),
        }
    }

    /// A number in quotes or bare, digit by digit: nothing passes through a float.
    fn digits(&self) -> Option<&'a str> {
        match self.value.get_ref() {
            DeValue::String(text) => Some(text),
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str()),
            DeValue::Float(number) => Some(number.as_str()),
            _ => None,
        }
    }

    /// A number with up to `decimals` decimals, in units of the last one.
    pub fn decimal(&self, decimals: u8, of: &str) -> Option<u64> {
        let text = self.digits().unwrap_or("");
        match amount::parse(text, decimals) {
            Ok(units) => Some(units),
            Err(AmountError::NotANumber) => self.expected("a number", "1_250_000 or \"0.5\""),
            Err(AmountError::TooPrecise { digits }) => self.wrong(
                format!("`{text}` has {digits} decimals, and {of} has {decimals}"),
                "leave the digits off that do not exist; nothing is rounded for you",
            ),
            Err(AmountError::TooLarge) => self.wrong(
                format!("`{text}` is more base units of {of} than fit 64 bits"),
                format!("write at most {}", amount::exact(u64::MAX.into(), decimals)),
            ),
        }
    }

    /// A sum of money that a stream can hold [base units].
    pub fn amount(&self, token: &Token) -> Option<u64> {
        let symbol = &token.symbol;
        match self.decimal(token.decimals, symbol)? {
            0 => self.wrong("the amount is zero", "write how much"),
            units @ FUNDING_LIMIT.. => self.wrong(
                format!(
                    "{units} base units of {symbol} are more than a stream can hold in its life"
                ),
                "stay below 2^63 base units; split the budget or use a mint with fewer decimals",
            ),
            units => Some(units),
        }
    }

    /// A whole number within a range.
    pub fn integer(&self, range: RangeInclusive<u64>) -> Option<u64> {
        let number = self.digits().and_then(|text| amount::parse(text, 0).ok());
        match number.filter(|number| range.contains(number)) {
            Some(number) => Some(number),
            None => self.wrong(
                format!("`{}` is not a whole number in its range", self.key),
                format!("write a number from {} to {}", range.start(), range.end()),
            ),
        }
    }

    /// A share like `"2.5%"` [bps].
    pub fn share_bps(&self, most: u64) -> Option<u64> {
        let text = self.value.get_ref().as_str().and_then(|text| text.strip_suffix('%'));
        match text.and_then(|text| amount::parse(text.trim(), 2).ok()) {
            Some(bps) if bps <= most => Some(bps),
            Some(_) => self.wrong(
                format!("`{}` is more than {} %", self.key, most / 100),
                format!("write at most \"{}%\"", most / 100),
            ),
            None => self.expected("a share", "\"2.5%\", with at most two decimals"),
        }
    }

    /// A duration of at least a second and at most `most` [s].
    pub fn duration(&self, most: u64) -> Option<u64> {
        let text = self.value.get_ref().as_str().unwrap_or("");
        match time::parse_duration(text) {
            Some(0) => self.wrong(format!("`{}` is no time at all", self.key), "make it longer"),
            Some(seconds) if seconds <= most => Some(seconds),
            Some(_) => self.wrong(
                format!("`{}` is longer than {}", self.key, time::duration(most)),
                "make it shorter",
            ),
            None => self.expected("a duration", time::EXAMPLES),
        }
    }

    /// `true` or `false`.
    pub fn boolean(&self) -> Option<bool> {
        match self.value.get_ref().as_bool() {
            Some(value) => Some(value),
            None => self.expected("true or false", "true"),
        }
    }

    /// A table, with a header of its own or inline.
    pub fn section(&self, name: &str) -> Option<Section<'a>> {
        match self.value.get_ref().as_table() {
            Some(table) => Some(Section::new(name, table, self.place(), self.problems)),
            None => self.expected("a table", "{ key = value }"),
        }
    }

    /// The elements of an array.
    pub fn list(&self) -> Vec<Field<'a>> {
        let Some(array) = self.value.get_ref().as_array() else {
            self.expected::<()>("a list", "[ ... ]");
            return Vec::new();
        };
        array.iter().map(|value| Field { value, ..self.clone() }).collect()
    }

    /// A header's span covers one line; an inline table's may cover many: then the key's.
    fn place(&self) -> Range<usize> {
        let span = self.span();
        if span.len() > 60 {
            self.key_span.clone()
        } else {
            span
        }
    }
}
