//! Names and words of others, shown so that they deceive nobody: a terminal obeys some letters, some turn
//! the writing that follows, and some are not seen at all.

use crate::farm::Farm;
use std::ops::RangeInclusive;

/// First and last of each run: what Unicode has shown as nothing (`Default_Ignorable_Code_Point`) but for the
/// two joiners; ends of lines, marks of annotations, and the blank of braille.
const UNSEEN: [RangeInclusive<char>; 19] = [
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200b}',
    '\u{200e}'..='\u{200f}',
    '\u{2028}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
];

/// Whether a letter is obeyed, turns the writing, or is not seen. Joiners are part of how some scripts are
/// written, and stay.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control() || UNSEEN.iter().any(|run| run.contains(&letter))
}

/// A text with such letters written out, as in `\u{202e}`.
pub fn visible(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut seen, letter| {
        match is_unseen(letter) {
            true => seen.extend(letter.escape_unicode()),
            false => seen.push(letter),
        }
        seen
    })
}

impl Farm {
    /// The farm with its names as they can be shown.
    pub fn with_visible_names(mut self) -> Self {
        let pools = self.pools.iter_mut().map(|pool| &mut pool.name);
        let tokens = self.tokens.iter_mut().map(|token| &mut token.symbol);
        for name in [&mut self.name].into_iter().chain(pools).chain(tokens) {
            *name = visible(name);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_or_nobody_sees_is_written_out() {
        let written = [
            ("\u{1b}[31mUSDC", "\\u{1b}[31mUSDC"),
            ("US\u{8}DC\r\n", "US\\u{8}DC\\u{d}\\u{a}"),
            ("\u{9b}2J", "\\u{9b}2J"),
            ("\u{202e}CDSU", "\\u{202e}CDSU"),
            ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"),
            ("U\u{200b}SDC\u{feff}", "U\\u{200b}SDC\\u{feff}"),
            ("\u{e0041}", "\\u{e0041}"),
            ("USDC\u{fe0f}\u{e0100}", "USDC\\u{fe0f}\\u{e0100}"),
            ("\u{3164}\u{115f}\u{ffa0}\u{2800}", "\\u{3164}\\u{115f}\\u{ffa0}\\u{2800}"),
        ];
        for (text, shown) in written {
            assert_eq!(visible(text), shown);
        }
        for text in ["Käse, سمن \u{1f469}\u{200d}\u{1f33e}", "USDC-LP", "می\u{200c}خواهم", ""]
        {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_quotes_it_so_that_all_is_seen() {
        let file = |key: &str| {
            format!("name = \"x\"\n\"{key}\" = 1\n[tokens]\nLP = {{ decimals = 6, program = \"{key}\" }}\n")
        };
        let report = crate::parse("farm.toml", &file("a\u{202e}b\u{200b}")).expect_err("wrong");
        let words = report.problems().iter().flat_map(|one| [&one.condition, &one.remedy]);
        let said: String = words.map(String::as_str).collect();
        assert!(said.contains("a\\u{202e}b\\u{200b}"), "{said}");
        assert!(!said.chars().any(is_unseen), "{said}");
    }
}
