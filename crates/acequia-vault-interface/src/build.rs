//! One builder for each instruction of the vault: a plain struct with a method `instruction`. The order of
//! accounts is that of the program's files.

use crate::instruction::Instruction as Order;
use crate::{ShareAccount, Vault, ID};
use acequia_interface::addresses::{
    associated_token, position, ASSOCIATED_TOKEN, SPL_TOKEN, SYSTEM, TOKEN_2022,
};
use solana_address::Address;
use solana_instruction::{AccountMeta, Instruction};

/// A vault and all that belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The vault.
    pub vault: Address,
    /// Its pool.
    pub pool: Address,
    /// What is staked there.
    pub stake_mint: Address,
    /// The stake mint's.
    pub token_program: Address,
    /// The pool's.
    pub stake_vault: Address,
}

impl Seat {
    /// The vault of that number in a pool, whether or not it is there.
    pub fn of(pool: Address, id: u16, at: &acequia_interface::Pool) -> Self {
        Self {
            vault: Vault::address(&pool, id).0,
            pool,
            stake_mint: at.stake_mint,
            token_program: at.stake_token_program_address(),
            stake_vault: at.stake_vault,
        }
    }

    /// The vault's position in the pool.
    pub fn position(&self) -> Address {
        position(&self.pool, &self.vault, 0).0
    }

    /// The vault's account for a mint.
    pub fn account(&self, mint: &Address, token_program: &Address) -> Address {
        associated_token(&self.vault, mint, token_program)
    }

    /// Somebody's account of shares.
    pub fn shares(&self, owner: &Address) -> Address {
        ShareAccount::address(&self.vault, owner).0
    }

    fn stake_account(&self) -> Address {
        self.account(&self.stake_mint, &self.token_program)
    }

    fn place(&self) -> [AccountMeta; 3] {
        [self.vault, self.pool, self.position()].map(write)
    }

    fn principal(&self) -> [AccountMeta; 5] {
        [
            write(self.stake_vault),
            write(self.stake_account()),
            read(self.stake_mint),
            read(self.token_program),
            read(acequia_interface::ID),
        ]
    }
}

/// `create_vault.rs`
#[derive(Clone, Copy, Debug)]
pub struct CreateVault {
    /// Signs, and pays all rent.
    pub payer: Address,
    /// Where it is to be.
    pub seat: Seat,
    /// Of that address.
    pub id: u16,
}

impl CreateVault {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { payer, seat, id } = *self;
        let made = [write(seat.stake_account()), read(seat.stake_mint), read(seat.token_program)];
        let programs = [ASSOCIATED_TOKEN, SYSTEM, acequia_interface::ID].map(read);
        order(Order::CreateVault { id }, [&[pay(payer)], &seat.place()[..], &made, &programs])
    }
}

/// `open_account.rs`
#[derive(Clone, Copy, Debug)]
pub struct OpenAccount {
    /// Signs, pays the rent and gets it back.
    pub payer: Address,
    /// Where.
    pub seat: Seat,
    /// Whose it is.
    pub owner: Address,
}

impl OpenAccount {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { payer, seat, owner } = *self;
        let accounts = [write(seat.vault), write(seat.shares(&owner)), read(owner), read(SYSTEM)];
        order(Order::OpenAccount, [&[pay(payer)], &accounts[..]])
    }
}

/// `deposit.rs`
#[derive(Clone, Copy, Debug)]
pub struct Deposit {
    /// Signs for the source.
    pub depositor: Address,
    /// Where.
    pub seat: Seat,
    /// Whose shares they are to be.
    pub owner: Address,
    /// A token account of the stake mint.
    pub source: Address,
    /// [base units]
    pub amount: u64,
    /// Fewer shares are refused.
    pub least_shares: u128,
}

impl Deposit {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { depositor, seat, owner, source, amount, least_shares } = *self;
        let holder =
            [sign(depositor), write(seat.vault), write(seat.shares(&owner)), write(source)];
        let accounts: [&[_]; 3] = [&holder, &seat.place()[1..], &seat.principal()];
        order(Order::Deposit { amount, least_shares }, accounts)
    }
}

/// `withdraw.rs`
#[derive(Clone, Copy, Debug)]
pub struct Withdraw {
    /// Signs.
    pub owner: Address,
    /// Where.
    pub seat: Seat,
    /// A token account of the stake mint, not the vault's.
    pub destination: Address,
    /// How many to burn.
    pub shares: u128,
    /// Less is refused [base units].
    pub least_amount: u64,
}

