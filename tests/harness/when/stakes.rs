//! What an LP does with positions and principal.

use super::Actor;
use crate::cases;
use crate::catalog::scenes;
use crate::prelude::*;
use crate::step::Step;
use crate::world::address_of;
use acequia_interface::flags::RIGHTS;
use acequia_interface::instructions::{
    ClosePosition, EmergencyExit, LeaveLockEarly, LockPosition, MergePositions, MoveStake,
    OpenPosition, ReleaseLock, SetOperator, SetPushClaims, SetStake, Stake, TransferPosition,
    Unstake,
};

impl<'a> Actor<'a> {
    /// Opens a position for themselves.
    pub fn open(self) -> Step<'a> {
        let owner = self.who;
        self.open_step(owner)
    }

    /// Opens a position for somebody else.
    pub fn open_for(self, owner: &str) -> Step<'a> {
        let owner = self.scene.world.actor(owner);
        self.open_step(owner)
    }

    fn open_step(self, owner: solana_address::Address) -> Step<'a> {
        let (opener, pool, position, index) = (self.who, self.site.pool, self.position, self.index);
        let made = OpenPosition { opener, payer: opener, pool, position, index, owner };
        self.step(made.instruction())
    }

    /// Stakes from their canonical account [base units].
    #[track_caller]
    pub fn stake(mut self, amount: u64) -> Step<'a> {
        let source = self.stake_wallet();
        let instruction = Stake {
            depositor: self.who,
            pool: self.site.pool,
            position: self.position,
            stake_vault: self.pool().stake_vault,
            source,
            stake_mint: self.site.stake.address,
            token_program: self.site.stake.program,
            amount,
        }
        .instruction();
        self.step(instruction)
    }

    /// Unstakes to their canonical account [base units].
    #[track_caller]
    pub fn unstake(mut self, amount: u64) -> Step<'a> {
        let destination = self.stake_wallet();
        let instruction = Unstake {
            owner: self.who,
            pool: self.site.pool,
            position: self.position,
            stake_vault: self.pool().stake_vault,
            destination,
            stake_mint: self.site.stake.address,
            token_program: self.site.stake.program,
            amount,
        }
        .instruction();
        self.step(instruction)
    }

    /// As the delegate: sets what somebody's first position holds.
    pub fn set_stake(self, of: &str, amount: u64) -> Step<'a> {
        let (delegate, pool) = (self.who, self.site.pool);
        let position = position_at(&pool, &address_of(of), 0);
        self.step(SetStake { delegate, pool, position, amount }.instruction())
    }

    /// Puts principal into the position in the way of the pool: by staking, or by the
    /// delegate's word.
    #[track_caller]
    pub(crate) fn puts(self, amount: u64) -> Step<'a> {
        let pool = self.pool();
        if !pool.is_delegated() {
            return self.stake(amount);
        }
        let (delegate, position) = (pool.delegate, self.position);
        let set = SetStake { delegate, pool: self.site.pool, position, amount }.instruction();
        self.step(set)
    }

    /// Moves principal to their position of the same index in another pool [base units].
    #[track_caller]
    pub fn move_stake(self, to: usize, amount: u64) -> Step<'a> {
        let (from, to) = (self.site, self.scene.sites[to]);
        let instruction = MoveStake {
            owner: self.who,
            from_pool: from.pool,
            from_position: self.position,
            from_vault: self.pool().stake_vault,
            to_pool: to.pool,
            to_position: position_at(&to.pool, &self.who, self.index),
            to_vault: self.scene.world.pool(&to.pool).stake_vault,
            stake_mint: from.stake.address,
            token_program: from.stake.program,
            amount,
        }
        .instruction();
        self.step(instruction)
    }

    /// Leaves at once with all principal, to their canonical account.
    #[track_caller]
    pub fn emergency_exit(mut self) -> Step<'a> {
        let destination = self.stake_wallet();
        let instruction = EmergencyExit {
            owner: self.who,
            pool: self.site.pool,
            position: self.position,
            stake_vault: self.pool().stake_vault,
            destination,
            stake_mint: self.site.stake.address,
            token_program: self.site.stake.program,
        }
        .instruction();
        self.step(instruction)
    }

    /// Locks the position for that long from now [s].
    pub fn lock(self, seconds: u64) -> Step<'a> {
        let (owner, pool, position) = (self.who, self.site.pool, self.position);
        let lock_end = self.scene.world.now() + seconds;
        self.step(LockPosition { owner, pool, position, lock_end }.instruction())
    }

    /// Releases the position's lock, which has ended.
    pub fn release(self) -> Step<'a> {
        let (pool, position) = (self.site.pool, self.position);
        self.step(ReleaseLock { pool, position }.instruction())
    }

    /// Leaves a running lock with that much, the penalty included [base units].
    #[track_caller]
    pub fn leave_early(mut self, amount: u64) -> Step<'a> {
        let destination = self.stake_wallet();
        let instruction = LeaveLockEarly {
            owner: self.who,
            pool: self.site.pool,
            position: self.position,
            stake_vault: self.pool().stake_vault,
            destination,
            penalty_vault: self.slot(0).vault,
            stake_mint: self.site.stake.address,
            token_program: self.site.stake.program,
            amount,
        }
        .instruction();
        self.step(instruction)
    }

    /// Hands the position over.
    pub fn transfer_to(self, to: &str) -> Step<'a> {
        let new_owner = self.scene.world.actor(to);
        let (owner, pool, position) = (self.who, self.site.pool, self.position);
        self.step(TransferPosition { owner, new_owner, pool, position }.instruction())
    }

    /// Allows pushed claims, or no more.
    pub fn allow_push(self, allowed: bool) -> Step<'a> {
        let (owner, position) = (self.who, self.position);
        self.step(SetPushClaims { owner, position, allowed }.instruction())
    }

    /// Puts the position into their position of that index in the pool, which then weighs at least
    /// that much.
    pub fn merge_into(self, index: u32, least_weight: u64) -> Step<'a> {
        let to_position = position_at(&self.site.pool, &self.who, index);
        self.merge_to(to_position, least_weight)
    }

    /// As above, into the position at that address.
    pub fn merge_to(self, to_position: Address, least_weight: u64) -> Step<'a> {
        let (owner, pool, from_position) = (self.who, self.site.pool, self.position);
        let merge = MergePositions { owner, pool, from_position, to_position, least_weight };
        self.step(merge.instruction())
    }

    /// Names an operator, and what it may do.
    pub fn names_operator(self, operator: &str, rights: u8) -> Step<'a> {
        let operator = self.scene.world.actor(operator);
        let (owner, position) = (self.who, self.position);
        self.step(SetOperator { owner, position, operator, rights }.instruction())
    }

    /// Has no operator any more.
    pub fn names_nobody(self) -> Step<'a> {
        let (owner, position) = (self.who, self.position);
        let nobody = SetOperator { owner, position, operator: Address::default(), rights: 0 };
        self.step(nobody.instruction())
    }

    /// Closes the position; its rent goes to whoever paid it.
    #[track_caller]
    pub fn close(self) -> Step<'a> {
        self.close_step(false)
    }

    /// Closes the position and gives up what it is still owed.
    #[track_caller]
    pub fn close_and_forfeit(self) -> Step<'a> {
        self.close_step(true)
    }

    #[track_caller]
    fn close_step(self, forfeit: bool) -> Step<'a> {
        let (closer, pool, position) = (self.who, self.site.pool, self.position);
        let rent_payer = self.scene.world.position(&position).rent_payer;
        self.step(ClosePosition { closer, pool, position, rent_payer, forfeit }.instruction())
    }
}

