/** Transactions that land, and what is remembered of them. */
import type { Asker } from '../asker.js';
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
