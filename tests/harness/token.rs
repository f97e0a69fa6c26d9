//! Mints of every kind, made by the real token programs.

use crate::world::World;
use acequia_interface::addresses::{SPL_TOKEN, TOKEN_2022};
use solana_address::Address;
use solana_instruction::Instruction;
use spl_token_2022_interface::extension::default_account_state::instruction::initialize_default_account_state;
use spl_token_2022_interface::extension::transfer_fee::instruction::initialize_transfer_fee_config;
use spl_token_2022_interface::extension::{
    confidential_transfer, interest_bearing_mint, metadata_pointer, pausable, permissioned_burn,
    scaled_ui_amount, transfer_hook, ExtensionType,
};
use spl_token_2022_interface::instruction as token;
use spl_token_2022_interface::state::{AccountState, Mint as MintState};

/// Who holds every power over every mint: mints, freezes, pauses, seizes.
pub const ISSUER: &str = "issuer";

/// What kind of token to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    program: Address,
    decimals: u8,
    freezable: bool,
    extensions: Vec<Extension>,
}

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
    /// Displayed amounts grow.
    InterestBearing,
    /// Displayed amounts are multiplied.
    ScaledUi,
    /// Says where the metadata is.
    MetadataPointer,
    /// Burning needs the issuer.
    PermissionedBurn,
}

/// A mint that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mint {
    /// Where it is.
    pub address: Address,
    /// Its token program.
    pub program: Address,
    /// Its decimals.
    pub decimals: u8,
}

impl Token {
    /// A plain token of SPL Token.
    pub const fn spl(decimals: u8) -> Self {
        Self { program: SPL_TOKEN, decimals, freezable: false, extensions: Vec::new() }
    }

    /// A plain token of Token-2022.
    pub const fn token_2022(decimals: u8) -> Self {
        Self { program: TOKEN_2022, decimals, freezable: false, extensions: Vec::new() }
    }

    /// With a freeze authority.
    pub fn freezable(mut self) -> Self {
        self.freezable = true;
        self
    }

    /// With an extension, which makes it a token of Token-2022.
    pub fn with(mut self, extension: Extension) -> Self {
        self.program = TOKEN_2022;
        self.freezable |= matches!(extension, Extension::DefaultFrozen | Extension::DefaultThawed);
        self.extensions.push(extension);
        self
    }
}

impl World {
    /// Makes a mint. Mints have numbered keys, so the nth is the same in every run.
    #[track_caller]
    pub fn mint(&mut self, token: &Token) -> Mint {
        self.mints += 1;
        let name = format!("mint {}", self.mints);
        self.mint_at(&name, token)
    }

    /// Makes a mint at the address that a name stands for.
    #[track_caller]
    pub fn mint_at(&mut self, name: &str, token: &Token) -> Mint {
        let (address, issuer) = (self.key(name), self.actor(ISSUER));
        let mint = Mint { address, program: token.program, decimals: token.decimals };
        let kinds: Vec<ExtensionType> = token.extensions.iter().map(Extension::kind).collect();
        let size = ExtensionType::try_calculate_account_len::<MintState>(&kinds)
            .expect("mints have a fixed size");
        let rent = self.svm.minimum_balance_for_rent_exemption(size);
        let mut instructions = vec![solana_system_interface::instruction::create_account(
            &issuer,
            &address,
            rent,
            size as u64,
            &token.program,
        )];
        instructions.extend(token.extensions.iter().map(|e| e.initialize(&mint, &issuer)));
        let freezer = token.freezable.then_some(&issuer);
        let program = &token.program;
        let start = token::initialize_mint2(program, &address, &issuer, freezer, token.decimals);
        instructions.push(start.expect("a token program"));
        self.send(issuer, &instructions).ok();
        mint
    }
}

impl Extension {
    fn kind(&self) -> ExtensionType {
        match self {
            Self::TransferFee { .. } => ExtensionType::TransferFeeConfig,
            Self::PermanentDelegate => ExtensionType::PermanentDelegate,
            Self::MintCloseAuthority => ExtensionType::MintCloseAuthority,
            Self::DefaultFrozen | Self::DefaultThawed => ExtensionType::DefaultAccountState,
            Self::TransferHook(_) => ExtensionType::TransferHook,
            Self::NonTransferable => ExtensionType::NonTransferable,
            Self::Pausable => ExtensionType::Pausable,
            Self::Confidential => ExtensionType::ConfidentialTransferMint,
            Self::InterestBearing => ExtensionType::InterestBearingConfig,
            Self::ScaledUi => ExtensionType::ScaledUiAmount,
            Self::MetadataPointer => ExtensionType::MetadataPointer,
            Self::PermissionedBurn => ExtensionType::PermissionedBurn,
        }
    }

    fn initialize(&self, mint: &Mint, issuer: &Address) -> Instruction {
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
            Self::InterestBearing => {
                interest_bearing_mint::instruction::initialize(program, at, some, 500)
            }
            Self::ScaledUi => scaled_ui_amount::instruction::initialize(program, at, some, 2.0),
            Self::MetadataPointer => {
                metadata_pointer::instruction::initialize(program, at, some, Some(*at))
            }
            Self::PermissionedBurn => {
                permissioned_burn::instruction::initialize(program, at, issuer)
            }
        };
        made.expect("a token program")
    }
}
