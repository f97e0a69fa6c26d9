/** The generated client against the IDL, and what this package adds to it against the layouts. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
    address,
    getAddressEncoder,
    getProgramDerivedAddress,
    none,
    some,
    type Address,
    type EncodedAccount,
    type ReadonlyUint8Array,
} from '@solana/kit';
import {
    acequia,
    ACEQUIA_PROGRAM_ADDRESS,
    toPool,
    toPosition,
    StreamState,
    TokenKind,
} from '@acequia/client';
import { packageFile, repositoryFile } from './harness/files.js';

interface Idl {
    address: string;
    instructions: { name: string }[];
    events: { name: string }[];
    errors: { code: number; name: string; msg: string }[];
}
const idl = JSON.parse(readFileSync(repositoryFile('idl/acequia.json'), 'utf8')) as Idl;
const A = address('So11111111111111111111111111111111111111112');

test('what is checked in is what the IDL says', () => {
    const script = packageFile('codama/generate.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], {
        encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
});

test('every instruction, event and error of the IDL is here', () => {
    assert.equal(ACEQUIA_PROGRAM_ADDRESS, idl.address as Address);
    const named = (name: string) =>
        name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const capital = (name: string) => named(name).replace(/^./, (letter) => letter.toUpperCase());
    for (const { name } of idl.instructions) {
        assert.ok(`get${capital(name)}Instruction` in acequia, name);
    }
    const events = acequia.ACEQUIA_EVENTS.map(({ name }) => capital(name));
    assert.deepEqual(
        events,
        idl.events.map(({ name }) => name),
    );
    const errors = acequia.ACEQUIA_ERRORS.map(({ code, condition, remedy }) => [
        code,
        `${condition} ${remedy}`,
    ]);
    assert.deepEqual(
        errors,
        idl.errors.map(({ code, msg }) => [code, msg]),
    );
});

function account(data: Uint8Array, owner: Address = ACEQUIA_PROGRAM_ADDRESS): EncodedAccount {
    const rest = { executable: false, lamports: 1n as never, space: BigInt(data.length) };
    return { address: A, data, programAddress: owner, ...rest };
}

/** An account of zeros but for some bytes, as `crates/acequia-interface` pins them. */
function bytes(size: number, fields: [number, ArrayLike<number>][]): Uint8Array {
    const data = new Uint8Array(size);
    fields.forEach(([at, values]) => data.set(values, at));
    return data;
}

const key = (byte: number) => new Uint8Array(32).fill(byte);
/** Where a pool's slots begin, how long one is, and where its books are; a position's checkpoints. */
const [SLOTS, SLOT, BOOKS] = [432, 576, 136];
const [CHECKPOINTS, CHECKPOINT] = [336, 40];
const POOL = (slots: number, fields: [number, ArrayLike<number>][]) =>
    bytes(SLOTS + slots * SLOT, [
        [0, acequia.POOL_DISCRIMINATOR],
        [8, [1]],
        [SLOTS - 8, [slots]],
        ...fields,
    ]);

test('a pool is read where the interface crate pins it', () => {
    const books = SLOTS + BOOKS;
    const { data } = toPool(
        account(
            POOL(1, [
                [9, [2, 3, 1]],
                [12, [4, 5]],
                [14, [1, 1]],
                [48, key(2)],
                [144, key(5)],
                [304, [1]],
                [312, [8, 9, 10]],
                [320, [2]],
                [328, [3]],
                [352, [6]],
                [360, [13, 0, 0, 0, 0, 0, 0, 0, 14]],
                [384, [8]],
                [400, [11]],
                [408, [12]],
                [SLOTS, key(1)],
                [SLOTS + 96, key(4)],
                [SLOTS + 128, [1, 9, 254]],
                [books, [7, 0, 0, 0, 1, 1, 1]],
                [books + 8, [5, 0, 0, 0, 0, 0, 0, 0, 6]],
            ]),
        ),
    );
    assert.deepEqual([data.bump, data.stakeVaultBump, data.flags, data.id], [2, 3, 1, 0x0504]);
    assert.deepEqual([data.capacity, data.stakeTokenProgram], [1, TokenKind.Token2022]);
    assert.deepEqual([data.acceptedRisks, data.stakeDecimals], [0x0908, 10]);
    assert.deepEqual([data.hookActivatesAt, data.createdAt], [1n, 2n]);
    assert.deepEqual(data.closingAnnouncedAt, 12n);
    assert.deepEqual([data.totals.staked, data.totals.lastUpdate], [3n, 6n]);
    assert.deepEqual(data.totals.origin, 13n + (14n << 64n));
    assert.deepEqual([data.caps.position, data.lock.earlyLeaveBps], [8n, 11]);
    assert.notDeepEqual(data.authority, none());
    assert.deepEqual([data.stakeVault, data.hook], [none(), none()]);
    const [slot] = data.streams;
    assert.notDeepEqual(slot!.pendingFunder, none());
    assert.deepEqual(
        [slot!.decimals, slot!.vaultBump, slot!.books.state],
        [9, 254, StreamState.Active],
    );
    assert.deepEqual([slot!.books.generation, slot!.books.index], [7, 5n + (6n << 64n)]);
});

