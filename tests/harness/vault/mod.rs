//! A farm with a vault of `programs/autocompounder` in it: the real bytes of both.
//!
//! After every step the vault's books are checked with the farm's: shares add up, each reward
//! to the last 2^-64 of a unit, nothing is credited that the farm does not owe, and everybody's
//! part together is no more than there is.

mod calls;
pub mod catalog;
pub mod state;

pub use calls::vault_address;

use crate::prelude::*;
use crate::wallet_of;
use crate::world::address_of;
use state::{Shares, Vault};

/// The vault program.
pub const VAULT_PROGRAM: Address =
    Address::from_str_const("AceQ1aVauLt111111111111111111111111111111111");
/// What everybody has of the stake mint before they come [base units].
pub const WEALTH: u64 = 1_000_000_000_000;

/// Shares that a unit buys in an empty vault, and virtual ones.
pub const UNIT: u128 = 1_024;

/// A farm with a vault in its first pool.
#[derive(Clone)]
pub struct VaultScene {
    /// The farm.
    pub farm: Scene,
    /// The vault's address.
    pub vault: Address,
}

/// The vault's own reasons, by their numbers, which its own words explain.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::FromRepr)]
#[repr(u32)]
pub enum Refusal {
    NotOwner = 7004,
    PoolUnsuitable = 7010,
    AlreadyThere = 7011,
    ZeroAmount = 7012,
    DepositTooSmall = 7013,
    PriceMoved = 7014,
    InsufficientShares = 7015,
    UnknownReward = 7017,
    NothingOwed = 7019,
    NotEmpty = 7020,
    WrongRentPayer = 7021,
    NoEmergency = 7022,
    OwnAccount = 7023,
    UnknownLayout = 7025,
    NoHolders = 7026,
    InUse = 7027,
    HasLeft = 7028,
    AlreadyAnnounced = 7029,
    NotServed = 7030,
    NothingToGive = 7031,
    UnsuitableFlow = 7032,
    NotGivenAway = 7033,
}

impl VaultScene {
    /// A vault in a pool that is to be made.
    #[track_caller]
    pub fn of(given: Given) -> Self {
        let mut scene = Self::without_vault(given);
        scene.run("creator", scene.create("creator", 0)).ok();
        scene
    }

    /// The pool and the program, and the vault's address where there is nothing yet.
    #[track_caller]
    pub fn without_vault(given: Given) -> Self {
        let mut farm = given.ready();
        farm.world.deploy_at(VAULT_PROGRAM, "autocompounder");
        let vault = vault_address(&farm.site().pool, 0);
        Self { farm, vault }
    }

    /// With somebody who has deposited that much.
    #[track_caller]
    pub fn with(mut self, who: &str, amount: u64) -> Self {
        self.join(who);
        self.puts(who, amount).ok();
        self
    }

    /// Opens an account for somebody, who is given their wealth.
    #[track_caller]
    pub fn join(&mut self, who: &str) {
        let (owner, mint) = (self.farm.world.actor(who), self.farm.stake_mint());
        if self.farm.world.account(&wallet_of(&owner, &mint)).is_none() {
            self.farm.world.fund(&owner, &mint, WEALTH);
        }
        self.run(who, self.open(who, who)).ok();
    }

    /// Sends an instruction and checks all books, whatever came of it.
    #[track_caller]
    pub fn run(&mut self, who: &str, instruction: Instruction) -> Outcome {
        let payer = self.farm.world.actor(who);
        let outcome = self.farm.world.send(payer, &[instruction]);
        self.farm.check_books();
        self.check();
        outcome
    }

    // ---- what people do ----

    /// Deposits into one's own account.
    #[track_caller]
    pub fn puts(&mut self, who: &str, amount: u64) -> Outcome {
        self.run(who, self.deposit(who, who, amount, 0))
    }

    /// Withdraws.
    #[track_caller]
    pub fn takes(&mut self, who: &str, shares: u128) -> Outcome {
        self.run(who, self.withdraw(who, shares, 0))
    }

