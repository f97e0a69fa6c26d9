/** The network that a demo runs on: `acequia-localnet`, or what is installed here. */
import { travelTo } from '@acequia/localnet';
import { json, startNetwork as startHere } from '@acequia/localnet/in-process';
import type { Address } from '@solana/kit';
import { ROOT } from '../repository.js';
import { installedHere, startInstalled } from './installed.js';

/** How a network is to run. */
export interface NetworkOptions {
    /** A block every so many milliseconds; without it one with each transaction, between which
     *  time stands still. */
    readonly blockMs?: number | undefined;
    /** How many times faster than a clock on the wall. Needs `blockMs`. */
    readonly speed?: number | undefined;
    /** Starts at this time [unix s], which must lie ahead. */
    readonly time?: number | undefined;
    /** Who gets SOL to begin with. */
    readonly funded: Address;
    /** More programs: files by their addresses. Only `acequia-localnet` takes them. */
    readonly programs?: Readonly<Record<string, string>> | undefined;
    /** Whether one that is installed takes its place, which keeps a time of its own. */
    readonly installed?: boolean | undefined;
}

/** A network that runs on this machine. */
export interface Network {
    /** What it is, in words. */
    readonly name: string;
    /** Where its JSON-RPC is. */
    readonly rpc: string;
    /** Where its websockets are. */
    readonly ws: string;
    /** How many times faster than a clock on the wall; 0 where time stands still. */
    readonly speed: number;
    /** Moves the clock ahead [unix s]; `undefined` where that cannot be done. */
    readonly travelTo: ((time: bigint) => Promise<void>) | undefined;
    /** Answers at once, where it runs in this process; else it is asked over HTTP. */
    readonly answer?: (request: unknown) => Promise<unknown>;
    /** Resolves when it has ended, whoever ended it. */
    readonly ended: Promise<void>;
    /** Ends it. */
    readonly stop: () => Promise<void>;
}

/** Starts one. */
export async function startNetwork(options: NetworkOptions): Promise<Network> {
    const kind = options.installed ? installedHere() : undefined;
    if (kind) return startInstalled(kind, options);
    const { blockMs, time, funded, programs } = options;
    const speed = blockMs === undefined ? undefined : (options.speed ?? 1);
    const net = await startHere({ root: ROOT, blockMs, speed, time, programs, fund: [funded] });
    const { rpc, ws } = net.announced;
    let end!: () => void;
    const ended = new Promise<void>((resolve) => (end = resolve));
    return {
        name: 'acequia-localnet',
        rpc,
        ws,
        speed: speed ?? 0,
        travelTo: (time) => travelTo(net.answer, time),
        answer: async (request) => json.read((await net.answer(json.write(request)))!),
        ended,
        stop: () => net.stop().finally(end),
    };
}
