//! Pools, for those who run them.

mod authority;
mod caps;
mod close;
mod closing;
mod create;
mod export;
mod page;
mod pause;
mod show;

pub use page::quoted;
pub use show::closing;

use super::{carry_out, look};
use crate::context::Context;
use crate::error::Outcome;
use clap::Subcommand;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum PoolVerb {
    Create(create::Create),
    Show(show::Show),
    Pause(pause::Pause),
    Caps(caps::Caps),
    /// What the pool says of itself
    #[command(subcommand, after_help = "Example:\n  acequia pool page show 7Qx…pool")]
    Page(page::PageVerb),
    Authority(authority::Authority),
    Closing(closing::Closing),
    Close(close::Close),
    Export(export::Export),
}

impl PoolVerb {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Create(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Show(verb) => look(context, |context| verb.show(context)),
            Self::Pause(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Caps(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Page(verb) => verb.run(context),
            Self::Authority(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Closing(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Close(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Export(verb) => look(context, |context| verb.write(context)),
        }
    }
}
