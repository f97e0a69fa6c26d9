/** What a transaction would move, before anybody signs it: for a person to review. */
import {
    compileTransaction,
    fetchEncodedAccounts,
    getBase64EncodedWireTransaction,
    getBase64Encoder,
    type Address,
    type GetMultipleAccountsApi,
    type ReadonlyUint8Array,
    type Rpc,
    type SimulateTransactionApi,
} from '@solana/kit';
import { eventsIn } from '../events.js';
import { ClientFailure } from '../explain/failure.js';
import { explainFailure } from '../explain/transaction.js';
import type { AcequiaEvent } from '../generated/acequia/events.js';
import { tokenAccountIn } from '../read/tokenAccounts.js';
import { SYSTEM_PROGRAM } from '../system.js';
import {
    compose,
    limitFor,
    MAX_COMPUTE_UNITS,
    NO_LIFETIME,
    priorityFee,
    writable,
    type Draft,
} from './message.js';
import { asked } from '../read/asked.js';

/** What comes into or leaves a wallet's accounts of a token. */
export interface TokenChange {
    readonly mint: Address;
    /** Below zero where it leaves [base units]. */
    readonly change: bigint;
}

/** What a transaction would do to a wallet. */
export interface Preview {
    /** By token; none that stays as it is. */
    readonly tokens: readonly TokenChange[];
    /** Of the wallet itself, the fee included where it pays it [lamports]. */
    readonly lamports: bigint;
    /** What the network takes [lamports]. */
    readonly fee: bigint;
    /** What of it is for priority [lamports]. */
    readonly priorityFee: bigint;
    /** What new accounts hold and give back when they are closed [lamports]. */
    readonly deposits: bigint;
    /** What the farm would log. */
    readonly events: readonly AcequiaEvent[];
    readonly logs: readonly string[];
    /** What it would compute [CU]. */
    readonly computeUnits: number;
}

/** What a signature costs [lamports]. */
const SIGNATURE_LAMPORTS = 5_000n;

interface State {
    readonly exists: boolean;
    readonly lamports: bigint;
    readonly owner?: Address | undefined;
    readonly data: ReadonlyUint8Array;
}

const ABSENT: State = { exists: false, lamports: 0n, data: new Uint8Array() };

/** Runs a draft on the node's present state, and compares the accounts of a wallet, its payer unless
 *  named, before and after. Nobody needs to have signed. Throws a `ClientFailure` that says why where it
 *  would fail. */
export async function preview(
    rpc: Rpc<SimulateTransactionApi & GetMultipleAccountsApi>,
    draft: Draft,
    wallet: Address = draft.payer.address,
): Promise<Preview> {
    const transaction = compileTransaction(compose(draft, NO_LIFETIME, MAX_COMPUTE_UNITS));
    const addresses = writable(draft);
    const before = await asked(() =>
        fetchEncodedAccounts(rpc, addresses, { commitment: 'confirmed' }),
    );
    const { value } = await asked(() =>
        rpc
            .simulateTransaction(getBase64EncodedWireTransaction(transaction), {
                accounts: { addresses, encoding: 'base64' },
                commitment: 'confirmed',
                encoding: 'base64',
                replaceRecentBlockhash: true,
                sigVerify: false,
            })
            .send(),
    );
    const logs = value.logs ?? [];
    if (value.err) {
        throw new ClientFailure(explainFailure({ err: value.err, logs }), { cause: value });
    }
    const earlier = before.map((one): State =>
        one.exists ? { ...one, exists: true, owner: one.programAddress } : ABSENT,
    );
    const later = value.accounts.map((one): State => {
        if (one === null || one.lamports === 0n) return ABSENT;
        const data = getBase64Encoder().encode(one.data[0]);
        return { exists: true, lamports: one.lamports, owner: one.owner, data };
    });
    const computeUnits = Number(value.unitsConsumed ?? 0n);
    // What `send` will pay: a price for each unit of the limit that it sets.
    const priority = priorityFee(draft, limitFor(computeUnits));
    const signatures = Object.keys(transaction.signatures).length;
    const fee = SIGNATURE_LAMPORTS * BigInt(signatures) + priority;
    const itself = addresses.indexOf(wallet);
    const grown = itself < 0 ? 0n : growth(earlier[itself]!, later[itself]!);
    return {
        tokens: tokenChanges(wallet, earlier, later),
        lamports: itself === 0 ? grown - total(earlier, later) - fee : grown,
        fee,
        priorityFee: priority,
        deposits: depositsIn(earlier, later),
        events: eventsIn(logs),
        logs,
        computeUnits,
    };
}

const growth = (before: State, after: State) => after.lamports - before.lamports;

/** Lamports only move between accounts that are written, so this is the fee that the node took in
 *  its simulation, below zero; nothing where it took none. */
function total(earlier: readonly State[], later: readonly State[]): bigint {
    return earlier.reduce((sum, before, nth) => sum + growth(before, later[nth]!), 0n);
}

/** Of a wallet that had nothing, what comes to it is no deposit. */
function depositsIn(earlier: readonly State[], later: readonly State[]): bigint {
    const made = later.filter(
        ({ exists, owner }, nth) => exists && !earlier[nth]!.exists && owner !== SYSTEM_PROGRAM,
    );
    return made.reduce((sum, { lamports }) => sum + lamports, 0n);
}

function tokenChanges(
    wallet: Address,
    earlier: readonly State[],
    later: readonly State[],
): TokenChange[] {
    const changes = new Map<Address, bigint>();
    const count = (sign: bigint) => (state: State) => {
        const held = heldIn(state);
        if (held?.owner !== wallet) return;
        changes.set(held.mint, (changes.get(held.mint) ?? 0n) + sign * held.amount);
    };
    earlier.forEach(count(-1n));
    later.forEach(count(1n));
    return [...changes].flatMap(([mint, change]) => (change === 0n ? [] : [{ mint, change }]));
}

const heldIn = ({ owner: program, data }: State) =>
    program ? tokenAccountIn({ data, programAddress: program }) : undefined;
