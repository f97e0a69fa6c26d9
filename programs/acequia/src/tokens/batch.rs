//! Several payments in one call of p-token: a call costs the runtime 946 compute units, a transfer
//! p-token 76.
//!
//! In a batch the token program does not say which transfer it refused. So what the accounts' bytes
//! show is refused before the call, and the log names the slot. ADR 54.

use {
    super::TRANSFER,
    crate::{
        claims::{of_slot, Named},
        error::FarmError,
        state::{PoolAccount, StreamSlot},
        tlv,
        token_program::{TokenProgram, SPL_TOKEN},
    },
    acequia_core::MAX_STREAMS,
    acequia_onchain::token::as_seeds,
    anchor_lang::{
        address_eq,
        pinocchio::{
            cpi::{invoke_signed_unchecked, CpiAccount, Signer},
            instruction::{InstructionAccount, InstructionView},
        },
        prelude::*,
    },
    core::mem::MaybeUninit,
};

/// The loader of p-token. SPL Token of before was deployed by an older one, and refuses a batch.
static UPGRADEABLE: Address =
    Address::from_str_const("BPFLoaderUpgradeab1e11111111111111111111111");

/// p-token's instruction that holds others.
const BATCH: u8 = 255;
/// What a batch says of a transfer: how many accounts, how many bytes, the bytes.
const HEAD: [u8; 3] = [3, 9, TRANSFER];
/// One transfer in a batch [bytes].
const SIZE: usize = HEAD.len() + size_of::<u64>();

/// Whether that program pays them in one call: p-token, and more than one of them its own.
#[inline(always)]
pub fn pays(program: &AccountView, named: &[Named]) -> bool {
    own(named).nth(1).is_some() && program.owned_by(&UPGRADEABLE)
}

fn own<'a, 'b>(named: &'b [Named<'a>]) -> impl Iterator<Item = &'b Named<'a>> {
    named
        .iter()
        .filter(|named| named.paid.amount > 0 && named.vault.program == TokenProgram::SplToken)
}

/// Pays them.
#[allow(unsafe_code)]
#[inline(never)]
pub fn pay(pool: &PoolAccount, named: &[Named]) -> Result<()> {
    let mut data = [BATCH; 1 + MAX_STREAMS * SIZE];
    let mut metas = [const { MaybeUninit::<[InstructionAccount; 3]>::uninit() }; MAX_STREAMS];
    let mut infos = [const { MaybeUninit::<CpiAccount>::uninit() }; 1 + MAX_STREAMS * 2];
    let [first, rest @ ..] = &mut infos;
    CpiAccount::init_from_account_view(pool.account(), first);
    let room = data[1..].chunks_exact_mut(SIZE).zip(&mut metas).zip(rest.chunks_exact_mut(2));
    let (slots, mut count) = (pool.as_slice(), 0);
    for (named, ((data, meta), infos)) in own(named).zip(room) {
        let (vault, to) = (&named.vault.account, named.destination);
        if let Err(error) = require_payable(pool.address(), slots, named) {
            say_slot(named.paid.slot);
            return Err(error);
        }
        let (head, amount) = data.split_at_mut(HEAD.len());
        head.copy_from_slice(&HEAD);
        amount.copy_from_slice(&named.paid.amount.to_le_bytes());
        meta.write([
            InstructionAccount::writable(vault.address()),
            InstructionAccount::writable(to.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ]);
        let [from_info, to_info] = infos else { break };
        CpiAccount::init_from_account_view(vault, from_info);
        CpiAccount::init_from_account_view(to, to_info);
        count += 1;
    }
    pool.sign(|seeds| {
        // SAFETY: of each list as many as were counted are written, 3 metas to each and 2 infos, behind
        // the pool's. Nothing that the call changes is borrowed: it writes vaults and destinations.
        unsafe {
            let accounts = core::slice::from_raw_parts(metas.as_ptr().cast(), count * 3);
            let infos = core::slice::from_raw_parts(infos.as_ptr().cast(), 1 + count * 2);
            let data = &data[..1 + count * SIZE];
            let call = InstructionView { program_id: &SPL_TOKEN, accounts, data };
            invoke_signed_unchecked(&call, infos, &[Signer::from(as_seeds(seeds[0]))]);
        }
    });
    Ok(())
}

/// Fails where the bytes show that a payment cannot be made.
#[inline(always)]
fn require_payable(pool: &Address, slots: &[StreamSlot], named: &Named) -> Result<()> {
    let stream = of_slot(slots, named.paid.slot)?;
    let to = tlv::read(named.destination)?;
    require!(named.destination.owned_by(&SPL_TOKEN), FarmError::NotTokenAccount);
    require!(!address_eq(&to.holder, pool), FarmError::PoolAsDestination);
    require!(address_eq(&to.mint, &stream.mint), FarmError::DestinationMint);
    let frozen = to.frozen || tlv::read(&named.vault.account)?.frozen;
    require!(!frozen, FarmError::RewardFrozen);
    Ok(())
}

/// Says in the log which slot's payment is refused.
#[cold]
#[inline(never)]
fn say_slot(slot: u8) {
    let mut line = *b"slot 00";
    let [.., tens, ones] = &mut line;
    (*tens, *ones) = (*tens + slot / 10, *ones + slot % 10);
    if let Ok(line) = core::str::from_utf8(&line) {
        anchor_lang::solana_msg::sol_log(line);
    }
}
