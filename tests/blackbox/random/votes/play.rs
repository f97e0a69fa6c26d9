//! A game: each command goes to the program, and a bystander compares what the recorder has
//! counted with what there was to vote with.

use super::super::rng::Rng;
use super::command::{self, seats, Command, Seat, BALLOTS, HOOKS, PEOPLE, POOLS};
use super::held::Held;
use acequia_interface::{hooks::PROPOSAL_SECONDS, VoteReceipt};
use harness::ballot::record_at;
use harness::prelude::*;
use harness::tally::Tally;
use harness::world::address_of;
use std::collections::BTreeMap;

/// After how many steps a position is closed and opened again on purpose, on average.
const REOPENS: u64 = 150;

/// A ballot that is open.
struct Open {
    ballot: Ballot,
    /// Of each position: the recorder's record, and the farm's receipt.
    kept: BTreeMap<Seat, [Address; 2]>,
}

/// Two pools with a recorder, and what a bystander has seen of them.
pub struct Play {
    pub(super) scene: Scene,
    rng: Rng,
    seed: u64,
    steps: u64,
    /// How many commands were sent to the program.
    pub sent: u64,
    /// What was carried out and what was refused.
    pub tally: Tally,
    seats: BTreeMap<Seat, Address>,
    held: BTreeMap<Seat, Held>,
    ballots: [Vec<Open>; POOLS],
    /// Receipts that are still there though their ballots have ended.
    ended: Vec<(Seat, Ballot)>,
    named: u64,
}

impl Play {
    /// Two pools of the same token with locks, everybody with a position, and a hook each.
    pub fn new(seed: u64) -> Self {
        let given = || Given::pool().wealth(1 << 60).locks(YEAR, 25_000, 5_000);
        let staked =
            |given: Given| PEOPLE.iter().fold(given, |given, who| given.staker(who, 1_000));
        let mut scene = staked(given()).ready();
        scene.world.trust_signatures();
        let mint = scene.stake_mint();
        scene.also(staked(given().staking_same(mint)));
        let seats: BTreeMap<Seat, Address> =
            seats().map(|seat| (seat, address_of_seat(&scene, seat))).collect();
        let held = seats.keys().map(|seat| (*seat, Held::default())).collect();
        let tally = Tally::new(format!("votes, seed {seed}"), [command::KINDS]);
        let rng = Rng::new(seed);
        let (ballots, ended, [steps, sent, named]) = (Default::default(), Vec::new(), [0; 3]);
        let mut play =
            Self { scene, rng, seed, steps, sent, tally, seats, held, ballots, ended, named };
        play.look();
        for nth in 0..POOLS {
            play.scene.hook_in(nth, RECORDER);
        }
        for hook in HOOKS {
            play.scene.world.deploy_as(RECORDER, hook);
        }
        play
    }

    /// Does the next thing and compares.
    pub fn step(&mut self) {
        if self.rng.below(REOPENS) == 0 {
            return self.reopen();
        }
        let command = self.next();
        self.carry_out(command);
    }

    /// A position withdraws its votes, closes and is opened again, where a receipt still stands: that
    /// neither counts for what stands there now nor holds it up.
    fn reopen(&mut self) {
        use Command::*;
        let mut seats = seats().filter(|seat| self.position(*seat).is_some());
        let Some(seat) = seats.find(|seat| self.has_receipt(*seat)) else { return };
        for nth in 0..BALLOTS {
            self.carry_out_if_likely(Withdraw(seat, nth));
        }
        self.carry_out_if_likely(EmergencyExit(seat));
        self.carry_out_if_likely(Close(seat));
        self.carry_out_if_likely(Open(seat));
        self.carry_out(Stake(seat, 1_000));
        for nth in 0..BALLOTS {
            self.carry_out(Withdraw(seat, nth));
            self.carry_out_if_likely(Vote(seat, nth));
        }
    }

    fn carry_out_if_likely(&mut self, command: Command) {
        if self.is_likely(&command) {
            self.carry_out(command);
        }
    }

    fn carry_out(&mut self, command: Command) {
        let context = format!("seed {}, step {}, {command:?}", self.seed, self.steps);
        self.steps += 1;
        let (kind, is_likely) = (self.kind(&command), self.is_likely(&command));
        let outcome = self.run(&command);
        if let Some(outcome) = outcome {
            self.sent += 1;
            self.tally.count(kind, outcome.refusal());
            let by_hook = outcome.custom_error().is_some() && outcome.farm_error().is_none();
            assert!(!by_hook, "{context}: what the farm passes on, its hook takes: {outcome:?}");
            let withdraws = matches!(command, Command::Withdraw(..)) && is_likely;
            assert!(!withdraws || outcome.error.is_none(), "{context}: held up: {outcome:?}");
        }
        self.look();
        self.forget_ended_ballots();
        self.compare(&context);
    }

