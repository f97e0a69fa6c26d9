/** What a demo asks of the network that it runs on, and is given. */
import type { Address } from '@solana/kit';

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
    readonly rpc: string;
    readonly ws: string;
    /** How many times faster than a clock on the wall; 0 where time stands still. */
    readonly speed: number;
    /** Moves the clock ahead [unix s]; `undefined` where that cannot be done. */
    readonly travelTo: ((time: bigint) => Promise<void>) | undefined;
    /** Answers at once, where it runs in this process; else it is asked over HTTP. */
    readonly answer?: (request: unknown) => Promise<unknown>;
    /** Resolves when it has ended, whoever ended it. */
    readonly ended: Promise<void>;
    readonly stop: () => Promise<void>;
}
