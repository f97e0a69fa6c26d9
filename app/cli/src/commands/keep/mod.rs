//! `keep`: one process that does for pools and gauges what anyone may do and somebody should.
//!
//! | module | idea |
//! |---|---|
//! | [`orders`] | what it is to do: a file and arguments |
//! | [`sight`] | what it sees of the chain |
//! | [`due`] | what is due, from that alone |
//! | [`jobs`] | from what is due to transactions |
//! | [`limits`] | what it may spend, and has out |
//! | [`round`] | one look, and what is due done |
//! | [`run`] | round after round, until it is told to end |
//! | [`metrics`], [`stop`] | what it says of itself; the word to end |

mod due;
mod jobs;
mod limits;
mod metrics;
mod orders;
mod round;
mod run;
mod sight;
mod stop;

use crate::context::Context;
use crate::error::Outcome;
use clap::Args;
use solana_address::Address;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Do what anyone may do and somebody should, for pools and gauges, as it falls due
///
/// Takes off locks that have ended, settles, pays out what owners let anyone pay out, keeps gauges
/// going, closes what is over, retires rewards that nobody comes for; and, where the key is an operator,
/// compounds, reinvests and votes as a file says. It runs until it is told to end (SIGTERM, control-C),
/// one of a wallet at a time. With --simulate or --print it shows what is due now.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia keep keep.toml -k keeper.json\n  \
    acequia keep --pool 7Qx…pool --gauge 4Gt…gauge --once")]
pub struct Keep {
    /// What to do, as in docs/keeper.md
    file: Option<PathBuf>,
    /// A pool, beside those of the file. May be given again
    #[arg(long, value_name = "ADDRESS")]
    pool: Vec<Address>,
    /// A gauge, beside those of the file. May be given again
    #[arg(long, value_name = "ADDRESS")]
    gauge: Vec<Address>,
    /// How long between two looks, as in "1 minute"
    #[arg(long, value_name = "TIME", value_parser = orders::pause)]
    every: Option<std::time::Duration>,
    /// Look once, do what is due, and end
    #[arg(long)]
    once: bool,
    /// Do only the second of five parts, say: others do the rest, each by a key of its own
    #[arg(long, value_name = "2/5", default_value = "1/1", hide_default_value = true)]
    share: orders::Share,
    /// Where to serve metrics, for Prometheus
    #[arg(long, value_name = "ADDRESS:PORT")]
    metrics: Option<SocketAddr>,
}

impl Keep {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        run::run(context, &self.orders()?, self.once)
    }

    /// The file's, and what the arguments say beside it.
    fn orders(&self) -> Outcome<orders::Orders> {
        let mut orders = orders::Orders::load(self.file.as_deref())?;
        orders.pools.extend(&self.pool);
        orders.gauges.extend(&self.gauge);
        orders.every = self.every.unwrap_or(orders.every);
        orders.metrics = self.metrics.or(orders.metrics);
        orders.share = self.share;
        orders.complete()
    }
}
