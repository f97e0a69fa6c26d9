/** The chain's clock on a page. It is read every few seconds and runs on in between, as fast as it
 *  was seen to run: a local chain's may run a thousand times faster than a wall clock. */
import { fetchNow } from '@acequia/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useConnection } from './connection';

/** A reading: what the chain said [unix s], and when [ms of the machine]. */
export interface Reading {
    readonly chain: bigint;
    readonly machine: number;
}

/** How a clock runs that has been read a few times. */
export interface Pace {
    readonly last: Reading;
    /** The reading from which the speed is being measured. */
    readonly from: Reading;
    /** Chain seconds in a machine's second. */
    readonly speed: number;
}

const READ_EVERY_MS = 2_000;
/** Readings less far apart say little about the speed: a chain's clock moves block by block. */
const TELLING_MS = 4_000;

/** The pace after another reading. Speeds near 1 are 1: what a block is late is no drift. A clock
 *  that is told to stand still (0) is only read: when somebody moves it, that is no speed. */
export function paced(before: Pace | undefined, now: Reading, told = 1): Pace {
    if (!before || told === 0) return { last: now, from: now, speed: told };
    const { from, speed } = before;
    const passed = now.machine - from.machine;
    if (passed < TELLING_MS) return { last: now, from, speed };
    const seen = (Number(now.chain - from.chain) * 1_000) / passed;
    return { last: now, from: now, speed: seen > 0.2 && seen < 3 ? 1 : seen };
}

/** What the clock would say at a moment of the machine [unix s]. */
export function timeAt({ last, speed }: Pick<Pace, 'last' | 'speed'>, machine: number): bigint {
    return last.chain + BigInt(Math.floor(((machine - last.machine) * speed) / 1_000));
}

/** The pace of the chain's clock; `undefined` until it has answered. */
export function usePace(): Pace | undefined {
    const { cluster, rpc } = useConnection();
    const query = useQuery({
        queryKey: ['chain', cluster.rpc, 'clock'],
        queryFn: async ({ client, queryKey }) => {
            const asked = performance.now();
            const chain = await fetchNow(rpc);
            // It was that time at the latest when half of the way back was behind the answer.
            const machine = (asked + performance.now()) / 2;
            return paced(client.getQueryData<Pace>(queryKey), { chain, machine }, cluster.speed);
        },
        refetchInterval: READ_EVERY_MS,
        structuralSharing: false,
    });
    return query.data;
}

/** The time of the chain [unix s], anew every `every` ms; `undefined` until it is known. */
export function useNow(every = 1_000): bigint | undefined {
    const pace = usePace();
    const [machine, setMachine] = useState(() => performance.now());
    useEffect(() => {
        const timer = setInterval(() => setMachine(performance.now()), every);
        return () => clearInterval(timer);
    }, [every]);
    return pace && timeAt(pace, Math.max(machine, pace.last.machine));
}