test('sixteen streams and sixteen checkpoints are read to the end', () => {
    const pool = toPool(account(POOL(16, [[SLOTS + 15 * SLOT + BOOKS + 4, [3]]])));
    assert.equal(pool.data.streams[15]!.books.state, StreamState.Closing);
    const position = bytes(CHECKPOINTS + 16 * CHECKPOINT, [
        [0, acequia.POSITION_DISCRIMINATOR],
        [8, [1]],
        [12, [2, 3, 4, 5]],
        [144, [7]],
        [CHECKPOINTS - 8, [16]],
        [CHECKPOINTS + 15 * CHECKPOINT, [9]],
        [CHECKPOINTS + 15 * CHECKPOINT + 24, [19, 0, 0, 0, 0, 0, 0, 0, 20]],
    ]);
    const { checkpoints, index, stake } = toPosition(account(position)).data;
    assert.deepEqual([index, stake.amount], [0x05040302, 7n]);
    assert.deepEqual(checkpoints[15], { generation: 9, index: 0n, owed: 19n + (20n << 64n) });
});

test('addresses follow from the seeds that the interface crate names', async () => {
    const seed = getAddressEncoder().encode(A);
    const derived = async (...seeds: (string | ReadonlyUint8Array)[]) => {
        const programAddress = ACEQUIA_PROGRAM_ADDRESS;
        return (await getProgramDerivedAddress({ programAddress, seeds }))[0];
    };
    const [position] = await acequia.findPositionPda({ pool: A, opener: A, index: 0x04030201 });
    const index = Uint8Array.of(1, 2, 3, 4);
    assert.equal(position, await derived('position', seed, seed, index));
    const [delegated] = await acequia.findDelegatedPoolPda({ creator: A, asset: A, id: 0x0201 });
    assert.equal(delegated, await derived('delegated_pool', seed, seed, Uint8Array.of(1, 2)));
});

test('accounts are written as they are read', () => {
    const { data } = toPool(account(POOL(3, [[SLOTS + SLOT + BOOKS, [1, 0, 0, 0, 1]]])));
    const written = acequia.getPoolEncoder().encode({ ...data, authority: some(A) });
    assert.equal(written.length, SLOTS + 3 * SLOT);
    assert.deepEqual(acequia.getPoolDecoder().decode(written).authority, some(A));
});

test('what only looks like an account of the farm is refused in words', () => {
    const good = POOL(1, []);
    const refusals: [Parameters<typeof toPool>[0], RegExp][] = [
        [account(good, A), /belongs to So1.*, not to the farm. Pass the address of a pool/],
        [account(bytes(SLOTS + SLOT, [[8, [1]]])), /is not a pool/],
        [account(POOL(1, [[8, [2]]])), /layout version 2, and this client reads 1. Update/],
        [{ address: A, exists: false }, /There is no account at .* the cluster it is on/],
    ];
    for (const [given, words] of refusals) assert.throws(() => toPool(given), words);
    assert.throws(() => toPosition(account(good)), /is not a position/);
});
