/** Into a vault, out of it, and what anyone may do for it. */
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import { badInput } from '../explain/failure.js';
import type { PayInto } from '../build/claim.js';
import { NATIVE_MINT, spendingSol } from '../build/nativeSol.js';
import { requireAmount, stakeAccountOf } from '../build/principal.js';
import {
    paidTo,
    rewardAccountOf,
    createTokenAccount,
    tokenAccount,
    tokenProgram,
    type PayTo,
} from '../build/tokens.js';
import { findPositionPda } from '../generated/acequia/pdas/position.js';
import { getAnnounceInstruction } from '../generated/vault/instructions/announce.js';
import { getCallOffInstruction } from '../generated/vault/instructions/callOff.js';
import { getClaimInstruction } from '../generated/vault/instructions/claim.js';
import { getCloseAccountInstruction } from '../generated/vault/instructions/closeAccount.js';
import { getCompoundInstruction } from '../generated/vault/instructions/compound.js';
import { getCreateVaultInstruction } from '../generated/vault/instructions/createVault.js';
import { getDepositInstruction } from '../generated/vault/instructions/deposit.js';
import { getEmergencyExitInstruction } from '../generated/vault/instructions/emergencyExit.js';
import { getHarvestInstruction } from '../generated/vault/instructions/harvest.js';
import { getOpenAccountInstruction } from '../generated/vault/instructions/openAccount.js';
import { getWithdrawInstruction } from '../generated/vault/instructions/withdraw.js';
import { findSharesPda } from '../generated/vault/pdas/shares.js';
import { Phase } from '../generated/vault/types/phase.js';
import { isPaused, streamsOf, type PoolStream } from '../read/pools.js';
import { fetchSource, type HoldingsRpc } from '../read/sources.js';
import type { PoolAccount, ReadRpc } from '../types.js';
import { assetsOf, owingTo, passedOn, paysStake, sharesFor, worthOf, type Owing } from './price.js';
import { stakeVaultOf, vaultAddress, type Pooled, type SharesAccount } from './read.js';

/** Of the shares that are reckoned when it is built, so many thousandths may be fewer when it lands:
 *  rewards come in every second. */
const SLACK = 5n;

interface Seat {
    readonly vault: Address;
    readonly pool: Address;
    readonly position: Address;
    readonly stakeVault: Address;
    readonly stakeAccount: Address;
    readonly stakeMint: Address;
    readonly tokenProgram: Address;
}

async function seatOf(pool: PoolAccount, vault: Address): Promise<Seat> {
    const [position] = await findPositionPda({ pool: pool.address, opener: vault, index: 0 });
    return {
        vault,
        pool: pool.address,
        position,
        stakeVault: stakeVaultOf(pool),
        stakeAccount: await tokenAccount(stakeAccountOf(pool, vault)),
        stakeMint: pool.data.stakeMint,
        tokenProgram: tokenProgram(pool.data.stakeTokenProgram),
    };
}

const sharesOf = async (vault: Address, owner: Address): Promise<Address> =>
    (await findSharesPda({ vault, owner }))[0];

/** Makes the vault of that number in a pool. Anyone may: it has no owner. */
export async function createVault(input: {
    readonly pool: PoolAccount;
    readonly payer: TransactionSigner;
    readonly id: number;
}): Promise<Instruction[]> {
    const { pool, payer, id } = input;
    const seat = await seatOf(pool, await vaultAddress(pool.address, id));
    return [getCreateVaultInstruction({ ...seat, payer, id })];
}

