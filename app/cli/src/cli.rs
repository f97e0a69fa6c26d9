//! The commands.

use crate::commands::gauge::GaugeVerb;
use crate::commands::history::{Forecast, Report, Serve};
use crate::commands::hook::HookVerb;
use crate::commands::keep::Keep;
use crate::commands::look::{Events, Pools, Solvency};
use crate::commands::pool::PoolVerb;
use crate::commands::position::{
    Claim, Compound, Lock, Merge, Move, Operator, Positions, Reinvest, Stake, Transfer, Unstake,
    Vote,
};
use crate::commands::program::ProgramVerb;
use crate::commands::realm::RealmVerb;
use crate::commands::reclaim::Reclaim;
use crate::commands::rewards::RewardsVerb;
use crate::commands::vault::VaultVerb;
use crate::commands::{carry_out, look};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::global::Global;
use clap::{CommandFactory, Parser, Subcommand};
use clap_complete::Shell;
use std::io::Write;

/// Reward farms from a terminal. Each command that acts shows a plan first: what changes, what
/// it costs, what it commits to until when. Run it again after a failure: it looks at the
/// chain and does what is missing, nothing twice.
#[derive(Debug, Parser)]
#[command(
    name = "acequia",
    version,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Example:\n  acequia pool create farm.toml -u devnet --simulate"
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Pools, for those who run them
    #[command(subcommand, after_help = "Example:\n  acequia pool create farm.toml")]
    Pool(PoolVerb),
    /// Rewards of a pool, for those who fund them
    #[command(subcommand, after_help = "Example:\n  acequia rewards fund 7Qx…pool --slot 1 5_000")]
    Rewards(RewardsVerb),
    /// The program that a pool's votes are passed on to
    #[command(subcommand, after_help = "Example:\n  acequia hook show 7Qx…pool")]
    Hook(HookVerb),
    /// A budget that is split among pools by their stakers' votes
    #[command(subcommand, after_help = "Example:\n  acequia gauge show 4Gt…gauge")]
    Gauge(GaugeVerb),
    /// A realm of SPL Governance in which staked tokens vote
    #[command(subcommand, after_help = "Example:\n  acequia realm vote 5Pr…proposal approve")]
    Realm(RealmVerb),
    /// Vaults that stake for many and compound
    #[command(subcommand, after_help = "Example:\n  acequia vault deposit 7Qx…pool 1_500.25")]
    Vault(VaultVerb),
    Stake(Stake),
    Unstake(Unstake),
    Claim(Claim),
    Compound(Compound),
    Reinvest(Reinvest),
    Move(Move),
    Merge(Merge),
    Operator(Operator),
    Transfer(Transfer),
    Lock(Lock),
    Vote(Vote),
    Positions(Positions),
    Reclaim(Reclaim),
    Keep(Keep),
    Pools(Pools),
    Solvency(Solvency),
    Events(Events),
    Serve(Serve),
    Report(Report),
    Forecast(Forecast),
    /// Programs: deployed, upgraded, handed to a multisig
    #[command(subcommand, after_help = "Example:\n  acequia program show AceQ…farm")]
    Program(ProgramVerb),
    /// Print completions for a shell
    #[command(
        after_help = "Example:\n  acequia completions bash > ~/.local/share/bash-completion/completions/acequia"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example:\n  acequia man > ~/.local/share/man/man1/acequia.1")]
    Man,
}

impl Cli {
    /// Does what was asked for.
    pub fn run(&self) -> Outcome<()> {
        match &self.command {
            Command::Completions { shell } => print(|out| {
                clap_complete::generate(*shell, &mut Self::command(), "acequia", out);
                Ok(())
            }),
            Command::Man => print(manual),
            Command::Serve(verb) => verb.run(&self.global),
            Command::Report(verb) => verb.run(),
            Command::Forecast(verb) => verb.run(),
            command => command.run(&Context::new(&self.global)?),
        }
    }
}

impl Command {
    fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Pool(verb) => verb.run(context),
            Self::Rewards(verb) => verb.run(context),
            Self::Hook(verb) => verb.run(context),
            Self::Gauge(verb) => verb.run(context),
            Self::Realm(verb) => verb.run(context),
            Self::Vault(verb) => verb.run(context),
            Self::Stake(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Unstake(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Claim(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Compound(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Reinvest(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Merge(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Operator(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Transfer(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Move(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Lock(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Vote(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Reclaim(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Keep(verb) => verb.run(context),
            Self::Positions(verb) => look(context, |context| verb.show(context)),
            Self::Pools(verb) => look(context, |context| verb.show(context)),
            Self::Solvency(verb) => look(context, |context| verb.show(context)),
            Self::Events(verb) => look(context, |context| verb.show(context)),
            Self::Program(verb) => verb.run(context),
            Self::Serve(_) | Self::Report(_) | Self::Forecast(_) => Ok(()),
            Self::Completions { .. } | Self::Man => Ok(()),
        }
    }
}

fn print(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Outcome<()> {
    let mut text = Vec::new();
    let written = write(&mut text).and_then(|()| std::io::stdout().write_all(&text));
    written.map_err(|error| {
        failure(format!("It cannot be written: {error}"), "Check where the output goes")
    })
}

/// One page: the program, then each command and verb.
fn manual(out: &mut Vec<u8>) -> std::io::Result<()> {
    let mut command = Cli::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(out)?;
    for one in leaves(&command) {
        let man = clap_mangen::Man::new(one.clone());
        man.render_name_section(out)?;
        man.render_synopsis_section(out)?;
        man.render_description_section(out)?;
        man.render_extra_section(out)?;
    }
    Ok(())
}

/// Every command that has none below it.
fn leaves(command: &clap::Command) -> Vec<&clap::Command> {
    let below: Vec<_> = command.get_subcommands().filter(|c| c.get_name() != "help").collect();
    match below.is_empty() {
        true => vec![command],
        false => below.into_iter().flat_map(leaves).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(command: &clap::Command) -> Vec<&clap::Command> {
        let below = command.get_subcommands().filter(|c| c.get_name() != "help");
        [command].into_iter().chain(below.flat_map(all)).collect()
    }

    #[test]
    fn the_arguments_hang_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_help_shows_an_example_that_names_the_command() {
        let mut command = Cli::command();
        command.build();
        for one in all(&command) {
            let name = one.get_name().to_string();
            let help = one.clone().render_long_help().to_string();
            let example = help.split_once("Example").map(|(_, example)| example);
            let example = example.unwrap_or_else(|| panic!("`{name} --help` shows no example"));
            assert!(example.contains("acequia") && example.contains(&name), "`{name}`: {example}");
        }
    }

    #[test]
    fn the_manual_has_every_verb() {
        let mut text = Vec::new();
        manual(&mut text).expect("room");
        let text = String::from_utf8(text).expect("text");
        for verb in ["pool create", "rewards retire", "hook propose", "positions", "solvency"] {
            let dashed = verb.replace(' ', "\\-");
            assert!(text.contains(verb) || text.contains(&dashed), "{verb}");
        }
    }
}
