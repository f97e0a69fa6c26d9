/** Waiting for what must come true, instead of for a time. */
import { setTimeout as sleep } from 'node:timers/promises';

/** How long anything may take on a busy machine [ms]. */
export const PATIENCE_MS = 40_000;
const LOOK_EVERY_MS = 50;

/** Asks again until it no longer throws; throws what it threw last when patience is at its end. */
export async function eventually<T>(ask: () => Promise<T>, patience = PATIENCE_MS): Promise<T> {
    const end = performance.now() + patience;
    for (;;) {
        try {
            return await ask();
        } catch (error) {
            if (performance.now() > end) throw error;
        }
        await sleep(LOOK_EVERY_MS);
    }
}
