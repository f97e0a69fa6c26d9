//! Every event of the gauge, said once: the program logs these and its IDL lists them, readers
//! take them from bytes. Amounts are in base units of the reward mint and times in unix seconds.

#[doc(hidden)]
#[macro_export]
macro_rules! gauge_events {
    ($then:path) => {
        $then! {
            parts {
                /// Where a gauge's tokens are after an effect: `funded = refunded + idle + held + applied`.
                BudgetBooks {
                    /// What the budget has ever received.
                    funded: u64,
                    /// What has been taken back out.
                    refunded: u64,
                    /// What no epoch holds: what the next ones split.
                    idle: u64,
                    /// What epochs hold.
                    held: u64,
                    /// What has been passed on to pools.
                    applied: u64,
                    /// The lowest number that an epoch may still be opened with.
                    next_epoch: u64,
                }
            }
            events {
                /// A gauge was created.
                GaugeCreated {
                    gauge: Address,
                    /// Who created it and is its authority.
                    creator: Address,
                    /// What it splits.
                    reward_mint: Address,
                    /// The token account that holds it.
                    budget: Address,
                    /// Tells apart the gauges of one creator and mint.
                    id: u16,
                    /// When epochs run; the first quorum and cap.
                    terms: GaugeTerms,
                }

                /// A gauge was offered to another authority; zero takes an offer back.
                GaugeAuthorityProposed {
                    gauge: Address,
                    /// Who keeps the authority until it is accepted.
                    authority: Address,
                    /// Who it was offered to.
                    proposed: Address,
                }

                /// A gauge has a new authority.
                GaugeAuthorityAccepted {
                    gauge: Address,
                    /// Who accepted.
                    authority: Address,
                }

                /// Quorum, cap and budget are these from the next opened or updated epoch on.
                TermsSet {
                    gauge: Address,
                    /// How many votes an epoch needs.
                    quorum: u64,
                    /// The most of the budget that one pool may get [bps].
                    cap_bps: u32,
                    /// The most that an epoch splits; 0 is all that is idle.
                    epoch_budget: u64,
                }

                /// Somebody else may set powers, named or by accepting. No offer stands any more.
                PowerManagerSet {
                    gauge: Address,
                    /// Who; zero for none.
                    power_manager: Address,
                }

                /// The powers were offered to somebody else; zero takes an offer back.
                PowerManagerProposed {
                    gauge: Address,
                    /// Who sets them until it is accepted.
                    power_manager: Address,
                    /// Who they were offered to.
                    proposed: Address,
                }

                /// A pool was listed, from the next opened or updated epoch on.
                PoolAdded {
                    gauge: Address,
                    pool: Address,
                    /// Where in the pool the gauge's stream is.
                    slot: u8,
                    /// Which of the streams that the slot has held.
                    generation: u32,
                    /// The votes per unit of weight [2^-32 votes per weight].
                    power: u64,
                    /// How many pools are listed now.
                    pools: u8,
                }

                /// A pool has another power, from the next opened epoch on.
                PowerSet {
                    gauge: Address,
                    pool: Address,
                    /// The votes per unit of weight [2^-32 votes per weight].
                    power: u64,
                    /// The epoch, not yet begun, in which it has it already; zero for none.
                    epoch: Address,
                }

                /// A pool was taken off the list, from the next opened or updated epoch on.
                PoolRemoved {
                    gauge: Address,
                    pool: Address,
                    /// How many pools are listed now.
                    pools: u8,
                }

                /// A gauge was funded.
                GaugeFunded {
                    gauge: Address,
                    /// Who paid.
                    from: Address,
                    /// What arrived.
                    received: u64,
                    books: BudgetBooks,
                }

                /// What was idle was taken back out.
                GaugeRefunded {
                    gauge: Address,
                    /// [base units]
                    amount: u64,
                    books: BudgetBooks,
                }

                /// What a stream had for its funder, the gauge, is idle in the budget.
                GaugeStreamRefunded {
                    gauge: Address,
                    pool: Address,
                    /// Where in the pool.
                    slot: u8,
                    /// Which of the streams that the slot has held.
                    generation: u32,
                    /// What the budget received.
                    received: u64,
                    books: BudgetBooks,
                }

                /// A finished stream that the gauge has funded takes no more funding.
                GaugeStreamWindingDown {
                    gauge: Address,
                    /// The stream's pool, which is on no list of the gauge's.
                    pool: Address,
                    /// Where in the pool.
                    slot: u8,
                    /// Which of the streams that the slot has held.
                    generation: u32,
                }

                /// The slot of a stream that the gauge had funded is free.
                GaugeStreamRetired {
                    gauge: Address,
                    pool: Address,
                    /// Where in the pool.
                    slot: u8,
                    /// Which of the streams that the slot has held.
                    generation: u32,
                    /// What the budget received: the dust of fractions, and donations to the vault.
                    received: u64,
                    books: BudgetBooks,
                }

                /// A gauge was closed.
                GaugeClosed {
                    gauge: Address,
                    /// What its budget still held: what was idle, and donations.
                    sent: u64,
                    /// The last books.
                    books: BudgetBooks,
                }

                /// An epoch was opened: it holds its budget, and votes may come in.
                EpochOpened {
                    gauge: Address,
                    /// The epoch: the ballot that is voted on.
                    epoch: Address,
                    number: u64,
                    /// From when it takes votes.
                    start: u64,
                    /// Until when it takes votes.
                    voting_end: u64,
                    /// When it ends, and its shares begin to stream.
                    boundary: u64,
                    /// What is split.
                    budget: u64,
                    /// How many votes it needs.
                    quorum: u64,
                    /// The most of the budget that one pool may get [bps].
                    cap_bps: u16,
                    /// The pools that numbers in votes refer to.
                    pools: Vec<Address>,
                    /// The votes per unit of weight of each [2^-32 votes per weight].
                    powers: Vec<u64>,
                    books: BudgetBooks,
                }

                /// An epoch that has not begun was brought up to the gauge.
                EpochUpdated {
                    gauge: Address,
                    epoch: Address,
                    number: u64,
                    /// What is split now.
                    budget: u64,
                    /// How many votes it needs.
                    quorum: u64,
                    /// The most of the budget that one pool may get [bps].
                    cap_bps: u16,
                    /// The pools that numbers in votes refer to.
                    pools: Vec<Address>,
                    /// The votes per unit of weight of each [2^-32 votes per weight].
                    powers: Vec<u64>,
                    books: BudgetBooks,
                }

                /// A vote was counted in place of the position's former one; a weight of 0 withdrew it.
                VoteRecorded {
                    epoch: Address,
                    /// What votes.
                    position: Address,
                    /// Who owns it.
                    voter: Address,
                    /// The place of its pool in the epoch's list.
                    source: u8,
                    /// What votes now [weight of that pool].
                    weight: u64,
                    /// The votes per unit of weight [2^-32 votes per weight].
                    power: u64,
                    /// How they are divided, by the place in the epoch's list [bps].
                    split: [u16; 16],
                    /// The number of the vote among those of the position.
                    sequence: u64,
                }

                /// An epoch's shares are fixed.
                EpochSettled {
                    gauge: Address,
                    epoch: Address,
                    number: u64,
                    /// All votes [votes, rounded down].
                    votes: u64,
                    /// What each pool gets, in the order of the epoch's list.
                    shares: Vec<u64>,
                    /// What is left for the next epoch.
                    rollover: u64,
                    books: BudgetBooks,
                }

                /// A share funds a segment in its pool.
                ShareApplied {
                    gauge: Address,
                    epoch: Address,
                    pool: Address,
                    /// Its place in the epoch's list.
                    place: u8,
                    /// [base units]
                    amount: u64,
                    /// Over how long it streams [s].
                    seconds: u32,
                    /// When it begins, should nothing wait: at the boundary or, where that is past or something
                    /// streams there already, after it.
                    start: u64,
                    books: BudgetBooks,
                }

                /// A share that could not be applied is idle again.
                ShareGivenBack {
                    gauge: Address,
                    epoch: Address,
                    /// The place of its pool in the epoch's list.
                    place: u8,
                    /// [base units]
                    amount: u64,
                    books: BudgetBooks,
                }

                /// An epoch that has done all it was for was closed.
                EpochClosed {
                    gauge: Address,
                    epoch: Address,
                    number: u64,
                }

                /// The record of a vote that no longer counts was closed.
                VoteRecordClosed {
                    epoch: Address,
                    /// What had voted.
                    position: Address,
                }
            }
        }
    };
}
