//! The books of a gauge's budget.

use crate::{Error, Result};

acequia_core::stored! { ($)
    /// Where a gauge's tokens are: `funded = refunded + idle + held + applied`.
    //
    // After every operation; and the vault holds at least what `in_vault` says.
    pub struct Books as stored_books {
        /// What the budget has ever received [base units].
        pub funded: u64,
        /// What has been taken back out [base units].
        pub refunded: u64,
        /// What no epoch holds: what the next ones split [base units].
        pub idle: u64,
        /// What epochs hold [base units].
        // Budgets, and after settling the shares that are not spent.
        pub held: u64,
        /// What has been passed on to pools [base units].
        pub applied: u64,
        /// The lowest number that an epoch may still be opened with.
        pub next_epoch: u64,
    }
}

impl Books {
    /// Adds what the vault has received. Fails with [`Error::ZeroAmount`] or
    /// [`Error::FundingOverflow`].
    pub fn fund(&mut self, amount: u64) -> Result<()> {
        if amount == 0 {
            return Err(Error::ZeroAmount);
        }
        let funded = self.funded.checked_add(amount);
        let in_range = funded.filter(|funded| *funded < 1 << 63);
        self.funded = in_range.ok_or(Error::FundingOverflow)?;
        self.idle = self.idle.wrapping_add(amount);
        Ok(())
    }

    /// Takes out what no epoch holds and returns it, for the caller to pay
    /// [base units]. Fails with [`Error::NothingIdle`].
    pub fn refund(&mut self) -> Result<u64> {
        let amount = match core::mem::take(&mut self.idle) {
            0 => return Err(Error::NothingIdle),
            amount => amount,
        };
        self.refunded = self.refunded.wrapping_add(amount);
        Ok(amount)
    }

    /// Gives what is idle to epoch `number` as its budget, up to `limit`, and returns it [base units].
    /// Numbers rise, so that none is ever used twice.
    ///
    /// Fails with [`Error::EpochNotNext`] or [`Error::NothingIdle`].
    pub(crate) fn open(&mut self, number: u64, limit: u64) -> Result<u64> {
        if number < self.next_epoch {
            return Err(Error::EpochNotNext);
        }
        if self.idle == 0 {
            return Err(Error::NothingIdle);
        }
        self.next_epoch = number.saturating_add(1);
        Ok(self.hold(limit))
    }

    /// Gives what is idle to an epoch, up to `limit`, and returns it [base units].
    pub(crate) fn hold(&mut self, limit: u64) -> u64 {
        let amount = self.idle.min(limit);
        self.idle = self.idle.wrapping_sub(amount);
        self.held = self.held.wrapping_add(amount);
        amount
    }

    /// The number of the last epoch that was opened.
    pub const fn last_opened(&self) -> Option<u64> {
        self.next_epoch.checked_sub(1)
    }

    /// An epoch lets go of an amount, for the next one.
    pub(crate) fn roll_over(&mut self, amount: u64) {
        self.held = self.held.wrapping_sub(amount);
        self.idle = self.idle.wrapping_add(amount);
    }

    /// An epoch passes an amount on to a pool.
    pub(crate) fn apply(&mut self, amount: u64) {
        self.held = self.held.wrapping_sub(amount);
        self.applied = self.applied.wrapping_add(amount);
    }

    /// What must be in the vault [base units].
    pub const fn in_vault(&self) -> u64 {
        self.idle.wrapping_add(self.held)
    }

    /// Whether the books balance.
    pub fn is_sound(&self) -> bool {
        let accounted = [self.refunded, self.idle, self.held, self.applied];
        let sum = accounted.iter().map(|part| *part as u128).sum::<u128>();
        sum == self.funded as u128
    }
}
