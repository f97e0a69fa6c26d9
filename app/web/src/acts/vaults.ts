/** Into a vault of the autocompounder, out of it, and what anyone may do for it. */
import {
    fetchNow,
    pack,
    requirePayable,
    rewardAccountOf,
    stakeAccountOf,
    streamsOf,
    vaults,
    type Fixed,
    type PayInto,
    type TokenAccountOf,
} from '@acequia/client';
import type { Address, Instruction, TransactionSigner } from '@solana/kit';
import type { Action, Room } from '../transact/action';
import type { Rpc } from './fresh';

/** More than a step computes, or calls. */
const COST = { computeUnits: 200_000, innerCalls: 8 };

interface Acting {
    readonly pooled: vaults.Pooled;
    readonly account: vaults.SharesAccount | undefined;
    readonly now: bigint;
    readonly owner: TransactionSigner;
}

/** The vault as it stands when the button is pressed, and what is somebody's of it. */
async function acting(rpc: Rpc, vault: Address, owner: TransactionSigner): Promise<Acting> {
    const [pooled, account, now] = await Promise.all([
        vaults.fetchPooled(rpc, vault),
        vaults.fetchShares(rpc, vault, owner.address),
        fetchNow(rpc),
    ]);
    return { pooled, account, now, owner };
}

/** Deposits an amount [base units], which is `said` in words. */
export function depositAction(
    rpc: Rpc,
    input: { vault: Address; amount: bigint; said: string },
): Action {
    const { vault, amount, said } = input;
    return {
        title: `Deposit ${said} in a vault`,
        notes: [
            'The vault stakes it in its own position, which many share. It takes no lock and does not vote. You can withdraw at any time.',
        ],
        build: async (owner, _, payer) => [
            await vaults.deposit(rpc, { ...(await acting(rpc, vault, owner)), payer, amount }),
        ],
    };
}

/** Withdraws an amount [base units], or all. `plain` leaves what the farm owes to those who stay. */
export function withdrawAction(
    rpc: Rpc,
    input: { vault: Address; amount: bigint | 'all'; said: string; plain: boolean },
): Action {
    const { vault, amount, said, plain } = input;
    return {
        title: `Withdraw ${said} from a vault`,
        notes: plain
            ? ['What the farm owes the vault in the staked token is left to those who stay.']
            : [],
        build: async (owner, payInto, payer) => {
            const now = await acting(rpc, vault, owner);
            const held = now.account?.data.shares ?? 0n;
            const priced = plain ? { ...now.pooled, position: undefined } : now.pooled;
            const burnt =
                amount === 'all' ? held : vaults.sharesWorth(priced, held, amount, now.now);
            const destination = payInto.get(now.pooled.vault.data.stakeMint);
            const usual = stakeAccountOf(now.pooled.pool, owner.address);
            if (!destination) await requirePayable(rpc, [usual]);
            return [await vaults.withdraw({ ...now, payer, burnt, plain, destination })];
        },
    };
}

/** Has the vault claim what the farm owes it, for all who hold its shares. */
export function harvestAction(rpc: Rpc, vault: Address): Action {
    return {
        title: 'Harvest for a vault',
        notes: [
            'It pays nobody at once: the staked token is staked again, the rest can be claimed.',
        ],
        build: async (who, _, payer = who, room = {}) => {
            const { pooled, now } = await acting(rpc, vault, who);
            return packed({ payer, ...room }, await vaults.harvest({ pooled, payer, now }));
        },
    };
}

/** Claims what the vault passes on to the wallet. */
export function claimFromVaultAction(rpc: Rpc, vault: Address): Action {
    return {
        title: 'Claim from a vault',
        build: async (owner, payInto, payer = owner, room = {}) => {
            const { account, ...now } = await acting(rpc, vault, owner);
            if (!account) return [];
            await requirePayable(rpc, payeesOf({ ...now, account }, payInto));
            const claiming = { ...now, payer, account, payInto };
            return packed({ payer, ...room }, await vaults.claim(claiming));
        },
    };
}

/** The owner's accounts that a claim would pay into, but for what is paid elsewhere. */
function payeesOf(
    { pooled, account, now, owner }: Acting & { readonly account: vaults.SharesAccount },
    payInto: PayInto,
): TokenAccountOf[] {
    const owed = vaults.passedOn(pooled, account, now).filter(({ units }) => units > 0n);
    const mints = new Set(owed.map(({ mint }) => mint).filter((mint) => !payInto.has(mint)));
    const paying = streamsOf(pooled.pool).filter(({ mint }) => mints.has(mint));
    return paying.map((stream) => rewardAccountOf(stream, owner.address));
}

/** Closes an account of shares that holds nothing; its rent comes back. */
export function closeSharesAction(account: vaults.SharesAccount): Action {
    return {
        title: 'Close an account of shares',
        build: async (owner) => [vaults.closeShares(account, owner)],
    };
}

/** Says that the farm does not pay, or shows that it does, or has the vault leave. */
export function emergencyAction(
    pooled: vaults.Pooled,
    account: vaults.SharesAccount | undefined,
    what: 'announce' | 'callOff' | 'carryOut',
): Action {
    const builds = {
        announce: async (owner: TransactionSigner) =>
            account ? vaults.announceEmergency(account, owner) : [],
        callOff: () => vaults.callOffEmergency(pooled),
        carryOut: () => vaults.carryOutEmergency(pooled),
    };
    const titles = {
        announce: 'Emergency: announce',
        callOff: 'Emergency: call off',
        carryOut: 'Emergency: carry out',
    };
    const notes = {
        announce:
            'Whoever has the farm pay one unit calls it off. 14 days later anyone may have the vault leave the farm for good.',
        callOff: 'The farm pays the vault one unit.',
        carryOut:
            'All principal comes into the vault’s own account, for good. It stakes nothing any more, and pays from there.',
    };
    return {
        title: titles[what],
        notes: [notes[what]],
        build: async (owner) => [await builds[what](owner)],
    };
}

/** In as few transactions as hold the steps. */
function packed(
    draft: Room & { payer: TransactionSigner },
    steps: readonly (readonly Instruction[])[],
): readonly (readonly Instruction[])[] {
    const fixed = steps.map((instructions): Fixed => ({
        instructions: [...instructions],
        ...COST,
    }));
    return pack(draft, fixed);
}
