//! What is wrong with a file: every error at once, each with its place and its remedy.
//!
//! ```text
//! error: `0.1234567` has 7 decimals, and USDC has 6
//!   --> farm.toml:12:13
//!    |
//! 12 | budget    = "0.1234567"
//!    |             ^^^^^^^^^^^
//!    |
//!    = help: leave the digits off that do not exist; nothing is rounded for you
//! ```

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
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
    /// At least one problem, brought into the order of the file.
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

    /// Every problem, then how many there are.
    fn render(&self, renderer: &Renderer) -> String {
        let each = self.problems.iter().map(|problem| self.render_one(problem, renderer));
        each.chain([self.summary()]).collect::<Vec<_>>().join("\n\n")
    }

    /// One problem as compilers show it: condition, place, line, remedy.
    fn render_one(&self, problem: &Problem, renderer: &Renderer) -> String {
        let place = AnnotationKind::Primary.span(problem.span.clone());
        let snippet = Snippet::source(&*self.text).path(&*self.path).annotation(place);
        let group = Level::ERROR.primary_title(&*problem.condition).element(snippet);
        renderer.render(&[group.element(Level::HELP.message(&*problem.remedy))])
    }

    /// The last line.
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
