use super::*;
use crate::{held, logged};
use alloc::vec;
use anchor_lang::wincode;

/// What the logged structs below are, as the framework writes them.
mod said {
    use super::*;

    #[derive(anchor_lang::AnchorSerialize)]
    pub struct Part {
        pub whole: u64,
        pub kind: u8,
    }

    #[derive(anchor_lang::AnchorSerialize)]
    pub struct Happened {
        pub who: Address,
        pub bits: [u16; 3],
        pub part: Part,
        pub allowed: bool,
        pub parts: Vec<Part>,
        pub none: Vec<u64>,
        pub text: String,
        pub last: u32,
    }
}

logged! { Part { whole: u64, kind: u8, } }
logged! {
    Happened {
        who: Address, bits: [u16; 3], part: Part, allowed: bool, parts: Vec<Part>,
        none: Vec<u64>, text: String, last: u32,
    }
}

const WHO: Address = Address::new_from_array([7; 32]);
const TEXT: &str = "what is said, in more bytes than letters: é";

fn happened() -> Happened<'static> {
    Happened {
        who: WHO,
        bits: [1, 256, u16::MAX],
        part: Part { whole: 1 << 40, kind: 3 },
        allowed: true,
        parts: vec![Part { whole: 5, kind: 6 }, Part { whole: u64::MAX, kind: 0 }],
        none: vec![],
        text: TEXT.into(),
        last: 0x0102_0304,
    }
}

fn said() -> said::Happened {
    said::Happened {
        who: WHO,
        bits: [1, 256, u16::MAX],
        part: said::Part { whole: 1 << 40, kind: 3 },
        allowed: true,
        parts: vec![said::Part { whole: 5, kind: 6 }, said::Part { whole: u64::MAX, kind: 0 }],
        none: vec![],
        text: TEXT.into(),
        last: 0x0102_0304,
    }
}

#[test]
fn what_is_logged_is_what_the_framework_would_write() {
    let mut expected = vec![9; 8];
    wincode::config::serialize_into(&mut expected, &said(), anchor_lang::BORSH_CONFIG)
        .expect("numbers, addresses, text and lists of them");
    assert_eq!(bytes([9; 8], &happened()), expected);
}

#[test]
fn a_struct_writes_as_many_bytes_as_it_says() {
    let event = happened();
    let mut room = vec![0; event.size() + 1];
    let start = room.as_mut_ptr();
    // SAFETY: there is room for its size, and a byte behind it.
    #[allow(unsafe_code)]
    let end = unsafe { event.put(start) };
    assert_eq!(end as usize - start as usize, event.size());
    assert_eq!(room.last(), Some(&0), "and nothing behind them");
}
