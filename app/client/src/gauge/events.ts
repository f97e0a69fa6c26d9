/** What gauges did, from a transaction's logs. */
import { GAUGE_EVENTS, type GaugeEvent } from '../generated/gauge/events.js';
import { GAUGE_PROGRAM_ADDRESS } from '../generated/gauge/programs/gauge.js';
import type { VoteRecorded } from '../generated/gauge/types/voteRecorded.js';
import { decodedBy, loggedBy } from '../logged.js';
import { VOTE } from './allocation.js';

/** The gauge program's events in a transaction's logs, in order. Only what it has logged itself counts. */
export const gaugeEventsIn = (logs: readonly string[]): GaugeEvent[] =>
    loggedBy(GAUGE_PROGRAM_ADDRESS, logs).flatMap(
        (bytes) => (decodedBy(GAUGE_EVENTS, bytes) as GaugeEvent | undefined) ?? [],
    );

/** How a vote is divided, by the places of the epoch's pools [votes, rounded down]. */
export const votesByPlace = ({ weight, power, split }: VoteRecorded): bigint[] =>
    split.map((bps) => (weight * power * BigInt(bps)) / VOTE);
