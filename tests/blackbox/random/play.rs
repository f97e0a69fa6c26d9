//! A game: each command goes to the program and to the model, and then they are compared.

use super::command::{self, Command, Seat, FUNDERS, OFFICERS, PAID_ON, PEOPLE, SLOTS};
use super::elsewhere;
use super::heard::Heard;
use super::model::{named, seats, Model};
use super::rng::Rng;
use acequia_interface::flags::{CLOSED, PAUSED, PUSH_CLAIMS, RIGHTS};
use harness::prelude::*;
use harness::tally::Tally;
use harness::world::address_of;

const DELEGATE: &str = "delegate";
pub(super) const OPERATOR: &str = "operator";
/// After how many steps everybody leaves for a while, on average.
const STAYS: u64 = 180;
/// After how many steps all wait for an absent claimant, on average.
const IS_ABSENT: u64 = 400;
/// After how many steps those who listen miss a stretch, on average.
const GAPS: u64 = 1_500;
/// How many steps a pool lasts, on average, and one that has closed for good.
const LASTS: [u64; 2] = [1_000, 20];

/// What is staked in a farm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    PoolOfTokens,
    DelegatedPool,
}

impl Kind {
    fn given(self) -> Given {
        match self {
            Kind::PoolOfTokens => {
                let given = Given::pool().wealth(1 << 60).locks(YEAR, 25_000, 5_000);
                given.capacity(SLOTS as u8)
            }
            Kind::DelegatedPool => Given::pool().delegated_to(DELEGATE).capacity(SLOTS as u8),
        }
    }

    fn model(self, scene: &Scene) -> Model {
        let model = Model::new(scene.pool().lock, scene.world.now());
        match self {
            Kind::PoolOfTokens => model.with_penalty_flow(),
            Kind::DelegatedPool => model,
        }
    }

    fn tally(self, seed: u64) -> Tally {
        let (name, kinds) = match self {
            Kind::PoolOfTokens => ("a pool of tokens", command::OF_TOKENS),
            Kind::DelegatedPool => ("a delegated pool", command::OF_DELEGATES),
        };
        Tally::new(format!("{name}, seed {seed}"), [kinds, command::OF_ALL])
    }
}

/// A farm twice: as accounts, and as the core alone.
pub struct Play {
    pub(super) scene: Scene,
    pub(super) model: Model,
    pub(super) kind: Kind,
    pub(super) rng: Rng,
    seed: u64,
    /// How many commands there were.
    pub steps: u64,
    /// What both carried out and what both refused.
    pub tally: Tally,
    pub(super) mints: [Mint; SLOTS as usize],
    positions: Vec<(Seat, Address)>,
    /// What its events tell.
    pub(super) heard: Heard,
}

impl Play {
    /// A new farm.
    pub fn new(seed: u64, kind: Kind) -> Self {
        let mut scene = kind.given().ready();
        scene.world.trust_signatures();
        let mut mints = tokens().map(|token| scene.world.mint(&token));
        if kind == Kind::PoolOfTokens {
            mints[0] = scene.stake_mint();
            for who in PEOPLE {
                let (owner, wealth) = (scene.world.actor(who), scene.site().wealth);
                scene.world.fund(&owner, &mints[0], wealth);
            }
        }
        let (model, tally, rng) = (kind.model(&scene), kind.tally(seed), Rng::new(seed));
        let positions = seats().map(|at| (at, address_of_seat(&scene, at))).collect();
        let heard = Heard::new(&scene);
        let mut play =
            Self { scene, model, kind, rng, seed, steps: 0, tally, mints, positions, heard };
        play.settle_elsewhere();
        play
    }

    /// Another mint for a slot whose vault is left behind: its address is in use.
    pub(super) fn mint_anew(&mut self, slot: u8) {
        self.mints[slot as usize] = self.scene.world.mint(&tokens()[slot as usize]);
        if slot == PAID_ON {
            self.settle_elsewhere();
        }
    }

    /// The pool that was closed is created anew.
    fn create(&mut self) {
        let mint = self.scene.stake_mint();
        let others = self.scene.sites.split_off(elsewhere::AT);
        self.scene.sites.clear();
        self.scene.also(match self.kind {
            Kind::PoolOfTokens => self.kind.given().staking_same(mint),
            Kind::DelegatedPool => self.kind.given(),
        });
        self.scene.sites.extend(others);
        let elsewhere = std::mem::take(&mut self.model.elsewhere);
        self.model = self.kind.model(&self.scene);
        self.model.elsewhere = elsewhere;
        self.heard = Heard::new(&self.scene);
    }

