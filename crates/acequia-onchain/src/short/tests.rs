use super::*;
use alloc::{vec, vec::Vec};
use anchor_lang::AccountCursor;

/// The loader's input, as bytes: accounts by the length of their data, or by whom they repeat.
enum Passed {
    New(u8, usize),
    Again(u8),
}

fn input(passed: &[Passed]) -> Vec<u64> {
    let mut bytes = (passed.len() as u64).to_le_bytes().to_vec();
    for account in passed {
        match *account {
            Passed::New(name, length) => {
                bytes.extend([FIRST_TIME, 1, 1, 0, 0, 0, 0, 0]);
                bytes.extend([name; 32]); // its address
                bytes.extend([0; 32]); // its owner
                bytes.extend(7u64.to_le_bytes()); // lamports
                bytes.extend((length as u64).to_le_bytes());
                bytes.extend(vec![name; length]);
                let end = bytes.len() + MAX_PERMITTED_DATA_INCREASE;
                bytes.resize(end.next_multiple_of(8) + 8, 0);
            }
            Passed::Again(nth) => bytes.extend([nth, 0, 0, 0, 0, 0, 0, 0]),
        }
    }
    let words = bytes.chunks_exact(8);
    words.map(|word| u64::from_le_bytes(word.try_into().expect("8 bytes"))).collect()
}

/// Three accounts whose data ends on and off a word, and two of them once more.
fn five() -> Vec<u64> {
    input(&[
        Passed::New(1, 165),
        Passed::New(2, 0),
        Passed::Again(0),
        Passed::New(3, 64),
        Passed::Again(1),
    ])
}

#[allow(unsafe_code)]
fn walked(input: &mut [u64], check: impl FnOnce(Option<Walk>)) {
    let mut room: Room = [const { MaybeUninit::uninit() }; MOST];
    // SAFETY: the input is laid out as the loader's, and nobody holds an account of it.
    check(unsafe { Walk::over(input.as_mut_ptr().cast(), &mut room) });
}

#[test]
fn accounts_are_those_that_anchor_finds() {
    let (mut input, mut same) = (five(), five());
    let mut seen = [const { MaybeUninit::<AccountView>::uninit() }; 256];
    // SAFETY: as above.
    #[allow(unsafe_code)]
    let anchors = unsafe {
        let mut cursor = AccountCursor::new(same.as_mut_ptr().cast(), seen.as_mut_ptr().cast());
        [(); 5].map(|()| cursor.next())
    };
    walked(&mut input, |walk| {
        let walk = walk.expect("there are five");
        assert_eq!(walk.accounts.len(), anchors.len());
        for (own, anchors) in walk.accounts.iter().zip(anchors) {
            assert_eq!(own.address(), anchors.address());
            assert_eq!((own.data_len(), own.lamports()), (anchors.data_len(), anchors.lamports()));
            assert_eq!(own.try_borrow().as_deref(), anchors.try_borrow().as_deref());
        }
    });
}

#[test]
fn whoever_is_passed_twice_is_marked_both_times() {
    walked(&mut five(), |walk| assert_eq!(walk.map(|walk| walk.twice), Some(0b10111)));
}

#[test]
fn more_accounts_than_there_is_room_for_are_anchors() {
    let many = |count| input(&(0..count).map(|_| Passed::New(1, 0)).collect::<Vec<_>>());
    walked(&mut many(MOST), |walk| assert_eq!(walk.map(|walk| walk.accounts.len()), Some(MOST)));
    walked(&mut many(MOST + 1), |walk| assert!(walk.is_none()));
}
