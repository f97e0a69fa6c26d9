//! A plan that makes the chain as a farm file says.

use super::addition::{add_to, Addition};
use super::extension::Extension;
use super::{against, kept, risk_names};
use crate::chain::Mint;
use crate::commands::seen::{run_by, runs, Seen};
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, cap, duration, several};
use acequia_core::farm::PENALTY_SLOT;
use acequia_core::Caps;
use acequia_farm_file::{Farm, Pool as FilePool, Reward};
use acequia_interface::facts::Fact;
use acequia_interface::instructions::{CreatePool, SetCaps};
use acequia_interface::risks::Risks;
use acequia_interface::{addresses, Pool};
use acequia_plan::{plan, Change, Conflict, Deed, Ground, Site, Thing};
use serde_json::json;
use solana_address::Address;
use solana_instruction::Instruction;

/// Everything that the plan is made from.
pub struct Applying<'a> {
    pub farm: &'a Farm,
    /// What is there.
    pub ground: Ground<'a>,
    /// The mint of each token that a pool speaks of.
    pub mints: &'a [Option<Mint>],
    /// Where what is paid of it comes from.
    pub sources: &'a [Option<Address>],
    /// Pays the rents.
    pub payer: Address,
    /// By when each transaction has to land [unix s]; 0 for any time.
    pub lands_before: u64,
}

/// Makes the plan, or says everything that cannot be made as the file says.
pub fn apply(of: &Applying) -> Outcome<Plan> {
    let found = plan(of.farm, &of.ground);
    if !found.conflicts.is_empty() {
        let conflicts = found.conflicts.iter().map(|one| of.conflict(one));
        let list = conflicts.collect::<Vec<_>>().join("\n  - ");
        return Err(failure(
            format!("The chain cannot be made as the file says:\n  - {list}"),
            "Nothing was done. Change the file to go on from what is there (`acequia pool export` \
             writes it), or give the pool another id",
        ));
    }
    let title = format!("The farm \"{}\"", of.farm.name);
    let mut work = Work { of, plan: Plan::new(title) };
    work.facts();
    found.changes.iter().for_each(|change| work.change(change));
    Ok(work.plan)
}

impl Applying<'_> {
    /// As it stands in sentences.
    fn name(&self, pool: usize) -> String {
        format!("\"{}\"", self.farm.pools[pool].name)
    }

    fn reward(&self, pool: usize, reward: usize) -> &Reward {
        &self.farm.pools[pool].rewards[reward]
    }

    /// What a slot of a pool is called.
    fn slot(&self, pool: usize, slot: u8) -> String {
        format!("reward {slot} of {}", self.name(pool))
    }

    fn conflict(&self, Conflict { of, why }: &Conflict) -> String {
        match *of {
            Thing::Token { token } => {
                let mint = self.mints[token].as_ref().map(|mint| mint.address).unwrap_or_default();
                let token = &self.farm.tokens[token];
                let (symbol, why) = (&token.symbol, against::mint(why, token));
                format!("{mint} is not the {symbol} that the farm file describes: {why}")
            }
            Thing::Pool { pool } | Thing::Stranger { pool, .. } => {
                against::pool(why, &self.name(pool))
            }
            Thing::Reward { pool, reward, slot } => {
                let token = self.farm.reward_token(self.reward(pool, reward));
                match slot {
                    Some(slot) => against::reward(why, &self.slot(pool, slot), token),
                    None => {
                        let symbol = &token.symbol;
                        format!("{} has no free slot for the reward in {symbol}", self.name(pool))
                    }
                }
            }
        }
    }
}

/// The plan under construction.
struct Work<'a> {
    of: &'a Applying<'a>,
    plan: Plan,
}

