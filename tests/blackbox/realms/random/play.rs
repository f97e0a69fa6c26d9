//! A game: each command goes to adapter, farm and governance and to the model, and then they are compared.

use super::command::{self, Command, KINDS, PEOPLE, PROPOSALS, SEATS};
use super::model::{Cast, Model, Question};
use crate::random::rng::Rng;
use acequia_interface::instructions::CloseVoteReceipt;
use acequia_interface::VoteReceipt;
use acequia_realms_core::ballot::Window;
use acequia_realms_core::weight::MaxRule;
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::events::{Event, VoteCounted};
use acequia_realms_interface::instructions::*;
use acequia_realms_interface::votes::Voting;
use acequia_realms_interface::ID;
use harness::prelude::*;
use harness::realm::{
    realm_error, realm_refusal, GivenRealm, RealmScene, RealmStep, NO, SOVEREIGN, YES,
};
use harness::tally::Tally;
use harness::world::address_of;

/// How many steps a registrar lasts, on average.
const LASTS: u64 = 400;

/// A realm twice: as accounts, and as the model alone.
pub struct Play {
    pub(super) realm: RealmScene,
    pub(super) model: Model,
    rng: Rng,
    /// What both carried out and what both refused.
    pub tally: Tally,
    pub(super) context: String,
}

impl Play {
    /// A new realm.
    pub fn new(seed: u64) -> Self {
        let given = GivenRealm::new().max(MaxRule::ShareOfSupply(5_000)).supply(1 << 40);
        let given = given.pool("alice", 3_000).staker("bob", 1_000);
        let mut realm = given.pool("alice", 200).staker("carol", 700).ready();
        realm.world.trust_signatures();
        realm.when("alice").with_position(1).open().ok();
        let tally = Tally::new(format!("a realm, seed {seed}"), [KINDS]);
        let (model, rng, context) = (Model::new(), Rng::new(seed), String::new());
        let mut play = Self { realm, model, rng, tally, context };
        play.ask();
        play
    }

    /// As many proposals as there are to be.
    pub(super) fn ask(&mut self) {
        while self.model.questions.len() < PROPOSALS {
            self.realm.after(1);
            let place = self.realm.propose();
            self.model.questions.push(Question::new(place));
        }
    }

    /// Does the next thing and compares.
    pub fn step(&mut self, nth: u64) {
        self.context = format!("step {nth}");
        if self.rng.below(LASTS) == 0 {
            self.end();
            self.begin();
        }
        self.realm.next_slot();
        let question = self.mostly_open();
        if !self.takes_votes(question) && self.rng.chance(60) {
            self.decide(question);
        }
        let wanted = command::next(&mut self.rng, question);
        let command = self.near(wanted);
        self.context = format!("step {nth}, {command:?}");
        self.carry_out(command);
        self.compare();
    }

    fn carry_out(&mut self, command: Command) {
        use Command::*;
        match command {
            Wait(seconds) => _ = self.realm.after(seconds),
            Stake(seat, amount, has) => self.stake(seat, amount, has),
            Unstake(seat, amount) => self.unstake(seat, amount),
            PassOn(seat, question) => self.pass_on(seat, question),
            Vote(seat, question, approves) => self.vote(seat, question, approves),
            Withdraw(seat, question, too) => self.withdraw(seat, question, too),
            Relinquish(who, question) => self.relinquish(who, question),
            Last(question, days) => {
                let place = self.model.questions[question].place;
                self.realm.lasts(&place, days * DAY);
            }
            Finalize(question, waits) => self.finalize(question, waits),
            CloseVote(seat, question) => self.close_vote(seat, question),
            CloseWeight(who) => self.close_weight(who),
            CloseReceipt(seat, question) => self.close_receipt(seat, question),
            List(nth, power) => self.list(nth, power),
            Unlist(nth) => self.unlist(nth),
            Maximum(rule) => _ = self.counted("maximum", |realm| realm.set_max(rule)).ok(),
            WriteList(nth) => self.write_list(nth),
            Replace(question) => self.replace(question),
        }
    }

