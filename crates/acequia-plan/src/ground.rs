//! What a plan is made from.

use crate::plan::Against;
use acequia_farm_file::{Farm, Pool as FilePool, Token, TokenProgram};
use acequia_interface::{addresses, Pool};
use solana_address::Address;

/// The chain as far as a farm file speaks of it, and who looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// Who creates, funds and pays.
    pub me: Address,
    /// Who may add rewards to pools that are created.
    pub reward_manager: Address,
    /// The chain's clock [unix s].
    pub now: u64,
    /// How much later than now the plan may be carried out: "all" is committed for so much
    /// longer [s].
    pub slack: u64,
    /// The mint of each token of the file; none for one that no pool speaks of.
    pub mints: &'a [Option<Mint>],
    /// The site of each pool of the file; none where its stake has no mint.
    pub pools: &'a [Option<Site>],
}

/// Where a pool of the file is or will be.
#[derive(Clone, Debug)]
pub struct Site {
    /// That of [`address_of`].
    pub address: Address,
    /// What is there, settled to the chain's clock.
    pub there: Option<Pool>,
}

/// A mint on chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mint {
    /// Where it is.
    pub address: Address,
    /// The program it belongs to.
    pub program: TokenProgram,
    /// How many decimals an amount has.
    pub decimals: u8,
    /// What its issuer can do to holders, as a set of [`Risk`](acequia_farm_file::Risk) bits.
    pub risks: u16,
}

impl Mint {
    /// How it differs from what the file says of it.
    pub fn against(&self, token: &Token) -> Option<Against> {
        let unnamed = self.risks & !token.risks;
        if self.decimals != token.decimals {
            return Some(Against::Decimals { has: self.decimals });
        }
        if self.program != token.program {
            return Some(Against::Program { has: self.program });
        }
        (unnamed != 0).then_some(Against::Powers { unnamed })
    }
}

/// Where the pool of a file is, or will be.
pub fn address_of(pool: &FilePool, creator: &Address, stake: &Address) -> Address {
    addresses::pool(creator, stake, pool.id).0
}

/// Whether a pool of the file stakes or pays a token, by its place.
pub fn is_spoken_of(farm: &Farm, token: usize) -> bool {
    let speaks = |pool: &FilePool| {
        pool.stake == token || pool.rewards.iter().any(|reward| reward.token == token)
    };
    farm.pools.iter().any(speaks)
}
