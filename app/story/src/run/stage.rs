//! The world in which a story plays.

use super::history::Sample;
use super::{packet, Ledger, Measures, Refused};
use acequia_farm_file::Farm;
use acequia_interface::{addresses, Pool as PoolAccount, Position};
use acequia_story::Story;
use harness::outcome::Outcome;
use harness::token::Mint;
use harness::world::{address_of, World};
use solana_address::Address;
use solana_instruction::Instruction;

/// The runtime with a farm in it.
#[derive(Clone)]
pub struct Stage {
    pub world: World,
    /// What the file says.
    pub farm: Farm,
    /// What happens here.
    pub story: Story,
    /// Who created the pools and funds the streams.
    pub team: Address,
    /// What instructions have cost.
    pub measures: Measures,
    /// What reached whom.
    pub ledger: Ledger,
    /// Samples of each pool.
    pub history: Vec<Vec<Sample>>,
    pub(super) mints: Vec<Mint>,
    pub(super) pools: Vec<Address>,
}

impl Stage {
    /// Sends one instruction as a transaction of its own, with a lookup table where it does not
    /// fit without one, and notes what it cost.
    pub fn send(
        &mut self,
        name: &'static str,
        payer: Address,
        instruction: Instruction,
    ) -> Result<Outcome, Refused> {
        let outcome = match packet::fits(&instruction) {
            true => self.world.send(payer, &[instruction]),
            false => self.world.send_by_table(payer, &[instruction]),
        };
        if outcome.error.is_some() {
            return Err(Refused::new(name, &outcome));
        }
        self.measures.record(name, outcome.cu);
        Ok(outcome)
    }

    /// Notes what every pool looks like now.
    pub fn remember(&mut self) {
        let now = self.world.now();
        for nth in 0..self.pools.len() {
            let sample = Sample::of(&self.pool(nth), now);
            self.history[nth].push(sample);
        }
    }

    pub fn pools(&self) -> impl Iterator<Item = &Address> {
        self.pools.iter()
    }

    pub fn pool_address(&self, nth: usize) -> Address {
        self.pools[nth]
    }

    /// A pool as it stands in its account.
    pub fn pool(&self, nth: usize) -> PoolAccount {
        self.world.pool(&self.pools[nth])
    }

    pub fn mint(&self, token: usize) -> Mint {
        self.mints[token]
    }

    /// The key of an LP, which has lamports and nothing else to begin with.
    pub fn owner(&mut self, lp: usize) -> Address {
        self.world.actor(&key_name(lp))
    }

    /// An LP's position in a pool, where there is one.
    pub fn position(&self, lp: usize, pool: usize) -> Option<Position> {
        let owner = address_of(&key_name(lp));
        let address = addresses::position(&self.pools[pool], &owner, 0).0;
        self.world.account(&address)?;
        Some(self.world.position(&address))
    }
}

/// The name behind an LP's key: the one in the file may be too long for it.
fn key_name(lp: usize) -> String {
    format!("lp {lp}")
}
