/** Who holds what around a transaction. */
import type { Address } from '@solana/kit';
import { addressAt } from './address.js';
import { TOKEN, TOKEN_2022, type Account } from './account.js';
import type { Vm } from './vm.js';

/** A token account, as far as both token programs write it alike. */
export interface Holding {
    readonly mint: Address;
    readonly owner: Address;
    readonly amount: bigint;
}

/** What a transaction's accounts hold. */
export interface Balances {
    readonly lamports: readonly bigint[];
    readonly tokens: readonly unknown[];
}

const isTokenProgram = (owner: Address): boolean => owner === TOKEN || owner === TOKEN_2022;

/** Reads a token account. What is longer than a plain one says in byte 165 that it is one. */
export function holdingIn({ owner, data }: Account): Holding | undefined {
    const isAccount = data.length === 165 || (data.length > 165 && data[165] === 2);
    if (!isTokenProgram(owner) || !isAccount || data[108] === 0) return undefined;
    const [mint, holder] = [addressAt(data, 0), addressAt(data, 32)];
    return { mint, owner: holder, amount: Buffer.from(data).readBigUInt64LE(64) };
}

/** How many decimals a mint has; `undefined` where it is none. */
export function decimalsIn({ owner, data }: Account): number | undefined {
    const isMint = data.length === 82 || (data.length > 165 && data[165] === 1);
    return isTokenProgram(owner) && isMint && data[45] === 1 ? data[44] : undefined;
}

/** An amount in the ways that nodes write it. */
export function amountOf(amount: bigint, decimals: number) {
    const digits = amount.toString().padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
    const text = fraction ? `${whole}.${fraction}` : whole;
    return { amount: `${amount}`, decimals, uiAmount: Number(text), uiAmountString: text };
}

/** What accounts hold, in their order. */
export function balancesOf(vm: Vm, addresses: readonly Address[]): Balances {
    const accounts = addresses.map((address) => vm.account(address));
    return {
        lamports: accounts.map((account) => account?.lamports ?? 0n),
        tokens: accounts.flatMap((account, place) => tokensOf(vm, account, place)),
    };
}

function tokensOf(vm: Vm, account: Account | undefined, accountIndex: number): unknown[] {
    const held = account && holdingIn(account);
    const mint = held && vm.account(held.mint);
    const decimals = mint && decimalsIn(mint);
    if (decimals === undefined) return [];
    return [
        {
            accountIndex,
            mint: held!.mint,
            owner: held!.owner,
            programId: account!.owner,
            uiTokenAmount: amountOf(held!.amount, decimals),
        },
    ];
}
