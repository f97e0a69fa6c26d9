//! Which mints may be staked and streamed: the policy as one table.
//!
//! A mint whose tokens could be held back for good is refused. One that gives somebody
//! power over them is a risk: it is allowed where the pool's creator has named the risk, and
//! every client shows the risks a pool has accepted. An extension the table does not know is
//! refused, so that a new one does not slip in.

use {
    crate::{
        error::FarmError,
        tlv::{self, extension},
        token_program::{of_mint, TokenProgram},
    },
    acequia_interface::risks::Risks,
    anchor_lang::prelude::*,
};

/// The rows, strictest first: the first one that speaks of a mint's extension decides. A
/// known extension of which no row speaks (no authority, no program) has no effect and is
/// fine.
#[rustfmt::skip]
const TABLE: &[Row] = {
    use {extension::*, Verdict::*, When::*};
    &[
        //  extension                  when         stake                                      reward                                     added  why
        row(TRANSFER_FEE_CONFIG,       Present,     Risk(Risks::TRANSFER_FEE),                 Risk(Risks::TRANSFER_FEE),                 12, "receipts are measured, but each transfer costs whoever receives"),
        row(MINT_CLOSE_AUTHORITY,      Address(0),  Risk(Risks::MINT_CLOSE_AUTHORITY),         Risk(Risks::MINT_CLOSE_AUTHORITY),         0, "the mint could come back with other extensions"),
        row(CONFIDENTIAL_TRANSFER,     Present,     Fine,                                      Fine,                                      0, "vaults hold open balances, which it leaves alone"),
        row(DEFAULT_ACCOUNT_STATE,     Byte(0, 2),  Refused,                                   Refused,                                   0, "a vault would be frozen from the start"),
        row(NON_TRANSFERABLE,          Present,     Refused,                                   Refused,                                   0, "what comes in could not go out"),
        row(INTEREST_BEARING,          Present,     Fine,                                      Fine,                                      0, "changes only what is displayed"),
        row(PERMANENT_DELEGATE,        Address(0),  Risk(Risks::PERMANENT_DELEGATE),           Risk(Risks::PERMANENT_DELEGATE),           0, "the delegate can empty a vault"),
        row(TRANSFER_HOOK,             Address(32), Refused,                                   Refused,                                   5, "a foreign program would stand between LPs and their tokens"),
        row(TRANSFER_HOOK,             Address(0),  Risk(Risks::SETTABLE_TRANSFER_HOOK),       Risk(Risks::SETTABLE_TRANSFER_HOOK),       5, "such a program could be set later"),
        row(CONFIDENTIAL_TRANSFER_FEE, Present,     Fine,                                      Fine,                                      0, "applies to confidential transfers only"),
        row(METADATA_POINTER,          Present,     Fine,                                      Fine,                                      0, "information"),
        row(TOKEN_METADATA,            Present,     Fine,                                      Fine,                                      0, "information"),
        row(GROUP_POINTER,             Present,     Fine,                                      Fine,                                      0, "information"),
        row(TOKEN_GROUP,               Present,     Fine,                                      Fine,                                      0, "information"),
        row(GROUP_MEMBER_POINTER,      Present,     Fine,                                      Fine,                                      0, "information"),
        row(TOKEN_GROUP_MEMBER,        Present,     Fine,                                      Fine,                                      0, "information"),
        row(CONFIDENTIAL_MINT_BURN,    Present,     Refused,                                   Refused,                                   0, "every balance is confidential: a vault could not be credited"),
        row(SCALED_UI_AMOUNT,          Present,     Fine,                                      Fine,                                      0, "changes only what is displayed"),
        row(PAUSABLE,                  Byte(32, 1), Refused,                                   Refused,                                   4, "transfers are stopped at this moment"),
        row(PAUSABLE,                  Address(0),  Risk(Risks::PAUSABLE),                     Risk(Risks::PAUSABLE),                     4, "transfers can be stopped"),
    ]
};

/// What a mint is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// To be staked.
    Stake,
    /// To be streamed.
    Reward,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Fine,
    Risk(Risks),
    Refused,
}

/// When a row speaks, judged by the extension's value.
#[derive(Clone, Copy)]
enum When {
    Present,
    /// The address at this offset is not zero.
    Address(usize),
    /// The byte at this offset is this.
    Byte(usize, u8),
}

struct Row {
    extension: u16,
    when: When,
    stake: Verdict,
    reward: Verdict,
    /// What the extension adds to a token account of the mint [bytes].
    added: usize,
}

/// The reason is for the reader alone.
const fn row(
    extension: u16,
    when: When,
    stake: Verdict,
    reward: Verdict,
    added: usize,
    _why: &str,
) -> Row {
    Row { extension, when, stake, reward, added }
}

impl Row {
    fn speaks(&self, value: &[u8]) -> bool {
        match self.when {
            When::Present => true,
            When::Address(at) => value.iter().skip(at).take(32).any(|byte| *byte != 0),
            When::Byte(at, byte) => value.get(at) == Some(&byte),
        }
    }

    fn verdict(&self, role: Role) -> Verdict {
        match role {
            Role::Stake => self.stake,
            Role::Reward => self.reward,
        }
    }
}

/// The table's verdict on one extension, and what it adds to a token account [bytes].
fn judge(kind: u16, value: &[u8], role: Role) -> Result<(Verdict, usize)> {
    let rows = || TABLE.iter().filter(|row| row.extension == kind);
    let added = rows().next().ok_or(FarmError::MintUnknown)?.added;
    let deciding = rows().find(|row| row.speaks(value));
    Ok((deciding.map_or(Verdict::Fine, |row| row.verdict(role)), added))
}

/// A mint that may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mint {
    /// The account itself.
    pub account: AccountView,
    /// Whose it is.
    pub program: TokenProgram,
    /// How it is displayed.
    pub decimals: u8,
    /// The size of a token account that can hold it [bytes].
    pub account_size: usize,
}

impl Mint {
    /// Reads a mint and judges it: refused, or allowed as long as all its risks are among
    /// those `accepted`. `program` must be the token program it belongs to.
    pub fn admit(
        mint: &AccountView,
        program: &AccountView,
        role: Role,
        accepted: u16,
    ) -> Result<Self> {
        let program = of_mint(mint, program)?;
        let data = mint.try_borrow()?;
        let base = tlv::read_mint(&data).ok_or(FarmError::NotMint)?;
        let mut risks =
            if base.has_freeze_authority { Risks::FREEZE_AUTHORITY } else { Risks::NONE };
        let mut added = 0;
        for extension in base.extensions {
            let (kind, value) = extension.ok_or(FarmError::NotMint)?;
            let (verdict, bytes) = judge(kind, value, role)?;
            added += bytes;
            match verdict {
                Verdict::Fine => {}
                Verdict::Risk(risk) => risks = risks.and(risk),
                Verdict::Refused => return Err(FarmError::MintRefused.into()),
            }
        }
        require!(Risks(accepted).accepts(risks), FarmError::RiskNotAccepted);
        Ok(Self {
            account: *mint,
            program,
            decimals: base.decimals,
            account_size: tlv::account_size(added),
        })
    }
}

#[cfg(test)]
mod tests;
