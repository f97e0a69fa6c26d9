/** Where a stake goes: into a position that is there, or into a new one. */
import type { Holding, PoolAccount } from '@acequia/client';
import { useState } from 'react';
import type { Into } from '../../acts/stake';
import { lockState } from '../../rewards/stakes';
import { Select } from '../../ui/select';
import { nameOf, useHoldingsIn } from './holdings';

/** What was chosen, and what can be. */
export interface Where {
    readonly into: Into;
    /** The position that is there; none where a new one is opened. */
    readonly target: Holding | undefined;
    readonly options: readonly { readonly value: Into; readonly label: string }[];
    readonly choose: (into: Into) => void;
}

/** As a rule it goes into the largest position without a lock. */
export function useInto(pool: PoolAccount, now: bigint | undefined): Where {
    const holdings = useHoldingsIn(pool);
    const [chosen, choose] = useState<Into>('largest');
    const named = holdings.find(({ position }) => position.address === chosen);
    const locked = (holding: Holding) =>
        now !== undefined && lockState(holding.position, now).is === 'running';
    const largest = chosen === 'new' ? undefined : holdings.find((one) => !locked(one));
    const target = named ?? largest;
    const options = holdings.map((holding) => ({
        value: holding.position.address,
        label: `${nameOf(holding)}${locked(holding) ? ', locked' : ''}`,
    }));
    return {
        into: target?.position.address ?? 'new',
        target,
        options: [...options, { value: 'new', label: 'A new position' }],
        choose,
    };
}

/** The choice; none is asked where there is no position yet. */
export function IntoSelect({ where: { into, options, choose } }: { where: Where }) {
    if (options.length === 1) return null;
    return <Select<Into> label="Into" value={into} options={options} choose={choose} />;
}