    /// Does the next thing and compares.
    pub fn step(&mut self) {
        if self.rng.below(LASTS[self.model.terms.closed as usize]) == 0 {
            return self.end();
        }
        if self.rng.below(STAYS) == 0 {
            return self.leave_for_a_while();
        }
        if self.rng.below(IS_ABSENT) == 0 {
            return self.wait_for_the_absent();
        }
        if self.rng.below(GAPS) == 0 {
            return self.miss_a_stretch();
        }
        self.go_on();
    }

    /// Does something that makes sense.
    pub(super) fn go_on(&mut self) {
        let command = self.next();
        self.carry_out(&command);
    }

    /// Whether both carried it out.
    pub(super) fn carry_out(&mut self, command: &Command) -> bool {
        let context = format!("seed {}, step {}, {command:?}", self.seed, self.steps);
        let kind = command.kind(self.model.terms.closed);
        self.steps += 1;
        let chain = self.on_chain(command);
        let core = self.model.apply(command, self.scene.world.now());
        let Some(outcome) = chain else { return true };
        let refusal = outcome.refusal().filter(|_| !matches!(command, Command::Guard(.., false)));
        self.tally.count(kind, refusal);
        if let (Command::SetStake(at, _), None) = (command, &outcome.error) {
            let held = self.model.places[at].stake.amount.to_le_bytes();
            assert_eq!(outcome.return_data, held, "{context}");
        }
        match core {
            Ok(()) => assert!(
                outcome.error.is_none(),
                "{context}: {:?}\n{}",
                outcome.error,
                outcome.log()
            ),
            Err(error) => {
                let reason = outcome
                    .farm_error()
                    .unwrap_or_else(|| panic!("{context}: {:?}", outcome.error));
                // The program looks at a curve before the core looks at the stream.
                let curve = matches!(command, Command::Add(..) | Command::Extend(..));
                assert!(curve || reason == error, "{context}: {reason:?}, not {error:?}");
            }
        }
        if outcome.error.is_none() && matches!(command, Command::ClosePool) {
            self.create();
        }
        self.compare(&context);
        self.hear(&outcome, &context);
        outcome.error.is_none()
    }

    /// Something that makes sense. Three in four are about a position or a stream with which it goes
    /// through, and mostly ask for no more than there is: what goes through with none is not sent.
    fn next(&mut self) -> Command {
        loop {
            let command = self.drawn();
            if self.rng.chance(10) {
                return command;
            }
            let command = self.cut(command);
            if self.rng.chance(20) {
                return command;
            }
            let Some(mut near) = self.near(&command) else { return command };
            if !near.is_empty() {
                return near.swap_remove(self.rng.below(near.len() as u64) as usize);
            }
        }
    }

    /// Whatever the program may be asked.
    fn drawn(&mut self) -> Command {
        let now = self.scene.world.now();
        loop {
            let command = command::next(&mut self.rng, now);
            if self.model.allows(&command) {
                return command;
            }
        }
    }

    /// What asks for too much is cut to what there is.
    fn cut(&self, command: Command) -> Command {
        let staked = |at: &Seat| self.model.places[at].stake.amount.max(1);
        match command {
            Command::Unstake(at, amount) => Command::Unstake(at, 1 + amount % staked(&at)),
            Command::LeaveEarly(at, amount) => Command::LeaveEarly(at, 1 + amount % staked(&at)),
            Command::Lock(at, seconds) => Command::Lock(at, 1 + seconds % YEAR),
            Command::AcceptFunder(slot, by) => {
                let offered = self.model.funders[slot as usize].1;
                Command::AcceptFunder(slot, offered.unwrap_or(by))
            }
            other => other,
        }
    }

    /// The same about each position or stream with which the core would carry it out; none where it is about
    /// neither, or is meant to fail.
    fn near(&self, command: &Command) -> Option<Vec<Command>> {
        let (now, mut command) = (self.scene.world.now(), command.clone());
        let mut near = Vec::new();
        let mut keep = |command: &Command| {
            if self.model.allows(command) {
                let command = self.cut(command.clone());
                let accepted = self.model.clone().apply(&command, now).is_ok();
                near.extend(accepted.then_some(command));
            }
        };
        if let Command::Guard(.., false) = command {
            return None;
        } else if command.seat_mut().is_some() {
            for at in seats() {
                *command.seat_mut().expect("a seat") = at;
                keep(&command);
            }
        } else if command.slot_mut().is_some() {
            for slot in 0..SLOTS as u8 {
                *command.slot_mut().expect("a slot") = slot;
                keep(&command);
            }
        } else if let Command::Accept(_) = command {
            (0..OFFICERS.len()).for_each(|by| keep(&Command::Accept(by)));
        } else {
            return None;
        }
        Some(near)
    }

