//! Which mints may be staked and streamed: the policy as one table.
//!
//! A mint whose tokens could be held back for good is refused. One that gives somebody
//! power over them is a risk: it is allowed where the pool's creator has named the risk, and
//! every client shows the risks a pool has accepted. An extension the table does not know is
//! refused, so that a new one does not slip in.

use {
    crate::{
        error::FarmError,
        tlv::{self, Extensions},
    },
    acequia_interface::risks::Risks,
    anchor_lang::prelude::*,
    anchor_spl::{extensions as of, token_2022::ExtensionType},
    core::mem::offset_of,
};

/// A mint of either token program; anything else is not one.
pub type MintAccount = acequia_onchain::token::MintAccount<{ FarmError::NotMint.code() }>;

/// The rows, strictest first: the first one that speaks of a mint's extension decides. A
/// known extension of which no row speaks (no authority, no program) has no effect and is
/// fine.
#[rustfmt::skip]
const TABLE: &[Row] = {
    use {ExtensionType::*, Verdict::*, When::*};
    &[
        //  extension                     when                                                          stake                                reward                               why
        row(TransferFeeConfig,             Present,                                                      Risk(Risks::TRANSFER_FEE),           Risk(Risks::TRANSFER_FEE),           "receipts are measured, but each transfer costs whoever receives"),
        row(MintCloseAuthority,            Address(offset_of!(of::MintCloseAuthority, close_authority)), Risk(Risks::MINT_CLOSE_AUTHORITY),   Risk(Risks::MINT_CLOSE_AUTHORITY),   "the mint could come back with other extensions"),
        row(ConfidentialTransferMint,      Present,                                                      Fine,                                Fine,                                "vaults hold open balances, which it leaves alone"),
        row(DefaultAccountState,           Byte(offset_of!(of::DefaultAccountState, state), 2),          Refused,                             Refused,                             "a vault would be frozen from the start"),
        row(NonTransferable,               Present,                                                      Refused,                             Refused,                             "what comes in could not go out"),
        row(InterestBearingConfig,         Present,                                                      Fine,                                Fine,                                "changes only what is displayed"),
        row(PermanentDelegate,             Address(offset_of!(of::PermanentDelegate, delegate)),         Risk(Risks::PERMANENT_DELEGATE),     Risk(Risks::PERMANENT_DELEGATE),     "the delegate can empty a vault"),
        row(TransferHook,                  Address(offset_of!(of::TransferHook, program_id)),            Refused,                             Refused,                             "a foreign program would stand between LPs and their tokens"),
        row(TransferHook,                  Address(offset_of!(of::TransferHook, authority)),             Risk(Risks::SETTABLE_TRANSFER_HOOK), Risk(Risks::SETTABLE_TRANSFER_HOOK), "such a program could be set later"),
        row(ConfidentialTransferFeeConfig, Present,                                                      Fine,                                Fine,                                "applies to confidential transfers only"),
        row(MetadataPointer,               Present,                                                      Fine,                                Fine,                                "information"),
        row(TokenMetadata,                 Present,                                                      Fine,                                Fine,                                "information"),
        row(GroupPointer,                  Present,                                                      Fine,                                Fine,                                "information"),
        row(TokenGroup,                    Present,                                                      Fine,                                Fine,                                "information"),
        row(GroupMemberPointer,            Present,                                                      Fine,                                Fine,                                "information"),
        row(TokenGroupMember,              Present,                                                      Fine,                                Fine,                                "information"),
        row(ConfidentialMintBurn,          Present,                                                      Refused,                             Refused,                             "every balance is confidential: a vault could not be credited"),
        row(ScaledUiAmount,                Present,                                                      Fine,                                Fine,                                "changes only what is displayed"),
        row(Pausable,                      Byte(offset_of!(of::PausableConfig, paused), 1),              Refused,                             Refused,                             "transfers are stopped at this moment"),
        numbered(PERMISSIONED_BURN,        Present,                                                      Fine,                                Fine,                                "burning asks for one signature more, transfers for none: it gives nobody power over a vault"),
        row(Pausable,                      Address(offset_of!(of::PausableConfig, authority)),           Risk(Risks::PAUSABLE),               Risk(Risks::PAUSABLE),               "transfers can be stopped"),
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
}

const fn row(
    extension: ExtensionType,
    when: When,
    stake: Verdict,
    reward: Verdict,
    why: &str,
) -> Row {
    numbered(extension as u16, when, stake, reward, why)
}

/// The reason is for the reader alone.
const fn numbered(extension: u16, when: When, stake: Verdict, reward: Verdict, _why: &str) -> Row {
    Row { extension, when, stake, reward }
}

/// That burning asks for an authority's signature beside the holder's; anchor-spl's Token-2022 does
/// not name it yet.
const PERMISSIONED_BURN: u16 = 28;

impl Row {
    fn speaks(&self, value: &[u8]) -> bool {
        match self.when {
            When::Present => true,
            When::Address(at) => value.iter().skip(at).take(32).any(|byte| *byte != 0),
            When::Byte(at, byte) => value.get(at) == Some(&byte),
        }
    }

    /// Whether nothing can be moved while it speaks.
    const fn stops_transfers(&self) -> bool {
        const PAUSED: u16 = ExtensionType::Pausable as u16;
        const HOOKED: u16 = ExtensionType::TransferHook as u16;
        matches!(self.extension, PAUSED | HOOKED) && matches!(self.stake, Verdict::Refused)
    }

    fn verdict(&self, role: Role) -> Verdict {
        match role {
            Role::Stake => self.stake,
            Role::Reward => self.reward,
        }
    }
}

/// The table's verdict on one extension.
fn judge(kind: u16, value: &[u8], role: Role) -> Result<Verdict> {
    let mut rows = TABLE.iter().filter(|row| row.extension == kind).peekable();
    require!(rows.peek().is_some(), FarmError::MintUnknown);
    Ok(rows.find(|row| row.speaks(value)).map_or(Verdict::Fine, |row| row.verdict(role)))
}

/// Judges a mint: refused, or allowed as long as all its risks are among those `accepted`.
pub fn admit(mint: &MintAccount, role: Role, accepted: u16) -> Result<()> {
    let frozen = if mint.has_freeze_authority() { Risks::FREEZE_AUTHORITY } else { Risks::NONE };
    let data = mint.account().try_borrow()?;
    let risks = Extensions::of_mint(&data).try_fold(frozen, |risks, extension| {
        let (kind, value) = extension.ok_or(FarmError::NotMint)?;
        match judge(kind, value, role)? {
            Verdict::Fine => Ok(risks),
            Verdict::Risk(risk) => Ok(risks.and(risk)),
            Verdict::Refused => Err(ProgramError::from(FarmError::MintRefused)),
        }
    })?;
    require!(Risks(accepted).accepts(risks), FarmError::RiskNotAccepted);
    Ok(())
}

/// Whether the bytes of a token account and its mint show that nobody can move what it holds: the
/// account is frozen, the mint is paused, or a foreign program would be asked.
pub fn is_immovable(account: &AccountView, mint: &AccountView) -> Result<bool> {
    let mint = mint.try_borrow()?;
    let stops = |(kind, value): (u16, &[u8])| {
        let rows = TABLE.iter().filter(|row| row.extension == kind && row.stops_transfers());
        rows.into_iter().any(|row| row.speaks(value))
    };
    Ok(tlv::is_frozen(account)? || Extensions::of_mint(&mint).flatten().any(stops))
}

#[cfg(test)]
mod tests;
