//! `[[pool]]`: what is staked, on which terms, for which rewards. The manual lists its keys.
//!
//! A lock of the `longest` time multiplies the weight by `multiplier`, shorter ones by less in
//! proportion. `leave_early` is the share of the principal that leaving costs with the longest lock
//! ahead; it goes to those who stay, through a flow that the pool is created with. All of this but
//! the caps is fixed when the pool is created.

use super::field::Field;
use super::section::Section;
use super::terms::{caps, lock_rule, LENIENT};
use super::{reward, tokens, Context, Pools};
use crate::farm::Pool;
use crate::token::Risk;
use acequia_core::{Caps, LockRule, MAX_STREAMS};

/// Reads every pool.
pub(crate) fn read_all(field: &Field, at: Context) -> Pools {
    let mut pools = Pools { list: Vec::new(), whole: true };
    for (nth, field) in field.list().iter().enumerate() {
        match pool(field, nth, at, &mut pools.whole) {
            Some(pool) => {
                check_is_unique(field, &pool, &pools.list);
                pools.list.push(pool);
            }
            None => pools.whole = false,
        }
    }
    pools
}

/// Neither a name nor an id may be taken twice.
fn check_is_unique(field: &Field, pool: &Pool, earlier: &[Pool]) {
    if let Some(twin) = earlier.iter().find(|p| p.name == pool.name || p.id == pool.id) {
        field.wrong::<()>(
            format!("two pools are called `{}` or have the id {}", twin.name, twin.id),
            "give each a name and an id of its own",
        );
    }
}

/// Reads a pool. `whole` turns false where a reward had to be left out, so that later checks
/// do not miss it.
fn pool(field: &Field, nth: usize, at: Context, whole: &mut bool) -> Option<Pool> {
    let mut section = field.section("this pool")?;
    let name = section.need("name", "add name = \"...\"").and_then(|f| f.text());
    section.name = name.map_or("this pool".into(), |name| format!("the pool \"{name}\""));
    let accepted_risks = section.get("accepts").map_or(0, |f| tokens::risks(&f));
    let stake = stake(&section, accepted_risks, at);
    let id = section.get_or("id", nth as u64, |f| f.integer(0..=u16::MAX.into()));
    let lock = section.get_or("lock", LockRule::NONE, lock_rule);
    let caps = section.get_or("caps", Caps::default(), |f| caps(f, stake.map(|s| &at.tokens[s])));
    let list = section.get("reward").map(|f| f.list()).unwrap_or_default();
    let lock = lock.unwrap_or(LENIENT);
    let penalty_flow = stake.and_then(|stake| Pool::penalty_flow(stake, &lock));
    let made = penalty_flow.is_some() as usize;
    let capacity = capacity(&section, list.len(), MAX_STREAMS - made);
    let named: Vec<_> =
        list.iter().filter_map(|f| reward::read(f, accepted_risks, stake, at)).collect();
    *whole &= named.len() == list.len();
    Some(Pool {
        rewards: penalty_flow.into_iter().chain(named).collect(),
        name: name?.to_string(),
        id: id.unwrap_or(nth as u64) as u16,
        stake: stake?,
        capacity: capacity.map_or(MAX_STREAMS as u8, |capacity| capacity + made as u8),
        lock,
        caps: caps.unwrap_or_default(),
        accepted_risks,
    })
}

/// The staked token, whose risks the pool must accept.
fn stake(section: &Section, accepted: u16, at: Context) -> Option<usize> {
    let field = section.need("stake", "add stake = \"SYMBOL\", the token that LPs stake")?;
    let token = at.token(&field)?;
    check_risks(&field, token, accepted, at);
    Some(token)
}

/// Room for as many rewards as there are, unless the team wants more.
fn capacity(section: &Section, rewards: usize, most: usize) -> Option<u8> {
    if rewards > most {
        section.wrong(
            format!("{} has {rewards} rewards", section.name),
            format!("a pool has at most {most}: put the rest into a second pool"),
        );
    }
    let Some(field) = section.get("capacity") else {
        return Some(rewards.clamp(1, most) as u8);
    };
    let capacity = field.integer(1..=most as u64)?;
    if capacity < rewards.min(most) as u64 {
        return field.wrong(
            format!("a capacity of {capacity} has no room for {rewards} rewards"),
            format!("write capacity = {rewards} or more; it is fixed when the pool is created"),
        );
    }
    Some(capacity as u8)
}

/// Every risk of a token must be one that the pool accepts.
pub(crate) fn check_risks(field: &Field, token: usize, accepted: u16, at: Context) {
    let token = &at.tokens[token];
    let open = Risk::NAMES.iter().filter(|(risk, _)| token.risks & !accepted & *risk as u16 != 0);
    for (_, name) in open {
        field.wrong::<()>(
            format!("{} has a risk that the pool does not accept: {name}", token.symbol),
            format!("add \"{name}\" to the pool's `accepts`, which every client shows, or use another token"),
        );
    }
}
