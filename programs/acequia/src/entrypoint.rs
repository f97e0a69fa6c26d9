//! Where the runtime enters: what is called most by a short way, whatever else comes by Anchor.

use {
    crate::instructions::*,
    acequia_core::votes::Window,
    acequia_interface::instructions as wire,
    acequia_onchain::short::{Room, Walk, MOST},
    anchor_lang::{pinocchio::cpi::set_return_data, prelude::*},
    core::mem::MaybeUninit,
};

anchor_lang::pinocchio::default_allocator!();
anchor_lang::pinocchio::default_panic_handler!();

/// The loader's symbol: where its input lies, and where the instruction's data lies in it.
#[no_mangle]
#[allow(unsafe_code)]
unsafe extern "C" fn entrypoint(input: *mut u8, data: *const u8) -> u64 {
    // SAFETY: the loader says so: the length of the data stands in the 8 bytes before.
    let bytes = unsafe {
        let length = *data.sub(8).cast::<u64>() as usize;
        core::slice::from_raw_parts(data, length)
    };
    if let Some((name, arguments)) = bytes.split_first_chunk() {
        // SAFETY: the input is the loader's, and nothing has been read from it.
        if let Some(result) = unsafe { short(input, u64::from_le_bytes(*name), arguments) } {
            return result;
        }
    }
    // SAFETY: both are the loader's, passed on as they came; nobody holds an account.
    unsafe { crate::__anchor_dispatch(input, data) }
}

/// The instructions that have the short way, the most frequent first. None of another one, or of one
/// that Anchor has to look at. That the program is the farm needs no check: whatever changes is the
/// farm's, since accounts of another program's are refused.
#[allow(unsafe_code)]
#[inline(always)]
unsafe fn short(input: *mut u8, name: u64, arguments: &[u8]) -> Option<u64> {
    const fn named(discriminator: [u8; 8]) -> u64 {
        u64::from_le_bytes(discriminator)
    }
    const STAKE: u64 = named(wire::Stake::DISCRIMINATOR);
    const UNSTAKE: u64 = named(wire::Unstake::DISCRIMINATOR);
    const CLAIM: u64 = named(wire::Claim::DISCRIMINATOR);
    const PUSH_CLAIM: u64 = named(wire::PushClaim::DISCRIMINATOR);
    const COMPOUND: u64 = named(wire::Compound::DISCRIMINATOR);
    const REINVEST: u64 = named(wire::Reinvest::DISCRIMINATOR);
    const SET_STAKE: u64 = named(wire::SetStake::DISCRIMINATOR);
    const CAST_VOTE: u64 = named(wire::CastVote::DISCRIMINATOR);
    match name {
        STAKE | UNSTAKE | CLAIM | PUSH_CLAIM | COMPOUND | REINVEST | SET_STAKE | CAST_VOTE => {}
        _ => return None,
    }
    let mut room: Room = [const { MaybeUninit::uninit() }; MOST];
    // SAFETY: the caller's.
    let walk = unsafe { Walk::over(input, &mut room) }?;
    match name {
        STAKE => {
            walk.call(&crate::ID, arguments, |a: &mut Stake, (), _| a.handle(amount(arguments)?))
        }
        UNSTAKE => {
            walk.call(&crate::ID, arguments, |a: &mut Unstake, (), _| a.handle(amount(arguments)?))
        }
        CLAIM => walk.call(&crate::ID, arguments, |a: &mut Claim, (), more| {
            a.handle(u16::from_le_bytes(first(arguments)?), more)
        }),
        PUSH_CLAIM => walk.call(&crate::ID, arguments, |a: &mut PushClaim, (), more| {
            a.handle(u16::from_le_bytes(first(arguments)?), more)
        }),
        COMPOUND => walk.call(&crate::ID, arguments, |a: &mut Compound, (), _| {
            a.handle(u8::from_le_bytes(first(arguments)?))
        }),
        REINVEST => walk.call(&crate::ID, arguments, |a: &mut Reinvest, (), _| {
            a.handle(u8::from_le_bytes(first(arguments)?))
        }),
        SET_STAKE => walk.call(&crate::ID, arguments, |a: &mut SetStake, (), _| {
            let held = a.handle(amount(arguments)?)?;
            set_return_data(&held.to_le_bytes());
            Ok(())
        }),
        _ => walk.call(&crate::ID, arguments, |a: &mut CastVote, bumps, more| {
            let (ballot, rest) = split(arguments)?;
            let (start, rest) = split(rest)?;
            let (end, rest) = split(rest)?;
            let (_length, payload) = split::<4>(rest)?;
            let window = Window { start: u64::from_le_bytes(start), end: u64::from_le_bytes(end) };
            a.handle(bumps.receipt, Address::new_from_array(ballot), window, payload, more)
        }),
    }
}

fn amount(arguments: &[u8]) -> Result<u64> {
    first(arguments).map(u64::from_le_bytes)
}

/// The first argument. The accounts' checks have seen that all of them are there.
#[inline(always)]
fn first<const N: usize>(arguments: &[u8]) -> Result<[u8; N]> {
    split(arguments).map(|(first, _)| first)
}

#[inline(always)]
fn split<const N: usize>(arguments: &[u8]) -> Result<([u8; N], &[u8])> {
    let (first, rest) =
        arguments.split_first_chunk().ok_or(ProgramError::InvalidInstructionData)?;
    Ok((*first, rest))
}
