//! What a reward manager, a funder and a donor do.

use super::Actor;
use crate::cases;
use crate::catalog::scenes;
use crate::given::Curve;
use crate::prelude::*;
use crate::scene::FUNDER;
use crate::step::Step;
use crate::token::Mint;
use acequia_core::IdlePolicy;
use acequia_interface::addresses;
use acequia_interface::instructions::{
    AcceptFunder, AddFlowStream, AddStream, CommitStream, ExtendStream, ProposeFunder,
    RefundStream, RetireStream, RollStream, Source, SweepFraction, TopUp, WindDownStream,
};

impl<'a> Actor<'a> {
    /// Adds a stream, funded from the funder's canonical account.
    #[track_caller]
    pub fn add_stream(self, slot: u8, mint: &Mint, curve: &Curve) -> Step<'a> {
        let (reward_manager, pool) = (self.who, self.site.pool);
        let funder = self.scene.world.actor(FUNDER);
        let source = self.scene.world.wallet(&funder, mint);
        let instruction = AddStream {
            reward_manager,
            payer: reward_manager,
            pool,
            mint: mint.address,
            vault: addresses::reward_vault(&pool, &mint.address, slot).0,
            source: (!curve.segments.is_empty())
                .then_some(Source { account: source, authority: funder }),
            token_program: mint.program,
            slot,
            funder,
            start: curve.start,
            segments: &curve.segments,
            committed_until: curve.committed_until,
            idle_policy: curve.idle,
            rate: curve.rate,
        }
        .instruction();
        self.step(instruction)
    }

    /// Adds an empty flow that waits while nobody is staked [s].
    pub fn add_flow(self, slot: u8, mint: &Mint, window: u32) -> Step<'a> {
        let (reward_manager, pool) = (self.who, self.site.pool);
        let instruction = AddFlowStream {
            reward_manager,
            payer: reward_manager,
            pool,
            mint: mint.address,
            vault: addresses::reward_vault(&pool, &mint.address, slot).0,
            token_program: mint.program,
            slot,
            funder: self.scene.world.actor(FUNDER),
            window,
            idle_policy: IdlePolicy::Wait,
        }
        .instruction();
        self.step(instruction)
    }

    /// Extends a stream from their canonical account, which is given what it takes.
    #[track_caller]
    pub fn extend(self, slot: u8, curve: &Curve) -> Step<'a> {
        let (funder, pool, stream) = (self.who, self.site.pool, self.slot(slot));
        let mint = mint_of(&stream);
        let source = self.scene.world.fund(&funder, &mint, curve.total());
        let instruction = ExtendStream {
            funder,
            pool,
            vault: stream.vault,
            mint: mint.address,
            source,
            source_authority: funder,
            token_program: mint.program,
            slot,
            start: curve.start,
            segments: &curve.segments,
        }
        .instruction();
        self.step(instruction)
    }

    /// Schedules what is idle, behind what is there.
    #[track_caller]
    pub fn roll(self, slot: u8, curve: &Curve) -> Step<'a> {
        let (funder, pool) = (self.who, self.site.pool);
        let (start, segments) = (curve.start, curve.segments.as_slice());
        self.step(RollStream { funder, pool, slot, start, segments }.instruction())
    }

    /// Tops a stream up from their canonical account, which is given what it takes.
    #[track_caller]
    pub fn top_up(self, slot: u8, amount: u64) -> Step<'a> {
        let (source_authority, pool, stream) = (self.who, self.site.pool, self.slot(slot));
        let mint = mint_of(&stream);
        let source = self.scene.world.fund(&source_authority, &mint, amount);
        let (vault, token_program, mint) = (stream.vault, mint.program, mint.address);
        let instruction =
            TopUp { pool, vault, mint, source, source_authority, token_program, slot, amount };
        self.step(instruction.instruction())
    }

    /// Commits a stream up to a time [unix s].
    pub fn commit(self, slot: u8, until: u64) -> Step<'a> {
        let (funder, pool) = (self.who, self.site.pool);
        self.step(CommitStream { funder, pool, slot, until }.instruction())
    }

    /// Takes back what can be taken back, into their canonical account.
    #[track_caller]
    pub fn refund(self, slot: u8) -> Step<'a> {
        self.refund_step(slot, false)
    }

    /// Takes back what was emitted to nobody, and touches no schedule.
    #[track_caller]
    pub fn refund_idle(self, slot: u8) -> Step<'a> {
        self.refund_step(slot, true)
    }

    #[track_caller]
    fn refund_step(self, slot: u8, idle_alone: bool) -> Step<'a> {
        let (funder, pool, stream) = (self.who, self.site.pool, self.slot(slot));
        let mint = mint_of(&stream);
        let destination = self.scene.world.wallet(&funder, &mint);
        let (vault, token_program, mint) = (stream.vault, mint.program, mint.address);
        let instruction = RefundStream {
            funder,
            pool,
            vault,
            mint,
            destination,
            token_program,
            slot,
            idle_alone,
        };
        self.step(instruction.instruction())
    }

    /// Winds a stream down.
    pub fn wind_down(self, slot: u8) -> Step<'a> {
        let (closer, pool) = (self.who, self.site.pool);
        self.step(WindDownStream { closer, pool, slot }.instruction())
    }

    /// Offers a stream to another funder.
    pub fn propose_funder(self, slot: u8, to: &str) -> Step<'a> {
        let (funder, pool) = (self.who, self.site.pool);
        let new_funder = self.scene.world.actor(to);
        self.step(ProposeFunder { funder, pool, slot, new_funder }.instruction())
    }

    /// Takes a stream over that was offered.
    pub fn accept_funder(self, slot: u8) -> Step<'a> {
        let (pending_funder, pool) = (self.who, self.site.pool);
        self.step(AcceptFunder { pending_funder, pool, slot }.instruction())
    }

    /// Sweeps the fraction that a closing stream owes to the position.
    pub fn sweep(self, slot: u8) -> Step<'a> {
        let (pool, position) = (self.site.pool, self.position);
        self.step(SweepFraction { pool, position, slot }.instruction())
    }

    /// Retires a stream that owes no whole unit, what is left to its funder's canonical account, or
    /// to the pool's creator's.
    #[track_caller]
    pub fn retire(self, slot: u8) -> Step<'a> {
        let (pool, stream) = (self.pool(), self.slot(slot));
        let heir = if stream.is_penalty_flow() { pool.creator } else { stream.funder };
        let destination = self.scene.world.wallet(&heir, &mint_of(&stream));
        self.retire_to(slot, Some(destination))
    }

    /// Retires a stream, what is left to that account, or left behind.
    #[track_caller]
    pub fn retire_to(self, slot: u8, destination: Option<Address>) -> Step<'a> {
        let (pool, stream) = (self.pool(), self.slot(slot));
        let mint = mint_of(&stream);
        let instruction = RetireStream {
            closer: self.who,
            pool: self.site.pool,
            vault: stream.vault,
            mint: mint.address,
            destination,
            rent_destination: if stream.is_penalty_flow() { pool.creator } else { stream.funder },
            token_program: mint.program,
            slot,
        }
        .instruction();
        self.step(instruction)
    }
}

