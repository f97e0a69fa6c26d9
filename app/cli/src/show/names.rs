//! What mints are called: by the farm file where one is given, else by their address.

use super::short;
use crate::chain::Mint;
use crate::error::{failure, Outcome};
use acequia_farm_file::{Farm, Token};
use solana_address::Address;
use std::collections::HashMap;
use std::path::Path;

/// Symbols by mint, and what farms and pools are called.
#[derive(Clone, Debug, Default)]
pub struct Names {
    symbols: HashMap<Address, String>,
    /// The farm.
    pub farm: Option<String>,
    /// By the staked mint and the number in the pool's address.
    pools: HashMap<(Address, u16), String>,
}

impl Names {
    /// The tokens of a farm file that name their mint, and its pools.
    pub fn of(farm: &Farm) -> Self {
        let mint = |token: &Token| token.mint.map(Address::new_from_array);
        let symbols = farm.tokens.iter().filter_map(|t| Some((mint(t)?, t.symbol.clone())));
        let pools = farm
            .pools
            .iter()
            .filter_map(|pool| Some(((mint(farm.stake_token(pool))?, pool.id), pool.name.clone())));
        Self { symbols: symbols.collect(), farm: Some(farm.name.clone()), pools: pools.collect() }
    }

    pub fn load(path: &Path) -> Outcome<Self> {
        read_farm(path).map(|farm| Self::of(&farm))
    }

    /// What a mint is called, or else the ends of its address.
    pub fn symbol(&self, mint: &Address) -> String {
        let usual = || if *mint == Mint::NATIVE { "SOL".into() } else { short(mint) };
        self.known(mint).map_or_else(usual, str::to_string)
    }

    /// What a mint is called, if anybody said.
    pub fn known(&self, mint: &Address) -> Option<&str> {
        self.symbols.get(mint).map(String::as_str)
    }

    /// What a pool is called, if anybody said.
    pub fn pool(&self, stake: &Address, id: u16) -> Option<&str> {
        self.pools.get(&(*stake, id)).map(String::as_str)
    }
}

/// Reads a farm file, its names as they can be shown, or says all that is wrong with it.
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
        .map(Farm::with_visible_names)
        .map_err(|report| failure(report.to_string(), "Correct the file and run the command again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_that_cannot_happen_stops_nobody_who_sets_up_the_farm() {
        const IMPOSSIBLE: &str = "../../crates/acequia-story/tests/golden/story.toml";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(IMPOSSIBLE);
        assert_eq!(read_farm(&path).expect("a farm").pools.len(), 2);
    }
}
