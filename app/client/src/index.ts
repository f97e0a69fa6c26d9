/**
 * The TypeScript client of Acequia.
 *
 * Reading: `fetchPool`, `findPools`, `findStakeTarget`, `findHoldings`, `fetchClock`. Arithmetic, live
 * and exact: `rules`. Building instructions, without sending: `stake`, `claimAll`, `leave`, ….
 * Sending, once: `send`, `sendAll`. Understanding: `explain`, `eventsIn`. The generated program
 * client, every instruction and account: `acequia`.
 */
export * as rules from './rules/index.js';
export * from './generated/index.js';
export * as gauges from './gauge/index.js';
export * as realm from './realm/index.js';
export * as squads from './squads/index.js';
export * as vaults from './vault/index.js';
export { ACEQUIA_PROGRAM_ADDRESS } from './generated/acequia/programs/acequia.js';
export * from './generated/acequia/types/index.js';
export type { Page } from './generated/acequia/accounts/page.js';
export type { Pool } from './generated/acequia/accounts/pool.js';
export type { Position } from './generated/acequia/accounts/position.js';
export type { VoteReceipt } from './generated/acequia/accounts/voteReceipt.js';
export * from './types.js';
export { NOBODY } from './system.js';

export * from './read/asked.js';
export * from './read/clock.js';
export * from './read/cluster.js';
export { LAYOUT_VERSION, toPool, toPosition, toVoteReceipt, type LeftOut } from './read/decode.js';
export * from './read/extraAccounts.js';
export * from './read/filters.js';
export * from './read/mintPowers.js';
export * from './read/mints.js';
export * from './read/page.js';
export * from './read/payees.js';
export * from './read/pools.js';
export * from './read/positions.js';
export * from './read/receipts.js';
export * from './read/shown.js';
export * from './read/sources.js';
export * from './read/upgrades.js';
export * from './read/views.js';
export * from './read/wayOut.js';

export * from './build/begin.js';
export * from './build/claim.js';
export * from './build/claimAll.js';
export * from './build/compound.js';
export * from './build/delegate.js';
export * from './build/funding.js';
export * from './build/guard.js';
export * from './build/harvest.js';
export * from './build/leave.js';
export {
    leaveLockEarly,
    lockPosition,
    payingStreams,
    penaltyFlow,
    releaseLock,
} from './build/lock.js';
export * from './build/merge.js';
export { moveStake, setPushClaims, transferPosition, type MoveInput } from './build/move.js';
export * from './build/nativeSol.js';
export * from './build/newStream.js';
export * from './build/operator.js';
export * from './build/page.js';
export * from './build/pool.js';
export { stakeAccountOf } from './build/principal.js';
export * from './build/reinvest.js';
export * from './build/stake.js';
export * from './build/tokens.js';
export * from './build/unpayable.js';
export * from './build/unstake.js';
export * from './build/vote.js';

export * from './reclaim/index.js';

export * from './send/deliver.js';
export * from './send/lookupTables.js';
export * from './send/message.js';
export * from './send/pack.js';
export * from './send/preview.js';
export * from './send/recentPrice.js';
export * from './send/send.js';
export * from './send/simulate.js';
export * from './send/version.js';

export * from './amounts.js';
export * from './apr.js';
export * from './events.js';
export * from './transaction.js';
export * from './farms.js';
export * from './history.js';
export { ClientFailure, type FailureKind, type Explanation } from './explain/failure.js';
export { customError, ownError } from './explain/programs.js';
export { explain, isRejection, isUnreachable } from './explain/thrown.js';
export { explainFailure, type FailedTransaction } from './explain/transaction.js';
export * from './risks.js';
export * from './visible.js';
