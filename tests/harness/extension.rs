//! The extensions that a mint of Token-2022 can have, each made by the real program.

use crate::token::Mint;
use solana_address::Address;
use solana_instruction::Instruction;
use spl_token_2022_interface::extension::confidential_transfer_fee::instruction::initialize_confidential_transfer_fee_config;
use spl_token_2022_interface::extension::default_account_state::instruction::initialize_default_account_state;
use spl_token_2022_interface::extension::transfer_fee::instruction::initialize_transfer_fee_config;
use spl_token_2022_interface::extension::{
    confidential_mint_burn, confidential_transfer, group_member_pointer, group_pointer,
    interest_bearing_mint, metadata_pointer, pausable, permissioned_burn, scaled_ui_amount,
    transfer_hook, ExtensionType,
};
use spl_token_2022_interface::instruction as token;
use spl_token_2022_interface::state::AccountState;
use spl_token_group_interface::instruction as group;
use spl_token_metadata_interface::instruction as metadata;

/// How many members the groups of tests may have.
const MEMBERS: u64 = 3;

/// An extension of a Token-2022 mint. The issuer holds its authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    /// Transfers arrive with less: that many hundredths of a percent, at most `most`.
    TransferFee {
        /// [bps]
        bps: u16,
        /// [base units]
        most: u64,
    },
    /// The issuer can take tokens from any account.
    PermanentDelegate,
    /// The issuer can close the mint when its supply is zero.
    MintCloseAuthority,
    /// New accounts are frozen.
    DefaultFrozen,
    /// New accounts are not frozen, but the issuer can change that.
    DefaultThawed,
    /// Transfers call a program; none as long as that is the zero address.
    TransferHook(Address),
    /// Cannot be transferred.
    NonTransferable,
    /// The issuer can stop all transfers.
    Pausable,
    /// Amounts may be hidden.
    Confidential,
    /// So may fees, beside a fee and hidden amounts.
    ConfidentialFee,
    /// All amounts are hidden, beside hidden amounts.
    ConfidentialMintBurn,
    /// Displayed amounts grow.
    InterestBearing,
    /// Displayed amounts are multiplied.
    ScaledUi,
    /// Says where the metadata is.
    MetadataPointer,
    /// Name, symbol and link, in a mint that points at itself.
    Metadata,
    /// Says where its group is.
    GroupPointer,
    /// Other mints belong to it, which points at itself.
    Group,
    /// Says where its membership is.
    MemberPointer,
    /// It belongs to the group of that mint, and points at itself.
    Member(Address),
    /// Burning needs the issuer.
    PermissionedBurn,
}

impl Extension {
    /// Its type.
    pub fn kind(&self) -> ExtensionType {
        match self {
            Self::TransferFee { .. } => ExtensionType::TransferFeeConfig,
            Self::PermanentDelegate => ExtensionType::PermanentDelegate,
            Self::MintCloseAuthority => ExtensionType::MintCloseAuthority,
            Self::DefaultFrozen | Self::DefaultThawed => ExtensionType::DefaultAccountState,
            Self::TransferHook(_) => ExtensionType::TransferHook,
            Self::NonTransferable => ExtensionType::NonTransferable,
            Self::Pausable => ExtensionType::Pausable,
            Self::Confidential => ExtensionType::ConfidentialTransferMint,
            Self::ConfidentialFee => ExtensionType::ConfidentialTransferFeeConfig,
            Self::ConfidentialMintBurn => ExtensionType::ConfidentialMintBurn,
            Self::InterestBearing => ExtensionType::InterestBearingConfig,
            Self::ScaledUi => ExtensionType::ScaledUiAmount,
            Self::MetadataPointer => ExtensionType::MetadataPointer,
            Self::Metadata => ExtensionType::TokenMetadata,
            Self::GroupPointer => ExtensionType::GroupPointer,
            Self::Group => ExtensionType::TokenGroup,
            Self::MemberPointer => ExtensionType::GroupMemberPointer,
            Self::Member(_) => ExtensionType::TokenGroupMember,
            Self::PermissionedBurn => ExtensionType::PermissionedBurn,
        }
    }

    /// Whether it comes into a mint that is there, which it makes longer.
    pub(crate) fn comes_later(&self) -> bool {
        matches!(self, Self::Metadata | Self::Group | Self::Member(_))
    }

    /// Its instruction: before the mint is one, or where it comes later, after.
    pub(crate) fn initialize(&self, mint: &Mint, issuer: &Address) -> Instruction {
        let (program, at) = (&mint.program, &mint.address);
        let some = Some(*issuer);
        let made = match *self {
            Self::TransferFee { bps, most } => {
                initialize_transfer_fee_config(program, at, Some(issuer), Some(issuer), bps, most)
            }
            Self::PermanentDelegate => token::initialize_permanent_delegate(program, at, issuer),
            Self::MintCloseAuthority => {
                token::initialize_mint_close_authority(program, at, Some(issuer))
            }
            Self::DefaultFrozen => {
                initialize_default_account_state(program, at, &AccountState::Frozen)
            }
            Self::DefaultThawed => {
                initialize_default_account_state(program, at, &AccountState::Initialized)
            }
            Self::TransferHook(hook) => {
                let hook = (hook != Address::default()).then_some(hook);
                transfer_hook::instruction::initialize(program, at, some, hook)
            }
            Self::NonTransferable => token::initialize_non_transferable_mint(program, at),
            Self::Pausable => pausable::instruction::initialize(program, at, issuer),
            Self::Confidential => {
                confidential_transfer::instruction::initialize_mint(program, at, some, true, None)
            }
            Self::ConfidentialFee => {
                let key = Default::default();
                initialize_confidential_transfer_fee_config(program, at, some, &key)
            }
            Self::ConfidentialMintBurn => {
                let (key, supply) = Default::default();
                confidential_mint_burn::instruction::initialize_mint(program, at, &key, &supply)
            }
            Self::InterestBearing => {
                interest_bearing_mint::instruction::initialize(program, at, some, 500)
            }
            Self::ScaledUi => scaled_ui_amount::instruction::initialize(program, at, some, 2.0),
            Self::MetadataPointer => {
                metadata_pointer::instruction::initialize(program, at, some, Some(*at))
            }
            Self::Metadata => {
                let [name, symbol, link] = ["Water", "WTR", "https://acequia.farm"].map(Into::into);
                Ok(metadata::initialize(program, at, issuer, at, issuer, name, symbol, link))
            }
            Self::GroupPointer => {
                group_pointer::instruction::initialize(program, at, some, Some(*at))
            }
            Self::Group => Ok(group::initialize_group(program, at, at, issuer, some, MEMBERS)),
            Self::MemberPointer => {
                group_member_pointer::instruction::initialize(program, at, some, Some(*at))
            }
            Self::Member(of) => Ok(group::initialize_member(program, at, at, issuer, &of, issuer)),
            Self::PermissionedBurn => {
                permissioned_burn::instruction::initialize(program, at, issuer)
            }
        };
        made.expect("a token program")
    }
}
