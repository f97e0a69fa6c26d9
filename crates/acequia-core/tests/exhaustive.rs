//! Every sequence of commands over a small world, from worlds in which different things have happened:
//! what random histories may miss by chance cannot hide here. After each command the books balance,
//! stake-time is what a naive mind counts, and everyone can leave with everything.
//!
//! To depth 5 from an empty pool, and one less from the others; `ACEQUIA_DEPTH` for more.

#[path = "world/command.rs"]
mod command;
#[path = "world/counted.rs"]
mod counted;
mod world;

use acequia_core::stream::Opening;
use acequia_core::*;
use command::Command::{self, *};
use counted::Count;
use world::*;

const CURVE: [Segment; 3] = [
    Segment { seconds: 7, amount: 10 },
    Segment { seconds: 3, amount: 0 },
    Segment { seconds: 5, amount: 1 },
];

const ROLLED: [Segment; 3] = [
    Segment { seconds: 2, amount: 1 },
    Segment { seconds: 1, amount: 0 },
    Segment { seconds: 3, amount: 1 },
];

/// Longer than a day, so that what is forfeited streams again.
const LONG: [Segment; 3] = [Segment { seconds: 40_000, amount: 100_003 }; 3];

/// What is done in one pool, or between two of the same token.
#[derive(Clone, Copy, Debug)]
enum Act {
    In(Command),
    /// What the second slot pays is staked in the other pool.
    Reinvest(usize),
    /// Principal goes over.
    Move(usize, u64),
}
use Act::*;

/// All that anybody can do in a pool. An operator does what an owner does, and a hook nothing to the
/// books: who may, and who is told, is the program's.
const ACTS: [Act; 54] = [
    // Time.
    In(Wait(1)),
    In(Wait(11)),
    In(Wait(31 * DAY)),
    In(ClockBack(5)),
    // Owners.
    In(Stake(0, 1)),
    In(Stake(1, 2)),
    In(Unstake(0, 1)),
    In(EmergencyExit(1)),
    In(Claim(0, 0)),
    In(Claim(0, 1)),
    In(Claim(1, 1)),
    In(Compound(0)),
    In(Lock(1, 11)),
    In(Lock(1, 100 * DAY)),
    In(Release(1)),
    In(LeaveEarly(1, 1)),
    In(HandOver(1)),
    In(Merge(1, 0)),
    In(Merge(0, 1)),
    In(Vote(1, 0, 7)),
    In(Withdraw(1)),
    In(Close(0, true)),
    In(Close(1, false)),
    Reinvest(0),
    Move(0, 1),
    // A delegate, an authority.
    In(SetStake(0, 2)),
    In(SetStake(0, 0)),
    In(Cap(2, 1)),
    // Funders.
    In(Curve(1, Opening::curve(IdlePolicy::Wait, 0), 0, CURVE)),
    In(Curve(1, Opening::curve(IdlePolicy::Refund, 0), 1, CURVE)),
    In(Curve(1, capped(3, 1), 0, CURVE)),
    In(Curve(1, Opening::curve(IdlePolicy::Wait, 0), 0, LONG)),
    In(Flow(1, IdlePolicy::Wait, 601)),
    In(Flow(1, IdlePolicy::Refund, 700)),
    In(Extend(1, CURVE)),
    In(Roll(1, ROLLED)),
    In(TopUp(1, 5)),
    In(Commit(1, 12)),
    In(Refund(1)),
    In(RefundIdle(1)),
    In(WindDown(1)),
    In(EndFlow(1)),
    In(WindDownEnding(1)),
    In(Sweep(0, 1)),
    In(Sweep(1, 1)),
    In(Retire(1)),
    // The end.
    In(WindDownPool),
    In(WindDown(0)),
    In(Retire(0)),
    In(Abandon(0)),
    In(Abandon(1)),
    In(Sweep(1, 0)),
    In(Claim(1, 0)),
    In(ClosePool),
];

/// A pool, another of its token beside it, and who counts the stake-time of the first.
struct Pools {
    here: World,
    there: World,
    time: Count,
}

cloned_in_place!(Pools { here, there, time });

impl Pools {
    fn after(before: &[Command]) -> Self {
        let empty = World::with_penalty_flow(2, 2);
        let mut pools = Self { time: Count::of(&empty), there: World::new(1, 2), here: empty };
        for command in before {
            pools.act(In(*command)).expect("what is done before is allowed");
        }
        pools
    }

