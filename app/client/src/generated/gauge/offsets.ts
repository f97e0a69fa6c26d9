/**
 * Generated from the IDL by `npm run generate`. Do not edit: see codama/.
 */

/** Where addresses stand in the accounts [bytes from the start]. They never move. */
export const GAUGE_OFFSETS = {
    epoch: { gauge: 16, rentPayer: 48 },
    gauge: { creator: 16, authority: 48, pendingAuthority: 80, rewardMint: 112, budget: 144 },
    voteRecord: { epoch: 16, position: 48, rentPayer: 80 },
} as const;
