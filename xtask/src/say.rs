//! What is said, as scripts/lib.sh says it.

use std::io::IsTerminal;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";

pub type Outcome<T = ()> = Result<T, Failure>;

/// Why it went wrong, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    why: String,
    remedy: String,
}

impl Failure {
    pub fn new(why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { why: why.into(), remedy: remedy.into() }
    }

    pub fn words(&self) -> String {
        format!("{}\n{}", self.why, self.remedy).trim_end().into()
    }

    /// All that is to be said of it has been.
    pub fn said() -> Self {
        Self::new("", "")
    }

    pub fn print(&self) {
        if self.why.is_empty() {
            return;
        }
        eprintln!("{} {}", painted(RED, "error:"), self.why);
        self.remedy.lines().for_each(|line| eprintln!("    {line}"));
    }
}

/// A file that cannot be read, a command that cannot be started.
pub fn of(what: impl std::fmt::Display) -> impl Fn(std::io::Error) -> Failure {
    move |error| Failure::new(format!("{what}: {error}"), "")
}

fn painted(style: &str, text: &str) -> String {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_wanted = std::io::stdout().is_terminal() || is_set("ACEQUIA_COLOUR");
    match is_wanted && !is_set("NO_COLOR") {
        true => format!("{style}{text}\u{1b}[0m"),
        false => text.into(),
    }
}

pub fn step(text: &str) {
    println!("{} {}", painted(GREEN, "==>"), painted(BOLD, text));
}

pub fn note(text: &str) {
    println!("    {}", painted(DIM, text));
}

/// A rule that is broken.
pub fn broken(rule: &str, text: &str) {
    println!("{} {text}", painted(RED, &format!("{rule}:")));
}
