/**
 * Generated from the IDL by `npm run generate`. Do not edit: see codama/.
 */

/** Where addresses stand in the accounts [bytes from the start]. They never move. */
export const GAUGE_OFFSETS = {
    epoch: { gauge: 16, rentPayer: 48 },
    gauge: {
        creator: 16,
        authority: 48,
        pendingAuthority: 80,
        powerManager: 112,
        pendingPowerManager: 144,
        rewardMint: 176,
        budget: 208,
    },
    voteRecord: { epoch: 16, position: 48, voter: 80, rentPayer: 112 },
} as const;
