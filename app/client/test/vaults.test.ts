/** The vault: its golden vectors, and a life by the builders against the real bytes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
    AccountRole,
    createNoopSigner,
    type Address,
    type Instruction,
    type KeyPairSigner,
} from '@solana/kit';
import { addStream, vault as program, vaults, type Mint, type PoolAccount } from '@acequia/client';
import { packageFile } from './harness/files.js';
import { World } from './harness/given.js';

interface Vectors {
    readonly orders: Record<string, { accounts: [Address, number][]; data: string }>;
    readonly worth: string[][];
    readonly shares: string[][];
    readonly owed: string[][];
    readonly sizes: [number, number];
}

const FILE = packageFile('test/vectors/vault.json');
const VECTORS = JSON.parse(readFileSync(FILE, 'utf8')) as Vectors;
const DAY = 86_400n;

test('shares are worth, cost and are owed what the program reckons', () => {
    for (const row of VECTORS.worth) {
        const [burnt, all, assets, worth] = row.map(BigInt) as [bigint, bigint, bigint, bigint];
        assert.equal(vaults.assetsFor(burnt, all, assets), worth);
    }
    for (const row of VECTORS.shares) {
        const [amount, all, assets, bought] = row.map(BigInt) as [bigint, bigint, bigint, bigint];
        assert.equal(vaults.sharesFor(amount, all, assets), bought);
    }
    for (const row of VECTORS.owed) {
        const [from, to, shares, owed, whole] = row.map(BigInt);
        const checkpoint = { index: from!, owed: owed! };
        assert.equal(vaults.owedBy({ index: to! }, checkpoint, shares!), whole);
    }
});

test('every instruction has the accounts and the bytes of the program’s own builders', () => {
    const { orders } = VECTORS;
    const signer = createNoopSigner;
    const builders: Record<string, (accounts: Address[]) => Instruction> = {
        createVault: ([payer, vault, pool, position, stakeAccount, stakeMint, tokenProgram]) =>
            program.getCreateVaultInstruction({
                payer: signer(payer!),
                vault: vault!,
                pool: pool!,
                position: position!,
                stakeAccount: stakeAccount!,
                stakeMint: stakeMint!,
                tokenProgram: tokenProgram!,
                id: 0x0201,
            }),
        openAccount: ([payer, vault, shares, owner]) =>
            program.getOpenAccountInstruction({
                payer: signer(payer!),
                vault: vault!,
                shares: shares!,
                owner: owner!,
            }),
        deposit: (accounts) =>
            program.getDepositInstruction({
                ...principal(accounts, 4),
                depositor: signer(accounts[0]!),
                vault: accounts[1]!,
                shares: accounts[2]!,
                source: accounts[3]!,
                amount: 7_000n,
                leastShares: 1n << 70n,
            }),
        withdraw: (accounts) =>
            program.getWithdrawInstruction({
                ...principal(accounts, 4),
                owner: signer(accounts[0]!),
                vault: accounts[1]!,
                shares: accounts[2]!,
                destination: accounts[3]!,
                burnt: 1n << 71n,
                leastAmount: 6_999n,
            }),
        harvest: ([vault, pool, position, rewardVault, rewardAccount, rewardMint]) =>
            program.getHarvestInstruction({
                vault: vault!,
                pool: pool!,
                position: position!,
                rewardVault: rewardVault!,
                rewardAccount: rewardAccount!,
                rewardMint: rewardMint!,
                slot: 3,
            }),
        compound: ([vault, pool, position, rewardVault, ...rest]) =>
            program.getCompoundInstruction({
                ...principal([pool!, position!, ...rest], 0),
                vault: vault!,
                rewardVault: rewardVault!,
                slot: 2,
            }),
        claim: ([owner, vault, shares, rewardAccount, destination, rewardMint, tokenProgram]) =>
            program.getClaimInstruction({
                owner: signer(owner!),
                vault: vault!,
                shares: shares!,
                rewardAccount: rewardAccount!,
                destination: destination!,
                rewardMint: rewardMint!,
                tokenProgram: tokenProgram!,
            }),
        closeAccount: ([closer, vault, shares, rentPayer]) =>
            program.getCloseAccountInstruction({
                closer: signer(closer!),
                vault: vault!,
                shares: shares!,
                rentPayer: rentPayer!,
                forfeit: true,
            }),
        announce: ([owner, vault, shares]) =>
            program.getAnnounceInstruction({
                owner: signer(owner!),
                vault: vault!,
                shares: shares!,
            }),
        callOff: ([vault, ...rest]) =>
            program.getCallOffInstruction({ ...principal(rest, 0), vault: vault! }),
        emergencyExit: ([vault, ...rest]) =>
            program.getEmergencyExitInstruction({ ...principal(rest, 0), vault: vault! }),
    };
    assert.deepEqual(Object.keys(builders).sort(), Object.keys(orders).sort());
    for (const [verb, { accounts, data }] of Object.entries(orders)) {
        const built = builders[verb]!(accounts.map(([address]) => address));
        const role = (one: AccountRole) => [0, 1, 2, 3][one];
        assert.deepEqual(
            built.accounts!.map((one) => [one.address, role(one.role)]),
            accounts,
            verb,
        );
        assert.equal(Buffer.from(built.data!).toString('hex'), data, verb);
    }
});

/** Pool, position and what principal needs, from a place in a list on. */
function principal(accounts: readonly Address[], from: number) {
    const [pool, position, stakeVault, stakeAccount, stakeMint, tokenProgram] =
        accounts.slice(from);
    return {
        pool: pool!,
        position: position!,
        stakeVault: stakeVault!,
        stakeAccount: stakeAccount!,
        stakeMint: stakeMint!,
        tokenProgram: tokenProgram!,
    };
}

