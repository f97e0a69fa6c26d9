/** Seals a block every so many milliseconds, by a clock that may run faster than one on the wall. */
import type { Chain } from './chain/chain.js';

/** How a clock runs. */
export interface Pace {
    readonly blockMs: number;
    /** How many times faster than on the wall. */
    readonly speed: number;
}

/** Starts it; returns what stops it. */
export function startClock(chain: Chain, { blockMs, speed }: Pace): () => void {
    let [started, began] = [performance.now(), Number(chain.now)];
    const timer = setInterval(() => {
        const seconds = ((performance.now() - started) / 1_000) * speed;
        const time = BigInt(Math.floor(began + seconds));
        // Somebody has moved it further: it goes on from there.
        if (time < chain.now) [started, began] = [performance.now(), Number(chain.now)];
        chain.seal(time < chain.now ? chain.now : time);
    }, blockMs);
    return () => clearInterval(timer);
}
