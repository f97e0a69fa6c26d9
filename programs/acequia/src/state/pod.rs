//! The rules' plain structs as bytes of an account.

use acequia_core::{
    stored_caps, stored_checkpoint, stored_history, stored_lock_rule, stored_q64, stored_schedule,
    stored_stake, stored_stake_time, stored_stream, stored_totals, stored_tranche, stored_votes,
    votes,
};
use acequia_onchain::pod;
#[cfg(feature = "idl-build")]
use {acequia_core::MAX_SEGMENTS, votes::HISTORY};

stored_q64!(pod, Q64 wraps acequia_core::Q64);
stored_stake_time!(pod, StakeTime wraps acequia_core::StakeTime);
stored_totals!(pod, Totals wraps acequia_core::Totals, carries super::StreamSlot);
stored_caps!(pod, Caps wraps acequia_core::Caps);
stored_lock_rule!(pod, LockRule wraps acequia_core::LockRule);
stored_schedule!(pod, Schedule wraps acequia_core::Schedule);
stored_stream!(pod, Stream wraps acequia_core::Stream);
stored_checkpoint!(pod, Checkpoint wraps acequia_core::Checkpoint);
stored_tranche!(pod, Tranche wraps votes::Tranche);
stored_history!(pod, History wraps votes::History);
stored_votes!(pod, Votes wraps acequia_core::Votes);
stored_stake!(pod, StakeState wraps acequia_core::Stake, carries Checkpoint);
