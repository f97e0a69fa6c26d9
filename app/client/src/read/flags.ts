/** Bits of accounts' `flags`, which the IDL does not name: `crates/acequia-interface/src/flags.rs`. */
export const FLAGS = {
    pool: { paused: 1, delegated: 2, closed: 4 },
    position: { pushClaims: 1 },
    voteReceipt: { withdrawn: 1 },
} as const;
