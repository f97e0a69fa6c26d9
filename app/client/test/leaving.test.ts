/** Leaving for good through a real JSON-RPC, whoever has the wallet's accounts, and whoever has the SOL. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Address, KeyPairSigner } from '@solana/kit';
import { getTransferSolInstruction } from '@solana-program/system';
import { AuthorityType, getSetAuthorityInstruction } from '@solana-program/token';
import {
    addStream,
    fetchDestinations,
    findPositions,
    leave,
    rules,
    streamsOf,
    tokenAccount,
    type Holding,
    type Mint,
    type PayInto,
    type TokenAccountOf,
} from '@acequia/client';
import { Localnet } from './harness/localnet.js';

const STAKED = 1_024n; // a power of two: nothing is rounded off
const FEE = 5_000n;

describe('leaving for good through a real JSON-RPC', () => {
    let net: Localnet;
    before(async () => {
        net = await Localnet.start();
    });
    after(() => net.stop());

    interface Farm {
        readonly lp: KeyPairSigner;
        readonly mint: Mint;
        readonly reward: Mint;
        readonly holding: Holding;
    }

    async function farm(): Promise<Farm> {
        const [team, lp] = [await net.wallet(), await net.wallet()];
        const [mint, reward] = [await net.mint(), await net.mint()];
        await net.give(mint, lp.address, STAKED);
        await net.give(reward, team.address, 1_000_000n);
        await net.give(reward, lp.address, 7n);
        const pool = await net.pool({ creator: team, stake: mint, capacity: 1 });
        const segments = [{ seconds: 1_000, amount: 1_000_000n }];
        await net.send(team, await addStream({ pool, rewardManager: team, reward, segments }));
        await net.stake(await net.read(pool.address), lp, STAKED);
        await net.pass(100n);
        return { lp, mint, reward, holding: await net.holding(pool, lp) };
    }

    /** What it takes to leave, and how much of the reward is owed at the second of it. */
    async function leaving(
        { lp, reward, holding }: Farm,
        how: { payer?: KeyPairSigner; payInto?: PayInto },
    ) {
        const destinations = await fetchDestinations(net.rpc, [holding], lp.address);
        const now = await net.now();
        const [owed] = rules.pendingRewards(holding.pool.data, holding.position.data, now);
        assert.equal(streamsOf(holding.pool)[0]?.mint, reward.mint);
        const plan = await leave({ ...holding, owner: lp, now, destinations, ...how });
        return { plan, owed: owed!.claimable, now };
    }

    /** Nothing is left in the pool that is the wallet's. */
    async function hasLeft({ lp, holding }: Farm): Promise<void> {
        assert.deepEqual(await findPositions(net.rpc, { owner: lp.address }), []);
        const pool = await net.read(holding.pool.address);
        assert.equal(pool.data.totals.staked, 0n);
        const { books } = streamsOf(pool)[0]!;
        // Not one whole unit of what was streamed was left unpaid.
        assert.equal(books.paid, books.streamed);
    }

    async function handOver(of: Mint, owner: KeyPairSigner, to: Address): Promise<void> {
        const account: TokenAccountOf = { owner: owner.address, ...of };
        const owned = await tokenAccount(account);
        const authorityType = AuthorityType.AccountOwner;
        const order = { owned, owner, authorityType, newAuthority: to };
        await net.send(owner, [getSetAuthorityInstruction(order)]);
    }

    test('who has given both accounts away leaves without losing a unit', async () => {
        const f = await farm();
        const [stranger, mine] = [await net.wallet(), await net.wallet()];
        for (const of of [f.mint, f.reward]) await handOver(of, f.lp, stranger.address);
        await assert.rejects(leaving(f, {}), /has been handed over to/);
        const to = { wallet: mine.address };
        const payInto = new Map([f.mint, f.reward].map(({ mint }) => [mint, to]));
        const { plan } = await leaving(f, { payInto });
        await net.sendAll(f.lp, plan);
        assert.equal(await net.balance(f.mint, mine.address), STAKED);
        const paid = await net.balance(f.reward, mine.address);
        assert.ok(paid >= 100_000n, 'a hundred seconds of a thousand');
        assert.equal(await net.balance(f.mint, f.lp.address), 0n);
        assert.equal(await net.balance(f.reward, f.lp.address), 7n, 'what was given away');
        await hasLeft(f);
    });

    test('who has no SOL leaves with somebody else’s, without losing a unit', async () => {
        const f = await farm();
        const [helper, source] = [await net.wallet(), f.lp];
        const { value } = await net.rpc.getBalance(source.address).send();
        const gift = { source, destination: helper.address, amount: value - FEE };
        await net.send(source, [getTransferSolInstruction(gift)]);
        const { plan } = await leaving(f, { payer: helper });
        await net.sendAll(helper, plan);
        assert.equal(await net.balance(f.mint, f.lp.address), STAKED);
        assert.ok((await net.balance(f.reward, f.lp.address)) >= 100_007n);
        await hasLeft(f);
    });
});
