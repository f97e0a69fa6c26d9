//! Collects problems while a file is read.
//!
//! The parser recovers from what it cannot read and goes on, so a file with a slip in one
//! line is still checked in all others. To keep that from raising false alarms, nothing is
//! said of a line that is broken, nor of a key that seems to be missing from such a file.

use crate::problem::Problem;
use crate::unseen::visible;
use std::cell::RefCell;
use std::ops::Range;

/// What has been found so far, and where the text is not even TOML.
pub(crate) struct Problems {
    found: RefCell<Vec<Problem>>,
    /// Where the text is not TOML. What is read from such a line is not worth a word, and
    /// what is missing may stand there.
    broken: Vec<Range<usize>>,
}

impl Problems {
    /// Begins with what the parser could not make sense of, once a line.
    pub fn new(text: &str, errors: Vec<toml::de::Error>) -> Self {
        let mut problems = Self { found: RefCell::default(), broken: Vec::new() };
        for error in errors {
            let span = at_least_one(text, error.span().unwrap_or(0..0));
            let line = line_around(text, span.start);
            if !problems.broken.contains(&line) {
                problems.add(
                    span,
                    error.message().into(),
                    "write it as TOML wants it: see https://toml.io".into(),
                );
                problems.broken.push(line);
            }
        }
        problems
    }

    /// Whether the text is not TOML somewhere, so that what seems to be missing may not be.
    pub fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Notes a problem, unless the parser has already said what is wrong with that line. What it quotes of
    /// the file is written so that all of it is seen.
    pub fn add(&self, span: Range<usize>, condition: String, remedy: String) {
        let problem = Problem { span, condition: visible(&condition), remedy: visible(&remedy) };
        if !self.broken.iter().any(|line| line.contains(&problem.span.start)) {
            self.found.borrow_mut().push(problem);
        }
    }

    /// Everything found so far; afterwards there is nothing.
    pub fn take(&self) -> Vec<Problem> {
        self.found.take()
    }
}

/// At least one byte of the text, where there is one.
fn at_least_one(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.trim_end().len().saturating_sub(1)));
    let start = if text[start..].starts_with('\n') { start.saturating_sub(1) } else { start };
    let start = text.floor_char_boundary(start);
    let next = text[start..].chars().next().map_or(0, char::len_utf8);
    start..span.end.max(start + next)
}

/// The line that holds a byte.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    start..text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}
