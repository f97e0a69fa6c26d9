/** Tokens of other kinds: withheld fees, SOL, amounts that wallets multiply; and the fee for the way out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    generateKeyPairSigner,
    getAddressEncoder,
    lamports,
    type Address,
    type KeyPairSigner,
} from '@solana/kit';
import {
    addStream,
    claim,
    claimAll,
    closePool,
    fetchDestinations,
    fetchMint,
    fetchNoWayOut,
    formatShown,
    harvestWithheld,
    leave,
    NATIVE_MINT,
    receivingSol,
    retireStream,
    RISKS,
    spendingSol,
    SPL_TOKEN,
    stake,
    findStakeTarget,
    streamsOf,
    tokenAccount,
    TokenKind,
    TOKEN_2022,
    unstake,
    windDownStream,
    type Mint,
    type PoolAccount,
} from '@acequia/client';
import { World } from './harness/given.js';

const SOL = 1_000_000_000n;
const bytesOf = (address: Address) => getAddressEncoder().encode(address);

/** A mint of 6 decimals, with what else is named. */
function mintData(...extensions: readonly [type: number, data: Uint8Array][]): Uint8Array {
    const data = Buffer.alloc(extensions.length ? 166 : 82);
    data.writeBigUInt64LE((1n << 64n) - 1n, 36);
    [data[44], data[45]] = [6, 1];
    if (extensions.length) data[165] = 1;
    return Buffer.concat([data, ...extensions.flatMap(([type, more]) => [head(type, more), more])]);
}

function head(type: number, { length }: Uint8Array): Uint8Array {
    const data = Buffer.alloc(4);
    data.writeUInt16LE(type);
    data.writeUInt16LE(length, 2);
    return data;
}

function put(w: World, address: Address, programAddress: Address, data: Uint8Array): void {
    const account = { lamports: lamports(SOL), data, executable: false };
    w.node.svm.setAccount({ address, programAddress, ...account });
}

/** What it withholds: 1 % of each transfer. */
function feeConfig(): Uint8Array {
    const fee = Buffer.alloc(18);
    fee.writeBigUInt64LE(1_000_000n, 8);
    fee.writeUInt16LE(100, 16);
    return Buffer.concat([Buffer.alloc(72), fee, fee]);
}

/** Where a mint with that alone counts what was brought to it. */
const BROUGHT = 234;

