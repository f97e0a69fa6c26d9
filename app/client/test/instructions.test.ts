/** What makes farms and gauges here are the instructions that the CLI sends, account by account and byte
 *  by byte: `crates/acequia-gauge-interface/tests/vectors.rs` makes the vectors. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createNoopSigner, getAddressDecoder, type Address, type Instruction } from '@solana/kit';
import {
    acequia,
    addFlowStream,
    addStream,
    commitStream,
    createPool,
    extendStream,
    gauge,
    gauges,
    rollStream,
    StreamState,
    TokenKind,
    type PoolAccount,
} from '@acequia/client';
import { packageFile } from './harness/files.js';

interface Vector {
    readonly program: Address;
    readonly accounts: readonly (readonly [address: Address, role: number])[];
    /** Hexadecimal digits. */
    readonly data: string;
}

const file = packageFile('test/vectors/instructions.json');
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Vector[]>;

const key = (byte: number) => getAddressDecoder().decode(new Uint8Array(32).fill(byte));
const me = createNoopSigner(key(1));
const stake = { mint: key(2), kind: TokenKind.Token2022 };
const reward = { mint: key(3), kind: TokenKind.SplToken };
const caps = { pool: 5_000_000n, position: 70_000n };
const slot = 4;
const segments = [
    { seconds: 86_400, amount: 1_000n },
    { seconds: 60, amount: (1n << 64n) - 1n },
];

/** A pool whose last slot is in that state, as far as builders look at it. */
async function poolAt(address: Address, state: StreamState): Promise<PoolAccount> {
    const { mint, kind: tokenProgram } = reward;
    const [vault] = await acequia.findRewardVaultPda({ pool: address, mint, slot });
    const other = { books: { state: StreamState.Active } };
    const last = { mint, vault, tokenProgram, books: { state } };
    const streams = [other, other, other, other, last];
    return { address, data: { streams } } as unknown as PoolAccount;
}

const terms = {
    id: 0x0201,
    capacity: 5,
    lock: { maxSeconds: 7_776_000, maxMultiplierBps: 30_000, earlyLeaveBps: 500 },
    caps,
    acceptedRisks: 0x0105,
};

async function streamsIn(address: Address): Promise<Record<string, Instruction[]>> {
    const pool = await poolAt(address, StreamState.Active);
    const adding = { pool, rewardManager: me, reward, slot };
    const [start, committedUntil] = [1_900_000_000n, 1_900_000_060n];
    const rate = { fullWeight: 1n << 50n, leastWeight: 7n };
    const curve = { segments, start, committedUntil, rate };
    return {
        addStream: await addStream({ ...adding, ...curve }),
        addFlowStream: await addFlowStream({ ...adding, window: 604_800 }),
        extendStream: await extendStream({ pool, slot, funder: me, segments }),
        rollStream: rollStream({ pool, slot, funder: me, segments, start }),
        commitStream: commitStream({ pool, slot, funder: me, until: (1n << 64n) - 2n }),
    };
}

async function gaugeOver(address: Address): Promise<Record<string, Instruction[]>> {
    const epochs = { genesis: 1_900_000_000n, epochSeconds: 604_800, closingSeconds: 86_400 };
    const votes = { quorum: 12n, capBps: 4_000, epochBudget: 1n << 60n };
    const created = await gauges.createGauge({
        creator: me,
        reward,
        id: 0x0403,
        ...epochs,
        ...votes,
    });
    const [budget] = await gauge.findBudgetPda({ gauge: created.gauge });
    const data = { rewardMint: reward.mint, tokenProgram: reward.kind, budget };
    const of = { gauge: { address: created.gauge, data } as gauges.GaugeAccount };
    const pool = await poolAt(address, StreamState.Empty);
    return {
        createGauge: created.instructions,
        addGaugePool: await gauges.addGaugePool({ ...of, pool, authority: me, power: 3n << 31n }),
        fundGauge: await gauges.fundGauge({ ...of, funder: me, amount: 1n << 63n }),
    };
}

/** As the vectors have it. */
function seen({ programAddress: program, accounts = [], data = new Uint8Array() }: Instruction) {
    const roles = accounts.map(({ address, role }) => [address, role]);
    return { program, accounts: roles, data: Buffer.from(data).toString('hex') };
}

test('what the CLI builds is built here', async () => {
    const { pool, instructions } = await createPool({ creator: me, stake, ...terms });
    const built = {
        createPool: instructions,
        setCaps: [acequia.getSetCapsInstruction({ authority: me, pool, caps })],
        ...(await streamsIn(pool)),
        ...(await gaugeOver(pool)),
    };
    const all = Object.entries(built).map(([verb, orders]) => [verb, orders.map(seen)] as const);
    assert.deepEqual(Object.fromEntries(all), vectors);
});
