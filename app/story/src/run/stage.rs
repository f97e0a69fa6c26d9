//! The world in which a story plays: mints, pools and streams, made by real transactions.

use super::history::Sample;
use super::{Ledger, Measures, Refused};
use acequia_farm_file::farm::Risk;
use acequia_farm_file::{Curve, Emission, Farm, Pool, Reward, Story, Token, TokenProgram};
use acequia_interface::instructions::{AddFlowStream, AddStream, CreatePool, Source};
use acequia_interface::risks::Risks;
use acequia_interface::{addresses, Pool as PoolAccount, Position};
use harness::outcome::Outcome;
use harness::token::{Extension, Mint, Token as Kind};
use harness::world::{address_of, World};
use solana_address::Address;
use solana_instruction::Instruction;

/// What a made-up mint with a transfer fee withholds [bps].
const TRANSFER_FEE_BPS: u16 = 50;

/// The runtime with a farm in it.
pub struct Stage {
    /// The runtime.
    pub world: World,
    /// What the file says.
    pub farm: Farm,
    /// Who created the pools and funds the streams.
    pub team: Address,
    /// What instructions have cost.
    pub measures: Measures,
    /// What reached whom.
    pub ledger: Ledger,
    /// Samples of each pool.
    pub history: Vec<Vec<Sample>>,
    mints: Vec<Mint>,
    pools: Vec<Address>,
}

impl Stage {
    /// Makes the mints, creates the pools and funds the streams on the first second.
    pub fn set(farm: Farm) -> Result<Self, Refused> {
        let mut world = World::new();
        world.set_time(farm.story.as_ref().map_or(0, |story| story.begins));
        let mints = farm.tokens.iter().map(|token| world.mint(&kind(token))).collect();
        let lps = farm.story.as_ref().map_or(0, |story| story.lps.len());
        let mut stage = Self {
            team: world.actor("team"),
            ledger: Ledger::new(lps, farm.tokens.len()),
            history: vec![Vec::new(); farm.pools.len()],
            measures: Measures::default(),
            pools: Vec::new(),
            mints,
            world,
            farm,
        };
        for pool in stage.farm.pools.clone() {
            stage.create(&pool)?;
        }
        stage.remember();
        Ok(stage)
    }

