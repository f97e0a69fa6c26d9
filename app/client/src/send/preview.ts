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
import { gaugeEventsIn } from '../gauge/events.js';
import type { GaugeEvent } from '../generated/gauge/events.js';
import { tokenAccountIn, type Held } from '../read/tokenAccounts.js';
import { NATIVE_MINT } from '../build/nativeSol.js';
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

/** The same of somebody else's. */
export interface OthersChange extends TokenChange {
    readonly owner: Address;
}

/** What a transaction would do to a wallet. */
export interface Preview {
    /** By token; none that stays as it is. */
    readonly tokens: readonly TokenChange[];
    /** Of others whom it pays or who pay, programs' own accounts left out. */
    readonly others: readonly OthersChange[];
    /** Of the wallet itself, the fee included where it pays it [lamports]. */
    readonly lamports: bigint;
    /** What of wrapped SOL comes out as SOL; below zero, of SOL that is wrapped [lamports]. */
    readonly unwrapped: bigint;
    /** What the network takes [lamports]. */
    readonly fee: bigint;
    /** What of it is for priority [lamports]. */
    readonly priorityFee: bigint;
    /** What new accounts hold and give back when they are closed [lamports]. */
    readonly deposits: bigint;
    /** What of it is in token accounts of others: whoever holds one gets it [lamports]. */
    readonly given: bigint;
    /** What the farm would log. */
    readonly events: readonly AcequiaEvent[];
    /** What gauges would log. */
    readonly gaugeEvents: readonly GaugeEvent[];
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
    const programs = programsAmong(addresses, later);
    const changes = tokenChanges(earlier, later);
    const isOf = (owner: Address) => owner === wallet;
    return {
        tokens: changes
            .filter(({ owner }) => isOf(owner))
            .map(({ mint, change }) => ({ mint, change })),
        others: changes.filter(({ owner }) => !isOf(owner) && !programs.has(owner)),
        unwrapped: unwrappedBy(changes),
        lamports: itself === 0 ? grown - total(earlier, later) - fee : grown,
        fee,
        priorityFee: priority,
        deposits: lamportsIn(madeBy(earlier, later)),
        given: lamportsIn(
            madeBy(earlier, later).filter((one) => {
                const owner = heldIn(one)?.owner;
                return owner !== undefined && !isOf(owner) && !programs.has(owner);
            }),
        ),
        events: eventsIn(logs),
        gaugeEvents: gaugeEventsIn(logs),
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

/** Accounts that were not there. Of a wallet that had nothing, what comes to it is no deposit. */
const madeBy = (earlier: readonly State[], later: readonly State[]): State[] =>
    later.filter(
        ({ exists, owner }, nth) => exists && !earlier[nth]!.exists && owner !== SYSTEM_PROGRAM,
    );

/** But for what is wrapped: that is the token. */
const lamportsIn = (states: readonly State[]): bigint =>
    states.reduce((sum, state) => sum + state.lamports - wrappedIn(heldIn(state)), 0n);

const wrappedIn = (held: Held | undefined): bigint =>
    held?.mint === NATIVE_MINT ? held.amount : 0n;

/** Those of the written accounts that programs keep: what they hold of tokens is no person's. */
function programsAmong(addresses: readonly Address[], later: readonly State[]): Set<Address> {
    const kept = later.map(({ owner }) => owner !== undefined && owner !== SYSTEM_PROGRAM);
    return new Set(addresses.filter((_, nth) => kept[nth]));
}

/** By owner and token, none that stays as it is. */
function tokenChanges(earlier: readonly State[], later: readonly State[]): OthersChange[] {
    const changes = new Map<string, OthersChange>();
    const count = (sign: bigint) => (state: State) => {
        const held = heldIn(state);
        if (!held) return;
        const { owner, mint } = held;
        const before = changes.get(`${owner} ${mint}`)?.change ?? 0n;
        changes.set(`${owner} ${mint}`, { owner, mint, change: before + sign * held.amount });
    };
    earlier.forEach(count(-1n));
    later.forEach(count(1n));
    return [...changes.values()].filter(({ change }) => change !== 0n);
}

/** Tokens only move between accounts that are written: what is missing of wrapped SOL came out of it. */
const unwrappedBy = (changes: readonly OthersChange[]): bigint =>
    changes.reduce((sum, { mint, change }) => (mint === NATIVE_MINT ? sum - change : sum), 0n);

const heldIn = ({ owner: program, data }: State): Held | undefined =>
    program ? tokenAccountIn({ data, programAddress: program }) : undefined;
