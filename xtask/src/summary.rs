//! `summary`: how many tests passed and failed, and what took longest.

use crate::say::{note, of, step, Failure, Outcome};

const SLOWEST: usize = 20;
const CRASHED: &str = "of the failures: a build, a drifted IDL, or tests that crashed (see above)";

/// What suites said of themselves.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u64,
    failed: u64,
    /// Parts that ended without saying which test failed.
    crashed: u64,
}

/// `results` is a folder with what each part printed, `times` a file with a line for each step: its
/// seconds, a tab, its name. `broken` is 1 where something failed that no part may have said.
pub fn print(results: &str, times: &str, broken: &str, seconds: &str) -> Outcome {
    let counts = count(&said(results)?);
    show_slowest(&std::fs::read_to_string(times).map_err(of(times))?);
    step(&format!("all of it in {}", clock(number(seconds)?)));
    if counts.crashed > 0 {
        note(&format!("{} {CRASHED}", counts.crashed));
    }
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
    fn failures(&self, broken: u64) -> u64 {
        match self.failed + self.crashed {
            0 => broken,
            said => said,
        }
    }
}

fn said(results: &str) -> Outcome<String> {
    let files = std::fs::read_dir(results).map_err(of(results))?.flatten();
    let read = |file: std::fs::DirEntry| {
        let bytes = std::fs::read(file.path()).map_err(of(results))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned() + "\n")
    };
    files.map(read).collect()
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
    let time = |line: &str| {
        let (seconds, label) = line.split_once('\t')?;
        Some((seconds.parse::<u64>().ok()?, label.to_string()))
    };
    let mut all: Vec<(u64, String)> = times.lines().filter_map(time).collect();
    all.sort_by(|a, b| b.cmp(a));
    step(&format!("the slowest {SLOWEST} parts of {}, which ran side by side", all.len()));
    let each = all.iter().take(SLOWEST);
    each.for_each(|(seconds, label)| note(&format!("{:>6}  {label}", clock(*seconds))));
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
    fn nothing_that_ran_is_no_success() {
        let folder = env!("CARGO_MANIFEST_DIR").to_string() + "/src/idl";
        let times = env!("CARGO_MANIFEST_DIR").to_string() + "/Cargo.toml";
        assert!(print(&folder, &times, "0", "61").is_err());
        assert_eq!(clock(61), "1:01");
    }
}
