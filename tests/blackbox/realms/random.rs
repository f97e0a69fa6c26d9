//! A random game: some thousands of commands, and a naive model beside the adapter.
//!
//! People vote in a realm of the real governance with positions in two pools, change their minds, come
//! and go, while proposals are lengthened and shortened, pools are listed and taken off, and registrars
//! closed and made anew. The model knows of each position what it votes within which window, and adds up
//! anew each time. After each command: tallies and records are the model's; what governance was told is
//! what the model adds up; governance counts no more for anybody than that; and whatever is counted within
//! a window that is open is still staked. The adapter refuses what the model says, and nothing else.
//!
//! `ACEQUIA_STEPS` and `ACEQUIA_SEED` work as in `../random`.

use crate::random::rng::Rng;
use crate::random::setting;
use acequia_interface::instructions::CloseVoteReceipt;
use acequia_interface::VoteReceipt;
use acequia_realms_core::ballot::Window;
use acequia_realms_core::weight::{votes_floor, MaxRule, ONE};
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::events::{Event, VoteCounted};
use acequia_realms_interface::instructions::*;
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::ID;
use harness::prelude::*;
use harness::realm::{
    realm_error, realm_refusal, GivenRealm, RealmScene, RealmStep, NO, SOVEREIGN, YES,
};
use harness::tally::{Floor::*, Kinds, Tally};
use harness::world::address_of;

const STEPS: u64 = 2_500;
/// How many steps a registrar lasts, on average.
const LASTS: u64 = 400;
/// The kinds that send a transaction.
const KINDS: Kinds = &[
    ("stake", Third),
    ("unstake", Third),
    ("pass on", Third),
    ("vote", Third),
    ("withdraw", Third),
    ("relinquish", Hundred),
    ("finalize", Hundred),
    ("close vote", Hundred),
    ("close tally", Hundred),
    ("close weight", Hundred),
    ("close receipt", Hundred),
    ("list", Hundred),
    ("unlist", Hundred),
    ("maximum", Hundred),
    ("write list", Hundred),
    ("close registrar", Ten),
    ("create registrar", Ten),
];
const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];
/// Whose positions, in which pool, of which number.
const SEATS: [(usize, usize, u32); 5] = [(0, 0, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0), (2, 1, 0)];
/// How many proposals there are at a time.
const PROPOSALS: usize = 2;
const POOLS: usize = 2;

/// A position's vote.
#[derive(Clone, Copy, Debug)]
struct Cast {
    window: Window,
    weight: u64,
    votes: u64,
    /// Whether it is in its voter's tally: cast within the tally's window, since that is its window.
    counts: bool,
}

/// Of one person on one proposal.
#[derive(Clone, Copy, Debug, Default)]
struct Voter {
    /// What the tally is about.
    window: Window,
    /// Whether there is one.
    has_tally: bool,
    /// What governance counts, until it is decided [votes].
    civic: Option<u64>,
}

/// A proposal, and what is voted on it.
#[derive(Clone, Debug)]
struct Question {
    place: Place,
    casts: [Option<Cast>; SEATS.len()],
    /// Whose records are there.
    records: [bool; SEATS.len()],
    voters: [Voter; PEOPLE.len()],
}

impl Question {
    fn new(place: Place) -> Self {
        let (casts, records) = ([None; SEATS.len()], [false; SEATS.len()]);
        Self { place, casts, records, voters: Default::default() }
    }

    fn seats_of(who: usize) -> impl Iterator<Item = usize> {
        (0..SEATS.len()).filter(move |seat| SEATS[*seat].0 == who)
    }

    /// What somebody's positions vote together, but for one [votes].
    fn sum(&self, who: usize, without: Option<usize>) -> u64 {
        let seats = Self::seats_of(who).filter(|seat| Some(*seat) != without);
        let counted = seats.filter_map(|seat| self.casts[seat].filter(|cast| cast.counts));
        counted.map(|cast| cast.votes).sum()
    }
}

