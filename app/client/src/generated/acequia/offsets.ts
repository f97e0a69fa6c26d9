/**
 * Generated from the IDL by `npm run generate`. Do not edit: see codama/.
 */

/** Where addresses stand in the accounts [bytes from the start]. They never move. */
export const ACEQUIA_OFFSETS = {
    page: { pool: 10 },
    pool: {
        creator: 16,
        authority: 48,
        pendingAuthority: 80,
        rewardManager: 112,
        stakeMint: 144,
        stakeVault: 176,
        delegate: 208,
        hook: 240,
        pendingHook: 272,
    },
    position: { pool: 16, owner: 48, rentPayer: 80, operator: 112 },
    voteReceipt: { pool: 16, position: 48, hookProgram: 80, ballot: 112, rentPayer: 144 },
} as const;
