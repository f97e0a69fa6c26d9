//! `publish-check`: could the crates be published to crates.io as they are? Packages them together,
//! builds each from its package alone, and builds their documentation with warnings as errors.
//! `--quick` only packages. Publishes nothing.

use crate::repository::{self, locked, root};
use crate::say::{Failure, Outcome};

/// Those that somebody else's program or client uses, in the order they depend on each other.
const CRATES: [&str; 7] = [
    "acequia-core",
    "acequia-vote-hook",
    "acequia-interface",
    "acequia-gauge-core",
    "acequia-gauge-interface",
    "acequia-realms-core",
    "acequia-realms-interface",
];
/// They stand in brackets everywhere: rustdoc wonders whether they are links, and shows them as they
/// are. Any other warning is an error.
const UNITS: [&str; 6] = ["s", "bps", "weight", "votes", "bytes", "shares"];

pub fn check(in_full: bool) -> Outcome {
    CRATES.iter().try_for_each(|name| is_described(name))?;
    package(in_full)?;
    if in_full {
        document()?;
    }
    println!("{} crates can be published", CRATES.len());
    Ok(())
}

/// What crates.io asks for beyond what cargo does.
fn is_described(name: &str) -> Outcome {
    let lacks = |what: &str| Failure::new(format!("crates/{name} has no {what}"), "");
    if !root().join("crates").join(name).join("README.md").is_file() {
        return Err(lacks("README.md"));
    }
    let manifest = repository::read(&format!("crates/{name}/Cargo.toml"))?;
    let has_keywords = manifest.lines().any(|line| line.starts_with("keywords"));
    has_keywords.then_some(()).ok_or_else(|| lacks("keywords"))
}

fn package(in_full: bool) -> Outcome {
    let quick: &[&str] = if in_full { &[] } else { &["--no-verify"] };
    said_by_cargo(&["publish", "--dry-run", "--allow-dirty"], quick).map(drop).map_err(|said| {
        let remedy = "a path dependency of a published crate needs a version too";
        Failure::new(format!("not all crates can be published\n{said}"), remedy)
    })
}

fn document() -> Outcome {
    let options = &["doc", "--profile", "host", "--no-deps"];
    let said = said_by_cargo(options, &[]).map_err(|said| Failure::new(said, ""))?;
    let warnings: Vec<&str> = warnings(&said).collect();
    match warnings.is_empty() {
        true => Ok(()),
        false => Err(Failure::new("the documentation has warnings", warnings.join("\n\n"))),
    }
}

/// All that cargo says of the crates; as an error where it fails.
fn said_by_cargo(options: &[&str], more: &[&str]) -> Result<String, String> {
    let chosen = CRATES.iter().flat_map(|name| ["-p", name]);
    let words: Vec<&str> =
        ["cargo"].iter().chain(options).chain(more).chain(locked()).copied().collect();
    let words: Vec<&str> = words.into_iter().chain(chosen).collect();
    let output = repository::output(&words).map_err(|_| "cargo cannot be started".to_string())?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        Ok(said)
    } else {
        Err(said)
    }
}

/// Paragraph by paragraph.
fn warnings(said: &str) -> impl Iterator<Item = &str> {
    said.split("\n\n").flat_map(begun_by_warnings).filter(|text| !is_expected(text))
}

/// A paragraph may begin with what cargo does.
fn begun_by_warnings(paragraph: &str) -> Option<&str> {
    let at = match paragraph.starts_with("warning") {
        true => 0,
        false => paragraph.find("\nwarning")? + 1,
    };
    Some(&paragraph[at..])
}

fn is_expected(warning: &str) -> bool {
    let line = warning.lines().next().unwrap_or_default();
    let of_a_unit = |unit: &&str| line == format!("warning: unresolved link to `{unit}`");
    UNITS.iter().any(of_a_unit) || line.contains("(lib doc) generated")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_no_links_and_any_other_warning_counts() {
        let said = "    Checking a\nwarning: unresolved link to `bps`\n --> a\n\n\
            warning: unresolved link to `Pool`\n --> b\n\nwarning: `a` (lib doc) generated 2 warnings\n    Finished";
        let found: Vec<&str> = warnings(said).collect();
        assert_eq!(found, ["warning: unresolved link to `Pool`\n --> b"]);
    }
}
