//! People who stake, lock, claim and leave for ninety days, by transactions of every version; and a ledger of
//! what they did, kept by the test itself.

use super::{Dice, Net, Token, AGUA, DAY, RIO, START};
use acequia_core::{Caps, IdlePolicy, LockRule, Segment};
use acequia_interface::addresses::{self, SPL_TOKEN};
use acequia_interface::instructions::*;
use acequia_interface::Address;
use solana_instruction::Instruction;
use solana_keypair::Keypair;
use solana_signer::Signer;

pub const POOLS: usize = 2;
pub const BUDGET: u64 = 9_000_000_000_001;

/// What somebody did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Stakes(u64),
    Unstakes(u64),
    Locks,
    Claims,
    Compounds,
    Moves(u64),
    Closes,
    Settles,
}

/// A deed that went through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    pub time: u64,
    pub who: usize,
    pub pool: usize,
    pub deed: Deed,
    /// What the accounts said after it.
    pub after: [Held; POOLS],
    /// RIO in their wallet then.
    pub rio: u64,
}

/// A position, as its account says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub amount: u64,
    pub weight: u64,
    pub lock_end: u64,
}

pub struct Crowd {
    pub net: Net,
    pub people: Vec<Keypair>,
    pub pools: Vec<Address>,
    pub now: u64,
    pub ledger: Vec<Noted>,
    /// What each holds in each pool.
    pub holds: Vec<[u64; POOLS]>,
    dice: Dice,
    creator: Keypair,
}

impl Crowd {
    /// Two pools of one token, each with two streams; so many people with tokens.
    pub fn new(count: usize, seed: u64) -> Self {
        let net = Net::start();
        let creator = Keypair::new_from_array([b'C'; 32]);
        net.give_sol(&creator.pubkey(), 1_000_000_000_000);
        for token in [AGUA, RIO] {
            net.give(&creator.pubkey(), token, 1_000_000_000);
        }
        let key = |nth: usize| {
            let mut bytes = [b'p'; 32];
            bytes[..8].copy_from_slice(&(nth as u64).to_le_bytes());
            Keypair::new_from_array(bytes)
        };
        let people: Vec<Keypair> = (0..count).map(key).collect();
        for one in &people {
            net.give_sol(&one.pubkey(), 100_000_000_000);
            net.give(&one.pubkey(), AGUA, 1_000_000);
            net.give(&one.pubkey(), RIO, 1);
        }
        let at = |id: usize| addresses::pool(&creator.pubkey(), &AGUA.mint(), id as u16).0;
        let pools: Vec<Address> = (0..POOLS).map(at).collect();
        let holds = vec![[0; POOLS]; count];
        let (now, ledger) = (START, Vec::new());
        let mut crowd = Self { net, people, pools, now, ledger, holds, dice: Dice(seed), creator };
        (0..POOLS).for_each(|pool| crowd.make_pool(pool));
        crowd
    }

    fn make_pool(&mut self, nth: usize) {
        let (pool, creator) = (self.pools[nth], self.creator.pubkey());
        let made = CreatePool {
            creator,
            payer: creator,
            pool,
            stake_mint: AGUA.mint(),
            stake_vault: addresses::stake_vault(&pool).0,
            penalty_vault: Some(addresses::reward_vault(&pool, &AGUA.mint(), 0).0),
            token_program: SPL_TOKEN,
            id: nth as u16,
            capacity: 3,
            reward_manager: creator,
            lock: LockRule {
                max_seconds: 60 * DAY as u32,
                max_multiplier_bps: 25_000,
                early_leave_bps: 1_000,
                ..LockRule::NONE
            },
            caps: Caps::default(),
            accepted_risks: Default::default(),
        };
        self.net.carries_out(&self.creator, &[made.instruction()]);
        for (slot, token, days) in [(1, AGUA, 80), (2, RIO, 45)] {
            let stream = self.stream(nth, slot, token, days);
            self.net.carries_out(&self.creator, &[stream]);
        }
    }

    fn stream(&self, nth: usize, slot: u8, token: Token, days: u32) -> Instruction {
        let (pool, creator) = (self.pools[nth], self.creator.pubkey());
        let segments = [Segment { seconds: days * DAY as u32, amount: BUDGET + nth as u64 }];
        AddStream {
            reward_manager: creator,
            payer: creator,
            pool,
            mint: token.mint(),
            vault: addresses::reward_vault(&pool, &token.mint(), slot).0,
            source: Some(Source { account: account(&creator, token), authority: creator }),
            token_program: SPL_TOKEN,
            slot,
            funder: creator,
            start: 0,
            segments: &segments,
            committed_until: 0,
            idle_policy: if nth == 0 { IdlePolicy::Wait } else { IdlePolicy::Refund },
            rate: Default::default(),
        }
        .instruction()
    }

