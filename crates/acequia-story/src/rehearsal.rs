//! Goes through a story before it runs, and reports what the program would surely refuse.
//!
//! It knows what is surely staked and until when it is locked, not what rewards come to: after
//! compounding there is more stake than it knows, and it refuses nothing that might be right.
//! It speaks of caps per position, stake, locks and closing. What only the whole pool can tell
//! (its cap, when it is full) is left to the program.

use crate::known::{Known, Refusal};
use crate::plan::Planned;
use crate::stage::Stage;
use crate::story::{Action, Actor, Lp};
use acequia_farm_file::time::DAY;

/// Reports every event that cannot succeed.
pub fn check(planned: &[Planned], lps: &[Lp], stage: &Stage) {
    let pools = &stage.pools.list;
    let mut known = vec![vec![Known::default(); pools.len()]; lps.len()];
    for planned in planned {
        let event = &planned.event;
        let Actor::Lp(lp) = event.who else { continue };
        let (positions, pool) = (&mut known[lp], &pools[event.pool]);
        let verdict = positions[event.pool].apply(event.at, event.action, pool, stage);
        match (verdict, event.action) {
            (Ok(moved), Action::Move { to, .. }) => positions[to].staked += moved,
            (Ok(_), Action::Reinvest { to, by_operator, .. }) => {
                if let Err(refusal) = positions[to].grow(event.at, by_operator) {
                    report(planned, &lps[lp].name, refusal);
                }
            }
            (Ok(_), _) => {}
            (Err(refusal), _) => report(planned, &lps[lp].name, refusal),
        }
    }
}

fn report(Planned { event, line }: &Planned, name: &str, Refusal(condition, remedy): Refusal) {
    let day = event.at / DAY;
    line.wrong::<()>(format!("on day {day}, {name} {condition}"), remedy);
}