struct Game {
    realm: RealmScene,
    rng: Rng,
    powers: [Option<u64>; POOLS],
    questions: Vec<Question>,
    tally: Tally,
    context: String,
}

impl Game {
    fn new(seed: u64) -> Self {
        let given = GivenRealm::new().max(MaxRule::ShareOfSupply(5_000)).supply(1 << 40);
        let given = given.pool("alice", 3_000).staker("bob", 1_000);
        let mut realm = given.pool("alice", 200).staker("carol", 700).ready();
        realm.world.trust_signatures();
        realm.when("alice").with_position(1).open().ok();
        let tally = Tally::new(format!("a realm, seed {seed}"), [KINDS]);
        let powers = [Some(ONE); POOLS];
        let (questions, context) = (Vec::new(), String::new());
        let mut game = Self { realm, rng: Rng::new(seed), powers, questions, tally, context };
        game.ask();
        game
    }

    /// As many proposals as there are to be.
    fn ask(&mut self) {
        while self.questions.len() < PROPOSALS {
            self.realm.after(1);
            let place = self.realm.propose();
            self.questions.push(Question::new(place));
        }
    }

    fn step(&mut self, nth: u64) {
        self.context = format!("step {nth}");
        if self.rng.below(LASTS) == 0 {
            self.end();
            self.begin();
        }
        self.realm.next_slot();
        let (seat, question) = (self.rng.below(5) as usize, self.mostly_open());
        if !self.takes_votes(question) && self.rng.chance(60) {
            self.decide(question);
        }
        self.context = match self.rng.below(120) {
            0..=13 => self.wait(),
            14..=25 => self.stake(seat),
            26..=37 => self.unstake(seat),
            38..=52 => self.pass_on(seat, question),
            53..=70 => self.vote(seat, question),
            71..=80 => self.withdraw(seat, question),
            81..=85 => self.relinquish(SEATS[seat].0, question),
            86..=91 => self.changes_its_time(question),
            92..=96 => self.finalize(question),
            97..=100 => self.close_vote(seat, question),
            101..=103 => self.close_weight(SEATS[seat].0),
            104..=107 => self.close_receipt(seat, question),
            108..=111 => self.list(),
            112 => self.unlist(),
            113..=115 => self.maximum(),
            116 | 117 => self.write_list(),
            _ => self.replace(question),
        };
        self.context = format!("step {nth}, {}", self.context);
        self.compare();
    }

    /// Sends and counts a transaction.
    fn counted(
        &mut self,
        kind: &'static str,
        step: impl FnOnce(&mut RealmScene) -> RealmStep<'_>,
    ) -> Outcome {
        let outcome = step(&mut self.realm).run();
        self.tally.count(kind, realm_refusal(&outcome));
        outcome
    }

    fn by(&mut self, kind: &'static str, who: &str, instruction: Instruction) -> Outcome {
        self.counted(kind, |realm| realm.does(who, instruction))
    }

    fn now(&self) -> u64 {
        self.realm.world.now()
    }

    fn voting(&self, seat: usize, question: usize) -> Voting {
        let (who, nth, index) = SEATS[seat];
        self.realm.voting(PEOPLE[who], &self.questions[question].place, nth, index)
    }

    fn is_voting(&self, question: usize) -> bool {
        self.realm.state(&self.questions[question].place) == 2
    }

    fn window(&self, question: usize) -> Window {
        self.realm.window(&self.questions[question].place)
    }

    fn takes_votes(&self, question: usize) -> bool {
        let Window { start, end } = self.window(question);
        let now = self.now();
        self.is_voting(question) && start < now && now < end && end <= now + 14 * DAY
    }

    /// Mostly one that takes votes.
    fn mostly_open(&mut self) -> usize {
        let question = self.rng.below(2) as usize;
        let other = !self.takes_votes(question) && self.takes_votes(1 - question);
        if other && self.rng.chance(85) {
            1 - question
        } else {
            question
        }
    }

    /// Decided where it is time, or else another is put in its place.
    fn decide(&mut self, question: usize) {
        if self.is_voting(question) {
            self.finalize(question);
        } else {
            self.replace(question);
        }
    }

