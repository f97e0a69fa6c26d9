//! Accounts that hold anything: reading says what is wrong and never panics, nor does what follows from it.

use acequia_gauge_interface as gauge;
use acequia_interface::{Page, Pool, Position, VoteReceipt};

/// Two bytes say how many of the rest are a pool; what follows is a position of it. All of the rest is any account.
pub fn read(bytes: &[u8]) {
    let [low, high, bytes @ ..] = bytes else { return };
    let length = usize::from(u16::from_le_bytes([*low, *high]));
    let (pool, position) = bytes.split_at(length.min(bytes.len()));
    of_the_farm(pool, position);
    let _ = (Page::read(bytes), VoteReceipt::read(bytes));
    let _ = (gauge::Gauge::read(bytes), gauge::Epoch::read(bytes), gauge::VoteRecord::read(bytes));
}

fn of_the_farm(pool: &[u8], position: &[u8]) {
    let position = Position::read(position);
    let Ok(pool) = Pool::read(pool) else { return };
    for now in [0, pool.totals.last_update, pool.totals.last_update.wrapping_add(1), u64::MAX] {
        let _ = pool.settled_to(now);
        if let Ok(position) = &position {
            let _ = (position.settled(&pool), position.claimable(&pool, now));
        }
    }
}
