//! `[[pool]]`: what is staked, on which terms, for which rewards.

use super::field::Field;
use super::section::Section;
use super::{reward, tokens, Context, Pools};
use crate::farm::{Pool, Risk};
use acequia_core::{lock, Caps, LockRule, BPS, MAX_STREAMS};

/// What stands in for a lock rule that could not be read: nothing that a story does is
/// against it.
const LENIENT: LockRule = LockRule {
    max_seconds: lock::MAX_LOCK_SECONDS,
    max_multiplier_bps: lock::MAX_MULTIPLIER_BPS,
    early_leave_bps: lock::MAX_EARLY_LEAVE_BPS,
    _reserved: 0,
};

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

fn check_is_unique(field: &Field, pool: &Pool, earlier: &[Pool]) {
    if let Some(twin) = earlier.iter().find(|p| p.name == pool.name || p.id == pool.id) {
        field.wrong::<()>(
            format!("two pools are called `{}` or have the id {}", twin.name, twin.id),
            "give each a name and an id of its own",
        );
    }
}

fn pool(field: &Field, nth: usize, at: Context, whole: &mut bool) -> Option<Pool> {
    let mut section = field.section("this pool")?;
    let name = section.need("name", "add name = \"...\"").and_then(|f| f.text());
    if let Some(name) = name {
        section.name = format!("the pool \"{name}\"");
    }
    let stake = section.need("stake", "add stake = \"SYMBOL\", the token that LPs stake");
    let stake = stake.and_then(|f| Some((at.token(&f)?, f)));
    let id = section.get("id").map_or(Some(nth as u64), |f| f.integer(0..=u16::MAX.into()));
    let lock = section.get("lock").map_or(Some(LockRule::NONE), |f| lock_rule(&f));
    let decimals = stake.as_ref().map(|(token, _)| (at.tokens[*token].decimals, *token));
    let caps = section.get("caps").map_or(Some(Caps::default()), |f| caps(&f, decimals, at));
    let accepted = section.get("accepts").map_or(0, |f| tokens::risks(&f));
    let list = section.get("reward").map(|f| f.list()).unwrap_or_default();
    let capacity = capacity(&section, list.len());
    let rewards: Vec<_> = list.iter().filter_map(|f| reward::read(f, accepted, at)).collect();
    *whole &= rewards.len() == list.len();
    let (stake, stake_field) = stake?;
    check_risks(&stake_field, stake, accepted, at);
    let pool = Pool {
        name: name?.to_string(),
        id: id.unwrap_or(nth as u64) as u16,
        stake,
        capacity: capacity.unwrap_or(MAX_STREAMS as u8),
        lock: lock.unwrap_or(LENIENT),
        caps: caps.unwrap_or_default(),
        accepted_risks: accepted,
        rewards,
    };
    if *whole {
        check_penalty_has_a_place(&pool, &section, at);
    }
    Some(pool)
}

/// As many slots as rewards, unless the team wants room for more.
fn capacity(section: &Section, rewards: usize) -> Option<u8> {
    let most = MAX_STREAMS as u64;
    if rewards > MAX_STREAMS {
        section.wrong(
            format!("{} has {rewards} rewards", section.name),
            format!("a pool has at most {most}: put the rest into a second pool"),
        );
    }
    let Some(field) = section.get("capacity") else { return Some(rewards.clamp(1, 16) as u8) };
    let capacity = field.integer(1..=most)?;
    if capacity < rewards.min(MAX_STREAMS) as u64 {
        return field.wrong(
            format!("a capacity of {capacity} has no room for {rewards} rewards"),
            format!("write capacity = {rewards} or more; it is fixed when the pool is created"),
        );
    }
    Some(capacity as u8)
}

fn lock_rule(field: &Field) -> Option<LockRule> {
    let section = field.section("[pool.lock]")?;
    let longest = section
        .need("longest", "add longest = \"60 days\", the longest lock")
        .and_then(|f| f.duration(lock::MAX_LOCK_SECONDS.into()));
    let multiplier = section
        .need("multiplier", "add multiplier = 2.5, what the longest lock weighs")
        .and_then(|f| multiplier_bps(&f));
    let most = lock::MAX_EARLY_LEAVE_BPS.into();
    let early_leave = section.get("leave_early").map_or(Some(0), |f| f.share_bps(most));
    Some(LockRule {
        max_seconds: longest? as u32,
        max_multiplier_bps: multiplier? as u32,
        early_leave_bps: early_leave? as u32,
        _reserved: 0,
    })
}

/// A multiplier like `2.5` [bps].
fn multiplier_bps(field: &Field) -> Option<u64> {
    let bps = field.decimal(4, "a multiplier")?;
    match (BPS..=lock::MAX_MULTIPLIER_BPS.into()).contains(&bps) {
        true => Some(bps),
        false => field.expected("a multiplier from 1 to 10", "2.5"),
    }
}

fn caps(field: &Field, stake: Option<(u8, usize)>, at: Context) -> Option<Caps> {
    let section = field.section("[pool.caps]")?;
    let cap = |field: Option<Field>| match (field, stake) {
        (None, _) => Some(0),
        (Some(field), Some((decimals, token))) => field.decimal(decimals, &at.tokens[token].symbol),
        (Some(_), None) => None,
    };
    let (pool, position) = (cap(section.get("pool")), cap(section.get("position")));
    stake?;
    Some(Caps { pool: pool?, position: position? })
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

fn check_penalty_has_a_place(pool: &Pool, section: &Section, at: Context) {
    if pool.lock.early_leave_bps > 0 && pool.penalty_slot().is_none() {
        let symbol = &at.tokens[pool.stake].symbol;
        section.wrong(
            format!("{} offers to leave a lock early, but its penalty has no place to go", section.name),
            format!("add a reward with token = \"{symbol}\" and kind = \"flow\", or remove `leave_early`"),
        );
    }
}