    fn principal(&self, seat: usize) -> u64 {
        let (who, nth, index) = SEATS[seat];
        let at = position_at(&self.realm.sites[nth].pool, &address_of(PEOPLE[who]), index);
        self.realm.world.position(&at).stake.amount
    }

    /// What its votes hold [base units].
    fn held(&self, seat: usize) -> u64 {
        let casts = self.questions.iter().filter_map(|question| question.casts[seat]);
        casts.filter(|cast| self.now() < cast.window.end).map(|cast| cast.weight).max().unwrap_or(0)
    }

    fn wait(&mut self) -> String {
        let seconds = self.rng.magnitude(17);
        self.realm.after(seconds);
        format!("wait {seconds}")
    }

    fn stake(&mut self, seat: usize) -> String {
        let (who, nth, index) = SEATS[seat];
        let amount = 1 + self.rng.magnitude(20);
        let mint = self.realm.sites[nth].stake;
        let owner = address_of(PEOPLE[who]);
        if self.rng.chance(90) {
            self.realm.world.fund(&owner, &mint, amount);
        }
        let actor = self.realm.when(PEOPLE[who]).in_pool(nth).with_position(index);
        let outcome = actor.stake(amount).run();
        self.tally.count("stake", outcome.refusal());
        format!("stake {amount} by {seat}")
    }

    /// Mostly what no vote holds.
    fn unstake(&mut self, seat: usize) -> String {
        let (who, nth, index) = SEATS[seat];
        let (has, held) = (self.principal(seat), self.held(seat));
        let free = has.saturating_sub(held);
        let amount = match self.rng.chance(85) && free > 0 {
            true => 1 + self.rng.below(free),
            false => 1 + self.rng.magnitude(21),
        };
        let actor = self.realm.when(PEOPLE[who]).in_pool(nth).with_position(index);
        let outcome = actor.unstake(amount).run();
        self.tally.count("unstake", outcome.refusal());
        assert!(outcome.error.is_some() || amount <= free, "{amount} of {has}, {held} held");
        format!("unstake {amount} by {seat}")
    }

    /// What the adapter has to say to a vote that the farm passes on: a refusal, or nothing.
    fn expected(&self, seat: usize, question: usize, counted: u64) -> Option<RealmsError> {
        let (who, nth, _) = SEATS[seat];
        if !self.is_voting(question) {
            return Some(RealmsError::NotVoting);
        }
        let Some(power) = self.powers[nth] else { return Some(RealmsError::PoolNotListed) };
        let of = &self.questions[question];
        let anew = of.voters[who].window != self.window(question);
        let others = if anew { 0 } else { of.sum(who, Some(seat)) };
        let votes = votes_floor(self.eligible(seat, question), power).expect("far below 2^64");
        let (sum, before) = (others + votes, of.sum(who, None));
        (sum < before && sum < counted).then_some(RealmsError::GovernanceCountsVote)
    }

    /// What has been staked since before voting began, by the core [weight].
    fn eligible(&self, seat: usize, question: usize) -> u64 {
        let (who, nth, index) = SEATS[seat];
        let at = position_at(&self.realm.sites[nth].pool, &address_of(PEOPLE[who]), index);
        let Window { start, end } = self.window(question);
        let position = self.realm.world.position(&at);
        let ballot = acequia_core::votes::Window { start, end };
        position.stake.votes.eligible(ballot, position.stake.lock_end).total()
    }

    /// The farm's own reasons come before the adapter's, but for those of making records.
    fn check(&self, outcome: &Outcome, expected: Option<RealmsError>) {
        match (realm_error(outcome), expected) {
            (None, Some(reason)) if outcome.error.is_none() => {
                panic!("{}: not refused, {reason:?}", self.context)
            }
            (Some(found), expected) => {
                assert_eq!(Some(found), expected, "{}\n{}", self.context, outcome.log());
            }
            _ => {}
        }
    }

