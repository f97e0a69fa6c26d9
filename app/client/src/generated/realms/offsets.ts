/**
 * Generated from the IDL by `npm run generate`. Do not edit: see codama/.
 */

/** Where addresses stand in the accounts [bytes from the start]. They never move. */
export const REALMS_OFFSETS = {
    maxVoterWeightRecord: { realm: 8, governingTokenMint: 40 },
    registrar: {
        governanceProgram: 16,
        realm: 48,
        governingTokenMint: 80,
        authority: 112,
        pendingAuthority: 144,
    },
    tally: { registrar: 16, proposal: 48, governanceVote: 80, owner: 112, rentPayer: 144 },
    voteRecord: {
        tally: 16,
        proposal: 48,
        position: 80,
        pool: 112,
        voteAuthority: 144,
        rentPayer: 176,
    },
    voterWeightRecord: {
        realm: 8,
        governingTokenMint: 40,
        governingTokenOwner: 72,
        weightActionTarget: 124,
    },
} as const;