cases! { ($) staking as staking_cases
    stake "stake" => scenes::plain, |farm| farm.when("alice").stake(1_000);
    stake_token_2022 "stake (Token-2022)" => scenes::token_2022, |farm| farm.when("alice").stake(1_000);
    "stake (24 segments passed)" => scenes::long_untouched, |farm| {
        farm.when("alice").stake(1_000)
    };
    unstake "unstake" => scenes::plain, |farm| farm.when("alice").unstake(1_000);
    unstake_token_2022 "unstake (Token-2022)" => scenes::token_2022, |farm| farm.when("alice").unstake(1_000);
    "unstake (24 segments passed)" => scenes::long_untouched, |farm| {
        farm.when("alice").unstake(1_000)
    };
    set_stake "set_stake" => scenes::delegated, |farm| farm.when("vault").set_stake("alice", 5_000);
    move_stake "move_stake" => scenes::two_pools, |farm| farm.when("alice").move_stake(1, 1_000);
    emergency_exit "emergency_exit" => scenes::plain, |farm| farm.when("alice").emergency_exit();
    lock_position "lock_position" => scenes::plain, |farm| farm.when("alice").lock(YEAR / 2);
    release_lock "release_lock" => released, |farm| {
        farm.when("anyone").at_position_of("alice").release()
    };
    leave_lock_early "leave_lock_early" => scenes::locked, |farm| farm.when("alice").leave_early(1_000);
}

fn released(streams: usize) -> Scene {
    let mut farm = scenes::locked(streams);
    farm.after(YEAR / 2);
    farm
}

cases! { ($) positions as position_cases
    open_position "open_position" => scenes::plain, |farm| farm.when("carol").open();
    transfer_position "transfer_position" => scenes::plain, |farm| farm.when("alice").transfer_to("carol");
    merge_positions "merge_positions" => scenes::twice, |farm| {
        farm.when("alice").merge_into(1, 0)
    };
    set_operator "set_operator" => scenes::plain, |farm| {
        farm.when("alice").names_operator("bot", RIGHTS)
    };
    set_push_claims "set_push_claims" => scenes::plain, |farm| farm.when("alice").allow_push(true);
    close_position "close_position" => scenes::left, |farm| farm.when("alice").close();
}
