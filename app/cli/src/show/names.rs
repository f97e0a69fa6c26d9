//! What mints are called: by the farm file where one is given, else by their address.

use super::short;
use crate::error::{failure, Outcome};
use acequia_farm_file::Farm;
use solana_address::Address;
use std::collections::HashMap;
use std::path::Path;

/// Symbols by mint.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<Address, String>);

impl Names {
    /// The tokens of a farm file that name their mint.
    pub fn of(farm: &Farm) -> Self {
        let named = farm
            .tokens
            .iter()
            .filter_map(|token| Some((Address::new_from_array(token.mint?), token.symbol.clone())));
        Self(named.collect())
    }

    /// The farm file at a path.
    pub fn load(path: &Path) -> Outcome<Self> {
        read_farm(path).map(|farm| Self::of(&farm))
    }

    /// What a mint is called.
    pub fn symbol(&self, mint: &Address) -> String {
        self.0.get(mint).cloned().unwrap_or_else(|| short(mint))
    }
}

/// Reads a farm file, or says all that is wrong with it.
pub fn read_farm(path: &Path) -> Outcome<Farm> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| {
        failure(format!("The farm file {name} cannot be read: {error}"), "Check the path")
    })?;
    parse_farm(&name, &text)
}

/// As above, from text.
pub fn parse_farm(name: &str, text: &str) -> Outcome<Farm> {
    acequia_farm_file::parse(name, text)
        .map_err(|report| failure(report.to_string(), "Correct the file and run the command again"))
}
