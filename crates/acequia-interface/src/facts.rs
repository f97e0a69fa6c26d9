//! What a guard asks for. See [`Guard`](crate::instructions::Guard).

use crate::choice;
use solana_address::Address;

#[doc(hidden)]
#[macro_export]
macro_rules! farm_facts {
    ($then:path) => {
        $then! {
            /// What must be true where a guard stands.
            Fact {
                /// The pool has that authority.
                Authority {
                    /// Zero for none.
                    authority: Address,
                }
                /// The pool passes votes to that program.
                Hook {
                    /// Zero for none.
                    hook: Address,
                }
                /// The pool takes deposits, or does not.
                Paused {
                    /// Whether they are paused.
                    paused: bool,
                }
                /// The pool is the one that was created then.
                CreatedAt {
                    /// [unix s]
                    created_at: u64,
                }
                /// The position has that owner.
                Owner {
                    owner: Address,
                }
                /// The position holds that much or more.
                Amount {
                    /// [base units of the stake mint]
                    at_least: u64,
                }
                /// The position counts for that much or more, the boost of an ended lock left out.
                Weight {
                    /// [weight]
                    at_least: u64,
                }
                /// The position's lock ends by then.
                LockEnd {
                    /// [unix s]; 0 for no lock.
                    at_most: u64,
                }
                /// A stream would pay the position that much or more now.
                Owed {
                    /// Where in the pool.
                    slot: u8,
                    /// Which of the streams the slot has held.
                    generation: u32,
                    /// [base units, rounded down]
                    at_least: u64,
                }
                /// A stream is the one that was seen, committed and streaming as long or longer.
                Stream {
                    /// Where in the pool.
                    slot: u8,
                    /// Which of the streams the slot has held.
                    generation: u32,
                    /// Committed until then or later [unix s]; 0 for any.
                    committed_until: u64,
                    /// Streams its last unit then or later [unix s]; 0 for any.
                    ends_at: u64,
                }
            }
        }
    };
}

farm_facts!(choice);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Bytes, Put};
    use alloc::vec::Vec;

    fn bytes(fact: Fact) -> Vec<u8> {
        let mut bytes = Vec::new();
        fact.put(&mut bytes);
        bytes
    }

    #[test]
    fn a_fact_is_its_kind_and_its_fields() {
        assert_eq!(bytes(Fact::Paused { paused: true }), [2, 1]);
        let owed = Fact::Owed { slot: 3, generation: 4, at_least: 5 };
        assert_eq!(bytes(owed), [8, 3, 4, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn each_kind_has_a_size_of_its_own() {
        assert_eq!(Fact::SIZES, [33, 33, 2, 9, 33, 9, 9, 9, 14, 22]);
        assert_eq!((Fact::SIZES.len(), Fact::SIZE), (10, 1));
    }
}
