/** What a node says of itself and of time. */
import { filledWith, latest } from '../people.js';
import { CONFIRMED, type World } from '../world.js';

export async function aboutTheNode({ asker }: World): Promise<void> {
    for (const method of ['getHealth', 'getVersion', 'getFirstAvailableBlock']) {
        await asker.compare(method, method);
    }
    for (const commitment of ['processed', 'confirmed', 'finalized']) {
        for (const method of ['getSlot', 'getBlockHeight', 'getEpochInfo', 'getLatestBlockhash']) {
            const { result } = await asker.ask(method, [{ commitment }]);
            asker.keep(
                `${method}, ${commitment}`,
                typeof result === 'number' ? 'a number' : { result },
            );
        }
    }
    const { result: genesis } = await asker.ask('getGenesisHash');
    asker.keep('getGenesisHash', typeof genesis);
    await asker.compare('a blockhash that lives', 'isBlockhashValid', [
        await latest(asker),
        CONFIRMED,
    ]);
    await asker.compare('a blockhash nobody knows', 'isBlockhashValid', [filledWith(3), CONFIRMED]);
    await asker.compare('getTransactionCount', 'getTransactionCount', [CONFIRMED]);
    const { result: slot } = await asker.ask<number>('getSlot', [CONFIRMED]);
    const { result: time } = await asker.ask('getBlockTime', [slot]);
    asker.keep('getBlockTime', typeof time);
    for (const bytes of [0, 82, 165, 10_000]) {
        const method = 'getMinimumBalanceForRentExemption';
        await asker.compare(`${method} of ${bytes}`, method, [bytes]);
    }
    await asker.compare('minContextSlot ahead', 'getLatestBlockhash', [
        { minContextSlot: slot + 1_000_000, ...CONFIRMED },
    ]);
}
