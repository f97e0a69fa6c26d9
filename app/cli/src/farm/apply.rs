//! A plan that makes the chain as a farm file says.

use super::addition::{add_to, Addition};
use super::compare::{self, compare, Verdict};
use super::extension::Extension;
use super::slots::{Seat, Seating, StreamAt};
use crate::chain::{Mint, PoolAt};
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, duration};
use acequia_core::Caps;
use acequia_farm_file::{Farm, Pool as FilePool, Reward, Risk};
use acequia_interface::instructions::{CreatePool, SetCaps};
use acequia_interface::risks::Risks;
use acequia_interface::{addresses, Pool, StreamSlot};
use serde_json::json;
use solana_address::Address;

/// Everything that the plan is made from.
pub struct Applying<'a> {
    /// What is wanted.
    pub farm: &'a Farm,
    /// Who creates, funds and pays.
    pub me: Address,
    /// Who may add streams to new pools.
    pub reward_manager: Address,
    /// The chain's clock [unix s].
    pub now: u64,
    /// The mint of each token that a pool speaks of.
    pub mints: &'a [Option<Mint>],
    /// What is at the address of each pool.
    pub pools: &'a [Option<PoolAt>],
    /// How much later than now the plan may be carried out [s].
    pub slack: u64,
}

/// Makes the plan, or says everything that cannot be made as the file says.
pub fn apply(of: &Applying) -> Outcome<Plan> {
    let plan = Plan::new(format!("The farm \"{}\"", of.farm.name));
    let mut work = Work { of, plan, conflicts: Vec::new() };
    for (nth, pool) in of.farm.pools.iter().enumerate() {
        work.pool(pool, of.pools.get(nth).and_then(Option::as_ref));
    }
    match work.conflicts.is_empty() {
        true => Ok(work.plan),
        false => Err(failure(
            format!(
                "The chain cannot be made as the file says:\n  - {}",
                work.conflicts.join("\n  - ")
            ),
            "Nothing was done. Change the file to go on from what is there (`acequia pool export` \
             writes it), or give the pool another id",
        )),
    }
}

/// Where the pool of a file is.
pub fn address_of(pool: &FilePool, creator: &Address, stake: &Address) -> Address {
    addresses::pool(creator, stake, pool.id).0
}

/// The plan under construction, and what stands against it.
struct Work<'a> {
    of: &'a Applying<'a>,
    plan: Plan,
    conflicts: Vec<String>,
}

/// A pool of the file, where it is or will be, and what is there.
#[derive(Clone, Copy)]
struct Place<'a> {
    pool: &'a FilePool,
    address: Address,
    there: Option<&'a PoolAt>,
}

impl Place<'_> {
    /// As it stands in sentences.
    fn name(&self) -> String {
        format!("\"{}\"", self.pool.name)
    }
}

