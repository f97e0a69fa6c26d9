//! What can be done with a gauge: one method for each instruction, with the accounts that an
//! honest client would pass.

use super::{GaugeScene, GaugeStep, ANYONE, GOVERNOR};
use crate::world::address_of;
use acequia_gauge_core::Split;
use acequia_gauge_interface::instructions::{
    AcceptAuthority, AcceptPowerManager, AddPool, ApplyShare, CloseEpoch, CloseGauge,
    CloseVoteRecord, FundGauge, GiveBackShare, InitializeExtraAccountMetas, OpenEpoch,
    OpenVoteRecord, ProposeAuthority, ProposePowerManager, RefundGauge, RefundStream, RemovePool,
    RetireStream, SetPower, SetPowerManager, SetTerms, SettleEpoch, UpdateEpoch, WindDownStream,
};
use acequia_gauge_interface::{addresses, votes, ID};
use acequia_interface::instructions::{CastVote, WithdrawVote};
use solana_address::Address;
use solana_instruction::Instruction;

/// A split, from pairs of place and share [bps].
pub fn split(shares: &[(usize, u16)]) -> Split {
    let mut split = Split::default();
    shares.iter().for_each(|(place, bps)| split.bps[*place] = *bps);
    split
}

impl GaugeScene {
    /// An instruction of one's own making, paid for by `who`.
    pub fn do_step(&mut self, who: &str, instruction: Instruction) -> GaugeStep<'_> {
        GaugeStep::new(self, who, instruction)
    }

    // ---- the governor ----

    /// Lists a pool of the scene, with the stream in its first slot.
    pub fn add_pool(&mut self, nth: usize, power: u64) -> GaugeStep<'_> {
        self.add_pool_with(nth, 0, power)
    }

    /// The same with any slot.
    pub fn add_pool_with(&mut self, nth: usize, slot: u8, power: u64) -> GaugeStep<'_> {
        let (gauge, pool) = (self.gauge, self.farm.sites[nth].pool);
        let authority = self.farm.world.actor(GOVERNOR);
        let add = AddPool { authority, gauge, pool, slot, power };
        self.do_step(GOVERNOR, add.instruction())
    }

    /// Gives a pool of the scene another power, in the epoch that has not begun too.
    pub fn set_power(&mut self, nth: usize, power: u64) -> GaugeStep<'_> {
        let (gauge, pool) = (self.gauge, self.farm.sites[nth].pool);
        let (power_manager, epoch) = (self.farm.world.actor(GOVERNOR), self.upcoming());
        let set = SetPower { power_manager, gauge, epoch, pool, power };
        self.do_step(GOVERNOR, set.instruction())
    }

    /// The epoch that is open and has not begun.
    pub fn upcoming(&self) -> Option<Address> {
        let (state, now) = (self.state(), self.farm.world.now());
        let number = state.books.last_opened()?;
        let window = state.terms.window(number).expect("a window");
        (!window.has_begun(now)).then(|| self.epoch_at(number))
    }

    /// Names somebody who may set powers.
    pub fn set_power_manager(&mut self, who: &str) -> GaugeStep<'_> {
        let (gauge, authority) = (self.gauge, self.farm.world.actor(GOVERNOR));
        let new = self.farm.world.actor(who);
        self.do_step(GOVERNOR, SetPowerManager { authority, gauge, new }.instruction())
    }

    /// The governor, who is the power manager, offers the powers to somebody.
    pub fn propose_powers(&mut self, new: &str) -> GaugeStep<'_> {
        let (gauge, power_manager) = (self.gauge, self.farm.world.actor(GOVERNOR));
        let new = self.farm.world.actor(new);
        self.do_step(GOVERNOR, ProposePowerManager { power_manager, gauge, new }.instruction())
    }

    /// Somebody takes the powers over.
    pub fn accept_powers(&mut self, who: &str) -> GaugeStep<'_> {
        let (gauge, pending_power_manager) = (self.gauge, self.farm.world.actor(who));
        self.do_step(who, AcceptPowerManager { pending_power_manager, gauge }.instruction())
    }

    /// Takes a pool of the scene off the list.
    pub fn remove_pool(&mut self, nth: usize) -> GaugeStep<'_> {
        let (gauge, pool) = (self.gauge, self.farm.sites[nth].pool);
        let authority = self.farm.world.actor(GOVERNOR);
        self.do_step(GOVERNOR, RemovePool { authority, gauge, pool }.instruction())
    }

    /// Winds down the stream in the first slot of a pool of the scene.
    pub fn wind_down(&mut self, nth: usize) -> GaugeStep<'_> {
        self.wind_down_with(nth, 0)
    }

    /// The same with any slot.
    pub fn wind_down_with(&mut self, nth: usize, slot: u8) -> GaugeStep<'_> {
        let (gauge, pool) = (self.gauge, self.farm.sites[nth].pool);
        let authority = self.farm.world.actor(GOVERNOR);
        let epochs: Vec<Address> = self.epochs().into_iter().map(|(at, _)| at).collect();
        let wind_down = WindDownStream { authority, gauge, pool, epochs: &epochs, slot };
        self.do_step(GOVERNOR, wind_down.instruction())
    }

    /// Sets quorum and cap.
    pub fn set_terms(&mut self, quorum: u64, cap_bps: u32) -> GaugeStep<'_> {
        let epoch_budget = self.state().terms.epoch_budget;
        self.set_all_terms(quorum, cap_bps, epoch_budget)
    }

    /// And what an epoch splits.
    pub fn set_all_terms(&mut self, quorum: u64, cap_bps: u32, epoch_budget: u64) -> GaugeStep<'_> {
        let (gauge, authority) = (self.gauge, self.farm.world.actor(GOVERNOR));
        let set = SetTerms { authority, gauge, quorum, cap_bps, epoch_budget };
        self.do_step(GOVERNOR, set.instruction())
    }

    /// Offers the gauge to somebody.
    pub fn propose(&mut self, new: &str) -> GaugeStep<'_> {
        let (gauge, authority) = (self.gauge, self.farm.world.actor(GOVERNOR));
        let new = self.farm.world.actor(new);
        self.do_step(GOVERNOR, ProposeAuthority { authority, gauge, new }.instruction())
    }

    /// Somebody takes the gauge over.
    pub fn accept(&mut self, who: &str) -> GaugeStep<'_> {
        let (gauge, pending_authority) = (self.gauge, self.farm.world.actor(who));
        self.do_step(who, AcceptAuthority { pending_authority, gauge }.instruction())
    }

    /// Takes out what is idle, to the governor's canonical account.
    pub fn refund(&mut self) -> GaugeStep<'_> {
        let (gauge, budget, mint) = (self.gauge, self.budget(), self.mint);
        let authority = self.farm.world.actor(GOVERNOR);
        let destination = self.farm.world.wallet(&authority, &mint);
        let refund = RefundGauge { authority, gauge, budget, destination };
        self.do_step(GOVERNOR, refund.instruction())
    }

    /// Closes the gauge.
    pub fn close_gauge(&mut self) -> GaugeStep<'_> {
        let (gauge, budget, mint) = (self.gauge, self.budget(), self.mint);
        let authority = self.farm.world.actor(GOVERNOR);
        let destination = Some(self.farm.world.wallet(&authority, &mint));
        let creator = authority;
        let close = CloseGauge { authority, gauge, creator, budget, destination };
        self.do_step(GOVERNOR, close.instruction())
    }

    // ---- anyone ----

    /// A patron funds the gauge from an account that holds that much [base units].
    pub fn fund(&mut self, amount: u64) -> GaugeStep<'_> {
        let (gauge, budget, mint) = (self.gauge, self.budget(), self.mint);
        let funder = self.farm.world.actor("patron");
        let source = self.farm.world.fund(&funder, &mint, amount);
        self.do_step("patron", FundGauge { funder, gauge, budget, source, amount }.instruction())
    }

    /// The governor opens an epoch.
    pub fn open(&mut self, number: u64) -> GaugeStep<'_> {
        self.open_by(GOVERNOR, number)
    }

    /// Somebody does.
    pub fn open_by(&mut self, who: &str, number: u64) -> GaugeStep<'_> {
        let (gauge, payer) = (self.gauge, self.farm.world.actor(who));
        self.do_step(who, OpenEpoch { payer, gauge, number }.instruction())
    }

    /// Anyone brings an epoch up to the gauge.
    pub fn update(&mut self, number: u64) -> GaugeStep<'_> {
        let (gauge, epoch) = (self.gauge, self.epoch_at(number));
        self.do_step(ANYONE, UpdateEpoch { gauge, epoch }.instruction())
    }

    /// Anyone settles an epoch.
    pub fn settle(&mut self, number: u64) -> GaugeStep<'_> {
        let (gauge, epoch) = (self.gauge, self.epoch_at(number));
        self.do_step(ANYONE, SettleEpoch { gauge, epoch }.instruction())
    }

    /// Anyone applies a share, to the pool in that place.
    #[track_caller]
    pub fn apply(&mut self, number: u64, place: u8) -> GaugeStep<'_> {
        let (gauge, epoch, budget) = (self.gauge, self.epoch_at(number), self.budget());
        let listed = self.find_epoch(number).and_then(|e| e.listed().get(place as usize).copied());
        let pool = listed.map_or(self.farm.sites[0].pool, |member| member.pool);
        let vault = acequia_interface::addresses::reward_vault(&pool, &self.mint.address, 0).0;
        let apply = ApplyShare { gauge, epoch, budget, pool, vault, place };
        self.do_step(ANYONE, apply.instruction())
    }

    /// Anyone gives a share back.
    pub fn give_back(&mut self, number: u64, place: u8) -> GaugeStep<'_> {
        let (gauge, epoch) = (self.gauge, self.epoch_at(number));
        self.do_step(ANYONE, GiveBackShare { gauge, epoch, place }.instruction())
    }

    /// Anyone closes an epoch.
    #[track_caller]
    pub fn close_epoch(&mut self, number: u64) -> GaugeStep<'_> {
        let (gauge, epoch) = (self.gauge, self.epoch_at(number));
        let rent_payer = self.epoch(number).rent_payer;
        self.do_step(ANYONE, CloseEpoch { gauge, epoch, rent_payer }.instruction())
    }

    /// A voter closes the record of their vote.
    #[track_caller]
    pub fn close_record(&mut self, who: &str, number: u64) -> GaugeStep<'_> {
        self.close_record_by(who, who, number)
    }

    /// Somebody else does.
    #[track_caller]
    pub fn close_record_by(&mut self, closer: &str, who: &str, number: u64) -> GaugeStep<'_> {
        let (record, epoch) = (self.record_at(who, number), self.epoch_at(number));
        let rent_payer = self.record(who, number).expect("the record").rent_payer;
        let (name, closer) = (closer, self.farm.world.actor(closer));
        let close = CloseVoteRecord { closer, record, epoch, rent_payer };
        self.do_step(name, close.instruction())
    }

    /// Anyone takes what the stream in the first slot of a pool of the scene has idle back to the budget.
    pub fn refund_stream(&mut self, nth: usize) -> GaugeStep<'_> {
        self.refund_stream_with(nth, 0)
    }

    /// The same with any slot.
    pub fn refund_stream_with(&mut self, nth: usize, slot: u8) -> GaugeStep<'_> {
        let (gauge, budget, pool) = (self.gauge, self.budget(), self.farm.sites[nth].pool);
        let vault = acequia_interface::addresses::reward_vault(&pool, &self.mint.address, slot).0;
        let refund = RefundStream { gauge, budget, pool, vault, slot };
        self.do_step(ANYONE, refund.instruction())
    }

    /// Anyone retires the stream in the first slot of a pool of the scene.
    pub fn retire(&mut self, nth: usize) -> GaugeStep<'_> {
        self.retire_with(nth, 0)
    }

    /// The same with any slot.
    pub fn retire_with(&mut self, nth: usize, slot: u8) -> GaugeStep<'_> {
        let (gauge, budget, pool) = (self.gauge, self.budget(), self.farm.sites[nth].pool);
        let creator = self.farm.world.actor(GOVERNOR);
        let vault = acequia_interface::addresses::reward_vault(&pool, &self.mint.address, slot).0;
        let retire = RetireStream { gauge, creator, budget, pool, vault, slot };
        self.do_step(ANYONE, retire.instruction())
    }

    /// Anyone writes down what votes from a pool need.
    pub fn initialize_extra_account_metas(&mut self, nth: usize) -> GaugeStep<'_> {
        let (payer, pool) = (self.farm.world.actor(ANYONE), self.farm.sites[nth].pool);
        self.do_step(ANYONE, InitializeExtraAccountMetas { payer, pool }.instruction())
    }

    // ---- voters ----

    /// Makes the record of a position's vote, paid for by `who`.
    pub fn open_record(&mut self, who: &str, number: u64, position: Address) -> GaugeStep<'_> {
        let (payer, epoch) = (self.farm.world.actor(who), self.epoch_at(number));
        self.do_step(who, OpenVoteRecord { payer, epoch, position }.instruction())
    }

    /// Votes with one's first position, which gets its record in the same transaction.
    #[track_caller]
    pub fn vote(&mut self, who: &str, number: u64, shares: &[(usize, u16)]) -> GaugeStep<'_> {
        let (mut buffer, split) = ([0; 48], split(shares));
        self.vote_saying(who, number, votes::payload(&split, &mut buffer))
    }

    /// The same with any payload.
    #[track_caller]
    pub fn vote_saying(&mut self, who: &str, number: u64, payload: &[u8]) -> GaugeStep<'_> {
        let position = self.seat_of(who);
        let record = self.open_record(who, number, position).build();
        let cast = self.cast(who, number, payload);
        self.do_step(who, cast).after(record)
    }

    /// The farm's instruction that casts such a vote.
    #[track_caller]
    pub fn cast(&mut self, who: &str, number: u64, payload: &[u8]) -> Instruction {
        let (at, position) = (self.epoch_at(number), self.seat_of(who));
        let window = self.state().terms.window(number).expect("a window");
        let voter = self.farm.world.actor(who);
        let cast = CastVote {
            signer: voter,
            voter,
            payer: voter,
            pool: self.farm.sites[self.home_of(who)].pool,
            position,
            hook_program: ID,
            extras: &votes::extras(&at, &position),
            ballot: at,
            ballot_start: window.start,
            ballot_end: window.voting_end,
            payload,
        };
        cast.instruction()
    }

    /// Takes one's vote back.
    #[track_caller]
    pub fn withdraw(&mut self, who: &str, number: u64) -> GaugeStep<'_> {
        let (at, position) = (self.epoch_at(number), self.seat_of(who));
        let withdraw = WithdrawVote {
            signer: address_of(who),
            voter: address_of(who),
            pool: self.farm.sites[self.home_of(who)].pool,
            position,
            hook_program: ID,
            extras: &votes::extras(&at, &position),
            ballot: at,
            payload: &[],
        };
        self.do_step(who, withdraw.instruction())
    }

    /// Where the list of what votes from a pool need is.
    pub fn list_at(&self, nth: usize) -> Address {
        addresses::extra_account_metas(&self.farm.sites[nth].pool).0
    }
}
