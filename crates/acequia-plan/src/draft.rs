//! How a plan is made.

use crate::compare::{self, compare, Kept, Missing, Verdict};
use crate::ground::Ground;
use crate::matches::{Match, Matching, StreamAt};
use crate::opening::Opening;
use crate::plan::{Against, Change, Conflict, Deed, Plan, Promise, Spend, Thing};
use acequia_core::{Kind, State};
use acequia_farm_file::{Curve, Emission, Farm, Pool as FilePool, Reward};
use acequia_interface::{Pool, StreamSlot};
use solana_address::Address;

/// What is missing of a farm, so that the chain is as its file says.
pub fn plan(farm: &Farm, ground: &Ground) -> Plan {
    let mut draft = Draft { farm, ground, plan: Plan::default() };
    (0..farm.tokens.len()).for_each(|token| draft.token(token));
    (0..farm.pools.len()).for_each(|pool| draft.pool(pool));
    draft.plan
}

/// The plan under construction.
struct Draft<'a> {
    farm: &'a Farm,
    ground: &'a Ground<'a>,
    plan: Plan,
}

/// A pool of the file, where it is or will be, and what is there.
#[derive(Clone, Copy)]
struct Place<'a> {
    nth: usize,
    pool: &'a FilePool,
    address: Address,
    there: Option<&'a Pool>,
}

impl<'a> Draft<'a> {
    fn change(&mut self, of: Thing, deed: Deed) {
        self.plan.changes.push(Change { of, deed });
    }

    fn conflict(&mut self, of: Thing, why: Against) {
        self.plan.conflicts.push(Conflict { of, why });
    }

    fn mint_of(&self, token: usize) -> Option<Address> {
        self.ground.mints.get(token)?.as_ref().map(|mint| mint.address)
    }

    /// The mint on chain must be as the file says.
    fn token(&mut self, token: usize) {
        let mint = self.ground.mints.get(token).and_then(Option::as_ref);
        let why = mint.and_then(|mint| mint.against(&self.farm.tokens[token]));
        why.into_iter().for_each(|why| self.conflict(Thing::Token { token }, why));
    }

    fn pool(&mut self, nth: usize) {
        let (farm, ground) = (self.farm, self.ground);
        let pool = &farm.pools[nth];
        let Some(site) = ground.pools.get(nth).and_then(Option::as_ref) else { return };
        let (address, there) = (site.address, site.there.as_ref());
        let place = Place { nth, pool, address, there };
        match there {
            None => self.change(Thing::Pool { pool: nth }, Deed::Create),
            Some(there) => self.keep(place, there),
        }
        self.rewards(place);
    }

    /// Terms but the caps are fixed.
    fn keep(&mut self, place: Place, there: &Pool) {
        let (pool, of) = (place.pool, Thing::Pool { pool: place.nth });
        let fixed = [
            (pool.capacity == there.capacity, Against::Capacity { has: there.capacity }),
            (pool.lock == there.lock, Against::Lock),
            (pool.accepted_risks == there.accepted_risks.0, Against::Risks),
        ];
        let differs = fixed.into_iter().filter(|(same, _)| !same);
        differs.for_each(|(_, why)| self.conflict(of, why));
        let authority = there.authority;
        match (pool.caps == there.caps, authority == self.ground.me) {
            (true, _) => self.change(of, Deed::Keep(Kept::Pool)),
            (false, true) => self.change(of, Deed::SetCaps),
            (false, false) => self.conflict(of, Against::Caps { authority }),
        }
    }

