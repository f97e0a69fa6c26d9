//! `[[pool.reward]]`: a token, where it comes from, and how it is spread over time. The manual
//! lists its keys.
//!
//! What is committed can be neither taken back nor rescheduled. There is no default for it:
//! it is the promise that LPs stake for, so the team has to say it.

use super::curve::{curve, no_curve};
use super::field::Field;
use super::section::{suggest, Section};
use super::{pool, rate, Context};
use crate::farm::{Emission, Reward};
use acequia_core::stream::{MAX_WINDOW, MIN_WINDOW};
use acequia_core::{IdlePolicy, RateRule};

/// Reads a reward of which at least the token and the kind are known.
pub(crate) fn read(
    field: &Field,
    accepted: u16,
    stake: Option<usize>,
    at: Context,
) -> Option<Reward> {
    let mut section = field.section("this reward")?;
    let token_field = section.need("token", "add token = \"SYMBOL\"");
    let token = token_field.as_ref().and_then(|f| at.token(f));
    if let (Some(token), Some(field)) = (token, &token_field) {
        section.name = format!("the reward in {}", at.tokens[token].symbol);
        pool::check_risks(field, token, accepted, at);
    }
    let written = section.get("idle");
    let emission = emission(&section, token, at);
    let reward = token.map(|token| &at.tokens[token]);
    let stake = stake.map(|stake| &at.tokens[stake]);
    let rate = rate::read(&section, emission.as_ref(), reward, stake);
    let idle_policy = idle_policy(written.as_ref(), rate);
    Some(Reward {
        token: token?,
        emission: emission?,
        idle_policy: idle_policy.unwrap_or(IdlePolicy::Wait),
        rate: rate?,
    })
}

/// Reads what the kind asks for. A kind that nobody knows may have the keys of any.
fn emission(section: &Section, token: Option<usize>, at: Context) -> Option<Emission> {
    let kind =
        section.need("kind", "add kind = \"curve\" (a budget up front) or \"flow\" (revenue)")?;
    match kind.text()? {
        "curve" => Some(Emission::Curve(curve(section, token, at).unwrap_or_else(no_curve))),
        "flow" => Some(Emission::Flow { window: window(section).unwrap_or(MIN_WINDOW) }),
        other => {
            section.expect_keys(&["budget", "schedule", "start", "committed", "past", "window"]);
            section.expect_keys(&rate::KEYS);
            let remedy = suggest(other, &["curve", "flow"]);
            kind.wrong(format!("there is no kind of reward `{other}`"), remedy)
        }
    }
}

/// The window of a flow [s], at least ten minutes.
fn window(section: &Section) -> Option<u32> {
    let window =
        section.need("window", "add window = \"7 days\", over which a deposit is spread")?;
    let seconds = window.duration(MAX_WINDOW.into())? as u32;
    match seconds >= MIN_WINDOW {
        true => Some(seconds),
        false => window.wrong("the window is shorter than 10 minutes", "make it longer"),
    }
}

/// It waits where nothing is written, and refunds where the rate follows the stake.
fn idle_policy(written: Option<&Field>, rate: Option<RateRule>) -> Option<IdlePolicy> {
    let follows = rate.is_some_and(|rate| !rate.is_none());
    let policy = match written {
        Some(field) => idle(field)?,
        None if follows => IdlePolicy::Refund,
        None => IdlePolicy::Wait,
    };
    match written.filter(|_| follows && policy == IdlePolicy::Wait) {
        Some(field) => field.wrong(
            "a reward whose rate follows the stake cannot wait",
            "write idle = \"refund\", or leave `idle` out: what is not earned goes back",
        ),
        None => Some(policy),
    }
}

/// `"wait"` or `"refund"`.
fn idle(field: &Field) -> Option<IdlePolicy> {
    match field.text()? {
        "wait" => Some(IdlePolicy::Wait),
        "refund" => Some(IdlePolicy::Refund),
        other => field.wrong(
            format!("`{other}` is no idle policy"),
            "write \"wait\" (the schedule stands still while nobody is staked) or \"refund\"",
        ),
    }
}
