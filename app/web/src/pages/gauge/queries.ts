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
import { useHoldings, usePools } from '../../chain/queries';
import { useOwner } from '../../wallet/wallet';
import { useOperated } from '../positions/Operated';

const ASK_AGAIN_MS = 5_000;
/** How many epochs before the present one are looked for. */
const LOOK_BACK = 12n;

/** The gauges of a chain: those that it came with, and those that fund a stream of a pool. */
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
        queryFn: async () => {
            const accounts = await fetchEncodedAccounts(rpc, asked);
            const own = (one: (typeof accounts)[number]) =>
                one.exists && one.programAddress === program.GAUGE_PROGRAM_ADDRESS;
            return accounts.filter(own).map(({ address }) => address);
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

/** A gauge, its present epoch, and those before it that are still there. */
export function useGaugeState(address: Address) {
    const { rpc, cluster } = useConnection();
    return useQuery<GaugeState>({
        queryKey: ['chain', cluster.rpc, 'gauge-state', address],
        queryFn: async () => {
            const [gauge, now] = await Promise.all([
                gauges.fetchGauge(rpc, address),
                fetchNow(rpc),
            ]);
            const number = gauges.epochNumberAt(gauge, now);
            return { gauge, number, epochs: await fetchEpochs(rpc, address, number ?? 0n) };
        },
        refetchInterval: ASK_AGAIN_MS,
    });
}

/** Epochs around a number that have an account, the latest first. */
async function fetchEpochs(
    rpc: ReadRpc,
    gauge: Address,
    around: bigint,
): Promise<gauges.EpochAccount[]> {
    const first = around > LOOK_BACK ? around - LOOK_BACK : 0n;
    const count = Number(around - first) + 2;
    const numbers = Array.from({ length: count }, (_, nth) => around + 1n - BigInt(nth));
    const pdas = await Promise.all(
        numbers.map((number) => program.findEpochPda({ gauge, number })),
    );
    const accounts = await fetchEncodedAccounts(
        rpc,
        pdas.map(([address]) => address),
        { commitment: 'confirmed' },
    );
    return accounts.flatMap((one) => (one.exists ? [program.decodeEpoch(one)] : []));
}

/** A position that may vote, and how it has. */
export interface Voter extends Holding {
    readonly record: Address;
    /** Its present vote; `undefined` where it has not voted. */
    readonly vote: program.Vote | undefined;
}

/** The wallet's positions in the pools of an epoch that pass votes on to gauges, and those for which it
 *  votes as their operator. */
export function useVoters(epoch: gauges.EpochAccount) {
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
    return useQuery<Voter[]>({
        queryKey: [
            'chain',
            cluster.rpc,
            'voters',
            epoch.address,
            ...fit.map(({ position }) => `${position.address} ${position.data.stake.weight}`),
        ],
        queryFn: async () => {
            const records = await Promise.all(
                fit.map(async ({ position }) => {
                    const of = { epoch: epoch.address, position: position.address };
                    const [record] = await program.findVoteRecordPda(of);
                    return record;
                }),
            );
            const accounts = await fetchEncodedAccounts(rpc, records, { commitment: 'confirmed' });
            return fit.map((holding, nth) => {
                const account = accounts[nth]!;
                const vote = account.exists
                    ? program.decodeVoteRecord(account).data.vote
                    : undefined;
                return { ...holding, record: records[nth]!, vote };
            });
        },
        enabled: me !== undefined,
        refetchInterval: ASK_AGAIN_MS,
    });
}
