import { Money } from '../../prices/Money';
import type { Earning } from '../../rewards/earnings';
import { Rate } from '../../ui/figures';

/** Rates of several tokens, one below the other, and what they are worth together. */
export function Earnings({ of }: { of: readonly Earning[] }) {
    if (of.length === 0) return <>nothing at present</>;
    return (
        <>
            {of.map(({ mint, perDay, units }) => (
                <div key={mint}>
                    <Rate of={perDay} units={units} mint={mint} />
                </div>
            ))}
            <Money of={of} />
        </>
    );
}
