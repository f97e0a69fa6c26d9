/** What a transaction moves within the farm: no wallet sees it come or go. */
import type { acequia, Preview } from '@acequia/client';
import type { Address } from '@solana/kit';
import { usePools } from '../chain/queries';
import { usePoolName } from '../tokens/tokens';
import { Amount } from '../ui/figures';

/** An amount that moves, and whither. */
interface Movement {
    readonly name: string;
    /** Of the stake of this pool. */
    readonly pool: Address;
    /** [base units] */
    readonly units: bigint;
}

/** What an event moves beside what wallets see. */
function movementsOf(
    { name, data }: acequia.AcequiaEvent,
    nameOf: (pool: Address) => string,
): readonly Movement[] {
    switch (name) {
        case 'compounded':
            return [{ name: 'Goes into your position', pool: data.pool, units: data.received }];
        case 'reinvested': {
            const into = `Goes into your position in ${nameOf(data.toPool)}`;
            return [{ name: into, pool: data.toPool, units: data.received }];
        }
        case 'stakeMoved':
            return [
                { name: `Leaves ${nameOf(data.pool)}`, pool: data.pool, units: data.amount },
                {
                    name: `Arrives in ${nameOf(data.toPool)}`,
                    pool: data.toPool,
                    units: data.received,
                },
            ];
        case 'positionsMerged':
            return [{ name: 'Goes over to the other', pool: data.pool, units: data.amount }];
        case 'lockLeft':
            if (data.penalty === 0n) return [];
            return [{ name: 'Goes to those who stay', pool: data.pool, units: data.penalty }];
        case 'locked':
            return [{ name: 'Is locked', pool: data.pool, units: data.books.amount }];
        default:
            return [];
    }
}

/** In the order in which it happens. */
export function Inside({ preview }: { preview: Preview }) {
    const nameOf = usePoolName();
    const pools = usePools().data ?? [];
    const movements = preview.events.flatMap((event) => movementsOf(event, nameOf));
    return movements.map(({ name, pool, units }, nth) => {
        const data = pools.find(({ address }) => address === pool)?.data;
        if (!data) return null;
        return (
            <div key={nth}>
                <dt>{name}</dt>
                <dd>
                    <Amount units={units} decimals={data.stakeDecimals} mint={data.stakeMint} />
                </dd>
            </div>
        );
    });
}

/** Whether it moves anything within the farm, so that pools have to be known. */
export const movesInside = ({ events }: Preview): boolean =>
    events.some((event) => movementsOf(event, () => '').length > 0);
