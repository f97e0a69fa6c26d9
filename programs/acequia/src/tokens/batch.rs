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
        state::{tail, PoolAccount, StreamSlot},
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

/// The instruction's data: as many transfers as there are follow its name.
#[repr(C)]
struct Data {
    name: u8,
    transfers: [MaybeUninit<Transfer>; MAX_STREAMS],
}

/// What a batch says of a transfer: how many accounts, how many bytes, the bytes.
#[repr(C)]
struct Transfer {
    head: [u8; 3],
    amount: [u8; 8],
}

impl Transfer {
    fn of(amount: u64) -> Self {
        Self { head: [3, 9, TRANSFER], amount: amount.to_le_bytes() }
    }
}

/// The accounts of the call: vault and destination of each transfer follow the pool.
#[repr(C)]
struct Infos<'a> {
    pool: MaybeUninit<CpiAccount<'a>>,
    each: [[MaybeUninit<CpiAccount<'a>>; 2]; MAX_STREAMS],
}

/// Whether that program pays them in one call: p-token, and more than one of them its own.
#[inline(always)]
pub fn pays(program: &AccountView, named: &[Named]) -> bool {
    own(named).nth(1).is_some() && program.owned_by(&UPGRADEABLE)
}

fn own(named: &[Named]) -> impl Iterator<Item = &Named> {
    named
        .iter()
        .filter(|named| named.paid.amount > 0 && named.vault.program == TokenProgram::SplToken)
}

/// Pays them, and returns how many they are.
pub fn pay(pool: &PoolAccount, named: &[Named]) -> Result<usize> {
    require_payable(pool.address(), tail(pool), named)?;
    call(pool, named)
}

#[allow(unsafe_code)]
#[inline(never)]
fn call(pool: &PoolAccount, named: &[Named]) -> Result<usize> {
    let mut data = Data { name: BATCH, transfers: [const { MaybeUninit::uninit() }; MAX_STREAMS] };
    let mut metas = [const { MaybeUninit::<[InstructionAccount; 3]>::uninit() }; MAX_STREAMS];
    let mut infos = Infos {
        pool: MaybeUninit::uninit(),
        each: [const { [const { MaybeUninit::uninit() }; 2] }; MAX_STREAMS],
    };
    CpiAccount::init_from_account_view(pool.account(), &mut infos.pool);
    let mut count = 0;
    for named in own(named) {
        let (Some(transfer), Some(meta), Some([from, to])) =
            (data.transfers.get_mut(count), metas.get_mut(count), infos.each.get_mut(count))
        else {
            return Err(FarmError::SlotOutOfRange.into());
        };
        transfer.write(Transfer::of(named.paid.amount));
        meta.write([
            InstructionAccount::writable(named.vault.account.address()),
            InstructionAccount::writable(named.destination.address()),
            InstructionAccount::readonly_signer(pool.address()),
        ]);
        CpiAccount::init_from_account_view(&named.vault.account, from);
        CpiAccount::init_from_account_view(&named.destination, to);
        count += 1;
    }
    pool.sign(|seeds| {
        // SAFETY: of each list as many as were counted are written, 3 metas to each and 2 infos, behind
        // the pool's; a transfer is bytes alone, and `repr(C)` puts them one behind the other. Nothing
        // that the call changes is borrowed: it writes vaults and destinations.
        unsafe {
            let accounts = core::slice::from_raw_parts(metas.as_ptr().cast(), count * 3);
            let infos = core::slice::from_raw_parts((&raw const infos).cast(), 1 + count * 2);
            let size = 1 + count * size_of::<Transfer>();
            let data = core::slice::from_raw_parts((&raw const data).cast(), size);
            let call = InstructionView { program_id: &SPL_TOKEN, accounts, data };
            invoke_signed_unchecked(&call, infos, &[Signer::from(as_seeds(seeds[0]))]);
        }
    });
    Ok(count)
}

/// Fails where the bytes show that a payment cannot be made, and says in the log which.
#[inline(never)]
fn require_payable(pool: &Address, slots: &[StreamSlot], named: &[Named]) -> Result<()> {
    for named in own(named) {
        let stream = of_slot(slots, named.paid.slot)?;
        if let Some(error) = refusal(pool, stream, named) {
            say_slot(named.paid.slot);
            return Err(error.into());
        }
    }
    Ok(())
}

#[inline(always)]
fn refusal(pool: &Address, stream: &StreamSlot, named: &Named) -> Option<FarmError> {
    if !named.destination.owned_by(&SPL_TOKEN) {
        return Some(FarmError::NotTokenAccount);
    }
    let refused = tlv::read(&named.destination, |to| {
        if address_eq(to.holder, pool) {
            return Some(FarmError::PoolAsDestination);
        }
        if !address_eq(to.mint, &stream.mint) {
            return Some(FarmError::DestinationMint);
        }
        to.frozen.then_some(FarmError::RewardFrozen)
    });
    let frozen = || tlv::is_frozen(&named.vault.account) != Ok(false);
    match refused {
        Ok(None) => frozen().then_some(FarmError::RewardFrozen),
        Ok(refused) => refused,
        Err(_) => Some(FarmError::NotTokenAccount),
    }
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
