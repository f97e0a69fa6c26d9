//! What is surely known of a position, and what the program would surely refuse it.

use crate::stage::Stage;
use crate::story::{Action, Quantity};
use acequia_farm_file::time::{self, DAY};
use acequia_farm_file::{amount, Pool};

/// What is surely known of somebody's position in a pool.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// At least so much is staked [base units].
    pub staked: u64,
    /// More may be staked than that: rewards have been compounded.
    grown: bool,
    /// When the lock ends [s from the beginning]; 0 for none.
    lock_end: u64,
}

/// What the program would answer, and what to do instead.
pub struct Refusal(pub String, pub String);

type Verdict = Result<(), Refusal>;

impl Known {
    /// What happens to the position; returns what leaves it, as far as is known [base units].
    pub fn apply(
        &mut self,
        at: u64,
        action: Action,
        pool: &Pool,
        stage: &Stage,
    ) -> Result<u64, Refusal> {
        match action {
            Action::Stake(amount) => self.stake(amount, pool, stage).map(|()| 0),
            Action::Lock(seconds) => self.lock(at, seconds.into(), pool).map(|()| 0),
            Action::Release => self.must_have_ended(at).map(|()| 0),
            Action::Unstake(quantity) | Action::Move { quantity, .. } => self.leave(at, quantity),
            Action::EmergencyExit => self.leave(at, Quantity::All),
            Action::LeaveEarly(quantity) => self.leave_early(at, quantity),
            Action::Close => self.must_be_empty().map(|()| 0),
            Action::Compound(_) => {
                self.grown = true;
                Ok(0)
            }
            Action::Claim(_)
            | Action::Reinvest { .. }
            | Action::TopUp { .. }
            | Action::Refund { .. } => Ok(0),
        }
    }

    /// Something comes in of a reward; an operator brings it in only where no lock runs.
    pub fn grow(&mut self, at: u64, by_operator: bool) -> Result<(), Refusal> {
        self.grown = true;
        match by_operator && self.lock_end > at {
            false => Ok(()),
            true => Err(Refusal(
                "has an operator reinvest into a locked position".into(),
                "reinvest it by the LP, or after the lock".into(),
            )),
        }
    }

    fn leave(&mut self, at: u64, quantity: Quantity) -> Result<u64, Refusal> {
        self.must_be_free(at)?;
        self.take(quantity)
    }

    fn leave_early(&mut self, at: u64, quantity: Quantity) -> Result<u64, Refusal> {
        self.must_be_locked(at)?;
        self.take(quantity)
    }

    fn must_be_empty(&self) -> Verdict {
        match self.staked > 0 || self.grown {
            false => Ok(()),
            true => Err(Refusal(
                "still has stake in the position to be closed".into(),
                "unstake = \"all\" first".into(),
            )),
        }
    }

    /// More stake, within the cap of a position.
    fn stake(&mut self, amount: u64, pool: &Pool, stage: &Stage) -> Verdict {
        self.staked = self.staked.saturating_add(amount);
        let cap = pool.caps.position;
        if cap == 0 || self.staked <= cap {
            return Ok(());
        }
        let token = &stage.at.tokens[pool.stake];
        let written = |units: u64| amount::rounded(units.into(), token.decimals, 2);
        Err(Refusal(
            format!("would have {} {} in one position", written(self.staked), token.symbol),
            format!("stay within the pool's cap of {} a position", written(cap)),
        ))
    }

    /// Less stake. Returns how much less it surely is [base units].
    fn take(&mut self, quantity: Quantity) -> Result<u64, Refusal> {
        let wanted = match quantity {
            Quantity::All => self.staked,
            Quantity::Units(units) => units,
        };
        let enough = wanted > 0 && wanted <= self.staked || self.grown;
        let left = self.staked.saturating_sub(wanted);
        *self = Self { staked: left, grown: self.grown && quantity != Quantity::All, ..*self };
        match enough {
            true => Ok(wanted),
            false => Err(Refusal(
                "has not staked that much".into(),
                "stake more before, or take less".into(),
            )),
        }
    }

    /// A lock no longer than the pool's longest, ending no earlier than a running one.
    fn lock(&mut self, at: u64, seconds: u64, pool: &Pool) -> Verdict {
        let longest = u64::from(pool.lock.max_seconds);
        if seconds > longest {
            let remedy = match longest {
                0 => format!("the pool \"{}\" offers no locks: give it [pool.lock]", pool.name),
                _ => format!("the pool's longest lock is {}", time::duration(longest)),
            };
            return Err(Refusal(format!("locks for {}", time::duration(seconds)), remedy));
        }
        if at + seconds < self.lock_end {
            return Err(Refusal(
                "would shorten a running lock".into(),
                "a lock only grows: lock longer".into(),
            ));
        }
        self.lock_end = at + seconds;
        Ok(())
    }

    /// No lock is running.
    fn must_be_free(&self, at: u64) -> Verdict {
        match self.lock_end > at {
            false => Ok(()),
            true => Err(Refusal(
                format!("is locked until day {}", self.lock_end.div_ceil(DAY)),
                "wait for the end of the lock, or leave_early where the pool offers it".into(),
            )),
        }
    }

    /// A lock is running.
    fn must_be_locked(&self, at: u64) -> Verdict {
        match self.lock_end > at {
            true => Ok(()),
            false => Err(Refusal(
                "has no running lock to leave".into(),
                "lock before, or unstake".into(),
            )),
        }
    }

    /// There is a lock, and it has ended.
    fn must_have_ended(&self, at: u64) -> Verdict {
        match self.lock_end > 0 && self.lock_end <= at {
            true => Ok(()),
            false => Err(Refusal(
                "has no ended lock to release".into(),
                "release after the lock's end".into(),
            )),
        }
    }
}
