/** A member of a Squads multisig acts for its vault. The program of Squads is not on this chain: what it is asked
 *  is held to its own package in app/client/test/squads.test.ts. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { acequia, squads } from '@acequia/client';
import type { Token } from '@acequia/demo';
import {
    AccountRole,
    address,
    fetchEncodedAccount,
    generateKeyPairSigner,
    getAddressEncoder,
    type Address,
    type Instruction,
    type KeyPairSigner,
} from '@solana/kit';
import { makeFarm, type Farm } from '../harness/farms.js';
import { Visitor } from '../harness/visitor.js';
import { World } from '../harness/world.js';

const SYSTEM = address('11111111111111111111111111111111');

let world: World;
let agua: Token;
let farm: Farm;
let member: KeyPairSigner;
let vault: squads.SquadsVault;
before(async () => {
    world = await World.begin();
    agua = await world.token('AGUA');
    farm = await makeFarm(world, { name: 'Valley', stake: agua });
    member = await world.wallet();
    const [multisig, other] = [await generateKeyPairSigner(), await world.wallet()];
    vault = await squads.vaultOf(multisig.address, 0);
    await put(multisig.address, {
        owner: squads.SQUADS_PROGRAM_ADDRESS,
        lamports: 10_000_000,
        data: multisigBytes([member.address, other.address]),
    });
    const pool = await fetchEncodedAccount(world.chain.rpc, farm.pool);
    assert.ok(pool.exists);
    const data = Buffer.from(pool.data);
    data.set(getAddressEncoder().encode(vault.address), acequia.ACEQUIA_OFFSETS.pool.authority);
    await put(farm.pool, { data });
    // By what names both the multisig is found.
    const sends = [vault.address, multisig.address].map((to) => transfer(farm.team, to));
    await world.chain.send(farm.team, sends);
});
after(() => world.end());

/** An account as nobody's program has written it. */
async function put(at: Address, of: { owner?: Address; lamports?: number; data: Buffer }) {
    const given = { ...of, data: of.data.toString('hex') };
    const method = 'surfnet_setAccount';
    await world.chain.network.answer!({ jsonrpc: '2.0', id: 1, method, params: [at, given] });
}

/** A multisig of two, both of whom have to agree; the first of them may do everything. */
function multisigBytes([first, second]: readonly [Address, Address]): Buffer {
    const key = (of: Address) => Buffer.from(getAddressEncoder().encode(of));
    const discriminator = Buffer.from([224, 116, 121, 186, 68, 161, 79, 236]);
    const [threshold, timeLock, numbers] = [Buffer.from([2, 0]), Buffer.alloc(4), Buffer.alloc(16)];
    const head = [discriminator, Buffer.alloc(64), threshold, timeLock, numbers];
    const [noCollector, bump, count] = [
        Buffer.from([0]),
        Buffer.from([255]),
        Buffer.from([2, 0, 0, 0]),
    ];
    const members = [key(first), Buffer.from([7]), key(second), Buffer.from([2])];
    return Buffer.concat([...head, noCollector, bump, count, ...members]);
}

function transfer(from: KeyPairSigner, to: Address): Instruction {
    const data = Buffer.alloc(12);
    data.writeUInt32LE(2);
    data.writeBigUInt64LE(1_000_000_000n, 4);
    const accounts = [
        { address: from.address, role: AccountRole.WRITABLE_SIGNER, signer: from },
        { address: to, role: AccountRole.WRITABLE },
    ];
    return { programAddress: SYSTEM, accounts, data };
}

async function comes(t: Parameters<typeof Visitor.comes>[0], signer: KeyPairSigner) {
    const visitor = await Visitor.comes(t, world, { signer, known: true });
    await visitor.opens(`/team/${farm.pool}`);
    return visitor;
}

test('a member finds that the authority is a vault, acts for it, and proposes; nothing else is signed', async (t) => {
    const visitor = await comes(t, member);
    await visitor.sees(/a vault of a Squads multisig: 2 of 2 members have to agree/);
    assert.equal(await visitor.button('Pause deposits').count(), 0);
    await visitor.button('Act for it').click();
    await visitor.sees(/You act for .*what you sign is a proposal to it/);
    await visitor.sees(/You are its authority/);
    await visitor.button('Pause deposits').click();
    await visitor.isTold(/What should be a program is not one on this cluster/);
    await visitor.closes();
    assert.equal(visitor.wallet.asked, 0);
    // It is remembered, until it is let go.
    await visitor.reloads();
    await visitor.button('Act for yourself').click();
    await visitor.sees(/You have no part in running it/);
});

test('who may not propose is told so', async (t) => {
    const visitor = await comes(t, await world.wallet());
    await visitor.sees(/This wallet is none of those who may propose/);
    assert.equal(await visitor.button('Act for it').count(), 0);
    await visitor.opens('/team');
    await visitor.page.getByText('Act for a Squads multisig').click();
    const field = visitor.field('Address of the multisig');
    await field.fill(farm.pool);
    await visitor.button('Act for it').click();
    await visitor.sees(/is no multisig of Squads/);
    await field.fill(vault.multisig);
    await visitor.button('Act for it').click();
    await visitor.sees(/is no member of it that may propose/);
});
