/** Everything that an owner is owed, in as few transactions as can hold it. */
import {
    type Address,
    type AddressesByLookupTableAddress,
    type Instruction,
    type TransactionSigner,
} from '@solana/kit';
import { ClientFailure, type Explanation } from '../explain/failure.js';
import { TokenKind } from '../generated/acequia/types/tokenKind.js';
import { fetchPayees, type Payee } from '../read/payees.js';
import { streamsOf, type PoolStream } from '../read/pools.js';
import { pendingRewards } from '../rules/pool.js';
import { isFinished } from '../rules/schedule.js';
import type { Version } from '../send/message.js';
import { pack, type Cost, type RewardStep } from '../send/pack.js';
import type { Holding, ReadRpc } from '../types.js';
import { paymentsTo, type PayInto } from './claim.js';
import { requireTogether } from './principal.js';
import { NATIVE_MINT, unwrapSol } from './nativeSol.js';
import { rewardAccountOf, tokenAccount } from './tokens.js';

/** At the most, as measured in tests/bench/COMPUTE_UNITS.md with a margin [CU]. */
const CLAIM_ONE = { [TokenKind.SplToken]: 8_000, [TokenKind.Token2022]: 16_000 };
/** To make a token account: its address takes up to some dozen tries to derive [CU]; the token
 *  program is called three times and the system program once. */
const MAKE_ACCOUNT = { computeUnits: 45_000, innerCalls: 4 };
/** Two calls more where somebody sent lamports to its address before. */
const MAKE_FUNDED_ACCOUNT = { ...MAKE_ACCOUNT, innerCalls: 6 };
const UNWRAP = { computeUnits: 5_000, innerCalls: 0 };
const NATIVE = { mint: NATIVE_MINT, kind: TokenKind.SplToken };

/** What is at the canonical token accounts that rewards go to. */
export interface Destinations {
    /** Those that are there: they need not be made. */
    readonly existing: ReadonlySet<Address>;
    /** Those that are not, though somebody sent lamports there. */
    readonly funded: ReadonlySet<Address>;
    /** Those that nothing must be paid into, and why: somebody else's, or frozen. */
    readonly barred: ReadonlyMap<Address, Explanation>;
    /** Whether the owner's account of wrapped SOL holds nothing: what comes there is paid out as SOL. */
    readonly unwraps: boolean;
}

export interface ClaimAllInput {
    readonly holdings: readonly Holding[];
    /** Signs: the owner of all positions. */
    readonly owner: TransactionSigner;
    /** Pays for missing token accounts. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** The time of the chain [unix s]: streams that owe nothing whole by then are left out. */
    readonly now: bigint;
    /** What `fetchDestinations` found: a reward that would go to somebody else is refused. Unless
     *  named, all token accounts are made that may be missing, which takes more transactions. */
    readonly destinations?: Destinations | undefined;
    readonly payInto?: PayInto | undefined;
    /** Reward mints to leave out: frozen or paused ones, say. See `unpayable`. */
    readonly without?: ReadonlySet<Address> | undefined;
    readonly lookupTables?: AddressesByLookupTableAddress | undefined;
    readonly computeUnitPrice?: bigint | undefined;
    readonly version?: Version | undefined;
}

/**
 * Claims all whole units owed to all positions, to the owner's canonical token accounts. Each
 * list is a transaction; there is one unless one cannot hold it all, and none where nothing is
 * owed.
 */
export async function claimAll(input: ClaimAllInput): Promise<Instruction[][]> {
    const { owner, payer = owner, lookupTables, computeUnitPrice, version } = input;
    return pack({ payer, lookupTables, computeUnitPrice, version }, await rewardSteps(input));
}

/** The rewards of `claimAll`, one step each. With `emitting`, also those of streams that owe
 *  nothing whole yet, but may by the time the transaction lands. */
