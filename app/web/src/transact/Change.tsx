import type { TokenChange } from '@acequia/client';
import { useMint } from '../tokens/tokens';
import { Amount } from '../ui/figures';

/** How much of a token moves; which way, the words beside it say. */
export function Change({ mint, change }: TokenChange) {
    const decimals = useMint(mint).data?.decimals;
    if (decimals === undefined) return <>…</>;
    return <Amount units={change < 0n ? -change : change} decimals={decimals} mint={mint} />;
}
