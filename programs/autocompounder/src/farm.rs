//! Calls to the farm: the builders of `acequia-interface`, signed by the vault. This is the
//! part that a composing program copies.
//!
//! The farm checks its own accounts: vaults, mints, token programs. What the vault must check
//! is that pool and position are the ones it has stored, for the results are read from them.

use crate::{
    accounts::is,
    error::{Reason, Result},
    state::Vault,
};
use acequia_interface::{
    instructions::{
        Claim, ClosePosition, Compound, EmergencyExit, OpenPosition, Reward, Stake, TopUp, Unstake,
    },
    Pool, Position,
};
use solana_program::{
    account_info::AccountInfo, instruction::Instruction, program::invoke_signed, pubkey::Pubkey,
};

/// A vault's seat in the farm.
#[allow(missing_docs)] // a field that its name explains
pub struct Seat<'a, 'i> {
    /// Who signs.
    pub vault: &'a AccountInfo<'i>,
    pub pool: &'a AccountInfo<'i>,
    pub position: &'a AccountInfo<'i>,
    /// All accounts of the instruction, which the calls choose from.
    pub all: &'a [AccountInfo<'i>],
    id: [u8; 2],
    bump: [u8; 1],
}

/// A gift to a flow.
#[allow(missing_docs)] // a field that its name explains
pub struct Flow {
    pub slot: u8,
    pub vault: Pubkey,
    /// [base units]
    pub amount: u64,
}

/// Where principal is: the accounts that follow the position in every instruction that moves it.
#[allow(missing_docs)] // a field that its name explains
pub struct Principal<'a, 'i> {
    /// The pool's stake vault; the farm checks it.
    pub stake_vault: &'a AccountInfo<'i>,
    /// The vault's own account for the stake mint.
    pub stake_account: &'a AccountInfo<'i>,
    pub mint: &'a AccountInfo<'i>,
    pub token_program: &'a AccountInfo<'i>,
}