impl Work<'_> {
    fn pool(&mut self, pool: &FilePool, there: Option<&PoolAt>) {
        let Some(stake) = self.mint(pool.stake).cloned() else { return };
        let address = address_of(pool, &self.of.me, &stake.address);
        let place = Place { pool, address, there };
        let addresses = self.plan.facts.entry("pools").or_insert_with(|| json!({}));
        addresses[&pool.name] = json!(address.to_string());
        match there {
            None => self.create(place, &stake),
            Some(there) => self.keep(place, &there.pool),
        }
        self.rewards(place);
    }

    fn mint(&self, token: usize) -> Option<&Mint> {
        self.of.mints.get(token).and_then(Option::as_ref)
    }

    // ---- pools ----

    fn create(&mut self, place: Place, stake: &Mint) {
        let pool = place.pool;
        let create = CreatePool {
            creator: self.of.me,
            payer: self.of.me,
            pool: place.address,
            stake_mint: stake.address,
            stake_vault: addresses::stake_vault(&place.address).0,
            token_program: stake.program_address(),
            id: pool.id,
            capacity: pool.capacity,
            reward_manager: self.of.reward_manager,
            lock: pool.lock,
            caps: pool.caps,
            accepted_risks: Risks(pool.accepted_risks),
        };
        let what = format!("create the pool {} at {}", place.name(), place.address);
        let step = self.plan.step(what, vec![create.instruction()]);
        step.creates = vec![Pool::size(pool.capacity), stake.account_size];
        let detail = format!("{}; at {}", self.terms(pool), place.address);
        self.plan.change(Sign::Create, format!("pool {}", place.name()), detail);
        self.plan.notes.extend(accepted(place));
    }

    fn terms(&self, pool: &FilePool) -> String {
        let stake = &self.of.farm.stake_token(pool).symbol;
        let room = if pool.capacity == 1 { "reward" } else { "rewards" };
        let lock = match pool.lock.max_seconds {
            0 => "no locks".into(),
            seconds => format!("locks of up to {}", duration(seconds.into())),
        };
        format!("stakes {stake}, room for {} {room}, {lock}", pool.capacity)
    }

    /// Terms but the caps are fixed.
    fn keep(&mut self, place: Place, there: &Pool) {
        let (pool, name) = (place.pool, place.name());
        let fixed = [
            (pool.capacity == there.capacity, format!("room for {} rewards", there.capacity)),
            (pool.lock == there.lock, "another lock rule".to_string()),
            (pool.accepted_risks == there.accepted_risks.0, "other accepted risks".to_string()),
        ];
        let differs = fixed.into_iter().filter(|(same, _)| !same);
        self.conflicts
            .extend(differs.map(|(_, has)| format!("the pool {name} has {has}, for good")));
        match pool.caps == there.caps {
            true => self.plan.change(Sign::Keep, format!("pool {name}"), place.address.to_string()),
            false => self.set_caps(place, there),
        }
    }

    fn set_caps(&mut self, place: Place, there: &Pool) {
        let (caps, name) = (place.pool.caps, place.name());
        if there.authority != self.of.me {
            let authority = there.authority;
            let why =
                format!("the caps of {name} differ, and only its authority {authority} sets them");
            return self.conflicts.push(why);
        }
        let words = self.cap_words(place.pool);
        let set = SetCaps { authority: self.of.me, pool: place.address, caps };
        self.plan.change(Sign::Change, format!("pool {name}"), format!("caps: {words}"));
        self.plan.step(format!("set the caps of {name}: {words}"), vec![set.instruction()]);
    }

    fn cap_words(&self, pool: &FilePool) -> String {
        let token = self.of.farm.stake_token(pool);
        let words = |cap| match cap {
            0 => "no limit".into(),
            cap => amount(cap, token.decimals, &token.symbol),
        };
        let Caps { pool, position } = pool.caps;
        format!("{} in all, {} by position", words(pool), words(position))
    }

    // ---- rewards ----

    fn rewards(&mut self, place: Place) {
        let fresh = || vec![empty_slot(); place.pool.capacity.into()];
        let slots = place.there.map_or_else(fresh, |there| there.pool.streams.clone());
        let mints = place.pool.rewards.iter().map(|r| self.mint(r.token).map(|mint| mint.address));
        let mints: Vec<Address> = mints.map(Option::unwrap_or_default).collect();
        let seats = self.seats(place, &mints, &slots);
        for (seat, reward) in seats.iter().zip(&place.pool.rewards) {
            match *seat {
                Seat::There(slot) => self.compare(place, slot, reward, &slots[usize::from(slot)]),
                Seat::Free(slot) => self.add(place, slot, reward),
                Seat::Nowhere => self.no_room(place, reward),
            }
        }
        let strangers = (0u8..).zip(&slots).filter(|(_, slot)| slot.is_in_use());
        for (slot, _) in strangers.filter(|(slot, _)| !seats.contains(&Seat::There(*slot))) {
            self.plan.change(
                Sign::Keep,
                format!("reward {slot} of {}", place.name()),
                "only on chain",
            );
        }
    }

    fn seats(&self, place: Place, mints: &[Address], slots: &[StreamSlot]) -> Vec<Seat> {
        let (rewards, pool) = (&place.pool.rewards, place.address);
        let is_same = |nth: usize, slot: usize| {
            let (reward, stream) = (&rewards[nth], &slots[slot]);
            let at = StreamAt { pool, slot: slot as u8, stream };
            let token = self.of.farm.reward_token(reward);
            compare::is_same(reward, token, at, self.of.now)
        };
        Seating { rewards, mints, slots, me: &self.of.me, is_same: &is_same }.seats()
    }

    fn no_room(&mut self, place: Place, reward: &Reward) {
        let symbol = &self.of.farm.reward_token(reward).symbol;
        let why = format!("{} has no free slot for the reward in {symbol}", place.name());
        self.conflicts.push(why);
    }

    fn add(&mut self, place: Place, slot: u8, reward: &Reward) {
        let Some(mint) = self.mint(reward.token).cloned() else { return };
        let manager = place.there.map_or(self.of.reward_manager, |there| there.pool.reward_manager);
        let name = place.name();
        if manager != self.of.me {
            let why =
                format!("reward {slot} of {name}: only its reward manager {manager} adds rewards");
            return self.conflicts.push(why);
        }
        let addition = Addition {
            pool: place.address,
            name: &name,
            slot,
            reward,
            mint: &mint,
            symbol: &self.of.farm.reward_token(reward).symbol,
            me: self.of.me,
            funder: self.of.me,
            now: self.of.now,
            slack: self.of.slack,
        };
        match add_to(&mut self.plan, &addition) {
            Err(refused) => self.conflicts.push(refused.condition),
            Ok(()) => self.plan.last_builds(place.there.is_none()),
        }
    }

    fn compare(&mut self, place: Place, slot: u8, reward: &Reward, there: &StreamSlot) {
        let token = self.of.farm.reward_token(reward);
        let what = format!("reward {slot} of {}", place.name());
        let at = StreamAt { pool: place.address, slot, stream: there };
        match compare(reward, token, at, self.of.now) {
            Verdict::Same(detail) | Verdict::Keep(detail) => {
                self.plan.change(Sign::Keep, what, detail)
            }
            Verdict::Conflict(why) => self.conflicts.push(format!("{what}: {why}")),
            Verdict::Extend(more) if there.funder == self.of.me => {
                let Some(mint) = self.mint(reward.token).cloned() else { return };
                let (me, now, pool) = (self.of.me, self.of.now, place.address);
                let at = Extension { me, now, pool, what, slot, mint: &mint, token, there };
                at.add_to(&mut self.plan, &more);
            }
            Verdict::Extend(_) => {
                self.conflicts.push(format!("{what}: only its funder {} extends it", there.funder));
            }
        }
    }
}

/// A slot of a pool that is still to be created.
fn empty_slot() -> StreamSlot {
    let none = Address::default();
    let (token_program, decimals, vault_bump, books) = Default::default();
    StreamSlot { mint: none, vault: none, funder: none, token_program, decimals, vault_bump, books }
}

/// What LPs are shown before they stake.
fn accepted(place: Place) -> Option<String> {
    let names = risk_names(place.pool.accepted_risks);
    (!names.is_empty()).then(|| format!("{} accepts for good: {names}", place.name()))
}

/// The names of a set of [`Risk`] bits.
pub fn risk_names(set: u16) -> String {
    let named = Risk::NAMES.iter().filter(|(risk, _)| set & *risk as u16 != 0);
    named.map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
}
