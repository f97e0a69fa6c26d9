/** A network in this process: a chain with programs in it, served or asked directly. */
import type { Address } from '@solana/kit';
import { Chain } from './chain/chain.js';
import { deploy } from './chain/deploy.js';
import { Faucet, fund } from './chain/faucet.js';
import { startClock } from './clock.js';
import type { Announcement, Options } from './options.js';
import { bytesOf, programsOf } from './programs.js';
import { answerer, methodsOf, type Answer } from './rpc/answer.js';
import { serve } from './serve/server.js';

export interface Network {
    readonly announced: Announcement;
    /** Answers a request of JSON-RPC without a detour over HTTP. */
    readonly answer: Answer;
    /** Ends it; asked again, it says when that is done. */
    readonly stop: () => Promise<void>;
}

/** Starts it in this process. */
export async function startNetwork(options: Options): Promise<Network> {
    const { root, blockMs, speed = 1, time, fund: funded = [], programs: named = {} } = options;
    const programs = programsOf(root, named);
    const chain = new Chain({ time: startOf(time), blockEach: blockMs === undefined });
    const faucet = await Faucet.open(chain);
    for (const wallet of funded) fund(chain, wallet as Address);
    for (const program of programs) deploy(chain, program.address, bytesOf(program));
    chain.seal();
    const methods = methodsOf(faucet);
    const serving = await serve(chain, methods);
    const stopClock = blockMs === undefined ? () => {} : startClock(chain, { blockMs, speed });
    const announced = {
        rpc: `http://127.0.0.1:${serving.port}`,
        ws: `ws://127.0.0.1:${serving.port}`,
        programs: Object.fromEntries(programs.map(({ name, address }) => [name, address])),
        faucet: { address: faucet.address, key: faucet.key },
        pid: process.pid,
    };
    const end = async () => {
        stopClock();
        await serving.stop();
        chain.close();
    };
    let ended: Promise<void> | undefined;
    return { announced, answer: answerer(chain, methods), stop: () => (ended ??= end()) };
}

function startOf(time: number | undefined): bigint | undefined {
    const present = Math.floor(Date.now() / 1_000);
    if (time === undefined || time >= present) return time === undefined ? time : BigInt(time);
    throw new Error(`the clock cannot be set to ${time}. Name a time that lies ahead`);
}
