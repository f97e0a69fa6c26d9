//! Gauges: created, governed, funded, closed.

use crate::{addresses, terms::GaugeTerms, Gauge, ID};
use acequia_gauge_core::Terms;
use acequia_interface::{addresses::SYSTEM, instruction};
use solana_address::Address;

/// Where a gauge's tokens are, as its account says.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // a field that its name explains
pub struct BudgetAccounts {
    pub account: Address,
    pub mint: Address,
    pub token_program: Address,
}

impl BudgetAccounts {
    /// As the gauge's account says.
    pub fn of(gauge: &Gauge) -> Self {
        let token_program = gauge.token_program_address();
        Self { account: gauge.budget, mint: gauge.reward_mint, token_program }
    }
}

instruction! {
    /// Creates a gauge and its budget. The creator becomes its authority.
    CreateGauge = "create_gauge"
    accounts {
        creator: signer,
        payer: payer,
        gauge: writable = |i| i.gauge(),
        /// What is to be split.
        reward_mint: readonly,
        budget: writable = |i| addresses::budget(&i.gauge()).0,
        token_program: readonly,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        /// Tells apart the gauges of one creator and mint.
        id: u16,
        /// Genesis, length and closing time never change.
        terms: Terms as GaugeTerms,
    }
}

impl CreateGauge {
    /// Where the gauge will be.
    pub fn gauge(&self) -> Address {
        addresses::gauge(&self.creator, &self.reward_mint, self.id).0
    }
}

instruction! {
    /// Says how many votes an epoch needs, how much one pool may get and how much an epoch splits, from the
    /// next opened or updated one on.
    SetTerms = "set_terms"
    accounts {
        authority: signer,
        gauge: writable,
    }
    arguments {
        /// How many votes [votes].
        quorum: u64,
        /// How much of the budget [bps].
        cap_bps: u32,
        /// The most that an epoch splits [base units]; 0 is all that is idle.
        epoch_budget: u64,
    }
}

instruction! {
    /// Says who may set the powers of listed pools; zero for none. An offer that stands is void.
    SetPowerManager = "set_power_manager"
    accounts {
        authority: signer,
        gauge: writable,
    }
    arguments {
        /// Who may.
        new: Address,
    }
}

instruction! {
    /// Offers the powers to another power manager; zero takes an offer back.
    ProposePowerManager = "propose_power_manager"
    accounts {
        power_manager: signer,
        gauge: writable,
    }
    arguments {
        /// Who is to accept.
        new: Address,
    }
}

instruction! {
    /// Takes the powers over that were offered.
    AcceptPowerManager = "accept_power_manager"
    accounts {
        /// Who they were offered to.
        pending_power_manager: signer,
        gauge: writable,
    }
}

instruction! {
    /// Offers a gauge to another authority; zero takes an offer back.
    ProposeAuthority = "propose_authority"
    accounts {
        authority: signer,
        gauge: writable,
    }
    arguments {
        /// Who is to accept.
        new: Address,
    }
}

instruction! {
    /// Takes over a gauge that was offered.
    AcceptAuthority = "accept_authority"
    accounts {
        /// Who it was offered to.
        pending_authority: signer,
        gauge: writable,
    }
}

instruction! {
    /// Adds to what epochs split: the next ones to be opened or updated. By anyone. What arrives counts.
    FundGauge = "fund_gauge"
    given {
        /// Its budget, reward mint and token program.
        budget: BudgetAccounts,
    }
    accounts {
        /// Signs for the source.
        funder: signer,
        gauge: writable,
        budget: writable = |i| i.budget.account,
        reward_mint: readonly = |i| i.budget.mint,
        /// A token account of the mint.
        source: writable,
        token_program: readonly = |i| i.budget.token_program,
    }
    arguments {
        /// How much leaves the source [base units].
        amount: u64,
    }
}

instruction! {
    /// Takes out what no epoch holds.
    RefundGauge = "refund_gauge"
    given {
        /// Its budget, reward mint and token program.
        budget: BudgetAccounts,
    }
    accounts {
        authority: signer,
        gauge: writable,
        budget: writable = |i| i.budget.account,
        reward_mint: readonly = |i| i.budget.mint,
        /// A token account of the mint.
        destination: writable,
        token_program: readonly = |i| i.budget.token_program,
    }
}

instruction! {
    /// Closes a gauge without epochs, and its budget; all rent goes to the creator.
    CloseGauge = "close_gauge"
    given {
        /// Its budget, reward mint and token program.
        budget: BudgetAccounts,
    }
    accounts {
        authority: signer,
        gauge: writable,
        /// As the gauge says.
        creator: writable,
        budget: writable = |i| i.budget.account,
        reward_mint: readonly = |i| i.budget.mint,
        /// Gets what the budget still holds; none if it is empty.
        destination: optional_writable,
        token_program: readonly = |i| i.budget.token_program,
    }
}
