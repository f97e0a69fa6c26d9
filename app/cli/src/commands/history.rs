//! `serve`, `report` and `forecast`: passed on to `acequia-serve`, which is a program of its own, so that whoever keeps no
//! history compiles no server and no database.

use crate::config::Config;
use crate::error::{failure, Failure, Outcome};
use crate::global::Global;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::Command;

const PROGRAM: &str = "acequia-serve";

/// Follow a farm, keep what happened, and answer by HTTP
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  acequia serve --database farm.db -u https://node.example/KEY\n\n\
    What follows goes to `acequia-serve run`, whose --help lists it."
)]
pub struct Serve {
    /// As `acequia-serve run` takes them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "OPTIONS")]
    words: Vec<OsString>,
}

/// A page a week of what a pool's rewards brought, to be published
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  acequia report 7Qx…pool --database farm.db --into report\n\n\
    What follows goes to `acequia-serve report`, whose --help lists it.")]
pub struct Report {
    /// As `acequia-serve report` takes them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "POOL, OPTIONS")]
    words: Vec<OsString>,
}

/// What a budget pays over what is staked, before it is funded
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  acequia forecast farm.toml --database farm.db --rate 5\n\n\
    What follows goes to `acequia-serve forecast`, whose --help lists it.")]
pub struct Forecast {
    /// As `acequia-serve forecast` takes them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "FARM.toml, OPTIONS")]
    words: Vec<OsString>,
}

impl Serve {
    pub fn run(&self, global: &Global) -> Outcome<()> {
        let mut command = passing("run", &self.words);
        // By its environment: a URL may hold a key, and whoever lists processes sees their words.
        if global.url.is_some() || std::env::var_os("ACEQUIA_URL").is_none() {
            let config = Config::load(global.config.as_deref())?;
            command.env("ACEQUIA_URL", config.url(global.url.as_deref()));
        }
        become_it(command)
    }
}

impl Report {
    pub fn run(&self) -> Outcome<()> {
        become_it(passing("report", &self.words))
    }
}

impl Forecast {
    pub fn run(&self) -> Outcome<()> {
        become_it(passing("forecast", &self.words))
    }
}

fn passing(verb: &str, words: &[OsString]) -> Command {
    let mut command = Command::new(place());
    command.arg(verb).args(words);
    command
}

/// Beside this program, where both were installed together; else wherever PATH finds it.
fn place() -> PathBuf {
    let own = std::env::current_exe().ok().map(|own| own.with_file_name(PROGRAM));
    own.filter(|own| own.exists()).unwrap_or_else(|| PROGRAM.into())
}

#[cfg(unix)]
fn become_it(mut command: Command) -> Outcome<()> {
    use std::os::unix::process::CommandExt;
    Err(absent(&command.exec()))
}

#[cfg(not(unix))]
fn become_it(mut command: Command) -> Outcome<()> {
    let status = command.status().map_err(|error| absent(&error))?;
    std::process::exit(status.code().unwrap_or(1))
}

fn absent(error: &std::io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => failure(
            format!("{PROGRAM} is not installed"),
            "In a checkout of Acequia: cargo install --locked --path app/serve",
        ),
        _ => failure(format!("{PROGRAM} cannot be started: {error}"), "Check its file's rights"),
    }
}
