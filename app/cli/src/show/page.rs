//! What goes to the terminal, and to scripts.

use acequia_farm_file::unseen::is_unseen;
use serde_json::Value;

/// Prints lines; colours are left out where nobody sees them.
pub fn print(lines: &[String]) {
    lines.iter().for_each(|line| anstream::println!("{}", seen(line)));
}

/// The same, where errors go.
pub fn warn(line: &str) {
    anstream::eprintln!("{}", seen(line));
}

/// Prints a value for scripts.
pub fn print_json(value: &Value) {
    println!("{}", escaped(&value.to_string()));
}

/// Lines with everything in them that is not seen, or is obeyed, written out; our colours stay.
fn seen(text: &str) -> String {
    let (mut shown, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(letter) = rest.chars().next() {
        let length = colour(rest).unwrap_or(letter.len_utf8());
        match is_unseen(letter) && letter != '\n' && colour(rest).is_none() {
            true => shown.extend(letter.escape_unicode()),
            false => shown.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    shown
}

/// How long the escape is with which a text begins, where it only colours what follows, or makes it bold
/// or faint.
fn colour(text: &str) -> Option<usize> {
    let body = text.strip_prefix("\u{1b}[")?;
    let end = body.find(|letter: char| !letter.is_ascii_digit() && letter != ';')?;
    let is_harmless = match &body[..end] {
        "" | "0" | "1" | "2" | "22" | "39" => true,
        code if code.starts_with("38;5;") => true,
        code => code.parse().is_ok_and(|code| matches!(code, 30..=37 | 90..=97)),
    };
    (body[end..].starts_with('m') && is_harmless).then_some(2 + end + 1)
}

/// JSON in which everything is seen. Its writer escapes what JSON asks for alone, and only strings hold
/// such letters.
fn escaped(json: &str) -> String {
    json.chars().fold(String::with_capacity(json.len()), |mut seen, letter| {
        match is_unseen(letter) {
            true => letter
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| seen.push_str(&format!("\\u{unit:04x}"))),
            false => seen.push(letter),
        }
        seen
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::{paint, GREEN};
    use serde_json::json;

    #[test]
    fn our_colours_stay_and_nothing_else_is_obeyed() {
        let line = format!("{} \u{1b}[2J\u{1b}[8m\u{202e}x\u{7}", paint("✓", GREEN));
        assert_eq!(
            seen(&line),
            format!("{} \\u{{1b}}[2J\\u{{1b}}[8m\\u{{202e}}x\\u{{7}}", paint("✓", GREEN))
        );
        for text in ["\u{1b}", "\u{1b}[", "\u{1b}[3", "\u{1b}]8;;x\u{7}", "\u{1b}[7m", "\u{1b}[41m"]
        {
            assert!(!seen(text).contains('\u{1b}'), "{text:?}");
        }
        assert_eq!(seen("two\nlines"), "two\nlines");
    }

    #[test]
    fn json_says_the_same_in_letters_that_are_seen() {
        let value = json!({ "a\u{202e}": "\u{9b}\u{e0041} é\n" });
        let text = escaped(&value.to_string());
        assert_eq!(text, r#"{"a\u202e":"\u009b\udb40\udc41 é\n"}"#);
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
    }
}