impl Withdraw {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { owner, seat, destination, shares, least_amount } = *self;
        let holder =
            [sign(owner), write(seat.vault), write(seat.shares(&owner)), write(destination)];
        let accounts: [&[_]; 3] = [&holder, &seat.place()[1..], &seat.principal()];
        order(Order::Withdraw { shares, least_amount }, accounts)
    }
}

/// A stream of the pool.
#[derive(Clone, Copy, Debug)]
pub struct Paying {
    /// Where in the pool.
    pub slot: u8,
    /// Its vault.
    pub vault: Address,
    /// What it pays.
    pub mint: Address,
    /// The mint's.
    pub token_program: Address,
}

/// `harvest.rs`; the vault's account for the mint has to be there.
#[derive(Clone, Copy, Debug)]
pub struct Harvest {
    /// Where.
    pub seat: Seat,
    /// What is claimed.
    pub stream: Paying,
}

impl Harvest {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { seat, stream } = *self;
        let account = seat.account(&stream.mint, &stream.token_program);
        let programs = [stream.mint, SPL_TOKEN, TOKEN_2022, acequia_interface::ID].map(read);
        let accounts: [&[_]; 3] =
            [&seat.place(), &[write(stream.vault), write(account)], &programs];
        order(Order::Harvest { slot: stream.slot }, accounts)
    }
}

/// `compound.rs`
#[derive(Clone, Copy, Debug)]
pub struct Compound {
    /// Where.
    pub seat: Seat,
    /// Of the stake mint.
    pub stream: Paying,
}

impl Compound {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { seat, stream } = *self;
        let accounts: [&[_]; 3] = [&seat.place(), &[write(stream.vault)], &seat.principal()];
        order(Order::Compound { slot: stream.slot }, accounts)
    }
}

/// `claim.rs`
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// Signs.
    pub owner: Address,
    /// Where.
    pub seat: Seat,
    /// What is paid.
    pub mint: Address,
    /// The mint's.
    pub token_program: Address,
    /// A token account of that mint, not the vault's.
    pub destination: Address,
}

impl Claim {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { owner, seat, mint, token_program, destination } = *self;
        let account = seat.account(&mint, &token_program);
        let written = [seat.vault, seat.shares(&owner), account, destination].map(write);
        let accounts: [&[_]; 3] = [&[sign(owner)], &written, &[read(mint), read(token_program)]];
        order(Order::Claim, accounts)
    }
}

/// `close_account.rs`
#[derive(Clone, Copy, Debug)]
pub struct CloseAccount {
    /// Signs: the owner, or who created the vault.
    pub closer: Address,
    /// Where.
    pub seat: Seat,
    /// Whose it is.
    pub owner: Address,
    /// As the account names it.
    pub rent_payer: Address,
    /// Gives up whole units that are owed.
    pub forfeit: bool,
}

impl CloseAccount {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { closer, seat, owner, rent_payer, forfeit } = *self;
        let written = [seat.vault, seat.shares(&owner), rent_payer].map(write);
        order(Order::CloseAccount { forfeit }, [&[sign(closer)], &written[..]])
    }
}

/// `announce.rs`
#[derive(Clone, Copy, Debug)]
pub struct Announce {
    /// Signs; holds a share.
    pub owner: Address,
    /// Where.
    pub seat: Seat,
}

impl Announce {
    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let Self { owner, seat } = *self;
        let accounts = [sign(owner), write(seat.vault), read(seat.shares(&owner))];
        order(Order::Announce, [&accounts[..]])
    }
}

/// `call_off.rs`
pub fn call_off(seat: &Seat) -> Instruction {
    order(Order::CallOff, [&seat.place()[..], &seat.principal()])
}

/// `emergency_exit.rs`
pub fn emergency_exit(seat: &Seat) -> Instruction {
    order(Order::EmergencyExit, [&seat.place()[..], &seat.principal()])
}

fn order<const N: usize>(data: Order, accounts: [&[AccountMeta]; N]) -> Instruction {
    let data = borsh::to_vec(&data).unwrap_or_default(); // a list of bytes has room
    Instruction { program_id: ID, accounts: accounts.concat(), data }
}

fn pay(key: Address) -> AccountMeta {
    AccountMeta::new(key, true)
}

fn sign(key: Address) -> AccountMeta {
    AccountMeta::new_readonly(key, true)
}

fn write(key: Address) -> AccountMeta {
    AccountMeta::new(key, false)
}

fn read(key: Address) -> AccountMeta {
    AccountMeta::new_readonly(key, false)
}
