//! Lines of text with colours in them.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// Puts a text into a style.
pub fn paint(text: &str, style: impl Into<Style>) -> String {
    let style = style.into();
    format!("{style}{text}{style:#}")
}

/// How many columns a text takes, not counting its colours.
pub fn width(text: &str) -> usize {
    let mut bare = String::with_capacity(text.len());
    let mut in_escape = false;
    for letter in text.chars() {
        match (in_escape, letter) {
            (false, '\u{1b}') => in_escape = true,
            (false, _) => bare.push(letter),
            (true, 'm') => in_escape = false,
            (true, _) => {}
        }
    }
    bare.width()
}

/// A text with spaces after it up to `columns`.
pub fn padded(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Two blocks of lines side by side, `gap` columns between them.
pub fn beside(left: &[String], right: &[String], gap: usize) -> Vec<String> {
    let columns = left.iter().map(|line| width(line)).max().unwrap_or(0);
    let none = String::new();
    let line = |nth: usize, of: &[String]| of.get(nth).unwrap_or(&none).clone();
    let rows = 0..left.len().max(right.len());
    rows.map(|nth| padded(&line(nth, left), columns + gap) + &line(nth, right)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use anstyle::AnsiColor;

    #[test]
    fn colours_take_no_room() {
        let green = paint("▁▂ acequia", AnsiColor::Green.on_default());
        assert_eq!(width(&green), 10);
        assert_eq!(width(&padded(&green, 12)), 12);
    }

    #[test]
    fn blocks_of_unequal_height_stand_side_by_side() {
        let block = |lines: &[&str]| lines.iter().map(|line| line.to_string()).collect::<Vec<_>>();
        let both = beside(&block(&["a", "long"]), &block(&["x"]), 1);
        assert_eq!(both, ["a    x", "long "]);
    }
}
