import type { PoolAccount } from '@acequia/client';
import type { Address } from '@solana/kit';
import { useId } from 'react';
import { useTokens } from '../../tokens/tokens';
import { Select } from '../../ui/select';
import { tokensIn, type Order, type Show } from './choose';
import { VIEWS, type Shown, type View } from './inUrl';
import styles from './pools.module.css';

const SHOWS: readonly { value: Show; label: string }[] = [
    { value: 'usual', label: 'Running' },
    { value: 'open', label: 'Open to deposits' },
    { value: 'paying', label: 'Paying now' },
    { value: 'ending', label: 'A reward ends within 7 days' },
    { value: 'all', label: 'All, ended and unlisted too' },
];
const ORDERS: readonly { value: Order; label: string }[] = [
    { value: 'staked', label: 'Most staked' },
    { value: 'yield', label: 'Highest APR' },
    { value: 'ending', label: 'Ending first' },
    { value: 'name', label: 'Name' },
];
const VIEW_NAMES: Record<View, string> = { cards: 'Cards', table: 'Table' };

/** What is shown, in which order, and how. */
export function Filters({
    pools,
    shown,
    choose,
}: {
    pools: readonly PoolAccount[];
    shown: Shown;
    choose: (change: Partial<Shown>) => void;
}) {
    const tokens = useTokens();
    const mints = tokensIn(pools).map((mint) => ({ value: mint, label: tokens(mint).symbol }));
    return (
        <div className={styles.filters} role="search" aria-label="Pools">
            <Search text={shown.text} type={(text) => choose({ text })} />
            <Select
                label="Show"
                value={shown.show}
                options={SHOWS}
                choose={(show) => choose({ show })}
            />
            <Select<Address | 'all'>
                label="Token"
                value={shown.token}
                options={[{ value: 'all', label: 'Any token' }, ...mints]}
                choose={(token) => choose({ token })}
            />
            <Select
                label="Sort by"
                value={shown.order}
                options={ORDERS}
                choose={(order) => choose({ order })}
            />
            <div className="segments" role="group" aria-label="Shown as">
                {VIEWS.map((view) => (
                    <button
                        key={view}
                        type="button"
                        aria-pressed={view === shown.view}
                        onClick={() => choose({ view })}
                    >
                        {VIEW_NAMES[view]}
                    </button>
                ))}
            </div>
        </div>
    );
}

function Search({ text, type }: { text: string; type: (text: string) => void }) {
    const id = useId();
    return (
        <div className={styles.search}>
            <label htmlFor={id}>Search</label>
            <input
                id={id}
                type="search"
                autoComplete="off"
                spellCheck={false}
                placeholder="Name, token or address"
                value={text}
                onChange={(event) => type(event.target.value)}
            />
        </div>
    );
}