    /// Lets somebody do something, a while later. Whether it went through.
    pub fn step(&mut self) -> bool {
        self.now += 1 + self.dice.below(6 * 3_600);
        self.net.travel_to(self.now);
        let (who, pool) =
            (self.dice.below(self.people.len() as u64) as usize, self.dice.below(2) as usize);
        let held = self.holds[who][pool];
        let part = |dice: &mut Dice| 1 + dice.below(held.max(1));
        let deed = match self.dice.below(20) {
            0..=6 => Deed::Stakes(1 + self.dice.below(5_000_000_000)),
            7..=9 => Deed::Unstakes(part(&mut self.dice)),
            10 => Deed::Unstakes(held),
            11..=13 => Deed::Claims,
            14 => Deed::Locks,
            15 | 16 => Deed::Compounds,
            17 => Deed::Moves(part(&mut self.dice)),
            18 => Deed::Closes,
            _ => Deed::Settles,
        };
        self.tries(who, pool, deed)
    }

    /// Whether it went through: then it stands in the ledger.
    pub fn tries(&mut self, who: usize, pool: usize, deed: Deed) -> bool {
        let mut instructions = Vec::new();
        for pool in [pool, 1 - pool] {
            let is_wanted = matches!(deed, Deed::Stakes(_) | Deed::Moves(_));
            if is_wanted && !self.net.exists(&self.position(who, pool)) {
                instructions.push(self.opening(who, pool));
            }
        }
        instructions.push(self.instruction(who, pool, deed));
        let version = [0, 1, 2][self.dice.below(3) as usize];
        let done = self.net.tries(version, &self.people[who], &instructions);
        if done {
            let after = [0, 1].map(|pool| self.held(who, pool));
            self.holds[who] = after.map(|held| held.amount);
            let rio = self.net.held(&self.people[who].pubkey(), RIO);
            self.ledger.push(Noted { time: self.now, who, pool, deed, after, rio });
        }
        done
    }

    fn held(&self, who: usize, pool: usize) -> Held {
        let Some(position) = self.net.position(&self.position(who, pool)) else {
            return Held::default();
        };
        let stake = &position.stake;
        Held { amount: stake.amount, weight: stake.weight, lock_end: stake.lock_end }
    }

    pub fn position(&self, who: usize, pool: usize) -> Address {
        addresses::position(&self.pools[pool], &self.people[who].pubkey(), 0).0
    }

    fn opening(&self, who: usize, pool: usize) -> Instruction {
        let owner = self.people[who].pubkey();
        let (pool, position) = (self.pools[pool], self.position(who, pool));
        OpenPosition { opener: owner, payer: owner, pool, position, index: 0, owner }.instruction()
    }

    fn instruction(&self, who: usize, nth: usize, deed: Deed) -> Instruction {
        let (owner, pool) = (self.people[who].pubkey(), self.pools[nth]);
        let (position, stake_vault) = (self.position(who, nth), addresses::stake_vault(&pool).0);
        let (stake_mint, token_program) = (AGUA.mint(), SPL_TOKEN);
        let wallet = account(&owner, AGUA);
        match deed {
            Deed::Stakes(amount) => Stake {
                depositor: owner,
                pool,
                position,
                stake_vault,
                source: wallet,
                stake_mint,
                token_program,
                amount,
            }
            .instruction(),
            Deed::Unstakes(amount) => Unstake {
                owner,
                pool,
                position,
                stake_vault,
                destination: wallet,
                stake_mint,
                token_program,
                amount,
            }
            .instruction(),
            Deed::Locks => {
                LockPosition { owner, pool, position, lock_end: self.now + 20 * DAY }.instruction()
            }
            Deed::Claims => {
                let reward = |(slot, token): (u8, Token)| Reward {
                    slot,
                    vault: addresses::reward_vault(&pool, &token.mint(), slot).0,
                    destination: account(&owner, token),
                    mint: token.mint(),
                    token_program,
                };
                let rewards = [(0, AGUA), (1, AGUA), (2, RIO)].map(reward);
                Claim { rewards: &rewards, signer: owner, pool, position }.instruction()
            }
            Deed::Compounds => {
                let reward_vault = addresses::reward_vault(&pool, &AGUA.mint(), 1).0;
                Compound {
                    signer: owner,
                    pool,
                    position,
                    reward_vault,
                    stake_vault,
                    stake_mint,
                    token_program,
                    slot: 1,
                }
                .instruction()
            }
            Deed::Moves(amount) => MoveStake {
                owner,
                from_pool: pool,
                from_position: position,
                from_vault: stake_vault,
                to_pool: self.pools[1 - nth],
                to_position: self.position(who, 1 - nth),
                to_vault: addresses::stake_vault(&self.pools[1 - nth]).0,
                stake_mint,
                token_program,
                amount,
            }
            .instruction(),
            Deed::Closes => {
                ClosePosition { closer: owner, pool, position, rent_payer: owner, forfeit: true }
                    .instruction()
            }
            Deed::Settles => SettlePool { pool }.instruction(),
        }
    }

    /// So that all of it is final.
    pub fn let_it_settle(&self) {
        self.net.pass_blocks(40);
    }
}

fn account(wallet: &Address, token: Token) -> Address {
    addresses::associated_token(wallet, &token.mint(), &SPL_TOKEN)
}
