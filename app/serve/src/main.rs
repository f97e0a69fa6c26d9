//! `acequia-serve`: keeps what happened on a farm, checks it, and answers.
#![forbid(unsafe_code)]

use acequia_node::error::Outcome;
use acequia_serve::forecast::{forecast, ForecastOptions};
use acequia_serve::report::{report, ReportOptions};
use acequia_serve::run::{serve, Options};
use clap::{Parser, Subcommand};
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// What happened on a farm: kept, checked against the chain, and served
#[derive(Debug, Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Follow a farm, and answer by HTTP: /docs says what
    #[command(
        after_help = "Examples:\n  acequia-serve run -u https://node.example/KEY --database farm.db\n  \
        acequia-serve run --database postgres://acequia@db.example/farm --answer-only"
    )]
    Run(Options),
    /// What a pool's rewards brought, a page a week: Markdown, HTML and plots, to be published
    #[command(
        after_help = "Example:\n  acequia-serve report 7Qx…pool --database farm.db --into report"
    )]
    Report(ReportOptions),
    /// What a budget pays over what is staked, before it is funded
    #[command(
        after_help = "Example:\n  acequia-serve forecast farm.toml --database farm.db --rate 5 --rate 10"
    )]
    Forecast(ForecastOptions),
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let Err(failure) = carry_out(Cli::parse().command).await else {
        return ExitCode::SUCCESS;
    };
    eprintln!("error: {failure}");
    ExitCode::FAILURE
}

async fn carry_out(command: Command) -> Outcome<()> {
    match command {
        Command::Run(options) => serve(options).await,
        Command::Report(options) => report(options).await,
        Command::Forecast(options) => forecast(options).await,
    }
}
