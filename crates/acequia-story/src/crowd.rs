//! `[story.crowd]`: LPs who come and go as the dice say.
//!
//! Each arrives in the first two thirds of the story and stakes between the least and the
//! most, small stakes more often than large ones. One in three locks, where the pool has
//! locks. All claim now and then. Half of those whose lock ends in time leave: nine in ten
//! unstake, one takes the emergency exit; then they claim and close. The same seed gives the
//! same crowd on every machine.

use crate::plan::Planned;
use crate::stage::{Stage, MAX_LPS};
use crate::story::{Action, Actor, Event, Lp, Quantity};
use acequia_farm_file::read::Field;
use acequia_farm_file::time::DAY;
use std::ops::RangeInclusive;

/// What the crowd is like.
struct Crowd {
    pool: usize,
    stakes: RangeInclusive<u64>,
    /// The set of all slots of the pool.
    slots: u16,
    /// The longest lock [s]; 0 where the pool has none.
    longest_lock: u64,
    /// How long the story lasts [s].
    seconds: u64,
}

/// Adds the crowd to the LPs and returns what they will do.
pub fn read<'a>(
    field: &Field<'a>,
    stage: &Stage<'a>,
    lps: &mut Vec<Lp>,
    dice: &mut fastrand::Rng,
) -> Option<Vec<Planned<'a>>> {
    let section = field.section("[story.crowd]")?;
    let count = section.need("lps", "add lps = 20").and_then(|f| f.integer(1..=MAX_LPS));
    let pool = section.get_or("pool", 0, |f| stage.pools.named(f));
    let stake = section.need("stake", "add stake = [\"100\", \"5_000\"], the least and the most");
    let (count, pool) = (count?, pool?);
    let crowd = Crowd::new(pool, stakes(&stake?, pool, stage)?, stage);
    let mut planned = Vec::new();
    for nth in 1..=count {
        let who = Actor::Lp(lps.len());
        lps.push(Lp { name: format!("crowd {nth}"), in_crowd: true });
        let life = crowd.life(dice);
        let event = |(at, action)| Event { at, who, pool, action };
        planned.extend(
            life.into_iter().map(event).map(|event| Planned { event, line: field.clone() }),
        );
    }
    Some(planned)
}

/// The least and the most that one of the crowd stakes [base units].
fn stakes(field: &Field, pool: usize, stage: &Stage) -> Option<RangeInclusive<u64>> {
    let token = &stage.at.tokens[stage.pools.list[pool].stake];
    let list = field.list();
    let ends = list.iter().map(|f| f.amount(token));
    match ends.collect::<Option<Vec<_>>>()?[..] {
        [least, most] if least <= most => Some(least..=most),
        _ => field.expected("the least and the most", "[\"100\", \"5_000\"]"),
    }
}

impl Crowd {
    /// A crowd for a pool, which claims all of its rewards and uses its locks.
    fn new(pool: usize, stakes: RangeInclusive<u64>, stage: &Stage) -> Self {
        let at = &stage.pools.list[pool];
        let slots = (0..at.rewards.len()).fold(0, |set, slot| set | 1 << slot);
        Self {
            pool,
            stakes,
            slots,
            longest_lock: at.lock.max_seconds.into(),
            seconds: stage.seconds,
        }
    }

    /// One LP's plan: arrive, perhaps lock, claim now and then, perhaps leave.
    fn life(&self, dice: &mut fastrand::Rng) -> Vec<(u64, Action)> {
        debug_assert!(self.pool < 16 || self.seconds > 0);
        let arrives = dice.u64(0..=self.seconds * 2 / 3);
        let mut plan = vec![(arrives, Action::Stake(self.amount(dice)))];
        let free_at = arrives + self.lock(dice, arrives, &mut plan);
        let leaves = self.leaving(dice, arrives, free_at);
        self.claims(dice, arrives, leaves.unwrap_or(self.seconds), &mut plan);
        if let Some(at) = leaves {
            let way = if dice.u8(0..10) == 0 {
                Action::EmergencyExit
            } else {
                Action::Unstake(Quantity::All)
            };
            plan.extend([(at, way), (at, Action::Claim(self.slots)), (at, Action::Close)]);
        }
        plan
    }

    /// Small stakes are more frequent than large ones.
    fn amount(&self, dice: &mut fastrand::Rng) -> u64 {
        let most = dice.u64(self.stakes.clone());
        dice.u64(*self.stakes.start()..=most)
    }

    /// One in three locks. Returns for how long [s].
    fn lock(&self, dice: &mut fastrand::Rng, at: u64, plan: &mut Vec<(u64, Action)>) -> u64 {
        if self.longest_lock < DAY || dice.u8(0..3) != 0 {
            return 0;
        }
        let seconds = dice.u64(DAY..=self.longest_lock) / DAY * DAY;
        plan.push((at, Action::Lock(seconds as u32)));
        seconds
    }

    /// Claims at a pace of their own, from every five days to every twenty-five.
    fn claims(&self, dice: &mut fastrand::Rng, from: u64, to: u64, plan: &mut Vec<(u64, Action)>) {
        let pause = dice.u64(5 * DAY..=25 * DAY);
        let times = (1..).map(|nth| from + nth * pause).take_while(|at| *at < to);
        plan.extend(times.map(|at| (at, Action::Claim(self.slots))));
    }

    /// Half of those who are free in time leave.
    fn leaving(&self, dice: &mut fastrand::Rng, arrives: u64, free_at: u64) -> Option<u64> {
        let earliest = free_at.max(arrives + DAY);
        (earliest < self.seconds && dice.bool()).then(|| dice.u64(earliest..self.seconds))
    }
}
