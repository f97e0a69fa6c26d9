/** The farm's accounts as this client hands them around, and the parts of an RPC it needs. */
import type {
    Account,
    GetAccountInfoApi,
    GetBlockHeightApi,
    GetGenesisHashApi,
    GetLatestBlockhashApi,
    GetMultipleAccountsApi,
    GetProgramAccountsApi,
    GetSignatureStatusesApi,
    Rpc,
    SendTransactionApi,
    SimulateTransactionApi,
} from '@solana/kit';
import type { Page } from './generated/acequia/accounts/page.js';
import type { Pool } from './generated/acequia/accounts/pool.js';
import type { Position } from './generated/acequia/accounts/position.js';
import type { VoteReceipt } from './generated/acequia/accounts/voteReceipt.js';

/** A pool: its address and what is in it. */
export type PoolAccount = Account<Pool>;
/** A position: its address and what is in it. */
export type PositionAccount = Account<Position>;
/** What a pool says of itself: its address and what is in it. */
export type PageAccount = Account<Page>;
/** A receipt of a vote: its address and what is in it. */
export type VoteReceiptAccount = Account<VoteReceipt>;

/** A position together with its pool. */
export interface Holding {
    readonly pool: PoolAccount;
    readonly position: PositionAccount;
}

/** Reads accounts. */
export type ReadRpc = Rpc<GetAccountInfoApi & GetMultipleAccountsApi>;
/** Reads accounts and searches among them. */
export type SearchRpc = Rpc<GetAccountInfoApi & GetMultipleAccountsApi & GetProgramAccountsApi>;
/** Runs transactions without sending them. */
export type SimulateRpc = Rpc<SimulateTransactionApi>;
/** Sends transactions and watches them. */
export type SendRpc = Rpc<
    GetBlockHeightApi &
        GetLatestBlockhashApi &
        GetSignatureStatusesApi &
        SendTransactionApi &
        SimulateTransactionApi
>;
/** Says which cluster it is. */
export type ClusterRpc = Rpc<GetAccountInfoApi & GetGenesisHashApi>;
