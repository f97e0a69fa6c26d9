/** What was earned so far: what was paid, and what is owed. */
import type { ReactNode } from 'react';
import { hostOf } from '../../chain/cluster';
import type { PaidSoFar } from '../../chain/paid';
import { Money } from '../../prices/Money';
import { sumByToken, type TokenSum } from '../../rewards/pending';
import { Amount } from '../../ui/figures';
import { Lines, Reading } from '../../ui/loading';

/** Of all positions. */
export function EarnedInAll({ paid, owed }: { paid: PaidSoFar; owed: readonly TokenSum[] }) {
    if (paid.is !== 'known') return <NotYet paid={paid} />;
    const { sum, server, isPartial } = paid;
    return (
        <>
            <Sums of={sumByToken([...sum, ...owed])} />
            <span className="small">
                {isPartial && 'and of tokens that no pool pays any more; '}
                {server === undefined ? 'paid and owed' : `paid, says ${hostOf(server)}, and owed`}
            </span>
        </>
    );
}

/** Of one position. */
export function EarnedBy({
    paid,
    position,
    owed,
}: {
    paid: PaidSoFar;
    position: string;
    owed: readonly TokenSum[];
}): ReactNode {
    if (paid.is !== 'known') return <NotYet paid={paid} />;
    const own = [...paid.by].find(([address]) => address === position)?.[1] ?? [];
    return <Sums of={sumByToken([...own, ...owed])} />;
}

function Sums({ of }: { of: readonly TokenSum[] }) {
    const some = of.filter(({ units }) => units > 0n);
    if (some.length === 0) return 'nothing so far';
    return (
        <>
            {some.map(({ mint, decimals, units }) => (
                <div key={mint}>
                    <Amount units={units} decimals={decimals} mint={mint} places={4} />
                </div>
            ))}
            <Money of={some} />
        </>
    );
}

function NotYet({ paid }: { paid: Exclude<PaidSoFar, { is: 'known' }> }) {
    switch (paid.is) {
        case 'reading':
            return <Reading what="what was paid" shape={<Lines many={1} />} />;
        case 'much':
            return (
                <button type="button" className="quiet" onClick={paid.read}>
                    Add it up
                </button>
            );
        case 'gone':
            return 'The node shows too little of the past to tell';
    }
}
