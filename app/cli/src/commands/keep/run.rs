//! Round after round.

use super::metrics::{serve, Metrics};
use super::orders::Orders;
use super::round::Rounds;
use super::stop::Stop;
use crate::act::act;
use crate::context::{Context, Mode};
use crate::error::Outcome;
use crate::show::warn;
use std::sync::Arc;
use std::time::Duration;

/// How long a cluster that was lost is left alone: twice as long each time, between these.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(300);

/// Until it is told to end; or once.
pub fn run(context: &Context, orders: &Orders, once: bool) -> Outcome<()> {
    let (stop, metrics) = (Stop::listen()?, Arc::new(Metrics::new()));
    let mut rounds = Rounds::new(context, orders, metrics.clone(), stop.clone());
    if context.mode != Mode::Execute {
        return act(context, &rounds.show()?);
    }
    context.wallet()?.signer()?;
    if let Some(address) = orders.metrics {
        let place = serve(address, metrics.clone())?;
        warn(&format!("metrics: http://{place}/metrics"));
    }
    let mut retry = FIRST.min(orders.every);
    while !stop.is_heard() {
        let went = rounds.round();
        metrics.round(went.is_ok());
        match went {
            went if once => return went,
            Ok(()) => {
                retry = FIRST.min(orders.every);
                stop.wait(orders.every);
            }
            Err(why) => {
                warn(&format!("this round is over, the next begins in {retry:?}: {why}"));
                stop.wait(retry);
                retry = LONGEST.min(retry * 2);
            }
        }
    }
    warn("told to end: nothing is on its way");
    Ok(())
}