    /// Of the last event of a vote.
    fn told(outcome: &Outcome) -> VoteCounted {
        let events = outcome.logs.iter().filter_map(|line| Event::from_log(line));
        let mut votes = events.filter_map(|event| match event {
            Event::VoteCounted(vote) => Some(vote),
            _ => None,
        });
        votes.next_back().expect("a vote was counted")
    }

    fn pass_on(&mut self, seat: usize, question: usize) -> String {
        let seat = self.mostly_one_that_can(seat, question);
        let (who, nth, _) = SEATS[seat];
        let civic = self.standing(who, question);
        self.context = format!("pass on {seat} to {question}");
        let expected = self.expected(seat, question, civic);
        let voting = self.voting(seat, question);
        let outcome = self.counted("pass on", |realm| realm.pass_on(nth, &voting));
        self.check(&outcome, expected);
        if outcome.error.is_none() {
            self.has_voted(seat, question, &Self::told(&outcome));
        }
        format!("pass on {seat} to {question}")
    }

    /// Mostly a position that has stake for it, in a pool that is listed.
    fn mostly_one_that_can(&mut self, seat: usize, question: usize) -> usize {
        let can: Vec<usize> = (0..SEATS.len())
            .filter(|seat| self.powers[SEATS[*seat].1].is_some())
            .filter(|seat| self.eligible(*seat, question) > 0)
            .collect();
        match can.len() as u64 {
            0 => seat,
            _ if self.rng.chance(10) => seat,
            many => can[self.rng.below(many) as usize],
        }
    }

    /// What governance counts for somebody, while it is not decided [votes].
    fn standing(&self, who: usize, question: usize) -> u64 {
        let civic = self.questions[question].voters[who].civic;
        civic.filter(|_| self.is_voting(question)).unwrap_or(0)
    }

    fn has_voted(&mut self, seat: usize, question: usize, said: &VoteCounted) {
        let (who, nth, _) = SEATS[seat];
        let (window, weight) = (self.window(question), self.eligible(seat, question));
        let votes = votes_floor(weight, self.powers[nth].expect("listed")).expect("few");
        let of = &mut self.questions[question];
        if of.voters[who].window != window {
            let seats = Question::seats_of(who);
            seats.for_each(|seat| of.casts[seat].iter_mut().for_each(|cast| cast.counts = false));
        }
        of.voters[who].window = window;
        of.voters[who].has_tally = true;
        of.records[seat] = true;
        of.casts[seat] = Some(Cast { window, weight, votes, counts: true });
        let sum = of.sum(who, None);
        assert_eq!((said.weight, said.votes), (weight, votes), "{}", self.context);
        assert_eq!((said.tally, said.told), (sum, sum), "{}", self.context);
    }

    /// With governance's own vote, in place of a former one.
    fn vote(&mut self, seat: usize, question: usize) -> String {
        let seat = self.mostly_one_that_can(seat, question);
        let (who, nth, _) = SEATS[seat];
        self.context = format!("vote {seat} on {question}");
        let expected = self.expected(seat, question, 0);
        let (voting, place) = (self.voting(seat, question), self.questions[question].place);
        let choice = if self.rng.chance(50) { YES } else { NO };
        let (refresh, again) = (self.realm.refresh(), self.questions[question].voters[who].civic);
        let relinquish = self.realm.relinquish(PEOPLE[who], &place).build();
        let outcome = self.counted("vote", |realm| {
            let step = realm.vote_with(&[(nth, voting)], choice);
            let step = step.with(|all| all.insert(all.len() - 1, refresh));
            match again {
                Some(_) => step.after(relinquish[0].clone()),
                None => step,
            }
        });
        self.check(&outcome, expected);
        if outcome.error.is_none() {
            let said = Self::told(&outcome);
            self.has_voted(seat, question, &said);
            self.questions[question].voters[who].civic = Some(said.told);
        }
        format!("vote {seat} on {question}")
    }

