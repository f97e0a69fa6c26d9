//! Calls that the farm never makes: with accounts that are not what they should be.

use super::{
    call::{other, Call},
    receiver::wallet,
    Case, Receiver,
};
use crate::layout;
use std::{vec, vec::Vec};

pub(super) fn cases(receiver: &Receiver) -> Vec<Case> {
    let vote = receiver.call(&receiver.vote());
    [
        of_the_authority(receiver, &vote),
        of_the_pool(receiver, &vote),
        of_the_position(receiver, &vote),
    ]
    .concat()
}

fn refused(name: &'static str, call: Call) -> Case {
    Case::new(name).refuses(call)
}

fn of_the_authority(receiver: &Receiver, vote: &Call) -> Vec<Case> {
    let Receiver { farm, program, pool, authority, .. } = receiver;
    let signed_by = |key| vote.but(|call| call.authority = wallet(key, true));
    vec![
        refused(
            "the vote authority did not sign",
            vote.but(|call| call.authority.is_signer = false),
        ),
        refused(
            "the vote authority of another pool",
            signed_by(authority(farm, &other(pool), program)),
        ),
        refused(
            "the vote authority for another hook",
            signed_by(authority(farm, pool, &other(program))),
        ),
        refused(
            "the vote authority of another farm",
            signed_by(authority(&other(farm), pool, program)),
        ),
        refused("the voter signs as vote authority", signed_by(receiver.voter)),
    ]
}

fn of_the_pool(receiver: &Receiver, vote: &Call) -> Vec<Case> {
    let unknown = vote.but(|call| move_to(receiver, call, other(&receiver.pool)));
    let itself = (receiver.authority)(&receiver.farm, &unknown.pool.key, &receiver.program);
    vec![
        refused(
            "a pool that the receiver does not know, with all that belongs to it",
            unknown.but(|call| call.authority = wallet(itself, true)),
        ),
        refused("another pool under the expected authority", unknown),
        refused("a pool made later at the expected address", made_at(receiver, vote, 1)),
        refused("a pool made earlier at the expected address", made_at(receiver, vote, -1)),
        refused(
            "a pool of a foreign program",
            vote.but(|call| call.pool.owner = other(&receiver.farm)),
        ),
        refused(
            "an account of the farm that is no pool",
            vote.but(|call| corrupt(&mut call.pool.data)),
        ),
        refused("an empty pool", vote.but(|call| call.pool.data.clear())),
    ]
}

/// The pool of that address, created that much later [s].
fn made_at(receiver: &Receiver, vote: &Call, later: i64) -> Call {
    let created_at = receiver.pool_created_at.wrapping_add_signed(later);
    vote.but(|call| call.pool.data = receiver.pool_data(created_at))
}

fn of_the_position(receiver: &Receiver, vote: &Call) -> Vec<Case> {
    let elsewhere = receiver.position_data(&other(&receiver.pool), &receiver.voter);
    let before_its_end = layout::POSITION_OWNER.saturating_add(31);
    vec![
        refused(
            "a position of a foreign program",
            vote.but(|call| call.position.owner = other(&receiver.farm)),
        ),
        refused(
            "an account of the farm that is no position",
            vote.but(|call| corrupt(&mut call.position.data)),
        ),
        refused(
            "a position cut off within its owner",
            vote.but(|call| call.position.data.truncate(before_its_end)),
        ),
        refused("a position of another pool", vote.but(|call| call.position.data = elsewhere)),
        refused(
            "a voter who does not own the position",
            vote.but(|call| call.voter.key = other(&receiver.voter)),
        ),
        refused(
            "the record of another position",
            vote.but(|call| call.record_of = receiver.other_position),
        ),
    ]
}

/// Makes the call one for another pool, and for the position in it.
fn move_to(receiver: &Receiver, call: &mut Call, pool: crate::Key) {
    call.pool.key = pool;
    call.position.data = receiver.position_data(&pool, &receiver.voter);
}

/// Makes an account one of another type.
fn corrupt(data: &mut [u8]) {
    if let Some(first) = data.first_mut() {
        *first ^= 1;
    }
}
