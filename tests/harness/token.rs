//! Mints of every kind, made by the real token programs.

use crate::world::World;
use acequia_interface::addresses::{SPL_TOKEN, TOKEN_2022};
use solana_address::Address;
use spl_token_2022_interface::extension::ExtensionType;
use spl_token_2022_interface::instruction as token;
use spl_token_2022_interface::state::Mint as MintState;

pub use crate::extension::Extension;

/// Lamports for what makes a mint longer when it is there.
const LATER: u64 = 10_000_000;

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
        let (later, first): (Vec<&Extension>, Vec<&Extension>) =
            token.extensions.iter().partition(|extension| extension.comes_later());
        let kinds: Vec<ExtensionType> = first.iter().map(|extension| extension.kind()).collect();
        let size = ExtensionType::try_calculate_account_len::<MintState>(&kinds)
            .expect("mints have a fixed size");
        let rent = self.svm.minimum_balance_for_rent_exemption(size) + LATER * later.len() as u64;
        let mut instructions = vec![solana_system_interface::instruction::create_account(
            &issuer,
            &address,
            rent,
            size as u64,
            &token.program,
        )];
        instructions.extend(first.iter().map(|extension| extension.initialize(&mint, &issuer)));
        let freezer = token.freezable.then_some(&issuer);
        let program = &token.program;
        let start = token::initialize_mint2(program, &address, &issuer, freezer, token.decimals);
        instructions.push(start.expect("a token program"));
        instructions.extend(later.iter().map(|extension| extension.initialize(&mint, &issuer)));
        self.send(issuer, &instructions).ok();
        mint
    }
}
