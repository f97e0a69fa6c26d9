/** What protocol teams do: pools, streams and their funding, up to the end of both. */
import { unwrapOption, type Address, type Instruction, type TransactionSigner } from '@solana/kit';
import { getAddFlowStreamInstructionAsync } from '../generated/acequia/instructions/addFlowStream.js';
import { getAddStreamInstructionAsync } from '../generated/acequia/instructions/addStream.js';
import { getClosePoolInstruction } from '../generated/acequia/instructions/closePool.js';
import { getCommitStreamInstruction } from '../generated/acequia/instructions/commitStream.js';
import { getCreatePoolInstructionAsync } from '../generated/acequia/instructions/createPool.js';
import { getExtendStreamInstruction } from '../generated/acequia/instructions/extendStream.js';
import { getRefundStreamInstruction } from '../generated/acequia/instructions/refundStream.js';
import { getRetireStreamInstruction } from '../generated/acequia/instructions/retireStream.js';
import { getTopUpInstruction } from '../generated/acequia/instructions/topUp.js';
import { getWindDownStreamInstruction } from '../generated/acequia/instructions/windDownStream.js';
import { findPoolPda } from '../generated/acequia/pdas/pool.js';
import { IdlePolicy } from '../generated/acequia/types/idlePolicy.js';
import type { CapTermsArgs } from '../generated/acequia/types/capTerms.js';
import type { LockTermsArgs } from '../generated/acequia/types/lockTerms.js';
import type { TokenKind } from '../generated/acequia/types/tokenKind.js';
import { badInput } from '../explain/error.js';
import { freeSlot, isDelegated, type PoolStream, streamsOf } from '../read/pools.js';
import type { Segment } from '../rules/schedule.js';
import type { PoolAccount } from '../types.js';
import { principalOf, requireAmount, stakeAccountOf } from './principal.js';
import { createTokenAccount, tokenAccount, tokenProgram } from './tokens.js';

/** A mint and the token program that owns it. See `fetchMint`. */
export interface MintOf {
    readonly mint: Address;
    readonly kind: TokenKind;
}

/** The terms of a new pool. Lock rule, accepted risks and capacity never change. */
export interface PoolTerms {
    /** Becomes the pool's authority. */
    readonly creator: TransactionSigner;
    /** Pays the rent. The creator unless named. */
    readonly payer?: TransactionSigner | undefined;
    /** What is staked. */
    readonly stake: MintOf;
    /** Tells apart the pools of one creator and mint. */
    readonly id: number;
    /** How many streams it has room for, 1 to 16. */
    readonly capacity: number;
    /** May add streams. The creator unless named. */
    readonly rewardManager?: Address | undefined;
    /** No locks unless named. */
    readonly lock?: LockTermsArgs | undefined;
    /** No caps unless named [base units]. */
    readonly caps?: CapTermsArgs | undefined;
    /** Powers over mints that are accepted by name: see `RISKS`. None unless named. */
    readonly acceptedRisks?: number | undefined;
}

const NO_LOCKS = { maxSeconds: 0, maxMultiplierBps: 10_000, earlyLeaveBps: 0 };
const NO_CAPS = { pool: 0n, position: 0n };

/** Creates a pool. `pool` is its address from then on. */
export async function createPool(
    terms: PoolTerms,
): Promise<{ pool: Address; instructions: Instruction[] }> {
    const { creator, payer = creator, stake, id, capacity } = terms;
    const stakeMint = stake.mint;
    const [pool] = await findPoolPda({ creator: creator.address, stakeMint, id });
    const creation = await getCreatePoolInstructionAsync({
        creator,
        payer,
        pool,
        stakeMint,
        tokenProgram: tokenProgram(stake.kind),
        id,
        capacity,
        rewardManager: terms.rewardManager ?? creator.address,
        lock: terms.lock ?? NO_LOCKS,
        caps: terms.caps ?? NO_CAPS,
        acceptedRisks: terms.acceptedRisks ?? 0,
    });
    return { pool, instructions: [creation] };
}

