/** Before anybody signs: nothing is planned that would pay into somebody else's token account. */
import {
    heirOf,
    isPenaltyFlow,
    streamsOf,
    rewardAccountOf,
    stakeAccountOf,
    tokenAccount,
    type TokenAccountOf,
} from '@acequia/client';
import { address, createNoopSigner, type Address } from '@solana/kit';
import { expect, test } from 'vitest';
import { claimAction, claimAllAction } from '../src/acts/claim';
import { closePoolAction, retireAction, rollAction, takeBackAction } from '../src/acts/funding';
import { leaveAction } from '../src/acts/leave';
import { leaveEarlyAction } from '../src/acts/lock';
import { emergencyExitAction, unstakeAction } from '../src/acts/unstake';
import type { Action } from '../src/transact/action';
import { chainWith, held } from './chain';
import { givenHolding } from './given';

const HOLDING = givenHolding();
const { pool } = HOLDING;
const OWNER = createNoopSigner(HOLDING.position.data.owner);
const CREATOR = createNoopSigner(pool.data.creator);
const STRANGER = address('4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');

const OF_STAKE = stakeAccountOf(pool, OWNER.address);
const [STREAM] = streamsOf(pool);
const OF_REWARD = rewardAccountOf(STREAM!, OWNER.address);
const NOTHING = { without: new Set<Address>(), lookupTables: {}, notes: [] };
const NOWHERE_ELSE = new Map();
const AMOUNT = { holding: HOLDING, amount: 1n, said: '1' };
const BACK = { said: '1', notes: [] };

const exits: [string, (rpc: never) => Action][] = [
    ['unstake', (rpc) => unstakeAction(rpc, AMOUNT)],
    ['emergency exit', (rpc) => emergencyExitAction(rpc, HOLDING, 'nothing')],
    ['leave a lock early', (rpc) => leaveEarlyAction(rpc, { ...AMOUNT, costs: '0' })],
    ['leave', (rpc) => leaveAction(rpc, { ...NOTHING, holding: HOLDING })],
];
const claims: [string, (rpc: never) => Action][] = [
    ['claim', (rpc) => claimAction(rpc, HOLDING, new Set([STREAM!.slot]))],
    ['claim everything', (rpc) => claimAllAction(rpc, [HOLDING], NOTHING)],
    ['leave', (rpc) => leaveAction(rpc, { ...NOTHING, holding: HOLDING })],
    ['take back', (rpc) => takeBackAction(rpc, { pool, stream: STREAM! }, BACK)],
];

async function refused(of: TokenAccountOf, act: (rpc: never) => Action, who = OWNER) {
    const [others, frozen] = [held(STRANGER), held(of.owner, 2)];
    await expect(act(await chainWith(of, others)).build(who, NOWHERE_ELSE)).rejects.toThrow(
        /handed over to 4vJ9.*Have it handed back/,
    );
    await expect(act(await chainWith(of, frozen)).build(who, NOWHERE_ELSE)).rejects.toThrow(
        /is frozen by its mint's issuer/,
    );
}

test.each(exits)('%s does not pay principal into somebody else’s account', async (_, act) => {
    await refused(OF_STAKE, act);
});

test.each(claims)('%s does not pay a reward into somebody else’s account', async (_, act) => {
    await refused(OF_REWARD, act);
});

test('retiring does not pay into an account that the stream’s heir gave away', async () => {
    const retire = (rpc: never) => retireAction(rpc, { pool, stream: STREAM! }, 'RIO');
    await refused(rewardAccountOf(STREAM!, heirOf(pool, STREAM!)), retire);
});

test('closing a pool does not pay into an account that its creator gave away', async () => {
    const close = (rpc: never) => closePoolAction(rpc, pool, () => {});
    await refused(stakeAccountOf(pool, pool.data.creator), close, CREATOR);
});

test('a reward that is not claimed stops no other', async () => {
    const others = streamsOf(pool).filter(({ mint }) => mint !== STREAM!.mint);
    const rpc = await chainWith(OF_REWARD, held(STRANGER));
    const claim = claimAction(rpc, HOLDING, new Set(others.map(({ slot }) => slot)));
    await expect(claim.build(OWNER, NOWHERE_ELSE)).resolves.toBeInstanceOf(Array);
    const rest = { ...NOTHING, without: new Set([STREAM!.mint]) };
    await expect(
        claimAllAction(rpc, [HOLDING], rest).build(OWNER, NOWHERE_ELSE),
    ).resolves.toBeInstanceOf(Array);
});

/** The accounts that what an action builds would write. */
async function written(
    act: (rpc: never) => Action,
    of: TokenAccountOf,
    where: object,
    who = OWNER,
) {
    const rpc = await chainWith(of, held(STRANGER));
    const built = await act(rpc).build(who, new Map([[of.mint, where]]) as never);
    const accounts = built.flat().flatMap((one) => one.accounts ?? []);
    return accounts.map((one) => one.address);
}

const PAYING = streamsOf(pool).find((stream) => !isPenaltyFlow(stream))!;
const OF_PAYING = rewardAccountOf(PAYING, OWNER.address);

const paid: [string, (rpc: never) => Action, TokenAccountOf][] = [
    ...exits.map(([name, act]): (typeof paid)[0] => [name, act, OF_STAKE]),
    ['claim', (rpc) => claimAction(rpc, HOLDING, new Set([PAYING.slot])), OF_PAYING],
    ['claim everything', (rpc) => claimAllAction(rpc, [HOLDING], NOTHING), OF_PAYING],
    ['take back', (rpc) => takeBackAction(rpc, { pool, stream: PAYING }, BACK), OF_PAYING],
];

test.each(paid)(
    '%s pays where another account, or another wallet, is named',
    async (_, act, of) => {
        const given = await tokenAccount(of);
        const account = address('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v');
        const there = await written(act, of, account);
        expect(there).toContain(account);
        expect(there).not.toContain(given);
        const theirs = await written(act, of, { wallet: STRANGER });
        expect(theirs).toContain(await tokenAccount({ ...of, owner: STRANGER }));
        expect(theirs).not.toContain(given);
    },
);

test('what nobody earned goes on without a token account', async () => {
    const funder = createNoopSigner(PAYING.funder);
    const segments = [{ seconds: 86_400, amount: 5n }];
    const rpc = await chainWith(OF_PAYING, held(STRANGER));
    const how = { said: '5', onDone: () => {} };
    const roll = rollAction(rpc, { pool, stream: PAYING }, segments, how);
    const [[, order] = []] = await roll.build(funder, NOWHERE_ELSE);
    expect(order!.accounts!.map((one) => one.address)).toEqual([PAYING.funder, pool.address]);
});
