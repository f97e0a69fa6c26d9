//! What follows from the time that passes.

use super::{days, About, Notice, Rules};
use crate::figures::Window;
use crate::history::{History, Life, PositionLife, StreamLife};
use crate::said::date;
use acequia_interface::Address;

/// What is to be told at the end of a window, which goes on from the one looked at before.
pub fn by_the_clock(history: &History, looked: Window, rules: &Rules) -> Vec<Notice> {
    let open = history.pools.iter().filter(|(_, life)| life.closed_at.is_none());
    open.flat_map(|(pool, life)| of_pool(pool, life, looked, rules)).collect()
}

fn of_pool(pool: &Address, life: &Life, looked: Window, rules: &Rules) -> Vec<Notice> {
    let now = looked.to;
    let is_near = |end: u64, within: u32| end > now && end - now <= days(within);
    let runs = |(_, stream): &(usize, &StreamLife)| stream.retired_at.is_none();
    let ends = life.streams.iter().enumerate().filter(runs);
    let ends: Vec<_> = ends.map(|(nth, stream)| (nth, stream, stream.funding().2)).collect();
    let near = ends.iter().filter(|(.., end)| is_near(*end, rules.ends_within));
    let reward = near.map(|(nth, stream, end)| reward_ends(pool, (*nth, stream), *end, now));
    let last = ends.iter().map(|(.., end)| *end).max().filter(|end| is_near(*end, rules.runway));
    let locks = life.positions.iter().filter(|one| is_over(one, looked));
    let locks = locks.map(|one| lock_over(pool, life, one));
    reward.chain(last.map(|end| runway_short(pool, end, now))).chain(locks).collect()
}

fn is_over(position: &PositionLife, looked: Window) -> bool {
    let ends = Window { from: looked.from + 1, to: looked.to + 1 };
    position.amount > 0 && position.closed_at.is_none() && ends.holds(position.lock_end)
}

fn reward_ends(pool: &Address, (nth, stream): (usize, &StreamLife), end: u64, now: u64) -> Notice {
    let text = format!(
        "Stream {nth} of pool {pool}, which pays {}, ends {}. Its funder, {}, can extend it.",
        stream.mint,
        date(end as i64),
        stream.funder
    );
    Notice::new(About::RewardEnds, now, pool, &format!("{nth} {end}"), text)
}

fn runway_short(pool: &Address, end: u64, now: u64) -> Notice {
    let text = format!("From {} on, no stream of pool {pool} pays anything.", date(end as i64));
    Notice::new(About::RunwayShort, now, pool, &end.to_string(), text)
}

fn lock_over(pool: &Address, life: &Life, position: &PositionLife) -> Notice {
    let PositionLife { address, lock_end, owner, .. } = position;
    let text = format!(
        "The lock of position {address} in pool {pool} has ended; it is {}'s, who may leave.",
        life.owners[*owner as usize]
    );
    Notice::new(About::LockOver, *lock_end, pool, &format!("{address} {lock_end}"), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::DAY;
    use crate::history::tests::{lived, POOL, POSITION, START};

    const RULES: Rules = Rules { ends_within: 3, runway: 7, departure: 5, webhook: None };

    fn told(from: u64, to: u64) -> Vec<(String, String)> {
        let looked = Window { from, to };
        let notices = by_the_clock(&lived(), looked, &RULES).into_iter();
        notices.map(|one| (one.about, one.id)).collect()
    }

    /// One stream ends on day 20, the other on day 30; a lock on day 10.
    #[test]
    fn ends_runways_and_locks_are_told_in_their_time() {
        let day = |nth: u64| START + nth * DAY;
        assert_eq!(told(day(0), day(9)), []);
        let lock = format!("lock-over {POOL} {POSITION} {}", day(10));
        assert_eq!(told(day(9), day(10)), [("lock-over".into(), lock)]);
        assert_eq!(told(day(10), day(16)), [], "a lock is over once");
        let end = format!("reward-ends {POOL} 0 {}", day(20));
        assert_eq!(told(day(16), day(17)), [("reward-ends".into(), end.clone())]);
        assert_eq!(told(day(17), day(18))[0].1, end, "by the same name, as long as it is so");
        assert_eq!(told(day(19), day(20)), [], "what has ended ends no more");
        let runway = format!("runway-short {POOL} {}", day(30));
        assert_eq!(told(day(22), day(23)), [("runway-short".into(), runway)]);
    }
}