/** What every new stream needs. */
interface NewStream {
    readonly pool: PoolAccount;
    /** Signs: the pool's reward manager. */
    readonly rewardManager: TransactionSigner;
    /** Pays the vault's rent. The reward manager unless named. */
    readonly payer?: TransactionSigner | undefined;
    readonly reward: MintOf;
    /** A free slot. The lowest unless named. */
    readonly slot?: number | undefined;
    /** May extend, commit, refund and retire it. The reward manager unless named. */
    readonly funder?: Address | undefined;
    /** While nobody is staked. It waits unless named. */
    readonly idlePolicy?: IdlePolicy | undefined;
}

/** Adds a curve and moves the tokens that it promises. Without segments it is empty, and its
 *  funder may extend it later. */
export async function addStream(
    input: NewStream & {
        /** What it emits, one segment after the other. */
        readonly segments: readonly Segment[];
        /** When it starts [unix s]; 0 is now. */
        readonly start?: bigint | undefined;
        /** Until when it can be neither refunded nor changed [unix s]. */
        readonly committedUntil?: bigint | undefined;
        /** Where the tokens come from. The reward manager's canonical account unless named. */
        readonly source?: Address | undefined;
    },
): Promise<Instruction[]> {
    const { rewardManager, reward, segments, start = 0n, committedUntil = 0n } = input;
    const account = { owner: rewardManager.address, ...reward };
    const paid = segments.length > 0 && {
        source: input.source ?? (await tokenAccount(account)),
        sourceAuthority: rewardManager,
    };
    const terms = { start, segments: [...segments], committedUntil };
    return [await getAddStreamInstructionAsync({ ...newStream(input), ...terms, ...paid })];
}

/** Adds a flow, which spreads each deposit over `window` [s] and can never be refunded. */
export async function addFlowStream(
    input: NewStream & { readonly window: number },
): Promise<Instruction[]> {
    const { window } = input;
    return [await getAddFlowStreamInstructionAsync({ ...newStream(input), window })];
}

function newStream(input: NewStream) {
    const { pool, rewardManager, payer = rewardManager, reward } = input;
    const slot = input.slot ?? freeSlot(pool);
    if (slot === undefined) {
        throw badInput('All slots of the pool hold a stream.', 'Retire a finished one first.');
    }
    return {
        rewardManager,
        payer,
        pool: pool.address,
        mint: reward.mint,
        tokenProgram: tokenProgram(reward.kind),
        slot,
        funder: input.funder ?? rewardManager.address,
        idlePolicy: input.idlePolicy ?? IdlePolicy.Wait,
    };
}

/** A stream of a pool, and who signs for it. */
interface OfStream {
    readonly pool: PoolAccount;
    readonly slot: number;
    /** Signs: the stream's funder. */
    readonly funder: TransactionSigner;
}

/** Funds a curve further: its segments follow on the present end, or start anew where it has
 *  ended (at `start`, now if 0). */
export async function extendStream(
    input: OfStream & {
        readonly segments: readonly Segment[];
        readonly start?: bigint | undefined;
        readonly source?: Address | undefined;
    },
): Promise<Instruction[]> {
    const { pool, slot, funder, segments, start = 0n } = input;
    const stream = streamAt(pool, slot);
    const source = input.source ?? (await fundedFrom(stream, funder));
    const accounts = { ...vaultOf(pool, stream), funder, source, sourceAuthority: funder };
    return [getExtendStreamInstruction({ ...accounts, start, segments: [...segments] })];
}

/** Gives to a stream: what is left of a curve grows in proportion, a flow spreads it over its
 *  window. Anyone may. */
export async function topUp(input: {
    readonly pool: PoolAccount;
    readonly slot: number;
    /** Signs for the tokens. */
    readonly giver: TransactionSigner;
    /** [base units] */
    readonly amount: bigint;
    readonly source?: Address | undefined;
}): Promise<Instruction[]> {
    const { pool, slot, giver, amount } = input;
    const stream = streamAt(pool, slot);
    const source = input.source ?? (await fundedFrom(stream, giver));
    const accounts = { ...vaultOf(pool, stream), source, sourceAuthority: giver };
    return [getTopUpInstruction({ ...accounts, amount: requireAmount(amount) })];
}