    // ---- what makes sense ----

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
            let waits = self.rng.chance(30);
            self.finalize(question, waits);
        } else {
            self.replace(question);
        }
    }

    /// Mostly the same about a position with which it can be done, and no more than can be.
    fn near(&mut self, command: Command) -> Command {
        match command {
            Command::PassOn(seat, question) => {
                Command::PassOn(self.one_that_can(seat, question), question)
            }
            Command::Vote(seat, question, approves) => {
                Command::Vote(self.one_that_can(seat, question), question, approves)
            }
            Command::Withdraw(seat, question, too) => match self.one_that_stands(seat, question) {
                Some(seat) => Command::Withdraw(seat, question, too),
                None => Command::Wait(0),
            },
            Command::Unstake(seat, amount) => {
                let free = self.free(seat);
                let fits = free > 0 && self.rng.chance(85);
                Command::Unstake(seat, if fits { 1 + self.rng.below(free) } else { amount })
            }
            other => other,
        }
    }

    /// Mostly a position that has stake for it, in a pool that is listed.
    fn one_that_can(&mut self, seat: usize, question: usize) -> usize {
        let can: Vec<usize> = (0..SEATS.len())
            .filter(|seat| self.model.powers[SEATS[*seat].1].is_some())
            .filter(|seat| self.eligible(*seat, question) > 0)
            .collect();
        match can.len() as u64 {
            0 => seat,
            _ if self.rng.chance(10) => seat,
            many => can[self.rng.below(many) as usize],
        }
    }

    /// A position whose vote stands; seldom, where there is none, one that has none.
    fn one_that_stands(&mut self, seat: usize, question: usize) -> Option<usize> {
        let stands = |cast: &Cast| self.now() < cast.window.end;
        let casts = self.model.questions[question].casts;
        let standing: Vec<usize> =
            (0..SEATS.len()).filter(|seat| casts[*seat].as_ref().is_some_and(stands)).collect();
        match standing.len() as u64 {
            0 => self.rng.chance(10).then_some(seat),
            many => Some(standing[self.rng.below(many) as usize]),
        }
    }

    // ---- what there is ----

    pub(super) fn now(&self) -> u64 {
        self.realm.world.now()
    }

    fn voting(&self, seat: usize, question: usize) -> Voting {
        let (who, nth, index) = SEATS[seat];
        self.realm.voting(PEOPLE[who], &self.model.questions[question].place, nth, index)
    }

    pub(super) fn is_voting(&self, question: usize) -> bool {
        self.realm.state(&self.model.questions[question].place) == 2
    }

    pub(super) fn window(&self, question: usize) -> Window {
        self.realm.window(&self.model.questions[question].place)
    }

    /// Of a proposal that is voted on.
    fn voting_window(&self, question: usize) -> Option<Window> {
        self.is_voting(question).then(|| self.window(question))
    }

    fn takes_votes(&self, question: usize) -> bool {
        let Window { start, end } = self.window(question);
        let now = self.now();
        self.is_voting(question) && start < now && now < end && end <= now + 14 * DAY
    }

    fn position(&self, seat: usize) -> Position {
        let (who, nth, index) = SEATS[seat];
        let at = position_at(&self.realm.sites[nth].pool, &address_of(PEOPLE[who]), index);
        self.realm.world.position(&at)
    }

    /// What no vote holds of a position's principal [base units].
    fn free(&self, seat: usize) -> u64 {
        let principal = self.position(seat).stake.amount;
        principal.saturating_sub(self.model.held(seat, self.now()))
    }

    /// What has been staked since before voting began, by the core [weight].
    fn eligible(&self, seat: usize, question: usize) -> u64 {
        let Window { start, end } = self.window(question);
        let stake = self.position(seat).stake;
        let ballot = acequia_core::votes::Window { start, end };
        stake.votes.eligible(ballot, stake.lock_end).total()
    }

    /// What governance counts for somebody, while it is not decided [votes].
    fn standing(&self, who: usize, question: usize) -> u64 {
        let civic = self.model.questions[question].voters[who].civic;
        civic.filter(|_| self.is_voting(question)).unwrap_or(0)
    }

    // ---- what is sent ----

    /// Sends and counts a transaction.
    pub(super) fn counted(
        &mut self,
        kind: &'static str,
        step: impl FnOnce(&mut RealmScene) -> RealmStep<'_>,
    ) -> Outcome {
        let outcome = step(&mut self.realm).run();
        self.tally.count(kind, realm_refusal(&outcome));
        outcome
    }

    pub(super) fn by(
        &mut self,
        kind: &'static str,
        who: &str,
        instruction: Instruction,
    ) -> Outcome {
        self.counted(kind, |realm| realm.does(who, instruction))
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

    fn stake(&mut self, seat: usize, amount: u64, has: bool) {
        let (who, nth, index) = SEATS[seat];
        let mint = self.realm.sites[nth].stake;
        if has {
            self.realm.world.fund(&address_of(PEOPLE[who]), &mint, amount);
        }
        let actor = self.realm.when(PEOPLE[who]).in_pool(nth).with_position(index);
        let outcome = actor.stake(amount).run();
        self.tally.count("stake", outcome.refusal());
    }

    fn unstake(&mut self, seat: usize, amount: u64) {
        let ((who, nth, index), free) = (SEATS[seat], self.free(seat));
        let actor = self.realm.when(PEOPLE[who]).in_pool(nth).with_position(index);
        let outcome = actor.unstake(amount).run();
        self.tally.count("unstake", outcome.refusal());
        assert!(outcome.error.is_some() || amount <= free, "{}: {free} free", self.context);
    }

    /// What the adapter has to say to a vote, while governance counts so many of the voter's.
    fn expected(&self, seat: usize, question: usize, counted: u64) -> Option<RealmsError> {
        let (window, weight) = (self.voting_window(question), self.eligible(seat, question));
        self.model.refusal((seat, question), window, weight, counted)
    }

    fn pass_on(&mut self, seat: usize, question: usize) {
        let (who, nth, _) = SEATS[seat];
        let expected = self.expected(seat, question, self.standing(who, question));
        let voting = self.voting(seat, question);
        let outcome = self.counted("pass on", |realm| realm.pass_on(nth, &voting));
        self.check(&outcome, expected);
        if outcome.error.is_none() {
            self.has_voted(seat, question, &Self::told(&outcome));
        }
    }

    fn has_voted(&mut self, seat: usize, question: usize, said: &VoteCounted) {
        let (window, weight) = (self.window(question), self.eligible(seat, question));
        let (votes, sum) = self.model.vote((seat, question), window, weight);
        assert_eq!((said.weight, said.votes), (weight, votes), "{}", self.context);
        assert_eq!((said.tally, said.told), (sum, sum), "{}", self.context);
    }

    /// In place of a former one.
    fn vote(&mut self, seat: usize, question: usize, approves: bool) {
        let (who, nth, _) = SEATS[seat];
        let expected = self.expected(seat, question, 0);
        let of = &self.model.questions[question];
        let (place, again) = (of.place, of.voters[who].civic.is_some());
        let (voting, refresh) = (self.voting(seat, question), self.realm.refresh());
        let relinquish = self.realm.relinquish(PEOPLE[who], &place).build();
        let outcome = self.counted("vote", |realm| {
            let step = realm.vote_with(&[(nth, voting)], if approves { YES } else { NO });
            let step = step.with(|all| all.insert(all.len() - 1, refresh));
            match again {
                true => step.after(relinquish[0].clone()),
                false => step,
            }
        });
        self.check(&outcome, expected);
        if outcome.error.is_none() {
            let said = Self::told(&outcome);
            self.has_voted(seat, question, &said);
            self.model.questions[question].voters[who].civic = Some(said.told);
        }
    }

    fn withdraw(&mut self, seat: usize, question: usize, too: bool) {
        let (who, nth, _) = SEATS[seat];
        let (voting, place) = (self.voting(seat, question), self.model.questions[question].place);
        let standing = self.standing(who, question);
        let relinquishes = standing > 0 && too;
        let counted = if relinquishes { 0 } else { standing };
        let expected = self.model.refusal_to_withdraw((seat, question), counted);
        let relinquish = self.realm.relinquish(PEOPLE[who], &place).build();
        let open = OpenVote { payer: voting.voter, voting }.instruction();
        let lacks = self.realm.world.account(&place.voter_weight_record(&voting.voter)).is_none();
        let outcome = self.counted("withdraw", |realm| {
            let step = realm.withdraw(nth, &voting);
            let step = if lacks { step.after(open) } else { step };
            match relinquishes {
                true => step.after(relinquish[0].clone()),
                false => step,
            }
        });
        if !lacks {
            self.check(&outcome, expected);
        }
        if outcome.error.is_none() {
            self.has_withdrawn(seat, question, relinquishes, &Self::told(&outcome));
        }
    }

    fn has_withdrawn(
        &mut self,
        seat: usize,
        question: usize,
        relinquished: bool,
        said: &VoteCounted,
    ) {
        let (window, now) = (self.voting_window(question), self.now());
        let (sum, told) = self.model.withdraw((seat, question), relinquished, window, now);
        assert_eq!((said.weight, said.tally, said.told), (0, sum, told), "{}", self.context);
    }

    fn relinquish(&mut self, who: usize, question: usize) {
        let place = self.model.questions[question].place;
        if self.model.questions[question].voters[who].civic.is_none() {
            return;
        }
        let outcome = self.counted("relinquish", |realm| realm.relinquish(PEOPLE[who], &place));
        if outcome.error.is_none() {
            self.model.questions[question].voters[who].civic = None;
        }
    }

    /// When it is time, where it waits for that.
    pub(super) fn finalize(&mut self, question: usize, waits: bool) {
        let (place, end) = (self.model.questions[question].place, self.window(question).end);
        if waits && self.now() < end {
            self.realm.world.set_time(end);
        }
        let refresh = self.realm.refresh();
        self.counted("finalize", |realm| realm.finalize(&place).after(refresh));
    }

    pub(super) fn close_vote(&mut self, seat: usize, question: usize) {
        if !self.model.questions[question].records[seat] {
            return;
        }
        let close = self.realm.closing(&self.voting(seat, question));
        let cast = self.model.questions[question].casts[seat];
        let over = |cast: Cast| self.now() >= cast.window.end && !self.is_voting(question);
        let can = cast.is_none_or(over);
        let outcome = self.by("close vote", "anyone", close);
        assert_eq!(outcome.error.is_none(), can, "{}", outcome.log());
        if can {
            self.model.questions[question].records[seat] = false;
            self.model.questions[question].casts[seat] = None;
        }
    }

    pub(super) fn close_tally(&mut self, who: usize, question: usize) {
        let of = &self.model.questions[question];
        if !of.voters[who].has_tally {
            return;
        }
        let left = Question::seats_of(who).any(|seat| of.records[seat]);
        let close = self.realm.closing_tally(PEOPLE[who], &of.place);
        let outcome = self.by("close tally", "anyone", close);
        assert_eq!(outcome.error.is_none(), !left, "{}", outcome.log());
        if !left {
            let of = &mut self.model.questions[question].voters[who];
            (of.has_tally, of.window) = (false, Window::default());
        }
    }

    pub(super) fn close_weight(&mut self, who: usize) {
        let (voter, registrar) = (address_of(PEOPLE[who]), self.realm.place.registrar());
        if self.realm.world.account(&self.realm.place.voter_weight_record(&voter)).is_some() {
            let close = CloseVoterWeightRecord { voter, registrar }.instruction();
            self.by("close weight", PEOPLE[who], close).ok();
        }
    }

    /// At the old end, of a proposal that may be lengthened.
    pub(super) fn close_receipt(&mut self, seat: usize, question: usize) {
        let Voting { position, place, .. } = self.voting(seat, question);
        let receipt = receipt_at(&position, &ID, &place.proposal);
        let account = self.realm.world.account(&receipt);
        if let Some(there) = account.and_then(|there| VoteReceipt::read(&there.data).ok()) {
            let rent_payer = there.rent_payer;
            let close = CloseVoteReceipt { receipt, position, rent_payer };
            self.by("close receipt", "anyone", close.instruction());
        }
    }

    pub(super) fn list(&mut self, nth: usize, power: u64) {
        let (authority, registrar) = (address_of(SOVEREIGN), self.realm.place.registrar());
        let pool = self.realm.sites[nth].pool;
        let list = ListPool { authority, registrar, pool, power };
        self.by("list", SOVEREIGN, list.instruction()).ok();
        self.model.powers[nth] = Some(power);
    }

    pub(super) fn unlist(&mut self, nth: usize) {
        let outcome = self.counted("unlist", |realm| realm.unlist(nth));
        assert_eq!(outcome.error.is_none(), self.model.powers[nth].is_some());
        self.model.powers[nth] = None;
    }

    fn write_list(&mut self, nth: usize) {
        let (payer, pool) = (self.realm.world.actor("anyone"), self.realm.sites[nth].pool);
        let write = InitializeExtraAccountMetas { payer, pool };
        self.by("write list", "anyone", write.instruction()).ok();
    }

    fn replace(&mut self, question: usize) {
        if !self.is_voting(question) {
            self.put_aside(question);
            self.ask();
        }
    }

    // ---- both sides ----

    pub(super) fn compare(&self) {
        let mut tallies = 0;
        for (nth, question) in self.model.questions.iter().enumerate() {
            for who in 0..PEOPLE.len() {
                self.compare_voter(who, nth, question);
                tallies += u64::from(question.voters[who].has_tally);
            }
            self.check_held(question);
        }
        assert_eq!(self.realm.registrar().tallies, tallies, "{}", self.context);
    }

    fn compare_voter(&self, who: usize, nth: usize, question: &Question) {
        let (context, name) = (&self.context, PEOPLE[who]);
        let (voter, sum) = (question.voters[who], question.sum(who, None));
        let tally = self.realm.tally(name, &question.place);
        assert_eq!(tally.is_some(), voter.has_tally, "{context}: a tally of {name}");
        let records = Question::seats_of(who).filter(|seat| question.records[*seat]).count();
        let found = tally.map_or((0, 0), |tally| (tally.votes, tally.records));
        assert_eq!(found, (sum, records as u64), "{context}: {name} on {nth}");
        let civic = self.realm.governance_vote(name, &question.place);
        let stands = self.is_voting(nth);
        assert_eq!(civic.filter(|_| stands), voter.civic.filter(|_| stands), "{context}");
        assert!(self.standing(who, nth) <= sum, "{context}: {name} left their vote behind");
    }

    /// Whatever is counted within a window that is open is still staked.
    fn check_held(&self, question: &Question) {
        for (seat, cast) in question.casts.iter().enumerate() {
            let held = cast.filter(|cast| cast.counts && self.now() < cast.window.end);
            let (weight, principal) =
                (held.map_or(0, |cast| cast.weight), self.position(seat).stake.amount);
            assert!(weight <= principal, "{}: stake of {seat} has left", self.context);
        }
    }
}
