//! All that is wrong with a farm file and its story is said at once, each with its line and its remedy.
//!
//! The answer is kept beside the file. After a wanted change, `UPDATE_GOLDEN=1 cargo test` writes it
//! anew; read the difference before it is committed.

use acequia_farm_file::{Problem, Report};
use acequia_story::parse;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

fn read(path: &str) -> String {
    std::fs::read_to_string(format!("{HERE}/{path}")).expect(path)
}

fn report(path: &str) -> Report {
    let name = path.rsplit('/').next().unwrap_or(path);
    parse(name, &read(path)).expect_err("the file is full of errors")
}

#[test]
fn an_impossible_story_is_refused_before_it_runs() {
    const ANSWER: &str = "tests/golden/story.txt";
    let said = report("tests/golden/story.toml").to_string() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(format!("{HERE}/{ANSWER}"), &said).unwrap();
    }
    assert_eq!(said, read(ANSWER));
}

#[test]
fn what_is_wrong_with_the_farm_is_said_as_well() {
    const DOZEN: &str = "../acequia-farm-file/tests/golden/dozen.toml";
    let of_farm = acequia_farm_file::parse("dozen.toml", &read(DOZEN)).expect_err("a dozen errors");
    let report = report(DOZEN);
    let (first, rest) = report.problems().split_at(of_farm.problems().len());
    assert_eq!(first, of_farm.problems());
    let conditions: Vec<_> = rest.iter().map(|problem| problem.condition.as_str()).collect();
    assert_eq!(conditions, ["`begins` is not a moment", "[story] knows no key `colour`"]);
}

#[test]
fn every_problem_has_a_place_a_condition_and_a_remedy() {
    let is_whole = |problem: &Problem| {
        !problem.condition.is_empty() && !problem.remedy.is_empty() && !problem.span.is_empty()
    };
    for problem in report("tests/golden/story.toml").problems() {
        assert!(is_whole(problem), "{problem:?}");
    }
}

#[test]
fn who_sets_up_the_farm_does_not_look_at_its_story() {
    let text = read("tests/golden/story.toml");
    let farm = acequia_farm_file::parse("story.toml", &text).unwrap_or_else(|why| panic!("{why}"));
    assert!(text.ends_with(&(farm.story.expect("as it stands") + "\n")));
}
