//! All that is wrong with a file is said at once, each with its line and its remedy.
//!
//! The answers are kept beside the files. After a wanted change, `UPDATE_GOLDEN=1 cargo test`
//! writes them anew; read the difference before it is committed.

use acequia_farm_file::{parse, Report};
use std::path::Path;

fn report(name: &str) -> Report {
    let path = format!("{}/tests/golden/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    parse(&format!("{name}.toml"), &text).expect_err("the file is full of errors")
}

fn expect_golden(name: &str) {
    let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let said = report(name).to_string() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() || !Path::new(&path).exists() {
        std::fs::write(&path, &said).unwrap();
    }
    assert_eq!(said, std::fs::read_to_string(&path).unwrap());
}

#[test]
fn a_dozen_errors_are_reported_at_once() {
    assert!(report("dozen").problems().len() >= 12);
    expect_golden("dozen");
}

#[test]
fn what_is_not_toml_does_not_hide_what_is() {
    expect_golden("broken");
}

#[test]
fn every_problem_has_a_place_a_condition_and_a_remedy() {
    for name in ["dozen", "broken"] {
        for problem in report(name).problems() {
            assert!(!problem.condition.is_empty() && !problem.remedy.is_empty(), "{problem:?}");
            assert!(!problem.span.is_empty(), "{problem:?}");
        }
    }
}

#[test]
fn colours_come_only_where_they_are_asked_for() {
    let report = report("broken");
    assert!(report.coloured().contains('\u{1b}'));
    assert!(!report.to_string().contains('\u{1b}'));
}