/** Who acts on a vault, and when. */
export interface Acting {
    readonly pooled: Pooled;
    readonly owner: TransactionSigner;
    /** The chain's clock [unix s]. */
    readonly now: bigint;
    /** Pays rent. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
}

/** Deposits an amount [base units] for shares, in an account that is opened where there is none. SOL is
 *  wrapped for it. */
export async function deposit(
    rpc: HoldingsRpc & ReadRpc,
    input: Acting & {
        readonly amount: bigint;
        /** The owner's, where they have one. */
        readonly account: SharesAccount | undefined;
    },
): Promise<Instruction[]> {
    const { pooled, owner, payer = owner, now, account } = input;
    const { pool, vault } = pooled;
    if (vault.data.phase === Phase.Left) {
        throw badInput(
            'The vault has left the farm after an emergency and stakes nothing any more.',
            'Deposit in another vault of the pool.',
        );
    }
    const amount = requireAmount(input.amount);
    const bought = sharesFor(amount, vault.data.shares, assetsOf(pooled, now));
    if (bought === 0n) {
        throw badInput(
            'Rounding to whole shares would take more than 10 basis points of the deposit.',
            'Deposit more, or use another vault of the pool.',
        );
    }
    const [seat, shares] = [
        await seatOf(pool, vault.address),
        await sharesOf(vault.address, owner.address),
    ];
    const opening = getOpenAccountInstruction({
        payer,
        vault: vault.address,
        shares,
        owner: owner.address,
    });
    const source = await fetchSource(rpc, stakeAccountOf(pool, owner.address), amount);
    const leastShares = bought - (bought * SLACK) / 1_000n;
    const order = getDepositInstruction({
        ...seat,
        depositor: owner,
        shares,
        source,
        amount,
        leastShares,
    });
    const orders = [...(account ? [] : [opening]), order];
    return seat.stakeMint === NATIVE_MINT
        ? spendingSol(rpc, { owner, payer }, amount, orders)
        : orders;
}

/** Burns shares for their part, into the owner's canonical account unless another is named. What the farm
 *  owes the vault in the staked token is compounded first, unless `plain`; then nothing but principal is
 *  asked for. */
export async function withdraw(
    input: Acting & {
        readonly burnt: bigint;
        readonly plain?: boolean | undefined;
        readonly destination?: PayTo | undefined;
    },
): Promise<Instruction[]> {
    const { pooled, owner, payer = owner, now, burnt, plain = false } = input;
    const { pool, vault } = pooled;
    const [seat, shares] = [
        await seatOf(pool, vault.address),
        await sharesOf(vault.address, owner.address),
    ];
    const own =
        plain || !stakes(pooled)
            ? []
            : owingTo(pooled, now).filter((one) => paysStake(pooled, one));
    const compounds = own.map(({ stream }) => compoundOf(seat, stream));
    const priced = compounds.length > 0 ? pooled : { ...pooled, position: undefined };
    const leastAmount = worthOf(priced, burnt, now);
    const usual = stakeAccountOf(pool, owner.address);
    const { destination, making } = await paidTo(payer, usual, input.destination);
    const order = getWithdrawInstruction({
        ...seat,
        owner,
        shares,
        destination,
        burnt,
        leastAmount,
    });
    return [...making, ...compounds, order];
}

/** Whether the vault stakes anything now: not while deposits are paused, nor for nobody. */
const stakes = ({ pool, vault }: Pooled): boolean =>
    vault.data.phase !== Phase.Left && !isPaused(pool) && vault.data.shares > 0n;

function compoundOf(seat: Seat, { slot, vault: rewardVault }: PoolStream): Instruction {
    return getCompoundInstruction({ ...seat, rewardVault, slot });
}

/** What claims for the vault from every stream that owes it something, a list for each: what pays the staked
 *  token is staked again, the rest is its holders' to claim. Anyone may. */
export async function harvest(
    input: Omit<Acting, 'owner'> & { readonly payer: TransactionSigner },
    wanted: (owing: Owing) => boolean = () => true,
): Promise<Instruction[][]> {
    const { pooled, payer, now } = input;
    const seat = await seatOf(pooled.pool, pooled.vault.address);
    return Promise.all(
        owingTo(pooled, now)
            .filter(wanted)
            .map(async (one) => {
                const { stream } = one;
                if (paysStake(pooled, one) && stakes(pooled)) return [compoundOf(seat, stream)];
                const of = rewardAccountOf(stream, seat.vault);
                const rewardAccount = await tokenAccount(of);
                const accounts = {
                    rewardVault: stream.vault,
                    rewardAccount,
                    rewardMint: stream.mint,
                };
                const order = getHarvestInstruction({ ...seat, ...accounts, slot: stream.slot });
                return [await createTokenAccount(payer, of), order];
            }),
    );
}

/** Pays an owner what the vault passes on to them, a list for each reward, those that the farm still owes
 *  harvested first. */
export async function claim(
    input: Acting & { readonly account: SharesAccount; readonly payInto?: PayInto | undefined },
): Promise<Instruction[][]> {
    const { pooled, owner, payer = owner, now, account, payInto } = input;
    const { pool, vault } = pooled;
    const owed = passedOn(pooled, account, now).filter(({ units }) => units > 0n);
    const wanted = new Set(owed.map(({ mint }) => mint));
    const first = await harvest(
        { pooled, payer, now },
        (one) => !paysStake(pooled, one) && wanted.has(one.stream.mint),
    );
    const streams = new Map(streamsOf(pool).map((stream) => [stream.mint, stream]));
    const paid = await Promise.all(
        owed.map(async ({ mint }) => {
            // One whose stream is gone is claimed when its token program is known: by the CLI.
            const stream = streams.get(mint);
            if (!stream) return [];
            const { destination, making } = await paidTo(
                payer,
                rewardAccountOf(stream, owner.address),
                payInto?.get(mint),
            );
            const order = getClaimInstruction({
                owner,
                vault: vault.address,
                shares: account.address,
                rewardAccount: await tokenAccount(rewardAccountOf(stream, vault.address)),
                destination,
                rewardMint: mint,
                tokenProgram: tokenProgram(stream.tokenProgram),
            });
            return [...making, order];
        }),
    );
    return [...first, ...paid].filter((orders) => orders.length > 0);
}

/** Closes an owner's account, which holds nothing and is owed nothing whole; its rent comes back. */
export function closeShares(account: SharesAccount, owner: TransactionSigner): Instruction[] {
    const { vault, rentPayer } = account.data;
    const accounts = { closer: owner, vault, shares: account.address, rentPayer };
    return [getCloseAccountInstruction({ ...accounts, forfeit: false })];
}

/** A holder says that the farm does not pay. 14 days later, unless it is called off, anyone may have the
 *  vault leave. */
export const announceEmergency = (
    account: SharesAccount,
    owner: TransactionSigner,
): Instruction[] => [
    getAnnounceInstruction({ owner, vault: account.data.vault, shares: account.address }),
];

/** Shows that the farm pays, by one unit; anyone may. */
export async function callOffEmergency({ pool, vault }: Pooled): Promise<Instruction[]> {
    return [getCallOffInstruction(await seatOf(pool, vault.address))];
}

/** Fetches all principal once an emergency has stood for 14 days; anyone may. */
export async function carryOutEmergency({ pool, vault }: Pooled): Promise<Instruction[]> {
    return [getEmergencyExitInstruction(await seatOf(pool, vault.address))];
}
