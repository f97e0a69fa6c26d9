//! What the operator tries, as the one whose right it is would do it.

use crate::random::rng::Rng;
use acequia_interface::flags::RIGHTS;
use harness::prelude::*;
use harness::tally::{Floor::*, Kinds};
use harness::world::address_of;

/// Who has positions in every pool, and an operator.
pub const PEOPLE: [&str; 2] = ["alice", "bob"];
/// The pools after the first: of what its slot 1 pays, of its own token once more, and one in which nobody is.
pub const PAID_ON: usize = 1;
pub const MOVED_TO: usize = 2;
pub const EMPTY: usize = 3;

/// The slots of the first one that pay the token itself, and that are free.
const OF_STAKE: u8 = 3;
const FREE: u8 = 4;
/// What a stream is added with [base units].
const ADDED: u64 = 1_000;

/// An instruction.
#[derive(Clone, Copy, Debug, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Act {
    // An operator's right, or anybody's.
    Claim(u8),
    Compound,
    Reinvest,
    CastVote,
    WithdrawVote,
    PushClaim(u8),
    ReleaseLock,
    CloseVoteReceipt,
    // The owner's.
    Stake(u64),
    OpenPosition,
    Unstake(u64),
    MoveStake(u64),
    EmergencyExit,
    LockPosition(u64),
    LeaveLockEarly(u64),
    TransferPosition,
    MergePositions,
    SetOperator,
    SetPushClaims(bool),
    ClosePosition(bool),
    // A donor's.
    TopUp(u8, u64),
    // The funder's.
    ExtendStream(u64),
    RollStream(u64),
    CommitStream(u64),
    RefundStream(bool),
    WindDownStream(u8),
    ProposeFunder(u8),
    // The manager's.
    AddStream,
    AddFlowStream,
    // The authority's.
    SetCaps(u64),
    SetPaused(bool),
    SetPage,
    SetRewardManager,
    ProposeAuthority,
    RenounceAuthority,
    ProposeHook,
    RemoveHook,
    AnnounceClosing,
    ClosePool,
}

/// What goes through where an operator, or anybody, tries it.
pub const RIGHTFUL: Kinds = &[
    ("claim", Hundred),
    ("compound", Hundred),
    ("reinvest", Hundred),
    ("cast_vote", Hundred),
    ("withdraw_vote", Ten),
    ("push_claim", Hundred),
    ("release_lock", Ten),
    ("close_vote_receipt", Ten),
];

/// The same with an account of the two in the place of another.
pub const DIVERTED: Kinds = &[
    ("claim diverted", Hundred),
    ("compound diverted", Hundred),
    ("reinvest diverted", Hundred),
    ("cast_vote diverted", Hundred),
    ("withdraw_vote diverted", Ten),
    ("push_claim diverted", Hundred),
    ("release_lock diverted", Ten),
    ("close_vote_receipt diverted", Ten),
];

/// What could have gone through at that moment, and did not: it was somebody else's right.
pub const OTHERS: Kinds = &[
    ("stake", Hundred),
    ("top_up", Hundred),
    ("open_position", Hundred),
    ("unstake", Hundred),
    ("move_stake", Hundred),
    ("emergency_exit", Hundred),
    ("lock_position", Hundred),
    ("leave_lock_early", Ten),
    ("transfer_position", Hundred),
    ("merge_positions", Hundred),
    ("set_operator", Hundred),
    ("set_push_claims", Hundred),
    ("close_position", Ten),
    ("extend_stream", Hundred),
    ("roll_stream", Ten),
    ("commit_stream", Hundred),
    ("refund_stream", Hundred),
    ("wind_down_stream", Hundred),
    ("propose_funder", Hundred),
    ("add_stream", Ten),
    ("add_flow_stream", Ten),
    ("set_caps", Hundred),
    ("set_paused", Hundred),
    ("set_page", Hundred),
    ("set_reward_manager", Hundred),
    ("propose_authority", Hundred),
    ("renounce_authority", Hundred),
    ("propose_hook", Hundred),
    ("remove_hook", Hundred),
    ("announce_closing", Hundred),
    ("close_pool", Ten),
];

