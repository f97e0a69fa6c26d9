//! Before the first second of a story: mints, pools and streams, made by real transactions.

use super::{Ledger, Measures, Refused, Stage};
use acequia_core::farm::PENALTY_SLOT;
use acequia_farm_file::{Curve, Emission, Farm, Pool, Reward, Risk, Token, TokenProgram};
use acequia_interface::addresses;
use acequia_interface::instructions::{AddFlowStream, AddStream, CreatePool, Source};
use acequia_interface::risks::Risks;
use acequia_story::Story;
use harness::token::{Extension, Token as Kind};
use harness::world::World;
use solana_address::Address;

/// What a made-up mint with a transfer fee withholds [bps].
const TRANSFER_FEE_BPS: u16 = 50;

impl Stage {
    /// Makes the mints, creates the pools and funds the streams on the first second.
    pub fn set(farm: Farm, story: Story) -> Result<Self, Refused> {
        let mut world = World::new();
        world.set_time(story.begins);
        let mints = farm.tokens.iter().map(|token| world.mint(&kind(token))).collect();
        let mut stage = Self {
            team: world.actor("team"),
            ledger: Ledger::new(story.lps.len(), farm.tokens.len()),
            history: vec![Vec::new(); farm.pools.len()],
            measures: Measures::default(),
            pools: Vec::new(),
            mints,
            world,
            farm,
            story,
        };
        for pool in stage.farm.pools.clone() {
            stage.create(&pool)?;
        }
        stage.remember();
        Ok(stage)
    }

    fn create(&mut self, pool: &Pool) -> Result<(), Refused> {
        let (team, mint) = (self.team, self.mint(pool.stake));
        let address = addresses::pool(&team, &mint.address, pool.id).0;
        let create = CreatePool {
            creator: team,
            payer: team,
            pool: address,
            stake_mint: mint.address,
            stake_vault: addresses::stake_vault(&address).0,
            penalty_vault: (pool.lock.early_leave_bps > 0)
                .then(|| addresses::reward_vault(&address, &mint.address, PENALTY_SLOT as u8).0),
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
            Emission::Penalty { .. } => Ok(()),
        }
    }

    fn add_curve(
        &mut self,
        pool: &Address,
        slot: u8,
        reward: &Reward,
        curve: &Curve,
    ) -> Result<(), Refused> {
        let (team, mint, now) = (self.team, self.mint(reward.token), self.world.now());
        let add = AddStream {
            reward_manager: team,
            payer: team,
            pool: *pool,
            mint: mint.address,
            vault: addresses::reward_vault(pool, &mint.address, slot).0,
            source: Some(Source {
                account: self.world.fund(&team, &mint, curve.budget),
                authority: team,
            }),
            token_program: mint.program,
            slot,
            funder: team,
            start: curve.start.resolve(now),
            segments: &curve.segments,
            committed_until: curve.committed_until.map_or(0, |until| until.resolve(now)),
            idle_policy: reward.idle_policy,
            rate: reward.rate,
        };
        self.send("add_stream", team, add.instruction()).map(|_| ())
    }

    fn add_flow(
        &mut self,
        pool: &Address,
        slot: u8,
        reward: &Reward,
        window: u32,
    ) -> Result<(), Refused> {
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
        Risk::TransferFee => {
            kind.with(Extension::TransferFee { bps: TRANSFER_FEE_BPS, most: u64::MAX })
        }
        Risk::MintCloseAuthority => kind.with(Extension::MintCloseAuthority),
        Risk::SettableTransferHook => kind.with(Extension::TransferHook(Address::default())),
    })
}
