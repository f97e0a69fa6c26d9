/** Where tokens are taken from: what is not in the canonical account counts where it can be spent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccountRole, type Address, type KeyPairSigner } from '@solana/kit';
import { AuthorityType, getSetAuthorityInstruction } from '@solana-program/token';
import {
    fetchPayTo,
    fetchSource,
    findOwnAccounts,
    simulate,
    stake,
    stakeAccountOf,
    tokenAccount,
    TokenKind,
    TOKEN_2022,
    unstake,
} from '@acequia/client';
import { auxiliary } from './harness/accounts.js';
import { World } from './harness/given.js';

const SYSTEM = '11111111111111111111111111111111' as Address;
/** Extensions of Token-2022 accounts, and the instructions that switch them. */
const [MEMO, GUARD] = [
    { extension: 8, instruction: 30 },
    { extension: 11, instruction: 34 },
];

/** Has an account of Token-2022 ask for memos, or guard itself against programs. */
async function switchOn(
    w: World,
    owner: KeyPairSigner,
    account: Address,
    { extension, instruction }: { extension: number; instruction: number },
): Promise<void> {
    const own = { address: owner.address, role: AccountRole.WRITABLE_SIGNER, signer: owner };
    const [at, system] = [
        { address: account, role: AccountRole.WRITABLE },
        { address: SYSTEM, role: AccountRole.READONLY },
    ];
    const order = (accounts: object[], data: number[]) =>
        ({ programAddress: TOKEN_2022, accounts, data: Uint8Array.from(data) }) as never;
    await w.send(owner, [
        order([at, own, system, own], [29, extension, 0]),
        order([at, own], [instruction, 0]),
    ]);
}

async function holder(kind = TokenKind.SplToken) {
    const w = await World.begin();
    const [me, mint] = [await w.wallet(), await w.mint(kind)];
    const of = { owner: me.address, ...mint };
    return { w, me, mint, of, canonical: await tokenAccount(of) };
}

async function handOver(w: World, owner: KeyPairSigner, owned: Address) {
    const to = await w.wallet();
    await w.send(owner, [
        getSetAuthorityInstruction({
            owned,
            owner,
            authorityType: AuthorityType.AccountOwner,
            newAuthority: to.address,
        }),
    ]);
}

test('the canonical account is taken from where it holds enough, else the one that holds most', async () => {
    const { w, me, mint, of, canonical } = await holder();
    assert.equal(await fetchSource(w.rpc, of, 1n), canonical);
    await w.give(mint, me.address, 10n);
    const [small, large] = [await auxiliary(w, mint, me, 5n), await auxiliary(w, mint, me, 50n)];
    assert.equal(await fetchSource(w.rpc, of, 10n), canonical);
    assert.equal(await fetchSource(w.rpc, of, 11n), large);
    assert.equal(await fetchSource(w.rpc, of, 99n), large);
    const found = await findOwnAccounts(w.rpc, me.address);
    assert.deepEqual(
        new Map(found.map(({ address, amount }) => [address, amount])),
        new Map([
            [canonical, 10n],
            [small, 5n],
            [large, 50n],
        ]),
    );
});

test('an account that was handed over is nobody’s source, whatever it holds', async () => {
    const { w, me, mint, of, canonical } = await holder();
    await w.give(mint, me.address, 100n);
    const own = await auxiliary(w, mint, me, 5n);
    await handOver(w, me, canonical);
    assert.equal(await fetchSource(w.rpc, of, 50n), own);
});

test('tokens outside the canonical account are staked', async () => {
    const { w, me, mint, of } = await holder();
    const pool = await w.pool({ creator: await w.wallet(), stake: mint, capacity: 1 });
    const own = await auxiliary(w, mint, me, 50n);
    const source = await fetchSource(w.rpc, of, 50n);
    await w.send(me, await stake({ pool, owner: me, amount: 50n, index: 0, source }));
    assert.equal(source, own);
    assert.equal((await w.holding(pool, me)).position.data.stake.amount, 50n);
});

test('what a guard keeps from programs does not count, and it is said why', async () => {
    const { w, me, mint, of, canonical } = await holder(TokenKind.Token2022);
    await w.give(mint, me.address, 100n);
    await switchOn(w, me, canonical, GUARD);
    await assert.rejects(fetchSource(w.rpc, of, 1n), /guarded: no program may take tokens out/);
    const pool = await w.pool({ creator: await w.wallet(), stake: mint, capacity: 1 });
    const blind = await stake({ pool, owner: me, amount: 50n, index: 0 });
    const tried = simulate(w.rpc, { payer: me, instructions: blind });
    await assert.rejects(tried, /Switch its CPI guard off/);
    const own = await auxiliary(w, mint, me, 50n);
    assert.equal(await fetchSource(w.rpc, of, 1n), own);
});

test('an account that wants memos is not paid into; another wallet is, and its account is made', async () => {
    const { w, me, mint, canonical } = await holder(TokenKind.Token2022);
    const [helper, pool] = [
        await w.wallet(),
        await w.pool({ creator: await w.wallet(), stake: mint, capacity: 1 }),
    ];
    await w.give(mint, me.address, 100n);
    await w.stake(pool, me, 100n);
    await switchOn(w, me, canonical, MEMO);
    const holding = await w.holding(pool, me);
    const blind = await unstake({ ...holding, owner: me });
    await assert.rejects(simulate(w.rpc, { payer: me, instructions: blind }), /wants a memo/);
    const of = stakeAccountOf(pool, me.address);
    await assert.rejects(fetchPayTo(w.rpc, canonical, of), /refuses what comes without a memo/);
    await assert.rejects(fetchPayTo(w.rpc, me.address, of), /refuses what comes without a memo/);
    await assert.rejects(fetchPayTo(w.rpc, pool.address, of), /neither a wallet nor a token/);
    const { to, owner } = await fetchPayTo(w.rpc, helper.address, of);
    assert.equal(owner, helper.address);
    await w.send(me, await unstake({ ...holding, owner: me, destination: to }));
    assert.equal(await w.balance(mint, helper.address), 100n);
});