impl Act {
    /// The next one to be tried, or done.
    pub fn draw(rng: &mut Rng) -> Self {
        use Act::*;
        let (amount, heads) = (1 + rng.magnitude(20), rng.chance(50));
        match rng.below(120) {
            0..=7 => Claim(slots(rng)),
            8..=13 => Compound,
            14..=20 => Reinvest,
            21..=27 => CastVote,
            28..=33 => WithdrawVote,
            34..=38 => PushClaim(slots(rng)),
            39..=42 => ReleaseLock,
            43..=48 => CloseVoteReceipt,
            49..=55 => Stake(amount << 4),
            56..=60 => TopUp([1, OF_STAKE][rng.below(2) as usize], amount << 20),
            61 | 62 => OpenPosition,
            63..=67 => Unstake(amount),
            68 | 69 => MoveStake(amount),
            70 | 71 => EmergencyExit,
            72..=76 => LockPosition(1 + rng.magnitude(22)),
            77..=84 => LeaveLockEarly(amount),
            85 | 86 => TransferPosition,
            87 | 88 => MergePositions,
            89 | 90 => SetOperator,
            91 | 92 => SetPushClaims(rng.chance(80)),
            93 | 94 => ClosePosition(heads),
            95..=107 => of_streams(rng, amount),
            _ => of_pools(rng, amount),
        }
    }

    /// Whether the one whose right it is does it in the game, which goes on after it.
    pub const fn is_done(self) -> bool {
        use Act::*;
        let by_owners = matches!(self, Unstake(_) | LockPosition(_) | LeaveLockEarly(_) | Stake(_));
        let now_and_then =
            matches!(self, EmergencyExit | MoveStake(_) | SetPushClaims(_) | TopUp(..));
        by_owners || now_and_then || self.is_rightful()
    }

    /// Whether an operator with all rights may do it, or anybody.
    pub const fn is_rightful(self) -> bool {
        use Act::*;
        let by_right = matches!(self, Claim(_) | Compound | Reinvest | CastVote | WithdrawVote);
        by_right || matches!(self, PushClaim(_) | ReleaseLock | CloseVoteReceipt)
    }

    /// Whether there is what it is about.
    pub fn makes_sense(self, scene: &Scene, owner: &str, ballot: &Ballot) -> bool {
        let position = scene.position_of(owner);
        let receipt = receipt_at(&position, &ballot.hook, &ballot.address);
        !matches!(self, Act::CloseVoteReceipt) || scene.world.account(&receipt).is_some()
    }

