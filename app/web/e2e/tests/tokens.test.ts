/** Tokens whose amounts wallets multiply, and wallets that would have nothing left to leave with. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TokenKind } from '@acequia/client';
import type { Token } from '@acequia/demo';
import { cheat } from '@acequia/localnet';
import { getTransferSolInstruction } from '@solana-program/system';
import { holdingOf, makeFarm, staker, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const HAS = 1_000_000_000n;
const MINT_BYTES = 165;
/** ScaledUiAmount: its type, its length, no authority, and twice the multiplier. */
const [SCALED, SCALED_BYTES, AUTHORITY_BYTES] = [25, 56, 32];

let world: World;
let agua: Token, shares: Token;
let valley: Farm, ridge: Farm;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    shares = await world.token('SHR', { kind: TokenKind.Token2022 });
    await multiply(shares, 2.5);
    const rewards = [{ token: shares, amount: 10n ** 12n, seconds: 100 * 86_400 }];
    valley = await makeFarm(world, { name: 'Valley', stake: agua, rewards });
    ridge = await makeFarm(world, { name: 'Ridge', stake: shares, rewards });
});
after(() => world.end());

/** Wallets show amounts of it multiplied from now on. */
async function multiply({ mint }: Token, by: number): Promise<void> {
    const { rpc } = world.chain;
    const { value } = await rpc.getAccountInfo(mint, { encoding: 'base64' }).send();
    const data = Buffer.alloc(MINT_BYTES + 1 + 4 + SCALED_BYTES);
    Buffer.from(value!.data[0], 'base64').copy(data);
    data[MINT_BYTES] = 1; // a mint
    data.writeUInt16LE(SCALED, MINT_BYTES + 1);
    data.writeUInt16LE(SCALED_BYTES, MINT_BYTES + 3);
    const at = MINT_BYTES + 5 + AUTHORITY_BYTES;
    data.writeDoubleLE(by, at);
    data.writeDoubleLE(by, at + 16);
    const { network } = world.chain;
    await cheat(network.rpc, 'surfnet_setAccount', [mint, { data: data.toString('hex') }]);
}

test('amounts are shown as wallets show them, with the raw ones beside, and typed raw', async (t) => {
    const signer = await world.wallet({ tokens: [[shares, HAS]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${ridge.pool}`);
    await visitor.sees(/Your wallet holds 2,500 SHR \(raw: 1,000\)/);
    await visitor.sees(/Wallets show 2\.5 SHR for each raw one: what is typed here is raw/);
    await visitor.field('Stake amount').fill('400');
    await visitor.button('Stake').click();
    const review = await visitor.reviews();
    assert.equal(review.title, 'Stake 1,000 SHR (raw: 400)');
    assert.equal(review.leaves.get('SHR'), 400_000_000n);
    assert.match(review.words, /1,000 SHR \(raw: 400\)/);
    await visitor.signs();
    await visitor.isDone();
    const holding = await holdingOf(world, ridge, signer);
    assert.equal(holding?.position.data.stake.amount, 400_000_000n);
    await visitor.opens('/positions');
    await visitor.sees(/1,000 SHR \(raw: 400\)/);
});

test('rates and what a team funded are shown as wallets show them too', async (t) => {
    await staker(world, valley, HAS);
    const visitor = await Visitor.comes(t, world, { signer: valley.team, known: true });
    await visitor.opens(`/pool/${valley.pool}/rewards`);
    await visitor.sees(/25,000 SHR \(raw: 10,000\) a day/);
    await visitor.opens(`/team/${valley.pool}`);
    await visitor.sees(/2,500,000 \(raw: 1,000,000\)/);
});

test('who would have nothing left to leave with is told before they stake', async (t) => {
    const signer = await world.wallet({ tokens: [[agua, HAS]] });
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/pool/${valley.pool}`);
    const stakes = async () => {
        await visitor.field('Stake amount').fill('10');
        await visitor.button('Stake').click();
        return visitor.reviews();
    };
    const ample = await stakes();
    assert.doesNotMatch(ample.words, /to unstake, it needs/);
    await visitor.closes();
    const rent = await world.chain.rpc.getMinimumBalanceForRentExemption(0n).send();
    const keeps = rent + ample.fee + ample.deposit + ample.fee;
    const amount = (await world.chain.sol(signer.address)) - keeps - 5_000n + 1n;
    const { address: destination } = world.chain.issuer;
    const source = signer;
    await world.chain.send(signer, [getTransferSolInstruction({ source, destination, amount })]);
    const scant = await stakes();
    assert.match(scant.words, /is left with .* SOL: to unstake, it needs .* SOL/);
    assert.match(scant.words, /Send it some SOL first, or have another wallet pay then/);
    await visitor.signs();
    await visitor.isDone();
});
