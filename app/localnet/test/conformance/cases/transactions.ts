/** Transactions that land, and what is remembered of them. */
import type { Asker } from '../asker.js';
import { filledWith } from '../people.js';
import { CONFIRMED, SOL, type World } from '../world.js';

const ASKED = { ...CONFIRMED, maxSupportedTransactionVersion: 1 };
const IN_JSON = { ...ASKED, encoding: 'json' };

/** As bytes: their text, and its encoding. */
const kept = (asker: Asker, signature: string, encoding: string) =>
    asker.ask<{ transaction: [string, string] }>('getTransaction', [
        signature,
        { ...ASKED, encoding },
    ]);

export async function aboutLanding(world: World): Promise<void> {
    const { asker, bob } = world;
    const statuses = (name: string, ...all: string[]) =>
        asker.compare(`status ${name}`, 'getSignatureStatuses', [
            all,
            { searchTransactionHistory: true },
        ]);
    for (const version of ['legacy', 0, 1] as const) {
        const name = `a transfer, version ${version}`;
        const { wire, signature } = await world.transfer(SOL / 100, { name, version });
        await world.sends(name, wire);
        await asker.compare(`${name}: balance`, 'getBalance', [bob.address, CONFIRMED]);
        await asker.compare(`${name}: in json`, 'getTransaction', [signature, IN_JSON]);
        const { result: text } = await kept(asker, signature, 'base58');
        asker.keep(`${name}: in base58`, { ...text, transaction: text.transaction[1] });
        const { result } = await kept(asker, signature, 'base64');
        asker.keep(`${name}: in base64`, result.transaction[0] === wire);
        await asker.compare(`${name}: no version named`, 'getTransaction', [
            signature,
            { ...CONFIRMED, encoding: 'json' },
        ]);
    }
    const unknown = '1'.repeat(64);
    await asker.compare('a transaction nobody sent', 'getTransaction', [unknown, ASKED]);
    await statuses('of what nobody sent', unknown);
    await statuses('of nothing');
    await asker.compare('statuses of too many', 'getSignatureStatuses', [
        new Array<string>(257).fill(unknown),
    ]);
}

export async function aboutFailing(world: World): Promise<void> {
    const { asker } = world;
    const name = 'a transfer of more than there is';
    const { wire, signature } = await world.transfer(1_000 * SOL, { name });
    await world.sends(name, wire);
    await asker.compare(`${name}: no trace`, 'getSignatureStatuses', [[signature]]);
    await world.sends(`${name}, without preflight`, wire, { skipPreflight: true });
    await asker.compare(`${name}: a trace`, 'getSignatureStatuses', [[signature]]);
    await asker.compare(`${name}: kept`, 'getTransaction', [signature, IN_JSON]);
    await world.sends(`${name}, once more`, wire);
}

export async function aboutHistory(world: World): Promise<void> {
    const { asker, poor } = world;
    await asker.compare('history of nobody', 'getSignaturesForAddress', [poor.address, CONFIRMED]);
    const signatures: string[] = [];
    for (const nth of [1, 2, 3]) {
        const order = { name: `gift ${nth}`, version: 'legacy' as const };
        const { wire, signature } = await world.gift(nth, order);
        await world.sends(order.name, wire);
        signatures.push(signature);
    }
    const history = (name: string, options: object) =>
        asker.compare(`history ${name}`, 'getSignaturesForAddress', [
            poor.address,
            { ...CONFIRMED, ...options },
        ]);
    await history('of three', {});
    await history('of the newest', { limit: 1 });
    await history('before the newest', { before: signatures[2] });
    await history('since the oldest', { until: signatures[0] });
    await history('between', { before: signatures[2], until: signatures[0] });
    await history('of none', { limit: 0 });
    await history('of too many', { limit: 1_001 });
    await history('before no signature', { before: 'abc' });
}

export async function aboutAirdrops({ asker, bob }: World): Promise<void> {
    const { result } = await asker.ask('requestAirdrop', [bob.address, SOL]);
    asker.keep('an airdrop', typeof result);
    await asker.compare('after an airdrop', 'getBalance', [bob.address, CONFIRMED]);
    await asker.compare('an airdrop to nobody', 'requestAirdrop', ['nobody', SOL]);
    await asker.compare('an airdrop of nothing', 'requestAirdrop', [bob.address]);
}

export async function aboutFees(world: World): Promise<void> {
    const { asker } = world;
    const fee = (name: string, message: string) =>
        asker.compare(`the fee of ${name}`, 'getFeeForMessage', [message, CONFIRMED]);
    for (const version of ['legacy', 0] as const) {
        const name = `version ${version}`;
        const { wire } = await world.transfer(1, { name: `fee, ${name}`, version });
        await fee(name, messageIn(wire));
    }
    const old = { name: 'fee, old', blockhash: filledWith(5) };
    await fee('a blockhash nobody knows', messageIn((await world.transfer(1, old)).wire));
    await fee('no message', 'AAAA');
    // How many blocks are told of is a matter of when it is asked, and of which, of the network.
    const { result } = await asker.ask<Paid[]>('getRecentPrioritizationFees', []);
    asker.keep(
        'what others pay, who name no price',
        [...new Set(result.map(priceOf))].filter(Boolean),
    );
    await asker.compare('what others pay for no address', 'getRecentPrioritizationFees', [['x']]);
}

/** Before there are any of version 1: see `PRICES`. */
export async function aboutPriority(world: World): Promise<void> {
    const { asker } = world;
    for (const [version, price] of PRICES) {
        const name = `a transfer with priority, version ${version}`;
        const { wire } = await world.transfer(1, { name, version, price });
        await world.sends(name, wire);
        await world.passBlocks(2);
        const params = [[world.bob.address]];
        const { result } = await asker.ask<Paid[]>('getRecentPrioritizationFees', params);
        asker.keep(
            `${name}: what was paid`,
            [...new Set(result.map(priceOf))].filter(Boolean).sort(),
        );
    }
}

/** By versions [millionths of a lamport per compute unit]. Not of version 1: with one of those in its blocks
 *  Surfpool was seen not to answer any more, on a busy machine. */
const PRICES = [
    ['legacy', 7_000_000n],
    [0, 8_000_000n],
] as const;

interface Paid {
    readonly prioritizationFee: number;
}

const priceOf = ({ prioritizationFee }: Paid): number => prioritizationFee;

/** Behind a count of one, and that signature. */
const messageIn = (wire: string): string =>
    Buffer.from(wire, 'base64').subarray(65).toString('base64');
