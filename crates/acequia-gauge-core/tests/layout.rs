//! What accounts will hold: no padding, so that it can be read from bytes.

use acequia_gauge_core::*;
use core::mem::{align_of, offset_of, size_of};

#[test]
fn nothing_is_padded() {
    assert_eq!(size_of::<Terms>(), 8 + 8 + 8 + 4 + 4 + 4 + 4);
    assert_eq!(size_of::<Window>(), 3 * 8);
    assert_eq!(size_of::<Tally>(), 2 * 8);
    assert_eq!(size_of::<Books>(), 6 * 8);
    assert_eq!(size_of::<Record>(), 8 + 8 + 2 * MAX_POOLS);
    let lists = MAX_POOLS * (size_of::<u64>() + size_of::<Tally>() + size_of::<u64>());
    assert_eq!(size_of::<Epoch>(), 8 + 3 * 8 + 3 * 8 + lists + 3 * 2 + 2);
    let alignments = [align_of::<Epoch>(), align_of::<Record>(), align_of::<Books>()];
    assert_eq!(alignments, [8; 3]);
}

#[test]
fn fields_of_an_epoch_stand_in_order() {
    assert_eq!(offset_of!(Epoch, window), 8);
    assert_eq!(offset_of!(Epoch, budget), 32);
    assert_eq!(offset_of!(Epoch, powers), 56);
    assert_eq!(offset_of!(Epoch, tallies), 184);
    assert_eq!(offset_of!(Epoch, shares), 440);
    assert_eq!(offset_of!(Epoch, cap_bps), 568);
    assert_eq!(size_of::<Epoch>(), 576);
}

#[test]
fn codes_are_stable() {
    assert_eq!(Error::ZeroAmount as u32, 0);
    assert_eq!(Error::NoVotes as u32, 13);
    assert_eq!(Error::GiveBackTooEarly as u32, 23);
    assert_eq!(Error::VotingBegun as u32, 24);
}