interface Scene {
    readonly w: World;
    readonly pool: PoolAccount;
    readonly lp: KeyPairSigner;
    readonly vault: Address;
    readonly agua: Mint;
    readonly sal: Mint;
}

/** A pool that pays its own stake and another mint, and a vault over it. */
async function scene(): Promise<Scene> {
    const w = await World.begin();
    w.node.deploy(program.VAULT_PROGRAM_ADDRESS, 'autocompounder');
    const [team, lp, agua, sal] = [
        await w.wallet(),
        await w.wallet(),
        await w.mint(),
        await w.mint(),
    ];
    const { address } = await w.pool({ creator: team, stake: agua, capacity: 2 });
    for (const reward of [agua, sal]) {
        await w.give(reward, team.address, 100_000_000n);
        const segments = [{ seconds: Number(100n * DAY), amount: 100_000_000n }];
        const terms = { rewardManager: team, reward, segments };
        await w.send(team, await addStream({ pool: await w.read(address), ...terms }));
    }
    await w.give(agua, lp.address, 1_000_000_000n);
    const pool = await w.read(address);
    await w.send(lp, await vaults.createVault({ pool, payer: lp, id: 0 }));
    return { w, pool, lp, vault: await vaults.vaultAddress(pool.address, 0), agua, sal };
}

async function acting({ w, lp, vault }: Scene) {
    const pooled = await vaults.fetchPooled(w.rpc, vault);
    const account = await vaults.fetchShares(w.rpc, vault, lp.address);
    return { pooled, account, owner: lp, now: await w.now() };
}

test('what is deposited is compounded, passed on and paid back, to the unit as it was foretold', async () => {
    const s = await scene();
    const { w, lp, agua, sal, vault } = s;
    await w.send(lp, await vaults.deposit(w.rpc, { ...(await acting(s)), amount: 400_000_000n }));
    await w.pass(10n * DAY);
    const before = await acting(s);
    const held = before.account!.data.shares;
    const foretold = vaults.worthOf(before.pooled, held, before.now);
    const [passed] = vaults.passedOn(before.pooled, before.account!, before.now);
    assert.ok(foretold > 409_000_000n && passed!.units > 9_000_000n);
    assert.equal(passed!.mint, sal.mint);
    const keeper = await w.wallet();
    for (const orders of await vaults.harvest({ ...before, payer: keeper })) {
        await w.send(keeper, orders);
    }
    const after = await acting(s);
    const { assets } = after.pooled.vault.data;
    assert.ok(assets >= 409_000_000n, `it was compounded: ${assets}`);
    for (const orders of await vaults.claim({ ...after, account: after.account! })) {
        await w.send(lp, orders);
    }
    assert.ok((await w.balance(sal, lp.address)) >= passed!.units);

    const now = await acting(s);
    const some = vaults.sharesWorth(now.pooled, held, 100_000_000n, now.now);
    assert.equal(vaults.worthOf(now.pooled, some, now.now), 100_000_000n);
    await w.send(lp, await vaults.withdraw({ ...now, burnt: some }));
    assert.equal(await w.balance(agua, lp.address), 700_000_000n);
    const rest = await acting(s);
    await w.send(lp, await vaults.withdraw({ ...rest, burnt: rest.account!.data.shares }));
    assert.ok((await w.balance(agua, lp.address)) >= 600_000_000n + foretold - 1n);
    const left = await acting(s);
    await w.send(lp, vaults.closeShares(left.account!, lp));
    assert.equal(await vaults.fetchShares(w.rpc, vault, lp.address), undefined);
});

test('vaults and shares are found, and an emergency is announced and called off', async () => {
    const s = await scene();
    const { w, lp, vault } = s;
    await w.send(lp, await vaults.deposit(w.rpc, { ...(await acting(s)), amount: 1_000_000n }));
    const [found] = await vaults.findVaults(w.rpc);
    assert.equal(found!.vault.address, vault);
    const mine = (await vaults.findShares(w.rpc, lp.address)).get(vault)!;
    assert.equal(mine.data.shares, 1_024_000_000n);
    await w.send(lp, vaults.announceEmergency(mine, lp));
    assert.equal((await acting(s)).pooled.vault.data.phase, vaults.Phase.Announced);
    await assert.rejects(w.send(lp, vaults.announceEmergency(mine, lp)), /announced already/);
    await w.send(lp, await vaults.callOffEmergency((await acting(s)).pooled));
    assert.equal((await acting(s)).pooled.vault.data.phase, vaults.Phase.Running);
});