    /// Withdraws everything.
    #[track_caller]
    pub fn leaves(&mut self, who: &str) -> Outcome {
        self.takes(who, self.held_by(who))
    }

    /// Anyone harvests a stream; the vault's account is created first.
    #[track_caller]
    pub fn harvests(&mut self, slot: u8) -> Outcome {
        let mint = self.farm.reward(slot as usize);
        self.farm.world.wallet(&self.vault, &mint);
        self.run("anyone", self.harvest(slot))
    }

    /// What is nobody's of the stake mint goes to a flow, or is burnt.
    #[track_caller]
    pub fn gives_away(&mut self, flow: Option<u8>) -> Outcome {
        self.run("anyone", self.give_away(&self.farm.stake_mint(), flow))
    }

    /// Anyone compounds.
    #[track_caller]
    pub fn compounds(&mut self, slot: u8) -> Outcome {
        self.run("anyone", self.compound(slot))
    }

    /// Claims the reward of a slot.
    #[track_caller]
    pub fn claims(&mut self, who: &str, slot: usize) -> Outcome {
        let mint = self.farm.reward(slot);
        self.farm.world.wallet(&address_of(who), &mint);
        self.run(who, self.claim(who, &mint))
    }

    /// Gives tokens to the vault without getting shares: by staking on its behalf, or by sending
    /// them to its token account.
    #[track_caller]
    pub fn donates(&mut self, who: &str, amount: u64, staked: bool) {
        let (owner, mint) = (address_of(who), self.farm.stake_mint());
        if !staked {
            let to = self.stake_account();
            return self.farm.world.transfer(&owner, &mint, &to, amount);
        }
        let stake = acequia_interface::instructions::Stake {
            depositor: owner,
            pool: self.farm.site().pool,
            position: self.position(),
            stake_vault: self.farm.pool().stake_vault,
            source: wallet_of(&owner, &mint),
            stake_mint: mint.address,
            token_program: mint.program,
            amount,
        };
        self.run(who, stake.instruction()).ok();
    }

    /// Withdraws everything, gives up what is owed, and closes the account, which `who` opened.
    #[track_caller]
    pub fn goes(&mut self, who: &str) {
        if self.held_by(who) > 0 {
            self.leaves(who).ok();
        }
        self.run(who, self.close(who, who, true)).ok();
    }

    // ---- what there is ----

    /// The vault's position in the farm.
    pub fn position(&self) -> Address {
        position_at(&self.farm.site().pool, &self.vault, 0)
    }

    /// The vault's own account for the stake mint.
    pub fn stake_account(&self) -> Address {
        wallet_of(&self.vault, &self.farm.stake_mint())
    }

    /// The vault as it stands in its account.
    #[track_caller]
    pub fn read(&self) -> Vault {
        Vault::read(&self.farm.world.account(&self.vault).expect("the vault exists").data)
    }

    /// What the vault has staked [base units].
    #[track_caller]
    pub fn staked(&self) -> u64 {
        self.farm.world.position(&self.position()).stake.amount
    }

    /// What the holders own of the stake mint, as the vault has counted it [base units].
    #[track_caller]
    pub fn assets(&self) -> u64 {
        self.read().assets
    }

    /// What lies in the vault's own account for the stake mint [base units].
    #[track_caller]
    pub fn lying(&self) -> u64 {
        self.farm.world.balance(&self.stake_account())
    }

    /// Somebody's shares.
    pub fn held_by(&self, who: &str) -> u128 {
        let account = self.farm.world.account(&self.shares_of(who));
        account.and_then(|account| Shares::read(&account.data)).map_or(0, |held| held.shares)
    }

    /// What somebody has in their canonical account of the stake mint.
    pub fn wallet(&self, who: &str) -> u64 {
        self.farm.world.holding(&address_of(who), &self.farm.stake_mint())
    }

