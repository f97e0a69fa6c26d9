//! What stands against a farm file, in words.

use super::risk_names;
use crate::show::{amount, duration, moment, several};
use acequia_farm_file::Token;
use acequia_plan::Against;

/// What stands against the mint of a token.
pub fn mint(why: &Against, token: &Token) -> String {
    match *why {
        Against::Decimals { has } => {
            format!("it has {}, not {}", several(has.into(), "decimal"), token.decimals)
        }
        Against::Powers { unnamed } => {
            let names = risk_names(unnamed);
            format!("its issuer has powers that the file does not name: {names}")
        }
        _ => "it belongs to the other token program".into(),
    }
}

/// What stands against a pool of that name.
pub fn pool(why: &Against, name: &str) -> String {
    let has = |what: &str| format!("the pool {name} has {what}, for good");
    match *why {
        Against::Capacity { has: room } => {
            has(&format!("room for {}", several(room.into(), "reward")))
        }
        Against::Lock => has("another lock rule"),
        Against::Caps { authority } => {
            format!("the caps of {name} differ, and only its authority {authority} sets them")
        }
        _ => has("other accepted risks"),
    }
}

/// What stands against a reward, which is called `what`, in that token.
pub fn reward(why: &Against, what: &str, token: &Token) -> String {
    let because = match *why {
        Against::Manager { manager } => format!("only its reward manager {manager} adds rewards"),
        Against::Funder { funder } => format!("only its funder {funder} extends it"),
        Against::Over { start } => return started_before(what, start),
        Against::Window { has } => format!("the stream's window is {}", duration(has)),
        Against::Idle { waits } => {
            let there = if waits { "waits" } else { "refunds" };
            format!("the stream {there} while nobody is staked")
        }
        Against::Rate { has } if has.is_none() => {
            "the stream pays its full rate at any stake, for good".into()
        }
        Against::Rate { .. } => "the stream's rate follows the stake otherwise, for good".into(),
        Against::Closing => "the stream is being wound down; retire it first".into(),
        Against::NotAContinuation { funded } => format!(
            "the file's schedule is not a continuation of the {} that are there",
            amount(funded, token.decimals, &token.symbol)
        ),
        Against::TooLong => "a stream holds 24 segments, and these would be more".into(),
        _ => "what is left on chain runs otherwise than the file says".into(),
    };
    format!("{what}: {because}")
}

/// A curve that would begin at a time which is over [unix s].
pub fn started_before(what: &str, start: u64) -> String {
    format!("{what} would start at {}, which is over", moment(start))
}