/** Promises not to touch what is scheduled before `until` [unix s]. Only grows. */
export function commitStream(input: OfStream & { readonly until: bigint }): Instruction[] {
    const { pool, slot, funder, until } = input;
    return [getCommitStreamInstruction({ funder, pool: pool.address, slot, until })];
}

/** Takes back what was emitted to nobody and what is scheduled beyond the commitment;
 *  `rules.refundable` says how much. Goes to the funder's canonical account unless named. */
export async function refundStream(
    input: OfStream & { readonly destination?: Address | undefined },
): Promise<Instruction[]> {
    const { pool, slot, funder } = input;
    const stream = streamAt(pool, slot);
    const { destination, making } = await paidTo(stream, funder, input.destination);
    const refund = getRefundStreamInstruction({ ...vaultOf(pool, stream), funder, destination });
    return [...making, refund];
}

/** Closes a finished stream to funding for good, the first of two steps to free its slot. */
export function windDownStream({ pool, slot, funder }: OfStream): Instruction[] {
    return [getWindDownStreamInstruction({ funder, pool: pool.address, slot })];
}

/** Frees the slot of a stream that is wound down and owes nobody anything. Its dust and its rent
 *  go to the funder. */
export async function retireStream(
    input: OfStream & { readonly destination?: Address | undefined },
): Promise<Instruction[]> {
    const { pool, slot, funder } = input;
    const stream = streamAt(pool, slot);
    const { destination, making } = await paidTo(stream, funder, input.destination);
    const accounts = { ...vaultOf(pool, stream), funder, destination };
    const retirement = getRetireStreamInstruction({ ...accounts, rentDestination: funder.address });
    return [...making, retirement];
}

/** Closes an empty pool; its rent goes to its creator. What was donated to the stake vault goes
 *  to a token account of the creator's, the canonical one unless named. */
export async function closePool(input: {
    readonly pool: PoolAccount;
    /** Signs: the authority, or the creator where it was renounced. */
    readonly closer: TransactionSigner;
    readonly surplusDestination?: Address | undefined;
}): Promise<Instruction[]> {
    const { pool, closer } = input;
    const { creator } = pool.data;
    const accounts = { closer, pool: pool.address, creator };
    if (isDelegated(pool)) return [getClosePoolInstruction(accounts)];
    const account = stakeAccountOf(pool, creator);
    const making = input.surplusDestination ? [] : [await createTokenAccount(closer, account)];
    const surplusDestination = input.surplusDestination ?? (await tokenAccount(account));
    const closing = { ...accounts, ...principalOf(pool), surplusDestination };
    return [...making, getClosePoolInstruction(closing)];
}

/** Who may set caps, the pause and the reward manager; `undefined` where that was given up. */
export function authorityOf(pool: PoolAccount): Address | undefined {
    return unwrapOption(pool.data.authority) ?? undefined;
}

function streamAt(pool: PoolAccount, slot: number): PoolStream {
    const stream = streamsOf(pool).find((one) => one.slot === slot);
    if (stream) return stream;
    throw badInput(
        `Slot ${slot} of the pool holds no stream.`,
        'See `streamsOf` for those it has.',
    );
}

function vaultOf(pool: PoolAccount, { slot, vault, mint, tokenProgram: kind }: PoolStream) {
    return { pool: pool.address, slot, vault, mint, tokenProgram: tokenProgram(kind) };
}

const fundedFrom = ({ mint, tokenProgram: kind }: PoolStream, funder: TransactionSigner) =>
    tokenAccount({ owner: funder.address, mint, kind });

async function paidTo(
    { mint, tokenProgram: kind }: PoolStream,
    funder: TransactionSigner,
    named: Address | undefined,
): Promise<{ destination: Address; making: Instruction[] }> {
    if (named) return { destination: named, making: [] };
    const account = { owner: funder.address, mint, kind };
    return {
        destination: await tokenAccount(account),
        making: [await createTokenAccount(funder, account)],
    };
}
