//! `acequia-story`: runs a farm file on the real program bytes, in a Solana runtime of its own,
//! for its simulated days, and shows what came of it.
//!
//! | module | idea |
//! |---|---|
//! | [`args`] | the command line |
//! | [`run`] | the farm at work: every step a real transaction |
//! | [`books`] | promise 3 over all positions, computed from account bytes |
//! | [`report`] | what is printed |
//! | [`realm`] | a vote in a DAO with what is staked |
//! | [`season`] | weeks of voting: a gauge splits a budget between two pools |
//! | [`stakers`] | what those two share |
//!
//! Exit codes: 0 the books balance, 1 they do not or a transaction failed, 2 the farm file or
//! the command line is wrong and nothing was run.
#![forbid(unsafe_code)]

mod args;
mod books;
mod realm;
mod report;
mod run;
mod season;
mod stakers;

use acequia_farm_file::Farm;
use acequia_story::Story;
use args::Args;
use std::process::ExitCode;

const WRONG_INPUT: u8 = 2;

fn main() -> ExitCode {
    match args::read(std::env::args().skip(1)) {
        Args::Tour(path) => both(tell(&path), votes),
        Args::Run(path) => tell(&path),
        Args::Votes => votes(),
        Args::Help => {
            anstream::println!("{}", args::HELP);
            ExitCode::SUCCESS
        }
        Args::Wrong(why) => {
            anstream::eprintln!("{why}\n\n{}", args::HELP);
            ExitCode::from(WRONG_INPUT)
        }
    }
}

fn tell(path: &str) -> ExitCode {
    let (farm, story) = match load(path) {
        Ok(loaded) => loaded,
        Err(why) => {
            anstream::eprintln!("{why}");
            return ExitCode::from(WRONG_INPUT);
        }
    };
    report::opening::print(&farm, &story, path);
    match run::story(farm, story, &|line| anstream::println!("{line}")) {
        Ok(ended) => report::print(&ended),
        Err(refused) => {
            anstream::eprintln!("{refused}");
            ExitCode::FAILURE
        }
    }
}

/// The second part, where the first one went well.
fn both(first: ExitCode, second: impl Fn() -> ExitCode) -> ExitCode {
    match first == ExitCode::SUCCESS {
        true => second(),
        false => first,
    }
}

/// The weeks of voting, then the vote in a DAO.
fn votes() -> ExitCode {
    both(act(season::play(), season::page, season::Season::is_whole), || {
        act(realm::play(), realm::page, realm::Assembly::is_right)
    })
}

/// Prints what came of a part that no file describes.
fn act<T>(
    played: Result<T, run::Refused>,
    page: impl Fn(&T) -> Vec<String>,
    is_right: impl Fn(&T) -> bool,
) -> ExitCode {
    match played {
        Ok(played) => {
            report::page::print(&page(&played));
            if is_right(&played) {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(refused) => {
            anstream::eprintln!("{refused}");
            ExitCode::FAILURE
        }
    }
}

/// A farm with a story, or all that is wrong with the file.
fn load(path: &str) -> Result<(Farm, Story), String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {path}: {error}. Give the path of a farm file"))?;
    let (farm, story) = acequia_story::parse(path, &text).map_err(|report| report.coloured())?;
    match story {
        Some(story) => Ok((farm.with_visible_names(), story.with_visible_names())),
        None => Err(format!("{path} has no [story], so there is nothing to run. See app/farms/")),
    }
}