    fn rewards(&mut self, place: Place) {
        let slots = match place.there {
            Some(there) => there.streams.clone(),
            None => self.slots_of_new(place.pool),
        };
        let matches = self.matches(place, &slots);
        for (reward, found) in matches.iter().enumerate() {
            if place.pool.rewards[reward].comes_with_pool() {
                continue;
            }
            let of = |slot| Thing::Reward { pool: place.nth, reward, slot };
            match *found {
                Match::There(slot) => {
                    let stream = &slots[usize::from(slot)];
                    let at = StreamAt { pool: place.address, slot, stream };
                    self.compare(of(Some(slot)), &place.pool.rewards[reward], at);
                }
                Match::Free(slot) => self.add(place, of(Some(slot)), &place.pool.rewards[reward]),
                Match::Nowhere => self.conflict(of(None), Against::NoRoom),
            }
        }
        let in_use = (0u8..).zip(&slots).filter(|(_, slot)| slot.is_in_use());
        let strangers = in_use.filter(|(slot, _)| !matches.contains(&Match::There(*slot)));
        for (slot, _) in strangers {
            self.change(Thing::Stranger { pool: place.nth, slot }, Deed::Keep(Kept::Stranger));
        }
    }

    /// The slots of a pool that is still to be created: free, but for what comes with it.
    fn slots_of_new(&self, pool: &FilePool) -> Vec<StreamSlot> {
        let mut slots = vec![StreamSlot::default(); pool.capacity.into()];
        for (slot, reward) in
            slots.iter_mut().zip(&pool.rewards).filter(|(_, r)| r.comes_with_pool())
        {
            slot.mint = self.mint_of(reward.token).unwrap_or_default();
            (slot.books.state, slot.books.kind) = (State::Active as u8, Kind::Penalty as u8);
        }
        slots
    }

    fn matches(&self, place: Place, slots: &[StreamSlot]) -> Vec<Match> {
        let (rewards, pool) = (&place.pool.rewards, place.address);
        let mints: Vec<Address> =
            rewards.iter().map(|reward| self.mint_of(reward.token).unwrap_or_default()).collect();
        let is_same = |nth: usize, slot: usize| {
            let at = StreamAt { pool, slot: slot as u8, stream: &slots[slot] };
            compare::is_same(&rewards[nth], at, self.ground.now)
        };
        Matching { rewards, mints: &mints, slots, me: &self.ground.me, is_same: &is_same }.matches()
    }

    fn add(&mut self, place: Place, of: Thing, reward: &Reward) {
        let manager = place.there.map_or(self.ground.reward_manager, |there| there.reward_manager);
        if manager != self.ground.me {
            return self.conflict(of, Against::Manager { manager });
        }
        match &reward.emission {
            Emission::Flow { .. } | Emission::Penalty { .. } => {
                self.change(of, Deed::Add { opening: None })
            }
            Emission::Curve(curve) => self.add_curve(of, reward.token, curve),
        }
    }

    fn add_curve(&mut self, of: Thing, token: usize, curve: &Curve) {
        let now = self.ground.now;
        let opening = match Opening::of(curve, now, self.ground.slack) {
            Ok(opening) => opening,
            Err(start) => return self.conflict(of, Against::Over { start }),
        };
        self.change(of, Deed::Add { opening: Some(opening) });
        self.plan.spends.push(Spend { token, amount: curve.budget });
        let amount = opening.promised(curve, now);
        let until = opening.committed_until;
        self.plan.promises.extend(amount.map(|_| Promise { of, amount, until }));
    }

    fn compare(&mut self, of: Thing, reward: &Reward, at: StreamAt) {
        let funder = at.stream.funder;
        match compare(reward, at, self.ground.now) {
            Verdict::Keep(why) => self.change(of, Deed::Keep(why)),
            Verdict::Conflict(why) => self.conflict(of, why),
            Verdict::Extend(_) if funder != self.ground.me => {
                self.conflict(of, Against::Funder { funder });
            }
            Verdict::Extend(missing) => self.extend(of, reward.token, missing),
        }
    }

    fn extend(&mut self, of: Thing, token: usize, missing: Missing) {
        let amount = missing.units();
        self.plan.spends.extend((amount > 0).then_some(Spend { token, amount }));
        let promise = |until| Promise { of, amount: None, until };
        self.plan.promises.extend(missing.commit_until.map(promise));
        self.change(of, Deed::Extend(missing));
    }
}
