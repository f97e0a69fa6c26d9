//! Every event of the farm, said once: the program logs these and its IDL lists them, readers
//! take them from bytes. Amounts are in base units of their mint and times in unix seconds.
//!
//! Every event names its pool, and carries [`Books`] wherever a weight may have changed: so weights
//! stand still between two of them. What a position is owed follows from the indexes, and so does what
//! was streamed: `index * weight`, rounded up to whole units, is what was emitted and carried before; the
//! rest is what is carried now. What is lost in a gap is said again by later events: of streams by
//! [`PoolSettled`], of a position by its next [`Claimed`].

#[doc(hidden)]
#[macro_export]
macro_rules! farm_events {
    ($then:path) => {
        $then! {
            parts {
                /// A position and its pool after a change of stake.
                Books {
                    /// Principal of the position.
                    amount: u64,
                    /// What it counts for.
                    weight: u64,
                    /// When its lock ends; 0 without one.
                    lock_end: u64,
                    /// Principal of the pool.
                    pool_staked: u64,
                    pool_weight: u64,
                    /// [unix s]
                    time: u64,
                    /// Of each slot's stream.
                    indexes: Vec<StreamIndex>,
                }

                /// Reward per unit of weight since a stream began [2^-64 base units per weight].
                StreamIndex {
                    /// The low word.
                    lo: u64,
                    /// The high word.
                    hi: u64,
                }

                /// A stream after a change of its funding.
                Funding {
                    /// Where in the pool.
                    slot: u8,
                    /// Which of the streams the slot has held.
                    generation: u32,
                    /// Received over its life.
                    funded: u64,
                    /// Sent back over its life.
                    refunded: u64,
                    /// Streamed over its life.
                    streamed: u64,
                    /// Paid over its life.
                    paid: u64,
                    /// Emitted to nobody, or held back by the rate rule, and not refunded yet.
                    idle: u64,
                    /// Still to be streamed.
                    unstreamed: u64,
                    /// When the last unit is streamed.
                    ends_at: u64,
                    /// Up to when it is promised.
                    committed_until: u64,
                    /// When this happened.
                    time: u64,
                }

                /// What a position gave up of what one stream owed it.
                Forfeited {
                    /// Where in the pool.
                    slot: u8,
                    /// Whole units: they stream again, or are the funder's.
                    units: u64,
                    /// The rest, which goes to those who stay [2^-64 base units].
                    fraction: u64,
                    /// What is the funder's now: emitted to nobody, or given up with nothing left to
                    /// stream it with.
                    idle: u64,
                }

                /// What one stream paid.
                Paid {
                    /// Where in the pool.
                    slot: u8,
                    /// [base units]
                    amount: u64,
                    /// Over its life.
                    total: u64,
                    /// What is still owed to the position, less than a unit [2^-64 base units].
                    fraction: u64,
                }
            }
            events {
                /// A pool was created.
                PoolCreated {
                    pool: Address,
                    creator: Address,
                    /// Who may add streams.
                    reward_manager: Address,
                    /// The asset's key where the pool is delegated.
                    stake_mint: Address,
                    /// Zero unless the pool is delegated.
                    delegate: Address,
                    /// Tells apart the pools of one creator and stake mint.
                    id: u16,
                    /// How many streams it has room for.
                    capacity: u8,
                    /// The risks that the creator named, as bits.
                    accepted_risks: u16,
                    /// The longest lock [s].
                    max_lock_seconds: u32,
                    /// The multiplier of the longest lock [bps].
                    max_multiplier_bps: u32,
                    /// The share of the principal that leaving costs with the longest lock ahead [bps].
                    early_leave_bps: u32,
                    /// The most that may be staked in the pool; 0 is no limit.
                    pool_cap: u64,
                    /// The most that may be staked in one position; 0 is no limit.
                    position_cap: u64,
                    /// [unix s]
                    time: u64,
                }

                /// The authority was offered to somebody, or (zero) the offer taken back.
                AuthorityProposed {
                    pool: Address,
                    authority: Address,
                    /// Who it was offered to.
                    proposed: Address,
                }

                /// The offer was accepted.
                AuthorityAccepted {
                    pool: Address,
                    authority: Address,
                }

                /// The authority was given up for good.
                AuthorityRenounced {
                    pool: Address,
                }

                /// Another key may add streams; zero for none.
                RewardManagerSet {
                    pool: Address,
                    /// Who may add streams.
                    reward_manager: Address,
                }

                /// The caps were changed.
                CapsSet {
                    pool: Address,
                    /// The most that may be staked in the pool; 0 is no limit.
                    pool_cap: u64,
                    /// The most that may be staked in one position; 0 is no limit.
                    position_cap: u64,
                }

                /// Deposits were paused or resumed.
                PausedSet {
                    pool: Address,
                    /// Whether deposits are paused now.
                    paused: bool,
                }

                /// Every stream was settled to that moment; nobody's position was touched.
                PoolSettled {
                    pool: Address,
                    pool_staked: u64,
                    pool_weight: u64,
                    /// How many positions the pool has now.
                    pool_positions: u64,
                    /// [unix s]
                    time: u64,
                    /// Of each slot's stream.
                    indexes: Vec<StreamIndex>,
                    /// Of those slots that hold a stream.
                    fundings: Vec<Funding>,
                }

                /// A pool says something else of itself.
                PageSet {
                    pool: Address,
                    name: String,
                    text: String,
                    link: String,
                }

                /// An empty pool was closed, and its page with it.
                PoolClosed {
                    pool: Address,
                    /// What the stake vault held beyond the stake: donations.
                    surplus: u64,
                }

                /// A pool's closing was announced, or (zero) the announcement taken back.
                PoolClosingAnnounced {
                    pool: Address,
                    /// From when it may close for good [unix s].
                    closes_from: u64,
                }

                /// A pool closed for good: it takes nothing in any more.
                PoolWoundDown {
                    pool: Address,
                    /// [unix s]
                    time: u64,
                }

                /// A position was opened.
                PositionOpened {
                    pool: Address,
                    position: Address,
                    /// Whose it is.
                    owner: Address,
                    /// Who opened it.
                    opener: Address,
                    /// Tells apart the positions of one opener in the pool.
                    index: u32,
                    /// How many positions the pool has now.
                    pool_positions: u64,
                }

                /// Principal came in.
                Staked {
                    pool: Address,
                    position: Address,
                    /// What arrived.
                    received: u64,
                    books: Books,
                }

                /// Principal went out.
                Unstaked {
                    pool: Address,
                    position: Address,
                    /// [base units]
                    amount: u64,
                    books: Books,
                }

                /// A delegate set a position's amount.
                StakeSet {
                    pool: Address,
                    position: Address,
                    books: Books,
                }

                /// Rewards were paid.
                Claimed {
                    pool: Address,
                    position: Address,
                    /// Whether somebody else than the owner asked for it.
                    pushed: bool,
                    /// What each stream named paid, in rising order of slots.
                    paid: Vec<Paid>,
                    books: Books,
                }

                /// An owner allowed or forbade pushed claims.
                PushClaimsSet {
                    pool: Address,
                    position: Address,
                    /// Whether they are allowed now.
                    allowed: bool,
                }

                /// A reward was staked.
                Compounded {
                    pool: Address,
                    position: Address,
                    /// Where in the pool.
                    slot: u8,
                    /// What the stream paid.
                    paid: u64,
                    /// The same over its life.
                    paid_total: u64,
                    /// What is still owed to the position, less than a unit [2^-64 base units].
                    fraction: u64,
                    /// What arrived as stake.
                    received: u64,
                    books: Books,
                }

                /// A reward was staked in another pool.
                Reinvested {
                    /// The pool that paid.
                    pool: Address,
                    position: Address,
                    /// Where in the pool that paid.
                    slot: u8,
                    /// What the stream paid.
                    paid: u64,
                    /// The same over its life.
                    paid_total: u64,
                    /// What is still owed to the position, less than a unit [2^-64 base units].
                    fraction: u64,
                    to_pool: Address,
                    to_position: Address,
                    /// What arrived as stake.
                    received: u64,
                    books: Books,
                    /// The books of the pool staked in.
                    to_books: Books,
                }

                /// All that a position held and was owed went into another of the pool.
                PositionsMerged {
                    pool: Address,
                    /// The one that is empty now.
                    position: Address,
                    to_position: Address,
                    /// Principal that went over.
                    amount: u64,
                    books: Books,
                    to_books: Books,
                }

                /// An owner named another operator, or (zero) nobody.
                OperatorSet {
                    pool: Address,
                    position: Address,
                    operator: Address,
                    /// What it may do, as bits.
                    rights: u8,
                }

                /// Principal was moved to another pool.
                StakeMoved {
                    pool: Address,
                    position: Address,
                    to_pool: Address,
                    to_position: Address,
                    /// What left.
                    amount: u64,
                    /// What arrived.
                    received: u64,
                    books: Books,
                    /// The books of the pool moved to.
                    to_books: Books,
                }

                /// A position was locked.
                Locked {
                    pool: Address,
                    position: Address,
                    books: Books,
                }

                /// A lock that had ended was taken off.
                LockReleased {
                    pool: Address,
                    position: Address,
                    books: Books,
                }

                /// Principal left a running lock.
                LockLeft {
                    pool: Address,
                    position: Address,
                    /// [base units]
                    amount: u64,
                    /// To those who stay, of the amount.
                    penalty: u64,
                    /// What of the penalty arrived in the stream.
                    received: u64,
                    /// What the stream received over its life.
                    funded: u64,
                    books: Books,
                }

                /// A position changed hands.
                PositionTransferred {
                    pool: Address,
                    position: Address,
                    /// Who had it.
                    from: Address,
                    /// Who has it now.
                    to: Address,
                    books: Books,
                }

                /// An empty position was closed.
                PositionClosed {
                    pool: Address,
                    position: Address,
                    /// What it was still owed, in rising order of slots; none where that was nothing.
                    forfeited: Vec<Forfeited>,
                    /// How many positions the pool has now.
                    pool_positions: u64,
                    books: Books,
                }

                /// All principal went out, without a look at any stream: `books.indexes` are as of the
                /// pool's last update, and so is `books.time`.
                EmergencyExited {
                    pool: Address,
                    position: Address,
                    /// [base units]
                    amount: u64,
                    books: Books,
                }

                /// A stream was added.
                StreamAdded {
                    pool: Address,
                    /// What it pays.
                    mint: Address,
                    /// What it pays from.
                    vault: Address,
                    /// Whose it is.
                    funder: Address,
                    /// 0 curve, 1 flow.
                    kind: u8,
                    /// While nobody is staked: 0 wait, 1 refund.
                    idle_policy: u8,
                    /// Over how long a flow spreads a deposit [s].
                    window: u32,
                    /// The total weight from which the full rate is paid; 0 for always.
                    full_weight: u64,
                    /// What is paid at this total weight is paid however little is staked.
                    least_weight: u64,
                    /// What arrived.
                    received: u64,
                    funding: Funding,
                }

                /// A curve was extended.
                StreamExtended {
                    pool: Address,
                    /// What arrived.
                    received: u64,
                    funding: Funding,
                }

                /// What was idle was scheduled anew.
                StreamRolled {
                    pool: Address,
                    /// How much of it.
                    amount: u64,
                    funding: Funding,
                }

                /// A stream was topped up.
                StreamToppedUp {
                    pool: Address,
                    /// Who paid.
                    from: Address,
                    /// What arrived.
                    received: u64,
                    funding: Funding,
                }

                /// A funder promised more.
                StreamCommitted {
                    pool: Address,
                    funding: Funding,
                }

                /// A funder got back what was not promised.
                StreamRefunded {
                    pool: Address,
                    /// Of what was emitted to nobody.
                    idle: u64,
                    /// Of what was scheduled beyond the commitment.
                    uncommitted: u64,
                    funding: Funding,
                }

                /// A stream was offered to another funder, or (zero) the offer taken back.
                FunderProposed {
                    pool: Address,
                    /// Where in the pool.
                    slot: u8,
                    /// Who it was offered to.
                    proposed: Address,
                }

                /// The offer was accepted.
                FunderAccepted {
                    pool: Address,
                    /// Where in the pool.
                    slot: u8,
                    funder: Address,
                }

                /// A stream takes no more funding.
                StreamWindingDown {
                    pool: Address,
                    /// 2 ending, 3 closing.
                    state: u8,
                    funding: Funding,
                }

                /// A closing stream got back the fraction it owed to a position.
                FractionSwept {
                    pool: Address,
                    position: Address,
                    /// Where in the pool.
                    slot: u8,
                    /// Which of the streams the slot has held.
                    generation: u32,
                    books: Books,
                }

                /// A slot was freed.
                StreamRetired {
                    pool: Address,
                    /// Where in the pool.
                    slot: u8,
                    /// Which of the streams the slot has held.
                    generation: u32,
                    /// What the fractions added up to.
                    dust: u64,
                    /// What the vault held in all: the dust, what was idle, and donations. 0 where the
                    /// vault was left behind.
                    sent: u64,
                    /// Whether the vault was left behind, with what it holds.
                    left_behind: bool,
                }

                /// A program was announced as the next hook.
                HookProposed {
                    pool: Address,
                    hook: Address,
                    /// From when it may be activated [unix s].
                    activates_at: u64,
                }

                /// A proposed hook was taken back.
                HookProposalWithdrawn {
                    pool: Address,
                    /// What had been proposed.
                    hook: Address,
                }

                /// Votes go to another program from now on; those before hold until their ballots end.
                HookActivated {
                    pool: Address,
                    hook: Address,
                }

                /// The pool has no hook any more; open votes hold until their ballots end.
                HookRemoved {
                    pool: Address,
                    /// The program that was the hook.
                    hook: Address,
                }

                /// A vote was passed on.
                VoteCast {
                    pool: Address,
                    position: Address,
                    /// Whom it was passed to.
                    hook: Address,
                    /// What was voted on.
                    ballot: Address,
                    /// What votes now.
                    weight: u64,
                    /// What the hook had been told before.
                    previous_weight: u64,
                    /// The number of the vote among those of the position.
                    sequence: u64,
                    /// When the ballot started, as the voter said.
                    ballot_start: u64,
                    /// When the ballot ends, as the voter said.
                    ballot_end: u64,
                    /// What its principal may not fall below now.
                    held_principal: u64,
                    /// What its boost may not fall below while its lock runs.
                    held_boost: u64,
                    /// Until when.
                    locked_until: u64,
                    /// How many votes of the position are open now.
                    open: u16,
                    /// [unix s]
                    time: u64,
                }

                /// A vote was withdrawn.
                VoteWithdrawn {
                    pool: Address,
                    position: Address,
                    /// Whom it had been passed to.
                    hook: Address,
                    /// What was voted on.
                    ballot: Address,
                    /// What the hook had been told before.
                    previous_weight: u64,
                    /// The number of the withdrawal among the votes of the position.
                    sequence: u64,
                    /// What its principal may not fall below now.
                    held_principal: u64,
                    /// What its boost may not fall below while its lock runs.
                    held_boost: u64,
                    /// Until when.
                    locked_until: u64,
                    /// How many votes of the position are open now.
                    open: u16,
                    /// [unix s]
                    time: u64,
                }

                /// The receipt of a vote that was over was closed.
                VoteReceiptClosed {
                    pool: Address,
                    position: Address,
                    /// Whom the vote had been passed to.
                    hook: Address,
                    /// What was voted on.
                    ballot: Address,
                    /// How many votes of the position are open now.
                    open: u16,
                    /// Until when they hold it; 0 without any [unix s].
                    locked_until: u64,
                }
            }
        }
    };
}
