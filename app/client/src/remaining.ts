/**
 * The accounts that follow the named ones of an instruction. The generated builders call
 * these; see `codama/acequia.mjs`.
 */
import { AccountRole, type AccountMeta } from '@solana/kit';
import { TokenKind } from './generated/acequia/types/tokenKind.js';
import type { ExtraAccountArgs } from './generated/acequia/types/extraAccount.js';
import type { RewardArgs } from './generated/acequia/types/reward.js';

interface Scope<TArguments> {
    readonly args: TArguments;
}
type Rewards = Scope<{ readonly rewards: readonly RewardArgs[] }>;
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

/** Vault, destination and mint of each stream, by rising slot. */
export function pushAccounts(scope: Rewards): AccountMeta[] {
    return rising(scope).flatMap(withMint);
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
