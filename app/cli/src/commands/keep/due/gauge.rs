//! What is due of a gauge: `gauge advance` says.

use super::{Deed, How, Keeper, Kind};
use crate::commands::gauge::advance::Turn;
use crate::commands::keep::sight::Budget;
use crate::show::short;

pub fn due(seen: &Budget, who: Keeper) -> Option<Deed> {
    let at = &seen.at;
    let symbol = short(&at.gauge.reward_mint);
    let turn =
        Turn { at, pools: &seen.pools, payer: who.payer, give_back: false, symbol, mint: None };
    let steps = turn.plan().steps;
    let how = How::Steps(steps);
    (how != How::Steps(Vec::new())).then_some(Deed { kind: Kind::Epoch, of: at.address, how })
}