    /// Mostly one that stands, in governance too.
    fn withdraw(&mut self, seat: usize, question: usize) -> String {
        let stands = |cast: &Cast| self.now() < cast.window.end;
        let standing: Vec<usize> = (0..SEATS.len())
            .filter(|seat| self.questions[question].casts[*seat].as_ref().is_some_and(stands))
            .collect();
        let seat = match standing.len() as u64 {
            0 if self.rng.chance(90) => return "nothing to withdraw".into(),
            0 => seat,
            many => standing[self.rng.below(many) as usize],
        };
        let (who, nth, _) = SEATS[seat];
        let (voting, place) = (self.voting(seat, question), self.questions[question].place);
        let relinquishes = self.standing(who, question) > 0 && self.rng.chance(80);
        let counted = if relinquishes { 0 } else { self.standing(who, question) };
        let of = &self.questions[question];
        let (before, counts) = (of.sum(who, None), of.casts[seat].is_some_and(|cast| cast.counts));
        let sum = if counts { of.sum(who, Some(seat)) } else { before };
        let refused = sum < before && sum < counted;
        let expected = refused.then_some(RealmsError::GovernanceCountsVote);
        let relinquish = self.realm.relinquish(PEOPLE[who], &place).build();
        let open = OpenVote { payer: voting.voter, voting }.instruction();
        let lacks = self.realm.world.account(&place.voter_weight_record(&voting.voter)).is_none();
        let outcome = self.counted("withdraw", |realm| {
            let step = realm.withdraw(nth, &voting);
            let step = if lacks { step.after(open) } else { step };
            if relinquishes {
                step.after(relinquish[0].clone())
            } else {
                step
            }
        });
        self.context = format!("withdraw {seat} from {question}");
        if !lacks {
            self.check(&outcome, expected);
        }
        if outcome.error.is_none() {
            self.has_withdrawn(seat, question, sum, relinquishes, &Self::told(&outcome));
        }
        format!("withdraw {seat} from {question}")
    }

    fn has_withdrawn(
        &mut self,
        seat: usize,
        question: usize,
        sum: u64,
        relinquished: bool,
        said: &VoteCounted,
    ) {
        let who = SEATS[seat].0;
        let of_now = self.is_voting(question).then(|| self.window(question));
        let (now, of) = (self.now(), &mut self.questions[question]);
        of.casts[seat] = None;
        of.voters[who].civic = of.voters[who].civic.filter(|_| !relinquished);
        let window = of.voters[who].window;
        let told = if of_now == Some(window) && window.is_open(now) { sum } else { 0 };
        assert_eq!((said.weight, said.tally, said.told), (0, sum, told), "{}", self.context);
    }

    fn relinquish(&mut self, who: usize, question: usize) -> String {
        let place = self.questions[question].place;
        if self.questions[question].voters[who].civic.is_some() {
            let outcome = self.counted("relinquish", |realm| realm.relinquish(PEOPLE[who], &place));
            if outcome.error.is_none() {
                self.questions[question].voters[who].civic = None;
            }
        }
        format!("relinquish {} on {question}", PEOPLE[who])
    }

    /// One governance has both, so both are lengthened or shortened.
    fn changes_its_time(&mut self, question: usize) -> String {
        let days = 1 + self.rng.below(6);
        let place = self.questions[question].place;
        self.realm.lasts(&place, days * DAY);
        format!("{days} days")
    }

    /// Mostly when it is time.
    fn finalize(&mut self, question: usize) -> String {
        let (place, end) = (self.questions[question].place, self.window(question).end);
        if self.rng.chance(30) && self.now() < end {
            self.realm.world.set_time(end);
        }
        let refresh = self.realm.refresh();
        self.counted("finalize", |realm| realm.finalize(&place).after(refresh));
        format!("finalize {question}")
    }

