/** A demo that runs in this process, until somebody ends it. */
import { startDemo, type Demo, type DemoOptions, type HistoryPlace } from '../demo.js';
import { announce, claim, forget } from './state.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is done once the app can be opened. */
export type Ready = (demo: Demo) => void;

/** Runs it, and once the app is open, the server of histories, if one is wanted. Resolves with the process' exit code. */
export async function runHere(
    options: DemoOptions,
    of: string,
    ready: Ready,
    history?: HistoryPlace,
): Promise<number> {
    if (!claim(of)) {
        options.say('another demo of this checkout is starting: see `make demo-stop`');
        return 1;
    }
    const told = signalled();
    try {
        const demo = await Promise.race([startDemo(options), told.then(() => undefined)]);
        if (!demo) return 0;
        announce({ pid: process.pid, url: demo.url, of });
        ready(demo);
        const lost = (error: unknown) => options.say(`history: ${String(error)}`);
        if (history) void demo.keepHistory(history).catch(lost);
        const why = await Promise.race([told, demo.ended.then(() => undefined)]);
        options.say(why ? 'stopping' : 'the chain has ended by itself');
        await demo.stop();
        options.say('stopped');
        return why ? 0 : 1;
    } finally {
        forget();
    }
}

/** Resolves with the first signal that wants an end. A second one is not waited for. */
function signalled(): Promise<string> {
    return new Promise((resolve) => {
        let told = false;
        for (const signal of SIGNALS) {
            process.on(signal, () => {
                if (told) {
                    forget();
                    process.exit(1);
                }
                told = true;
                resolve(signal);
            });
        }
    });
}