impl<'a, 'i> Seat<'a, 'i> {
    /// The seat of `vault`, whose account is `signer`, if pool, position and farm are the ones
    /// meant.
    pub fn of(
        vault: &Vault,
        signer: &'a AccountInfo<'i>,
        [pool, position, farm]: [&'a AccountInfo<'i>; 3],
        all: &'a [AccountInfo<'i>],
    ) -> Result<Self> {
        is(pool, &vault.pool, Reason::WrongPool)?;
        is(position, &vault.position, Reason::WrongPosition)?;
        is(farm, &acequia_interface::ID, Reason::WrongProgram)?;
        let (id, bump) = (vault.id.to_le_bytes(), [vault.bump]);
        Ok(Self { vault: signer, pool, position, all, id, bump })
    }

    /// The pool as it stands in its account. Of the 32 KiB of heap it takes up to 10, which nothing gives
    /// back: once an instruction.
    pub fn read_pool(&self) -> Result<Pool> {
        Ok(Pool::read(&self.pool.try_borrow_data()?)?)
    }

    /// The position as it stands in its account.
    pub fn read_position(&self) -> Result<Position> {
        Ok(Position::read(&self.position.try_borrow_data()?)?)
    }

    /// Whether the position is there: whoever may close a pool may close it, empty, with the pool.
    pub fn has_position(&self) -> bool {
        *self.position.owner == acequia_interface::ID
    }

    /// Whether there is a pool.
    pub fn has_pool(&self) -> bool {
        *self.pool.owner == acequia_interface::ID
    }

    /// Both.
    pub fn read(&self) -> Result<(Pool, Position)> {
        Ok((self.read_pool()?, self.read_position()?))
    }

    /// The position, if it is there.
    pub fn find_position(&self) -> Result<Option<Position>> {
        self.has_position().then(|| self.read_position()).transpose()
    }

    /// Whether a slot of the pool holds a stream of that mint.
    pub fn pays(&self, slot: u8, mint: &Pubkey) -> bool {
        let Ok(data) = self.pool.try_borrow_data() else { return false };
        Pool::read_slot(&data, slot).is_ok_and(|(_, it)| it.is_in_use() && it.mint == *mint)
    }

    /// Opens the vault's position: the vault is its opener and its owner.
    pub fn open(&self, payer: &AccountInfo) -> Result {
        let open = OpenPosition {
            opener: *self.vault.key,
            payer: *payer.key,
            pool: *self.pool.key,
            position: *self.position.key,
            index: 0,
            owner: *self.vault.key,
        };
        self.call(open.instruction())
    }

    /// Stakes `amount` out of `source`, which `depositor` signs for [base units].
    pub fn stake(
        &self,
        at: &Principal,
        depositor: &Pubkey,
        source: &Pubkey,
        amount: u64,
    ) -> Result {
        let stake = Stake {
            depositor: *depositor,
            pool: *self.pool.key,
            position: *self.position.key,
            stake_vault: *at.stake_vault.key,
            source: *source,
            stake_mint: *at.mint.key,
            token_program: *at.token_program.key,
            amount,
        };
        self.call(stake.instruction())
    }

    /// Takes `amount` out of the position [base units].
    pub fn unstake(&self, at: &Principal, destination: &Pubkey, amount: u64) -> Result {
        let unstake = Unstake {
            owner: *self.vault.key,
            pool: *self.pool.key,
            position: *self.position.key,
            stake_vault: *at.stake_vault.key,
            destination: *destination,
            stake_mint: *at.mint.key,
            token_program: *at.token_program.key,
            amount,
        };
        self.call(unstake.instruction())
    }

    /// Takes everything out of the position without running a stream.
    pub fn emergency_exit(&self, at: &Principal) -> Result {
        let exit = EmergencyExit {
            owner: *self.vault.key,
            pool: *self.pool.key,
            position: *self.position.key,
            stake_vault: *at.stake_vault.key,
            destination: *at.stake_account.key,
            stake_mint: *at.mint.key,
            token_program: *at.token_program.key,
        };
        self.call(exit.instruction())
    }

    /// Claims the whole units that one stream owes.
    pub fn claim(&self, reward: Reward) -> Result {
        let claim = Claim {
            signer: *self.vault.key,
            pool: *self.pool.key,
            position: *self.position.key,
            rewards: &[reward],
        };
        self.call(claim.instruction())
    }

    /// Stakes the whole units that a stream of the stake mint owes.
    pub fn compound(&self, at: &Principal, reward_vault: &Pubkey, slot: u8) -> Result {
        let compound = Compound {
            signer: *self.vault.key,
            pool: *self.pool.key,
            position: *self.position.key,
            reward_vault: *reward_vault,
            stake_vault: *at.stake_vault.key,
            stake_mint: *at.mint.key,
            token_program: *at.token_program.key,
            slot,
        };
        self.call(compound.instruction())
    }

    /// Sends `amount` out of the vault's account to a flow [base units].
    pub fn top_up(&self, from: &AccountInfo, mint: &AccountInfo, flow: Flow) -> Result {
        let top_up = TopUp {
            pool: *self.pool.key,
            vault: flow.vault,
            mint: *mint.key,
            source: *from.key,
            source_authority: *self.vault.key,
            token_program: *from.owner,
            slot: flow.slot,
            amount: flow.amount,
        };
        self.call(top_up.instruction())
    }

    /// Closes the position, which is empty; the rent goes to whoever paid it.
    pub fn close(&self, rent_payer: &AccountInfo, forfeit: bool) -> Result {
        let close = ClosePosition {
            closer: *self.vault.key,
            pool: *self.pool.key,
            position: *self.position.key,
            rent_payer: *rent_payer.key,
            forfeit,
        };
        self.call(close.instruction())
    }

    fn call(&self, instruction: Instruction) -> Result {
        let seeds = [Vault::SEED, self.pool.key.as_ref(), &self.id, &self.bump];
        Ok(invoke_signed(&instruction, self.all, &[&seeds])?)
    }
}

impl<'a, 'i> Principal<'a, 'i> {
    /// The accounts, if the three that the vault knows are the ones it has stored.
    pub fn of(
        vault: &Vault,
        [stake_vault, stake_account, mint, token_program]: [&'a AccountInfo<'i>; 4],
    ) -> Result<Self> {
        is(stake_account, &vault.stake_account, Reason::WrongTokenAccount)?;
        is(mint, &vault.stake_mint, Reason::WrongMint)?;
        is(token_program, &vault.token_program, Reason::WrongProgram)?;
        Ok(Self { stake_vault, stake_account, mint, token_program })
    }
}