fn mint_of(stream: &acequia_interface::StreamSlot) -> Mint {
    let (address, program) = (stream.mint, stream.token_program_address());
    Mint { address, program, decimals: stream.decimals }
}

cases! { ($) streams as stream_cases
    add_stream "add_stream (1 segment)" => scenes::last_slot_free, |farm| add_stream(farm, 1);
    "add_stream (24 segments)" => scenes::last_slot_free, |farm| add_stream(farm, 24);
    add_flow_stream "add_flow_stream" => scenes::last_slot_free, |farm| {
        let mint = farm.world.mint(&Token::spl(6));
        let slot = last_slot(farm);
        farm.when("manager").add_flow(slot, &mint, 7 * DAY as u32)
    };
    extend_stream "extend_stream" => scenes::plain, |farm| {
        farm.when("funder").extend(0, &Curve::even(1_000_000, DAY))
    };
    roll_stream "roll_stream" => capped, |farm| farm.when("funder").roll(0, &Curve::even(1_000, DAY));
    top_up "top_up (curve)" => scenes::plain, |farm| farm.when("donor").top_up(0, 1_000_000);
    "top_up (flow)" => scenes::with_flow, |farm| farm.when("donor").top_up(0, 1_000_000);
    commit_stream "commit_stream" => scenes::plain, |farm| {
        farm.when("funder").commit(0, START + 20 * DAY)
    };
    refund_stream "refund_stream" => scenes::plain, |farm| farm.when("funder").refund(0);
    wind_down_stream "wind_down_stream" => scenes::ended, |farm| farm.when("funder").wind_down(0);
    sweep_fraction "sweep_fraction" => scenes::winding_down, |farm| {
        farm.when("anyone").at_position_of("alice").sweep(0)
    };
    propose_funder "propose_funder" => scenes::plain, |farm| {
        farm.when("funder").propose_funder(0, "carol")
    };
    accept_funder "accept_funder" => offered, |farm| farm.when("carol").accept_funder(0);
    retire_stream "retire_stream" => scenes::wound_down, |farm| farm.when("funder").retire(0);
}

fn offered(streams: usize) -> Scene {
    let mut farm = scenes::plain(streams);
    farm.when("funder").propose_funder(0, "carol").ok();
    farm
}

/// A rate that follows the stake, of which something is idle.
fn capped(streams: usize) -> Scene {
    let mut farm = scenes::capped(streams);
    farm.after(DAY);
    farm
}

fn last_slot(farm: &Scene) -> u8 {
    farm.pool().capacity - 1
}

fn add_stream(farm: &mut Scene, segments: u64) -> Step<'_> {
    let curve = (0..segments).fold(Curve::empty(), |curve, _| curve.then(1_000_000, DAY));
    let mint = farm.world.mint(&Token::spl(6));
    let (slot, funder) = (last_slot(farm), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, curve.total());
    farm.when("manager").add_stream(slot, &mint, &curve)
}
