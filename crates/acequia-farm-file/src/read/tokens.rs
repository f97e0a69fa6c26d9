//! `[tokens]`: a line for each token the farm speaks of, `SYMBOL = { ... }`. The manual lists
//! its keys.
//!
//! Amounts of a token are written with at most its decimals; what has more is refused, never
//! rounded. Risks are named so that a pool can be checked against what its creator accepts:
//! a client compares them with the mint on chain.

use super::field::Field;
use super::section::{suggest, Section};
use crate::token::{Risk, Token, TokenProgram};

/// More decimals than this and a single token would not fit 64 bits.
const MAX_DECIMALS: u64 = 19;

/// Every token that can be read, and the symbols of all that are declared.
pub(crate) fn read<'a>(field: &Field<'a>) -> (Vec<Token>, Vec<&'a str>) {
    let Some(section) = field.section("[tokens]") else {
        return Default::default();
    };
    section.accept_all();
    let declared = section.entries().map(|entry| entry.key).collect();
    (section.entries().filter_map(|entry| token(&entry)).collect(), declared)
}

/// Reads a token, whose symbol is its key.
fn token(entry: &Field) -> Option<Token> {
    let section = entry.section(&format!("the token {}", entry.key))?;
    let decimals = section
        .need("decimals", "add decimals = 6, or as many as the mint has")
        .and_then(|field| field.integer(0..=MAX_DECIMALS));
    let program = section
        .need("program", "add program = \"spl-token\" or \"token-2022\"")
        .and_then(|field| program(&field));
    let mint = section.get("mint").map(|field| address(&field));
    let risks = section.get("risks").map_or(0, |field| risks(&field));
    let token = Token {
        symbol: entry.key.to_string(),
        decimals: decimals? as u8,
        program: program?,
        mint: match mint {
            Some(mint) => Some(mint?),
            None => None,
        },
        risks,
    };
    check_program_has_the_extensions(&token, &section);
    Some(token)
}

/// `"spl-token"` or `"token-2022"`.
fn program(field: &Field) -> Option<TokenProgram> {
    match field.text()? {
        "spl-token" => Some(TokenProgram::SplToken),
        "token-2022" => Some(TokenProgram::Token2022),
        other => {
            let remedy = suggest(other, &["spl-token", "token-2022"]);
            field.wrong(format!("there is no token program `{other}`"), remedy)
        }
    }
}

/// A base58 address of 32 bytes.
fn address(field: &Field) -> Option<[u8; 32]> {
    let text = field.text()?;
    let bytes = bs58::decode(text).into_vec().ok().and_then(|bytes| bytes.try_into().ok());
    match bytes {
        Some(bytes) => Some(bytes),
        None => field
            .wrong("this is not an address", "copy the base58 text that a wallet shows, in quotes"),
    }
}

/// A list of risks by name, as a set of bits.
pub(crate) fn risks(field: &Field) -> u16 {
    let bits = field.list().into_iter().filter_map(|element| {
        let name = element.text()?;
        let found = Risk::NAMES.iter().find(|(_, known)| *known == name);
        if found.is_none() {
            let remedy = suggest(name, &Risk::NAMES.map(|(_, known)| known));
            element.wrong::<()>(format!("there is no token risk `{name}`"), remedy);
        }
        found.map(|(risk, _)| *risk as u16)
    });
    bits.fold(0, |set, bit| set | bit)
}

/// SPL Token mints can have a freeze authority and nothing else on the list.
fn check_program_has_the_extensions(token: &Token, section: &Section) {
    let extensions = token.risks & !(Risk::FreezeAuthority as u16);
    if token.program == TokenProgram::SplToken && extensions != 0 {
        section.wrong(
            format!("{} has risks that only Token-2022 mints can have", token.symbol),
            "write program = \"token-2022\", or leave only \"freeze authority\"",
        );
    }
}
