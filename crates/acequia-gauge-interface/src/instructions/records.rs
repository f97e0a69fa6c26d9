//! The record of a position's vote.

use crate::{addresses, ID};
use acequia_interface::{addresses::SYSTEM, instruction};

instruction! {
    /// Makes the record of a position's vote in an epoch; nothing where it is there. By anyone.
    OpenVoteRecord = "open_vote_record"
    accounts {
        payer: payer,
        epoch: readonly,
        /// What is to vote.
        position: readonly,
        record: writable = |i| addresses::vote_record(&i.epoch, &i.position).0,
        system_program: readonly = |_| SYSTEM,
    }
}

instruction! {
    /// Closes a record whose vote no longer counts; its rent goes to who paid it. By its voter, and by anyone
    /// from an epoch after the boundary on or where it holds no vote.
    CloseVoteRecord = "close_vote_record"
    accounts {
        closer: signer,
        record: writable,
        /// As the record says, whether it is there or not.
        epoch: readonly,
        /// As the record says.
        rent_payer: writable,
    }
}
