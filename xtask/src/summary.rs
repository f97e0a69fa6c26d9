//! `summary`: what took longest, what failed, and how many tests passed and failed.

use crate::say::{note, of, step, Failure, Outcome};

const SLOWEST: usize = 20;
/// Of what a part says of its failures, the last lines.
const RECALLED: usize = 60;

/// A suite, or a build that failed, all it said, and what that comes to.
struct Part {
    name: String,
    said: String,
    counts: Counts,
}

/// How often each outcome was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    failed: u64,
    /// Parts that ended without saying which test failed.
    crashed: u64,
}

/// `results` is a folder with what each part printed, `times` a file with a line for each step: its
/// seconds, those on a core, its name, with tabs between. `broken` is 1 where something failed that no part may have said.
pub fn print(results: &str, times: &str, broken: &str, seconds: &str) -> Outcome {
    let parts = parts(results)?;
    show_slowest(&std::fs::read_to_string(times).map_err(of(times))?);
    parts.iter().for_each(recall);
    step(&format!("all of it in {}", clock(number(seconds)?)));
    let counts = parts.iter().map(|part| part.counts).fold(Counts::default(), Counts::and);
    let failed = counts.failures(number(broken)?);
    println!("{} passed, {failed} failed", counts.passed);
    match failed == 0 && counts.passed > 0 {
        true => Ok(()),
        false => Err(Failure::said()),
    }
}

fn number(text: &str) -> Outcome<u64> {
    text.parse().map_err(|_| Failure::new(format!("{text} is no number"), ""))
}

impl Counts {
    fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            crashed: self.crashed + other.crashed,
        }
    }

    fn failures(&self, broken: u64) -> u64 {
        match self.failed + self.crashed {
            0 => broken,
            said => said,
        }
    }
}

fn parts(results: &str) -> Outcome<Vec<Part>> {
    let files = std::fs::read_dir(results).map_err(of(results))?.flatten();
    let read = |file: std::fs::DirEntry| {
        let bytes = std::fs::read(file.path()).map_err(of(results))?;
        let name = file.file_name().to_string_lossy().into_owned();
        let said = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Part { name, counts: count(&said), said })
    };
    files.map(read).collect()
}

/// Says once more what failed in a part: in the middle of some thousand lines nobody finds it.
fn recall(part: &Part) {
    if part.counts.failures(0) == 0 {
        return;
    }
    step(&format!("failed: {}", part.name));
    let lines = failures(&part.said);
    lines[lines.len().saturating_sub(RECALLED)..].iter().for_each(|line| note(line));
}

/// What runners say of the tests that failed: cargo's stands between "failures:" and a suite's result, Node's behind
/// its counts. Of what crashed, and of others' runners, all.
fn failures(said: &str) -> Vec<&str> {
    let (mut told, mut on) = (vec![], false);
    for line in said.lines() {
        on = (on || line == "failures:" || line.ends_with(" failing tests:"))
            && !line.starts_with("test result:");
        if on {
            told.push(line);
        }
    }
    match told.is_empty() {
        true => said.lines().collect(),
        false => told,
    }
}

/// Cargo ends a suite with "test result: ok. 3 passed; 0 failed; ...", Node's runner and the
/// outside client with "pass 3" and "fail 0" on lines of their own, after a sign, web-test without one.
fn count(said: &str) -> Counts {
    let mut counts = Counts::default();
    for line in said.lines() {
        counts.crashed += u64::from(line.starts_with("crashed "));
        if line.starts_with("test result:") {
            counts.passed += before(line, "passed;");
            counts.failed += before(line, "failed;");
        }
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["pass", count] | [_, "pass", count] => counts.passed += count.parse().unwrap_or(0),
            ["fail", count] | [_, "fail", count] => counts.failed += count.parse().unwrap_or(0),
            _ => {}
        }
    }
    counts
}

/// The number before a word.
fn before(line: &str, word: &str) -> u64 {
    let words: Vec<&str> = line.split_whitespace().collect();
    let pair = words.windows(2).find(|pair| pair[1] == word);
    pair.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

fn show_slowest(times: &str) {
    let mut all: Vec<_> = times.lines().filter_map(time).collect();
    all.sort_by(|a, b| b.cmp(a));
    step(&format!(
        "the slowest {SLOWEST} parts of {}, which ran side by side, and their time on a core",
        all.len()
    ));
    let each = all.iter().take(SLOWEST);
    each.for_each(|(seconds, core, label)| {
        note(&format!("{:>6} {:>6}  {label}", clock(*seconds), clock(*core)))
    });
    let cores = all.iter().map(|(_, core, _)| core).sum();
    note(&format!("{:>6} {:>6}  all {}", "", clock(cores), all.len()));
}

/// Of a step: its seconds, those on a core, its name.
fn time(line: &str) -> Option<(u64, u64, &str)> {
    let mut words = line.splitn(3, '\t');
    Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?, words.next()?))
}

fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_and_node_say_is_added_up() {
        let said = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n\
            test result: FAILED. 2 passed; 4 failed; 0 ignored\n\
            ℹ pass 5\nℹ fail 1\npass 7\nfail 0\nit will pass 9 times\ncrashed web app\n";
        let counts = count(said);
        assert_eq!(counts, Counts { passed: 17, failed: 5, crashed: 1 });
        assert_eq!((counts.failures(1), Counts::default().failures(1)), (6, 1));
    }

    #[test]
    fn of_what_was_said_the_failures_are_told_again() {
        let cargo = "test a ... FAILED\nsuccesses:\nfailures:\na: 1 is not 2\n\nfailures:\n    a\n\ntest result: FAILED.\nb";
        assert_eq!(failures(cargo).join("|"), "failures:|a: 1 is not 2||failures:|    a|");
        let node = "✖ a\nℹ fail 1\n\n✖ failing tests:\n\n✖ a";
        assert_eq!(failures(node).join("|"), "✖ failing tests:||✖ a");
        assert_eq!(failures("no port\ncrashed web app"), ["no port", "crashed web app"]);
    }

    #[test]
    fn nothing_that_ran_is_no_success() {
        let folder = env!("CARGO_MANIFEST_DIR").to_string() + "/src/idl";
        let times = env!("CARGO_MANIFEST_DIR").to_string() + "/Cargo.toml";
        assert!(print(&folder, &times, "0", "61").is_err());
        assert_eq!(
            (clock(61), time("61\t5\ta b"), time("61\ta b")),
            ("1:01".into(), Some((61, 5, "a b")), None)
        );
    }
}
