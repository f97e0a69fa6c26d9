import type { vaults } from '@acequia/client';

/** Of a vault and what somebody has in it. */
export interface Of {
    readonly pooled: vaults.Pooled;
    /** The wallet's shares; none where it has no account there. */
    readonly account: vaults.SharesAccount | undefined;
}