    /// Does it. Time is counted whether it is allowed or not.
    fn act(&mut self, act: Act) -> Result<()> {
        let done = match act {
            In(command) => command::run(&mut self.here, command),
            Reinvest(who) => self.over(|here| here.claim(who, 1), who),
            Move(who, amount) => self.over(|here| here.unstake(who, amount), who),
        };
        let counted = match act {
            In(command) if done.is_ok() => Some(command),
            _ => None,
        };
        self.time.go_on(&self.here, counted);
        done
    }

    /// What comes out of one pool goes into the other, or nothing happens.
    fn over(&mut self, out: impl FnOnce(&mut World) -> Result<u64>, who: usize) -> Result<()> {
        let before = self.here.clone();
        self.there.now = self.there.now.max(self.here.now);
        let came = out(&mut self.here)?;
        self.there.stake(who, came).inspect_err(|_| self.here = before)
    }

    /// The books of both, and in `spare`, that everybody can leave.
    fn check(&self, spare: &mut World) {
        self.here.check();
        self.there.check();
        self.time.agrees(&self.here);
        spare.clone_from(&self.here);
        spare.everyone_leaves();
    }

    /// Principal in both.
    fn staked(&self) -> (u64, u64) {
        (self.here.stake_vault, self.there.stake_vault)
    }
}

/// How often each act was carried out.
type Done = [u64; ACTS.len()];

/// Every sequence of acts, so many deep.
struct Search {
    path: Vec<Act>,
    done: Done,
    tried: u64,
    /// In which everybody leaves.
    leaving: World,
}

impl Search {
    /// Tries every act in these pools, each in the first of the spare ones, and goes on in the next of them from what
    /// was carried out.
    fn explore(&mut self, pools: &Pools, spare: &mut [Pools]) {
        let Some((next, deeper)) = spare.split_first_mut() else { return };
        for (nth, act) in ACTS.iter().enumerate() {
            next.clone_from(pools);
            let carried_out = next.act(*act).is_ok();
            self.path.push(*act);
            self.check(next);
            // A refusal has settled at most; what it leads to, doing nothing leads to as well.
            self.tried += 1;
            self.done[nth] += u64::from(carried_out);
            if carried_out || next.staked() != pools.staked() {
                self.explore(next, deeper);
            }
            self.path.pop();
        }
    }

    fn check(&mut self, pools: &Pools) {
        let check = std::panic::AssertUnwindSafe(|| pools.check(&mut self.leaving));
        let sound = std::panic::catch_unwind(check).is_ok();
        assert!(sound, "after {:?}", self.path);
    }
}

/// In which something has happened already.
fn lived_in() -> [Pools; 4] {
    let running = Curve(1, Opening::curve(IdlePolicy::Wait, 0), 0, LONG);
    let returning = Curve(1, capped(5, 1), 0, LONG);
    let flow = Flow(1, IdlePolicy::Wait, 601);
    [
        Pools::after(&[
            running,
            Stake(0, 40),
            Stake(1, 25),
            Wait(7),
            Lock(1, 100 * DAY),
            Wait(DAY),
            LeaveEarly(1, 20),
        ]),
        Pools::after(&[returning, Stake(0, 1), Stake(1, 2), Wait(DAY), Unstake(1, 2)]),
        Pools::after(&[flow, TopUp(1, 1_000), Stake(0, 3), Wait(100), TopUp(1, 7), EndFlow(1)]),
        Pools::after(&[flow, Stake(0, 3), TopUp(1, 1_000), Wait(50), WindDownPool, WindDown(1)]),
    ]
}

/// Given small worlds, then no sequence of commands to that depth breaks the books or keeps anybody in.
#[test]
fn every_sequence_of_a_small_world_keeps_the_books() {
    let depth = setting("ACEQUIA_DEPTH", 5) as usize;
    let empty = Pools::after(&[]);
    let mut spare = vec![empty.clone(); depth];
    let (leaving, done) = (empty.here.clone(), [0; ACTS.len()]);
    let mut search = Search { path: Vec::new(), done, tried: 0, leaving };
    search.explore(&empty, &mut spare);
    for pools in lived_in() {
        search.explore(&pools, &mut spare[1..]);
    }
    let Search { done, tried, .. } = search;
    println!("{} carried out", done.iter().sum::<u64>());
    println!("checked operations: {tried} (every sequence to depth {depth})");
    let never: Vec<_> = ACTS.iter().zip(done).filter(|(_, times)| *times == 0).collect();
    assert!(depth < 5 || never.is_empty(), "never carried out, so nothing is shown of {never:?}");
}
