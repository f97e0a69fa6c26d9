/** SOL as a token: wrapped where it is spent, unwrapped where it is paid. */
import {
    AccountRole,
    address,
    getStructEncoder,
    getU32Encoder,
    getU64Encoder,
    type Address,
    type Instruction,
    type TransactionSigner,
} from '@solana/kit';
import { getCloseAccountInstruction, getSyncNativeInstruction } from '@solana-program/token';
import { TokenKind } from '../generated/acequia/types/tokenKind.js';
import { fetchPayees, requirePayable } from '../read/payees.js';
import type { ReadRpc } from '../types.js';
import { createTokenAccount, tokenAccount, type TokenAccountOf } from './tokens.js';

/** The mint of wrapped SOL. */
export const NATIVE_MINT = address('So11111111111111111111111111111111111111112');
const SYSTEM = address('11111111111111111111111111111111');
/** The system program's transfer. */
const TRANSFER = 2;

/** What of a wallet's SOL stays SOL where all of it is asked for [lamports]: rents of what may have to be
 *  made and fees, with a margin. */
const KEPT = 20_000_000n;

/** What a wallet that holds so much SOL can spend as a token, and pay for the way out too [lamports]. */
export const wrappableSol = (lamports: bigint): bigint => (lamports > KEPT ? lamports - KEPT : 0n);

const wrappedOf = (owner: Address): TokenAccountOf => ({
    owner,
    mint: NATIVE_MINT,
    kind: TokenKind.SplToken,
});

/** A wallet that has SOL, and who pays for accounts. */
interface OfWallet {
    readonly owner: TransactionSigner;
    /** Pays for a missing token account. The owner unless named. */
    readonly payer?: TransactionSigner | undefined;
}

/**
 * Instructions that spend `amount` of SOL as a token out of the owner's canonical account (`stake`,
 * `addStream`, `topUp`), with what wraps so much of it as is not wrapped yet before them. An account that
 * is made for them is closed behind them, and its rent comes back.
 */
export async function spendingSol(
    rpc: ReadRpc,
    { owner, payer = owner }: OfWallet,
    amount: bigint,
    instructions: readonly Instruction[],
): Promise<Instruction[]> {
    const of = wrappedOf(owner.address);
    await requirePayable(rpc, [of]);
    const [wrapped] = await fetchPayees(rpc, [of]);
    const { address: account, is, amount: held } = wrapped!;
    if (held >= amount) return [...instructions];
    const making = is === 'ready' ? [] : [await createTokenAccount(payer, of)];
    const wrapping = [
        transferSol(owner, account, amount - held),
        getSyncNativeInstruction({ account }),
    ];
    // Nothing is left in it then but the rent, which goes back to whoever paid it.
    const closing = is === 'ready' ? [] : [unwrapping(account, owner, payer.address)];
    return [...making, ...wrapping, ...instructions, ...closing];
}

/**
 * Instructions that pay SOL as a token into the owner's canonical account (`unstake`, `claim`,
 * `refundStream`), with what unwraps it behind them; unless the account holds some that the owner wrapped
 * before. `claimAll` and `leave` do so themselves.
 */
export async function receivingSol(
    rpc: ReadRpc,
    { owner }: Pick<OfWallet, 'owner'>,
    instructions: readonly Instruction[],
): Promise<Instruction[]> {
    const [wrapped] = await fetchPayees(rpc, [wrappedOf(owner.address)]);
    const { address: account, is, amount } = wrapped!;
    const unwraps = is !== 'barred' && amount === 0n;
    return [...instructions, ...(unwraps ? [unwrapping(account, owner)] : [])];
}

/** What pays all SOL that is wrapped in a wallet's canonical account out, and the account's rent. */
export async function unwrapSol(owner: TransactionSigner): Promise<Instruction> {
    return unwrapping(await tokenAccount(wrappedOf(owner.address)), owner);
}

function unwrapping(
    account: Address,
    owner: TransactionSigner,
    destination = owner.address,
): Instruction {
    return getCloseAccountInstruction({ account, destination, owner });
}

/** Without the system program's own client, which would be a dependency for this alone. */
function transferSol(from: TransactionSigner, to: Address, lamports: bigint): Instruction {
    const data = getStructEncoder([
        ['kind', getU32Encoder()],
        ['lamports', getU64Encoder()],
    ]).encode({ kind: TRANSFER, lamports });
    const payer = { address: from.address, role: AccountRole.WRITABLE_SIGNER, signer: from };
    const payee = { address: to, role: AccountRole.WRITABLE };
    return { programAddress: SYSTEM, accounts: [payer, payee], data };
}
