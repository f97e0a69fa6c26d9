//! Gauges: a budget that is split among pools by votes, epoch by epoch.

mod add;
pub mod advance;
mod authority;
mod close;
mod create;
mod fund;
mod refund;
mod remove;
pub mod retire;
mod show;
mod terms;
pub mod vote;

use super::{carry_out, look};
use crate::context::Context;
use crate::error::Outcome;
use clap::Subcommand;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum GaugeVerb {
    Create(create::Create),
    Add(add::Add),
    Remove(remove::Remove),
    Terms(terms::Terms),
    Authority(authority::Authority),
    Fund(fund::Fund),
    Refund(refund::Refund),
    Advance(advance::Advance),
    Vote(vote::Vote),
    Retire(retire::Retire),
    Close(close::Close),
    Show(show::Show),
}

impl GaugeVerb {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Show(verb) => look(context, |context| verb.show(context)),
            Self::Create(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Add(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Remove(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Fund(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Refund(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Advance(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Terms(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Authority(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Retire(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Close(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Vote(verb) => carry_out(context, |context| verb.plan(context)),
        }
    }
}