    fn close_vote(&mut self, seat: usize, question: usize) -> String {
        if self.questions[question].records[seat] {
            let close = self.realm.closing(&self.voting(seat, question));
            let cast = self.questions[question].casts[seat];
            let over = |cast: Cast| self.now() >= cast.window.end && !self.is_voting(question);
            let can = cast.is_none_or(over);
            let outcome = self.by("close vote", "anyone", close);
            assert_eq!(outcome.error.is_none(), can, "{}", outcome.log());
            if can {
                self.questions[question].records[seat] = false;
                self.questions[question].casts[seat] = None;
            }
        }
        format!("close vote {seat} on {question}")
    }

    fn close_tally(&mut self, who: usize, question: usize) {
        let place = self.questions[question].place;
        if self.questions[question].voters[who].has_tally {
            let close = self.realm.closing_tally(PEOPLE[who], &place);
            let outcome = self.by("close tally", "anyone", close);
            let left = Question::seats_of(who).any(|seat| self.questions[question].records[seat]);
            assert_eq!(outcome.error.is_none(), !left, "{}", outcome.log());
            if !left {
                let of = &mut self.questions[question].voters[who];
                (of.has_tally, of.window) = (false, Window::default());
            }
        }
    }

    fn close_weight(&mut self, who: usize) -> String {
        let (voter, registrar) = (address_of(PEOPLE[who]), self.realm.place.registrar());
        if self.realm.world.account(&self.realm.place.voter_weight_record(&voter)).is_some() {
            let close = CloseVoterWeightRecord { voter, registrar }.instruction();
            self.by("close weight", PEOPLE[who], close).ok();
        }
        format!("close weight of {}", PEOPLE[who])
    }

    /// At the old end, of a proposal that may be lengthened.
    fn close_receipt(&mut self, seat: usize, question: usize) -> String {
        let Voting { position, place, .. } = self.voting(seat, question);
        let receipt = addresses::vote_receipt(&position, &ID, &place.proposal).0;
        let account = self.realm.world.account(&receipt);
        if let Some(there) = account.and_then(|there| VoteReceipt::read(&there.data).ok()) {
            let rent_payer = there.rent_payer;
            let close = CloseVoteReceipt { receipt, position, rent_payer };
            self.by("close receipt", "anyone", close.instruction());
        }
        format!("close receipt {seat} on {question}")
    }

    fn list(&mut self) -> String {
        let (nth, power) = (self.rng.below(2) as usize, 1 + self.rng.magnitude(34));
        self.lists(nth, power);
        format!("list {nth}, power {power}")
    }

    fn lists(&mut self, nth: usize, power: u64) {
        let (authority, registrar) = (address_of(SOVEREIGN), self.realm.place.registrar());
        let pool = self.realm.sites[nth].pool;
        let list = ListPool { authority, registrar, pool, power };
        self.by("list", SOVEREIGN, list.instruction()).ok();
        self.powers[nth] = Some(power);
    }

    fn unlist(&mut self) -> String {
        let nth = self.rng.below(2) as usize;
        self.unlists(nth);
        format!("unlist {nth}")
    }

    fn unlists(&mut self, nth: usize) {
        let outcome = self.counted("unlist", |realm| realm.unlist(nth));
        assert_eq!(outcome.error.is_none(), self.powers[nth].is_some());
        self.powers[nth] = None;
    }

    fn maximum(&mut self) -> String {
        let rule = match self.rng.chance(50) {
            true => MaxRule::Fixed(1 + self.rng.magnitude(40)),
            false => MaxRule::ShareOfSupply(1 + self.rng.below(10_000)),
        };
        self.counted("maximum", |realm| realm.set_max(rule)).ok();
        format!("{rule:?}")
    }

    fn write_list(&mut self) -> String {
        let payer = self.realm.world.actor("anyone");
        let pool = self.realm.sites[self.rng.below(2) as usize].pool;
        let write = InitializeExtraAccountMetas { payer, pool };
        self.by("write list", "anyone", write.instruction()).ok();
        "write list".into()
    }

    /// A proposal that is decided makes room for another.
    fn replace(&mut self, question: usize) -> String {
        if !self.is_voting(question) {
            self.puts_aside(question);
            self.ask();
        }
        format!("replace {question}")
    }