export async function rewardSteps(input: ClaimAllInput, emitting = false): Promise<RewardStep[]> {
    const { holdings, destinations } = input;
    const steps = await Promise.all(
        holdings.map((holding) => stepsOf(holding, input, owing(holding, input, emitting))),
    );
    const made = new Set(destinations?.existing);
    const unwrapping = await unwrappingOf(input);
    return steps.flat().map((step) => {
        if (unwrapping && step.reward.destination === unwrapping.account) {
            // Closed at the end of each transaction, so made in each.
            const made = plus(step, costOfMaking(step, destinations));
            return { ...plus(made, UNWRAP), unwrapping: unwrapping.instruction };
        }
        const why = destinations?.barred.get(step.reward.destination);
        if (why) throw new ClientFailure(why);
        if (step.making && !made.has(step.reward.destination)) {
            made.add(step.reward.destination);
            return plus(step, costOfMaking(step, destinations));
        }
        return { ...step, making: undefined };
    });
}

const plus = (step: RewardStep, { computeUnits, innerCalls }: Cost): RewardStep => ({
    ...step,
    computeUnits: step.computeUnits + computeUnits,
    innerCalls: step.innerCalls + innerCalls,
});

/** What pays out what comes as wrapped SOL, and where that comes; nothing where it stays wrapped: where it
 *  is paid elsewhere, comes to some that was wrapped before, or where that is not known. */
export async function unwrappingOf({
    owner,
    destinations,
    payInto,
}: Pick<ClaimAllInput, 'owner' | 'destinations' | 'payInto'>): Promise<
    { readonly account: Address; readonly instruction: Instruction } | undefined
> {
    if (!destinations?.unwraps || payInto?.has(NATIVE_MINT)) return undefined;
    const of = { owner: owner.address, ...NATIVE };
    return { account: await tokenAccount(of), instruction: await unwrapSol(owner) };
}

function costOfMaking({ reward }: RewardStep, destinations: Destinations | undefined): Cost {
    const isFunded = destinations?.funded.has(reward.destination) ?? true;
    return isFunded ? MAKE_FUNDED_ACCOUNT : MAKE_ACCOUNT;
}

/** The streams that owe a position something. */
function owing(holding: Holding, input: ClaimAllInput, emitting: boolean): PoolStream[] {
    requireTogether(holding);
    const { pool, position } = holding;
    const pending = pendingRewards(pool.data, position.data, input.now);
    const owed = new Map(pending.map(({ slot, claimable }) => [slot, claimable]));
    return streamsOf(pool).filter(({ slot, mint, books }) => {
        const pays = (owed.get(slot) ?? 0n) > 0n || (emitting && !isFinished(books.schedule));
        return pays && !input.without?.has(mint);
    });
}

async function stepsOf(
    { pool, position }: Holding,
    { owner, payer = owner, payInto }: ClaimAllInput,
    streams: readonly PoolStream[],
): Promise<RewardStep[]> {
    const payments = await paymentsTo(owner.address, streams, { payer, payInto });
    return payments.map(({ reward, making: [making] }) => {
        const where = { pool: pool.address, position: position.address };
        const cost = { computeUnits: CLAIM_ONE[reward.tokenProgram], innerCalls: 1 };
        return { ...where, owner, reward, making, ...cost };
    });
}

/** Looks at the canonical token accounts that rewards of these positions go to. */
export async function fetchDestinations(
    rpc: ReadRpc,
    holdings: readonly Holding[],
    owner: Address,
): Promise<Destinations> {
    const streams = holdings.flatMap(({ pool }) => streamsOf(pool));
    const native = { owner, ...NATIVE };
    const wrapped = await tokenAccount(native);
    const payees = await fetchPayees(rpc, [
        ...streams.map((stream) => rewardAccountOf(stream, owner)),
        native,
    ]);
    const those = (is: Payee['is']) =>
        new Set(payees.filter((one) => one.is === is).map(({ address }) => address));
    const barred = new Map(
        payees.flatMap((one) => (one.is === 'barred' ? [[one.address, one.why]] : [])),
    );
    const unwraps = payees.some(
        ({ address, is, amount }) => address === wrapped && is !== 'barred' && amount === 0n,
    );
    return { existing: those('ready'), funded: those('funded'), barred, unwraps };
}
