import { isPenaltyFlow, StreamKind, streamsOf, type PoolAccount } from '@acequia/client';
import { useConnection } from '../chain/connection';

/** What tells a stream from others of the same token: where what it pays comes from; nothing of an only
 *  one whose schedule says all. */
export function useStreamWords(pool: PoolAccount): (slot: number) => string | undefined {
    const { gauges } = useConnection().cluster;
    const streams = streamsOf(pool);
    return (slot) => {
        const stream = streams.find((one) => one.slot === slot);
        if (!stream) return undefined;
        if (isPenaltyFlow(stream)) return 'from those who leave locks early';
        if (gauges.includes(stream.funder)) return 'as votes of the gauge share it out';
        if (stream.books.kind === StreamKind.Flow) return 'as deposits come';
        const alike = streams.filter(({ mint }) => mint === stream.mint);
        return alike.length > 1 ? 'by a schedule' : undefined;
    };
}
