//! What a vote needs: its accounts, made and closed, and the list that names them.

use crate::{addresses, votes::Voting, ID};
use acequia_interface::{addresses::SYSTEM, instruction};
use solana_address::Address;

instruction! {
    /// Makes the accounts that a position's vote on a proposal needs; nothing where they are
    /// there. By anyone.
    OpenVote = "open_vote"
    given {
        /// What is to vote on what.
        voting: Voting,
    }
    accounts {
        voter: readonly = |i| i.voting.voter,
        payer: payer,
        position: readonly = |i| i.voting.position,
        proposal: readonly = |i| i.voting.place.proposal,
        governance: readonly = |i| i.voting.place.governance,
        registrar: writable = |i| i.voting.place.registrar(),
        tally: writable = |i| addresses::tally(&i.voting.place.proposal, &i.voting.voter).0,
        vote_record: writable = |i| addresses::vote_record(&i.voting.place.proposal, &i.voting.position).0,
        voter_weight_record: writable = |i| i.voting.place.voter_weight_record(&i.voting.voter),
        system_program: readonly = |_| SYSTEM,
    }
}

instruction! {
    /// Closes the record of a vote that was withdrawn, or whose window is over and proposal
    /// decided; its rent goes to who paid it. By anyone.
    CloseVote = "close_vote"
    accounts {
        vote_record: writable,
        /// As the record says.
        tally: writable,
        /// As the record says, whether it is there or not.
        proposal: readonly,
        /// As the record says.
        rent_payer: writable,
    }
}

instruction! {
    /// Closes a tally in which no position has a record; its rent goes to who paid it. By anyone.
    CloseTally = "close_tally"
    accounts {
        tally: writable,
        /// As the tally says.
        registrar: writable,
        /// As the tally says.
        rent_payer: writable,
    }
}

instruction! {
    /// Closes a voter's weight record; its rent goes to the voter.
    CloseVoterWeightRecord = "close_voter_weight_record"
    given {
        registrar: Address,
    }
    accounts {
        voter: payer,
        voter_weight_record: writable = |i| addresses::voter_weight_record(&i.registrar, &i.voter).0,
    }
}

instruction! {
    /// Writes down what a vote from a pool needs, where clients look for it; anew where something
    /// else stands there. By anyone.
    InitializeExtraAccountMetas = "initialize_extra_account_metas"
    accounts {
        /// Pays the rent.
        payer: payer,
        extra_account_metas: writable = |i| addresses::extra_account_metas(&i.pool).0,
        /// A pool of the farm.
        pool: readonly,
        system_program: readonly = |_| SYSTEM,
    }
}

impl InitializeExtraAccountMetas {
    /// Bytes of the list: a head of 16, and 35 for each account.
    pub const LIST_SIZE: usize = 16 + 7 * 35;
}
