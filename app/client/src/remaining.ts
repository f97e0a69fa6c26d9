/**
 * The accounts that follow the named ones of an instruction. The generated builders call
 * these; see `codama/acequia.mjs`.
 */
import { AccountRole, type AccountMeta } from '@solana/kit';
import { TokenKind } from './generated/acequia/types/tokenKind.js';
import type { ExtraAccountArgs } from './generated/acequia/types/extraAccount.js';
import type { InsteadArgs } from './generated/acequia/types/instead.js';
import type { RewardArgs } from './generated/acequia/types/reward.js';

interface Scope<TArguments> {
    readonly args: TArguments;
}
type Rewards = Scope<{ readonly rewards: readonly RewardArgs[] }>;
type Pushed = Scope<{
    readonly rewards: readonly RewardArgs[];
    readonly instead: readonly InsteadArgs[];
}>;
type Extras = Scope<{ readonly extras: readonly ExtraAccountArgs[] }>;

/** One bit for each stream that is named. */
export function streamMask({ args }: Rewards): number {
    return args.rewards.reduce((mask, { slot }) => mask | (1 << slot), 0);
}

/** Vault and destination of each stream, by rising slot; the mint only where Token-2022 needs
 *  it, so that ten streams of SPL Token fit one transaction without a lookup table. */
export function claimAccounts(scope: Rewards): AccountMeta[] {
    return rising(scope).flatMap((reward) =>
        reward.tokenProgram === TokenKind.Token2022 ? withMint(reward) : payment(reward),
    );
}

/** Vault, destination and mint of each stream, by rising slot, each followed by the canonical account
 *  that cannot take it. */
export function pushAccounts(scope: Pushed): AccountMeta[] {
    return rising(scope).flatMap((reward) => {
        const found = scope.args.instead.filter(({ slot }) => slot === reward.slot);
        const canonical = found.map((one) => ({
            address: one.canonical,
            role: AccountRole.READONLY,
        }));
        return [...withMint(reward), ...canonical];
    });
}

/** What a hook wants beside the accounts that every hook gets. */
export function extraAccounts({ args }: Extras): AccountMeta[] {
    return args.extras.map(({ address, writable }) => ({
        address,
        role: writable ? AccountRole.WRITABLE : AccountRole.READONLY,
    }));
}

const rising = ({ args }: Rewards) => [...args.rewards].sort((a, b) => a.slot - b.slot);

const payment = ({ vault, destination }: RewardArgs): AccountMeta[] => [
    { address: vault, role: AccountRole.WRITABLE },
    { address: destination, role: AccountRole.WRITABLE },
];

const withMint = (reward: RewardArgs): AccountMeta[] => [
    ...payment(reward),
    { address: reward.mint, role: AccountRole.READONLY },
];
