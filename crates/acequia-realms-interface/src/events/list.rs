//! Every event of the adapter, said once: the program logs these and its IDL lists them, readers
//! take them from bytes. Times are in unix seconds.

#[doc(hidden)]
#[macro_export]
macro_rules! realms_events {
    ($then:path) => {
        $then! {
            parts {
            }
            events {
                /// A registrar was created.
                RegistrarCreated {
                    registrar: Address,
                    /// The governance program of its realm.
                    governance_program: Address,
                    /// The realm voted in.
                    realm: Address,
                    /// The mint that the votes count as.
                    governing_token_mint: Address,
                    /// Its authority: that of the realm.
                    authority: Address,
                    /// The largest voter weight: 0 fixed, 1 a share of the supply.
                    max_kind: u8,
                    /// Its votes, or its share [1/10,000].
                    max_value: u64,
                }

                /// A registrar was closed.
                RegistrarClosed {
                    registrar: Address,
                    /// Who got the rent.
                    authority: Address,
                }

                /// A registrar was offered to another authority; zero takes an offer back.
                RegistrarAuthorityProposed {
                    registrar: Address,
                    /// The present authority.
                    authority: Address,
                    /// Who is to accept.
                    proposed: Address,
                }

                /// A registrar has another authority.
                RegistrarAuthorityAccepted {
                    registrar: Address,
                    /// The new authority.
                    authority: Address,
                }

                /// A pool's votes count from now on, or count otherwise.
                PoolListed {
                    registrar: Address,
                    pool: Address,
                    /// The votes per unit of weight [2^-32 votes per weight].
                    power: u64,
                    /// How many pools are listed now.
                    pools: u8,
                }

                /// A pool's votes no longer count; those that were cast do.
                PoolUnlisted {
                    registrar: Address,
                    pool: Address,
                    /// How many pools are listed now.
                    pools: u8,
                }

                /// The largest voter weight follows another rule.
                MaxVoterWeightSet {
                    registrar: Address,
                    /// 0 fixed, 1 a share of the supply.
                    kind: u8,
                    /// Votes, or the share [1/10,000].
                    value: u64,
                    /// What that is now [votes].
                    max: u64,
                }

                /// A position's vote was counted, or taken back.
                VoteCounted {
                    registrar: Address,
                    /// What is voted on.
                    proposal: Address,
                    /// Who votes.
                    owner: Address,
                    /// What votes.
                    position: Address,
                    /// The number of the vote among those of the position.
                    sequence: u64,
                    /// What the position votes with now [weight]; 0 took the vote back.
                    weight: u64,
                    /// What that counts [votes].
                    votes: u64,
                    /// What all positions of the owner vote together, within the tally's window [votes].
                    tally: u64,
                    /// The round of the tally that the vote is part of.
                    round: u32,
                    /// What governance may take of the tally [votes].
                    told: u64,
                    /// In which slot governance may take it.
                    slot: u64,
                }

                /// The record of a vote was closed.
                VoteRecordClosed {
                    /// What was voted on.
                    proposal: Address,
                    /// What voted.
                    position: Address,
                    /// What the owner's other positions vote together [votes].
                    tally: u64,
                }

                /// A tally was closed.
                TallyClosed {
                    /// What was voted on.
                    proposal: Address,
                    /// Who voted.
                    owner: Address,
                }
            }
        }
    };
}
