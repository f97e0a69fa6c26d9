/** Whole lives, in this process. `localnet.test.ts` lives them through a real JSON-RPC. */
import { test } from 'node:test';
import { generateKeyPairSigner } from '@solana/kit';
import { World } from './harness/given.js';
import { lpsLife } from './lives/lp.js';
import { teamsLife } from './lives/team.js';

test("a team's whole life: create, fund, extend, watch, refund, retire, close", async () => {
    await teamsLife(await World.begin());
});

test("an LP's whole life: open, stake, watch, claim all, vote, leave", async () => {
    const world = await World.begin();
    const { address: hook } = await generateKeyPairSigner();
    world.node.deploy(hook, 'hostile');
    await lpsLife(world, hook);
});
