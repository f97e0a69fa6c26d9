/** An LP's whole life with a farm, from the first stake to the rent. */
import assert from 'node:assert/strict';
import { generateKeyPairSigner, type Address, type KeyPairSigner } from '@solana/kit';
import {
    acequia,
    addStream,
    castVote,
    claimAll,
    closeVoteReceipt,
    fetchDestinations,
    fetchVoteReceipt,
    findHoldings,
    leave,
    RISKS,
    rules,
    TokenKind,
    unstake,
    viewPending,
    withdrawVote,
    type Mint,
} from '@acequia/client';
import type { Chain } from '../harness/given.js';

/** Opens, stakes, watches, claims all, votes, leaves. `hook` is any program that takes votes
 *  without extra accounts. Says whose life it was. */
export async function lpsLife(chain: Chain, hook: Address): Promise<KeyPairSigner> {
    const [team, lp, mint] = [await chain.wallet(), await chain.wallet(), await chain.mint()];
    const rewards: Mint[] = [await chain.mint(), await chain.mint(TokenKind.Token2022, 9)];
    await chain.give(mint, lp.address, 4_096n);
    const acceptedRisks = RISKS.freezeAuthority;
    const terms = { creator: team, stake: mint, capacity: 2, acceptedRisks };
    let pool = await chain.pool(terms);
    const of = { authority: team, pool: pool.address };
    await chain.send(team, [acequia.getProposeHookInstruction({ ...of, hookProgram: hook })]);
    for (const reward of rewards) {
        await chain.give(reward, team.address, 1_000_000n);
        const segments = [{ seconds: 1_000_000, amount: 1_000_000n }];
        await chain.send(team, await addStream({ pool, rewardManager: team, reward, segments }));
        pool = await chain.read(pool.address);
    }

    // Stake, in a new position and then in the same.
    await chain.stake(pool, lp, 1_024n);
    await chain.stake(pool, lp, 1_024n);
    await chain.pass(172_800n);
    await chain.send(team, [acequia.getActivateHookInstruction(of)]);

    // Watch: the arithmetic here says what the farm says.
    let [holding] = await findHoldings(chain.rpc, lp.address);
    assert.ok(holding);
    let now, answered;
    do {
        // Of one moment, whether the clock stands or runs.
        now = await chain.now();
        answered = await viewPending(chain.rpc, { ...holding, payer: lp.address });
    } while (now !== (await chain.now()));
    const pending = rules.pendingRewards(holding.pool.data, holding.position.data, now);
    assert.deepEqual(pending, answered);
    assert.ok(pending.every(({ claimable }) => claimable >= 172_800n));

    // Claim it all, once.
    const destinations = await fetchDestinations(chain.rpc, [holding], lp.address);
    const plan = await claimAll({ holdings: [holding], owner: lp, now, destinations });
    await chain.sendAll(lp, plan);
    for (const [nth, reward] of rewards.entries()) {
        assert.ok((await chain.balance(reward, lp.address)) >= pending[nth]!.claimable);
    }

    // Vote, and take it back: until then the weight is held.
    const start = await chain.now();
    const ballot = { address: (await generateKeyPairSigner()).address, start, end: start + 5_000n };
    await chain.pass(10n);
    holding = await chain.holding(pool, lp);
    await chain.send(lp, await castVote({ ...holding, voter: lp, ballot }));
    const leaving = chain.send(lp, await unstake({ ...holding, owner: lp }));
    await assert.rejects(leaving, /vote/i);
    const key = { position: holding.position.address, hookProgram: hook, ballot: ballot.address };
    const receipt = (await fetchVoteReceipt(chain.rpc, key))!;
    holding = await chain.holding(pool, lp);
    await chain.send(lp, await withdrawVote({ ...holding, voter: lp, receipt }));
    await chain.send(lp, closeVoteReceipt(receipt));

    // Leave for good.
    await chain.pass(100n);
    holding = await chain.holding(pool, lp);
    await chain.sendAll(lp, await leave({ ...holding, owner: lp, now: await chain.now() }));
    assert.equal(await chain.balance(mint, lp.address), 4_096n);
    assert.deepEqual(await findHoldings(chain.rpc, lp.address), []);
    return lp;
}
