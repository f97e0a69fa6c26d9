//! The one file that moves tokens: into the budget, out of it, and by the farm's hand into a
//! stream.
//!
//! A [`Budget`] can only be had by naming the accounts that the gauge has stored. What comes
//! in is measured: the balance after less the balance before.
//!
//! No table of extensions judges the reward mint here, as the farm has one for what LPs own.
//! The budget belongs to whoever funds it, and a share leaves for a stream only where the
//! farm has admitted the mint. A mint that cannot be moved cannot come in.

use {
    crate::{
        error::GaugeError,
        state::{Gauge, GaugeAccount},
    },
    acequia_onchain::token::{Mint, TokenAccount},
    anchor_lang::{create_account_signed, prelude::*},
};

/// The gauge's token account, with all it takes to move what is in it.
pub struct Budget {
    account: AccountView,
    mint: Mint,
}

impl Budget {
    /// The gauge's budget, if the accounts are the stored ones.
    #[inline(never)]
    pub fn of(
        gauge: &Gauge,
        budget: &AccountView,
        mint: &AccountView,
        program: &AccountView,
    ) -> Result<Self> {
        require!(*budget.address() == gauge.budget, GaugeError::WrongBudget);
        require!(*mint.address() == gauge.reward_mint, GaugeError::WrongMint);
        let (program_of_mint, decimals) = (gauge.token_program(), gauge.decimals);
        require!(program.address() == program_of_mint.id(), GaugeError::WrongTokenProgram);
        let mint = Mint { account: *mint, program: program_of_mint, decimals };
        Ok(Self { account: *budget, mint })
    }

    /// What it holds [base units].
    pub fn balance(&self) -> Result<u64> {
        Ok(TokenAccount::read(&self.account).ok_or(GaugeError::NotTokenAccount)?.amount)
    }

    /// Takes `amount` from `source`, which `authority` signs for, and returns what arrived
    /// [base units]: less where the mint takes a fee.
    pub fn receive(
        &self,
        source: &AccountView,
        authority: &AccountView,
        amount: u64,
    ) -> Result<u64> {
        let before = self.balance()?;
        self.mint.transfer(source, &self.account, authority, amount, &[]);
        Ok(self.balance()?.saturating_sub(before))
    }

    /// Pays `amount` to somebody's account, which must not be the gauge's own.
    pub fn pay(&self, gauge: &GaugeAccount, destination: &AccountView, amount: u64) -> Result<()> {
        let destined = TokenAccount::read(destination).ok_or(GaugeError::NotTokenAccount)?;
        require!(destined.holder != *gauge.address(), GaugeError::GaugeAsDestination);
        let from = &self.account;
        gauge.sign(|seeds| self.mint.transfer(from, destination, gauge.account(), amount, seeds));
        Ok(())
    }

    /// Closes it; its rent goes to `rent`.
    pub fn close(&self, gauge: &GaugeAccount, rent: &AccountView) {
        gauge.sign(|seeds| self.mint.close_account(&self.account, rent, gauge.account(), seeds));
    }
}

/// Reads a mint, which must belong to `program`.
pub fn mint_of(mint: &AccountView, program: &AccountView) -> Result<Mint> {
    let mint = Mint::read(mint).ok_or(GaugeError::NotMint)?;
    require!(program.address() == mint.program.id(), GaugeError::WrongTokenProgram);
    Ok(mint)
}

/// Creates a token account of the gauge's at an address derived from `seeds`, which somebody
/// may have sent lamports to before.
pub fn create_budget(
    gauge: &Address,
    payer: &AccountView,
    budget: &AccountView,
    mint: &Mint,
    seeds: &[&[u8]],
) -> Result<()> {
    let size = mint.account_size().ok_or(GaugeError::NotMint)?;
    create_account_signed(payer, budget, size, mint.program.id(), seeds)?;
    mint.initialize_account(budget, gauge);
    Ok(())
}
