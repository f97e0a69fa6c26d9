//! A game: people use the farm, and the two try what they can.

use super::act::{Act, DIVERTED, EMPTY, MOVED_TO, OTHERS, PAID_ON, PEOPLE, RIGHTFUL};
use super::attack::{turn, Loot};
use super::terms::terms;
use crate::random::rng::Rng;
use acequia_interface::flags::RIGHTS;
use harness::prelude::*;
use harness::tally::Tally;
use harness::world::address_of;
use harness::worth::worth;

const OPERATOR: &str = "operator";
const ACCOMPLICE: &str = "mallory";
const BOTH: [&str; 2] = [OPERATOR, ACCOMPLICE];
/// How many of a hundred steps are honest.
const HONEST: u64 = 35;
/// How many of a hundred attempts that would be in vain for anybody are made.
const IN_VAIN: u64 = 25;

pub struct Play {
    pub(super) scene: Scene,
    mints: Vec<Mint>,
    loot: Loot,
    ballot: Ballot,
    /// The one before, of which receipts are left.
    ended: Ballot,
    rng: Rng,
    /// How many attempts there were.
    pub steps: u64,
    /// What went through, and what could have and did not.
    pub tally: Tally,
}

impl Play {
    /// Two people and the accomplice in three pools, with the operator named in each position.
    pub fn new(seed: u64) -> Self {
        let mut scene = scene();
        let mints: Vec<Mint> = [0, 1, 2].map(|slot| scene.reward(slot)).to_vec();
        let loot = loot(&mut scene, &mints);
        scene.hook(RECORDER);
        scene.world.deploy(HOSTILE);
        let ballot = scene.ballot("ballot 0", 7 * DAY);
        scene.world.trust_signatures();
        let kinds = [RIGHTFUL, DIVERTED, OTHERS];
        let tally = Tally::new(format!("a hostile operator, seed {seed}"), kinds);
        Self { scene, mints, loot, ballot, ended: ballot, rng: Rng::new(seed), steps: 0, tally }
    }

    /// Somebody uses the farm, or is attacked.
    pub fn step(&mut self) {
        let (act, owner) = (Act::draw(&mut self.rng), PEOPLE[self.rng.below(2) as usize]);
        let jump = self.rng.magnitude(18);
        self.scene.after(jump);
        if self.scene.world.now() >= self.ballot.end {
            let next = self.scene.ballot(&format!("ballot {}", self.steps), 7 * DAY);
            self.ended = std::mem::replace(&mut self.ballot, next);
        }
        let ballot = self.ballot_of(act);
        if !act.makes_sense(&self.scene, owner, &ballot) {
            return;
        }
        let honest = act.honest(&mut self.scene, owner, &ballot);
        if !self.rng.chance(HONEST) {
            self.attack(act, owner, &honest);
        } else if act.is_done() {
            let who = address_of(act.whose(owner));
            self.scene.world.send(who, &[honest]);
            self.scene.check_books();
        }
    }

    /// Everybody can leave, whatever happened.
    pub fn finish(&self) {
        self.scene.everyone_can_exit();
    }

    /// Receipts are closed of the ballot that is over, as often as of the one that votes are cast in.
    fn ballot_of(&mut self, act: Act) -> Ballot {
        let is_over = matches!(act, Act::CloseVoteReceipt) && self.rng.chance(50);
        if is_over {
            return self.ended;
        }
        self.ballot
    }

    /// What nobody could do at that moment is mostly not tried.
    fn attack(&mut self, act: Act, owner: &'static str, honest: &Instruction) {
        let whose = address_of(act.whose(owner));
        let could = self.scene.fork().world.send(whose, std::slice::from_ref(honest));
        if could.error.is_some() && !self.rng.chance(IN_VAIN) {
            return;
        }
        self.steps += 1;
        let attack = turn(&mut self.rng, honest, &self.loot);
        let context = format!("step {}, {act:?} of {owner}: {:?}", self.steps, attack.instruction);
        let outcome = self.sent_by_the_two(attack.instruction, &context);
        // With an account of their own instead, the two may do to it what its owner may, or give.
        let of_the_pools = ["funder", "manager", "creator"].contains(&act.whose(owner));
        if !act.is_rightful() && (!attack.diverted || of_the_pools) {
            assert!(outcome.error.is_some(), "{context} went through");
        }
        let name: &'static str = (&act).into();
        match (act.is_rightful(), attack.diverted) {
            (true, false) => self.tally.count(name, outcome.refusal()),
            (true, true) => self.tally.count(diverted(name), could.refusal()),
            (false, _) => self.tally.count(name, could.refusal()),
        }
    }