    /// Whose right it is: that of the position's owner, or of somebody of the pool's.
    pub fn whose(self, owner: &'static str) -> &'static str {
        use Act::*;
        match self {
            ExtendStream(_) | RollStream(_) | CommitStream(_) | RefundStream(_) => "funder",
            WindDownStream(_) | ProposeFunder(_) => "funder",
            AddStream | AddFlowStream => "manager",
            SetCaps(_) | SetPaused(_) | SetPage | SetRewardManager | ProposeAuthority => "creator",
            RenounceAuthority | ProposeHook | RemoveHook | AnnounceClosing => "creator",
            ClosePool => "creator",
            TopUp(..) => "donor",
            _ => owner,
        }
    }

    /// The instruction, by whoever may.
    pub fn honest(self, scene: &mut Scene, owner: &'static str, ballot: &Ballot) -> Instruction {
        use Act::*;
        let who = self.whose(owner);
        let (now, mint) = (scene.world.now(), scene.reward(1));
        if let AddStream = self {
            let funder = scene.world.actor("funder");
            scene.world.fund(&funder, &mint, ADDED);
        }
        let actor = scene.when(who);
        let step = match self {
            Claim(slots) => actor.claim(&list(slots)),
            PushClaim(slots) => actor.push_claim(&list(slots)),
            Compound => actor.compound(OF_STAKE),
            Reinvest => actor.reinvest(1, PAID_ON),
            CastVote => actor.vote(ballot),
            WithdrawVote => actor.withdraw_vote(ballot),
            CloseVoteReceipt => actor.close_receipt(ballot),
            ReleaseLock => actor.release(),
            Stake(amount) => actor.stake(amount),
            TopUp(slot, amount) => actor.top_up(slot, amount),
            OpenPosition => actor.with_position(2 + (now % 50) as u32).open(),
            Unstake(amount) => actor.unstake(amount),
            MoveStake(amount) => actor.move_stake(MOVED_TO, amount),
            EmergencyExit => actor.emergency_exit(),
            LockPosition(seconds) => actor.lock(seconds),
            LeaveLockEarly(amount) => actor.leave_early(amount),
            TransferPosition => actor.transfer_to("mallory"),
            MergePositions => actor.merge_into(1, 0),
            SetOperator => actor.names_operator("mallory", RIGHTS),
            SetPushClaims(allowed) => actor.allow_push(allowed),
            ClosePosition(true) => actor.with_position(1).close_and_forfeit(),
            ClosePosition(false) => actor.with_position(1).close(),
            ExtendStream(amount) => actor.extend(2, &Curve::even(amount << 20, DAY)),
            RollStream(amount) => actor.roll(2, &Curve::even(amount, DAY)),
            CommitStream(seconds) => actor.commit(2, now + seconds),
            RefundStream(true) => actor.refund_idle(2),
            RefundStream(false) => actor.refund(2),
            WindDownStream(slot) => actor.wind_down(slot),
            ProposeFunder(slot) => actor.propose_funder(slot, "mallory"),
            AddStream => actor.add_stream(FREE, &mint, &Curve::even(ADDED, DAY)),
            AddFlowStream => actor.add_flow(FREE, &mint, DAY as u32),
            SetCaps(amount) => actor.set_caps(amount, 0),
            SetPaused(paused) => actor.set_paused(paused),
            SetPage => actor.set_page("Mallory", "Send it to me.", "https://example.org"),
            SetRewardManager => actor.set_reward_manager("mallory"),
            ProposeAuthority => actor.propose_authority("mallory"),
            RenounceAuthority => actor.renounce_authority(),
            ProposeHook => actor.propose_hook(address_of(HOSTILE)),
            RemoveHook => actor.remove_hook(),
            AnnounceClosing => actor.announce_closing(true),
            ClosePool => actor.in_pool(EMPTY).close_pool(),
        };
        step.build()
    }
}

fn of_streams(rng: &mut Rng, amount: u64) -> Act {
    use Act::*;
    let slot = 1 + rng.below(2) as u8;
    match rng.below(11) {
        0 | 1 => ExtendStream(amount),
        2 => RollStream(amount),
        3 => CommitStream(amount),
        4 => RefundStream(rng.chance(50)),
        5 => WindDownStream(slot),
        6 => ProposeFunder(slot),
        7 | 8 => AddStream,
        _ => AddFlowStream,
    }
}

fn of_pools(rng: &mut Rng, amount: u64) -> Act {
    use Act::*;
    match rng.below(10) {
        0 => SetCaps(amount),
        1 => SetPaused(rng.chance(50)),
        2 => SetPage,
        3 => SetRewardManager,
        4 => ProposeAuthority,
        5 => RenounceAuthority,
        6 => ProposeHook,
        7 => RemoveHook,
        8 => AnnounceClosing,
        _ => ClosePool,
    }
}

/// A set of the first three.
fn slots(rng: &mut Rng) -> u8 {
    1 + rng.below(7) as u8
}

fn list(slots: u8) -> Vec<u8> {
    (0..3).filter(|slot| slots >> slot & 1 == 1).collect()
}
