//! What an authority does with hooks, and an LP with votes.

use super::Actor;
use crate::ballot::Ballot;
use crate::cases;
use crate::catalog::scenes;
use crate::prelude::*;
use crate::step::Step;
use acequia_interface::instructions::{
    ActivateHook, CastVote, CloseVoteReceipt, ProposeHook, RemoveHook, WithdrawHookProposal,
    WithdrawVote,
};
use acequia_interface::VoteReceipt;
use solana_address::Address;
use solana_instruction::AccountMeta;

impl<'a> Actor<'a> {
    /// Announces a hook.
    pub fn propose_hook(self, hook_program: Address) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        self.step(ProposeHook { authority, pool, hook_program }.instruction())
    }

    /// Puts the announced hook in place.
    pub fn activate_hook(self) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        self.step(ActivateHook { authority, pool }.instruction())
    }

    /// Takes a proposed hook back.
    pub fn withdraw_hook_proposal(self) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        self.step(WithdrawHookProposal { authority, pool }.instruction())
    }

    /// Takes the hook away.
    pub fn remove_hook(self) -> Step<'a> {
        let (authority, pool) = (self.who, self.site.pool);
        self.step(RemoveHook { authority, pool }.instruction())
    }

    /// Votes on a ballot of the recorder.
    pub fn vote(self, ballot: &Ballot) -> Step<'a> {
        let position = self.position;
        let extras = self.scene.extras(ballot, &position);
        self.vote_with(ballot, &extras, b"for")
    }

    /// Votes on any ballot, with these extra accounts and that payload.
    pub fn vote_with(self, on: &Ballot, extras: &[AccountMeta], payload: &[u8]) -> Step<'a> {
        let instruction = CastVote {
            signer: self.who,
            voter: self.owner(),
            payer: self.who,
            pool: self.site.pool,
            position: self.position,
            hook_program: on.hook,
            extras,
            ballot: on.address,
            ballot_start: on.start,
            ballot_end: on.end,
            payload,
        }
        .instruction();
        self.step(instruction)
    }

    /// Takes back a vote on a ballot of the recorder.
    pub fn withdraw_vote(self, ballot: &Ballot) -> Step<'a> {
        let position = self.position;
        let extras = self.scene.extras(ballot, &position);
        self.withdraw_with(ballot, &extras, &[])
    }

    /// Takes back a vote on any ballot, with these extra accounts and that payload.
    pub fn withdraw_with(self, on: &Ballot, extras: &[AccountMeta], payload: &[u8]) -> Step<'a> {
        let instruction = WithdrawVote {
            signer: self.who,
            voter: self.owner(),
            pool: self.site.pool,
            position: self.position,
            hook_program: on.hook,
            extras,
            ballot: on.address,
            payload,
        }
        .instruction();
        self.step(instruction)
    }

    /// Closes the receipt of the position's vote.
    #[track_caller]
    pub fn close_receipt(self, ballot: &Ballot) -> Step<'a> {
        let receipt = receipt_at(&self.position, &ballot.hook, &ballot.address);
        let account = self.scene.world.account(&receipt).expect("the receipt");
        let rent_payer = VoteReceipt::read(&account.data).expect("a receipt").rent_payer;
        let position = self.position;
        self.step(CloseVoteReceipt { receipt, position, rent_payer }.instruction())
    }
}

cases! { ($) votes as vote_cases
    propose_hook "propose_hook" => scenes::hooked, |farm| {
        let hook = farm.world.deploy(HOSTILE);
        farm.when("creator").propose_hook(hook)
    };
    withdraw_hook_proposal "withdraw_hook_proposal" => announced, |farm| {
        farm.when("creator").withdraw_hook_proposal()
    };
    activate_hook "activate_hook" => announced, |farm| farm.when("creator").activate_hook();
    remove_hook "remove_hook" => scenes::hooked, |farm| farm.when("creator").remove_hook();
    cast_vote "cast_vote" => scenes::polled, cast_vote;
    cast_vote_again "cast_vote (again)" => scenes::voted, cast_vote;
    withdraw_vote "withdraw_vote" => scenes::voted, |farm| {
        let ballot = scenes::poll(farm);
        farm.when("alice").withdraw_vote(&ballot)
    };
    close_vote_receipt "close_vote_receipt" => withdrawn, |farm| {
        let ballot = scenes::poll(farm);
        farm.when("anyone").at_position_of("alice").close_receipt(&ballot)
    };
}

fn cast_vote(farm: &mut Scene) -> Step<'_> {
    let ballot = scenes::poll(farm);
    farm.when("alice").vote(&ballot)
}

fn announced(streams: usize) -> Scene {
    let mut farm = scenes::plain(streams);
    let hook = farm.world.deploy(RECORDER);
    farm.when("creator").propose_hook(hook).ok();
    farm.after(2 * DAY);
    farm
}

fn withdrawn(streams: usize) -> Scene {
    let mut farm = scenes::voted(streams);
    let ballot = scenes::poll(&farm);
    farm.when("alice").withdraw_vote(&ballot).ok();
    farm
}