    /// Whatever comes of it, nobody has less, and the two have no more.
    fn sent_by_the_two(&mut self, instruction: Instruction, context: &str) -> Outcome {
        let (people, both) = (PEOPLE.map(address_of), self.loot.keys);
        let has = |scene: &Scene, owners: &[Address]| worth(scene, &self.mints, owners);
        let before = people.map(|who| has(&self.scene, &[who]));
        let (of_theirs, kept) = (has(&self.scene, &both), terms(&self.scene, &people));
        let outcome = self.scene.world.send(address_of(OPERATOR), &[instruction]);
        self.scene.check_books();
        if outcome.error.is_some() {
            return outcome; // the runtime has undone it
        }
        for (who, before) in people.into_iter().zip(before) {
            let after = has(&self.scene, &[who]);
            let less = before.iter().find(|(mint, amount)| after[*mint] < **amount);
            assert_eq!(less, None, "{context}: {who} has {after:?}");
        }
        let after = has(&self.scene, &both);
        let more = after.iter().find(|(mint, amount)| **amount > of_theirs[*mint]);
        assert_eq!(more, None, "{context}: the two had {of_theirs:?}");
        assert_eq!(terms(&self.scene, &people), kept, "{context}");
        outcome
    }
}

fn scene() -> Scene {
    let with = |given: Given| {
        let people = [PEOPLE[0], PEOPLE[1], ACCOMPLICE];
        people.iter().fold(given.wealth(1 << 50), |given, who| given.staker(who, 1 << 20))
    };
    let curve = Curve::even(1 << 50, 9 * YEAR).full_at(1 << 30, 1 << 10);
    let given = Given::pool().locks(YEAR, 25_000, 5_000).capacity(5);
    let given = given.flow(Token::spl(6), 7 * DAY).reward(Token::token_2022(6), curve);
    let mut scene = with(given.flow_of_stake(3 * DAY)).ready();
    let (staked, paid) = (scene.stake_mint(), scene.reward(1));
    let second = Given::pool().staking_same(paid).locks(YEAR, 25_000, 0);
    assert_eq!(scene.also(with(second.flow_of_stake(DAY))), PAID_ON);
    assert_eq!(scene.also(with(Given::pool().staking_same(staked))), MOVED_TO);
    assert_eq!(scene.also(Given::pool().staking_same(staked)), EMPTY);
    for who in PEOPLE {
        scene.when(who).with_position(1).open().ok();
        for nth in [0, PAID_ON, MOVED_TO] {
            scene.when(who).in_pool(nth).names_operator(OPERATOR, RIGHTS).ok();
        }
    }
    scene
}

/// With a token account of each mint, and all their positions; and the positions of others.
fn loot(scene: &mut Scene, mints: &[Mint]) -> Loot {
    let keys = BOTH.map(|who| scene.world.actor(who));
    let mut accounts = keys.to_vec();
    for owner in BOTH.into_iter().chain(PEOPLE).map(address_of) {
        accounts.extend(mints.iter().map(|mint| scene.world.wallet(&owner, mint)));
        accounts.extend(scene.sites.iter().map(|site| position_at(&site.pool, &owner, 0)));
    }
    for site in &scene.sites {
        let pool = scene.world.pool(&site.pool);
        accounts.push(site.pool);
        accounts.push(pool.stake_vault);
        accounts.extend(pool.streams.iter().filter(|slot| slot.is_in_use()).map(|slot| slot.vault));
    }
    Loot { keys, accounts }
}

fn diverted(name: &str) -> &'static str {
    let mut names = DIVERTED.iter().map(|(kind, _)| *kind);
    let diverted = names.find(|kind| kind.strip_suffix(" diverted") == Some(name));
    diverted.expect("what is rightful can be diverted")
}
