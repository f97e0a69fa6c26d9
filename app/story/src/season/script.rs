//! Who votes for what.

/// Who stakes where: a name, the pool, and how much [stake tokens].
pub const STAKERS: [(&str, usize, u64); 4] =
    [("ana", 0, 300), ("ben", 0, 100), ("cleo", 1, 250), ("dora", 1, 150)];

/// A voter, and what of the vote is for each pool [bps].
pub type Said = (&'static str, [u16; 2]);

const RIVER: [u16; 2] = [10_000, 0];
const LAKE: [u16; 2] = [0, 10_000];

/// The votes of each week.
pub const WEEKS: [&[Said]; 4] = [
    // Everybody for their own.
    &[("ana", RIVER), ("ben", RIVER), ("cleo", LAKE), ("dora", LAKE)],
    // The lake has better plans for the tokens: ben goes over, ana splits.
    &[("ana", [6_000, 4_000]), ("ben", LAKE), ("cleo", LAKE), ("dora", LAKE)],
    // Nearly all have: the cap keeps the river wet, and the rest waits for the next week.
    &[("ana", [1_000, 9_000]), ("cleo", LAKE), ("dora", LAKE)],
    // And once more.
    &[("ana", [500, 9_500]), ("cleo", LAKE), ("dora", LAKE)],
];

/// Who never votes by their own hand: an operator casts what they say, every week.
pub const ABSENT: &str = "ana";
/// That operator.
pub const OPERATOR: &str = "otto";