async function giveFeeTokens(w: World, { mint }: Mint, owner: Address, amount: bigint) {
    const data = Buffer.alloc(165);
    data.set(bytesOf(mint));
    data.set(bytesOf(owner), 32);
    data.writeBigUInt64LE(amount, 64);
    data[108] = 1;
    const extensions = Buffer.from([2, 7, 0, 0, 0, 2, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const account = await tokenAccount({ owner, mint, kind: TokenKind.Token2022 });
    put(w, account, TOKEN_2022, Buffer.concat([data, extensions]));
}

test('fees that were withheld in vaults are brought to the mint, and everything closes', async () => {
    const w = await World.begin();
    const [team, lp] = [await w.wallet(), await w.wallet()];
    const at = (await generateKeyPairSigner()).address;
    put(w, at, TOKEN_2022, mintData([1, feeConfig()]));
    const mint = await fetchMint(w.rpc, at);
    await giveFeeTokens(w, mint, team.address, 100_000n);
    await giveFeeTokens(w, mint, lp.address, 100_000n);
    const acceptedRisks = RISKS.transferFee;
    const pool = await w.pool({ creator: team, stake: mint, capacity: 1, acceptedRisks });
    const segments = [{ seconds: 1_000, amount: 10_000n }];
    const terms = { rewardManager: team, reward: mint, segments };
    await w.send(team, await addStream({ pool, ...terms }));
    const holding = await w.stake(pool, lp, 40_000n);
    await w.pass(2_000n);
    await w.sendAll(lp, await leave({ ...holding, owner: lp, now: await w.now() }));

    const present = () => w.read(pool.address);
    await w.send(team, windDownStream({ pool: await present(), slot: 0, closer: team }));
    const { vault } = streamsOf(await present())[0]!;
    const retiring = await retireStream({ pool: await present(), slot: 0, closer: team });
    await assert.rejects(w.send(team, retiring), /holds fees that the mint withheld/);
    await w.send(team, [...(await harvestWithheld(w.rpc, [vault])), ...retiring]);
    const brought = () => Buffer.from(w.node.svm.getAccount(at)!.data).readBigUInt64LE(BROUGHT);
    assert.equal(brought(), 100n);

    const stakeVault = streamless(await present());
    const closing = await closePool({ pool: await present(), closer: team });
    await assert.rejects(w.send(team, closing), /holds fees that the mint withheld/);
    await w.send(team, [...(await harvestWithheld(w.rpc, [stakeVault])), ...closing]);
    assert.equal(brought(), 500n);
});

function streamless(pool: PoolAccount): Address {
    assert.equal(streamsOf(pool).length, 0);
    assert.equal(pool.data.stakeVault.__option, 'Some');
    return (pool.data.stakeVault as { value: Address }).value;
}

test('nothing is harvested where nothing is withheld', async () => {
    const w = await World.begin();
    const mint = await w.mint(TokenKind.Token2022);
    const account = await w.give(mint, w.issuer.address, 1n);
    const nobody = (await generateKeyPairSigner()).address;
    assert.deepEqual(await harvestWithheld(w.rpc, [account, nobody]), []);
});

interface Spring {
    w: World;
    team: KeyPairSigner;
    lp: KeyPairSigner;
    pool: PoolAccount;
}

/** A pool in which SOL is staked, and 10 SOL are paid by each of so many streams over 1,000 s. */
async function spring(streams: number): Promise<Spring> {
    const w = await World.begin();
    const data = Buffer.from(mintData());
    data[44] = 9;
    put(w, NATIVE_MINT, SPL_TOKEN, data);
    const [team, lp] = [await w.wallet(), await w.wallet(5n)];
    const mint = await fetchMint(w.rpc, NATIVE_MINT);
    const { address } = await w.pool({ creator: team, stake: mint, capacity: 4 });
    for (let slot = 0; slot < streams; slot++) {
        const terms = { pool: await w.read(address), rewardManager: team, reward: mint };
        const segments = [{ seconds: 1_000, amount: 10n * SOL }];
        const adding = await addStream({ ...terms, segments });
        await w.send(team, await spendingSol(w.rpc, { owner: team }, 10n * SOL, adding));
    }
    return { w, team, lp, pool: await w.read(address) };
}

async function stakeSol({ w, lp, pool }: Spring, amount: bigint) {
    const target = await findStakeTarget(w.rpc, { pool: pool.address, owner: lp.address });
    const staking = await stake({ pool, owner: lp, amount, ...target });
    await w.send(lp, await spendingSol(w.rpc, { owner: lp }, amount, staking));
    return w.holding(pool, lp);
}

const held = ({ w, lp }: Spring) => w.node.svm.getAccount(lp.address)!.lamports;

async function wrappedOf({ w, lp }: Spring) {
    const of = { owner: lp.address, mint: NATIVE_MINT, kind: TokenKind.SplToken };
    return w.node.svm.getAccount(await tokenAccount(of));
}

test('SOL is wrapped to be staked, and what is paid is SOL again', async () => {
    const s = await spring(1);
    const { w, lp } = s;
    let holding = await stakeSol(s, 2n * SOL);
    assert.equal(holding.position.data.stake.amount, 2n * SOL);
    assert.equal(await wrappedOf(s), undefined, 'the account was needed for a moment only');
    await w.pass(500n);
    await w.send(
        lp,
        await receivingSol(w.rpc, { owner: lp }, await claim({ ...holding, owner: lp })),
    );
    assert.ok(held(s) > 7n * SOL && held(s) < 8n * SOL, `${held(s)}`);
    holding = await w.holding(s.pool, lp);
    const unstaking = await unstake({ ...holding, owner: lp, amount: SOL });
    await w.send(lp, await receivingSol(w.rpc, { owner: lp }, unstaking));
    assert.ok(held(s) > 8n * SOL, `${held(s)}`);
    assert.equal(await wrappedOf(s), undefined);
});

test('all that is claimed, and who leaves, is paid SOL however many streams pay it', async () => {
    const s = await spring(3);
    const { w, lp } = s;
    let holding = await stakeSol(s, 2n * SOL);
    await w.pass(500n);
    const owed = async () => ({
        holdings: [holding],
        owner: lp,
        now: await w.now(),
        destinations: await fetchDestinations(w.rpc, [holding], lp.address),
    });
    await w.sendAll(lp, await claimAll(await owed()));
    assert.ok(held(s) > 17n * SOL, `${held(s)}`);
    await w.pass(1_000n);
    holding = await w.holding(s.pool, lp);
    await w.sendAll(lp, await leave({ ...holding, ...(await owed()) }));
    assert.ok(35n * SOL - held(s) < 1_000_000n, `all of it, but for fees: ${held(s)}`);
    assert.equal(await wrappedOf(s), undefined);
});

test('SOL that somebody wrapped before is spent first, and what comes to it stays wrapped', async () => {
    const s = await spring(0);
    const { w, lp, pool } = s;
    // One that is there and empty, to which a SOL was sent by hand.
    const holding = await stakeSol(s, SOL);
    await w.send(lp, await unstake({ ...holding, owner: lp }));
    const before = (await wrappedOf(s))!.lamports;
    await stakeSol(s, 2n * SOL);
    assert.equal((await wrappedOf(s))!.lamports, before - SOL, 'one was there, one was wrapped');
    await w.send(lp, await unstake({ ...(await w.holding(pool, lp)), owner: lp, amount: SOL }));
    const rest = await unstake({ ...(await w.holding(pool, lp)), owner: lp });
    await w.send(lp, await receivingSol(w.rpc, { owner: lp }, rest));
    assert.equal((await wrappedOf(s))!.lamports, before + SOL);
});

test('amounts that wallets multiply are shown as they do', async () => {
    const w = await World.begin();
    const scaled = Buffer.alloc(56);
    scaled.writeDoubleLE(2.5, 32);
    scaled.writeBigInt64LE(2_000n, 40);
    scaled.writeDoubleLE(3, 48);
    const at = (await generateKeyPairSigner()).address;
    put(w, at, TOKEN_2022, mintData([25, scaled]));
    const mint = await fetchMint(w.rpc, at);
    assert.equal(formatShown(1_000_000_000n, mint, 1_999n), '2500');
    assert.equal(formatShown(1_000_000_000n, mint, 2_000n), '3000');
    assert.equal(formatShown(1n, mint, 0n), '0.000002', 'cut, as the token program does');
    const plain = await w.mint();
    assert.equal(plain.shown, undefined);
    assert.equal(formatShown(1_500_000n, plain, 0n), '1.5');
});

test('amounts that bear interest are shown with it', async () => {
    const w = await World.begin();
    const interest = Buffer.alloc(52);
    interest.writeInt16LE(500, 40);
    interest.writeInt16LE(500, 50);
    const at = (await generateKeyPairSigner()).address;
    put(w, at, TOKEN_2022, mintData([10, interest]));
    const year = BigInt(365.24 * 86_400);
    const mint = await fetchMint(w.rpc, at);
    // The token program's own test: 5 % a year, compounded without a break.
    assert.equal(formatShown(1_000_000n, mint, year), '1.051271');
});

test('who could not pay for the way out afterwards is told', async () => {
    const w = await World.begin();
    const [wallet, least] = [(await generateKeyPairSigner()).address, 890_880n];
    w.node.svm.airdrop(wallet, lamports(least + 25_000n));
    assert.equal(await fetchNoWayOut(w.rpc, wallet, 20_000n), undefined);
    const why = await fetchNoWayOut(w.rpc, wallet, 20_001n);
    assert.equal(why?.kind, 'funds');
    assert.match(why?.condition ?? '', /is left with 0\.000895879 SOL: .* needs 0\.00089588 SOL/);
    assert.ok(await fetchNoWayOut(w.rpc, wallet, 15_000n, 10_001n));
});