    /// Sends one instruction as a transaction of its own and notes what it cost.
    pub fn send(&mut self, name: &'static str, payer: Address, instruction: Instruction) -> Result<Outcome, Refused> {
        let outcome = self.world.send(payer, &[instruction]);
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

    /// What happens here. Only farms with a story come on stage.
    pub fn story(&self) -> &Story {
        self.farm.story.as_ref().expect("a farm with a story")
    }

    /// The address of each pool.
    pub fn pools(&self) -> impl Iterator<Item = &Address> {
        self.pools.iter()
    }

    /// The address of a pool.
    pub fn pool_address(&self, nth: usize) -> Address {
        self.pools[nth]
    }

    /// A pool as it stands in its account.
    pub fn pool(&self, nth: usize) -> PoolAccount {
        self.world.pool(&self.pools[nth])
    }

    /// The mint of a token.
    pub fn mint(&self, token: usize) -> Mint {
        self.mints[token]
    }

    /// The key of an LP, which has lamports and nothing else to begin with.
    pub fn owner(&mut self, lp: usize) -> Address {
        self.world.actor(&key_name(lp))
    }

    /// An LP's position in a pool, where there is one.
    pub fn position(&mut self, lp: usize, pool: usize) -> Option<(Address, Position)> {
        let owner = self.owner(lp);
        let address = addresses::position(&self.pools[pool], &owner, 0).0;
        self.world.account(&address)?;
        Some((address, self.world.position(&address)))
    }

    /// As [`position`](Self::position), for those who only look.
    pub fn position_of(&self, lp: usize, pool: usize) -> Option<Position> {
        let owner = address_of(&key_name(lp));
        let address = addresses::position(&self.pools[pool], &owner, 0).0;
        self.world.account(&address)?;
        Some(self.world.position(&address))
    }

    // ---- setting up ----

    fn create(&mut self, pool: &Pool) -> Result<(), Refused> {
        let (team, mint) = (self.team, self.mint(pool.stake));
        let address = addresses::pool(&team, &mint.address, pool.id).0;
        let create = CreatePool {
            creator: team,
            payer: team,
            pool: address,
            stake_mint: mint.address,
            stake_vault: addresses::stake_vault(&address).0,
            token_program: mint.program,
            id: pool.id,
            capacity: pool.capacity,
            reward_manager: team,
            lock: pool.lock,
            caps: pool.caps,
            accepted_risks: Risks(pool.accepted_risks),
        };
        self.send("create_pool", team, create.instruction())?;
        self.pools.push(address);
        let rewards = pool.rewards.iter().enumerate();
        rewards.into_iter().try_for_each(|(slot, reward)| self.add(&address, slot as u8, reward))
    }

    fn add(&mut self, pool: &Address, slot: u8, reward: &Reward) -> Result<(), Refused> {
        match &reward.emission {
            Emission::Curve(curve) => self.add_curve(pool, slot, reward, curve),
            Emission::Flow { window } => self.add_flow(pool, slot, reward, *window),
        }
    }

    fn add_curve(&mut self, pool: &Address, slot: u8, reward: &Reward, curve: &Curve) -> Result<(), Refused> {
        let (team, mint, now) = (self.team, self.mint(reward.token), self.world.now());
        let add = AddStream {
            reward_manager: team,
            payer: team,
            pool: *pool,
            mint: mint.address,
            vault: addresses::reward_vault(pool, &mint.address, slot).0,
            source: Some(Source { account: self.world.fund(&team, &mint, curve.budget), authority: team }),
            token_program: mint.program,
            slot,
            funder: team,
            start: curve.start.resolve(now),
            segments: &curve.segments,
            committed_until: curve.committed_until.map_or(0, |until| until.resolve(now)),
            idle_policy: reward.idle_policy,
        };
        self.send("add_stream", team, add.instruction()).map(|_| ())
    }

    fn add_flow(&mut self, pool: &Address, slot: u8, reward: &Reward, window: u32) -> Result<(), Refused> {
        let (team, mint) = (self.team, self.mint(reward.token));
        let add = AddFlowStream {
            reward_manager: team,
            payer: team,
            pool: *pool,
            mint: mint.address,
            vault: addresses::reward_vault(pool, &mint.address, slot).0,
            token_program: mint.program,
            slot,
            funder: team,
            window,
            idle_policy: reward.idle_policy,
        };
        self.send("add_flow_stream", team, add.instruction()).map(|_| ())
    }
}

/// The name behind an LP's key: the one in the file may be too long for it.
fn key_name(lp: usize) -> String {
    format!("lp {lp}")
}

/// A mint of the same kind, with the powers over it that the file names.
fn kind(token: &Token) -> Kind {
    let plain = match token.program {
        TokenProgram::SplToken => Kind::spl(token.decimals),
        TokenProgram::Token2022 => Kind::token_2022(token.decimals),
    };
    let risks = Risk::NAMES.iter().filter(|(risk, _)| token.risks & *risk as u16 != 0);
    risks.fold(plain, |kind, (risk, _)| match risk {
        Risk::FreezeAuthority => kind.freezable(),
        Risk::PermanentDelegate => kind.with(Extension::PermanentDelegate),
        Risk::Pausable => kind.with(Extension::Pausable),
        Risk::TransferFee => kind.with(Extension::TransferFee { bps: TRANSFER_FEE_BPS, most: u64::MAX }),
        Risk::MintCloseAuthority => kind.with(Extension::MintCloseAuthority),
        Risk::SettableTransferHook => kind.with(Extension::TransferHook(Address::default())),
    })
}