    /// Closes all that votes on a proposal have left, once nothing of it is held.
    fn puts_aside(&mut self, question: usize) {
        let ends = self.questions[question].casts.iter().flatten().map(|cast| cast.window.end);
        let end = ends.max().unwrap_or(0).max(self.now());
        self.realm.world.set_time(end);
        for seat in 0..SEATS.len() {
            self.close_receipt(seat, question);
            self.close_vote(seat, question);
        }
        (0..PEOPLE.len()).for_each(|who| self.close_tally(who, question));
        self.questions.remove(question);
    }

    /// Everything is decided and closed, the registrar too.
    fn end(&mut self) {
        self.context = "the end".into();
        let registrar = self.realm.place.registrar();
        while !self.questions.is_empty() {
            let end = self.window(0).end.max(self.now());
            self.realm.world.set_time(end);
            if self.is_voting(0) {
                self.finalize(0);
            }
            self.compare();
            if self.powers.iter().any(Option::is_some) || self.realm.registrar().tallies > 0 {
                self.counted("close registrar", |realm| realm.close_registrar()).refused();
            }
            self.puts_aside(0);
        }
        (0..PEOPLE.len()).for_each(|who| _ = self.close_weight(who));
        for nth in 0..POOLS {
            if self.powers[nth].is_some() {
                self.unlists(nth);
            }
        }
        assert_eq!(self.realm.registrar().tallies, 0);
        self.counted("close registrar", |realm| realm.close_registrar()).ok();
        assert!(self.realm.world.account(&registrar).is_none());
        self.realm.everyone_can_exit();
    }

    fn begin(&mut self) {
        let Place { program, realm, mint, .. } = self.realm.place;
        let create = CreateRegistrar {
            realm_authority: address_of(SOVEREIGN),
            payer: address_of(SOVEREIGN),
            realm,
            governance_program: program,
            governing_token_mint: mint,
            max: MaxRule::ShareOfSupply(5_000),
        };
        self.by("create registrar", SOVEREIGN, create.instruction()).ok();
        (0..POOLS).for_each(|nth| self.lists(nth, ONE));
        self.ask();
    }

    fn compare(&self) {
        let context = &self.context;
        let (now, mut tallies) = (self.now(), 0);
        for (nth, question) in self.questions.iter().enumerate() {
            let place = &question.place;
            for (who, name) in PEOPLE.into_iter().enumerate() {
                let (voter, sum) = (question.voters[who], question.sum(who, None));
                let tally = self.realm.tally(name, place);
                assert_eq!(tally.is_some(), voter.has_tally, "{context}: a tally of {name}");
                tallies += u64::from(voter.has_tally);
                let records =
                    Question::seats_of(who).filter(|seat| question.records[*seat]).count();
                let found = tally.map_or((0, 0), |tally| (tally.votes, tally.records));
                assert_eq!(found, (sum, records as u64), "{context}: {name} on {nth}");
                let civic = self.realm.governance_vote(name, place);
                let stands = self.is_voting(nth);
                assert_eq!(civic.filter(|_| stands), voter.civic.filter(|_| stands), "{context}");
                assert!(self.standing(who, nth) <= sum, "{context}: {name} left their vote behind");
            }
            for (seat, cast) in question.casts.iter().enumerate() {
                let held = cast.filter(|cast| cast.counts && now < cast.window.end);
                let weight = held.map_or(0, |cast| cast.weight);
                assert!(weight <= self.principal(seat), "{context}: stake of {seat} has left");
            }
        }
        assert_eq!(self.realm.registrar().tallies, tallies, "{context}");
    }
}

fn play(seed: u64) {
    let (seed, steps) = (setting("ACEQUIA_SEED", 1) + seed, setting("ACEQUIA_STEPS", STEPS));
    let mut game = Game::new(seed);
    (0..steps).for_each(|nth| game.step(nth));
    game.end();
    game.tally.report(steps);
}

#[test]
fn adapter_and_model_agree() {
    play(0);
}

#[test]
fn adapter_and_model_agree_in_another_game() {
    play(1_000);
}