    /// Everybody can leave, whatever happened.
    pub fn finish(&self) {
        self.scene.everyone_can_exit();
    }

    /// None where nothing was sent.
    fn on_chain(&mut self, command: &Command) -> Option<Outcome> {
        use Command::*;
        if let Wait(seconds) = command {
            self.scene.after(*seconds);
            return None;
        }
        if let Back(seconds) = command {
            let now = self.scene.world.now();
            self.scene.world.set_time(now - seconds);
            return None;
        }
        if let Add(slot, curve) = command {
            let (funder, mint) = (self.scene.world.actor("funder"), self.mints[*slot as usize]);
            self.scene.world.fund(&funder, &mint, curve.total());
        }
        Some(match command.seat() {
            Some(at) => self.about(command, at),
            None => self.by_funder_or_officer(command),
        })
    }

    /// By whoever owns the position, as a rule.
    fn about(&mut self, command: &Command, at: Seat) -> Outcome {
        use Command::*;
        let position = address_of_seat(&self.scene, at);
        let who = match command {
            Open(_) => PEOPLE[at.0],
            PushClaim(..) | PushLate(..) | PushInstead(..) | Guard(..) => "anyone",
            ClaimFor(..) | CompoundFor(_) | ReinvestFor(_) => OPERATOR,
            CloseForOwner(_) => OFFICERS[self.model.closer()],
            SetStake(..) => DELEGATE,
            _ => PEOPLE[self.model.places[&at].owner],
        };
        if let PushInstead(_, slot) = command {
            return self.push_instead(at, *slot);
        }
        let guard = match command {
            Guard(at, slot, seen, holds) => {
                Some(self.model.guard((*at, *slot, *seen), *holds, self.scene.world.now()))
            }
            _ => None,
        };
        let pool = self.scene.site().pool;
        // The position elsewhere is the first of its owner's.
        let index = if let Reinvest(_) | ReinvestFor(_) = command { 0 } else { at.1 };
        let actor = self.scene.when(who).with_position(index).at(position);
        let step = match command {
            Open(_) => actor.open(),
            SetStake(_, amount) => {
                let (delegate, amount) = (address_of(who), *amount);
                let set = instructions::SetStake { delegate, pool, position, amount };
                self.scene.step(who, set.instruction())
            }
            PushClaim(_, slots) | PushLate(_, slots) => actor.push_claim(&list(*slots)),
            AllowPush(_, allowed) => actor.allow_push(*allowed),
            NameOperator(_, true) => actor.names_operator(OPERATOR, RIGHTS),
            NameOperator(_, false) => actor.names_nobody(),
            Merge(_, into) => {
                let into = position_at(&pool, &address_of(PEOPLE[into.0]), into.1);
                actor.merge_to(into, 0)
            }
            ClaimFor(_, slots) => actor.claim_for_owner(&list(*slots)),
            CompoundFor(_) => actor.compound(0),
            Reinvest(_) | ReinvestFor(_) => actor.reinvest(PAID_ON, elsewhere::AT),
            HandOver(_, to) => actor.transfer_to(PEOPLE[*to]),
            Close(_, true) => actor.close_and_forfeit(),
            Close(_, false) | CloseForOwner(_) => actor.close(),
            Stake(_, amount) => actor.stake(*amount),
            Unstake(_, amount) => actor.unstake(*amount),
            Claim(_, slots) => actor.claim(&list(*slots)),
            Compound(_) => actor.compound(0),
            Lock(_, seconds) => actor.lock(*seconds),
            Release(_) => actor.release(),
            LeaveEarly(_, amount) => actor.leave_early(*amount),
            EmergencyExit(_) => actor.emergency_exit(),
            Sweep(_, slot) => actor.sweep(*slot),
            Guard(..) => {
                let (before, fact, _) = guard.expect("what it asks for");
                actor.guard(before, fact.as_slice())
            }
            other => unreachable!("{other:?} is about nobody's position"),
        };
        step.run()
    }

