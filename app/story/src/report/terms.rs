//! A pool's terms in words.

use acequia_farm_file::{amount, time, Farm, Pool, Risk, TokenProgram};

/// The terms of a pool, a line each.
pub fn terms(farm: &Farm, pool: &Pool) -> Vec<String> {
    let token = farm.stake_token(pool);
    let staked = format!(
        "LPs stake {}, {} decimals, {}",
        token.symbol,
        token.decimals,
        program(token.program)
    );
    let some = [Some(staked), lock(pool), early_leave(pool), caps(farm, pool)];
    let all = some.into_iter().flatten().chain(risks(pool));
    all.map(|line| format!("  {line}")).collect()
}

/// What a token program is called.
pub fn program(program: TokenProgram) -> &'static str {
    match program {
        TokenProgram::SplToken => "SPL Token",
        TokenProgram::Token2022 => "Token-2022",
    }
}

fn lock(pool: &Pool) -> Option<String> {
    let rule = &pool.lock;
    if rule.max_seconds == 0 {
        return None;
    }
    let times = amount::rounded(rule.max_multiplier_bps.into(), 4, 2);
    let longest = time::duration(rule.max_seconds.into());
    Some(format!("a lock of {longest}, the longest, weighs {times} times as much"))
}

fn early_leave(pool: &Pool) -> Option<String> {
    let share = amount::rounded(pool.lock.early_leave_bps.into(), 2, 0);
    let offered = pool.lock.early_leave_bps > 0;
    offered.then(|| {
        format!("leaving a lock early costs up to {share} % of the stake, for those who stay")
    })
}

fn caps(farm: &Farm, pool: &Pool) -> Option<String> {
    let token = farm.stake_token(pool);
    let written = |cap: u64| match cap {
        0 => "any amount".into(),
        cap => format!("{} {}", amount::rounded(cap.into(), token.decimals, 0), token.symbol),
    };
    let caps = &pool.caps;
    let any = caps.pool > 0 || caps.position > 0;
    any.then(|| {
        format!("takes {} in all, {} a position", written(caps.pool), written(caps.position))
    })
}

/// A few to a line: a pool may accept them all.
fn risks(pool: &Pool) -> Vec<String> {
    let named = Risk::NAMES.iter().filter(|(risk, _)| pool.accepted_risks & *risk as u16 != 0);
    let names: Vec<&str> = named.map(|(_, name)| *name).collect();
    names.chunks(3).map(|names| format!("accepts tokens with: {}", names.join(", "))).collect()
}
