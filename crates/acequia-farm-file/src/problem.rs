//! What is wrong with a file: every error at once, each with its place and its remedy.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, in bytes of the file.
    pub span: Range<usize>,
    /// What is the case.
    pub condition: String,
    /// What to do about it.
    pub remedy: String,
}

/// Everything that is wrong with a file. Its `Display` is plain text.
#[derive(Clone, Debug)]
pub struct Report {
    path: String,
    text: String,
    problems: Vec<Problem>,
}

impl Report {
    pub(crate) fn new(path: &str, text: &str, mut problems: Vec<Problem>) -> Self {
        debug_assert!(!problems.is_empty(), "a reader gave up without a word");
        problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
        Self { path: path.into(), text: text.into(), problems }
    }

    /// The problems in the order of the file.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Every problem with its line, in colour. Print it through a stream that strips colours
    /// where they are not wanted.
    pub fn coloured(&self) -> String {
        self.render(&Renderer::styled())
    }

    fn render(&self, renderer: &Renderer) -> String {
        let each = self.problems.iter().map(|problem| self.render_one(problem, renderer));
        each.chain([self.summary()]).collect::<Vec<_>>().join("\n\n")
    }

    fn render_one(&self, problem: &Problem, renderer: &Renderer) -> String {
        let place = AnnotationKind::Primary.span(problem.span.clone());
        let snippet = Snippet::source(&*self.text).path(&*self.path).annotation(place);
        let group = Level::ERROR.primary_title(&*problem.condition).element(snippet);
        renderer.render(&[group.element(Level::HELP.message(&*problem.remedy))])
    }

    fn summary(&self) -> String {
        let (count, path) = (self.problems.len(), &self.path);
        let errors = if count == 1 { "error" } else { "errors" };
        format!("{count} {errors} in {path}. Nothing was run.")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&Renderer::plain()))
    }
}

impl std::error::Error for Report {}

/// Collects problems while a file is read.
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
            let span = visible(text, error.span().unwrap_or(0..0));
            let line = line_around(text, span.start);
            if !problems.broken.contains(&line) {
                problems.add(span, error.message(), "write it as TOML wants it: see https://toml.io");
                problems.broken.push(line);
            }
        }
        problems
    }

    /// Whether the text is not TOML somewhere, so that what seems to be missing may not be.
    pub fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    pub fn add(&self, span: Range<usize>, condition: impl Into<String>, remedy: impl Into<String>) {
        let problem = Problem { span, condition: condition.into(), remedy: remedy.into() };
        if !self.broken.iter().any(|line| line.contains(&problem.span.start)) {
            self.found.borrow_mut().push(problem);
        }
    }

    pub fn take(&self) -> Vec<Problem> {
        self.found.take()
    }
}

/// At least one byte of the text, where there is one.
fn visible(text: &str, span: Range<usize>) -> Range<usize> {
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
