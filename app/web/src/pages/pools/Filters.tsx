import type { PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { usePrices } from '../../prices/prices';
import { useTokens } from '../../tokens/tokens';
import { Select } from '../../ui/select';
import { tokensIn, type Choice, type Order, type Show } from './choose';
import styles from './pools.module.css';

const SHOWS: readonly { value: Show; label: string }[] = [
    { value: 'all', label: 'All pools' },
    { value: 'open', label: 'Open to deposits' },
    { value: 'paying', label: 'Paying now' },
    { value: 'ending', label: 'A reward ends within 7 days' },
];

/** What is shown and in which order. */
export function Filters({
    pools,
    choice,
    choose,
}: {
    pools: readonly PoolAccount[];
    choice: Choice;
    choose: (choice: Choice) => void;
}) {
    const tokens = useTokens();
    const priced = usePrices().named !== undefined;
    const mints = tokensIn(pools).map((mint) => ({ value: mint, label: tokens(mint).symbol }));
    const orders: readonly { value: Order; label: string; disabled?: boolean }[] = [
        { value: 'name', label: 'Name' },
        { value: 'yield', label: 'Highest APR' },
        { value: 'ending', label: 'Ending first' },
        {
            value: 'staked',
            label: priced ? 'Most staked' : 'Most staked (needs prices)',
            disabled: !priced,
        },
    ];
    return (
        <div className={styles.filters} role="search" aria-label="Pools">
            <Select
                label="Show"
                value={choice.show}
                options={SHOWS}
                choose={(show) => choose({ ...choice, show })}
            />
            <Select<Address | 'all'>
                label="Token"
                value={choice.token}
                options={[{ value: 'all', label: 'Any token' }, ...mints]}
                choose={(token) => choose({ ...choice, token })}
            />
            <Select
                label="Sort by"
                value={choice.order}
                options={orders}
                choose={(order) => choose({ ...choice, order })}
            />
        </div>
    );
}
