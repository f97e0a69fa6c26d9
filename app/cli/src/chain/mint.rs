//! A mint: its program, its decimals, and what its issuer can do to holders.

use super::{Fee, Shown};
use crate::error::{failure, Outcome};
use crate::rpc::{Clock, Rpc};
use acequia_farm_file::{Risk, TokenProgram};
use acequia_interface::addresses::{SPL_TOKEN, TOKEN_2022};
use solana_account::Account;
use solana_address::Address;
use spl_token_2022_interface::extension::account_len::try_calculate_account_len_from_mint_data;
use spl_token_2022_interface::extension::{
    permanent_delegate, transfer_hook::TransferHook, BaseStateWithExtensions, ExtensionType,
    StateWithExtensions,
};
use spl_token_2022_interface::state::Mint as Base;

#[derive(Clone, Debug, PartialEq)]
pub struct Mint {
    pub address: Address,
    /// The program it belongs to.
    pub program: TokenProgram,
    pub decimals: u8,
    /// What its issuer can do to holders, as a set of [`Risk`] bits.
    pub risks: u16,
    /// What it keeps of each transfer.
    pub fee: Option<Fee>,
    /// How wallets show amounts of it, where that is not as they are.
    pub shown: Option<Shown>,
    /// Bytes of a vault that holds it.
    pub account_size: usize,
    /// Bytes of a wallet's canonical account, which is made with an immutable owner.
    pub wallet_size: usize,
}

impl Mint {
    /// Of wrapped SOL.
    pub const NATIVE: Address =
        Address::from_str_const("So11111111111111111111111111111111111111112");

    pub fn is_native(&self) -> bool {
        self.address == Self::NATIVE
    }

    /// The address of its token program.
    pub fn program_address(&self) -> Address {
        match self.program {
            TokenProgram::SplToken => SPL_TOKEN,
            TokenProgram::Token2022 => TOKEN_2022,
        }
    }

    /// Reads an account that should be a mint, as of a moment of the chain.
    fn read(address: &Address, account: Option<&Account>, at: Clock) -> Outcome<Self> {
        Self::try_read(*address, account, at).map_err(|why| {
            failure(
                format!("{address} is no mint on this cluster: {why}"),
                "Check the address of the mint, and the cluster (-u)",
            )
        })
    }

    fn try_read(
        address: Address,
        account: Option<&Account>,
        at: Clock,
    ) -> Result<Self, &'static str> {
        let account = account.ok_or("nothing is there")?;
        let program = match account.owner {
            SPL_TOKEN => TokenProgram::SplToken,
            TOKEN_2022 => TokenProgram::Token2022,
            _ => return Err("it belongs to neither token program"),
        };
        let state = StateWithExtensions::<Base>::unpack(&account.data)
            .map_err(|_| "it is another kind of account")?;
        let extensions = state.get_extension_types().unwrap_or_default();
        let wallet: &[ExtensionType] = match program {
            TokenProgram::SplToken => &[],
            TokenProgram::Token2022 => &[ExtensionType::ImmutableOwner],
        };
        Ok(Self {
            address,
            program,
            decimals: state.base.decimals,
            risks: risks(&state, &extensions),
            fee: Fee::of(&state, at.epoch),
            shown: Shown::of(&state, at.now),
            account_size: size(account, &[])?,
            wallet_size: size(account, wallet)?,
        })
    }
}

impl From<&Mint> for acequia_plan::Mint {
    fn from(mint: &Mint) -> Self {
        let Mint { address, program, decimals, risks, .. } = *mint;
        Self { address, program, decimals, risks }
    }
}

/// Bytes of an account that holds the mint, with more than the mint asks for.
fn size(mint: &Account, more: &[ExtensionType]) -> Result<usize, &'static str> {
    let size = try_calculate_account_len_from_mint_data(&mint.data, more);
    size.map_err(|_| "its extensions are unknown")
}

/// The powers over holders that a pool has to accept by name.
fn risks(state: &StateWithExtensions<Base>, extensions: &[ExtensionType]) -> u16 {
    let frozen = state.base.freeze_authority.is_some().then_some(Risk::FreezeAuthority);
    let of = extensions.iter().filter_map(|extension| risk_of(state, *extension));
    frozen.into_iter().chain(of).fold(0, |set, risk| set | risk as u16)
}

fn risk_of(state: &StateWithExtensions<Base>, extension: ExtensionType) -> Option<Risk> {
    match extension {
        ExtensionType::PermanentDelegate => {
            permanent_delegate::get_permanent_delegate(state).map(|_| Risk::PermanentDelegate)
        }
        ExtensionType::Pausable => Some(Risk::Pausable),
        ExtensionType::TransferFeeConfig => Some(Risk::TransferFee),
        ExtensionType::MintCloseAuthority => Some(Risk::MintCloseAuthority),
        ExtensionType::TransferHook => {
            let hook = state.get_extension::<TransferHook>().ok()?;
            Option::<Address>::from(hook.authority).map(|_| Risk::SettableTransferHook)
        }
        _ => None,
    }
}

impl Rpc {
    /// A mint, which must be one.
    pub fn mint(&self, address: &Address) -> Outcome<Mint> {
        Ok(self.mints(&[*address])?.remove(0))
    }

    /// Several mints, in order.
    pub fn mints(&self, addresses: &[Address]) -> Outcome<Vec<Mint>> {
        self.read_mints(addresses)?.into_iter().collect()
    }

    /// Those of several mints that can be read.
    pub fn known_mints(&self, addresses: &[Address]) -> Outcome<Vec<Mint>> {
        Ok(self.read_mints(addresses)?.into_iter().flatten().collect())
    }

    fn read_mints(&self, addresses: &[Address]) -> Outcome<Vec<Outcome<Mint>>> {
        let accounts = self.accounts(addresses)?;
        // Nothing of SPL Token's mints depends on it.
        let at = match accounts.iter().flatten().any(|account| account.owner == TOKEN_2022) {
            true => self.clock()?,
            false => Clock::default(),
        };
        let pairs = addresses.iter().zip(&accounts);
        Ok(pairs.map(|(address, account)| Mint::read(address, account.as_ref(), at)).collect())
    }
}
