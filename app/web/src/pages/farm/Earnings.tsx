import type { TokenSum } from '../../rewards/pending';
import { Amount } from '../../ui/figures';

/** Amounts of several tokens, one below the other. */
export function Earnings({ of }: { of: readonly TokenSum[] }) {
    if (of.length === 0) return <>nothing at present</>;
    return of.map(({ mint, decimals, units }) => (
        <div key={mint}>
            <Amount units={units} decimals={decimals} mint={mint} places={6} />
        </div>
    ));
}