    fn by_funder_or_officer(&mut self, command: &Command) -> Outcome {
        use Command::*;
        let [authority, manager] =
            [self.model.closer(), self.model.manager].map(|nth| OFFICERS[nth]);
        let funder = self.funder(command);
        let step = match command {
            Add(slot, curve) => {
                let mint = self.mints[*slot as usize];
                self.scene.when(manager).add_stream(*slot, &mint, curve)
            }
            AddFlow(slot, window) => {
                let mint = self.mints[*slot as usize];
                self.scene.when(manager).add_flow(*slot, &mint, *window)
            }
            Pause(paused) => self.scene.when(authority).set_paused(*paused),
            SetCaps(pool, position) => self.scene.when(authority).set_caps(*pool, *position),
            Offer(to) => self.scene.when(authority).propose_authority(OFFICERS[*to]),
            Accept(by) => self.scene.when(OFFICERS[*by]).accept_authority(),
            SetManager(who) => self.scene.when(authority).set_reward_manager(OFFICERS[*who]),
            ClosePool => self.scene.when(authority).close_pool(),
            AnnounceClosing(announced) => self.scene.when(authority).announce_closing(*announced),
            WindDownPool => self.scene.when(authority).wind_down_pool(),
            SettlePool => self.scene.when("anyone").settle_pool(),
            SetPage => {
                let text = format!("Water, since step {}.", self.steps);
                self.scene.when(authority).set_page("Acequia", &text, "https://acequia.farm")
            }
            Renounce => self.scene.when(authority).renounce_authority(),
            LeaveBehind(slot) => {
                let vault = self.scene.reward_vault(*slot as usize);
                self.set_frozen(vault);
                self.scene.when("anyone").retire_to(*slot, None)
            }
            Extend(slot, curve) => self.scene.when(funder).extend(*slot, curve),
            Roll(slot, curve) => self.scene.when(funder).roll(*slot, curve),
            TopUp(slot, amount) => self.scene.when("donor").top_up(*slot, *amount),
            Commit(slot, until) => self.scene.when(funder).commit(*slot, *until),
            Refund(slot) => self.scene.when(funder).refund(*slot),
            RefundIdle(slot) => self.scene.when(funder).refund_idle(*slot),
            WindDown(slot) | EndFlow(slot) => self.scene.when(funder).wind_down(*slot),
            WindDownEnding(slot) => self.scene.when("anyone").wind_down(*slot),
            Retire(slot) => self.scene.when(funder).retire(*slot),
            RetireLate(slot) => self.scene.when("anyone").retire(*slot),
            ProposeFunder(slot, to) => self.scene.when(funder).propose_funder(*slot, FUNDERS[*to]),
            AcceptFunder(slot, by) => self.scene.when(FUNDERS[*by]).accept_funder(*slot),
            other => unreachable!("{other:?} is neither a funder's nor an officer's"),
        };
        step.run()
    }

    /// Pays another account of the owner's, while the canonical one is frozen.
    fn push_instead(&mut self, at: Seat, slot: u8) -> Outcome {
        let who = PEOPLE[self.model.places[&at].owner];
        let owner = address_of(who);
        let mint = self.mints[slot as usize];
        let canonical = self.scene.world.wallet(&owner, &mint);
        let kept = self.scene.world.account(&canonical).expect("the wallet");
        let to = address_of(&format!("spare {slot} of {who}"));
        self.scene.world.put(to, kept.clone());
        self.set_frozen(canonical);
        let position = address_of_seat(&self.scene, at);
        let outcome = self.scene.when("anyone").at(position).push_instead(slot, to).run();
        self.scene.world.put(canonical, kept);
        outcome
    }

    /// Freezes a token account, as the issuer of its mint could have.
    fn set_frozen(&mut self, account: Address) {
        const STATE: usize = 108;
        let mut frozen = self.scene.world.account(&account).expect("a token account");
        frozen.data[STATE] = 2;
        self.scene.world.put(account, frozen);
    }