    /// Its name, or that of a rarer case.
    fn kind(&self, command: &Command) -> &'static str {
        match *command {
            Command::Open(seat) if self.has_receipt(seat) => "Reopen",
            Command::ActivateHook(pool) if self.is_voted_with(self.pool(pool).hook, pool) => {
                "ChangeHook"
            }
            _ => command.into(),
        }
    }

    /// Whether a vote of the position's, or of one that stood there before, has left a receipt.
    fn has_receipt(&self, seat: Seat) -> bool {
        let receipts = self.ballots[seat.0].iter().map(|open| open.kept[&seat][1]);
        receipts.into_iter().any(|receipt| self.scene.world.account(&receipt).is_some())
    }

    /// Whether votes of the pool are open that were passed to that hook.
    fn is_voted_with(&self, hook: Address, pool: usize) -> bool {
        let ballots = self.ballots[pool].iter().filter(|open| open.ballot.hook == hook);
        ballots.map(|open| self.scene.tally(&open.ballot)).sum::<u64>() > 0
    }

    /// Two in three are about a position, a pool and a ballot with which they are likely to go
    /// through; where there is none, something else happens.
    fn next(&mut self) -> Command {
        loop {
            let command = command::next(&mut self.rng);
            if self.rng.chance(33) {
                return command;
            }
            let mut near = command.near();
            near.retain(|command| self.is_likely(command));
            if !near.is_empty() {
                let nth = self.rng.below(near.len() as u64);
                return near.swap_remove(nth as usize);
            }
        }
    }

    /// Whether a look at the accounts speaks against it. The program may still refuse it.
    fn is_likely(&self, command: &Command) -> bool {
        use Command::*;
        let (now, none) = (self.scene.world.now(), Address::default());
        let is_proposed = |nth| self.pool(nth).pending_hook != none;
        let is_hook = |nth: usize, hook: usize| self.pool(nth).hook == address_of(HOOKS[hook]);
        match *command {
            Wait(_) | LetGo(_) => true,
            NewBallot(nth, hook, ..) => is_hook(nth, hook),
            Open(seat) => self.position(seat).is_none(),
            ProposeHook(nth, hook) => !is_proposed(nth) && !is_hook(nth, hook),
            WithdrawHookProposal(nth) => is_proposed(nth),
            ActivateHook(nth) => is_proposed(nth) && self.is_due(nth, now),
            RemoveHook(nth) => self.pool(nth).hook != none,
            ref other => {
                let seat = other.seat().expect("about a position");
                self.position(seat).is_some_and(|position| self.suits(other, seat, &position))
            }
        }
    }

    fn pool(&self, nth: usize) -> Pool {
        self.scene.world.pool(&self.scene.sites[nth].pool)
    }

    /// Whether the hook that is proposed to a pool can be put in place.
    fn is_due(&self, nth: usize, now: u64) -> bool {
        let from = self.pool(nth).hook_activates_at;
        (from..=from + PROPOSAL_SECONDS).contains(&now)
    }

    fn suits(&self, command: &Command, seat: Seat, position: &Position) -> bool {
        use Command::*;
        let (now, stake) = (self.scene.world.now(), &position.stake);
        let (staked, locked) = (stake.amount > 0, now < stake.lock_end);
        match *command {
            Unstake(..) | EmergencyExit(_) => staked && !locked,
            Move(_, _, (who, index)) => {
                let to = self.position((1 - seat.0, who, index));
                staked && !locked && to.is_some_and(|to| to.owner == position.owner)
            }
            Release(_) => stake.lock_end != 0 && !locked,
            LeaveEarly(..) => staked && locked,
            Close(_) => !staked,
            Vote(_, nth) => {
                let open = self.ballots[seat.0].get(nth);
                open.is_some_and(|open| open.ballot.hook == self.pool(seat.0).hook)
            }
            Withdraw(_, nth) => {
                self.receipt(seat, nth).is_some_and(|held| !held.passed().withdrawn)
            }
            CloseReceipt(_, nth) => {
                self.receipt(seat, nth).is_some_and(|held| held.passed().withdrawn)
            }
            _ => true,
        }
    }

    /// Of a position's vote on one of the open ballots.
    fn receipt(&self, seat: Seat, nth: usize) -> Option<VoteReceipt> {
        let [_, receipt] = self.ballots[seat.0].get(nth)?.kept[&seat];
        let account = self.scene.world.account(&receipt)?;
        Some(VoteReceipt::read(&account.data).expect("a receipt"))
    }

    /// Everybody can leave, whatever happened.
    pub fn finish(&self) {
        self.scene.everyone_can_exit();
    }

    /// None where nothing was sent. The books of both pools are checked by every step that is.
    fn run(&mut self, command: &Command) -> Option<Outcome> {
        use Command::*;
        match *command {
            Wait(seconds) => {
                self.scene.after(seconds);
                None
            }
            NewBallot(pool, hook, ago, ahead) => {
                self.begin(pool, address_of(HOOKS[hook]), ago, ahead);
                None
            }
            ProposeHook(pool, _) | WithdrawHookProposal(pool) => {
                Some(self.by_creator(command, pool))
            }
            ActivateHook(pool) | RemoveHook(pool) => Some(self.by_creator(command, pool)),
            Open(seat) => self.open(seat),
            LetGo(nth) => self.let_go(nth),
            ref other => self.by_owner(other),
        }
    }

    /// A new ballot, where there are not too many.
    fn begin(&mut self, pool: usize, hook: Address, ago: u64, ahead: u64) {
        if self.ballots[pool].len() < BALLOTS {
            self.named += 1;
            let (now, name) = (self.scene.world.now(), format!("ballot {}", self.named));
            let ballot = self.scene.ballot_with(hook, pool, &name, now - ago, now + ahead);
            let here = self.seats.iter().filter(|(seat, _)| seat.0 == pool);
            let kept = here.map(|(seat, at)| (*seat, kept(&ballot, at))).collect();
            self.ballots[pool].push(Open { ballot, kept });
        }
    }

    /// Whatever becomes of hooks, no vote lock is lifted.
    fn by_creator(&mut self, command: &Command, pool: usize) -> Outcome {
        let before = self.positions(pool);
        let creator = self.scene.when("creator").in_pool(pool);
        let step = match *command {
            Command::ProposeHook(_, hook) => creator.propose_hook(address_of(HOOKS[hook])),
            Command::WithdrawHookProposal(_) => creator.withdraw_hook_proposal(),
            Command::ActivateHook(_) => creator.activate_hook(),
            _ => creator.remove_hook(),
        };
        let outcome = step.run();
        assert_eq!(self.positions(pool), before, "{command:?}");
        outcome
    }

    /// The bytes of all of a pool's.
    fn positions(&self, pool: usize) -> Vec<Option<Vec<u8>>> {
        let here = self.seats.iter().filter(|(seat, _)| seat.0 == pool);
        here.map(|(_, at)| Some(self.scene.world.account(at)?.data)).collect()
    }

    fn open(&mut self, seat: Seat) -> Option<Outcome> {
        if self.position(seat).is_some() {
            return None;
        }
        let (pool, who, index) = seat;
        let opener = self.scene.when(PEOPLE[who]).in_pool(pool).with_position(index);
        Some(opener.open().run())
    }

    /// By anyone, and whatever has become of the position.
    fn let_go(&mut self, nth: u64) -> Option<Outcome> {
        let nth = nth.checked_rem(self.ended.len() as u64)?;
        let (seat, ballot) = self.ended.swap_remove(nth as usize);
        let anyone = self.scene.when("anyone").in_pool(seat.0).at(self.seats[&seat]);
        Some(anyone.close_receipt(&ballot).ok())
    }

    /// As whoever owns the position now. Nothing where there is no position or no ballot.
    fn by_owner(&mut self, command: &Command) -> Option<Outcome> {
        use Command::*;
        let seat = command.seat()?;
        let position = self.position(seat)?;
        let ballot = match *command {
            Vote(_, nth) | Withdraw(_, nth) | CloseReceipt(_, nth) => {
                Some(self.ballots[seat.0].get(nth)?.ballot)
            }
            _ => None,
        };
        let step = self.step_of(command, seat, &position, ballot)?;
        Some(step.run())
    }

    fn step_of(
        &mut self,
        command: &Command,
        seat: Seat,
        position: &Position,
        ballot: Option<Ballot>,
    ) -> Option<Step<'_>> {
        use Command::*;
        let (pool, at, staked) = (seat.0, self.seats[&seat], position.stake.amount);
        let some = |asked: u64| if asked & 1 == 0 { staked } else { asked % staked.max(1) };
        if let (CloseReceipt(_, nth), Some(_)) = (command, &ballot) {
            let [_, receipt] = self.ballots[pool][*nth].kept[&seat];
            self.scene.world.account(&receipt)?;
        }
        let actor = self.scene.when(PEOPLE[owner(position)]).in_pool(pool).at(at);
        Some(match (command, ballot) {
            (Vote(..), Some(ballot)) => actor.vote(&ballot),
            (Withdraw(..), Some(ballot)) => actor.withdraw_vote(&ballot),
            (CloseReceipt(..), Some(ballot)) => actor.close_receipt(&ballot),
            (Stake(_, amount), _) => actor.stake(*amount),
            (Unstake(_, asked), _) => actor.unstake(some(*asked)),
            (Move(_, asked, (who, index)), _) => {
                let to = self.seats[&(1 - pool, *who, *index)];
                actor.move_stake(1 - pool, some(*asked)).with_account(5, to)
            }
            (EmergencyExit(_), _) => actor.emergency_exit(),
            (Lock(_, seconds), _) => actor.lock(*seconds),
            (Release(_), _) => actor.release(),
            (LeaveEarly(_, asked), _) => actor.leave_early(some(*asked)),
            (HandOver(_, who), _) => actor.transfer_to(PEOPLE[*who]),
            (Close(_), _) => actor.close_and_forfeit(),
            _ => return None,
        })
    }

    fn position(&self, seat: Seat) -> Option<Position> {
        let account = self.scene.world.account(&self.seats[&seat])?;
        Some(Position::read(&account.data).expect("a position"))
    }

    /// The bystander looks at every position.
    fn look(&mut self) {
        let now = self.scene.world.now();
        for seat in seats() {
            let position = self.position(seat);
            self.held.get_mut(&seat).expect("every seat is watched").see(now, position.as_ref());
        }
    }

    /// For every open ballot: the tally is the sum of the records; no position has recorded
    /// more than it has held, and neither have all together.
    fn compare(&self, context: &str) {
        for open in self.ballots.iter().flatten() {
            let Open { ballot, kept } = open;
            let all: u64 = kept.values().map(|[record, _]| self.scene.recorded(record)).sum();
            assert_eq!(self.scene.tally(ballot), all, "{context}: the tally");
            for (seat, [record, receipt]) in kept {
                let recorded = self.scene.recorded(record);
                let held = self.held[seat].since_before(ballot.start, ballot.end);
                assert!(recorded <= held, "{context}: {seat:?} recorded {recorded}, held {held}");
                assert_eq!(recorded, self.told(receipt), "{context}: the receipt");
            }
        }
    }

    /// What the hook was last told, by the farm's receipt; 0 where there is none.
    fn told(&self, receipt: &Address) -> u64 {
        let read = |data: &[u8]| VoteReceipt::read(data).expect("a receipt").weight;
        self.scene.world.account(receipt).map_or(0, |account| read(&account.data))
    }

    /// Ballots that have ended are over: what was recorded is final, what voted is free.
    fn forget_ended_ballots(&mut self) {
        let now = self.scene.world.now();
        for ballots in &mut self.ballots {
            let ended = ballots.iter().filter(|open| now >= open.ballot.end);
            for Open { ballot, kept, .. } in ended {
                let receipts = kept
                    .iter()
                    .filter(|(_, [_, receipt])| self.scene.world.account(receipt).is_some());
                self.ended.extend(receipts.map(|(seat, _)| (*seat, *ballot)));
                let records = kept.values().map(|[record, _]| *record);
                let all = records.chain([ballot.address]);
                all.for_each(|at| self.scene.world.put(at, Default::default()));
            }
            ballots.retain(|open| now < open.ballot.end);
        }
    }
}

/// Where recorder and farm keep a position's vote on a ballot.
fn kept(ballot: &Ballot, position: &Address) -> [Address; 2] {
    let receipt = receipt_at(position, &ballot.hook, &ballot.address);
    [record_at(ballot, position), receipt]
}

fn address_of_seat(scene: &Scene, (pool, who, index): Seat) -> Address {
    position_at(&scene.sites[pool].pool, &address_of(PEOPLE[who]), index)
}

/// Which of the people owns it.
fn owner(position: &Position) -> usize {
    PEOPLE.iter().position(|who| address_of(who) == position.owner).expect("one of the people")
}
