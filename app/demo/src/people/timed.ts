/** What happens at times of the chain's clock, live or in a hurry. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chain } from '../chain/chain.js';

/** How often it is looked whether something is due [ms]. */
const LOOK_MS = 200;

/** Something that has a next time. */
export interface Timed {
    /** When it is due next [unix s]; `undefined` where nothing is to come. */
    readonly due: bigint | undefined;
    /** Does what is due by a time of the chain [unix s]. Failures are told, not thrown. */
    catchUp(now: bigint): Promise<void>;
}

/** Plays all of it up to a time of the chain by moving its clock from one to the next. Does
 *  nothing where the clock cannot be moved. */
export async function playTo(chain: Chain, all: readonly Timed[], end: bigint): Promise<void> {
    if (!chain.network.travelTo) return;
    for (;;) {
        const due = earliest(all);
        const isOver = due === undefined || due > end;
        const to = isOver ? end : due;
        await chain.travelTo(to);
        if (isOver) return;
        const now = await chain.now();
        for (const one of all) await one.catchUp(now);
    }
}

function earliest(all: readonly Timed[]): bigint | undefined {
    const times = all.flatMap(({ due }) => due ?? []);
    return times.reduce<bigint | undefined>(
        (least, time) => (least === undefined || time < least ? time : least),
        undefined,
    );
}

/** Does each when its time has come, until it is stopped. None waits for another. */
export async function live(
    chain: Chain,
    all: readonly Timed[],
    signal: AbortSignal,
): Promise<void> {
    const busy = new Map<Timed, Promise<void>>();
    while (!signal.aborted) {
        const now = await chain.now().catch(() => 0n);
        for (const one of all) {
            if (busy.has(one) || one.due === undefined || one.due > now) continue;
            busy.set(
                one,
                one.catchUp(now).finally(() => busy.delete(one)),
            );
        }
        await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    }
    await Promise.all(busy.values());
}