impl Work<'_> {
    fn facts(&mut self) {
        let pools = self.of.farm.pools.iter().zip(self.of.ground.pools);
        let named = pools.filter_map(|(pool, at)| Some((pool.name.clone(), at.as_ref()?)));
        let addresses = named.map(|(name, at)| (name, json!(at.address.to_string()))).collect();
        self.plan.facts.insert("pools".into(), serde_json::Value::Object(addresses));
    }

    fn address(&self, pool: usize) -> Address {
        self.site(pool).map_or_else(Address::default, |site| site.address)
    }

    fn site(&self, pool: usize) -> Option<&Site> {
        self.of.ground.pools[pool].as_ref()
    }

    fn mint(&self, token: usize) -> Option<&Mint> {
        self.of.mints.get(token).and_then(Option::as_ref)
    }

    fn change(&mut self, Change { of, deed }: &Change) {
        match *of {
            Thing::Token { .. } => {}
            Thing::Pool { pool } => self.pool(pool, deed),
            Thing::Reward { pool, reward, slot } => {
                self.reward(pool, self.of.reward(pool, reward), slot.unwrap_or_default(), deed);
            }
            Thing::Stranger { pool, slot } => {
                self.plan.change(Sign::Keep, self.of.slot(pool, slot), "only on chain");
            }
        }
    }

    /// That the pool, where it is there, and those facts are as they were seen.
    fn guard(&self, pool: usize, facts: impl Fn(&Pool) -> Vec<Fact>) -> Option<Instruction> {
        let site = self.site(pool)?;
        let there = site.there.as_ref()?;
        Seen::of(site.address, there, self.of.lands_before).guard(None, &facts(there))
    }

    // ---- pools

    fn pool(&mut self, nth: usize, deed: &Deed) {
        let (name, address) = (self.of.name(nth), self.address(nth));
        let pool = &self.of.farm.pools[nth];
        match deed {
            Deed::Create => self.create(pool, &name, address),
            Deed::SetCaps => self.set_caps(nth, &name),
            _ => self.plan.change(Sign::Keep, format!("pool {name}"), address.to_string()),
        }
    }

    fn create(&mut self, pool: &FilePool, name: &str, address: Address) {
        let Some(stake) = self.mint(pool.stake) else { return };
        let (ground, vault) = (self.of.ground, stake.account_size);
        let create = CreatePool {
            creator: ground.me,
            payer: self.of.payer,
            pool: address,
            stake_mint: stake.address,
            stake_vault: addresses::stake_vault(&address).0,
            penalty_vault: (pool.lock.early_leave_bps > 0)
                .then(|| addresses::reward_vault(&address, &stake.address, PENALTY_SLOT as u8).0),
            token_program: stake.program_address(),
            id: pool.id,
            capacity: pool.capacity,
            reward_manager: ground.reward_manager,
            lock: pool.lock,
            caps: pool.caps,
            accepted_risks: Risks(pool.accepted_risks),
        };
        let what = format!("create the pool {name} at {address}");
        let step = self.plan.step(what, vec![create.instruction()]);
        step.creates = vec![Pool::size(pool.capacity), vault];
        step.creates.extend((pool.lock.early_leave_bps > 0).then_some(vault));
        let detail = format!("{}; at {address}", self.terms(pool));
        self.plan.change(Sign::Create, format!("pool {name}"), detail);
        self.plan.notes.extend(accepted(pool, name));
    }

    fn terms(&self, pool: &FilePool) -> String {
        let stake = &self.of.farm.stake_token(pool).symbol;
        let room = several(pool.room() as u64, "reward");
        let lock = match pool.lock.max_seconds {
            0 => "no locks".into(),
            seconds => format!("locks of up to {}", duration(seconds.into())),
        };
        format!("stakes {stake}, room for {room}, {lock}")
    }

    fn set_caps(&mut self, nth: usize, name: &str) {
        let (pool, address) = (&self.of.farm.pools[nth], self.address(nth));
        let words = self.cap_words(pool);
        let set = SetCaps { authority: self.of.ground.me, pool: address, caps: pool.caps };
        let orders = self.guard(nth, |_| Vec::new()).into_iter().chain([set.instruction()]);
        self.plan.change(Sign::Change, format!("pool {name}"), format!("caps: {words}"));
        self.plan.step(format!("set the caps of {name}: {words}"), orders.collect());
    }

    fn cap_words(&self, pool: &FilePool) -> String {
        let token = self.of.farm.stake_token(pool);
        let words = |units| cap(units, |units| amount(units, token.decimals, &token.symbol));
        let Caps { pool, position } = pool.caps;
        format!("{} in all, {} by position", words(pool), words(position))
    }

    // ---- rewards

    fn reward(&mut self, pool: usize, reward: &Reward, slot: u8, deed: &Deed) {
        let (token, what) = (self.of.farm.reward_token(reward), self.of.slot(pool, slot));
        let (address, me) = (self.address(pool), self.of.ground.me);
        let Some(mint) = self.mint(reward.token).cloned() else { return };
        let source = self.of.sources[reward.token].unwrap_or_default();
        let payer = self.of.payer;
        match deed {
            Deed::Keep(why) => {
                self.plan.change(Sign::Keep, what, kept::words(why, &mint, &token.symbol))
            }
            Deed::Extend(more) => {
                let now = self.of.ground.now;
                let vault = addresses::reward_vault(&address, &mint.address, slot).0;
                let runs = |pool: &Pool| vec![runs(slot, &pool.streams[usize::from(slot)])];
                let at = Extension {
                    guard: self.guard(pool, runs),
                    me,
                    source,
                    now,
                    pool: address,
                    what,
                    slot,
                    mint: &mint,
                    token,
                    vault,
                };
                at.add_to(&mut self.plan, more);
            }
            Deed::Add { opening } => {
                let stake = self.of.farm.stake_token(&self.of.farm.pools[pool]);
                let name = self.of.name(pool);
                let addition = Addition {
                    pool: address,
                    guard: self.guard(pool, |there| vec![run_by(there)]),
                    name: &name,
                    slot,
                    reward,
                    opening: *opening,
                    mint: &mint,
                    symbol: &token.symbol,
                    stake: (stake.decimals, &stake.symbol),
                    me,
                    payer,
                    source,
                    funder: me,
                    now: self.of.ground.now,
                };
                add_to(&mut self.plan, &addition);
                self.plan.last_builds(self.site(pool).is_some_and(|site| site.there.is_none()));
            }
            Deed::Create | Deed::SetCaps => {}
        }
    }
}

/// What LPs are shown before they stake.
fn accepted(pool: &FilePool, name: &str) -> Option<String> {
    let names = risk_names(pool.accepted_risks);
    (!names.is_empty()).then(|| format!("{name} accepts for good: {names}"))
}