    /// Who funds the stream that it is about: anyone, where the pool has closed for good.
    fn funder(&self, command: &Command) -> &'static str {
        let slot = command.clone().slot_mut().copied();
        let funder = slot.and_then(|slot| self.model.funders[slot as usize].0);
        match (command, funder) {
            (Command::WindDown(_), _) if self.model.terms.closed => "anyone",
            (_, funder) => FUNDERS[funder.unwrap_or_default()],
        }
    }

    /// Accounts and model hold the same, and vaults hold exactly what is somebody's.
    fn compare(&self, context: &str) {
        let pool = self.scene.pool();
        assert_eq!(pool.totals, self.model.totals, "{context}");
        assert_eq!(pool.caps, self.model.terms.caps, "{context}");
        assert_eq!(pool.flags & PAUSED != 0, self.model.paused, "{context}");
        assert_eq!(pool.flags & CLOSED != 0, self.model.terms.closed, "{context}");
        assert_eq!(pool.closing_announced_at, self.model.announced, "{context}");
        let officer = |nth: usize| address_of(OFFICERS[nth]);
        let authority = self.model.authority.map(officer).unwrap_or_default();
        assert_eq!(pool.authority, authority, "{context}");
        assert_eq!(pool.page_bump != 0, self.model.page, "{context}");
        assert_eq!(pool.reward_manager, officer(self.model.manager), "{context}");
        let offered = self.model.offered.map(officer).unwrap_or_default();
        assert_eq!(pool.pending_authority, offered, "{context}");
        for (slot, (account, stream)) in pool.streams.iter().zip(&self.model.streams).enumerate() {
            assert_eq!(account.books, *stream, "{context}: slot {slot}");
            let (funder, offered) = self.model.funders[slot];
            assert_eq!(account.funder, funder_at(funder), "{context}: slot {slot}");
            assert_eq!(account.pending_funder, funder_at(offered), "{context}: slot {slot}");
            if stream.exists() {
                let vault = self.scene.world.balance(&account.vault);
                assert_eq!(vault, stream.liability(), "{context}: vault {slot}");
            }
        }
        if !pool.is_delegated() {
            let vault = self.scene.world.balance(&pool.stake_vault);
            assert_eq!(vault, pool.totals.staked, "{context}: stake vault");
        }
        for (at, address) in &self.positions {
            self.compare_position(*at, address, context);
        }
        self.compare_elsewhere(context);
        self.compare_stake_time(context);
    }

    /// What is read of stake-time at this moment is the model's, and never more than the pool's.
    fn compare_stake_time(&self, context: &str) {
        let now = self.scene.world.now().max(self.model.totals.last_update);
        let data = |at: &Address| self.scene.world.account(at).expect("an account").data;
        let mut all = 0;
        for (at, address) in &self.positions {
            let Some(place) = self.model.places.get(at) else { continue };
            let read = Position::read_stake_time(&data(address), now);
            assert_eq!(read, Ok(place.stake.stake_time(now)), "{context}: {at:?}");
            all += place.stake.stake_time(now).value;
        }
        let pool = Pool::read_stake_time(&data(&self.scene.site().pool), now).expect("a pool");
        assert!(all <= pool.value && pool.value < 1 << 104, "{context}: stake-time");
    }

    /// The positions that there are.
    pub(super) fn open_positions(&self) -> Vec<(Address, Position)> {
        let open = self.positions.iter().filter(|(at, _)| self.model.places.contains_key(at));
        open.map(|(_, address)| (*address, self.scene.world.position(address))).collect()
    }

    fn compare_position(&self, at: Seat, address: &Address, context: &str) {
        let account = self.scene.world.account(address);
        assert_eq!(account.is_some(), self.model.places.contains_key(&at), "{context}: {at:?}");
        if let Some(place) = self.model.places.get(&at) {
            let position = self.scene.world.position(address);
            assert_eq!(position.stake, place.stake, "{context}: {at:?}");
            assert_eq!(position.checkpoints, place.checkpoints, "{context}: {at:?}");
            assert_eq!(position.owner, address_of(PEOPLE[place.owner]), "{context}: {at:?}");
            assert_eq!(position.flags & PUSH_CLAIMS != 0, place.push, "{context}: {at:?}");
            let operator = if place.operated { address_of(OPERATOR) } else { Address::default() };
            assert_eq!(position.operator, operator, "{context}: {at:?}");
            assert_eq!(position.rights == RIGHTS, place.operated, "{context}: {at:?}");
        }
    }
}

fn address_of_seat(scene: &Scene, at: Seat) -> Address {
    position_at(&scene.site().pool, &address_of(PEOPLE[at.0]), at.1)
}

/// What the streams pay, by slot, where slot 0 does not pay the stake mint.
fn tokens() -> [Token; SLOTS as usize] {
    [Token::spl(9), Token::spl(0), Token::token_2022(6), Token::spl(9)]
}

/// The address of one of the funders; zero is none.
fn funder_at(nth: Option<usize>) -> Address {
    nth.map(|nth| address_of(FUNDERS[nth])).unwrap_or_default()
}

fn list(slots: u16) -> Vec<u8> {
    named(slots).map(|slot| slot as u8).collect()
}