    /// What somebody has of a stream's reward.
    #[track_caller]
    pub fn earned(&self, who: &str, slot: usize) -> u64 {
        self.farm.world.holding(&address_of(who), &self.farm.reward(slot))
    }

    /// What each slot owes the vault now [base units].
    #[track_caller]
    pub fn pending(&self) -> Vec<u64> {
        let position = self.farm.world.position(&self.position());
        position.claimable(&self.farm.pool(), self.farm.world.now())
    }

    /// All accounts of shares.
    pub fn holders(&self) -> Vec<Shares> {
        let accounts = self.farm.world.svm.get_program_accounts(&VAULT_PROGRAM).into_iter();
        let read = accounts.filter_map(|(at, account)| Some((at, Shares::read(&account.data)?)));
        let genuine = read.filter(|(at, held)| *at == self.shares_at(&held.owner));
        genuine.map(|(_, held)| held).filter(|held| held.vault == self.vault).collect()
    }

    /// Asserts that the vault's books balance.
    #[track_caller]
    pub fn check(&self) {
        if self.farm.world.account(&self.vault).is_none() {
            return;
        }
        let (vault, holders) = (self.read(), self.holders());
        let shares: u128 = holders.iter().map(|holder| holder.shares).sum();
        assert_eq!(shares, vault.shares, "shares add up");
        assert!(vault.at_hand <= self.lying(), "what is counted in the stake account lies there");
        let staked = self.farm.world.account(&self.position()).map_or(0, |_| self.staked());
        assert!(vault.assets - vault.at_hand <= staked, "the rest is staked");
        assert!(shares <= u128::from(vault.assets) * UNIT, "a share is worth 1/1,024 or more");
        assert_eq!(holders.len(), vault.accounts as usize, "every account is counted");
        let worth = holders.iter().map(|holder| self.worth(holder.shares)).sum::<u128>();
        assert!(worth <= u128::from(self.assets()), "everybody's part is there");
        for (nth, reward) in vault.rewards.iter().enumerate() {
            self.check_reward(nth, reward, &holders);
        }
    }

    #[track_caller]
    fn check_reward(&self, nth: usize, reward: &state::Reward, holders: &[Shares]) {
        let owed: u128 = holders.iter().map(|holder| holder.owed(nth, reward)).sum();
        let whole = u128::from(reward.waiting) + u128::from(reward.paid);
        let sum = (whole << 64) + reward.carry + owed;
        assert_eq!(sum, u128::from(reward.credited) << 64, "books of reward {nth}");
        let pool = self.farm.pool();
        let slots = pool.streams.iter().zip(self.pending());
        let owed: u64 = slots.filter(|(s, _)| s.mint == reward.mint).map(|(_, owed)| owed).sum();
        let mint = pool.streams.iter().position(|slot| slot.mint == reward.mint);
        if let Some(slot) = mint {
            let held = self.farm.world.holding(&self.vault, &self.farm.reward(slot));
            assert!(held + owed >= reward.credited - reward.paid, "what is credited is there");
        }
    }

    /// What shares are worth [base units, rounded down], by the definition of virtual shares.
    pub fn worth(&self, shares: u128) -> u128 {
        shares * (u128::from(self.assets()) + 1) / (self.read().shares + UNIT)
    }
}

/// Why it was refused, in a word: the vault's reason, or else the farm's or the runtime's.
pub fn vault_refusal(outcome: &Outcome) -> Option<String> {
    let vault = outcome.custom_error().and_then(Refusal::from_repr);
    vault.map(|reason| format!("{reason:?}")).or_else(|| outcome.refusal())
}

/// Asserts that the vault refused for that reason, and said so in words.
#[track_caller]
pub fn refused(outcome: Outcome, reason: Refusal) {
    let code = outcome.custom_error();
    assert_eq!(code, Some(reason as u32), "{:?}\n{}", outcome.error, outcome.log());
    let name = format!("Program {VAULT_PROGRAM} failed");
    assert!(outcome.logs.iter().any(|line| line.starts_with(&name)), "it was the vault's");
}
