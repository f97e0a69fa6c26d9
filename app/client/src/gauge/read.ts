/** Gauges and their epochs: what is voted on, and until when. */
import {
    fetchEncodedAccount,
    type Account,
    type Address,
    type MaybeEncodedAccount,
} from '@solana/kit';
import { decodeEpoch, EPOCH_DISCRIMINATOR, type Epoch } from '../generated/gauge/accounts/epoch.js';
import { decodeGauge, GAUGE_DISCRIMINATOR, type Gauge } from '../generated/gauge/accounts/gauge.js';
import { GAUGE_OFFSETS } from '../generated/gauge/offsets.js';
import { findEpochPda } from '../generated/gauge/pdas/epoch.js';
import { GAUGE_PROGRAM_ADDRESS } from '../generated/gauge/programs/gauge.js';
import { fetchInBatches } from '../read/batches.js';
import { read, readable, type LeftOut, type SomeAccount } from '../read/decode.js';
import { matchAddress, searchAccounts } from '../read/filters.js';
import type { ReadRpc, SearchRpc } from '../types.js';

/** A gauge: its address and what is in it. */
export type GaugeAccount = Account<Gauge>;
/** An epoch of a gauge, which is the ballot that is voted on. */
export type EpochAccount = Account<Epoch>;

const PROGRAM = { address: GAUGE_PROGRAM_ADDRESS, name: 'gauge program' };

/** Reads a gauge. Throws a `ClientFailure` if there is none at the address. */
export async function fetchGauge(rpc: ReadRpc, address: Address): Promise<GaugeAccount> {
    return toGauge(await fetchEncodedAccount(rpc, address));
}

/** Finds gauges by who created them, and who has their authority; all gauges where nobody is named. */
export async function findGauges(
    rpc: SearchRpc,
    by: { creator?: Address; authority?: Address } = {},
    leftOut?: LeftOut,
): Promise<GaugeAccount[]> {
    const matches = [
        { offset: 0, bytes: GAUGE_DISCRIMINATOR },
        ...matchAddress(GAUGE_OFFSETS.gauge.creator, by.creator),
        ...matchAddress(GAUGE_OFFSETS.gauge.authority, by.authority),
    ];
    const found = await searchAccounts(rpc, matches, GAUGE_PROGRAM_ADDRESS);
    return readable(found, toGauge, leftOut);
}

const toGauge = (account: SomeAccount): GaugeAccount =>
    read(account, /* words */ 'gauge', GAUGE_DISCRIMINATOR, decodeGauge, PROGRAM);

/** Reads an epoch of a gauge; `undefined` where it has not been opened, or is closed. */
export async function fetchEpoch(
    rpc: ReadRpc,
    gauge: Address,
    number: bigint,
): Promise<EpochAccount | undefined> {
    const [address] = await findEpochPda({ gauge, number });
    const account: MaybeEncodedAccount = await fetchEncodedAccount(rpc, address);
    return account.exists ? toEpoch(account) : undefined;
}

/** How many numbers back an epoch is looked for. */
const LATEST = 16n;

/** The latest epochs of a gauge that have an account, by rising number. */
export async function fetchEpochs(
    rpc: ReadRpc,
    { address: gauge, data }: GaugeAccount,
): Promise<EpochAccount[]> {
    const { nextEpoch } = data.books;
    const count = nextEpoch < LATEST ? nextEpoch : LATEST;
    const pdas = await Promise.all(
        Array.from({ length: Number(count) }, (_, nth) =>
            findEpochPda({ gauge, number: nextEpoch - count + BigInt(nth) }),
        ),
    );
    const addresses = pdas.map(([address]) => address);
    const accounts = await fetchInBatches(rpc, addresses);
    return accounts.filter((one) => one.exists).map(toEpoch);
}

/** Every epoch that has an account, of a gauge or of all. One that cannot be read is left out, and
 *  `leftOut` is told. */
export async function findEpochs(
    rpc: SearchRpc,
    by: { gauge?: Address } = {},
    leftOut?: LeftOut,
): Promise<EpochAccount[]> {
    const matches = [
        { offset: 0, bytes: EPOCH_DISCRIMINATOR },
        ...matchAddress(GAUGE_OFFSETS.epoch.gauge, by.gauge),
    ];
    const found = await searchAccounts(rpc, matches, GAUGE_PROGRAM_ADDRESS);
    return readable(found, toEpoch, leftOut);
}

const toEpoch = (account: SomeAccount): EpochAccount =>
    read(account, /* words */ 'epoch', EPOCH_DISCRIMINATOR, decodeEpoch, PROGRAM);

/** The number of the epoch that runs at `now` [unix s]; `undefined` before the first. */
export function epochNumberAt(gauge: GaugeAccount, now: bigint): bigint | undefined {
    const { genesis, epochSeconds } = gauge.data.terms;
    return now < genesis ? undefined : (now - genesis) / BigInt(epochSeconds);
}

/** The pools that an epoch is about, by their places in its list. */
export function poolsOf(epoch: EpochAccount): Address[] {
    return epoch.data.members.slice(0, epoch.data.books.pools).map(({ pool }) => pool);
}

/** Whether an epoch takes votes at `now` [unix s]. */
export function takesVotes(epoch: EpochAccount, now: bigint): boolean {
    const { start, votingEnd } = epoch.data.books.window;
    return now >= start && now < votingEnd;
}
