/** What the pages of gauges read from the chain. */
import {
    fetchNow,
    gauge as program,
    gauges,
    isPenaltyFlow,
    operatorRights,
    streamsOf,
    type Holding,
    type ReadRpc,
} from '@acequia/client';
import { fetchEncodedAccounts, unwrapOption, type Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { useConnection } from '../../chain/connection';
import { leftOut } from '../../chain/leftOut';
import { useHoldings, usePools } from '../../chain/queries';
import { useOwner } from '../../wallet/wallet';
import { useOperated } from '../positions/Operated';
import type { CastVote } from './split';

const ASK_AGAIN_MS = 5_000;
/** How many epochs before the present one are shown. */
const LOOK_BACK = 12n;
/** In how many of them a vote is looked for, to begin the next with. */
const REMEMBERED = 2;

/** The gauges of a chain: those that it came with, and those that fund a stream of a pool. What they and
 *  their epochs hold comes with them: to ask for it after them would be another call in a row. */
export function useGauges() {
    const { rpc, cluster } = useConnection();
    const pools = usePools();
    const funders = new Set(
        (pools.data ?? [])
            .filter(({ data }) => unwrapOption(data.hook) === program.GAUGE_PROGRAM_ADDRESS)
            .flatMap((pool) => streamsOf(pool).filter((stream) => !isPenaltyFlow(stream)))
            .map(({ funder }) => funder),
    );
    const asked = [...new Set([...cluster.gauges, ...funders])].sort();
    return useQuery<Address[]>({
        queryKey: ['gauges', cluster.rpc, ...asked],
        queryFn: async ({ client }) => {
            const [accounts, epochs, now] = await Promise.all([
                fetchEncodedAccounts(rpc, asked, { commitment: 'confirmed' }),
                gauges.findEpochs(rpc, {}, leftOut),
                fetchNow(rpc),
            ]);
            const own = accounts.flatMap((one) => {
                const isOne = one.exists && one.programAddress === program.GAUGE_PROGRAM_ADDRESS;
                return isOne ? [program.decodeGauge(one)] : [];
            });
            for (const gauge of own) {
                client.setQueryData(
                    stateKey(cluster.rpc, gauge.address),
                    state(gauge, epochs, now),
                );
            }
            return own.map(({ address }) => address);
        },
        enabled: pools.data !== undefined || pools.error !== null,
        staleTime: 60_000,
    });
}

export interface GaugeState {
    readonly gauge: gauges.GaugeAccount;
    /** The number of the epoch that runs; `undefined` before the first. */
    readonly number: bigint | undefined;
    /** Those that have an account, the latest first: the next one where it is open already. */
    readonly epochs: readonly gauges.EpochAccount[];
}

const stateKey = (node: string, gauge: Address) => ['chain', node, 'gauge-state', gauge];

/** A gauge, its present epoch, and those before it that are still there. */
export function useGaugeState(address: Address) {
    const { rpc, cluster } = useConnection();
    return useQuery<GaugeState>({
        queryKey: stateKey(cluster.rpc, address),
        queryFn: async () => {
            const [gauge, epochs, now] = await Promise.all([
                gauges.fetchGauge(rpc, address),
                gauges.findEpochs(rpc, { gauge: address }, leftOut),
                fetchNow(rpc),
            ]);
            return state(gauge, epochs, now);
        },
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** Of all epochs those of a gauge from `LOOK_BACK` before the present one on. */
function state(
    gauge: gauges.GaugeAccount,
    epochs: readonly gauges.EpochAccount[],
    now: bigint,
): GaugeState {
    const number = gauges.epochNumberAt(gauge, now);
    const numberOf = ({ data }: gauges.EpochAccount) => data.books.number;
    const own = epochs
        .filter((one) => one.data.gauge === gauge.address)
        .filter((one) => numberOf(one) + LOOK_BACK >= (number ?? 0n))
        .sort((a, b) => Number(numberOf(b) - numberOf(a)));
    return { gauge, number, epochs: own };
}

/** A position that may vote, and how it has. */
export interface Voter extends Holding {
    /** Its present vote; `undefined` where it has not voted. */
    readonly vote: program.Vote | undefined;
    /** How it voted in epochs before, as far as they keep it, the latest first. */
    readonly before: readonly CastVote[];
}

/** The wallet's positions in the pools of an epoch that pass votes on to gauges, and those for which it
 *  votes as their operator; with what they have voted in it, and in the latest of `earlier`. */
export function useVoters(epoch: gauges.EpochAccount, earlier: readonly gauges.EpochAccount[]) {
    const { rpc, cluster } = useConnection();
    const me = useOwner();
    const own = useHoldings(me).data ?? [];
    const operated = (useOperated(me).data ?? []).filter(({ position }) =>
        operatorRights(position).includes('vote'),
    );
    const holdings = [...own, ...operated];
    const pools = gauges.poolsOf(epoch);
    const votes = ({ pool, position }: Holding) =>
        pools.includes(pool.address) &&
        position.data.stake.amount > 0n &&
        unwrapOption(pool.data.hook) === program.GAUGE_PROGRAM_ADDRESS;
    const place = ({ pool }: Holding) => pools.indexOf(pool.address);
    const fit = holdings.filter(votes).sort((a, b) => place(a) - place(b));
    const ballots = [epoch, ...earlier.slice(0, REMEMBERED)];
    return useQuery<Voter[]>({
        queryKey: [
            'chain',
            cluster.rpc,
            'voters',
            ...ballots.map(({ address }) => address),
            ...fit.map(({ position }) => `${position.address} ${position.data.stake.weight}`),
        ],
        queryFn: async () => {
            const cast = await Promise.all(ballots.map((one) => fetchVotes(rpc, one, fit)));
            return fit.map((holding, nth) => {
                const [vote, ...before] = cast.map((ballot) => ballot[nth]);
                const past = before.flatMap((one, at) =>
                    one ? [{ epoch: earlier[at]!, vote: one }] : [],
                );
                return { ...holding, vote, before: past };
            });
        },
        enabled: me !== undefined,
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** How positions have voted in an epoch, in their order. */
async function fetchVotes(
    rpc: ReadRpc,
    { address: epoch }: gauges.EpochAccount,
    positions: readonly Holding[],
): Promise<(program.Vote | undefined)[]> {
    if (positions.length === 0) return [];
    const pdas = await Promise.all(
        positions.map(({ position }) =>
            program.findVoteRecordPda({ epoch, position: position.address }),
        ),
    );
    const records = pdas.map(([record]) => record);
    const accounts = await fetchEncodedAccounts(rpc, records, { commitment: 'confirmed' });
    return accounts.map((one) =>
        one.exists ? program.decodeVoteRecord(one).data.vote : undefined,
    );
}
